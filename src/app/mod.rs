//! The window. Only this room knows egui.
//!
//! - [`action`], [`command`]: everything that can happen, as data, and the one list of commands;
//! - [`session`]: the board at work; [`view`]: what views are handed; [`execute`]: what actions do;
//! - [`menu`], [`toolbar`], [`status`], [`sources`], [`board_view`], [`inspector`], [`health`], [`start`], [`try_this`], [`what_if`]: the views;
//! - [`sheets`], [`notices`], [`dialogs`]: what comes and goes;
//! - [`carry`]: drag and drop; [`theme`], [`icons`], [`words`], [`numbers`], [`widgets`]: how things look and read.

pub mod action;
pub mod board_view;
pub mod carry;
pub mod command;
pub mod dialogs;
mod execute;
pub mod health;
pub mod icons;
pub mod inspector;
mod intervals;
pub mod menu;
pub mod notices;
pub mod numbers;
pub mod session;
pub mod sheets;
pub mod sources;
pub mod start;
pub mod status;
pub mod theme;
pub mod toolbar;
pub mod try_this;
pub mod view;
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
    notices::Notices,
    session::Session,
    sheets::Sheets,
    view::{UiState, View},
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
    };
    eframe::run_native(words::PROGRAM, options, Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, launch))))).map_err(
        |error| match error {
            // What it says itself is where in its own source it failed.
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => NoWindow::Unreachable,
            other => NoWindow::Failed(other),
        },
    )
}

/// The window's state.
pub struct App {
    session: Session,
    /// No board yet: the start view offers recent projects.
    at_start: bool,
    ui: UiState,
    settings: Settings,
    sheets: Sheets,
    notices: Notices,
    dialogs: Dialogs,
    intervals: IntervalWorker,
    health: HealthWorker,
    /// The last title given to the window.
    title: String,
    /// What is to be done once the board is saved.
    after_save: Option<action::Intent>,
    /// The board's revision when the user asked for another file.
    opening_from: u64,
    /// The user agreed to close.
    closing: bool,
    /// The board is the bundled sample and has no file.
    is_sample: bool,
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
            at_start: false,
            ui: UiState::new(launch.seed),
            settings: launch.settings,
            sheets: Sheets::default(),
            notices: Notices::default(),
            dialogs: Dialogs::new(launch.type_paths),
            intervals: IntervalWorker::default(),
            health: HealthWorker::default(),
            title: String::new(),
            after_save: None,
            opening_from: 0,
            closing: false,
            is_sample: false,
            lock: None,
        };
        app.apply_settings(ctx);
        let mut files = launch.files.into_iter();
        if let Some(first) = files.next() {
            if !app.open_file(&first) {
                app.open_sample();
            }
            files.for_each(|file| app.open_elsewhere(&file));
        } else if app.settings.recent.is_empty() {
            app.open_sample();
        } else {
            app.at_start = true;
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
        self.ui.today = crate::board::Date::of_day(chrono::Local::now().date_naive());
        self.take_intervals(ctx);
        self.take_advice(ctx);
        self.name_window(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let mut actions: Vec<Action> = Vec::new();
        if !self.sheets.is_open() && self.ui.carried.is_none() {
            let pressed = command::pressed(&ctx);
            actions.extend(pressed.into_iter().filter(|c| c.is_enabled(&self.session)).map(command::Command::action));
        }
        let mut view = View { session: &self.session, ui: &mut self.ui, settings: &self.settings, actions };
        if self.at_start {
            start_frame(ui, &mut view);
        } else {
            board_frame(ui, &mut view, self.is_sample && !self.settings.seen_try_this);
        }
        self.sheets.show(&ctx, &mut view);
        if self.sheets.path_was_used() {
            self.dialogs.forget();
        }
        self.notices.show(&ctx, &mut view);
        for action in view.actions {
            self.perform(&ctx, action);
        }
    }
}

/// The frame of the bars at the top and the bottom.
fn bar(colours: &theme::Palette) -> Frame {
    Frame::new().fill(colours.ground).inner_margin(egui::Margin::symmetric(10, 6))
}

fn start_frame(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    Panel::top("menu").frame(bar(colours)).show(ui, |ui| menu::show(ui, view));
    CentralPanel::default().frame(Frame::new().fill(colours.sunken)).show(ui, |ui| start::show(ui, view));
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
