//! What the user gets beside the number: flips, sources left out, what to look for, suggested reliabilities.

use std::collections::BTreeMap;

use credence::{
    board::{Board, ClaimId, Reliability, Source, SourceId, Statement},
    weigh::{Verdict, weigh},
};
use proptest::prelude::*;

use super::oracle;
use crate::support::boards::{Ingredients, boards};

const LONE_UNRELAYED: Ingredients =
    Ingredients { relations: 0, rivals: false, outcomes: false, relays: 0, sources: 6, ..Ingredients::ALL };

/// The board with these reliabilities instead.
fn regraded(board: &Board, with: &BTreeMap<SourceId, f64>) -> Board {
    let other = |source: &Source| with.get(&source.id).map_or(source.reliability, |&r| Reliability::Probability(r));
    let sources = board.sources.iter().map(|source| Source { reliability: other(source), ..source.clone() });
    Board { sources: sources.collect(), ..board.clone() }
}

fn log_odds(board: &Board, claim: ClaimId) -> f64 {
    weigh(board).expect("a possible board").verdict(claim).expect("it is weighed").log_odds
}

/// The board without `source` and what came only through it.
fn without(board: &Board, source: SourceId) -> Board {
    let left = |statement: &Statement| {
        let mut left = statement.clone();
        loop {
            let known: Vec<SourceId> = left.relays.iter().map(|relay| relay.by).collect();
            let before = left.relays.len();
            left.relays.retain(|relay| relay.by != source && relay.from.is_none_or(|from| known.contains(&from)));
            if left.relays.len() == before {
                break;
            }
        }
        let silenced = left.relays.is_empty() && !statement.relays.is_empty();
        (statement.origin != source && !silenced).then_some(left)
    };
    Board { statements: board.statements.iter().filter_map(left).collect(), ..board.clone() }
}

/// Whether regrading exactly these sources within [0.5, 0.98] can take the claim to the other side, or onto it.
///
/// Log-odds rise or fall with each reliability here, so the ends are enough.
fn turns(board: &Board, claim: ClaimId, sources: &[SourceId], now: f64) -> bool {
    (0..1_usize << sources.len()).any(|ends| {
        let end = |at: usize| if (ends >> at) & 1 == 1 { 0.98 } else { 0.5 };
        let with = sources.iter().enumerate().map(|(at, &source)| (source, end(at))).collect();
        log_odds(&regraded(board, &with), claim) * now.signum() <= 1e-9
    })
}

fn subsets(sources: &[SourceId], size: usize) -> Vec<Vec<SourceId>> {
    (0..1_usize << sources.len())
        .filter(|set| set.count_ones() as usize == size)
        .map(|set| (0..sources.len()).filter(|at| (set >> at) & 1 == 1).map(|at| sources[at]).collect())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_flip_put_in_gives_one_half(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        for (claim, _) in weights.verdicts() {
            for flip in weights.flips(claim) {
                prop_assert!((0.02..=0.98).contains(&flip.at));
                let moved = log_odds(&regraded(&board, &BTreeMap::from([(flip.source, flip.at)])), claim);
                prop_assert!(moved.abs() < 1e-9, "{claim}: {flip:?} gives {moved}");
            }
        }
    }

    #[test]
    fn no_flip_is_missed(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        for (claim, verdict) in weights.verdicts().filter(|(_, verdict)| verdict.settled.is_none()) {
            let flips = weights.flips(claim);
            for source in board.sources.iter() {
                let side = |reliability: f64| log_odds(&regraded(&board, &BTreeMap::from([(source.id, reliability)])), claim);
                let (low, high) = (side(0.02), side(0.98));
                if low * high < 0.0 && low.abs().min(high.abs()) > 1e-9 {
                    let found = flips.iter().filter(|flip| flip.source == source.id).count();
                    prop_assert!(found % 2 == 1, "{} has {found} flips of {claim} at {}", source.id, verdict.log_odds);
                }
            }
        }
    }

    #[test]
    fn leaving_out_is_taking_away(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        for (claim, verdict) in weights.verdicts() {
            let left_out = weights.leave_out(claim);
            prop_assert!(verdict.settled.is_none() || left_out.is_empty());
            for left in left_out {
                let less = without(&board, left.source);
                let expected = weigh(&less).expect("outcomes and rivals stay").verdict(claim).map(Verdict::credence);
                prop_assert!(expected.is_some_and(|expected| (left.credence - expected).abs() < 1e-9), "{claim}: {left:?}, {expected:?}");
            }
        }
    }

    #[test]
    fn the_smallest_set_is_the_smallest(board in boards(LONE_UNRELAYED)) {
        let weights = weigh(&board).expect("a possible board");
        let sources: Vec<SourceId> = board.sources.iter().map(|source| source.id).collect();
        for (claim, verdict) in weights.verdicts().filter(|(_, verdict)| verdict.log_odds.abs() > 1e-6) {
            let found = weights.smallest_flip(claim);
            let smallest = (1..=sources.len()).find(|&size| {
                subsets(&sources, size).iter().any(|set| turns(&board, claim, set, verdict.log_odds))
            });
            prop_assert_eq!(found.as_ref().map(|set| set.sources.len()), smallest, "{}", claim);
            if let Some(set) = found {
                prop_assert!(set.exact);
                prop_assert!(turns(&board, claim, &set.sources, verdict.log_odds));
            }
        }
    }

    #[test]
    fn a_set_that_is_found_turns_the_verdict(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        for (claim, verdict) in weights.verdicts() {
            if let Some(set) = weights.smallest_flip(claim) {
                prop_assert!(turns(&board, claim, &set.sources, verdict.log_odds), "{claim}: {set:?}");
            }
        }
    }

    #[test]
    fn suggestions_never_lower_the_likelihood(board in boards(Ingredients { claims: 5, ..Ingredients::ALL })) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        // Quoting is not what is learnt, so it is held where it is.
        let held = board.sources.iter().map(|s| Source { fidelity: Some(board.fidelity(s.id)), ..s.clone() });
        let board = Board { sources: held.collect(), ..board.clone() };
        // The likelihood of all that is said, times the Beta of each voice's grade and typed record.
        let score = |with: &BTreeMap<SourceId, f64>| {
            let prior: f64 = with
                .iter()
                .map(|(&source, &r)| {
                    let record = board.sources.get(source).expect("it is there");
                    let point = board.head.scale.beta(record.reliability);
                    let right = point.mean * point.strength + record.hits;
                    let wrong = (1.0 - point.mean) * point.strength + record.misses;
                    right * r.ln() + wrong * (1.0 - r).ln()
                })
                .sum();
            oracle::evidence(&regraded(&board, with)).ln() + prior
        };
        let mut before = f64::NEG_INFINITY;
        for rounds in 0..5 {
            let with: BTreeMap<SourceId, f64> =
                weights.suggestions(rounds).into_iter().map(|suggestion| (suggestion.source, suggestion.reliability)).collect();
            // The first step may have to come inside the range that grades allow.
            let after = score(&with);
            prop_assert!(after >= before - 1e-9, "round {rounds}: {after} after {before}");
            before = after;
        }
    }

    #[test]
    fn a_good_voice_is_expected_to_tell_something(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        let next = weights.next(&board);
        let open = weights.verdicts().filter(|(_, verdict)| verdict.settled.is_none()).count();
        prop_assert_eq!(next.len(), open);
        prop_assert!(next.windows(2).all(|pair| pair[0].gain_bits >= pair[1].gain_bits));
        // By Bayes: what is learnt about a claim by asking about it, from the joint of claim and answer.
        if board.relations.is_empty() && board.rivals.is_empty() {
            for told in next {
                let p = weights.verdict(told.claim).expect("it is weighed").credence();
                let joint = [[0.85 * p, 0.15 * p], [0.15 * (1.0 - p), 0.85 * (1.0 - p)]];
                let mut bits = 0.0;
                for (row, truth) in joint.iter().zip([p, 1.0 - p]) {
                    for (&both, answer) in row.iter().zip([joint[0][0] + joint[1][0], joint[0][1] + joint[1][1]]) {
                        bits += if both > 0.0 { both * (both / (truth * answer)).log2() } else { 0.0 };
                    }
                }
                prop_assert!((told.gain_bits - bits).abs() < 1e-6, "{told:?}, expected {bits}");
            }
        }
    }
}
