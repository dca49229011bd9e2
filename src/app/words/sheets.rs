//! The words of the sheets.

use std::path::Path;

/// Asks what to do with unsaved changes.
pub const UNSAVED_QUESTION: &str = "Save your changes?";
/// Asks what to do with a file that somebody else changed.
pub const CHANGED_QUESTION: &str = "The file has changed";

/// What is not saved.
pub fn unsaved(board: &str) -> String {
    let name = if board.is_empty() { super::UNTITLED } else { board };
    format!("“{name}” has changes that are in no file yet. They are lost if you go on without saving.")
}

/// What somebody else changed.
pub fn changed(path: &Path) -> String {
    format!(
        "{} was changed by another program since it was opened here. Reload it and lose your changes, overwrite it and \
         lose the others', or save yours under another name.",
        path.display()
    )
}
