//! There are unsaved changes: save them, drop them, or stay?

use eframe::egui::Context;

use super::parts::{Leave, buttons, explain, focus_if_none, main_button, sheet};
use crate::app::{
    action::{Action, Intent},
    view::View,
    words,
};

/// Shows the question; says whether it was answered.
pub(super) fn show(ctx: &Context, intent: &Intent, view: &mut View<'_>) -> bool {
    sheet(ctx, words::UNSAVED_QUESTION, 420.0, Leave::OnPurpose, |ui| {
        explain(ui, &words::unsaved(&view.session.name()));
        buttons(ui, |ui| {
            let save = main_button(ui, words::SAVE, true);
            focus_if_none(&save);
            let drop = ui.button(words::DONT_SAVE).clicked();
            let cancel = ui.button(words::CANCEL).clicked();
            if save.clicked() {
                view.act(Action::SaveThen(intent.clone()));
            } else if drop {
                view.act(Action::Confirmed(intent.clone()));
            }
            save.clicked() || drop || cancel
        })
    })
}
