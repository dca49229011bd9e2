//! Reweighing after a change equals weighing the whole board, bit for bit.

use credence::{
    board::{Board, Grade, GradePoint, Op, Record, RecordId, Reliability, SourceId, Status},
    weigh::weigh,
};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::support::boards::{Ingredients, boards, claim, source, statement};

/// One change of a random record: which, how, and to what.
type Change = (u8, Index, f64);

/// What `change` makes of `board`, as ops; none if there is nothing for it to change.
fn ops(board: &Board, (how, which, number): Change) -> Vec<Op> {
    let source = board.sources.get(source(which.index(board.sources.len()))).cloned();
    let claim = board.claims.get(claim(which.index(board.claims.len()))).cloned();
    let statement = board.statements.get(statement(which.index(board.statements.len().max(1)))).cloned();
    let lead: Option<SourceId> = board.sources.iter().next().map(|source| source.id);
    let record: Option<Record> = match how {
        0 => source.map(|mut source| {
            source.reliability = Reliability::Probability(0.02 + 0.96 * number);
            source.into()
        }),
        1 => source.map(|mut source| {
            source.fidelity = Some(0.5 + 0.49 * number);
            source.into()
        }),
        2 => source.filter(|source| Some(source.id) != lead).map(|mut source| {
            source.voice = if source.voice.is_some() { None } else { lead };
            source.into()
        }),
        3 => claim.map(|mut claim| {
            claim.outcome = [None, Some(true), Some(false)][which.index(3)];
            claim.into()
        }),
        4 => claim.map(|mut claim| {
            claim.text = format!("{number}");
            claim.into()
        }),
        5 => statement.map(|mut statement| {
            statement.bears_on.iter_mut().for_each(|bearing| bearing.weight = number);
            statement.into()
        }),
        6 => statement.map(|mut statement| {
            statement.quote = format!("{number}");
            statement.into()
        }),
        7 => statement.map(|mut statement| {
            statement.status = Status::Retracted { by: None, on: None };
            statement.into()
        }),
        8 => {
            let mut head = board.head.clone();
            head.scale.changed.insert(Grade::C, GradePoint { mean: 0.02 + 0.96 * number, strength: 9.0 });
            Some(head.into())
        }
        9 => return statement.map(|statement| Op::remove(RecordId::Statement(statement.id))).into_iter().collect(),
        _ => {
            return board
                .relations
                .iter()
                .next()
                .map(|relation| Op::remove(RecordId::Relation(relation.id)))
                .into_iter()
                .collect();
        }
    };
    record.map(Op::put).into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn an_update_equals_a_whole_weighing(
        board in boards(Ingredients::ALL),
        changes in vec((0..11_u8, any::<Index>(), 0.0..=1.0), 1..12),
    ) {
        let Ok(mut weights) = weigh(&board) else { return Ok(()) };
        let mut board = board;
        // A board that can't be weighed leaves the weights behind; what was touched meanwhile is still to be caught up.
        let mut touched: Vec<RecordId> = Vec::new();
        for change in changes {
            let ops = ops(&board, change);
            board.apply(&ops);
            touched.extend(ops.iter().map(|op| op.id));
            let before = weights.clone();
            match (weights.update(&board, &touched), weigh(&board)) {
                (Ok(again), Ok(fresh)) => {
                    prop_assert!(weights.verdicts().eq(fresh.verdicts()), "after {change:?}");
                    for (claim, verdict) in fresh.verdicts().filter(|(claim, _)| !again.contains(claim)) {
                        prop_assert_eq!(before.verdict(claim), Some(verdict), "it was left as it is");
                    }
                    touched.clear();
                }
                (Err(found), Err(expected)) => {
                    prop_assert_eq!(found, expected);
                    prop_assert!(weights.verdicts().eq(before.verdicts()), "an impossible board leaves the weights");
                }
                (found, expected) => prop_assert!(false, "updated: {found:?}, weighed: {}", expected.is_ok()),
            }
        }
    }

    #[test]
    fn a_slider_leaves_strangers_alone(board in boards(Ingredients { rivals: false, relations: 0, ..Ingredients::ALL })) {
        let Ok(mut weights) = weigh(&board) else { return Ok(()) };
        let mut board = board;
        let mut moved = board.sources.get(source(0)).expect("it is there").clone();
        moved.reliability = Reliability::Probability(0.33);
        let op = Op::put(moved);
        board.apply(std::slice::from_ref(&op));
        for claim in weights.update(&board, &[op.id]).expect("as possible as before") {
            let mut speakers = board.statements.iter().filter(|s| s.is_weighed() && s.bearing(claim).is_some());
            let heard = speakers.any(|statement| {
                let relayed = statement.relays.iter().any(|relay| relay.by == source(0));
                board.voice(statement.origin) == source(0) || relayed
            });
            prop_assert!(heard, "{} hears nothing of the source", claim);
        }
    }
}
