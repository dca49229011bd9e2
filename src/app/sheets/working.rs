//! A project takes long to open: how far it is, and a way to break it off.

use std::path::Path;

use eframe::egui::{Context, ProgressBar};

use super::parts::{Leave, buttons, explain, sheet};
use crate::{app::words, store::Progress};

/// Shows how far it is; says whether it is to be broken off.
pub(in super::super) fn show(ctx: &Context, path: &Path, progress: &Progress) -> bool {
    sheet(ctx, words::OPENING, 420.0, Leave::OnPurpose, |ui| {
        explain(ui, &path.display().to_string());
        let bar = match progress.share() {
            Some(share) => ProgressBar::new(share).show_percentage(),
            None => ProgressBar::new(0.0).animate(true),
        };
        ui.add(bar);
        buttons(ui, |ui| ui.button(words::CANCEL).clicked())
    })
}
