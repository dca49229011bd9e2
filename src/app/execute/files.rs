//! Actions about files: opening, saving, exporting, closing.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::super::{
    App, Stage,
    action::{Action, Intent, PathPurpose, Sheet},
    dialogs::Answer,
    jobs::Done,
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
            Action::SaveTo(path) => self.save_to(ctx, &path, false),
            Action::OpenBackup => self.unless_unsaved(ctx, Intent::OpenBackup),
            Action::Forget => self.unless_unsaved(ctx, Intent::Forget),
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

    pub(super) fn go_on(&mut self, ctx: &egui::Context, intent: Intent) {
        self.sheets.close();
        match intent {
            Intent::New => self.begin(Session::on(Board::default(), None, None), false),
            Intent::Open => {
                self.opening_from = self.session.revision;
                let folder = self.session.file.as_deref().and_then(Path::parent).map(Path::to_owned);
                self.ask_path(ctx, PathPurpose::Open, folder);
            }
            Intent::OpenFile(path) => self.open_file(ctx, &path),
            Intent::OpenSample => self.open_sample(),
            Intent::OpenBackup => self.open_backup(),
            Intent::Forget => self.forget_project(),
            Intent::Quit => {
                self.closing = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Makes `session` the one on screen.
    pub(super) fn begin(&mut self, session: Session, is_sample: bool) {
        self.withdraw_change();
        self.session = session;
        self.is_sample = is_sample;
        self.stage = Stage::Board;
        self.lock = None;
        self.offered = None;
        self.keeper.begin(&self.session);
        self.mask.forget();
        self.ui.forget_board();
        self.intervals.forget();
        self.health.forget();
        self.questions.forget();
    }

    /// Opens the bundled sample: a board of its own that is saved wherever the user says.
    pub(in super::super) fn open_sample(&mut self) {
        match store::read(store::SAMPLE) {
            Ok(board) => self.begin(Session::on(board, None, None), true),
            Err(error) => self.notices.fail(error.listed("the bundled sample")),
        }
    }

    /// Opens `path`; until that is done, and if it can't be, what is open stays.
    pub(in super::super) fn open_file(&mut self, ctx: &egui::Context, path: &Path) {
        if let Some((_, busy)) = self.jobs.running() {
            self.notices.say(words::busy(busy));
            return;
        }
        if let Some(done) = self.jobs.open(ctx, path, self.session.revision) {
            self.finish(ctx, done, self.session.revision);
        }
    }

    /// Takes what a job brought. `revision` is the board's when it began.
    pub(in super::super) fn finish(&mut self, ctx: &egui::Context, done: Done, revision: u64) {
        match done {
            // What was changed meanwhile, nobody has agreed to lose.
            Done::Opened(path, opened) if opened.is_ok() && revision != self.session.revision => {
                self.perform(ctx, Action::OpenFile(path));
            }
            Done::Opened(path, opened) => match *opened {
                Ok(session) => {
                    self.begin(session, false);
                    self.take_lock(&path);
                    self.settings.opened(&path);
                    self.keep_settings();
                    self.offer_recovered(&path);
                }
                Err(error) => {
                    if !matches!(error, store::OpenError::Cancelled { .. }) {
                        self.notices.fail(error.to_string());
                    }
                    // At the start there is nothing else to show.
                    if self.stage == Stage::Opening {
                        self.open_sample();
                    }
                }
            },
            Done::Theirs(path, read) => self.take_theirs(&path, *read),
            Done::Saved(done) => self.finish_save(ctx, *done),
            Done::Failed(path) => {
                self.keeper.not_saved();
                self.after_save = None;
                self.notices.fail(words::job_failed(&path));
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
        if let Err(error) = another_window(Some(path)) {
            self.notices.fail(words::no_second_window(path, &error));
        }
    }

    pub(super) fn ask_where_to_save(&mut self, ctx: &egui::Context) {
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

    /// The weights of the board as it is, with intervals that belong to them, whether or not the worker is through.
    fn exact_weights(&mut self) -> Weights {
        let behind = self.session.is_behind();
        self.session.catch_up();
        let mut weights = self.session.real_weights().clone();
        if behind || self.is_drawing() || self.session.is_trying() {
            // Nobody breaks it off.
            weights.draw_intervals(DRAWS, |_| true).ok();
        }
        weights
    }

    fn export_to(&mut self, format: report::Format, path: &Path) {
        let weights = self.exact_weights();
        let summary = report::Summary::of(self.session.real(), &weights, self.ui.today);
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

/// Starts this program once more, with `path` if there is one.
pub(super) fn another_window(path: Option<&Path>) -> std::io::Result<()> {
    let program = std::env::current_exe()?;
    std::process::Command::new(program).args(path).spawn().map(drop)
}
