//! One statement on one card: who said it, through whom, what, and how far it moves the credence.

use eframe::egui::{
    self, CornerRadius, Frame, Id, Label, Margin, Rect, RichText, Sense, Stroke, StrokeKind, Ui, Vec2, accesskit::Role,
    text::LayoutJob,
};

use super::{names, target};
use crate::{
    app::{
        action::Action,
        carry::{Carried, DropTarget},
        icons, numbers, theme,
        view::View,
        widgets::{Named, bar, named},
        words,
    },
    board::{Bearing, ClaimId, Edit, RecordId, Stance, Statement, StatementId, Status},
};

/// Width of the target that makes a source a relay.
const VIA_WIDTH: f32 = 46.0;

/// The id of a chip, for focus and keyboard.
pub fn id(statement: StatementId, claim: ClaimId) -> Id {
    Id::unique(("chip", statement, claim))
}

/// Shows the bearing of `statement` on the claim named `text`.
pub fn show(ui: &mut Ui, view: &mut View<'_>, statement: &Statement, claim: ClaimId, bearing: &Bearing, text: &str) {
    let colours = theme::colours(ui);
    let source = names::source(&view.session.board, statement.origin, view.ui.masked);
    let id = id(statement.id, claim);
    let selected = view.session.selected == Some(RecordId::Statement(statement.id));
    let stance = bearing.stance;
    let ink = match stance {
        Stance::Supports => colours.supports,
        Stance::Opposes => colours.opposes,
    };
    let what =
        Named { id, role: Role::ListItem, name: names::chip(&source, stance, text), sense: Sense::click_and_drag() };
    let carrying_source = matches!(target::carried(ui, view), Some(Carried::Source(_)));
    let out = named(ui, what, |ui| {
        let frame = Frame::new()
            .fill(if selected { colours.accent_soft } else { colours.raised })
            .stroke(Stroke::new(1.0, if selected { colours.accent } else { colours.line }))
            .corner_radius(CornerRadius::same(7))
            .inner_margin(Margin { left: 11, right: 8, top: 6, bottom: 6 });
        let inner = frame.show(ui, |ui| {
            ui.set_width(ui.available_width() - if carrying_source { VIA_WIDTH } else { 0.0 });
            ui.spacing_mut().item_spacing.y = 2.0;
            // Columns justify what is in them; running text must not be.
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                contents(ui, view, statement, claim, bearing, &source);
            });
        });
        let rect = inner.response.rect;
        // A stripe of the column's colour; the column's own words say what it means.
        let stripe = Rect::from_min_max(rect.min + Vec2::new(3.0, 6.0), egui::pos2(rect.min.x + 6.0, rect.max.y - 6.0));
        ui.painter().rect_filled(stripe, CornerRadius::same(2), ink);
        if carrying_source {
            via(ui, view, statement.id, &source, rect);
        }
    });
    let response = out.response;
    if response.has_focus() {
        let stroke = Stroke::new(2.0, colours.accent);
        ui.painter().rect_stroke(response.rect.expand(1.0), CornerRadius::same(8), stroke, StrokeKind::Outside);
    }
    response.dnd_set_drag_payload(Carried::Statement(statement.id, claim));
    let focused = ui.memory(|memory| memory.has_focus(response.id));
    if response.clicked_by(egui::PointerButton::Primary) {
        response.request_focus();
        view.act(Action::Select(Some(RecordId::Statement(statement.id))));
    }
    if focused && view.ui.carried.is_none() {
        if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Space)) {
            view.act(Action::PickUp(Carried::Statement(statement.id, claim)));
        }
        if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            view.act(Action::Select(Some(RecordId::Statement(statement.id))));
        }
    }
    response.context_menu(|ui| menu(ui, view, statement.id, claim, stance));
}

fn contents(ui: &mut Ui, view: &View<'_>, statement: &Statement, claim: ClaimId, bearing: &Bearing, source: &str) {
    let colours = theme::colours(ui);
    let board = &view.session.board;
    let push = view.session.weights.push(statement.id, claim);
    let weighs = statement.is_weighed();
    let shown_push = if weighs { numbers::points((push * 100.0).round() as i32) } else { "–".to_owned() };
    let strong =
        ui.painter().layout_no_wrap(shown_push.clone(), theme::strong(theme::size::BODY), colours.text).size().x;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let room = (ui.available_width() - strong - 44.0).max(20.0);
        let name = RichText::new(source).font(theme::strong(theme::size::BODY)).color(colours.text);
        let width =
            ui.painter().layout_no_wrap(source.to_owned(), theme::strong(theme::size::BODY), colours.text).size().x;
        ui.add_sized([width.min(room), 18.0], Label::new(name).truncate().selectable(false));
        if let Some(source) = board.sources.get(statement.origin) {
            let letter = source
                .reliability
                .grade()
                .map_or_else(|| numbers::reliability(board.reliability(source.id)), |grade| grade.letter().to_owned());
            bar::badge(ui, &letter);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let colour = if weighs { colours.text } else { colours.quiet };
            let label = RichText::new(&shown_push).font(theme::strong(theme::size::BODY)).color(colour);
            ui.add(Label::new(label).selectable(false)).on_hover_text(if weighs {
                format!("Without this statement the credence would be {shown_push} points the other way.")
            } else {
                "It weighs nothing.".to_owned()
            });
        });
    });
    let quiet = |text: &str| RichText::new(text).font(theme::plain(theme::size::SMALL)).color(colours.quiet);
    if let Some(chain) = names::chain(board, statement, view.ui.masked) {
        ui.add(Label::new(quiet(&chain)).truncate().selectable(false));
    }
    let said = statement.words();
    if !said.is_empty() {
        let said = if statement.quote.is_empty() { said.to_owned() } else { format!("“{said}”") };
        let mut job =
            LayoutJob::simple(words::short_to(&said, 400), theme::plain(theme::size::SMALL + 0.5), colours.text, 0.0);
        job.wrap.max_rows = 2;
        job.wrap.max_width = ui.available_width();
        job.wrap.overflow_character = Some('…');
        ui.add(Label::new(job).selectable(false));
    } else if statement.paraphrase.is_empty() {
        ui.add(Label::new(quiet("Nothing noted yet")).selectable(false));
    }
    let mut marks: Vec<String> = Vec::new();
    if statement.repeats.is_some() {
        marks.push(format!("{} repeats an earlier statement", icons::REPEAT));
    }
    match statement.status {
        Status::Standing => {}
        Status::Retracted { .. } => marks.push(format!("{} retracted", icons::RETRACTED)),
        Status::Superseded { .. } => marks.push(format!("{} superseded", icons::SUPERSEDED)),
    }
    if bearing.anyway > 0.0 {
        marks.push(format!("would be said anyway: {:.0} %", bearing.anyway * 100.0));
    }
    if !marks.is_empty() {
        ui.add(Label::new(quiet(&marks.join("   "))).truncate().selectable(false));
    }
}

/// The narrow target at the right end of a chip while a source is carried.
fn via(ui: &mut Ui, view: &mut View<'_>, statement: StatementId, source: &str, chip: Rect) {
    let rect = Rect::from_min_max(egui::pos2(chip.max.x - VIA_WIDTH, chip.min.y + 3.0), chip.max - Vec2::splat(3.0));
    let builder = egui::UiBuilder::new().max_rect(rect);
    ui.scope_builder(builder, |ui| {
        let name = names::via(source);
        let what = Named {
            id: Id::unique(("via", statement, chip.min.x as i64)),
            role: Role::Button,
            name,
            sense: Sense::hover(),
        };
        let out = named(ui, what, |ui| {
            ui.set_min_size(rect.size());
            ui.set_max_size(rect.size());
            target::light(ui, view, DropTarget::Via(statement), rect, CornerRadius::same(5));
            let colours = theme::colours(ui);
            let text = ui.painter().layout_no_wrap("Via".to_owned(), theme::strong(theme::size::SMALL), colours.text);
            ui.painter().galley(rect.center() - text.size() / 2.0, text, colours.text);
        });
        target::take(view, &out.response, DropTarget::Via(statement));
    });
}

fn menu(ui: &mut Ui, view: &mut View<'_>, statement: StatementId, claim: ClaimId, stance: Stance) {
    let turned = stance.turned();
    let turn = format!("Turn to {}", words::side(turned).to_lowercase());
    if ui.button("Show in the inspector").clicked() {
        view.act(Action::Select(Some(RecordId::Statement(statement))));
    }
    if ui.button(turn).clicked() {
        view.act(Action::Edit(Edit::Bear { statement, claim, stance: turned }));
    }
    if ui.button("Pick up").clicked() {
        view.act(Action::PickUp(Carried::Statement(statement, claim)));
    }
    ui.separator();
    if ui.button("Take off this claim").clicked() {
        view.act(Action::Edit(Edit::Unbear { statement, claim }));
    }
    if ui.button("Delete the statement").clicked() {
        view.act(Action::Edit(Edit::Delete(RecordId::Statement(statement))));
    }
}
