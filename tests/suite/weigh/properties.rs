//! What MODEL section 7 says must hold, on random boards.

use std::{collections::BTreeMap, sync::Arc};

use credence::{
    board::{
        Bearing, Board, Claim, ClaimId, Relation, Relay, Reliability, Source, SourceId, Stance, Statement, StatementId,
        Table, Target,
    },
    weigh::{EntryKind, Evidence, Verdict, Weights, weigh},
};
use proptest::{collection::vec, prelude::*};

use crate::support::boards::{Ingredients, boards, claim, source, statement};

const LONE: Ingredients = Ingredients { relations: 0, rivals: false, outcomes: false, ..Ingredients::ALL };
const MIRRORED: Ingredients = Ingredients { rivals: false, requires: false, outcomes: false, ..Ingredients::ALL };

/// Every log-odds as its bits.
fn bits(weights: &Weights) -> Vec<u64> {
    weights.verdicts().map(|(_, verdict)| verdict.log_odds.to_bits()).collect()
}

/// The board with every statement changed by `change`.
fn restated(board: &Board, change: impl Fn(&mut Statement)) -> Board {
    let changed = board.statements.iter().map(|statement| {
        let mut statement = statement.clone();
        change(&mut statement);
        statement
    });
    Board { statements: changed.collect(), ..board.clone() }
}

fn credence(weights: &Weights, number: usize) -> f64 {
    weights.verdict(claim(number)).expect("it is weighed").credence()
}

/// One claim, and one statement of a source of reliability 0.9 on it.
fn one_word(bearing: Bearing, relays: &[(Option<usize>, f64)]) -> Board {
    let carrier = |at: usize| source(at + 1);
    let origin = Source { reliability: Reliability::Probability(0.9), ..Source::new(source(0), "origin") };
    let carriers = relays
        .iter()
        .enumerate()
        .map(|(at, &(_, fidelity))| Source { fidelity: Some(fidelity), ..Source::new(carrier(at), "carrier") });
    let relays = relays.iter().enumerate();
    let said = Statement {
        bears_on: vec![bearing],
        relays: relays.map(|(at, (from, _))| Relay { by: carrier(at), from: from.map(carrier) }).collect(),
        ..Statement::new(statement(0), source(0))
    };
    Board {
        claims: [Claim::new(claim(0), "it rained")].into_iter().collect(),
        sources: carriers.chain([origin]).collect(),
        statements: [said].into_iter().collect(),
        ..Board::default()
    }
}

/// The log-odds of the only word said on [`one_word`]'s claim.
fn word(board: &Board) -> f64 {
    weigh(board).expect("a possible board").verdict(claim(0)).expect("it is weighed").log_odds
}

fn bearing() -> impl Strategy<Value = Bearing> {
    (any::<bool>(), 0.0..=1.0, 0.0..0.999).prop_map(|(supports, weight, anyway)| Bearing {
        on: Target::Claim(claim(0)),
        stance: if supports { Stance::Supports } else { Stance::Opposes },
        weight,
        anyway,
    })
}

/// Relay trees: each with the earlier relay it quotes, and its fidelity.
fn relays() -> impl Strategy<Value = Vec<(Option<usize>, f64)>> {
    vec((any::<Option<u8>>(), 0.5..=0.99), 1..6).prop_map(|drafts| {
        let place = |(at, (from, fidelity)): (usize, (Option<u8>, f64))| {
            let quoted = from.filter(|_| at > 0).map(|from| usize::from(from) % at.max(1));
            (quoted, fidelity)
        };
        drafts.into_iter().enumerate().map(place).collect()
    })
}

/// The board's relations but those that close a circle: around one, a tie adds to what the others already said.
fn without_circles(board: &Board) -> Table<Relation> {
    let mut group: BTreeMap<ClaimId, ClaimId> = board.claims.iter().map(|claim| (claim.id, claim.id)).collect();
    let opens = |relation: &&Relation| {
        let (a, b) = (group[&relation.a], group[&relation.b]);
        group.values_mut().filter(|of| **of == b).for_each(|of| *of = a);
        a != b
    };
    board.relations.iter().filter(opens).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn numbers_are_finite_and_ledgers_add_up(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        for (claim, verdict) in weights.verdicts() {
            prop_assert!(verdict.log_odds.is_finite());
            prop_assert!((1..=99).contains(&verdict.percent()));
            let ledger = weights.ledger(claim);
            let sum: f64 = ledger.iter().map(|entry| entry.log_odds).sum();
            prop_assert!((sum - verdict.log_odds).abs() < 1e-9, "{claim}: {ledger:?}, {}", verdict.log_odds);
            if verdict.settled.is_none() {
                let voices = ledger.iter().filter(|entry| matches!(entry.what, EntryKind::Voice(_)));
                let (pro, con) = voices.fold((0.0, 0.0), |(pro, con), entry| {
                    (pro + entry.log_odds.max(0.0), con - entry.log_odds.min(0.0))
                });
                prop_assert!((pro - verdict.pro).abs() < 1e-9 && (con - verdict.con).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn order_changes_no_bit(board in boards(Ingredients::ALL)) {
        let mut turned = restated(&board, |statement| {
            statement.relays.reverse();
            statement.bears_on.reverse();
        });
        turned.rivals = board.rivals.iter().cloned().map(|mut rivals| { rivals.claims.reverse(); rivals }).collect();
        let (found, expected) = (weigh(&turned), weigh(&board));
        prop_assert_eq!(found.map(|weights| bits(&weights)), expected.map(|weights| bits(&weights)));
    }

    #[test]
    fn neutral_words_change_nothing(board in boards(Ingredients::ALL), how in 0..3_usize) {
        let mut neutral = board.clone();
        if how == 0 {
            let sources = board.sources.iter().cloned();
            neutral.sources = sources.map(|source| Source { reliability: Reliability::Probability(0.5), ..source }).collect();
        } else {
            neutral = restated(&board, |statement| for bearing in &mut statement.bears_on {
                if how == 1 { bearing.weight = 0.0 } else { bearing.anyway = 1.0 - 1e-12 }
            });
        }
        let silent = Board { statements: std::iter::empty().collect(), ..board };
        let (Ok(neutral), Ok(silent)) = (weigh(&neutral), weigh(&silent)) else { return Ok(()) };
        for ((_, neutral), (_, silent)) in neutral.verdicts().zip(silent.verdicts()) {
            prop_assert!((neutral.log_odds - silent.log_odds).abs() < 1e-9);
            prop_assert!(neutral.settled.is_some() || neutral.evidence != Evidence::Own);
        }
    }

    #[test]
    fn relays_only_weaken(bearing in bearing(), relays in relays(), outer in 0.5..=0.99) {
        let (direct, carried) = (word(&one_word(bearing, &[])), word(&one_word(bearing, &relays)));
        prop_assert!(carried.abs() <= direct.abs() + 1e-12, "{carried} over {direct}");
        prop_assert!(carried * direct >= 0.0);
        // Someone quotes the last relay, which nobody quoted before.
        let mut longer = relays.clone();
        longer.push((Some(relays.len() - 1), outer));
        prop_assert!(word(&one_word(bearing, &longer)).abs() <= carried.abs() + 1e-12);
    }

    #[test]
    fn a_voice_never_says_more_than_its_reliability(board in boards(LONE)) {
        let weights = weigh(&board).expect("a possible board");
        for (claim, _) in weights.verdicts() {
            for entry in weights.ledger(claim) {
                if let EntryKind::Voice(lead) = entry.what {
                    let reliability = board.reliability(lead);
                    let most = (reliability / (1.0 - reliability)).ln().abs();
                    prop_assert!(entry.log_odds.abs() <= most + 1e-12, "{lead}: {} over {most}", entry.log_odds);
                }
            }
        }
    }

    #[test]
    fn a_better_origin_never_lowers_what_it_supports(board in boards(LONE), better in 0.0..=1.0) {
        // Source 0 is only an origin, leads nobody, and only supports.
        let mut board = restated(&board, |statement| {
            statement.relays.clear();
            if statement.origin == source(0) {
                statement.bears_on.iter_mut().for_each(|bearing| bearing.stance = Stance::Supports);
            }
        });
        let alone = board.sources.iter().cloned().map(|source| Source { voice: None, ..source });
        board.sources = alone.collect();
        let before = weigh(&board).expect("a possible board");
        let low = board.reliability(source(0));
        let mut raised = board.sources.get(source(0)).expect("it is there").clone();
        raised.reliability = Reliability::Probability(low + (0.98 - low) * better);
        board.sources.put(raised.id, Some(Arc::new(raised)));
        let after = weigh(&board).expect("a possible board");
        for ((_, before), (claim, after)) in before.verdicts().zip(after.verdicts()) {
            prop_assert!(after.log_odds >= before.log_odds - 1e-12, "{claim}");
        }
    }

    #[test]
    fn everything_turned_around_is_everything_turned_around(board in boards(MIRRORED)) {
        let mut mirror = restated(&board, |statement| {
            statement.bears_on.iter_mut().for_each(|bearing| bearing.stance = bearing.stance.turned());
        });
        let claims = board.claims.iter().cloned();
        mirror.claims = claims.map(|claim| Claim { prior: claim.prior.map(|prior| 1.0 - prior), ..claim }).collect();
        let (weights, mirror) = (weigh(&board).expect("possible"), weigh(&mirror).expect("possible"));
        for ((_, plain), (claim, turned)) in weights.verdicts().zip(mirror.verdicts()) {
            prop_assert!((plain.log_odds + turned.log_odds).abs() < 1e-6, "{claim}");
        }
    }

    #[test]
    fn without_evidence_a_claim_shows_its_prior(board in boards(Ingredients { requires: false, outcomes: false, ..Ingredients::ALL })) {
        let mixed = !board.rivals.is_empty() && !board.relations.is_empty();
        let relations = without_circles(&board);
        let silent = Board { statements: std::iter::empty().collect(), relations, ..board };
        let weights = weigh(&silent).expect("a possible board");
        for (claim, verdict) in weights.verdicts() {
            prop_assert_eq!(verdict.evidence, Evidence::None);
            // A claim in rivals and relations is excepted, and with it all that it hangs together with.
            if !mixed {
                prop_assert!((verdict.log_odds - verdict.prior_log_odds).abs() < 1e-6, "{}", claim);
            }
        }
    }

    #[test]
    fn a_push_is_what_goes_when_the_statement_goes(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        let all: Vec<StatementId> = board.statements.iter().map(|statement| statement.id).collect();
        for id in all {
            let claims: Vec<_> = board.statements.get(id).expect("it is there").claims().collect();
            for on in claims {
                // Taken out on this claim alone.
                let without = restated(&board, |statement| if statement.id == id {
                    statement.bears_on.retain(|bearing| bearing.on != Target::Claim(on));
                });
                let after = weigh(&without).expect("outcomes and rivals stay").verdict(on).map(Verdict::credence);
                let before = weights.verdict(on).map(Verdict::credence);
                let gone = before.zip(after).map(|(before, after)| before - after).expect("both are weighed");
                prop_assert!((weights.push(id, on) - gone).abs() < 1e-9, "{id} on {on}");
            }
        }
    }
}

/// Statements of one voice on one claim, all of this stance and weight.
fn mob(count: usize, speaker: impl Fn(usize) -> SourceId, stance: Stance) -> impl Iterator<Item = Statement> {
    (0..count).map(move |at| Statement {
        bears_on: vec![Bearing { on: Target::Claim(claim(0)), stance, weight: 1.0, anyway: 0.0 }],
        ..Statement::new(StatementId::parse(&format!("stm-{stance:?}-{at}")).expect("legal id"), speaker(at))
    })
}

#[test]
fn a_hundred_thousand_words_of_one_voice_are_one_word() {
    for reliability in [0.02, 0.5, 0.98] {
        let sources = [Source { reliability: Reliability::Probability(reliability), ..Source::new(source(0), "loud") }];
        let board = Board {
            claims: [Claim::new(claim(0), "it rained")].into_iter().collect(),
            sources: sources.into_iter().collect(),
            statements: mob(100_000, |_| source(0), Stance::Supports).collect(),
            ..Board::default()
        };
        let weights = weigh(&board).expect("a possible board");
        assert!((credence(&weights, 0) - reliability).abs() < 1e-12);
        let verdict = weights.verdict(claim(0)).expect("it is weighed");
        assert_eq!((verdict.statements, verdict.voices, verdict.origins), (100_000, 1, 1));
        // As often against: it has said nothing.
        let both = mob(100_000, |_| source(0), Stance::Opposes).chain(board.statements.iter().cloned());
        let board = Board { statements: both.collect(), ..board };
        let weights = weigh(&board).expect("a possible board");
        assert_eq!(weights.verdict(claim(0)).map(|verdict| verdict.log_odds), Some(0.0));
    }
}

#[test]
fn a_hundred_thousand_voices_stay_within_the_numbers() {
    let count = 100_000;
    let speaker = |at: usize| SourceId::parse(&format!("src-{at:06}")).expect("legal id");
    for (stance, sign) in [(Stance::Supports, 1.0), (Stance::Opposes, -1.0)] {
        let sources = (0..count).map(|at| Source {
            reliability: Reliability::Probability(0.98),
            ..Source::new(speaker(at), "one of many")
        });
        let board = Board {
            claims: [Claim { prior: Some(1e-300), ..Claim::new(claim(0), "it rained") }].into_iter().collect(),
            sources: sources.collect(),
            statements: mob(count, speaker, stance).collect(),
            ..Board::default()
        };
        let weights = weigh(&board).expect("a possible board");
        let verdict = weights.verdict(claim(0)).expect("it is weighed");
        let expected = sign * count as f64 * 49.0_f64.ln() + 1e-300_f64.ln();
        assert!((verdict.log_odds / expected - 1.0).abs() < 1e-9, "{} not {expected}", verdict.log_odds);
        assert_eq!(verdict.percent(), if sign > 0.0 { 99 } else { 1 });
    }
}
