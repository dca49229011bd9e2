//! From bytes to text: the byte-order mark, and files that are no text at all.

use super::problem::{Lines, Place, Problem, ReadError};

/// The text in `bytes`, without a byte-order mark.
///
/// # Errors
/// When there is nothing in the file, or something that is no UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, ReadError> {
    let refuse =
        |place, message: &str| Err(ReadError { problems: vec![Problem { place, message: message.to_owned() }] });
    let start = Place { line: 1, column: 1 };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return refuse(start, "this text is in UTF-16; save it as UTF-8 and open it again");
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            refuse(start, "the file is empty; the smallest project is (format: \"credence-project\", version: 1)")
        }
        Ok(text) if text.starts_with(|c: char| c.is_control() && !c.is_whitespace()) => {
            refuse(start, "this is not a Credence project: it is no text")
        }
        Ok(text) => Ok(text),
        Err(error) => {
            let (sound, rest) = bytes.split_at(error.valid_up_to());
            if bytes.iter().take(8192).any(|byte| *byte == 0) || sound.is_empty() {
                return refuse(start, "this is not a Credence project: it is no text");
            }
            let sound = std::str::from_utf8(sound).unwrap_or_default();
            let place = Lines::of(sound).places([sound.len()]).pop().unwrap_or(start);
            let byte = rest.first().copied().unwrap_or_default();
            refuse(place, &format!("the byte 0x{byte:02X} is no UTF-8; save the file as UTF-8 and open it again"))
        }
    }
}
