//! The file was changed by somebody else since it was opened: whose changes are to stay?

use std::path::Path;

use eframe::egui::Context;

use super::parts::{Leave, buttons, explain, focus_if_none, sheet};
use crate::app::{
    action::{Action, Intent},
    view::View,
    words,
};

/// Shows the question; says whether it was answered.
pub(super) fn show(ctx: &Context, path: &Path, view: &mut View<'_>) -> bool {
    sheet(ctx, words::CHANGED_QUESTION, 460.0, Leave::OnPurpose, |ui| {
        explain(ui, &words::changed(path));
        if view.session.tried() > 0 {
            explain(ui, words::RELOAD_DROPS);
        }
        buttons(ui, |ui| {
            // The safe answer is the one that costs nobody anything.
            let cancel = ui.button(words::CANCEL);
            focus_if_none(&cancel);
            let answers = [
                (words::command(crate::app::command::Command::SaveAs), Action::SaveAs),
                (words::OVERWRITE, Action::SaveTo(path.to_owned())),
                (words::MERGE_CHANGES, Action::MergeFile(path.to_owned())),
                (words::RELOAD, Action::Confirmed(Intent::OpenFile(path.to_owned()))),
            ];
            let mut answered = cancel.clicked();
            for (label, action) in answers {
                if ui.button(label).clicked() {
                    view.act(action);
                    answered = true;
                }
            }
            answered
        })
    })
}
