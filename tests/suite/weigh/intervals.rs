//! Intervals against plain Monte Carlo with another generator, and what must not change them.

use credence::{
    board::{Bearing, Board, Claim, Grade, Relay, Reliability, Source, Stance, Statement, Target, grade},
    weigh::{DRAWS, Evidence, Interval, Level, Reason, Verdict, Weights, weigh},
};
use proptest::prelude::*;

use crate::support::boards::{Ingredients, boards, claim, source, statement};

fn drawn(board: &Board) -> Weights {
    let mut weights = weigh(board).expect("a possible board");
    weights.draw_intervals(DRAWS, |_| true).expect("nobody breaks it off");
    weights
}

/// One claim; one source per reliability, each saying it once with this weight.
fn chorus(reliabilities: &[Reliability], weight: f64) -> Board {
    let sources = reliabilities.iter().enumerate();
    let bearing = Bearing { weight, ..Bearing::on_claim(claim(0), Stance::Supports) };
    Board {
        claims: [Claim::new(claim(0), "it rained")].into_iter().collect(),
        sources: sources
            .map(|(at, &reliability)| Source { reliability, ..Source::new(source(at), "a source") })
            .collect(),
        statements: (0..reliabilities.len())
            .map(|at| Statement { bears_on: vec![bearing], ..Statement::new(statement(at), source(at)) })
            .collect(),
        ..Board::default()
    }
}

#[test]
fn an_ungraded_source_spans_nearly_everything_and_moves_nothing() {
    for (reliability, low, high) in [
        // Beta(1, 1) is even: the 5 % point of what a decisive word of such a source gives is 0.05.
        (Reliability::Ungraded, 0.05, 0.95),
        (Reliability::Grade(Grade::F), 0.05, 0.95),
        // E is known to carry no information.
        (Reliability::Grade(Grade::E), 0.5, 0.5),
    ] {
        let weights = drawn(&chorus(&[reliability], 1.0));
        let verdict = weights.verdict(claim(0)).expect("it is weighed");
        let interval = verdict.interval.expect("it was drawn");
        assert!((verdict.credence() - 0.5).abs() < 1e-12);
        assert!((interval.low - low).abs() < 0.025, "{reliability:?}: {interval:?}");
        assert!((interval.high - high).abs() < 0.025, "{reliability:?}: {interval:?}");
        assert_eq!(verdict.evidence, Evidence::Unweighable);
        assert_eq!(verdict.confidence().map(|confidence| confidence.level), Some(Level::Low));
    }
}

#[test]
fn intervals_agree_with_another_generator() {
    // Two graded sources and a relay whose fidelity follows its reliability.
    let grades = [Grade::B, Grade::C, Grade::A];
    let mut board = chorus(&grades.map(Reliability::Grade), 0.8);
    let relayed = Statement {
        relays: vec![Relay { by: source(2), from: None }],
        bears_on: vec![Bearing { on: Target::Claim(claim(0)), stance: Stance::Opposes, weight: 1.0, anyway: 0.2 }],
        ..Statement::new(statement(9), source(1))
    };
    board.statements = board.statements.iter().take(1).cloned().chain([relayed]).collect();
    let weights = drawn(&board);
    let interval = weights.verdict(claim(0)).and_then(|verdict| verdict.interval).expect("it was drawn");

    // Beta variables by rejection from even ones.
    let mut random = fastrand::Rng::with_seed(7);
    let mut beta = |grade: Grade| {
        let point = grade.usual_point();
        let (a, b) = (point.mean * point.strength - 1.0, (1.0 - point.mean) * point.strength - 1.0);
        let mode = a / (a + b);
        let height = |x: f64| a * x.ln() + b * (1.0 - x).ln();
        loop {
            let x = random.f64();
            // Where b is 0, as for grade A, the density is highest at 1, its logarithm being 0 there.
            if random.f64().ln() <= height(x) - if b > 1e-9 { height(mode) } else { 0.0 } {
                return x.clamp(grade::MIN, grade::MAX);
            }
        }
    };
    let mut points: Vec<f64> = (0..20_000)
        .map(|_| {
            let (first, second, relay) = (beta(Grade::B), beta(Grade::C), beta(Grade::A));
            let fidelity = f64::midpoint(1.0, relay).min(0.99);
            // By enumeration: what is said given the truth, and given the opposite.
            let plain = |right: f64| 0.9 * right + 0.1 * (1.0 - right);
            let report = |says: f64| says * fidelity + (1.0 - says) * (1.0 - fidelity);
            let carried = |right: f64| right * report(1.0) + (1.0 - right) * report(0.2);
            let odds = plain(first) / plain(1.0 - first) * carried(1.0 - second) / carried(second);
            odds / (1.0 + odds)
        })
        .collect();
    points.sort_by(f64::total_cmp);
    let (low, high) = (points[1000], points[19_000]);
    assert!((interval.low - low).abs() < 0.025, "{interval:?}, expected {low} to {high}");
    assert!((interval.high - high).abs() < 0.025, "{interval:?}, expected {low} to {high}");
}

#[test]
fn a_record_narrows_and_an_outcome_makes_one() {
    let mut board = chorus(&[Reliability::Grade(Grade::C)], 1.0);
    let width =
        |board: &Board| drawn(board).verdict(claim(0)).and_then(|verdict| verdict.interval).map(Interval::width);
    let before = width(&board);
    let known = Source { hits: 70.0, misses: 30.0, ..board.sources.get(source(0)).expect("it is there").clone() };
    let counted: Board = Board { sources: [known].into_iter().collect(), ..board.clone() };
    assert!(width(&counted) < before);

    // The same source was right about another claim.
    board.claims.put(claim(1), Some(Claim { outcome: Some(true), ..Claim::new(claim(1), "it snowed") }.into()));
    let said = Statement {
        bears_on: vec![Bearing { weight: 1.0, ..Bearing::on_claim(claim(1), Stance::Supports) }],
        ..Statement::new(statement(8), source(0))
    };
    board.statements.put(said.id, Some(said.into()));
    let weights = drawn(&board);
    let record = weights.track_record(source(0));
    assert!((record.hits - 1.0).abs() < 1e-12 && record.misses == 0.0, "{record:?}");
    let settled = weights.verdict(claim(1)).expect("it is weighed");
    assert_eq!((settled.outcome, settled.percent()), (Some(true), 99));
    assert_eq!(settled.confidence().map(|confidence| confidence.reasons), Some(vec![Reason::Settled]));
}

#[test]
fn confidence_follows_the_stated_rule() {
    let level = |reliabilities: &[Reliability]| {
        let confidence = drawn(&chorus(reliabilities, 1.0)).verdict(claim(0)).and_then(Verdict::confidence);
        confidence.expect("it was drawn")
    };
    let good = Reliability::Grade(Grade::A);
    let one = level(&[Reliability::Grade(Grade::B)]);
    assert_eq!(one.level, Level::Low);
    assert_eq!(one.reasons.first(), Some(&Reason::OneVoice));
    assert_eq!(level(&[good, good, good]).level, Level::High);
    assert_eq!(level(&[Reliability::Grade(Grade::C), Reliability::Grade(Grade::B)]).level, Level::Moderate);
    assert_eq!(level(&[]).reasons, [Reason::NoEvidence]);
}

#[test]
fn drawing_can_be_broken_off() {
    let mut weights = weigh(&chorus(&[Reliability::Ungraded], 1.0)).expect("a possible board");
    let before = weights.verdict(claim(0));
    assert!(weights.draw_intervals(DRAWS, |_| false).is_err());
    assert_eq!(weights.verdict(claim(0)), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn an_interval_holds_its_credence_and_ignores_what_has_no_part(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        let mut weights = weights;
        weights.draw_intervals(100, |_| true).expect("nobody breaks it off");
        for (claim, verdict) in weights.verdicts() {
            let interval = verdict.interval.expect("it was drawn");
            let credence = verdict.credence();
            prop_assert!(interval.low <= credence && credence <= interval.high, "{claim}: {credence} in {interval:?}");
            prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
            prop_assert!(verdict.confidence().is_some_and(|confidence| !confidence.reasons.is_empty()));
        }
        // A stranger's word on a claim of its own.
        let mut larger = board.clone();
        larger.claims.put(claim(900), Some(Claim::new(claim(900), "something else").into()));
        larger.sources.put(source(900), Some(Source::new(source(900), "a stranger").into()));
        let said = Statement {
            bears_on: vec![Bearing::on_claim(claim(900), Stance::Opposes)],
            ..Statement::new(statement(900), source(900))
        };
        larger.statements.put(said.id, Some(said.into()));
        let mut again = weigh(&larger).expect("as possible as before");
        again.draw_intervals(100, |_| true).expect("nobody breaks it off");
        for (claim, verdict) in weights.verdicts() {
            prop_assert_eq!(again.verdict(claim), Some(verdict));
        }
    }
}
