//! Documents: the texts in which statements were found.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{DocumentId, SourceId, Stamp, record::is_default};

/// A text in which statements were found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its headline.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub publisher: Option<SourceId>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "is_default")]
    pub url: String,
    /// Where a copy is kept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub archive_url: String,
    /// When it was fetched.
    #[serde(default, skip_serializing_if = "is_default")]
    pub retrieved: Option<Stamp>,
    /// SHA-256 of the bytes it was read from, in hexadecimal.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sha256: String,
    /// The text, shared between copies of the board.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Arc<str>,
}

impl Document {
    /// A document with nothing but its id.
    pub fn new(id: DocumentId) -> Self {
        Self {
            id,
            title: String::new(),
            publisher: None,
            url: String::new(),
            archive_url: String::new(),
            retrieved: None,
            sha256: String::new(),
            text: Arc::default(),
        }
    }
}
