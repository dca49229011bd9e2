//! The statements of an article as people read them: voice by voice.

use std::fmt::Write as _;

use super::paint::Paint;
use crate::{
    board::Anonymity,
    reader::{self, Language, Mode, Polarity, Statement, intake::Intake, same, tokens::turns, voices},
};

/// How much of a statement is shown, in characters.
const SHOWN: usize = 320;

pub(super) fn print(intake: &Intake, statements: &[Statement]) -> String {
    let paint = Paint::for_stdout();
    let article = &intake.article;
    let mut out = String::new();
    if let Some(title) = &article.title {
        let _ = writeln!(out, "{}", paint.heading(&line(title)));
    }
    let voices = voices(&article.text, statements);
    let language = match article.language {
        Language::English => "English",
        Language::Russian => "Russian",
        Language::Other => "",
    };
    let facts = [article.publisher.as_deref(), article.byline.as_deref(), article.date.as_deref(), Some(language)];
    let mut facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).map(line).collect();
    if article.language == Language::Other {
        facts.push(count(article.text.chars().count(), "character"));
    } else {
        facts.push(format!("{} of {}", count(statements.len(), "statement"), count(voices.len(), "voice")));
    }
    let _ = writeln!(out, "{}", paint.faint(&facts.join(" · ")));
    if article.language == Language::Other {
        let _ = writeln!(out, "\n{}", printable(&article.text));
        return out;
    }
    for voice in &voices {
        let name = if voice.name.is_empty() { "Nobody is named" } else { &voice.name };
        let also = if voice.aliases.is_empty() {
            String::new()
        } else {
            format!(" · also {}", voice.aliases.iter().map(|alias| line(alias)).collect::<Vec<_>>().join(", "))
        };
        let _ = writeln!(
            out,
            "\n{} {}",
            paint.name(&line(name)),
            paint.faint(&format!("({}{also})", openness(voice.anonymity)))
        );
        for at in &voice.statements {
            statement(&mut out, paint, &article.text, &statements[*at]);
        }
    }
    let claims = same::proposals(article, statements);
    if !claims.is_empty() {
        let _ = writeln!(out, "\n{}", paint.heading("Said or denied by more than one statement"));
        for claim in &claims {
            let _ = writeln!(out, "  {}", paint.words(&line(&claim.text)));
            for (word, side) in [("for", &claim.says), ("against", &claim.denies)] {
                // Who says it twice is named once.
                let mut speakers: Vec<String> = Vec::new();
                for speaker in side.iter().map(|at| chain(&statements[*at])) {
                    if !speakers.contains(&speaker) {
                        speakers.push(speaker);
                    }
                }
                if !speakers.is_empty() {
                    let _ = writeln!(out, "    {} {}", paint.faint(&format!("{word}:")), speakers.join("; "));
                }
            }
        }
    }
    out
}

fn statement(out: &mut String, paint: Paint, text: &str, statement: &Statement) {
    let parts: Vec<String> = statement.content.iter().map(|span| line(&text[span.clone()])).collect();
    let words = parts.join(" … ");
    let words = match statement.mode {
        Mode::Direct => format!("“{}”", reader::unquoted(&words)),
        Mode::Indirect | Mode::Mixed => reader::standing(&words).to_owned(),
    };
    let words = if words.chars().count() > SHOWN { words.chars().take(SHOWN).chain(['…']).collect() } else { words };
    let denies = if statement.polarity == Polarity::Denied { paint.against("denies: ") } else { String::new() };
    let _ = writeln!(out, "  • {denies}{}", paint.words(&words));
    let cue = statement.cue.as_ref().map(|span| line(&text[span.clone()]));
    let hedge = statement.hedge.as_ref().map(|span| format!("hedged: {}", line(&text[span.clone()])));
    let when = statement.when.as_ref().map(|span| line(&text[span.clone()]));
    let through = (statement.chain.len() > 1).then(|| chain(statement));
    let sure = Some(format!("{}, {:.0} %", statement.rule, statement.confidence * 100.0));
    let facts: Vec<String> = [through, cue, when, hedge, sure].into_iter().flatten().collect();
    let _ = writeln!(out, "    {}", paint.faint(&facts.join(" · ")));
}

/// The chain from the outermost to the origin.
fn chain(statement: &Statement) -> String {
    let names: Vec<String> = statement.chain.iter().map(|node| line(&node.name)).collect();
    if names.is_empty() { "nobody named".to_owned() } else { names.join(" ← ") }
}

fn openness(anonymity: Anonymity) -> &'static str {
    match anonymity {
        Anonymity::Named => "named",
        Anonymity::PartlyNamed => "partly named",
        Anonymity::Anonymous => "anonymous",
        Anonymity::Collective => "nobody in particular",
    }
}

/// "1 voice", "2 voices".
pub(super) fn count(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

/// Words on one line, without anything that could move the cursor.
fn line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as a terminal can show it: nothing that moves the cursor, and no mark that turns the order of what follows it
/// on the line around.
fn printable(text: &str) -> String {
    let shown = text.chars().filter(|c| !turns(*c));
    shown.map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}
