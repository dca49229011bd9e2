//! What the reader finds.

use crate::board::Anonymity;
use std::ops::Range;

/// A place in the canonical text: bytes, on character boundaries.
pub type Span = Range<usize>;

/// How words are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Verbatim, in quotation marks throughout.
    Direct,
    /// In the writer's words.
    #[default]
    Indirect,
    /// Partly the one, partly the other.
    Mixed,
}

/// Whether the speaker holds the content or denies it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// Says that it is so.
    #[default]
    Affirmed,
    /// Denies, dismisses, rejects it.
    Denied,
}

/// What a link of the chain does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Carries what another said: an outlet, a person quoting.
    Relay,
    /// Said it first, as far as the article tells.
    Origin,
}

/// One link of the chain that a statement came through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its fullest name in the article ("Sergei Lavrov"), or its description ("a person familiar with the matter").
    pub name: String,
    /// What it does.
    pub role: Role,
    /// How it is named.
    pub anonymity: Anonymity,
    /// Where it is mentioned; `None` where it is only implied.
    pub span: Option<Span>,
}

/// A proposed statement: who said what, where it stands, and why it was proposed.
///
/// Spans are bytes on character boundaries of the article's text. No part of the content overlaps the cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What is said, in one part or several, in the order of the text; never empty.
    pub content: Vec<Span>,
    /// The words that say that it is said ("told", "according to").
    pub cue: Option<Span>,
    /// The speaker as mentioned here ("he", "the minister").
    pub source: Option<Span>,
    /// The ultimate speaker, resolved ("Sergei Lavrov"); empty where the article names nobody.
    pub speaker: String,
    /// Outermost relay first, origin last; empty where the article names nobody.
    pub chain: Vec<Node>,
    /// How the origin is named.
    pub anonymity: Anonymity,
    /// How the words are given.
    pub mode: Mode,
    /// Whether the speaker holds or denies the content.
    pub polarity: Polarity,
    /// The proposition alone, where the content wraps it ("reports that X" of a denial: X).
    pub proposition: Option<Span>,
    /// The words that weaken it ("may have", "evidently").
    pub hedge: Option<Span>,
    /// Whom it was said to ("reporters").
    pub addressee: Option<Span>,
    /// When it was said ("on Tuesday").
    pub when: Option<Span>,
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// The words that triggered the rule.
    pub triggers: Vec<Span>,
    /// How often proposals like this one are right, 0–1, counted on annotated articles.
    pub confidence: f32,
    /// The statement within whose content this one stands, as a position in the same list.
    pub within: Option<usize>,
}
