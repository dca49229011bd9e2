//! The board from the keyboard: arrows between cards and statements, and carrying without a mouse.

use eframe::egui::{Context, EventFilter, Key, Modifiers, Response, Ui};

use crate::{
    app::{
        action::Action,
        carry::{self, Carried, DropTarget, KeyboardCarry},
        view::View,
    },
    board::{ClaimId, RecordId, Stance, StatementId},
};

/// A place on the board that the keyboard can be at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A card.
    Card(ClaimId),
    /// A statement on a card.
    Chip(ClaimId, StatementId),
}

impl Spot {
    fn claim(self) -> ClaimId {
        match self {
            Self::Card(claim) | Self::Chip(claim, _) => claim,
        }
    }
}

/// Lets the keyboard act at `spot`, whose node is `response`, or come to it.
pub fn visit(ui: &Ui, view: &mut View<'_>, response: &Response, spot: Spot) {
    if view.ui.board.go_to == Some(spot) {
        view.ui.board.go_to = None;
        response.request_focus();
        ui.scroll_to_rect(response.rect, None);
    }
    if view.ui.carried.is_some() || !ui.memory(|memory| memory.has_focus(response.id)) {
        return;
    }
    if response.gained_focus() && !ui.clip_rect().contains_rect(response.rect) {
        ui.scroll_to_rect(response.rect, None);
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() },
        );
    });
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) {
        view.act(Action::Select(Some(match spot {
            Spot::Card(claim) => RecordId::Claim(claim),
            Spot::Chip(_, statement) => RecordId::Statement(statement),
        })));
    }
    if pressed(Key::Space) {
        match spot {
            Spot::Chip(claim, statement) => view.act(Action::PickUp(Carried::Statement(statement, claim))),
            Spot::Card(claim) if view.ui.board.query().shows_own_order() => {
                view.act(Action::PickUp(Carried::Claim(claim)));
            }
            Spot::Card(_) => {}
        }
    }
    let steps = [
        (Key::ArrowUp, Way::Up),
        (Key::ArrowDown, Way::Down),
        (Key::ArrowLeft, Way::Left),
        (Key::ArrowRight, Way::Right),
    ];
    for (key, way) in steps {
        if pressed(key)
            && let Some(next) = neighbour(view, spot, way)
        {
            view.ui.board.go_to = Some(next);
            if next.claim() != spot.claim() {
                view.ui.board.reveal(next.claim());
            }
            ui.ctx().request_repaint();
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Left,
    Right,
}

/// Up and down go from card to card, or from statement to statement; right goes into a card and to its other side, left
/// comes back.
fn neighbour(view: &mut View<'_>, spot: Spot, way: Way) -> Option<Spot> {
    let claim = spot.claim();
    match spot {
        Spot::Card(_) => match way {
            Way::Up => step(&view.ui.board.found.claims, claim, -1).map(Spot::Card),
            Way::Down => step(&view.ui.board.found.claims, claim, 1).map(Spot::Card),
            Way::Right => {
                let lists = view.ui.board.lists.of(view.session, claim);
                lists.iter().find_map(|side| side.first()).map(|chip| Spot::Chip(claim, *chip))
            }
            Way::Left => None,
        },
        Spot::Chip(_, statement) => {
            let lists = view.ui.board.lists.of(view.session, claim);
            let side = usize::from(lists[1].contains(&statement));
            let shown = view.ui.board.shown_chips(&lists[side], claim);
            let at = shown.iter().position(|id| *id == statement)?;
            let chip = |id: &StatementId| Spot::Chip(claim, *id);
            match way {
                Way::Up if at == 0 => Some(Spot::Card(claim)),
                Way::Up => shown.get(at - 1).map(chip),
                Way::Down => shown.get(at + 1).map(chip),
                Way::Right if side == 0 => {
                    let other = view.ui.board.shown_chips(&lists[1], claim);
                    other.get(at.min(other.len().saturating_sub(1))).map(chip)
                }
                Way::Right => None,
                Way::Left if side == 1 && !lists[0].is_empty() => {
                    let other = view.ui.board.shown_chips(&lists[0], claim);
                    other.get(at.min(other.len().saturating_sub(1))).map(chip)
                }
                Way::Left => Some(Spot::Card(claim)),
            }
        }
    }
}

fn step(claims: &[ClaimId], from: ClaimId, by: isize) -> Option<ClaimId> {
    let place = claims.iter().position(|claim| *claim == from)?;
    claims.get(place.checked_add_signed(by)?).copied()
}

/// Moves what the keyboard carries, drops it, or lets go of it.
pub fn carry(ctx: &Context, view: &mut View<'_>) {
    let Some(KeyboardCarry { what, over }) = view.ui.carried else { return };
    let before = over;
    carry::hold_focus(ctx);
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let back = ctx.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab));
    if pressed(Key::Escape) || ctx.input(|input| input.pointer.any_pressed()) {
        view.ui.carried = None;
        return;
    }
    if (pressed(Key::Enter) || pressed(Key::Space))
        && let Some(on) = over
    {
        let fresh = StatementId::fresh(view.ui.fresh.u64(..));
        if let Some(edit) = carry::drop(what, on, fresh) {
            view.act(Action::Edit(edit));
        }
        view.ui.carried = None;
        if let Some(claim) = on.claim() {
            view.ui.board.reveal(claim);
        }
        return;
    }
    let mut next = if over.is_none() { first(view, what) } else { None };
    let over = over.or(next);
    for (key, way) in [
        (Key::ArrowUp, Way::Up),
        (Key::ArrowDown, Way::Down),
        (Key::ArrowLeft, Way::Left),
        (Key::ArrowRight, Way::Right),
    ] {
        if pressed(key) {
            next = match what {
                Carried::Claim(claim) => place(view, claim, over, way),
                _ => column(view, what, over, way),
            };
        }
    }
    let via = pressed(Key::V) || pressed(Key::Tab);
    if (via || back) && matches!(what, Carried::Source(_)) {
        next = relay(view, what, over, back);
    }
    let next = next.or(over);
    if next != before {
        view.ui.carried = Some(KeyboardCarry { what, over: next });
        let card = next.and_then(DropTarget::claim).or_else(|| view.ui.board.found.claims.last().copied());
        if let Some(claim) = card.filter(|_| card != before.and_then(DropTarget::claim)) {
            view.ui.board.reveal(claim);
        }
        view.ui.board.show_target = true;
        ctx.request_repaint();
    }
}

/// Where carrying begins: the card a statement came from, else the selected one, else the first in view.
fn start(view: &View<'_>, what: Carried) -> Option<ClaimId> {
    let board = &view.ui.board;
    let own = match what {
        Carried::Statement(_, claim) => Some(claim),
        _ => view.session.selected_claim(),
    };
    own.filter(|claim| board.found.claims.contains(claim)).or_else(|| board.first_in_view())
}

/// Where what was picked up is first: over the first column of its card that takes it. A claim is where it stands.
fn first(view: &View<'_>, what: Carried) -> Option<DropTarget> {
    if matches!(what, Carried::Claim(_)) {
        return None;
    }
    let claim = start(view, what)?;
    let columns = Stance::ALL.map(|stance| DropTarget::Column(claim, stance));
    columns.into_iter().find(|on| carry::takes(&view.session.board, *on, what))
}

fn column(view: &mut View<'_>, what: Carried, over: Option<DropTarget>, way: Way) -> Option<DropTarget> {
    match (over?, way) {
        (DropTarget::Via(_, claim) | DropTarget::Column(claim, _), Way::Left) => {
            Some(DropTarget::Column(claim, Stance::Supports))
        }
        (DropTarget::Via(_, claim) | DropTarget::Column(claim, _), Way::Right) => {
            Some(DropTarget::Column(claim, Stance::Opposes))
        }
        (DropTarget::Via(..), _) => relay(view, what, over, way == Way::Up),
        (DropTarget::Column(claim, stance), _) => {
            let by = if way == Way::Up { -1 } else { 1 };
            step(&view.ui.board.found.claims, claim, by).map(|claim| DropTarget::Column(claim, stance))
        }
        _ => None,
    }
}

/// The next statement of the card that could be relayed; behind the last one comes its column again.
fn relay(view: &mut View<'_>, what: Carried, over: Option<DropTarget>, back: bool) -> Option<DropTarget> {
    let claim = over.and_then(DropTarget::claim).or_else(|| start(view, what))?;
    let lists = view.ui.board.lists.of(view.session, claim);
    let mut ends: Vec<DropTarget> = vec![DropTarget::Column(claim, Stance::Supports)];
    for side in lists.iter() {
        ends.extend(view.ui.board.shown_chips(side, claim).iter().map(|id| DropTarget::Via(*id, claim)));
    }
    ends.retain(|on| carry::takes(&view.session.board, *on, what));
    let at = over.and_then(|on| ends.iter().position(|end| *end == on)).unwrap_or(0);
    let next = if back { at + ends.len().saturating_sub(1) } else { at + 1 };
    ends.get(next % ends.len().max(1)).copied()
}

/// The gap above or below, for a claim.
fn place(view: &View<'_>, claim: ClaimId, over: Option<DropTarget>, way: Way) -> Option<DropTarget> {
    let claims = &view.ui.board.found.claims;
    let own = claims.iter().position(|id| *id == claim)?;
    let at = match over {
        Some(DropTarget::Before(before)) => claims.iter().position(|id| *id == before)?,
        Some(DropTarget::AtEnd) => claims.len(),
        _ => own,
    };
    let mut next = match way {
        Way::Up => at.checked_sub(1)?,
        Way::Down => at + 1,
        Way::Left | Way::Right => return over,
    };
    // Before itself and before the next one are both where it is.
    if next == own || next == own + 1 {
        next = if way == Way::Up { own.checked_sub(1)? } else { own + 2 };
    }
    match next.cmp(&claims.len()) {
        std::cmp::Ordering::Less => claims.get(next).map(|id| DropTarget::Before(*id)),
        std::cmp::Ordering::Equal => Some(DropTarget::AtEnd),
        std::cmp::Ordering::Greater => over,
    }
}
