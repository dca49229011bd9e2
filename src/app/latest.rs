//! Work for a thread of which only the newest is wanted: one piece at a time, and one that nobody waits for any more is
//! broken off.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
    mpsc::{self, Receiver, TryRecvError},
};

use eframe::egui;

/// A thread's work on the newest question, told apart from others by `K`.
#[derive(Debug)]
pub(super) struct Latest<K, A> {
    /// What its threads are called.
    name: &'static str,
    running: Option<Running<K, A>>,
    /// What a thread could not bring to an end: it is not tried again.
    failed: Option<K>,
}

#[derive(Debug)]
struct Running<K, A> {
    key: K,
    answer: Receiver<Option<A>>,
    is_wanted: Arc<AtomicBool>,
}

impl<K: Copy + PartialEq, A: Send + 'static> Latest<K, A> {
    /// Nothing to do yet.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, running: None, failed: None }
    }

    /// The answer, if it has come and is still wanted.
    pub(super) fn take(&mut self) -> Option<(K, A)> {
        let running = self.running.as_ref()?;
        let answer = match running.answer.try_recv() {
            Err(TryRecvError::Empty) => return None,
            Ok(answer) => answer,
            Err(TryRecvError::Disconnected) => {
                self.failed = Some(running.key);
                None
            }
        };
        let (key, is_wanted) = (running.key, running.is_wanted.load(Ordering::Relaxed));
        self.running = None;
        answer.filter(|_| is_wanted).map(|answer| (key, answer))
    }

    /// Whether a thread is at work; perhaps only because it has not noticed yet that it need not go on.
    pub(super) fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Has a thread that is at work on anything that is not `wanted` stop. It says so when it has.
    pub(super) fn keep(&self, wanted: impl FnOnce(K) -> bool) {
        if let Some(running) = self.running.as_ref().filter(|running| !wanted(running.key)) {
            running.is_wanted.store(false, Ordering::Relaxed);
        }
    }

    /// Another board is open now: nothing that was asked about the old one is wanted.
    pub(super) fn forget(&mut self) {
        self.keep(|_| false);
        self.failed = None;
    }

    /// Starts `work`, which gives nothing if it is told not to go on. Only while no thread is at work.
    pub(super) fn start(
        &mut self,
        ctx: &egui::Context,
        key: K,
        work: impl FnOnce(&(dyn Fn() -> bool + Sync)) -> Option<A> + Send + 'static,
    ) {
        if self.is_busy() || self.failed == Some(key) {
            return;
        }
        let (sender, answer) = mpsc::sync_channel(1);
        let is_wanted = Arc::new(AtomicBool::new(true));
        let (wanted, ctx) = (is_wanted.clone(), ctx.clone());
        let work = move || {
            // The window may be gone by then.
            sender.send(work(&|| wanted.load(Ordering::Relaxed))).ok();
            drop(sender);
            ctx.request_repaint();
        };
        match std::thread::Builder::new().name(self.name.to_owned()).spawn(work) {
            Ok(_) => self.running = Some(Running { key, answer, is_wanted }),
            // Without a thread there is no answer, which is no reason to stop.
            Err(error) => {
                log::warn!("no thread for {}: {error}", self.name);
                self.failed = Some(key);
            }
        }
    }
}

impl<K, A> Drop for Latest<K, A> {
    fn drop(&mut self) {
        if let Some(running) = &self.running {
            running.is_wanted.store(false, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits for the thread to come to its end.
    fn wait(latest: &mut Latest<u8, u8>) -> Option<(u8, u8)> {
        loop {
            let taken = latest.take();
            if taken.is_some() || !latest.is_busy() {
                return taken;
            }
            std::thread::yield_now();
        }
    }

    fn until_told(go_on: &(dyn Fn() -> bool + Sync)) -> Option<u8> {
        while go_on() {
            std::thread::yield_now();
        }
        None
    }

    #[test]
    fn an_answer_comes_with_what_it_is_of() {
        let mut latest = Latest::new("test");
        latest.start(&egui::Context::default(), 7, |_| Some(1));
        assert_eq!(wait(&mut latest), Some((7, 1)));
        assert!(!latest.is_busy());
    }

    #[test]
    fn what_is_not_wanted_any_more_stops_and_makes_room() {
        let (mut latest, ctx) = (Latest::new("test"), egui::Context::default());
        latest.start(&ctx, 1, until_told);
        latest.start(&ctx, 2, |_| Some(2));
        latest.keep(|key| key == 1);
        assert!(latest.is_busy() && latest.take().is_none(), "the first is still wanted");
        latest.keep(|key| key == 2);
        assert_eq!(wait(&mut latest), None);
        latest.start(&ctx, 2, |_| Some(2));
        assert_eq!(wait(&mut latest), Some((2, 2)));
    }

    #[test]
    fn an_answer_that_comes_too_late_is_dropped() {
        let mut latest = Latest::new("test");
        latest.start(&egui::Context::default(), 1, |go_on| until_told(go_on).or(Some(1)));
        latest.keep(|_| false);
        assert_eq!(wait(&mut latest), None);
    }
}
