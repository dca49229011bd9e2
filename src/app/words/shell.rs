//! The words of the bars, the start view and the first steps.

use super::short;
use crate::{app::numbers, weigh::Impossible};

/// Looks for commands, claims and sources.
pub const SEARCH: &str = "Search";
/// What the search looks through.
pub const SEARCH_HINT: &str = "Find a command, a claim or a source";
/// A board that has no file.
pub const NO_FILE: &str = "not in a file yet";
/// The file has everything.
pub const SAVED: &str = "Saved";
/// There is something the file doesn't have.
pub const UNSAVED: &str = "Unsaved changes";
/// A change takes a moment to weigh; the credences on screen are those before it.
pub const WEIGHING: &str = "Weighing…";
/// A claim that no weighing knows yet.
pub const NOT_WEIGHED: &str = "not weighed yet";
/// A board without a file to which nothing was done.
pub const UNCHANGED: &str = "Unchanged";
/// Another window has the file.
pub const READ_ONLY: &str = "Open in another window";
/// What to do about it.
pub const READ_ONLY_HINT: &str = "Another window is working on this file. Use “Save as…” to keep your changes.";

/// Outcomes and rivals contradict each other.
pub fn contradicts(impossible: &Impossible) -> String {
    format!("The board contradicts itself: {impossible}.")
}

/// What the last change moved: `Moved: “Lavrov has fallen…” 35 → 31 %, and 2 more`.
pub fn moved(claim: &str, change: &str, others: usize) -> String {
    let more = if others == 0 { String::new() } else { format!(", {}", and_more(others)) };
    format!("Moved: “{}” {change}{more}", short(claim))
}

/// What a list leaves out.
pub fn and_more(others: usize) -> String {
    format!("and {} more", numbers::whole(others))
}
/// The kind of file that is opened.
pub const PROJECTS: &str = "Credence projects";
/// Every kind of file.
pub const ALL_FILES: &str = "All files";

/// What the program is for.
pub const SUBTITLE: &str = "Decide what to believe, and be able to say why.";
/// Projects that were open lately.
pub const RECENT: &str = "Recent projects";
/// The first steps of a new user.
pub const TRY_THIS: &str = "Try this";
/// All first steps were taken.
pub const FIRST_STEPS_DONE: &str = "That is how it works";
/// What the button does.
pub const DISMISS_HINT: &str = "Don't show this again";
/// What a new user can try on the sample board.
pub const FIRST_STEPS: [&str; 3] =
    ["Drag Boris Bondarev onto a claim", "Lower the slider of Nezygar", "See which claims move"];
