//! Reweighing after a change: only what depends on it, with the same result bit for bit as weighing the whole board.

use std::sync::Arc;

use crate::board::{Board, ClaimId, RecordId};

use super::{
    Impossible,
    index::{Standing, Trust},
    read::mark,
    voices::Scratch,
    weights::{Weights, own, posterior},
};

impl Weights {
    /// Brings the weights up to date with `board`, in which the `touched` records changed since it was weighed, came or
    /// went. Returns the claims that were weighed again, in the order of their ids; their intervals are to be drawn anew.
    ///
    /// A change of how far a source is to be trusted costs as much as the claims it touches and those they hang
    /// together with; a change of text costs nothing; every other change costs a whole weighing.
    ///
    /// # Errors
    /// When outcomes and rival sets contradict each other; the weights stay as they were.
    pub fn update(&mut self, board: &Board, touched: &[RecordId]) -> Result<Vec<ClaimId>, Impossible> {
        if !touched.iter().all(|&record| self.knows(board, record)) {
            *self = Self::of(board)?;
            return Ok(self.index.claims.clone());
        }
        let mut changed: Vec<u32> = Vec::new();
        for &record in touched {
            match record {
                RecordId::Head => changed.extend(0..self.index.sources.len() as u32),
                RecordId::Source(id) => {
                    changed.extend(self.index.sources.binary_search(&id).ok().map(|source| source as u32));
                }
                _ => {}
            }
        }
        changed.retain(|&source| {
            let id = self.index.sources[source as usize];
            let (trust, standing) = (Trust::of(board, id), Standing::of(board, id));
            let trusted = std::mem::replace(&mut self.trust[source as usize], trust) == trust;
            let stands = std::mem::replace(&mut self.standing[source as usize], standing) == standing;
            !(trusted && stands)
        });
        let mut claims: Vec<u32> = changed.iter().flat_map(|&source| self.index.touched_by(source)).copied().collect();
        claims.sort_unstable();
        claims.dedup();
        Ok(self.again(claims).into_iter().map(|claim| self.index.claims[claim as usize]).collect())
    }

    /// Whether what the engine has read of `record` is still so, but for how far a source is to be trusted.
    fn knows(&self, board: &Board, record: RecordId) -> bool {
        match record {
            RecordId::Head | RecordId::Document(_) | RecordId::Weighting(_) => true,
            RecordId::Relation(_) | RecordId::Rivals(_) => false,
            RecordId::Source(id) => self.index.sources.binary_search(&id).is_ok_and(|source| {
                let lead = self.index.sources.get(self.index.leads[source] as usize);
                board.sources.get(id).is_some() && lead == Some(&board.voice(id))
            }),
            RecordId::Claim(id) => self.index.claim(id).is_some_and(|claim| {
                let base = &self.index.base[claim];
                board.claims.get(id).is_some_and(|claim| claim.prior == base.stated && claim.outcome == base.outcome)
            }),
            RecordId::Statement(id) => self
                .index
                .statements
                .binary_search(&id)
                .is_ok_and(|statement| board.statements.get(id).map(mark) == Some(self.index.marks[statement])),
        }
    }

    /// Weighs these claims (in order) again, and those they hang together with. Returns all of them, in order.
    pub(super) fn again(&mut self, mut claims: Vec<u32>) -> Vec<u32> {
        let index = Arc::clone(&self.index);
        let mut components: Vec<u32> =
            claims.iter().filter_map(|&claim| index.graph.places[claim as usize].component).collect();
        components.sort_unstable();
        components.dedup();
        for &component in &components {
            claims.extend(&index.graph.components[component as usize].claims);
        }
        claims.sort_unstable();
        claims.dedup();
        let mut scratch = Scratch::new();
        for &claim in &claims {
            self.verdicts[claim as usize] = self.lone(claim as usize, &mut scratch);
        }
        for &component in &components {
            let component = &index.graph.components[component as usize];
            let (x, exact) = posterior(component, &own(component, &self.verdicts));
            Self::relate(component, &x, exact, &mut self.verdicts);
        }
        claims
    }
}
