//! One claim: its words, its credence, and the statements for and against it.

use eframe::egui::{
    self, CornerRadius, Frame, Id, Label, Margin, RichText, Sense, Stroke, StrokeKind, Ui, accesskit::Role,
};

use super::{column, names, target};
use crate::{
    app::{
        action::{Action, Direction},
        carry::{Carried, DropTarget},
        icons, numbers, theme,
        view::View,
        widgets::{Named, bar, named},
        words,
    },
    board::{Claim, ClaimId, Edit, RecordId, Stance},
    weigh::{Evidence, Verdict},
};

/// Below this width the columns stand one above the other.
const ROOM_FOR_TWO: f32 = 440.0;

/// The id of a card, for focus and keyboard.
pub fn id(claim: ClaimId) -> Id {
    Id::unique(("card", claim))
}

/// Shows the card of `claim`.
pub fn show(ui: &mut Ui, view: &mut View<'_>, claim: &Claim) {
    let colours = theme::colours(ui);
    let text = names::text(claim);
    let id = id(claim.id);
    let selected = view.session.selected == Some(RecordId::Claim(claim.id));
    let what = Named { id, role: Role::Article, name: names::card(&text), sense: Sense::click() };
    let out = named(ui, what, |ui| {
        Frame::new()
            .fill(colours.raised)
            .stroke(Stroke::new(if selected { 1.5 } else { 1.0 }, if selected { colours.accent } else { colours.line }))
            .corner_radius(CornerRadius::same(12))
            .inner_margin(Margin::symmetric(16, 14))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                heading(ui, view, claim);
                ui.add_space(2.0);
                credence(ui, view, claim, &text);
                ui.add_space(theme::space::XS);
                columns(ui, view, claim.id, &text);
            });
    });
    let response = out.response;
    if response.has_focus() {
        let stroke = Stroke::new(2.0, colours.accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), CornerRadius::same(13), stroke, StrokeKind::Outside);
    }
    if response.clicked_by(egui::PointerButton::Primary) {
        response.request_focus();
        view.act(Action::Select(Some(RecordId::Claim(claim.id))));
    }
    if ui.memory(|memory| memory.has_focus(id)) && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        view.act(Action::Select(Some(RecordId::Claim(claim.id))));
    }
    response.context_menu(|ui| menu(ui, view, claim));
    if matches!(target::carried(ui, view), Some(Carried::Claim(_))) {
        target::light(ui, view, DropTarget::Before(claim.id), response.rect, CornerRadius::same(12));
        target::take(view, &response, DropTarget::Before(claim.id));
    }
}

fn heading(ui: &mut Ui, view: &mut View<'_>, claim: &Claim) {
    let colours = theme::colours(ui);
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - 32.0).max(40.0);
        ui.allocate_ui(egui::vec2(room, 0.0), |ui| {
            ui.set_width(room);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                let words = if claim.text.is_empty() { "A claim without words" } else { &claim.text };
                let mut shown = egui::text::LayoutJob::default();
                if claim.headline {
                    let star = egui::TextFormat::simple(theme::plain(theme::size::CLAIM), colours.accent);
                    shown.append(&format!("{}  ", icons::STAR), 0.0, star);
                }
                let ink = egui::TextFormat::simple(theme::strong(theme::size::CLAIM), colours.text);
                shown.append(&words::short_to(words, 600), 0.0, ink);
                ui.add(Label::new(shown).wrap().selectable(false));
                if !claim.tags.is_empty() {
                    let tags: Vec<String> = claim.tags.iter().map(|tag| format!("#{tag}")).collect();
                    let tags = RichText::new(tags.join("  ")).font(theme::plain(theme::size::SMALL));
                    ui.add(Label::new(tags.color(colours.quiet)).truncate().selectable(false));
                }
            });
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
            let more = egui::Button::new(icons::MORE).frame(false);
            let opened = egui::containers::menu::MenuButton::from_button(more).ui(ui, |ui| menu(ui, view, claim));
            opened.0.accessible_name(format!("More for {}", names::text(claim)));
        });
    });
}

fn credence(ui: &mut Ui, view: &mut View<'_>, claim: &Claim, text: &str) {
    let colours = theme::colours(ui);
    let verdict = view.session.weights.verdict(claim.id);
    let what = Named {
        id: Id::unique(("credence", claim.id)),
        role: Role::Meter,
        name: names::credence(text, verdict),
        sense: Sense::hover(),
    };
    let out = named(ui, what, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let width = ui.available_width();
        bar::credence_bar(ui, verdict, width);
        let Some(verdict) = verdict else { return };
        let quiet = verdict.evidence == Evidence::None;
        let line = RichText::new(words::verdict(verdict)).font(theme::strong(theme::size::BODY)).color(if quiet {
            colours.quiet
        } else {
            colours.text
        });
        let from = view
            .session
            .before_gesture
            .as_ref()
            .and_then(|before| before.verdict(claim.id))
            .map(Verdict::percent)
            .filter(|from| *from != verdict.percent());
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(line).selectable(false));
            if let Some(from) = from {
                let moved = RichText::new(numbers::change(from, verdict.percent()));
                ui.add(
                    Label::new(moved.font(theme::strong(theme::size::BODY)).color(colours.accent)).selectable(false),
                );
            }
        });
        if !quiet {
            let line = RichText::new(words::confidence(verdict)).font(theme::plain(theme::size::SMALL));
            ui.add(Label::new(line.color(colours.quiet)).truncate().selectable(false));
        }
    });
    if let Some(verdict) = verdict {
        out.response.on_hover_ui(|ui| {
            ui.set_max_width(320.0);
            ui.label(words::voices(verdict));
            if let Some(confidence) = verdict.confidence() {
                for reason in &confidence.reasons {
                    ui.label(words::capital(&reason.to_string()));
                }
            }
        });
    }
}

fn columns(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId, text: &str) {
    let height = view.ui.board.column_heights.get(&claim).copied().unwrap_or(56.0);
    let used = if ui.available_width() >= ROOM_FOR_TWO {
        ui.columns(2, |sides| {
            let mut used = 0.0_f32;
            for (side, stance) in sides.iter_mut().zip(Stance::ALL) {
                used = used.max(column::show(side, view, claim, stance, text, height));
            }
            used
        })
    } else {
        for stance in Stance::ALL {
            column::show(ui, view, claim, stance, text, 0.0);
        }
        0.0
    };
    // The columns are as high as the higher one of the last frame; a change shows at once.
    if (used - height).abs() > 0.5 {
        view.ui.board.column_heights.insert(claim, used);
        ui.ctx().request_repaint();
    }
}

fn menu(ui: &mut Ui, view: &mut View<'_>, claim: &Claim) {
    let put = |claim: Claim| Action::Edit(Edit::Put(claim.into()));
    let id = claim.id;
    if ui.button("Show in the inspector").clicked() {
        view.act(Action::Select(Some(RecordId::Claim(id))));
    }
    let star = if claim.headline { "No longer a headline claim" } else { "Make it a headline claim" };
    if ui.button(star).clicked() {
        view.act(put(Claim { headline: !claim.headline, ..claim.clone() }));
    }
    for (outcome, label) in [
        (Some(true), "It turned out true"),
        (Some(false), "It turned out false"),
        (None, "Not known how it turned out"),
    ] {
        if claim.outcome != outcome && ui.button(label).clicked() {
            view.act(put(Claim { outcome, ..claim.clone() }));
        }
    }
    ui.separator();
    for (direction, label) in [(Direction::Up, "Move up"), (Direction::Down, "Move down")] {
        if ui.button(label).clicked() {
            view.act(Action::Select(Some(RecordId::Claim(id))));
            view.act(Action::MoveSelected(direction));
        }
    }
    if ui.button("Pick up, to move it").clicked() {
        view.act(Action::PickUp(Carried::Claim(id)));
    }
    ui.separator();
    if ui.button("Duplicate").clicked() {
        view.act(Action::Select(Some(RecordId::Claim(id))));
        view.act(Action::DuplicateSelected);
    }
    if ui.button("Delete").clicked() {
        view.act(Action::Edit(Edit::Delete(RecordId::Claim(id))));
    }
}
