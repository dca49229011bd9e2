//! Where something was said: "in a court filing on Thursday".

use super::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    tokens::Kind,
};

/// The longest such phrase, in words.
const LONGEST: usize = 7;

/// The end of the words from `at` on that tell in what or at which occasion it was said, with those that tell when; `at`
/// where none stand there.
pub(crate) fn setting(p: &Paragraph<'_>, sentence: &Run, at: usize) -> usize {
    if !matches!(p.low(at), "in" | "at" | "during") || !p.any(at + 1, &[Class::Determiner, Class::Possessive]) {
        return at;
    }
    let word = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at) && p.low(*at) != "that";
    let occasion = |at: &usize| {
        p.is(*at, Class::Document)
            || matches!(p.low(*at), "interview" | "speech" | "briefing" | "conference" | "hearing" | "testimony")
    };
    let last = (at + 2..sentence.end.min(at + LONGEST)).take_while(word).filter(occasion).last();
    last.map_or(at, |last| {
        let timeless = |next: &usize| !is_adverb(p, *next) && !is_time(p, *next);
        (last + 1..sentence.end).find(timeless).unwrap_or(sentence.end)
    })
}

/// Whether a word belongs to words of time: "on Friday", "late last week".
pub(crate) fn is_time(p: &Paragraph<'_>, at: usize) -> bool {
    let time = |at: usize| p.any(at, &[Class::Day, Class::Month, Class::Time]);
    !p.quoted(at)
        && (time(at)
            || (matches!(p.low(at), "on" | "in" | "late" | "early" | "this") && time(at + 1))
            || (p.kind(at) == Kind::Number && time(at - 1)))
}
