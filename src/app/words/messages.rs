//! What notices and the window's title say.

use std::{fmt::Display, path::Path};

use super::{PROGRAM, UNTITLED, step};
use crate::{
    board::{Refusal, StepName},
    store::Holder,
};

/// Something is on the clipboard.
pub const COPIED: &str = "Copied.";
/// Why a path must be typed.
pub const NO_DIALOG: &str = "No file dialog answered, so please type the path.";

/// Why an edit was refused.
pub fn refusal(refusal: &Refusal) -> String {
    format!("That can't be done: {refusal}.")
}

/// A step was taken back.
pub fn undone(name: &StepName) -> String {
    format!("Undone: {}", step(name))
}

/// A step was taken again.
pub fn redone(name: &StepName) -> String {
    format!("Redone: {}", step(name))
}

/// A board was saved.
pub fn saved(path: &Path) -> String {
    format!("Saved {}", path.display())
}

/// Something about a saved file that is not as it should be.
pub fn remark(path: &Path, remark: &dyn Display) -> String {
    format!("{} was saved, but {remark}.", path.display())
}

/// A summary was written.
pub fn exported(path: &Path) -> String {
    format!("Exported {}", path.display())
}

/// The settings could not be written.
pub fn settings_not_kept(error: &dyn Display) -> String {
    format!("Your settings can't be kept: {error}. Everything else works.")
}

/// Another window has the file.
pub fn open_elsewhere(path: &Path, holder: Option<&Holder>) -> String {
    format!(
        "{} is open in another window{}. You can work on it here and save it under another name.",
        path.display(),
        by(holder)
    )
}

/// Another window has the file that was to be written.
pub fn held_elsewhere(path: &Path, holder: Option<&Holder>) -> String {
    let by = by(holder);
    format!("{} is open in another window{by}, so nothing was written. Save it under another name.", path.display())
}

/// Who holds a file, to follow it.
fn by(holder: Option<&Holder>) -> String {
    holder.map_or_else(String::new, |holder| format!(" ({holder})"))
}

/// A second window could not be started.
pub fn no_second_window(path: &Path, error: &dyn Display) -> String {
    format!("{} can't be opened in a window of its own: {error}. Open it from here instead.", path.display())
}

/// The title of the window.
pub fn window_title(board: &str, unsaved: bool) -> String {
    let name = if board.is_empty() { UNTITLED } else { board };
    format!("{}{} – {PROGRAM}", if unsaved { "• " } else { "" }, name)
}

/// A file name made of a board's title.
pub fn file_name(title: &str) -> String {
    let plain: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().take(8).collect();
    if words.is_empty() { "untitled".to_owned() } else { words.join("-").to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_makes_a_file_name() {
        assert_eq!(file_name("Is Lavrov out of favour?"), "is-lavrov-out-of-favour");
        assert_eq!(file_name("../../etc"), "etc");
        assert_eq!(file_name("???"), "untitled");
    }
}
