//! Whom a sentence speaks of, word by word.

use super::{
    super::{
        epithets::kind,
        focus::{sex, singular},
        lexicon::Class,
        names::{Sex, name_at, text},
        paragraph::{Paragraph, Run},
        reading::genitive,
        resolve::Memory,
        tokens::Kind,
    },
    Cast,
    clause::Clause,
    figure::{Mention, Part},
};
use crate::board::Anonymity;

/// How many words an apposition may have that tells somebody's sex.
const APPOSITION: usize = 7;

impl Memory {
    /// Notes whom a sentence speaks of. Whom "he" and "she" mean is chosen on the way, for who is spoken of by a pronoun is
    /// spoken of again.
    pub fn read(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        self.cast.sentence += 1;
        let mut clause = Clause::default();
        let mut at = sentence.start;
        while at < sentence.end {
            let end = self.read_at(p, sentence, at, &clause);
            if end.is_none() {
                clause.pass(p, at);
            }
            at = end.unwrap_or_default().max(at + 1);
        }
    }

    /// Notes the mention that begins at a token; its end, `None` where none does.
    fn read_at(&mut self, p: &Paragraph<'_>, sentence: &Run, at: usize, clause: &Clause) -> Option<usize> {
        if p.kind(at) != Kind::Word {
            return None;
        }
        if let Some(sex) = pronoun(p, at) {
            if p.quoted(at) {
                return None;
            }
            let part = pronoun_part(p, at, &self.cast);
            let mention = Mention { pronoun: true, ..self.cast.mention_at(p, at, part) };
            if let Some(one) = self.cast.pronoun(p, sentence, at, sex, part) {
                self.cast.figures[one].leaning.get_or_insert(sex);
                self.cast.mention(one, mention);
            }
            let owned = (part == Part::Owner).then(|| self.described(p, sentence, at, clause)).flatten();
            return owned.or(Some(at + 1));
        }
        let name = name_at(p, at, sentence.end);
        if name.is_empty() {
            return self.described(p, sentence, at, clause);
        }
        let one = self.named(p, sentence, &name, clause);
        let owned = genitive(p.low(name.end - 1)).then(|| self.owned(p, sentence, &name, one, clause)).flatten();
        owned.or(Some(name.end))
    }

    /// Notes a name; whose it is.
    fn named(&mut self, p: &Paragraph<'_>, sentence: &Run, name: &Run, clause: &Clause) -> usize {
        // "Owner Priscilla Hwang"
        let called = [Class::Male, Class::Female, Class::Organ];
        let led = name.len() > 2 && p.any(name.start, &[Class::Role, Class::Title]) && !p.any(name.start, &called);
        let name = &(name.start + usize::from(led)..name.end);
        let words = text(p, name);
        let full = self.names.fullest(&words).unwrap_or(&words).to_owned();
        let before = name.start.checked_sub(1).filter(|before| *before >= sentence.start);
        let titled = before.is_some_and(|before| p.any(before, &[Class::Title, Class::Role]) && p.capital(before));
        let other = [Class::Organ, Class::Outlet, Class::Masthead, Class::Month, Class::Day];
        let body = self.names.is_body(&full) || self.is_outlet(&full) || name.clone().any(|at| p.any(at, &other));
        let sex = self.names.sex(&full).or_else(|| apposed_sex(p, sentence, name));
        let person = !body && (titled || sex.is_some() || self.knows_person(&full));
        let part = self.cast.part(p, sentence, name, clause);
        let mention = self.cast.mention_at(p, name.start, part);
        let located = name.len() == 1
            && before
                .is_some_and(|before| matches!(p.low(before), "in" | "at" | "near" | "from" | "across" | "outside"));
        let one = self.cast.figure(&full, Anonymity::Named);
        let figure = &mut self.cast.figures[one];
        figure.stood.placed &= part == Part::Other;
        figure.stood.initial &= name.start == sentence.start && name.len() == 1;
        figure.stood.located |= located;
        figure.sex = figure.sex.or(sex);
        figure.public |= body;
        if person {
            figure.person = Some(true);
        } else if body {
            figure.person.get_or_insert(false);
        }
        // "a dredging company, Maris Norda,"
        let beside = before.filter(|comma| p.kind(*comma) == Kind::Comma && *comma > sentence.start);
        if let Some(what) = beside.map(|comma| comma - 1).filter(|what| p.is(*what, Class::Organ) && !p.capital(*what))
        {
            figure.person.get_or_insert(false);
            figure.call(&singular(p.low(what)), kind(p, what));
        }
        // "Foreign minister Rana Haddad"
        let role = before.filter(|before| p.is(*before, Class::Role) && !p.is(*before, Class::Organ));
        if let Some(role) = role.filter(|_| !body) {
            figure.call(&singular(p.low(role)), kind(p, role));
        }
        // "The mayor, Ruth Hale"
        if let Some(called) = self.epithets.of(&words).filter(|_| figure.heads.is_empty()) {
            figure.call(called, "");
        }
        self.cast.mention(one, mention);
        one
    }
}

impl Cast {
    /// A mention that begins at a token.
    pub(super) fn mention_at(&self, p: &Paragraph<'_>, at: usize, part: Part) -> Mention {
        Mention {
            place: p.bytes(&(at..at + 1)).start,
            sentence: self.sentence,
            paragraph: self.paragraph,
            part,
            within: p.quoted(at) || self.said.get(at).copied().unwrap_or_default(),
            pronoun: false,
        }
    }
}

/// The sex that a pronoun tells: "she's", "himself".
fn pronoun(p: &Paragraph<'_>, at: usize) -> Option<Sex> {
    let low = p.low(at);
    match low.split('\'').next().unwrap_or(low) {
        "he" | "him" | "his" | "himself" => Some(Sex::Male),
        "she" | "her" | "herself" => Some(Sex::Female),
        _ => None,
    }
}

/// What a pronoun is in its sentence.
fn pronoun_part(p: &Paragraph<'_>, at: usize, cast: &Cast) -> Part {
    let closes =
        [Class::Preposition, Class::Conjunction, Class::Subordinator, Class::Adverb, Class::Determiner, Class::Day];
    let next = at + 1;
    match p.low(at) {
        "his" => Part::Owner,
        // "told her that", and not "told her son"
        "her" if p.kind(next) == Kind::Word && !p.any(next, &closes) => Part::Owner,
        "him" | "himself" | "her" | "herself" => Part::Object,
        _ if cast.speaks(&(at..next)) || p.any(next, &[Class::Speech, Class::Addressing]) => Part::Speaker,
        _ => Part::Subject,
    }
}

/// The sex that an apposition tells: "Breda Conneely, the dead man's sister, …".
fn apposed_sex(p: &Paragraph<'_>, sentence: &Run, name: &Run) -> Option<Sex> {
    let comma = name.end;
    let opens = p.kind(comma) == Kind::Comma && p.any(comma + 1, &[Class::Determiner, Class::Possessive]);
    let words = comma + 1..sentence.end.min(comma + APPOSITION);
    let close = words.clone().find(|at| p.kind(*at) != Kind::Word).filter(|_| opens)?;
    sex(p, close - 1)
}
