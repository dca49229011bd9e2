//! Bytes to text: which encoding a file is in, and what it says.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a file its own word on its encoding is looked for, in bytes.
const HEAD: usize = 4096;

/// Text with the encoding it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The encoding's name after the WHATWG standard.
    pub encoding: &'static str,
    /// Whether the file began with a byte-order mark.
    pub marked: bool,
}

/// Decodes `bytes`. What the encoding can't explain becomes U+FFFD.
///
/// In this order: a byte-order mark; the pattern of zero bytes that UTF-16 makes; UTF-8 if all or nearly all of it is
/// valid, for hardly any other text is by chance, whatever a saved page says of itself; what the file declares; a guess
/// from the letters.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Decoded { text: text.into_owned(), encoding: encoding.name(), marked: true };
    }
    let encoding = if let Some(wide) = wide(bytes) {
        wide
    } else if is_utf_8(bytes) {
        UTF_8
    } else {
        declared(bytes).unwrap_or_else(|| guessed(bytes))
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), marked: false }
}

/// How many letters of several bytes must be whole for each spot that is not, where a text is damaged UTF-8.
const WHOLE: usize = 4;

/// Whether `bytes` are UTF-8, perhaps cut off within a letter or damaged here and there.
///
/// Other encodings make such sequences only by chance: a spot that is none outweighs [`WHOLE`] that are.
fn is_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // What is cut off in its very last letter may have no other.
    broken == 0 || whole >= WHOLE * broken || (broken == 1 && is_cut_off(bytes))
}

/// Whether all of `bytes` is UTF-8 but the last letter, of which the end is missing and at least two bytes are there.
fn is_cut_off(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none() && bytes.len() - error.valid_up_to() >= 2)
}

/// UTF-16 without a mark: one byte of each pair is nearly always the same small number, the letters' block.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    if head.len() < 8 {
        return None;
    }
    let pairs = head.len() / 2;
    // Latin letters lie in block 00, Cyrillic ones in block 04.
    let blocks = |from: usize| head[from..].iter().step_by(2).filter(|byte| matches!(byte, 0 | 4)).count();
    let (even, odd) = (blocks(0), blocks(1));
    let most = |count: usize| count * 10 >= pairs * 8;
    let few = |count: usize| count * 10 <= pairs * 2;
    match (even, odd) {
        (even, odd) if most(odd) && few(even) => Some(UTF_16LE),
        (even, odd) if most(even) && few(odd) => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that a page or an XML file says it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let lower = head.to_ascii_lowercase();
    for label in [&b"charset"[..], b"encoding"] {
        let mut from = 0;
        while let Some(at) = find(&lower[from..], label) {
            from += at + label.len();
            let rest = &lower[from..];
            let skipped = rest.iter().position(|byte| !b" \t\r\n=\"'".contains(byte)).unwrap_or(rest.len());
            // An equals sign must be among what was skipped: the bare word says nothing.
            if !rest[..skipped].contains(&b'=') {
                continue;
            }
            let name = &rest[skipped..];
            let end = name.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:".contains(byte)));
            let encoding = Encoding::for_label(&name[..end.unwrap_or(name.len())]);
            // A page that could be read this far as bytes is not in UTF-16, and it is not valid UTF-8 either.
            if let Some(encoding) = encoding
                && encoding != UTF_8
                && encoding != UTF_16LE
                && encoding != UTF_16BE
            {
                return Some(encoding);
            }
        }
    }
    None
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{KOI8_R, WINDOWS_1251, WINDOWS_1252};

    const RUSSIAN: &str = "В мэрии опровергли сообщения о том, что единственный городской паром продан. Паром стоит.";

    #[test]
    fn the_usual_russian_encodings_are_told_apart() {
        for encoding in [WINDOWS_1251, KOI8_R, UTF_8] {
            let (bytes, _, _) = encoding.encode(RUSSIAN);
            assert_eq!(decode(&bytes).text, RUSSIAN, "{}", encoding.name());
        }
    }

    #[test]
    fn western_text_keeps_its_accents_and_quotation_marks() {
        let text = "“C’est la vie,” said Amélie – who’d seen the café close.";
        let (bytes, _, _) = WINDOWS_1252.encode(text);
        let decoded = decode(&bytes);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, "windows-1252"));
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_a_mark() {
        for text in [RUSSIAN, "“It is true,” she said."] {
            for mark in ["", "\u{feff}"] {
                let marked = format!("{mark}{text}");
                let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
                let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
                for (bytes, name) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
                    let decoded = decode(&bytes);
                    assert_eq!((decoded.text.as_str(), decoded.encoding), (text, name));
                    assert_eq!(decoded.marked, !mark.is_empty());
                }
            }
        }
    }

    #[test]
    fn damaged_and_cut_off_utf_8_keeps_the_letters_that_are_whole() {
        let cut = &RUSSIAN.as_bytes()[..RUSSIAN.len() - 2];
        assert_eq!(decode(cut).encoding, "UTF-8");
        assert!(decode(cut).text.starts_with("В мэрии") && decode(cut).text.ends_with('\u{fffd}'));
        assert_eq!(decode(b"He said it is true\xe2\x80").encoding, "UTF-8");
        let damaged = [RUSSIAN.as_bytes(), b"\xff", RUSSIAN.as_bytes()].concat();
        assert_eq!(decode(&damaged).text, format!("{RUSSIAN}\u{fffd}{RUSSIAN}"));
    }

    #[test]
    fn utf_16_that_is_cut_within_a_letter_is_read_as_far_as_it_goes() {
        let mut bytes: Vec<u8> = RUSSIAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.pop();
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding, decoded.text.starts_with("В мэрии")), ("UTF-16LE", true));
    }

    #[test]
    fn what_a_page_declares_counts_unless_it_is_valid_utf_8() {
        let page = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\"><p>да</p>";
        let (bytes, _, _) = KOI8_R.encode(page);
        assert_eq!(decode(&bytes).text, page);
        assert_eq!(decode(page.as_bytes()).text, page);
        let bare = b"<!-- the charset is koi8-r --><p>caf\xe9</p>";
        assert!(decode(bare).text.contains("café"));
    }
}
