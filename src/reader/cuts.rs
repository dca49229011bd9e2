//! Where a content ends: at its sentence's end, or at a word before.
//!
//! Every place where it could end (a comma, "and", "when", a day) has a key; for each key it is counted how often
//! contents ended there and how often they went on. The likeliest end wins.

use super::{
    clauses::{Clauses, acts, ahead, resumes, states, status, verb},
    context::Context,
    cues::{Cues, stem},
    frames::{Frame, Shape},
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{Reading, reading},
    tokens::Kind,
};

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
    /// What kind of content a cue in this reading and frame has.
    pub fn of(reading: Reading, frame: Frame) -> Self {
        match frame.shape {
            Shape::Quote => Self::Quote,
            Shape::Object | Shape::Nothing => Self::Object,
            Shape::To | Shape::Gerund => Self::Verb,
            _ if reading == Reading::Noun => Self::Noun,
            _ => Self::Clause,
        }
    }

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
pub(crate) struct Cuts(Context);

/// How far a content may reach, in tokens.
const REACH: usize = 160;

/// How often a content ends at a place of which nothing is known.
pub(crate) const USUAL: f32 = 0.08;

impl Cuts {
    /// Reads lines `key cut expected all`, as [`Context`] does.
    pub fn parse(data: &str) -> Self {
        Self(Context::parse(data))
    }

    /// The token behind the content that begins at `start`.
    ///
    /// An end is worth how likely it is the right one, and how likely the right one is so near that the content is
    /// still found: more than half of the tokens shared.
    pub fn end(&self, p: &Paragraph<'_>, sentence: &Run, content: Content, cues: &Cues) -> usize {
        let start = content.start;
        let last = trimmed(p, start, sentence.end);
        let mut alive = 1.0_f32;
        let mut ends: Vec<(usize, f32)> = Vec::new();
        for place in places(p, sentence, content, cues) {
            if place.at >= last {
                break;
            }
            let hazard = if place.states { CERTAIN } else { self.0.weighed(USUAL, &place.keys) };
            ends.push((place.at, alive * hazard));
            alive *= 1.0 - hazard;
        }
        ends.push((last, alive));
        let worth = |end: usize, own: f32| {
            let near = |other: usize| {
                let (short, long) = (end.min(other) - start, end.max(other) - start);
                short * 2 >= long
            };
            own * EXACT + ends.iter().filter(|(other, _)| near(*other)).map(|(_, likely)| likely).sum::<f32>()
        };
        let mut best = (last, f32::MIN);
        for (end, likely) in &ends {
            let worth = worth(*end, *likely);
            if worth > best.1 {
                best = (*end, worth);
            }
        }
        best.0
    }
}

/// What the exact end is worth against one that is near.
const EXACT: f32 = 1.5;

/// How often a content ends where the speaker's next statement begins.
const CERTAIN: f32 = 0.95;

/// How many ends are weighed.
const MOST: usize = 40;

/// A content whose end is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Content {
    /// Its first token.
    pub start: usize,
    /// What kind it is.
    pub group: Group,
    /// The token of its cue.
    pub cue: usize,
}

/// A place where a content can end.
pub(crate) struct Place {
    /// The token behind the content.
    pub at: usize,
    /// Its keys, the most exact first.
    pub keys: Vec<String>,
    /// Whether another statement of the same speaker begins there: "and demanded that".
    pub states: bool,
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
pub(crate) fn places(p: &Paragraph<'_>, sentence: &Run, content: Content, cues: &Cues) -> Vec<Place> {
    let Content { start, group, cue } = content;
    let mut found = Vec::new();
    let letter = group.letter();
    let stem = stem(p.low(cue));
    let mut clauses = Clauses::default();
    // "that, during the talks, he": a phrase before the clause proper.
    let first = if p.low(start) == "that" { start + 1 } else { start };
    let intro = p.any(first, &[Class::Preposition, Class::Subordinator]) || p.kind(first) == Kind::Comma;
    if p.is(first, Class::Subordinator) && !p.is(first, Class::Question) {
        clauses.aside = true;
    }
    let mut at = first + 1;
    let stop = sentence.end.min(start + REACH);
    let opened = p.opens(start).is_some();
    let status = status(p, sentence, cue, cues);
    let form = form_of(p, cue);
    let own = verb(p, sentence, first, cues);
    let mut commas = 0;
    while at < stop && found.len() < MOST {
        if p.quoted(at) && p.opens(at).is_none() {
            at += 1;
            continue;
        }
        clauses.pass(p, sentence, at, cues);
        let verbs = clauses.verbs.min(2);
        let mut mark = String::new();
        if let Some(quote) = p.closes(at - 1) {
            // “…,” who went on, is done; “…” in its own words may not be.
            let whole = opened && quote.open == start;
            mark.push_str(match p.kind(at - 2) {
                Kind::Comma => if whole { ",”" } else { "+,”" },
                Kind::Stop | Kind::Shout => if whole {".”"} else {"+.”"},
                _ if whole => "”",
                _ => "",
            });
        }
        let mut word = at;
        match p.kind(at) {
            Kind::Comma => {
                commas += 1;
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
            && !(acts(p, sentence, at, cues) && (verbs > 1 || group != Group::Clause))
        {
            at += 1;
            continue;
        }
        let tail = behind(p, sentence, word + 1, cues);
        let head = name(p, sentence, word, cues);
        let before = name(p, sentence, at - 1, cues);
        let next = name(p, sentence, word + 1, cues);
        let length = match at - start {
            1 => "1",
            2 => "2",
            3..=4 => "4",
            5..=8 => "8",
            9..=16 => "16",
            _ => "more",
        };
        let rest = match sentence.end - at {
            0..=3 => "3",
            4..=7 => "7",
            8..=15 => "15",
            _ => "more",
        };
        let clause = ahead(p, sentence, word, cues);
        let verb = verb(p, sentence, word, cues);
        let states = p.is(word, Class::Conjunction) && states(p, sentence, word + 1, cues);
        let goes = if resumes(p, sentence, at, cues) { "on" } else { "-" };
        let kind = if group == Group::Noun { 'c' } else { letter };
        found.push(Place {
            at,
            states,
            keys: vec![
                format!("0 {letter}"),
                format!("1 {kind}{mark} {head} {tail}"),
                format!("2 {mark} {head}"),
                format!("3 {letter}{mark} {length}"),
                format!("4 {stem} {mark} {head}"),
                format!("5 {kind} {before} {head}"),
                format!("6 {kind}{mark} {verbs} {intro}"),
                format!("8 {kind}{mark} {verbs} {head}"),
                format!("7 {letter}{mark} {rest}"),
                format!("9 {kind}{mark} {status} {clause}"),
                format!("a {kind}{mark} {status} {verbs} {head}"),
                format!("b {kind}{mark} {verbs} {clause}"),
                format!("d {kind}{mark} {verbs} {goes}"),
                format!("e {kind}{mark} {head} {verb}"),
                format!("f {kind}{mark} {verbs} {verb}"),
                format!("g {kind}{mark} {own} {verb}"),
                format!("i {kind}{mark} {head} {next}"),
                format!("k {kind}{mark} {head} {form} {}", form_of(p, word + 1)),
            ],
        });
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
            Class::Object,
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
            return if next == at { "C0" } else { "C" };
        }
    }
    if p.kind(at) == Kind::Word && (p.capital(at)) { "cap" } else { "-" }
}

/// The form of a verb by its ending: "ing", "ed", "s", or "to" before it.
fn form_of(p: &Paragraph<'_>, at: usize) -> &'static str {
    let low = p.low(at);
    match () {
        () if p.low(at) == "to" || at > 0 && p.low(at - 1) == "to" => "to",
        () if low.ends_with("ing") => "ing",
        () if low.ends_with("ed") || matches!(low, "said" | "told" | "wrote") => "ed",
        () if low.ends_with('s') => "s",
        () => "-",
    }
}
