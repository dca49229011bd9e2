//! The weighing engine against MODEL.md.

mod exact;
mod oracle;
mod vectors;
