//! What is wrong with a file, and where.

use std::fmt;

/// A place in a text, as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// One thing wrong with a project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// What was found there, and what was expected or is to be done.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Why a text is no board: everything that is wrong with it, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// At least one problem; after [`MOST`] the rest is left out, and the last one says so.
    pub problems: Vec<Problem>,
}

/// How many problems of one file are listed.
pub const MOST: usize = 10_000;

impl ReadError {
    /// The problems, one a line, each with the name of the file in front.
    pub fn listed(&self, file: &str) -> String {
        self.problems.iter().fold(String::new(), |list, problem| list + file + ":" + &problem.to_string() + "\n")
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.problems.first() else { return f.write_str("the file can't be read") };
        write!(f, "{first}")?;
        match self.problems.len() - 1 {
            0 => Ok(()),
            1 => f.write_str(" (and one more problem)"),
            more => write!(f, " (and {more} more problems)"),
        }
    }
}

impl std::error::Error for ReadError {}

/// Finds places in a text: the offsets at which its lines begin.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line of the byte at `offset`, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The places of the bytes at `offsets`, which come in order. Passes over each line once, however long it is.
    pub(super) fn places(&self, offsets: impl IntoIterator<Item = usize>) -> Vec<Place> {
        let mut last = (0, Place { line: 1, column: 1 });
        let place = |offset| {
            let offset = self.text.floor_char_boundary(offset);
            let line = self.line(offset);
            let (from, column) = if line == last.1.line && offset >= last.0 {
                (last.0, last.1.column)
            } else {
                (self.starts[line - 1], 1)
            };
            let column = column + self.text[from..offset].chars().count();
            last = (offset, Place { line, column });
            last.1
        };
        offsets.into_iter().map(place).collect()
    }
}
