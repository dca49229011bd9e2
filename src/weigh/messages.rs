//! What one claim tells another through a relation or a rival set (MODEL section 3), in log-odds.

use crate::board::{RelationKind, RivalsKind};

use super::verdict::probability;

/// ln(eᵃ + eᵇ), without overflow.
pub(super) fn log_add(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

/// φ of a relation: `φ(x_a, x_b)` at `2·x_a + x_b`. All four above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Phi(pub [f64; 4]);

impl Phi {
    /// The factor of a relation of this kind and strength between claims with these priors.
    pub fn of(kind: RelationKind, strength: f64, prior_a: f64, prior_b: f64) -> Self {
        let strength = if strength.is_nan() { 0.0 } else { strength.clamp(0.0, 1.0 - f64::EPSILON) };
        let (a, b) = (probability(prior_a), probability(prior_b));
        let tied = |sign: f64, most: f64| {
            let pull = sign * strength / most;
            let phi = |x_a: f64, x_b: f64| 1.0 + pull * (x_a - a) * (x_b - b);
            // Where the pull is strongest φ is 1 − γ; rounding must not take it to 0, nor a tiny prior to infinity.
            Self(
                [phi(0.0, 0.0), phi(0.0, 1.0), phi(1.0, 0.0), phi(1.0, 1.0)]
                    .map(|phi| phi.clamp(f64::EPSILON / 4.0, 1e280)),
            )
        };
        match kind {
            RelationKind::Supports => tied(1.0, f64::max((1.0 - a) * b, a * (1.0 - b))),
            RelationKind::Opposes => tied(-1.0, f64::max((1.0 - a) * (1.0 - b), a * b)),
            RelationKind::Requires => Self([1.0, 1.0, 1.0 - strength, 1.0]),
        }
    }

    /// Seen from the other end.
    pub fn turned(self) -> Self {
        let [none, b, a, both] = self.0;
        Self([none, a, b, both])
    }

    /// What a tells b, if a's log-odds without what b told it are `x`.
    pub fn tell(self, x: f64) -> f64 {
        let [none, only_b, only_a, both] = self.0;
        if x > 0.0 {
            let odds = (-x).exp();
            ((both + only_b * odds) / (only_a + none * odds)).ln()
        } else {
            let odds = x.exp();
            ((both * odds + only_b) / (only_a * odds + none)).ln()
        }
    }

    /// What a tells b if a is known.
    pub fn tell_settled(self, a: bool) -> f64 {
        let [none, only_b, only_a, both] = self.0;
        if a { (both / only_a).ln() } else { (only_b / none).ln() }
    }
}

/// Replaces each member's log-odds `x` (without what this set told it) by what the set tells it.
///
/// The first of all but one are the sums before it and behind it, so it costs the same for many rivals as for each.
pub(super) fn tell_rivals(kind: RivalsKind, x: &mut [f64], before: &mut Vec<f64>) {
    let nobody = match kind {
        RivalsKind::ExactlyOne => f64::NEG_INFINITY,
        RivalsKind::AtMostOne => 0.0,
    };
    before.clear();
    let mut sum = nobody;
    for &x in x.iter() {
        before.push(sum);
        sum = log_add(sum, x);
    }
    let mut behind = f64::NEG_INFINITY;
    for (x, &before) in x.iter_mut().zip(before.iter()).rev() {
        let others = log_add(before, behind);
        behind = log_add(behind, *x);
        *x = -others;
    }
}
