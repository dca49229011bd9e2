//! A quotation in a paragraph of its own, which the one before announces: "The agency replied:".

use super::{
    candidate::Candidate,
    find::whole,
    grammar::Grammar,
    paragraph::{Paragraph, Run},
    reading::{Reading, reading},
    subject,
    tokens::Kind,
};

/// How far the verb stands from the colon, in tokens: "went on to say in the same letter:".
const NEAR: usize = 8;

/// The proposal for what follows a paragraph that ends with a colon. Its content is the colon until the next paragraph
/// turns out to be a quotation. `None` where nobody speaks before the colon.
pub(crate) fn herald(p: &Paragraph<'_>, grammar: &Grammar) -> Option<Candidate> {
    let sentence = p.sentences.last()?;
    let colon = sentence.end.checked_sub(1).filter(|colon| p.kind(*colon) == Kind::Colon && !p.quoted(*colon))?;
    let speaks = |at: usize| {
        let use_ = reading(p, sentence, at).1;
        !p.quoted(at) && use_ != Reading::Noun && grammar.cues.strength(p.low(at), use_) > 0.3
    };
    let verb = (sentence.start.max(colon.saturating_sub(NEAR))..colon).rev().find(|at| speaks(*at))?;
    let (first, use_) = reading(p, sentence, verb);
    let own = matches!(use_, Reading::Finite).then(|| subject::left(p, sentence, first)).flatten();
    let source = own.or_else(|| subject::of_sentence(p, sentence, verb, subject::Reach::Main, &speaks))?;
    let content: Vec<Run> = std::iter::once(colon..colon + 1).collect();
    Some(Candidate::of("introduced", content, verb..verb + 1, Some(source), grammar.rates.of("introduced")))
}

/// Whether a paragraph is a quotation and nothing else.
pub(crate) fn is_quotation(p: &Paragraph<'_>) -> bool {
    !p.sentences.is_empty() && p.sentences.iter().all(|sentence| whole(p, sentence))
}
