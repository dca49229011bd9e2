//! Weightings: another analyst's reliabilities over the same board.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Reliability, SourceId, WeightingId,
    record::{is_default, unique_keys},
};

/// One analyst's reliabilities over the board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weighting {
    /// Its id.
    pub id: WeightingId,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub analyst: String,
    /// The reliabilities that differ from the board's.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "unique_keys")]
    pub reliability: BTreeMap<SourceId, Reliability>,
}
