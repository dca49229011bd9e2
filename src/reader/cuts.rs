//! Where a content ends: at its sentence's end, or at a word before.
//!
//! Every place where it could end (a comma, "and", "when", a day) has a key; for each key it is counted how often
//! contents ended there and how often they went on. The likeliest end wins.

use super::{
    context::Context,
    frames::{Frame, Shape},
    outline::Outline,
    paragraph::Paragraph,
    places::places,
    reading::Reading,
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
    pub fn letter(self) -> &'static str {
        match self {
            Self::Clause => "c",
            Self::Noun => "n",
            Self::Object => "o",
            Self::Verb => "v",
            Self::Quote => "q",
        }
    }
}

/// The counted cuts of a language.
#[derive(Debug, Default)]
pub(crate) struct Cuts(Context);

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
    pub fn end(&self, outline: &Outline<'_>, content: Content) -> usize {
        let start = content.start;
        let last = trimmed(outline.p, start, outline.sentence.end);
        let mut alive = 1.0_f32;
        let mut ends: Vec<(usize, f32)> = Vec::new();
        for place in places(outline, content) {
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
