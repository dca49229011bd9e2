//! Undo and redo: steps already taken, bounded by the memory they hold.

use super::{Board, Links, Op, RecordId, Step, StepName};

/// How much memory the steps may hold before the oldest are forgotten, in bytes.
pub const DEFAULT_LIMIT: usize = 64 * 1024 * 1024;

/// After this many seconds without a change a gesture is over.
const IDLE_SECS: f64 = 1.0;

/// The steps that can be undone and redone.
#[derive(Debug)]
pub struct History {
    done: Vec<Taken>,
    undone: Vec<Taken>,
    limit: usize,
    bytes: usize,
    /// The state before the oldest step that can still be undone.
    base: u64,
    /// When the last step of the gesture under way was taken; nothing when it is over.
    gesture_at: Option<f64>,
}

/// A step that was applied.
#[derive(Debug)]
struct Taken {
    step: Step,
    inverse: Vec<Op>,
    bytes: usize,
    /// Which state of the board it leads to: steps of a lasting gesture lead to a new one each.
    state: u64,
    /// When it was taken, or joined last.
    at: f64,
}

impl Default for History {
    fn default() -> Self {
        Self { done: Vec::new(), undone: Vec::new(), limit: DEFAULT_LIMIT, bytes: 0, base: 0, gesture_at: None }
    }
}

/// What applying, undoing or redoing a step touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    /// The records that changed.
    pub ids: Vec<RecordId>,
    /// What is to be selected now.
    pub selection: Option<RecordId>,
}

impl History {
    /// A history that forgets its oldest steps above `limit` bytes.
    pub fn bounded(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    /// Applies `step` to `board` and remembers it. `now` is any clock in seconds that only goes forward; `state` any
    /// number that was never used before.
    ///
    /// A step of the same gesture as the last one joins it: its inverse stays, its value is the new one.
    pub fn take(&mut self, board: &mut Board, links: &mut Links, step: Step, now: f64, state: u64) -> Touched {
        let inverse = apply(board, links, &step.ops);
        let touched = Touched { ids: ids(&step.ops), selection: step.after };
        self.bytes -= self.undone.drain(..).map(|taken| taken.bytes).sum::<usize>();
        let joins = step.gesture.is_some()
            && self.gesture_at.is_some_and(|last| now - last <= IDLE_SECS)
            && self
                .done
                .last()
                .is_some_and(|last| last.step.gesture == step.gesture && ids(&last.step.ops) == ids(&step.ops));
        self.gesture_at = step.gesture.map(|_| now);
        if joins && let Some(last) = self.done.last_mut() {
            last.step.name = joined_name(&last.step.name, step.name);
            last.step.ops = step.ops;
            last.step.after = step.after;
            last.state = state;
            last.at = now;
            let bytes = size(&last.step, &last.inverse);
            self.bytes = self.bytes - last.bytes + bytes;
            last.bytes = bytes;
        } else {
            let bytes = size(&step, &inverse);
            self.bytes += bytes;
            self.done.push(Taken { step, inverse, bytes, state, at: now });
        }
        self.shrink();
        touched
    }

    /// Takes the last step back.
    pub fn undo(&mut self, board: &mut Board, links: &mut Links) -> Option<Touched> {
        self.end_gesture();
        let taken = self.done.pop()?;
        apply(board, links, &taken.inverse);
        let touched = Touched { ids: ids(&taken.inverse), selection: taken.step.before };
        self.undone.push(taken);
        Some(touched)
    }

    /// Takes the last undone step again.
    pub fn redo(&mut self, board: &mut Board, links: &mut Links) -> Option<Touched> {
        self.end_gesture();
        let taken = self.undone.pop()?;
        apply(board, links, &taken.step.ops);
        let touched = Touched { ids: ids(&taken.step.ops), selection: taken.step.after };
        self.done.push(taken);
        Some(touched)
    }

    /// Ends the gesture under way: the next step starts an entry of its own.
    pub fn end_gesture(&mut self) {
        self.gesture_at = None;
    }

    /// What would be undone.
    pub fn undo_name(&self) -> Option<&StepName> {
        self.done.last().map(|taken| &taken.step.name)
    }

    /// What would be redone.
    pub fn redo_name(&self) -> Option<&StepName> {
        self.undone.last().map(|taken| &taken.step.name)
    }

    /// The names of the steps that can be undone, the oldest first.
    pub fn names(&self) -> impl Iterator<Item = &StepName> {
        self.done.iter().map(|taken| &taken.step.name)
    }

    /// All steps, those that can be undone and then those that can be redone, in the order in which they stand, each with
    /// when it was taken (by the clock of [`take`](Self::take)). The first [`len`](Self::len) of them stand.
    pub fn steps(&self) -> impl ExactSizeIterator<Item = (&StepName, f64)> + Clone {
        let total = self.done.len() + self.undone.len();
        let step = move |at: usize| match self.done.get(at) {
            Some(taken) => taken,
            None => &self.undone[total - 1 - at],
        };
        (0..total).map(move |at| (&step(at).step.name, step(at).at))
    }

    /// Which state the board is in: the number given with the last step that stands, 0 at the start.
    pub fn state(&self) -> u64 {
        self.done.last().map_or(self.base, |taken| taken.state)
    }

    /// How many steps can be undone.
    pub fn len(&self) -> usize {
        self.done.len()
    }

    /// Whether nothing can be undone.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    fn shrink(&mut self) {
        let mut old = 0;
        // The last step always stays, however large it is.
        while self.bytes > self.limit && old + 1 < self.done.len() {
            self.bytes -= self.done[old].bytes;
            self.base = self.done[old].state;
            old += 1;
        }
        self.done.drain(..old);
    }
}

/// Applies `ops` to `board` with `links` following, and returns the inverse.
pub fn apply(board: &mut Board, links: &mut Links, ops: &[Op]) -> Vec<Op> {
    let mut inverse = Vec::with_capacity(ops.len());
    for op in ops {
        let mut before = board.apply(std::slice::from_ref(op));
        if let Some(before) = before.pop() {
            links.follow(before.record.as_ref(), op.record.as_ref());
            inverse.push(before);
        }
    }
    inverse.reverse();
    inverse
}

fn ids(ops: &[Op]) -> Vec<RecordId> {
    ops.iter().map(|op| op.id).collect()
}

fn size(step: &Step, inverse: &[Op]) -> usize {
    let ops = |ops: &[Op]| ops.iter().map(|op| 64 + op.record.as_ref().map_or(0, super::Record::bytes)).sum::<usize>();
    128 + ops(&step.ops) + ops(inverse)
}

/// Joined steps are called after the whole way: from where the first began.
fn joined_name(first: &StepName, last: StepName) -> StepName {
    match (first, last) {
        (StepName::Reweigh { from, .. }, StepName::Reweigh { source, to, .. }) => {
            StepName::Reweigh { source, from: *from, to }
        }
        // What was just added and is being filled in stays "added".
        (_, last) => last,
    }
}
