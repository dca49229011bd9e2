//! Bytes in, [`Article`] out: text, saved web pages and PDF, in the encodings that they come in.
//!
//! - `encoding`: bytes to text; `dates`, `dateline`: dates and datelines as printed;
//! - `html`, `tag`, `blocks`, `meta`, `page`: a saved page to paragraphs, and what it says of itself;
//! - `pdf`, `layout`, `unpack`: glyphs to lines and paragraphs, and what would unpack to too much;
//! - `text`: plain text, its hard line ends taken out;
//! - `body`, `lexicon`: headline, byline, caption, article and furniture told apart by their lines.
//!
//! What comes in may be hostile: sizes, times and depths are bounded, and every refusal says why.

mod blocks;
mod body;
mod dateline;
mod dates;
mod encoding;
mod html;
mod layout;
mod lexicon;
mod meta;
mod page;
mod pdf;
mod tag;
mod text;
mod unpack;

use super::{Article, Language};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 50 << 20;

/// What sort of file an article came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A saved web page.
    Html,
    /// A PDF.
    Pdf,
}

/// An article with where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// The article, its language told.
    pub article: Article,
    /// What sort of file it was.
    pub format: Format,
    /// The encoding of the file, after the WHATWG standard; empty for PDF.
    pub encoding: &'static str,
    /// Where the page says it can be read.
    pub url: Option<String>,
}

/// Why a file gave no article. The messages say what to do; the file's name is the caller's to put in front.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// Too many bytes.
    #[error("it has {} MB, and an article may have {}. Cut out the part that matters", bytes.div_ceil(1 << 20), MAX_BYTES >> 20)]
    TooLarge {
        /// How many.
        bytes: u64,
    },
    /// It unpacks to too much, or takes too long.
    #[error(
        "it takes too much time or memory to read. Open it elsewhere and save the pages that matter, or copy their text"
    )]
    TooMuch,
    /// Nothing but white space.
    #[error("it holds no text")]
    NoText,
    /// A page that is made by its scripts when a browser shows it.
    #[error(
        "the page holds no text of its own, only scripts. Open it in a browser and save it as a complete page, or copy the text"
    )]
    ScriptsOnly,
    /// A PDF of pictures.
    #[error("the PDF holds pictures and no text, as scans do. Run text recognition (OCR) over it first")]
    PicturesOnly,
    /// A PDF behind a password.
    #[error("the PDF is encrypted. Open it with its password elsewhere and save it without one")]
    EncryptedPdf,
    /// A PDF that can't be understood.
    #[error("the PDF is damaged. Open it elsewhere and save it anew, or copy its text")]
    BrokenPdf,
    /// A file of another kind.
    #[error("it is {what}, and articles are read from text, HTML and PDF. Save it as one of these")]
    Foreign {
        /// What it seems to be.
        what: &'static str,
    },
}

/// Reads an article from a file's bytes: text, a saved page or a PDF, told from what they hold.
///
/// The canonical text is what was read: of plain text only line ends are made alike, hard-wrapped lines joined and
/// control characters left out; of a page the words that a reader sees, a blank line between paragraphs.
///
/// # Errors
/// When the file is too large, is no text, or holds none.
pub fn read(bytes: &[u8]) -> Result<Intake, IntakeError> {
    check_size(bytes)?;
    if is_pdf(bytes) {
        let document = pdf::read(bytes)?;
        let text = text::tidy(&document.text);
        let mut article = fronted(text, &[]);
        article.title = article.title.or(document.title);
        article.byline = article.byline.or(document.author);
        return Ok(Intake { article: told(article), format: Format::Pdf, encoding: "", url: None });
    }
    let decoded = encoding::decode(bytes);
    refuse_binary(bytes, &decoded.text)?;
    if is_html(&decoded.text) {
        let (article, url) = page::article(&decoded.text)?;
        return Ok(Intake { article: told(article), format: Format::Html, encoding: decoded.encoding, url });
    }
    let text = text::unwrap_lines(&text::tidy(&decoded.text));
    if text.trim().is_empty() {
        return Err(IntakeError::NoText);
    }
    Ok(Intake { article: told(fronted(text, &[])), format: Format::Text, encoding: decoded.encoding, url: None })
}

/// Reads an article from plain text as it stands: [`Article::text`] equals the file, line ends, tags and all.
///
/// A byte-order mark stays, too. Bytes that are not of the encoding become U+FFFD.
///
/// # Errors
/// When the file is too large or is no text.
pub fn read_plain(bytes: &[u8]) -> Result<Intake, IntakeError> {
    check_size(bytes)?;
    let decoded = encoding::decode(bytes);
    refuse_binary(bytes, &decoded.text)?;
    let text = if decoded.marked { format!("\u{feff}{}", decoded.text) } else { decoded.text };
    if text.trim().is_empty() {
        return Err(IntakeError::NoText);
    }
    Ok(Intake { article: told(fronted(text, &[])), format: Format::Text, encoding: decoded.encoding, url: None })
}

fn check_size(bytes: &[u8]) -> Result<(), IntakeError> {
    let bytes = bytes.len() as u64;
    if bytes > MAX_BYTES { Err(IntakeError::TooLarge { bytes }) } else { Ok(()) }
}

/// An article whose parts are told by its lines, and by `known`, what its file says of them.
fn fronted(text: String, known: &[super::Zone]) -> Article {
    let front = body::front(&text, known);
    Article {
        title: front.title,
        byline: front.byline,
        date: front.date,
        publisher: front.publisher,
        language: Language::Other,
        text: text.into(),
        zones: front.zones,
    }
}

/// The article with the language of its body, or of all its text where it has no body.
fn told(mut article: Article) -> Article {
    let body: String = article.body().map(|zone| &article.text[zone.range.clone()]).collect::<Vec<_>>().join("\n");
    article.language = Language::of(if body.is_empty() { &article.text } else { &body });
    article
}

fn is_pdf(bytes: &[u8]) -> bool {
    // Mail programs put lines in front; viewers look for the mark in the first kilobyte, and so do we.
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

fn is_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(2048).collect::<String>().to_ascii_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    begins(&["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<h1", "<main", "<meta"])
        || (head.starts_with('<') && ["<html", "<head", "<body"].iter().any(|tag| head.contains(tag)))
}

/// Beginnings of files that are often mistaken for articles.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a packed file, such as a Word or OpenDocument text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "a sound file"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
];

fn refuse_binary(bytes: &[u8], text: &str) -> Result<(), IntakeError> {
    if let Some((_, what)) = FOREIGN.iter().find(|(begins, _)| bytes.starts_with(begins)) {
        return Err(IntakeError::Foreign { what });
    }
    let strange = |c: char| (c.is_control() && !c.is_whitespace()) || c == '\u{fffd}';
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(1 << 20) {
        all += 1;
        odd += usize::from(strange(c));
    }
    if odd * 10 > all { Err(IntakeError::Foreign { what: "binary data" }) } else { Ok(()) }
}
