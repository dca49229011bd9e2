//! Works board health out: within the frame where that costs next to nothing, else on a thread of its own.

use eframe::egui;

use crate::{
    advice::{Advice, advice, advice_while},
    app::{App, Stage, latest::Latest},
    board::{Board, Date},
    weigh::Weights,
};

/// Up to so many claims and statements together, advice takes a few milliseconds even in a debug build.
const SMALL: usize = 600;

/// What advice is of: the board's revision, whether its intervals were drawn, and the day.
pub(super) type Key = (u64, bool, Date);

/// Works out the health of large boards.
pub(in crate::app) type HealthWorker = Latest<Key, Vec<Advice>>;

impl App {
    /// Takes advice that is ready, and asks for that of a board that has changed: of a small one always, of a large
    /// one while its health is looked at.
    pub(in crate::app) fn take_advice(&mut self, ctx: &egui::Context) {
        if let Some((key, advice)) = self.health.take() {
            self.ui.health.take(key, advice);
        }
        let session = &self.session;
        let key = (session.revision, !self.is_drawing(), self.ui.today);
        if session.is_behind() {
            // Advice on last weights would be of another board.
            return;
        }
        let is_small = session.board.claims.len() + session.board.statements.len() <= SMALL;
        self.ui.health.wanted = Some(key);
        self.health.keep(|at_work| at_work == key);
        let is_looked_at = is_small || self.ui.show_health;
        if self.health.is_busy() || self.ui.health.is_of(key) || self.stage != Stage::Board || !is_looked_at {
            return;
        }
        if is_small {
            self.ui.health.take(key, advice(&session.board, &session.weights, self.ui.today));
            return;
        }
        let (board, weights): (Board, Weights) = (session.board.clone(), session.weights.clone());
        self.health.start(ctx, key, move |go_on| advice_while(&board, &weights, key.2, go_on));
    }
}
