//! Through whom a statement came: the outlets between the speaker and the article.

use super::{
    anonymity::head,
    candidate::Candidate,
    carried::{CARRIES, described, overheard, owned, quoted_as, spoken_for, written},
    lexicon::Class,
    names,
    outlets::{self, Outlets},
    paragraph::{Paragraph, Run},
    reading::{Reading, reading},
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
    let mut links = all_links(p, sentence, chosen, losers, outlets, memory);
    // A word that ends a name can stand where one should begin: "obtained by “".
    links.relays.retain(|relay| !relay.is_empty());
    links.origin = links.origin.filter(|origin| !origin.is_empty());
    links
}

fn all_links(
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
    if let Some(retelling) = &chosen.retells {
        // Whoever retells came to us as he would with words of his own.
        let teller = Candidate { retells: None, ..chosen.clone() };
        links = all_links(p, sentence, &teller, losers, outlets, memory);
        links.relays.push(links.origin.take().unwrap_or(source));
        links.relays.extend(retelling.hearer.clone());
        links.origin = Some(retelling.speaker.clone());
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
        cited(p, sentence, chosen, &source, outlets, &mut links);
    }
    // "The Ledger has been told by two sources that"
    let passive = chosen.usage.is_some_and(|(reading, _)| reading == Reading::Passive);
    if passive && p.is(chosen.cue.start, Class::Addressing) {
        let (first, _) = reading(p, sentence, chosen.cue.start);
        if let Some(outlet) = subject::left(p, sentence, first).filter(|told| outlets.is(p, told)) {
            links.relay(outlets.named(p, &outlet).unwrap_or(outlet));
        }
    }
    if let Some(outlet) = through(p, sentence, chosen, &source, outlets, memory) {
        links.relay(outlet);
    }
    reported(p, chosen, losers, &source, (outlets, memory), &mut links);
    links
}

/// "OUTLET, citing X, reported", "OUTLET reported, citing X", "the agency, which cited X, said"
fn cited(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, source: &Run, outlets: &Outlets, links: &mut Links) {
    // "Lind said, referring to the bill": only an outlet refers to its source.
    let refers = |at: usize| p.low(at) == "referring" && !outlets.is(p, source);
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
        let cites = p.is(*at, Class::Citing) && !refers(*at);
        cites && (leads || first) && !p.quoted(*at) && !inside(*at) && *at != chosen.cue.start
    });
    let Some(citing) = citing.filter(|citing| !matches!(p.low(*citing + 1), "no" | "in" | "by" | "on")) else { return };
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
                    !source.contains(&at) || at > 0 && p.low(at - 1) == "speaking"
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
                // "wrote in an email to Science Beat"
                "to" if !inside(at)
                    && near().any(|before| matches!(p.low(before), "email" | "e-mail" | "message"))
                    && source.end <= at =>
                {
                    let end = phrase_end(p, at + 1, sentence.end.min(at + 10));
                    match outlets::told(p, &(at + 1..end), |name| memory.named_person(p, name)) {
                        Some(name) => return Some(name),
                        None => false,
                    }
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
pub(crate) fn phrase_end(p: &Paragraph<'_>, start: usize, stop: usize) -> usize {
    let quoted = p.opens(start).map(|quote| quote.close + 1);
    if let Some(end) = quoted {
        return end.min(stop);
    }
    let verb_or_day = |at: usize| {
        // Not "Science Beat", and not "a person who was in the room".
        let verb = p.is(at, Class::Finite) && !p.capital(at) && !p.any(at, &[Class::Relative, Class::Day]);
        verb && !p.is(at - 1, Class::Relative) || p.is(at, Class::Day) && !names::of_the_week(p, at)
    };
    (start..stop.min(start + 20))
        .find(|at| {
            p.quoted(*at)
                || !matches!(p.kind(*at), Kind::Word | Kind::Number) && p.low(*at) != "&"
                || *at > start && verb_or_day(*at)
                // "told Reuters the club", "told the paper he"
                || (*at > start
                    && (p.capital(*at - 1) || p.is(*at - 1, Class::Outlet) && !p.is(*at, Class::Possessive))
                    && !p.is(*at - 1, Class::Determiner)
                    && !p.capital(*at)
                    && p.any(*at, &[Class::Determiner, Class::Subject, Class::Possessive]))
                || (*at > start && matches!(p.low(*at), "that" | "as" | "on" | "after" | "when"))
                || (*at > start && p.is(*at, Class::Relative) && matches!(p.low(*at + 1), "said" | "says" | "told" | "claimed"))
        })
        .unwrap_or_else(|| stop.min(start + 20))
}

/// What one gives an outlet: "in an interview with".
const TALKS: [&str; 9] =
    ["interview", "interviews", "comments", "remarks", "statement", "spoke", "speaking", "appearance", "conversation"];

/// What one does in a journal or a newspaper.
const PUBLISHES: [&str; 6] = ["report", "reported", "write", "writes", "wrote", "published"];

/// The subject that a relative pronoun at `at` stands for: the phrase before it.
pub(crate) fn antecedent(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    let mut end = at;
    while end > sentence.start && p.kind(end - 1) == Kind::Comma {
        end -= 1;
    }
    let found = subject::phrase(p, sentence, end)?;
    // "disputed by the mayor, who said"
    let by = found.clone().rev().find(|at| matches!(p.low(*at), "by" | "with" | "including"));
    Some(by.map_or(found.start, |by| by + 1)..found.end)
}
