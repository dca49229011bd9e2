//! Places that things can be dropped on: how they light up, and what a drop does.

use eframe::egui::{self, CornerRadius, DragAndDrop, Rect, Response, Stroke, StrokeKind, Ui};

use crate::{
    app::{
        action::Action,
        carry::{self, Carried, DropTarget},
        theme,
        view::View,
    },
    board::StatementId,
};

/// What is carried now, with the mouse or the keyboard.
pub fn carried(ui: &Ui, view: &View<'_>) -> Option<Carried> {
    view.ui.carried.map(|carry| carry.what).or_else(|| DragAndDrop::payload::<Carried>(ui.ctx()).map(|what| *what))
}

/// Whether the pointer or the keyboard is over `target` (which fills `rect`) with something that it takes.
fn is_over(ui: &Ui, view: &View<'_>, target: DropTarget, rect: Rect) -> bool {
    match view.ui.carried {
        Some(carry) => carry.over == Some(target),
        None => {
            let shown = rect.intersect(ui.clip_rect());
            ui.ctx().pointer_interact_pos().is_some_and(|pointer| shown.contains(pointer))
        }
    }
}

/// Lights up `rect` while something is carried that `target` takes: a little everywhere, clearly where it would go.
pub fn light(ui: &Ui, view: &View<'_>, target: DropTarget, rect: Rect, radius: CornerRadius) {
    if !carried(ui, view).is_some_and(|what| carry::takes(target, what)) {
        return;
    }
    let colours = theme::colours(ui);
    let over = is_over(ui, view, target, rect);
    let fill = theme::wash(colours.accent, if over { 0.30 } else { 0.08 });
    let stroke = Stroke::new(if over { 2.0 } else { 1.0 }, theme::wash(colours.accent, if over { 1.0 } else { 0.5 }));
    ui.painter().rect(rect, radius, fill, stroke, StrokeKind::Inside);
}

/// Takes what was let go of over `response`.
pub fn take(view: &mut View<'_>, response: &Response, target: DropTarget) {
    if let Some(what) = response.dnd_release_payload::<Carried>() {
        drop_on(view, *what, target);
    }
}

/// Drops `what` on `target`.
pub fn drop_on(view: &mut View<'_>, what: Carried, target: DropTarget) {
    let fresh = StatementId::fresh(view.ui.fresh.u64(..));
    if let Some(edit) = carry::drop(what, target, fresh) {
        view.act(Action::Edit(edit));
    }
}

/// Scrolls the list while something is dragged near its upper or lower edge.
pub fn scroll_at_edges(ui: &Ui) {
    const EDGE: f32 = 48.0;
    const SPEED: f32 = 900.0;
    if !DragAndDrop::has_payload_of_type::<Carried>(ui.ctx()) {
        return;
    }
    let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
    let shown = ui.clip_rect();
    if !shown.x_range().contains(pointer.x) {
        return;
    }
    let above = (shown.top() + EDGE - pointer.y).clamp(0.0, EDGE);
    let below = (pointer.y - shown.bottom() + EDGE).clamp(0.0, EDGE);
    let pull = (above - below) / EDGE;
    if pull != 0.0 {
        let step = pull * SPEED * ui.input(|input| input.stable_dt).min(0.1);
        ui.scroll_with_delta_animation(egui::vec2(0.0, step), egui::style::ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}
