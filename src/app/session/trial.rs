//! What if: changes tried on a copy, beside the board as it is, then kept as one step or dropped.
//!
//! While something is tried, [`Session::board`] is the copy, so that every view and every edit goes on as always, with
//! a history of its own. The board as it is lies here, untouched: it is what is saved and exported, and what credences
//! are compared with.

use crate::{
    board::{Board, ClaimId, History, RecordId, Step, StepName, difference, history},
    weigh::{Impossible, Weights},
};

use super::Session;

/// The board as it is, set aside.
#[derive(Debug)]
pub struct Trial {
    board: Board,
    history: History,
    weights: Weights,
    impossible: Option<Impossible>,
    order: Vec<ClaimId>,
    selected: Option<RecordId>,
    /// The revision at which it was set aside: until that changes, nothing was tried.
    revision: u64,
}

/// What was tried and dropped, while it can still be brought back.
#[derive(Debug)]
pub struct Dropped {
    /// The board with it.
    board: Board,
    history: History,
    /// The revision of the board since which it was dropped: another one has other inverses.
    revision: u64,
}

impl Session {
    /// Whether changes are being tried.
    pub fn is_trying(&self) -> bool {
        self.trial.is_some()
    }

    /// How many steps were tried and stand.
    pub fn tried(&self) -> usize {
        if self.is_trying() { self.history.len() } else { 0 }
    }

    /// The board as it is, without what is tried: what belongs in files.
    pub fn real(&self) -> &Board {
        self.trial.as_ref().map_or(&self.board, |trial| &trial.board)
    }

    /// Its weights. While something is tried, they may lack the intervals that belong to them.
    pub fn real_weights(&self) -> &Weights {
        self.trial.as_ref().map_or(&self.weights, |trial| &trial.weights)
    }

    /// Its history.
    pub(super) fn real_history(&mut self) -> &mut History {
        self.trial.as_mut().map_or(&mut self.history, |trial| &mut trial.history)
    }

    /// Which state of its history the board as it is stands in.
    pub(super) fn real_state(&self) -> u64 {
        self.trial.as_ref().map_or(&self.history, |trial| &trial.history).state()
    }

    /// What credences are compared with: the board as it is while something is tried, else where the gesture under way
    /// began.
    pub fn before(&self) -> Option<&Weights> {
        self.trial.as_ref().map(|trial| &trial.weights).or(self.before_gesture.as_ref())
    }

    /// The weights of the board on screen came with their intervals.
    pub fn take_intervals(&mut self, weights: Weights) {
        if let Some(trial) = self.trial.as_mut().filter(|trial| trial.revision == self.revision) {
            trial.weights = weights.clone();
        }
        self.weights = weights;
    }

    /// From here on changes are only tried.
    pub fn begin_trial(&mut self) {
        if self.is_trying() {
            return;
        }
        self.end_gesture();
        self.catch_up();
        self.dropped = None;
        self.moved.clear();
        self.trial = Some(Box::new(Trial {
            board: self.board.clone(),
            history: std::mem::take(&mut self.history),
            weights: self.weights.clone(),
            impossible: self.impossible.clone(),
            order: self.order.clone(),
            selected: self.selected,
            revision: self.revision,
        }));
    }

    /// Makes what was tried one step of the board's history, and says how many steps it had been.
    pub fn keep_trial(&mut self, now: f64) -> usize {
        let (selected, board) = (self.selected, self.board.clone());
        let Some((before, tried)) = self.end_trial() else { return 0 };
        let ops = difference(&self.board, &board);
        if ops.is_empty() {
            return 0;
        }
        let name = match tried.undo_name() {
            Some(name) if tried.len() == 1 => name.clone(),
            _ => StepName::Tried(tried.len()),
        };
        self.take(Step { name, ops, before, after: selected, gesture: None }, now);
        tried.len()
    }

    /// Lets go of what was tried, and says how many steps that were. It can be brought back until the board changes.
    pub fn drop_trial(&mut self) -> usize {
        let board = self.board.clone();
        let Some((_, history)) = self.end_trial() else { return 0 };
        let steps = history.len();
        self.dropped = (steps > 0).then_some(Dropped { board, history, revision: self.revision });
        steps
    }

    /// Tries again what was dropped last, with its history. Says whether it could: not after the board has changed.
    pub fn retry_dropped(&mut self) -> bool {
        let Some(dropped) = self.dropped.take().filter(|dropped| dropped.revision == self.revision) else {
            return false;
        };
        self.begin_trial();
        let ops = difference(&self.board, &dropped.board);
        history::apply(&mut self.board, &mut self.links, &ops);
        self.history = dropped.history;
        let ids = ops.iter().map(|op| op.id).collect();
        self.after_change(&history::Touched { ids, selection: self.selected });
        true
    }

    /// The board as it is comes back. Returns what had been selected on it, and the history of what was tried.
    fn end_trial(&mut self) -> Option<(Option<RecordId>, History)> {
        let trial = *self.trial.take()?;
        self.end_gesture();
        let back = difference(&self.board, &trial.board);
        history::apply(&mut self.board, &mut self.links, &back);
        self.weights = trial.weights;
        self.impossible = trial.impossible;
        self.in_step();
        self.order = trial.order;
        self.moved.clear();
        self.revision += 1;
        // Who looks at something that is on the board too goes on looking at it.
        self.selected = self.selected.filter(|id| self.board.has(*id)).or(trial.selected);
        Some((trial.selected, std::mem::replace(&mut self.history, trial.history)))
    }
}
