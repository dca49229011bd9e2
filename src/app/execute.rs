//! What each action does.

mod edits;
mod files;
mod recovery;
mod saving;
mod trials;

use eframe::egui;

use super::{
    App,
    action::{Action, Panel, Sheet, Zoom},
    theme, words,
};
use crate::board::RecordId;

impl App {
    /// Does `action`.
    pub(super) fn perform(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Edit(edit) => {
                let unmasked = self.mask.unmask(edit.clone(), &self.session.board);
                if unmasked != edit {
                    self.say_what_is_masked(&unmasked);
                }
                self.edit(ctx, &unmasked);
            }
            Action::Select(id) => self.session.selected = id,
            Action::Reveal(id) => self.reveal(id),
            Action::EndGesture => self.session.end_gesture(),
            Action::BeginReweighing => self.session.begin_gesture(),
            Action::AddSource => self.add_source(ctx),
            Action::AddClaim => self.add_claim(ctx),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::DeleteSelected => self.delete_selected(ctx),
            Action::DuplicateSelected => self.duplicate_selected(ctx),
            Action::MoveSelected(direction) => self.move_selected(ctx, direction),
            Action::Try
            | Action::KeepTried
            | Action::DropTried
            | Action::RetryDropped
            | Action::KeepThen(_)
            | Action::DropThen(_) => self.trial_action(ctx, action),
            Action::New
            | Action::Open
            | Action::OpenFile(_)
            | Action::OpenSample
            | Action::Save
            | Action::SaveThen(_)
            | Action::SaveAs
            | Action::SaveTo(_)
            | Action::ExportTo(..)
            | Action::OpenBackup
            | Action::Forget
            | Action::Confirmed(_)
            | Action::Quit => self.file_action(ctx, action),
            Action::OpenElsewhere(path) => self.open_another(path.as_deref()),
            Action::Recover => self.recover(ctx),
            Action::DiscardRecovered => self.discard_recovered(),
            Action::MergeFile(path) => self.merge_file(ctx, &path),
            Action::Settle(choices) => {
                let now = ctx.input(|input| input.time);
                self.settle(&choices, now);
            }
            Action::GoTo(steps) => self.go_to(steps),
            Action::CancelJob => self.jobs.cancel(),
            Action::ToggleMask => {
                self.mask.toggle();
                self.notices.say(if self.mask.is_on() { words::MASKED } else { words::UNMASKED });
            }
            Action::ToggleAutosave => {
                self.settings.autosave = !self.settings.autosave;
                self.settings_changed(ctx);
            }
            Action::Show(sheet) => self.show_sheet(sheet),
            Action::Dismiss => self.sheets.close(),
            Action::Find => self.ui.board.focus_filter(),
            Action::SortBy(sort) => self.ui.board.sort = sort,
            Action::PickUp(what) => {
                self.ui.carried = Some(super::carry::KeyboardCarry { what, over: None });
            }
            Action::Theme(theme) => {
                self.settings.theme = theme;
                self.settings_changed(ctx);
            }
            Action::Zoom(zoom) => {
                self.settings.zoom = match zoom {
                    Zoom::In => self.settings.zoom + 0.1,
                    Zoom::Out => self.settings.zoom - 0.1,
                    Zoom::Reset => 1.0,
                }
                .clamp(0.7, 2.5);
                self.settings_changed(ctx);
            }
            Action::ToggleMotion => {
                self.settings.reduced_motion = !self.settings.reduced_motion;
                self.settings_changed(ctx);
            }
            Action::TogglePanel(Panel::Sources) => self.ui.show_sources = !self.ui.show_sources,
            Action::TogglePanel(Panel::Inspector) => self.ui.show_inspector = !self.ui.show_inspector,
            Action::TogglePanel(Panel::Health) => self.ui.show_health = !self.ui.show_health,
            Action::Fold(section) => {
                let turned = &mut self.settings.turned_sections;
                if !turned.remove(section.key()) {
                    turned.insert(section.key().to_owned());
                }
                self.keep_settings();
            }
            Action::Copy(text) => {
                ctx.copy_text(text);
                self.notices.say(words::COPIED);
            }
            Action::DismissTryThis => {
                self.settings.seen_try_this = true;
                self.settings_changed(ctx);
            }
        }
    }

    fn show_sheet(&mut self, sheet: Sheet) {
        self.session.end_gesture();
        if matches!(sheet, Sheet::Export) {
            // What is exported is weighed, however long that takes.
            self.session.catch_up();
        }
        self.sheets.open(sheet, &self.session);
    }

    fn reveal(&mut self, id: RecordId) {
        self.session.selected = Some(id);
        if let Some(claim) = self.session.selected_claim() {
            self.ui.board.reveal(claim);
        }
    }

    /// Brings the window in line with the settings.
    pub(super) fn apply_settings(&mut self, ctx: &egui::Context) {
        theme::apply(ctx, self.settings.theme, self.settings.reduced_motion);
        ctx.set_zoom_factor(self.settings.zoom);
    }

    fn settings_changed(&mut self, ctx: &egui::Context) {
        self.apply_settings(ctx);
        self.keep_settings();
    }

    /// Writes the settings; a failure is told once and costs nothing but the settings.
    pub(super) fn keep_settings(&mut self) {
        if let Err(error) = self.settings.save() {
            self.notices.once(words::settings_not_kept(&error));
        }
    }
}
