//! A board as RON text: one item per line, in id order, so that the same board gives the same bytes.

use std::{fmt, io};

use ron::{Options, ser::PrettyConfig, value::RawValue};
use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeMap as _, SerializeSeq as _, SerializeStruct as _},
};

use super::{FORMAT, Progress, VERSION, tidy::tidy};
use crate::board::{Board, Table};

/// The text of `board` as it stands in a project file.
///
/// Boards that are equal give equal bytes, and [`read`](super::read()) gives the board back.
///
/// # Errors
/// When the RON writer refuses a value. No board that [`read`](super::read()) accepts makes it do so.
pub fn write(board: &Board) -> Result<String, ron::Error> {
    let mut text = String::new();
    Options::default().to_writer_pretty(&mut text, &Project::new(board, &Progress::default()), layout())?;
    text.push('\n');
    Ok(text)
}

/// Writes the text of `board` to `out` as it comes, without holding it whole.
///
/// # Errors
/// When `out` fails, or as [`write()`] does.
pub fn write_to(board: &Board, out: impl io::Write) -> io::Result<()> {
    write_counted(board, out, &Progress::default())
}

/// The same, with records counted by `progress`.
///
/// # Errors
/// As [`write_to`]; [`io::ErrorKind::Interrupted`] when it was cancelled.
pub(super) fn write_counted(board: &Board, out: impl io::Write, progress: &Progress) -> io::Result<()> {
    let mut out = Utf8 { out, buffer: String::with_capacity(2 * BUFFER), failed: None };
    let written = Options::default().to_writer_pretty(&mut out, &Project::new(board, progress), layout());
    match (out.failed.take(), written) {
        (Some(error), _) => Err(error),
        (None, Err(_)) if progress.is_cancelled() => Err(io::ErrorKind::Interrupted.into()),
        (None, Err(error)) => Err(io::Error::new(io::ErrorKind::InvalidData, error)),
        (None, Ok(())) => {
            out.buffer.push('\n');
            out.out.write_all(out.buffer.as_bytes())?;
            out.out.flush()
        }
    }
}

fn layout() -> PrettyConfig {
    PrettyConfig::new().depth_limit(2).new_line("\n")
}

/// Text is handed on in pieces of at least so many bytes.
const BUFFER: usize = 64 * 1024;

/// Lets text writers write bytes, and keeps the error that [`fmt::Error`] has no room for.
struct Utf8<W> {
    out: W,
    buffer: String,
    failed: Option<io::Error>,
}

impl<W: io::Write> fmt::Write for Utf8<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.buffer.push_str(text);
        if self.buffer.len() < BUFFER {
            return Ok(());
        }
        let written = self.out.write_all(self.buffer.as_bytes());
        self.buffer.clear();
        written.map_err(|error| {
            self.failed = Some(error);
            fmt::Error
        })
    }
}

struct Project<'a> {
    board: Board,
    progress: &'a Progress,
}

impl<'a> Project<'a> {
    fn new(board: &Board, progress: &'a Progress) -> Self {
        let mut board = board.clone();
        tidy(&mut board);
        progress.begin(board.len());
        Self { board, progress }
    }
}

impl Serialize for Project<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { board, progress } = self;
        let head = &board.head;
        let mut file = serializer.serialize_struct("Project", 14)?;
        file.serialize_field("format", FORMAT)?;
        file.serialize_field("version", &VERSION)?;
        if !head.title.is_empty() {
            file.serialize_field("title", &head.title)?;
        }
        if !head.question.is_empty() {
            file.serialize_field("question", &head.question)?;
        }
        if head.created.is_some() {
            file.serialize_field("created", &head.created)?;
        }
        if !head.scale.is_usual() {
            file.serialize_field("grades", &head.scale)?;
        }
        section(&mut file, "sources", &board.sources, progress)?;
        section(&mut file, "claims", &board.claims, progress)?;
        section(&mut file, "statements", &board.statements, progress)?;
        section(&mut file, "relations", &board.relations, progress)?;
        section(&mut file, "rivals", &board.rivals, progress)?;
        section(&mut file, "documents", &board.documents, progress)?;
        section(&mut file, "weightings", &board.weightings, progress)?;
        if !head.extra.is_empty() {
            file.serialize_field("extra", &Extra(board))?;
        }
        file.end()
    }
}

fn section<F: serde::ser::SerializeStruct, T: Serialize>(
    file: &mut F,
    key: &'static str,
    table: &Table<T>,
    progress: &Progress,
) -> Result<(), F::Error> {
    if table.is_empty() { Ok(()) } else { file.serialize_field(key, &Section(table, progress)) }
}

struct Section<'a, T>(&'a Table<T>, &'a Progress);

impl<T: Serialize> Serialize for Section<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(Some(self.0.len()))?;
        for record in self.0.iter() {
            if self.1.is_cancelled() {
                return Err(S::Error::custom("cancelled"));
            }
            self.1.step();
            items.serialize_element(record)?;
        }
        items.end()
    }
}

/// What other tools keep: RON text, written as it was read.
struct Extra<'a>(&'a Board);

impl Serialize for Extra<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let extra = self.0.extra();
        let mut map = serializer.serialize_map(Some(extra.len()))?;
        for (key, text) in extra {
            match RawValue::from_ron(text) {
                Ok(value) => map.serialize_entry(key, value)?,
                // Not RON, so it was never read from a file: kept as text rather than lost.
                Err(_) => map.serialize_entry(key, text)?,
            }
        }
        map.end()
    }
}
