//! How a journal spells changes: the records as in the project file, in one line.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::board::{
    Claim, ClaimId, Document, DocumentId, Op, Record, RecordId, Relation, RelationId, Rivals, RivalsId, Scale, Source,
    SourceId, Stamp, Statement, StatementId, Weighting, WeightingId, record::Head,
};

/// Changes that were made together.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Changes {
    /// When, in seconds since 1970, as the clock had it.
    pub at: u64,
    /// What was written.
    pub ops: Vec<Written>,
}

/// One absolute write.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Written {
    Head(#[serde(with = "HeadText")] Head),
    Source(Arc<Source>),
    Claim(Arc<Claim>),
    Statement(Arc<Statement>),
    Relation(Arc<Relation>),
    Rivals(Arc<Rivals>),
    Document(Arc<Document>),
    Weighting(Arc<Weighting>),
    NoHead,
    NoSource(SourceId),
    NoClaim(ClaimId),
    NoStatement(StatementId),
    NoRelation(RelationId),
    NoRivals(RivalsId),
    NoDocument(DocumentId),
    NoWeighting(WeightingId),
}

/// The board's head, field by field; `extra` as text, for what other tools keep need not be read here.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Head", deny_unknown_fields)]
struct HeadText {
    #[serde(default)]
    title: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    created: Option<Stamp>,
    #[serde(default)]
    scale: Scale,
    #[serde(default)]
    extra: BTreeMap<String, String>,
}

impl From<&Op> for Written {
    fn from(op: &Op) -> Self {
        match (&op.record, op.id) {
            (Some(Record::Head(head)), _) => Self::Head(head.as_ref().clone()),
            (Some(Record::Source(record)), _) => Self::Source(record.clone()),
            (Some(Record::Claim(record)), _) => Self::Claim(record.clone()),
            (Some(Record::Statement(record)), _) => Self::Statement(record.clone()),
            (Some(Record::Relation(record)), _) => Self::Relation(record.clone()),
            (Some(Record::Rivals(record)), _) => Self::Rivals(record.clone()),
            (Some(Record::Document(record)), _) => Self::Document(record.clone()),
            (Some(Record::Weighting(record)), _) => Self::Weighting(record.clone()),
            (None, RecordId::Head) => Self::NoHead,
            (None, RecordId::Source(id)) => Self::NoSource(id),
            (None, RecordId::Claim(id)) => Self::NoClaim(id),
            (None, RecordId::Statement(id)) => Self::NoStatement(id),
            (None, RecordId::Relation(id)) => Self::NoRelation(id),
            (None, RecordId::Rivals(id)) => Self::NoRivals(id),
            (None, RecordId::Document(id)) => Self::NoDocument(id),
            (None, RecordId::Weighting(id)) => Self::NoWeighting(id),
        }
    }
}

impl From<Written> for Op {
    fn from(written: Written) -> Self {
        match written {
            Written::Head(head) => Self::put(head),
            Written::Source(record) => Self::put(Record::Source(record)),
            Written::Claim(record) => Self::put(Record::Claim(record)),
            Written::Statement(record) => Self::put(Record::Statement(record)),
            Written::Relation(record) => Self::put(Record::Relation(record)),
            Written::Rivals(record) => Self::put(Record::Rivals(record)),
            Written::Document(record) => Self::put(Record::Document(record)),
            Written::Weighting(record) => Self::put(Record::Weighting(record)),
            Written::NoHead => Self::remove(RecordId::Head),
            Written::NoSource(id) => Self::remove(RecordId::Source(id)),
            Written::NoClaim(id) => Self::remove(RecordId::Claim(id)),
            Written::NoStatement(id) => Self::remove(RecordId::Statement(id)),
            Written::NoRelation(id) => Self::remove(RecordId::Relation(id)),
            Written::NoRivals(id) => Self::remove(RecordId::Rivals(id)),
            Written::NoDocument(id) => Self::remove(RecordId::Document(id)),
            Written::NoWeighting(id) => Self::remove(RecordId::Weighting(id)),
        }
    }
}
