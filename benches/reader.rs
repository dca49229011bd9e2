//! The reader: what an article costs, and whether a character costs more in a longer text.
//!
//! `cargo bench --bench reader`

#![allow(clippy::expect_used, reason = "a bench that can't set up its text has nothing to say")]

use std::{fs, hint::black_box, time::Instant};

use credence::reader::{Article, Language, statements};
use criterion::{Criterion, criterion_group};

/// Characters of an article, of a long one, and of a book.
const LENGTHS: [usize; 3] = [5_000, 100_000, 1_000_000];

/// `length` characters of running text: the gold articles of one language, over and over.
fn text(language: Language, length: usize) -> String {
    let mut paths: Vec<_> = fs::read_dir("tests/suite/reader/gold/tune")
        .expect("the gold articles")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).expect("text")).collect();
    let own: Vec<char> =
        texts.iter().filter(|text| Language::of(text) == language).flat_map(|text| text.chars()).collect();
    own.iter().cycle().take(length).collect()
}

fn reading(criterion: &mut Criterion) {
    for language in [Language::English, Language::Russian] {
        for length in &LENGTHS[..2] {
            let article = Article::plain(language, text(language, *length));
            let name = format!("reader: {length} characters, {}", language.code());
            criterion.bench_function(&name, |bencher| bencher.iter(|| statements(black_box(&article))));
        }
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

/// Prints the cost of a character as a multiple of its cost in an article, taken in one run.
#[allow(clippy::print_stdout, reason = "a bench prints")]
fn ratios() {
    for language in [Language::English, Language::Russian] {
        let cost = |length: usize| {
            let article = Article::plain(language, text(language, length));
            // A short text is read often enough to be measured.
            let times = (100_000 / length).max(1);
            let seconds = median(|| (0..times).for_each(|_| drop(black_box(statements(&article)))));
            (seconds / times as f64, length as f64)
        };
        let [article, long, book] = LENGTHS.map(cost);
        let each = |(seconds, length): (f64, f64)| seconds / length;
        println!("{}: an article of 5,000 characters takes {:.2} ms", language.code(), article.0 * 1e3);
        println!("{}: a character of 100,000 over one of 5,000: {:.2}", language.code(), each(long) / each(article));
        println!("{}: a character of 1,000,000 over one of 5,000: {:.2}", language.code(), each(book) / each(article));
    }
}

criterion_group!(benches, reading);

fn main() {
    benches();
    ratios();
    Criterion::default().configure_from_args().final_summary();
}
