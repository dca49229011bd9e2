//! Claims: propositions that are true or false.

use serde::{Deserialize, Serialize};

use super::{ClaimId, record::is_default};

/// A proposition that is true or false.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// The proposition, as a sentence.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// Its place among the claims (see [`rank`](super::rank)).
    #[serde(default, skip_serializing_if = "is_default")]
    pub rank: String,
    /// Its probability before anybody spoke, in (0, 1). None is 0.5, or the rival set's default.
    #[serde(default, skip_serializing_if = "is_default")]
    pub prior: Option<f64>,
    /// What it turned out to be, recorded from outside.
    #[serde(default, skip_serializing_if = "is_default")]
    pub outcome: Option<bool>,
    /// One of the claims the board is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub headline: bool,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// Anything else worth keeping.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

impl Claim {
    /// A claim with nothing but its text.
    pub fn new(id: ClaimId, text: impl Into<String>) -> Self {
        Self {
            id,
            text: text.into(),
            rank: String::new(),
            prior: None,
            outcome: None,
            headline: false,
            tags: Vec::new(),
            note: String::new(),
        }
    }

    /// What claims are put in order by: unranked ones last.
    pub fn place(&self) -> (bool, &str, ClaimId) {
        (self.rank.is_empty(), &self.rank, self.id)
    }
}
