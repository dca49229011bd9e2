//! What an old journal holds.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read as _, Seek as _},
    path::PathBuf,
    time::{Duration, SystemTime},
};

use super::{Base, Header, Start, VERSION, line, ops::Changes};
use crate::board::{Op, RecordId};

/// The largest journal that is read, in bytes. The largest project without a file fits.
pub const MAX_BYTES: u64 = 1 << 30;

/// The changes in a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovered {
    /// Which project they belong to, and what they go on from.
    pub start: Start,
    /// The last write of each record.
    pub ops: Vec<Op>,
    /// When the last of them was made, as the clock had it.
    pub at: Option<SystemTime>,
    /// What could not be read.
    pub damage: Option<Damage>,
}

/// A record in the middle of a journal that can't be read: what follows it is lost. A torn last record is no damage; it
/// was being written when the program stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line that can't be read, from 1.
    pub line: usize,
    /// How many lines there are.
    pub lines: usize,
}

/// Reads the journal in `bytes`.
///
/// Nothing when they are no journal of this version.
pub fn read(bytes: &[u8]) -> Option<Recovered> {
    let lines = memchr::memchr_iter(b'\n', bytes).count();
    // Without its line feed the last record is torn.
    let mut whole = bytes.split_inclusive(|byte| *byte == b'\n').filter_map(|line| line.strip_suffix(b"\n"));
    let header: Header = line::decode(whole.next()?)?;
    if header.journal != VERSION {
        return None;
    }
    let start = Start { project: header.project.map(PathBuf::from), base: header.base };
    let mut last: BTreeMap<RecordId, Op> = BTreeMap::new();
    let mut at = None;
    let mut damage = None;
    for (number, text) in (2..).zip(whole) {
        let Some(changes) = line::decode::<Changes>(text) else {
            let is_last = number == lines && bytes.ends_with(b"\n");
            damage = (!is_last).then_some(Damage { line: number, lines });
            break;
        };
        at = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(changes.at));
        last.extend(changes.ops.into_iter().map(Op::from).map(|op| (op.id, op)));
    }
    Some(Recovered { start, ops: last.into_values().collect(), at, damage })
}

/// Reads the journal in `file`.
///
/// # Errors
/// When it can't be read, or is no journal.
pub(in crate::store) fn read_file(file: &mut File) -> io::Result<Recovered> {
    let mut bytes = Vec::new();
    file.rewind()?;
    if file.take(MAX_BYTES + 1).read_to_end(&mut bytes)? as u64 > MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    read(&bytes).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

impl Recovered {
    /// Whether the changes go on from exactly the file with this stamp.
    pub fn goes_on_from(&self, stamp: &crate::store::FileStamp) -> bool {
        self.start.base == Base::of(stamp)
    }
}
