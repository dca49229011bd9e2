//! The domain as plain data: a [`Board`] of claims, the sources that speak on them, and what they say.
//!
//! Nothing here knows a file, a clock, a thread or a screen. Time and randomness come in as arguments.
//!
//! - [`id`], [`date`], [`grade`], [`rank`]: small values;
//! - [`source`], [`claim`], [`statement`], [`relation`], [`document`], [`weighting`]: the records, one file each;
//! - [`table`]: where the records of one kind are kept, cheap to share with another thread;
//! - [`record`]: one record of any kind, and [`Op`], the one way in which a board changes;
//! - [`edit`]: what a user can do ([`Edit`]), planned into a named [`Step`];
//! - [`history`]: undo and redo; [`difference()`]: what makes one board into another;
//! - [`changes()`]: the difference of two boards by name;
//! - [`check`]: what must hold on every board;
//! - [`links`]: who is used where, kept up to date as the board changes.

mod changes;
pub mod check;
pub mod claim;
pub mod date;
pub mod difference;
pub mod document;
pub mod edit;
pub mod grade;
pub mod history;
pub mod id;
pub mod links;
mod naming;
pub mod rank;
pub mod record;
pub mod relation;
pub mod source;
pub mod statement;
pub mod table;
pub mod weighting;

use std::collections::BTreeMap;

pub use changes::{Change, changes};
pub use check::{Flaw, Problem};
pub use claim::Claim;
pub use date::{Date, Stamp};
pub use difference::difference;
pub use document::Document;
pub use edit::{Edit, Refusal, Step, plan};
pub use grade::{Grade, GradePoint, Reliability, Scale};
pub use history::History;
pub use id::{ClaimId, DocumentId, Id, RelationId, RivalsId, SourceId, StatementId, WeightingId};
pub use links::Links;
pub use naming::{Field, Noun, StepName};
pub use record::{Head, Op, Record, RecordId};
pub use relation::{Relation, RelationKind, Rivals, RivalsKind};
pub use source::{Anonymity, Source, SourceKind};
pub use statement::{Basis, Bearing, Passage, Relay, Stance, Statement, Status, Target};
pub use table::Table;
pub use weighting::Weighting;

/// The whole: sources, claims, statements, relations, rivals, documents and weightings.
///
/// Cloning is cheap (the tables share their chunks), so a worker thread is simply handed a clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// Title, question and the other things there is one of.
    pub head: Head,
    /// Who speaks.
    pub sources: Table<Source>,
    /// What may be true or false.
    pub claims: Table<Claim>,
    /// Who said what, through whom.
    pub statements: Table<Statement>,
    /// Ties between two claims.
    pub relations: Table<Relation>,
    /// Sets of claims of which exactly or at most one holds.
    pub rivals: Table<Rivals>,
    /// Texts the statements were found in.
    pub documents: Table<Document>,
    /// Other analysts' reliabilities over this board.
    pub weightings: Table<Weighting>,
}

impl Board {
    /// Applies `ops` in order and returns the ops that undo them, in the order in which they must be applied.
    ///
    /// This is the only way in which a board changes; it checks nothing. [`plan`] does.
    pub fn apply(&mut self, ops: &[Op]) -> Vec<Op> {
        let mut inverse: Vec<Op> = ops.iter().map(|op| self.swap(op)).collect();
        inverse.reverse();
        inverse
    }

    fn swap(&mut self, op: &Op) -> Op {
        use Record as R;
        use RecordId as I;
        let old = match (op.id, &op.record) {
            (I::Head, Some(R::Head(head))) => {
                Some(R::Head(std::mem::replace(&mut self.head, head.as_ref().clone()).into()))
            }
            (I::Head, _) => Some(R::Head(std::mem::take(&mut self.head).into())),
            (I::Source(id), new) => self.sources.put(id, new.as_ref().and_then(R::as_source)).map(R::Source),
            (I::Claim(id), new) => self.claims.put(id, new.as_ref().and_then(R::as_claim)).map(R::Claim),
            (I::Statement(id), new) => {
                self.statements.put(id, new.as_ref().and_then(R::as_statement)).map(R::Statement)
            }
            (I::Relation(id), new) => self.relations.put(id, new.as_ref().and_then(R::as_relation)).map(R::Relation),
            (I::Rivals(id), new) => self.rivals.put(id, new.as_ref().and_then(R::as_rivals)).map(R::Rivals),
            (I::Document(id), new) => self.documents.put(id, new.as_ref().and_then(R::as_document)).map(R::Document),
            (I::Weighting(id), new) => {
                self.weightings.put(id, new.as_ref().and_then(R::as_weighting)).map(R::Weighting)
            }
        };
        Op { id: op.id, record: old }
    }

    /// The record `id` names, if the board has it.
    pub fn record(&self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::Head => Some(Record::Head(self.head.clone().into())),
            RecordId::Source(id) => self.sources.share(id).map(Record::Source),
            RecordId::Claim(id) => self.claims.share(id).map(Record::Claim),
            RecordId::Statement(id) => self.statements.share(id).map(Record::Statement),
            RecordId::Relation(id) => self.relations.share(id).map(Record::Relation),
            RecordId::Rivals(id) => self.rivals.share(id).map(Record::Rivals),
            RecordId::Document(id) => self.documents.share(id).map(Record::Document),
            RecordId::Weighting(id) => self.weightings.share(id).map(Record::Weighting),
        }
    }

    /// All records, the head first, then section by section in the order of the file.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        std::iter::once(Record::Head(self.head.clone().into()))
            .chain(self.sources.shared().cloned().map(Record::Source))
            .chain(self.claims.shared().cloned().map(Record::Claim))
            .chain(self.statements.shared().cloned().map(Record::Statement))
            .chain(self.relations.shared().cloned().map(Record::Relation))
            .chain(self.rivals.shared().cloned().map(Record::Rivals))
            .chain(self.documents.shared().cloned().map(Record::Document))
            .chain(self.weightings.shared().cloned().map(Record::Weighting))
    }

    /// How many records there are, the head not counted.
    pub fn len(&self) -> usize {
        self.sources.len()
            + self.claims.len()
            + self.statements.len()
            + self.relations.len()
            + self.rivals.len()
            + self.documents.len()
            + self.weightings.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the board has the record `id` names.
    pub fn has(&self, id: RecordId) -> bool {
        match id {
            RecordId::Head => true,
            RecordId::Source(id) => self.sources.get(id).is_some(),
            RecordId::Claim(id) => self.claims.get(id).is_some(),
            RecordId::Statement(id) => self.statements.get(id).is_some(),
            RecordId::Relation(id) => self.relations.get(id).is_some(),
            RecordId::Rivals(id) => self.rivals.get(id).is_some(),
            RecordId::Document(id) => self.documents.get(id).is_some(),
            RecordId::Weighting(id) => self.weightings.get(id).is_some(),
        }
    }

    /// The claims in the order the user gave them: by rank, then by id.
    pub fn claims_in_order(&self) -> Vec<ClaimId> {
        let mut claims: Vec<&Claim> = self.claims.iter().collect();
        claims.sort_by(|a, b| a.place().cmp(&b.place()));
        claims.into_iter().map(|claim| claim.id).collect()
    }

    /// The reliability of `source` as the board states it: its number, or the mean of its grade (F where ungraded).
    ///
    /// In [0.02, 0.98]. 0.5 for an unknown source.
    pub fn reliability(&self, source: SourceId) -> f64 {
        self.sources.get(source).map_or(0.5, |source| self.head.scale.mean(source.reliability))
    }

    /// The fidelity of `source`: its own, or (1 + r) / 2 within [0.5, 0.99].
    pub fn fidelity(&self, source: SourceId) -> f64 {
        let stated = self.sources.get(source).and_then(|source| source.fidelity);
        stated.unwrap_or_else(|| grade::default_fidelity(self.reliability(source)))
    }

    /// The source that leads the voice of `source`: itself unless it shares a lead.
    pub fn voice(&self, source: SourceId) -> SourceId {
        let mut lead = source;
        // A legal board has no cycle here; the bound keeps an unchecked one from hanging us.
        for _ in 0..64 {
            match self.sources.get(lead).and_then(|source| source.voice) {
                Some(next) if next != lead => lead = next,
                _ => break,
            }
        }
        lead
    }

    /// What other tools keep in this project: each value as RON text, exactly as it was read.
    pub fn extra(&self) -> &BTreeMap<String, String> {
        &self.head.extra
    }
}
