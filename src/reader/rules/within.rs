//! What stands in a poll, a report, a letter: "In a poll on Monday, half of the voters …"

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::Group,
    lexicon::Class,
    tokens::Kind,
};

/// Proposes for a sentence that begins with "in" and something that holds words or numbers.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let start = scene.sentence.start;
    if p.low(start) != "in" || p.quoted(start) {
        return;
    }
    let stop = scene.sentence.end.min(start + 20);
    let Some(comma) = (start + 2..stop).find(|at| p.kind(*at) == Kind::Comma || p.is(*at, Class::Finite)) else {
        return;
    };
    // "In the letter, dated 3 May, the mayor wrote"
    let participle =
        p.low(comma + 1).ends_with("ed") || matches!(p.low(comma + 1), "seen" | "written" | "sent" | "shown");
    let second = (comma + 1..stop).find(|at| p.kind(*at) == Kind::Comma);
    let comma = second.filter(|_| participle).unwrap_or(comma);
    if p.kind(comma) != Kind::Comma || comma + 2 >= scene.sentence.end {
        return;
    }
    let holds = |words: &[&str]| (start + 1..comma).any(|at| words.contains(&p.low(at)));
    let rule = if holds(&["poll", "polls", "survey", "surveys", "polling"]) {
        "poll"
    } else if holds(&[
        "report",
        "study",
        "letter",
        "email",
        "memo",
        "article",
        "document",
        "documents",
        "book",
        "statement",
    ]) {
        "text"
    } else {
        return;
    };
    out.push(Candidate::of(
        rule,
        std::iter::once(scene.content(comma + 1, Group::Clause, start)).collect(),
        start..start + 1,
        Some(start + 1..comma),
        scene.rates.of(rule),
    ));
}
