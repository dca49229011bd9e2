//! A tolerant look at RON: where values begin and end, without understanding them. It only serves to say where a file is
//! wrong; reading is `ron`'s. Every walk is linear in the text it passes, whatever stands there.

use std::ops::Range;

/// Brackets may be nested this deep.
const MAX_DEPTH: usize = 32;

/// Where reading can be taken up again after a mistake: a line that opens something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resume {
    /// An item of the same section begins here.
    Item(usize),
    /// Another section begins here.
    Section(usize),
}

/// Why a scan could not go on, and where.
#[derive(Debug, PartialEq)]
pub(super) struct Stop {
    /// What is to blame.
    pub at: usize,
    pub message: String,
    /// Where the value that could not be scanned is over at the latest, if anything follows it.
    pub resume: Option<Resume>,
    /// The scan went to the end of the text in vain.
    pub exhausted: bool,
}

impl Stop {
    pub(super) fn at(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), resume: None, exhausted: false }
    }
}

/// A walk over a text.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    pub at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn starts(&self, with: &str) -> bool {
        self.text.as_bytes()[self.at..].starts_with(with.as_bytes())
    }

    /// Goes on to the next thing that is neither blank nor comment.
    pub(super) fn skip_blank(&mut self) {
        loop {
            while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
                self.at += 1;
            }
            if self.starts("//") {
                self.skip_line();
            } else if self.starts("/*") {
                self.skip_comment();
            } else {
                return;
            }
        }
    }

    /// Goes on to the end of this line.
    pub(super) fn skip_line(&mut self) {
        self.at = self.text[self.at..].find('\n').map_or(self.text.len(), |end| self.at + end);
    }

    fn skip_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.text.len() {
            if self.starts("/*") {
                depth += 1;
                self.at += 2;
            } else if self.starts("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.skip_char();
            }
        }
    }

    fn skip_char(&mut self) {
        self.at = self.text.ceil_char_boundary(self.at + 1);
    }

    /// Takes `byte` if it is next.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.at += usize::from(next);
        next
    }

    /// Takes a name.
    pub(super) fn name(&mut self) -> Option<&'a str> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            self.at += 1;
        }
        (self.at > start).then(|| &self.text[start..self.at])
    }

    /// Takes one value: everything up to the comma or closing bracket that ends it.
    ///
    /// A line that opens an item or a section can't be part of a value, so a value that reaches one was not closed.
    pub(super) fn value(&mut self) -> Result<Range<usize>, Stop> {
        self.skip_blank();
        let start = self.at;
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut end = start;
        loop {
            let before = self.at;
            self.skip_blank();
            let passed_line = self.text.as_bytes()[before..self.at].contains(&b'\n');
            if passed_line
                && self.at > start
                && let Some(resume) = opens(self.text, self.at)
            {
                // Where nothing is left open, a comma is missing, which is for the caller to say.
                let Some((bracket, at)) = open.last() else { return Ok(start..end) };
                let message = format!("this bracket {} is never closed", char::from(*bracket));
                return Err(Stop { resume: Some(resume), ..Stop::at(*at, message) });
            }
            let Some(byte) = self.peek() else {
                let mut stop = match open.last() {
                    Some((bracket, at)) => {
                        let bracket = char::from(*bracket);
                        Stop::at(*at, format!("this bracket {bracket} is never closed; the file ends before"))
                    }
                    None => Stop::at(self.at, "the file ends in the middle; is it whole?"),
                };
                stop.exhausted = true;
                return Err(stop);
            };
            match byte {
                b'"' => self.string()?,
                b'r' if self.is_raw_string() => self.raw_string()?,
                b'\'' => self.character(),
                b'(' | b'[' | b'{' => {
                    if open.len() >= MAX_DEPTH {
                        let message = format!("brackets are nested more than {MAX_DEPTH} deep; no project is");
                        return Err(Stop::at(self.at, message));
                    }
                    open.push((byte, self.at));
                    self.at += 1;
                }
                b')' | b']' | b'}' => match open.pop() {
                    None => return Ok(start..end),
                    Some((bracket, at)) if closes(bracket) != byte => {
                        let (bracket, wrong) = (char::from(bracket), char::from(byte));
                        return Err(Stop::at(at, format!("this bracket {bracket} is closed by {wrong}")));
                    }
                    Some(_) => self.at += 1,
                },
                b',' if open.is_empty() => return Ok(start..end),
                _ => self.skip_char(),
            }
            end = self.at;
        }
    }

    fn string(&mut self) -> Result<(), Stop> {
        let start = self.at;
        self.quoted(|scanner| match scanner.peek() {
            Some(b'\\') => {
                scanner.at = (scanner.at + 2).min(scanner.text.len());
                false
            }
            Some(byte) => {
                scanner.at += 1;
                byte == b'"'
            }
            None => false,
        })
        .map_err(|stop| Stop { at: start, ..stop })
    }

    /// Walks through a quoted text, which `closed` takes byte by byte after its opening quotation mark.
    fn quoted(&mut self, mut closed: impl FnMut(&mut Self) -> bool) -> Result<(), Stop> {
        let message = "this text is never closed; a quotation mark is missing";
        let start = self.at;
        let mut resume = None;
        self.at += 1;
        while self.at < self.text.len() {
            if resume.is_none() && self.peek() == Some(b'\n') {
                resume = opens(self.text, self.at + 1);
            }
            if !closed(self) {
                continue;
            }
            let end = self.at;
            if resume.is_none() {
                return Ok(());
            }
            // It swallowed what looks like an item. Legal if it is closed where a text can be.
            let mut after = self.clone();
            after.skip_blank();
            if after.peek().is_none_or(|byte| matches!(byte, b',' | b')' | b']' | b'}' | b':')) {
                self.at = end;
                return Ok(());
            }
            return Err(Stop { resume, ..Stop::at(start, message) });
        }
        self.at = self.text.len();
        Err(Stop { resume, exhausted: true, ..Stop::at(start, message) })
    }

    fn is_raw_string(&self) -> bool {
        let rest = &self.text.as_bytes()[self.at + 1..];
        let before = self.at.checked_sub(1).and_then(|before| self.text.as_bytes().get(before));
        let inside_name = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        !inside_name && rest.iter().take(256).find(|byte| **byte != b'#') == Some(&b'"')
    }

    fn raw_string(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let hashes = self.text.as_bytes()[start + 1..].iter().take_while(|byte| **byte == b'#').count();
        let close = format!("\"{}", "#".repeat(hashes));
        self.at = start + hashes + 1;
        self.quoted(|scanner| {
            let closed = scanner.starts(&close);
            scanner.at += if closed { close.len() } else { 1 };
            closed
        })
        .map_err(|stop| Stop { at: start, ..stop })
    }

    fn character(&mut self) {
        let rest = &self.text[self.at + 1..];
        let skip = if rest.starts_with('\\') { 2 } else { rest.chars().next().map_or(0, char::len_utf8) };
        self.at = self.text.ceil_char_boundary(self.at + 1 + skip);
        self.take(b'\'');
    }
}

fn closes(bracket: u8) -> u8 {
    match bracket {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// Sections of items, which begin a line of their own.
const SECTIONS: [&str; 7] = ["sources", "claims", "statements", "relations", "rivals", "documents", "weightings"];

/// What the line that `at` lies in the indentation of opens.
pub(super) fn opens(text: &str, at: usize) -> Option<Resume> {
    let blank = |scanner: &mut Scanner<'_>| {
        while scanner.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            scanner.at += 1;
        }
    };
    let mut scanner = Scanner::new(text, at);
    while matches!(scanner.peek(), Some(b' ' | b'\t')) {
        scanner.at += 1;
    }
    let start = scanner.at;
    if scanner.take(b'(') {
        blank(&mut scanner);
        let is_id = scanner.name() == Some("id");
        blank(&mut scanner);
        return (is_id && scanner.take(b':')).then_some(Resume::Item(start));
    }
    if scanner.name().is_none_or(|name| !SECTIONS.contains(&name)) {
        return None;
    }
    blank(&mut scanner);
    let is_list = scanner.take(b':') && {
        blank(&mut scanner);
        scanner.take(b'[')
    };
    blank(&mut scanner);
    // A rival set has a list called `claims`, too, but of texts.
    (is_list && matches!(scanner.peek(), Some(b'(' | b']'))).then_some(Resume::Section(start))
}

/// The next line after `at` that opens an item or a section.
pub(super) fn resume(text: &str, at: usize) -> Option<Resume> {
    let mut at = text.floor_char_boundary(at);
    while let Some(end) = text[at..].find('\n') {
        at += end + 1;
        if let Some(resume) = opens(text, at) {
            return Some(resume);
        }
    }
    None
}

/// A field somewhere in a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field<'a> {
    pub name: &'a str,
    /// Where its name begins.
    pub at: usize,
    /// Its value.
    pub value: Range<usize>,
}

/// All fields in `text[item]`, however deep, an outer one before those in it.
pub(super) fn fields(text: &str, item: Range<usize>) -> Vec<Field<'_>> {
    let text = &text[..item.end];
    let mut found: Vec<Field<'_>> = Vec::new();
    // Fields whose value is not over yet, each with how many brackets were open when it began.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut end = item.start;
    let mut scanner = Scanner::new(text, item.start);
    loop {
        scanner.skip_blank();
        let Some(byte) = scanner.peek() else { break };
        if matches!(byte, b',' | b')' | b']' | b'}') {
            while let Some((field, _)) = open.pop_if(|(_, began)| *began >= depth) {
                found[field].value.end = end.max(found[field].value.start);
            }
        }
        match byte {
            b'"' => {
                if scanner.string().is_err() {
                    break;
                }
            }
            b'r' if scanner.is_raw_string() => {
                if scanner.raw_string().is_err() {
                    break;
                }
            }
            b'\'' => scanner.character(),
            byte if byte.is_ascii_alphabetic() || byte == b'_' => {
                let at = scanner.at;
                let name = scanner.name().unwrap_or_default();
                end = scanner.at;
                scanner.skip_blank();
                if scanner.take(b':') {
                    scanner.skip_blank();
                    open.push((found.len(), depth));
                    found.push(Field { name, at, value: scanner.at..item.end });
                }
                continue;
            }
            _ => {
                match byte {
                    b'(' | b'[' | b'{' => depth += 1,
                    b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                scanner.skip_char();
            }
        }
        end = scanner.at;
    }
    found
}
