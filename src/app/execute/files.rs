//! Actions about files: opening, saving, exporting, closing.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::super::{
    App,
    action::{Action, Intent, PathPurpose, Sheet},
    dialogs::Answer,
    session::Session,
    words,
};
use crate::{
    board::Board,
    report, store,
    weigh::{DRAWS, Weights},
};

impl App {
    pub(super) fn file_action(&mut self, ctx: &egui::Context, action: Action) {
        self.session.end_gesture();
        // Anything else than a save that is still to come means that the user thought better of it.
        if !matches!(action, Action::SaveTo(_)) {
            self.after_save = None;
        }
        match action {
            Action::New => self.unless_unsaved(ctx, Intent::New),
            Action::Open => self.unless_unsaved(ctx, Intent::Open),
            Action::OpenFile(path) => self.unless_unsaved(ctx, Intent::OpenFile(path)),
            Action::OpenSample => self.unless_unsaved(ctx, Intent::OpenSample),
            Action::Quit => self.unless_unsaved(ctx, Intent::Quit),
            Action::Confirmed(intent) => self.go_on(ctx, intent),
            Action::Save => self.save(ctx),
            Action::SaveThen(intent) => {
                self.after_save = Some(intent);
                self.save(ctx);
            }
            Action::SaveAs => self.ask_where_to_save(ctx),
            Action::SaveTo(path) => self.save_to(ctx, &path),
            Action::ExportTo(format, path) => self.export_to(format, &path),
            _ => {}
        }
    }

    /// Goes on at once, or asks what to do with unsaved changes first.
    pub(super) fn unless_unsaved(&mut self, ctx: &egui::Context, intent: Intent) {
        if self.asks_about_trial(&intent) {
            return;
        }
        if self.session.is_unsaved() {
            self.sheets.open(Sheet::Unsaved(intent), &self.session);
        } else {
            self.go_on(ctx, intent);
        }
    }

    fn go_on(&mut self, ctx: &egui::Context, intent: Intent) {
        self.sheets.close();
        match intent {
            Intent::New => self.begin(Session::on(Board::default(), None, None), false),
            Intent::Open => {
                self.opening_from = self.session.revision;
                let folder = self.session.file.as_deref().and_then(Path::parent).map(Path::to_owned);
                self.ask_path(ctx, PathPurpose::Open, folder);
            }
            Intent::OpenFile(path) => {
                self.open_file(&path);
            }
            Intent::OpenSample => self.open_sample(),
            Intent::Quit => {
                self.closing = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Makes `session` the one on screen.
    fn begin(&mut self, session: Session, is_sample: bool) {
        self.session = session;
        self.is_sample = is_sample;
        self.at_start = false;
        self.lock = None;
        self.ui.forget_board();
        self.intervals.forget();
        self.health.forget();
    }

    /// Opens the bundled sample: a board of its own that is saved wherever the user says.
    pub(in super::super) fn open_sample(&mut self) {
        match store::read(store::SAMPLE) {
            Ok(board) => self.begin(Session::on(board, None, None), true),
            Err(error) => self.notices.fail(error.listed("the bundled sample")),
        }
    }

    /// Opens `path` and says whether it could; if not, what is open stays and a notice tells what is wrong.
    pub(in super::super) fn open_file(&mut self, path: &Path) -> bool {
        match store::open(path) {
            Ok(opened) => {
                self.begin(Session::on(opened.board, Some(path.to_owned()), Some(opened.stamp)), false);
                self.take_lock(path);
                self.settings.opened(path);
                self.keep_settings();
                true
            }
            Err(error) => {
                self.notices.fail(error.to_string());
                false
            }
        }
    }

    fn take_lock(&mut self, path: &Path) {
        match store::Lock::take(path) {
            store::Locked::Ours(lock) => self.lock = Some(lock),
            store::Locked::Unavailable => {}
            store::Locked::Theirs(holder) => {
                self.session.read_only = true;
                self.notices.warn(words::open_elsewhere(path, holder.as_ref()));
            }
        }
    }

    /// Opens `path` in a window of its own.
    pub(in super::super) fn open_elsewhere(&mut self, path: &Path) {
        let started = std::env::current_exe().and_then(|program| std::process::Command::new(program).arg(path).spawn());
        if let Err(error) = started {
            self.notices.fail(words::no_second_window(path, &error));
        }
    }

    fn save(&mut self, ctx: &egui::Context) {
        match self.session.file.clone() {
            Some(path) if !self.session.read_only => {
                let changed = self.session.stamp.as_ref().is_some_and(|stamp| stamp.is_stale(&path));
                if changed {
                    self.sheets.open(Sheet::ChangedOnDisk(path), &self.session);
                } else {
                    self.save_to(ctx, &path);
                }
            }
            _ => self.ask_where_to_save(ctx),
        }
    }

    fn ask_where_to_save(&mut self, ctx: &egui::Context) {
        let start = self.session.file.clone().or_else(|| {
            let name = store::with_extension(Path::new(&words::file_name(&self.session.name())));
            store::documents_folder().map(|folder| folder.join(name))
        });
        self.ask_path(ctx, PathPurpose::Save, start);
    }

    fn ask_path(&mut self, ctx: &egui::Context, purpose: PathPurpose, start: Option<PathBuf>) {
        if self.dialogs.by_path() {
            self.sheets.open_path(purpose, start, None);
        } else {
            self.dialogs.ask(ctx, purpose, start);
        }
    }

    /// Writes the board to `path` and does what was to be done after that; if it can't, everything is as it was.
    fn save_to(&mut self, ctx: &egui::Context, path: &Path) {
        let after = self.after_save.take();
        let held = self.lock.as_ref().is_some_and(|lock| lock.covers(path));
        // Held before anything is written, and until that is done: a failed save leaves the old lock as it was.
        let taken = if held { store::Locked::Unavailable } else { store::Lock::take(path) };
        if let store::Locked::Theirs(holder) = &taken {
            self.notices.fail(words::held_elsewhere(path, holder.as_ref()));
            return;
        }
        match store::save(path, self.session.real()) {
            Ok(saved) => {
                if !held {
                    // A file that was not there before could not be locked before.
                    self.lock = taken.ours().or_else(|| store::Lock::take(path).ours());
                }
                self.session.saved(path.to_owned(), Some(saved.stamp));
                for remark in saved.remarks {
                    self.notices.warn(words::remark(path, &remark));
                }
                self.is_sample = false;
                self.settings.opened(path);
                self.keep_settings();
                self.say_saved(path);
                if let Some(intent) = after {
                    self.go_on(ctx, intent);
                }
            }
            Err(error) => self.notices.fail(error.to_string()),
        }
    }

    fn say_saved(&mut self, path: &Path) {
        let saved = words::saved(path);
        self.notices.say(if self.session.tried() > 0 { words::saved_without_tried(&saved) } else { saved });
    }

    /// The weights of the board as it is, with intervals that belong to them, whether or not the worker is through.
    fn exact_weights(&self) -> Weights {
        let mut weights = self.session.real_weights().clone();
        if self.intervals.is_drawing() || self.session.is_trying() {
            // Nobody breaks it off.
            weights.draw_intervals(DRAWS, |_| true).ok();
        }
        weights
    }

    fn export_to(&mut self, format: report::Format, path: &Path) {
        let summary = report::Summary::of(self.session.real(), &self.exact_weights(), self.ui.today);
        let text = report::export(&summary, format);
        match store::write_file(path, text.as_bytes()) {
            Ok(()) => self.notices.say(words::exported(path)),
            Err(error) => self.notices.fail(error.to_string()),
        }
    }

    /// Takes what a platform dialog answered.
    pub(in super::super) fn answer_dialogs(&mut self, ctx: &egui::Context) {
        match self.dialogs.poll(ctx) {
            Some(Answer::Chosen(PathPurpose::Open, path)) => {
                // What was changed while the dialog was open, nobody has agreed to lose.
                let unchanged = self.session.revision == self.opening_from;
                let intent = Intent::OpenFile(path.clone());
                self.perform(ctx, if unchanged { Action::Confirmed(intent) } else { Action::OpenFile(path) });
            }
            Some(Answer::Chosen(PathPurpose::Save, path)) => {
                // A slow dialog: the sheet that was offered instead is not needed any more.
                self.sheets.close();
                self.perform(ctx, Action::SaveTo(store::with_extension(&path)));
            }
            Some(Answer::NoDialog(purpose, start)) => {
                self.sheets.open_path(purpose, start, Some(words::NO_DIALOG));
            }
            None => {}
        }
    }

    /// Keeps the window's title true.
    pub(in super::super) fn name_window(&mut self, ctx: &egui::Context) {
        let title = words::window_title(&self.session.name(), self.session.is_unsaved());
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
