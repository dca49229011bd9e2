//! What else a statement tells: how its words are given, whether they are denied, weakened, and when they were said.

use super::{
    Span,
    candidate::Candidate,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    statement::{Mode, Polarity},
    sure::waved_away,
    tokens::Kind,
};

/// How the words are given.
pub(crate) fn mode(p: &Paragraph<'_>, content: &[Run]) -> Mode {
    let words = || content.iter().flat_map(Clone::clone).filter(|at| matches!(p.kind(*at), Kind::Word | Kind::Number));
    let quoted = words().filter(|at| p.quoted(*at)).count();
    match (quoted, words().count()) {
        (0, _) => Mode::Indirect,
        (quoted, all) if quoted == all => Mode::Direct,
        _ => Mode::Mixed,
    }
}

/// Whether the cue denies what follows.
pub(crate) fn polarity(p: &Paragraph<'_>, candidate: &Candidate) -> Polarity {
    let denies = candidate.cue.clone().any(|at| p.is(at, Class::Denial) || waved_away(p, at));
    // "Kent denies the charge, his solicitor said"
    let speaker = candidate.retells.as_ref().map(|retelling| retelling.speaker.end);
    let words = candidate.content.first().map_or(0, |part| part.start);
    let denies = denies || speaker.is_some_and(|end| (end..words.min(end + 4)).any(|at| p.is(at, Class::Denial)));
    // "did not deny" denies nothing.
    let not = (candidate.cue.start.saturating_sub(3)..candidate.cue.start).any(|at| p.is(at, Class::Negative));
    if denies && !not { Polarity::Denied } else { Polarity::Affirmed }
}

/// The proposition alone: behind "that", and behind "reports that".
pub(crate) fn proposition(p: &Paragraph<'_>, content: &[Run]) -> Option<Span> {
    let first = content.first()?;
    let that = (first.start..first.end.min(first.start + 8)).find(|at| p.low(*at) == "that" && !p.quoted(*at))?;
    let wraps = that == first.start
        || (p.is(that - 1, Class::Wrapper) && (first.start..that).all(|at| p.kind(at) == Kind::Word));
    (wraps && that + 1 < first.end).then(|| p.bytes(&(that + 1..first.end)))
}

/// The first word of the content that weakens it, outside quotation marks if it is not all quoted.
pub(crate) fn hedge(p: &Paragraph<'_>, content: &[Run]) -> Option<Span> {
    let at = content.iter().flat_map(Clone::clone).find(|at| p.is(*at, Class::Hedge))?;
    let pair = p.any(at, &[Class::Modal]) && matches!(p.low(at + 1), "have" | "be" | "not");
    Some(p.bytes(&(at..if pair { at + 2 } else { at + 1 })))
}

/// When it was said: the words of time beside the cue.
pub(crate) fn when(p: &Paragraph<'_>, sentence: &Run, candidate: &Candidate) -> Option<Span> {
    let inside = |at: usize| {
        candidate.content.iter().any(|part| part.contains(&at))
            || candidate.source.as_ref().is_some_and(|source| source.contains(&at))
    };
    let free = |at: &usize| !p.quoted(*at) && !inside(*at);
    let timely = |at: &usize| {
        p.any(*at, &[Class::Day, Class::Month]) && p.capital(*at)
            || matches!(p.low(*at), "today" | "yesterday" | "tonight")
            || (p.low(*at) == "last" || p.low(*at) == "this" || p.low(*at) == "earlier") && p.is(at + 1, Class::Time)
    };
    let behind = candidate.cue.end..sentence.end.min(candidate.cue.end + 16);
    let before = sentence.start..candidate.cue.start;
    let at = behind.clone().filter(free).find(timely).or_else(|| before.rev().filter(free).find(timely))?;
    let mut start = at;
    while start > sentence.start
        && free(&(start - 1))
        && (p.any(start - 1, &[Class::Time, Class::Day, Class::Month])
            || matches!(p.low(start - 1), "on" | "in" | "late" | "early"))
    {
        start -= 1;
    }
    let mut end = at + 1;
    while end < sentence.end
        && free(&end)
        && (p.any(end, &[Class::Time, Class::Day, Class::Month])
            || p.kind(end) == Kind::Number
            || (p.kind(end) == Kind::Comma && p.kind(end + 1) == Kind::Number))
    {
        end += 1;
    }
    Some(p.bytes(&(start..end)))
}
