//! The subject of an infinitive: of the verb or noun that governs it.

use super::left;
use crate::reader::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{Reading, is_adverb, reading},
    tokens::Kind,
};

/// The subject of an infinitive whose verb, or the first adverb before it, stands at `first`; `None` where it is that of
/// the clause it stands in.
pub(crate) fn of_infinitive(p: &Paragraph<'_>, sentence: &Run, first: usize) -> Option<Run> {
    let to = (sentence.start..first).rev().find(|at| !is_adverb(p, *at))?;
    if p.low(to) != "to" || to == sentence.start || p.quoted(to) {
        return None;
    }
    object(p, sentence, to).or_else(|| governor(p, sentence, to))
}

/// The one that is made or asked to: "forced the mayor to say", "for the mayor to say", "the first mayor to say".
fn object(p: &Paragraph<'_>, sentence: &Run, to: usize) -> Option<Run> {
    let near = (sentence.start..to).rev().take(12);
    let verb = near
        .take_while(|at| !p.quoted(*at) && (p.kind(*at) == Kind::Word || p.kind(*at) == Kind::Number))
        .find(|at| p.is(*at, Class::Causing) || p.low(*at) == "for")?;
    let phrase = verb + 1..to;
    // "asked for anonymity to describe"
    if p.low(verb) == "for" && p.is(verb - usize::from(verb > sentence.start), Class::Causing) {
        return None;
    }
    let own = p.any(phrase.start, &[Class::Finite, Class::Preposition]) || p.low(phrase.start) == "to";
    let clause = phrase.clone().any(|at| p.any(at, &[Class::Finite, Class::Modal, Class::Causing]));
    (!phrase.is_empty() && !own && !clause).then_some(phrase)
}

/// The subject of the verb right before "to": "Voters continue to say".
fn governor(p: &Paragraph<'_>, sentence: &Run, to: usize) -> Option<Run> {
    let verb = to - 1;
    if !p.is(verb, Class::Trying) || p.quoted(verb) || verb == sentence.start {
        return None;
    }
    let (first, use_) = reading(p, sentence, verb);
    if matches!(use_, Reading::Finite | Reading::Passive | Reading::Adjective) {
        left(p, sentence, first)
    } else {
        None
    }
}
