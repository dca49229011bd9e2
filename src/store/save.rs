//! Writing files so that a failure never costs what was there: beside the old one, flushed, then put in its place.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tempfile::Builder;

use super::{FileStamp, write_to};
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

fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let said = match error.kind() {
        Kind::PermissionDenied => "you may not write there. Save it in another folder",
        Kind::ReadOnlyFilesystem => "the disk is read-only. Save it in another folder",
        Kind::StorageFull | Kind::QuotaExceeded => "the disk is full. Free some room, or save it on another disk",
        Kind::NotFound => "its folder does not exist. Save it in another folder",
        Kind::IsADirectory => "a folder of that name is in the way. Choose another name",
        Kind::NotADirectory => "a part of its path is a file, not a folder. Save it in another folder",
        Kind::InvalidFilename => "the system can't use that name. Choose another, shorter one",
        _ => return error.to_string(),
    };
    said.to_owned()
}

/// Writes `board` to `path` as a project file, all or nothing, and says what the file looks like now.
///
/// # Errors
/// When the file can't be written; the old one is whole then.
pub fn save(path: &Path, board: &Board) -> Result<FileStamp, SaveError> {
    let error = |source| SaveError { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    write_to(board, &mut bytes).map_err(error)?;
    write_file(path, &bytes)?;
    FileStamp::of(path).map_err(error)
}

/// Writes `bytes` to `path`, all or nothing. Symlinks are followed, permissions of an existing file are kept; a new
/// file can be read by its owner only.
///
/// # Errors
/// When the file can't be written; the old one is whole then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(path, bytes).map_err(|source| SaveError { path: path.to_owned(), source })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    let existing = fs::metadata(&target).ok();
    if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // A file that may not be written is not replaced behind its owner's back, though the folder would allow it.
    if existing.as_ref().is_some_and(|existing| existing.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = Builder::new().prefix(".credence-").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(existing) = existing {
        file.as_file().set_permissions(existing.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    // The rename itself must reach the disk, too; where a folder can't be opened, the system sees to it.
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().ok();
    }
    Ok(())
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
