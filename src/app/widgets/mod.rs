//! Small parts that several views share.

pub mod bar;
pub mod confidence;
pub mod named;
pub mod reliability;

pub use named::{Named, named};
