//! Above the cards: what the board is about, the filter, the order, and tags. And what stands there instead of cards.

use eframe::egui::{Align, ComboBox, Id, Key, Label, Layout, RichText, TextEdit, Ui, vec2};

use super::{filter::Sort, scene::Scene};
use crate::app::{
    action::Action,
    command::Command,
    icons,
    theme::{self, size, space},
    view::View,
    words,
};

/// In a board narrower than this the filter has a line of its own.
const ONE_LINE: f32 = 560.0;
/// In a board lower than this the claims need the room that title and tags would take.
const LOW: f32 = 440.0;
/// Tags offered above the cards.
const TAGS: usize = 16;

/// Shows the head in the width there is.
pub fn show(ui: &mut Ui, view: &mut View<'_>, scene: Scene) {
    ui.spacing_mut().item_spacing.y = space::S;
    // What is filtered out must stay in sight, to be let in again.
    let low = ui.available_height() < LOW && view.ui.board.query().is_empty();
    if !low {
        title(ui, view, scene);
    }
    if ui.available_width() < ONE_LINE {
        filter(ui, view, scene, ui.available_width());
        ui.horizontal_wrapped(|ui| {
            sort(ui, view);
            add_claim(ui, view);
            if low {
                count(ui, view, scene);
            }
        });
        if low {
            return;
        }
    } else {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                add_claim(ui, view);
                sort(ui, view);
                let room = ui.available_width();
                filter(ui, view, scene, room);
            });
        });
    }
    count_and_tags(ui, view, scene);
    ui.add_space(space::XS);
}

fn title(ui: &mut Ui, view: &View<'_>, scene: Scene) {
    let head = &view.session.board.head;
    for (text, font, ink) in [
        (&head.title, theme::strong(size::BODY), scene.colours.text),
        (&head.question, theme::plain(size::SMALL), scene.colours.quiet),
    ] {
        if !text.trim().is_empty() {
            ui.add(Label::new(RichText::new(text).font(font).color(ink)).truncate());
        }
    }
}

fn filter(ui: &mut Ui, view: &mut View<'_>, scene: Scene, width: f32) {
    let board = &mut view.ui.board;
    let hint = RichText::new(format!("{}  {}", icons::SEARCH, words::FILTER)).color(scene.colours.quiet);
    let field = TextEdit::singleline(&mut board.text)
        .id(Id::unique("claims filter"))
        .hint_text(hint)
        .desired_width(width)
        .margin(eframe::egui::Margin::symmetric(10, 5));
    let response = ui.add(field).accessible_name(words::FILTER);
    if std::mem::take(&mut board.focus_filter) {
        response.request_focus();
    }
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        board.text.clear();
    }
}

fn sort(ui: &mut Ui, view: &mut View<'_>) {
    let now = view.ui.board.sort;
    let chosen = format!("{}  {}", icons::SORT, words::sort(now));
    let shown = ComboBox::from_id_salt("sort claims")
        .selected_text(chosen)
        .width(if ui.available_width() < ONE_LINE { 118.0 } else { 150.0 })
        .show_ui(ui, |ui| {
            for sort in Sort::ALL {
                if ui.selectable_label(sort == now, words::sort(sort)).clicked() {
                    view.act(Action::SortBy(sort));
                }
            }
        });
    shown.response.accessible_name(words::SORT);
}

fn add_claim(ui: &mut Ui, view: &mut View<'_>) {
    let command = Command::AddClaim;
    let text = format!("{}  {}", icons::ADD, command.label());
    if ui.button(text).accessible_name(command.label()).clicked() {
        view.act(command.action());
    }
}

fn count(ui: &mut Ui, view: &View<'_>, scene: Scene) {
    let (shown, all) = (view.ui.board.found.claims.len(), view.session.order.len());
    let count = RichText::new(words::result_count(shown, all)).size(size::SMALL).color(scene.colours.quiet);
    ui.add(Label::new(count).extend());
}

fn count_and_tags(ui: &mut Ui, view: &mut View<'_>, scene: Scene) {
    if view.session.order.is_empty() {
        return;
    }
    let tags: Vec<String> = view.ui.board.found.tags.iter().take(TAGS).map(|(tag, _)| tag.clone()).collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
        count(ui, view, scene);
        if !view.ui.board.query().is_empty() {
            let clear = RichText::new(format!("{} {}", icons::CLOSE, words::CLEAR_FILTER)).size(size::SMALL);
            let clear = ui.add(eframe::egui::Button::new(clear).frame(false).min_size(vec2(0.0, 20.0)));
            if clear.accessible_name(words::CLEAR_FILTER).clicked() {
                view.ui.board.clear_filter();
            }
        }
        ui.add_space(space::XS);
        for tag in tags {
            let chosen = view.ui.board.tag.as_deref() == Some(tag.as_str());
            let text = RichText::new(words::short(&tag)).size(size::SMALL);
            let text = if chosen { text.color(scene.colours.text) } else { text.color(scene.colours.quiet) };
            let pill = eframe::egui::Button::new(text).selected(chosen).corner_radius(10).min_size(vec2(0.0, 20.0));
            if ui.add(pill).clicked() {
                view.ui.board.toggle_tag(&tag);
            }
        }
    });
}

/// A board without claims says what to do.
pub fn no_claims(ui: &mut Ui, view: &mut View<'_>) {
    empty(ui, icons::CLAIM, words::NO_CLAIMS, Some(words::NO_CLAIMS_HINT), |ui| add_claim(ui, view));
}

/// A filter that finds nothing can be cleared. The button above says the same, so this one is the larger of two.
pub fn nothing_found(ui: &mut Ui, view: &mut View<'_>) {
    let sought = match &view.ui.board.tag {
        Some(tag) if view.ui.board.text.trim().is_empty() => tag.clone(),
        _ => view.ui.board.text.trim().to_owned(),
    };
    empty(ui, icons::SEARCH, &words::nothing_matches(&words::short(&sought)), None, |ui| {
        if ui.button(words::SHOW_ALL).clicked() {
            view.ui.board.clear_filter();
        }
    });
}

fn empty(ui: &mut Ui, icon: &str, line: &str, hint: Option<&str>, add: impl FnOnce(&mut Ui)) {
    let colours = theme::colours(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.28 - 40.0).max(space::M));
        ui.label(RichText::new(icon).size(34.0).color(colours.line_strong));
        ui.add_space(space::S);
        ui.label(RichText::new(line).font(theme::strong(size::HEADING)).color(colours.text));
        if let Some(hint) = hint {
            ui.set_max_width(ui.available_width().min(420.0));
            ui.add(Label::new(RichText::new(hint).color(colours.quiet)).wrap());
        }
        ui.add_space(space::M);
        add(ui);
    });
}
