//! Writing files so that a failure never costs what was there: beside the old one, flushed, read back, then put in its
//! place.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{
    FileStamp, Progress,
    digest::{Digest, Digesting},
    files::{About, Disk, Files, folder_of},
    write::write_counted,
};
use crate::board::Board;

/// Why a file was not written. What was there before is whole.
#[derive(Debug, thiserror::Error)]
#[error("{} was not written: {}", path.display(), reason(source))]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

impl SaveError {
    /// Whether it was not written because nobody wanted it any more.
    pub fn is_cancelled(&self) -> bool {
        self.source.kind() == io::ErrorKind::Interrupted
    }
}

fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let said = match error.kind() {
        Kind::PermissionDenied => "you may not write there. Save it in another folder",
        Kind::ReadOnlyFilesystem => "the disk is read-only. Save it in another folder",
        Kind::StorageFull | Kind::QuotaExceeded => "the disk is full. Free some room, or save it on another disk",
        Kind::NotFound => "its folder does not exist. Save it in another folder",
        Kind::IsADirectory => "a folder of that name is in the way. Choose another name",
        Kind::NotADirectory => "a part of its path is a file, not a folder. Save it in another folder",
        Kind::InvalidFilename => "the path is too long, or the system can't use that name. Choose another, shorter one",
        Kind::Interrupted => "it was cancelled",
        _ => return error.to_string(),
    };
    said.to_owned()
}

/// A board that was saved.
#[derive(Debug)]
pub struct Saved {
    /// What its file looks like now.
    pub stamp: FileStamp,
    /// What the user should know about it.
    pub remarks: Vec<Remark>,
}

/// Something about a file that was written which could not be as it should.
#[derive(Debug, thiserror::Error)]
pub enum Remark {
    /// The file had other names, which still lead to the previous version.
    #[error("the file has {} other name(s) (hard links); they still hold the previous version", .0)]
    OtherNames(u64),
    /// Its owner could not be kept.
    #[error("the file belonged to somebody else and is yours now")]
    Owner,
    /// The previous version could not be kept.
    #[error("the previous version could not be kept as a backup: {0}")]
    NoBackup(#[source] io::Error),
    /// The disk has not said that the file would survive a power failure.
    #[error("the disk did not confirm that it is safe from a power failure: {0}. Save it elsewhere, too")]
    Unconfirmed(#[source] io::Error),
}

/// Saves boards, one way or another.
#[derive(Clone, Copy)]
pub struct Saver<'a> {
    /// The file system that it goes to.
    pub files: &'a dyn Files,
    /// Where the previous version is kept; nowhere if nothing.
    pub backup: Option<&'a Path>,
    /// Counts the records, and may cancel.
    pub progress: &'a Progress,
}

impl Saver<'_> {
    /// Writes `board` to `path` as a project file, all or nothing. Symlinks are followed, permissions of an existing
    /// file are kept, and so is its owner where that is allowed; a new file can be read by its owner only.
    ///
    /// # Errors
    /// When the file can't be written; the old one is whole then, and so is the backup.
    pub fn save(&self, path: &Path, board: &Board) -> Result<Saved, SaveError> {
        self.replace(path, |out| write_counted(board, out, self.progress))
            .map_err(|source| SaveError { path: path.to_owned(), source })
    }

    fn replace(&self, path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Saved> {
        let files = self.files;
        let target = files.follow(path)?;
        let spare = self.backup.map(|backup| backup.with_extension("new"));
        // What a crash left there would be one more name of the file.
        if let Some(spare) = &spare {
            files.remove(spare).ok();
        }
        let existing = existing(files, &target)?;
        let folder = folder_of(&target);
        let mut remarks = Vec::new();
        let mut part = files.create(folder)?;
        let mut out = Digesting::new(&mut part);
        write(&mut out)?;
        out.flush()?;
        let digest = out.digest();
        if let Some(existing) = &existing
            && !part.dress(existing)?
        {
            remarks.push(Remark::Owner);
        }
        part.sync()?;
        if Digest::of_all(files.read(part.path())?)? != digest {
            return Err(io::Error::other(
                "the disk gives back something else than was written. Save it on another disk",
            ));
        }
        let spare = spare.filter(|_| existing.is_some()).filter(|spare| match files.duplicate(&target, spare) {
            Ok(()) => true,
            Err(error) => {
                remarks.push(Remark::NoBackup(error));
                false
            }
        });
        // Counted before the backup became one more.
        if let Some(existing) = existing.filter(|existing| existing.names > 1) {
            remarks.push(Remark::OtherNames(existing.names - 1));
        }
        let placed =
            if self.progress.is_cancelled() { Err(io::ErrorKind::Interrupted.into()) } else { part.persist(&target) };
        if let Err(error) = placed {
            if let Some(spare) = spare {
                files.remove(&spare).ok();
            }
            return Err(error);
        }
        // From here on the new file is there: whatever fails now is worth a remark, not a failure.
        if let (Some(spare), Some(backup)) = (spare, self.backup)
            && let Err(error) = files.rename(&spare, backup)
        {
            remarks.push(Remark::NoBackup(error));
        }
        if let Err(error) = files.sync_folder(folder) {
            remarks.push(Remark::Unconfirmed(error));
        }
        Ok(Saved { stamp: FileStamp::new(&target, digest), remarks })
    }
}

/// What is to be replaced, if anything.
fn existing(files: &dyn Files, target: &Path) -> io::Result<Option<About>> {
    let about = match files.look(target) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if about.is_folder {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // A file that may not be written is not replaced behind its owner's back, though the folder would allow it.
    if about.permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok(Some(about))
}

/// Writes `board` to `path` as [`Saver::save`] does, without a backup.
///
/// # Errors
/// When the file can't be written; the old one is whole then.
pub fn save(path: &Path, board: &Board) -> Result<Saved, SaveError> {
    Saver { files: &Disk, backup: None, progress: &Progress::default() }.save(path, board)
}

/// Writes `bytes` to `path`, all or nothing. Symlinks are followed, permissions of an existing file are kept; a new
/// file can be read by its owner only.
///
/// # Errors
/// When the file can't be written; the old one is whole then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    Saver { files: &Disk, backup: None, progress: &Progress::default() }
        .replace(path, |out| out.write_all(bytes))
        .map(drop)
        .map_err(|source| SaveError { path: path.to_owned(), source })
}

/// `path` with the extension of a project file, unless it has one.
pub fn with_extension(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".credence.ron");
    name.into()
}
