//! The weighing engine: what it costs, and as a multiple of merely reading the same bytes.
//!
//! `cargo bench --bench weigh` takes 10,000 claims with 100,000 statements; `CREDENCE_BENCH_CLAIMS` says otherwise.

#![allow(clippy::expect_used, reason = "a bench that can't set up its board has nothing to say")]

mod support;

use std::{env, hint::black_box, time::Instant};

use credence::{
    board::{Op, Reliability},
    weigh::{Weights, weigh},
};
use criterion::{Criterion, criterion_group};

fn claims() -> usize {
    env::var("CREDENCE_BENCH_CLAIMS").ok().and_then(|count| count.parse().ok()).unwrap_or(10_000)
}

fn engine(criterion: &mut Criterion) {
    let board = support::board(claims());
    let mut weights = weigh(&board).expect("a possible board");
    criterion.bench_function("weigh: read and weigh a board", |bencher| bencher.iter(|| weigh(black_box(&board))));
    criterion.bench_function("weigh: weigh again", |bencher| bencher.iter(|| weights.reweigh()));
    for (name, place) in [("most quoted", 0), ("seldom heard", board.sources.len() - 1)] {
        let mut moved = board.clone();
        let mut source = board.sources.iter().nth(place).expect("there are so many").clone();
        let mut reliability = 0.3;
        criterion.bench_function(&format!("weigh: slider of the {name} source"), |bencher| {
            bencher.iter(|| {
                reliability = 1.0 - reliability;
                source.reliability = Reliability::Probability(reliability);
                let op = Op::put(source.clone());
                moved.apply(std::slice::from_ref(&op));
                weights.update(&moved, &[op.id])
            });
        });
    }
    for side in [5, 10, 15] {
        let mut grid = weigh(&support::grid(side)).expect("a possible board");
        criterion.bench_function(&format!("weigh: exact grid of {side} by {side}"), |b| b.iter(|| grid.reweigh()));
    }
}

/// The median of some runs, in seconds.
fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Prints costs as ratios taken in one run, in which the machine's noise cancels.
#[allow(clippy::print_stdout, reason = "a bench prints")]
fn ratios() {
    let board = support::board(claims());
    let mut weights = weigh(&board).expect("a possible board");
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let bytes: Vec<f64> = vec![1.0; weights.bytes() / size_of::<f64>()];
    let summing = median(|| {
        black_box(black_box(&bytes).iter().sum::<f64>());
    });
    let weighing = median(|| one.install(|| weights.reweigh()));
    println!("weighing, one thread, over summing the same {} bytes: {:.2}", weights.bytes(), weighing / summing);
    println!("weighing, one thread, over all threads: {:.2}", weighing / median(|| weights.reweigh()));
    println!("reading and weighing over weighing: {:.2}", median(|| drop(weigh(&board))) / weighing);
    let small = support::board(1000);
    let mut weights: Weights = weigh(&small).expect("a possible board");
    let once = median(|| one.install(|| weights.reweigh()));
    let drawing = median(|| {
        one.install(|| weights.draw_intervals(1000, |_| true)).expect("nobody breaks it off");
    });
    println!("1,000 draws of 1,000 claims, one thread, over weighing once: {:.0}", drawing / once);
}

criterion_group!(benches, engine);

fn main() {
    benches();
    ratios();
    Criterion::default().configure_from_args().final_summary();
}
