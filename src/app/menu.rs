//! The menu bar, made from the one list of commands.

use std::path::Path;

use eframe::egui::{
    self, AtomExt as _, Button, MenuBar, Popup, Response, RichText, Style, Ui, Vec2, WidgetInfo,
    accesskit::Role,
    containers::menu::{MenuButton, SubMenuButton},
};

use super::{
    action::Action,
    board_view::Sort,
    command::{Command, Menu},
    icons, theme,
    view::View,
    words,
};
use crate::store::Theme;

/// The side of the square in which an entry's icon or check mark stands.
const ICON: f32 = 16.0;
/// How wide a menu is at least.
const WIDTH: f32 = 236.0;

/// The menu bar.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    row(ui, view, |_, _| {});
}

/// The menu bar with something behind the menus.
pub(super) fn row<R>(ui: &mut Ui, view: &mut View<'_>, behind: impl FnOnce(&mut Ui, &mut View<'_>) -> R) -> R {
    let bar = MenuBar::new().style(bar_style as fn(&mut Style)).ui(ui, |ui| {
        for menu in Menu::ALL {
            MenuButton::new(words::menu(menu)).ui(ui, |ui| entries(ui, menu, view));
        }
        behind(ui, view)
    });
    bar.inner
}

/// Buttons of the bar: flat until the pointer is over them.
fn bar_style(style: &mut Style) {
    egui::containers::menu::menu_style(style);
    style.spacing.button_padding = Vec2::new(theme::space::S, 3.0);
    style.spacing.item_spacing.x = 2.0;
}

fn entries(ui: &mut Ui, menu: Menu, view: &mut View<'_>) {
    ui.set_min_width(WIDTH);
    ui.spacing_mut().button_padding = Vec2::new(theme::space::S, 4.0);
    for entry in menu.commands() {
        match entry {
            Some(command) => {
                if item(ui, *command, view).clicked() {
                    view.act(command.action());
                    ui.close();
                }
                if *command == Command::OpenSample {
                    recent(ui, view);
                }
            }
            None => {
                ui.separator();
            }
        }
    }
}

/// One entry: icon or check mark, words, keys.
fn item(ui: &mut Ui, command: Command, view: &View<'_>) -> Response {
    let checked = is_checked(command, view);
    let icon = if checked == Some(true) { Some(icons::CHECK) } else { command.icon() };
    let icon = RichText::new(icon.unwrap_or_default()).size(ICON - 2.0);
    let mut button = Button::new((icon.atom_size(Vec2::splat(ICON)), command.label()));
    if let Some(keys) = command.shortcuts(ui.ctx().os()).first() {
        button = button.shortcut_text(RichText::new(ui.ctx().format_shortcut(keys)).weak());
    } else {
        button = button.right_text("");
    }
    let enabled = command.is_enabled(view.session);
    let response = ui.add_enabled(enabled, button);
    let response = match done(command, view) {
        Some(hint) => response.on_hover_text(hint),
        None => response,
    };
    response.widget_info(|| match checked {
        Some(checked) => WidgetInfo::selected(Role::MenuItemCheckBox, enabled, checked, command.label()),
        None => WidgetInfo::labeled(Role::MenuItem, enabled, command.label()),
    });
    response
}

/// What undo and redo would do.
fn done(command: Command, view: &View<'_>) -> Option<String> {
    let name = match command {
        Command::Undo => view.session.history.undo_name(),
        Command::Redo => view.session.history.redo_name(),
        _ => None,
    };
    Some(view.mask.text(&words::undo_hint(command.label(), Some(name?), "")))
}

/// Whether a command that switches something is on; nothing for one that doesn't.
pub(super) fn is_checked(command: Command, view: &View<'_>) -> Option<bool> {
    let (theme, sort) = (view.settings.theme, view.ui.board.sort);
    Some(match command {
        Command::ThemeSystem => theme == Theme::System,
        Command::ThemeLight => theme == Theme::Light,
        Command::ThemeDark => theme == Theme::Dark,
        Command::ThemeHighContrast => theme == Theme::HighContrast,
        Command::SortByOrder => sort == Sort::Order,
        Command::SortByCredence => sort == Sort::Credence,
        Command::SortByDisagreement => sort == Sort::Disagreement,
        Command::SortByFewestVoices => sort == Sort::FewestVoices,
        Command::ToggleSources => view.ui.show_sources,
        Command::ToggleInspector => view.ui.show_inspector,
        Command::ToggleHealth => view.ui.show_health,
        Command::ToggleAutosave => view.settings.autosave,
        Command::MaskProtected => view.mask.is_on(),
        Command::ToggleMotion => view.settings.reduced_motion,
        _ => return None,
    })
}

/// The submenu of projects that were open lately; none while there are none.
fn recent(ui: &mut Ui, view: &mut View<'_>) {
    if view.settings.recent.is_empty() {
        return;
    }
    let icon = RichText::new(icons::RECENT).size(ICON - 2.0).atom_size(Vec2::splat(ICON));
    let button = Button::new((icon, words::OPEN_RECENT)).right_text(SubMenuButton::arrow_atom(None));
    let settings = view.settings;
    let (response, _) = SubMenuButton::from_button(button).ui(ui, |ui| {
        for path in &settings.recent {
            let response = ui.button(file_name(path)).on_hover_text(path.display().to_string());
            if response.clicked() {
                view.act(Action::OpenFile(path.clone()));
                Popup::close_all(ui.ctx());
            }
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, words::OPEN_RECENT));
}

/// The last part of a path, to show it where there is little room.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
