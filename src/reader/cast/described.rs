//! Those whom a sentence speaks of without a name: "a retired teacher", "the judge", "his wife".

use super::{
    super::{
        anonymity::anonymity,
        epithets::kind,
        focus::{plural, sex, singular},
        lexicon::Class,
        names::{name_at, text},
        paragraph::{Paragraph, Run},
        phrases::tail,
        reading::genitive,
        resolve::Memory,
        tokens::Kind,
    },
    clause::Clause,
    figure::{Called, Figure},
};
use crate::board::Anonymity;

/// How many words a description may have before its noun.
const FRONT: usize = 5;

impl Memory {
    /// Notes the description that begins at a token; its end, `None` where none does.
    pub(super) fn described(&mut self, p: &Paragraph<'_>, sentence: &Run, at: usize, clause: &Clause) -> Option<usize> {
        if !p.any(at, &[Class::Determiner, Class::Possessive]) || p.quoted(at) || p.is(at, Class::Negative) {
            return None;
        }
        if p.low(at) == "the" && p.low(at + 1).ends_with("-year-old") {
            return self.aged(p, sentence, at, clause);
        }
        let head = noun(p, sentence, at)?;
        let run = at..head + 1;
        let low = p.low(at);
        let what = singular(p.low(head));
        let kind = kind(p, head);
        if matches!(low, "a" | "an")
            && let Some(one) = self.apposed(p, sentence, at)
        {
            self.cast.figures[one].tell(p, head);
            return Some(head + 1);
        }
        let place = p.bytes(&run).start;
        let owner = p.is(at, Class::Possessive).then(|| self.cast.at.get(&place).copied()).flatten();
        let definite = matches!(low, "the" | "that" | "this");
        let known = definite.then(|| self.known(p, head, (&what, kind), place)).flatten();
        let one = known.unwrap_or_else(|| {
            let words = tail(p, &run);
            let words = if low == "the" { at + 1..words.end } else { words };
            let name = match owner {
                Some(owner) => {
                    format!("{}'s {}", self.cast.figures[owner].name, text(p, &(at + 1..words.end)))
                }
                None => text(p, &words),
            };
            self.cast.figure(&name, anonymity(p, &words))
        });
        let part = self.cast.part(p, sentence, &run, clause);
        let mut mention = self.cast.mention_at(p, at, part);
        // "his wife": where "his" stands, he is.
        mention.place += usize::from(owner.is_some());
        self.cast.figures[one].describe(p, &run, head);
        self.cast.mention(one, mention);
        Some(head + 1)
    }

    /// Notes whom or what a genitive leads to: "Karl Moss's lawyer", "the South's state broadcaster"; the end of that.
    pub(super) fn owned(
        &mut self,
        p: &Paragraph<'_>,
        sentence: &Run,
        name: &Run,
        owner: usize,
        clause: &Clause,
    ) -> Option<usize> {
        let head = noun(p, sentence, name.end - 1)?;
        let run = name.start..head + 1;
        let person = self.cast.figures[owner].person == Some(true);
        let whole = if person {
            format!("{}'s {}", self.cast.figures[owner].name, text(p, &(name.end..head + 1)))
        } else {
            text(p, &run)
        };
        let part = self.cast.part(p, sentence, &run, clause);
        let mention = self.cast.mention_at(p, head, part);
        let one = self.cast.figure(&whole, anonymity(p, &run));
        self.cast.figures[one].describe(p, &run, head);
        self.cast.mention(one, mention);
        Some(head + 1)
    }

    /// Who was called by a noun before.
    fn known(&mut self, p: &Paragraph<'_>, head: usize, what: (&str, &str), place: usize) -> Option<usize> {
        let recent = self.cast.recent.iter().rev().copied();
        recent.into_iter().find(|one| self.cast.figures[*one].called(what.0, what.1) == Called::So).or_else(|| {
            let (name, _) = self.epithets.find(p, head, place)?;
            let full = self.names.fullest(name).unwrap_or(name).to_owned();
            Some(self.cast.figure(&full, Anonymity::Named))
        })
    }

    /// "The 34-year-old" is whoever is named or of that age.
    fn aged(&mut self, p: &Paragraph<'_>, sentence: &Run, at: usize, clause: &Clause) -> Option<usize> {
        let run = at..at + 2;
        let name = self.varied(p, &run, at + 1)?;
        let part = self.cast.part(p, sentence, &run, clause);
        let mention = self.cast.mention_at(p, at, part);
        let one = self.cast.figure(&name, Anonymity::Named);
        self.cast.figures[one].person = Some(true);
        self.cast.mention(one, mention);
        Some(run.end)
    }

    /// Of whom an apposition that begins at a token tells more: "North Star, a man who uses that name", "The 34-year-old, a
    /// plumber".
    fn apposed(&self, p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<usize> {
        let last = at.checked_sub(2).filter(|last| *last >= sentence.start && p.kind(at - 1) == Kind::Comma)?;
        let from = last.saturating_sub(3).max(sentence.start);
        let place = |at: usize| p.bytes(&(at..at + 1)).start;
        let near = (from..=last).rev().find_map(|at| self.cast.at.get(&place(at)).copied())?;
        let ends =
            p.low(last).ends_with("-year-old") || self.cast.figures[near].name.to_lowercase().ends_with(p.low(last));
        ends.then_some(near)
    }
}

impl Figure {
    /// Notes what a description says of it.
    fn describe(&mut self, p: &Paragraph<'_>, run: &Run, head: usize) {
        self.tell(p, head);
        self.plural = plural(p, run, head);
        self.stood.placed = false;
        self.stood.initial = false;
    }

    /// Notes what a noun says of it.
    fn tell(&mut self, p: &Paragraph<'_>, head: usize) {
        self.person.get_or_insert(!p.any(head, &[Class::Organ, Class::Document, Class::Outlet]));
        self.sex = self.sex.or(sex(p, head));
        self.call(&singular(p.low(head)), kind(p, head));
    }
}

/// The noun of the description that begins at a token, where it says what somebody or something is and no name follows.
fn noun(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<usize> {
    let other = [
        Class::Preposition,
        Class::Possessive,
        Class::Conjunction,
        Class::Determiner,
        Class::Finite,
        Class::Relative,
        Class::Be,
        Class::Modal,
        Class::Have,
    ];
    let what = [
        Class::Role,
        Class::Woman,
        Class::Man,
        Class::Unnamed,
        Class::People,
        Class::Organ,
        Class::Document,
        Class::Outlet,
    ];
    let plain =
        |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at) && !genitive(p.low(*at)) && !p.any(*at, &other);
    let words = (at + 1..sentence.end.min(at + 2 + FRONT)).take_while(plain);
    let head = words.filter(|at| p.any(*at, &what) && !p.capital(*at)).last()?;
    // "the mayor, Anna Weber", "the mayor Anna Weber": the name tells who it is.
    let next = head + 1 + usize::from(p.kind(head + 1) == Kind::Comma);
    name_at(p, next, sentence.end).is_empty().then_some(head)
}
