//! What opening and saving cost beyond the RON crate, with 100,000 claims and 1,000,000 statements: ratios within one
//! run, and the peak of memory as a multiple of the file. `CREDENCE_BENCH_CLAIMS` sets another number of claims.

#![expect(clippy::print_stdout, clippy::expect_used, reason = "a bench prints, and stops where it can't go on")]

#[expect(dead_code, reason = "other benches need more of it")]
mod support;

use std::{
    any::Any,
    fmt,
    hint::black_box,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use credence::{
    board::{Basis, Board, Claim, Relation, Source, Statement, Table, table::Keyed},
    store,
};
use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, SeqAccess, Visitor},
};

/// Rounds of each measurement; the fastest counts, for the others were disturbed.
const ROUNDS: usize = 3;
/// Set in the process that only opens or saves, so that its memory tells.
const CHILD: &str = "CREDENCE_BENCH_CHILD";

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    if let Some(what) = std::env::var_os(CHILD) {
        let file = arguments.next().expect("the child is given a file");
        return child(&what.to_string_lossy(), Path::new(&file));
    }
    let claims = std::env::var("CREDENCE_BENCH_CLAIMS").ok().and_then(|claims| claims.parse().ok()).unwrap_or(100_000);
    let board = worded(support::board(claims));
    let folder = tempfile::tempdir().expect("a folder for the board");
    let file = folder.path().join("bench.credence.ron");
    store::save(&file, &board).expect("the board is saved");
    let bytes = std::fs::read(&file).expect("it can be read");
    let text = std::str::from_utf8(&bytes).expect("it is text");
    println!("{claims} claims, {} statements, {:.0} MB", board.statements.len(), bytes.len() as f64 / 1e6);

    let [alone, reading, opening] = fastest([
        &|| Box::new(options().from_str::<Project<Passing>>(text).expect("it is RON").version),
        &|| Box::new(store::read(&bytes).expect("it is a project")),
        &|| Box::new(store::open(&file).expect("it opens")),
    ]);
    println!("ron alone, every item read and let go: {:.2} s", alone.as_secs_f64());
    println!("read into a board:  {:.2} s, {:.2} of ron alone", reading.as_secs_f64(), ratio(reading, alone));
    println!(
        "opened from a file: {:.2} s, {:.2} of ron alone (at most 1.6)",
        opening.as_secs_f64(),
        ratio(opening, alone)
    );

    let plain = Plain::of(&board);
    let [alone, writing, saving] = fastest([
        &|| Box::new(options().to_string_pretty(&plain, layout()).expect("it is writable")),
        &|| Box::new(store::write(&board).expect("it is writable")),
        &|| Box::new(store::save(&file, &board).expect("it is saved")),
    ]);
    println!("ron alone, into memory: {:.2} s", alone.as_secs_f64());
    println!("written into memory: {:.2} s, {:.2} of ron alone", writing.as_secs_f64(), ratio(writing, alone));
    println!(
        "saved, flushed and read back: {:.2} s, {:.2} of ron alone (at most 1.5)",
        saving.as_secs_f64(),
        ratio(saving, alone)
    );
    drop(board);
    for what in ["open", "open and save"] {
        let program = std::env::current_exe().expect("this program has a path");
        let output = Command::new(program).arg(&file).env(CHILD, what).output().expect("it can be started again");
        let told = String::from_utf8_lossy(&output.stdout);
        match told.trim().parse::<f64>() {
            Ok(peak) => {
                println!("peak memory, {what}: {:.2} of the file (at most 3)", peak * 1024.0 / bytes.len() as f64);
            }
            Err(_) => println!("peak memory, {what}: not told by this system"),
        }
    }
}

/// Only opens (and saves) the file, and tells the peak of this process's memory in KiB.
fn child(what: &str, file: &Path) {
    let opened = store::open(file).expect("it opens");
    if what == "open and save" {
        store::save(file, &opened.board).expect("it is saved");
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("{}", peak.unwrap_or_default().trim().trim_end_matches(" kB"));
}

/// The fastest of a few rounds of each, taken in turns, so that what disturbs one disturbs the others. What they make is
/// let go of when its time was taken: the window lets a board go when it opens the next one.
fn fastest<const N: usize>(works: [&dyn Fn() -> Box<dyn Any>; N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..ROUNDS {
        for (work, best) in works.iter().zip(&mut best) {
            let start = Instant::now();
            let made = black_box(work());
            *best = start.elapsed().min(*best);
            drop(made);
        }
    }
    best
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(32)
}

fn layout() -> PrettyConfig {
    PrettyConfig::new().depth_limit(2).new_line("\n")
}

/// With words and dates in it, as the sample has: five hundred bytes to a statement.
fn worded(mut board: Board) -> Board {
    let text = |at: usize| {
        format!("What was said in number {at}, told again in our own words and at the length that such things have")
    };
    let day = |text: &str| text.parse().ok();
    board.statements = board
        .statements
        .iter()
        .enumerate()
        .map(|(at, said)| Statement {
            basis: Basis::Told,
            credibility: Some(3),
            quote: text(at),
            paraphrase: text(at),
            said_on: day("2025-11-05"),
            published_on: day("2025-11-07"),
            note: "Heard twice, the second time at length.".into(),
            ..said.clone()
        })
        .collect();
    let words = |(at, claim): (usize, &Claim)| Claim { text: text(at), rank: format!("{at:06}"), ..claim.clone() };
    board.claims = board.claims.iter().enumerate().map(words).collect();
    board
}

/// The sections that the bench's board has, as plain RON.
#[derive(Deserialize)]
#[serde(bound(deserialize = "S: Sections"))]
#[expect(dead_code, reason = "what is read is let go")]
struct Project<S: Sections> {
    format: String,
    version: u32,
    sources: S::Of<Source>,
    claims: S::Of<Claim>,
    statements: S::Of<Statement>,
    relations: S::Of<Relation>,
}

trait Sections {
    type Of<T: DeserializeOwned>: DeserializeOwned;
}

/// Items that are read and let go.
struct Passing;

impl Sections for Passing {
    type Of<T: DeserializeOwned> = Passed<T>;
}

struct Passed<T>(std::marker::PhantomData<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Passed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Self(std::marker::PhantomData))
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Passed<T> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while let Some(item) = items.next_element::<T>()? {
            black_box(&item);
        }
        Ok(self)
    }
}

/// The same to be written, from plain lists.
#[derive(Serialize)]
struct Plain<'a> {
    format: &'static str,
    version: u32,
    sources: Vec<&'a Source>,
    claims: Vec<&'a Claim>,
    statements: Vec<&'a Statement>,
    relations: Vec<&'a Relation>,
}

impl<'a> Plain<'a> {
    fn of(board: &'a Board) -> Self {
        fn list<T: Keyed>(table: &Table<T>) -> Vec<&T> {
            table.iter().collect()
        }
        Self {
            format: store::FORMAT,
            version: store::VERSION,
            sources: list(&board.sources),
            claims: list(&board.claims),
            statements: list(&board.statements),
            relations: list(&board.relations),
        }
    }
}
