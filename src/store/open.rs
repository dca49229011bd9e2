//! Opening project files, and noticing that somebody else changed them.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{Progress, ReadError, digest::Digest, read::read_counted};
use crate::board::Board;

/// The largest file that is opened, in bytes: four times what a hundred thousand claims with a million statements need.
pub const MAX_BYTES: u64 = 768 << 20;

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
    /// Nobody wanted it any more.
    #[error("{} was not opened: it was cancelled", path.display())]
    Cancelled {
        /// The file.
        path: PathBuf,
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
    open_counted(path, &Progress::default())
}

/// Opens the project at `path`, with its items counted by `progress`.
///
/// # Errors
/// As [`open`], and when it was cancelled.
pub fn open_counted(path: &Path, progress: &Progress) -> Result<Opened, OpenError> {
    let (bytes, modified) = read_whole(path)?;
    let board = read_counted(&bytes, progress).map_err(|source| {
        let path = path.to_owned();
        if progress.is_cancelled() { OpenError::Cancelled { path } } else { OpenError::Content { path, source } }
    })?;
    let stamp = FileStamp { modified, digest: Digest::of(&bytes) };
    Ok(Opened { board, stamp })
}

/// The bytes of the file at `path`, if it is not too large.
///
/// # Errors
/// When it can't be read or is too large.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, OpenError> {
    read_whole(path).map(|(bytes, _)| bytes)
}

/// The same, and when the file was changed.
fn read_whole(path: &Path) -> Result<(Vec<u8>, Option<SystemTime>), OpenError> {
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
    Ok((bytes, about.modified().ok()))
}

/// What a file looked like when we last read or wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStamp {
    modified: Option<SystemTime>,
    digest: Digest,
}

impl FileStamp {
    /// What the file at `path` looks like now.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn of(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let modified = file.metadata()?.modified().ok();
        Ok(Self { modified, digest: Digest::of_all(file)? })
    }

    /// What the file at `path` looks like after something with this digest was put there.
    pub(super) fn new(path: &Path, digest: Digest) -> Self {
        Self { modified: std::fs::metadata(path).and_then(|about| about.modified()).ok(), digest }
    }

    /// What is in the file, whenever it was changed.
    pub(super) fn digest(&self) -> Digest {
        self.digest
    }

    /// Whether the file at `path` now holds something else. A file that was only touched is not stale, nor is one that
    /// is gone: saving brings it back.
    pub fn is_stale(&self, path: &Path) -> bool {
        let Ok(about) = std::fs::metadata(path) else { return false };
        let same = about.len() == self.digest.len && about.modified().ok() == self.modified && self.modified.is_some();
        !same && Self::of(path).map_or(true, |now| now.digest != self.digest)
    }

    /// When the file was last changed, as the file system tells it.
    pub fn modified(&self) -> Option<SystemTime> {
        self.modified
    }
}
