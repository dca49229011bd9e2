//! The weighing engine: MODEL.md as code. [`weigh`] turns a board into a credence per claim.
//!
//! The credence is the exact posterior of the model on that page, given the reliabilities as the board states them.
//! Nothing here knows a file, a clock or a screen, and nothing depends on the order in a file or on the number of
//! threads: the same board gives the same bits.
//!
//! From the ground up:
//!
//! - [`words`], [`read`], [`index`]: the board in dense numbers, what is said packed by claim and voice;
//! - [`trust`]: how far each source is to be trusted;
//! - [`voices`]: what one voice tells about one claim, as products of odds;
//! - [`messages`]: what one claim tells another;
//! - [`graph`]: what outcomes settle, and the components in which claims hang together;
//! - [`forest`], [`elimination`], [`loopy`]: inference in a component: trees and narrow tangles exactly, wide ones not;
//! - [`weights`], [`chunks`], [`update`], [`effort`]: the weighed board, the same after a change, and what that costs;
//! - [`verdict`], [`confidence`]: numbers and words for one claim;
//! - [`record`], [`random`], [`draws`], [`intervals`]: what the reliabilities may be, and what the credences would be then;
//! - [`ledger`]: the account of a credence, row by row;
//! - [`probe`], [`flips`], [`leave`]: what would be if; [`next`]: where to look; [`suggest`]: what agreement says about
//!   sources; [`asking`]: what an answer to each of these costs.
//!
//! # Decisions
//!
//! - Point values use the reliability the board states. Track records speak only through the Beta that intervals draw
//!   from, and through the suggested reliability.
//! - A settled claim (by its own outcome, or by its rivals' outcomes) has log-odds ±[`SETTLED`], so that every credence
//!   is a number strictly between 0 and 1. Its neighbours hear it as certain.
//! - Grade E says that a source is known to carry no information, so its reliability is not drawn: it widens nothing. A
//!   track record that pulls the draws away from the stated reliability still leaves the credence inside its interval.
//! - Statements that are repetitions, retracted or superseded weigh nothing; so do bearings on anything but a claim.

use crate::board::Board;

mod asking;
mod chunks;
pub mod confidence;
mod draws;
mod effort;
mod elimination;
pub mod flips;
mod forest;
mod graph;
mod index;
pub mod intervals;
pub mod leave;
pub mod ledger;
mod loopy;
mod messages;
pub mod next;
mod probe;
mod random;
mod read;
pub mod record;
pub mod suggest;
mod trust;
mod update;
pub mod verdict;
mod voices;
mod weights;
mod words;

pub use confidence::{Confidence, Level, Reason};
pub use flips::{Flip, FlipSet};
pub use graph::Conflict;
pub use intervals::{Cancelled, DRAWS, Doubt};
pub use leave::{Dependent, LeftOut};
pub use ledger::{Entry, EntryKind};
pub use next::{Next, Telling};
pub use record::Record;
pub use suggest::Suggestion;
pub use verdict::{Evidence, Interval, Likelihood, SETTLED, Verdict};
pub use weights::Weights;

/// Weighs `board`: point values only, without intervals.
///
/// # Errors
/// When outcomes and rival sets contradict each other, so that no assignment of truth to the claims satisfies them.
pub fn weigh(board: &Board) -> Result<Weights, Impossible> {
    Weights::of(board)
}

/// A question was broken off because nobody waits for its answer any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the question was broken off")]
pub struct BrokenOff;

/// Outcomes and rival sets that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the outcomes contradict the rival sets: {}. Change an outcome or a set", list(.conflicts))]
pub struct Impossible {
    /// The sets, by id. Never empty.
    pub conflicts: Vec<Conflict>,
}

fn list(conflicts: &[Conflict]) -> String {
    conflicts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
