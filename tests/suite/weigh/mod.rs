//! The weighing engine against MODEL.md.

mod vectors;
