//! Keeping the weights up with the board: at once where that takes less than a frame, on a thread where it takes longer.
//! Until a thread is through, the last weights stay on screen; a board is never shown half weighed.

use std::collections::BTreeSet;

use crate::{
    board::{Board, ClaimId, RecordId},
    weigh::{Impossible, Weights, weigh},
};

use super::{Moved, Session};

/// What takes more nanoseconds than these, about half a frame, is left to a thread.
const AT_ONCE: u64 = 8_000_000;
/// The same for a board that is opened, which may take its time.
const ON_OPENING: u64 = 60_000_000;

/// What was changed and is not weighed yet.
#[derive(Debug, Default)]
pub struct Arrears {
    touched: Vec<RecordId>,
    /// What a thread is at: which weighing, and what was touched since the one before it.
    aside: Option<(u64, Vec<RecordId>)>,
    /// Counts the weighings that threads were given.
    given: u64,
    /// The board was never weighed.
    all: bool,
}

/// A weighing for a thread to do.
#[derive(Debug)]
pub struct Weighing {
    ticket: u64,
    board: Board,
    /// What to go on from; nothing if the whole board is to be weighed.
    weights: Option<Weights>,
    touched: Vec<RecordId>,
}

/// What came of it.
#[derive(Debug)]
pub struct Weighed {
    ticket: u64,
    result: Outcome,
}

/// The new weights, and the claims that were weighed.
type Outcome = Result<(Weights, Vec<ClaimId>), Impossible>;

impl Weighing {
    /// Does it.
    pub fn run(self) -> Weighed {
        let Self { ticket, board, weights, touched } = self;
        Weighed { ticket, result: outcome(weights, &board, &touched) }
    }
}

fn outcome(weights: Option<Weights>, board: &Board, touched: &[RecordId]) -> Outcome {
    if let Some(mut weights) = weights {
        let changed = weights.update(board, touched)?;
        return Ok((weights, changed));
    }
    let weights = weigh(board)?;
    let changed = weights.verdicts().map(|(claim, _)| claim).collect();
    Ok((weights, changed))
}

impl Session {
    /// Whether the weights on screen are not yet those of the board on screen.
    pub fn is_behind(&self) -> bool {
        self.arrears.all || !self.arrears.touched.is_empty() || self.arrears.aside.is_some()
    }

    /// Weighs the board for the first time.
    pub(super) fn begin_weighing(&mut self) {
        self.arrears.all = true;
        if Weights::effort_of(&self.board) <= ON_OPENING {
            self.catch_up();
            self.moved.clear();
        }
    }

    /// Weighs what a change of these records asks for, or leaves it to a thread.
    pub(super) fn weigh_change(&mut self, touched: &[RecordId]) {
        self.arrears.touched.extend(touched);
        // What a thread is at comes first, for the rest goes on from there.
        if self.arrears.aside.is_none() && !self.arrears.all && self.effort() <= AT_ONCE {
            self.catch_up();
        }
    }

    fn effort(&self) -> u64 {
        match self.base() {
            Some(weights) => weights.effort(&self.board, &self.arrears.touched),
            None => Weights::effort_of(&self.board),
        }
    }

    /// The weights to go on from. Those of a board that could not be weighed are none.
    fn base(&self) -> Option<&Weights> {
        (self.impossible.is_none() && !self.arrears.all).then_some(&self.weights)
    }

    /// Weighs at once whatever is left to weigh, however long it takes.
    pub fn catch_up(&mut self) {
        if !self.is_behind() {
            return;
        }
        let mut touched = std::mem::take(&mut self.arrears.touched);
        touched.extend(self.arrears.aside.take().into_iter().flat_map(|(_, touched)| touched));
        let result = outcome(self.base().cloned(), &self.board, &touched);
        self.take_weights(result);
    }

    /// What a thread is to do now, if anything.
    pub fn weighing(&mut self) -> Option<Weighing> {
        if self.arrears.aside.is_some() || !self.is_behind() {
            return None;
        }
        self.arrears.given += 1;
        let ticket = self.arrears.given;
        let touched = std::mem::take(&mut self.arrears.touched);
        self.arrears.aside = Some((ticket, touched.clone()));
        Some(Weighing { ticket, board: self.board.clone(), weights: self.base().cloned(), touched })
    }

    /// Takes what a thread has weighed, unless it was caught up with meanwhile.
    pub fn weighed_aside(&mut self, weighed: Weighed) {
        if self.arrears.aside.take_if(|(ticket, _)| *ticket == weighed.ticket).is_some() {
            self.take_weights(weighed.result);
            // Whatever was worked out from the weights is out of date.
            self.revision += 1;
            self.weigh_change(&[]);
        }
    }

    /// Forgets what was left to weigh: the weights are those of the board.
    pub(super) fn in_step(&mut self) {
        self.arrears = Arrears { given: self.arrears.given, ..Arrears::default() };
    }

    fn take_weights(&mut self, result: Outcome) {
        self.arrears.all = false;
        match result {
            Ok((mut weights, changed)) => {
                // A number without its interval for a moment would flicker.
                weights.lend_intervals(&self.weights);
                // A gesture moves claims from where it began; what it moved once it may have moved back.
                let from_start = self.before().is_some();
                let earlier = self.moved.iter().map(|moved| moved.claim).filter(|_| from_start);
                let claims: BTreeSet<ClaimId> = changed.into_iter().chain(earlier).collect();
                self.moved = moved(self.before().unwrap_or(&self.weights), &weights, claims);
                self.weights = weights;
                self.impossible = None;
            }
            // The last weights stay on screen; the board says why they are old.
            Err(impossible) => self.impossible = Some(impossible),
        }
    }
}

/// Those of `claims` that both weighings know and show differently, the largest move first.
fn moved(before: &Weights, after: &Weights, claims: BTreeSet<ClaimId>) -> Vec<Moved> {
    let shown = |claim: ClaimId| {
        let (from, to) = (before.verdict(claim)?.percent(), after.verdict(claim)?.percent());
        (from != to).then_some(Moved { claim, from, to })
    };
    let mut moved: Vec<Moved> = claims.into_iter().filter_map(shown).collect();
    moved.sort_by_key(|moved| (std::cmp::Reverse(moved.from.abs_diff(moved.to)), moved.claim));
    moved
}
