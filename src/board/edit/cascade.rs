//! Edits that draw others after them: deleting, taking off, merging.

use std::{collections::BTreeMap, sync::Arc};

use super::{Refusal, Step, source_name, step, text_of};
use crate::board::{
    Board, Claim, ClaimId, Op, Record, RecordId, Relation, Relay, Rivals, SourceId, Statement, StatementId, Status,
    StepName, Target, naming,
};

/// The records of one step under work: what each is to become, on top of the board.
struct Draft<'a> {
    board: &'a Board,
    changed: BTreeMap<RecordId, Option<Record>>,
}

impl<'a> Draft<'a> {
    fn of(board: &'a Board) -> Self {
        Self { board, changed: BTreeMap::new() }
    }

    fn is_gone(&self, id: RecordId) -> bool {
        self.changed.get(&id).is_some_and(Option::is_none)
    }

    fn remove(&mut self, id: RecordId) {
        self.changed.insert(id, None);
    }

    fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.changed.insert(record.id(), Some(record));
    }

    /// The statements that still stand, as this step leaves them.
    fn standing(&self) -> impl Iterator<Item = &Arc<Statement>> {
        self.board.statements.shared().filter_map(|shared| match self.changed.get(&RecordId::Statement(shared.id)) {
            Some(None) => None,
            Some(Some(Record::Statement(changed))) => Some(changed),
            _ => Some(shared),
        })
    }

    /// Lets `change` rewrite every statement that still stands; it says whether it changed anything.
    fn statements(&mut self, mut change: impl FnMut(&mut Statement) -> bool) {
        let rewritten: Vec<Statement> = self
            .standing()
            .filter_map(|shared| {
                let mut statement = shared.as_ref().clone();
                change(&mut statement).then_some(statement)
            })
            .collect();
        for statement in rewritten {
            self.put(statement);
        }
    }

    /// Takes `id` and all that can't be without it, until nothing refers to what is gone.
    fn delete(&mut self, id: RecordId) {
        let mut queue = vec![id];
        while let Some(id) = queue.pop() {
            if self.is_gone(id) {
                continue;
            }
            let repeated = match id {
                RecordId::Statement(id) => self.standing().find(|s| s.id == id).and_then(|s| s.repeats),
                _ => None,
            };
            self.remove(id);
            match id {
                RecordId::Source(source) => self.without_source(source, &mut queue),
                RecordId::Claim(claim) => self.without_claim(claim, &mut queue),
                RecordId::Statement(statement) => self.without_statement(statement, repeated),
                RecordId::Relation(_) => self.without_target(id, &mut queue),
                RecordId::Document(document) => self.statements(|statement| {
                    let before = statement.passages.len();
                    statement.passages.retain(|passage| passage.document != document);
                    statement.passages.len() != before
                }),
                RecordId::Head | RecordId::Rivals(_) | RecordId::Weighting(_) => {}
            }
        }
    }

    fn without_source(&mut self, source: SourceId, queue: &mut Vec<RecordId>) {
        for statement in self.board.statements.iter().filter(|statement| statement.origin == source) {
            queue.push(RecordId::Statement(statement.id));
        }
        self.statements(|statement| {
            let carried = statement.relays.iter().position(|relay| relay.by == source);
            if let Some(place) = carried {
                // Who quoted the relay that goes now quotes what it quoted.
                let gone = statement.relays.remove(place);
                for relay in &mut statement.relays {
                    if relay.from == Some(source) {
                        relay.from = gone.from;
                    }
                }
            }
            let retracted = matches!(statement.status, Status::Retracted { by: Some(by), .. } if by == source);
            if let (true, Status::Retracted { by, .. }) = (retracted, &mut statement.status) {
                *by = None;
            }
            carried.is_some() | retracted
        });
        for other in self.board.sources.iter().filter(|other| other.voice == Some(source)) {
            if !self.is_gone(RecordId::Source(other.id)) {
                let mut other = other.clone();
                other.voice = None;
                self.put(other);
            }
        }
        for document in self.board.documents.iter().filter(|document| document.publisher == Some(source)) {
            let mut document = document.clone();
            document.publisher = None;
            self.put(document);
        }
        for weighting in self.board.weightings.iter().filter(|w| w.reliability.contains_key(&source)) {
            let mut weighting = weighting.clone();
            weighting.reliability.remove(&source);
            self.put(weighting);
        }
        self.without_target(RecordId::Source(source), queue);
    }

    fn without_claim(&mut self, claim: ClaimId, queue: &mut Vec<RecordId>) {
        let tied = |relation: &&Relation| relation.a == claim || relation.b == claim;
        queue.extend(self.board.relations.iter().filter(tied).map(|relation| RecordId::Relation(relation.id)));
        for rivals in self.board.rivals.iter().filter(|rivals| rivals.claims.contains(&claim)) {
            let rest: Vec<ClaimId> = rivals.claims.iter().copied().filter(|member| *member != claim).collect();
            if rest.len() < 2 {
                self.remove(RecordId::Rivals(rivals.id));
            } else {
                for (id, prior) in super::prior::without(self.board, rivals, &rest) {
                    if let Some(member) = self.board.claims.get(id) {
                        self.put(Claim { prior, ..member.clone() });
                    }
                }
                self.put(Rivals { claims: rest, ..rivals.clone() });
            }
        }
        self.without_target(RecordId::Claim(claim), queue);
    }

    fn without_statement(&mut self, gone: StatementId, repeated: Option<StatementId>) {
        // The first of those that repeated it takes its place, so that what was said once is still said once.
        let heir = self.standing().find(|statement| statement.repeats == Some(gone)).map(|statement| statement.id);
        self.statements(|statement| {
            let repeats = statement.repeats == Some(gone);
            if repeats {
                statement.repeats = repeated.or(heir).filter(|first| *first != statement.id);
            }
            let superseded = statement.status == Status::Superseded { by: gone };
            if superseded {
                statement.status = Status::Standing;
            }
            let before = statement.bears_on.len();
            statement.bears_on.retain(|bearing| bearing.on != Target::Statement(gone));
            repeats | superseded | (statement.bears_on.len() != before)
        });
    }

    /// Statements lose their bearings on what goes; those that bore on nothing else go with it.
    fn without_target(&mut self, id: RecordId, queue: &mut Vec<RecordId>) {
        let target = match id {
            RecordId::Claim(id) => Target::Claim(id),
            RecordId::Relation(id) => Target::Relation(id),
            RecordId::Source(id) => Target::Source(id),
            _ => return,
        };
        self.statements(|statement| {
            let before = statement.bears_on.len();
            statement.bears_on.retain(|bearing| bearing.on != target);
            if statement.bears_on.is_empty() && before > 0 {
                queue.push(RecordId::Statement(statement.id));
            }
            statement.bears_on.len() != before
        });
    }

    fn into_ops(self) -> Vec<Op> {
        let board = self.board;
        self.changed
            .into_iter()
            .filter(|(id, record)| record.is_some() || board.has(*id))
            .map(|(id, record)| Op { id, record })
            .collect()
    }
}

pub(super) fn delete(board: &Board, id: RecordId) -> Result<Step, Refusal> {
    let record = board.record(id).filter(|_| id != RecordId::Head).ok_or(Refusal::Gone(id))?;
    let (noun, name) = naming::name_of(board, &record);
    let mut draft = Draft::of(board);
    draft.delete(id);
    Ok(step(StepName::Delete(noun, name), draft.into_ops(), None))
}

pub(super) fn unbear(board: &Board, id: StatementId, claim: ClaimId) -> Result<Step, Refusal> {
    let mut statement = board.statements.get(id).ok_or(Refusal::Gone(RecordId::Statement(id)))?.clone();
    let name = StepName::Unbear { source: source_name(board, statement.origin)?, claim: text_of(board, claim)? };
    let before = statement.bears_on.len();
    statement.bears_on.retain(|bearing| bearing.on != Target::Claim(claim));
    if statement.bears_on.len() == before {
        return Err(Refusal::Nothing);
    }
    if statement.bears_on.is_empty() {
        let mut draft = Draft::of(board);
        draft.delete(RecordId::Statement(id));
        return Ok(step(name, draft.into_ops(), Some(RecordId::Claim(claim))));
    }
    Ok(step(name, vec![Op::put(statement)], Some(RecordId::Claim(claim))))
}

pub(super) fn merge(board: &Board, keep: SourceId, merged: SourceId) -> Result<Step, Refusal> {
    if keep == merged {
        return Err(Refusal::Same);
    }
    let name = StepName::Merge { kept: source_name(board, keep)?, merged: source_name(board, merged)? };
    let (Some(mut kept), Some(gone)) = (board.sources.share(keep), board.sources.get(merged)) else {
        return Err(Refusal::Gone(RecordId::Source(merged)));
    };
    let mut draft = Draft::of(board);
    let source = Arc::make_mut(&mut kept);
    let names = std::iter::once(&gone.name).chain(&gone.aliases);
    for alias in names.filter(|name| !name.is_empty()) {
        if *alias != source.name && !source.aliases.contains(alias) {
            source.aliases.push(alias.clone());
        }
    }
    // Whoever shares the lead of `merged` will share that of `keep`, which must not lead back to them.
    let mut above = std::iter::successors(source.voice, |lead| board.sources.get(*lead).and_then(|lead| lead.voice));
    if above.any(|lead| lead == merged) {
        source.voice = gone.voice;
    }
    source.protected |= gone.protected;
    source.hits += gone.hits;
    source.misses += gone.misses;
    if !gone.note.is_empty() {
        source.note =
            if source.note.is_empty() { gone.note.clone() } else { format!("{}\n{}", source.note, gone.note) };
    }
    draft.put(Record::Source(kept.clone()));
    draft.statements(|statement| takes_over(statement, keep, merged));
    for other in board.sources.iter().filter(|other| other.voice == Some(merged) && other.id != keep) {
        let mut other = other.clone();
        other.voice = Some(keep);
        draft.put(other);
    }
    for document in board.documents.iter().filter(|document| document.publisher == Some(merged)) {
        let mut document = document.clone();
        document.publisher = Some(keep);
        draft.put(document);
    }
    for weighting in board.weightings.iter().filter(|w| w.reliability.contains_key(&merged)) {
        let mut weighting = weighting.clone();
        if let Some(reliability) = weighting.reliability.remove(&merged) {
            weighting.reliability.entry(keep).or_insert(reliability);
        }
        draft.put(weighting);
    }
    draft.remove(RecordId::Source(merged));
    Ok(step(name, draft.into_ops(), Some(RecordId::Source(keep))))
}

/// Puts `keep` wherever `statement` names `merged`. Says whether it did.
fn takes_over(statement: &mut Statement, keep: SourceId, merged: SourceId) -> bool {
    let before = statement.clone();
    if statement.origin == merged {
        statement.origin = keep;
    }
    let both = |relays: &[Relay]| [keep, merged].iter().all(|by| relays.iter().any(|relay| relay.by == *by));
    if both(&statement.relays) {
        // One source can carry a statement once: the merged link goes, who quoted it quotes what it quoted.
        let from = statement.relays.iter().find(|relay| relay.by == merged).and_then(|relay| relay.from);
        statement.relays.retain(|relay| relay.by != merged);
        for relay in &mut statement.relays {
            if relay.from == Some(merged) {
                relay.from = from.filter(|from| *from != relay.by);
            }
        }
    }
    for relay in &mut statement.relays {
        if relay.by == merged {
            relay.by = keep;
        }
        if relay.from == Some(merged) {
            relay.from = Some(keep);
        }
    }
    if let Status::Retracted { by: Some(by), .. } = &mut statement.status
        && *by == merged
    {
        *by = keep;
    }
    for bearing in &mut statement.bears_on {
        if bearing.on == Target::Source(merged) {
            bearing.on = Target::Source(keep);
        }
    }
    let mut seen = Vec::new();
    statement.bears_on.retain(|bearing| {
        let first = !seen.contains(&bearing.on);
        seen.push(bearing.on);
        first
    });
    *statement != before
}
