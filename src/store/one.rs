//! Reading one value alone, and everything that is wrong with it.

use ron::error::{Error, SpannedError};
use serde::de::DeserializeOwned;

use super::{read::options, scan, wording};

/// Something wrong at a byte of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub at: usize,
    pub message: String,
}

/// Faults of one value, before the rest of it is left alone.
const MOST: usize = 32;

/// The value that `text` spells, without the fields that can't be read, and what is wrong with those.
///
/// Nothing when a field that can't be read is needed, or brackets and commas are wrong.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<Fault>) {
    let mut faults: Vec<Fault> = Vec::new();
    let mut left_out: Vec<String> = Vec::new();
    let mut rest = text.to_owned();
    while faults.len() < MOST {
        let error = match options().from_str::<T>(&rest) {
            Ok(read) => return (Some(read), faults),
            Err(error) => error,
        };
        // What we took out ourselves is not missing.
        if matches!(&error.code, Error::MissingStructField { field, .. } if left_out.iter().any(|name| name == field)) {
            break;
        }
        let fault = fault(&rest, &error);
        let end = offset(&rest, error.span.end.line, error.span.end.col);
        let culprit = scan::fields(&rest, 0..rest.len())
            .into_iter()
            .rfind(|field| (field.at..=field.value.end).contains(&end))
            .filter(|_| wording::is_about_one_field(&error.code))
            .map(|field| (field.name.to_owned(), field.at..field.value.end));
        faults.push(fault);
        let Some((name, span)) = culprit else { break };
        left_out.push(name);
        blank(&mut rest, span);
    }
    (None, faults)
}

/// The first thing wrong with the value that `text` begins with.
pub(super) fn first<T: DeserializeOwned>(text: &str) -> Option<Fault> {
    options().from_str::<T>(text).err().map(|error| fault(text, &error))
}

/// Overwrites a field and the comma behind it with blanks, so that everything else keeps its place.
fn blank(text: &mut String, field: std::ops::Range<usize>) {
    let mut comma = scan::Scanner::new(text, field.end);
    comma.skip_blank();
    let end = if comma.take(b',') { comma.at } else { field.end };
    let blanks: String = text[field.start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(field.start..end, &blanks);
}

/// What `ron` says about `text`, at the place that is to blame.
pub(super) fn fault(text: &str, error: &SpannedError) -> Fault {
    let end = offset(text, error.span.end.line, error.span.end.col);
    // The place where `ron` noticed lies behind the name or the value; people look for its beginning.
    let at = if let Some(name) = wording::named(&error.code) {
        text[..end].rfind(name).unwrap_or(end)
    } else if wording::is_about_one_field(&error.code) || wording::is_about_whole(&error.code) {
        // What is about a whole is noticed at its closing bracket, where its last field ends, too.
        let end = end + usize::from(wording::is_about_whole(&error.code));
        let fields = scan::fields(text, 0..text.len());
        fields.iter().rfind(|field| (field.at..=field.value.end).contains(&end)).map_or(0, |field| field.value.start)
    } else {
        end
    };
    Fault { at, message: wording::sentence(&error.code) }
}

/// The byte offset of a place that `ron` counted in `text`.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(breaks) => text.match_indices('\n').nth(breaks).map_or(text.len(), |(at, _)| at + 1),
    };
    let ahead = text[start..].char_indices().nth(column.saturating_sub(1)).map(|(at, _)| at);
    start + ahead.unwrap_or(text.len() - start)
}
