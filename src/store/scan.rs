//! A tolerant look at RON: where values begin and end, without understanding them. It only serves to say where a file is
//! wrong; reading is `ron`'s.

use std::ops::Range;

/// Brackets may be nested this deep.
const MAX_DEPTH: usize = 32;

/// Why a scan could not go on, and where.
#[derive(Debug, PartialEq)]
pub(super) struct Stop {
    pub at: usize,
    pub message: String,
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
                self.at = self.text[self.at..].find('\n').map_or(self.text.len(), |end| self.at + end);
            } else if self.starts("/*") {
                let mut depth = 0;
                while self.at < self.text.len() {
                    if self.starts("/*") {
                        depth += 1;
                        self.at += 2;
                    } else if self.starts("*/") {
                        depth -= 1;
                        self.at += 2;
                        if depth == 0 {
                            break;
                        }
                    } else {
                        self.at += 1;
                    }
                }
            } else {
                return;
            }
        }
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
    pub(super) fn value(&mut self) -> Result<Range<usize>, Stop> {
        self.skip_blank();
        let start = self.at;
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut end = start;
        loop {
            self.skip_blank();
            let Some(byte) = self.peek() else {
                let at = open.last().map_or(self.at, |(_, at)| *at);
                let message = match open.last() {
                    Some((bracket, _)) => {
                        format!("this bracket {} is never closed; the file ends before", char::from(*bracket))
                    }
                    None => "the file ends in the middle; is it whole?".to_owned(),
                };
                return Err(Stop { at, message });
            };
            match byte {
                b'"' => self.string()?,
                b'r' if self.is_raw_string() => self.raw_string()?,
                b'\'' => self.character(),
                b'(' | b'[' | b'{' => {
                    if open.len() >= MAX_DEPTH {
                        let message = format!("brackets are nested more than {MAX_DEPTH} deep; no project is");
                        return Err(Stop { at: self.at, message });
                    }
                    open.push((byte, self.at));
                    self.at += 1;
                }
                b')' | b']' | b'}' => match open.pop() {
                    None => return Ok(start..end),
                    Some((bracket, at)) if closes(bracket) != byte => {
                        let (bracket, wrong) = (char::from(bracket), char::from(byte));
                        self.at = at;
                        return Err(Stop { at, message: format!("this bracket {bracket} is closed by {wrong}") });
                    }
                    Some(_) => self.at += 1,
                },
                b',' if open.is_empty() => return Ok(start..end),
                _ => self.at = (self.at + 1..).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len()),
            }
            end = self.at;
        }
    }

    fn string(&mut self) -> Result<(), Stop> {
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return Ok(());
            }
        }
        self.at = self.text.len();
        Err(Stop { at: start, message: "this text is never closed; a \" is missing".to_owned() })
    }

    fn is_raw_string(&self) -> bool {
        let rest = &self.text.as_bytes()[self.at + 1..];
        let before = self.at.checked_sub(1).and_then(|before| self.text.as_bytes().get(before));
        let inside_name = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        !inside_name && rest.iter().find(|byte| **byte != b'#') == Some(&b'"')
    }

    fn raw_string(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let hashes = self.text.as_bytes()[start + 1..].iter().take_while(|byte| **byte == b'#').count();
        let inside = start + hashes + 2;
        let close = format!("\"{}", "#".repeat(hashes));
        match self.text.get(inside..).and_then(|rest| rest.find(&close)) {
            Some(end) => {
                self.at = inside + end + close.len();
                Ok(())
            }
            None => {
                self.at = self.text.len();
                Err(Stop { at: start, message: "this text is never closed".to_owned() })
            }
        }
    }

    fn character(&mut self) {
        let rest = &self.text[self.at + 1..];
        let skip = if rest.starts_with('\\') { 2 } else { rest.chars().next().map_or(0, char::len_utf8) };
        self.at = (self.at + 1 + skip).min(self.text.len());
        if self.peek() == Some(b'\'') {
            self.at += 1;
        }
    }
}

fn closes(bracket: u8) -> u8 {
    match bracket {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// Where the values of all fields called `field` begin in `text[item]`, however deep.
pub(super) fn fields(text: &str, item: Range<usize>, field: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut scanner = Scanner::new(&text[..item.end], item.start);
    while scanner.at < item.end {
        scanner.skip_blank();
        match scanner.peek() {
            Some(b'"') => {
                if scanner.string().is_err() {
                    break;
                }
            }
            Some(b'r') if scanner.is_raw_string() => {
                if scanner.raw_string().is_err() {
                    break;
                }
            }
            Some(b'\'') => scanner.character(),
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => {
                let name = scanner.name();
                scanner.skip_blank();
                if name == Some(field) && scanner.take(b':') {
                    scanner.skip_blank();
                    found.push(scanner.at);
                }
            }
            Some(_) => {
                scanner.at =
                    (scanner.at + 1..).find(|at| scanner.text.is_char_boundary(*at)).unwrap_or(scanner.text.len());
            }
            None => break,
        }
    }
    found
}

/// The next line at or after `at` that opens an item, where reading can be taken up again after a mistake.
pub(super) fn next_item(text: &str, at: usize) -> Option<usize> {
    let mut line = text[at..].find('\n').map(|end| at + end + 1)?;
    loop {
        let mut scanner = Scanner::new(text, line);
        scanner.skip_blank();
        let start = scanner.at;
        if scanner.take(b'(') {
            scanner.skip_blank();
            if scanner.name() == Some("id") {
                return Some(start);
            }
        }
        line = text[line..].find('\n').map(|end| line + end + 1)?;
    }
}
