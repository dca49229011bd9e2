//! The weighing engine against MODEL.md.

mod answers;
mod exact;
mod intervals;
mod many;
mod oracle;
mod properties;
mod questions;
mod tangles;
mod update;
mod vectors;
mod worked;
