//! The words of the sheets.

use std::path::Path;

use crate::{app::numbers, board::Grade};

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
        "{} was changed by another program since it was opened here. Merge puts both together and asks about what both \
         changed. Or reload it and lose your changes, overwrite it and lose the others', or save yours under another name.",
        path.display()
    )
}

/// Asks which project to open.
pub const OPEN_PROJECT: &str = "Open a project";
/// Asks where to save the project.
pub const SAVE_PROJECT: &str = "Save the project";
/// What an empty path field asks for.
pub const PATH_HINT: &str = "a path, such as ~/boards/story.credence.ron";
/// A folder stands where a file is meant.
pub const IS_A_FOLDER: &str = "is a folder. Name a file in it";
/// There is no such file.
pub const DOES_NOT_EXIST: &str = "does not exist. Check the spelling";
/// The file may not be read.
pub const MAY_NOT_READ: &str = "may not be read. Ask its owner, or copy it to a folder of yours";
/// The file may not be written.
pub const MAY_NOT_WRITE: &str = "may not be written. Choose another folder or name";
/// The file can't be opened for another reason.
pub const CANT_BE_OPENED: &str = "can't be opened";
/// The folder of a new file is missing.
pub const NO_FOLDER: &str = "is in a folder that does not exist. Choose another folder";
/// A path that names no file.
pub const NO_FILE_NAME: &str = "names no file. Add a name";

/// What is wrong with a path.
pub fn path_problem(path: &Path, problem: &str) -> String {
    format!("{} {problem}.", path.display())
}

/// Asks before a file is lost.
pub fn replace_question(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    format!("{name} already exists. Replace it?")
}

/// The palette.
pub const PALETTE: &str = "Find anything";
/// A search without a result.
pub const NOTHING_FOUND: &str = "Nothing found. Try fewer letters.";
/// A claim, as a kind of result.
pub const CLAIM: &str = "Claim";
/// A source, as a kind of result.
pub const SOURCE: &str = "Source";
/// Between two shortcuts for the same.
pub const OR: &str = "  or  ";

/// The part of the shortcut sheet on carrying things about.
pub const WITHOUT_MOUSE: &str = "Drag and drop without a mouse";
/// What to press for it.
pub const CARRYING: [(&str, &str); 5] = [
    ("Go to a source or statement", "Tab"),
    ("Pick it up", "Space"),
    ("Choose where it goes", "Arrow keys"),
    ("Drop it", "Enter"),
    ("Put it back", "Esc"),
];

/// What the program is.
pub const ABOUT: [(&str, &str); 3] = [
    (
        "How it weighs",
        "A statement counts as testimony: how much it moves a claim depends on how reliable its origin is, how well \
         the relays quote, and whether it would have been said anyway. Sources that share one lead are one voice and \
         count once. Credences are the exact probabilities of this model, and the ledger of a claim shows what each \
         voice adds.",
    ),
    (
        "Privacy",
        "Credence works offline. Nothing leaves this machine unless you save or export it and send it yourself.",
    ),
    (
        "Licences",
        "Credence: MIT or Apache 2.0, as you choose. Inter: SIL Open Font License 1.1. Symbols from DejaVu: Bitstream \
         Vera licence. Icons from Phosphor: MIT.",
    ),
];

/// The export.
pub const EXPORT_SUMMARY: &str = "Export a summary";
/// What is copied.
pub const COPY_HINT: &str = "Copy the whole summary to the clipboard";
/// The preview of an export.
pub const PREVIEW: &str = "Preview";
/// The preview ends before the export does.
pub const MORE_LINES: &str = "… and so on";
/// An export must not cost the project.
pub const IS_THE_PROJECT: &str = "is this board's own file. Choose another name";

/// A format of an export, by its name.
pub fn format(name: &str) -> &str {
    match name {
        "markdown" => "Markdown",
        "html" => "HTML",
        "csv" => "CSV",
        "json" => "JSON",
        other => other,
    }
}

/// What a format is good for.
pub fn format_hint(name: &str) -> &'static str {
    match name {
        "markdown" => "Text with light marks, for wikis, tickets and mail",
        "html" => "A page to read, print or send",
        "csv" => "A table for spreadsheets",
        "json" => "Everything, for other programs",
        _ => "",
    }
}

/// Finds the source to merge into.
pub const FIND_SOURCE: &str = "Find a source";
/// What to do in the merge sheet.
pub const MERGE_HINT: &str = "Choose the source that stays.";
/// Merges.
pub const MERGE: &str = "Merge";

/// Asks what to merge a source into.
pub fn merge_title(merged: &str) -> String {
    format!("Merge {} into…", super::short(merged))
}

/// What merging does.
pub fn merge(merged: &str, kept: &str, uses: usize) -> String {
    let (merged, kept) = (super::short(merged), super::short(kept));
    let uses = numbers::count(uses, "use", "uses");
    format!(
        "{kept} stays and takes over the {uses} of {merged}. {merged} goes; its names become other names of {kept}."
    )
}

/// Title, question and grades.
pub const BOARD_DETAILS: &str = "Board details";
/// What the board is called.
pub const TITLE: &str = "Title";
/// What the board is to answer.
pub const QUESTION: &str = "Question";
/// What the grades stand for.
pub const GRADES: &str = "What the grades stand for";
/// How to read the grades.
pub const GRADES_HINT: &str = "The mean is how often such a source is right about what it says. The strength is how \
                               many observations that is worth: the fewer, the wider the intervals.";
/// The mean of a grade.
pub const MEAN: &str = "Mean";
/// The strength of a grade.
pub const STRENGTH: &str = "Strength";
/// Back to the usual.
pub const RESET: &str = "Reset";
/// Takes over what was changed.
pub const APPLY: &str = "Apply";

/// The mean of one grade, for screen readers.
pub fn mean_of(grade: Grade) -> String {
    format!("Mean of grade {}", grade.letter())
}

/// The strength of one grade, for screen readers.
pub fn strength_of(grade: Grade) -> String {
    format!("Strength of grade {}", grade.letter())
}

/// The way back of one grade, for screen readers.
pub fn reset_of(grade: Grade) -> String {
    format!("Reset grade {}", grade.letter())
}

/// What is wrong with a text.
pub fn text_problem(text: &str) -> Option<&'static str> {
    let is_wrong = |c: char| c.is_control() && c != '\t' && c != '\n';
    text.chars().any(is_wrong).then_some("The text holds a control character. Delete it, or type the text anew.")
}
