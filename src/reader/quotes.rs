//! Which words stand in quotation marks.
//!
//! The direction of a mark is read from its neighbours, for the character often lies: straight marks have none, and
//! curly ones are turned the wrong way by machines.

use super::tokens::{Kind, Tokens};

/// Words in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The opening mark's token.
    pub open: usize,
    /// The closing mark's token, or the paragraph's last where no mark closes it.
    pub close: usize,
    /// Whether a mark closes it.
    pub closed: bool,
}

/// What a mark does, as far as its neighbours tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Opens,
    Closes,
    Either,
}

/// How far the closing mark of single quotation marks may be, in tokens.
const SINGLE_REACH: usize = 200;

/// The quotations of a paragraph, none inside another.
pub(crate) fn quotes(text: &str, tokens: &Tokens) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.list.len() {
        if tokens.kind(at) == Kind::Quote {
            let closing = if is_single(tokens.low(at)) {
                if way(text, tokens, at) == Way::Opens { single_close(text, tokens, at) } else { None }
            } else if way(text, tokens, at) == Way::Closes {
                None
            } else {
                Some(double_close(text, tokens, at))
            };
            if let Some((close, closed)) = closing {
                if close > at {
                    found.push(Quote { open: at, close, closed });
                }
                at = close;
            }
        }
        at += 1;
    }
    found
}

/// The mark that closes the double mark at `open`, or the last token.
fn double_close(text: &str, tokens: &Tokens, open: usize) -> (usize, bool) {
    let mut depth = 0_usize;
    let nests = matches!(tokens.low(open), "«" | "„");
    for at in open + 1..tokens.list.len() {
        if tokens.kind(at) != Kind::Quote || is_single(tokens.low(at)) {
            continue;
        }
        match way(text, tokens, at) {
            Way::Opens if nests && tokens.low(at) == "«" => depth += 1,
            Way::Opens => {}
            Way::Closes | Way::Either if depth > 0 && tokens.low(at) == "»" => depth -= 1,
            Way::Closes | Way::Either => return (at, true),
        }
    }
    (tokens.list.len() - 1, false)
}

/// The mark that closes the single mark at `open`, if there is one near: an apostrophe opens nothing.
fn single_close(text: &str, tokens: &Tokens, open: usize) -> Option<(usize, bool)> {
    if tokens.kind(open + 1) == Kind::Number {
        return None;
    }
    let mut plural = None;
    for at in open + 2..tokens.list.len().min(open + SINGLE_REACH) {
        if tokens.kind(at) != Kind::Quote || !is_single(tokens.low(at)) || way(text, tokens, at) == Way::Opens {
            continue;
        }
        // "the workers' party": an s before it may make a genitive, so a later mark is taken if there is one.
        let genitive = tokens.kind(at - 1) == Kind::Word && tokens.low(at - 1).ends_with('s');
        if !genitive {
            return Some((at, true));
        }
        plural.get_or_insert((at, true));
    }
    plural
}

fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "`" | "‹" | "›" | "‚")
}

/// What the neighbours say.
fn way(text: &str, tokens: &Tokens, at: usize) -> Way {
    let token = &tokens.list[at];
    let before = text[..token.start].chars().next_back();
    let after = text[token.end..].chars().next();
    let free_before =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '‘' | '"'));
    let free_after = after.is_none_or(|c| {
        c.is_whitespace() || matches!(c, ')' | ']' | ',' | '.' | ';' | ':' | '?' | '!' | '—' | '–' | '”' | '’')
    });
    match (free_before, free_after) {
        (true, false) => Way::Opens,
        (false, true) => Way::Closes,
        _ => match tokens.low(at) {
            "«" | "„" | "“" | "``" => Way::Opens,
            "»" | "”" => Way::Closes,
            _ => Way::Either,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Tokens, quotes};

    fn cut(text: &str) -> Vec<&str> {
        let tokens = Tokens::of(text, 0..text.len(), |_| false);
        quotes(text, &tokens)
            .into_iter()
            .map(|quote| &text[tokens.list[quote.open].start..tokens.list[quote.close].end])
            .collect()
    }

    #[test]
    fn neighbours_tell_the_direction() {
        assert_eq!(cut("”No,“ he said, \"not yet.\""), ["”No,“", "\"not yet.\""]);
        assert_eq!(cut("''No,'' he said. «Да», сказал он."), ["''No,''", "«Да»"]);
    }

    #[test]
    fn what_is_not_closed_runs_to_the_end() {
        assert_eq!(cut("He said: “It is so."), ["“It is so."]);
    }

    #[test]
    fn an_apostrophe_opens_nothing() {
        assert!(cut("The workers' party of the '90s isn't ours.").is_empty());
        assert_eq!(cut("He called it 'the workers' party' once."), ["'the workers' party'"]);
    }
}
