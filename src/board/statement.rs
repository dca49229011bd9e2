//! Statements: something an origin said, possibly carried to us by relays, and what it bears on.

use serde::{Deserialize, Serialize};

use super::{
    ClaimId, Date, DocumentId, RelationId, SourceId, StatementId,
    record::{exact, is_default},
};

/// Which way a bearing points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stance {
    /// For the claim.
    Supports,
    /// Against the claim.
    Opposes,
}

impl Stance {
    /// Both, for first.
    pub const ALL: [Self; 2] = [Self::Supports, Self::Opposes];

    /// The other one.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Supports => Self::Opposes,
            Self::Opposes => Self::Supports,
        }
    }

    /// +1 or −1: σ of MODEL section 1.
    pub fn sign(self) -> f64 {
        match self {
            Self::Supports => 1.0,
            Self::Opposes => -1.0,
        }
    }
}

/// What a statement bears on. Claims are weighed; the others are kept and shown as remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    /// A claim.
    Claim(ClaimId),
    /// A relation between claims.
    Relation(RelationId),
    /// Another statement.
    Statement(StatementId),
    /// A source.
    Source(SourceId),
}

/// The weight of a statement that says the claim in so many words.
pub const DEFAULT_WEIGHT: f64 = 0.8;

fn default_weight() -> f64 {
    DEFAULT_WEIGHT
}

/// One statement's effect on one claim.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bearing {
    /// What it bears on.
    pub on: Target,
    /// Which way.
    pub stance: Stance,
    /// w: how far the statement, if its origin is right, settles the claim, in [0, 1].
    #[serde(default = "default_weight")]
    pub weight: f64,
    /// b: the probability that the origin would have said this whatever it believes, in [0, 1).
    #[serde(default, skip_serializing_if = "is_default")]
    pub anyway: f64,
}

impl Bearing {
    /// A bearing on a claim with the default weight.
    pub fn on_claim(claim: ClaimId, stance: Stance) -> Self {
        Self { on: Target::Claim(claim), stance, weight: DEFAULT_WEIGHT, anyway: 0.0 }
    }
}

/// One link of the chain that carried a statement to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relay {
    /// Who carries it.
    pub by: SourceId,
    /// The relay it quotes; none when it heard the origin itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub from: Option<SourceId>,
}

/// How the origin knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// Saw or took part.
    Witnessed,
    /// Was told.
    Told,
    /// Has it from a document.
    Document,
    /// Concluded it.
    Deduced,
    /// Not known.
    #[default]
    Unknown,
}

impl Basis {
    /// All, the nearest to the event first.
    pub const ALL: [Self; 5] = [Self::Witnessed, Self::Told, Self::Document, Self::Deduced, Self::Unknown];
}

/// Whether the statement still stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Status {
    /// It stands.
    #[default]
    Standing,
    /// It was taken back; it weighs nothing.
    Retracted {
        /// Who took it back.
        #[serde(default, skip_serializing_if = "is_default")]
        by: Option<SourceId>,
        /// When.
        #[serde(default, skip_serializing_if = "is_default")]
        on: Option<Date>,
    },
    /// A later statement took its place; it weighs nothing.
    Superseded {
        /// The later statement.
        by: StatementId,
    },
}

/// Where in a document a statement was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The document.
    pub document: DocumentId,
    /// Ranges of its text, in Unicode scalar values.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "exact")]
    pub ranges: Vec<(usize, usize)>,
    /// The words found there.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quote: String,
    /// The words before them, to find them again.
    #[serde(default, skip_serializing_if = "is_default")]
    pub prefix: String,
    /// The words after them, to find them again.
    #[serde(default, skip_serializing_if = "is_default")]
    pub suffix: String,
}

/// Something an origin said, possibly carried by relays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// Who said it.
    pub origin: SourceId,
    /// Who carried it to us.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "exact")]
    pub relays: Vec<Relay>,
    /// What it bears on, at most once on each thing.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "exact")]
    pub bears_on: Vec<Bearing>,
    /// How the origin knows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub basis: Basis,
    /// Admiralty code of the information, 1–6: recorded, shown, exported, never weighed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub credibility: Option<u8>,
    /// The words themselves.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quote: String,
    /// What was said, in our words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub paraphrase: String,
    /// When it was said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub said_on: Option<Date>,
    /// When what it speaks of happened.
    #[serde(default, skip_serializing_if = "is_default")]
    pub event_on: Option<Date>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "is_default")]
    pub published_on: Option<Date>,
    /// The language of the quote, as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "is_default")]
    pub language: String,
    /// The quote in the board's language.
    #[serde(default, skip_serializing_if = "is_default")]
    pub translation: String,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "exact")]
    pub passages: Vec<Passage>,
    /// The statement this one only repeats; then it weighs nothing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub repeats: Option<StatementId>,
    /// Whether it still stands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "is_default")]
    pub url: String,
    /// Anything else worth keeping.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Statement {
    /// A statement of `origin` with nothing else known.
    pub fn new(id: StatementId, origin: SourceId) -> Self {
        Self {
            id,
            origin,
            relays: Vec::new(),
            bears_on: Vec::new(),
            basis: Basis::default(),
            credibility: None,
            quote: String::new(),
            paraphrase: String::new(),
            said_on: None,
            event_on: None,
            published_on: None,
            language: String::new(),
            translation: String::new(),
            passages: Vec::new(),
            repeats: None,
            status: Status::default(),
            url: String::new(),
            note: String::new(),
        }
    }

    /// Whether it is weighed at all: it stands and is no repetition.
    pub fn is_weighed(&self) -> bool {
        self.repeats.is_none() && self.status == Status::Standing
    }

    /// Its bearing on `claim`.
    pub fn bearing(&self, claim: ClaimId) -> Option<&Bearing> {
        self.bears_on.iter().find(|bearing| bearing.on == Target::Claim(claim))
    }

    /// The claims it bears on.
    pub fn claims(&self) -> impl Iterator<Item = ClaimId> {
        self.bears_on.iter().filter_map(|bearing| match bearing.on {
            Target::Claim(claim) => Some(claim),
            _ => None,
        })
    }

    /// Its relays from the outermost (the one we read) to the one that heard the origin, along the first path.
    pub fn chain(&self) -> Vec<SourceId> {
        let quoted = |by| self.relays.iter().any(|relay| relay.from == Some(by));
        let mut chain = Vec::new();
        let mut next = self.relays.iter().find(|relay| !quoted(relay.by));
        while let Some(relay) = next {
            chain.push(relay.by);
            next = relay.from.and_then(|from| self.relays.iter().find(|relay| relay.by == from));
            if chain.len() > self.relays.len() {
                break;
            }
        }
        chain
    }

    /// What it says: the quote, else the paraphrase.
    pub fn words(&self) -> &str {
        if self.quote.is_empty() { &self.paraphrase } else { &self.quote }
    }
}
