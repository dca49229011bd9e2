//! What a change is called in words, to follow "Undo:" or "Redo:".

use super::names;
use crate::{
    app::numbers,
    board::{Field, Noun, Stance, StepName},
};

/// How many characters of a claim or name stand in the name of a step.
const SHORT: usize = 40;

/// `text` on one line, cut at about forty characters, at a space where there is one near.
pub fn short(text: &str) -> String {
    short_to(text, SHORT)
}

/// `text` on one line, cut at about `most` characters, at a space where there is one near.
pub fn short_to(text: &str, most: usize) -> String {
    // A text of any length costs only what is shown of it.
    let shown: String = text.chars().take(4 * most + 1).collect();
    let line: String = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(most) else {
        return line;
    };
    let head = &line[..cut];
    let end = match head.rfind(' ') {
        _ if line[cut..].starts_with(' ') => cut,
        Some(space) if space > cut / 2 => space,
        _ => cut,
    };
    format!("{}…", line[..end].trim_end_matches([',', '.', ';', ':', ' ']))
}

/// A step, as the undo button names it: `lower Nezygar to 0.40`.
pub fn step(name: &StepName) -> String {
    match name {
        StepName::Add(noun, name) => format!("add {}", thing(*noun, name)),
        StepName::Delete(noun, name) => format!("delete {}", thing(*noun, name)),
        StepName::Change(Noun::Board, _, field) => format!("change the board's {}", names::field(*field)),
        StepName::Change(Noun::Source, name, Field::Name) if name.is_empty() => "rename source".to_owned(),
        StepName::Change(Noun::Source, name, Field::Name) => format!("rename source to {}", short(name)),
        StepName::Change(Noun::Claim, text, Field::Text) => format!("reword {}", thing(Noun::Claim, text)),
        StepName::Change(noun, name, field) => {
            format!("change {} of {}", names::field(*field), thing(*noun, name))
        }
        StepName::Reweigh { source, from, to } => {
            let (source, number) = (or(source, "the source"), numbers::reliability(*to));
            match from.total_cmp(to) {
                std::cmp::Ordering::Greater => format!("lower {source} to {number}"),
                std::cmp::Ordering::Less => format!("raise {source} to {number}"),
                std::cmp::Ordering::Equal => format!("grade {source}"),
            }
        }
        StepName::Say { source, stance, claim } => {
            format!("put {} {} {}", or(source, "the source"), side(*stance), claim_or(claim))
        }
        StepName::Bear { source, stance, claim } => {
            format!("put {} {} {}", statement_of(source), side(*stance), claim_or(claim))
        }
        StepName::Turn { source, stance: Stance::Supports } => format!("turn {} to support", statement_of(source)),
        StepName::Turn { source, stance: Stance::Opposes } => format!("turn {} to oppose", statement_of(source)),
        StepName::Unbear { source, claim } => format!("take {} off {}", statement_of(source), claim_or(claim)),
        StepName::Relay { source, origin } => {
            format!("make {} a relay of {}", or(source, "the source"), or(origin, "the statement"))
        }
        StepName::Recover => "recover changes".to_owned(),
        StepName::TakeIn => "take in the changes of others".to_owned(),
        StepName::Move(claim) => format!("move {}", thing(Noun::Claim, claim)),
        StepName::Duplicate(claim) => format!("duplicate {}", thing(Noun::Claim, claim)),
        StepName::Merge { kept, merged } => {
            format!("merge {} into {}", or(merged, "a source"), or(kept, "another"))
        }
        StepName::Tried(steps) => format!("keep the {} that were tried", numbers::count(*steps, "change", "changes")),
    }
}

/// A record by its kind and name. Claims are sentences and stand in quotes, other things have names.
fn thing(noun: Noun, name: &str) -> String {
    match noun {
        _ if name.trim().is_empty() => names::noun(noun).to_owned(),
        Noun::Source => format!("source {}", short(name)),
        Noun::Claim => format!("claim {}", quoted(name)),
        Noun::Statement => format!("the statement of {}", short(name)),
        Noun::Relation => format!("the relation of {}", quoted(name)),
        Noun::Rivals => format!("the rivals of {}", quoted(name)),
        Noun::Board => "the board".to_owned(),
        Noun::Document => format!("document {}", quoted(name)),
        Noun::Weighting => format!("the weighting of {}", short(name)),
    }
}

fn side(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "behind",
        Stance::Opposes => "against",
    }
}

fn quoted(text: &str) -> String {
    format!("“{}”", short(text))
}

fn claim_or(text: &str) -> String {
    if text.trim().is_empty() { "the claim".to_owned() } else { quoted(text) }
}

fn or(name: &str, otherwise: &str) -> String {
    if name.trim().is_empty() { otherwise.to_owned() } else { short(name) }
}

fn statement_of(source: &str) -> String {
    if source.trim().is_empty() { "the statement".to_owned() } else { format!("the statement of {}", short(source)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reliability_is_lowered_or_raised() {
        let moved = |from, to| step(&StepName::Reweigh { source: "Nezygar".into(), from, to });
        assert_eq!(moved(0.55, 0.4), "lower Nezygar to 0.40");
        assert_eq!(moved(0.4, 0.85), "raise Nezygar to 0.85");
        assert_eq!(moved(0.5, 0.5), "grade Nezygar");
    }

    #[test]
    fn steps_name_what_they_are_about() {
        let add = StepName::Add(Noun::Source, "Bondarev".into());
        assert_eq!(step(&add), "add source Bondarev");
        let say = StepName::Say {
            source: "Bondarev".into(),
            stance: Stance::Opposes,
            claim: "Lavrov has fallen out of favour with the president and is being frozen out".into(),
        };
        assert_eq!(step(&say), "put Bondarev against “Lavrov has fallen out of favour with the…”");
        let change = StepName::Change(Noun::Statement, "Peskov".into(), Field::Quote);
        assert_eq!(step(&change), "change quote of the statement of Peskov");
        let merge = StepName::Merge { kept: "FT".into(), merged: "Financial Times".into() };
        assert_eq!(step(&merge), "merge Financial Times into FT");
    }

    #[test]
    fn nameless_things_still_make_sentences() {
        assert_eq!(step(&StepName::Add(Noun::Claim, String::new())), "add claim");
        assert_eq!(step(&StepName::Move(String::new())), "move claim");
        let say = StepName::Say { source: String::new(), stance: Stance::Supports, claim: String::new() };
        assert_eq!(step(&say), "put the source behind the claim");
    }

    #[test]
    fn long_text_is_cut_at_a_space_and_kept_on_one_line() {
        assert_eq!(short("two\nlines"), "two lines");
        assert_eq!(short(&"а".repeat(60)).chars().count(), SHORT + 1);
        let exact = "x".repeat(SHORT);
        assert_eq!(short(&exact), exact);
        assert_eq!(
            short("The minister missed the meeting of the council in May"),
            "The minister missed the meeting of the…"
        );
    }
}
