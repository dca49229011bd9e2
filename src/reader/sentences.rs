//! Where sentences end.

use super::{
    quotes::Quote,
    tokens::{Kind, Token, Tokens},
};
use std::ops::Range;

/// A sentence is cut after this many tokens, so that no text makes the rules slow.
const LONGEST: usize = 400;

/// The sentences of a paragraph, as token positions that join without a gap.
///
/// `goes_on` tells whether a tag like "Smith asked." follows at a token, so that a question in quotation marks before
/// it (or, where the second word is false, a full stop) ends no sentence. A quotation that is closed is never cut.
pub(crate) fn sentences(tokens: &Tokens, quotes: &[Quote], goes_on: impl Fn(usize, bool) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut quotes = quotes.iter().peekable();
    let mut at = 0;
    while at < tokens.list.len() {
        while quotes.next_if(|quote| quote.close < at).is_some() {}
        let inside = quotes.peek().filter(|quote| quote.open < at && at < quote.close);
        let ends = match tokens.kind(at) {
            Kind::Stop | Kind::Shout => match inside {
                Some(quote) if at + 1 == quote.close => Some(at + 1),
                Some(_) => None,
                None => Some(at),
            },
            _ if inside.is_none() && ends_abbreviated(tokens, at) => Some(at),
            _ => None,
        };
        if let Some(mut last) = ends {
            while matches!(tokens.kind(last + 1), Kind::Close) {
                last += 1;
            }
            let next = last + 1;
            let begins = match tokens.kind(next) {
                Kind::Word => tokens.list[next].capital,
                Kind::Number | Kind::Quote | Kind::Open => true,
                Kind::Dash => tokens.kind(at) == Kind::Stop && last == at,
                _ => false,
            };
            let tag = last > at && goes_on(next, tokens.kind(at) == Kind::Shout);
            if begins && !tag && next < tokens.list.len() {
                found.push(start..next);
                start = next;
                at = last;
            }
        }
        if at + 1 - start.min(at) >= LONGEST {
            found.push(start..at + 1);
            start = at + 1;
        }
        at += 1;
    }
    if start < tokens.list.len() {
        found.push(start..tokens.list.len());
    }
    found
}

/// Whether an abbreviation ends the sentence too: "in the U.S. The bill".
fn ends_abbreviated(tokens: &Tokens, at: usize) -> bool {
    const LAST: [&str; 9] = ["u.s", "u.k", "u.n", "d.c", "inc", "corp", "jr", "p.m", "a.m"];
    const FIRST: [&str; 16] =
        ["the", "he", "she", "it", "they", "but", "and", "in", "a", "this", "that", "we", "his", "her", "there", "on"];
    // Its full stop belongs to the word, but not to the word's lower case.
    let stopped = |token: &Token| token.end - token.start > tokens.low(at).len();
    LAST.contains(&tokens.low(at))
        && tokens.list.get(at).is_some_and(stopped)
        && tokens.list.get(at + 1).is_some_and(|next| next.capital)
        && FIRST.contains(&tokens.low(at + 1))
}
