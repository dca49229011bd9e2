//! Who reports a statement as a whole, from the proposals that lost: "OUTLET reported that X said", "According to the agency,
//! the envoy flew home and told reporters that", "told friends it was “over”, the Clarion reports".

use super::{
    anonymity::head,
    candidate::Candidate,
    carried::{described, is_message},
    chain::Links,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    resolve::Memory,
    sift::closes,
    tokens::Kind,
};

/// "OUTLET reported that X said …": the proposal that lost holds this one, from its subject on.
pub(crate) fn reported(
    p: &Paragraph<'_>,
    chosen: &Candidate,
    losers: &[Candidate],
    source: &Run,
    (outlets, memory): (&Outlets, &Memory),
    links: &mut Links,
) {
    // "According to Riahi, the toll was two, IRNA reported"
    let tag = losers.iter().find(|outer| {
        outer.rule == "tag"
            && chosen.rule == "according"
            && outer.content.iter().any(|part| part.contains(&chosen.cue.start))
            && outer.source.as_ref().is_some_and(|source| outlets.is(p, source) || p.low(outer.cue.start) == "reported")
    });
    if let Some(outlet) = tag.and_then(|tag| tag.source.clone()) {
        links.relays.insert(0, outlet);
        return;
    }
    let holds = |outer: &&Candidate| {
        outer.score >= 0.4
            && (outer.usage.is_some() || outer.rule == "according")
            && outer.cue != chosen.cue
            && outer.content.iter().any(|part| {
                // "“…,” the pilot said, according to a transcript"
                if chosen.rule == "tag" && outer.rule == "according" && part.contains(&chosen.cue.start) {
                    return true;
                }
                let first = if p.low(part.start) == "that" { part.start + 1 } else { part.start };
                // "Engineers had said that it leaked, documents show"
                let retold = outer.retells.as_ref().map(|retelling| retelling.speaker.start);
                retold.unwrap_or(first) == source.start && chosen.cue.end <= part.end
            })
    };
    // "Park has told friends it is “over”, the Clarion reports"
    let closing = |outer: &&Candidate| {
        let end = chosen.content.last().map_or(0, |part| part.end);
        let behind =
            outer.source.as_ref().is_some_and(|by| end <= by.start && by.start <= end + 2 && outlets.is(p, by));
        chosen.rule != "tag" && chosen.cue.start < outer.cue.start && behind && closes(p, outer)
    };
    let holds = |outer: &&Candidate| holds(outer) || closing(outer);
    let outer = losers.iter().filter(holds).max_by(|a, b| a.score.total_cmp(&b.score));
    let fronted = || fronted_by(p, chosen, source);
    if let Some(by) = outer.and_then(|outer| outer.source.clone()).or_else(fronted)
        && (by.end <= source.start || source.end <= by.start)
        && !links.relays.contains(&by)
    {
        // "according to documents seen by the Inquirer"
        links.relays.retain(|relay| relay.end <= by.start || by.end <= relay.start);
        let mut through = Links::default();
        described(p, &by, outlets, memory, &mut through);
        let by = through.origin.take().unwrap_or(by);
        // "Kent told ministers so, according to a cable published by the Echo": the cable is his.
        let paper = head(p, &by);
        // Notes of a meeting are nobody's.
        let message = is_message(p, paper) && p.low(paper) != "notes";
        let own = (message || p.low(paper) == "cable") && !through.relays.is_empty();
        if !own {
            links.relays.insert(0, by);
        }
        for relay in through.relays.into_iter().rev() {
            links.relays.insert(0, relay);
        }
    }
}

/// Who tells of all that a sentence's subject did: "According to the agency, the envoy flew home and told reporters that".
fn fronted_by(p: &Paragraph<'_>, chosen: &Candidate, source: &Run) -> Option<Run> {
    let sentence = p.sentences.partition_point(|sentence| sentence.end <= source.start);
    let start = p.sentences.get(sentence)?.start;
    let closed = |at: usize| at > start + 2 && p.kind(at) == Kind::Comma;
    let mut end = source.start.checked_sub(1).filter(|comma| closed(*comma))?;
    // "According to a guard, however, the president"
    if closed(end - 2) && matches!(p.low(end - 1), "however" | "though" | "meanwhile" | "too") {
        end -= 2;
    }
    let leads = p.low(start) == "according" && p.low(start + 1) == "to" && end < start + FRONT;
    let same = !(source.end..chosen.cue.start).any(|at| matches!(p.kind(at), Kind::Semicolon | Kind::Colon));
    let plain = !(start..end).any(|at| p.quoted(at)) && chosen.rule != "according";
    // "the Evening Courier": all of its name.
    (leads && same && plain).then_some(start + 2..end)
}

/// How long the words may be that tell according to whom a sentence is, in tokens.
const FRONT: usize = 16;
