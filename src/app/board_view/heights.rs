//! The heights of the cards: measured where a card was on screen, guessed elsewhere.

use std::{collections::HashMap, ops::Range};

use crate::board::ClaimId;

/// A guess for the first card of all.
const GUESS: f32 = 220.0;

/// Heights by claim, and where each card of the present order begins.
#[derive(Debug, Default)]
pub struct Heights {
    known: HashMap<ClaimId, f32>,
    sum: f64,
    width: f32,
    order: Vec<ClaimId>,
    /// The height of each card in order, as far as it is known.
    in_order: Vec<Option<f32>>,
    /// The top of each card, and the end of the last one.
    tops: Vec<f32>,
    stale: bool,
}

impl Heights {
    /// Lays cards out in this order and width, and says whether any of them may have moved. A new width forgets all
    /// that was measured.
    pub fn arrange(&mut self, order: &[ClaimId], width: f32, gap: f32) -> bool {
        let resized = (self.width - width).abs() > 0.5;
        if resized {
            self.known.clear();
            self.sum = 0.0;
            self.width = width;
        }
        if resized || self.order != order {
            self.order = order.to_vec();
            self.in_order = order.iter().map(|claim| self.known.get(claim).copied()).collect();
            self.stale = true;
        }
        if !self.stale && !self.tops.is_empty() {
            return false;
        }
        self.stale = false;
        let guess = self.guess();
        self.tops.clear();
        let mut top = 0.0;
        for height in &self.in_order {
            self.tops.push(top);
            top += height.unwrap_or(guess) + gap;
        }
        self.tops.push(top);
        true
    }

    /// The card at `place` turned out to be this high; the next arrangement moves those below it.
    pub fn measured(&mut self, place: usize, height: f32) {
        let Some(&claim) = self.order.get(place) else { return };
        let known = self.in_order[place].replace(height);
        if known.is_none_or(|known| (known - height).abs() > 0.5) {
            self.known.insert(claim, height);
            self.sum += f64::from(height - known.unwrap_or(0.0));
            self.stale = true;
        }
    }

    /// Whether the next arrangement will move something.
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// Whether the card at `place` was on screen at this width.
    pub fn is_known(&self, place: usize) -> bool {
        self.in_order.get(place).is_some_and(Option::is_some)
    }

    /// What all cards and the gaps behind them take.
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Where the card at `place` begins, and where the next one does.
    pub fn span(&self, place: usize) -> Option<(f32, f32)> {
        Some((*self.tops.get(place)?, *self.tops.get(place + 1)?))
    }

    /// The place of `claim` in the present order.
    pub fn place(&self, claim: ClaimId) -> Option<usize> {
        self.order.iter().position(|id| *id == claim)
    }

    /// The claim at `place`.
    pub fn at(&self, place: usize) -> Option<ClaimId> {
        self.order.get(place).copied()
    }

    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The cards of which any part lies between `top` and `bottom`.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let cards = self.order.len();
        let first = self.tops.partition_point(|start| *start <= top).saturating_sub(1).min(cards);
        let end = self.tops.partition_point(|start| *start < bottom).min(cards);
        first..end.max(first)
    }

    fn guess(&self) -> f32 {
        if self.known.is_empty() { GUESS } else { (self.sum / self.known.len() as f64) as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(count: u64) -> Vec<ClaimId> {
        (0..count).map(ClaimId::fresh).collect()
    }

    #[test]
    fn cards_follow_each_other_and_a_measured_one_moves_those_below() {
        let order = claims(10);
        let mut heights = Heights::default();
        heights.arrange(&order, 600.0, 10.0);
        assert_eq!(heights.span(1), Some((230.0, 460.0)));
        heights.measured(0, 120.0);
        assert!(heights.is_stale() && heights.arrange(&order, 600.0, 10.0));
        assert!(!heights.arrange(&order, 600.0, 10.0), "nothing moves twice");
        assert_eq!(heights.span(0), Some((0.0, 130.0)));
        assert_eq!(heights.span(1), Some((130.0, 260.0)), "unseen cards are guessed from the seen ones");
        assert_eq!(heights.total(), 1300.0);
    }

    #[test]
    fn the_walk_finds_exactly_the_cards_in_view() {
        let mut heights = Heights::default();
        heights.arrange(&claims(100), 600.0, 10.0);
        assert_eq!(heights.between(0.0, 230.0), 0..1);
        assert_eq!(heights.between(229.0, 231.0), 0..2);
        assert_eq!(heights.between(460.0, 700.0), 2..4);
        assert_eq!(heights.between(22_900.0, 24_000.0), 99..100);
        assert_eq!(Heights::default().between(0.0, 500.0), 0..0);
    }

    #[test]
    fn heights_go_with_their_claim_and_are_forgotten_with_the_width() {
        let order = claims(3);
        let mut heights = Heights::default();
        heights.arrange(&order, 600.0, 0.0);
        for (place, height) in [(0, 100.0), (1, 200.0), (2, 300.0)] {
            heights.measured(place, height);
        }
        let turned: Vec<ClaimId> = order.iter().rev().copied().collect();
        heights.arrange(&turned, 600.0, 0.0);
        assert_eq!(heights.span(0), Some((0.0, 300.0)));
        heights.arrange(&turned, 500.0, 0.0);
        assert_eq!(heights.span(0), Some((0.0, GUESS)));
    }
}
