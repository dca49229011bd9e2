//! Credence: what to believe, and why.
//!
//! The rooms of the house. Imports point one way, from the bottom of this list to the top:
//!
//! - [`board`]: the domain as plain data, and every change that can be made to it;
//! - [`weigh`]: the credibility model, from a board to a credence per claim;
//! - [`advice`]: what an editor would ask about a weighed board;
//! - [`store`]: the project file, settings and the lock;
//! - [`reader`]: documents in, and the statements found in them;
//! - [`report`]: summaries of a weighed board, and their formats;
//! - [`team`]: what several people changed on one board, put together;
//! - [`cli`]: the commands; [`app`]: the window.

pub mod advice;
pub mod app;
pub mod board;
pub mod cli;
pub mod reader;
pub mod report;
pub mod store;
pub mod team;
pub mod weigh;
