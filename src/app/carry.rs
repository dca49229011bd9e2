//! Carrying things about, with the mouse or the keyboard: what is carried, and what can take it.

use eframe::egui::{Context, DragAndDrop, EventFilter};

use super::view::UiState;
use crate::board::{Board, ClaimId, Edit, SourceId, Stance, StatementId};

/// What is carried. One type for everything, so that asking a target never destroys another payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// A source, from the list.
    Source(SourceId),
    /// A statement, from a card.
    Statement(StatementId, ClaimId),
    /// A claim, by its handle, to another place in the order.
    Claim(ClaimId),
}

/// Where something can be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DropTarget {
    /// A column of a claim.
    Column(ClaimId, Stance),
    /// The `Via` end of a statement's chip on a claim: the source becomes a relay.
    Via(StatementId, ClaimId),
    /// Before a claim.
    Before(ClaimId),
    /// Behind the last claim.
    AtEnd,
}

impl DropTarget {
    /// The claim to show for it.
    pub fn claim(self) -> Option<ClaimId> {
        match self {
            Self::Column(claim, _) | Self::Via(_, claim) | Self::Before(claim) => Some(claim),
            Self::AtEnd => None,
        }
    }
}

/// What is carried with the keyboard, and the target it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyboardCarry {
    /// What is carried.
    pub what: Carried,
    /// Where it would go. Nothing where nothing takes it yet.
    pub over: Option<DropTarget>,
}

/// What is carried now, with the mouse or the keyboard.
pub fn carried(ctx: &Context, state: &UiState) -> Option<Carried> {
    DragAndDrop::payload::<Carried>(ctx).map(|what| *what).or(state.carried.map(|carry| carry.what))
}

/// The edit that a drop makes; nothing where the two don't go together. `fresh` is the id for a new statement.
pub fn drop(what: Carried, on: DropTarget, fresh: StatementId) -> Option<Edit> {
    Some(match (what, on) {
        (Carried::Source(source), DropTarget::Column(claim, stance)) => Edit::Say { source, claim, stance, id: fresh },
        (Carried::Source(source), DropTarget::Via(statement, _)) => Edit::Relay { statement, source },
        (Carried::Statement(statement, _), DropTarget::Column(claim, stance)) => {
            Edit::Bear { statement, claim, stance }
        }
        (Carried::Claim(claim), DropTarget::Before(before)) if claim != before => {
            Edit::Move { claim, before: Some(before) }
        }
        (Carried::Claim(claim), DropTarget::AtEnd) => Edit::Move { claim, before: None },
        _ => return None,
    })
}

/// Whether dropping `what` on `target` would change `board`.
pub fn takes(board: &Board, target: DropTarget, what: Carried) -> bool {
    match (what, target) {
        (Carried::Source(_), DropTarget::Column(..)) | (Carried::Claim(_), DropTarget::AtEnd) => true,
        (Carried::Source(source), DropTarget::Via(statement, _)) => board
            .statements
            .get(statement)
            .is_some_and(|said| said.origin != source && said.relays.iter().all(|relay| relay.by != source)),
        (Carried::Statement(statement, _), DropTarget::Column(claim, stance)) => board
            .statements
            .get(statement)
            .is_some_and(|said| said.bearing(claim).is_none_or(|bearing| bearing.stance != stance)),
        (Carried::Claim(claim), DropTarget::Before(before)) => claim != before,
        _ => false,
    }
}

/// Keeps the keyboard where it is while something is carried: arrows and Tab choose targets then.
pub fn hold_focus(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.set_focus_lock_filter(
                id,
                EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true },
            );
        }
    });
}
