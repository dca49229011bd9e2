//! The journal: every change since the file, kept where a crash can't reach it, and offered when the program starts next.
//!
//! One text file per board at work, in the platform's state folder, for its owner only:
//!
//! - [`line`](mod@line): one record a line, each with its checksum; [`ops`]: how changes are spelled;
//! - [`file`](mod@file): the file itself, appended to and rewritten; [`worker`]: the thread that does it, and [`Journal`], its handle;
//! - [`read`](mod@read): what an old journal holds; [`mod@fit`]: what of that can be applied to the file as it is now.
//!
//! A line holds absolute writes, so a record changed twice counts once: a journal that has grown is rewritten with one
//! write per record. Saving begins a new one.

mod file;
mod fit;
mod line;
mod ops;
mod read;
mod worker;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{FileStamp, digest::Digest};

pub use fit::{Fit, fit};
pub(super) use read::read_file;
pub use read::{Damage, MAX_BYTES as MAX_JOURNAL_BYTES, Recovered, read};
pub use worker::{Journal, Trouble, flush_all};

/// The version of the journals that this program writes; it reads no other.
const VERSION: u32 = 1;

/// What the changes in a journal go on from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Base {
    /// An empty board: the journal holds all of it.
    #[default]
    Nothing,
    /// A project file with this many bytes and this CRC-32.
    File {
        /// Its length in bytes.
        len: u64,
        /// The CRC-32 of its bytes.
        sum: u32,
    },
}

impl Base {
    /// The file that looks like `stamp`.
    pub fn of(stamp: &FileStamp) -> Self {
        let Digest { len, sum } = stamp.digest();
        Self::File { len, sum }
    }
}

/// The first line of a journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    /// Which version this is.
    journal: u32,
    /// The project's file, if it has one.
    #[serde(default)]
    project: Option<String>,
    base: Base,
}

/// Which project a journal is of, and what its changes go on from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The project's file, if it has one.
    pub project: Option<PathBuf>,
    /// What the changes go on from.
    pub base: Base,
}

impl Start {
    fn header(&self) -> Header {
        // A path that is no Unicode is still found by its key, the name of the journal.
        let project = self.project.as_ref().map(|path| path.to_string_lossy().into_owned());
        Header { journal: VERSION, project, base: self.base.clone() }
    }
}
