//! The board: claims as cards, each with its credence and its two columns of statements.
//!
//! - [`filter`]: which claims, in which order; [`heights`], [`scroll`]: only the cards in view are laid out;
//! - [`head`]: filter, sort and tags above the list;
//! - [`card`], [`credence`], [`mod@column`], [`chip`]: a card from the outside in;
//! - [`scene`], [`lists`]: what all cards share, drop targets, and the statements of each card; [`ghost`], [`keyboard`]: carrying;
//! - [`names`]: what everything is called to screen readers and tests.

mod card;
mod chip;
mod column;
mod credence;
mod filter;
mod ghost;
mod head;
mod heights;
mod keyboard;
mod lists;
pub mod names;
mod scene;
mod scroll;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use eframe::egui::{Margin, Ui};

pub use filter::Sort;

use self::{
    filter::{Found, Query},
    heights::Heights,
    keyboard::Spot,
    lists::Lists,
    scene::Scene,
};
use super::{
    action::Action,
    carry::{self, DropTarget},
    theme::{self, space},
    view::View,
};
use crate::board::{ClaimId, StatementId};

/// Narrower than this, in points, the columns of a card stand one above the other.
const TWO_COLUMNS: f32 = 440.0;
/// Cards get no wider than this: long lines are hard to read.
const WIDEST: f32 = 1080.0;

/// How the board is looked at.
#[derive(Debug, Default)]
pub struct BoardViewState {
    /// The order of the claims.
    pub sort: Sort,
    text: String,
    tag: Option<String>,
    focus_filter: bool,
    found: Found,
    heights: Heights,
    lists: Lists,
    /// What the taller column of each card needs.
    column_heights: HashMap<ClaimId, f32>,
    /// How far the list is scrolled, and how much of it is seen, as of the last frame.
    offset: f32,
    seen: f32,
    /// A card to be brought into view, and for how many more frames.
    reveal: Option<(ClaimId, u8)>,
    /// A place the keyboard goes to as soon as it is on screen.
    go_to: Option<Spot>,
    /// The keyboard chose another target, which is to come into view.
    show_target: bool,
    /// The target under the pointer in this frame.
    hovered: Option<DropTarget>,
}

impl BoardViewState {
    /// Puts the keyboard into the filter.
    pub fn focus_filter(&mut self) {
        self.focus_filter = true;
    }

    /// Shows every claim.
    pub fn clear_filter(&mut self) {
        self.text.clear();
        self.tag = None;
    }

    /// Brings a claim's card into view.
    pub fn reveal(&mut self, claim: ClaimId) {
        // The heights on the way there may be guesses, which takes a few frames to settle.
        self.reveal = Some((claim, 4));
    }

    fn query(&self) -> Query {
        Query { text: self.text.clone(), tag: self.tag.clone(), sort: self.sort }
    }

    fn toggle_tag(&mut self, tag: &str) {
        self.tag = if self.tag.as_deref() == Some(tag) { None } else { Some(tag.to_owned()) };
    }

    fn first_in_view(&self) -> Option<ClaimId> {
        let seen = self.heights.between(self.offset, self.offset + self.seen);
        let whole = seen.clone().find(|place| self.heights.span(*place).is_some_and(|(top, _)| top >= self.offset));
        self.heights.at(whole.unwrap_or(seen.start))
    }

    /// The statements of a column that its card shows without being unfolded.
    fn shown_chips<'a>(&self, side: &'a [StatementId], claim: ClaimId) -> &'a [StatementId] {
        let count = if self.lists.unfolded.contains(&claim) { side.len() } else { side.len().min(lists::FIRST) };
        &side[..count]
    }
}

/// Shows the board in the space there is.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let ctx = ui.ctx().clone();
    let query = view.ui.board.query();
    view.ui.board.hovered = None;
    view.ui.board.found.refresh(view.session, &query);
    keyboard::carry(&ctx, view);
    let board = ui.available_rect_before_wrap();
    let side = if board.width() < TWO_COLUMNS { space::S } else { space::L };
    let width = (board.width() - 2.0 * side).clamp(120.0, WIDEST);
    let scene = Scene {
        colours: theme::colours(ui),
        carried: carry::carried(&ctx, view.ui),
        over: view.ui.carried.and_then(|carry| carry.over),
        movable: query.shows_own_order(),
        stacked: width < TWO_COLUMNS,
    };
    let margin = ((board.width() - width) / 2.0).max(0.0) as i8;
    eframe::egui::Frame::new().inner_margin(Margin { left: margin, right: margin, top: 12, bottom: 0 }).show(
        ui,
        |ui| {
            ui.set_width(width);
            head::show(ui, view, scene);
        },
    );
    if view.session.order.is_empty() {
        head::no_claims(ui, view);
    } else if view.ui.board.found.claims.is_empty() {
        head::nothing_found(ui, view);
    } else {
        scroll::show(ui, view, scene, width);
    }
    ghost::show(&ctx, view, scene, board);
    let picks_up = view.actions.iter().any(|action| matches!(action, Action::PickUp(_)));
    if picks_up || view.ui.carried.is_some() {
        carry::hold_focus(&ctx);
    }
}
