//! Board health: what an editor would ask about the board, grouped by kind, each entry leading to what it concerns.

mod worker;

use std::collections::{HashMap, HashSet};

use eframe::egui::{
    Align, Button, Color32, Frame, Id, Label, Layout, Margin, Response, RichText, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, accesskit::Role,
};

pub(super) use self::worker::HealthWorker;
use self::worker::Key;
use super::{
    action::{Action, Panel},
    icons,
    theme::{self, Palette, space},
    view::View,
    widgets::{Named, named},
    words,
};
use crate::{
    advice::{Advice, Kind, Severity, words::severity as severity_word},
    board::RecordId,
};

/// How many entries of a kind are shown at first, and how many more at each asking.
const FIRST: usize = 5;
const MORE: usize = 50;

/// What is known of the board's health, and how it is looked at.
#[derive(Debug, Default)]
pub struct HealthState {
    advice: Vec<Advice>,
    /// What the advice is of.
    of: Option<Key>,
    /// What it is to be of: the board on screen.
    wanted: Option<Key>,
    /// Kinds that the user has folded or unfolded against the usual.
    turned: HashSet<Kind>,
    /// How many entries of a kind are shown, where that is more than at first.
    shown: HashMap<Kind, usize>,
}

impl HealthState {
    fn take(&mut self, key: Key, advice: Vec<Advice>) {
        self.advice = advice;
        self.of = Some(key);
    }

    fn is_of(&self, key: Key) -> bool {
        self.of == Some(key)
    }

    /// How many pieces of advice there are of each severity, the heaviest first; none of any that there are none of.
    /// Nothing is known of a board that has changed since, or was never looked at.
    pub fn counts(&self) -> Vec<(Severity, usize)> {
        let known = self.of.is_some() && self.of.map(|of| of.0) == self.wanted.map(|wanted| wanted.0);
        let count = |severity| self.advice.iter().filter(|advice| advice.severity == severity).count();
        let all = Severity::ALL.into_iter().map(|severity| (severity, count(severity)));
        all.filter(|(_, count)| known && *count > 0).collect()
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    heading(ui, view);
    let colours = theme::colours(ui);
    if view.ui.health.advice.is_empty() {
        let text = if view.ui.health.of.is_some() { words::HEALTHY } else { words::WORKING_OUT };
        ui.add(Label::new(RichText::new(text).color(colours.quiet)).wrap());
        return;
    }
    ScrollArea::vertical().id_salt("health").auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - space::S);
        // Taken out for the time being, for entries change how the panel is looked at.
        let advice = std::mem::take(&mut view.ui.health.advice);
        for group in advice.chunk_by(|a, b| a.kind() == b.kind()) {
            self::group(ui, view, group);
        }
        view.ui.health.advice = advice;
    });
}

fn heading(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    ui.horizontal(|ui| {
        let title = RichText::new(words::HEALTH).font(theme::strong(theme::size::HEADING));
        ui.add(Label::new(title));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = Button::new(RichText::new(icons::CLOSE).size(theme::size::SMALL)).frame(false);
            if ui.add(close).on_hover_text(words::CLOSE).accessible_name(words::CLOSE_HEALTH).clicked() {
                view.act(Action::TogglePanel(Panel::Health));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let counts = RichText::new(words::health_counts(&view.ui.health.counts())).color(colours.quiet);
                ui.add(Label::new(counts.small()).truncate());
            });
        });
    });
    ui.add_space(space::XS);
}

/// All advice of one kind: a heading to fold it, why it matters and what to do, and the entries.
fn group(ui: &mut Ui, view: &mut View<'_>, group: &[Advice]) {
    let Some(first) = group.first() else { return };
    let (kind, severity) = (first.kind(), first.severity);
    let colours = theme::colours(ui);
    // What is only good to know stays folded until it is asked for.
    let open = (severity > Severity::Note) != view.ui.health.turned.contains(&kind);
    if fold(ui, kind, severity, group.len(), open).clicked() && !view.ui.health.turned.remove(&kind) {
        view.ui.health.turned.insert(kind);
    }
    if !open {
        return;
    }
    ui.indent(("health", kind), |ui| {
        let why = RichText::new(format!("{} {}", kind.why(), kind.remedy())).small().color(colours.quiet);
        ui.add(Label::new(why).wrap());
        let shown = view.ui.health.shown.get(&kind).copied().unwrap_or(FIRST);
        for (place, advice) in group.iter().take(shown).enumerate() {
            entry(ui, view, advice, place);
        }
        if group.len() > shown {
            let more = MORE.min(group.len() - shown);
            let button = ui.small_button(words::show_more(more));
            if button.accessible_name(words::show_more_of(more, kind.title())).clicked() {
                view.ui.health.shown.insert(kind, shown + more);
            }
        }
    });
    ui.add_space(space::S);
}

fn fold(ui: &mut Ui, kind: Kind, severity: Severity, count: usize, open: bool) -> Response {
    let colours = theme::colours(ui);
    let caret = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    let (icon, colour) = look(severity, colours);
    let title = RichText::new(kind.title()).font(theme::strong(theme::size::BODY)).color(colours.text);
    let button = Button::new((
        RichText::new(caret).color(colours.quiet),
        RichText::new(icon).color(colour),
        title,
        RichText::new(count.to_string()).color(colours.quiet),
    ));
    let response = ui.add(button.frame(false));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, words::health_kind(kind.title(), count)));
    response
}

/// One piece of advice, `place` of its kind: a click leads to what it concerns, another one to the next of several.
fn entry(ui: &mut Ui, view: &mut View<'_>, advice: &Advice, place: usize) {
    let colours = theme::colours(ui);
    let selected = view.session.selected.is_some_and(|selected| advice.about.contains(&selected));
    let what = Named {
        id: Id::unique(("advice", advice.kind(), place)),
        role: Role::Button,
        name: advice.what(&view.session.board),
        sense: Sense::click(),
    };
    let text = RichText::new(what.name.as_str()).color(colours.text);
    let response = named(ui, what, |ui| {
        let fill = match () {
            () if selected => colours.accent_soft,
            () if ui.response().hovered() => colours.control_hover,
            () => Color32::TRANSPARENT,
        };
        let frame = Frame::new().inner_margin(Margin::symmetric(6, 3)).corner_radius(6).fill(fill);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let (icon, colour) = look(advice.severity, colours);
                ui.add(Label::new(RichText::new(icon).color(colour)));
                ui.add(Label::new(text).wrap());
            });
        });
    })
    .response;
    if response.has_focus() {
        ui.painter().rect_stroke(response.rect, 6.0, Stroke::new(2.0, colours.accent), StrokeKind::Inside);
    }
    let clicked = response.clicked();
    let severity = severity_word(advice.severity);
    response.on_hover_text(format!("{severity}. {}", words::health_hint(advice.about.len())));
    // Until a large board was read again, advice may speak of what is gone.
    let there: Vec<RecordId> = advice.about.iter().copied().filter(|id| view.session.board.has(*id)).collect();
    if clicked && let Some(id) = next(&there, view.session.selected) {
        view.act(Action::Reveal(id));
    }
}

/// The record behind the one that is selected, or the first.
fn next(about: &[RecordId], selected: Option<RecordId>) -> Option<RecordId> {
    let at = about.iter().position(|id| Some(*id) == selected);
    about.iter().cycle().nth(at.map_or(0, |at| at + 1)).copied()
}

/// Icon and colour of a severity.
pub(super) fn look(severity: Severity, colours: &Palette) -> (&'static str, Color32) {
    match severity {
        Severity::Serious => (icons::ERROR, colours.error),
        Severity::Caution => (icons::WARNING, colours.warning),
        Severity::Note => (icons::INFO, colours.quiet),
    }
}
