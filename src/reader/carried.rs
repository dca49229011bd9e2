//! Ways in which the words that name a speaker also tell through whom he spoke: "Kommersant's sources", "a conservator
//! cited by Radio Mitte", "the ministry, through its spokesman".

use super::{
    anonymity::head,
    chain::{Links, antecedent, phrase_end},
    lexicon::Class,
    names::name_at,
    outlets::{Outlets, is_word_for_outlet},
    paragraph::{Paragraph, Run},
    reading::genitive,
    resolve::Memory,
    setting::is_time,
    tokens::Kind,
};

/// Whether a word is something that somebody writes to somebody.
pub(crate) fn is_message(p: &Paragraph<'_>, at: usize) -> bool {
    if p.classes.get(at).is_none_or(|classes| !classes.none()) {
        return false;
    }
    let low = p.low(at);
    matches!(
        low.strip_suffix('s').unwrap_or(low),
        "letter" | "email" | "e-mail" | "memo" | "message" | "note" | "text" | "card" | "telegram"
    )
}

/// "A letter from Kent to the council says": what somebody wrote to somebody is the writer's.
pub(crate) fn written(p: &Paragraph<'_>, source: &Run, links: &mut Links) {
    let head = head(p, source);
    if !is_message(p, head) {
        return;
    }
    // "His letter to the planners predicts", "Kent's letter says"
    if matches!(p.low(source.start), "his" | "her") && head == source.start + 1 {
        links.origin = Some(source.start..head);
        return;
    }
    let by = (head + 1..source.end).find(|at| {
        let agent = matches!(p.low(*at), "signed" | "written" | "sent") && p.low(*at + 1) == "by";
        // "A letter sent to staff last Friday by the head of culture"
        let sent = p.low(*at) == "by"
            && *at < head + NEAR
            && !(head + 1..*at).any(|between| p.low(between) == "and")
            && matches!(p.low(head + 1), "sent" | "left" | "written" | "signed" | "circulated" | "emailed" | "posted");
        agent || sent || p.low(*at) == "from" && *at < head + 4 || p.low(*at) == "by" && *at == head + 1
    });
    if let Some(by) = by {
        let start = if p.low(by + 1) == "by" { by + 2 } else { by + 1 };
        // "the agency's director, Helen Marsh": the name behind the comma belongs to him.
        let name = |at: usize| p.kind(at) == Kind::Comma && p.capital(at + 1) && !p.capital(at - 1);
        let ends = |at: &usize| {
            p.kind(*at) != Kind::Word && !name(*at)
                || matches!(p.low(*at), "to" | "that")
                || p.low(*at) == "and" && CARRIES.contains(&p.low(*at + 1))
                || CARRIES.contains(&p.low(*at))
        };
        let end = (start + 1..source.end).find(ends).unwrap_or(source.end);
        // "by brokers Banmar"
        let noun = p.kind(start) == Kind::Word && p.capital(start + 1) && start + 1 < end;
        let start =
            start + usize::from(noun && !p.capital(start) && !p.any(start, &[Class::Determiner, Class::Possessive]));
        if start < end && (p.capital(start) || p.any(start, &[Class::Determiner, Class::Possessive])) {
            links.origin = Some(start..end);
        }
    }
}

/// How far behind a message its writer may be told, in tokens.
const NEAR: usize = 10;

/// "A barber, the man reported, had told him": the tag stands within the subject of what is retold.
pub(crate) fn inserted(p: &Paragraph<'_>, source: &Run, links: &mut Links) {
    let Some(open) = source.clone().find(|at| p.kind(*at) == Kind::Comma) else { return };
    let verb = source.end - 1;
    let teller = open + 1..verb;
    let plain = teller.clone().all(|at| p.kind(at) == Kind::Word && !p.any(at, &[Class::Relative, Class::Finite]));
    let says = p.is(verb, Class::Speech) && !p.capital(verb) && !p.is(verb, Class::Role);
    let opens = p.any(open + 1, &[Class::Subject, Class::Determiner, Class::Possessive]) || p.capital(open + 1);
    if open > source.start && !teller.is_empty() && teller.len() < 6 && plain && says && opens {
        links.relays.push(teller);
        links.origin = Some(source.start..open);
    }
}

/// "The ministry, through its spokesman Dauren Aliev, said", "Kent, through his solicitor, denies"
pub(crate) fn spoken_for(p: &Paragraph<'_>, source: &Run, links: &mut Links) {
    let through = source.clone().skip(1).find(|at| {
        matches!(p.low(*at), "through" | "via")
            && *at > source.start + 1
            && p.kind(*at - 1) == Kind::Comma
            && (*at + 1..source.end.min(*at + 5))
                .any(|who| p.any(who, &[Class::Role, Class::Title]) || matches!(p.low(who), "counsel" | "firm"))
    });
    if let Some(through) = through {
        let end = (through + 1..source.end).find(|at| p.kind(*at) == Kind::Comma).unwrap_or(source.end);
        let (who, spokesman) = (source.start..through - 1, through + 1..end);
        // "Kent, through his solicitor, denies": he speaks; of a body somebody must.
        let body = who.clone().any(|at| p.any(at, &[Class::Organ, Class::Outlet]));
        let (relay, origin) = if body { (who, spokesman) } else { (spokesman, who) };
        links.relays.push(relay);
        links.origin = Some(origin);
    }
}

/// "Kommersant's sources"
pub(crate) fn owned(p: &Paragraph<'_>, source: &Run, outlets: &Outlets, memory: &Memory, links: &mut Links) {
    let owner = source.clone().find(|at| genitive(p.low(*at)) && p.capital(*at));
    let Some(owner) = owner.filter(|owner| owner + 1 < source.end) else { return };
    let sources =
        matches!(p.low(source.end - 1), "sources" | "source") && !memory.named_person(p, &(source.start..owner + 1));
    if p.is(head(p, &(owner + 1..source.end)), Class::Unnamed)
        && (sources || outlets.named(p, &(source.start..owner + 1)).is_some())
    {
        links.relays.push(source.start..owner + 1);
        links.origin = Some(owner + 1..source.end);
    }
}

/// "the blog Foxed Pages, whose anonymous author pointed out"
pub(crate) fn whose(p: &Paragraph<'_>, sentence: &Run, source: &Run, outlets: &Outlets, links: &mut Links) {
    if p.low(source.start) != "whose" || source.len() < 2 {
        return;
    }
    let outlet = antecedent(p, sentence, source.start).and_then(|before| outlets.named(p, &before));
    if let Some(outlet) = outlet {
        links.relays.push(outlet);
        links.origin = Some(source.start + 1..source.end);
    }
}

/// "One of them, described by the agency as a retired colonel"; "a conservator cited by Radio Mitte"
pub(crate) fn described(p: &Paragraph<'_>, source: &Run, outlets: &Outlets, memory: &Memory, links: &mut Links) {
    for at in source.clone().skip(1) {
        // "the file, pages of which were printed by Orta"; "the report, excerpts of which Orta published"
        if p.low(at) == "which" && p.low(at - 1) == "of" {
            let carries = |verb: &usize| CARRIES.contains(&p.low(*verb)) || p.low(*verb) == "printed";
            let Some(verb) = (at + 1..source.end).find(carries) else { continue };
            let by = if p.low(verb + 1) == "by" { verb + 2..phrase_end(p, verb + 2, source.end) } else { at + 1..verb };
            let comma = source.clone().find(|mark| p.kind(*mark) == Kind::Comma);
            if let Some(comma) = comma.filter(|comma| *comma < at && !by.is_empty() && !outlets.own(p, &by)) {
                links.relays.push(by);
                links.origin = Some(source.start..comma);
            }
            return;
        }
        // "diaries, extracts from which appear in the Echo"
        let appear = p.low(at) == "which" && matches!(p.low(at + 1), "appear" | "appeared" | "appears");
        if appear && p.low(at + 2) == "in" && at > source.start {
            let run = at + 3..phrase_end(p, at + 3, source.end);
            let comma = source.clone().find(|mark| p.kind(*mark) == Kind::Comma).unwrap_or(at);
            if !run.is_empty() && comma < at {
                links.relays.push(outlets.named(p, &run).unwrap_or(run));
                links.origin = Some(source.start..comma);
                return;
            }
        }
        // "A memo from the insurer, which the councillor read aloud"; "The will, read out by the solicitor"
        if let Some(reader) = read_out(p, source, at) {
            let own = links.origin.take();
            links.relays.push(reader);
            let end = at - usize::from(p.kind(at - 1) == Kind::Comma);
            links.origin = own.or(Some(source.start..end));
            return;
        }
        // "Posters on the fan forum Yellow Stand"
        if let Some(outlet) = posted(p, source, at, outlets) {
            links.relays.push(outlet);
            links.origin = Some(source.start..at);
            return;
        }
        // "a diplomat who spoke to the Guardian"
        if p.is(at, Class::Relative)
            && (matches!(p.low(at + 1), "spoke" | "talked") && matches!(p.low(at + 2), "to" | "with")
                || p.low(at + 1) == "briefed")
            && at + 3 < source.end
        {
            // "Officials who briefed the Echo"
            let start = at + 3 - usize::from(p.low(at + 1) == "briefed");
            let listener = start..phrase_end(p, start, source.end);
            if outlets.is(p, &listener) && !outlets.own(p, &listener) {
                links.relays.push(listener);
                links.origin = Some(source.start..at);
            }
            return;
        }
        // "one nurse, quoted in the survey"
        let printed = p.low(at + 1) == "in" && matches!(p.low(at), "quoted" | "cited" | "published");
        // "shared with us by Plumbline": what we were given comes from whoever gave it.
        let ours = GIVEN.contains(&p.low(at)) && matches!(p.low(at + 1), "with" | "to") && p.low(at + 2) == "us";
        if ours && p.low(at + 3) == "by" && at + 4 < source.end {
            links.relays.push(at + 4..phrase_end(p, at + 4, source.end));
            links.origin = Some(source.start..at - usize::from(p.kind(at - 1) == Kind::Comma));
            return;
        }
        // "published on Sunday by the site"
        let timed = at + 1 + (at + 1..source.end).take_while(|word| is_time(p, *word)).count();
        let led = if p.low(timed) == "by" { timed } else { at + 1 };
        let agent = printed || p.low(led) == "by" || p.low(led) == "to" && GIVEN.contains(&p.low(at));
        let by = (agent && led + 1 < source.end).then_some(led + 1);
        let carries = CARRIES.contains(&p.low(at)) || GIVEN.contains(&p.low(at)) || NAMES.contains(&p.low(at));
        if !carries || !(by.is_some() || p.low(at + 1) == "as") {
            continue;
        }
        let as_ = (at..source.end).find(|as_| p.low(*as_) == "as");
        // "slides shown to buyers and obtained by DigiChain": the outlet may stand behind another participle.
        let later = |at: &usize| p.low(*at + 1) == "by" && CARRIES.contains(&p.low(*at));
        let passed = p.low(at + 1) == "to" || p.low(at) == "sent" && p.low(at + 1) == "by";
        if as_.is_none() && passed && (at + 1..source.end).any(|at| later(&at)) {
            continue;
        }
        if let Some(by) = by {
            let end = phrase_end(p, by, as_.unwrap_or(source.end));
            // "leaked to the nonprofit Orbis and shared with"
            let and = (by + 1..end).find(|and| p.low(*and) == "and" && !p.capital(*and + 1));
            let end = and.filter(|and| p.capital(*and - 1)).unwrap_or(end);
            let given = p.low(at) == "leaked"
                && p.low(by) == "the"
                && p.capital(end - 1)
                && !p.capital(by + 1)
                && !(by..end).any(|word| p.any(word, &[Class::Role, Class::People]));
            // Whoever obtained a paper shows it to us, known as an outlet or not.
            let holds = || {
                let definite = p.low(by) == "the" && memory.phrases.find(p, &(by..end), head(p, &(by..end))).is_some();
                let given = GIVEN.contains(&p.low(at))
                    && matches!(p.low(by), "le" | "la" | "il" | "el" | "der" | "die" | "das" | "de" | "het" | "al")
                    && p.capital(by);
                given
                    || definite && CARRIES.contains(&p.low(at))
                    || p.capital(if p.low(by) == "the" { by + 1 } else { by })
                        && matches!(
                            p.low(at),
                            "obtained" | "seen" | "reviewed" | "viewed" | "quoted" | "cited" | "carried"
                        )
                        && !memory.named_person(p, &(by..end))
            };
            let paper = printed && p.is(head(p, &(by..end)), Class::Document);
            if (outlets.is(p, &(by..end)) || holds() || paper || given) && !outlets.own(p, &(by..end)) {
                links.relays.push(by..end);
            }
        }
        let name = as_.filter(|as_| NAMES.contains(&p.low(at)) && as_ + 1 < source.end);
        links.origin = Some(if let Some(as_) = name {
            as_ + 1..phrase_end(p, as_ + 1, source.end).max(as_ + 2)
        } else {
            let mut end = phrase_end(p, source.start, at).max(source.start + 1);
            while end > source.start + 1 && p.any(end - 1, &[Class::Conjunction, Class::Relative, Class::Be]) {
                end -= 1;
            }
            source.start..end
        });
        return;
    }
}

/// Who shows a paper to us by reading it, told behind it: "which (the councillor) read aloud", "read out by (the
/// solicitor)", "which (his daughter) has published".
fn read_out(p: &Paragraph<'_>, source: &Run, at: usize) -> Option<Run> {
    if !matches!(p.low(at), "read" | "which") {
        return None;
    }
    let paper = head(p, source);
    if at <= paper || !(p.is(paper, Class::Document) || is_message(p, paper) || p.low(paper) == "will") {
        return None;
    }
    let aloud = |verb: usize| p.low(verb) == "read" && matches!(p.low(verb + 1), "out" | "aloud");
    if aloud(at) || p.low(at) == "read" {
        // "read to the court by"
        let by = (at + 1..source.end.min(at + 6))
            .take_while(|at| p.kind(*at) == Kind::Word)
            .find(|at| p.low(*at) == "by")?;
        let mut end = phrase_end(p, by + 1, source.end);
        let name = name_at(p, end + 1, source.end);
        if p.kind(end) == Kind::Comma && !name.is_empty() {
            end = name.end;
        }
        return (by + 1 < end).then_some(by + 1..end);
    }
    if p.low(at) != "which" || p.kind(at - 1) != Kind::Comma {
        return None;
    }
    let shows = |verb: &usize| {
        aloud(*verb) || matches!(p.low(*verb), "published" | "posted" | "released") && p.kind(*verb - 1) == Kind::Word
    };
    let verb = (at + 2..source.end.min(at + 8)).take_while(|at| p.kind(*at) == Kind::Word).find(shows)?;
    let aux = |at: &usize| p.any(*at, &[Class::Have, Class::Adverb]);
    let end = verb - (at + 1..verb).rev().take_while(aux).count();
    let who = at + 1..end;
    let plain = !who.clone().any(|at| p.any(at, &[Class::Be, Class::Preposition, Class::Finite]));
    (!who.is_empty() && plain).then_some(who)
}

/// The outlet on or in which those write of whom a phrase speaks: "Posters on the forum Yellow Stand", "a columnist in the
/// weekly Piac"; not that of "a report in the Echo", which is the Echo's own.
fn posted(p: &Paragraph<'_>, source: &Run, at: usize, outlets: &Outlets) -> Option<Run> {
    let who = head(p, &(source.start..at));
    let own = ["report", "reports", "article", "story", "dispatch", "editorial", "leader", "piece", "item"];
    let people = p.kind(at - 1) == Kind::Word && !p.is(who, Class::Outlet) && !own.contains(&p.low(who));
    let run = at + 1..phrase_end(p, at + 1, source.end);
    let kind = || run.clone().any(|word| is_word_for_outlet(p, word) && !p.capital(word));
    let leads = matches!(p.low(at), "on" | "in") && people && !run.is_empty() && !p.is(at + 1, Class::Possessive);
    (leads && kind()).then(|| outlets.named(p, &run)).flatten()
}

/// What an outlet does with words: "as quoted by".
pub(crate) const CARRIES: [&str; 15] = [
    "contacted",
    "approached",
    "record",
    "records",
    "recorded",
    "cited",
    "quoted",
    "carried",
    "published",
    "reported",
    "obtained",
    "interviewed",
    "saying",
    "seen",
    "reviewed",
];

/// What leads to what somebody is called: "who writes as Old Major".
pub(crate) const NAMES: [&str; 4] = ["described", "identified", "known", "writes"];

/// How an outlet comes by a document: "leaked to".
pub(crate) const GIVEN: [&str; 7] = ["leaked", "shown", "given", "passed", "shared", "handed", "sent"];
