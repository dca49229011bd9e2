//! Small parts that several views share.

pub mod bar;
pub mod named;

pub use named::{Named, named};
