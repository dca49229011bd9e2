//! Opening project files, and noticing that somebody else changed them.

use std::{
    fs::File,
    hash::{DefaultHasher, Hasher as _},
    io::{self, Read as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{ReadError, read};
use crate::board::Board;

/// The largest file that is opened, in bytes.
pub const MAX_BYTES: u64 = 1 << 30;

/// A project that was opened.
#[derive(Debug)]
pub struct Opened {
    /// Its board.
    pub board: Board,
    /// What its file looked like.
    pub stamp: FileStamp,
}

/// Why a project was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file can't be read at all.
    #[error("{} can't be opened: {}", path.display(), reason(source))]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// It is larger than any project.
    #[error("{} can't be opened: it has {bytes} bytes, and a project at most {MAX_BYTES}", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// It is no project, or one with mistakes.
    #[error("{}:{source}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// All its mistakes.
        #[source]
        source: ReadError,
    },
}

impl OpenError {
    /// Every mistake on a line of its own, each with the file's name in front.
    pub fn listed(&self) -> String {
        match self {
            Self::Content { path, source } => source.listed(&path.display().to_string()),
            other => format!("{other}\n"),
        }
    }
}

fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let said = match error.kind() {
        Kind::NotFound => "there is no such file. Was it moved or renamed?",
        Kind::PermissionDenied => "you may not read it. Ask its owner, or copy it to a folder of yours",
        Kind::IsADirectory => "it is a folder. Choose a file in it",
        _ => return error.to_string(),
    };
    said.to_owned()
}

/// Opens the project at `path`.
///
/// # Errors
/// When the file can't be read, is too large, or holds mistakes.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let file_error = |source| OpenError::File { path: path.to_owned(), source };
    let file = File::open(path).map_err(file_error)?;
    let about = file.metadata().map_err(file_error)?;
    if about.is_dir() {
        return Err(file_error(io::ErrorKind::IsADirectory.into()));
    }
    let too_large = |bytes| OpenError::TooLarge { path: path.to_owned(), bytes };
    if about.len() > MAX_BYTES {
        return Err(too_large(about.len()));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // A pipe or a growing file has no size to trust.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(file_error)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    let board = read(&bytes).map_err(|source| OpenError::Content { path: path.to_owned(), source })?;
    let stamp = FileStamp { modified: about.modified().ok(), len: bytes.len() as u64, hash: hash(&bytes) };
    Ok(Opened { board, stamp })
}

/// What a file looked like when we last read or wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStamp {
    modified: Option<SystemTime>,
    len: u64,
    hash: u64,
}

impl FileStamp {
    /// What the file at `path` looks like now.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn of(path: &Path) -> io::Result<Self> {
        let modified = std::fs::metadata(path)?.modified().ok();
        let bytes = std::fs::read(path)?;
        Ok(Self { modified, len: bytes.len() as u64, hash: hash(&bytes) })
    }

    /// Whether the file at `path` now holds something else. A file that was only touched is not stale, nor is one that
    /// is gone: saving brings it back.
    pub fn is_stale(&self, path: &Path) -> bool {
        let Ok(about) = std::fs::metadata(path) else { return false };
        let same = about.len() == self.len && about.modified().ok() == self.modified && self.modified.is_some();
        !same && Self::of(path).map_or(true, |now| (now.len, now.hash) != (self.len, self.hash))
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}
