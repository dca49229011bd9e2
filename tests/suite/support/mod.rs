//! What several tests share.

pub mod boards;
pub mod tangle;
