//! What to look for next: where one more good voice would tell most (MODEL section 6).

use crate::board::{Board, ClaimId, Grade};

use super::{
    verdict::{Verdict, credence, logit},
    weights::{Weights, own, posterior},
};

/// A claim, and what one more voice on it would tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Next {
    /// The claim.
    pub claim: ClaimId,
    /// By how many bits the doubt about the headline claims is expected to shrink. Not negative.
    pub gain_bits: f64,
}

/// The doubt about something of this probability, in bits.
fn entropy(log_odds: f64) -> f64 {
    let (yes, no) = (credence(log_odds), credence(-log_odds));
    let part = |p: f64| if p > 0.0 { -p * p.log2() } else { 0.0 };
    part(yes) + part(no)
}

impl Weights {
    /// For each unsettled claim, the expected drop of doubt if one more separate voice of grade B, heard directly, said
    /// decisively whether it is true; the greatest first, then by id.
    ///
    /// Counted is the doubt about the headline claims of `board`, or about all claims if none is marked.
    pub fn next(&self, board: &Board) -> Vec<Next> {
        let all = !board.claims.iter().any(|claim| claim.headline);
        let counts =
            |claim: usize| all || board.claims.get(self.index.claims[claim]).is_some_and(|claim| claim.headline);
        let reliability = board.head.scale.point(Grade::B).mean;
        let word = logit(reliability);
        // Of a claim of this probability: how likely the voice supports it.
        let supports = |verdict: &Verdict| {
            let p = verdict.credence();
            reliability * p + (1.0 - reliability) * (1.0 - p)
        };
        let mut next = Vec::new();
        for claim in 0..self.found.len() {
            let verdict = &self.at(claim);
            let alone = self.index.graph.places[claim].component.is_none();
            if alone && verdict.settled.is_none() {
                let yes = supports(verdict);
                let left = yes * entropy(verdict.log_odds + word) + (1.0 - yes) * entropy(verdict.log_odds - word);
                let gain = if counts(claim) { entropy(verdict.log_odds) - left } else { 0.0 };
                next.push((claim, gain));
            }
        }
        for component in &self.index.graph.components {
            let counted: Vec<usize> =
                (0..component.claims.len()).filter(|&place| counts(component.claims[place] as usize)).collect();
            let doubt = |x: &[f64]| counted.iter().map(|&place| entropy(x[place])).sum::<f64>();
            let now: Vec<f64> = component.claims.iter().map(|&claim| self.log_odds(claim as usize)).collect();
            let before = doubt(&now);
            let own = own(component, &self.found);
            for (place, &claim) in component.claims.iter().enumerate() {
                let said = |word: f64| {
                    let mut own = own.clone();
                    own[place] += word;
                    doubt(&posterior(component, &own).0)
                };
                let yes = supports(&self.at(claim as usize));
                let gain = if counted.is_empty() { 0.0 } else { before - yes * said(word) - (1.0 - yes) * said(-word) };
                next.push((claim as usize, gain));
            }
        }
        let next = next.into_iter().map(|(claim, gain)| (claim, gain.max(0.0)));
        let mut next: Vec<(usize, f64)> = next.collect();
        next.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        next.into_iter().map(|(claim, gain_bits)| Next { claim: self.index.claims[claim], gain_bits }).collect()
    }
}
