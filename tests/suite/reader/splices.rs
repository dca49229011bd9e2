//! Articles cut into pieces and put together at random, with the words that rules look at between them: no panic, and
//! every place stays true.
//!
//! A few hundred texts by default, always the same. `CREDENCE_FUZZ` goes on for so many seconds with other ones;
//! `CREDENCE_SEED` repeats them.

#![expect(clippy::print_stdout, reason = "whoever lets it run for long wants its figures")]

use std::{
    fs,
    panic::catch_unwind,
    time::{Duration, Instant},
};

use fastrand::Rng;

use super::hostile::check;

/// Texts by default.
const TEXTS: u64 = 300;
/// Pieces of a text at most.
const PIECES: usize = 24;
/// Words of a piece at most.
const WORDS: usize = 14;
/// What stands between pieces, besides nothing.
const BETWEEN: &[&str] = &[
    "said",
    "says",
    "told",
    "who",
    "which",
    "that",
    "and",
    "but",
    "as",
    "by",
    "of",
    "to",
    "from",
    "with",
    "according to",
    "citing",
    "quoted",
    "as saying",
    "was told",
    "denied",
    "claims",
    "a spokesman for",
    "sources",
    "he",
    "she",
    "it",
    "they",
    "his",
    "one of them",
    "the former",
    "Mr",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'s",
    ",",
    ".",
    "?",
    ":",
    ";",
    "—",
    "(",
    ")",
    "\n",
    "\n\n",
    "сказал",
    "что",
    "по словам",
    "со ссылкой на",
    "источник",
    "«",
    "»",
];

/// The words of all articles that rules are tuned on, in their order.
fn words() -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir("tests/suite/reader/gold/tune").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let texts: Vec<String> = texts.map(|path| fs::read_to_string(path).unwrap()).collect();
    texts.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect()
}

fn splice(words: &[String], rng: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..rng.usize(1..=PIECES) {
        let from = rng.usize(..words.len());
        let piece = &words[from..words.len().min(from + rng.usize(..=WORDS))];
        text.push_str(&piece.join(" "));
        if rng.usize(..3) > 0 {
            text.push_str(if rng.bool() { " " } else { "" });
            text.push_str(BETWEEN[rng.usize(..BETWEEN.len())]);
        }
        text.push_str(if rng.usize(..6) > 0 { " " } else { "" });
    }
    text
}

#[test]
fn places_stay_true_in_spliced_articles() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let long = number("CREDENCE_FUZZ").map(Duration::from_secs);
    let seed = number("CREDENCE_SEED").unwrap_or_else(|| if long.is_some() { fastrand::u64(..) } else { 5 });
    let (words, mut rng, begun) = (words(), Rng::with_seed(seed), Instant::now());
    let mut texts = 0;
    while long.map_or(texts < TEXTS, |long| begun.elapsed() < long) {
        let text = splice(&words, &mut rng);
        let checked = catch_unwind(|| check(&text));
        assert!(checked.is_ok(), "seed {seed}, after {texts} texts: {text:?}");
        texts += 1;
    }
    println!("{texts} texts, seed {seed}");
}
