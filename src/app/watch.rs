//! Notices when the open project is changed by somebody else: another program, git, a folder that is kept in step.

use std::{
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use eframe::egui;

use crate::store::FileStamp;

/// How often the file is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// Looks after one file at a time, on a thread of its own.
#[derive(Debug, Default)]
pub(super) struct Watch {
    shared: Arc<Shared>,
    is_started: bool,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// What is looked after, and what it looked like.
    file: Option<(PathBuf, FileStamp)>,
    /// What was found, until it is taken.
    found: Option<PathBuf>,
    is_over: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch {
    /// Looks after `file` from now on, which looks like this when nobody has touched it.
    pub(super) fn follow(&mut self, ctx: &egui::Context, file: Option<(PathBuf, FileStamp)>) {
        let mut state = self.shared.lock();
        if state.file == file {
            return;
        }
        state.file = file;
        state.found = None;
        drop(state);
        if !self.is_started {
            self.is_started = true;
            let (shared, ctx) = (self.shared.clone(), ctx.clone());
            let started = std::thread::Builder::new().name("watch".to_owned()).spawn(move || look(&shared, &ctx));
            // It is noticed before saving all the same.
            if let Err(error) = started {
                log::warn!("no thread to watch the file: {error}");
            }
        }
    }

    /// The file, if it was changed since the last time. It is told once for each change.
    pub(super) fn found(&self) -> Option<PathBuf> {
        self.shared.lock().found.take()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.lock().is_over = true;
        self.shared.changed.notify_all();
    }
}

fn look(shared: &Shared, ctx: &egui::Context) {
    // The change that was told last.
    let mut told: Option<FileStamp> = None;
    loop {
        let state = shared.lock();
        let (state, _) = shared
            .changed
            .wait_timeout_while(state, EVERY, |state| !state.is_over)
            .unwrap_or_else(PoisonError::into_inner);
        if state.is_over {
            return;
        }
        let Some((path, stamp)) = state.file.clone() else { continue };
        // Reading takes its time: the window must not wait for it.
        drop(state);
        if !stamp.is_stale(&path) {
            continue;
        }
        let Ok(now) = FileStamp::of(&path) else { continue };
        if told.as_ref() == Some(&now) {
            continue;
        }
        let mut state = shared.lock();
        if state.file.as_ref() == Some(&(path.clone(), stamp)) {
            told = Some(now);
            state.found = Some(path);
            drop(state);
            ctx.request_repaint();
        }
    }
}
