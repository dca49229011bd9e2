//! What weighing will cost, told before it is done: a window weighs small changes at once and large ones on a thread.

use crate::board::{Board, RecordId, Target};

use super::{
    graph::{Component, Plan},
    update::Change,
    weights::Weights,
};

/// Nanoseconds, roughly and on a common machine: to weigh a bearing, to read it anew, to infer a tie of a forest, an entry
/// of an elimination table and a tie in loopy propagation, and to look at a claim when ties change.
const WEIGH: u64 = 10;
const READ: u64 = 400;
const TIE: u64 = 200;
const ENTRY: u64 = 10;
const LOOPY: u64 = 20_000;
const CLAIM: u64 = 200;

impl Weights {
    /// About how many nanoseconds [`update`](Self::update) will take for a change of these records.
    pub fn effort(&self, board: &Board, touched: &[RecordId]) -> u64 {
        let index = &self.index;
        let change = Change::between(&self.board, board, touched);
        let known = change.sources.iter().filter_map(|&id| index.sources.find(id));
        let mut claims: Vec<u32> = known.flat_map(|source| index.touched_by(source)).collect();
        let mut reread = if change.ties { CLAIM * index.claims.len() as u64 } else { 0 };
        claims.extend(change.tied.iter().filter_map(|&id| index.claim(id)).map(|claim| claim as u32));
        for &id in &change.statements {
            let said = [self.board.statements.get(id), board.statements.get(id)];
            for bearing in said.into_iter().flatten().flat_map(|statement| &statement.bears_on) {
                let Target::Claim(claim) = bearing.on else { continue };
                if let Some(claim) = index.claim(claim) {
                    claims.push(claim as u32);
                    reread += READ * u64::from(index.base[claim].weighed + 1);
                }
            }
        }
        claims.sort_unstable();
        claims.dedup();
        let mut components: Vec<u32> =
            claims.iter().filter_map(|&claim| index.graph.places[claim as usize].component).collect();
        components.sort_unstable();
        components.dedup();
        let heard = |claim: &u32| WEIGH * u64::from(index.base[*claim as usize].weighed + 1);
        let inferred = |component: &u32| {
            let component = &index.graph.components[*component as usize];
            component.claims.iter().map(heard).sum::<u64>() + component.effort()
        };
        reread + claims.iter().map(heard).sum::<u64>() + components.iter().map(inferred).sum::<u64>()
    }

    /// About how many nanoseconds it will take to weigh `board` for the first time, tangles apart.
    pub fn effort_of(board: &Board) -> u64 {
        READ * board.statements.len() as u64 + CLAIM * board.claims.len() as u64
    }
}

impl Component {
    /// About how many nanoseconds one inference takes.
    pub fn effort(&self) -> u64 {
        match self.plan.as_ref() {
            Plan::Forest(_) => TIE * self.factors.len() as u64,
            Plan::Elimination(plan) => ENTRY * plan.entries(),
            Plan::Loopy => LOOPY * self.factors.len() as u64,
        }
    }
}
