//! A speaker, a colon, and what he says: headlines and transcripts.

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::trimmed,
    tokens::Kind,
};

/// A speaker's name is no longer than this, in tokens.
const LONGEST_NAME: usize = 6;

/// Proposes for a colon behind a name at the start of a sentence.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let sentence = &scene.sentence;
    let Some(colon) =
        (sentence.start + 1..sentence.end.min(sentence.start + LONGEST_NAME + 1)).find(|at| p.kind(*at) == Kind::Colon)
    else {
        return;
    };
    let name = sentence.start..colon;
    let start = colon + 1;
    if start >= sentence.end || !name.clone().all(|at| p.kind(at) == Kind::Word && p.capital(at) && !p.quoted(at)) {
        return;
    }
    let loud = name.clone().all(|at| p.text[p.tokens.list[at].span()].chars().all(|c| !c.is_lowercase()));
    if !(loud || p.opens(start).is_some() || name.len() <= 3) {
        return;
    }
    let quote = p.opens(start).is_some();
    let end = if loud && sentence.start == 0 { p.len() } else { sentence.end };
    let rule = if quote {
        "transcript-quote"
    } else if loud {
        "transcript"
    } else {
        "headline"
    };
    out.push(Candidate::of(
        rule,
        std::iter::once(start..trimmed(p, start, end)).collect(),
        colon..start,
        Some(name),
        scene.rates.of(rule),
    ));
}
