//! The list of cards: only those in view are laid out, and what is in view stays where it is.

use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, style::ScrollAnimation, vec2};

use super::{card::Card, scene::Scene};
use crate::app::{theme::space, view::View};

/// Between cards.
const GAP: f32 = space::M;
/// How near to the edge, in points, something carried makes the board scroll.
const EDGE: f32 = 48.0;
/// How fast it scrolls at the very edge, in points a second.
const SPEED: f32 = 900.0;

/// Shows the cards, each `width` wide, in the middle of the space there is.
pub fn show(ui: &mut Ui, view: &mut View<'_>, scene: Scene, width: f32) {
    let left = ui.max_rect().left() + ((ui.available_width() - width) / 2.0).max(0.0);
    let offset = arrange(ui, view, width);
    let area = ScrollArea::vertical().id_salt("claims").auto_shrink(false);
    let area = if let Some(offset) = offset { area.vertical_scroll_offset(offset) } else { area };
    let out = area.show_viewport(ui, |ui, viewport| {
        let board = &view.ui.board;
        ui.set_height(board.heights.total() + GAP);
        // One card more on either side, so that Tab finds it.
        let seen = board.heights.between(viewport.top(), viewport.bottom());
        let shown = seen.start.saturating_sub(1)..(seen.end + 1).min(board.heights.len());
        let origin = ui.max_rect().top();
        let mut y = board.heights.span(shown.start).map_or(0.0, |(top, _)| top);
        let mut settled = true;
        for place in shown {
            let heights = &view.ui.board.heights;
            let (Some(id), Some((top, _))) = (heights.at(place), heights.span(place)) else { continue };
            let Some(claim) = view.session.board.claims.get(id) else { continue };
            let (was_known, next) = (heights.is_known(place), heights.at(place + 1));
            let entered_above = !was_known && top < viewport.top() && heights.is_known(place + 1);
            let room = Rect::from_min_size(pos2(left, origin + y), vec2(width, f32::INFINITY));
            let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(room));
            Card { claim, next }.show(&mut child, view, scene);
            let height = child.min_rect().height();
            view.ui.board.heights.measured(place, height);
            settled &= !entered_above;
            y += height + GAP;
        }
        if !settled {
            ui.ctx().request_discard("a card above the others got its height");
        }
        if view.ui.board.heights.is_stale() {
            ui.ctx().request_repaint();
        }
        scroll_at_edges(ui, scene);
    });
    view.ui.board.offset = out.state.clamped_offset().y;
    view.ui.board.seen = out.inner_rect.height();
}

/// Brings heights up to date, and says to where to scroll: to keep what is seen in place, or to reveal a card.
fn arrange(ui: &Ui, view: &mut View<'_>, width: f32) -> Option<f32> {
    let board = &mut view.ui.board;
    let (offset, seen) = (board.offset, board.seen);
    let anchor = board.first_in_view().and_then(|claim| {
        let place = board.heights.place(claim)?;
        Some((claim, place, board.heights.span(place)?.0))
    });
    let mut to = None;
    if board.heights.arrange(&board.found.claims, width, GAP)
        && let Some((claim, place, top)) = anchor.filter(|_| offset > 0.5)
    {
        let place = if board.heights.at(place) == Some(claim) { Some(place) } else { board.heights.place(claim) };
        let now = place.and_then(|place| board.heights.span(place)).map(|(top, _)| top);
        to = now.map(|now| now - top).filter(|moved| moved.abs() > 0.5).map(|moved| (offset + moved).max(0.0));
    }
    let (claim, tries) = board.reveal?;
    let Some(place) = board.heights.place(claim) else {
        board.reveal = None;
        if view.session.board.claims.get(claim).is_some() && !board.query().is_empty() {
            // It is filtered out: who asks for it wants to see it.
            board.clear_filter();
            board.reveal = Some((claim, tries));
            ui.ctx().request_repaint();
        }
        return to;
    };
    let (top, end) = board.heights.span(place)?;
    let now = to.unwrap_or(offset);
    let fits = end - top <= seen;
    let wanted = match () {
        () if top < now || !fits => top - if top < GAP { 0.0 } else { GAP / 2.0 },
        () if end > now + seen => end - seen,
        () => now,
    };
    board.reveal = (tries > 0 && !board.heights.is_known(place)).then(|| (claim, tries - 1));
    if board.reveal.is_some() {
        ui.ctx().request_repaint();
    }
    if (wanted - now).abs() > 0.5 { Some(wanted.max(0.0)) } else { to }
}

fn scroll_at_edges(ui: &Ui, scene: Scene) {
    if scene.carried.is_none() || !ui.input(|input| input.pointer.any_down()) {
        return;
    }
    let Some(pointer) = ui.ctx().pointer_latest_pos() else { return };
    let clip = ui.clip_rect();
    if !clip.x_range().contains(pointer.x) {
        return;
    }
    let into = |distance: f32| ((EDGE - distance) / EDGE).clamp(0.0, 1.0);
    let speed = into(pointer.y - clip.top()) - into(clip.bottom() - pointer.y);
    if speed != 0.0 {
        let step = speed * SPEED * ui.input(|input| input.stable_dt.min(0.05));
        ui.scroll_with_delta_animation(vec2(0.0, step), ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}
