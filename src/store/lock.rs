//! One window a file: an advisory lock on a file beside the project.
//!
//! The lock lies on a sidecar that is never renamed, because saving replaces the project's own inode. What counts is the
//! lock that the system holds, not that the sidecar exists: after a crash nothing stays locked. In the sidecar stands
//! who holds it and since when, to be told to others; nothing depends on that.

use std::{
    ffi::OsString,
    fmt,
    fs::{File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Local, SecondsFormat, Utc};

/// How often the lock is asked for anew when its sidecar was removed in between.
const TRIES: usize = 8;
/// More than this nobody writes about themselves, in bytes.
const MOST: u64 = 4096;

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
    /// Another window holds it: this one, if that could be read.
    Theirs(Option<Holder>),
    /// There can be none here (a read-only folder, a file system without locks).
    Unavailable,
}

impl Locked {
    /// The lock, if we hold it.
    pub fn ours(self) -> Option<Lock> {
        match self {
            Self::Ours(lock) => Some(lock),
            Self::Theirs(_) | Self::Unavailable => None,
        }
    }
}

/// Who holds a lock, as they say themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The user's name on their machine.
    pub user: String,
    /// The name of the machine.
    pub host: String,
    /// The number of the process there.
    pub process: u32,
    /// Since when, in UTC, as their clock has it.
    pub since: DateTime<Utc>,
}

impl Holder {
    fn this_process() -> Self {
        let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
        Self {
            user: user.unwrap_or_default(),
            host: gethostname::gethostname().to_string_lossy().into_owned(),
            process: std::process::id(),
            since: Utc::now(),
        }
    }

    fn written(&self) -> String {
        let since = self.since.to_rfc3339_opts(SecondsFormat::Secs, true);
        format!("{}\n{}\n{}\n{since}\n", one_line(&self.user), one_line(&self.host), self.process)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (user, host) = (one_line(lines.next()?), one_line(lines.next()?));
        let process = lines.next()?.parse().ok()?;
        let since = DateTime::parse_from_rfc3339(lines.next()?).ok()?.with_timezone(&Utc);
        Some(Self { user, host, process, since })
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.user.is_empty() {
            write!(f, "{} on ", self.user)?;
        }
        let since = self.since.with_timezone(&Local).format("%Y-%m-%d %H:%M");
        write!(f, "{}, since {since}", if self.host.is_empty() { "another machine" } else { &self.host })
    }
}

/// What others wrote is shown: no control characters, no more than a name.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(64).collect()
}

impl Lock {
    /// Asks for the lock of the project at `path`.
    pub fn take(path: &Path) -> Locked {
        let Some(sidecar) = sidecar(path) else { return Locked::Unavailable };
        for _ in 0..TRIES {
            let opened = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&sidecar);
            let Ok(mut file) = opened else { return Locked::Unavailable };
            match file.try_lock() {
                // Whoever held it before may have removed the sidecar after we opened it: a lock on that is none.
                Ok(()) if !is_same(&file, &sidecar) => {}
                Ok(()) => {
                    // Others are told less then; the lock holds all the same.
                    sign(&mut file).ok();
                    return Locked::Ours(Self { file, path: sidecar });
                }
                Err(TryLockError::WouldBlock) => {
                    let mut text = String::new();
                    file.take(MOST).read_to_string(&mut text).ok();
                    return Locked::Theirs(Holder::read(&text));
                }
                Err(TryLockError::Error(_)) => return Locked::Unavailable,
            }
        }
        Locked::Unavailable
    }

    /// Whether this is the lock of the project at `path`, by whatever way that leads there.
    pub fn covers(&self, path: &Path) -> bool {
        sidecar(path).as_ref() == Some(&self.path)
    }
}

/// Writes who we are, over what the last holder wrote.
fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(Holder::this_process().written().as_bytes())
}

/// Whether `file` is what stands at `path`.
fn is_same(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let place = |about: std::fs::Metadata| (about.dev(), about.ino());
        matches!((file.metadata().map(place), std::fs::metadata(path).map(place)), (Ok(a), Ok(b)) if a == b)
    }
    // Elsewhere a file that is open can't be removed.
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        true
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Gone before it is unlocked; whoever opened it meanwhile sees that it is.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_read_as_written_and_shown_on_one_line() {
        let holder = Holder { user: "an\u{1b}[31mna\n".repeat(30), ..Holder::this_process() };
        let read = Holder::read(&holder.written()).expect("readable");
        assert_eq!(read.since.timestamp(), holder.since.timestamp());
        assert_eq!(read.user.chars().count(), 64);
        assert!(!read.to_string().chars().any(char::is_control));
        assert_eq!(Holder::read("only\none"), None);
    }
}
