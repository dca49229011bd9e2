//! What a frame of the whole window costs: the views, tessellation and the accessibility tree, with 12 claims and with
//! 10,000 (ten statements each). Printed as medians, 99th percentiles, and the ratio of the two boards in one run.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a bench prints, and stops where it can't go on")]

use std::time::Instant;

use credence::{
    app::{App, Launch},
    board::{Bearing, Board, Claim, ClaimId, Grade, Op, Reliability, Source, SourceId, Stance, Statement, StatementId},
    store,
};
use eframe::{App as _, egui};

/// Frames before anything is measured: fonts, first heights.
const WARM_UP: usize = 60;
/// Frames measured of each kind.
const FRAMES: usize = 200;

/// How the board is looked at.
#[derive(Clone, Copy)]
enum Motion {
    /// Nothing moves.
    Still,
    /// A slow scroll.
    Scroll,
    /// A page a frame: every card is new.
    Leap,
}

fn main() {
    println!("ms per frame, median (p99)");
    for (motion, name) in [(Motion::Still, "still"), (Motion::Scroll, "scroll"), (Motion::Leap, "every card new")] {
        let [few, many] = [12, 10_000].map(|claims| measure(claims, motion));
        println!(
            "{name:<15} 12 claims {:.2} ({:.2})   10,000 claims {:.2} ({:.2})   ratio of medians {:.2}",
            few.0,
            few.1,
            many.0,
            many.1,
            many.0 / few.0
        );
    }
}

/// Median and 99th percentile of a frame, in milliseconds.
fn measure(claims: u64, motion: Motion) -> (f64, f64) {
    let folder = tempfile::tempdir().expect("a folder for the board");
    let file = folder.path().join("bench.credence.ron");
    store::save(&file, &board(claims)).expect("the board is written");
    let ctx = egui::Context::default();
    ctx.enable_accesskit();
    let mut app = App::new(&ctx, Launch { files: vec![file], ..Launch::default() });
    let mut times = Vec::with_capacity(FRAMES);
    for frame in 0..WARM_UP + FRAMES {
        let input = input(frame, if frame < WARM_UP { Motion::Still } else { motion });
        let start = Instant::now();
        let mut window = eframe::Frame::_new_kittest();
        let mut output = ctx.run_ui(input, |ui| app.ui(ui, &mut window));
        // No graphics card takes them here.
        output.textures_delta.clear();
        let shapes = ctx.tessellate(output.shapes, 1.0);
        let spent = start.elapsed().as_secs_f64() * 1e3;
        std::hint::black_box(shapes);
        if frame >= WARM_UP {
            times.push(spent);
        }
    }
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

fn input(frame: usize, motion: Motion) -> egui::RawInput {
    let mut events = vec![egui::Event::PointerMoved(egui::pos2(600.0, 500.0))];
    // There and back, so that a short list moves as much as a long one.
    let turn = if (frame / 8).is_multiple_of(2) { -1.0 } else { 1.0 };
    let by = match motion {
        Motion::Still => 0.0,
        Motion::Scroll => 20.0 * turn,
        Motion::Leap => 900.0 * turn,
    };
    if by != 0.0 {
        events.push(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, by),
            modifiers: egui::Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
    }
    egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0))),
        time: Some(frame as f64 / 60.0),
        events,
        ..Default::default()
    }
}

fn board(claims: u64) -> Board {
    const SOURCES: u64 = 200;
    let source = |n: u64| SourceId::fresh(n % SOURCES * 7919);
    let mut ops = Vec::new();
    for n in 0..SOURCES {
        let reliability = Reliability::Grade(Grade::ALL[n as usize % 4]);
        ops.push(Op::put(Source { reliability, ..Source::new(source(n), format!("Source number {n}")) }));
    }
    for n in 0..claims {
        let text = format!("Claim {n} says that something happened {}", "and more ".repeat(n as usize % 12));
        let rank = format!("{n:06}");
        let claim = Claim { rank, ..Claim::new(ClaimId::fresh(n * 104_729), text) };
        for k in 0..10 {
            let id = StatementId::fresh((n * 10 + k) * 15_485_863);
            let mut said = Statement::new(id, source(n + k * 13));
            said.quote = format!("What voice {k} said about number {n}, at some length, so that it fills two lines");
            let stance = Stance::ALL[usize::from(k % 3 == 0)];
            said.bears_on.push(Bearing::on_claim(claim.id, stance));
            ops.push(Op::put(said));
        }
        ops.push(Op::put(claim));
    }
    let mut board = Board::default();
    board.apply(&ops);
    board
}
