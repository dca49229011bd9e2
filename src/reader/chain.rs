//! Through whom a statement came: the outlets between the speaker and the article.

use super::{
    anonymity::head,
    candidate::Candidate,
    lexicon::Class,
    names,
    outlets::{self, Outlets},
    paragraph::{Paragraph, Run},
    reading::{Reading, genitive, reading},
    resolve::Memory,
    subject,
    tokens::Kind,
};

/// Who carried a statement, outermost first, and who said it where that is not the cue's own source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// Relays as mentioned.
    pub relays: Vec<Run>,
    /// The origin as mentioned.
    pub origin: Option<Run>,
}

impl Links {
    /// Adds a relay unless one is known at the same place.
    fn relay(&mut self, run: Run) {
        let known = self.relays.iter().any(|relay| relay.start < run.end && run.start < relay.end);
        let itself = self.origin.as_ref().is_some_and(|origin| origin.start < run.end && run.start < origin.end);
        if !known && !itself {
            self.relays.push(run);
        }
    }
}

/// Follows the chain of a proposal. `losers` are the proposals of the same paragraph that were not chosen.
pub(crate) fn links(
    p: &Paragraph<'_>,
    sentence: &Run,
    chosen: &Candidate,
    losers: &[Candidate],
    outlets: &Outlets,
    memory: &Memory,
) -> Links {
    let mut links = Links::default();
    quoted_as(p, sentence, chosen, outlets, &mut links);
    if links.origin.is_some() {
        return links;
    }
    let Some(source) = chosen.source.clone() else { return links };
    if let Some(retold) = chosen.retells.clone() {
        links.relays.push(source);
        links.origin = Some(retold);
        return links;
    }
    overheard(p, sentence, chosen, &source, &mut links);
    if links.origin.is_some() {
        return links;
    }
    written(p, &source, &mut links);
    if links.origin.is_some() {
        let origin = links.origin.take();
        described(p, &source, outlets, memory, &mut links);
        links.origin = origin;
        return links;
    }
    spoken_for(p, &source, &mut links);
    if links.origin.is_some() {
        return links;
    }
    owned(p, &source, outlets, &mut links);
    described(p, &source, outlets, memory, &mut links);
    if links.origin.is_none() {
        cited(p, sentence, chosen, &source, &mut links);
    }
    // "The Ledger has been told by two sources that"
    let passive = chosen.usage.is_some_and(|(reading, _)| reading == Reading::Passive);
    if passive && p.is(chosen.cue.start, Class::Addressing) {
        let (first, _) = reading(p, sentence, chosen.cue.start);
        if let Some(outlet) = subject::left(p, sentence, first).filter(|told| outlets.is(p, told)) {
            links.relay(outlet);
        }
    }
    if let Some(outlet) = through(p, sentence, chosen, &source, outlets, memory) {
        links.relay(outlet);
    }
    reported(p, chosen, losers, &source, (outlets, memory), &mut links);
    links
}

/// "It quoted a man in the general staff as saying", "a conservator cited by Radio Mitte as saying"
fn quoted_as(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, outlets: &Outlets, links: &mut Links) {
    // "…," the agency quoted him as saying
    let cue = chosen.cue.end;
    let behind = (cue..sentence.end.min(cue + 14)).find(|as_| p.low(*as_) == "as" && p.low(*as_ + 1) == "saying");
    if p.is(cue - 1, Class::Citing)
        && behind == Some(cue)
        && let Some(source) = &chosen.source
    {
        links.origin = Some(source.clone());
        let by = cue + 3..phrase_end(p, cue + 3, sentence.end);
        if p.low(cue + 2) == "by" && by.start < by.end {
            links.relays.push(by);
        }
        return;
    }
    if let (Some(as_), Some(source)) = (behind, &chosen.source)
        && matches!(p.low(cue - 1), "quoted" | "cited" | "quotes" | "cites")
        && as_ > cue
    {
        links.relays.push(source.clone());
        links.origin = Some(cue..as_);
        return;
    }
    let Some(as_) = chosen.cue.start.checked_sub(1).filter(|as_| p.low(*as_) == "as") else { return };
    let from = as_.saturating_sub(16).max(sentence.start);
    let carries = |at: &usize| (CARRIES.contains(&p.low(*at)) || p.is(*at, Class::Citing)) && !p.quoted(*at);
    let Some(verb) = (from..as_).rev().find(carries) else { return };
    if p.low(verb + 1) == "by" || verb + 1 == as_ {
        // "was quoted (by an outlet) as saying"
        let mut end = verb;
        while end > sentence.start && p.any(end - 1, &[Class::Be, Class::Have, Class::Adverb]) {
            end -= 1;
        }
        links.origin = subject::left(p, sentence, end);
        let by = verb + 2..as_;
        // Whatever quotes somebody carries his words.
        if by.start < by.end && (outlets.is(p, &by) || p.capital(by.end - 1)) {
            links.relays.push(by);
        }
    } else {
        links.relays.extend(subject::left(p, sentence, verb));
        links.origin = Some(verb + 1..as_);
    }
}

/// "Adeyemi recalled the mayor telling him that", "with the mayor saying that"
fn overheard(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, source: &Run, links: &mut Links) {
    let cue = chosen.cue.start;
    if chosen.rule != "participle" || !matches!(p.low(cue), "saying" | "telling" | "warning" | "claiming") {
        return;
    }
    let before = cue - 1;
    let noun = p.kind(before) == Kind::Word
        && !p.any(before, &[Class::Preposition, Class::Conjunction, Class::Subordinator, Class::Be, Class::Finite]);
    let Some(who) = subject::left(p, sentence, cue).filter(|who| noun && who.end == cue && source.end < who.start)
    else {
        return;
    };
    let named = p.capital(who.start) || p.any(who.start, &[Class::Determiner, Class::Possessive]);
    if !named {
        return;
    }
    if p.low(who.start - 1) != "with" {
        links.relays.push(source.clone());
    }
    links.origin = Some(who);
}

/// "A letter from Kent to the council says": what somebody wrote to somebody is the writer's.
fn written(p: &Paragraph<'_>, source: &Run, links: &mut Links) {
    let head = head(p, source);
    if !matches!(p.low(head), "letter" | "email" | "e-mail" | "memo" | "message" | "note" | "text") {
        return;
    }
    let by = (head + 1..source.end).find(|at| {
        let agent = matches!(p.low(*at), "signed" | "written" | "sent") && p.low(*at + 1) == "by";
        agent || p.low(*at) == "from" && *at < head + 4 || p.low(*at) == "by" && *at == head + 1
    });
    if let Some(by) = by {
        let start = if p.low(by + 1) == "by" { by + 2 } else { by + 1 };
        // "the agency's director, Helen Marsh": the name behind the comma belongs to him.
        let name = |at: usize| p.kind(at) == Kind::Comma && p.capital(at + 1) && !p.capital(at - 1);
        let ends = |at: &usize| {
            p.kind(*at) != Kind::Word && !name(*at)
                || matches!(p.low(*at), "to" | "that")
                || CARRIES.contains(&p.low(*at))
        };
        let end = (start + 1..source.end).find(ends).unwrap_or(source.end);
        if start < end && (p.capital(start) || p.any(start, &[Class::Determiner, Class::Possessive])) {
            links.origin = Some(start..end);
        }
    }
}

/// "The ministry, through its spokesman Dauren Aliev, said"
fn spoken_for(p: &Paragraph<'_>, source: &Run, links: &mut Links) {
    let through = source.clone().skip(1).find(|at| {
        matches!(p.low(*at), "through" | "via")
            && p.kind(*at - 1) == Kind::Comma
            && (*at + 1..source.end.min(*at + 5)).any(|who| p.any(who, &[Class::Role, Class::Title]))
    });
    if let Some(through) = through {
        let end = (through + 1..source.end).find(|at| p.kind(*at) == Kind::Comma).unwrap_or(source.end);
        links.relays.push(source.start..through - 1);
        links.origin = Some(through + 1..end);
    }
}

/// "Kommersant's sources"
fn owned(p: &Paragraph<'_>, source: &Run, outlets: &Outlets, links: &mut Links) {
    let owner = source.clone().find(|at| genitive(p.low(*at)) && p.capital(*at));
    if let Some(owner) = owner.filter(|owner| owner + 1 < source.end)
        && p.is(head(p, &(owner + 1..source.end)), Class::Unnamed)
        && outlets.named(p, &(source.start..owner + 1)).is_some()
    {
        links.relays.push(source.start..owner + 1);
        links.origin = Some(owner + 1..source.end);
    }
}

/// "One of them, described by the agency as a retired colonel"; "a conservator cited by Radio Mitte"
fn described(p: &Paragraph<'_>, source: &Run, outlets: &Outlets, memory: &Memory, links: &mut Links) {
    for at in source.clone().skip(1) {
        let agent = p.low(at + 1) == "by" || p.low(at + 1) == "to" && GIVEN.contains(&p.low(at));
        let by = (agent && at + 2 < source.end).then_some(at + 2);
        let carries = CARRIES.contains(&p.low(at)) || GIVEN.contains(&p.low(at)) || NAMES.contains(&p.low(at));
        if !carries || !(by.is_some() || p.low(at + 1) == "as") {
            continue;
        }
        let as_ = (at..source.end).find(|as_| p.low(*as_) == "as");
        // "slides shown to buyers and obtained by DigiChain": the outlet may stand behind another participle.
        let later = |at: &usize| p.low(*at + 1) == "by" && CARRIES.contains(&p.low(*at));
        if as_.is_none() && p.low(at + 1) == "to" && (at + 1..source.end).any(|at| later(&at)) {
            continue;
        }
        if let Some(by) = by {
            let end = phrase_end(p, by, as_.unwrap_or(source.end));
            // Whoever obtained a paper shows it to us, known as an outlet or not.
            let holds = || {
                p.capital(if p.low(by) == "the" { by + 1 } else { by })
                    && matches!(p.low(at), "obtained" | "seen" | "reviewed" | "viewed" | "quoted" | "cited" | "carried")
                    && !memory.named_person(p, &(by..end))
            };
            if (outlets.is(p, &(by..end)) || holds()) && !outlets.own(p, &(by..end)) {
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

/// "OUTLET, citing X, reported", "OUTLET reported, citing X", "the agency, which cited X, said"
fn cited(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, source: &Run, links: &mut Links) {
    let inside = |at: usize| chosen.content.iter().any(|part| part.contains(&at));
    let citing = sentence.clone().find(|at| {
        // "Citing three diplomats, the newspaper reported"
        let first = *at == sentence.start && p.low(*at).ends_with("ing");
        let leads = at.checked_sub(1).is_some_and(|before| {
            p.kind(before) == Kind::Comma || p.any(before, &[Class::Relative]) || before == chosen.cue.start
        });
        let beside = |end: usize, reach: usize| end <= *at && *at <= end + reach;
        let leads = leads
            && (source.contains(at)
                || beside(source.end, 2)
                || beside(chosen.cue.end, 8)
                || chosen.content.iter().any(|part| beside(part.end, 2)));
        p.is(*at, Class::Citing) && (leads || first) && !p.quoted(*at) && !inside(*at) && *at != chosen.cue.start
    });
    let Some(citing) = citing.filter(|citing| p.low(*citing + 1) != "no") else { return };
    let start = if p.low(citing) == "referring" { citing + 2 } else { citing + 1 };
    let end = phrase_end(p, start, sentence.end);
    if start < end {
        let relay = if citing < source.start { source.end } else { citing.clamp(source.start + 1, source.end) };
        let mut relay = relay;
        while relay > source.start + 1 && (p.is(relay - 1, Class::Relative) || p.kind(relay - 1) == Kind::Comma) {
            relay -= 1;
        }
        links.relays.push(source.start..relay);
        links.origin = Some(start..end);
    }
}

/// "told OUTLET", "in an interview with OUTLET", "cited by OUTLET"
fn through(
    p: &Paragraph<'_>,
    sentence: &Run,
    chosen: &Candidate,
    source: &Run,
    outlets: &Outlets,
    memory: &Memory,
) -> Option<Run> {
    let inside = |at: usize| chosen.content.iter().any(|part| part.contains(&at));
    for at in sentence.clone() {
        if p.quoted(at) || inside(at) {
            continue;
        }
        // "told the newspaper", "confirmed to the newspaper"
        let told = at == chosen.cue.start && p.is(at, Class::Addressing)
            || at == chosen.cue.end && p.low(at) == "to"
            || chosen.rule == "introduced" && at < chosen.cue.start && source.end <= at && p.is(at, Class::Addressing);
        let near = || at.saturating_sub(4)..at;
        let leads = told
            || match p.low(at) {
                "on" if on_air(p, at) => !source.contains(&at),
                "on" | "in" if p.is(at + 1, Class::Masthead) || p.is(at + 2, Class::Masthead) => {
                    !source.contains(&at) || p.low(at - 1) == "speaking"
                }
                // "researchers report today in Nature": only what is published in is an outlet.
                "in" if chosen.cue.end <= at
                    && at <= chosen.cue.end + 2
                    && PUBLISHES.contains(&p.low(chosen.cue.start)) =>
                {
                    let name = names::name_at(p, at + 1, sentence.end);
                    if !name.is_empty() {
                        return Some(name);
                    }
                    false
                }
                "with" | "to" | "for" | "on" => near().any(|before| TALKS.contains(&p.low(before))),
                "by" => near().any(|before| CARRIES.contains(&p.low(before))),
                _ => false,
            };
        let end = phrase_end(p, at + 1, sentence.end.min(at + 10));
        if !leads || end <= at + 1 {
            continue;
        }
        let run = at + 1..end;
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
        if outlets.is(p, &run) {
            return Some(outlets.named(p, &run).unwrap_or(run));
        }
        if told && let Some(name) = outlets::told(p, &run, |name| memory.named_person(p, name)) {
            return Some(name);
        }
    }
    None
}

/// "on state television", "on a local radio station"
fn on_air(p: &Paragraph<'_>, on: usize) -> bool {
    !p.is(on + 1, Class::Possessive)
        && (on + 1..on + 5)
            .take_while(|at| p.kind(*at) == Kind::Word)
            .any(|at| matches!(p.low(at), "television" | "radio"))
}

/// "OUTLET reported that X said …": the proposal that lost holds this one, from its subject on.
fn reported(
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
                let first = if p.low(part.start) == "that" { part.start + 1 } else { part.start };
                first == source.start && chosen.cue.end <= part.end
            })
    };
    let outer = losers.iter().filter(holds).max_by(|a, b| a.score.total_cmp(&b.score));
    if let Some(by) = outer.and_then(|outer| outer.source.clone())
        && (by.end <= source.start || source.end <= by.start)
        && !links.relays.contains(&by)
    {
        // "according to documents seen by the Inquirer"
        links.relays.retain(|relay| relay.end <= by.start || by.end <= relay.start);
        let mut through = Links::default();
        described(p, &by, outlets, memory, &mut through);
        let by = through.origin.take().unwrap_or(by);
        links.relays.insert(0, by);
        for relay in through.relays.into_iter().rev() {
            links.relays.insert(0, relay);
        }
    }
}

/// The end of the phrase that begins at `start`: a mark, a verb, or a word of time.
fn phrase_end(p: &Paragraph<'_>, start: usize, stop: usize) -> usize {
    let quoted = p.opens(start).map(|quote| quote.close + 1);
    if let Some(end) = quoted {
        return end.min(stop);
    }
    (start..stop.min(start + 20))
        .find(|at| {
            p.quoted(*at)
                || !matches!(p.kind(*at), Kind::Word | Kind::Number)
                || (*at > start && (p.any(*at, &[Class::Finite, Class::Day])
                        && !p.is(*at, Class::Relative)
                        && !p.is(*at - 1, Class::Relative)))
                    && !names::of_the_week(p, *at)
                // "told Reuters the club", "told the paper he"
                || (*at > start
                    && (p.capital(*at - 1) || p.is(*at - 1, Class::Outlet) && !p.is(*at, Class::Possessive))
                    && !p.is(*at - 1, Class::Determiner)
                    && p.any(*at, &[Class::Determiner, Class::Subject, Class::Possessive]))
                || (*at > start && matches!(p.low(*at), "that" | "as" | "on" | "after" | "when"))
                || (*at > start && p.is(*at, Class::Relative) && matches!(p.low(*at + 1), "said" | "says" | "told" | "claimed"))
        })
        .unwrap_or_else(|| stop.min(start + 20))
}

/// What one gives an outlet: "in an interview with".
const TALKS: [&str; 9] =
    ["interview", "interviews", "comments", "remarks", "statement", "spoke", "speaking", "appearance", "conversation"];

/// What an outlet does with words: "as quoted by".
const CARRIES: [&str; 13] = [
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
const NAMES: [&str; 4] = ["described", "identified", "known", "writes"];

/// What one does in a journal or a newspaper.
const PUBLISHES: [&str; 6] = ["report", "reported", "write", "writes", "wrote", "published"];

/// How an outlet comes by a document: "leaked to".
const GIVEN: [&str; 4] = ["leaked", "shown", "given", "passed"];

/// The subject that a relative pronoun at `at` stands for: the phrase before it.
pub(crate) fn antecedent(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    let mut end = at;
    while end > sentence.start && p.kind(end - 1) == Kind::Comma {
        end -= 1;
    }
    let found = subject::left(p, sentence, end)?;
    // "disputed by the mayor, who said"
    let by = found.clone().rev().find(|at| matches!(p.low(*at), "by" | "with" | "including"));
    Some(by.map_or(found.start, |by| by + 1)..found.end)
}
