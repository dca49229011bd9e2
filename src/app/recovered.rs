//! What a journal that was left behind would bring, beside what the file has.

use std::{path::PathBuf, time::SystemTime};

use super::session::Session;
use crate::{
    board::{Board, Change, Op, RecordId, changes},
    store::{
        Opened, Orphan,
        journal::{Base, Damage, Recovered, fit},
    },
    team::Merged,
};

/// Something that is offered to be brought back.
#[derive(Debug)]
pub(super) struct Offer {
    /// Where it comes from; nobody else can offer it meanwhile.
    pub orphan: Orphan,
    /// What it writes.
    pub ops: Vec<Op>,
}

/// One side of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// When it was last changed.
    pub at: Option<SystemTime>,
    /// How many claims it has.
    pub claims: usize,
    /// How many statements.
    pub statements: usize,
    /// How many sources.
    pub sources: usize,
}

impl Side {
    fn of(board: &Board, at: Option<SystemTime>) -> Self {
        let (claims, statements, sources) = (board.claims.len(), board.statements.len(), board.sources.len());
        Self { at, claims, statements, sources }
    }
}

/// What was found, for the user to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The project's file, if it has one.
    pub file: Option<PathBuf>,
    /// The board as the file has it.
    pub in_file: Side,
    /// The board with what was found.
    pub recovered: Side,
    /// The difference, by name.
    pub changes: Vec<Change>,
    /// What can't be brought back, because it does not fit what the file says by now.
    pub left_out: Vec<RecordId>,
    /// The journal could not be read to its end.
    pub damage: Option<Damage>,
    /// The file is not the one that the changes were made to.
    pub file_changed: bool,
    /// What brings it back.
    pub(super) ops: Vec<Op>,
}

impl Found {
    /// What `recovered` would bring to the board of `session`, which was just opened.
    pub(super) fn of(session: &Session, recovered: &Recovered) -> Self {
        let fit = fit(&session.board, &recovered.ops);
        let mut board = session.board.clone();
        board.apply(&fit.ops);
        let goes_on = match (&session.stamp, &recovered.start.base) {
            (Some(stamp), _) => recovered.goes_on_from(stamp),
            (None, base) => *base == Base::Nothing,
        };
        Self {
            file: session.file.clone(),
            in_file: Side::of(&session.board, session.stamp.as_ref().and_then(crate::store::FileStamp::modified)),
            recovered: Side::of(&board, recovered.at),
            changes: changes(&session.board, &board),
            left_out: fit.left_out,
            damage: recovered.damage,
            file_changed: !goes_on,
            ops: fit.ops,
        }
    }

    /// Whether there is nothing to be told.
    pub(super) fn is_nothing(&self) -> bool {
        self.ops.is_empty() && self.left_out.is_empty() && self.damage.is_none()
    }
}

/// What others made of the file, and how it goes together with ours.
#[derive(Debug)]
pub(super) struct Theirs {
    /// The file as it is now.
    pub opened: Opened,
    /// Both put together.
    pub merged: Merged,
}
