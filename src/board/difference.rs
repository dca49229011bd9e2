//! The difference of two boards, as the writes that make one into the other.

use std::{cmp::Ordering, sync::Arc};

use super::{Board, Id, Op, Record, RecordId, Table, id::Named, table::Keyed};

/// The writes that make `from` into `to`: absolute, at most one for each record, in the order of the file's sections
/// and of the ids.
///
/// Records that both boards share are compared by their address alone, so the difference of a board and a changed copy
/// of it costs next to nothing per record.
pub fn difference(from: &Board, to: &Board) -> Vec<Op> {
    let mut ops = Vec::new();
    if from.head != to.head {
        ops.push(Op { id: RecordId::Head, record: Some(Record::Head(to.head.clone().into())) });
    }
    table(&from.sources, &to.sources, RecordId::Source, Record::Source, &mut ops);
    table(&from.claims, &to.claims, RecordId::Claim, Record::Claim, &mut ops);
    table(&from.statements, &to.statements, RecordId::Statement, Record::Statement, &mut ops);
    table(&from.relations, &to.relations, RecordId::Relation, Record::Relation, &mut ops);
    table(&from.rivals, &to.rivals, RecordId::Rivals, Record::Rivals, &mut ops);
    table(&from.documents, &to.documents, RecordId::Document, Record::Document, &mut ops);
    table(&from.weightings, &to.weightings, RecordId::Weighting, Record::Weighting, &mut ops);
    ops
}

/// The same for one table: both are sorted by id, so one pass over both finds everything.
fn table<T: Keyed + PartialEq>(
    from: &Table<T>,
    to: &Table<T>,
    id: impl Fn(Id<T::Kind>) -> RecordId,
    record: impl Fn(Arc<T>) -> Record,
    ops: &mut Vec<Op>,
) where
    T::Kind: Named,
{
    let (mut old, mut new) = (from.shared().peekable(), to.shared().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(old), Some(new)) => old.id().cmp(&new.id()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        let old = if order.is_le() { old.next() } else { None };
        let new = if order.is_ge() { new.next() } else { None };
        match (old, new) {
            (Some(old), Some(new)) if Arc::ptr_eq(old, new) || old == new => {}
            (_, Some(new)) => ops.push(Op { id: id(new.id()), record: Some(record(new.clone())) }),
            (Some(old), None) => ops.push(Op::remove(id(old.id()))),
            (None, None) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{Claim, ClaimId, Source, SourceId};

    fn claim(number: u64) -> Claim {
        Claim::new(ClaimId::fresh(number), number.to_string())
    }

    #[test]
    fn it_makes_one_board_into_the_other_and_touches_nothing_else() {
        let mut from = Board { claims: (0..600).map(claim).collect(), ..Board::default() };
        from.apply(&[Op::put(Source::new(SourceId::fresh(1), "Ann"))]);
        let mut to = from.clone();
        let reworded = Claim { text: "reworded".into(), ..claim(300) };
        // Written anew, yet as it was.
        let rewritten = claim(7);
        to.apply(&[
            Op::put(reworded.clone()),
            Op::put(rewritten),
            Op::put(claim(900)),
            Op::remove(RecordId::Claim(claim(599).id)),
            Op::remove(RecordId::Source(SourceId::fresh(1))),
        ]);
        to.head.title = "Another title".into();
        let ops = difference(&from, &to);
        assert_eq!(ops.len(), 5, "{ops:?}");
        let mut made = from.clone();
        let inverse = made.apply(&ops);
        assert_eq!(made, to);
        made.apply(&inverse);
        assert_eq!(made, from);
        assert_eq!(difference(&from, &from.clone()), []);
    }
}
