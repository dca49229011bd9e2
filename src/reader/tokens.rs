//! Words and marks of a paragraph, with their places.

use super::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with inner hyphens, apostrophes and full stops ("Mr.", "U.S.", "he's").
    Word,
    /// Digits, with inner full stops, commas and colons.
    Number,
    /// `,`
    Comma,
    /// `.`, also as three or as one character.
    Stop,
    /// `?` or `!`
    Shout,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash that stands between words, whatever its length.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark, whichever way it looks.
    Quote,
    /// Anything else.
    Other,
}

/// A word or a mark.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// First byte in the text.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Its place in the paragraph's lower-case words.
    low: (u32, u32),
}

impl Token {
    /// The token's bytes.
    pub fn span(&self) -> Span {
        self.start..self.end
    }
}

/// The tokens of a paragraph.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    /// In the order of the text.
    pub list: Vec<Token>,
    lower: String,
}

impl Tokens {
    /// A token in lower case, with straight apostrophes.
    pub fn low(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| &self.lower[token.low.0 as usize..token.low.1 as usize])
    }

    /// What a token is; `Other` behind the last.
    pub fn kind(&self, at: usize) -> Kind {
        self.list.get(at).map_or(Kind::Other, |token| token.kind)
    }

    /// Cuts `text[range]` into tokens. `abbreviated` tells whether a lower-case word keeps a full stop behind it.
    pub fn of(text: &str, range: Span, abbreviated: impl Fn(&str) -> bool) -> Self {
        let mut tokens = Self::default();
        let mut at = range.start;
        while at < range.end {
            let Some(c) = text[at..range.end].chars().next() else { break };
            if c.is_whitespace() || c.is_control() || is_unseen(c) {
                at += c.len_utf8();
                continue;
            }
            let (kind, end) = mark(text, at, range.end, c).unwrap_or_else(|| word(text, at, range.end, c));
            let end = if kind == Kind::Word { plural_genitive(text, at, end, range.end) } else { end };
            tokens.push(text, at, end, kind);
            at = end;
            if kind == Kind::Word && text[at..range.end].starts_with('.') {
                let last = tokens.list.len() - 1;
                let single = text[tokens.list[last].span()].chars().count() == 1 && tokens.list[last].capital;
                // "Mr.", "U.S.", "R-Ky.", "D-N.Y.", "then-Sen."
                let low = tokens.low(last);
                let tail = low.rsplit('-').next().unwrap_or(low);
                let named = text[tokens.list[last].span()]
                    .rsplit('-')
                    .next()
                    .is_some_and(|tail| tail.starts_with(char::is_uppercase));
                let short = named || low.len() < 4 && low != "ill" || low.contains('.') || low == "etc";
                if single
                    || short && (abbreviated(low) || abbreviated(tail))
                    || (tail.contains('.') && is_initials(tail))
                {
                    tokens.list[last].end += 1;
                    at += 1;
                }
            }
        }
        tokens
    }

    fn push(&mut self, text: &str, start: usize, end: usize, kind: Kind) {
        let from = self.lower.len();
        for c in text[start..end].chars() {
            if c.is_ascii() {
                self.lower.push(c.to_ascii_lowercase());
            } else if matches!(c, '’' | '‘' | 'ʼ') {
                self.lower.push('\'');
            } else {
                self.lower.extend(c.to_lowercase());
            }
        }
        let capital = text[start..end].chars().next().is_some_and(char::is_uppercase);
        let low = (from as u32, self.lower.len() as u32);
        self.list.push(Token { start, end, kind, capital, low });
    }
}

/// A mark at `at`, with its end; `None` where a word or a number begins.
fn mark(text: &str, at: usize, stop: usize, c: char) -> Option<(Kind, usize)> {
    let one = at + c.len_utf8();
    let rest = &text[at..stop];
    let double = |pair: &str| rest.starts_with(pair);
    Some(match c {
        ',' | '،' => (Kind::Comma, one),
        '.' | '…' => (Kind::Stop, at + rest.len() - rest.trim_start_matches(['.', '…']).len()),
        '?' | '!' => (Kind::Shout, at + rest.len() - rest.trim_start_matches(['?', '!']).len()),
        ':' => (Kind::Colon, one),
        ';' => (Kind::Semicolon, one),
        '–' | '—' | '―' | '−' => (Kind::Dash, one),
        '-' => (Kind::Dash, at + rest.len() - rest.trim_start_matches('-').len()),
        '(' | '[' | '{' => (Kind::Open, one),
        ')' | ']' | '}' => (Kind::Close, one),
        // A quotation within one that two apostrophes mark ends first.
        '\'' if double("'''") && text[..at].ends_with(|c: char| !c.is_whitespace()) => (Kind::Quote, one),
        // "Els van 't Veer"
        '\'' | '’' | '‘' if text[..at].ends_with("van ") && rest[c.len_utf8()..].starts_with("t ") => return None,
        '\'' | '`' if double("''") || double("``") => (Kind::Quote, at + 2),
        '’' if double("’’") => (Kind::Quote, at + "’’".len()),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '‚' | '‹' | '›' | '\'' | '’' | '`' => {
            (Kind::Quote, one)
        }
        c if c.is_alphanumeric() || c == '$' || c == '#' || c == '@' => return None,
        _ => (Kind::Other, one),
    })
}

/// The word or number that begins at `at`, with its end.
fn word(text: &str, at: usize, stop: usize, first: char) -> (Kind, usize) {
    let mut end = at + first.len_utf8();
    let number = first.is_numeric() || first == '$';
    let mut rest = text[end..stop].chars().peekable();
    while let Some(c) = rest.next() {
        let follows = rest.peek().copied();
        let inner = match c {
            c if c.is_alphanumeric() || c == '_' || is_accent(c) => true,
            '.' | ',' | ':' if number => follows.is_some_and(char::is_numeric),
            '%' if number => true,
            // "U.S" and "example.com", but no two sentences without a space between them.
            '.' => {
                // "A.F.L.-C.I.O."
                let part = text[at..end].rsplit('-').next().unwrap_or_default();
                follows.is_some_and(|next| {
                    next.is_lowercase() || (next.is_alphabetic() || next == '-') && is_initials(part)
                })
            }
            '\'' | '’' | 'ʼ' | '-' | '‑' | '&' => follows.is_some_and(char::is_alphanumeric),
            _ => false,
        };
        if !inner {
            break;
        }
        end += c.len_utf8();
    }
    (if number { Kind::Number } else { Kind::Word }, end)
}

/// The end of a word with the apostrophe of a plural genitive ("the engineers' union"), where no single quotation
/// mark before it makes it a closing one.
fn plural_genitive(text: &str, start: usize, end: usize, stop: usize) -> usize {
    let rest = &text[end..stop];
    let Some(mark) = rest.chars().next().filter(|c| matches!(c, '\'' | '’')) else { return end };
    let mut behind = rest[mark.len_utf8()..].chars();
    let noun_follows = behind.next() == Some(' ') && behind.next().is_some_and(char::is_alphabetic);
    // Only the near text: a paragraph may be long.
    let mut from = start.saturating_sub(300);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let line = text[from..start].rfind('\n').map_or(from, |line| from + line);
    let before = &text[line..start];
    let opened = before.contains('‘') || before.contains(" '") || before.starts_with('\'') || before.contains("(\'");
    if text[start..end].ends_with('s') && noun_follows && !opened { end + mark.len_utf8() } else { end }
}

/// Whether a character is a direction mark of Unicode's bidirectional algorithm (UAX #9): in a terminal it would turn
/// around what stands beside a piece of a text.
pub(crate) fn turns(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character parts words without being seen.
fn is_unseen(c: char) -> bool {
    turns(c) || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a word consists of single letters with full stops between them.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1)
}

/// A combining accent, as decomposed text has it.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
