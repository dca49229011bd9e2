//! What hangs at the pointer while something is carried, and the hint while the keyboard carries it.

use eframe::egui::{self, Area, Frame, Id, Label, Order, RichText, Ui, accesskit, vec2};

use super::{names, target};
use crate::{
    app::{
        carry::{Carried, DropTarget},
        theme,
        view::View,
        words,
    },
    board::Board,
};

/// Shows what is carried, if anything is.
pub fn show(ui: &Ui, view: &View<'_>) {
    let Some(what) = target::carried(ui, view) else { return };
    let name = name(view, what);
    if let Some(carry) = view.ui.carried {
        let place = carry
            .over
            .map_or_else(|| "choose a place with the arrows".to_owned(), |over| place(&view.session.board, over));
        let text = format!("{name}: {place}. Enter drops, Esc cancels.");
        let at = ui.ctx().content_rect().center_bottom() - vec2(0.0, 64.0);
        let shown = label(ui, Area::new(Id::unique("carried")).pivot(egui::Align2::CENTER_BOTTOM).fixed_pos(at), &text);
        ui.ctx().accesskit_node_builder(shown, |node| node.set_live(accesskit::Live::Polite));
    } else if let Some(pointer) = ui.ctx().pointer_interact_pos() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        label(ui, Area::new(Id::unique("ghost")).fixed_pos(pointer + vec2(14.0, 10.0)), &name);
    }
}

fn label(ui: &Ui, area: Area, text: &str) -> Id {
    let colours = theme::colours(ui);
    let shown = area.order(Order::Tooltip).interactable(false).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).fill(colours.accent_soft).show(ui, |ui| {
            let text = RichText::new(text).font(theme::strong(theme::size::BODY)).color(colours.text);
            ui.add(Label::new(text).extend().selectable(false)).id
        })
    });
    shown.inner.inner
}

fn name(view: &View<'_>, what: Carried) -> String {
    let board = &view.session.board;
    match what {
        Carried::Source(source) => names::source(board, source, view.ui.masked),
        Carried::Statement(statement, _) => {
            let origin = board.statements.get(statement).map(|said| said.origin);
            let origin = origin.map_or_else(String::new, |origin| names::source(board, origin, view.ui.masked));
            format!("Statement of {origin}")
        }
        Carried::Claim(claim) => board.claims.get(claim).map_or_else(String::new, |claim| words::short(&claim.text)),
    }
}

/// Where a drop would go, in words.
fn place(board: &Board, target: DropTarget) -> String {
    let claim = |id| board.claims.get(id).map_or_else(String::new, |claim| words::short(&claim.text));
    match target {
        DropTarget::Column(id, stance) => format!("{}, “{}”", words::side(stance), claim(id)),
        DropTarget::Before(id) => format!("before “{}”", claim(id)),
        DropTarget::Via(id) => {
            let origin = board.statements.get(id).map(|said| said.origin);
            format!("relay of {}", origin.map_or_else(String::new, |origin| names::source(board, origin, false)))
        }
    }
}
