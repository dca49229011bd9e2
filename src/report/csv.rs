//! The summary for spreadsheets: one row per claim and statement that bears on it; a claim without statements has one
//! row of its own. Remarks and statements that bear on nothing follow, with the claim left empty. Comma-separated, UTF-8, the names of the columns in the first row ([`COLUMNS`]).
//!
//! Text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets hide. Numbers are
//! never negative: `effect` says which way `points` go.

use csv::Writer;

use crate::board::Date;

use super::{
    Summary,
    summary::{Claim, Evidence, Speaker, Statement},
    words,
};

/// How many of the columns are about the claim.
const CLAIM_COLUMNS: usize = 12;

/// The names of the columns.
pub const COLUMNS: [&str; 37] = [
    "claim_id",
    "claim",
    "headline",
    "prior",
    "outcome",
    "evidence",
    "credence",
    "low",
    "high",
    "words",
    "exact",
    "confidence",
    "statement_id",
    "remark_on",
    "stance",
    "weight",
    "anyway",
    "weighed",
    "effect",
    "points",
    "source",
    "source_grade",
    "chain",
    "relays",
    "quote",
    "language",
    "translation",
    "paraphrase",
    "said_on",
    "event_on",
    "published_on",
    "basis",
    "credibility",
    "read_in",
    "url",
    "note",
    "withheld",
];

/// The summary as comma-separated values.
pub fn write(summary: &Summary) -> String {
    let mut out = Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    out.write_record(COLUMNS).ok();
    for claim in &summary.claims {
        let sides = [("supports", &claim.pro), ("opposes", &claim.con)];
        for (stance, evidence) in sides.iter().flat_map(|(stance, side)| side.iter().map(move |e| (*stance, e))) {
            out.write_record(row(claim, Some((stance, evidence)))).ok();
        }
        if claim.pro.is_empty() && claim.con.is_empty() {
            out.write_record(row(claim, None)).ok();
        }
    }
    let remarks = summary.remarks.iter().map(|remark| (&remark.statement, remark.about.as_str(), remark.stance));
    for (statement, about, stance) in remarks.chain(summary.background.iter().map(|statement| (statement, "", ""))) {
        let no_claim = std::iter::repeat_n(String::new(), CLAIM_COLUMNS);
        let bearing = [guarded(about), stance.to_owned()].into_iter().chain(std::iter::repeat_n(String::new(), 5));
        let id = std::iter::once(guarded(&statement.id));
        out.write_record(no_claim.chain(id).chain(bearing).chain(about_statement(statement))).ok();
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn row(claim: &Claim, evidence: Option<(&str, &Evidence)>) -> Vec<String> {
    let mut row = about_claim(claim);
    if let Some((stance, evidence)) = evidence {
        row.push(guarded(&evidence.statement.id));
        row.extend(about_bearing(stance, evidence));
        row.extend(about_statement(&evidence.statement));
    }
    row.resize(COLUMNS.len(), String::new());
    row
}

fn about_claim(claim: &Claim) -> Vec<String> {
    let verdict = &claim.verdict;
    let known = verdict.evidence != "none" || verdict.settled.is_some();
    vec![
        guarded(&claim.id),
        guarded(&claim.text),
        claim.headline.to_string(),
        claim.prior.map(|prior| prior.to_string()).unwrap_or_default(),
        claim.outcome.map(|outcome| outcome.to_string()).unwrap_or_default(),
        verdict.evidence.to_owned(),
        verdict.credence.to_string(),
        verdict.low.map(|low| low.to_string()).unwrap_or_default(),
        verdict.high.map(|high| high.to_string()).unwrap_or_default(),
        if known { verdict.words } else { "no evidence" }.to_owned(),
        verdict.exact.to_string(),
        verdict.confidence.unwrap_or_default().to_owned(),
    ]
}

fn about_bearing(stance: &str, evidence: &Evidence) -> [String; 7] {
    let effect = match evidence.push {
        push if push > 0.0 => "raises",
        push if push < 0.0 => "lowers",
        _ => "",
    };
    let not_weighed = evidence.statement.not_weighed.as_ref();
    [
        String::new(),
        stance.to_owned(),
        evidence.weight.to_string(),
        evidence.anyway.to_string(),
        not_weighed.map_or_else(|| "yes".to_owned(), |why| format!("no: {why}")),
        effect.to_owned(),
        format!("{:.2}", evidence.push.abs() * 100.0),
    ]
}

fn about_statement(statement: &Statement) -> Vec<String> {
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let path = |path: &Vec<Speaker>| path.iter().map(|by| by.name.as_str()).collect::<Vec<_>>().join(" ← ");
    let credibility = |code| Some(format!("{code}, {}", words::credibility(code)?));
    vec![
        guarded(&statement.origin.name),
        statement.origin.grade.clone(),
        guarded(&statement.chain),
        guarded(&statement.relays.iter().map(path).collect::<Vec<_>>().join("; ")),
        guarded(&statement.quote),
        guarded(&statement.language),
        guarded(&statement.translation),
        guarded(&statement.paraphrase),
        date(statement.said_on),
        date(statement.event_on),
        date(statement.published_on),
        statement.basis.unwrap_or_default().to_owned(),
        statement.credibility.and_then(credibility).unwrap_or_default(),
        guarded(&statement.read_in.join("; ")),
        guarded(&statement.url),
        guarded(&statement.note),
        statement.withheld.to_string(),
    ]
}

/// The signs that begin a formula somewhere, full-width and small forms included.
const FORMULA: [char; 15] = ['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '−', '﹢', '﹣', '﹦', '﹫'];

/// Whether `c` can't be seen, and may be dropped by a program before it looks for a formula.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// `text` as a cell that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    let first = text.chars().find(|&c| !is_unseen(c));
    let is_formula = text.starts_with(['\t', '\r', '\n']) || first.is_some_and(|c| FORMULA.contains(&c));
    if is_formula { format!("'{text}") } else { text.to_owned() }
}
