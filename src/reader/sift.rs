//! Which of what the rules propose is given up or cut short because of another proposal.

use super::{
    candidate::Candidate,
    chain::links,
    frames::Shape,
    lexicon::Class,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    resolve::Memory,
    sure,
    tokens::Kind,
};
use std::collections::HashSet;

/// Ends contents before a tag that ends the sentence ("…, documents show") and at a semicolon.
pub(crate) fn trim(p: &Paragraph<'_>, found: &mut [Candidate]) {
    let mut tags: Vec<(usize, usize)> = found
        .iter()
        .filter(|tag| {
            let plain = tag.rule == "tag" && p.is(tag.cue.start, Class::Speech) && sure::floor(p, tag) > 0.0;
            plain
                || closes(p, tag)
                || tag.rule == "according" && tag.content.len() == 1 && tag.content[0].end <= tag.cue.start
        })
        .map(|tag| (tag.cue.start, tag.content[0].end))
        .collect();
    tags.sort_unstable();
    for candidate in
        found.iter_mut().filter(|candidate| matches!(candidate.rule, "clause" | "told" | "citing" | "object"))
    {
        for part in &mut candidate.content {
            let from = tags.partition_point(|(cue, _)| *cue < part.start);
            let within = tags[from..].iter().take_while(|(cue, _)| *cue < part.end);
            let mut ends = within.filter(|(cue, end)| part.start < *end && candidate.cue.start != *cue);
            if let Some((_, end)) = ends.next() {
                part.end = *end;
            }
            if let Some(mark) = part.clone().skip(2).find(|at| p.kind(*at) == Kind::Semicolon && !p.quoted(*at)) {
                part.end = mark;
            }
        }
    }
}

/// Whether a tag ends a sentence whose last words are quoted: "told friends it was “over”, the Clarion reports."
pub(crate) fn closes(p: &Paragraph<'_>, tag: &Candidate) -> bool {
    let [words] = tag.content.as_slice() else { return false };
    let Some(source) = tag.source.as_ref().filter(|_| tag.rule == "tag") else { return false };
    let reports = matches!(p.low(tag.cue.start), "reports" | "reported" | "says" | "said" | "writes" | "wrote");
    let comma = source.start.checked_sub(1).is_some_and(|comma| p.kind(comma) == Kind::Comma);
    let near = words.end <= source.start && source.start <= words.end + 2 && source.end <= tag.cue.start;
    let capital = p.capital(source.end - 1) && !p.quoted(tag.cue.start);
    reports && comma && near && capital && p.kind(tag.cue.end) == Kind::Stop
}

/// What else somebody does of whom an outlet reports, besides saying.
const PASSED_ON: [&str; 8] =
    ["denied", "confirmed", "warned", "claimed", "insisted", "admitted", "acknowledged", "put"];

/// Prefers what an outlet reports somebody to have said: in "the newspaper reported that Smith had said …" Smith is
/// the origin and the newspaper a relay.
pub(crate) fn inward(
    p: &Paragraph<'_>,
    chosen: Vec<Candidate>,
    mut losers: Vec<Candidate>,
    outlets: &Outlets,
) -> (Vec<Candidate>, Vec<Candidate>) {
    let mut kept = Vec::with_capacity(chosen.len());
    // Where a loser's cue stands: what is exchanged below changes places, but not sentences.
    let cues: Vec<usize> = losers.iter().map(|loser| loser.cue.start).collect();
    for mut outer in chosen {
        let part = outer.content[0].clone();
        let first = if p.low(part.start) == "that" { part.start + 1 } else { part.start };
        // "According to the agency, a firefighter said …", "Ruiz told colleagues that …, according to two people"
        let relays = matches!(outer.rule, "according" | "text")
            || outer.usage.is_some()
                && outer.source.as_ref().is_some_and(|source| {
                    outlets.is(p, source) || p.is(super::anonymity::head(p, source), Class::Document)
                });
        // "…, L'Équipe reports": whoever reports what others say carries it.
        let reports = outer.rule == "tag"
            && matches!(p.low(outer.cue.start), "reports" | "reported")
            && outer.source.as_ref().is_some_and(|source| p.capital(source.end - 1));
        let relays = relays || reports;
        // The inner cue stands in the outer content.
        let from = cues.partition_point(|cue| *cue < part.start);
        let to = cues.partition_point(|cue| *cue < part.end).max(from);
        let inner = losers[from..to].iter().position(|inner| {
            // "“…,” the pilot said, according to a transcript"
            let tagged = outer.rule == "according"
                && inner.rule == "tag"
                && (inner.content[0].start == part.start
                    || inner.retells.is_some() && part.contains(&inner.content[0].start))
                && part.contains(&inner.cue.start);
            if tagged {
                return true;
            }
            // "Adeyemi recalled the mayor telling him that it would hold"
            let told = outer.rule == "object"
                && inner.rule == "participle"
                && matches!(p.low(inner.cue.start), "telling" | "saying" | "warning" | "claiming")
                && inner
                    .usage
                    .is_some_and(|(_, frame)| matches!(frame.shape, Shape::That | Shape::Clause | Shape::Quote))
                && (part.start + 1..part.start + 6).contains(&inner.cue.start)
                && (part.start..inner.cue.start).all(|at| p.kind(at) == Kind::Word && !p.is(at, Class::Preposition));
            if told {
                return true;
            }
            if !relays {
                return false;
            }
            (matches!(inner.rule, "clause" | "told") || inner.rule == "object" && p.low(inner.cue.start) == "put")
                && inner.usage.is_some_and(|(_, frame)| frame.shape != Shape::To)
                && (matches!(p.low(inner.cue.start), "said" | "told" | "says" | "say")
                    || matches!(outer.rule, "text" | "according") && p.is(inner.cue.start, Class::Speech)
                    || outer.rule != "tag" && PASSED_ON.contains(&p.low(inner.cue.start)))
                && inner.source.as_ref().is_some_and(|source| source.start == first)
                && inner.content.iter().all(|content| part.start <= content.start && content.end <= part.end)
        });
        if let Some(at) = inner {
            let inner = &mut losers[from + at];
            inner.score = outer.score;
            std::mem::swap(inner, &mut outer);
        }
        kept.push(outer);
    }
    (kept, losers)
}

/// Drops what is no statement but the source of one: "two officials" of "citing two officials".
pub(crate) fn without_cited(
    p: &Paragraph<'_>,
    chosen: Vec<Candidate>,
    losers: &[Candidate],
    outlets: &Outlets,
    memory: &Memory,
) -> Vec<Candidate> {
    let mut origin = vec![false; p.len()];
    for candidate in &chosen {
        let sentence = &p.sentences[sentence_of(p, candidate)];
        let near = within(losers, sentence);
        if let Some(run) = links(p, sentence, candidate, near, outlets, memory).origin {
            origin[run].fill(true);
        }
    }
    let cites = |candidate: &Candidate| p.is(candidate.cue.start, Class::Citing);
    let kept = |candidate: &Candidate| !(cites(candidate) && origin[candidate.content[0].start]);
    chosen.into_iter().filter(kept).collect()
}

/// Takes out what only names a source: "The broadcaster cited a tribal elder". The second list is what was taken out.
pub(crate) fn without_asides(
    p: &Paragraph<'_>,
    found: Vec<Candidate>,
    outlets: &Outlets,
) -> (Vec<Candidate>, Vec<Candidate>) {
    let only_names = |candidate: &Candidate| {
        let part = &candidate.content[0];
        let thing = matches!(candidate.rule, "object" | "participle") && candidate.content.len() == 1;
        if !thing || !p.is(candidate.cue.start, Class::Citing) || p.quoted(part.start) || p.low(part.start) == "that" {
            return false;
        }
        let of = super::anonymity::head(p, part);
        let outlet = candidate.source.as_ref().is_some_and(|source| outlets.is(p, source));
        let source = [Class::Role, Class::Unnamed, Class::Organ, Class::Document, Class::Crowd];
        outlet || p.any(of, &source)
    };
    let asides: Vec<bool> = found.iter().map(only_names).collect();
    // "cited an elder who took part": what follows belongs to whom is cited, whichever proposal it is.
    let named: HashSet<usize> =
        found.iter().zip(&asides).filter(|(_, aside)| **aside).map(|(candidate, _)| candidate.cue.start).collect();
    let mut asides = asides.into_iter();
    let (asides, kept): (Vec<Candidate>, Vec<Candidate>) =
        found.into_iter().partition(|_| asides.next().is_some_and(|aside| aside));
    let stays = |candidate: &Candidate| candidate.rule == "tag" || !named.contains(&candidate.cue.start);
    (kept.into_iter().filter(stays).collect(), asides)
}

/// The proposals of a sentence among those of a paragraph, which are in the order of their cues.
pub(crate) fn within<'c>(candidates: &'c [Candidate], sentence: &Run) -> &'c [Candidate] {
    let from = candidates.partition_point(|candidate| candidate.cue.start < sentence.start);
    let to = candidates.partition_point(|candidate| candidate.cue.start < sentence.end);
    &candidates[from..to]
}

/// The sentence that a proposal's cue stands in.
fn sentence_of(p: &Paragraph<'_>, candidate: &Candidate) -> usize {
    p.sentences.partition_point(|sentence| sentence.end <= candidate.cue.start)
}
