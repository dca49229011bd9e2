//! Keys by which tables of counts are asked, and the table itself.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Some keys, one behind another in one string: thousands are made for an article, and few are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys(String);

impl Keys {
    /// Adds a key of these words.
    pub fn add(&mut self, words: &[&str]) {
        for (number, word) in words.iter().enumerate() {
            if number > 0 {
                self.0.push(' ');
            }
            self.0.push_str(word);
        }
        self.0.push('\n');
    }

    /// The keys.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator('\n')
    }

    /// Each key by itself.
    pub fn list(&self) -> Vec<String> {
        self.iter().map(str::to_owned).collect()
    }
}

/// What is known of words or keys. An article looks them up and adds none, so it can't make them collide.
pub(crate) type Table<V> = HashMap<Box<str>, V, BuildHasherDefault<Quick>>;

/// A hash for short strings.
#[derive(Debug, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn finish(&self) -> u64 {
        // The product's upper bits are the good ones, and tables use the lower.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, Table};

    #[test]
    fn keys_stay_apart() {
        let mut keys = Keys::default();
        keys.add(&["who", "v", "he"]);
        keys.add(&["2", "", "and"]);
        assert_eq!(keys.list(), ["who v he", "2  and"]);
    }

    #[test]
    fn what_is_in_a_table_is_found() {
        let table: Table<usize> =
            (0..1000).map(|number| (format!("key {number} of many").into_boxed_str(), number)).collect();
        assert_eq!(table.get("key 17 of many"), Some(&17));
        assert_eq!(table.get("key 17 of"), None);
    }
}
