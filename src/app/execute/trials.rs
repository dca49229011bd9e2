//! Actions about what-if: trying, keeping, dropping.

use eframe::egui;

use super::super::{
    App, Stage,
    action::{Action, Intent},
    words,
};

impl App {
    pub(super) fn trial_action(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            // Before a board is open there is nothing to try things on.
            Action::Try if self.stage == Stage::Board => self.session.begin_trial(),
            Action::KeepTried => self.keep_tried(ctx),
            Action::KeepThen(intent) => {
                self.keep_tried(ctx);
                self.unless_unsaved(ctx, intent);
            }
            Action::DropTried => {
                let steps = self.session.drop_trial();
                if steps > 0 {
                    self.notices.offer(words::dropped(steps), words::TRY_AGAIN, Action::RetryDropped);
                }
            }
            Action::DropThen(intent) => {
                self.session.drop_trial();
                self.unless_unsaved(ctx, intent);
            }
            Action::RetryDropped if !self.session.retry_dropped() => self.notices.warn(words::CANT_TRY_AGAIN),
            _ => {}
        }
    }

    fn keep_tried(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|input| input.time);
        let steps = self.session.keep_trial(now);
        self.notices.say(words::kept(steps));
    }

    /// Asks what is to become of what was tried before `intent` is followed; says whether it had to.
    pub(super) fn asks_about_trial(&mut self, intent: &Intent) -> bool {
        let asks = self.session.tried() > 0;
        if asks {
            self.sheets.open(super::super::action::Sheet::Tried(intent.clone()), &self.session);
        }
        asks
    }
}
