//! Negative zero, which equals zero but is written differently, made zero.

use crate::board::{Bearing, Claim, Document, Relation, Reliability, Rivals, Scale, Source, Statement, Weighting};

/// A record that may hold negative zeros.
pub(super) trait Tidy: Clone {
    /// Whether no number in it is a negative zero.
    fn is_tidy(&self) -> bool;
    /// Makes every negative zero zero.
    fn tidy(&mut self);
}

fn is_plain(number: f64) -> bool {
    number != 0.0 || number.is_sign_positive()
}

fn make_plain(number: &mut f64) {
    // IEEE 754: −0 + 0 is 0, and nothing else changes.
    *number += 0.0;
}

fn number_in(reliability: &mut Reliability) -> Option<&mut f64> {
    match reliability {
        Reliability::Probability(number) => Some(number),
        Reliability::Ungraded | Reliability::Grade(_) => None,
    }
}

fn is_plain_reliability(mut reliability: Reliability) -> bool {
    number_in(&mut reliability).is_none_or(|number| is_plain(*number))
}

impl Tidy for Source {
    fn is_tidy(&self) -> bool {
        is_plain_reliability(self.reliability)
            && self.fidelity.is_none_or(is_plain)
            && is_plain(self.hits)
            && is_plain(self.misses)
    }

    fn tidy(&mut self) {
        number_in(&mut self.reliability).into_iter().for_each(make_plain);
        self.fidelity.iter_mut().for_each(make_plain);
        make_plain(&mut self.hits);
        make_plain(&mut self.misses);
    }
}

impl Tidy for Claim {
    fn is_tidy(&self) -> bool {
        self.prior.is_none_or(is_plain)
    }

    fn tidy(&mut self) {
        self.prior.iter_mut().for_each(make_plain);
    }
}

impl Tidy for Statement {
    fn is_tidy(&self) -> bool {
        self.bears_on.iter().all(|bearing| is_plain(bearing.weight) && is_plain(bearing.anyway))
    }

    fn tidy(&mut self) {
        for Bearing { weight, anyway, .. } in &mut self.bears_on {
            make_plain(weight);
            make_plain(anyway);
        }
    }
}

impl Tidy for Relation {
    fn is_tidy(&self) -> bool {
        is_plain(self.strength)
    }

    fn tidy(&mut self) {
        make_plain(&mut self.strength);
    }
}

impl Tidy for Rivals {
    fn is_tidy(&self) -> bool {
        true
    }

    fn tidy(&mut self) {}
}

impl Tidy for Document {
    fn is_tidy(&self) -> bool {
        true
    }

    fn tidy(&mut self) {}
}

impl Tidy for Weighting {
    fn is_tidy(&self) -> bool {
        self.reliability.values().all(|reliability| is_plain_reliability(*reliability))
    }

    fn tidy(&mut self) {
        self.reliability.values_mut().filter_map(number_in).for_each(make_plain);
    }
}

impl Tidy for Scale {
    fn is_tidy(&self) -> bool {
        self.changed.values().all(|point| is_plain(point.mean) && is_plain(point.strength))
    }

    fn tidy(&mut self) {
        for point in self.changed.values_mut() {
            make_plain(&mut point.mean);
            make_plain(&mut point.strength);
        }
    }
}
