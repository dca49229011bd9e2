//! Mangled files: whatever stands in a project or a journal, nothing panics, what is read is sound, and what is repaired
//! can be opened.
//!
//! A few hundred inputs by default, always the same. `CREDENCE_FUZZ` goes on for so many seconds with other ones
//! (`CREDENCE_SEED` repeats them); an input that fails is written to the folder for temporary files, and belongs into
//! `tests/corpus` once it is understood.

#![expect(clippy::print_stdout, reason = "whoever lets it run for long wants its figures")]

use std::{
    panic::catch_unwind,
    path::Path,
    time::{Duration, Instant},
};

use credence::{
    board::{Board, check},
    store::{self, journal},
};
use fastrand::Rng;

/// Inputs that each target gets by default.
const INPUTS: u64 = 250;
/// What breaks readers most often.
const TOKENS: [&str; 34] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\\",
    "'",
    ",",
    ":",
    "Some(",
    "None",
    "()",
    "NaN",
    "inf",
    "1e999",
    "-0.0",
    "0x",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "\n<<<<<<< HEAD\n",
    "\n=======\n",
    "\n>>>>>>> x\n",
    "\n        (id: \"clm-a\"",
    "statements: [",
    "id: ",
    "\u{10ffff}",
];

/// A reader, and what must hold of everything it is given.
type Target = fn(&[u8]);

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn corpus(kind: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(kind);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "there is no corpus of {kind}s");
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Gives `target` mangled versions of `corpus`, the corpus itself first.
pub fn fuzz(name: &str, target: Target, corpus: &[Vec<u8>], with_sums: bool) {
    let until = number("CREDENCE_FUZZ").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let seed = number("CREDENCE_SEED").unwrap_or_else(|| if until.is_some() { fastrand::u64(..) } else { 1 });
    let mut random = Rng::with_seed(seed);
    let (mut count, mut slowest) = (0, Duration::ZERO);
    let mut run = |input: &[u8]| {
        let start = Instant::now();
        let owned = input.to_vec();
        if catch_unwind(move || target(&owned)).is_err() {
            let path = std::env::temp_dir().join(format!("credence-fuzz-{name}-{seed}"));
            std::fs::write(&path, input).unwrap();
            panic!("{name} fails with the input in {} (seed {seed}, input {count})", path.display());
        }
        count += 1;
        slowest = slowest.max(start.elapsed());
    };
    for input in corpus {
        run(input);
    }
    for number in 0_u64.. {
        if until.map_or(number >= INPUTS, |until| Instant::now() >= until) {
            break;
        }
        let mut input = corpus[random.usize(0..corpus.len())].clone();
        for _ in 0..random.usize(1..6) {
            mangle(&mut input, corpus, &mut random);
        }
        if with_sums && random.bool() {
            input = with_right_sums(&input);
        }
        run(&input);
    }
    println!("{name}: {count} inputs, the slowest took {slowest:?}");
}

/// Changes `input` a little.
fn mangle(input: &mut Vec<u8>, corpus: &[Vec<u8>], random: &mut Rng) {
    let at = random.usize(0..=input.len());
    let end = (at + random.usize(0..60)).min(input.len());
    match random.u8(0..9) {
        0 => input.truncate(at),
        1 => drop(input.drain(at..end)),
        2 => {
            let piece = input[at..end].to_vec();
            let times = random.usize(1..4);
            input.splice(at..at, piece.repeat(times));
        }
        3 => {
            if let Some(byte) = input.get_mut(at) {
                *byte ^= 1 << random.u8(0..8);
            }
        }
        4 => {
            if let Some(byte) = input.get_mut(at) {
                *byte = random.u8(..);
            }
        }
        5 => {
            let other = &corpus[random.usize(0..corpus.len())];
            let from = random.usize(0..=other.len());
            let to = (from + random.usize(0..400)).min(other.len());
            input.splice(at..at, other[from..to].iter().copied());
        }
        6 => {
            // A whole line, somewhere else.
            let lines: Vec<Vec<u8>> = input.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            if !lines.is_empty() {
                let mut moved = lines.clone();
                moved.insert(random.usize(0..=lines.len()), lines[random.usize(0..lines.len())].clone());
                *input = moved.concat();
            }
        }
        _ => {
            let token = TOKENS[random.usize(0..TOKENS.len())];
            input.splice(at..at, token.bytes());
        }
    }
}

/// The same lines, each with the checksum that belongs to it, so that what is behind the checksum is reached.
fn with_right_sums(input: &[u8]) -> Vec<u8> {
    let mut lines = Vec::new();
    for line in input.split(|byte| *byte == b'\n') {
        let text = line.get(9..).unwrap_or_default();
        lines.extend(format!("{:08x} ", crc(text)).bytes());
        lines.extend(text);
        lines.push(b'\n');
    }
    lines
}

/// CRC-32 (IEEE 802.3), bit by bit: another way than the one under test.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}

fn sound(board: &Board) {
    assert_eq!(check::problems(board), []);
    let text = store::write(board).unwrap();
    assert_eq!(store::read(text).as_ref(), Ok(board));
}

/// Reads a project.
pub fn project(input: &[u8]) {
    match store::read(input) {
        Ok(board) => sound(&board),
        Err(error) => assert!(!error.problems.is_empty()),
    }
}

/// Repairs a project.
pub fn repair(input: &[u8]) {
    match store::repair(input) {
        Ok(repaired) => {
            sound(&repaired.board);
            // What can be read needs no repair.
            if let Ok(board) = store::read(input) {
                assert_eq!((board, Vec::new()), (repaired.board, repaired.told));
            }
        }
        Err(error) => assert!(!error.problems.is_empty() && store::read(input).is_err()),
    }
}

/// Reads a journal, and brings what it holds back onto a board.
pub fn journal(input: &[u8]) {
    let Some(recovered) = journal::read(input) else { return };
    for mut board in [Board::default(), store::read(store::SAMPLE).unwrap()] {
        let fit = journal::fit(&board, &recovered.ops);
        board.apply(&fit.ops);
        assert_eq!(check::problems(&board), []);
    }
}

#[test]
fn no_mangled_project_is_read_wrongly() {
    fuzz("project", project, &corpus("project"), false);
}

#[test]
fn whatever_is_repaired_is_sound() {
    fuzz("repair", repair, &corpus("project"), false);
}

#[test]
fn no_mangled_journal_breaks_a_board() {
    fuzz("journal", journal, &corpus("journal"), true);
}
