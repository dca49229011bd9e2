//! A field for a path: expands `~`, completes the names in a folder, and says what is wrong with what was typed.

use std::path::{Path, PathBuf};

use eframe::egui::{
    self, EventFilter, Id, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use super::{
    parts,
    path_rules::{common_start, expand},
};
use crate::app::{theme, words};

/// How many entries of a folder are looked at.
const MOST_ENTRIES: usize = 2000;
/// How many completions are offered.
const MOST_OFFERED: usize = 40;

/// A typed path.
#[derive(Debug, Default)]
pub(super) struct PathField {
    /// What was typed.
    pub text: String,
    /// What is wrong with it, shown below the field.
    problem: Option<String>,
    /// It was changed by the user.
    pub is_used: bool,
    is_focused: bool,
    /// The folder that was listed last, and its entries: names, folders with a `/` behind them.
    listed: Option<(PathBuf, Vec<String>)>,
}

impl PathField {
    /// A field that begins with `path`.
    pub fn of(path: &Path, is_folder: bool) -> Self {
        let mut text = path.display().to_string();
        if is_folder && !text.ends_with(std::path::MAIN_SEPARATOR) {
            text.push(std::path::MAIN_SEPARATOR);
        }
        Self { text, ..Self::default() }
    }

    /// The path that was typed, whole.
    pub fn path(&self) -> PathBuf {
        let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
        expand(self.text.trim(), home.as_deref())
    }

    /// What was wrong is of no matter any more.
    pub fn forgive(&mut self) {
        self.problem = None;
    }

    /// Says what is wrong and takes the keyboard back, so that it can be put right.
    pub fn refuse(&mut self, problem: String) {
        self.problem = Some(problem);
        self.is_focused = false;
    }

    /// Shows the field, its completions and its problem. Says whether Enter was pressed in it.
    pub fn show(&mut self, ui: &mut Ui) -> bool {
        let id = Id::unique("typed path");
        let offered = self.completions();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let completes = offered.first().is_some_and(|first| *first != self.text);
        if has_focus && completes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) {
            self.complete(ui, id, common_start(&offered));
        }
        let entered = parts::entered(ui, id);
        let filter = EventFilter { tab: completes, horizontal_arrows: true, vertical_arrows: true, escape: false };
        let field = TextEdit::singleline(&mut self.text)
            .id(id)
            .desired_width(f32::INFINITY)
            .font(egui::TextStyle::Monospace)
            .hint_text(words::PATH_HINT)
            .event_filter(filter);
        let response = ui.add(field).accessible_name(words::PATH);
        // What is offered at first is replaced by typing; what was refused is put right at its end.
        if !self.is_focused && self.problem.is_none() {
            select_all(ui, id, &self.text);
        } else if !self.is_focused {
            put_cursor_at_end(ui, id, &self.text);
        }
        parts::focus_first(&response, &mut self.is_focused);
        if response.changed() {
            self.is_used = true;
            self.problem = None;
        }
        if let Some(problem) = &self.problem {
            let text = RichText::new(problem).color(theme::colours(ui).error);
            let response = ui.add(egui::Label::new(text).wrap());
            crate::app::widgets::named::announce(&response, egui::accesskit::Role::Alert, problem);
        }
        self.offer(ui, id, &offered);
        entered
    }

    fn complete(&mut self, ui: &Ui, id: Id, text: String) {
        self.text = text;
        self.is_used = true;
        self.problem = None;
        put_cursor_at_end(ui, id, &self.text);
        ui.memory_mut(|memory| memory.request_focus(id));
    }

    fn offer(&mut self, ui: &mut Ui, id: Id, offered: &[String]) {
        let mut chosen = None;
        ScrollArea::vertical().id_salt("completions").max_height(132.0).auto_shrink([false, true]).show(ui, |ui| {
            for whole in offered {
                let name = name_in(whole);
                let button = egui::Button::new(RichText::new(name).monospace()).frame(false).truncate();
                if ui.add(button).accessible_name(name).clicked() {
                    chosen = Some(whole.clone());
                }
            }
        });
        if let Some(whole) = chosen {
            self.complete(ui, id, whole);
        }
    }

    /// What the text could be continued to: as typed, with each name that fits.
    fn completions(&mut self) -> Vec<String> {
        let cut = self.text.rfind(std::path::is_separator).map_or(0, |at| at + 1);
        let (folder, begun) = self.text.split_at(cut);
        if folder.is_empty() {
            return Vec::new();
        }
        let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
        let path = expand(folder.trim_start(), home.as_deref());
        if self.listed.as_ref().is_none_or(|(listed, _)| *listed != path) {
            let entries = list(&path);
            self.listed = Some((path, entries));
        }
        let entries = self.listed.as_ref().map(|(_, entries)| entries.as_slice()).unwrap_or_default();
        let lower = begun.to_lowercase();
        let fits = |name: &&String| {
            name.to_lowercase().starts_with(&lower) && (begun.starts_with('.') || !name.starts_with('.'))
        };
        entries.iter().filter(fits).take(MOST_OFFERED).map(|name| format!("{folder}{name}")).collect()
    }
}

/// The names in `folder`, folders first, each with a separator behind it; none where it can't be read.
fn list(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<(bool, String)> = entries
        .flatten()
        .take(MOST_ENTRIES)
        .map(|entry| {
            let is_folder = entry.path().is_dir();
            let mut name = entry.file_name().to_string_lossy().into_owned();
            if is_folder {
                name.push(std::path::MAIN_SEPARATOR);
            }
            (!is_folder, name)
        })
        .collect();
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
}

/// The last name of a path, a folder's with its separator.
fn name_in(whole: &str) -> &str {
    let bare = whole.trim_end_matches(std::path::is_separator);
    bare.rfind(std::path::is_separator).map_or(whole, |at| &whole[at + 1..])
}

fn put_cursor_at_end(ui: &Ui, id: Id, text: &str) {
    let end = CCursor::new(text.chars().count());
    select(ui, id, CCursorRange::one(end));
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    select(ui, id, CCursorRange::select_all_str(text));
}

fn select(ui: &Ui, id: Id, range: CCursorRange) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}
