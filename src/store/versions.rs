//! The versions of the file, from the first to the newest: each is read for ever, and written as the newest.
//!
//! A version that only added fields needs nothing here but its number, for what is missing has its default. Where a field
//! changed its meaning, [`migrate`] makes the old one into the new one. Where the layout changed, the old version keeps a
//! reader of its own, as [`read`](super::read()) is that of the newest. A file of every version is in `tests/fixtures`.

use super::VERSION;
use crate::board::Board;

/// Whether files of `version` can be read.
pub(super) fn is_known(version: u32) -> bool {
    (1..=VERSION).contains(&version)
}

/// Makes `board`, as a file of `version` had it, into what it means today, one version at a time.
pub(super) fn migrate(board: Board, version: u32) -> Board {
    // The first version is the newest still, so no field has changed its meaning yet. A change is a function of two boards
    // in this list, at the place of the version before it.
    const CHANGES: [fn(Board) -> Board; VERSION as usize - 1] = [];
    CHANGES.into_iter().skip(version as usize - 1).fold(board, |board, change| change(board))
}
