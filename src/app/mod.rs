//! The window. Only this room knows egui.
//!
//! - [`action`], [`command`]: everything that can happen, as data, and the one list of commands;
//! - [`session`]: the board at work; [`view`]: what views are handed; [`execute`]: what actions do;
//! - [`menu`], [`toolbar`], [`status`], [`sources`], [`board_view`], [`inspector`], [`health`], [`start`], [`try_this`], [`what_if`]: the views;
//! - [`questions`]: what the inspector asks the engine; [`latest`], [`intervals`], [`weigher`], [`jobs`]: work for threads;
//! - [`sheets`], [`notices`], [`dialogs`]: what comes and goes;
//! - [`keeper`], [`recovered`], [`jobs`], [`watch`], [`crash`], [`mask`]: never losing work, and hiding what must not be seen;
//! - [`carry`]: drag and drop; [`theme`], [`icons`], [`words`], [`numbers`], [`widgets`]: how things look and read.

pub mod action;
pub mod board_view;
pub mod carry;
pub mod command;
mod crash;
pub mod dialogs;
mod execute;
pub mod health;
pub mod icons;
pub mod inspector;
mod intervals;
mod jobs;
mod keeper;
mod latest;
pub mod mask;
pub mod menu;
pub mod notices;
pub mod numbers;
pub mod questions;
pub mod recovered;
pub mod session;
pub mod sheets;
pub mod sources;
pub mod start;
pub mod status;
pub mod theme;
pub mod toolbar;
pub mod try_this;
pub mod view;
mod watch;
mod weigher;
pub mod what_if;
pub mod widgets;
pub mod words;

use std::path::PathBuf;

use eframe::egui::{self, CentralPanel, Frame, Panel, Ui, ViewportBuilder, accesskit};

use self::{
    action::Action,
    dialogs::Dialogs,
    health::HealthWorker,
    intervals::IntervalWorker,
    jobs::Jobs,
    keeper::Keeper,
    mask::Mask,
    notices::Notices,
    questions::QuestionWorker,
    session::Session,
    sheets::Sheets,
    view::{UiState, View},
    watch::Watch,
    weigher::Weigher,
};
use crate::store::{self, Settings};

/// The smallest window width, in points, that leaves room for the inspector beside the board.
const ROOM_FOR_INSPECTOR: f32 = 900.0;
/// The same for the sources.
const ROOM_FOR_SOURCES: f32 = 560.0;
/// The smallest height, in points, that leaves room for board health below the claims.
const ROOM_FOR_HEALTH: f32 = 320.0;

/// What the window is started with.
#[derive(Debug, Default)]
pub struct Launch {
    /// Projects to open: the first here, each other one in a window of its own.
    pub files: Vec<PathBuf>,
    /// The user's settings.
    pub settings: Settings,
    /// Seeds the ids of new records.
    pub seed: u64,
    /// Paths are typed: no file dialog is asked for.
    pub type_paths: bool,
    /// Where journals and previous versions are kept; nowhere if nothing.
    pub state: Option<store::StateFolder>,
    /// Files are read, written and watched in the background; otherwise everything is done at once.
    pub in_background: bool,
}

/// Why no window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum NoWindow {
    /// The environment names no display.
    #[error("there is no display")]
    NoDisplay,
    /// The display that it names can't be used.
    #[error("the display can't be reached")]
    Unreachable,
    /// Anything else, such as a graphics driver that fails.
    #[error("{0}")]
    Failed(eframe::Error),
}

/// Whether the environment names a display; elsewhere than on Linux and the like there always is one.
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(named)
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(files: Vec<PathBuf>) -> Result<(), NoWindow> {
    if !has_display() {
        return Err(NoWindow::NoDisplay);
    }
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(words::PROGRAM)
            .with_app_id("credence")
            .with_icon(icon)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([300.0, 200.0]),
        ..Default::default()
    };
    let launch = Launch {
        files,
        settings: Settings::load(),
        seed: fastrand::u64(..),
        type_paths: dialogs::environment_wants_paths(),
        state: store::StateFolder::usual(),
        in_background: true,
    };
    crash::install(launch.state.clone());
    eframe::run_native(words::PROGRAM, options, Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, launch))))).map_err(
        |error| match error {
            // What it says itself is where in its own source it failed.
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => NoWindow::Unreachable,
            other => NoWindow::Failed(other),
        },
    )
}

/// What the window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing yet: the project that it was started with is being opened.
    Opening,
    /// The start view, which offers recent projects.
    Start,
    /// A board.
    Board,
}

/// The window's state.
pub struct App {
    session: Session,
    /// The board is the bundled sample and has no file.
    is_sample: bool,
    stage: Stage,
    ui: UiState,
    settings: Settings,
    sheets: Sheets,
    notices: Notices,
    dialogs: Dialogs,
    weigher: Weigher,
    intervals: IntervalWorker,
    health: HealthWorker,
    questions: QuestionWorker,
    jobs: Jobs,
    keeper: Keeper,
    /// Watches the file for changes of others.
    watch: Option<Watch>,
    mask: Mask,
    /// What a window that was stopped left behind, while the user decides about it.
    offered: Option<recovered::Offer>,
    /// What others made of the file, while the user settles what both changed.
    theirs: Option<recovered::Theirs>,
    /// The last revision of the board, and when it was first seen.
    changed_at: (u64, f64),
    /// The revision that is not to be saved by itself: it could not be.
    no_autosave_of: u64,
    /// The last title given to the window.
    title: String,
    /// What is to be done once the board is saved.
    after_save: Option<action::Intent>,
    /// The board's revision when the user asked for another file.
    opening_from: u64,
    /// The user agreed to close.
    closing: bool,
    /// Keeps the open project from being written by two windows at once.
    lock: Option<store::Lock>,
}

impl App {
    /// The window's state at its start.
    pub fn new(ctx: &egui::Context, launch: Launch) -> Self {
        theme::install(ctx);
        // Ctrl+Q is one of our own commands: it asks about unsaved changes first.
        ctx.options_mut(|options| options.quit_shortcuts.clear());
        let mut app = Self {
            session: Session::default(),
            is_sample: false,
            stage: Stage::Opening,
            ui: UiState::new(launch.seed),
            settings: launch.settings,
            sheets: Sheets::default(),
            notices: Notices::default(),
            dialogs: Dialogs::new(launch.type_paths),
            weigher: Weigher::default(),
            intervals: IntervalWorker::default(),
            health: HealthWorker::new("health"),
            questions: QuestionWorker::new("questions"),
            jobs: Jobs::new(launch.in_background),
            keeper: Keeper::new(ctx, launch.state, launch.seed),
            watch: launch.in_background.then(Watch::default),
            mask: Mask::default(),
            offered: None,
            theirs: None,
            changed_at: (0, 0.0),
            no_autosave_of: u64::MAX,
            title: String::new(),
            after_save: None,
            opening_from: 0,
            closing: false,
            lock: None,
        };
        app.apply_settings(ctx);
        let mut files = launch.files.into_iter();
        if let Some(first) = files.next() {
            app.open_file(ctx, &first);
            files.for_each(|file| app.open_elsewhere(&file));
        } else if app.offer_left_behind(ctx) {
            // It is on screen.
        } else if app.settings.recent.is_empty() {
            app.open_sample();
        } else {
            app.stage = Stage::Start;
            app.keeper.begin(&app.session);
        }
        app
    }

    /// Whether closing now would lose something.
    fn loses_work(&self) -> bool {
        self.session.is_unsaved() || self.session.tried() > 0
    }

    /// The board at work.
    pub fn session(&self) -> &Session {
        &self.session
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing && self.loses_work() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.perform(ctx, Action::Quit);
        }
        let mut dropped = ctx.input(|input| input.raw.dropped_files.clone()).into_iter();
        if let Some(first) = dropped.next() {
            self.perform(ctx, Action::OpenFile(first.path().to_owned()));
        }
        dropped.for_each(|file| self.open_elsewhere(file.path()));
        self.answer_dialogs(ctx);
        if let Some((done, revision)) = self.jobs.poll(ctx) {
            self.finish(ctx, done, revision);
        }
        self.look_after_file(ctx);
        self.ui.today = crate::board::Date::of_day(chrono::Local::now().date_naive());
        self.weigh_aside(ctx);
        self.take_intervals(ctx);
        self.take_advice(ctx);
        self.take_answers(ctx);
        self.name_window(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let mut actions: Vec<Action> = Vec::new();
        if !self.sheets.is_open() && self.ui.carried.is_none() {
            let pressed = command::pressed(&ctx);
            actions.extend(pressed.into_iter().filter(|c| c.is_enabled(&self.session)).map(command::Command::action));
        }
        self.ui.saving = match self.jobs.shown() {
            Some((jobs::Kind::Saving, _, progress)) => Some(progress.share()),
            _ => None,
        };
        // For the time of the frame views see the masked board, if there is one.
        let masked = self.mask.take(&self.session.board, self.session.revision);
        let real = masked.map(|masked| std::mem::replace(&mut self.session.board, masked));
        let mut view =
            View { session: &self.session, ui: &mut self.ui, mask: &self.mask, settings: &self.settings, actions };
        match self.stage {
            Stage::Board => board_frame(ui, &mut view, self.is_sample && !self.settings.seen_try_this),
            Stage::Start | Stage::Opening => start_frame(ui, &mut view, self.stage == Stage::Start),
        }
        self.sheets.show(&ctx, &mut view);
        if self.sheets.path_was_used() {
            self.dialogs.forget();
        }
        self.notices.show(&ctx, &mut view);
        if let Some((jobs::Kind::Opening, path, progress)) = self.jobs.shown()
            && sheets::working::show(&ctx, path, progress)
        {
            view.act(Action::CancelJob);
        }
        let actions = view.actions;
        if let Some(real) = real {
            let masked = std::mem::replace(&mut self.session.board, real);
            self.mask.give_back(masked, self.session.revision);
        }
        for action in actions {
            self.perform(&ctx, action);
        }
        self.keeper.follow(&self.session);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.last_things();
    }
}

/// The frame of the bars at the top and the bottom.
fn bar(colours: &theme::Palette) -> Frame {
    Frame::new().fill(colours.ground).inner_margin(egui::Margin::symmetric(10, 6))
}

fn start_frame(ui: &mut Ui, view: &mut View<'_>, offers_projects: bool) {
    let colours = theme::colours(ui);
    Panel::top("menu").frame(bar(colours)).show(ui, |ui| menu::show(ui, view));
    CentralPanel::default().frame(Frame::new().fill(colours.sunken)).show(ui, |ui| {
        if offers_projects {
            start::show(ui, view);
        }
    });
}

fn board_frame(ui: &mut Ui, view: &mut View<'_>, first_steps: bool) {
    let colours = theme::colours(ui);
    let pane = |response: &egui::Response, name: &str| widgets::named::announce(response, accesskit::Role::Pane, name);
    let width = ui.available_width();
    Panel::top("menu").frame(bar(colours)).show(ui, |ui| toolbar::show(ui, view));
    if view.session.is_trying() {
        Panel::top("what if").frame(Frame::NONE).show(ui, |ui| what_if::show(ui, view));
    }
    if first_steps {
        Panel::top("first steps").frame(Frame::NONE).show(ui, |ui| try_this::show(ui, view));
    }
    Panel::bottom("status").frame(bar(colours)).show(ui, |ui| status::show(ui, view));
    let side = Frame::new().fill(colours.ground).inner_margin(theme::space::M);
    if view.ui.show_sources && width >= ROOM_FOR_SOURCES {
        let shown = Panel::left("sources")
            .frame(side)
            .default_size(300.0)
            .size_range(200.0..=(width * 0.24).clamp(200.0, 420.0))
            .show(ui, |ui| sources::show(ui, view));
        pane(&shown.response, words::SOURCES);
    }
    if view.ui.show_inspector && width >= ROOM_FOR_INSPECTOR {
        let shown = Panel::right("inspector")
            .frame(side)
            .default_size(340.0)
            .size_range(260.0..=(width * 0.28).clamp(260.0, 520.0))
            .show(ui, |ui| inspector::show(ui, view));
        pane(&shown.response, words::INSPECTOR);
    }
    let height = ui.available_height();
    if view.ui.show_health && height >= ROOM_FOR_HEALTH {
        let shown = Panel::bottom("health")
            .frame(side)
            .resizable(true)
            .default_size((height * 0.4).min(260.0))
            .size_range(120.0..=height - 160.0)
            .show(ui, |ui| health::show(ui, view));
        pane(&shown.response, words::HEALTH);
    }
    let shown = CentralPanel::default().frame(Frame::new().fill(colours.sunken)).show(ui, |ui| {
        board_view::show(ui, view);
    });
    pane(&shown.response, words::BOARD);
}
