//! A weighed board: the verdict on every claim, and what is asked of it afterwards.

use std::sync::Arc;

use rayon::prelude::*;

use crate::board::{Board, ClaimId, StatementId};

use super::{
    Impossible,
    graph::{Component, Plan},
    index::Index,
    loopy, read,
    trust::Trusted,
    verdict::{Evidence, SETTLED, Verdict, credence},
    voices::{NOTHING, Trusts},
    words::{Pack, Row, Words},
};

/// Claims that one thread takes at a time.
const CHUNK: usize = 1024;

/// A weighed board. It remembers what it weighed, so it answers questions without the board.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// What was weighed; a copy that shares its records.
    pub(super) board: Board,
    pub(super) index: Arc<Index>,
    pub(super) trust: Trusted,
    pub(super) verdicts: Vec<Verdict>,
}

impl Weights {
    pub(super) fn of(board: &Board) -> Result<Self, Impossible> {
        let index = Index::of(board);
        if !index.graph.conflicts.is_empty() {
            return Err(Impossible { conflicts: index.graph.conflicts.clone() });
        }
        let trust = Trusted::of(board, &index.sources);
        let verdicts = (0..index.claims.len()).map(|claim| blank(&index, claim)).collect();
        let mut weights = Self { board: board.clone(), index: Arc::new(index), trust, verdicts };
        weights.reweigh();
        Ok(weights)
    }

    /// Weighs all that was read of the board once more, which changes nothing but drops the intervals. For measuring.
    pub fn reweigh(&mut self) {
        let mut verdicts = std::mem::take(&mut self.verdicts);
        verdicts.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, verdicts)| {
            for (verdict, claim) in verdicts.iter_mut().zip(chunk * CHUNK..) {
                self.lone(claim, verdict);
            }
        });
        let components = &self.index.graph.components;
        let infer = |component: &Arc<Component>| posterior(component, &own(component, &verdicts));
        let posteriors: Vec<_> = components.par_iter().with_min_len(16).map(infer).collect();
        for (component, (x, exact)) in components.iter().zip(posteriors) {
            Self::relate(component, &x, exact, &mut verdicts);
        }
        self.verdicts = verdicts;
    }

    /// Weighs a claim as if it stood alone.
    pub(super) fn lone(&self, claim: usize, verdict: &mut Verdict) {
        let direct = self.index.words(claim).direct(&self.trust);
        (verdict.pro, verdict.con) = (direct.pro, direct.con);
        // Voices that contradict themselves may cancel out and still have something to say.
        let weighable = verdict.settled.is_some() || direct.is_weighable() || self.is_weighable(claim);
        verdict.evidence = match (weighable, verdict.weighed) {
            (true, _) => Evidence::Own,
            (false, 0) => Evidence::None,
            (false, _) => Evidence::Unweighable,
        };
        verdict.log_odds = match verdict.settled {
            Some(true) => SETTLED,
            Some(false) => -SETTLED,
            None => verdict.prior_log_odds + direct.sum(),
        };
        verdict.exact = true;
        verdict.interval = None;
        verdict.effective_voices = None;
    }

    /// Whether a statement on `claim`, alone, could move its odds.
    #[cold]
    fn is_weighable(&self, claim: usize) -> bool {
        let alone = |row: Row| {
            let origin = row.origin;
            let belief = Pack::of(&[row], |origin| origin).all().belief(&self.trust);
            belief.gain(self.trust.knows(origin)).ln().abs() >= NOTHING
        };
        self.index.words(claim).rows().any(alone)
    }

    /// Puts what a component came to into its claims' verdicts.
    pub(super) fn relate(component: &Component, x: &[f64], exact: bool, verdicts: &mut [Verdict]) {
        let has = |evidence| component.claims.iter().any(|&claim| verdicts[claim as usize].evidence == evidence);
        let related = if has(Evidence::Own) || !component.known.is_empty() {
            Evidence::Related
        } else if has(Evidence::Unweighable) {
            Evidence::Unweighable
        } else {
            Evidence::None
        };
        for (&claim, &x) in component.claims.iter().zip(x) {
            let verdict = &mut verdicts[claim as usize];
            verdict.log_odds = x;
            verdict.exact = exact;
            if verdict.evidence != Evidence::Own && related != Evidence::None {
                verdict.evidence = related;
            }
        }
    }

    /// How many bytes of bearings and relays a weighing reads.
    pub fn bytes(&self) -> usize {
        self.index.bytes()
    }

    /// How many bytes bearings and relays take, with the index from sources to the claims they touch.
    pub fn held_bytes(&self) -> usize {
        self.index.held_bytes()
    }

    /// The verdict on `claim`; none if the weighed board has no such claim.
    pub fn verdict(&self, claim: ClaimId) -> Option<&Verdict> {
        self.verdicts.get(self.index.claim(claim)?)
    }

    /// All verdicts, in the order of the claims' ids.
    pub fn verdicts(&self) -> impl ExactSizeIterator<Item = (ClaimId, &Verdict)> {
        self.index.claims.iter().copied().zip(&self.verdicts)
    }

    /// The part of the claim's credence that goes away when `statement` is taken out of its voice on this claim, in
    /// [−1, 1]: positive if the statement raises the credence.
    ///
    /// 0 for a statement that weighs nothing, does not bear on the claim or is not on the weighed board, and on a
    /// settled claim. Exact wherever the credence is: what other claims tell this one does not depend on its own
    /// voices.
    pub fn push(&self, statement: StatementId, claim: ClaimId) -> f64 {
        let Some(number) = self.index.claim(claim) else { return 0.0 };
        let verdict = &self.verdicts[number];
        if verdict.settled.is_some() {
            return 0.0;
        }
        let Some(statement) = self.board.statements.get(statement) else { return 0.0 };
        let on_claim = |(on, row): (ClaimId, Option<Row>)| row.filter(|_| on == claim);
        let Some(row) = read::rows(statement, &self.index.sources).find_map(on_claim) else { return 0.0 };
        let lead = self.index.sources.lead(row.origin);
        let of_voice = |words: &Words<'_>| words.who.first().is_some_and(|who| self.index.sources.lead(who.origin) == lead);
        let Some(voice) = self.index.words(number).voices().find(of_voice) else { return 0.0 };
        // Which of several that say the very same is taken out is all one.
        let mut rows: Vec<Row> = voice.rows().collect();
        let Some(place) = rows.iter().position(|other| *other == row) else { return 0.0 };
        rows.remove(place);
        let without = Pack::of(&rows, |origin| self.index.sources.lead(origin));
        let gain = |words: Words<'_>| words.direct(&self.trust).sum();
        verdict.credence() - credence(verdict.log_odds - gain(voice) + gain(without.all()))
    }
}

/// The verdict on a claim that is still to be weighed, with all that no word changes.
pub(super) fn blank(index: &Index, claim: usize) -> Verdict {
    let base = &index.base[claim];
    Verdict {
        prior_log_odds: base.prior_log_odds,
        origins: base.origins as usize,
        voices: base.voices as usize,
        statements: base.statements as usize,
        weighed: base.weighed as usize,
        outcome: base.outcome,
        settled: index.graph.settled[claim],
        ..Verdict::BLANK
    }
}

/// The log-odds of a component's claims before they hear each other.
pub(super) fn own(component: &Component, verdicts: &[Verdict]) -> Vec<f64> {
    let direct = component.claims.iter().map(|&claim| &verdicts[claim as usize]);
    component.lean.iter().zip(direct).map(|(lean, direct)| lean + (direct.pro - direct.con)).collect()
}

/// Posterior log-odds of a component's claims from their own ones, and whether they are exact.
pub(super) fn posterior(component: &Component, own: &[f64]) -> (Vec<f64>, bool) {
    let mut x = own.to_vec();
    match component.plan.as_ref() {
        Plan::Forest(plan) => {
            plan.infer(&component.factors, &mut x, |_, _, _| {});
            (x, true)
        }
        Plan::Elimination(plan) => {
            plan.infer(&mut x);
            (x, true)
        }
        Plan::Loopy => {
            loopy::infer(&component.factors, &mut x);
            (x, false)
        }
    }
}
