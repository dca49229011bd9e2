//! Records of one kind, sorted by id, in chunks that copies of a board share.
//!
//! Looking up is a binary search, changing one record copies one chunk of pointers, and a clone costs a pointer per
//! chunk, so a worker can be handed a whole board while the window goes on editing it.

use std::sync::Arc;

use super::id::{Id, Named};

/// Chunks are cut in two above this many records.
const CHUNK: usize = 256;

/// A record that a [`Table`] can hold.
pub trait Keyed {
    /// What its id names.
    type Kind: Named;
    /// Its id.
    fn id(&self) -> Id<Self::Kind>;
}

/// Records sorted by id.
#[derive(Debug)]
pub struct Table<T> {
    /// Never holds an empty chunk.
    chunks: Vec<Arc<Vec<Arc<T>>>>,
    len: usize,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self { chunks: self.chunks.clone(), len: self.len }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }
}

impl<T: PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.shared().eq(other.shared())
    }
}

impl<T> Table<T> {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The records in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.shared().map(Arc::as_ref)
    }

    /// The records in the order of their ids, each with its counter, to be kept.
    pub fn shared(&self) -> impl Iterator<Item = &Arc<T>> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
}

impl<T: Keyed> Table<T> {
    /// The record with this id.
    pub fn get(&self, id: Id<T::Kind>) -> Option<&T> {
        self.find(id).map(Arc::as_ref)
    }

    /// The record with this id, to be kept.
    pub fn share(&self, id: Id<T::Kind>) -> Option<Arc<T>> {
        self.find(id).cloned()
    }

    fn find(&self, id: Id<T::Kind>) -> Option<&Arc<T>> {
        let chunk = self.chunks.get(self.chunk_of(id))?;
        let place = chunk.binary_search_by(|record| record.id().cmp(&id)).ok()?;
        chunk.get(place)
    }

    /// The last chunk whose first id is not above `id`, or the first.
    fn chunk_of(&self, id: Id<T::Kind>) -> usize {
        self.chunks.partition_point(|chunk| chunk.first().is_some_and(|first| first.id() <= id)).saturating_sub(1)
    }

    /// Puts `record` in the place of the record with this id (or takes that away) and returns what was there.
    pub fn put(&mut self, id: Id<T::Kind>, record: Option<Arc<T>>) -> Option<Arc<T>> {
        debug_assert!(record.as_ref().is_none_or(|record| record.id() == id), "a record is kept under its own id");
        let at = self.chunk_of(id);
        if at == self.chunks.len() {
            let record = record?;
            self.chunks.push(Arc::new(vec![record]));
            self.len += 1;
            return None;
        }
        let found = self.chunks[at].binary_search_by(|record| record.id().cmp(&id));
        match (found, record) {
            (Ok(place), Some(record)) => {
                Some(std::mem::replace(&mut Arc::make_mut(&mut self.chunks[at])[place], record))
            }
            (Ok(place), None) => {
                let chunk = Arc::make_mut(&mut self.chunks[at]);
                let old = chunk.remove(place);
                if chunk.is_empty() {
                    self.chunks.remove(at);
                }
                self.len -= 1;
                Some(old)
            }
            (Err(place), Some(record)) => {
                let chunk = Arc::make_mut(&mut self.chunks[at]);
                chunk.insert(place, record);
                if chunk.len() > CHUNK {
                    let rest = chunk.split_off(CHUNK / 2);
                    self.chunks.insert(at + 1, Arc::new(rest));
                }
                self.len += 1;
                None
            }
            (Err(_), None) => None,
        }
    }
}

impl<T: Keyed> FromIterator<T> for Table<T> {
    /// Builds a table in one sort. Of records with the same id the last one stays.
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        Self::of_shared(records.into_iter().map(Arc::new).collect())
    }
}

impl<T: Keyed> Table<T> {
    /// A table of `records`, built in one sort, which costs nothing where they are sorted. Of records with the same id the
    /// last one stays.
    pub fn of_shared(mut records: Vec<Arc<T>>) -> Self {
        if !records.is_sorted_by(|a, b| a.id() < b.id()) {
            records.reverse();
            records.sort_by_key(|record| record.id());
            records.dedup_by_key(|record| record.id());
        }
        let len = records.len();
        let mut chunks = Vec::with_capacity(len.div_ceil(CHUNK));
        let mut records = records.into_iter().peekable();
        while records.peek().is_some() {
            chunks.push(Arc::new(records.by_ref().take(CHUNK).collect()));
        }
        Self { chunks, len }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{Claim, ClaimId};

    fn claim(number: usize) -> Claim {
        let id = ClaimId::parse(&format!("clm-{number:05}")).expect("legal id");
        Claim::new(id, number.to_string())
    }

    #[test]
    fn records_come_back_in_id_order_whatever_the_order_they_went_in() {
        let mut table = Table::default();
        for step in 0..1000 {
            let record = claim(step * 7919 % 1000);
            table.put(record.id, Some(record.into()));
        }
        assert_eq!(table.len(), 1000);
        assert!(table.iter().zip(0..).all(|(record, number)| *record == claim(number)));
        assert_eq!(table, (0..1000).map(claim).collect());
        for step in 0..1000 {
            let id = claim(step * 31 % 1000).id;
            assert!(table.put(id, None).is_some());
            assert!(table.get(id).is_none());
        }
        assert!(table.is_empty());
    }

    #[test]
    fn a_copy_keeps_what_it_had() {
        let mut table: Table<Claim> = (0..600).map(claim).collect();
        let copy = table.clone();
        table.put(claim(300).id, None);
        assert_eq!((copy.len(), table.len()), (600, 599));
        assert!(copy.get(claim(300).id).is_some());
    }
}
