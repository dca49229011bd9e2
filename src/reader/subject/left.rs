//! The subject before its verb: "Smith, a farmer, last week said".

use super::{
    insertion::{apposed, dashed},
    phrase::phrase,
};
use crate::reader::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{genitive, is_adverb, stands},
    tokens::Kind,
};

/// The subject whose last token stands before `end`.
///
/// Walks left to the boundary of the clause, over adverbs and words of time, and over one insertion between commas,
/// dashes or brackets.
pub(crate) fn left(p: &Paragraph<'_>, sentence: &Run, end: usize) -> Option<Run> {
    let end = before_adverbs(p, sentence, end);
    if end <= sentence.start || p.quoted(end - 1) {
        return None;
    }
    let last = end - 1;
    match p.kind(last) {
        Kind::Comma => return apposed(p, sentence, last),
        Kind::Dash => return dashed(p, sentence, last),
        Kind::Close => {
            let open = (sentence.start..last).rev().take(14).find(|at| p.kind(*at) == Kind::Open)?;
            let inner = left(p, sentence, open)?;
            return Some(inner.start..end);
        }
        _ => {}
    }
    if p.any(last, &[Class::Subject, Class::Relative]) || contraction(p, last) {
        return Some(last..end);
    }
    // "and said": the subject is that of the verb before.
    // "When asked": it has none.
    if p.kind(last) != Kind::Word && p.kind(last) != Kind::Number
        || p.any(last, &[Class::Conjunction, Class::Subordinator]) && !p.is(last, Class::Determiner)
    {
        return None;
    }
    let phrase = phrase(p, sentence, end)?;
    // "An email from the director, Karl Lind, to managers (warns)"
    let led = matches!(p.low(phrase.start), "to" | "for" | "about") && phrase.start > sentence.start + 3;
    if led && p.kind(phrase.start - 1) == Kind::Comma {
        return apposed(p, sentence, phrase.start - 1).map(|whole| whole.start..end);
    }
    predicate(p, sentence, &phrase).or(Some(phrase))
}

/// The end of a subject whose verb is parted from it by adverbs and words of time: "Orlov last week (said)", "the mayor
/// on Friday also (said)".
fn before_adverbs(p: &Paragraph<'_>, sentence: &Run, end: usize) -> usize {
    let mut at = end;
    loop {
        let last = at.saturating_sub(1);
        if at <= sentence.start {
            return end;
        }
        // "the site Orta Today (reported)"
        if stands(p, sentence, last)
            || last > sentence.start && p.capital(last) && p.capital(last - 1) && !weekday(p, last)
        {
            return at;
        }
        // "The company at the time (said)"
        if p.low(last) == "time" && at > sentence.start + 3 && p.low(last - 1) == "the" && p.low(last - 2) == "at" {
            at = last - 2;
        } else if is_adverb(p, last) && !p.any(last, &[Class::Determiner, Class::Subject]) {
            at = last;
        } else if let Some(start) = timed(p, sentence, last).filter(|start| *start > sentence.start) {
            at = start;
        // "he “flatly” denied"
        } else if let Some(quote) =
            p.closes(last).filter(|quote| quote.close == quote.open + 2 && quote.open > sentence.start)
            && is_adverb(p, quote.open + 1)
        {
            at = quote.open;
        } else {
            return at;
        }
    }
}

/// Whether a word is a day of the week, which has a capital letter behind a name too: "Lind Tuesday (said)".
fn weekday(p: &Paragraph<'_>, at: usize) -> bool {
    p.any(at, &[Class::Day, Class::Month]) && !matches!(p.low(at), "today" | "tonight" | "tomorrow" | "yesterday")
}

/// The start of words of time that end at `last`: "on Tuesday", "late last week", "this year".
fn timed(p: &Paragraph<'_>, sentence: &Run, last: usize) -> Option<usize> {
    if p.quoted(last) || !p.any(last, &[Class::Day, Class::Time]) || p.is(last, Class::Adverb) {
        return None;
    }
    let which = |at: usize| matches!(p.low(at), "last" | "this" | "next" | "past" | "earlier" | "late" | "early");
    let mut start = last;
    while start > sentence.start && (which(start - 1) || p.any(start - 1, &[Class::Day]) || p.low(start - 1) == "the") {
        start -= 1;
    }
    let led = start > sentence.start && matches!(p.low(start - 1), "on" | "in" | "during" | "since");
    let pointed = p.is(last, Class::Day) || (start..last).any(which);
    if led { Some(start - 1) } else { pointed.then_some(start) }
}

/// Whether a phrase is that of a participle that goes on with the clause before: ", launching personal (attacks)", not
/// "and leading Democrats".
pub(crate) fn participial(p: &Paragraph<'_>, sentence: &Run, phrase: &Run) -> bool {
    let Some(last) = phrase.end.checked_sub(1).filter(|_| phrase.start > sentence.start) else { return false };
    let before = phrase.start - 1;
    let joined = p.kind(before) == Kind::Comma || p.kind(before) == Kind::Dash || p.is(before, Class::Conjunction);
    let low = p.low(phrase.start);
    let gerund = low.ends_with("ing") && !low.ends_with("thing") && p.classes[phrase.start].none();
    joined && gerund && !p.capital(phrase.start) && !p.capital(last) && !p.any(last, &[Class::Role, Class::People])
}

/// The subject of a verb behind whose auxiliary or finite verb `phrase` stands, so that the phrase is none as a whole: in
/// "the mayor has raised questions about" and "the mayor drew sharp criticism for" it is the mayor; in "has praised the
/// work Lind did" it is Lind.
fn predicate(p: &Paragraph<'_>, sentence: &Run, phrase: &Run) -> Option<Run> {
    const VERBS: [Class; 5] = [Class::Be, Class::Have, Class::Do, Class::Modal, Class::Finite];
    let pronoun = |at: usize| matches!(p.low(at), "i" | "he" | "she" | "we" | "they" | "who");
    let start = phrase.start;
    if p.any(start, &[Class::Determiner, Class::Possessive]) || p.capital(start) || p.kind(start) != Kind::Word {
        return None;
    }
    let mut first = start;
    while first > sentence.start && !p.quoted(first - 1) && (p.any(first - 1, &VERBS) || is_adverb(p, first - 1)) {
        first -= 1;
    }
    // "she also raised questions about"
    let of_pronoun = first > sentence.start && pronoun(first - 1) && !p.quoted(first - 1);
    if !of_pronoun && !(first..start).any(|at| p.any(at, &VERBS)) {
        return None;
    }
    let name = phrase.clone().rev().take_while(|at| p.capital(*at)).last();
    let begins =
        |at: &usize| p.any(*at, &[Class::Determiner, Class::Possessive, Class::Conjunction]) || genitive(p.low(*at));
    match name.or_else(|| phrase.clone().rev().find(begins)) {
        Some(at) if p.is(at, Class::Conjunction) => Some(at + 1..phrase.end),
        Some(at) => Some(at..phrase.end),
        None => left(p, sentence, first),
    }
}

/// A pronoun with its auxiliary: "he's".
pub(super) fn contraction(p: &Paragraph<'_>, at: usize) -> bool {
    p.is(at, Class::Subject)
        || p.low(at).split_once('\'').is_some_and(|(word, end)| {
            matches!(word, "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who") && end != "t"
        })
}
