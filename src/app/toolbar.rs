//! The toolbar: undo, redo, what-if, save and export, and the search over everything.

use eframe::egui::{Align, Button, Layout, Response, RichText, Ui};

use super::{command::Command, icons, menu, theme, view::View, words};

/// The commands that have a button.
const COMMANDS: [Command; 5] = [Command::Undo, Command::Redo, Command::Try, Command::Save, Command::Export];
/// How much room the buttons need beside the menus, in points.
const ROOM: f32 = 615.0;
/// The width of the search button, in points.
const SEARCH_WIDTH: f32 = 210.0;

/// The menu bar and the buttons: one row where there is room, else two.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let fits = menu::row(ui, view, |ui, view| {
        let fits = ui.max_rect().right() - ui.cursor().left() >= ROOM;
        if fits {
            ui.separator();
            buttons(ui, view);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| search(ui, view));
        }
        fits
    });
    if !fits {
        ui.horizontal_wrapped(|ui| buttons(ui, view));
    }
}

fn buttons(ui: &mut Ui, view: &mut View<'_>) {
    for command in COMMANDS {
        if button(ui, command, view).clicked() {
            view.act(command.action());
        }
    }
}

fn button(ui: &mut Ui, command: Command, view: &View<'_>) -> Response {
    let label = command.label();
    let button = match command.icon() {
        Some(icon) => Button::new((RichText::new(icon), label)),
        None => Button::new(label),
    };
    let keys = command.shortcuts(ui.ctx().os()).first().map(|keys| ui.ctx().format_shortcut(keys));
    let name = match command {
        Command::Undo => view.session.history.undo_name(),
        Command::Redo => view.session.history.redo_name(),
        _ => None,
    };
    let hint = words::undo_hint(label.trim_end_matches('…'), name, &keys.unwrap_or_default());
    let hint = view.mask.text(&hint);
    ui.add_enabled(command.is_enabled(view.session), button).on_hover_text(hint).accessible_name(label)
}

/// Looks like a field, opens the palette.
fn search(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    let keys = Command::Palette.shortcuts(ui.ctx().os());
    let keys = keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
    let text = RichText::new(format!("{}  {}", icons::SEARCH, words::SEARCH)).color(colours.quiet);
    let button = Button::new(text)
        .right_text(RichText::new(keys).size(theme::size::SMALL).color(colours.quiet))
        .fill(colours.field)
        .stroke((1.0, colours.line))
        .min_size([SEARCH_WIDTH, 0.0].into());
    if ui.add(button).on_hover_text(words::SEARCH_HINT).accessible_name(words::SEARCH).clicked() {
        view.act(Command::Palette.action());
    }
}
