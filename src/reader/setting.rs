//! Where something was said: "in a court filing on Thursday".

use super::{
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    tokens::Kind,
};

/// What people and outlets say things on.
const PAGES: [&str; 11] =
    ["website", "site", "channel", "page", "account", "show", "programme", "program", "podcast", "blog", "radio"];

/// What people say things by or over.
const MEANS: [&str; 14] = [
    "lunch",
    "dinner",
    "breakfast",
    "coffee",
    "tea",
    "drinks",
    "phone",
    "telephone",
    "email",
    "text",
    "letter",
    "video",
    "radio",
    "message",
];

/// The longest such phrase, in words.
const LONGEST: usize = 7;

/// The end of the words from `at` on that tell in what or at which occasion it was said, with those that tell when; `at`
/// where none stand there.
pub(crate) fn setting(p: &Paragraph<'_>, sentence: &Run, at: usize) -> usize {
    let start = at;
    if let Some(end) = place(p, sentence, at) {
        return end;
    }
    let timeless = |next: &usize| !is_adverb(p, *next) && !is_time(p, *next);
    // "over lunch", "by phone"
    if by_means(p, at) {
        let last = at + 1 + usize::from(matches!(p.low(at + 2), "message" | "link" | "call"));
        return (last + 1..sentence.end).find(timeless).unwrap_or(sentence.end);
    }
    if !matches!(p.low(at), "in" | "at" | "during" | "on") || !p.any(at + 1, &[Class::Determiner, Class::Possessive]) {
        return at;
    }
    let word = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at) && p.low(*at) != "that";
    let occasion = |at: &usize| {
        p.is(*at, Class::Document)
            || matches!(p.low(*at), "interview" | "speech" | "briefing" | "conference" | "hearing" | "testimony")
            || p.low(start) == "on" && PAGES.contains(&p.low(*at))
    };
    let last = (at + 2..sentence.end.min(at + LONGEST)).take_while(word).filter(occasion).last();
    last.map_or(at, |last| {
        let last = tail(p, sentence, last);
        (last + 1..sentence.end).find(timeless).unwrap_or(sentence.end)
    })
}

/// Whether words tell by what something was said: "by phone".
pub(crate) fn by_means(p: &Paragraph<'_>, at: usize) -> bool {
    matches!(p.low(at), "over" | "by" | "via" | "through") && MEANS.contains(&p.low(at + 1))
}

/// The end of the name of where it was written, "on Instagram", "in Nature"; `None` where none stands there.
fn place(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<usize> {
    if !matches!(p.low(at), "in" | "on") || p.quoted(at) || is_time(p, at) {
        return None;
    }
    let name = name_at(p, at + 1, sentence.end);
    if name.is_empty() {
        return None;
    }
    (name.end..sentence.end).find(|next| !is_adverb(p, *next) && !is_time(p, *next)).or(Some(sentence.end))
}

/// The last word of what tells how a document came about or to whom: "a statement carried by Orta", "an interview with
/// Radio Faro". It ends before "that", a mark, or a time.
fn tail(p: &Paragraph<'_>, sentence: &Run, noun: usize) -> usize {
    let next = noun + 1;
    let participle = p.low(next).ends_with("ed") || matches!(p.low(next), "sent" | "seen" | "shown" | "read" | "given");
    if next >= sentence.end || !(participle || matches!(p.low(next), "to" | "with" | "on")) || is_time(p, next) {
        return noun;
    }
    let end = (next..sentence.end.min(next + LONGEST + 3))
        .find(|at| p.kind(*at) != Kind::Word || p.quoted(*at) || p.low(*at) == "that" || is_time(p, *at))
        .unwrap_or(next);
    // "said in a statement to voters he would": a clause follows, which can't be told from the tail.
    let closed = end >= sentence.end || p.kind(end) != Kind::Word || p.low(end) == "that" || is_time(p, end);
    if closed && !(next..end).any(|at| p.any(at, &[Class::Finite, Class::Subject])) { end - 1 } else { noun }
}

/// Whether a word belongs to words of time: "on Friday", "late last week".
pub(crate) fn is_time(p: &Paragraph<'_>, at: usize) -> bool {
    let time = |at: usize| p.any(at, &[Class::Day, Class::Month, Class::Time]);
    !p.quoted(at)
        && (time(at)
            || (matches!(p.low(at), "on" | "in" | "late" | "early" | "this") && time(at + 1))
            || (p.kind(at) == Kind::Number && at > 0 && time(at - 1)))
}
