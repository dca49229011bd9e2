//! What the program keeps beside the projects, for their owner only: journals, previous versions, reports of crashes.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

use directories::ProjectDirs;

use super::journal::{Recovered, read_file};

/// The folder of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFolder(PathBuf);

/// The journal of a board that nobody works on any more: its program was stopped.
#[derive(Debug)]
pub struct Orphan {
    /// What it holds.
    pub recovered: Recovered,
    path: PathBuf,
    /// Locked, so that no other window offers the same.
    file: File,
}

impl StateFolder {
    /// The platform's folder for such things; nothing where there is none.
    pub fn usual() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "credence")?;
        Some(Self(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned()))
    }

    /// This folder; it is made when something is kept in it.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    fn journals(&self) -> PathBuf {
        self.0.join("journals")
    }

    fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// Keeps `text` as the report of a crash at `at`, in seconds since 1970, and says where.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn report(&self, at: u64, text: &str) -> io::Result<PathBuf> {
        let folder = self.0.join("reports");
        make_folder(&folder)?;
        let path = folder.join(format!("crash-{at}.txt"));
        super::write_file(&path, text.as_bytes()).map_err(|error| error.source)?;
        Ok(path)
    }

    /// Where a journal of the project at `project` (or of a board without a file) may be written; `random` tells
    /// windows apart.
    pub fn journal(&self, project: Option<&Path>, random: u64) -> PathBuf {
        let key = project.map_or_else(|| "new".to_owned(), key);
        self.journals().join(format!("{key}-{random:016x}.journal"))
    }

    /// Where the previous version of the project at `project` is kept. Makes the folder.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn backup(&self, project: &Path) -> io::Result<PathBuf> {
        let folder = self.backups();
        make_folder(&folder)?;
        Ok(folder.join(format!("{}.ron", key(project))))
    }

    /// The previous version of the project at `project`, if there is one.
    pub fn existing_backup(&self, project: &Path) -> Option<PathBuf> {
        Some(self.backups().join(format!("{}.ron", key(project)))).filter(|path| path.is_file())
    }

    /// Journals that were left behind: of the project at `project`, or of all. The last changed ones come first.
    ///
    /// Also clears away what a crash left half-written.
    pub fn orphans(&self, project: Option<&Path>) -> Vec<Orphan> {
        let start = project.map(key);
        let mut found = Vec::new();
        for path in files(&self.journals()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let wanted = start.as_ref().is_none_or(|start| name.starts_with(start.as_str()));
            if name.ends_with(".part") {
                if open_left_behind(&path).is_some() {
                    fs::remove_file(&path).ok();
                }
            } else if name.ends_with(".journal") && wanted {
                let orphan = open_left_behind(&path).and_then(|mut file| {
                    let recovered = read_file(&mut file).ok()?;
                    Some(Orphan { recovered, path: path.clone(), file })
                });
                found.extend(orphan);
            }
        }
        found.sort_by_key(|orphan| std::cmp::Reverse(orphan.recovered.at));
        found
    }

    /// Removes everything kept about the project at `project`: its journals and its previous version.
    ///
    /// # Errors
    /// When something that is there can't be removed.
    pub fn forget(&self, project: &Path) -> io::Result<()> {
        let start = key(project);
        let of_it = files(&self.journals())
            .into_iter()
            .chain(files(&self.backups()))
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start.as_str())));
        let mut result = Ok(());
        for path in of_it {
            if let Err(error) = fs::remove_file(&path)
                && error.kind() != io::ErrorKind::NotFound
            {
                result = Err(error);
            }
        }
        result
    }
}

impl Orphan {
    /// Removes the journal: its changes are where the user wants them, or are not wanted.
    pub fn discard(self) {
        // Removed before it is unlocked. One that stays is offered once more, which costs a question.
        fs::remove_file(&self.path).ok();
        self.file.unlock().ok();
    }
}

/// The files in `folder`; none if it can't be read.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file())).map(|entry| entry.path()).collect()
}

/// The file at `path`, locked, unless a window is working with it.
fn open_left_behind(path: &Path) -> Option<File> {
    let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
    match file.try_lock() {
        // A file system without locks tells nothing; what is left behind is offered rather than lost.
        Ok(()) | Err(TryLockError::Error(_)) => Some(file),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// A name for everything kept about the project at `path`, whatever way leads there. Tells nothing about it.
fn key(path: &Path) -> String {
    let real = fs::canonicalize(path).ok().or_else(|| {
        // A file that is gone, or not there yet, in a folder that is.
        let folder = fs::canonicalize(super::files::folder_of(path)).ok()?;
        Some(folder.join(path.file_name()?))
    });
    let path = real.or_else(|| std::path::absolute(path).ok()).unwrap_or_else(|| path.to_owned());
    // FNV-1a: the same in every version of the program, unlike the standard library's.
    let hash = path
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// Makes a folder that only its owner can look into.
///
/// # Errors
/// When it can't be made.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
