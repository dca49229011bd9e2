//! The journal's file: appended to line by line, rewritten as a whole when it has grown.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use tempfile::Builder;

use super::{
    Start, line,
    ops::{Changes, Written},
};
use crate::board::{Op, RecordId};

/// A journal may grow by this many bytes beyond what it holds before it is rewritten.
const SLACK: u64 = 1 << 20;
/// And by this factor.
const GROWTH: u64 = 4;

/// A journal that is being written. The system's lock on it says that its board is still at work.
#[derive(Debug)]
pub(super) struct JournalFile {
    path: PathBuf,
    file: File,
    /// Its length in bytes.
    len: u64,
    /// Its length when it was last written as a whole.
    whole: u64,
}

impl JournalFile {
    /// Writes a journal with `ops` at `path`, in the place of what is there.
    ///
    /// # Errors
    /// When it can't be written; what was there stays.
    pub(super) fn write(path: &Path, start: &Start, ops: &BTreeMap<RecordId, Op>, at: SystemTime) -> io::Result<Self> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        let mut part = Builder::new().prefix(".").suffix(".part").tempfile_in(folder)?;
        // Locked before it has its name, so that nobody takes it for one that was left behind. Where there are no locks
        // it is written all the same.
        part.as_file().try_lock().ok();
        let mut text = line::encode(&start.header()).map_err(io::Error::other)?;
        if !ops.is_empty() {
            text.push_str(&changes(ops.values(), at)?);
        }
        part.write_all(text.as_bytes())?;
        part.as_file().sync_data()?;
        let len = text.len() as u64;
        let file = part.persist(path).map_err(|error| error.error)?;
        if let Ok(folder) = File::open(folder) {
            folder.sync_all().ok();
        }
        Ok(Self { path: path.to_owned(), file, len, whole: len })
    }

    /// Adds `ops`, made together.
    ///
    /// # Errors
    /// When they can't be written. The journal may end in a torn line then and must be written anew.
    pub(super) fn append(&mut self, ops: &BTreeMap<RecordId, Op>, at: SystemTime) -> io::Result<()> {
        let text = changes(ops.values(), at)?;
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()?;
        self.len += text.len() as u64;
        Ok(())
    }

    /// Whether it has grown so much beyond what it holds that it should be written anew.
    pub(super) fn is_overgrown(&self) -> bool {
        self.len > GROWTH * self.whole + SLACK
    }

    /// Whether it is still where it was put: somebody may have emptied the folder.
    pub(super) fn is_there(&self) -> bool {
        self.path.exists()
    }

    /// Removes it.
    pub(super) fn remove(self) {
        // One that stays is offered once more, which costs a question.
        fs::remove_file(&self.path).ok();
    }
}

fn changes<'a>(ops: impl Iterator<Item = &'a Op>, at: SystemTime) -> io::Result<String> {
    // A clock set before 1970 tells nothing.
    let at = at.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    line::encode(&Changes { at, ops: ops.map(Written::from).collect() }).map_err(io::Error::other)
}
