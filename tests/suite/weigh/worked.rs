//! The worked examples of MODEL section 3, and the words and whole per cents of section 5.

use credence::{
    board::{Bearing, Board, Claim, Relay, Reliability, Source, Stance, Statement, Target},
    weigh::{Likelihood, verdict, weigh},
};

use crate::support::boards::{claim, source, statement};

/// A source of this reliability says one decisive thing, carried by relays of fidelity 0.95.
fn said(reliability: f64, stance: Stance, anyway: f64, relays: &[(usize, Option<usize>)]) -> f64 {
    let origin = Source { reliability: Reliability::Probability(reliability), ..Source::new(source(0), "origin") };
    let carriers = (1..=3).map(|at| Source { fidelity: Some(0.95), ..Source::new(source(at), "outlet") });
    let statement = Statement {
        relays: relays.iter().map(|&(by, from)| Relay { by: source(by), from: from.map(source) }).collect(),
        bears_on: vec![Bearing { on: Target::Claim(claim(0)), stance, weight: 1.0, anyway }],
        ..Statement::new(statement(0), source(0))
    };
    let board = Board {
        claims: [Claim::new(claim(0), "it rained")].into_iter().collect(),
        sources: carriers.chain([origin]).collect(),
        statements: [statement].into_iter().collect(),
        ..Board::default()
    };
    weigh(&board).expect("a possible board").verdict(claim(0)).expect("it is weighed").credence()
}

#[test]
fn the_worked_examples_come_out() {
    let near = |found: f64, expected: f64, digits: f64| {
        assert!((found - expected).abs() < 0.5 * digits, "{found}, expected {expected}");
    };
    near(said(0.85, Stance::Supports, 0.0, &[]), 0.85, 1e-12);
    near(said(0.85, Stance::Supports, 0.0, &[(1, None)]), 0.815, 1e-12);
    near(said(0.85, Stance::Supports, 0.0, &[(1, None), (2, None), (3, None)]), 0.8499, 1e-4);
    near(said(0.85, Stance::Supports, 0.0, &[(1, None), (2, Some(1)), (3, Some(2))]), 0.7551, 1e-4);
    near(said(0.55, Stance::Opposes, 0.9, &[]), 0.4974, 1e-4);
    near(said(0.55, Stance::Opposes, 0.0, &[]), 0.45, 1e-12);
}

#[test]
fn shown_per_cents_round_away_from_fifty_and_stay_off_the_ends() {
    let shown = |p: f64| verdict::percent(verdict::logit(p));
    assert_eq!([shown(0.5), shown(0.504), shown(0.506), shown(0.496), shown(0.494)], [50, 50, 51, 50, 49]);
    assert_eq!([shown(0.9999), shown(0.0001), shown(0.994), shown(0.006)], [99, 1, 99, 1]);
    assert_eq!([verdict::percent(1e9), verdict::percent(-1e9)], [99, 1]);
    // Halves: what is above one half goes up, its mirror goes down.
    for whole in 50..99_u8 {
        let half = (f64::from(whole) + 0.5) / 100.0;
        let above = (half / (1.0 - half)).ln();
        assert_eq!(verdict::percent(above) + verdict::percent(-above), 100);
        assert_eq!(verdict::percent(above + 1e-9), whole + 1);
        assert_eq!(verdict::percent(above - 1e-9), whole);
    }
}

#[test]
fn words_follow_the_shown_per_cent() {
    let expected = [
        (1..=5, "almost no chance"),
        (6..=20, "very unlikely"),
        (21..=44, "unlikely"),
        (45..=55, "roughly even chance"),
        (56..=79, "likely"),
        (80..=94, "very likely"),
        (95..=99, "almost certain"),
    ];
    for (range, words) in expected {
        for percent in range {
            assert_eq!(Likelihood::of_percent(percent).words(), words, "{percent} %");
        }
    }
}

#[test]
fn each_side_of_a_voice_is_held_at_forty_before_they_meet() {
    // ln(0.975 / 0.025) = 3.66 each: 73 for, 44 against. Held at 40 each they cancel out.
    let speaker = Source { reliability: Reliability::Probability(0.9), ..Source::new(source(0), "torn") };
    let said = |at: usize| {
        let stance = if at < 20 { Stance::Supports } else { Stance::Opposes };
        let bearing = Bearing { weight: 0.95, ..Bearing::on_claim(claim(0), stance) };
        Statement { bears_on: vec![bearing], ..Statement::new(statement(at), source(0)) }
    };
    let credence = |statements: usize| {
        let board = Board {
            claims: [Claim::new(claim(0), "it rained")].into_iter().collect(),
            sources: [speaker.clone()].into_iter().collect(),
            statements: (0..statements).map(said).collect(),
            ..Board::default()
        };
        weigh(&board).expect("a possible board").verdict(claim(0)).expect("it is weighed").credence()
    };
    assert!((credence(32) - 0.5).abs() < 1e-12);
    // Below the hold the larger side wins: 40 for, 37 against.
    let sure = (0.5 * (40.0 - 10.0 * 39.0_f64.ln())).tanh();
    assert!((credence(30) - (0.5 + 0.4 * sure)).abs() < 1e-9);
}
