//! The bar at the bottom: the file and whether it is saved, counts, and what the last change moved.

use eframe::egui::{Align, Button, Label, Layout, ProgressBar, Response, RichText, Ui, accesskit};

use super::{icons, menu, numbers, session::Session, theme, view::View, widgets::named, words};
use crate::app::action::{Action, Panel};
use crate::board::RecordId;

/// The least width at which the counts are shown, in points.
const ROOM_FOR_COUNTS: f32 = 760.0;

/// The status bar.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let counts = ui.available_width() >= ROOM_FOR_COUNTS;
    ui.horizontal(|ui| {
        file(ui, view.session);
        if let Some(share) = view.ui.saving {
            ui.separator();
            saving(ui, view, share);
        }
        if view.mask.is_on() {
            ui.separator();
            note(ui, icons::LOCK, words::MASKED_STATUS, theme::colours(ui).accent).on_hover_text(words::MASKED);
        }
        if view.session.read_only {
            ui.separator();
            note(ui, icons::LOCK, words::READ_ONLY, theme::colours(ui).warning).on_hover_text(words::READ_ONLY_HINT);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if counts {
                ui.label(RichText::new(count_all(view.session)).small().color(theme::colours(ui).quiet));
                ui.separator();
            }
            health(ui, view);
            // What is left between the two ends, from left to right again.
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| news(ui, view));
        });
    });
}

/// A save that takes its time, and a way to break it off.
fn saving(ui: &mut Ui, view: &mut View<'_>, share: Option<f32>) {
    ui.label(RichText::new(words::SAVING).small());
    if let Some(share) = share {
        ui.add(ProgressBar::new(share).desired_width(90.0).desired_height(6.0));
    }
    if ui.small_button(words::CANCEL).clicked() {
        view.act(Action::CancelJob);
    }
}

/// Whether the board is saved, and where.
fn file(ui: &mut Ui, session: &Session) {
    let colours = theme::colours(ui);
    let name = session.file.as_deref().map_or_else(|| words::NO_FILE.to_owned(), menu::file_name);
    let (icon, state, colour) = if session.is_unsaved() {
        (icons::UNSAVED, words::UNSAVED, colours.warning)
    } else if session.file.is_some() {
        (icons::SUCCESS, words::SAVED, colours.success)
    } else {
        (icons::INFO, words::UNCHANGED, colours.quiet)
    };
    let response = note(ui, icon, state, colour);
    ui.label(RichText::new(name).small());
    if let Some(path) = &session.file {
        response.on_hover_text(path.display().to_string());
    }
}

/// What the last change moved, or why nothing can be weighed.
fn news(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    if let Some(impossible) = &view.session.impossible {
        ui.separator();
        let text = words::contradicts(impossible);
        let response = note(ui, icons::WARNING, &text, colours.error).on_hover_text(&text);
        named::announce(&response, accesskit::Role::Alert, &text);
        return;
    }
    if view.session.is_behind() {
        ui.separator();
        note(ui, icons::INFO, words::WEIGHING, colours.quiet);
        return;
    }
    // What is tried has its own banner.
    if view.session.is_trying() {
        return;
    }
    let Some((first, claim)) = moved(view.session) else { return };
    ui.separator();
    let label = Label::new(RichText::new(&first).small()).truncate().sense(eframe::egui::Sense::click());
    let response = ui.add(label).on_hover_text(all_moved(view.session));
    named::announce(&response, accesskit::Role::Status, &first);
    if response.clicked() {
        view.act(Action::Reveal(claim));
    }
}

/// The largest move in words, and the claim it is about.
fn moved(session: &Session) -> Option<(String, RecordId)> {
    let first = session.moved.first()?;
    let claim = session.board.claims.get(first.claim)?;
    let change = numbers::change(first.from, first.to);
    let text = words::moved(&claim.text, &change, session.moved.len() - 1);
    Some((text, RecordId::Claim(first.claim)))
}

/// Every move, one on a line; the first twelve of many.
pub(super) fn all_moved(session: &Session) -> String {
    const MOST: usize = 12;
    let mut lines: Vec<String> = session
        .moved
        .iter()
        .take(MOST)
        .filter_map(|moved| {
            let claim = session.board.claims.get(moved.claim)?;
            Some(format!("{}  {}", numbers::change(moved.from, moved.to), words::short(&claim.text)))
        })
        .collect();
    if session.moved.len() > MOST {
        lines.push(words::and_more(session.moved.len() - MOST));
    }
    lines.join("\n")
}

/// How many things an editor would ask about, the heaviest first; leads to them.
fn health(ui: &mut Ui, view: &mut View<'_>) {
    let counts = view.ui.health.counts();
    let Some((severity, count)) = counts.first().copied() else { return };
    let (icon, colour) = super::health::look(severity, theme::colours(ui));
    let text = RichText::new(crate::advice::words::count_of(severity, count)).small();
    let button = Button::new((RichText::new(icon).small().color(colour), text)).frame(false);
    let summary = words::health_summary(&counts);
    if ui.add(button).on_hover_text(&summary).accessible_name(&summary).clicked() {
        view.act(Action::TogglePanel(Panel::Health));
    }
    ui.separator();
}

fn count_all(session: &Session) -> String {
    let board = &session.board;
    [
        numbers::count(board.claims.len(), "claim", "claims"),
        numbers::count(board.statements.len(), "statement", "statements"),
        numbers::count(board.sources.len(), "source", "sources"),
    ]
    .join("  ·  ")
}

fn note(ui: &mut Ui, icon: &str, text: &str, colour: eframe::egui::Color32) -> Response {
    let response = ui.label(RichText::new(icon).small().color(colour));
    response.union(ui.add(Label::new(RichText::new(text).small().color(colour)).truncate()))
}
