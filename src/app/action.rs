//! Everything that can happen in the window, as data.
//!
//! Input (mouse, key, file, worker) becomes an [`Action`]; views return actions and change nothing themselves.

use std::path::PathBuf;

use super::{board_view::Sort, carry::Carried, inspector::Section, recovered::Found};
use crate::{
    board::{Edit, RecordId},
    store::Theme,
    team::{Choice, Merged},
};

/// Something to be done after the frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change the board.
    Edit(Edit),
    /// Select a record, or nothing.
    Select(Option<RecordId>),
    /// Bring a record into view and select it.
    Reveal(RecordId),
    /// The control in use was let go of: the gesture ends.
    EndGesture,
    /// A reliability slider was taken hold of: claims show from where they move.
    BeginReweighing,
    /// Add a source and let the user name it.
    AddSource,
    /// Add a claim and let the user word it.
    AddClaim,
    /// Take the last step back.
    Undo,
    /// Take it again.
    Redo,
    /// From here on only try changes.
    Try,
    /// Make what was tried part of the board.
    KeepTried,
    /// Let go of what was tried.
    DropTried,
    /// Try again what was dropped last.
    RetryDropped,
    /// Keep what was tried, and then do what was asked for.
    KeepThen(Intent),
    /// Let go of what was tried, and then do what was asked for.
    DropThen(Intent),
    /// Begin an empty board.
    New,
    /// Ask which project to open.
    Open,
    /// Open this project.
    OpenFile(PathBuf),
    /// Open the bundled sample.
    OpenSample,
    /// Save to the file the board came from.
    Save,
    /// Save, asking where if need be, and then do what the unsaved-changes question was asked for.
    SaveThen(Intent),
    /// Ask where to save.
    SaveAs,
    /// Save to this file.
    SaveTo(PathBuf),
    /// Open the version before the last save.
    OpenBackup,
    /// Remove everything kept about the project beside its own file, and leave it.
    Forget,
    /// Open this project, or what was left behind, in another window.
    OpenElsewhere(Option<PathBuf>),
    /// Bring back what is offered.
    Recover,
    /// Throw away what is offered.
    DiscardRecovered,
    /// Take in what others changed in this file.
    MergeFile(PathBuf),
    /// Take it in, with conflicts settled so.
    Settle(Vec<Choice>),
    /// Go to the board as it was after so many steps.
    GoTo(usize),
    /// Break off what is being done with a file.
    CancelJob,
    /// Mask protected sources on screen, or show them again.
    ToggleMask,
    /// Save boards by themselves, or only when asked.
    ToggleAutosave,
    /// Write a summary to this file.
    ExportTo(crate::report::Format, PathBuf),
    /// Close the window, asking about unsaved changes.
    Quit,
    /// Show one of the sheets.
    Show(Sheet),
    /// Close the sheet or the menu that is open.
    Dismiss,
    /// Put the keyboard into the filter of the claims.
    Find,
    /// Delete what is selected.
    DeleteSelected,
    /// Duplicate the selected claim.
    DuplicateSelected,
    /// Move the selected claim by one place.
    MoveSelected(Direction),
    /// Sort the claims.
    SortBy(Sort),
    /// Pick something up with the keyboard.
    PickUp(Carried),
    /// Change the theme.
    Theme(Theme),
    /// Change the size of everything.
    Zoom(Zoom),
    /// Switch moving pictures off or on.
    ToggleMotion,
    /// Show or hide a side panel.
    TogglePanel(Panel),
    /// Fold a section of the inspector, or open it again.
    Fold(Section),
    /// Do what the unsaved-changes question was asked for.
    Confirmed(Intent),
    /// Copy text to the clipboard.
    Copy(String),
    /// Don't show the first steps again.
    DismissTryThis,
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

/// A side panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The sources, on the left.
    Sources,
    /// The inspector, on the right.
    Inspector,
    /// Board health, below the claims.
    Health,
}

/// A change of size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As it was.
    Reset,
}

/// A sheet over the window. One at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// All commands, to be found by typing.
    Palette,
    /// All shortcuts.
    Shortcuts,
    /// Format, path and preview of an export.
    Export,
    /// A path to be typed.
    Path(PathPurpose),
    /// There are unsaved changes: save, drop or stay?
    Unsaved(Intent),
    /// Something is being tried: keep it, drop it or stay?
    Tried(Intent),
    /// The file was changed by somebody else: overwrite, reload or save elsewhere?
    ChangedOnDisk(PathBuf),
    /// A source is to be merged into another one.
    Merge(crate::board::SourceId),
    /// Title, question and grades of the board.
    Board,
    /// What a window that was stopped left behind.
    Recovered(Box<Found>),
    /// Both we and others changed the same.
    Conflicts(Box<Merged>),
    /// All steps, and what differs.
    History,
    /// Everything kept about the project is to be removed: really?
    Forget,
    /// What this program is.
    About,
}

/// What a typed path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// To be opened.
    Open,
    /// To be saved to.
    Save,
}

/// What was about to happen when unsaved changes were noticed.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Begin an empty board.
    New,
    /// Ask which project to open.
    Open,
    /// Open this project.
    OpenFile(PathBuf),
    /// Open the sample.
    OpenSample,
    /// Open the version before the last save.
    OpenBackup,
    /// Forget the project.
    Forget,
    /// Close the window.
    Quit,
}
