//! Suggested reliabilities: what the sources' agreement with each other and with outcomes says about them, starting
//! from their grades (EM, MODEL section 6).

use crate::board::{SourceId, grade};

use super::{
    record::{Beta, Record},
    verdict::credence,
    voices::{Scratch, belief, heard},
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
        for group in &self.index.groups[..self.index.groups.len() - 1] {
            claims[group.voice as usize] += 1;
        }
        let mut guess = self.clone();
        for round in 0..rounds {
            if round > 0 {
                guess.reweigh();
            }
            let right = guess.right();
            for (source, trust) in guess.trust.iter_mut().enumerate().filter(|(source, _)| claims[*source] > 0) {
                let record = Record { hits: right[source], misses: claims[source] as f64 - right[source] };
                let Beta { alpha, beta } = Beta::of(&self.standing[source], record);
                trust.reliability = (alpha / (alpha + beta)).clamp(grade::MIN, grade::MAX);
            }
        }
        let suggestion = |(source, &id): (usize, &SourceId)| {
            let reliability = guess.trust[source].reliability;
            (claims[source] > 0).then_some(Suggestion { source: id, reliability, claims: claims[source] })
        };
        self.index.sources.iter().enumerate().filter_map(suggestion).collect()
    }

    /// For each voice the expected number of claims about which its belief is right.
    fn right(&self) -> Vec<f64> {
        let mut right = vec![0.0; self.trust.len()];
        let mut scratch = Scratch::new();
        for (claim, verdict) in self.verdicts.iter().enumerate() {
            for (voice, bearings) in self.index.groups(claim) {
                let said = belief(bearings.iter(), &self.index.links, self.trust.as_slice(), &mut scratch);
                let reliability = self.trust[voice as usize].reliability;
                let (yes, no) = match verdict.settled {
                    Some(true) => (1.0, 0.0),
                    Some(false) => (0.0, 1.0),
                    None => {
                        let others = verdict.log_odds - heard(reliability, said).ln();
                        (credence(others), credence(-others))
                    }
                };
                let (believes, disbelieves) = said;
                let agrees = reliability * (yes * believes + no * disbelieves);
                let errs = (1.0 - reliability) * (yes * disbelieves + no * believes);
                right[voice as usize] += agrees / (agrees + errs);
            }
        }
        right
    }
}
