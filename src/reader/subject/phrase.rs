//! Where a noun phrase begins.

use super::left;
use crate::reader::{
    carried::is_message,
    finite::looks_finite,
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    tokens::Kind,
};

/// The noun phrase whose last token stands before `end`, whatever it does in its sentence.
pub(crate) fn phrase(p: &Paragraph<'_>, sentence: &Run, end: usize) -> Option<Run> {
    let last = end.checked_sub(1).filter(|last| *last >= sentence.start)?;
    if p.kind(last) != Kind::Word && p.kind(last) != Kind::Number {
        return left(p, sentence, end);
    }
    let start = phrase_start(p, sentence, last);
    let start = described(p, sentence, start).unwrap_or(start);
    let start = listed(p, sentence, start, end);
    (start < end).then_some(start..end)
}

/// The start of a phrase that is only the end of a list or of a body's name: "Karl Lind, (Ada Moss and Petra Holm)", "the
/// Directorate of Nature, (Hunting and Mountains)".
fn listed(p: &Paragraph<'_>, sentence: &Run, start: usize, end: usize) -> usize {
    let joins = start > sentence.start + 1
        && p.capital(start)
        && p.kind(start - 1) == Kind::Comma
        && !p.quoted(start - 1)
        && (start..end).any(|at| p.low(at) == "and");
    if !joins {
        return start;
    }
    let from = sentence.start.max(start.saturating_sub(LONGEST));
    if let Some(first) = (from..start - 1).find(|at| p.capital(*at) && name_at(p, *at, end).end >= end) {
        return phrase_start(p, sentence, first);
    }
    let mut begins = start;
    for at in (from..start - 1).rev() {
        if p.kind(at) == Kind::Comma && at + 1 == begins {
            continue;
        }
        let name = name_at(p, at, begins);
        if name.is_empty() || name.end + 1 != begins || p.kind(name.end) != Kind::Comma {
            continue;
        }
        // Not the second word of a name, nor an object: "They held Karl Lind, Ada Moss and Petra Holm said".
        let title = (sentence.start..at).rev().take_while(|at| p.capital(*at) && p.is(*at, Class::Title)).last();
        let first = title.unwrap_or(at);
        if first == sentence.start || p.kind(first - 1) == Kind::Comma || p.quoted(first - 1) {
            begins = first;
        }
    }
    begins
}

/// How far before a list's last two the first may stand, in tokens.
const LONGEST: usize = 16;

/// The start of a phrase with a relative clause that goes on up to a verb: "A man who answered the door (said)".
pub(super) fn described(p: &Paragraph<'_>, sentence: &Run, start: usize) -> Option<usize> {
    let from = sentence.start.max(start.saturating_sub(14));
    let who = (from + 1..start).rev().take_while(|at| p.kind(*at) == Kind::Word && !p.quoted(*at)).find(|at| {
        // "The militia that runs the checkpoint"
        let next = p.low(*at + 1);
        let verb = p.any(*at + 1, &[Class::Finite, Class::Modal]) || next.ends_with("ed");
        let third = next.ends_with('s') && p.any(*at + 2, &[Class::Determiner, Class::Possessive]);
        let that = p.low(*at) == "that" && (verb || third) && !p.is(*at + 1, Class::Subject);
        (matches!(p.low(*at), "who" | "which") || that) && !p.is(*at - 1, Class::Preposition)
    })?;
    let before = who - 1;
    let noun =
        p.kind(before) == Kind::Word && !p.quoted(before) && !p.any(before, &[Class::Finite, Class::Conjunction]);
    noun.then(|| phrase_start(p, sentence, before))
}

/// Where the noun phrase begins whose last token is `last`.
pub(super) fn phrase_start(p: &Paragraph<'_>, sentence: &Run, last: usize) -> usize {
    let mut start = last;
    let mut at = last;
    let limit = sentence.start.max(last.saturating_sub(24));
    loop {
        if p.quoted(at) && !p.quoted(last) && at < last && speaks(p, at) {
            break;
        }
        if !p.quoted(at) {
            match p.kind(at) {
                Kind::Word | Kind::Number | Kind::Close | Kind::Open | Kind::Other => {}
                _ => break,
            }
            if p.is(at, Class::Conjunction) {
                // "Smith and Jones said", "critics and supporters say": both sides look alike.
                let joins = at > limit
                    && at < last
                    && (p.capital(at + 1) == p.capital(at - 1)
                        // "Current and former employees"
                        || at - 1 == sentence.start
                        // "captain Tom Hale and manager Sven Holt"
                        || p.capital(at - 1) && p.any(at + 1, &[Class::Role, Class::Title]) && p.capital(last)
                        || p.any(at + 1, &[Class::Possessive, Class::Determiner]))
                    && p.low(at) != "but"
                    && matches!(p.kind(at - 1), Kind::Word | Kind::Number)
                    && !ends_clause(p, at - 1);
                if !joins && !joins_participles(p, at) {
                    break;
                }
            } else if at < last && (opens_clause(p, at) || looks_finite(p, sentence, at)) {
                break;
            }
        }
        start = at;
        if at == limit {
            break;
        }
        at -= 1;
    }
    // Words that can't begin it.
    while start < last
        && (p.any(start, &[Class::Conjunction])
            || is_adverb(p, start) && !p.is(start, Class::Determiner)
            || p.kind(start) != Kind::Word && p.kind(start) != Kind::Number && p.kind(start) != Kind::Quote)
    {
        start += 1;
    }
    if p.low(start) == "according" && start + 2 <= last {
        return start + 2;
    }
    // "In Iowa on Tuesday Mr. Trump said": what a preposition leads in is not the subject.
    if p.is(start, Class::Preposition) && start < last {
        let mut inner = last;
        while inner > start && (p.capital(inner) && !p.any(inner, &[Class::Day, Class::Month, Class::Preposition])) {
            inner -= 1;
        }
        if inner < last {
            return if p.is(inner, Class::Determiner) { inner } else { inner + 1 };
        }
        if let Some(determiner) = (start + 1..last).rev().find(|at| p.any(*at, &[Class::Determiner, Class::Possessive]))
        {
            return determiner;
        }
    }
    start
}

/// "records obtained by the network and shared with the newspaper"
fn joins_participles(p: &Paragraph<'_>, and: usize) -> bool {
    let participle = |at: usize| {
        p.low(at).ends_with("ed")
            || matches!(p.low(at), "seen" | "shown" | "given" | "sent" | "written" | "drawn" | "read")
    };
    let led = |at: usize| p.any(at + 1, &[Class::Preposition]);
    p.low(and) == "and"
        && participle(and + 1)
        && led(and + 1)
        && (and.saturating_sub(9)..and)
            .any(|at| participle(at) && led(at) && (!p.is(at, Class::Finite) || behind_paper(p, at)))
}

/// Whether a quotation says something, rather than being a name or a title: it is long, or a mark of its own ends it.
fn speaks(p: &Paragraph<'_>, at: usize) -> bool {
    let Some(quote) = p.quote_of[at].map(|quote| &p.quotes[quote as usize]) else { return false };
    let ends = matches!(p.kind(quote.close - 1), Kind::Comma | Kind::Stop | Kind::Shout);
    quote.close + 1 - quote.open > 8 || quote.closed && ends
}

/// Whether a word begins a clause or belongs to the one before, so that no noun phrase goes over it.
fn opens_clause(p: &Paragraph<'_>, at: usize) -> bool {
    if p.low(at) == "that" && at > 0 && p.is(at - 1, Class::Preposition) {
        return false;
    }
    if behind_paper(p, at) {
        return false;
    }
    p.is(at, Class::Subordinator)
        || p.low(at) == "that" && !p.is(at + 1, Class::Preposition) && p.kind(at + 1) == Kind::Word
        || p.any(at, &[Class::Finite, Class::Modal]) && !p.is(at, Class::Determiner)
        || p.is(at, Class::Subject) && !p.any(at, &[Class::Determiner, Class::Object])
        // "Smith said the mayor had told him"
        || matches!(p.low(at), "said" | "says" | "told" | "wrote")
}

/// Whether a form that could be a finite verb only tells what became of a paper: "A letter (sent) by the coach says", "a
/// note left in the car".
fn behind_paper(p: &Paragraph<'_>, at: usize) -> bool {
    at > 0
        && (p.is(at - 1, Class::Document) || is_message(p, at - 1))
        && p.any(at + 1, &[Class::Preposition, Class::Day])
        && matches!(p.low(at), "sent" | "left" | "put" | "made" | "kept" | "read" | "held" | "hung" | "brought")
}

/// Whether a verb stands here, so that "and" behind it joins no nouns.
fn ends_clause(p: &Paragraph<'_>, at: usize) -> bool {
    p.any(at, &[Class::Finite, Class::Modal]) || is_adverb(p, at)
}
