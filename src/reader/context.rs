//! What speaks for or against a proposal besides its cue.
//!
//! Each trait of a proposal (who its subject is, what stands before it, how its content begins and ends) has a key.
//! For each key it is counted how many proposals were right, and how many were expected to be by everything else; the
//! odds are multiplied by the ratio.

use super::{
    candidate::{Candidate, Scene},
    cues::{scaled, stem},
    frames::Shape,
    keys::{Counts, Keys, mark},
    lexicon::Class,
    reading::{Reading, reading},
    tokens::Kind,
};

/// The counted traits of a language.
#[derive(Debug, Default)]
pub(crate) struct Context(Counts);

impl Context {
    /// Reads lines `key right expected all`.
    pub fn parse(data: &str) -> Self {
        let mut gains = Counts::default();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            let key = parts.next();
            let mut number = || parts.next().and_then(|part| part.parse::<f32>().ok());
            if let (Some(key), Some(right), Some(expected), Some(all)) = (key, number(), number(), number()) {
                gains.insert(mark(key.split(' ')), gain(right, expected, all));
            }
        }
        Self(gains)
    }

    /// How sure a proposal is, 0–1, with all that is known of its traits.
    pub fn sure(&self, score: f32, traits: &Keys) -> f32 {
        scaled(self.weighed(score, traits), UNDERTOLD)
    }

    /// A score with all that is known of its traits.
    pub fn weighed(&self, score: f32, traits: &Keys) -> f32 {
        let gain: f32 = traits.marks().filter_map(|mark| self.0.get(&mark)).product();
        scaled(score, gain)
    }
}

/// Counts that are drawn towards the usual say too little of what is likely. With odds multiplied by this, of the
/// proposals that score 0.8 four in five are right, of those at 0.5 half (on articles that were not counted).
const UNDERTOLD: f32 = 1.4;

/// What the odds are multiplied by.
pub(crate) fn gain(right: f32, expected: f32, all: f32) -> f32 {
    const CALM: f32 = 6.0;
    (right + CALM) / (expected + CALM) * (all - expected + CALM) / (all - right + CALM)
}

/// Small numbers in keys.
const FEW: [&str; 4] = ["0", "1", "2", "3"];

/// The traits of a proposal, as keys.
pub(crate) fn traits(scene: &Scene<'_>, candidate: &Candidate, cover: f32) -> Keys {
    let p = scene.p;
    let sentence = &scene.sentence;
    let Some((reading_, frame)) = candidate.usage else { return Keys::default() };
    let at = candidate.cue.start;
    let (first, _) = reading(p, sentence, at);
    let letter = Reading::NAMES[reading_ as usize].0;
    let medial = frame.shape == Shape::TagClause && candidate.content.len() > 1;
    let shape = if medial { "tagm" } else { shape(frame.shape) };
    let outline = &scene.outline;
    let mut keys = Keys::new(outline.counting);
    // Who speaks.
    let who = match &candidate.source {
        None => "none",
        Some(run)
            if run.len() == 1
                && p.any(run.start, &[Class::Subject, Class::Relative, Class::Possessive, Class::Determiner]) =>
        {
            p.low(run.start)
        }
        Some(run) if p.low(run.start).contains('\'') && p.is(run.start, Class::Subject) => "he's",
        Some(run) if run.clone().any(|token| p.capital(token) && token > sentence.start) => "named",
        Some(run) if p.capital(run.start) && !p.any(run.start, &[Class::Determiner, Class::Preposition]) => "named",
        Some(run) if p.is(run.start, Class::Preposition) => "prep",
        Some(run) if p.kind(run.start) == Kind::Number => "number",
        Some(_) => "role",
    };
    keys.add(&["who", letter, who]);
    keys.add(&["who", shape, who]);
    let stem = stem(p.low(at));
    keys.add(&["stem-who", stem, letter, who]);
    // The word that ends the subject.
    if let Some(run) = &candidate.source
        && run.end <= at
    {
        let last = p.low(run.end - 1);
        let head = if p.capital(run.end - 1) { "cap" } else { last };
        keys.add(&["head", head]);
    }
    // Auxiliaries and negation.
    let mut auxiliary: Vec<&str> =
        (first..at).map(|token| if p.low(token).ends_with("ly") { "ly" } else { p.low(token) }).collect();
    auxiliary.truncate(2);
    match *auxiliary.as_slice() {
        [] => keys.add(&["aux", letter, ""]),
        [one] => keys.add(&["aux", letter, one]),
        [one, other, ..] => keys.add(&["aux", letter, one, other]),
    }
    // What stands before the cue, and before its subject.
    let before = first.checked_sub(1).filter(|before| *before >= sentence.start);
    keys.add(&["before", letter, before.map_or("start", |before| outline.name(before))]);
    if let Some(run) = &candidate.source
        && run.start < at
    {
        let outer = run.start.checked_sub(1).filter(|outer| *outer >= sentence.start);
        let word = outer.map_or("start", |outer| if p.kind(outer) == Kind::Comma { "," } else { outline.name(outer) });
        keys.add(&["outer", letter, word]);
    }
    // How the content begins, how long it is and what follows it.
    if let Some(content) = candidate.content.last() {
        let start = content.start;
        let head = outline.name(start);
        let next = outline.name(start + 1);
        keys.add(&["begins", shape, head]);
        keys.add(&["begins2", letter, head, next]);
        let words = |at: usize| if at >= content.end || p.capital(at) { "-" } else { p.low(at) };
        keys.add(&["words", shape, words(start)]);
        keys.add(&["words2", words(start), words(start + 1)]);
        keys.add(&["words3", words(content.end - 1), words(content.end)]);
        if frame.shape == Shape::Object || frame.shape == Shape::Clause {
            let inner = words(start + 2);
            keys.add(&["third", shape, outline.name(start + 1), inner]);
        }
        keys.add(&["stem-begins", stem, shape, head]);
        let length = match content.len() {
            0..=1 => "1",
            2 => "2",
            3..=4 => "4",
            5..=8 => "8",
            9..=16 => "16",
            _ => "more",
        };
        keys.add(&["length", shape, length]);
        let after = if content.end >= sentence.end {
            "end"
        } else if p.kind(content.end) == Kind::Comma {
            ","
        } else {
            outline.name(content.end)
        };
        keys.add(&["after", shape, after]);
        let inner = content.clone().find(|token| !p.quoted(*token) && outline.strength(*token) > 0.5);
        let inner = match inner {
            None => "no",
            Some(token) if token < start + 2 => "near",
            Some(_) => "far",
        };
        let quotes = content.clone().any(|token| p.quoted(token));
        keys.add(&["inner", shape, inner, if quotes { "true" } else { "false" }]);
    }
    // Whether the cue stands in another's content.
    let verbs =
        candidate.content.iter().flat_map(Clone::clone).filter(|token| p.is(*token, Class::Finite)).take(3).count();
    keys.add(&["finite", shape, FEW[verbs.min(3)]]);
    let marks =
        candidate.content.iter().flat_map(Clone::clone).filter(|token| p.kind(*token) == Kind::Comma).take(3).count();
    keys.add(&["commas", shape, FEW[marks.min(3)]]);
    let cover = match cover {
        ..0.1 => "0",
        ..0.3 => "1",
        ..0.5 => "3",
        ..0.7 => "5",
        ..0.85 => "7",
        _ => "8",
    };
    keys.add(&["cover", letter, cover]);
    // Where in the sentence.
    let place = match at - sentence.start {
        0 => "0",
        1 => "1",
        2..=4 => "4",
        5..=9 => "9",
        10..=19 => "19",
        _ => "more",
    };
    keys.add(&["place", letter, place]);
    keys
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::That => "that",
        Shape::Whether => "whether",
        Shape::Question => "wh",
        Shape::Quote => "quote",
        Shape::Colon => "colon",
        Shape::To => "to",
        Shape::Gerund => "ing",
        Shape::Clause => "clause",
        Shape::Object => "object",
        Shape::Nothing => "none",
        Shape::TagQuote => "tagq",
        Shape::TagClause => "tagc",
        Shape::Relative => "rel",
    }
}
