//! What is carried, beside the pointer or, from the keyboard, in a line at the foot of the board.

use eframe::egui::{
    Align2, Area, Context, DragAndDrop, Frame, Id, Label, Margin, Order, Rect, RichText, Stroke, accesskit, pos2, vec2,
};

use super::{names, scene::Scene};
use crate::{
    app::{
        carry::{Carried, DropTarget},
        theme::{self, size},
        view::View,
        words,
    },
    board::ClaimId,
};

/// Shows what is carried and what a drop would do.
pub fn show(ctx: &Context, view: &View<'_>, scene: Scene, board: Rect) {
    let Some(what) = scene.carried else { return };
    let name = name(view, what);
    if DragAndDrop::has_payload_of_type::<Carried>(ctx) {
        let Some(pointer) = ctx.pointer_latest_pos() else { return };
        let area = Area::new(Id::unique("carried ghost"))
            .order(Order::Tooltip)
            .interactable(false)
            .fixed_pos(pointer + vec2(14.0, 12.0));
        area.show(ctx, |ui| {
            frame(scene).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add(
                    Label::new(RichText::new(&name).font(theme::strong(size::BODY)).color(scene.colours.text)).extend(),
                );
                if let Some(on) = view.ui.board.hovered {
                    let effect = RichText::new(effect(view, on)).size(size::SMALL).color(scene.colours.quiet);
                    ui.add(Label::new(effect).extend());
                }
            });
        });
    } else {
        keyboard_line(ctx, view, scene, board, &name, what);
    }
}

fn keyboard_line(ctx: &Context, view: &View<'_>, scene: Scene, board: Rect, name: &str, what: Carried) {
    let hint = match (scene.over, what) {
        (None, _) => words::CHOOSE_TARGET,
        (Some(_), Carried::Source(_)) => words::ENTER_DROPS_OR_VIA,
        (Some(_), _) => words::ENTER_DROPS,
    };
    let to = scene.over.map(|on| effect(view, on));
    let line = words::carrying(name, to.as_deref(), hint);
    let area = Area::new(Id::unique("keyboard carry"))
        .order(Order::Tooltip)
        .interactable(false)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(pos2(board.center().x, board.bottom() - 14.0));
    area.show(ctx, |ui| {
        frame(scene).show(ui, |ui| {
            ui.set_max_width(board.width() - 48.0);
            let shown = ui.add(Label::new(RichText::new(&line).color(scene.colours.text)).wrap());
            // Screen readers say the line whenever it changes.
            ctx.accesskit_node_builder(shown.id, |node| {
                node.set_role(accesskit::Role::Status);
                node.set_label(line.as_str());
                node.set_live(accesskit::Live::Polite);
            });
        });
    });
}

fn frame(scene: Scene) -> Frame {
    Frame::new()
        .fill(scene.colours.raised)
        .stroke(Stroke::new(1.5, scene.colours.accent))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 7))
}

fn name(view: &View<'_>, what: Carried) -> String {
    let board = &view.session.board;
    match what {
        Carried::Source(source) => names::source(board, source),
        Carried::Statement(statement, _) => {
            board.statements.get(statement).map(|said| names::source(board, said.origin)).unwrap_or_default()
        }
        Carried::Claim(claim) => claim_text(view, claim),
    }
}

/// What a drop there would do.
fn effect(view: &View<'_>, on: DropTarget) -> String {
    match on {
        DropTarget::Column(claim, stance) => words::drop_on_column(stance, &claim_text(view, claim)),
        DropTarget::Via(statement, _) => {
            let board = &view.session.board;
            let origin = board.statements.get(statement).map(|said| said.origin);
            words::drop_on_via(&origin.map_or_else(String::new, |origin| names::source(board, origin)))
        }
        DropTarget::Before(claim) => words::drop_before(Some(&claim_text(view, claim))),
        DropTarget::AtEnd => words::drop_before(None),
    }
}

fn claim_text(view: &View<'_>, claim: ClaimId) -> String {
    view.session.board.claims.get(claim).map(|claim| words::short(&claim.text)).unwrap_or_default()
}
