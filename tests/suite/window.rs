//! The window, driven through its accessible names.

mod files;
mod health;
mod keeping;
mod panels;
mod questions;
mod shell;
mod weighing;
mod what_if;

use std::path::PathBuf;

use credence::{
    app::{App, Launch},
    store::Settings,
};
use egui_kittest::Harness;

/// A window as a new user meets it: the sample board, no recent files, typed paths.
pub fn on_sample() -> Harness<'static, App> {
    launch(Vec::new(), Settings::default())
}

/// A window with these files and settings.
pub fn launch(files: Vec<PathBuf>, settings: Settings) -> Harness<'static, App> {
    let launch = Launch { files, settings, seed: 7, type_paths: true, ..Launch::default() };
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(40)
        .build_eframe(|cc| App::new(&cc.egui_ctx, launch));
    harness.run();
    harness
}
