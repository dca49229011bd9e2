//! Flows of the real window: the built program on a real display, driven through its accessibility tree.
//!
//! `tests/run.sh` runs them on a display of its own. Elsewhere they need `DISPLAY`, `xdotool` and
//! `--features inspection`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper that fails is a test that fails")]

mod crash;
mod driver;
mod export;
mod flow;
mod pictures;
mod survival;
mod tree;
