//! `credence measure`: how well the reader does on articles for which it is known who said what.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde::Serialize;

use super::{Failure, Measure, complain, deliver};
use crate::reader::{
    self, Article, Span,
    gold::{self, GoldStatement},
    intake::{self, MAX_BYTES},
    measure::{Counts, Pairs, measure},
};

pub(super) fn run(arguments: &Measure) -> Result<(), Failure> {
    let folder = &arguments.folder;
    if let Some(out) = &arguments.count {
        return count(folder, out);
    }
    if let Some(out) = &arguments.learn {
        return learn(folder, out);
    }
    let mut counts = Counts::default();
    let (mut characters, mut time) = (0, Duration::ZERO);
    for (text, known) in articles(folder)? {
        match one(&text, &known) {
            Ok((more, read, took)) => {
                counts += more;
                characters += read;
                time += took;
            }
            Err(problem) => return Err(Failure::Problem(problem)),
        }
    }
    if counts.articles == 0 {
        let problem = format!("{} holds no NAME.txt with a NAME.json or NAME.ann beside it", folder.display());
        return Err(Failure::Problem(problem));
    }
    let speed = characters as f64 / time.as_secs_f64().max(1e-9);
    let text = if arguments.json { json(&counts, speed)? } else { table(&counts, speed) };
    deliver(None, &text)
}

/// The texts in a folder with their gold, by name.
fn articles(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
    let problem = |error: std::io::Error| Failure::Problem(format!("{} can't be read: {error}", folder.display()));
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            texts.push(path);
        }
    }
    texts.sort();
    let gold = |text: &PathBuf| ["json", "ann"].iter().map(|kind| text.with_extension(kind)).find(|path| path.exists());
    let mut articles = Vec::new();
    for text in texts {
        match gold(&text) {
            Some(known) => articles.push((text, known)),
            None => complain(&format!("{}: left out, for no gold is beside it", text.display())),
        }
    }
    Ok(articles)
}

/// Counts in the articles what the reader's rules rest on, into the four tables of `assets/reader/english`.
fn count(folder: &Path, out: &Path) -> Result<(), Failure> {
    let mut known = Vec::new();
    for (text, gold) in articles(folder)? {
        let (article, gold) = load(&text, &gold).map_err(Failure::Problem)?;
        known.push((article.text.to_string(), gold));
    }
    let counted = reader::count::count(&known);
    let tables =
        [("cues", &counted.cues), ("cuts", &counted.cuts), ("context", &counted.context), ("rules", &counted.rules)];
    tables.into_iter().try_for_each(|(name, table)| write(out, name, table))
}

/// Learns from the articles whom pronouns and descriptions mean, into the table `cast` of `assets/reader/english`.
fn learn(folder: &Path, out: &Path) -> Result<(), Failure> {
    let known: Result<Vec<_>, String> = articles(folder)?.iter().map(|(text, gold)| load(text, gold)).collect();
    write(out, "cast", &reader::cast::learn(&known.map_err(Failure::Problem)?))
}

/// Writes a table of the reader's.
fn write(folder: &Path, name: &str, table: &str) -> Result<(), Failure> {
    let path = folder.join(name).with_extension("tsv");
    fs::write(&path, table).map_err(|error| Failure::Problem(format!("{} can't be written: {error}", path.display())))
}

/// The counts of one article, its characters, and how long the reader took.
fn one(path: &Path, known: &Path) -> Result<(Counts, usize, Duration), String> {
    let (article, gold) = load(path, known)?;
    let start = Instant::now();
    let found = reader::statements(&article);
    let took = start.elapsed();
    let body: Vec<Span> = article.body().map(|zone| zone.range.clone()).collect();
    Ok((measure(&article.text, &body, &gold, &found), article.text.chars().count(), took))
}

/// An article with its gold.
fn load(path: &Path, known: &Path) -> Result<(Article, Vec<GoldStatement>), String> {
    let read = |path: &Path| fs::read(path).map_err(|error| format!("{} can't be read: {error}", path.display()));
    if fs::metadata(path).is_ok_and(|file| file.len() > MAX_BYTES) {
        return Err(format!("{} has more than {} MB", path.display(), MAX_BYTES >> 20));
    }
    let intake =
        intake::read_plain(&read(path)?).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
    let article = intake.article;
    let known_text = String::from_utf8(read(known)?).map_err(|_bad| format!("{} is not UTF-8", known.display()))?;
    let brat = known.extension().is_some_and(|extension| extension == "ann");
    let gold =
        if brat { gold::from_brat(&article.text, &known_text) } else { gold::from_json(&article.text, &known_text) };
    let gold = gold.map_err(|error| format!("{}: {error}", known.display()))?;
    Ok((article, gold))
}

fn table(counts: &Counts, speed: f64) -> String {
    let row = |name: &str, pairs: Pairs| {
        format!(
            "{name:<22} {:>5.1} {:>6.1} {:>6.1}   {} found, {} known\n",
            100.0 * pairs.precision(),
            100.0 * pairs.recall(),
            100.0 * pairs.f1(),
            pairs.found,
            pairs.gold
        )
    };
    let mut text = format!("{} articles\n\n{:<22} {:>5} {:>6} {:>6}\n", counts.articles, "", "prec.", "recall", "F1");
    text += &row("content", counts.content());
    text += &row("content, exactly", counts.exactly());
    text += &row("quoted", counts.quoted);
    text += &row("not quoted", counts.unquoted);
    text.push('\n');
    for (name, share) in
        [("source right", counts.source), ("whole chain right", counts.chain), ("anonymity right", counts.anonymity)]
    {
        if let Some(rate) = share.rate() {
            let _ = writeln!(text, "{name:<22} {:>5.1} %   {} of {} that meet", 100.0 * rate, share.right, share.of);
        }
    }
    if counts.chain.of > 0 {
        let _ = writeln!(text, "{:<22} {:>5.1} %   of all known", "found, chain right", 100.0 * counts.chain_of_all());
    }
    let _ = writeln!(text, "{:<22} {:>5.1}", "false per article", counts.false_per_article());
    let _ = writeln!(text, "{:<22} {:>5}", "outside the body", counts.outside);
    let _ = writeln!(text, "{:<22} {:>5.0} thousand a second", "characters", speed / 1000.0);
    text
}

/// The contract of `measure --json`: version 1. Shares are 0–1.
#[derive(Serialize)]
struct Measured {
    format: &'static str,
    version: u32,
    articles: usize,
    content: Shares,
    exact: Shares,
    quoted: Shares,
    unquoted: Shares,
    source: Option<f64>,
    chain: Option<f64>,
    chain_of_all: f64,
    anonymity: Option<f64>,
    false_per_article: f64,
    outside: usize,
    characters_per_second: f64,
}

#[derive(Serialize)]
struct Shares {
    precision: f64,
    recall: f64,
    f1: f64,
    found: usize,
    gold: usize,
}

fn json(counts: &Counts, speed: f64) -> Result<String, Failure> {
    let shares = |pairs: Pairs| Shares {
        precision: pairs.precision(),
        recall: pairs.recall(),
        f1: pairs.f1(),
        found: pairs.found,
        gold: pairs.gold,
    };
    let measured = Measured {
        format: "credence-measures",
        version: 1,
        articles: counts.articles,
        content: shares(counts.content()),
        exact: shares(counts.exactly()),
        quoted: shares(counts.quoted),
        unquoted: shares(counts.unquoted),
        source: counts.source.rate(),
        chain: counts.chain.rate(),
        chain_of_all: counts.chain_of_all(),
        anonymity: counts.anonymity.rate(),
        false_per_article: counts.false_per_article(),
        outside: counts.outside,
        characters_per_second: speed,
    };
    serde_json::to_string_pretty(&measured)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Problem(format!("the measures can't be written as JSON: {error}")))
}
