//! What saving asks of a file system, so that tests can let each request fail.

use std::{
    fs::{self, File, Metadata, Permissions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

/// How many links are followed from a name to its file.
const MAX_LINKS: usize = 32;

/// What is at a path.
#[derive(Clone, Debug)]
pub struct About {
    /// A folder, not a file.
    pub is_folder: bool,
    /// Who may do what.
    pub permissions: Permissions,
    /// How many names the file has; 1 where the system does not tell.
    pub names: u64,
    /// Who owns it, by user and group number; nothing where the system has none.
    pub owner: Option<(u32, u32)>,
}

impl About {
    fn of(data: &Metadata) -> Self {
        #[cfg(unix)]
        let (names, owner) = {
            use std::os::unix::fs::MetadataExt as _;
            (data.nlink(), Some((data.uid(), data.gid())))
        };
        #[cfg(not(unix))]
        let (names, owner) = (1, None);
        Self { is_folder: data.is_dir(), permissions: data.permissions(), names, owner }
    }
}

/// A file that is being written beside its place. Dropped, it is gone.
pub trait Part: Write {
    /// Where it is.
    fn path(&self) -> &Path;

    /// Gives it the permissions of `about`, and its owner where that is allowed. Says whether the owner could be kept.
    ///
    /// # Errors
    /// When the permissions can't be set.
    fn dress(&self, about: &About) -> io::Result<bool>;

    /// Waits until the disk has all of it.
    ///
    /// # Errors
    /// When the disk refuses.
    fn sync(&self) -> io::Result<()>;

    /// Puts it in the place of `target`, in one step.
    ///
    /// # Errors
    /// When the system refuses; `target` is as it was.
    fn persist(self: Box<Self>, target: &Path) -> io::Result<()>;
}

/// The requests. Each may fail; whoever makes them sees to it that old or new content is whole after each.
pub trait Files {
    /// What is at `path`, whatever links lead there.
    ///
    /// # Errors
    /// As the system says; [`io::ErrorKind::NotFound`] when there is nothing.
    fn look(&self, path: &Path) -> io::Result<About>;

    /// Where `path` leads in the end, links followed, though nothing may be there yet.
    ///
    /// # Errors
    /// When links lead around in a circle or can't be read.
    fn follow(&self, path: &Path) -> io::Result<PathBuf>;

    /// A new file in `folder` that only its owner can read.
    ///
    /// # Errors
    /// When none can be made there.
    fn create(&self, folder: &Path) -> io::Result<Box<dyn Part>>;

    /// The content of `path`, from its beginning.
    ///
    /// # Errors
    /// When it can't be read.
    fn read(&self, path: &Path) -> io::Result<Box<dyn Read>>;

    /// Gives the file at `path` the second name `copy` where the file system can, else copies it.
    ///
    /// # Errors
    /// When neither can be done.
    fn duplicate(&self, path: &Path, copy: &Path) -> io::Result<()>;

    /// Renames a file over whatever is at `to`.
    ///
    /// # Errors
    /// When the system refuses.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// When the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Waits until the disk has the names in `folder`.
    ///
    /// # Errors
    /// When the disk refuses. A system that can't do this at all is no error.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The file system of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn look(&self, path: &Path) -> io::Result<About> {
        fs::metadata(path).map(|data| About::of(&data))
    }

    fn follow(&self, path: &Path) -> io::Result<PathBuf> {
        let mut path = path.to_owned();
        for _ in 0..MAX_LINKS {
            // Links among the folders before the last part the system follows itself.
            if !fs::symlink_metadata(&path).is_ok_and(|data| data.is_symlink()) {
                return Ok(path);
            }
            let target = fs::read_link(&path)?;
            path = folder_of(&path).join(target);
        }
        Err(io::Error::other("its links lead around in a circle"))
    }

    fn create(&self, folder: &Path) -> io::Result<Box<dyn Part>> {
        let file = Builder::new().prefix(".credence-").suffix(".part").tempfile_in(folder)?;
        Ok(Box::new(OnDisk(file)))
    }

    fn read(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(File::open(path)?))
    }

    fn duplicate(&self, path: &Path, copy: &Path) -> io::Result<()> {
        // A second name costs nothing, and saving leaves the old file alone. A file with other names already may be
        // changed through one of them: that one is copied.
        if self.look(path)?.names == 1 && fs::hard_link(path, copy).is_ok() {
            return Ok(());
        }
        let mut part = Builder::new().prefix(".credence-").suffix(".part").tempfile_in(folder_of(copy))?;
        io::copy(&mut File::open(path)?, &mut part)?;
        part.persist(copy).map(drop).map_err(|error| error.error)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Not every system lets a folder be opened (Windows) or synced (some network shares); they see to it themselves.
        let Ok(folder) = File::open(folder) else { return Ok(()) };
        match folder.sync_all() {
            Err(error) if !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
                Err(error)
            }
            _ => Ok(()),
        }
    }
}

#[derive(Debug)]
struct OnDisk(NamedTempFile);

impl Write for OnDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Part for OnDisk {
    fn path(&self) -> &Path {
        self.0.path()
    }

    fn dress(&self, about: &About) -> io::Result<bool> {
        let mut permissions = about.permissions.clone();
        // The owner first, for a change of owner may take permissions away.
        let kept = self.own(about, &mut permissions);
        self.0.as_file().set_permissions(permissions)?;
        Ok(kept)
    }

    fn sync(&self) -> io::Result<()> {
        self.0.as_file().sync_all()
    }

    fn persist(self: Box<Self>, target: &Path) -> io::Result<()> {
        self.0.persist(target).map(drop).map_err(|error| error.error)
    }
}

impl OnDisk {
    #[cfg(unix)]
    fn own(&self, about: &About, permissions: &mut Permissions) -> bool {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
        let file = self.0.as_file();
        let Some((user, group)) = about.owner else { return true };
        let owner = || file.metadata().map(|now| (now.uid(), now.gid())).ok();
        if owner() == Some((user, group)) {
            return true;
        }
        // Only the administrator may give a file away; a group of one's own anybody may set.
        if fchown(file, Some(user), Some(group)).is_err() {
            fchown(file, None, Some(group)).ok();
        }
        let now = owner();
        // What one group was allowed, another one is not.
        if now.is_none_or(|(_, now)| now != group) {
            permissions.set_mode(permissions.mode() & !0o070);
        }
        now == Some((user, group))
    }

    #[cfg(not(unix))]
    fn own(&self, _about: &About, _permissions: &mut Permissions) -> bool {
        true
    }
}

/// The folder in which `path` lies.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}
