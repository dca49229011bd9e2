//! A weighed board: the verdict on every claim, and what is asked of it afterwards.

use std::sync::Arc;

use rayon::prelude::*;

use crate::board::{Board, ClaimId, StatementId};

use super::{
    Impossible,
    chunks::Chunks,
    graph::{Component, Plan},
    index::Index,
    loopy, read,
    trust::Trusted,
    verdict::{Evidence, Interval, SETTLED, Verdict, credence},
    voices::{SOMETHING, Told, Trusts},
    words::{Pack, Row, Words},
};

/// A weighed board. It remembers what it weighed, so it answers questions without the board.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// What was weighed; a copy that shares its records.
    pub(super) board: Board,
    pub(super) index: Arc<Index>,
    pub(super) trust: Arc<Trusted>,
    /// By claim.
    pub(super) found: Chunks<Found>,
    /// By claim; empty before any were drawn.
    pub(super) spreads: Chunks<Option<Spread>>,
}

/// What weighing finds out about one claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// What its voices say.
    pub told: Told,
    /// Its log-odds, if they come out of a component.
    related: Option<f64>,
    pub evidence: Evidence,
    pub exact: bool,
}

impl Found {
    pub const NOTHING: Self = Self { told: Told::NOTHING, related: None, evidence: Evidence::None, exact: true };
}

/// What drawing finds out about one claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spread {
    pub interval: Interval,
    pub effective_voices: f64,
}

impl Weights {
    pub(super) fn of(board: &Board) -> Result<Self, Impossible> {
        let index = Index::of(board);
        if !index.graph.conflicts.is_empty() {
            return Err(Impossible { conflicts: index.graph.conflicts.clone() });
        }
        let trust = Arc::new(Trusted::of(board, &index.sources));
        let found = Chunks::filled(Found::NOTHING, index.claims.len());
        let (board, index, spreads) = (board.clone(), Arc::new(index), Chunks::default());
        let mut weights = Self { board, index, trust, found, spreads };
        weights.reweigh();
        Ok(weights)
    }

    /// Weighs all that was read of the board once more, which changes nothing but drops the intervals. For measuring.
    pub fn reweigh(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        found.fill(|claim| self.lone(claim));
        let components = &self.index.graph.components;
        let infer = |component: &Arc<Component>| posterior(component, &own(component, &found));
        let posteriors: Vec<_> = components.par_iter().with_min_len(16).map(infer).collect();
        for (component, (x, exact)) in components.iter().zip(posteriors) {
            Self::relate(component, &x, exact, &mut found);
        }
        self.found = found;
        self.spreads = Chunks::default();
    }

    /// Weighs a claim as if it stood alone.
    #[inline]
    pub(super) fn lone(&self, claim: usize) -> Found {
        let base = &self.index.base[claim];
        let settled = self.index.graph.settled[claim];
        let told = self.index.words(claim).told(self.trust.as_ref());
        // Voices that contradict themselves may cancel out and still have something to say.
        let weighable = settled.is_some() || told.is_weighable() || self.is_weighable(claim);
        Found {
            told,
            related: None,
            evidence: match (weighable, base.weighed) {
                (true, _) => Evidence::Own,
                (false, 0) => Evidence::None,
                (false, _) => Evidence::Unweighable,
            },
            exact: true,
        }
    }

    /// The log-odds of the claim with this number.
    pub(super) fn log_odds(&self, claim: usize) -> f64 {
        match self.index.graph.settled[claim] {
            Some(true) => SETTLED,
            Some(false) => -SETTLED,
            None => {
                let found = self.found.at(claim);
                found.related.unwrap_or_else(|| self.index.base[claim].prior_log_odds + found.told.direct().sum())
            }
        }
    }

    /// What was drawn for the claim with this number.
    pub(super) fn spread(&self, claim: usize) -> Option<Spread> {
        if self.spreads.is_empty() { None } else { *self.spreads.at(claim) }
    }

    /// The verdict on the claim with this number.
    pub(super) fn at(&self, claim: usize) -> Verdict {
        let (base, found) = (&self.index.base[claim], self.found.at(claim));
        let (direct, spread) = (found.told.direct(), self.spread(claim));
        Verdict {
            log_odds: self.log_odds(claim),
            prior_log_odds: base.prior_log_odds,
            evidence: found.evidence,
            exact: found.exact,
            pro: direct.pro,
            con: direct.con,
            origins: base.origins as usize,
            voices: base.voices as usize,
            statements: base.statements as usize,
            weighed: base.weighed as usize,
            outcome: base.outcome,
            settled: self.index.graph.settled[claim],
            interval: spread.map(|spread| spread.interval),
            effective_voices: spread.map(|spread| spread.effective_voices),
        }
    }

    /// Whether a statement on `claim`, alone, could move its odds.
    #[cold]
    fn is_weighable(&self, claim: usize) -> bool {
        let alone = |row: Row| {
            let origin = row.origin;
            let belief = Pack::of(&[row], |origin| origin).all().belief(self.trust.as_ref());
            let gain = belief.gain(self.trust.knows(origin));
            gain.max(gain.recip()) >= SOMETHING
        };
        self.index.words(claim).rows().any(alone)
    }

    /// Puts what a component came to into what was found of its claims.
    pub(super) fn relate(component: &Component, x: &[f64], exact: bool, found: &mut Chunks<Found>) {
        let has = |evidence| component.claims.iter().any(|&claim| found.at(claim as usize).evidence == evidence);
        let related = if has(Evidence::Own) || !component.known.is_empty() {
            Evidence::Related
        } else if has(Evidence::Unweighable) {
            Evidence::Unweighable
        } else {
            Evidence::None
        };
        for (&claim, &x) in component.claims.iter().zip(x) {
            found.change(claim as usize, |found| {
                found.related = Some(x);
                found.exact = exact;
                if found.evidence != Evidence::Own && related != Evidence::None {
                    found.evidence = related;
                }
            });
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
    pub fn verdict(&self, claim: ClaimId) -> Option<Verdict> {
        self.index.claim(claim).map(|claim| self.at(claim))
    }

    /// All verdicts, in the order of the claims' ids.
    pub fn verdicts(&self) -> impl ExactSizeIterator<Item = (ClaimId, Verdict)> {
        self.index.claims.iter().enumerate().map(|(number, &claim)| (claim, self.at(number)))
    }

    /// The part of the claim's credence that goes away when `statement` is taken out of its voice on this claim, in
    /// [−1, 1]: positive if the statement raises the credence.
    ///
    /// 0 for a statement that weighs nothing, does not bear on the claim or is not on the weighed board, and on a
    /// settled claim. Exact wherever the credence is: what other claims tell this one does not depend on its own
    /// voices.
    pub fn push(&self, statement: StatementId, claim: ClaimId) -> f64 {
        let Some(number) = self.index.claim(claim) else { return 0.0 };
        let verdict = self.at(number);
        if verdict.settled.is_some() {
            return 0.0;
        }
        let Some(statement) = self.board.statements.get(statement) else { return 0.0 };
        let on_claim = |(on, row): (ClaimId, Option<Row>)| row.filter(|_| on == claim);
        let Some(row) = read::rows(statement, &self.index.sources).find_map(on_claim) else { return 0.0 };
        let lead = self.index.sources.lead(row.origin);
        let of_voice =
            |words: &Words<'_>| words.who.first().is_some_and(|who| self.index.sources.lead(who.origin) == lead);
        let Some(voice) = self.index.words(number).voices().find(of_voice) else { return 0.0 };
        // Which of several that say the very same is taken out is all one.
        let mut rows: Vec<Row> = voice.rows().collect();
        let Some(place) = rows.iter().position(|other| *other == row) else { return 0.0 };
        rows.remove(place);
        let without = Pack::of(&rows, |origin| self.index.sources.lead(origin));
        let gain = |words: Words<'_>| words.direct(self.trust.as_ref()).sum();
        verdict.credence() - credence(verdict.log_odds - gain(voice) + gain(without.all()))
    }
}

/// The log-odds of a component's claims before they hear each other.
pub(super) fn own(component: &Component, found: &Chunks<Found>) -> Vec<f64> {
    let direct = component.claims.iter().map(|&claim| found.at(claim as usize).told.direct());
    component.lean.iter().zip(direct).map(|(lean, direct)| lean + direct.sum()).collect()
}

/// Posterior log-odds of a component's claims from their own ones, and whether they are exact.
pub(super) fn posterior(component: &Component, own: &[f64]) -> (Vec<f64>, bool) {
    (posterior_while(component, own, &|| true).unwrap_or_else(|| own.to_vec()), component.is_exact())
}

/// Posterior log-odds of a component's claims from their own ones; nothing if `go_on` says to stop. It is asked often
/// enough that the widest component stops within some milliseconds.
pub(super) fn posterior_while(component: &Component, own: &[f64], go_on: &dyn Fn() -> bool) -> Option<Vec<f64>> {
    /// How many ties of a forest are inferred between two questions whether to go on.
    const TIES: usize = 256;
    let mut x = own.to_vec();
    let done = match component.plan.as_ref() {
        Plan::Forest(plan) => {
            let mut ties = 0;
            plan.infer_while(&component.factors, &mut x, |_, _, _| {
                ties += 1;
                !usize::is_multiple_of(ties, TIES) || go_on()
            })
        }
        Plan::Elimination(plan) => plan.infer_while(&mut x, go_on),
        Plan::Loopy => loopy::infer_while(&component.factors, &mut x, go_on),
    };
    done.then_some(x)
}
