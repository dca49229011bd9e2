//! Many random boards, extremes included: nothing panics, nothing is without a number.
//!
//! `CREDENCE_BOARDS` says how many, `CREDENCE_SEED` which; a failure names the seed of its board.

use std::env;

use credence::{
    board::{
        Bearing, Board, Claim, ClaimId, Grade, Relation, RelationId, RelationKind, Relay, Reliability, Rivals,
        RivalsId, RivalsKind, Source, SourceId, Stance, Statement, StatementId, Status, Target, check::problems,
    },
    weigh::{Weights, suggest::ROUNDS, weigh},
};
use fastrand::Rng;

fn number<T: std::str::FromStr>(name: &str, otherwise: T) -> T {
    env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn many_boards_all_have_their_numbers() {
    let (count, first) = (number("CREDENCE_BOARDS", 3000_u64), number("CREDENCE_SEED", fastrand::u64(..)));
    let mut weighed = 0;
    for seed in (0..count).map(|step| first.wrapping_add(step)) {
        let board = board(&mut Rng::with_seed(seed));
        let flaws = problems(&board);
        let Ok(mut weights) = weigh(&board) else {
            assert!(board.claims.iter().any(|claim| claim.outcome.is_some()), "CREDENCE_SEED={seed} can be weighed");
            continue;
        };
        assert!(flaws.is_empty(), "CREDENCE_SEED={seed} is illegal: {flaws:?}");
        weighed += 1;
        look(&weights, seed);
        if seed % 16 == 0 {
            weights.draw_intervals(40, |_| true).expect("nobody breaks it off");
            ask(&weights, &board, seed);
        }
    }
    assert!(weighed > count / 2, "most boards can be weighed: {weighed} of {count} from CREDENCE_SEED={first}");
}

/// Every claim has its number, and an account of it.
fn look(weights: &Weights, seed: u64) {
    for (claim, verdict) in weights.verdicts() {
        let numbers = [verdict.log_odds, verdict.prior_log_odds, verdict.pro, verdict.con];
        assert!(numbers.iter().all(|number| number.is_finite()), "CREDENCE_SEED={seed} {claim}: {verdict:?}");
        assert!(verdict.pro >= 0.0 && verdict.con >= 0.0, "CREDENCE_SEED={seed} {claim}: {verdict:?}");
        let credence = verdict.credence();
        assert!((0.0..=1.0).contains(&credence), "CREDENCE_SEED={seed} {claim}: {verdict:?}");
        let sum: f64 = weights.ledger(claim).iter().map(|entry| entry.log_odds).sum();
        let off = (sum - verdict.log_odds).abs() / verdict.log_odds.abs().max(1.0);
        assert!(off < 1e-9, "CREDENCE_SEED={seed} {claim}: the ledger is off by {off}");
    }
}

/// Every question has an answer with numbers in it.
fn ask(weights: &Weights, board: &Board, seed: u64) {
    let share = |number: f64, what: &str| {
        assert!((0.0..=1.0).contains(&number), "CREDENCE_SEED={seed}: {what} {number}");
    };
    for (claim, verdict) in weights.verdicts() {
        let interval = verdict.interval.expect("it was drawn");
        share(interval.low, "low");
        share(interval.high, "high");
        assert!(interval.low <= verdict.credence() && verdict.credence() <= interval.high, "CREDENCE_SEED={seed}");
        assert!(verdict.confidence().is_some(), "CREDENCE_SEED={seed}");
        weights.flips(claim).iter().for_each(|flip| share(flip.at, "flip"));
        weights.leave_out(claim).iter().for_each(|left| share(left.credence, "left out"));
        if let Some(set) = weights.smallest_flip(claim) {
            assert!(!set.sources.is_empty(), "CREDENCE_SEED={seed}");
        }
    }
    for next in weights.next(board) {
        assert!(next.gain_bits >= 0.0 && next.gain_bits.is_finite(), "CREDENCE_SEED={seed}: {next:?}");
    }
    weights.suggestions(ROUNDS).iter().for_each(|suggestion| share(suggestion.reliability, "suggestion"));
}

fn claim(at: usize) -> ClaimId {
    ClaimId::parse(&format!("clm-{at:03}")).expect("legal id")
}

fn source(at: usize) -> SourceId {
    SourceId::parse(&format!("src-{at:03}")).expect("legal id")
}

fn one_of<T: Copy>(random: &mut Rng, these: &[T]) -> T {
    these[random.usize(..these.len())]
}

/// Anything from `low` to `high`, its ends more often than chance has it.
fn between(random: &mut Rng, low: f64, high: f64) -> f64 {
    match random.u8(..6) {
        0 => low,
        1 => high,
        _ => low + (high - low) * random.f64(),
    }
}

fn board(random: &mut Rng) -> Board {
    let (claims, sources) = (random.usize(1..=12), random.usize(1..=8));
    let mut board = Board { sources: (0..sources).map(|at| some_source(random, at)).collect(), ..Board::default() };
    let mut rivals = Vec::new();
    let mut free: Vec<usize> = (0..claims).collect();
    random.shuffle(&mut free);
    while random.u8(..3) == 0 && free.len() > 2 {
        let members = free.split_off(free.len() - random.usize(2..=free.len().min(5)));
        let kind = one_of(random, &[RivalsKind::AtMostOne, RivalsKind::ExactlyOne]);
        let id = RivalsId::parse(&format!("riv-{:03}", rivals.len())).expect("legal id");
        rivals.push(Rivals { id, claims: members.into_iter().map(claim).collect(), kind, note: String::new() });
    }
    board.claims = (0..claims)
        .map(|at| {
            // The priors of rivals are tied to each other; theirs stay as they are.
            let own = free.contains(&at) && random.bool();
            Claim {
                prior: own.then(|| one_of(random, &[1e-12, 0.05, 0.2, 0.5, 0.9, 1.0 - 1e-12])),
                outcome: one_of(random, &[None, None, None, None, Some(true), Some(false)]),
                headline: random.u8(..4) == 0,
                ..Claim::new(claim(at), "a claim")
            }
        })
        .collect();
    board.rivals = rivals.into_iter().collect();
    let ties = if claims > 1 { random.usize(..claims * 2) } else { 0 };
    board.relations = (0..ties)
        .map(|at| {
            let a = random.usize(..claims);
            let b = (a + random.usize(1..claims)) % claims;
            let kind = one_of(random, &RelationKind::ALL);
            let id = RelationId::parse(&format!("rel-{at:03}")).expect("legal id");
            let strength = between(random, 0.0, 0.999_999);
            Relation { id, a: claim(a), b: claim(b), kind, strength, note: String::new() }
        })
        .collect();
    for at in 0..random.usize(..30) {
        let said = some_statement(random, at, claims, sources);
        board.statements.put(said.id, Some(std::sync::Arc::new(said)));
    }
    board
}

fn some_source(random: &mut Rng, at: usize) -> Source {
    Source {
        reliability: match random.u8(..3) {
            0 => Reliability::Ungraded,
            1 => Reliability::Grade(one_of(random, &Grade::ALL)),
            _ => Reliability::Probability(between(random, 0.02, 0.98)),
        },
        fidelity: (random.u8(..3) == 0).then(|| between(random, 0.5, 0.99)),
        hits: one_of(random, &[0.0, 0.0, 3.0, 1e6]),
        misses: one_of(random, &[0.0, 0.0, 2.0, 1e6]),
        // Leads come first, so that nobody leads in a circle.
        voice: (at > 0 && random.u8(..4) == 0).then(|| source(random.usize(..at))),
        ..Source::new(source(at), "a source")
    }
}

fn some_statement(random: &mut Rng, at: usize, claims: usize, sources: usize) -> Statement {
    let id = |at: usize| StatementId::parse(&format!("stm-{at:03}")).expect("legal id");
    let origin = source(random.usize(..sources));
    let mut relays: Vec<Relay> = Vec::new();
    for _ in 0..random.usize(..6) {
        let by = source(random.usize(..sources));
        if by != origin && relays.iter().all(|relay| relay.by != by) {
            let quoted = random.usize(..=relays.len());
            relays.push(Relay { by, from: relays.get(quoted).map(|relay| relay.by) });
        }
    }
    let mut bears_on: Vec<Bearing> = Vec::new();
    for _ in 0..random.usize(..3) {
        let on = claim(random.usize(..claims));
        if bears_on.iter().all(|bearing| bearing.on != Target::Claim(on)) {
            bears_on.push(Bearing {
                weight: between(random, 0.0, 1.0),
                anyway: between(random, 0.0, 1.0 - 1e-9),
                ..Bearing::on_claim(on, one_of(random, &Stance::ALL))
            });
        }
    }
    Statement {
        relays,
        bears_on,
        repeats: (at > 0 && random.u8(..6) == 0).then(|| id(random.usize(..at))),
        status: if random.u8(..8) == 0 { Status::Retracted { by: None, on: None } } else { Status::Standing },
        ..Statement::new(id(at), origin)
    }
}
