//! The engine against brute force on random boards.

use credence::weigh::weigh;
use proptest::prelude::*;

use super::oracle;
use crate::support::boards::{Ingredients, boards};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn credences_are_the_posterior(board in boards(Ingredients::ALL)) {
        match (weigh(&board), oracle::posteriors(&board)) {
            (Ok(weights), Some(expected)) => {
                for (claim, verdict) in weights.verdicts() {
                    let (found, expected) = (verdict.credence(), expected[&claim]);
                    prop_assert!((found - expected).abs() < 1e-9, "{claim}: {found}, expected {expected}");
                    prop_assert!(verdict.exact);
                }
            }
            (Err(impossible), None) => {
                for conflict in impossible.conflicts {
                    prop_assert!(board.rivals.get(conflict.rivals).is_some());
                    prop_assert!(conflict.claims.iter().all(|&claim| board.claims.get(claim).is_some_and(|claim| claim.outcome.is_some())));
                }
            }
            (found, expected) => prop_assert!(false, "weighed: {found:?}, possible: {}", expected.is_some()),
        }
    }
}
