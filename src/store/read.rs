//! Reading a project in one pass, straight into a board. Anything wrong is left to [`diagnose`](super::diagnose), which
//! is slower and finds every problem with its place.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fmt,
    marker::PhantomData,
    sync::Arc,
};

use ron::{Error, Options, extensions::Extensions, value::RawValue};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
};

use super::{
    FORMAT, Place, Problem, Progress, ReadError, VERSION, decode::decode, diagnose::diagnose, tidy::tidy, versions,
};
use crate::board::{Board, Table, check, table::Keyed};

/// How RON is read here: `Some` may be left out, and nesting is bounded, so that a file of brackets can't exhaust
/// the stack.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(32)
}

/// The board in `file`, the bytes of a project file.
///
/// # Errors
/// When anything is wrong with it: everything that is, with its place.
pub fn read(file: impl AsRef<[u8]>) -> Result<Board, ReadError> {
    read_counted(file.as_ref(), &Progress::default())
}

/// The same, with the items counted by `progress`.
///
/// # Errors
/// As [`read`]; nothing in particular when it was cancelled.
pub(super) fn read_counted(file: &[u8], progress: &Progress) -> Result<Board, ReadError> {
    let text = decode(file)?;
    if memchr::memchr3_iter(b',', b'(', b'[', file).count() > MAX_VALUES {
        return Err(refusal(format!("this file holds more than {MAX_VALUES} values; no project does")));
    }
    // The layout we write has one item a line.
    progress.begin(memchr::memchr_iter(b'\n', file).count());
    let board = match fast(text, progress) {
        Ok(board) => board,
        Err(_) if progress.is_cancelled() => return Err(ReadError { problems: Vec::new() }),
        // Looking closer would only need more room still.
        Err(error) if error.code == Error::Message(too_many_items()) => return Err(refusal(too_many_items())),
        Err(error) => return Err(ReadError { problems: diagnose(text, Some(&error)) }),
    };
    if check::problems(&board).is_empty() { Ok(board) } else { Err(ReadError { problems: diagnose(text, None) }) }
}

/// The most values a file may hold, counted by its commas and opening brackets. A million statements with all their
/// fields have a third of that. Small values take up to thirty times their length in memory: without a limit, a file of
/// nothing else would exhaust it.
const MAX_VALUES: usize = 64 << 20;
/// The most items of one section, for the same reason.
const MAX_ITEMS: usize = 4 << 20;

fn too_many_items() -> String {
    format!("this file holds more than {MAX_ITEMS} items of one kind; no project does")
}

/// Refuses the file as a whole.
fn refusal(message: String) -> ReadError {
    ReadError { problems: vec![Problem { place: Place { line: 1, column: 1 }, message }] }
}

/// What the file may hold at its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
pub(super) enum Key {
    Format,
    Version,
    Title,
    Question,
    Created,
    Grades,
    Sources,
    Claims,
    Statements,
    Relations,
    Rivals,
    Documents,
    Weightings,
    Extra,
}

/// The same, as they are written.
pub(super) const KEYS: [&str; 14] = [
    "format",
    "version",
    "title",
    "question",
    "created",
    "grades",
    "sources",
    "claims",
    "statements",
    "relations",
    "rivals",
    "documents",
    "weightings",
    "extra",
];

/// The board in `text`, or the first thing that is wrong with it; what the board says is not checked.
pub(super) fn fast(text: &str, progress: &Progress) -> Result<Board, ron::error::SpannedError> {
    let mut board = options().from_str_seed(text, Project(progress))?;
    tidy(&mut board);
    Ok(board)
}

struct Project<'a>(&'a Progress);

impl<'de> DeserializeSeed<'de> for Project<'_> {
    type Value = Board;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Board, D::Error> {
        deserializer.deserialize_struct("", &KEYS, self)
    }
}

impl<'de> Visitor<'de> for Project<'_> {
    type Value = Board;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Credence project")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut file: M) -> Result<Board, M::Error> {
        let mut board = Board::default();
        let mut seen = [false; KEYS.len()];
        let mut version = VERSION;
        while let Some(key) = file.next_key::<Key>()? {
            if std::mem::replace(&mut seen[key as usize], true) {
                return Err(M::Error::duplicate_field(KEYS[key as usize]));
            }
            match key {
                Key::Format => {
                    if file.next_value::<String>()? != FORMAT {
                        return Err(M::Error::custom("not a Credence project"));
                    }
                }
                Key::Version => {
                    version = file.next_value::<u32>()?;
                    if !versions::is_known(version) {
                        return Err(M::Error::custom("another version"));
                    }
                }
                Key::Title => board.head.title = file.next_value()?,
                Key::Question => board.head.question = file.next_value()?,
                Key::Created => board.head.created = file.next_value()?,
                Key::Grades => board.head.scale = file.next_value()?,
                Key::Sources => board.sources = file.next_value_seed(Section::of(self.0))?,
                Key::Claims => board.claims = file.next_value_seed(Section::of(self.0))?,
                Key::Statements => board.statements = file.next_value_seed(Section::of(self.0))?,
                Key::Relations => board.relations = file.next_value_seed(Section::of(self.0))?,
                Key::Rivals => board.rivals = file.next_value_seed(Section::of(self.0))?,
                Key::Documents => board.documents = file.next_value_seed(Section::of(self.0))?,
                Key::Weightings => board.weightings = file.next_value_seed(Section::of(self.0))?,
                Key::Extra => board.head.extra = file.next_value_seed(Extra)?,
            }
        }
        for key in [Key::Format, Key::Version] {
            if !seen[key as usize] {
                return Err(M::Error::missing_field(KEYS[key as usize]));
            }
        }
        Ok(versions::migrate(board, version))
    }
}

/// One table, item by item.
struct Section<'a, T> {
    progress: &'a Progress,
    items: PhantomData<T>,
}

impl<'a, T> Section<'a, T> {
    fn of(progress: &'a Progress) -> Self {
        Self { progress, items: PhantomData }
    }
}

impl<'de, T: Keyed + DeserializeOwned> DeserializeSeed<'de> for Section<'_, T> {
    type Value = Table<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Table<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Keyed + DeserializeOwned> Visitor<'de> for Section<'_, T> {
    type Value = Table<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of items")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Table<T>, S::Error> {
        let mut records = Vec::new();
        while let Some(record) = items.next_element::<T>()? {
            if self.progress.is_cancelled() {
                return Err(S::Error::custom("cancelled"));
            }
            if records.len() >= MAX_ITEMS {
                return Err(S::Error::custom(too_many_items()));
            }
            self.progress.step();
            records.push(Arc::new(record));
        }
        let count = records.len();
        let table = Table::of_shared(records);
        if table.len() == count { Ok(table) } else { Err(S::Error::custom("an id that is already taken")) }
    }
}

/// What other tools keep, each value as its text.
pub(super) struct Extra;

impl<'de> DeserializeSeed<'de> for Extra {
    type Value = BTreeMap<String, String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Extra {
    type Value = BTreeMap<String, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from text to anything")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut extra = BTreeMap::new();
        while let Some(key) = map.next_key::<String>()? {
            let value: &RawValue = map.next_value()?;
            match extra.entry(key) {
                Entry::Vacant(place) => place.insert(value.get_ron().to_owned()),
                Entry::Occupied(place) => {
                    return Err(M::Error::custom(format_args!("the key \"{}\" stands here twice", place.key())));
                }
            };
        }
        Ok(extra)
    }
}
