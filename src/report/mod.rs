//! One [`Summary`] of a weighed board, and one file per output format.
//!
//! A summary is for the person who must answer for what is printed: the question, a verdict per claim, what speaks for
//! and against it through whom, and who of them is independent of whom. Everything a format shows is in it as plain
//! data, so that no format can say more, or something else, than the others.
//!
//! - [`summary`]: the data; [`Summary::of`] makes it from a board and its weights;
//! - [`protect`]: what becomes of sources who must not be recognised;
//! - [`words`]: the words and numbers that all formats share;
//! - [`markdown`], [`html`], [`csv`], [`json`]: the formats.

mod build;
mod chain;
pub mod csv;
mod evidence;
pub mod html;
mod independence;
pub mod json;
pub mod markdown;
pub mod protect;
pub mod summary;
mod tables;
pub mod words;

use std::{fmt, str::FromStr};

pub use protect::Disclose;
pub use summary::Summary;

/// A format that a summary can be exported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Text with light marks, for wikis, tickets and mail.
    Markdown,
    /// A page to read, print or send: one file, nothing loaded from elsewhere, no scripts.
    Html,
    /// A table for spreadsheets: one row per claim and statement.
    Csv,
    /// The whole summary for programs; see [`json`].
    Json,
}

impl Format {
    /// All formats, in the order in which lists show them.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Html, Self::Csv, Self::Json];

    /// The name it has on the command line and in lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What the names of its files end in, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A format that isn't known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no format \"{0}\"; expected markdown, html, csv or json")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    /// The format with this name or file extension, in any case.
    ///
    /// # Errors
    /// When there is none.
    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        let is_meant =
            |format: &Self| [format.name(), format.extension()].iter().any(|known| text.eq_ignore_ascii_case(known));
        Self::ALL.into_iter().find(is_meant).ok_or_else(|| UnknownFormat(text.chars().take(40).collect()))
    }
}

/// The text of `summary` in `format`, in UTF-8, ending in a line feed.
pub fn export(summary: &Summary, format: Format) -> String {
    match format {
        Format::Markdown => markdown::write(summary),
        Format::Html => html::write(summary),
        Format::Csv => csv::write(summary),
        Format::Json => json::write(summary),
    }
}
