//! Several people on one board: what each of them changed, put together.
//!
//! - [`merge()`]: two versions of a board that go on from the same one, merged record by record and field by field.

mod fields;
mod merge;

pub use merge::{Choice, Conflict, Merged, merge};
