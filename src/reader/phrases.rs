//! What a definite phrase leads back to: "South Korea's spy agency", "Kestrel Eye, an account on X" are "the agency"
//! and "the account" later on, whether they spoke before or were only spoken of.

use super::{
    anonymity::anonymity,
    focus::singular,
    lexicon::Class,
    names::{Names, name_at, text},
    paragraph::{Paragraph, Run},
    reading::genitive,
    resolve::Resolved,
    tokens::Kind,
};
use crate::board::Anonymity;

/// How many are remembered.
const DEPTH: usize = 400;
/// How many words of a phrase may stand before the word that says what it is.
const FRONT: usize = 6;

#[derive(Debug)]
struct Known {
    /// The singular of the word that says what it is.
    head: String,
    /// The phrase, or the name that stands beside it.
    name: String,
    /// The words before the head, in lower case.
    kinds: Vec<String>,
    anonymity: Anonymity,
    /// Where it stands in the article.
    place: usize,
}

/// Phrases that say more than their noun, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Phrases(Vec<Known>);

impl Phrases {
    /// Notes the phrases of a paragraph.
    pub fn note(&mut self, p: &Paragraph<'_>, names: &Names) {
        for at in 0..p.len() {
            if p.quoted(at) || p.kind(at) != Kind::Word {
                continue;
            }
            // Of "the state-run RTA news agency" the name is the outlet's.
            let noun = (is_body(p, at) || p.is(at, Class::Role)) && !(at > 0 && p.is(at - 1, Class::Outlet));
            if let Some(run) = phrase(p, at).filter(|_| noun) {
                self.insert(p, at, &run, tail(p, &run), None);
            }
            let name = name_at(p, at, p.len());
            let first = at == 0 || name_at(p, at - 1, p.len()).is_empty();
            if name.is_empty() || !first {
                continue;
            }
            let last = name.end - 1;
            let full = || {
                let words = text(p, &name);
                Some(names.fullest(&words).map_or(words, str::to_owned))
            };
            // "the European Patent Agency"
            if name.len() > 1 && is_body(p, last) {
                self.insert(p, last, &name, name.clone(), full());
            }
            // "the University of Vaal", "the Federal Bureau for Rail Safety"
            let leads = |at: &usize| is_body(p, *at) && matches!(p.low(*at + 1), "of" | "for" | "on" | "against");
            if let Some(head) = (name.start..last).find(leads).filter(|_| name.len() > 2) {
                self.insert(p, head, &name, name.clone(), full());
            }
            for head in [called(p, &name), before(p, &name)].into_iter().flatten() {
                self.insert(p, head, &(name.start.min(head)..name.end.max(head + 1)), name.clone(), full());
            }
        }
        if self.0.len() > DEPTH {
            self.0.drain(..self.0.len() - DEPTH);
        }
    }

    fn insert(&mut self, p: &Paragraph<'_>, head: usize, run: &Run, words: Run, name: Option<String>) {
        let article = ["the", "The"].contains(&&p.text[p.bytes(&(words.start..words.start + 1))]);
        let words = if article { words.start + 1..words.end } else { words };
        let anonymity = if name.is_some() { Anonymity::Named } else { anonymity(p, &words) };
        self.0.push(Known {
            head: singular(p.low(head)),
            name: name.unwrap_or_else(|| text(p, &words)),
            kinds: run.clone().filter(|at| *at != head).map(|at| p.low(at).to_owned()).collect(),
            anonymity,
            place: p.bytes(&(head..head + 1)).start,
        });
    }

    /// What "the agency" or "the spy agency" was called last, before `place`, and where.
    pub fn find(&self, p: &Paragraph<'_>, run: &Run, head: usize) -> Option<(Resolved, usize)> {
        if head + 1 != run.end || run.len() > 3 || p.is(head, Class::Crowd) {
            return None;
        }
        let (wanted, place) = (singular(p.low(head)), p.bytes(run).start);
        let kinds = || (run.start + 1..head).map(|at| p.low(at));
        let fits = |known: &&Known| {
            known.place < place
                && known.head == wanted
                && kinds().all(|kind| known.kinds.iter().any(|word| word == kind))
        };
        let found = self.0.iter().rev().find(fits)?;
        let resolved = Resolved { name: found.name.clone(), anonymity: found.anonymity, relays: Vec::new() };
        Some((resolved, found.place))
    }
}

/// Whether a word says what a body is: "ministry", "broadcaster".
fn is_body(p: &Paragraph<'_>, at: usize) -> bool {
    p.any(at, &[Class::Organ, Class::Outlet]) && !p.any(at, &[Class::People, Class::Crowd])
}

/// Whether a word may stand before a noun within its phrase.
fn modifies(p: &Paragraph<'_>, at: usize) -> bool {
    let other = [
        Class::Preposition,
        Class::Conjunction,
        Class::Relative,
        Class::Finite,
        Class::Subject,
        Class::Subordinator,
        Class::Modal,
        Class::Adverb,
        Class::Day,
    ];
    // "the state broadcaster", and not "who state"
    let led = at > 0 && (p.any(at - 1, &[Class::Determiner, Class::Possessive]) || genitive(p.low(at - 1)));
    p.kind(at) == Kind::Word && !p.quoted(at) && !p.any(at, &other) && (led || !p.is(at, Class::Speech))
}

/// The phrase of which the noun at `head` is the last word and that says more than the noun; `None` where it is none.
pub(crate) fn phrase(p: &Paragraph<'_>, head: usize) -> Option<Run> {
    let next = head + 1;
    let goes_on = p.kind(next) == Kind::Word && (p.capital(next) || p.any(next, &[Class::Role, Class::Organ]));
    if p.capital(head) || genitive(p.low(head)) || goes_on && !p.is(next, Class::Speech) {
        return None;
    }
    let mut start = head;
    while start > 0 && head - start < FRONT && modifies(p, start - 1) {
        start -= 1;
        if p.any(start, &[Class::Determiner, Class::Possessive]) {
            break;
        }
    }
    let own = (start..head).find(|at| genitive(p.low(*at)) && p.capital(*at));
    let start = match own {
        // "the North's official broadcaster", "South Korea's spy agency"
        Some(own) => (start..=own).find(|at| name_at(p, *at, head).end == own + 1).unwrap_or(own),
        None => start,
    };
    let indefinite = matches!(p.low(start), "a" | "an" | "another");
    let more = head > start + usize::from(p.low(start) == "the");
    let opens = own.is_some() || indefinite || p.low(start) == "the";
    (opens && more && !p.is(start, Class::Possessive)).then_some(start..head + 1)
}

/// A phrase with what tells behind it which one it is: "an agency in Oslo".
pub(crate) fn tail(p: &Paragraph<'_>, run: &Run) -> Run {
    let next = run.end;
    if !matches!(p.low(next), "of" | "in" | "at" | "for" | "from") || p.quoted(next) {
        return run.clone();
    }
    let limit = p.len().min(next + 5);
    let named = |at: usize| p.capital(at - 1) && !p.capital(at);
    // "the board of Orta approved 41 plans", "the board of Orta likes a plan": the verb behind the name ends the phrase.
    let verb = |at: usize| at > next + 1 && named(at) && (p.low(at).ends_with("ed") || p.is(at + 1, Class::Determiner));
    // "of the wine committee begs to differ", "of the museum takes another view"
    let third = |at: usize| {
        let low = p.low(at);
        let behind = p.any(at + 1, &[Class::Determiner, Class::Possessive, Class::Object]) || p.low(at + 1) == "to";
        low.ends_with('s') && !low.ends_with("ss") && p.classes[at].none() && behind && !p.low(at - 1).ends_with('s')
    };
    let verb = |at: usize| verb(at) || at > next + 2 && third(at);
    let ends = |at: &usize| p.kind(*at) != Kind::Word || !(modifies(p, *at) || p.capital(*at)) || verb(*at);
    let end = (next + 1..limit).find(ends).unwrap_or(limit);
    // "a clerk in the office told": only what surely ends there.
    let closed = end >= p.len()
        || p.kind(end) != Kind::Word
        || p.any(end, &[Class::Finite, Class::Speech, Class::Relative])
        || verb(end);
    if closed && end > next + 1 { run.start..end } else { run.clone() }
}

/// What an apposition behind a name says that it is: "Kestrel Eye, an account on X", "Plumbline, the group that".
pub(crate) fn called(p: &Paragraph<'_>, name: &Run) -> Option<usize> {
    let comma = name.end;
    if p.kind(comma) != Kind::Comma || !matches!(p.low(comma + 1), "a" | "an" | "the") || p.quoted(comma + 1) {
        return None;
    }
    let end =
        (comma + 2..p.len().min(comma + 2 + FRONT)).find(|at| !modifies(p, *at) || p.low(*at).ends_with("ing"))?;
    // "In Oslo, the agency said"
    let verb = p.kind(end) == Kind::Word
        && !p.any(end, &[Class::Preposition, Class::Relative])
        && !p.low(end).ends_with("ing");
    let fronted =
        name.start > 0 && p.any(name.start - 1, &[Class::Preposition, Class::Determiner]) && p.low(comma + 1) == "the";
    let head = end - 1;
    (head > comma + 1 && !verb && !fronted && !p.capital(head) && !genitive(p.low(head))).then_some(head)
}

/// What the word before a name says that it is: "the gang Pale Lantern", "The operator, Blue Strait Lines,".
fn before(p: &Paragraph<'_>, name: &Run) -> Option<usize> {
    let before = name.start.checked_sub(1)?;
    let apposed = p.kind(before) == Kind::Comma && p.kind(name.end) == Kind::Comma;
    let head = if apposed { before.checked_sub(1)? } else { before };
    if p.kind(head) != Kind::Word || !modifies(p, head) || p.capital(head) || genitive(p.low(head)) {
        return None;
    }
    let start = (head.saturating_sub(FRONT)..head)
        .rev()
        .take_while(|at| modifies(p, *at))
        .find(|at| p.any(*at, &[Class::Determiner, Class::Possessive]) || genitive(p.low(*at)))?;
    let noun = !p.any(head, &[Class::Determiner, Class::Possessive, Class::Title]);
    (noun && start < head && (!apposed || p.low(start) != "a")).then_some(head)
}
