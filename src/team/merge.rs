//! The three-way merge of boards, by ids.

use std::collections::BTreeSet;

use super::fields::{self, Clash};
use crate::board::{Board, Flaw, Head, Op, Problem, Record, RecordId, check, difference};

/// Rounds of undoing what breaks a rule before one side has its way altogether.
const ROUNDS: usize = 64;

/// Both sides' changes, put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The writes that bring their changes onto our board. What is in conflict stays as we have it.
    pub ops: Vec<Op>,
    /// What could not be put together.
    pub conflicts: Vec<Conflict>,
}

/// Something that both sides changed, each in another way.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub id: RecordId,
    /// The field, by its name in the file; nothing if it is about the whole record.
    pub field: Option<String>,
    /// What we have, as text; empty where we took it away.
    pub ours: String,
    /// What they have.
    pub theirs: String,
    /// What the record becomes if they have their way about all its fields; nothing takes it away.
    theirs_record: Option<Record>,
}

/// Whose way a conflict is settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Ours.
    #[default]
    Ours,
    /// Theirs.
    Theirs,
}

/// Merges `theirs` into `ours`; both go on from `base`.
///
/// A record that only one side touched is as that side has it, and a field likewise. What is needed is not deleted: where
/// one side deleted a record that the other one changed or refers to, it stays. The result breaks no rule that `ours`
/// keeps: whatever of `theirs` would is left out and listed.
pub fn merge(base: &Board, ours: &Board, theirs: &Board) -> Merged {
    let mut conflicts = Vec::new();
    let mut ops = Vec::new();
    for op in difference(base, theirs) {
        let id = op.id;
        let (was, mine) = (base.record(id), ours.record(id));
        if mine == op.record {
            continue;
        }
        if mine == was {
            ops.push(op);
            continue;
        }
        match (was, mine, op.record) {
            (Some(was), Some(mine), Some(new)) => {
                let (merged, clashes) = both(&was, &mine, &new);
                conflicts.extend(clashes.into_iter().map(|(clash, theirs_record)| Conflict {
                    id,
                    field: Some(clash.field),
                    ours: clash.ours,
                    theirs: clash.theirs,
                    theirs_record: Some(theirs_record),
                }));
                if merged != mine {
                    ops.push(Op::put(merged));
                }
            }
            // One deleted what the other one changed: it stays. Two new ones with one id can't be, but a file can.
            (_, None, Some(new)) => {
                conflicts.push(whole(id, None, Some(&new)));
                ops.push(Op::put(new));
            }
            (_, mine, new) => conflicts.push(whole(id, mine.as_ref(), new.as_ref())),
        }
    }
    let mut merged = Merged { ops, conflicts };
    merged.make_sound(base, ours, theirs);
    merged
}

impl Merged {
    /// The writes with each conflict settled as `choices` say, in the order of [`Merged::conflicts`] (ours, where none is
    /// given). Of a record in conflict about several fields, the record follows its first choice for them.
    ///
    /// What would break a rule is settled our way after all.
    pub fn settled(&self, ours: &Board, choices: &[Choice]) -> Vec<Op> {
        let mut ops = self.ops.clone();
        let chosen = self.conflicts.iter().zip(choices).filter(|(_, choice)| **choice == Choice::Theirs);
        for (conflict, _) in chosen {
            let mut tried: Vec<Op> = ops.iter().filter(|op| op.id != conflict.id).cloned().collect();
            tried.push(Op { id: conflict.id, record: conflict.theirs_record.clone() });
            let mut after = ours.clone();
            after.apply(&tried);
            if new_problems(ours, &after).is_empty() {
                ops = tried;
            }
        }
        ops
    }

    /// Takes back what breaks a rule that our board keeps.
    fn make_sound(&mut self, base: &Board, ours: &Board, theirs: &Board) {
        for round in 0.. {
            let mut after = ours.clone();
            after.apply(&self.ops);
            let problems = new_problems(ours, &after);
            if problems.is_empty() {
                return;
            }
            if round >= ROUNDS {
                let ops = std::mem::take(&mut self.ops);
                self.conflicts
                    .extend(ops.into_iter().map(|op| whole(op.id, ours.record(op.id).as_ref(), op.record.as_ref())));
                return;
            }
            for problem in problems {
                if !self.restore(&problem, base, theirs) {
                    self.give_up(problem.at, ours);
                }
            }
        }
    }

    /// Brings back a record that one side deleted and the other one refers to; says whether there was one.
    fn restore(&mut self, problem: &Problem, base: &Board, theirs: &Board) -> bool {
        let Flaw::Missing { id, .. } = problem.flaw else { return false };
        // They deleted it, and we need it.
        if let Some(at) = self.ops.iter().position(|op| op.record.is_none() && op.id.as_str() == id) {
            let op = self.ops.remove(at);
            self.conflicts.push(whole(op.id, base.record(op.id).as_ref(), None));
            return true;
        }
        // We deleted it, and they need it.
        let lost = [theirs, base].into_iter().find_map(|board| {
            board.records().find(|record| record.id() != RecordId::Head && record.id().as_str() == id)
        });
        let Some(lost) = lost else { return false };
        self.conflicts.push(whole(lost.id(), None, Some(&lost)));
        self.ops.push(Op::put(lost));
        true
    }

    /// Leaves the record as we have it; if that is not to blame, leaves all of theirs of its kind out.
    fn give_up(&mut self, at: RecordId, ours: &Board) {
        let kind = std::mem::discriminant(&at);
        let is_one = self.ops.iter().any(|op| op.id == at);
        let to_blame: BTreeSet<RecordId> = self
            .ops
            .iter()
            .map(|op| op.id)
            // Priors of a rival set are wrong through its claims.
            .filter(|id| {
                if is_one { *id == at } else { std::mem::discriminant(id) == kind || matches!(id, RecordId::Claim(_)) }
            })
            .collect();
        let to_blame: BTreeSet<RecordId> =
            if to_blame.is_empty() { self.ops.iter().map(|op| op.id).collect() } else { to_blame };
        let (out, kept) = std::mem::take(&mut self.ops).into_iter().partition(|op| to_blame.contains(&op.id));
        self.ops = kept;
        let out: Vec<Op> = out;
        self.conflicts.extend(out.into_iter().map(|op| whole(op.id, ours.record(op.id).as_ref(), op.record.as_ref())));
    }
}

/// What is wrong with `after` that was not wrong with `before`.
fn new_problems(before: &Board, after: &Board) -> Vec<Problem> {
    let known = check::problems(before);
    check::problems(after).into_iter().filter(|problem| !known.contains(problem)).collect()
}

fn whole(id: RecordId, ours: Option<&Record>, theirs: Option<&Record>) -> Conflict {
    let text = |record: Option<&Record>| record.map(brief).unwrap_or_default();
    Conflict { id, field: None, ours: text(ours), theirs: text(theirs), theirs_record: theirs.cloned() }
}

/// What a record says, in a few words of its own.
fn brief(record: &Record) -> String {
    match record {
        Record::Head(head) => head.title.clone(),
        Record::Source(source) => source.name.clone(),
        Record::Claim(claim) => claim.text.clone(),
        Record::Statement(said) => [&said.paraphrase, &said.quote]
            .into_iter()
            .find(|text| !text.is_empty())
            .cloned()
            .unwrap_or_else(|| said.id.to_string()),
        Record::Relation(relation) => relation.id.to_string(),
        Record::Rivals(rivals) => rivals.id.to_string(),
        Record::Document(document) => document.title.clone(),
        Record::Weighting(weighting) => weighting.analyst.clone(),
    }
}

/// Both sides' changes to one record, with ours where they clash, and what clashes, each with their record.
fn both(base: &Record, ours: &Record, theirs: &Record) -> (Record, Vec<(Clash, Record)>) {
    macro_rules! by_fields {
        ($($kind:ident)*) => {
            match (base, ours, theirs) {
                $((Record::$kind(base), Record::$kind(ours), Record::$kind(theirs)) => {
                    fields::merge(base.as_ref(), ours.as_ref(), theirs.as_ref())
                        .map(|(us, them, clashes)| (Record::from(us), Record::from(them), clashes))
                })*
                (Record::Head(base), Record::Head(ours), Record::Head(theirs)) => Some(heads(base, ours, theirs)),
                _ => None,
            }
        };
    }
    let merged = by_fields!(Source Claim Statement Relation Rivals Document Weighting);
    let Some((us, them, clashes)) = merged else {
        // What can't be looked at closer is in conflict as a whole.
        let clash = Clash { field: String::new(), ours: brief(ours), theirs: brief(theirs) };
        return (ours.clone(), vec![(clash, theirs.clone())]);
    };
    (us, clashes.into_iter().map(|clash| (clash, them.clone())).collect())
}

/// Heads are not written as records of their own.
fn heads(base: &Head, ours: &Head, theirs: &Head) -> (Record, Record, Vec<Clash>) {
    let (mut us, mut them) = (ours.clone(), theirs.clone());
    let created = |head: &Head| head.created.map(|stamp| stamp.to_string()).unwrap_or_default();
    let clashing = [
        ("title", pick(&base.title, &mut us.title, &mut them.title), ours.title.clone(), theirs.title.clone()),
        (
            "question",
            pick(&base.question, &mut us.question, &mut them.question),
            ours.question.clone(),
            theirs.question.clone(),
        ),
        ("created", pick(&base.created, &mut us.created, &mut them.created), created(ours), created(theirs)),
        ("grades", pick(&base.scale, &mut us.scale, &mut them.scale), String::new(), String::new()),
        ("extra", pick(&base.extra, &mut us.extra, &mut them.extra), String::new(), String::new()),
    ];
    let clashes = clashing.into_iter().filter(|(_, clash, ..)| *clash);
    let clashes = clashes.map(|(field, _, ours, theirs)| Clash { field: field.to_owned(), ours, theirs }).collect();
    (us.into(), them.into(), clashes)
}

/// Gives both sides what only one of them changed; says whether both did, each in another way.
fn pick<T: Clone + PartialEq>(base: &T, ours: &mut T, theirs: &mut T) -> bool {
    if ours == base {
        *ours = theirs.clone();
    } else if theirs == base {
        *theirs = ours.clone();
    }
    ours != theirs
}
