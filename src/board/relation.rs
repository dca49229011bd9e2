//! Ties between claims: relations of two, and sets of rivals.

use serde::{Deserialize, Serialize};

use super::{ClaimId, RelationId, RivalsId, record::is_default};

/// How two claims hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RelationKind {
    /// They stand or fall together.
    Supports,
    /// They stand against each other.
    Opposes,
    /// The first can't be true without the second.
    Requires,
}

impl RelationKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Supports, Self::Opposes, Self::Requires];
}

/// The strength of a relation drawn without saying how strong it is.
pub const DEFAULT_STRENGTH: f64 = 0.5;

fn default_strength() -> f64 {
    DEFAULT_STRENGTH
}

/// A tie between two claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Its id.
    pub id: RelationId,
    /// The claim it starts from (the one that requires).
    pub a: ClaimId,
    /// The other claim (the one that is required).
    pub b: ClaimId,
    /// How they hang together.
    pub kind: RelationKind,
    /// γ: how strongly, in [0, 1).
    #[serde(default = "default_strength")]
    pub strength: f64,
    /// Why.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

/// How many of a set of rivals hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RivalsKind {
    /// One and only one.
    ExactlyOne,
    /// One or none.
    AtMostOne,
}

impl RivalsKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::ExactlyOne, Self::AtMostOne];

    /// The prior of a member that sets none, in a set of `members` claims (MODEL section 2).
    pub fn default_prior(self, members: usize) -> f64 {
        match self {
            Self::ExactlyOne => 1.0 / members.max(1) as f64,
            Self::AtMostOne => 1.0 / (members as f64 + 1.0),
        }
    }
}

/// Claims of which exactly one, or at most one, is true. A claim belongs to at most one set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rivals {
    /// Its id.
    pub id: RivalsId,
    /// The members, at least two.
    pub claims: Vec<ClaimId>,
    /// How many of them hold.
    pub kind: RivalsKind,
    /// Why.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}
