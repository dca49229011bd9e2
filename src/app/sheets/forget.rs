//! Asks before everything kept about a project beside its own file is removed.

use eframe::egui::Context;

use super::parts::{Leave, buttons, explain, focus_if_none, sheet};
use crate::app::{action::Action, view::View, words};

/// Shows the question; says whether it was answered.
pub(super) fn show(ctx: &Context, view: &mut View<'_>) -> bool {
    let Some(path) = view.session.file.clone() else { return true };
    sheet(ctx, words::FORGET_QUESTION, 460.0, Leave::OnPurpose, |ui| {
        explain(ui, &words::forget_explained(&path));
        buttons(ui, |ui| {
            let cancel = ui.button(words::CANCEL);
            focus_if_none(&cancel);
            let forget = ui.button(words::FORGET).clicked();
            if forget {
                view.act(Action::Forget);
            }
            cancel.clicked() || forget
        })
    })
}
