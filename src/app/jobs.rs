//! Opening and saving, off the window's own thread: it shows how far they are, and can break them off.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, TryRecvError},
    time::{Duration, Instant},
};

use eframe::egui;

use super::session::{SavedState, Session};
use crate::{
    board::Board,
    store::{Disk, Lock, OpenError, Opened, Progress, SaveError, Saved, Saver, open_counted},
};

/// Work that is done sooner is not worth a word.
const UNSEEN: Duration = Duration::from_millis(400);
/// How often what is shown of it is brought up to date.
const REFRESH: Duration = Duration::from_millis(100);

/// What a job brought.
pub(super) enum Done {
    /// A project was opened, and weighed.
    Opened(PathBuf, Box<Result<Session, OpenError>>),
    /// A project was read that somebody else changed, to take their changes in.
    Theirs(PathBuf, Box<Result<Opened, OpenError>>),
    /// The board was saved.
    Saved(Box<SaveDone>),
    /// The thread of it ended without an answer.
    Failed(PathBuf),
}

/// A save that came to its end.
pub(super) struct SaveDone {
    pub path: PathBuf,
    pub result: Result<Saved, SaveError>,
    /// What was saved.
    pub what: (Board, SavedState),
    /// The lock on the file, if it was taken for this.
    pub lock: Option<Lock>,
    /// Nobody asked for it.
    pub is_silent: bool,
}

/// What a job is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Reading a project.
    Opening,
    /// Writing one.
    Saving,
}

struct Job {
    kind: Kind,
    path: PathBuf,
    progress: Progress,
    answer: Receiver<Done>,
    since: Instant,
    /// The board's revision when it began.
    revision: u64,
}

/// At most one job at a time.
pub(super) struct Jobs {
    in_background: bool,
    running: Option<Job>,
}

impl Jobs {
    /// Jobs that are done on a thread of their own, or else at once.
    pub(super) fn new(in_background: bool) -> Self {
        Self { in_background, running: None }
    }

    /// What is being done, and with which file.
    pub(super) fn running(&self) -> Option<(Kind, &Path)> {
        self.running.as_ref().map(|job| (job.kind, job.path.as_path()))
    }

    /// The same with how far it is, once it takes so long that the user should know.
    pub(super) fn shown(&self) -> Option<(Kind, &Path, &Progress)> {
        let job = self.running.as_ref().filter(|job| job.since.elapsed() >= UNSEEN)?;
        Some((job.kind, &job.path, &job.progress))
    }

    /// Opens the project at `path` and weighs it.
    pub(super) fn open(&mut self, ctx: &egui::Context, path: &Path, revision: u64) -> Option<Done> {
        let file = path.to_owned();
        self.start(ctx, (Kind::Opening, path, revision), move |progress| {
            let opened = open_counted(&file, progress);
            let session = opened.map(|opened| Session::on(opened.board, Some(file.clone()), Some(opened.stamp)));
            Done::Opened(file, Box::new(session))
        })
    }

    /// Reads the project at `path`, to take in what was changed there.
    pub(super) fn read(&mut self, ctx: &egui::Context, path: &Path, revision: u64) -> Option<Done> {
        let file = path.to_owned();
        self.start(ctx, (Kind::Opening, path, revision), move |progress| {
            let opened = open_counted(&file, progress);
            Done::Theirs(file, Box::new(opened))
        })
    }

    /// Saves `what` to `path`, with the previous version kept at `backup`.
    pub(super) fn save(
        &mut self,
        ctx: &egui::Context,
        path: &Path,
        what: (Board, SavedState),
        backup: Option<PathBuf>,
        (lock, is_silent): (Option<Lock>, bool),
    ) -> Option<Done> {
        let file = path.to_owned();
        self.start(ctx, (Kind::Saving, path, 0), move |progress| {
            let result = Saver { files: &Disk, backup: backup.as_deref(), progress }.save(&file, &what.0);
            Done::Saved(Box::new(SaveDone { path: file, result, what, lock, is_silent }))
        })
    }

    /// Starts `work`; its answer comes at once where nothing is done in the background.
    fn start(
        &mut self,
        ctx: &egui::Context,
        (kind, path, revision): (Kind, &Path, u64),
        work: impl FnOnce(&Progress) -> Done + Send + 'static,
    ) -> Option<Done> {
        let progress = Progress::default();
        if !self.in_background {
            return Some(work(&progress));
        }
        let (sender, answer) = mpsc::channel();
        let (theirs, waker) = (progress.clone(), ctx.clone());
        let name = match kind {
            Kind::Opening => "opening",
            Kind::Saving => "saving",
        };
        let started = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // The window may be gone by then.
            sender.send(work(&theirs)).ok();
            waker.request_repaint();
        });
        if started.is_err() {
            return Some(Done::Failed(path.to_owned()));
        }
        self.running = Some(Job { kind, path: path.to_owned(), progress, answer, since: Instant::now(), revision });
        ctx.request_repaint_after(UNSEEN);
        None
    }

    /// What came of the job since the last time, with the revision of the board at which it began.
    pub(super) fn poll(&mut self, ctx: &egui::Context) -> Option<(Done, u64)> {
        let job = self.running.as_ref()?;
        let done = match job.answer.try_recv() {
            Ok(done) => done,
            Err(TryRecvError::Disconnected) => Done::Failed(job.path.clone()),
            Err(TryRecvError::Empty) => {
                ctx.request_repaint_after(if job.since.elapsed() < UNSEEN { UNSEEN } else { REFRESH });
                return None;
            }
        };
        let revision = job.revision;
        self.running = None;
        Some((done, revision))
    }

    /// Asks the job to stop.
    pub(super) fn cancel(&self) {
        if let Some(job) = &self.running {
            job.progress.cancel();
        }
    }

    /// Waits for a save under way before the window goes.
    pub(super) fn finish(&mut self) -> Option<Done> {
        let job = self.running.take().filter(|job| job.kind == Kind::Saving)?;
        job.answer.recv().ok()
    }
}
