//! Where a content ends: at its sentence's end, or at a word before.
//!
//! Every place where it could end (a comma, "and", "when", a day) has a key; for each key it is counted how often
//! contents ended there and how often they went on. The likeliest end wins.

use super::{
    cues::Cues,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{Reading, reading},
    tokens::Kind,
};
use std::{collections::HashMap, fmt::Write};

/// What kind of content is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Group {
    /// A clause.
    Clause,
    /// A clause that belongs to a noun: "the claim that …".
    Noun,
    /// A thing.
    Object,
    /// "to" and "-ing".
    Verb,
    /// Ends with a quotation.
    Quote,
}

impl Group {
    /// The letter in the tables.
    pub fn letter(self) -> char {
        match self {
            Self::Clause => 'c',
            Self::Noun => 'n',
            Self::Object => 'o',
            Self::Verb => 'v',
            Self::Quote => 'q',
        }
    }
}

/// The counted cuts of a language.
#[derive(Debug, Default)]
pub(crate) struct Cuts(HashMap<&'static str, (f32, f32)>);

/// How far a content may reach, in tokens.
const REACH: usize = 160;

impl Cuts {
    /// Reads lines `key cut passed`.
    pub fn parse(data: &'static str) -> Self {
        let mut cuts = HashMap::new();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            if let (Some(key), Some(Ok(cut)), Some(Ok(passed))) =
                (parts.next(), parts.next().map(str::parse::<f32>), parts.next().map(str::parse::<f32>))
            {
                cuts.insert(key, (cut, passed));
            }
        }
        Self(cuts)
    }

    /// How often a content ends at a place with these keys, the most exact first.
    fn hazard(&self, keys: &[String]) -> f32 {
        let mut rate = 0.03;
        for key in keys.iter().rev() {
            if let Some((cut, passed)) = self.0.get(key.as_str()) {
                rate = (cut + 4.0 * rate) / (cut + passed + 4.0);
            }
        }
        rate
    }

    /// The token behind the content that begins at `start`.
    pub fn end(&self, p: &Paragraph<'_>, sentence: &Run, start: usize, group: Group, cues: &Cues) -> usize {
        let last = trimmed(p, start, sentence.end);
        let mut alive = 1.0_f32;
        let mut best = (0.0, last);
        for place in places(p, sentence, start, group, cues) {
            if place.at >= last {
                break;
            }
            let hazard = self.hazard(&place.keys);
            if alive * hazard > best.0 {
                best = (alive * hazard, place.at);
            }
            alive *= 1.0 - hazard;
        }
        if alive >= best.0 { last } else { best.1 }
    }
}

/// A place where a content can end.
pub(crate) struct Place {
    /// The token behind the content.
    pub at: usize,
    /// Its keys, the most exact first.
    pub keys: Vec<String>,
}

/// The end without the marks that end the sentence.
pub(crate) fn trimmed(p: &Paragraph<'_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start + 1
        && matches!(
            p.kind(end - 1),
            Kind::Stop | Kind::Shout | Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash
        )
        && !p.quoted(end - 1)
    {
        end -= 1;
    }
    end
}

/// All places where a content that begins at `start` can end before its sentence does.
pub(crate) fn places(p: &Paragraph<'_>, sentence: &Run, start: usize, group: Group, cues: &Cues) -> Vec<Place> {
    let mut found = Vec::new();
    let letter = group.letter();
    let mut at = start + 1;
    let stop = sentence.end.min(start + REACH);
    let opened = p.opens(start).is_some();
    while at < stop {
        if p.quoted(at) && p.opens(at).is_none() {
            at += 1;
            continue;
        }
        let mut mark = String::new();
        if opened && p.closes(at - 1).is_some_and(|quote| quote.open == start) {
            mark.push('”');
        }
        let mut word = at;
        match p.kind(at) {
            Kind::Comma => {
                mark.push(',');
                word = at + 1;
            }
            Kind::Dash => {
                mark.push('-');
                word = at + 1;
            }
            Kind::Semicolon => mark.push(';'),
            Kind::Colon => mark.push(':'),
            Kind::Open => mark.push('('),
            Kind::Stop | Kind::Shout => {
                at += 1;
                continue;
            }
            _ => {}
        }
        let plain = mark.is_empty();
        if plain
            && !p.any(
                at,
                &[
                    Class::Conjunction,
                    Class::Subordinator,
                    Class::Relative,
                    Class::Preposition,
                    Class::Day,
                    Class::Time,
                ],
            )
            && !(group != Group::Clause && p.low(at).ends_with("ing"))
            && p.low(at) != "according"
        {
            at += 1;
            continue;
        }
        let tail = behind(p, sentence, word + 1, cues);
        let head = name(p, sentence, word, cues);
        let mut exact = format!("{letter}{mark} {head} {tail}");
        let middle = format!("{letter}{mark} {head}");
        let coarse = format!("{letter}{mark}");
        if plain {
            let _ = write!(exact, " {}", (at - start).min(3));
        }
        found.push(Place { at, keys: vec![exact, middle, coarse] });
        at += 1;
    }
    found
}

/// What a word is called in a key: itself where it belongs to a closed class, else what it looks like.
pub(crate) fn name<'p>(p: &'p Paragraph<'_>, sentence: &Run, at: usize, cues: &Cues) -> &'p str {
    if at >= sentence.end {
        return "end";
    }
    if p.opens(at).is_some() {
        return "quote";
    }
    if p.kind(at) == Kind::Number {
        return "num";
    }
    if p.kind(at) != Kind::Word {
        return "mark";
    }
    let low = p.low(at);
    if p.any(at, &[Class::Day, Class::Month]) {
        return "day";
    }
    if p.is(at, Class::Title) {
        return "title";
    }
    if p.any(
        at,
        &[
            Class::Conjunction,
            Class::Subordinator,
            Class::Relative,
            Class::Preposition,
            Class::Determiner,
            Class::Possessive,
            Class::Subject,
            Class::Modal,
            Class::Be,
            Class::Have,
            Class::Do,
        ],
    ) || low == "according"
    {
        return low;
    }
    let cue = cues.strength(low, reading(p, sentence, at).1);
    let ing = low.ends_with("ing");
    let ed = low.ends_with("ed") || low == "said" || low == "told" || low == "wrote";
    match (cue > 0.45, ing, ed) {
        (true, true, _) => "ING",
        (true, _, true) => "ED",
        (true, ..) => "CUE",
        (_, true, _) => "ing",
        (_, _, true) => "ed",
        _ if p.capital(at) => "cap",
        _ if low.ends_with("ly") => "ly",
        _ => "low",
    }
}

/// What follows, in a word: whether a strong cue is near.
fn behind(p: &Paragraph<'_>, sentence: &Run, at: usize, cues: &Cues) -> &'static str {
    for next in at..sentence.end.min(at + 5) {
        if p.quoted(next) {
            return "q";
        }
        if p.kind(next) != Kind::Word {
            break;
        }
        let reading = reading(p, sentence, next).1;
        if reading != Reading::Noun && cues.strength(p.low(next), reading) > 0.6 {
            return "C";
        }
    }
    if p.kind(at) == Kind::Word && (p.capital(at)) { "cap" } else { "-" }
}
