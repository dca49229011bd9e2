//! To whom somebody spoke, so that we know it: "told the Ledger", "on state television", "told her by phone".

use super::{
    anonymity::head,
    candidate::Candidate,
    carried::CARRIES,
    chain::{Links, phrase_end},
    frames::Shape,
    lexicon::Class,
    names,
    outlets::{self, Outlets},
    paragraph::{Paragraph, Run},
    resolve::Memory,
    tokens::Kind,
};

/// "told OUTLET", "in an interview with OUTLET", "cited by OUTLET"
pub(crate) fn through(
    p: &Paragraph<'_>,
    sentence: &Run,
    chosen: &Candidate,
    source: &Run,
    outlets: &Outlets,
    memory: &Memory,
) -> Option<Run> {
    let inside = |at: usize| chosen.content.iter().any(|part| part.contains(&at));
    // "speaking on Radio 4, Tait urged calm; she said": behind a semicolon she speaks to all.
    let cue = chosen.cue.start;
    let clause = (sentence.start..cue).rev().find(|at| p.kind(*at) == Kind::Semicolon && !p.quoted(*at));
    for at in clause.unwrap_or(sentence.start)..sentence.end {
        if p.quoted(at) || inside(at) {
            continue;
        }
        // "told the newspaper", "confirmed to the newspaper"
        let told = at == chosen.cue.start && p.is(at, Class::Addressing)
            || at == chosen.cue.end && (p.low(at) == "to" || p.low(at) == "in" && p.low(at - 1) == "confided")
            || chosen.rule == "introduced" && at < chosen.cue.start && source.end <= at && p.is(at, Class::Addressing);
        let near = || at.saturating_sub(4)..at;
        let leads = told
            || match p.low(at) {
                "on" if on_air(p, at) => !source.contains(&at) || at > 0 && p.low(at - 1) == "speaking",
                // "writing in Gloss magazine"
                // "Reviewing it for the Shannon Quarterly"
                "in" | "for" | "on"
                    if (at.saturating_sub(2)..at).any(|word| matches!(p.low(word), "writing" | "reviewing"))
                        && p.capital(at + 1 + usize::from(p.low(at + 1) == "the")) =>
                {
                    true
                }
                "on" | "in" if titled(p, at + 1) => !source.contains(&at) || at > 0 && p.low(at - 1) == "speaking",
                // "researchers report today in Nature": only what is published in is an outlet.
                "in" if chosen.cue.end <= at
                    && at <= chosen.cue.end + 2
                    && PUBLISHES.contains(&p.low(chosen.cue.start)) =>
                {
                    let start = if p.low(at + 1) == "the" { at + 2 } else { at + 1 };
                    let name = names::name_at(p, start, sentence.end);
                    if !name.is_empty() && !source.contains(&name.start) && !p.is(name.start, Class::Month) {
                        return Some(name);
                    }
                    false
                }
                // "wrote in an email to Science Beat"
                "to" if !inside(at)
                    && near().any(|before| matches!(p.low(before), "email" | "e-mail" | "message"))
                    && (source.end <= at || at < source.start) =>
                {
                    let end = phrase_end(p, at + 1, sentence.end.min(at + 10));
                    match outlets::told(p, &(at + 1..end), |name| memory.named_person(p, name)) {
                        Some(name) => return Some(name),
                        None => false,
                    }
                }
                "with" | "to" | "for" | "on" => {
                    let talks = near().any(|before| TALKS.contains(&p.low(before)));
                    // "In a statement to the Dean Mercury her office said"
                    let end = phrase_end(p, at + 1, sentence.end.min(at + 10));
                    let named = || outlets::told(p, &(at + 1..end), |name| memory.is_person(p, name));
                    if talks
                        && matches!(p.low(at), "with" | "to")
                        && at + 1 < end
                        && outlets.named(p, &(at + 1..end)).is_none()
                        && let Some(name) = named()
                    {
                        return Some(name);
                    }
                    talks
                }
                "by" => near().any(|before| CARRIES.contains(&p.low(before))),
                _ => false,
            };
        let mut end = phrase_end(p, at + 1, sentence.end.min(at + 10));
        // "told the Gazette officers had offered": the content may begin at once, or behind the outlet.
        if told && let Some(name) = outlets.named(p, &(at + 1..end.max(at + 1))).filter(|name| name.start <= at + 2) {
            let clause = p.kind(name.end) == Kind::Word && !p.capital(name.end) && p.low(name.end).ends_with('s');
            if clause && p.any(name.end + 1, &[Class::Have, Class::Be, Class::Modal, Class::Finite]) {
                return Some(name);
            }
        }
        let content = chosen.content.iter().map(|part| part.start).find(|start| at + 1 < *start);
        end = content.map_or(end, |content| end.min(content));
        // "an interview with the podcast Long Table last spring"
        while end > at + 2 && p.is(end - 1, Class::Time) && !p.capital(end - 1) {
            end -= 1;
        }
        if !leads || end <= at + 1 {
            continue;
        }
        let run = at + 1..end;
        // "told this newspaper"
        if told && p.low(at + 1) == "this" && p.is(at + 2, Class::Outlet) {
            continue;
        }
        // What the article's own outlet has seen came through nobody else.
        if p.low(at) == "by" && outlets.own(p, &run) {
            continue;
        }
        // "told Beacon reporters"
        if told && matches!(p.low(head(p, &run)), "reporters" | "reporter" | "journalists" | "correspondent") {
            let start = if p.low(run.start) == "the" || p.low(run.start) == "a" { run.start + 1 } else { run.start };
            let name = names::name_at(p, start, run.end);
            if !name.is_empty() {
                return Some(name);
            }
        }
        // "Speaking on Radio Coquet's evening show"
        if p.low(at) == "on"
            && titled(p, at + 1)
            && let Some(name) = outlets.named(p, &run)
        {
            return Some(name);
        }
        // "barred from speaking to the press"
        if p.low(at) == "to" && matches!(p.low(run.end - 1), "press" | "media") && !p.capital(run.end - 1) {
            continue;
        }
        if outlets.is(p, &run) {
            return Some(outlets.named(p, &run).unwrap_or(run));
        }
        if told && let Some(name) = outlets::told(p, &run, |name| memory.named_person(p, name)) {
            return Some(name);
        }
    }
    None
}

/// "A neighbour told her by phone that the bridge was down": nobody but her can tell.
pub(crate) fn heard(p: &Paragraph<'_>, chosen: &Candidate, source: &Run, links: &mut Links) {
    let cue = chosen.cue.start;
    let to = usize::from(p.low(cue + 1) == "to");
    let hearer = cue + 1 + to;
    let pronoun = matches!(p.low(hearer), "him" | "her") && !p.is(hearer + 1, Class::Role);
    let clause = chosen.usage.is_some_and(|(_, frame)| matches!(frame.shape, Shape::That | Shape::Clause));
    let tells = p.is(cue, Class::Addressing) || to == 1;
    let begins = chosen.content.first().is_some_and(|part| part.start > hearer);
    let other = !p.is(source.start, Class::Subject) && source.end <= cue;
    if !(pronoun && clause && tells && begins) {
        return;
    }
    // "Her supervisor, the clerk says, explained to her that"
    let open = source.clone().find(|at| p.kind(*at) == Kind::Comma);
    let says = source.end.checked_sub(1).filter(|says| matches!(p.low(*says), "says" | "said" | "adds" | "added"));
    if let (Some(open), Some(says)) = (open, says)
        && open + 1 < says
        && links.origin.is_none()
    {
        links.relays.push(open + 1..says);
        links.origin = Some(source.start..open);
        return;
    }
    if other && links.relays.is_empty() && !p.quoted(hearer) {
        links.relays.push(hearer..hearer + 1);
    }
}

/// Whether the name of an outlet begins at a token, with or without "the": "the Today programme", "Breakfast Beat FM".
fn titled(p: &Paragraph<'_>, at: usize) -> bool {
    let start = if p.low(at) == "the" { at + 1 } else { at };
    names::name_at(p, start, p.len()).take(4).any(|word| p.is(word, Class::Masthead))
}

/// "on state television", "on a local radio station"
fn on_air(p: &Paragraph<'_>, on: usize) -> bool {
    !p.is(on + 1, Class::Possessive)
        && (on + 1..on + 5)
            .take_while(|at| p.kind(*at) == Kind::Word)
            .any(|at| matches!(p.low(at), "television" | "radio"))
}

/// What one gives an outlet: "in an interview with".
const TALKS: [&str; 9] =
    ["interview", "interviews", "comments", "remarks", "statement", "spoke", "speaking", "appearance", "conversation"];

/// What one does in a journal or a newspaper.
const PUBLISHES: [&str; 6] = ["report", "reported", "write", "writes", "wrote", "published"];
