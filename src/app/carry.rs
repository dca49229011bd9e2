//! Carrying things about, with the mouse or the keyboard: what is carried, and what can take it.

use crate::board::{ClaimId, Edit, SourceId, Stance, StatementId};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropTarget {
    /// A column of a claim.
    Column(ClaimId, Stance),
    /// The `Via` end of a statement chip: the source becomes a relay.
    Via(StatementId),
    /// Before a claim.
    Before(ClaimId),
}

/// What is carried with the keyboard, and the target it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyboardCarry {
    /// What is carried.
    pub what: Carried,
    /// Where it would go. Nothing until an arrow was pressed and the board has claims.
    pub over: Option<DropTarget>,
}

/// The edit that a drop makes; nothing where the two don't go together. `fresh` is the id for a new statement.
pub fn drop(what: Carried, on: DropTarget, fresh: StatementId) -> Option<Edit> {
    Some(match (what, on) {
        (Carried::Source(source), DropTarget::Column(claim, stance)) => Edit::Say { source, claim, stance, id: fresh },
        (Carried::Source(source), DropTarget::Via(statement)) => Edit::Relay { statement, source },
        (Carried::Statement(statement, _), DropTarget::Column(claim, stance)) => {
            Edit::Bear { statement, claim, stance }
        }
        (Carried::Claim(claim), DropTarget::Before(before)) if claim != before => {
            Edit::Move { claim, before: Some(before) }
        }
        _ => return None,
    })
}

/// Whether `target` could take `what`.
pub fn takes(target: DropTarget, what: Carried) -> bool {
    drop(what, target, StatementId::fresh(0)).is_some()
}
