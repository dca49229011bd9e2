//! The weighing engine against MODEL.md.

mod exact;
mod intervals;
mod oracle;
mod properties;
mod vectors;
mod worked;
