//! One record of any kind, and [`Op`]: the one way in which a board changes.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fmt,
    marker::PhantomData,
    sync::Arc,
};

use serde::{Deserialize, Deserializer, de};

use super::{
    Claim, ClaimId, Document, DocumentId, Relation, RelationId, Rivals, RivalsId, Scale, Source, SourceId, Stamp,
    Statement, StatementId, Weighting, WeightingId,
    id::{OfClaim, OfDocument, OfRelation, OfRivals, OfSource, OfStatement, OfWeighting},
    table::Keyed,
};

/// What there is one of on a board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// What the board is called.
    pub title: String,
    /// The question it is to answer.
    pub question: String,
    /// When it was begun.
    pub created: Option<Stamp>,
    /// What the grades stand for.
    pub scale: Scale,
    /// What other tools keep here: each value as RON text, exactly as it was read.
    pub extra: BTreeMap<String, String>,
}

/// Names a record of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    /// The board's own head.
    Head,
    /// A source.
    Source(SourceId),
    /// A claim.
    Claim(ClaimId),
    /// A statement.
    Statement(StatementId),
    /// A relation.
    Relation(RelationId),
    /// A set of rivals.
    Rivals(RivalsId),
    /// A document.
    Document(DocumentId),
    /// A weighting.
    Weighting(WeightingId),
}

impl RecordId {
    /// The id as it stands in the file; empty for the head.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Head => "",
            Self::Source(id) => id.as_str(),
            Self::Claim(id) => id.as_str(),
            Self::Statement(id) => id.as_str(),
            Self::Relation(id) => id.as_str(),
            Self::Rivals(id) => id.as_str(),
            Self::Document(id) => id.as_str(),
            Self::Weighting(id) => id.as_str(),
        }
    }
}

/// A record of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// The board's own head.
    Head(Arc<Head>),
    /// A source.
    Source(Arc<Source>),
    /// A claim.
    Claim(Arc<Claim>),
    /// A statement.
    Statement(Arc<Statement>),
    /// A relation.
    Relation(Arc<Relation>),
    /// A set of rivals.
    Rivals(Arc<Rivals>),
    /// A document.
    Document(Arc<Document>),
    /// A weighting.
    Weighting(Arc<Weighting>),
}

macro_rules! kinds {
    ($($kind:ident, $marker:ident, $as:ident;)*) => {
        impl Record {
            /// The id of this record.
            pub fn id(&self) -> RecordId {
                match self {
                    Self::Head(_) => RecordId::Head,
                    $(Self::$kind(record) => RecordId::$kind(record.id),)*
                }
            }

            $(
                pub(super) fn $as(&self) -> Option<Arc<$kind>> {
                    match self {
                        Self::$kind(record) => Some(record.clone()),
                        _ => None,
                    }
                }
            )*
        }

        $(
            impl Keyed for $kind {
                type Kind = $marker;

                fn id(&self) -> super::Id<$marker> {
                    self.id
                }
            }

            impl From<$kind> for Record {
                fn from(record: $kind) -> Self {
                    Self::$kind(Arc::new(record))
                }
            }
        )*
    };
}

kinds! {
    Source, OfSource, as_source;
    Claim, OfClaim, as_claim;
    Statement, OfStatement, as_statement;
    Relation, OfRelation, as_relation;
    Rivals, OfRivals, as_rivals;
    Document, OfDocument, as_document;
    Weighting, OfWeighting, as_weighting;
}

impl From<Head> for Record {
    fn from(head: Head) -> Self {
        Self::Head(Arc::new(head))
    }
}

impl Record {
    /// About how much memory this record holds for itself, in bytes; shared document text is not counted.
    pub fn bytes(&self) -> usize {
        let texts = |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>();
        match self {
            Self::Head(head) => 200 + texts(&[&head.title, &head.question]),
            Self::Source(source) => 300 + texts(&[&source.name, &source.note, &source.url]),
            Self::Claim(claim) => 160 + texts(&[&claim.text, &claim.note]),
            Self::Statement(s) => {
                400 + texts(&[&s.quote, &s.paraphrase, &s.translation, &s.note, &s.url])
                    + 48 * s.bears_on.len()
                    + 32 * s.relays.len()
                    + s.passages.iter().map(|p| 120 + texts(&[&p.quote, &p.prefix, &p.suffix])).sum::<usize>()
            }
            Self::Relation(relation) => 100 + relation.note.len(),
            Self::Rivals(rivals) => 80 + 16 * rivals.claims.len(),
            Self::Document(document) => 200 + texts(&[&document.title, &document.url]),
            Self::Weighting(weighting) => 80 + 64 * weighting.reliability.len(),
        }
    }
}

/// One absolute write: the record with this id is now this, or is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Op {
    /// What is written.
    pub id: RecordId,
    /// What it becomes; nothing takes it away (of the head: makes it empty).
    pub record: Option<Record>,
}

impl Op {
    /// Writes `record`.
    pub fn put(record: impl Into<Record>) -> Self {
        let record = record.into();
        Self { id: record.id(), record: Some(record) }
    }

    /// Takes the record away.
    pub fn remove(id: RecordId) -> Self {
        Self { id, record: None }
    }
}

/// Whether a field has its default value and need not be written.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Reads a list that takes no more room than it needs: boards have millions of them, most of one or two entries.
pub(super) fn exact<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let mut list = Vec::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
}

/// Reads a map that must not hold the same key twice: of two entries one would vanish unseen.
pub(super) fn unique_keys<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + fmt::Debug,
    V: Deserialize<'de>,
{
    struct Unique<K, V>(PhantomData<(K, V)>);

    impl<'de, K: Deserialize<'de> + Ord + fmt::Debug, V: Deserialize<'de>> de::Visitor<'de> for Unique<K, V> {
        type Value = BTreeMap<K, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<M: de::MapAccess<'de>>(self, mut entries: M) -> Result<Self::Value, M::Error> {
            let mut map = BTreeMap::new();
            while let Some((key, value)) = entries.next_entry()? {
                match map.entry(key) {
                    Entry::Vacant(place) => place.insert(value),
                    Entry::Occupied(place) => {
                        return Err(de::Error::custom(format_args!("the key {:?} stands here twice", place.key())));
                    }
                };
            }
            Ok(map)
        }
    }

    deserializer.deserialize_map(Unique(PhantomData))
}
