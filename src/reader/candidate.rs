//! What a rule proposes, before it is chosen.

use super::{
    cues::Cues,
    cuts::{Content, Cuts, Group},
    frames::Frame,
    keys::Keys,
    outline::Outline,
    paragraph::{Paragraph, Run},
    rates::Rates,
    reading::Reading,
    retold::Retelling,
    tokens::Kind,
};

/// What a rule looks at: a sentence in its paragraph, and the language's counts.
pub(crate) struct Scene<'a> {
    /// The paragraph.
    pub p: &'a Paragraph<'a>,
    /// The sentence.
    pub sentence: Run,
    /// What its words are to the counts.
    pub outline: Outline<'a>,
    /// How often forms are cues.
    pub cues: &'a Cues,
    /// Where contents end.
    pub cuts: &'a Cuts,
    /// How often rules are right.
    pub rates: &'a Rates,
    /// Whether most words begin with a capital letter, as in a headline.
    pub headline: bool,
}

impl Scene<'_> {
    /// The form whose counts hold for a token: its own, or that of all past forms that never were a cue ("exclaimed").
    pub fn form(&self, at: usize) -> &str {
        let low = self.p.low(at);
        if self.cues.knows(low) || !self.p.classes[at].none() {
            low
        } else if low.ends_with("ed") {
            UNKNOWN[0]
        } else if low.ends_with('s') && !low.ends_with("ss") && !low.contains('\'') {
            UNKNOWN[1]
        } else {
            low
        }
    }

    /// Where the clause begins that a tag at `tag` ends: the sentence's start, or behind a colon or a semicolon.
    pub fn opening(&self, tag: usize) -> usize {
        let p = self.p;
        (self.sentence.start..tag)
            .rev()
            .find(|at| matches!(p.kind(*at), Kind::Colon | Kind::Semicolon) && !p.quoted(*at) && *at + 2 < tag)
            .map_or(self.sentence.start, |mark| mark + 1)
    }

    /// A content from `start` to its likeliest end, with `cue` as the token of its cue.
    pub fn content(&self, start: usize, group: Group, cue: usize) -> Run {
        let content = Content { start, group, cue };
        start..self.cuts.end(&self.outline, content).max(start + 1)
    }
}

/// The forms under which past and third-person forms that never were a cue are counted.
pub(crate) const UNKNOWN: [&str; 2] = ["~ed", "~s"];

/// A proposal of one rule.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The rule's name.
    pub rule: &'static str,
    /// The tokens said, in the order of the text.
    pub content: Vec<Run>,
    /// The tokens that say so.
    pub cue: Run,
    /// The speaker as mentioned.
    pub source: Option<Run>,
    /// Whom it is said to.
    pub addressee: Option<Run>,
    /// How the cue is used, where the rule counts cues.
    pub usage: Option<(Reading, Frame)>,
    /// Whose words the speaker retells.
    pub retells: Option<Retelling>,
    /// The keys of its traits.
    pub traits: Keys,
    /// How often such proposals are right, 0–1.
    pub score: f32,
}

impl Candidate {
    /// A proposal that tells no more than what is said, in which words, and by whom.
    pub fn of(rule: &'static str, content: Vec<Run>, cue: Run, source: Option<Run>, score: f32) -> Self {
        Self { rule, content, cue, source, addressee: None, usage: None, retells: None, traits: Keys::default(), score }
    }
}
