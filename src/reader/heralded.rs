//! A quotation in a paragraph of its own, which the one before announces, "The agency replied:", or whose speaker goes on.

use super::{
    Span,
    candidate::Candidate,
    find::{LONGEST_RUN, whole},
    grammar::Grammar,
    paragraph::{Paragraph, Run},
    reading::{Reading, reading},
    statement::{Mode, Statement},
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

/// Adds a paragraph that is all quotation to the statement before it, where that ends the paragraph before with a
/// quotation: the speaker goes on.
pub(crate) fn carry(p: &Paragraph<'_>, found: &mut [Statement], before: Option<&Span>) -> bool {
    let Some(before) = before else { return false };
    let all = 0..p.len();
    if !is_quotation(p) {
        return false;
    }
    // ‘No way back’: within an article that quotes in double marks, a heading.
    let single = |text: &str| text.starts_with(['\'', '‘']) && !text.starts_with("''");
    let heading = single(&p.text[p.bytes(&all)]);
    // "…," said the mayor, who often thinks of it: the quotation goes on, and not what stands behind it.
    let near = found.iter_mut().rev().take_while(|last| last.content.iter().any(|part| before.contains(&part.start)));
    let goes_on = |last: &&mut Statement| {
        let Some(end) = last.content.last() else { return false };
        let tail = &p.text[end.end.min(before.end)..before.end];
        let cue_behind = last.cue.as_ref().is_some_and(|cue| end.end <= cue.start);
        before.contains(&end.start)
            && (!heading || p.text.get(end.clone()).is_some_and(single))
            && last.mode != Mode::Indirect
            && (cue_behind || !tail.chars().any(char::is_alphanumeric))
    };
    let Some(last) = near.into_iter().find(goes_on).filter(|last| last.content.len() < LONGEST_RUN) else {
        return false;
    };
    last.content.push(p.bytes(&all));
    true
}
