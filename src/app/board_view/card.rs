//! A claim's card: the claim, its credence, and its two columns.

use std::sync::Arc;

use eframe::egui::{
    self, CursorIcon, Frame, Id, Label, Layout, Margin, Pos2, Rect, Response, RichText, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, accesskit, pos2, vec2,
};

use super::{
    chip,
    column::Column,
    credence,
    keyboard::{self, Spot},
    lists::Columns,
    names,
    scene::{Light, Scene},
};
use crate::{
    app::{
        action::Action,
        carry::{Carried, DropTarget},
        icons,
        theme::{self, size, space},
        view::View,
        widgets::{Named, named, named::announce},
        words,
    },
    board::{Claim, ClaimId, Edit, RecordId, Stance},
};

/// No more of a claim than this is shown on its card; the inspector has it all.
const LONGEST: usize = 600;
/// The width of the handle.
const HANDLE: f32 = 18.0;
/// Tags shown on a card.
const TAGS: usize = 8;

/// A card and what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The claim behind it in the order, where it can be moved.
    pub next: Option<ClaimId>,
}

impl Card<'_> {
    /// Shows the card in the width there is.
    pub fn show(self, ui: &mut Ui, view: &mut View<'_>, scene: Scene) {
        let colours = scene.colours;
        let text = names::text(self.claim);
        let spot = Spot::Card(self.claim.id);
        let selected = view.session.selected == Some(RecordId::Claim(self.claim.id));
        let what = Named {
            id: chip::id(spot),
            role: accesskit::Role::Article,
            name: names::card(&text),
            sense: Sense::click(),
        };
        let out = named(ui, what, |ui| {
            let frame = Frame::new()
                .inner_margin(Margin::symmetric(16, 14))
                .corner_radius(10)
                .fill(colours.raised)
                .stroke(Stroke::new(1.0, if selected { colours.accent } else { colours.line }));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 6.0;
                self.heading(ui, view, scene, &text);
                self.tags(ui, view, scene);
                ui.add_space(space::XS);
                credence::show(ui, view, scene, self.claim, &text);
                ui.add_space(space::S);
                self.columns(ui, view, scene, &text);
            });
        });
        let card = &out.response;
        let edge = match () {
            () if card.has_focus() => Some(2.5),
            () if selected => Some(2.0),
            () => None,
        };
        if let Some(width) = edge {
            let stroke = Stroke::new(width, colours.accent);
            ui.painter().rect_stroke(card.rect, 10.0, stroke, StrokeKind::Inside);
        }
        if card.clicked_by(egui::PointerButton::Primary) {
            card.request_focus();
            view.act(Action::Select(Some(RecordId::Claim(self.claim.id))));
        }
        keyboard::visit(ui, view, card, spot);
        card.context_menu(|ui| self.menu(ui, view));
        self.place_target(ui, view, scene, card);
    }

    fn heading(self, ui: &mut Ui, view: &mut View<'_>, scene: Scene, text: &str) {
        let colours = scene.colours;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let star = if self.claim.headline { 24.0 } else { 0.0 };
            let handle = if scene.movable { HANDLE + space::XS } else { 0.0 };
            let room = ui.available_width() - handle - star - 34.0;
            if scene.movable {
                self.handle(ui, scene, text);
            }
            ui.vertical(|ui| {
                ui.set_width(room.max(60.0));
                let shown = match self.claim.text.char_indices().nth(LONGEST) {
                    Some((end, _)) => format!("{}…", &self.claim.text[..end]),
                    None if self.claim.text.trim().is_empty() => words::EMPTY_CLAIM.to_owned(),
                    None => self.claim.text.clone(),
                };
                let shown = RichText::new(shown).font(theme::strong(size::CLAIM)).color(colours.text);
                ui.add(Label::new(shown).wrap().selectable(false));
            });
            if self.claim.headline {
                let star = RichText::new(icons::HEADLINE).size(size::CLAIM).color(colours.warning);
                ui.label(star).on_hover_text(words::HEADLINE);
            }
            let more = egui::Button::new(RichText::new(icons::MORE).size(size::CLAIM).color(colours.quiet))
                .frame(false)
                .min_size(vec2(24.0, 20.0));
            let more = ui.add(more);
            announce(&more, accesskit::Role::Button, &words::actions_for(text));
            egui::Popup::menu(&more).show(|ui| self.menu(ui, view));
        });
    }

    fn handle(self, ui: &mut Ui, scene: Scene, text: &str) {
        let (_, rect) = ui.allocate_space(vec2(HANDLE, 20.0));
        let handle = ui.interact(rect, Id::unique(("handle", self.claim.id)), Sense::DRAG);
        announce(&handle, accesskit::Role::Button, &words::move_claim(text));
        handle.dnd_set_drag_payload(Carried::Claim(self.claim.id));
        let handle = handle.on_hover_cursor(CursorIcon::Grab);
        let ink = if handle.hovered() { scene.colours.text } else { scene.colours.line_strong };
        let icon = ui.painter().layout_no_wrap(icons::DRAG.to_owned(), theme::plain(size::CLAIM), ink);
        ui.painter().galley(rect.center() - icon.size() / 2.0, icon, ink);
        handle.on_hover_text(words::HANDLE);
    }

    fn tags(self, ui: &mut Ui, view: &mut View<'_>, scene: Scene) {
        if self.claim.tags.is_empty() && self.claim.outcome.is_none() {
            return;
        }
        let indent = if scene.movable { HANDLE + space::XS } else { 0.0 };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            ui.add_space(indent);
            if let Some(outcome) = self.claim.outcome {
                let word = if outcome { words::TURNED_OUT_TRUE } else { words::TURNED_OUT_FALSE };
                pill(ui, scene, &format!("{} {word}", icons::OUTCOME), scene.colours.text);
            }
            for tag in self.claim.tags.iter().take(TAGS) {
                let short = words::short(tag);
                if pill(ui, scene, &short, scene.colours.quiet).clicked() {
                    view.ui.board.toggle_tag(tag);
                }
            }
        });
    }

    fn columns(self, ui: &mut Ui, view: &mut View<'_>, scene: Scene, text: &str) {
        let lists: Arc<Columns> = view.ui.board.lists.of(view.session, self.claim.id);
        let height = view.ui.board.column_heights.get(&self.claim.id).copied().unwrap_or(0.0);
        let column = |stance: Stance, height| Column {
            claim: self.claim.id,
            text,
            stance,
            statements: &lists[usize::from(stance == Stance::Opposes)],
            height,
        };
        if scene.stacked {
            ui.spacing_mut().item_spacing.y = space::S;
            for stance in Stance::ALL {
                column(stance, 0.0).show(ui, view, scene);
            }
            return;
        }
        let gap = space::M;
        let width = ((ui.available_width() - gap) / 2.0).floor();
        let origin = ui.cursor().min;
        let (mut needed, mut end) = (0.0_f32, origin);
        for (place, stance) in Stance::ALL.into_iter().enumerate() {
            let corner = pos2(origin.x + place as f32 * (width + gap), origin.y);
            let room = Rect::from_min_size(corner, vec2(width, f32::INFINITY));
            let layout = Layout::top_down(egui::Align::Min);
            let mut side = ui.new_child(UiBuilder::new().id_salt(place).max_rect(room).layout(layout));
            needed = needed.max(column(stance, height).show(&mut side, view, scene));
            end = Pos2::new(side.min_rect().right(), end.y.max(side.min_rect().bottom()));
        }
        ui.advance_cursor_after_rect(Rect::from_min_max(origin, end));
        if (needed - height).abs() > 0.5 {
            // Both sides end together from the next frame on.
            view.ui.board.column_heights.insert(self.claim.id, needed);
            ui.ctx().request_repaint();
        }
    }

    fn menu(self, ui: &mut Ui, view: &mut View<'_>) {
        let id = self.claim.id;
        let put = |change: &dyn Fn(&mut Claim)| {
            let mut claim = self.claim.clone();
            change(&mut claim);
            Action::Edit(Edit::Put(claim.into()))
        };
        if ui.button(words::INSPECT).clicked() {
            view.act(Action::Select(Some(RecordId::Claim(id))));
            view.ui.show_inspector = true;
        }
        if ui.button(if self.claim.headline { words::UNMARK_HEADLINE } else { words::MARK_HEADLINE }).clicked() {
            view.act(put(&|claim| claim.headline = !claim.headline));
        }
        ui.separator();
        for (words, outcome) in
            [(words::RECORD_TRUE, Some(true)), (words::RECORD_FALSE, Some(false)), (words::CLEAR_OUTCOME, None)]
        {
            if self.claim.outcome != outcome && ui.button(words).clicked() {
                view.act(put(&|claim| claim.outcome = outcome));
            }
        }
        ui.separator();
        for (words, action) in [
            (words::MOVE_UP, Action::MoveSelected(crate::app::action::Direction::Up)),
            (words::MOVE_DOWN, Action::MoveSelected(crate::app::action::Direction::Down)),
            (words::DUPLICATE, Action::DuplicateSelected),
        ] {
            if ui.button(words).clicked() {
                view.act(Action::Select(Some(RecordId::Claim(id))));
                view.act(action);
            }
        }
        if view.ui.board.query().shows_own_order() && ui.button(words::PICK_UP_CLAIM).clicked() {
            view.act(Action::PickUp(Carried::Claim(id)));
        }
        ui.separator();
        if ui.button(words::DELETE).clicked() {
            view.act(Action::Edit(Edit::Delete(RecordId::Claim(id))));
        }
    }

    /// While a claim is carried, the upper half of a card takes it before this claim, the lower half behind it.
    fn place_target(self, ui: &Ui, view: &mut View<'_>, scene: Scene, card: &Response) {
        if !scene.movable || !matches!(scene.carried, Some(Carried::Claim(_))) {
            return;
        }
        let behind = self.next.map_or(DropTarget::AtEnd, DropTarget::Before);
        let before = DropTarget::Before(self.claim.id);
        let lower = ui.ctx().pointer_latest_pos().is_some_and(|pointer| pointer.y > card.rect.center().y);
        let on = if view.ui.carried.is_none() && lower { behind } else { before };
        let mut light = scene.target(view, card, on);
        let mut at_end = on == behind;
        // The keyboard may be behind the last claim, which no card stands for.
        if scene.over == Some(DropTarget::AtEnd) && self.next.is_none() {
            (light, at_end) = (Light::Over, true);
        }
        if light == Light::Over {
            let gap = space::M / 2.0;
            let y = if at_end { card.rect.bottom() + gap } else { card.rect.top() - gap };
            let stroke = Stroke::new(3.0, scene.colours.accent);
            ui.painter().hline(card.rect.x_range(), y, stroke);
            ui.painter().add(Shape::circle_filled(pos2(card.rect.left(), y), 4.0, scene.colours.accent));
        }
    }
}

/// A small rounded word.
fn pill(ui: &mut Ui, scene: Scene, text: &str, ink: egui::Color32) -> Response {
    let text = RichText::new(text).size(size::SMALL).color(ink);
    ui.add(egui::Button::new(text).fill(scene.colours.ground).corner_radius(9).min_size(vec2(0.0, 18.0)))
}
