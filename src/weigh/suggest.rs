//! Suggested reliabilities: what the sources' agreement with each other and with outcomes says about them, starting
//! from their grades (EM, MODEL section 6).

use std::sync::Arc;

use crate::board::{SourceId, grade};

use super::{
    BrokenOff,
    record::{Beta, Record},
    verdict::credence,
    voices::Trusts,
    weights::{Weights, own, posterior_while},
};

/// Rounds after which suggestions hardly move any longer.
pub const ROUNDS: usize = 30;

/// How many claims are read between two questions whether to go on.
const CLAIMS: usize = 1024;

/// What the board says about the reliability of a voice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// The lead of the voice.
    pub source: SourceId,
    /// In [0.02, 0.98]; of a graded source not below one half.
    pub reliability: f64,
    /// On how many claims it speaks.
    pub claims: usize,
}

impl Weights {
    /// A suggestion for each voice that says something weighed, by id, after `rounds` rounds.
    ///
    /// A round asks how likely each voice's belief about each claim is right, and regrades the voice by that. How well
    /// sources quote stays as it is. Nothing on the board changes.
    pub fn suggestions(&self, rounds: usize) -> Vec<Suggestion> {
        self.suggestions_while(rounds, || true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so.
    ///
    /// # Errors
    /// When `go_on` broke it off.
    pub fn suggestions_while(&self, rounds: usize, go_on: impl Fn() -> bool) -> Result<Vec<Suggestion>, BrokenOff> {
        let mut claims = vec![0_usize; self.trust.len()];
        for claim in 0..self.index.claims.len() {
            check(claim, &go_on)?;
            for voice in self.index.words(claim).voices() {
                if let Some(lead) = self.lead(voice) {
                    claims[lead as usize] += 1;
                }
            }
        }
        let mut guess = self.clone();
        for round in 0..rounds {
            if round > 0 {
                guess.weigh_again(&go_on)?;
            }
            let right = guess.right(&go_on)?;
            for (source, &claims) in (0..).zip(&claims).filter(|(_, claims)| **claims > 0) {
                let record = Record { hits: right[source as usize], misses: claims as f64 - right[source as usize] };
                let Beta { alpha, beta } = Beta::of(self.trust.standing(source), record);
                let reliability = (alpha / (alpha + beta)).clamp(grade::MIN, grade::MAX);
                Arc::make_mut(&mut guess.trust).regrade(source, reliability, &self.index.sources);
            }
        }
        let suggestion = |(number, source): (u32, SourceId)| {
            let (reliability, claims) = (guess.trust.trust(number).reliability, claims[number as usize]);
            (claims > 0).then_some(Suggestion { source, reliability, claims })
        };
        let mut suggestions: Vec<Suggestion> = self.index.sources.all().filter_map(suggestion).collect();
        suggestions.sort_by_key(|suggestion| suggestion.source);
        Ok(suggestions)
    }

    /// Weighs everything with the reliabilities of this round. On one thread, for the others belong to the window.
    fn weigh_again(&mut self, go_on: &dyn Fn() -> bool) -> Result<(), BrokenOff> {
        let mut found = std::mem::take(&mut self.found);
        for claim in 0..found.len() {
            check(claim, go_on)?;
            found.set(claim, self.lone(claim));
        }
        for component in &self.index.graph.components {
            let x = posterior_while(component, &own(component, &found), go_on).ok_or(BrokenOff)?;
            Self::relate(component, &x, component.is_exact(), &mut found);
        }
        self.found = found;
        Ok(())
    }

    /// For each voice the expected number of claims about which its belief is right.
    fn right(&self, go_on: &dyn Fn() -> bool) -> Result<Vec<f64>, BrokenOff> {
        let mut right = vec![0.0; self.trust.len()];
        for claim in 0..self.found.len() {
            check(claim, go_on)?;
            let (settled, log_odds) = (self.index.graph.settled[claim], self.log_odds(claim));
            self.index.words(claim).each_voice(self.trust.as_ref(), |origin, said| {
                let reliability = self.trust.knows(origin);
                let (yes, no) = match settled {
                    Some(true) => (1.0, 0.0),
                    Some(false) => (0.0, 1.0),
                    None => {
                        let others = log_odds - said.gain(reliability).ln();
                        (credence(others), credence(-others))
                    }
                };
                let agrees = reliability * (yes * said.believes + no * said.disbelieves);
                let errs = (1.0 - reliability) * (yes * said.disbelieves + no * said.believes);
                right[self.index.sources.lead(origin) as usize] += agrees / (agrees + errs);
            });
        }
        Ok(right)
    }
}

fn check(claim: usize, go_on: &dyn Fn() -> bool) -> Result<(), BrokenOff> {
    if claim.is_multiple_of(CLAIMS) && !go_on() { Err(BrokenOff) } else { Ok(()) }
}
