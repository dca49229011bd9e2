//! Suggested reliabilities: what the sources' agreement with each other and with outcomes says about them, starting
//! from their grades (EM, MODEL section 6).

use std::sync::Arc;

use crate::board::{SourceId, grade};

use super::{
    record::{Beta, Record},
    verdict::credence,
    voices::Trusts,
    weights::Weights,
};

/// Rounds after which suggestions hardly move any longer.
pub const ROUNDS: usize = 30;

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
        let mut claims = vec![0_usize; self.trust.len()];
        for claim in 0..self.index.claims.len() {
            for voice in self.index.words(claim).voices() {
                if let Some(lead) = self.lead(voice) {
                    claims[lead as usize] += 1;
                }
            }
        }
        let mut guess = self.clone();
        for round in 0..rounds {
            if round > 0 {
                guess.reweigh();
            }
            let right = guess.right();
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
        suggestions
    }

    /// For each voice the expected number of claims about which its belief is right.
    fn right(&self) -> Vec<f64> {
        let mut right = vec![0.0; self.trust.len()];
        for claim in 0..self.found.len() {
            let verdict = self.at(claim);
            self.index.words(claim).each_voice(self.trust.as_ref(), |origin, said| {
                let reliability = self.trust.knows(origin);
                let (yes, no) = match verdict.settled {
                    Some(true) => (1.0, 0.0),
                    Some(false) => (0.0, 1.0),
                    None => {
                        let others = verdict.log_odds - said.gain(reliability).ln();
                        (credence(others), credence(-others))
                    }
                };
                let agrees = reliability * (yes * said.believes + no * said.disbelieves);
                let errs = (1.0 - reliability) * (yes * said.disbelieves + no * said.believes);
                right[self.index.sources.lead(origin) as usize] += agrees / (agrees + errs);
            });
        }
        right
    }
}
