//! People whom a sentence speaks of that is about something else: "It persuaded the judge. He found …".

use super::{
    focus::{Known, Sort, plural, sex, singular},
    lexicon::Class,
    names::{name_at, text},
    paragraph::{Paragraph, Run},
    reading::genitive,
    resolve::Memory,
    tokens::Kind,
};
use crate::board::Anonymity;

/// How many words of a description may stand before the noun.
const FRONT: usize = 4;

impl Memory {
    /// Notes the person whom a sentence without a person for its subject does something to, or who does it: "The letter
    /// reached the captain", "The lamp was lit by a retired keeper".
    pub(super) fn note_object(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        let Some(verb) = sentence.clone().skip(1).find(|at| verb(p, *at)) else { return };
        let person_first = (sentence.start..verb).any(|at| {
            matches!(p.low(at), "i" | "he" | "she" | "we" | "you" | "who")
                || p.any(at, &[Class::Role, Class::Unnamed, Class::Woman, Class::Man])
                    && !p.is(at, Class::Organ)
                    && !p.low(at).ends_with('s')
                    && p.low(at) != "police"
        });
        if person_first {
            return;
        }
        let end = sentence.end.min(verb + 12);
        let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at) && !p.is(*at, Class::Relative);
        let reach = || (verb + 1..end).take_while(plain);
        // Not "a letter from the minister", "the house of the mayor".
        let object = |at: &usize| p.low(*at - 1) == "by" || !p.any(*at - 1, &[Class::Preposition, Class::Conjunction]);
        // "Investigators have spoken to the woman."
        let other = |at: &usize| matches!(p.low(*at - 1), "to" | "with");
        let found = reach().filter(object).find_map(|at| self.person_at(p, at, end));
        if let Some(known) = found.or_else(|| reach().filter(other).find_map(|at| self.person_at(p, at, end))) {
            self.focus.remember(known);
        }
    }

    /// The person whose name or description begins at a token.
    fn person_at(&self, p: &Paragraph<'_>, at: usize, end: usize) -> Option<Known> {
        let name = name_at(p, at, end);
        if !name.is_empty() {
            let words = text(p, &name);
            let full = self.names.fullest(&words).unwrap_or(&words);
            let person = self.knows_person(full) && !genitive(p.low(name.end - 1));
            return person.then(|| Known { titled: true, ..Known::named(full.to_owned(), Sort::Person) });
        }
        if !p.is(at, Class::Determiner) {
            return None;
        }
        let other = [Class::Preposition, Class::Possessive, Class::Conjunction, Class::Determiner, Class::Finite];
        let plain = |at: &usize| {
            p.kind(*at) == Kind::Word
                && !p.quoted(*at)
                && !genitive(p.low(*at))
                && !p.capital(*at)
                && !p.any(*at, &other)
        };
        let role = |at: usize| p.any(at, &[Class::Role, Class::Woman, Class::Man]) && !p.is(at, Class::Organ);
        let head = (at + 1..end.min(at + 2 + FRONT)).take_while(plain).find(|at| role(*at) && !role(*at + 1))?;
        let run = at..head + 1;
        let named = p.capital(head + 1) || genitive(p.low(head));
        if named || plural(p, &run, head) {
            return None;
        }
        let words = if p.low(at) == "the" { at + 1..run.end } else { run.clone() };
        Some(Known {
            anonymity: Anonymity::PartlyNamed,
            head: singular(p.low(head)),
            sex: sex(p, head),
            ..Known::named(text(p, &words), Sort::Person)
        })
    }
}

/// Whether a word is a verb that is no auxiliary, as far as a glance tells.
fn verb(p: &Paragraph<'_>, at: usize) -> bool {
    let low = p.low(at);
    p.kind(at) == Kind::Word
        && !p.quoted(at)
        && !p.capital(at)
        && !p.any(at, &[Class::Be, Class::Have, Class::Modal, Class::Relative])
        && (p.is(at, Class::Finite)
            || matches!(low, "spoken" | "met" | "given" | "taken" | "seen")
            || low.ends_with("ed") && !p.any(at - 1, &[Class::Determiner, Class::Possessive]))
}
