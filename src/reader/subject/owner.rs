//! Who a noun belongs to.

use super::right;
use crate::reader::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::genitive,
    tokens::Kind,
};

/// Who a noun belongs to: "Trump's claim", "his claim", "a claim by Trump".
pub(crate) fn owner(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    let mut before = at;
    while before > sentence.start && before + 5 > at {
        before -= 1;
        if p.quoted(before) || p.kind(before) != Kind::Word {
            break;
        }
        if p.is(before, Class::Possessive) {
            return Some(before..before + 1);
        }
        if genitive(p.low(before)) {
            let mut start = before;
            while start > sentence.start
                && p.capital(before)
                && p.capital(start - 1)
                && p.kind(start - 1) == Kind::Word
                && !p.any(start - 1, &[Class::Preposition, Class::Conjunction])
            {
                start -= 1;
            }
            return Some(start..before + 1);
        }
    }
    agent(p, sentence, at)
}

/// The agent behind "by" or "from".
pub(crate) fn agent(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    (at + 1..sentence.end.min(at + 12))
        .take_while(|next| p.kind(*next) == Kind::Word && !p.quoted(*next))
        .find(|next| matches!(p.low(*next), "by" | "from" | "among"))
        .and_then(|by| right(p, sentence, by + 1))
}
