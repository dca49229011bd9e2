//! A file system that lets one request fail, and then perhaps every other one, as when the power goes.

use std::{
    cell::Cell,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    rc::Rc,
};

use credence::store::{About, Disk, Files, Part};

/// What happens at the request that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is refused in this way, and what follows works.
    Refused(io::ErrorKind),
    /// Of what was to be written, half is; the disk is full then.
    Short,
    /// It is not carried out, nor is anything after it: the process is gone.
    Crash,
}

/// Lets the request with the number `at` fail, counted from 0.
#[derive(Clone)]
pub struct Faulty(Rc<State>);

struct State {
    at: usize,
    fault: Fault,
    asked: Cell<usize>,
    hit: Cell<Option<&'static str>>,
}

impl Faulty {
    pub fn new(at: usize, fault: Fault) -> Self {
        Self(Rc::new(State { at, fault, asked: Cell::new(0), hit: Cell::new(None) }))
    }

    /// The request that failed, if one did.
    pub fn hit(&self) -> Option<&'static str> {
        self.0.hit.get()
    }

    fn ask(&self, what: &'static str) -> io::Result<()> {
        let state = &self.0;
        let number = state.asked.replace(state.asked.get() + 1);
        if number == state.at {
            state.hit.set(Some(what));
        }
        match state.fault {
            Fault::Refused(kind) if number == state.at => Err(kind.into()),
            Fault::Short if number == state.at => Err(io::ErrorKind::StorageFull.into()),
            Fault::Crash if number >= state.at => Err(io::Error::other("the power went")),
            _ => Ok(()),
        }
    }

    fn has_crashed(&self) -> bool {
        self.0.fault == Fault::Crash && self.0.asked.get() > self.0.at
    }
}

impl Files for Faulty {
    fn look(&self, path: &Path) -> io::Result<About> {
        self.ask("look")?;
        Disk.look(path)
    }

    fn follow(&self, path: &Path) -> io::Result<PathBuf> {
        self.ask("follow")?;
        Disk.follow(path)
    }

    fn create(&self, folder: &Path) -> io::Result<Box<dyn Part>> {
        self.ask("create")?;
        Ok(Box::new(FaultyPart { part: Some(Disk.create(folder)?), files: self.clone() }))
    }

    fn read(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        self.ask("read")?;
        Disk.read(path)
    }

    fn duplicate(&self, path: &Path, copy: &Path) -> io::Result<()> {
        self.ask("duplicate")?;
        Disk.duplicate(path, copy)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask("rename")?;
        Disk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.ask("remove")?;
        Disk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.ask("sync folder")?;
        Disk.sync_folder(folder)
    }
}

struct FaultyPart {
    part: Option<Box<dyn Part>>,
    files: Faulty,
}

impl FaultyPart {
    fn part(&self) -> &dyn Part {
        self.part.as_deref().unwrap()
    }
}

impl Write for FaultyPart {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let refused = self.files.ask("write");
        let part = self.part.as_deref_mut().unwrap();
        if refused.is_err() && self.files.0.fault == Fault::Short {
            part.write_all(&bytes[..bytes.len() / 2])?;
        }
        refused?;
        part.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.files.ask("flush")?;
        self.part.as_deref_mut().unwrap().flush()
    }
}

impl Part for FaultyPart {
    fn path(&self) -> &Path {
        self.part().path()
    }

    fn dress(&self, about: &About) -> io::Result<bool> {
        self.files.ask("dress")?;
        self.part().dress(about)
    }

    fn sync(&self) -> io::Result<()> {
        self.files.ask("sync")?;
        self.part().sync()
    }

    fn persist(mut self: Box<Self>, target: &Path) -> io::Result<()> {
        self.files.ask("persist")?;
        self.part.take().unwrap().persist(target)
    }
}

impl Drop for FaultyPart {
    fn drop(&mut self) {
        // Nobody tidies up after a crash.
        if self.files.has_crashed()
            && let Some(part) = self.part.take()
        {
            std::mem::forget(part);
        }
    }
}
