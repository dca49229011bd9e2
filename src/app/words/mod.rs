//! The words of the interface, in one place.
//!
//! Sentence case; "…" on what opens a dialog or asks first. Names that tests and screen readers rely on are part of
//! the interface's contract.

mod board;
mod health;
mod inspector;
mod keeping;
mod messages;
mod names;
mod sheets;
mod shell;
mod step;
mod verdict;
mod what_if;

pub use board::*;
pub use health::*;
pub use inspector::*;
pub use keeping::*;
pub use messages::{
    COPIED, NO_DIALOG, exported, file_name, held_elsewhere, no_second_window, open_elsewhere, redone, refusal, remark,
    saved, settings_not_kept, undone, window_title,
};
pub use names::{anonymity, basis, field, grade, kind, noun, relation, rivals, side, stance, stance_verb};
pub use sheets::*;
pub use shell::*;
pub use step::{short, short_to, step};
pub use verdict::{APPROXIMATELY, capital, confidence, confidence_rule, verdict, voices};
pub use what_if::*;

use super::command::{Command, Menu};

/// A command, as menus, toolbar, palette and shortcut sheet show it.
pub fn command(command: Command) -> &'static str {
    match command {
        Command::New => "New board",
        Command::Open => "Open…",
        Command::OpenSample => "Open the sample board",
        Command::Save => "Save",
        Command::SaveAs => "Save as…",
        Command::Export => "Export…",
        Command::OpenBackup => "Open the previous version",
        Command::Forget => "Forget this project…",
        Command::ToggleAutosave => "Save by itself",
        Command::Quit => "Quit",
        Command::History => "History…",
        Command::MaskProtected => "Mask protected sources",
        Command::Undo => "Undo",
        Command::Redo => "Redo",
        Command::Try => "What if",
        Command::KeepTried => "Keep what was tried",
        Command::DropTried => "Drop what was tried",
        Command::AddClaim => "Add claim",
        Command::AddSource => "Add source",
        Command::Duplicate => "Duplicate claim",
        Command::Delete => "Delete",
        Command::MoveUp => "Move claim up",
        Command::MoveDown => "Move claim down",
        Command::BoardDetails => "Board details…",
        Command::Find => "Find claims",
        Command::Palette => "Find anything…",
        Command::ToggleSources => "Show sources",
        Command::ToggleInspector => "Show inspector",
        Command::ToggleHealth => "Board health",
        Command::ZoomIn => "Larger",
        Command::ZoomOut => "Smaller",
        Command::ZoomReset => "Normal size",
        Command::ThemeSystem => "Theme of the system",
        Command::ThemeLight => "Light theme",
        Command::ThemeDark => "Dark theme",
        Command::ThemeHighContrast => "High contrast",
        Command::ToggleMotion => "Reduce motion",
        Command::SortByOrder => "Sort by your order",
        Command::SortByCredence => "Sort by credence",
        Command::SortByDisagreement => "Sort by disagreement",
        Command::SortByFewestVoices => "Sort by fewest voices",
        Command::Shortcuts => "Keyboard shortcuts",
        Command::About => "About Credence",
    }
}

/// A menu of the menu bar.
pub fn menu(menu: Menu) -> &'static str {
    match menu {
        Menu::File => "File",
        Menu::Edit => "Edit",
        Menu::Board => "Board",
        Menu::View => "View",
        Menu::Help => "Help",
    }
}

/// The program.
pub const PROGRAM: &str = "Credence";
/// The panel of sources.
pub const SOURCES: &str = "Sources";
/// The board.
pub const BOARD: &str = "Board";
/// The inspector.
pub const INSPECTOR: &str = "Inspector";
/// A source that has no name yet.
pub const NEW_SOURCE: &str = "New source";
/// A claim that has no words yet.
pub const NEW_CLAIM: &str = "New claim";
/// A board without a title or file.
pub const UNTITLED: &str = "Untitled board";
/// The submenu of files that were open lately.
pub const OPEN_RECENT: &str = "Open recent";
/// Closes a sheet without doing anything.
pub const CANCEL: &str = "Cancel";
/// Closes a sheet that only shows something, or a notice.
pub const CLOSE: &str = "Close";
/// Opens the typed path.
pub const OPEN: &str = "Open";
/// Saves.
pub const SAVE: &str = "Save";
/// Goes on without saving.
pub const DONT_SAVE: &str = "Don't save";
/// The field for a typed path.
pub const PATH: &str = "Path";
/// Writes over what is there.
pub const REPLACE: &str = "Replace";
/// Writes the export.
pub const EXPORT: &str = "Export";
/// Copies the export.
pub const COPY: &str = "Copy";
/// Reads the file again.
pub const RELOAD: &str = "Reload";
/// Writes over another program's changes.
pub const OVERWRITE: &str = "Overwrite";
/// Sends something away for good.
pub const DISMISS: &str = "Dismiss";

/// What undoing (or redoing) would do, for the button's hint: `Undo: lower Nezygar to 0.40`.
pub fn undo_hint(what: &str, name: Option<&crate::board::StepName>, keys: &str) -> String {
    let done = name.map_or_else(|| what.to_owned(), |name| format!("{what}: {}", step(name)));
    if keys.is_empty() { done } else { format!("{done} ({keys})") }
}
