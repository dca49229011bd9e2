//! Saving, asked for or by itself, and what comes of it.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::super::{
    App, Stage,
    action::{Action, Sheet},
    command::Command,
    jobs::{Done, Kind, SaveDone},
    words,
};
use crate::store;

/// A board is saved by itself when nothing was changed for so long, in seconds.
const AUTOSAVE_AFTER: f64 = 5.0;

impl App {
    /// Saves to the file the board came from, or asks where.
    pub(super) fn save(&mut self, ctx: &egui::Context) {
        match self.session.file.clone() {
            Some(path) if !self.session.read_only => {
                if self.is_changed_on_disk(&path) {
                    self.sheets.open(Sheet::ChangedOnDisk(path), &self.session);
                } else {
                    self.save_to(ctx, &path, false);
                }
            }
            _ => self.ask_where_to_save(ctx),
        }
    }

    fn is_changed_on_disk(&self, path: &Path) -> bool {
        self.session.stamp.as_ref().is_some_and(|stamp| stamp.is_stale(path))
    }

    /// Writes the board to `path`, and then does what was to be done after that; if it can't, everything is as it was.
    pub(super) fn save_to(&mut self, ctx: &egui::Context, path: &Path, is_silent: bool) {
        match self.jobs.running() {
            // What was to be done after saving is done after this one, which is asked for anew if it lacks anything.
            Some((Kind::Saving, _)) if self.after_save.is_some() => return,
            Some((_, busy)) => {
                self.notices.say(words::busy(busy));
                return;
            }
            None => {}
        }
        let held = self.lock.as_ref().is_some_and(|lock| lock.covers(path));
        // Held before anything is written, and until that is done: a failed save leaves the old lock as it was.
        let taken = if held { store::Locked::Unavailable } else { store::Lock::take(path) };
        if let store::Locked::Theirs(holder) = &taken {
            self.after_save = None;
            self.notices.fail(words::held_elsewhere(path, holder.as_ref()));
            return;
        }
        self.keeper.saving(&self.session);
        let what = self.session.to_save();
        let backup = self.keeper.backup(path);
        if let Some(done) = self.jobs.save(ctx, path, what, backup, (taken.ours(), is_silent)) {
            self.finish(ctx, done, self.session.revision);
        }
    }

    /// A save came to its end.
    pub(super) fn finish_save(&mut self, ctx: &egui::Context, done: SaveDone) {
        let after = self.after_save.take();
        let path = done.path;
        match done.result {
            Ok(saved) => {
                if !self.lock.as_ref().is_some_and(|lock| lock.covers(&path)) {
                    // A file that was not there before could not be locked before.
                    self.lock = done.lock.or_else(|| store::Lock::take(&path).ours());
                }
                self.session.saved(path.clone(), saved.stamp, done.what);
                self.keeper.saved(&self.session);
                self.withdraw_change();
                for remark in saved.remarks {
                    self.notices.warn(words::remark(&path, &remark));
                }
                self.is_sample = false;
                if !done.is_silent {
                    self.settings.opened(&path);
                    self.keep_settings();
                    self.say_saved(&path);
                }
                match after {
                    // Something was changed while it was saved.
                    Some(intent) if self.session.is_unsaved() => {
                        self.after_save = Some(intent);
                        self.save(ctx);
                    }
                    Some(intent) => self.go_on(ctx, intent),
                    None => {}
                }
            }
            Err(error) => {
                self.keeper.not_saved();
                if error.is_cancelled() {
                    self.notices.say(words::NOT_SAVED);
                } else {
                    let label = words::command(Command::SaveAs);
                    self.notices.fail_with(error.to_string(), label, Action::SaveAs);
                    // It is not tried again and again by itself.
                    self.no_autosave_of = self.session.revision;
                }
            }
        }
    }

    fn say_saved(&mut self, path: &Path) {
        let saved = words::saved(path);
        self.notices.say(if self.session.tried() > 0 { words::saved_without_tried(&saved) } else { saved });
    }

    /// Saves by itself what was left alone for a while, where the user wants that.
    pub(in super::super) fn autosave(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|input| input.time);
        if self.changed_at.0 != self.session.revision {
            self.changed_at = (self.session.revision, now);
        }
        let wanted = self.settings.autosave
            && self.session.is_unsaved()
            && !self.session.read_only
            && self.no_autosave_of != self.session.revision
            && self.jobs.running().is_none();
        let Some(path) = self.session.file.clone().filter(|_| wanted) else { return };
        let left = self.changed_at.1 + AUTOSAVE_AFTER - now;
        if left > 0.0 {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        } else if self.is_changed_on_disk(&path) {
            // Never over somebody else's changes: the user is asked when they save.
            self.no_autosave_of = self.session.revision;
        } else {
            self.save_to(ctx, &path, true);
        }
    }

    /// Between frames: tells of trouble and of others' changes, and saves by itself.
    pub(in super::super) fn look_after_file(&mut self, ctx: &egui::Context) {
        self.keeper.follow(&self.session);
        if let Some(trouble) = self.keeper.trouble() {
            self.notices.once(words::journal_trouble(&trouble));
        }
        if let Some(watch) = &mut self.watch {
            watch.follow(ctx, self.session.file.clone().zip(self.session.stamp.clone()));
            // Our own save changes the file, too.
            if let Some(path) = watch.found().filter(|_| self.jobs.running().is_none()) {
                self.tell_of_change(&path);
            }
        }
        self.autosave(ctx);
    }

    /// The window goes: a save under way is waited for, and what nobody needs any more is thrown away.
    pub(in super::super) fn last_things(&mut self) {
        if let Some(Done::Saved(done)) = self.jobs.finish()
            && let Ok(saved) = done.result
        {
            self.session.saved(done.path, saved.stamp, done.what);
            self.keeper.saved(&self.session);
        }
        if self.closing || !self.session.is_unsaved() {
            self.keeper.discard();
        }
    }

    /// Opens the previous version of the project as a board of its own.
    pub(super) fn open_backup(&mut self) {
        let backup = self.previous_version();
        match backup.map(|backup| store::open(&backup)) {
            Some(Ok(opened)) => {
                self.begin(super::super::Session::on(opened.board, None, None), false);
                self.notices.say(words::PREVIOUS_VERSION_OPENED);
            }
            Some(Err(error)) => self.notices.fail(error.to_string()),
            None => self.notices.warn(words::NO_PREVIOUS_VERSION),
        }
    }

    fn previous_version(&self) -> Option<PathBuf> {
        self.keeper.state()?.existing_backup(self.session.file.as_deref()?)
    }

    /// Removes everything kept about the project beside its own file, and leaves it.
    pub(super) fn forget_project(&mut self) {
        let Some(path) = self.session.file.clone() else { return };
        self.begin(super::super::Session::default(), false);
        self.stage = Stage::Start;
        // The journal is discarded before it could be in the way.
        self.keeper.flush();
        let forgotten = self.keeper.state().map_or(Ok(()), |state| state.forget(&path));
        self.settings.forget(&path);
        self.keep_settings();
        match forgotten {
            Ok(()) => self.notices.say(words::forgotten(&path)),
            Err(error) => self.notices.fail(words::not_forgotten(&path, &error)),
        }
    }
}
