//! Something is being tried: keep it, drop it, or stay?

use eframe::egui::Context;

use super::parts::{Leave, buttons, explain, focus_if_none, main_button, sheet};
use crate::app::{
    action::{Action, Intent},
    view::View,
    words,
};

/// Shows the question; says whether it was answered.
pub(super) fn show(ctx: &Context, intent: &Intent, view: &mut View<'_>) -> bool {
    sheet(ctx, words::TRIED_QUESTION, 420.0, Leave::OnPurpose, |ui| {
        explain(ui, &words::tried_explained(view.session.tried()));
        buttons(ui, |ui| {
            let keep = main_button(ui, words::KEEP, true);
            focus_if_none(&keep);
            let drop = ui.button(words::DROP).clicked();
            let cancel = ui.button(words::CANCEL).clicked();
            if keep.clicked() {
                view.act(Action::KeepThen(intent.clone()));
            } else if drop {
                view.act(Action::DropThen(intent.clone()));
            }
            keep.clicked() || drop || cancel
        })
    })
}
