//! The words about never losing work: recovery, history, merging, masking, forgetting.

use std::{fmt::Display, path::Path};

use super::{names, short, short_to};
use crate::{
    app::{numbers, recovered::Found},
    board::{Board, Record, RecordId, SourceKind},
    team::Conflict,
};

/// Offers what a window that was stopped left behind.
pub const RECOVERED_TITLE: &str = "Recovered changes";
/// Brings it back.
pub const RECOVER: &str = "Recover";
/// Decides later.
pub const LATER: &str = "Later";
/// What that means.
pub const LATER_HINT: &str = "The changes are kept, and offered when this board is opened next";
/// Throws it away.
pub const DISCARD: &str = "Discard…";
/// Throws it away, asked once more.
pub const DISCARD_FOR_GOOD: &str = "Discard for good";
/// The side of the file.
pub const IN_THE_FILE: &str = "In the file";
/// The side of what was found.
pub const RECOVERED_SIDE: &str = "With what was recovered";
/// When each was changed.
pub const LAST_CHANGED: &str = "Last changed";
/// A number of claims.
pub const CLAIMS: &str = "Claims";
/// A number of statements.
pub const STATEMENTS: &str = "Statements";
/// A time that is not known.
pub const NOT_KNOWN: &str = "not known";
/// It was brought back.
pub const RECOVERED: &str = "Recovered. Save to keep it in the file; Undo takes it back.";
/// It was thrown away.
pub const RECOVERED_DISCARDED: &str = "The recovered changes were discarded.";

/// Where it comes from.
pub fn recovered_question(file: Option<&Path>) -> String {
    let what = file.map_or_else(|| "A board that was never saved".to_owned(), |file| file.display().to_string());
    format!("{what} was being worked on when Credence was stopped. These changes are not in the file yet.")
}

/// Which side is newer.
pub fn newer(found: &Found) -> Option<&'static str> {
    found.file.as_ref()?;
    Some(match found.in_file.at?.cmp(&found.recovered.at?) {
        std::cmp::Ordering::Greater => "The file is newer by the clock of this machine.",
        _ => "What was recovered is newer.",
    })
}

/// What the user should know before they decide.
pub fn recovered_remarks(found: &Found) -> Vec<String> {
    let mut remarks = Vec::new();
    if found.file_changed {
        remarks.push(
            "The file was changed since. Where both changed the same thing, the recovered one counts.".to_owned(),
        );
    }
    if !found.left_out.is_empty() {
        let ids: Vec<&str> = found.left_out.iter().take(5).map(|id| id.as_str()).collect();
        let more = if found.left_out.len() > ids.len() { " and others" } else { "" };
        remarks
            .push(format!("These can't be brought back, for the file no longer fits them: {}{more}.", ids.join(", ")));
    }
    if let Some(damage) = found.damage {
        let (line, lines) = (damage.line, damage.lines);
        remarks
            .push(format!("The journal is damaged in line {line} of {lines}: changes recorded after that are lost."));
    }
    remarks
}

/// How many changes there are.
pub fn change_count(count: usize) -> String {
    if count == 0 { "No changes".to_owned() } else { numbers::count(count, "change", "changes") }
}

/// More was left behind than is offered.
pub fn also_left_behind(project: Option<&Path>) -> String {
    match project {
        Some(path) => format!("{} has unsaved changes, too.", path.display()),
        None => "Another board that was never saved was left behind.".to_owned(),
    }
}

/// Opens it beside this one.
pub const OPEN_IN_WINDOW: &str = "Open in another window";
/// Asks what to do.
pub const DECIDE: &str = "Decide…";

/// The file is no longer what it was.
pub fn changed_on_disk(path: &Path) -> String {
    format!("{} was changed by another program.", path.display())
}

/// What is tried is not merged.
pub const NOT_WHILE_TRYING: &str = "Keep or drop what you are trying first, then merge.";
/// Takes in the changes of others.
pub const MERGE_CHANGES: &str = "Merge";
/// Asks about conflicts.
pub const CONFLICTS_TITLE: &str = "Both changed the same";
/// Our side.
pub const MINE: &str = "Mine";
/// The other side.
pub const THEIRS: &str = "Theirs";
/// Nothing stands there.
pub const EMPTY_OR_GONE: &str = "empty, or deleted";

/// What merging does with the rest.
pub fn conflicts_explained(taken: usize, conflicts: usize) -> String {
    let taken = numbers::count(taken, "record", "records");
    let conflicts = numbers::count(conflicts, "thing was", "things were");
    format!("{taken} of the others can be taken in as they are. {conflicts} changed on both sides: choose what stays.")
}

/// What a conflict is about.
pub fn conflict(board: &Board, conflict: &Conflict) -> String {
    let what = thing(board, conflict.id);
    match &conflict.field {
        Some(field) if !field.is_empty() => format!("{what}: {}", field.replace('_', " ")),
        _ => what,
    }
}

fn thing(board: &Board, id: RecordId) -> String {
    match board.record(id) {
        Some(Record::Head(_)) => "This board".to_owned(),
        Some(Record::Source(source)) => format!("Source {}", short(&source.name)),
        Some(Record::Claim(claim)) => format!("Claim “{}”", short(&claim.text)),
        Some(Record::Statement(said)) => {
            let name = board.sources.get(said.origin).map_or("", |source| source.name.as_str());
            format!("Statement of {}", short_to(name, 30))
        }
        _ => id.as_str().to_owned(),
    }
}

/// One of the two choices, for screen readers.
pub fn choice_of(side: &str, number: usize, title: &str) -> String {
    format!("{side} in conflict {number}, {title}")
}

/// Others' changes are on the board now.
pub fn taken_in(count: usize) -> String {
    if count == 0 {
        "The file has nothing that your board lacks.".to_owned()
    } else {
        format!(
            "Took in {} from the file. Save to write both; Undo takes it back.",
            numbers::count(count, "change", "changes")
        )
    }
}

/// Steps, and what differs.
pub const HISTORY: &str = "History";
/// The list of steps.
pub const STEPS: &str = "Steps";
/// What differs from the board as it was opened.
pub const SINCE_OPENED: &str = "Changed since opened";
/// How to use the list.
pub const HISTORY_HINT: &str = "Choose a step to go to the board as it was after it.";
/// Before the first step.
pub const BEGINNING: &str = "Before the first step";

/// What differs from the file.
pub fn since_saved(has_file: bool) -> String {
    if has_file { "Changed since saved" } else { "Not saved yet" }.to_owned()
}

/// A row of the list, for screen readers: steps may be called alike.
pub fn history_step(number: usize, name: &str, is_undone: bool) -> String {
    let undone = if is_undone { ", undone" } else { "" };
    format!("Step {number}: {name}{undone}")
}

/// What stands for a protected source while it is masked.
pub fn protected_source(kind: SourceKind, number: usize) -> String {
    format!("Protected source {number} ({})", names::kind(kind).to_lowercase())
}

/// Masking is on.
pub const MASKED: &str = "Protected sources are masked on screen. Files and the journal hold them as they are.";
/// Masking is off.
pub const UNMASKED: &str = "Protected sources are shown by name again.";
/// In the status bar while masking is on.
pub const MASKED_STATUS: &str = "Masked";
/// What the user tried to change is hidden.
pub const MASKED_FIELD: &str = "Names, notes and links of protected sources can't be changed while they are masked.";

/// Forgets a project.
pub const FORGET: &str = "Forget";
/// Asks before that.
pub const FORGET_QUESTION: &str = "Forget this project?";

/// What is removed, and what is not.
pub fn forget_explained(path: &Path) -> String {
    format!(
        "The project is closed. Its journal, its previous version and its place among the recent projects are removed \
         from this machine. The file itself stays: {}",
        path.display()
    )
}

/// It was forgotten.
pub fn forgotten(path: &Path) -> String {
    format!("Nothing but the file itself is kept of {} any more.", path.display())
}

/// It was not.
pub fn not_forgotten(path: &Path, error: &dyn Display) -> String {
    format!("Something kept about {} could not be removed: {error}.", path.display())
}

/// The backup is open.
pub const PREVIOUS_VERSION_OPENED: &str =
    "This is the version before the last save, as a board of its own. Save it where you like.";
/// There is no backup.
pub const NO_PREVIOUS_VERSION: &str = "No previous version of this board is kept.";
/// A save was broken off.
pub const NOT_SAVED: &str = "Not saved: it was broken off. The file is as it was.";
/// A project is being opened.
pub const OPENING: &str = "Opening…";
/// The board is being saved.
pub const SAVING: &str = "Saving…";

/// A file is still being worked on.
pub fn busy(path: &Path) -> String {
    format!("{} is still being read or written. Try again in a moment.", path.display())
}

/// The thread that worked on a file ended without an answer.
pub fn job_failed(path: &Path) -> String {
    format!("{} could not be worked on: a fault in Credence. Nothing was changed; please try again.", path.display())
}

/// Changes can't be kept for after a crash.
pub fn journal_trouble(error: &str) -> String {
    format!("Your changes can't be kept for after a crash: {error}. Save often until that works again.")
}
