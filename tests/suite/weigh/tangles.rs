//! Components with many claims: what is exact, what is not, and that each says so.

use credence::{
    board::{Bearing, Reliability, Rivals, RivalsId, RivalsKind, Source, Stance, Statement},
    weigh::{Level, Reason, Verdict, weigh},
};

use crate::support::{
    boards::{claim, source, statement},
    tangle::{grid, tangle},
};

#[test]
fn a_grid_fifteen_wide_is_exact() {
    let side = 15;
    let weights = weigh(&grid(side)).expect("a possible board");
    assert!(weights.verdicts().all(|(_, verdict)| verdict.exact));
    // The word on the corner reaches the far corner, weaker with every step.
    let heard: Vec<f64> = (0..side).filter_map(|at| weights.verdict(claim(at * side))).map(|v| v.log_odds).collect();
    assert!(heard.windows(2).all(|pair| pair[0] > pair[1] && pair[1] > 0.0), "{heard:?}");
}

#[test]
fn a_long_ring_agrees_with_its_closed_form() {
    // With even priors a tie of strength γ passes γ of a lean in tanh, so round a ring of n there are two ways.
    let (count, strength) = (200_i32, 0.9_f64);
    let ring = (0..count as usize).map(|at| (at, (at + 1) % count as usize));
    let weights = weigh(&tangle(count as usize, strength, ring)).expect("a possible board");
    for at in [0, 1, 7, 100] {
        let (one, other) = (strength.powi(at), strength.powi(count - at));
        let reach = (one + other) / (1.0 + strength.powi(count));
        let expected = 0.5 + 0.3 * reach;
        let found = weights.verdict(claim(at as usize)).map(Verdict::credence);
        assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{at}: {found:?}, expected {expected}");
    }
}

#[test]
fn many_rivals_in_a_circle_cost_little_and_stay_exact() {
    let count = 400;
    // Every claim is also tied to the last one, which is no rival.
    let mut board = tangle(count + 1, 0.3, (0..count).map(|at| (at, count)));
    board.rivals = [Rivals {
        id: RivalsId::parse("riv-0").expect("legal id"),
        claims: (0..count).map(claim).collect(),
        kind: RivalsKind::ExactlyOne,
        note: String::new(),
    }]
    .into_iter()
    .collect();
    let weights = weigh(&board).expect("a possible board");
    assert!(weights.verdicts().all(|(_, verdict)| verdict.exact));
    let sum: f64 = (0..count).filter_map(|at| weights.verdict(claim(at))).map(Verdict::credence).sum();
    assert!((sum - 1.0).abs() < 1e-9, "exactly one is true, so they add up to one: {sum}");
}

#[test]
fn what_is_too_entangled_is_approximate_and_says_so() {
    let count = 30;
    let all = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
    let mut weights = weigh(&tangle(count, 0.02, all)).expect("a possible board");
    weights.draw_intervals(20, |_| true).expect("nobody breaks it off");
    for (_, verdict) in weights.verdicts() {
        assert!(!verdict.exact);
        let confidence = verdict.confidence().expect("it was drawn");
        assert_eq!(confidence.level, Level::Low);
        assert!(confidence.reasons.contains(&Reason::Approximate));
    }
    // With ties this weak propagation is close: the direct word, and about what each tie passes of it.
    let near = |at: usize, expected: f64| {
        let found = weights.verdict(claim(at)).map(Verdict::credence);
        assert!(found.is_some_and(|found| (found - expected).abs() < 0.01), "{at}: {found:?}");
    };
    near(0, 0.8);
    near(1, 0.5 + 0.3 * 0.04);
}

#[test]
fn extreme_evidence_does_not_get_lost_in_a_circle() {
    // A thousand good voices on one claim of a triangle: far below what a float can hold as a probability.
    let mut board = tangle(3, 0.9, [(0, 1), (1, 2), (2, 0)].into_iter());
    let voices = 1000;
    board.sources = (0..voices)
        .map(|at| Source { reliability: Reliability::Probability(0.98), ..Source::new(source(at), "a source") })
        .collect();
    board.statements = (0..voices)
        .map(|at| {
            let stance = if at % 2 == 0 { Stance::Supports } else { Stance::Opposes };
            let bearing = Bearing { weight: 1.0, ..Bearing::on_claim(claim(at % 2), stance) };
            Statement { bears_on: vec![bearing], ..Statement::new(statement(at), source(at)) }
        })
        .collect();
    let weights = weigh(&board).expect("a possible board");
    let odds = |at: usize| weights.verdict(claim(at)).map(|verdict| verdict.log_odds).expect("it is weighed");
    let each = 500.0 * 49.0_f64.ln();
    // A neighbour can add at most ln((1 + γ)/(1 − γ)) each way.
    let most = 2.0 * (1.9_f64 / 0.1).ln();
    assert!((odds(0) - each).abs() < most, "{}", odds(0));
    assert!((odds(1) + each).abs() < most, "{}", odds(1));
    assert!(odds(2).abs() < 1e-6, "both sides pull as hard: {}", odds(2));
}
