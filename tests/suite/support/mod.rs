//! What several tests share.

pub mod boards;
