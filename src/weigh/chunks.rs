//! One value for each claim, in chunks that copies share: a worker and a gesture that each hold a weighing cost no copy of
//! it, and a change copies the chunks it changes.

use std::sync::Arc;

use rayon::prelude::*;

/// Values in a chunk; also the claims that one thread weighs at a time.
const CHUNK: usize = 1024;

/// A list whose copies share what is the same in them.
#[derive(Clone, Debug)]
pub(super) struct Chunks<T> {
    chunks: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T> Default for Chunks<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }
}

impl<T: Copy + Send + Sync> Chunks<T> {
    /// `len` times the same value, which takes the memory of one chunk.
    pub fn filled(value: T, len: usize) -> Self {
        let whole = Arc::new(vec![value; CHUNK.min(len)]);
        let mut chunks = vec![whole; len / CHUNK];
        if !len.is_multiple_of(CHUNK) {
            chunks.push(Arc::new(vec![value; len % CHUNK]));
        }
        Self { chunks, len }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Panics beyond the end, as a slice does.
    #[inline]
    pub fn at(&self, place: usize) -> &T {
        &self.chunks[place / CHUNK][place % CHUNK]
    }

    pub fn set(&mut self, place: usize, value: T) {
        self.change(place, |old| *old = value);
    }

    pub fn change(&mut self, place: usize, change: impl FnOnce(&mut T)) {
        change(&mut Arc::make_mut(&mut self.chunks[place / CHUNK])[place % CHUNK]);
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// Sets every value to what `value` gives for its place, on all threads.
    pub fn fill(&mut self, value: impl Fn(usize) -> T + Sync) {
        self.chunks.par_iter_mut().enumerate().for_each(|(number, chunk)| {
            for (place, slot) in Arc::make_mut(chunk).iter_mut().enumerate() {
                *slot = value(number * CHUNK + place);
            }
        });
    }
}

impl<T: Copy + Send + Sync> FromIterator<T> for Chunks<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut chunks = Vec::new();
        let mut values = values.into_iter();
        let mut len = 0;
        loop {
            let chunk: Vec<T> = values.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                return Self { chunks, len };
            }
            len += chunk.len();
            chunks.push(Arc::new(chunk));
        }
    }
}
