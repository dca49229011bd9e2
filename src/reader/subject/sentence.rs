//! The subject of a sentence or clause, for verbs that have none of their own: "Smith left the room, saying".

use super::{
    left,
    left::{contraction, participial},
    right,
};
use crate::reader::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{Reading, genitive, is_adverb, reading},
    setting::is_time,
    tokens::Kind,
};

/// As many clauses before a verb are looked at.
const CLAUSES: usize = 6;

/// A finite verb with its subject.
struct Clause {
    subject: Run,
    /// Whether the verb may be a participle behind its noun: "the accord adopted after two weeks".
    reduced: bool,
    /// Whether the clause is part of another: "that he left", "she said he left".
    hangs: bool,
}

/// Of several clauses before a verb without a subject, the one it takes its subject from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// That of the sentence, over the clauses within it: "…, saying", "… and said".
    Main,
    /// The nearest: "… by saying", "… to say".
    Near,
}

/// The subject of the clauses before a token. `is_verb` tells of words that are finite verbs without being of that class.
pub(crate) fn of_sentence(
    p: &Paragraph<'_>,
    sentence: &Run,
    before: usize,
    reach: Reach,
    is_verb: &dyn Fn(usize) -> bool,
) -> Option<Run> {
    // "Bloggers say it was a cigarette; the channel, quoting a lieutenant, speaks": what a semicolon parts has a subject
    // of its own, if it has one.
    let semicolon = (sentence.start..before).rev().find(|at| p.kind(*at) == Kind::Semicolon && !p.quoted(*at));
    if let Some(own) = semicolon.map(|semicolon| semicolon + 1..sentence.end)
        && let Some(found) = of_sentence(p, &own, before, reach, is_verb)
    {
        return Some(found);
    }
    let verbs = (sentence.start..before)
        .rev()
        .filter(|at| !p.quoted(*at))
        .filter(|at| contracted(p, *at) || *at > sentence.start && (p.is(*at, Class::Finite) || is_verb(*at)));
    let mut near: Vec<Clause> = Vec::new();
    for verb in verbs {
        if let Some(clause) = clause(p, sentence, verb, is_verb)
            && near.last().is_none_or(|last| last.subject != clause.subject)
        {
            near.push(clause);
        }
        if near.len() == CLAUSES {
            break;
        }
    }
    let relative = |clause: &Clause| p.is(clause.subject.start, Class::Relative);
    // "who opened the door and said": no comma has closed the relative clause. "Those who left, but said", "one who left:
    // “…”": they are closed.
    let open = |clause: &Clause| !(clause.subject.end..before).any(|at| p.kind(at) == Kind::Comma && !p.quoted(at));
    let goes_on = p.kind(before) == Kind::Word && before > sentence.start && p.low(before - 1) != "but";
    let closest = near
        .first()
        .filter(|clause| !clause.reduced && open(clause) && (relative(clause) && goes_on || reach == Reach::Near));
    let main = closest
        .or_else(|| near.iter().find(|clause| !clause.hangs && !clause.reduced && !relative(clause)))
        .or_else(|| near.iter().find(|clause| !clause.hangs))
        .or_else(|| near.first());
    main.map(|clause| clause.subject.clone())
}

/// The clause of a verb, if it has a subject.
fn clause(p: &Paragraph<'_>, sentence: &Run, verb: usize, is_verb: impl Fn(usize) -> bool) -> Option<Clause> {
    let reduced = p.low(verb).ends_with("ed")
        && p.classes[verb].none()
        && p.is(verb + 1, Class::Preposition)
        && !p.is(verb - usize::from(verb > 0), Class::Have);
    let subject = if contracted(p, verb) {
        verb..verb + 1
    } else {
        let (first, use_) = reading(p, sentence, verb);
        if use_ == Reading::Infinitive {
            return None;
        }
        // "…," said Smith, adding
        let turned =
            first == verb && verb > sentence.start && (p.kind(verb - 1) == Kind::Comma || p.closes(verb - 1).is_some());
        left(p, sentence, first).or_else(|| right(p, sentence, verb + 1).filter(|_| turned))?
    };
    let real = !genitive(p.low(subject.end - 1)) || contracted(p, subject.end - 1);
    // "there was": nobody.
    if p.low(subject.start).split('\'').next() == Some("there") || participial(p, sentence, &subject) {
        return None;
    }
    if fragment(p, &subject) {
        return None;
    }
    let bare = p.any(subject.start, &[Class::Preposition, Class::Conjunction, Class::Have, Class::Be, Class::Do]);
    let hangs = hangs(p, sentence, &subject, is_verb);
    (real && !bare).then_some(Clause { subject, reduced, hangs })
}

/// Whether words before what looks like a verb are no subject, so that it is a noun: "walked off the (set)", "some new
/// (plans)", "repeated (claims)".
fn fragment(p: &Paragraph<'_>, words: &Run) -> bool {
    let last = words.end - 1;
    let open = words.len() > 1 && p.any(last, &[Class::Determiner, Class::Possessive, Class::Preposition]);
    let verb = words.len() == 1 && p.low(last).ends_with("ed") && !p.capital(last) && p.classes[last].none();
    let several =
        words.len() > 1 && matches!(p.low(words.start), "some" | "these" | "those" | "many" | "several" | "all");
    let none = !p.low(last).ends_with('s') && !p.capital(last) && p.classes[last].none();
    open || verb || several && none && words.len() == 2
}

/// A pronoun of a person with its verb: "he's", "they've".
fn contracted(p: &Paragraph<'_>, at: usize) -> bool {
    p.low(at).contains('\'') && p.low(at) != "it's" && contraction(p, at)
}

/// Whether a clause is part of another, whose subject speaks of it: "a report that he left", "she said he left", "told
/// reporters he left".
fn hangs(p: &Paragraph<'_>, sentence: &Run, subject: &Run, is_verb: impl Fn(usize) -> bool) -> bool {
    let mut before = subject.start;
    while before > sentence.start && (is_time(p, before - 1) || is_adverb(p, before - 1)) {
        before -= 1;
    }
    if before == sentence.start {
        return false;
    }
    let last = before - 1;
    let verb = |at: usize| {
        !p.quoted(at)
            && p.kind(at) == Kind::Word
            && (p.any(at, &[Class::Speech, Class::Addressing])
                || p.is(at, Class::Finite) && !p.any(at, &[Class::Be, Class::Have, Class::Do, Class::Modal])
                || is_verb(at))
    };
    let told = (sentence.start.max(before.saturating_sub(4))..before)
        .rev()
        .take_while(|at| p.kind(*at) == Kind::Word && !p.quoted(*at))
        .any(|at| p.is(at, Class::Addressing));
    // "on what he said he saw", "the book she wrote": nothing but the noun stands before.
    let pronoun = matches!(p.low(subject.start).split('\'').next(), Some("i" | "he" | "she" | "we" | "they"));
    let contact = pronoun && p.kind(last) == Kind::Word && !p.is(last, Class::Conjunction) && !p.quoted(last);
    p.is(last, Class::Subordinator) || p.low(last) == "that" || verb(last) || told || contact
}
