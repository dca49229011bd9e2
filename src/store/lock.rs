//! One window a file: an advisory lock on a file beside the project.
//!
//! The lock lies on a sidecar that is never renamed, because saving replaces the project's own inode. What counts is the
//! lock that the system holds, not that the sidecar exists: after a crash nothing stays locked.

use std::{
    ffi::OsString,
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

/// A lock, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Locked {
    /// We hold it.
    Ours(Lock),
    /// Another window holds it.
    Theirs,
    /// There can be none here (a read-only folder, a file system without locks).
    Unavailable,
}

impl Locked {
    /// The lock, if we hold it.
    pub fn ours(self) -> Option<Lock> {
        match self {
            Self::Ours(lock) => Some(lock),
            Self::Theirs | Self::Unavailable => None,
        }
    }
}

impl Lock {
    /// Asks for the lock of the project at `path`.
    pub fn take(path: &Path) -> Locked {
        let Some(sidecar) = sidecar(path) else { return Locked::Unavailable };
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&sidecar);
        let Ok(file) = opened else { return Locked::Unavailable };
        match file.try_lock() {
            Ok(()) => Locked::Ours(Self { file, path: sidecar }),
            Err(TryLockError::WouldBlock) => Locked::Theirs,
            Err(TryLockError::Error(_)) => Locked::Unavailable,
        }
    }

    /// Whether this is the lock of the project at `path`, by whatever way that leads there.
    pub fn covers(&self, path: &Path) -> bool {
        sidecar(path).as_ref() == Some(&self.path)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Gone before it is unlocked, so that nobody takes a lock on a file that is about to vanish.
        std::fs::remove_file(&self.path).ok();
        self.file.unlock().ok();
    }
}

/// `.~lock.NAME` beside the project, whatever link leads there.
fn sidecar(path: &Path) -> Option<PathBuf> {
    let path = std::fs::canonicalize(path).ok()?;
    let mut name = OsString::from(".~lock.");
    name.push(path.file_name()?);
    Some(path.with_file_name(name))
}
