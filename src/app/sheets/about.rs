//! What this program is, and whose work is in it.

use eframe::egui::{Context, Label, RichText};

use super::parts::{Leave, buttons, explain, focus_if_none, main_button, sheet};
use crate::app::{command::Command, theme, words};

/// Shows the sheet; says whether it is done.
pub(super) fn show(ctx: &Context) -> bool {
    sheet(ctx, words::command(Command::About), 480.0, Leave::Freely, |ui| {
        explain(ui, concat!("Version ", env!("CARGO_PKG_VERSION")));
        for (title, text) in words::ABOUT {
            ui.add_space(theme::space::S);
            ui.label(RichText::new(title).font(theme::strong(theme::size::BODY)));
            ui.add(Label::new(text).wrap());
        }
        buttons(ui, |ui| {
            let close = main_button(ui, words::CLOSE, true);
            focus_if_none(&close);
            close.clicked()
        })
    })
}
