//! Who speaks where the verb has nobody for its subject: "The party let it be known that", "It was confirmed to the Echo
//! last night by the ministry that".

use super::{left, right};
use crate::reader::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    tokens::Kind,
};

/// How far behind its verb whoever did it may stand, in tokens.
const FAR: usize = 12;

/// Whoever says what a passive verb at `at` says of "it", whose first auxiliary stands at `first`.
pub(crate) fn impersonal(p: &Paragraph<'_>, sentence: &Run, at: usize, first: usize) -> Option<Run> {
    let it = first.checked_sub(1).filter(|it| p.low(*it) == "it" && *it >= sentence.start)?;
    // "let it be known"
    if it > sentence.start && matches!(p.low(it - 1), "let" | "lets" | "letting") {
        return left(p, sentence, it - 1);
    }
    let by = (at + 1..sentence.end.min(at + FAR))
        .take_while(|next| p.kind(*next) == Kind::Word && !p.quoted(*next) && p.low(*next) != "that")
        .find(|next| p.low(*next) == "by")?;
    let time = p.any(by + 1, &[Class::Day, Class::Month, Class::Time]) || p.kind(by + 1) != Kind::Word;
    if time { None } else { right(p, sentence, by + 1) }
}
