//! A path to be typed, where no file dialog is to be had.

use std::path::PathBuf;

use eframe::egui::{Context, Label, RichText};

use super::{
    parts::{Leave, buttons, explain, main_button, sheet},
    path_field::PathField,
    path_rules::{Obstacle, obstacle_to_saving, problem_of_opening},
};
use crate::{
    app::{
        action::{Action, Intent, PathPurpose},
        theme,
        view::View,
        words,
    },
    store,
};

/// The sheet's state.
#[derive(Debug)]
pub(super) struct Path {
    purpose: PathPurpose,
    note: Option<&'static str>,
    field: PathField,
    /// A file that is there, and that the user is asked about.
    replaces: Option<PathBuf>,
    is_done: bool,
}

impl Path {
    /// Asks for a path, beginning at `start`, else in the user's folder.
    pub fn new(purpose: PathPurpose, start: Option<PathBuf>, note: Option<&'static str>) -> Self {
        let start = start.or_else(store::documents_folder);
        // An open file is no use as the start of opening; its folder is.
        let start = start.map(|start| match (purpose, start.parent()) {
            (PathPurpose::Open, Some(folder)) if !start.is_dir() => folder.to_owned(),
            _ => start,
        });
        let field = start.map(|start| PathField::of(&start, start.is_dir())).unwrap_or_default();
        Self { purpose, note, field, replaces: None, is_done: false }
    }

    /// Whether the user did anything here.
    pub fn is_used(&self) -> bool {
        self.field.is_used || self.is_done
    }

    /// Shows the sheet; says whether it is done.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) -> bool {
        let (title, label) = match self.purpose {
            PathPurpose::Open => (words::OPEN_PROJECT, words::OPEN),
            PathPurpose::Save => (words::SAVE_PROJECT, words::SAVE),
        };
        sheet(ctx, title, 560.0, Leave::OnPurpose, |ui| {
            if let Some(note) = self.note {
                explain(ui, note);
            }
            let entered = self.field.show(ui);
            if self.field.is_used && self.replaces.as_ref().is_some_and(|path| *path != self.target()) {
                self.replaces = None;
            }
            if self.replaces.is_some() {
                let text = RichText::new(words::replace_question(&self.target())).color(theme::colours(ui).warning);
                ui.add(Label::new(text).wrap());
            }
            let label = if self.replaces.is_some() { words::REPLACE } else { label };
            buttons(ui, |ui| {
                let confirmed = main_button(ui, label, !self.field.text.trim().is_empty()).clicked();
                let cancelled = ui.button(words::CANCEL).clicked();
                cancelled || ((confirmed || entered) && self.confirm(view))
            })
        })
    }

    /// The file that is meant.
    fn target(&self) -> PathBuf {
        match self.purpose {
            PathPurpose::Open => self.field.path(),
            PathPurpose::Save if self.field.text.trim_end().ends_with(std::path::is_separator) => self.field.path(),
            PathPurpose::Save => store::with_extension(&self.field.path()),
        }
    }

    /// Does what the sheet is for; says whether that could be done.
    fn confirm(&mut self, view: &mut View<'_>) -> bool {
        let target = self.target();
        if self.field.text.trim().is_empty() {
            return false;
        }
        let (problem, action) = match self.purpose {
            PathPurpose::Open => (problem_of_opening(&target), Action::Confirmed(Intent::OpenFile(target.clone()))),
            PathPurpose::Save => {
                let agreed = self.replaces.as_ref() == Some(&target) || view.session.file.as_ref() == Some(&target);
                let problem = match obstacle_to_saving(&target) {
                    Some(Obstacle::Problem(problem)) => Some(problem),
                    Some(Obstacle::Exists) if !agreed => {
                        self.replaces = Some(target);
                        return false;
                    }
                    _ => None,
                };
                (problem, Action::SaveTo(target.clone()))
            }
        };
        if let Some(problem) = problem {
            self.field.refuse(words::path_problem(&target, problem));
            return false;
        }
        self.is_done = true;
        view.act(action);
        true
    }
}
