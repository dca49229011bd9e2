//! The project file: reading it, writing it, and never losing it.
//!
//! - [`read()`] and [`write()`]: text to board and back;
//! - [`open`] and [`save()`]: files;

mod read;
mod tidy;
mod write;

pub use write::{write, write_to};

/// What the `format` key of a project file says.
pub const FORMAT: &str = "credence-project";
/// The version of the file that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;
