//! The project file: reading it, writing it, and never losing it.
//!
//! - [`read()`] and [`write()`]: text to board and back;
//! - [`open()`] and [`save()`]: files; [`Saver`]: saving with a backup, and through a file system that may fail;
//! - [`journal`]: every change since the file, for after a crash; [`StateFolder`]: where journals and backups are kept;
//! - [`Lock`]: one window a file; [`Settings`]: what the user set;
//! - [`ReadError`]: everything that is wrong with a file, each [`Problem`] with its [`Place`].

mod decode;
mod diagnose;
mod digest;
mod files;
mod header;
pub mod journal;
mod locate;
mod lock;
mod mend;
mod one;
mod open;
mod problem;
mod progress;
mod read;
mod repair;
mod save;
mod scan;
mod settings;
mod state;
mod tidy;
mod versions;
mod wording;
mod write;

pub use files::{About, Disk, Files, Part};
pub use lock::{Holder, Lock, Locked};
pub use open::{FileStamp, MAX_BYTES, OpenError, Opened, bytes_of, open, open_counted};
pub use problem::{MOST, Place, Problem, ReadError};
pub use progress::Progress;
pub use read::read;
pub use repair::{Repaired, repair};
pub use save::{Remark, SaveError, Saved, Saver, save, with_extension, write_file};
pub use settings::{MAX_RECENT, Settings, Theme, documents_folder};
pub use state::{Orphan, StateFolder};
pub use write::{write, write_to};

/// What the `format` key of a project file says.
pub const FORMAT: &str = "credence-project";
/// The version of the file that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// The bundled demonstration project, as a file.
pub const SAMPLE: &str = include_str!("../../assets/lavrov.credence.ron");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_file_is_an_empty_board() {
        let board = read("(format: \"credence-project\", version: 1)").expect("legal");
        assert_eq!(board, crate::board::Board::default());
        let text = write(&board).expect("writable");
        assert_eq!(text, "(\n    format: \"credence-project\",\n    version: 1,\n)\n");
        assert_eq!(read(&text).as_ref(), Ok(&board));
    }
}
