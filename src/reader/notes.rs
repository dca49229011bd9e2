//! What a sentence speaks of besides those who say something in it.

use super::{
    anonymity::{anonymity, head},
    apposition::{describes, human, is_body, named_behind},
    focus::{Known, Sort, plural, sex, singular},
    lexicon::Class,
    names::{name_at, text},
    outlets::{Outlets, is_origin},
    paragraph::{Paragraph, Run},
    phrases::{called, phrase, tail},
    reading::genitive,
    resolve::{Memory, Mention},
    setting::is_time,
    statement::{Node, Role, Statement},
    tokens::Kind,
};
use crate::board::Anonymity;

/// How many words of a sentence may stand before the end of its subject.
const FRONT: usize = 30;
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

    /// Notes who a sentence is about, so that a pronoun in the next finds him.
    pub fn note_subject(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        // "On Wednesday the daily …": what tells when is no subject.
        let year = |at: usize| p.kind(at) == Kind::Number && at > 0 && p.low(at - 1) == "in";
        let time = |at: usize| is_time(p, at) || year(at) || year(at + 1);
        let from = sentence.clone().find(|at| !time(*at) && p.kind(*at) != Kind::Comma).unwrap_or(sentence.start);
        // "Finally there is the colonel's wife."
        let there = (from..sentence.end.min(from + 3)).find(|at| p.low(*at) == "there" && p.is(*at + 1, Class::Be));
        let from = there.map_or(from, |there| there + 2);
        let sentence = &(from..sentence.end);
        if self.described_subject(p, sentence) {
            return;
        }
        let mut at = sentence.start;
        let end = sentence.end.min(sentence.start + FRONT);
        while at < end {
            if p.quoted(at) {
                at += 1;
                continue;
            }
            if at > sentence.start && p.is(at, Class::Finite) {
                break;
            }
            let run = name_at(p, at, end);
            if run.is_empty() {
                at += 1;
                continue;
            }
            let known = self.knows_person(&text(p, &run));
            let title = [Class::Title, Class::Woman, Class::Man];
            let titled = run.start > 0 && p.any(run.start - 1, &title)
                || run.len() == 1 && self.names.by_first(&text(p, &run)).is_some();
            // "the ministry's spokesman, Lev Sorin, …"
            let apposed = run.start > sentence.start + 1
                && p.kind(run.start - 1) == Kind::Comma
                && (p.any(run.start - 2, &[Class::Role, Class::Title, Class::Woman, Class::Man])
                    // "Its describer, Wu Lan, …"
                    || p.is(sentence.start, Class::Possessive)
                        && run.start < sentence.start + 6
                        && p.kind(run.end) == Kind::Comma
                        && !p.capital(run.start - 2)
                    // "The officer on watch, Fiona Keane, …", "Another specialist, Colin Marsh, …"
                    || p.kind(run.end) == Kind::Comma && describes(p, &(sentence.start..run.start - 1)));
            // "The largest shareholder, shipowner Aslaug Wiese, …"
            let apposed = apposed
                || run.start > sentence.start + 3
                    && p.kind(run.start - 2) == Kind::Comma
                    && p.kind(run.end) == Kind::Comma
                    && !p.any(run.start - 1, &[Class::Preposition, Class::Determiner, Class::Conjunction])
                    && describes(p, &(sentence.start..run.start - 2));
            let person = known
                || titled
                || self.is_person(p, &run) && run.len() == 1
                || (apposed || human(p, &run)) && !is_body(p, &run)
                // "Nelia Bautista, a fish vendor in Pasig, is not holding her breath"
                || run.len() > 1
                    && !is_body(p, &run)
                    && called(p, &run).is_some_and(|head| !p.any(head, &[Class::Outlet, Class::Organ, Class::Document]));
            if person && !genitive(p.low(run.end - 1)) {
                self.focus.remember(Known { titled: true, ..Known::named(text(p, &run), Sort::Person) });
                break;
            }
            // "Calder responded with a statement": "it" in what follows.
            // "Quarry owner Bray Stone disputes it"
            let leads = run.start < sentence.start + 4
                && (sentence.start..run.start).all(|at| p.kind(at) == Kind::Word && !p.is(at, Class::Preposition));
            // "Le Phare, a newspaper in the south, printed"
            let outlet = called(p, &run).is_some_and(|head| p.any(head, &[Class::Outlet, Class::Organ]));
            if leads && !person && !genitive(p.low(run.end - 1)) && (outlet || verb_follows(p, run.end)) {
                self.focus.remember(Known::named(text(p, &run), Sort::Thing));
                break;
            }
            at = run.end;
        }
    }

    /// Whoever is called something besides his name is a person: "the minister, Lena Voss".
    pub fn note_people(&mut self) {
        for name in self.epithets.fresh() {
            let full = self.names.fullest(name).unwrap_or(name).to_owned();
            self.names.note_person(&full);
        }
    }

    /// Notes the people with a name that a sentence speaks of, for the pronouns of those who retell their words.
    pub fn note_mentions(&mut self, p: &Paragraph<'_>, sentence: &Run, said: &[Statement]) {
        let mut at = sentence.start;
        while at < sentence.end {
            let name = if p.quoted(at) { at..at } else { name_at(p, at, sentence.end) };
            at = name.end.max(at + 1);
            if name.is_empty() {
                continue;
            }
            self.note_joined(p, &name, sentence);
            let words = text(p, &name);
            if let Some(full) = self.names.fullest(&words).filter(|full| self.knows_person(full)) {
                let full = full.to_owned();
                let place = p.bytes(&name).start;
                let within = said.iter().flat_map(|statement| &statement.content).any(|part| part.contains(&place));
                self.mentioned.retain(|known| known.name != full);
                self.mentioned.push(Mention { name: full, place, within });
            } else if may_speak(p, &name, sentence) {
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

    /// Notes two people who are named together, for "the pair": "Its researchers, Ines Falk and Jonah Prem, worked".
    fn note_joined(&mut self, p: &Paragraph<'_>, name: &Run, sentence: &Run) {
        let second = name_at(p, name.end + 1, sentence.end);
        let plain = |name: &Run| name.len() > 1 && !is_body(p, name) && !genitive(p.low(name.end - 1));
        if p.low(name.end) != "and" || !plain(name) || !plain(&second) {
            return;
        }
        self.focus.remember(Known {
            head: "pair".to_owned(),
            plural: true,
            titled: true,
            ..Known::named(text(p, &(name.start..second.end)), Sort::Aside)
        });
    }

    /// "The manager could not be reached", "The council disputes this": a subject without a name, at the start.
    fn described_subject(&mut self, p: &Paragraph<'_>, sentence: &Run) -> bool {
        let start = sentence.start;
        // "Police see it differently"
        let several = p.any(start, &[Class::Role, Class::Unnamed, Class::People])
            && (p.low(start).ends_with('s') || p.low(start) == "police")
            && !p.capital(start + 1)
            && p.kind(start + 1) == Kind::Word
            && !p.quoted(start);
        if several {
            let run = start..start + 1;
            let resolved = self.resolve(p, sentence, &run);
            self.spoke(p, &run, &resolved, &[]);
            return true;
        }
        if !p.any(start, &[Class::Determiner, Class::Possessive]) || p.quoted(start) || p.is(start, Class::Negative) {
            return false;
        }
        let what = [Class::Role, Class::Unnamed, Class::Organ, Class::Document];
        let plain = |at: usize| p.kind(at) == Kind::Word && !p.quoted(at) && !genitive(p.low(at));
        // "the North's official broadcaster read out"
        let owned = || {
            let noun =
                |at: &usize| p.any(*at, &[Class::Organ, Class::Outlet, Class::Role]) && !p.is(*at, Class::People);
            (start + 2..sentence.end.min(start + 6))
                .rev()
                .filter(noun)
                .find(|at| phrase(p, *at).is_some_and(|run| run.start <= start + 1 && genitive(p.low(start + 1))))
        };
        let own = (start + 1..sentence.end.min(start + 5)).take_while(|at| plain(*at)).find(|at| p.any(*at, &what));
        let Some(first) = own.or_else(owned) else {
            return false;
        };
        let mut head = first;
        while head + 1 < sentence.end && plain(head + 1) && p.any(head + 1, &what) && !p.capital(head + 1) {
            head += 1;
        }
        // "The authors, led by Kaisa Lehto, …"
        let participle = p.low(head + 3) == "by" && !p.capital(head + 2);
        let goes_on = p.capital(head + 1)
            || p.kind(head + 1) == Kind::Comma
                && !p.any(head + 2, &[Class::Relative, Class::Preposition])
                && !participle
            || genitive(p.low(head + 1));
        if goes_on || named_behind(p, start, head) || p.any(head + 1, &[Class::Conjunction]) {
            return false;
        }
        let run = tail(p, &(start..head + 1));
        let resolved = self.resolve(p, sentence, &run);
        let thing = p.any(head, &[Class::Organ, Class::Document, Class::Outlet, Class::Masthead]);
        self.focus.remember(Known {
            name: resolved.name,
            anonymity: resolved.anonymity,
            relays: resolved.relays,
            head: singular(p.low(head)),
            plural: plural(p, &run, head),
            sort: if thing { Sort::Thing } else { Sort::Person },
            sex: sex(p, head),
            titled: false,
        });
        true
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
                    sort: if p.any(of, &[Class::Woman, Class::Man]) { Sort::Person } else { Sort::Aside },
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

/// Whether a verb stands right behind a subject that ends at `end`.
fn verb_follows(p: &Paragraph<'_>, end: usize) -> bool {
    let low = p.low(end);
    p.kind(end) == Kind::Word
        && (p.any(end, &[Class::Finite, Class::Be, Class::Have, Class::Do, Class::Modal])
            || low.ends_with("ed") && !p.capital(end))
}
