//! What of recovered changes can be applied to a board that is no longer the one they were made on.

use std::collections::BTreeSet;

use crate::board::{Board, Flaw, Op, RecordId, check};

/// Changes that leave a board sound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    /// What to apply: only what changes anything.
    pub ops: Vec<Op>,
    /// What had to be left out, because it would break a rule of the board as it is now.
    pub left_out: Vec<RecordId>,
}

/// Which of `ops` can be applied to `board` together.
///
/// Left out is what speaks of records that are gone by now, takes away what is needed by now, or breaks another rule.
pub fn fit(board: &Board, ops: &[Op]) -> Fit {
    let mut kept: Vec<Op> = ops.iter().filter(|op| board.record(op.id) != op.record).cloned().collect();
    let mut left_out = BTreeSet::new();
    loop {
        let mut after = board.clone();
        after.apply(&kept);
        let mut wrong: BTreeSet<RecordId> = BTreeSet::new();
        let problems = check::problems(&after);
        for problem in &problems {
            wrong.insert(problem.at);
            if let Flaw::Missing { id, .. } = problem.flaw {
                wrong.extend(kept.iter().filter(|op| op.record.is_none() && op.id.as_str() == id).map(|op| op.id));
            }
        }
        if problems.is_empty() || kept.is_empty() {
            return Fit { ops: kept, left_out: left_out.into_iter().collect() };
        }
        let (fitting, breaking): (Vec<Op>, Vec<Op>) = kept.into_iter().partition(|op| !wrong.contains(&op.id));
        // Nobody in particular is to blame: all of it is.
        let (fitting, breaking) = if breaking.is_empty() { (Vec::new(), fitting) } else { (fitting, breaking) };
        left_out.extend(breaking.iter().map(|op| op.id));
        kept = fitting;
    }
}
