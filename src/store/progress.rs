//! How far long work is, and whether it is still wanted: shared between the worker and whoever waits for it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

/// Shared by clones: the worker counts, the window shows and may cancel.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Asks the worker to stop as soon as it can; what was there before stays whole.
    pub fn cancel(&self) {
        self.inner.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the work is no longer wanted.
    pub fn is_cancelled(&self) -> bool {
        self.inner.cancelled.load(Ordering::Relaxed)
    }

    /// How much is done, from 0 to 1; nothing while that can't be told.
    pub fn share(&self) -> Option<f32> {
        let total = self.inner.total.load(Ordering::Relaxed);
        let done = self.inner.done.load(Ordering::Relaxed);
        (total > 0).then(|| (done as f32 / total as f32).min(1.0))
    }

    /// Begins to count up to `total`.
    pub(super) fn begin(&self, total: usize) {
        self.inner.done.store(0, Ordering::Relaxed);
        self.inner.total.store(total as u64, Ordering::Relaxed);
    }

    /// Counts one more.
    pub(super) fn step(&self) {
        self.inner.done.fetch_add(1, Ordering::Relaxed);
    }
}
