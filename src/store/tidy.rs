//! Negative zero, which equals zero but is written differently, made zero.

use crate::board::{Board, Op, Record, check};

/// Makes every negative zero of `board` a zero, so that boards which are equal are written alike.
pub(super) fn tidy(board: &mut Board) {
    let numbers = board
        .sources
        .shared()
        .map(|source| Record::Source(source.clone()))
        .chain(board.statements.shared().map(|statement| Record::Statement(statement.clone())))
        .chain(board.relations.shared().map(|relation| Record::Relation(relation.clone())));
    let changed: Vec<Op> = numbers.filter_map(|mut record| check::tidy(&mut record).then(|| Op::put(record))).collect();
    board.apply(&changed);
}
