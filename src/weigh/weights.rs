//! A weighed board: the verdict on every claim, and what is asked of it afterwards.

use std::sync::Arc;

use rayon::prelude::*;

use crate::board::{Board, ClaimId, StatementId};

use super::{
    Impossible,
    graph::{Component, Plan},
    index::{Index, Standing, Trust},
    loopy,
    verdict::{Evidence, SETTLED, Verdict, credence},
    voices::{Direct, Scratch, Tally, gain, is_weighable},
};

/// Claims that one thread takes at a time.
const CHUNK: usize = 1024;

/// A weighed board. It remembers what it weighed, so it answers questions without the board.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    pub(super) index: Arc<Index>,
    pub(super) trust: Vec<Trust>,
    pub(super) standing: Vec<Standing>,
    pub(super) verdicts: Vec<Verdict>,
}

impl Weights {
    pub(super) fn of(board: &Board) -> Result<Self, Impossible> {
        let index = Index::of(board);
        if !index.graph.conflicts.is_empty() {
            return Err(Impossible { conflicts: index.graph.conflicts });
        }
        let trust = index.trust(board);
        let standing = index.standing(board);
        let verdicts = vec![Verdict::BLANK; index.claims.len()];
        let mut weights = Self { index: Arc::new(index), trust, standing, verdicts };
        weights.reweigh();
        Ok(weights)
    }

    /// Weighs all that was read of the board once more, which changes nothing but drops the intervals. For measuring.
    pub fn reweigh(&mut self) {
        let mut verdicts = std::mem::take(&mut self.verdicts);
        verdicts.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, verdicts)| {
            let mut scratch = Scratch::new();
            for (verdict, claim) in verdicts.iter_mut().zip(chunk * CHUNK..) {
                *verdict = self.lone(claim, &mut scratch);
            }
        });
        let components = &self.index.graph.components;
        let infer = |component: &Component| posterior(component, &own(component, &verdicts));
        let posteriors: Vec<_> = components.par_iter().with_min_len(16).map(infer).collect();
        for (component, (x, exact)) in components.iter().zip(posteriors) {
            Self::relate(component, &x, exact, &mut verdicts);
        }
        self.verdicts = verdicts;
    }

    /// The verdict on a claim as if it stood alone.
    pub(super) fn lone(&self, claim: usize, scratch: &mut Scratch) -> Verdict {
        let base = &self.index.base[claim];
        let Heard { direct, voices, weighed } = self.hear(claim, scratch);
        let settled = self.index.graph.settled[claim];
        let prior_log_odds = base.prior_log_odds;
        Verdict {
            log_odds: match settled {
                Some(true) => SETTLED,
                Some(false) => -SETTLED,
                None => prior_log_odds + (direct.pro - direct.con),
            },
            prior_log_odds,
            evidence: if settled.is_some() || direct.weighable {
                Evidence::Own
            } else if weighed > 0 {
                Evidence::Unweighable
            } else {
                Evidence::None
            },
            exact: true,
            pro: direct.pro,
            con: direct.con,
            origins: base.origins as usize,
            voices,
            statements: base.statements as usize,
            weighed,
            outcome: base.outcome,
            settled,
            interval: None,
            effective_voices: None,
        }
    }

    fn hear(&self, claim: usize, scratch: &mut Scratch) -> Heard {
        let (mut tally, mut voices, mut weighed) = (Tally::EMPTY, 0, 0);
        let links = &self.index.links;
        for (voice, bearings) in self.index.groups(claim) {
            voices += 1;
            weighed += bearings.len();
            tally.add(gain(voice, bearings.iter(), links, self.trust.as_slice(), scratch));
        }
        let mut direct = tally.total();
        // Voices that contradict themselves may cancel out and still have something to say.
        direct.weighable = direct.weighable
            || self
                .index
                .groups(claim)
                .any(|(voice, bearings)| is_weighable(voice, bearings.iter(), links, self.trust.as_slice(), scratch));
        Heard { direct, voices, weighed }
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
        size_of_val(self.index.bearings.as_slice()) + size_of_val(self.index.links.as_slice())
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
        let found = (self.index.claim(claim), self.index.statements.binary_search(&statement).ok());
        let (Some(claim), Some(statement)) = found else { return 0.0 };
        let verdict = &self.verdicts[claim];
        if verdict.settled.is_some() {
            return 0.0;
        }
        let mut scratch = Scratch::new();
        let links = &self.index.links;
        for (voice, bearings) in self.index.groups(claim) {
            let Some(at) = bearings.iter().position(|bearing| bearing.statement as usize == statement) else {
                continue;
            };
            let with = gain(voice, bearings.iter(), links, self.trust.as_slice(), &mut scratch);
            let others = bearings[..at].iter().chain(&bearings[at + 1..]);
            let without = gain(voice, others, links, self.trust.as_slice(), &mut scratch);
            return verdict.credence() - credence(verdict.log_odds - with.ln() + without.ln());
        }
        0.0
    }
}

struct Heard {
    direct: Direct,
    voices: usize,
    weighed: usize,
}

/// The log-odds of a component's claims before they hear each other.
pub(super) fn own(component: &Component, verdicts: &[Verdict]) -> Vec<f64> {
    let direct = component.claims.iter().map(|&claim| &verdicts[claim as usize]);
    component.lean.iter().zip(direct).map(|(lean, direct)| lean + (direct.pro - direct.con)).collect()
}

/// Posterior log-odds of a component's claims from their own ones, and whether they are exact.
pub(super) fn posterior(component: &Component, own: &[f64]) -> (Vec<f64>, bool) {
    let mut x = own.to_vec();
    match &component.plan {
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
