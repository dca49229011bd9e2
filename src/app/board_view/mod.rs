//! The board: every claim as a card, with what speaks for and against it.
//!
//! - [`filter`]: which claims are shown and in which order;
//! - [`heights`]: where cards stand in the list, so that only those in sight are laid out;
//! - [`card`], [`column`], [`chip`]: a claim, one side of it, one statement;
//! - [`target`], [`ghost`], [`keyboard`]: carrying things about;
//! - [`names`]: the accessible names.

pub mod card;
pub mod chip;
pub mod column;
pub mod filter;
pub mod ghost;
mod heights;
pub mod keyboard;
pub mod names;
pub mod target;

use std::collections::{HashMap, HashSet};

use eframe::egui::{self, ComboBox, Label, RichText, ScrollArea, TextEdit, Ui, UiBuilder, vec2};

pub use filter::Sort;

use self::heights::Heights;
use super::{action::Action, icons, numbers, theme, view::View, words};
use crate::board::{ClaimId, Stance};

/// How the board is looked at.
#[derive(Debug, Default)]
pub struct BoardViewState {
    /// The order of the claims.
    pub sort: Sort,
    /// What claims must hold.
    query: String,
    /// The tag claims must have.
    tag: Option<String>,
    /// The claims shown, and what they were worked out for.
    shown: Vec<ClaimId>,
    shown_for: Option<(u64, String, Option<String>, Sort)>,
    tags: Vec<String>,
    heights: Heights,
    /// How high the columns of each card were, so that both are equally high.
    column_heights: HashMap<ClaimId, f32>,
    /// Columns that show all their statements.
    expanded: HashSet<(ClaimId, Stance)>,
    reveal: Option<ClaimId>,
    focus_filter: bool,
}

impl BoardViewState {
    /// Puts the keyboard into the filter.
    pub fn focus_filter(&mut self) {
        self.focus_filter = true;
    }

    /// Shows all claims.
    pub fn clear_filter(&mut self) {
        self.query.clear();
        self.tag = None;
    }

    /// Brings a claim into sight.
    pub fn reveal(&mut self, claim: ClaimId) {
        self.reveal = Some(claim);
    }

    /// The claims shown, in order.
    pub fn shown(&self) -> &[ClaimId] {
        &self.shown
    }
}

/// Shows the board.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    work_out(view);
    keyboard::steer(ui, view);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 10)).show(ui, |ui| {
        header(ui, view);
        ui.add_space(theme::space::XS);
        if view.session.order.is_empty() {
            no_claims(ui, view);
        } else if view.ui.board.shown.is_empty() {
            no_match(ui, view);
        } else {
            list(ui, view);
        }
    });
    ghost::show(ui, view);
}

/// Works out which claims are shown, where anything it depends on has changed.
fn work_out(view: &mut View<'_>) {
    let state = &mut view.ui.board;
    // Sorting by anything but the user's order follows the weights; while a slider is held the cards stay put.
    let revision = match (&view.session.before_gesture, &state.shown_for) {
        (Some(_), Some((revision, ..))) => *revision,
        _ => view.session.revision,
    };
    let key = (revision, state.query.clone(), state.tag.clone(), state.sort);
    if state.shown_for.as_ref() != Some(&key) {
        state.shown = filter::shown(view.session, &state.query, state.tag.as_deref(), state.sort);
        state.tags = filter::tags(view.session);
        state.heights.list(&state.shown);
        state.shown_for = Some(key);
    }
}

fn header(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    let head = &view.session.board.head;
    if !head.question.is_empty() {
        let question = RichText::new(words::short_to(&head.question, 200)).font(theme::strong(theme::size::HEADING));
        ui.add(Label::new(question.color(colours.text)).truncate().selectable(false));
    }
    ui.horizontal_wrapped(|ui| {
        let filter = TextEdit::singleline(&mut view.ui.board.query)
            .hint_text(format!("{}  Filter claims", icons::SEARCH))
            .desired_width((ui.available_width() * 0.35).clamp(120.0, 260.0));
        let filter = ui.add(filter).accessible_name("Filter claims");
        if std::mem::take(&mut view.ui.board.focus_filter) {
            filter.request_focus();
        }
        ComboBox::from_id_salt("sort-claims")
            .selected_text(view.ui.board.sort.words())
            .show_ui(ui, |ui| {
                for sort in Sort::ALL {
                    ui.selectable_value(&mut view.ui.board.sort, sort, sort.words());
                }
            })
            .response
            .accessible_name("Sort claims");
        if ui.button(format!("{}  Add claim", icons::ADD)).accessible_name("Add claim").clicked() {
            view.act(Action::AddClaim);
        }
        let (shown, all) = (view.ui.board.shown.len(), view.session.order.len());
        let count = numbers::count(all, "claim", "claims");
        let count = if shown == all { count } else { format!("{} of {count}", numbers::whole(shown)) };
        ui.add(Label::new(RichText::new(count).color(colours.quiet)).selectable(false));
        if !view.ui.board.query.is_empty() || view.ui.board.tag.is_some() {
            if ui.button("Clear").accessible_name("Clear the filter").clicked() {
                view.ui.board.clear_filter();
            }
        }
    });
    if !view.ui.board.tags.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().button_padding = vec2(8.0, 2.0);
            for tag in view.ui.board.tags.clone().into_iter().take(12) {
                let chosen = view.ui.board.tag.as_ref() == Some(&tag);
                let text = RichText::new(format!("#{tag}")).font(theme::plain(theme::size::SMALL));
                if ui.selectable_label(chosen, text).clicked() {
                    view.ui.board.tag = (!chosen).then_some(tag);
                }
            }
        });
    }
}

fn list(ui: &mut Ui, view: &mut View<'_>) {
    let width = ui.available_width();
    view.ui.board.heights.at_width(width);
    let mut area = ScrollArea::vertical().id_salt("board-list").auto_shrink(false);
    if let Some(claim) = view.ui.board.reveal.take()
        && let Some(place) = view.ui.board.shown.iter().position(|id| *id == claim)
    {
        area = area.vertical_scroll_offset((view.ui.board.heights.top(place) - theme::space::L).max(0.0));
    }
    area.show_viewport(ui, |ui, viewport| {
        ui.set_min_height(view.ui.board.heights.total());
        let origin = ui.min_rect().min;
        let (mut place, mut top) = view.ui.board.heights.at(viewport.min.y);
        while let Some(id) = view.ui.board.shown.get(place).copied() {
            if top > viewport.max.y {
                break;
            }
            let Some(claim) = view.session.board.claims.share(id) else { break };
            let space = egui::Rect::from_min_size(origin + vec2(0.0, top), vec2(ui.available_width(), 0.0));
            let used = ui.scope_builder(UiBuilder::new().max_rect(space).id_salt(id.as_str()), |ui| {
                card::show(ui, view, &claim);
            });
            let height = used.response.rect.height() + theme::space::M;
            if view.ui.board.heights.measured(place, id, height) {
                ui.ctx().request_repaint();
            }
            top += height;
            place += 1;
        }
        target::scroll_at_edges(ui);
    });
}

fn empty(ui: &mut Ui, title: &str, hint: &str, add: impl FnOnce(&mut Ui)) {
    let colours = theme::colours(ui);
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.25);
        ui.add(Label::new(RichText::new(title).font(theme::strong(theme::size::HEADING))).selectable(false));
        ui.add(Label::new(RichText::new(hint).color(colours.quiet)).selectable(false));
        ui.add_space(theme::space::S);
        add(ui);
    });
}

fn no_claims(ui: &mut Ui, view: &mut View<'_>) {
    let hint = "A claim is a sentence that is true or false. Add the first one, then drag sources onto it.";
    empty(ui, "No claims yet", hint, |ui| {
        if ui.button("Add the first claim").clicked() {
            view.act(Action::AddClaim);
        }
    });
}

fn no_match(ui: &mut Ui, view: &mut View<'_>) {
    let query = words::short(&view.ui.board.query);
    let title =
        if query.is_empty() { "No claim has this tag".to_owned() } else { format!("Nothing matches “{query}”") };
    empty(ui, &title, "The filter looks at claims, tags, notes, statements and sources.", |ui| {
        if ui.button("Show all claims").clicked() {
            view.ui.board.clear_filter();
        }
    });
}
