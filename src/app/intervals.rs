//! Intervals are drawn on a thread of their own: the window shows credences at once, and their bands when they come.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
    mpsc,
};

use eframe::egui;

use super::App;
use crate::weigh::{DRAWS, Weights};

/// Draws intervals for the newest weights; older work is given up.
#[derive(Debug)]
pub(super) struct IntervalWorker {
    results: mpsc::Receiver<(u64, Weights)>,
    sender: mpsc::SyncSender<(u64, Weights)>,
    /// The weighing that intervals are wanted for; what works for another one stops.
    wanted: Arc<AtomicU64>,
    /// The board's revision that was last given to the worker.
    asked: Option<u64>,
    /// The answer has not come yet.
    drawing: bool,
}

impl Default for IntervalWorker {
    fn default() -> Self {
        let (sender, results) = mpsc::sync_channel(4);
        Self { results, sender, wanted: Arc::default(), asked: None, drawing: false }
    }
}

impl IntervalWorker {
    /// Whether the intervals on screen are not yet those of the board on screen.
    pub(super) fn is_drawing(&self) -> bool {
        self.drawing
    }

    /// Another board is open now.
    pub(super) fn forget(&mut self) {
        self.asked = None;
        self.wanted.fetch_add(1, Ordering::Relaxed);
    }
}

impl App {
    /// Takes intervals that are ready, and asks for those of a board that has changed.
    pub(super) fn take_intervals(&mut self, ctx: &egui::Context) {
        while let Ok((ticket, weights)) = self.intervals.results.try_recv() {
            // Weights of an earlier board, even of the one before this frame, are not to come back.
            let fits = self.intervals.asked == Some(self.session.revision);
            if ticket == self.intervals.wanted.load(Ordering::Relaxed) && fits {
                self.session.take_intervals(weights);
                self.intervals.drawing = false;
            }
        }
        let revision = self.session.revision;
        let done = self.intervals.asked == Some(revision) || self.session.impossible.is_some();
        if done || self.session.is_behind() {
            return;
        }
        self.intervals.asked = Some(revision);
        self.intervals.drawing = true;
        let ticket = self.intervals.wanted.fetch_add(1, Ordering::Relaxed) + 1;
        let (wanted, sender, ctx) = (self.intervals.wanted.clone(), self.intervals.sender.clone(), ctx.clone());
        let mut weights = self.session.weights.clone();
        let work = move || {
            let go_on = |_| wanted.load(Ordering::Relaxed) == ticket;
            if weights.draw_intervals(DRAWS, go_on).is_ok() && sender.send((ticket, weights)).is_ok() {
                ctx.request_repaint();
            }
        };
        // Without a thread the credences stand without their bands, which is no reason to stop.
        if let Err(error) = std::thread::Builder::new().name("intervals".to_owned()).spawn(work) {
            log::warn!("no thread for intervals: {error}");
        }
    }
}
