//! The one list of commands from which menus, toolbar, shortcuts, palette and shortcut sheet are made.

use eframe::egui::{Key, KeyboardShortcut, Modifiers, os::OperatingSystem};

use super::{
    action::{Action, Direction, Panel, Sheet, Zoom},
    board_view::Sort,
    icons,
    session::Session,
    words,
};
use crate::{board::RecordId, store::Theme};

/// A command without data: what a menu entry, a shortcut or a palette row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is named by its words in `words::command`")]
pub enum Command {
    New,
    Open,
    OpenSample,
    Save,
    SaveAs,
    Export,
    OpenBackup,
    Forget,
    ToggleAutosave,
    Quit,
    History,
    MaskProtected,
    Undo,
    Redo,
    Try,
    KeepTried,
    DropTried,
    AddClaim,
    AddSource,
    Duplicate,
    Delete,
    MoveUp,
    MoveDown,
    BoardDetails,
    Find,
    Palette,
    ToggleSources,
    ToggleInspector,
    ToggleHealth,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ThemeHighContrast,
    ToggleMotion,
    SortByOrder,
    SortByCredence,
    SortByDisagreement,
    SortByFewestVoices,
    Shortcuts,
    About,
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named by its words in `words::menu`")]
pub enum Menu {
    File,
    Edit,
    Board,
    View,
    Help,
}

impl Menu {
    /// All menus in order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Board, Self::View, Self::Help];

    /// Its commands in order; nothing stands for a line between groups.
    pub fn commands(self) -> &'static [Option<Command>] {
        use Command as C;
        match self {
            Self::File => &[
                Some(C::New),
                Some(C::Open),
                Some(C::OpenSample),
                None,
                Some(C::Save),
                Some(C::SaveAs),
                Some(C::ToggleAutosave),
                Some(C::Export),
                None,
                Some(C::OpenBackup),
                Some(C::Forget),
                None,
                Some(C::Quit),
            ],
            Self::Edit => &[
                Some(C::Undo),
                Some(C::Redo),
                Some(C::History),
                None,
                Some(C::Try),
                Some(C::KeepTried),
                Some(C::DropTried),
                None,
                Some(C::Duplicate),
                Some(C::Delete),
                Some(C::MoveUp),
                Some(C::MoveDown),
                None,
                Some(C::Find),
            ],
            Self::Board => &[
                Some(C::AddClaim),
                Some(C::AddSource),
                None,
                Some(C::SortByOrder),
                Some(C::SortByCredence),
                Some(C::SortByDisagreement),
                Some(C::SortByFewestVoices),
                None,
                Some(C::BoardDetails),
            ],
            Self::View => &[
                Some(C::Palette),
                None,
                Some(C::ToggleSources),
                Some(C::ToggleInspector),
                Some(C::ToggleHealth),
                None,
                Some(C::ZoomIn),
                Some(C::ZoomOut),
                Some(C::ZoomReset),
                None,
                Some(C::ThemeSystem),
                Some(C::ThemeLight),
                Some(C::ThemeDark),
                Some(C::ThemeHighContrast),
                Some(C::ToggleMotion),
                None,
                Some(C::MaskProtected),
            ],
            Self::Help => &[Some(C::Shortcuts), Some(C::About)],
        }
    }
}

impl Command {
    /// All commands, menu by menu: the order of the palette and the shortcut sheet.
    pub fn all() -> impl Iterator<Item = Self> {
        Menu::ALL.into_iter().flat_map(|menu| menu.commands().iter().filter_map(|command| *command))
    }

    /// Its words, as every place shows them.
    pub fn label(self) -> &'static str {
        words::command(self)
    }

    /// Its icon, where it has one.
    pub fn icon(self) -> Option<&'static str> {
        Some(match self {
            Self::Open => icons::FOLDER,
            Self::Save => icons::SAVE,
            Self::Export => icons::EXPORT,
            Self::Undo => icons::UNDO,
            Self::Redo => icons::REDO,
            Self::Try => icons::FLIP,
            Self::AddClaim | Self::AddSource => icons::ADD,
            Self::Find => icons::SEARCH,
            Self::Delete => icons::DELETE,
            Self::Duplicate => icons::COPY,
            _ => return None,
        })
    }

    /// The keys that run it on `os`, the one that is shown first.
    pub fn shortcuts(self, os: OperatingSystem) -> Vec<KeyboardShortcut> {
        let on_mac = matches!(os, OperatingSystem::Mac | OperatingSystem::IOS);
        let command = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let shifted = |key| KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        let alt = |key| KeyboardShortcut::new(Modifiers::ALT, key);
        match self {
            Self::New => vec![command(Key::N)],
            Self::Open => vec![command(Key::O)],
            Self::Save => vec![command(Key::S)],
            Self::SaveAs => vec![shifted(Key::S)],
            Self::Export => vec![command(Key::E)],
            Self::Quit => vec![command(Key::Q)],
            Self::History => vec![command(Key::H)],
            Self::MaskProtected => vec![plain(Key::F8)],
            Self::Undo => vec![command(Key::Z)],
            Self::Redo if on_mac => vec![shifted(Key::Z)],
            Self::Redo => vec![command(Key::Y), shifted(Key::Z)],
            Self::Try => vec![command(Key::T)],
            Self::AddClaim => vec![shifted(Key::C)],
            Self::AddSource => vec![shifted(Key::A)],
            Self::Duplicate => vec![command(Key::D)],
            Self::Delete if on_mac => vec![plain(Key::Backspace), plain(Key::Delete)],
            Self::Delete => vec![plain(Key::Delete)],
            Self::MoveUp => vec![alt(Key::ArrowUp)],
            Self::MoveDown => vec![alt(Key::ArrowDown)],
            Self::Find => vec![command(Key::F)],
            Self::Palette => vec![shifted(Key::P)],
            Self::ToggleSources => vec![command(Key::Num1)],
            Self::ToggleInspector => vec![command(Key::Num2)],
            Self::ToggleHealth => vec![command(Key::Num3)],
            Self::ZoomIn => vec![command(Key::Plus), command(Key::Equals)],
            Self::ZoomOut => vec![command(Key::Minus)],
            Self::ZoomReset => vec![command(Key::Num0)],
            Self::Shortcuts => vec![plain(Key::F1)],
            Self::OpenSample
            | Self::OpenBackup
            | Self::Forget
            | Self::ToggleAutosave
            | Self::KeepTried
            | Self::DropTried
            | Self::BoardDetails
            | Self::ThemeSystem
            | Self::ThemeLight
            | Self::ThemeDark
            | Self::ThemeHighContrast
            | Self::ToggleMotion
            | Self::SortByOrder
            | Self::SortByCredence
            | Self::SortByDisagreement
            | Self::SortByFewestVoices
            | Self::About => Vec::new(),
        }
    }

    /// Whether it can do anything now.
    pub fn is_enabled(self, session: &Session) -> bool {
        let claim_selected = matches!(session.selected, Some(RecordId::Claim(_)));
        match self {
            Self::Undo => session.history.undo_name().is_some(),
            Self::Redo => session.history.redo_name().is_some(),
            Self::Try => !session.is_trying(),
            Self::KeepTried => session.tried() > 0,
            Self::DropTried => session.is_trying(),
            Self::OpenBackup | Self::Forget => session.file.is_some(),
            Self::Delete => session.selected.is_some_and(|id| id != RecordId::Head),
            Self::Duplicate | Self::MoveUp | Self::MoveDown => claim_selected,
            _ => true,
        }
    }

    /// What it does.
    pub fn action(self) -> Action {
        match self {
            Self::New => Action::New,
            Self::Open => Action::Open,
            Self::OpenSample => Action::OpenSample,
            Self::Save => Action::Save,
            Self::SaveAs => Action::SaveAs,
            Self::Export => Action::Show(Sheet::Export),
            Self::OpenBackup => Action::OpenBackup,
            Self::Forget => Action::Show(Sheet::Forget),
            Self::ToggleAutosave => Action::ToggleAutosave,
            Self::Quit => Action::Quit,
            Self::History => Action::Show(Sheet::History),
            Self::MaskProtected => Action::ToggleMask,
            Self::Undo => Action::Undo,
            Self::Redo => Action::Redo,
            Self::Try => Action::Try,
            Self::KeepTried => Action::KeepTried,
            Self::DropTried => Action::DropTried,
            Self::AddClaim => Action::AddClaim,
            Self::AddSource => Action::AddSource,
            Self::Duplicate => Action::DuplicateSelected,
            Self::Delete => Action::DeleteSelected,
            Self::MoveUp => Action::MoveSelected(Direction::Up),
            Self::MoveDown => Action::MoveSelected(Direction::Down),
            Self::BoardDetails => Action::Show(Sheet::Board),
            Self::Find => Action::Find,
            Self::Palette => Action::Show(Sheet::Palette),
            Self::ToggleSources => Action::TogglePanel(Panel::Sources),
            Self::ToggleInspector => Action::TogglePanel(Panel::Inspector),
            Self::ToggleHealth => Action::TogglePanel(Panel::Health),
            Self::ZoomIn => Action::Zoom(Zoom::In),
            Self::ZoomOut => Action::Zoom(Zoom::Out),
            Self::ZoomReset => Action::Zoom(Zoom::Reset),
            Self::ThemeSystem => Action::Theme(Theme::System),
            Self::ThemeLight => Action::Theme(Theme::Light),
            Self::ThemeDark => Action::Theme(Theme::Dark),
            Self::ThemeHighContrast => Action::Theme(Theme::HighContrast),
            Self::ToggleMotion => Action::ToggleMotion,
            Self::SortByOrder => Action::SortBy(Sort::Order),
            Self::SortByCredence => Action::SortBy(Sort::Credence),
            Self::SortByDisagreement => Action::SortBy(Sort::Disagreement),
            Self::SortByFewestVoices => Action::SortBy(Sort::FewestVoices),
            Self::Shortcuts => Action::Show(Sheet::Shortcuts),
            Self::About => Action::Show(Sheet::About),
        }
    }
}

/// The commands whose keys were pressed in this frame, those with more modifiers tried first, so that Ctrl+Shift+S is
/// not taken for Ctrl+S.
pub fn pressed(ctx: &eframe::egui::Context) -> Vec<Command> {
    let os = ctx.os();
    let typing = ctx.text_edit_focused();
    let mut keys: Vec<(KeyboardShortcut, Command)> =
        Command::all().flat_map(|command| command.shortcuts(os).into_iter().map(move |keys| (keys, command))).collect();
    keys.sort_by_key(|(keys, _)| std::cmp::Reverse(u8::from(keys.modifiers.shift) + u8::from(keys.modifiers.alt)));
    let mut pressed = Vec::new();
    for (keys, command) in keys {
        // A text field that is being typed into keeps its own undo and its own editing keys.
        let belongs_to_text = keys.conflicts_with_text_editing()
            || matches!(command, Command::Undo | Command::Redo | Command::MoveUp | Command::MoveDown);
        if typing && belongs_to_text {
            continue;
        }
        if ctx.input_mut(|input| input.consume_shortcut(&keys)) {
            pressed.push(command);
        }
    }
    pressed
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut_on_any_platform() {
        for os in [OperatingSystem::Mac, OperatingSystem::Windows, OperatingSystem::Nix] {
            let mut taken = HashMap::new();
            for command in Command::all() {
                for keys in command.shortcuts(os) {
                    // On a Mac, Ctrl and Cmd differ; elsewhere `COMMAND` is Ctrl.
                    if let Some(other) = taken.insert((keys.modifiers, keys.logical_key), command) {
                        panic!("{command:?} and {other:?} are both on {keys:?} on {os:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_command_stands_in_one_menu_and_has_words() {
        let mut seen = std::collections::HashSet::new();
        for command in Command::all() {
            assert!(seen.insert(command), "{command:?} stands twice");
            assert!(!command.label().is_empty());
        }
    }
}
