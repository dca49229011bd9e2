//! Where cards of varied heights stand in a long list. Only cards in sight are laid out; the others keep the height they
//! had, or an estimate.

use std::collections::HashMap;

use crate::board::ClaimId;

/// The height of a card that was never laid out, in points.
const ESTIMATE: f32 = 190.0;

/// The heights of the listed cards, in order.
#[derive(Debug, Default)]
pub(super) struct Heights {
    known: HashMap<ClaimId, f32>,
    listed: Vec<f32>,
    width: f32,
}

impl Heights {
    /// Other claims are listed now.
    pub(super) fn list(&mut self, claims: &[ClaimId]) {
        self.listed = claims.iter().map(|id| self.known.get(id).copied().unwrap_or(ESTIMATE)).collect();
    }

    /// The list has this width; at another one every card has another height.
    pub(super) fn at_width(&mut self, width: f32) {
        if (self.width - width).abs() > 0.5 {
            self.width = width;
            self.known.clear();
        }
    }

    /// The height of all cards.
    pub(super) fn total(&self) -> f32 {
        self.listed.iter().sum()
    }

    /// Where the card at `place` begins.
    pub(super) fn top(&self, place: usize) -> f32 {
        self.listed.iter().take(place).sum()
    }

    /// The first card that reaches below `y`, and where it begins.
    pub(super) fn at(&self, y: f32) -> (usize, f32) {
        let mut top = 0.0;
        for (place, height) in self.listed.iter().enumerate() {
            if top + height > y {
                return (place, top);
            }
            top += height;
        }
        (self.listed.len(), top)
    }

    /// The card of `id` at `place` turned out to be this high. Says whether that is news.
    pub(super) fn measured(&mut self, place: usize, id: ClaimId, height: f32) -> bool {
        self.known.insert(id, height);
        match self.listed.get_mut(place) {
            Some(listed) if (*listed - height).abs() > 0.5 => {
                *listed = height;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_is_found_again() {
        let claims: Vec<ClaimId> = (0..5).map(ClaimId::fresh).collect();
        let mut heights = Heights::default();
        heights.list(&claims);
        for (place, height) in [10.0, 20.0, 30.0, 40.0, 50.0].into_iter().enumerate() {
            assert!(heights.measured(place, claims[place], height));
            assert!(!heights.measured(place, claims[place], height));
        }
        assert_eq!(heights.total(), 150.0);
        assert_eq!(heights.at(0.0), (0, 0.0));
        assert_eq!(heights.at(10.0), (1, 10.0));
        assert_eq!(heights.at(59.0), (2, 30.0));
        assert_eq!(heights.at(500.0), (5, 150.0));
        heights.list(&claims[2..]);
        assert_eq!(heights.top(1), 30.0, "heights go with their claims");
    }
}
