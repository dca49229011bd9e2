//! The subject behind its verb: "said Smith, a farmer".

use crate::reader::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    setting::{is_time, setting},
    tokens::Kind,
};

/// The subject behind an inverted tag: "said John Smith, a farmer". `start` is the token behind the verb.
pub(crate) fn right(p: &Paragraph<'_>, sentence: &Run, start: usize) -> Option<Run> {
    if start >= sentence.end || p.quoted(start) {
        return None;
    }
    if p.is(start, Class::Subject) && !p.is(start, Class::Determiner) {
        return Some(start..start + 1);
    }
    if !(p.capital(start)
        || p.any(start, &[Class::Determiner, Class::Possessive, Class::Title])
        || p.kind(start) == Kind::Word && p.classes[start].none())
        || p.is(start, Class::Day)
    {
        return None;
    }
    let mut at = start;
    while at < sentence.end && at < start + 24 {
        match p.kind(at) {
            Kind::Word | Kind::Number | Kind::Other => {}
            Kind::Open => {
                // "(R-Ky.)"
                match (at..sentence.end.min(at + 10)).find(|token| p.kind(*token) == Kind::Close) {
                    Some(close) => {
                        at = close + 1;
                        continue;
                    }
                    None => break,
                }
            }
            Kind::Quote if p.opens(at).is_some_and(|quote| quote.close < at + 6) && at > start => {
                at = p.opens(at).map_or(at, |quote| quote.close) + 1;
                continue;
            }
            _ => break,
        }
        // "former world No. 2 Dana Petrova"
        if at > start
            && p.low(at).trim_end_matches('.') == "no"
            && p.kind(at + 1) == Kind::Number
            && at + 2 < sentence.end
        {
            at += 2;
            continue;
        }
        if at > start
            && (p.any(at, &[Class::Day, Class::Subordinator, Class::Finite])
                || (p.is(at, Class::Preposition)
                    && !matches!(p.low(at), "of" | "from" | "for" | "with" | "to")
                    && !belongs(p, sentence, at))
                || (p.low(at) == "to" && !p.is(at + 1, Class::Determiner) && !describes(p, at - 1))
                || p.any(at, &[Class::Relative])
                || (is_adverb(p, at))
                || p.low(at).ends_with("ing") && !p.capital(at))
        {
            break;
        }
        if p.is(at, Class::Conjunction)
            && !(p.capital(at + 1) || p.any(at + 1, &[Class::Determiner, Class::Possessive]))
        {
            break;
        }
        at += 1;
    }
    (at > start).then_some(start..at)
}

/// Whether a word describes the noun before it and takes a preposition: "briefed", "familiar".
fn describes(p: &Paragraph<'_>, at: usize) -> bool {
    let low = p.low(at);
    !p.capital(at)
        && (low.ends_with("ed") && p.classes[at].none()
            || matches!(low, "familiar" | "close" | "aware" | "present" | "privy" | "loyal" | "opposed"))
}

/// Whether a preposition belongs to the person before it: "a person briefed on the matter", "an official at the ministry".
fn belongs(p: &Paragraph<'_>, sentence: &Run, at: usize) -> bool {
    let person = p.any(at - 1, &[Class::Role, Class::Unnamed]) && !p.capital(at - 1);
    let place = matches!(p.low(at), "at" | "in" | "on" | "inside" | "near" | "within" | "behind" | "under");
    let seat = person && place && !p.any(at + 1, &[Class::Day, Class::Month, Class::Time]) && !is_time(p, at);
    (seat || describes(p, at - 1)) && setting(p, sentence, at) == at
}

/// The apposition behind a subject that ends at `end`, up to its comma: ", a farmer from Iowa".
pub(crate) fn apposition(p: &Paragraph<'_>, sentence: &Run, end: usize) -> usize {
    if p.kind(end) != Kind::Comma || end + 1 >= sentence.end || p.quoted(end) {
        return end;
    }
    let first = end + 1;
    let describes = p.any(first, &[Class::Determiner, Class::Possessive, Class::Title, Class::Relative])
        || (p.kind(first) == Kind::Word
            && !p.capital(first)
            && p.classes[first].none()
            && !p.low(first).ends_with("ing"))
        || p.kind(first) == Kind::Number
        || p.capital(first);
    if !describes || p.quoted(first) {
        return end;
    }
    let mut at = first;
    while at < sentence.end && at < first + 40 {
        if p.quoted(at) {
            return end;
        }
        match p.kind(at) {
            Kind::Comma | Kind::Stop | Kind::Shout | Kind::Semicolon | Kind::Dash | Kind::Colon => return at,
            _ => at += 1,
        }
    }
    at.min(sentence.end)
}
