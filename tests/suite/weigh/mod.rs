//! The weighing engine against MODEL.md.

mod exact;
mod intervals;
mod oracle;
mod vectors;
