//! Several who are spoken of together, and one of them: "the pair", "both", "the latter", "one of the sources".

use super::{
    anonymity::{anonymity, head},
    apposition::is_body,
    focus::{Known, Sort, singular},
    lexicon::Class,
    names::{Sex, name_at, text},
    paragraph::{Paragraph, Run},
    reading::genitive,
    resolve::{Memory, Resolved, plain},
    statement::Node,
    tokens::Kind,
};
use crate::board::Anonymity;

/// How many words may stand between "and" and the second name: "and his Labour neighbour Priya Nair".
const BETWEEN: usize = 4;
/// Words that say how many, and no more.
const ALL: [&str; 12] =
    ["them", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "pair", "group"];

impl Memory {
    /// "they": who was spoken of as several, or else a company.
    pub(super) fn several(&self, p: &Paragraph<'_>, run: &Run) -> Option<Resolved> {
        let found = self.focus.several();
        if found.is_some() || p.low(run.start) != "they" {
            return found;
        }
        // "the owners, Lone Star Lines, … They say"
        self.focus.thing(&self.names).map(|(found, _)| found).or_else(|| self.other_body(|name| !self.is_outlet(name)))
    }

    /// Whom a mention means that speaks of several, or of one of them.
    pub(super) fn of_group(&self, p: &Paragraph<'_>, run: &Run, head: usize) -> Option<Resolved> {
        let low = p.low(run.start);
        let next = p.low(run.start + 1);
        // "one of the sources", "two of them": of those that spoke last.
        let counts = matches!(
            low,
            "one" | "another" | "some" | "two" | "three" | "several" | "most" | "both" | "many" | "few" | "all"
        );
        if counts && next == "of" && run.len() > 2 {
            let of = p.low(super::anonymity::head(p, &(run.start + 2..run.end)));
            let found = if ALL.contains(&of) { self.focus.several() } else { self.focus.called(&singular(of)) };
            if found.is_some() {
                return found;
            }
        }
        // "citing four crew members … one crew member was quoted"
        if low == "one"
            && run.len() > 1
            && !p.any(head, &[Class::Preposition])
            && let Some(group) = self.focus.group(&singular(p.low(head)))
        {
            return Some(Resolved { name: text(p, run), ..group });
        }
        // "The other, who is in hospital, disagreed"
        let end = run.clone().find(|at| p.kind(*at) == Kind::Comma || p.is(*at, Class::Relative)).unwrap_or(run.end);
        if !matches!(low, "the" | "a") || end != run.start + 2 {
            return self.two_called(p, run, end);
        }
        let place = match next {
            "former" | "first" => Some(0),
            "latter" | "second" => Some(1),
            _ => None,
        };
        if let Some(one) = place.and_then(|place| self.pair.get(place)) {
            return Some(one.clone());
        }
        match next {
            // "Three diplomats said … A second cautioned"
            "other" | "others" | "first" | "second" | "third" | "fourth" => self.focus.several(),
            "pair" | "duo" | "couple" | "two" if low == "the" => {
                self.focus.called("pair").or_else(|| self.focus.several())
            }
            _ => None,
        }
    }

    /// "the two senators", "both sisters": those who were called so, or who were named together.
    fn two_called(&self, p: &Paragraph<'_>, run: &Run, end: usize) -> Option<Resolved> {
        let first = run.start + usize::from(p.low(run.start) == "the");
        let both = p.low(run.start) == "both" || first > run.start && p.low(first) == "two";
        let noun = end.checked_sub(1).filter(|noun| *noun == first + 1)?;
        let people = p.any(noun, &[Class::Role, Class::People, Class::Woman, Class::Man, Class::Unnamed])
            || p.low(noun).ends_with('s');
        if !both || !people || p.capital(noun) || p.any(noun, &[Class::Document, Class::Time]) {
            return None;
        }
        let called = self.focus.called(&singular(p.low(noun)));
        let named = || {
            let [one, other] = self.pair.as_slice() else { return None };
            let people = [one, other].iter().all(|one| self.knows_person(&one.name));
            people.then(|| joined(&one.name, &other.name))
        };
        called.or_else(|| named().map(|name| plain(&name, Anonymity::Named)))
    }

    /// Notes two who are named together, for "the pair" and "the latter": "Its researchers, Ines Falk and Jonah Prem,
    /// worked", "She and the bassist Yusuf Baig", "Marlene and Petra Vogt".
    pub(super) fn note_pair(&mut self, p: &Paragraph<'_>, name: &Run, sentence: &Run) {
        if let Some(and) = and_behind(p, name, sentence) {
            let Some(second) = second(p, and + 1, sentence.end) else { return };
            let family = name.len() == 1 && second.len() == 2 && second.start == name.end + 1;
            let last = second.clone().next_back().map(|last| p.low(last));
            let first = match last {
                Some(_) if family => format!("{} {}", text(p, name), text(p, &(second.end - 1..second.end))),
                _ => text(p, name),
            };
            let whole = |name: &Run| name.len() > 1 && !is_body(p, name) && !genitive(p.low(name.end - 1));
            let words = joined(&text(p, name), &text(p, &second));
            let near = second.start > and + 1;
            let people = whole(&second) && (whole(name) || family) || near && whole(name);
            self.together((first, text(p, &second)), words, people);
        }
        // "She and the bassist Yusuf Baig"
        let and = name.start.checked_sub(1 + BETWEEN).unwrap_or(sentence.start).max(sentence.start)..name.start;
        let Some(and) = and.rev().take_while(|at| !p.quoted(*at)).find(|at| p.low(*at) == "and") else { return };
        let sex = match and.checked_sub(1).map(|before| p.low(before)) {
            Some("he") => Sex::Male,
            Some("she") => Sex::Female,
            _ => return,
        };
        let Some(one) = self.focus.person(sex, &self.names) else { return };
        let other = text(p, name);
        let words = joined(&one.name, &other);
        if one.name.ends_with(&other) {
            return;
        }
        self.together((one.name, other), words, one.anonymity == Anonymity::Named);
    }

    /// Remembers two as a pair.
    fn together(&mut self, (one, other): (String, String), words: String, people: bool) {
        let full = |name: &str| self.names.fullest(name).unwrap_or(name).to_owned();
        self.pair = vec![plain(&full(&one), Anonymity::Named), plain(&full(&other), Anonymity::Named)];
        if people {
            self.focus.remember(Known {
                head: "pair".to_owned(),
                plural: true,
                titled: true,
                ..Known::named(words, Sort::Aside)
            });
        }
    }

    /// Notes people whom a sentence counts: "They heard from two engineers. The first …".
    pub(super) fn note_counted(&mut self, p: &Paragraph<'_>, sentence: &Run, relays: &[Node]) {
        for start in sentence.clone() {
            let counts = matches!(p.low(start), "two" | "three" | "four" | "five" | "six" | "seven");
            if !counts || p.quoted(start) {
                continue;
            }
            let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at) && !p.capital(*at);
            let noun = |at: &usize| {
                p.low(*at).ends_with('s')
                    && p.any(*at, &[Class::Role, Class::Unnamed, Class::People, Class::Woman, Class::Man])
            };
            let Some(last) = (start + 1..sentence.end.min(start + 4)).take_while(plain).find(noun) else { continue };
            let run = start..last + 1;
            if head(p, &run) != last || p.any(last, &[Class::Organ, Class::Document]) {
                continue;
            }
            self.focus.remember(Known {
                name: text(p, &run),
                anonymity: anonymity(p, &run),
                relays: relays.to_vec(),
                head: singular(p.low(last)),
                plural: true,
                sort: Sort::Aside,
                sex: None,
                titled: false,
            });
        }
    }
}

fn joined(one: &str, other: &str) -> String {
    format!("{one} and {other}")
}

/// The "and" that leads from a name to the next: "Mara Lind, a nurse, and (Jon Eide)".
fn and_behind(p: &Paragraph<'_>, name: &Run, sentence: &Run) -> Option<usize> {
    if p.low(name.end) == "and" {
        return Some(name.end);
    }
    if p.kind(name.end) != Kind::Comma || !matches!(p.low(name.end + 1), "a" | "an" | "the" | "his" | "her") {
        return None;
    }
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at) && !p.any(*at, &[Class::Finite, Class::Be]);
    let comma = name.end + 1 + (name.end + 1..sentence.end.min(name.end + 9)).take_while(plain).count();
    (p.kind(comma) == Kind::Comma && p.low(comma + 1) == "and").then_some(comma + 1)
}

/// The second name of a pair, which may stand behind a few words: "his Labour neighbour Priya Nair".
fn second(p: &Paragraph<'_>, from: usize, end: usize) -> Option<Run> {
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at) && !genitive(p.low(*at));
    for at in (from..end.min(from + 1 + BETWEEN)).take_while(plain) {
        let name = name_at(p, at, end);
        // Of "his Labour neighbour Priya Nair" the last.
        let called = || p.any(at - 1, &[Class::Role, Class::Woman, Class::Man]) && !p.capital(at - 1);
        if !name.is_empty() && (at == from || name.len() > 1 || called()) && !genitive(p.low(name.end - 1)) {
            return Some(name);
        }
        if p.any(at, &[Class::Finite, Class::Preposition, Class::Be, Class::Have, Class::Modal, Class::Conjunction]) {
            return None;
        }
    }
    None
}
