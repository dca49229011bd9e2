//! Keys by which tables of counts are asked, and the tables themselves.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Some keys: thousands are made for an article, and few are known. An article only asks for their marks; their names are
/// kept where they are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    marks: Vec<u64>,
    names: Option<String>,
}

impl Keys {
    /// No keys yet; with their names where those are wanted.
    pub fn new(named: bool) -> Self {
        Self { marks: Vec::with_capacity(MANY), names: named.then(String::new) }
    }

    /// Adds a key of these words, none of which has a space in it.
    pub fn add(&mut self, words: &[&str]) {
        debug_assert!(!words.iter().any(|word| word.contains(' ')), "{words:?}");
        self.marks.push(mark(words.iter().copied()));
        if let Some(names) = &mut self.names {
            names.push_str(&words.join(" "));
            names.push('\n');
        }
    }

    /// The marks of the keys.
    pub fn marks(&self) -> impl Iterator<Item = u64> {
        self.marks.iter().copied()
    }

    /// The names of the keys.
    pub fn names(&self) -> Vec<String> {
        let names = self.names.as_deref().unwrap_or_default();
        names.split_terminator('\n').map(str::to_owned).collect()
    }
}

/// As many keys a proposal or a place has.
const MANY: usize = 32;

/// The mark of a key: of two keys of a table none have the same, and one that is in none is taken for one of them in one
/// case of 10¹⁴.
pub(crate) fn mark<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let mut hash = Quick::default();
    for word in words {
        hash.write(word.as_bytes());
        // A word ends here: "a b" is not "ab".
        hash.write_u64(word.len() as u64 + 1);
    }
    hash.finish()
}

/// The counts of keys by their marks.
pub(crate) type Counts = HashMap<u64, f32, BuildHasherDefault<Marked>>;

/// A mark is its own hash.
#[derive(Debug, Default)]
pub(crate) struct Marked(u64);

impl Hasher for Marked {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, mark: u64) {
        self.0 ^= mark;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// What is known of words. An article looks them up and adds none, so it can't make them collide.
pub(crate) type Table<V> = HashMap<Box<str>, V, BuildHasherDefault<Quick>>;

/// A hash for short strings.
#[derive(Debug, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(eight));
        }
    }

    fn write_u64(&mut self, eight: u64) {
        self.0 = (self.0.rotate_left(5) ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        // The product's upper bits are the good ones, and tables use the lower.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, Table, mark};
    use crate::reader::grammar;
    use std::collections::HashSet;

    #[test]
    fn keys_have_names_where_they_are_wanted() {
        let mut keys = Keys::new(true);
        keys.add(&["who", "v", "he"]);
        keys.add(&["2", "", "and"]);
        assert_eq!(keys.names(), ["who v he", "2  and"]);
        let mut unnamed = Keys::new(false);
        unnamed.add(&["who", "v", "he"]);
        assert_eq!(unnamed.names(), [""; 0]);
        assert_eq!(unnamed.marks().collect::<Vec<_>>(), [mark("who v he".split(' '))]);
    }

    #[test]
    fn no_two_keys_of_the_tables_have_the_same_mark() {
        for table in [grammar::CONTEXT, grammar::CUTS] {
            let keys: HashSet<&str> = table
                .lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(|line| line.split('\t').next())
                .collect();
            let marks: HashSet<u64> = keys.iter().map(|key| mark(key.split(' '))).collect();
            assert!(keys.len() > 1000);
            assert_eq!(marks.len(), keys.len());
        }
    }

    #[test]
    fn what_is_in_a_table_is_found() {
        let table: Table<usize> =
            (0..1000).map(|number| (format!("key {number} of many").into_boxed_str(), number)).collect();
        assert_eq!(table.get("key 17 of many"), Some(&17));
        assert_eq!(table.get("key 17 of"), None);
    }
}
