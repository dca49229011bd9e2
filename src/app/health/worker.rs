//! Works board health out: within the frame where that costs next to nothing, else on a thread of its own.

use std::sync::mpsc;

use eframe::egui;

use crate::{
    advice::{Advice, advice},
    app::App,
    board::{Board, Date},
    weigh::Weights,
};

/// Up to so many claims and statements together, advice takes a few milliseconds even in a debug build.
const SMALL: usize = 600;

/// What advice is of: the board's revision, whether its intervals were drawn, and the day.
pub(super) type Key = (u64, bool, Date);

/// Works one board out at a time; what has changed meanwhile is worked out after it.
#[derive(Debug)]
pub(in crate::app) struct HealthWorker {
    results: mpsc::Receiver<(u64, Key, Vec<Advice>)>,
    sender: mpsc::SyncSender<(u64, Key, Vec<Advice>)>,
    /// Which board is open: what comes for another one is dropped.
    generation: u64,
    busy: bool,
}

impl Default for HealthWorker {
    fn default() -> Self {
        let (sender, results) = mpsc::sync_channel(1);
        Self { results, sender, generation: 0, busy: false }
    }
}

impl HealthWorker {
    /// Another board is open now.
    pub(in crate::app) fn forget(&mut self) {
        self.generation += 1;
    }
}

impl App {
    /// Takes advice that is ready, and asks for that of a board that has changed: of a small one always, of a large
    /// one while its health is looked at.
    pub(in crate::app) fn take_advice(&mut self, ctx: &egui::Context) {
        while let Ok((generation, key, advice)) = self.health.results.try_recv() {
            self.health.busy = false;
            if generation == self.health.generation {
                self.ui.health.take(key, advice);
            }
        }
        let session = &self.session;
        let key = (session.revision, !self.intervals.is_drawing(), self.ui.today);
        let is_small = session.board.claims.len() + session.board.statements.len() <= SMALL;
        self.ui.health.wanted = Some(key);
        if self.health.busy || self.ui.health.is_of(key) || self.at_start || !(is_small || self.ui.show_health) {
            return;
        }
        if is_small {
            self.ui.health.take(key, advice(&session.board, &session.weights, self.ui.today));
            return;
        }
        self.start_advice(ctx, key);
    }

    fn start_advice(&mut self, ctx: &egui::Context, key: Key) {
        let (board, weights): (Board, Weights) = (self.session.board.clone(), self.session.weights.clone());
        let (sender, ctx, generation) = (self.health.sender.clone(), ctx.clone(), self.health.generation);
        let work = move || {
            let advice = advice(&board, &weights, key.2);
            if sender.send((generation, key, advice)).is_ok() {
                ctx.request_repaint();
            }
        };
        // Without a thread there is no advice, which is no reason to stop.
        match std::thread::Builder::new().name("health".to_owned()).spawn(work) {
            Ok(_) => self.health.busy = true,
            Err(error) => log::warn!("no thread for board health: {error}"),
        }
    }
}
