//! Credence: what to believe, and why.
//!
//! The rooms of the house. Imports point one way, from the bottom of this list to the top:
//!
//! - [`board`]: the domain as plain data, and every change that can be made to it.
//! - [`store`]: the project file: read, written, saved without loss.
//! - [`weigh`]: the model: a credence per claim, its account and its doubt.

pub mod board;
pub mod store;
pub mod weigh;
