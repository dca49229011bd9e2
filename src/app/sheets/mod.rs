//! Sheets over the window, one at a time: questions, the palette, the export.
//!
//! A sheet reads the session and returns actions, like every view. Esc closes it, Enter does the main thing.

mod about;
mod board;
mod changed;
mod conflicts;
mod export;
mod forget;
mod history;
mod merge;
mod palette;
mod parts;
mod path;
mod path_field;
mod path_rules;
mod recovered;
mod shortcuts;
mod tried;
mod unsaved;
pub(super) mod working;

use std::path::PathBuf;

use eframe::egui::Context;

use super::{
    action::{Intent, PathPurpose, Sheet},
    session::Session,
    view::View,
};

/// The sheet that is open, if one is.
#[derive(Debug, Default)]
pub struct Sheets {
    open: Option<Open>,
    path_was_used: bool,
}

/// A sheet with what was typed into it.
#[derive(Debug)]
enum Open {
    Palette(palette::Palette),
    Shortcuts,
    Export(Box<export::Export>),
    Path(path::Path),
    Unsaved(Intent),
    Tried(Intent),
    Changed(PathBuf),
    Merge(merge::Merge),
    Board(board::BoardSheet),
    Recovered(Box<recovered::Recovered>),
    Conflicts(Box<conflicts::Conflicts>),
    History(Box<history::History>),
    Forget,
    About,
}

impl Sheets {
    /// Whether a sheet is open: shortcuts belong to it then.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens `sheet` in the place of the one that is open.
    pub fn open(&mut self, sheet: Sheet, session: &Session) {
        self.open = Some(match sheet {
            Sheet::Palette => Open::Palette(palette::Palette::default()),
            Sheet::Shortcuts => Open::Shortcuts,
            Sheet::Export => Open::Export(Box::new(export::Export::of(session))),
            Sheet::Path(purpose) => Open::Path(path::Path::new(purpose, session.file.clone(), None)),
            Sheet::Unsaved(intent) => Open::Unsaved(intent),
            Sheet::Tried(intent) => Open::Tried(intent),
            Sheet::ChangedOnDisk(path) => Open::Changed(path),
            Sheet::Merge(source) => Open::Merge(merge::Merge::of(source)),
            Sheet::Board => Open::Board(board::BoardSheet::of(&session.board.head)),
            Sheet::Recovered(found) => Open::Recovered(Box::new(recovered::Recovered::of(*found))),
            Sheet::Conflicts(merged) => Open::Conflicts(Box::new(conflicts::Conflicts::of(*merged))),
            Sheet::History => Open::History(Box::new(history::History::of(session))),
            Sheet::Forget => Open::Forget,
            Sheet::About => Open::About,
        });
    }

    /// Asks for a typed path, beginning at `start`; `note` says why.
    pub fn open_path(&mut self, purpose: PathPurpose, start: Option<PathBuf>, note: Option<&'static str>) {
        self.open = Some(Open::Path(path::Path::new(purpose, start, note)));
    }

    /// Whether a path was typed when the sheets were last shown: what a file dialog answers after that comes too late.
    pub fn path_was_used(&self) -> bool {
        self.path_was_used
    }

    /// Closes the sheet that is open.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Shows the sheet that is open.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) {
        self.path_was_used = false;
        let Some(open) = &mut self.open else { return };
        let close = match open {
            Open::Palette(palette) => palette.show(ctx, view),
            Open::Shortcuts => shortcuts::show(ctx),
            Open::Export(export) => export.show(ctx, view),
            Open::Path(path) => {
                let close = path.show(ctx, view);
                self.path_was_used = path.is_used();
                close
            }
            Open::Unsaved(intent) => unsaved::show(ctx, intent, view),
            Open::Tried(intent) => tried::show(ctx, intent, view),
            Open::Changed(path) => changed::show(ctx, path, view),
            Open::Merge(merge) => merge.show(ctx, view),
            Open::Board(board) => board.show(ctx, view),
            Open::Recovered(recovered) => recovered.show(ctx, view),
            Open::Conflicts(conflicts) => conflicts.show(ctx, view),
            Open::History(history) => history.show(ctx, view),
            Open::Forget => forget::show(ctx, view),
            Open::About => about::show(ctx),
        };
        if close {
            self.open = None;
        }
    }
}
