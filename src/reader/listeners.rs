//! To whom somebody spoke, so that we know it: "told the Ledger", "on state television", "told her by phone".

use super::{
    anonymity::head,
    candidate::Candidate,
    carried::CARRIES,
    chain::phrase_end,
    lexicon::Class,
    names,
    outlets::{self, Outlets},
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    resolve::Memory,
    setting::setting,
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
    for at in clause.unwrap_or(sentence.start)..clause_end(p, sentence, chosen, source) {
        if p.quoted(at) || inside(at) {
            continue;
        }
        // "told the newspaper", "confirmed to the newspaper", "said by phone to the newspaper"
        let told = at == chosen.cue.start && p.is(at, Class::Addressing)
            || p.low(at) == "to" && (at == chosen.cue.end || at == setting(p, sentence, chosen.cue.end))
            || at == chosen.cue.end && p.low(at) == "in" && p.low(at - 1) == "confided"
            || chosen.rule == "introduced" && at < chosen.cue.start && source.end <= at && p.is(at, Class::Addressing);
        let near = || at.saturating_sub(4)..at;
        let leads = told
            || match p.low(at) {
                "on" | "in" if placed(p, at, chosen, source, outlets) => {
                    return outlets.named(p, &(at + 1..phrase_end(p, at + 1, sentence.end.min(at + 10))));
                }
                "on" if on_air(p, at) => !source.contains(&at) || at > 0 && p.low(at - 1) == "speaking",
                // "writing in Gloss magazine"
                // "Reviewing it for the Shannon Quarterly"
                "in" | "for" | "on"
                    if ((at.saturating_sub(2)..at).any(|word| matches!(p.low(word), "writing" | "reviewing"))
                        // "In an opinion piece for the Echo, the mayor wrote"
                        || p.low(sentence.start) == "in"
                            && (1..source.start).contains(&at)
                            && matches!(p.low(at - 1), "piece" | "article" | "column" | "essay" | "op-ed"))
                        && p.capital(at + 1 + usize::from(p.low(at + 1) == "the")) =>
                {
                    true
                }
                // "rebutting a report in the Lagos Monitor": that is only spoken of.
                "on" | "in" if at > 0 && p.is(at - 1, Class::Document) && chosen.cue.end < at => false,
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
                    && near().any(|before| MESSAGES.contains(&p.low(before)))
                    && (!source.contains(&at) || (source.start..at).any(|mark| p.kind(mark) == Kind::Comma)) =>
                {
                    let end = phrase_end(p, at + 1, sentence.end.min(at + 10));
                    // Not "in response to a Daily Bell report"
                    let of = head(p, &(at + 1..end.max(at + 2)));
                    if p.is(of, Class::Document) {
                        continue;
                    }
                    if let Some(name) = outlets.named(p, &(at + 1..end.max(at + 1))) {
                        return Some(name);
                    }
                    match outlets::told(p, &(at + 1..end), |name| memory.named_person(p, name)) {
                        Some(name) => return Some(name),
                        None => false,
                    }
                }
                // "in response to questions from the Harbour Times"
                "from" if near().any(|before| ASKS.contains(&p.low(before))) && !source.contains(&at) => {
                    let end = phrase_end(p, at + 1, sentence.end.min(at + 10));
                    if let Some(name) = outlets.named(p, &(at + 1..end.max(at + 1))) {
                        return Some(name);
                    }
                    false
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
                    // "in an interview with the Echo and two other papers"
                    let start = at + 1 + usize::from(p.low(at + 1) == "the");
                    let name = names::name_at(p, start, end.max(start));
                    if talks && p.low(name.end) == "and" && !name.is_empty() && outlets.is(p, &name) {
                        return Some(name);
                    }
                    talks
                }
                "by" if let Some(name) =
                    held(p, at, memory).filter(|name| !inside(name.start) && !outlets.own(p, name)) =>
                {
                    return Some(name);
                }
                "by" | "via" => {
                    near().any(|before| CARRIES.contains(&p.low(before)) || SPREADS.contains(&p.low(before)))
                        || asked(p, sentence, at)
                }
                _ => false,
            };
        // "told it that": the outlet that was spoken of last.
        if told && p.low(at + 1) == "it" && memory.is_outlet(&memory.resolve(p, sentence, &(at + 1..at + 2)).name) {
            return Some(at + 1..at + 2);
        }
        let mut end = phrase_end(p, at + 1, sentence.end.min(at + 10));
        // "told the Gazette officers had offered": the content may begin at once, or behind the outlet.
        if told && let Some(name) = outlets.named(p, &(at + 1..end.max(at + 1))).filter(|name| name.start <= at + 2) {
            let clause = p.kind(name.end) == Kind::Word && !p.capital(name.end) && p.low(name.end).ends_with('s');
            if clause && p.any(name.end + 1, &[Class::Have, Class::Be, Class::Modal, Class::Finite]) {
                return Some(name);
            }
        }
        // "confirmed to the Echo last night by the ministry that"
        if told && p.low(at) == "to" && !inside(at) {
            let name = outlets.named(p, &(at + 1..end.max(at + 1)));
            if let Some(name) = name.filter(|name| name.start <= at + 2 && p.any(name.end, &[Class::Time, Class::Day]))
            {
                return Some(name);
            }
        }
        let content = chosen.content.iter().map(|part| part.start).find(|start| at + 1 < *start);
        end = content.map_or(end, |content| end.min(content));
        // "an interview with the podcast Long Table last spring", "told the Echo privately that"
        while end > at + 2 && (p.is(end - 1, Class::Time) || is_adverb(p, end - 1)) && !p.capital(end - 1) {
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
        if (told || p.low(at) == "by")
            && matches!(p.low(head(p, &run)), "reporters" | "reporter" | "journalists" | "correspondent")
        {
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
        // "told the programme"
        let show = p.low(run.start) == "the" && outlets::is_word_for_show(p, head(p, &run));
        if told && show && memory.is_outlet(&memory.resolve(p, sentence, &run).name) {
            return Some(run);
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

/// Where the clause ends that a cue stands in: "Dealers say it is fake; the auctioneer, in a reply to the Echo, says it is
/// not", "He denied it, but his brother told the Echo".
fn clause_end(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, source: &Run) -> usize {
    let behind = chosen.content.last().map_or(0, |part| part.end).max(chosen.cue.end).max(source.end);
    let other = |at: usize| {
        p.is(at, Class::Conjunction)
            && p.kind(at - 1) == Kind::Comma
            && (p.capital(at + 1) || p.any(at + 1, &[Class::Determiner, Class::Subject, Class::Possessive]))
    };
    let ends = |at: &usize| !p.quoted(*at) && (p.kind(*at) == Kind::Semicolon || *at > behind && other(*at));
    (behind..sentence.end).find(ends).unwrap_or(sentence.end)
}

/// Whether a word leads to the outlet that words stood in: "On the music blog Rubato, a player wrote", "Posters on the
/// forum Far Stand claimed", "writes in the magazine Inside Line". An outlet that is only spoken of is none: "asked
/// about a report in the Echo, he said".
fn placed(p: &Paragraph<'_>, at: usize, chosen: &Candidate, source: &Run, outlets: &Outlets) -> bool {
    let end = phrase_end(p, at + 1, p.len().min(at + 10));
    let run = at + 1..end;
    let kind = || run.clone().any(|word| outlets::is_word_for_outlet(p, word) && !p.capital(word));
    let own = p.is(at + 1, Class::Possessive);
    // Not "in a message to the radio station Orta"
    let near = |name: Run| !(at + 1..name.start).any(|word| p.is(word, Class::Preposition));
    if run.is_empty() || own || !kind() || !outlets.named(p, &run).is_some_and(near) {
        return false;
    }
    let first = p.sentences.binary_search_by_key(&at, |sentence| sentence.start).is_ok();
    let behind = chosen.cue.end <= at && at <= chosen.cue.end + 4;
    let topic =
        (at.saturating_sub(5)..at).any(|word| matches!(p.low(word), "to" | "about" | "of" | "over" | "by" | "after"));
    (first || behind || source.contains(&at)) && !topic
}

/// Whoever obtained or reviewed the paper that somebody's words stand in, known as an outlet or not: "in a sworn
/// statement reviewed by the press freedom group Tinta Viva".
fn held(p: &Paragraph<'_>, by: usize, memory: &Memory) -> Option<Run> {
    let verb = by.checked_sub(1)?;
    let paper = (by.saturating_sub(4)..verb).any(|at| p.any(at, &[Class::Document]));
    let start = if p.low(by + 1) == "the" { by + 2 } else { by + 1 };
    let other = [Class::Finite, Class::Relative, Class::Preposition, Class::Determiner, Class::Conjunction];
    let kind = |at: &usize| p.kind(*at) == Kind::Word && !p.capital(*at) && !p.any(*at, &other);
    let kinds = (start..start + 4).take_while(kind).count();
    let name = names::name_at(p, start + kinds, p.len().min(start + kinds + 5));
    let holds = matches!(p.low(verb), "obtained" | "seen" | "reviewed" | "viewed");
    (holds && paper && !name.is_empty() && !memory.named_person(p, &name)).then_some(name)
}

/// Whether "by" leads to an outlet that put a question: "asked about it by the monthly".
fn asked(p: &Paragraph<'_>, sentence: &Run, by: usize) -> bool {
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at);
    (sentence.start..by).rev().take(REACH).take_while(plain).any(|at| ASKED.contains(&p.low(at)))
}

/// How far a participle may stand before "by", in words: "asked about the guard's account by".
const REACH: usize = 9;

/// What an outlet does to hear somebody.
const ASKED: [&str; 11] = [
    "asked",
    "contacted",
    "reached",
    "approached",
    "phoned",
    "questioned",
    "confronted",
    "pressed",
    "quizzed",
    "telephoned",
    "challenged",
];

/// What an outlet does with a document besides.
pub(crate) const SPREADS: [&str; 14] = [
    "disclosed",
    "aired",
    "broadcast",
    "released",
    "leaked",
    "played",
    "shared",
    "posted",
    "printed",
    "circulated",
    "shown",
    "uncovered",
    "viewed",
    "heard",
];

/// What one writes to an outlet, or calls it by.
const MESSAGES: [&str; 11] =
    ["email", "e-mail", "message", "letter", "text", "note", "memo", "reply", "answer", "answers", "response"];

/// What an outlet sends to hear something.
const ASKS: [&str; 6] = ["questions", "question", "inquiry", "inquiries", "enquiries", "queries"];

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
const TALKS: [&str; 14] = [
    "interview",
    "interviews",
    "comments",
    "remarks",
    "statement",
    "spoke",
    "speaking",
    "appearance",
    "conversation",
    "call",
    "phone",
    "video",
    "testimony",
    "recording",
];

/// What one does in a journal or a newspaper.
const PUBLISHES: [&str; 6] = ["report", "reported", "write", "writes", "wrote", "published"];
