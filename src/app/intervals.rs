//! Intervals are drawn on a thread of their own: the window shows credences at once, and their bands when they come.

use eframe::egui;

use super::{App, latest::Latest};
use crate::weigh::{DRAWS, Weights};

/// Draws intervals for the newest weights; older work is given up.
#[derive(Debug)]
pub(super) struct IntervalWorker {
    /// By the board's revision.
    latest: Latest<u64, Weights>,
    /// The revision whose intervals are on screen.
    drawn: Option<u64>,
}

impl Default for IntervalWorker {
    fn default() -> Self {
        Self { latest: Latest::new("intervals"), drawn: None }
    }
}

impl IntervalWorker {
    /// Another board is open now.
    pub(super) fn forget(&mut self) {
        self.latest.forget();
        self.drawn = None;
    }
}

impl App {
    /// Whether the intervals on screen are not yet those of the board on screen.
    pub(super) fn is_drawing(&self) -> bool {
        self.intervals.drawn != Some(self.session.revision)
    }

    /// Takes intervals that are ready, and asks for those of a board that has changed.
    pub(super) fn take_intervals(&mut self, ctx: &egui::Context) {
        let revision = self.session.revision;
        // Weights of an earlier board, even of the one before this frame, are not to come back.
        if let Some((_, weights)) = self.intervals.latest.take().filter(|(of, _)| *of == revision) {
            self.session.take_intervals(weights);
            self.intervals.drawn = Some(revision);
        }
        self.intervals.latest.keep(|of| of == revision);
        if !self.is_drawing() || self.session.impossible.is_some() || self.session.is_behind() {
            return;
        }
        let mut weights = self.session.weights.clone();
        self.intervals.latest.start(ctx, revision, move |go_on| {
            weights.draw_intervals(DRAWS, |_| go_on()).ok()?;
            Some(weights)
        });
    }
}
