//! What differs between two boards, by the names that such changes have as steps.

use std::collections::BTreeMap;

use super::{Board, RecordId, StepName, difference, naming};

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The record that differs.
    pub id: RecordId,
    /// What it would be called as a step.
    pub name: StepName,
}

/// The differences between `before` and `after` by name, what was added first, then what was changed, then what was
/// deleted.
pub fn changes(before: &Board, after: &Board) -> Vec<Change> {
    let mut kinds: BTreeMap<u8, Vec<Change>> = BTreeMap::new();
    for op in difference(before, after) {
        let old = before.record(op.id);
        let named = match (&op.record, &old) {
            (Some(new), _) => {
                let old = old.as_ref().filter(|_| before.has(op.id));
                naming::of_put(after, old, new).map(|name| (u8::from(old.is_some()), name))
            }
            (None, Some(old)) => {
                let (noun, name) = naming::name_of(before, old);
                Some((2, StepName::Delete(noun, name)))
            }
            (None, None) => None,
        };
        if let Some((kind, name)) = named {
            kinds.entry(kind).or_default().push(Change { id: op.id, name });
        }
    }
    kinds.into_values().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{Claim, ClaimId, Field, Noun, Op, Source, SourceId, record::Head};

    #[test]
    fn additions_come_first_then_changes_then_what_is_gone() {
        let claim = |n, text: &str| Claim::new(ClaimId::fresh(n), text);
        let mut before = Board::default();
        before.apply(&[Op::put(claim(1, "stays")), Op::put(claim(2, "changes")), Op::put(claim(3, "goes"))]);
        let mut after = before.clone();
        assert_eq!(changes(&before, &after), []);
        after.apply(&[
            Op::put(Claim { note: "why".to_owned(), ..claim(2, "changes") }),
            Op::remove(RecordId::Claim(ClaimId::fresh(3))),
            Op::put(Source::new(SourceId::fresh(1), "comes")),
            Op::put(Head { title: "Title".to_owned(), ..Head::default() }),
        ]);
        let names: Vec<StepName> = changes(&before, &after).into_iter().map(|change| change.name).collect();
        assert_eq!(
            names,
            [
                StepName::Add(Noun::Source, "comes".to_owned()),
                StepName::Change(Noun::Board, "Title".to_owned(), Field::Title),
                StepName::Change(Noun::Claim, "changes".to_owned(), Field::Note),
                StepName::Delete(Noun::Claim, "goes".to_owned()),
            ]
        );
    }
}
