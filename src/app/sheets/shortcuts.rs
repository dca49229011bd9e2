//! All shortcuts, made from the one list of commands, and how to carry things about without a mouse.

use eframe::egui::{Context, Grid, RichText, ScrollArea, Ui};

use super::parts::{Leave, buttons, focus_if_none, main_button, sheet};
use crate::app::{
    command::{Command, Menu},
    theme, words,
};

/// Shows the sheet; says whether it is done.
pub(super) fn show(ctx: &Context) -> bool {
    sheet(ctx, words::command(Command::Shortcuts), 560.0, Leave::Freely, |ui| {
        let height = (ui.ctx().content_rect().height() - 200.0).max(80.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for menu in Menu::ALL {
                let rows: Vec<(&str, String)> = menu.commands().iter().flatten().filter_map(|c| row(ui, *c)).collect();
                table(ui, words::menu(menu), &rows);
            }
            let rows: Vec<(&str, String)> =
                words::CARRYING.iter().map(|(what, keys)| (*what, (*keys).to_owned())).collect();
            table(ui, words::WITHOUT_MOUSE, &rows);
        });
        buttons(ui, |ui| {
            let close = main_button(ui, words::CLOSE, true);
            focus_if_none(&close);
            close.clicked()
        })
    })
}

/// A command and its keys; nothing for one without keys.
fn row(ui: &Ui, command: Command) -> Option<(&'static str, String)> {
    let keys = command.shortcuts(ui.ctx().os());
    let keys: Vec<String> = keys.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
    (!keys.is_empty()).then(|| (command.label(), keys.join(words::OR)))
}

fn table(ui: &mut Ui, title: &str, rows: &[(&str, String)]) {
    ui.add_space(theme::space::S);
    ui.label(RichText::new(title).font(theme::strong(theme::size::BODY)));
    Grid::new(("shortcuts", title)).num_columns(2).min_col_width(250.0).striped(true).show(ui, |ui| {
        for (what, keys) in rows {
            ui.label(*what);
            ui.label(RichText::new(keys).color(theme::colours(ui).quiet));
            ui.end_row();
        }
    });
}
