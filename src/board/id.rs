//! Ids: short, random, typed by prefix, so that two people's additions never collide.

use std::{
    cmp::Ordering,
    collections::HashSet,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    sync::{LazyLock, Mutex, PoisonError},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The longest id that a file may hold, in characters.
pub const MAX_LEN: usize = 64;

/// Digits of a fresh id: no vowels (no words by accident), nothing that looks like something else.
const DIGITS: &[u8; 30] = b"0123456789bcdfghjkmnpqrstvwxyz";

/// What an [`Id`] names.
pub trait Named {
    /// The first letters of a fresh id, with the hyphen.
    const PREFIX: &'static str;
    /// The word for one such thing.
    const WORD: &'static str;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident of $marker:ident: $prefix:literal, $word:literal;)*) => {$(
        $(#[$doc])*
        pub type $id = Id<$marker>;

        /// Marks the ids of one kind of record.
        #[derive(Debug)]
        pub enum $marker {}

        impl Named for $marker {
            const PREFIX: &'static str = $prefix;
            const WORD: &'static str = $word;
        }
    )*};
}

ids! {
    /// Names a source.
    SourceId of OfSource: "src-", "source";
    /// Names a claim.
    ClaimId of OfClaim: "clm-", "claim";
    /// Names a statement.
    StatementId of OfStatement: "stm-", "statement";
    /// Names a relation.
    RelationId of OfRelation: "rel-", "relation";
    /// Names a set of rivals.
    RivalsId of OfRivals: "riv-", "rival set";
    /// Names a document.
    DocumentId of OfDocument: "doc-", "document";
    /// Names a weighting.
    WeightingId of OfWeighting: "wgt-", "weighting";
}

/// The id of one record: text in the file, a pointer in memory.
///
/// Ids are interned for the life of the process (which holds one board), so they are `Copy`, compare in one
/// instruction and sort by their text.
pub struct Id<K>(&'static str, PhantomData<fn() -> K>);

impl<K: Named> Id<K> {
    /// A fresh id from 40 of `random`'s bits, such as `src-7f3k2m9q`.
    pub fn fresh(random: u64) -> Self {
        let mut text = String::with_capacity(12);
        text.push_str(K::PREFIX);
        for place in 0..8 {
            text.push(char::from(DIGITS[(random >> (5 * place)) as usize % DIGITS.len()]));
        }
        Self(intern(&text), PhantomData)
    }

    /// The id that `text` spells.
    ///
    /// # Errors
    /// When `text` is empty, longer than [`MAX_LEN`], or holds white space or control characters.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let legal = |c: char| !c.is_whitespace() && !c.is_control();
        if text.is_empty() || text.chars().count() > MAX_LEN || !text.chars().all(legal) {
            return Err(BadId { word: K::WORD });
        }
        Ok(Self(intern(text), PhantomData))
    }
}

impl<K> Id<K> {
    /// The id as it stands in the file.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

/// Text that is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {word} id must have 1 to {MAX_LEN} characters, none of them blank")]
pub struct BadId {
    word: &'static str,
}

/// Where the text of ids is kept.
#[derive(Default)]
struct Names {
    known: HashSet<&'static str>,
    /// Room for more of them: a million allocations of a dozen bytes would take twice as much.
    room: &'static mut [u8],
}

/// Room is made for so many bytes at a time.
const ROOM: usize = 16 * 1024;

fn intern(text: &str) -> &'static str {
    static NAMES: LazyLock<Mutex<Names>> = LazyLock::new(Mutex::default);
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.known.get(text) {
        return known;
    }
    if names.room.len() < text.len() {
        names.room = vec![0; ROOM.max(text.len())].leak();
    }
    let (place, room) = std::mem::take(&mut names.room).split_at_mut(text.len());
    names.room = room;
    place.copy_from_slice(text.as_bytes());
    // What was just copied is text; the other arm is never taken.
    let kept: &'static str = std::str::from_utf8(place).unwrap_or_default();
    names.known.insert(kept);
    kept
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<K> Eq for Id<K> {}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.as_ptr().hash(state);
    }
}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(other.0)
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de, K: Named> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text<K>(PhantomData<K>);

        impl<K: Named> de::Visitor<'_> for Text<K> {
            type Value = Id<K>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "the id of a {}", K::WORD)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Id<K>, E> {
                Id::parse(text).map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_the_same_id() -> Result<(), BadId> {
        assert_eq!(SourceId::parse("src-ft")?, SourceId::parse("src-ft")?);
        assert!(ClaimId::parse("clm-a")? < ClaimId::parse("clm-b")?);
        Ok(())
    }

    #[test]
    fn fresh_ids_carry_their_kind_and_their_bits() {
        assert!(ClaimId::fresh(7).as_str().starts_with("clm-"));
        assert_eq!(ClaimId::fresh(7).as_str().len(), 12);
        assert_ne!(ClaimId::fresh(7), ClaimId::fresh(7 << 35));
    }

    #[test]
    fn blank_and_endless_ids_are_refused() {
        assert!(SourceId::parse("").is_err());
        assert!(SourceId::parse("a b").is_err());
        assert!(SourceId::parse("a\u{0}").is_err());
        assert!(SourceId::parse(&"x".repeat(65)).is_err());
    }
}
