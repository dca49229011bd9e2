//! Works board health out: within the frame where that costs next to nothing, else on a thread of its own.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
    mpsc,
};

use eframe::egui;

use crate::{
    advice::{Advice, advice, advice_while},
    app::{App, Stage},
    board::{Board, Date},
    weigh::Weights,
};

/// Up to so many claims and statements together, advice takes a few milliseconds even in a debug build.
const SMALL: usize = 600;

/// What advice is of: the board's revision, whether its intervals were drawn, and the day.
pub(super) type Key = (u64, bool, Date);

/// What a thread sends: the ticket it worked for, what its advice is of, and that, unless it was broken off.
type Sent = (u64, Key, Option<Vec<Advice>>);

/// Works one board out at a time; work for a board that has changed is broken off.
#[derive(Debug)]
pub(in crate::app) struct HealthWorker {
    results: mpsc::Receiver<Sent>,
    sender: mpsc::SyncSender<Sent>,
    /// The work that is wanted; other work stops.
    wanted: Arc<AtomicU64>,
    /// What is being worked out.
    busy: Option<Key>,
}

impl Default for HealthWorker {
    fn default() -> Self {
        let (sender, results) = mpsc::sync_channel(1);
        Self { results, sender, wanted: Arc::default(), busy: None }
    }
}

impl HealthWorker {
    /// Another board is open now.
    pub(in crate::app) fn forget(&mut self) {
        self.wanted.fetch_add(1, Ordering::Relaxed);
    }
}

impl App {
    /// Takes advice that is ready, and asks for that of a board that has changed: of a small one always, of a large
    /// one while its health is looked at.
    pub(in crate::app) fn take_advice(&mut self, ctx: &egui::Context) {
        while let Ok((ticket, key, advice)) = self.health.results.try_recv() {
            self.health.busy = None;
            if let Some(advice) = advice.filter(|_| ticket == self.health.wanted.load(Ordering::Relaxed)) {
                self.ui.health.take(key, advice);
            }
        }
        let session = &self.session;
        let key = (session.revision, !self.intervals.is_drawing(), self.ui.today);
        if session.is_behind() {
            // Advice on last weights would be of another board.
            return;
        }
        let is_small = session.board.claims.len() + session.board.statements.len() <= SMALL;
        self.ui.health.wanted = Some(key);
        if self.health.busy.is_some_and(|busy| busy != key) {
            // It will say so when it has stopped.
            self.health.forget();
        }
        let is_looked_at = is_small || self.ui.show_health;
        if self.health.busy.is_some() || self.ui.health.is_of(key) || self.stage != Stage::Board || !is_looked_at {
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
        let (sender, ctx, wanted) = (self.health.sender.clone(), ctx.clone(), self.health.wanted.clone());
        let ticket = wanted.fetch_add(1, Ordering::Relaxed) + 1;
        let work = move || {
            let go_on = || wanted.load(Ordering::Relaxed) == ticket;
            let advice = advice_while(&board, &weights, key.2, &go_on);
            if sender.send((ticket, key, advice)).is_ok() {
                ctx.request_repaint();
            }
        };
        // Without a thread there is no advice, which is no reason to stop.
        match std::thread::Builder::new().name("health".to_owned()).spawn(work) {
            Ok(_) => self.health.busy = Some(key),
            Err(error) => log::warn!("no thread for board health: {error}"),
        }
    }
}
