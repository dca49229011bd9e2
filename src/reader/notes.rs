//! What a sentence speaks of besides those who say something in it.

use super::{
    anonymity::{anonymity, head},
    focus::{Known, Sort, plural, sex, singular},
    lexicon::Class,
    names::{name_at, text},
    outlets::{Outlets, is_origin},
    paragraph::{Paragraph, Run},
    resolve::{Memory, Mention},
    statement::{Node, Role},
    tokens::Kind,
};
use crate::board::Anonymity;

/// How many outlets are remembered.
const DEPTH: usize = 40;

impl Memory {
    /// Notes the names of a paragraph and what stands beside them.
    pub fn note(&mut self, p: &Paragraph<'_>) {
        self.names.note(p);
        self.epithets.note(p);
        self.phrases.note(p, &self.names);
        self.note_people();
    }

    /// Whoever is called something besides his name is a person: "the minister, Lena Voss".
    pub fn note_people(&mut self) {
        for name in self.epithets.fresh() {
            let full = self.names.fullest(name).unwrap_or(name).to_owned();
            self.names.note_person(&full);
        }
    }

    /// Notes the people with a name that a sentence speaks of, for the pronouns of those who retell their words.
    pub fn note_mentions(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        let mut at = sentence.start;
        while at < sentence.end {
            let name = if p.quoted(at) { at..at } else { name_at(p, at, sentence.end) };
            at = name.end.max(at + 1);
            if name.is_empty() {
                continue;
            }
            self.note_pair(p, &name, sentence);
            let words = text(p, &name);
            if let Some(full) =
                // A second one with the same surname has a full name of his own.
                self
                    .names
                    .fullest(&words)
                    .or(words.contains(' ').then_some(words.as_str()))
                    .filter(|full| self.knows_person(full))
            {
                let full = full.to_owned();
                let place = p.bytes(&name).start;
                self.mentioned.retain(|known| known.name != full);
                // "a former aide to Gov. Lena Stahl": it is the aide that is spoken of.
                let title = usize::from(name.start > 0 && p.is(name.start - 1, Class::Title));
                let before = name.start.checked_sub(1 + title);
                let led = before.is_some_and(|at| matches!(p.low(at), "to" | "of" | "for" | "with" | "against"));
                self.mentioned.push(Mention { name: full, place, led });
            } else if may_speak(p, &name, sentence) && !place_of_body(p, &name) {
                let full = self.names.fullest(&words).unwrap_or(&words).to_owned();
                self.others.retain(|(known, _)| *known != full);
                self.others.push((full, p.bytes(sentence).start));
            }
        }
        if self.mentioned.len() > DEPTH {
            self.mentioned.drain(..DEPTH / 2);
        }
        if self.others.len() > DEPTH {
            self.others.drain(..DEPTH / 2);
        }
    }

    /// Notes those whom an outlet names as its source without a statement: "It cited a tribal elder", "based on unnamed
    /// sources in the coast guard". Later they are "the elder" and "the sources".
    pub fn note_asides(&mut self, p: &Paragraph<'_>, sentence: &Run, relays: &[Node], outlets: &Outlets) {
        let mut at = sentence.start + 1;
        while at < sentence.end {
            let opens = p.any(at, &[Class::Citing, Class::Preposition]) && !p.quoted(at);
            let start = at + 1;
            let indefinite = p.any(start, &[Class::Unidentified, Class::Possessive])
                || matches!(p.low(start), "a" | "an" | "two" | "three" | "four" | "five" | "six" | "several");
            if !opens || !indefinite || p.quoted(start) {
                at += 1;
                continue;
            }
            let end = (start..sentence.end.min(start + 14))
                .find(|end| p.kind(*end) != Kind::Word || p.any(*end, &[Class::Finite, Class::Relative]))
                .unwrap_or(start);
            let run = start..end;
            let of = if run.is_empty() { start } else { head(p, &run) };
            let cites = p.is(at, Class::Citing);
            if !run.is_empty() && !p.capital(of) && (cites || p.any(of, &[Class::Role, Class::Unnamed])) {
                self.focus.remember(Known {
                    name: text(p, &run),
                    anonymity: anonymity(p, &run),
                    relays: if !cites {
                        Vec::new()
                    } else if relays.is_empty() {
                        // "The magazine reported the row, quoting four crew members"
                        self.citing(p, sentence, outlets.named(p, &(sentence.start..at)).as_ref(), outlets)
                    } else {
                        relays.to_vec()
                    },
                    head: singular(p.low(of)),
                    plural: plural(p, &run, of),
                    // "She had been with her sister": "she" goes on meaning the first.
                    sort: if p.any(of, &[Class::Woman, Class::Man]) && !matches!(p.low(sentence.start), "he" | "she") {
                        Sort::Person
                    } else {
                        Sort::Aside
                    },
                    sex: sex(p, of),
                    titled: false,
                });
            }
            at = end.max(at + 1);
        }
    }

    /// Through whom the paper came that a sentence opens with: "In it, the director wrote".
    pub fn inside(&self, p: &Paragraph<'_>, sentence: &Run) -> Vec<Node> {
        let second = sentence.start + 1;
        if p.low(sentence.start) != "in" || p.quoted(sentence.start) {
            return Vec::new();
        }
        let found = match p.low(second) {
            "it" if p.kind(second + 1) == Kind::Comma => self.focus.thing(&self.names).map(|(found, _)| found),
            "the" if p.is(second + 1, Class::Document) => self.focus.called(&singular(p.low(second + 1))),
            _ => None,
        };
        found.map_or_else(Vec::new, |found| found.relays)
    }

    /// The outlet that cites somebody, as the relay of whom it cites.
    pub fn citing(&self, p: &Paragraph<'_>, sentence: &Run, source: Option<&Run>, outlets: &Outlets) -> Vec<Node> {
        let Some(source) = source else { return Vec::new() };
        let resolved = self.resolve(p, sentence, source);
        let outlet = outlets.is(p, source) || self.is_outlet(&resolved.name);
        if !outlet || resolved.anonymity != Anonymity::Named {
            return Vec::new();
        }
        vec![Node {
            name: resolved.name,
            role: Role::Relay,
            anonymity: resolved.anonymity,
            span: Some(p.bytes(source)),
        }]
    }

    /// The outlet by which somebody "was quoted": one that stands before, or that spoke last.
    pub fn quoting(&self, p: &Paragraph<'_>, before: &Run, outlets: &Outlets) -> Option<String> {
        if let Some(name) = outlets.named(p, before) {
            return Some(text(p, &name));
        }
        let spoke = self.focus.thing(&self.names).filter(|(found, last)| *last && found.anonymity == Anonymity::Named);
        let spoke = spoke.map(|(found, _)| found.name).filter(|name| !self.knows_person(name));
        spoke.or_else(|| self.outlets.last().cloned())
    }

    /// Notes the outlets that a sentence names, for "it" and "the newspaper" in the next.
    pub fn note_outlets(&mut self, p: &Paragraph<'_>, sentence: &Run, outlets: &Outlets) {
        let mut at = sentence.start;
        while at < sentence.end {
            if p.quoted(at) {
                at += 1;
                continue;
            }
            let name = name_at(p, at, sentence.end);
            at = name.end.max(at + 1);
            // "Rovers boss Mick Tarrant": "the club" in the next sentence.
            let led = p.any(name.end, &[Class::Role, Class::Title]) && !p.capital(name.end) && p.capital(name.end + 1);
            if led && !name.is_empty() && !is_origin(p.low(name.end - 1)) && name.start > sentence.start {
                self.focus.remember(Known::named(text(p, &name), Sort::Aside));
            }
            // "denied by the European Space Office": "its director" in the next sentence.
            if name.len() > 1 && name.clone().any(|word| p.is(word, Class::Organ)) {
                self.focus.remember(Known::named(text(p, &name), Sort::Aside));
            }
            if !name.is_empty() && outlets.named(p, &name).is_some() {
                let words = text(p, &name);
                let name = self.names.fullest(&words).map_or(words, str::to_owned);
                if self.outlets.last() != Some(&name) {
                    self.outlets.push(name);
                }
            }
        }
        if self.outlets.len() > DEPTH {
            self.outlets.drain(..DEPTH / 2);
        }
    }
}

/// Whether a name of which nothing more is known may be that of somebody who speaks: no place, no time, no first word of
/// a sentence.
fn may_speak(p: &Paragraph<'_>, name: &Run, sentence: &Run) -> bool {
    let other = [Class::Month, Class::Day, Class::Outlet, Class::Masthead];
    let placed =
        name.start > sentence.start && matches!(p.low(name.start - 1), "in" | "at" | "near" | "from" | "to" | "on");
    let first = name.len() == 1 && name.start == sentence.start;
    !placed && !first && name.len() < 4 && !name.clone().any(|at| p.any(at, &other)) && !is_origin(p.low(name.end - 1))
}

/// Whether a name only tells where a body is: "the harbour board of Orta".
fn place_of_body(p: &Paragraph<'_>, name: &Run) -> bool {
    name.start > 1 && p.low(name.start - 1) == "of" && p.is(name.start - 2, Class::Organ) && !p.capital(name.start - 2)
}
