//! The additive account of a credence: what each voice, relation and rival set adds to its log-odds.

use crate::board::{ClaimId, RelationId, RivalsId, SourceId};

use super::{
    BrokenOff,
    graph::{Factor, Plan},
    voices::{SOMETHING, Trusts},
    weights::{Weights, own},
};

/// One row of a ledger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// What adds to the credence.
    pub what: EntryKind,
    /// How much, in log-odds (natural logarithm): positive for the claim, negative against it.
    pub log_odds: f64,
}

/// What a row of a ledger speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// What was to be thought before anybody spoke.
    Prior,
    /// One voice, named by its lead.
    Voice(SourceId),
    /// What the claim at the other end tells through this relation.
    Relation(RelationId),
    /// What the claim's rivals tell it, beyond what their priors do.
    Rivals(RivalsId),
    /// All that the claims it hangs together with tell it, where they stand in circles and can't be told apart.
    Related,
    /// The claim is settled by an outcome, its own or its rivals': the only row there is.
    Outcome,
}

impl Weights {
    /// The account of the credence of `claim`; its rows add up to the verdict's log-odds.
    ///
    /// The prior comes first, then the voices by id, the relations by id, the rival set. A settled claim has the one
    /// row [`EntryKind::Outcome`]: the outcome replaces whatever was said. Empty for a claim that was not weighed.
    pub fn ledger(&self, claim: ClaimId) -> Vec<Entry> {
        let Some(claim) = self.index.claim(claim) else { return Vec::new() };
        let verdict = self.at(claim);
        if verdict.settled.is_some() {
            return vec![Entry { what: EntryKind::Outcome, log_odds: verdict.log_odds }];
        }
        let mut entries = vec![Entry { what: EntryKind::Prior, log_odds: verdict.prior_log_odds }];
        self.index.words(claim).each_voice(self.trust.as_ref(), |origin, belief| {
            if let Some(lead) = self.index.sources.id(self.index.sources.lead(origin)) {
                let log_odds = belief.gain(self.trust.knows(origin)).ln();
                entries.push(Entry { what: EntryKind::Voice(lead), log_odds });
            }
        });
        entries.append(&mut self.told(claim));
        entries
    }

    /// The voices whose word reaches `claim` more than once, by the id of their lead: those that move at least two of the
    /// claims that hang together with it, itself included. The model takes what a voice believes about each claim as
    /// another matter, so the reader of a ledger should know.
    pub fn heard_twice(&self, claim: ClaimId) -> Vec<SourceId> {
        self.heard_twice_while(claim, || true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so.
    ///
    /// # Errors
    /// When `go_on` broke it off.
    pub fn heard_twice_while(&self, claim: ClaimId, go_on: impl Fn() -> bool) -> Result<Vec<SourceId>, BrokenOff> {
        let component = self.index.claim(claim).and_then(|claim| self.index.graph.places[claim].component);
        let Some(component) = component.map(|component| &self.index.graph.components[component as usize]) else {
            return Ok(Vec::new());
        };
        let mut heard: Vec<SourceId> = Vec::new();
        for (at, &claim) in component.claims.iter().enumerate() {
            if at.is_multiple_of(256) && !go_on() {
                return Err(BrokenOff);
            }
            self.index.words(claim as usize).each_voice(self.trust.as_ref(), |origin, belief| {
                let gain = belief.gain(self.trust.knows(origin));
                if gain.max(gain.recip()) >= SOMETHING {
                    heard.extend(self.index.sources.id(self.index.sources.lead(origin)));
                }
            });
        }
        heard.sort_unstable();
        Ok(heard.chunk_by(|a, b| a == b).filter(|times| times.len() > 1).map(|times| times[0]).collect())
    }

    /// What its component tells `claim`.
    fn told(&self, claim: usize) -> Vec<Entry> {
        let place = self.index.graph.places[claim];
        let Some(component) = place.component.map(|component| &self.index.graph.components[component as usize]) else {
            return Vec::new();
        };
        let verdict = self.at(claim);
        let Plan::Forest(plan) = component.plan.as_ref() else {
            let log_odds = verdict.log_odds - verdict.prior_log_odds - (verdict.pro - verdict.con);
            return vec![Entry { what: EntryKind::Related, log_odds }];
        };
        let here = place.place as usize;
        let mut relations: Vec<(RelationId, f64)> = component
            .known
            .iter()
            .filter(|known| known.place as usize == here)
            .map(|known| (known.relation, known.log_odds))
            .collect();
        let mut sets = Vec::new();
        plan.infer(&component.factors, &mut own(component, &self.found), |factor, place, told| {
            if place == here {
                match &component.factors[factor] {
                    Factor::Relation { relation, .. } => relations.push((*relation, told)),
                    Factor::Rivals { rivals, .. } => sets.push((*rivals, told)),
                }
            }
        });
        relations.sort_by_key(|(relation, _)| *relation);
        // A rival's lean is another than its prior's log-odds; with the others' leans the two come out the same.
        let known: f64 = component.known.iter().filter(|known| known.place as usize == here).map(|k| k.log_odds).sum();
        let lean = component.lean[here] - known - verdict.prior_log_odds;
        let relation = |(relation, log_odds)| Entry { what: EntryKind::Relation(relation), log_odds };
        let set = |(set, log_odds): (RivalsId, f64)| Entry { what: EntryKind::Rivals(set), log_odds: log_odds + lean };
        relations.into_iter().map(relation).chain(sets.into_iter().map(set)).collect()
    }
}
