//! `credence score`: the credence of every claim, as a table or as JSON.

use std::{collections::HashMap, fmt::Write as _, path::Path};

use rayon::prelude::*;
use serde::Serialize;

use super::{Failure, Score, deliver, load, weigh};
use crate::{
    board::{Board, ClaimId, Source, SourceId},
    weigh::{Doubt, EntryKind, Evidence, Flip, LeftOut, Suggestion, Verdict, Weights, suggest::ROUNDS},
};

pub(super) fn run(arguments: &Score) -> Result<(), Failure> {
    let board = load(&arguments.file)?;
    let doubt = Doubt { priors: arguments.prior_uncertain, ..Doubt::default() };
    let weights = weigh(&arguments.file, &board, doubt)?;
    let text = if arguments.json { json(&board, &weights)? } else { table(&arguments.file, &board, &weights) };
    deliver(None, &text)
}

/// The contract of `score --json`: version 1.
#[derive(Serialize)]
struct Scores {
    format: &'static str,
    version: u32,
    claims: Vec<ScoredClaim>,
    /// Where one more good voice would tell most; null if no claim is open.
    next: Option<NextRow>,
    sources: Vec<ScoredSource>,
}

/// A question about a claim that would take more nanoseconds than these is not answered.
const PATIENCE: u64 = 20_000_000_000;

#[derive(Serialize)]
struct ScoredClaim {
    id: &'static str,
    text: String,
    /// The posterior, always a number strictly between 0 and 1.
    credence: f64,
    /// The 5 and 95 per cent points, where intervals were drawn.
    low: Option<f64>,
    high: Option<f64>,
    /// The ICD 203 word, or "no evidence".
    words: &'static str,
    confidence: Option<&'static str>,
    evidence: &'static str,
    exact: bool,
    origins: usize,
    statements: usize,
    /// Sums of the log-odds of the voices for and against.
    pro: f64,
    con: f64,
    ledger: Vec<Row>,
    /// Every reliability of a source at which the credence reaches one half. Null where that would take too long.
    flip: Option<Vec<FlipRow>>,
    /// The fewest sources whose regrading between 0.5 and 0.98 turns the credence; empty if there are none.
    smallest_flip: Option<Vec<&'static str>>,
    /// Whether fewer can't; otherwise it is the best that a search of up to three found.
    smallest_flip_exact: Option<bool>,
    /// The credence without each source, and what came only through it.
    leave_out: Option<Vec<LeftOutRow>>,
}

#[derive(Serialize)]
struct FlipRow {
    source: &'static str,
    at: f64,
}

#[derive(Serialize)]
struct LeftOutRow {
    source: &'static str,
    credence: f64,
}

#[derive(Serialize)]
struct NextRow {
    claim: &'static str,
    gain_bits: f64,
}

#[derive(Serialize)]
struct ScoredSource {
    id: &'static str,
    name: String,
    /// As the board states it.
    reliability: f64,
    /// What agreement and outcomes suggest; null for a source that says nothing weighed or speaks with another's voice.
    suggested: Option<f64>,
    /// On how many claims its voice speaks.
    claims: usize,
}

#[derive(Serialize)]
struct Row {
    kind: &'static str,
    id: Option<&'static str>,
    log_odds: f64,
}

fn json(board: &Board, weights: &Weights) -> Result<String, Failure> {
    let claims = board.claims_in_order().into_par_iter().filter_map(|id| claim(board, weights, id)).collect();
    let next =
        weights.next(board).first().map(|next| NextRow { claim: next.claim.as_str(), gain_bits: next.gain_bits });
    let scores = Scores { format: "credence-scores", version: 1, claims, next, sources: sources(board, weights) };
    serde_json::to_string_pretty(&scores)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Problem(format!("the scores can't be written as JSON: {error}")))
}

fn claim(board: &Board, weights: &Weights, id: ClaimId) -> Option<ScoredClaim> {
    let (claim, verdict) = (board.claims.get(id)?, weights.verdict(id)?);
    let ledger = weights.ledger(id).into_iter().map(|entry| row(entry.what, entry.log_odds)).collect();
    let affordable = |effort: u64| (effort <= PATIENCE).then_some(());
    let flips = affordable(weights.effort_of_flips(id)).map(|()| weights.flips(id));
    let smallest = affordable(weights.effort_of_smallest_flip(id)).map(|()| weights.smallest_flip(id));
    let leave_out = affordable(weights.effort_of_leave_out(id)).map(|()| weights.leave_out(id));
    let flip = |flip: Flip| FlipRow { source: flip.source.as_str(), at: flip.at };
    let left_out = |left: LeftOut| LeftOutRow { source: left.source.as_str(), credence: left.credence };
    Some(ScoredClaim {
        id: id.as_str(),
        text: claim.text.clone(),
        credence: verdict.credence(),
        low: verdict.interval.map(|interval| interval.low),
        high: verdict.interval.map(|interval| interval.high),
        words: words(verdict),
        confidence: verdict.confidence().map(|confidence| confidence.level.word()),
        evidence: verdict.evidence.name(),
        exact: verdict.exact,
        origins: verdict.origins,
        statements: verdict.statements,
        pro: verdict.pro,
        con: verdict.con,
        ledger,
        flip: flips.map(|flips| flips.into_iter().map(flip).collect()),
        smallest_flip_exact: smallest.as_ref().and_then(|set| set.as_ref().map(|set| set.exact)),
        smallest_flip: smallest.map(|set| set.iter().flat_map(|set| &set.sources).map(|id| id.as_str()).collect()),
        leave_out: leave_out.map(|left| left.into_iter().map(left_out).collect()),
    })
}

fn sources(board: &Board, weights: &Weights) -> Vec<ScoredSource> {
    let suggestions: HashMap<SourceId, Suggestion> =
        weights.suggestions(ROUNDS).into_iter().map(|suggestion| (suggestion.source, suggestion)).collect();
    let scored = |source: &Source| {
        let suggestion = suggestions.get(&source.id);
        ScoredSource {
            id: source.id.as_str(),
            name: source.name.clone(),
            reliability: board.reliability(source.id),
            suggested: suggestion.map(|suggestion| suggestion.reliability),
            claims: suggestion.map_or(0, |suggestion| suggestion.claims),
        }
    };
    board.sources.iter().map(scored).collect()
}

fn row(what: EntryKind, log_odds: f64) -> Row {
    let (kind, id) = match what {
        EntryKind::Prior => ("prior", None),
        EntryKind::Voice(lead) => ("source", Some(lead.as_str())),
        EntryKind::Relation(id) => ("relation", Some(id.as_str())),
        EntryKind::Rivals(id) => ("rivals", Some(id.as_str())),
        EntryKind::Related => ("related", None),
        EntryKind::Outcome => ("outcome", None),
    };
    Row { kind, id, log_odds }
}

fn words(verdict: Verdict) -> &'static str {
    if verdict.evidence == Evidence::None { "no evidence" } else { verdict.likelihood().words() }
}

/// The width of a claim's text in the table, in characters.
const TEXT_WIDTH: usize = 42;

fn table(file: &Path, board: &Board, weights: &Weights) -> String {
    let mut text = String::new();
    if !board.head.question.is_empty() {
        let _ = writeln!(text, "{}\n", board.head.question);
    }
    let order = board.claims_in_order();
    if order.is_empty() {
        let _ = writeln!(text, "{}: no claims yet.", file.display());
        return text;
    }
    let _ = writeln!(text, "{:>4}  {:<9}  {:<20}  CLAIM", "", "5–95 %", "VERDICT");
    for id in order {
        let (Some(claim), Some(verdict)) = (board.claims.get(id), weights.verdict(id)) else { continue };
        let shown =
            if verdict.evidence == Evidence::None { "–".to_owned() } else { format!("{} %", verdict.percent()) };
        let interval = verdict
            .interval
            .map_or_else(String::new, |interval| format!("{:.0}–{:.0} %", interval.low * 100.0, interval.high * 100.0));
        let mut words = words(verdict).to_owned();
        if !verdict.exact {
            words.push_str(" (approx.)");
        }
        for (at, line) in wrapped(&claim.text, TEXT_WIDTH).into_iter().enumerate() {
            let _ = match at {
                0 => writeln!(text, "{shown:>4}  {interval:<9}  {words:<20}  {line}"),
                _ => writeln!(text, "{:41}{line}", ""),
            };
        }
    }
    text
}

/// `text` on one line after another, each at most `width` characters, cut between words where that is possible.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        while !word.is_empty() {
            let gap = usize::from(used > 0);
            if used > 0 && used + gap + word.len().min(width) > width {
                lines.push(String::new());
                used = 0;
                continue;
            }
            let rest = word.split_off(word.len().min(width));
            if let Some(line) = lines.last_mut() {
                if gap > 0 {
                    line.push(' ');
                }
                line.extend(&word);
            }
            used += gap + word.len();
            word = rest;
        }
    }
    lines
}
