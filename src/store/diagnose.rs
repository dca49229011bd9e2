//! What exactly is wrong with a file that can't be read, and where.

use ron::error::SpannedError;

use super::{
    problem::{Place, Problem},
    read,
};
use crate::board::check;

/// Every problem of `text`; `error` is what the quick reader stumbled over.
pub(super) fn diagnose(text: &str, error: Option<&SpannedError>) -> Vec<Problem> {
    if let Some(error) = error {
        let place = Place { line: error.span.end.line, column: error.span.end.col };
        return vec![Problem { place, message: error.code.to_string() }];
    }
    let start = Place { line: 1, column: 1 };
    read::fast(text)
        .iter()
        .flat_map(check::problems)
        .map(|problem| Problem { place: start, message: problem.to_string() })
        .collect()
}
