//! Changes that take longer to weigh than a frame are weighed on a thread; one at a time, for each goes on from the last.

use std::sync::mpsc;

use eframe::egui;

use super::{App, session::weighing::Weighed};

/// Where threads put what they have weighed.
#[derive(Debug)]
pub(super) struct Weigher {
    results: mpsc::Receiver<Weighed>,
    sender: mpsc::SyncSender<Weighed>,
}

impl Default for Weigher {
    fn default() -> Self {
        let (sender, results) = mpsc::sync_channel(4);
        Self { results, sender }
    }
}

impl App {
    /// Takes weights that are ready, and has weighed what the board is behind with.
    pub(super) fn weigh_aside(&mut self, ctx: &egui::Context) {
        while let Ok(weighed) = self.weigher.results.try_recv() {
            self.session.weighed_aside(weighed);
        }
        let Some(weighing) = self.session.weighing() else { return };
        let (sender, ctx) = (self.weigher.sender.clone(), ctx.clone());
        let work = move || {
            if sender.send(weighing.run()).is_ok() {
                ctx.request_repaint();
            }
        };
        if let Err(error) = std::thread::Builder::new().name("weigher".to_owned()).spawn(work) {
            log::warn!("no thread to weigh on: {error}");
            self.session.catch_up();
        }
    }
}
