//! Sources: who speaks, and how far each is to be trusted.

use serde::{Deserialize, Serialize};

use super::{Date, Reliability, SourceId, record::is_default};

/// What sort of thing a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// A newspaper, agency, broadcaster.
    Outlet,
    /// A private person.
    Person,
    /// A person speaking for an institution.
    Official,
    /// A ministry, company, court, organisation.
    Institution,
    /// A channel, blog or account.
    Channel,
    /// A photograph, a document, a data set: evidence that is not speech.
    Record,
    /// A voice nobody names.
    Unnamed,
    /// Anything else.
    #[default]
    Other,
}

impl SourceKind {
    /// All kinds, in the order in which lists show them.
    pub const ALL: [Self; 8] = [
        Self::Outlet,
        Self::Channel,
        Self::Person,
        Self::Official,
        Self::Institution,
        Self::Record,
        Self::Unnamed,
        Self::Other,
    ];
}

/// How openly a source stands to its word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Anonymity {
    /// By name.
    #[default]
    Named,
    /// By a role ("a person familiar with the matter").
    PartlyNamed,
    /// Not at all ("unidentified sources").
    Anonymous,
    /// Nobody in particular ("reports", "rumours").
    Collective,
}

impl Anonymity {
    /// All classes, the most open first.
    pub const ALL: [Self; 4] = [Self::Named, Self::PartlyNamed, Self::Anonymous, Self::Collective];
}

/// A person, outlet, channel, institution or unnamed voice; it can be the origin of statements or relay them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// The name it is shown under.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    /// What sort of thing it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: SourceKind,
    /// How openly it stands to its word.
    #[serde(default, skip_serializing_if = "is_default")]
    pub anonymity: Anonymity,
    /// What it knows: the probability that what it believes about a claim is right, given that it speaks about it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reliability: Reliability,
    /// When its reliability was last judged.
    #[serde(default, skip_serializing_if = "is_default")]
    pub graded: Option<Date>,
    /// How well it quotes: the probability that its report of another's words is right, in [0.5, 0.99].
    #[serde(default, skip_serializing_if = "is_default")]
    pub fidelity: Option<f64>,
    /// The source it shares its lead with; together they are one voice and count once.
    #[serde(default, skip_serializing_if = "is_default")]
    pub voice: Option<SourceId>,
    /// Times it is known to have been right. Not negative, may be a fraction.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hits: f64,
    /// Times it is known to have been wrong. Not negative, may be a fraction.
    #[serde(default, skip_serializing_if = "is_default")]
    pub misses: f64,
    /// The user confirms that a reliability below one half is meant: this source misleads.
    #[serde(default, skip_serializing_if = "is_default")]
    pub misleading: bool,
    /// Must not be recognisable outside: masked on screen on demand, replaced by grade and kind in exports.
    #[serde(default, skip_serializing_if = "is_default")]
    pub protected: bool,
    /// Why it is graded so, and anything else worth keeping.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    /// Where it is to be found.
    #[serde(default, skip_serializing_if = "is_default")]
    pub url: String,
    /// Other names it goes by.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aliases: Vec<String>,
}

impl Source {
    /// An ungraded source with nothing but a name.
    pub fn new(id: SourceId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            kind: SourceKind::default(),
            anonymity: Anonymity::default(),
            reliability: Reliability::default(),
            graded: None,
            fidelity: None,
            voice: None,
            hits: 0.0,
            misses: 0.0,
            misleading: false,
            protected: false,
            note: String::new(),
            url: String::new(),
            aliases: Vec::new(),
        }
    }
}
