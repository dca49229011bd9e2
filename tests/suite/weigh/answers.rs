//! Questions as a window asks them: what a voice would tell, who is heard twice, what depends on a source; each can be
//! broken off.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use credence::{
    board::{
        Bearing, Board, Claim, ClaimId, Grade, Relation, RelationId, RelationKind, Reliability, Source, SourceId,
        Stance, Statement, StatementId,
    },
    weigh::{BrokenOff, EntryKind, Verdict, Weights, suggest::ROUNDS, weigh},
};
use proptest::prelude::*;

use crate::support::boards::{Ingredients, boards, claim, source, statement};

fn verdict(weights: &Weights, claim: ClaimId) -> Verdict {
    weights.verdict(claim).expect("it is weighed")
}

/// The board with one more voice of grade B that says decisively what it believes about `on`.
fn asked(board: &Board, on: ClaimId, stance: Stance) -> Board {
    let voice = Source {
        reliability: Reliability::Grade(Grade::B),
        ..Source::new(SourceId::parse("src-new").expect("legal id"), "one more")
    };
    let said = Statement {
        bears_on: vec![Bearing { weight: 1.0, ..Bearing::on_claim(on, stance) }],
        ..Statement::new(StatementId::parse("stm-new").expect("legal id"), voice.id)
    };
    let sources = board.sources.iter().cloned().chain([voice]).collect();
    Board { sources, statements: board.statements.iter().cloned().chain([said]).collect(), ..board.clone() }
}

fn entropy(p: f64) -> f64 {
    [p, 1.0 - p].into_iter().filter(|p| *p > 0.0).map(|p| -p * p.log2()).sum()
}

/// Groups of unsettled claims that relations and rival sets tie together.
fn groups(board: &Board, weights: &Weights) -> BTreeMap<ClaimId, BTreeSet<ClaimId>> {
    let open = |id: &ClaimId| verdict(weights, *id).settled.is_none();
    let mut groups: BTreeMap<ClaimId, BTreeSet<ClaimId>> = board
        .claims
        .iter()
        .filter(|claim| open(&claim.id))
        .map(|claim| (claim.id, BTreeSet::from([claim.id])))
        .collect();
    let ties = board.relations.iter().map(|relation| vec![relation.a, relation.b]);
    for tie in ties.chain(board.rivals.iter().map(|rivals| rivals.claims.clone())) {
        let tied: Vec<ClaimId> = tie.into_iter().filter(open).collect();
        let whole: BTreeSet<ClaimId> = tied.iter().flat_map(|claim| groups[claim].clone()).collect();
        for member in &whole {
            groups.insert(*member, whole.clone());
        }
    }
    groups
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_a_voice_would_tell_is_what_it_tells(board in boards(Ingredients::ALL), headlines in any::<u8>()) {
        let marked = |(at, claim): (usize, &Claim)| Claim { headline: (headlines >> at) & 1 == 1, ..claim.clone() };
        let board = Board { claims: board.claims.iter().enumerate().map(marked).collect(), ..board.clone() };
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        let all = board.claims.iter().all(|claim| !claim.headline);
        for next in weights.next(&board) {
            let [yes, no] = [Stance::Supports, Stance::Opposes]
                .map(|stance| weigh(&asked(&board, next.claim, stance)).expect("as possible as before"));
            let p = verdict(&weights, next.claim).credence();
            let supports = 0.85 * p + 0.15 * (1.0 - p);
            let mut gain = 0.0;
            for claim in board.claims.iter().filter(|claim| all || claim.headline) {
                let credence = |weights: &Weights| verdict(weights, claim.id).credence();
                let left = supports * entropy(credence(&yes)) + (1.0 - supports) * entropy(credence(&no));
                gain += entropy(credence(&weights)) - left;
                let told = weights.tells(&board, claim.id).into_iter().find(|telling| telling.on == next.claim);
                if let Some(told) = told {
                    prop_assert!((told.supporting - credence(&yes)).abs() < 1e-9, "{told:?}, {}", credence(&yes));
                    prop_assert!((told.opposing - credence(&no)).abs() < 1e-9, "{told:?}, {}", credence(&no));
                    prop_assert!((told.gain_bits - entropy(credence(&weights)) + left).abs() < 1e-9, "{told:?}");
                }
            }
            prop_assert!((next.gain_bits - gain).abs() < 1e-8, "{next:?}, expected {gain}");
        }
    }

    #[test]
    fn every_tied_claim_is_asked_about(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        let groups = groups(&board, &weights);
        for claim in board.claims.iter() {
            let asked: BTreeSet<ClaimId> = weights.tells(&board, claim.id).iter().map(|telling| telling.on).collect();
            prop_assert_eq!(asked, groups.get(&claim.id).cloned().unwrap_or_default());
        }
    }

    #[test]
    fn who_is_heard_twice_is_who_speaks_on_two_claims(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        let groups = groups(&board, &weights);
        for claim in board.claims.iter() {
            let mut times: BTreeMap<SourceId, usize> = BTreeMap::new();
            for entry in groups.get(&claim.id).into_iter().flatten().flat_map(|claim| weights.ledger(*claim)) {
                if let EntryKind::Voice(lead) = entry.what
                    && entry.log_odds.abs() >= 1.01_f64.ln()
                {
                    *times.entry(lead).or_default() += 1;
                }
            }
            let twice: Vec<SourceId> = times.into_iter().filter(|(_, times)| *times > 1).map(|(lead, _)| lead).collect();
            prop_assert_eq!(weights.heard_twice(claim.id), twice);
        }
    }

    #[test]
    fn what_depends_on_a_source_agrees_with_leaving_it_out(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        for source in board.sources.iter() {
            let dependents = weights.dependents(source.id);
            let change = |at: usize| {
                (dependents[at].credence - verdict(&weights, dependents[at].claim).credence()).abs()
            };
            prop_assert!((1..dependents.len()).all(|at| change(at - 1) >= change(at)));
            for dependent in &dependents {
                let left = weights.leave_out(dependent.claim).into_iter().find(|left| left.source == source.id);
                let now = verdict(&weights, dependent.claim).credence();
                let expected = left.map_or(now, |left| left.credence);
                prop_assert!((dependent.credence - expected).abs() < 1e-9, "{dependent:?}, expected {expected}");
            }
            for claim in board.claims.iter() {
                let has_part = weights.leave_out(claim.id).iter().any(|left| left.source == source.id);
                prop_assert!(!has_part || dependents.iter().any(|dependent| dependent.claim == claim.id));
            }
        }
    }
}

/// A grid of claims, each tied to those beside it, with one source that speaks on all of them and one that speaks on the
/// first: exact, but not cheap.
fn grid(side: usize) -> Board {
    let right = (0..side * side).filter(|at| at % side < side - 1).map(|at| (at, at + 1));
    let down = (0..side * (side - 1)).map(|at| (at, at + side));
    let relation = |(at, (a, b)): (usize, (usize, usize))| Relation {
        id: RelationId::parse(&format!("rel-{at:05}")).expect("legal id"),
        a: claim(a),
        b: claim(b),
        kind: RelationKind::Supports,
        strength: 0.4,
        note: String::new(),
    };
    let said = |at: usize, by: usize, on: usize| Statement {
        bears_on: vec![Bearing { weight: 1.0, ..Bearing::on_claim(claim(on), Stance::Supports) }],
        ..Statement::new(statement(at), source(by))
    };
    let speaker =
        |at: usize| Source { reliability: Reliability::Probability(0.6), ..Source::new(source(at), "a source") };
    let count = side * side;
    Board {
        claims: (0..count).map(|at| Claim::new(claim(at), "a claim")).collect(),
        sources: (0..2).map(speaker).collect(),
        statements: (0..count).map(|at| said(at, 0, at)).chain([said(count, 1, 0)]).collect(),
        relations: right.chain(down).enumerate().map(relation).collect(),
        ..Board::default()
    }
}

/// Asks `question` with a patience of so many checks. Says how often it was asked to go on, and whether it was broken off.
fn with_patience<T>(checks: usize, question: impl FnOnce(&dyn Fn() -> bool) -> Result<T, BrokenOff>) -> (usize, bool) {
    let asked = Cell::new(0);
    let go_on = || {
        asked.set(asked.get() + 1);
        asked.get() <= checks
    };
    let result = question(&go_on);
    (asked.get(), result.is_err())
}

type Question<'a> = (&'a str, Box<dyn Fn(&dyn Fn() -> bool) -> Result<(), BrokenOff> + 'a>);

#[test]
fn a_question_is_broken_off_at_the_first_no() {
    let board = grid(6);
    let weights = weigh(&board).expect("a possible board");
    let on = claim(14);
    let questions: Vec<Question<'_>> = vec![
        ("flips", Box::new(|go_on| weights.flips_while(on, go_on).map(drop))),
        ("smallest flip", Box::new(|go_on| weights.smallest_flip_while(on, go_on).map(drop))),
        ("leave out", Box::new(|go_on| weights.leave_out_while(on, go_on).map(drop))),
        ("tells", Box::new(|go_on| weights.tells_while(&board, on, go_on).map(drop))),
        ("next", Box::new(|go_on| weights.next_while(&board, go_on).map(drop))),
        ("heard twice", Box::new(|go_on| weights.heard_twice_while(on, go_on).map(drop))),
        ("suggestions", Box::new(|go_on| weights.suggestions_while(ROUNDS, go_on).map(drop))),
        ("dependents", Box::new(|go_on| weights.dependents_while(source(0), go_on).map(drop))),
    ];
    for (name, question) in questions {
        let (all, broken_off) = with_patience(usize::MAX, &question);
        assert!(!broken_off && all > 0, "{name}: asked {all} times");
        for checks in [0, 1, all / 3, all / 2, all - 1] {
            assert_eq!(with_patience(checks.min(all - 1), &question), (checks.min(all - 1) + 1, true), "{name}");
        }
    }
}

#[test]
fn one_inference_asks_more_than_once_for_every_claim_in_it() {
    // However wide a component is, no step between two checks is more than one pass over one of its tables.
    let side = 6;
    let weights = weigh(&grid(side)).expect("a possible board");
    let (asked, _) = with_patience(usize::MAX, |go_on| weights.dependents_while(source(1), go_on));
    assert!(asked > 2 * side * side, "{asked} checks for {} claims", side * side);
}

#[test]
fn what_takes_long_is_told_beforehand() {
    let frame = 8_000_000;
    let board = Board::default();
    let empty = weigh(&board).expect("a possible board");
    assert_eq!((empty.effort_of_next(&board), empty.effort_of_suggestions(ROUNDS)), (0, 0));
    let (small, large) = (grid(2), grid(14));
    let (little, much) = (weigh(&small).expect("possible"), weigh(&large).expect("possible"));
    let efforts = |weights: &Weights, board: &Board| {
        [
            weights.effort_of_flips(claim(0)),
            weights.effort_of_smallest_flip(claim(0)),
            weights.effort_of_leave_out(claim(0)),
            weights.effort_of_tells(claim(0)),
            weights.effort_of_next(board),
            weights.effort_of_suggestions(ROUNDS),
            weights.effort_of_dependents(source(1)),
        ]
    };
    assert!(efforts(&little, &small).into_iter().all(|effort| effort < frame), "{:?}", efforts(&little, &small));
    assert!(efforts(&much, &large).into_iter().all(|effort| effort > frame), "{:?}", efforts(&much, &large));
}
