//! Who a sentence is about, so that a pronoun in the next finds him.

use super::{
    apposition::{describes, human, is_body, named_behind},
    focus::{Known, Sort, plural, sex, singular},
    lexicon::Class,
    names::{Sex, name_at, text},
    paragraph::{Paragraph, Run},
    phrases::{called, phrase, tail},
    reading::genitive,
    resolve::Memory,
    setting::is_time,
    tokens::Kind,
};

/// How many words of a sentence may stand before the end of its subject.
const FRONT: usize = 30;

impl Memory {
    /// Notes who a sentence is about, so that a pronoun in the next finds him.
    pub fn note_subject(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        // "On Wednesday the daily …": what tells when is no subject.
        let year = |at: usize| p.kind(at) == Kind::Number && at > 0 && p.low(at - 1) == "in";
        let time = |at: usize| is_time(p, at) || year(at) || year(at + 1);
        let from = sentence.clone().find(|at| !time(*at) && p.kind(*at) != Kind::Comma).unwrap_or(sentence.start);
        // "Finally there is the colonel's wife."
        let there = (from..sentence.end.min(from + 3)).find(|at| p.low(*at) == "there" && p.is(*at + 1, Class::Be));
        let from = there.map_or(from, |there| there + 2);
        let from = behind_front(p, &(from..sentence.end));
        // "And a former colleague of his laughed."
        let from = from + usize::from(p.any(from, &[Class::Conjunction]) && from + 1 < sentence.end);
        let sentence = &(from..sentence.end);
        if self.pronoun_subject(p, sentence) {
            return;
        }
        let person = match self.described_subject(p, sentence) {
            Some(sort) => sort == Sort::Person,
            None => self.named_subject(p, sentence),
        };
        if !person {
            self.note_object(p, sentence);
        }
    }

    /// Notes the name of whom a sentence is about; whether it is a person.
    fn named_subject(&mut self, p: &Paragraph<'_>, sentence: &Run) -> bool {
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
                return true;
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
        false
    }

    /// "She did not believe the story." Whom the pronoun means is spoken of again.
    fn pronoun_subject(&mut self, p: &Paragraph<'_>, sentence: &Run) -> bool {
        let sex = match p.low(sentence.start) {
            "he" => Sex::Male,
            "she" => Sex::Female,
            _ => return false,
        };
        if p.quoted(sentence.start) || sentence.is_empty() || p.low(sentence.start + 1) == "and" {
            return false;
        }
        self.focus.again(sex, &self.names);
        true
    }

    /// "The manager could not be reached", "The council disputes this": a subject without a name, at the start.
    ///
    /// Tells whether that is one person, or rather people or a thing; `None` where the subject is no description.
    fn described_subject(&mut self, p: &Paragraph<'_>, sentence: &Run) -> Option<Sort> {
        let start = sentence.start;
        // "Police see it differently"
        // "Senior leaders in the party felt"
        let head = start + usize::from(p.is(start, Class::Title) && !p.capital(start + 1) || senior(p.low(start)));
        let several = p.any(head, &[Class::Role, Class::Unnamed, Class::People])
            && (p.low(head).ends_with('s') || p.low(head) == "police")
            && !p.capital(head + 1)
            && p.kind(head + 1) == Kind::Word
            && !p.quoted(head);
        if several {
            let run = if head > start { tail(p, &(start..head + 1)) } else { start..start + 1 };
            let resolved = self.resolve(p, sentence, &run);
            self.spoke(p, &run, &resolved, &[]);
            return Some(Sort::Aside);
        }
        if !p.any(start, &[Class::Determiner, Class::Possessive]) || p.quoted(start) || p.is(start, Class::Negative) {
            return None;
        }
        let what = [Class::Role, Class::Unnamed, Class::Organ, Class::Document, Class::Woman, Class::Man];
        // Not "The decision persuaded the judge"
        let plain = |at: usize| {
            p.kind(at) == Kind::Word
                && !p.quoted(at)
                && !genitive(p.low(at))
                && !p.any(at, &[Class::Determiner, Class::Possessive, Class::Be, Class::Modal])
        };
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
        let first = own.or_else(owned)?;
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
            return None;
        }
        let run = tail(p, &(start..head + 1));
        let resolved = self.resolve(p, sentence, &run);
        let thing = p.any(head, &[Class::Organ, Class::Document, Class::Outlet, Class::Masthead]);
        let several = plural(p, &run, head);
        let sort = if thing { Sort::Thing } else { Sort::Person };
        self.focus.remember(Known {
            name: resolved.name,
            anonymity: resolved.anonymity,
            relays: resolved.relays,
            head: singular(p.low(head)),
            plural: several,
            sort,
            sex: sex(p, head),
            titled: false,
        });
        Some(if several { Sort::Aside } else { sort })
    }
}

/// Where a sentence begins behind what stands before its subject: "Having beaten Pavel Orban in straight sets, (Lena
/// Voss)", "Reached by telephone, (his son)".
fn behind_front(p: &Paragraph<'_>, sentence: &Run) -> usize {
    let start = sentence.start;
    let low = p.low(start);
    let participle = low.ends_with("ing") || low.ends_with("ed") || p.low(start + 1) == "by";
    if !participle || p.quoted(start) || p.kind(start + 1) != Kind::Word {
        return start;
    }
    let comma = (start + 1..sentence.end.min(start + 14)).find(|at| p.kind(*at) != Kind::Word).unwrap_or(start);
    let next = comma + 1;
    let subject = p.capital(next) || p.any(next, &[Class::Determiner, Class::Possessive, Class::Subject]);
    if p.kind(comma) == Kind::Comma && next < sentence.end && subject { next } else { start }
}

/// Whether a word says which of some people, before their noun: "Senior leaders", "Local traders".
fn senior(low: &str) -> bool {
    matches!(low, "senior" | "top" | "local" | "western" | "former" | "current" | "other" | "some" | "several" | "many")
}

/// Whether a verb stands right behind a subject that ends at `end`.
fn verb_follows(p: &Paragraph<'_>, end: usize) -> bool {
    let low = p.low(end);
    p.kind(end) == Kind::Word
        && (p.any(end, &[Class::Finite, Class::Be, Class::Have, Class::Do, Class::Modal])
            || low.ends_with("ed") && !p.capital(end))
}
