//! The summary for programs.
//!
//! One object: `format` is `credence-summary`, `version` is [`VERSION`], and beside them stand the fields of
//! [`Summary`], under the names they have there (`for` and `against` in a claim are its evidence, each statement's
//! fields next to `weight`, `anyway` and `push`). What is not known is `null`, text that is empty is `""`, dates are
//! ISO 8601 text. A program that reads version 1 must allow for fields it doesn't know; a change of a known one raises
//! the version.

use serde::Serialize;

use super::Summary;

/// What `format` says.
pub const FORMAT: &str = "credence-summary";
/// The version of the contract.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Contract<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    summary: &'a Summary,
}

/// The summary as indented JSON.
pub fn write(summary: &Summary) -> String {
    let contract = Contract { format: FORMAT, version: VERSION, summary };
    // A summary has text keys and finite numbers only, so this does not fail; if it did, the file would say so.
    let mut text = serde_json::to_string_pretty(&contract)
        .unwrap_or_else(|error| format!("{{\"format\":\"{FORMAT}\",\"error\":{:?}}}", error.to_string()));
    text.push('\n');
    text
}
