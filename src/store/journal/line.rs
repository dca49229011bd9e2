//! One record a line: its CRC-32 as eight hexadecimal digits, a blank, and the record as RON.

use serde::{Serialize, de::DeserializeOwned};

use crate::store::read::options;

/// `record` as a line, with the line feed.
pub(super) fn encode(record: &impl Serialize) -> Result<String, ron::Error> {
    // Not pretty, RON spells line feeds as escapes and uses none of its own.
    let text = options().to_string(record)?;
    Ok(format!("{:08x} {text}\n", crc32fast::hash(text.as_bytes())))
}

/// The record in `line` (without its line feed), if it is whole.
pub(super) fn decode<T: DeserializeOwned>(line: &[u8]) -> Option<T> {
    let line = std::str::from_utf8(line).ok()?;
    let (sum, text) = line.split_once(' ')?;
    if sum.len() != 8 || u32::from_str_radix(sum, 16).ok()? != crc32fast::hash(text.as_bytes()) {
        return None;
    }
    options().from_str(text).ok()
}
