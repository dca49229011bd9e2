//! `credence check`: every problem in a project file, and what an editor would ask about its board.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Check, Failure, deliver, load, weigh};
use crate::{
    advice::{self, Advice, Severity, words},
    board::{Board, Date},
    weigh::Doubt,
};

/// How wide the lines are, in characters.
const WIDTH: usize = 100;

pub(super) fn run(arguments: &Check) -> Result<(), Failure> {
    let board = load(&arguments.file)?;
    let weights = weigh(&arguments.file, &board, Doubt::default())?;
    let mut text = format!(
        "{}: no problems. {} claims, {} statements, {} sources.\n",
        arguments.file.display(),
        board.claims.len(),
        board.statements.len(),
        board.sources.len(),
    );
    if arguments.advice {
        let today = Date::of_day(chrono::Local::now().date_naive());
        let advice = advice::advice(&board, &weights, today);
        if arguments.json {
            text = json(&board, &advice)?;
        } else {
            text.push_str(&told(&board, &advice));
        }
    }
    deliver(None, &text)
}

/// The advice in words, kind by kind.
fn told(board: &Board, advice: &[Advice]) -> String {
    let mut text = "\nBoard health: ".to_owned();
    if advice.is_empty() {
        text.push_str("nothing stands out.\n");
        return text;
    }
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (severity, advice.iter().filter(|advice| advice.severity == severity).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| words::count_of(severity, count))
        .collect();
    text.push_str(&counts.join(", "));
    text.push_str(".\n");
    for group in advice.chunk_by(|a, b| a.kind() == b.kind()) {
        let Some(kind) = group.first().map(Advice::kind) else { continue };
        // Writing into a string can't fail.
        let _ = writeln!(text, "\n{}", kind.title());
        for advice in group {
            let label = words::severity(advice.severity);
            paragraph(&mut text, "  - ", &format!("{label}: {}", advice.what(board)));
        }
        paragraph(&mut text, "  Why: ", kind.why());
        paragraph(&mut text, "  What to do: ", kind.remedy());
    }
    text
}

/// Adds `words` behind `start`, further lines standing under the first.
fn paragraph(text: &mut String, start: &str, words: &str) {
    let indent = " ".repeat(4);
    let mut line = start.to_owned();
    let mut used = line.chars().count();
    for (at, word) in words.split_whitespace().enumerate() {
        let length = word.chars().count();
        if at > 0 && used + 1 + length > WIDTH {
            text.push_str(line.trim_end());
            text.push('\n');
            line.clone_from(&indent);
            used = indent.len();
        } else if at > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
    }
    text.push_str(&line);
    text.push('\n');
}

/// The contract of `check --advice --json`: version 1.
#[derive(Serialize)]
struct Told {
    format: &'static str,
    version: u32,
    advice: Vec<One>,
}

#[derive(Serialize)]
struct One {
    kind: &'static str,
    severity: &'static str,
    /// The ids of what it concerns, the one to look at first in front.
    about: Vec<&'static str>,
    what: String,
    why: &'static str,
    remedy: &'static str,
}

fn json(board: &Board, advice: &[Advice]) -> Result<String, Failure> {
    let one = |advice: &Advice| One {
        kind: advice.kind().name(),
        severity: advice.severity.name(),
        about: advice.about.iter().map(|id| id.as_str()).collect(),
        what: advice.what(board),
        why: advice.kind().why(),
        remedy: advice.kind().remedy(),
    };
    let told = Told { format: "credence-advice", version: 1, advice: advice.iter().map(one).collect() };
    serde_json::to_string_pretty(&told)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Problem(format!("the advice can't be written as JSON: {error}")))
}
