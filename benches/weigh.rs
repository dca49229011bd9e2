//! What the engine costs, as ratios taken in one run, in which the machine's noise cancels.
//!
//! `cargo bench --bench weigh` takes 100,000 claims with 1,000,000 bearings; `CREDENCE_BENCH_CLAIMS=1000000` takes ten
//! times as many (and 9 GB, most of it for the board). `benches/instructions.sh` counts instructions instead, with the
//! one argument that says what to do how often: `weigh:5`, `slider:5` or `draws:5`.

#![allow(clippy::expect_used, reason = "a bench that can't set up its board has nothing to say")]
#![allow(clippy::print_stdout, reason = "a bench prints")]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    hint::black_box,
    time::Instant,
};

use credence::{
    board::{Board, ClaimId, Op, RecordId, Reliability, SourceId, Target},
    weigh::{Weights, weigh},
};
use rayon::ThreadPool;

fn main() {
    let asked = env::args().skip(1).find_map(|argument| {
        let (what, times) = argument.split_once(':')?;
        Some((what.to_owned(), times.parse().ok()?))
    });
    match asked {
        Some((what, times)) => again(&what, times),
        None => ratios(),
    }
}

fn ratios() {
    // First, while the most memory that was ever in use is still theirs.
    tangles();
    let claims = env::var("CREDENCE_BENCH_CLAIMS").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let board = support::board(claims);
    let reading = Instant::now();
    let mut weights = weigh(&board).expect("a possible board");
    let reading = reading.elapsed().as_secs_f64();
    let relays: usize = board.statements.iter().map(|statement| statement.relays.len()).sum();
    println!("{claims} claims, {} bearings, {relays} relays", board.statements.len());
    let weighing = whole(&mut weights);
    println!("reading and weighing over weighing: {:.0}", reading / weighing);
    memory(&weights, board.statements.len(), relays);
    sliders(&board, &mut weights);
    statement(&board, &mut weights);
    draws();
}

/// A whole weighing, as a multiple of merely summing what it reads. Returns what it takes on one thread, in seconds.
fn whole(weights: &mut Weights) -> f64 {
    let bytes: Vec<f64> = vec![1.0; weights.bytes() / size_of::<f64>()];
    let (one, two) = (threads(1), threads(2));
    let mut runs = Vec::new();
    for _ in 0..15 {
        let summing = seconds(|| {
            black_box(black_box(&bytes).iter().sum::<f64>());
        });
        runs.push([
            summing,
            one.install(|| seconds(|| weights.reweigh())),
            two.install(|| seconds(|| weights.reweigh())),
        ]);
    }
    // The best of each, for whatever else the machine does only adds to a run.
    let [summing, one, two] = [0, 1, 2].map(|what| best(runs.iter().map(|run| run[what])));
    println!("weighing, one thread, over summing the same {} bytes: {:.2} (target 4)", weights.bytes(), one / summing);
    println!("one thread over two: {:.2}", one / two);
    one
}

fn memory(weights: &Weights, bearings: usize, relays: usize) {
    let per_bearing = (weights.held_bytes() - 8 * relays) as f64 / bearings as f64;
    println!("memory per bearing, at 8 bytes for each relay: {per_bearing:.1} bytes (target 32)");
}

/// One source's slider: what it costs for each bearing on the claims it touches.
fn sliders(board: &Board, weights: &mut Weights) {
    for (source, bearings) in busy(board, &[10, 1_000, 100_000]) {
        let run = || {
            let mut moved = board.clone();
            let mut changed = board.sources.get(source).expect("it is there").clone();
            let mut weights = weights.clone();
            let times = (0..21).map(|turn| {
                changed.reliability = Reliability::Probability(if turn % 2 == 0 { 0.3 } else { 0.7 });
                moved.apply(&[Op::put(changed.clone())]);
                seconds(|| {
                    black_box(weights.update(&moved, &[RecordId::Source(source)]).expect("a possible board"));
                })
            });
            best(times)
        };
        let time = threads(1).install(run);
        let each = time * 1e9 / bearings as f64;
        println!("slider that touches {bearings} bearings: {:.3} ms, {each:.0} ns each", time * 1e3);
    }
}

/// Sources that touch claims with about so many bearings, and how many they are.
fn busy(board: &Board, wanted: &[usize]) -> Vec<(SourceId, usize)> {
    let mut on: BTreeMap<ClaimId, usize> = BTreeMap::new();
    let mut touched: BTreeMap<SourceId, BTreeSet<ClaimId>> = BTreeMap::new();
    for statement in board.statements.iter() {
        for bearing in &statement.bears_on {
            let Target::Claim(claim) = bearing.on else { continue };
            *on.entry(claim).or_default() += 1;
            for source in statement.relays.iter().map(|relay| relay.by).chain([statement.origin]) {
                touched.entry(source).or_default().insert(claim);
            }
        }
    }
    let bearings = |claims: &BTreeSet<ClaimId>| claims.iter().map(|claim| on[claim]).sum::<usize>();
    let busy: Vec<(SourceId, usize)> = touched.iter().map(|(source, claims)| (*source, bearings(claims))).collect();
    let nearest = |wanted: &usize| busy.iter().copied().min_by_key(|(_, bearings)| bearings.abs_diff(*wanted));
    wanted.iter().filter_map(nearest).collect()
}

/// One statement's weight.
fn statement(board: &Board, weights: &mut Weights) {
    let mut moved = board.clone();
    let mut changed = board.statements.iter().next().expect("there are some").clone();
    let time = best((0..21).map(|turn| {
        changed.bears_on[0].weight = if turn % 2 == 0 { 0.4 } else { 0.6 };
        moved.apply(&[Op::put(changed.clone())]);
        seconds(|| {
            black_box(weights.update(&moved, &[RecordId::Statement(changed.id)]).expect("a possible board"));
        })
    }));
    println!("one statement's weight: {:.3} ms", time * 1e3);
}

/// Intervals of a board of 1,000 claims, as a multiple of weighing it once.
fn draws() {
    let mut weights = weigh(&support::board(1000)).expect("a possible board");
    let one = threads(1);
    let runs = (0..9).map(|_| {
        let once = best((0..9).map(|_| one.install(|| seconds(|| weights.reweigh()))));
        let drawing = one.install(|| seconds(|| weights.draw_intervals(1000, |_| true).expect("nobody breaks it off")));
        drawing / once
    });
    println!("1,000 draws of 1,000 claims, one thread, over weighing once: {:.0} (target 300)", best(runs));
}

/// Exact inference in square grids: for each claim and each of the 2^width entries of a table.
fn tangles() {
    for side in [5, 10, 15, 20] {
        let mut grid = weigh(&support::grid(side)).expect("a possible board");
        let runs = if side < 20 { 9 } else { 1 };
        let time = best((0..runs).map(|_| seconds(|| grid.reweigh())));
        let entries = (side * side) as f64 * f64::from(1 << side);
        println!(
            "exact grid of width {side}: {:.2} ms, {:.1} ns for each claim and 2^width",
            time * 1e3,
            time * 1e9 / entries
        );
        if let Some(peak) = peak() {
            println!(
                "  most memory so far: {:.0} MB, {:.2} bytes for each claim and 2^width",
                peak / 1e6,
                peak / entries
            );
        }
    }
}

/// The most memory that was ever in use, in bytes; only Linux tells.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok().map(|peak| peak * 1024.0)
}

/// Does one thing so many times, to have its instructions counted.
fn again(what: &str, times: usize) {
    let board = support::board(1000);
    let mut weights = weigh(&board).expect("a possible board");
    let source = board.sources.iter().next().expect("there are some").clone();
    threads(1).install(|| {
        for turn in 0..times {
            match what {
                "weigh" => weights.reweigh(),
                "draws" => weights.draw_intervals(100, |_| true).expect("nobody breaks it off"),
                _ => {
                    let mut changed = source.clone();
                    changed.reliability = Reliability::Probability(if turn % 2 == 0 { 0.3 } else { 0.7 });
                    let mut moved = board.clone();
                    moved.apply(&[Op::put(changed)]);
                    weights.update(&moved, &[RecordId::Source(source.id)]).expect("a possible board");
                }
            }
        }
    });
}

fn threads(count: usize) -> ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().expect("threads")
}

fn seconds(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64()
}

/// The least of some times.
fn best(times: impl Iterator<Item = f64>) -> f64 {
    times.fold(f64::INFINITY, f64::min)
}
