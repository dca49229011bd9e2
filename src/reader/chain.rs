//! Through whom a statement came: the outlets between the speaker and the article.

use super::{
    around::{
        eavesdropped, fronted, hearsay, issued, on_behalf, overheard, quoted_as, quoted_behind, quoted_who,
        quoted_within, through_firm,
    },
    candidate::Candidate,
    carried::{described, inserted, owned, spoken_for, whose, written},
    cited::cited,
    hearers::{heard, hearer},
    journalists::journalist,
    lexicon::Class,
    listeners::through,
    names,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    reading::{Reading, reading},
    reported::reported,
    resolve::Memory,
    retold::Retelling,
    subject,
    tokens::Kind,
};

use std::borrow::Cow;

/// Who carried a statement, outermost first, and who said it where that is not the cue's own source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// Relays as mentioned.
    pub relays: Vec<Run>,
    /// The origin as mentioned.
    pub origin: Option<Run>,
    /// Whether the first relay is the outlet of the journalist behind it.
    pub works_for: bool,
}

impl Links {
    /// Adds a relay unless one is known at the same place.
    pub fn relay(&mut self, run: Run) {
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
    if let Some(outlet) =
        journalist(p, links.relays.first().or(links.origin.as_ref()).or(chosen.source.as_ref()), outlets)
    {
        links.relays.insert(0, outlet);
        links.works_for = true;
    }
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
    let Some(source) = chosen.source.clone() else {
        // "Jurors were told that Penn had bragged to a cellmate that": whoever told them is not named.
        links.origin = chosen.retells.as_ref().map(|retelling| retelling.speaker.clone());
        return links;
    };
    // "He told her, she recalled, that": whoever recalls it tells it.
    let that = |at: usize| at + usize::from(p.low(at) == "that");
    let first = chosen.content.first().map(|part| that(part.start));
    let teller = losers.iter().find(|outer| {
        let speaker = outer.retells.as_ref().map(|retelling| retelling.speaker.start);
        let words = outer.content.first().map(|part| that(part.start));
        chosen.retells.is_none() && speaker == Some(source.start) && words == first && outer.score >= 0.4
    });
    if let Some(teller) = teller {
        return all_links(p, sentence, teller, &[], outlets, memory);
    }
    let assured = chosen.retells.is_none().then(|| assured(p, chosen, losers)).flatten();
    if let Some(retelling) = chosen.retells.as_ref().or(assured.as_ref()) {
        // Whoever retells came to us as he would with words of his own.
        let teller = Candidate { retells: None, ..chosen.clone() };
        let losers: Cow<'_, [Candidate]> = match assured {
            Some(_) => losers.iter().filter(|loser| loser.rule != "passive").cloned().collect(),
            None => losers.into(),
        };
        links = all_links(p, sentence, &teller, &losers, outlets, memory);
        links.relays.push(links.origin.take().unwrap_or(source));
        links.relays.extend(retelling.hearer.clone());
        links.origin = Some(retelling.speaker.clone());
        return links;
    }
    quoted_behind(p, chosen, &source, &mut links);
    if links.origin.is_some() {
        return links;
    }
    hearsay(p, sentence, &source, &mut links);
    if links.origin.is_some() {
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
    inserted(p, &source, &mut links);
    if links.origin.is_some() {
        return links;
    }
    spoken_for(p, &source, &mut links);
    if links.origin.is_some() {
        return links;
    }
    through_firm(p, sentence, &source, &mut links);
    if links.origin.is_some() {
        return links;
    }
    whose(p, sentence, &source, outlets, &mut links);
    quoted_who(p, sentence, &source, &mut links);
    if links.origin.is_some() {
        return links;
    }
    eavesdropped(p, chosen, &source, &mut links);
    owned(p, &source, outlets, memory, &mut links);
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
    let heard_by =
        through(p, sentence, chosen, &source, outlets, memory).or_else(|| hearer(p, sentence, chosen, outlets, memory));
    if let Some(outlet) = heard_by {
        links.relay(outlet);
    }
    reported(p, chosen, losers, &source, (outlets, memory), &mut links);
    fronted(p, sentence, &source, outlets, &mut links);
    quoted_within(p, sentence, &source, outlets, &mut links);
    heard(p, chosen, &source, &mut links);
    on_behalf(p, sentence, chosen, &source, &mut links);
    issued(p, sentence, chosen, &mut links);
    links
}

/// "told the radio she had been assured by the minister that": what is told is the minister's.
fn assured(p: &Paragraph<'_>, chosen: &Candidate, losers: &[Candidate]) -> Option<Retelling> {
    let start = chosen.content.first()?.start;
    let inner = losers.iter().find(|inner| {
        inner.rule == "passive"
            && inner.content.first().is_some_and(|part| part.start == start)
            && chosen.cue.end <= inner.cue.start
            && inner.cue.end <= start
            && p.low(inner.cue.end) == "by"
    })?;
    Some(Retelling { speaker: inner.source.clone()?, hearer: None, own: Vec::new() })
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
        // "entrance logs kept by the ministry"
        let verb = verb && p.low(at + 1) != "by";
        // "the Sunday supplement Parchment"
        // "the website Orta Today"
        let titled = p.capital(at) && matches!(p.low(at), "today" | "tonight") && p.capital(at.saturating_sub(1));
        let day = p.is(at, Class::Day) && !names::of_the_week(p, at) && !p.is(at + 1, Class::Outlet) && !titled;
        verb && !p.is(at - 1, Class::Relative) || day
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
                // "an investigator it did not name"
                || (*at > start
                    && matches!(p.low(*at), "it" | "he" | "she" | "they" | "we" | "i")
                    && !p.any(*at - 1, &[Class::Preposition, Class::Conjunction, Class::Relative]))
                || (*at > start && matches!(p.low(*at), "that" | "as" | "on" | "after" | "when" | "whether" | "if" | "why"))
                || (*at > start && p.is(*at, Class::Relative) && matches!(p.low(*at + 1), "said" | "says" | "told" | "claimed"))
        })
        .unwrap_or_else(|| stop.min(start + 20))
}

/// The name that a phrase only describes: "Hugh Palliser, the Labour peer, who".
fn apposed_to(p: &Paragraph<'_>, sentence: &Run, phrase: &Run) -> Option<Run> {
    // "Karla Weiss, once Stahl's deputy, who"
    let once = usize::from(phrase.start > 0 && p.is(phrase.start - 1, Class::Adverb));
    let comma = phrase.start.checked_sub(1 + once).filter(|comma| *comma > sentence.start)?;
    let opens = p.any(phrase.start, &[Class::Determiner, Class::Possessive]) || once > 0;
    let describes = p.kind(comma) == Kind::Comma && opens && !p.quoted(comma);
    let name = (comma.saturating_sub(4).max(sentence.start)..comma)
        .map(|at| names::name_at(p, at, comma))
        .find(|name| name.len() > 1 && name.end == comma);
    // "In Porto Alto, the governor, who said"
    let placed = |name: &Run| {
        name.start > sentence.start && matches!(p.low(name.start - 1), "in" | "at" | "from" | "near" | "on")
    };
    name.filter(|name| describes && !placed(name))
}

/// The subject that a relative pronoun at `at` stands for: the phrase before it.
pub(crate) fn antecedent(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    let mut end = at;
    while end > sentence.start && p.kind(end - 1) == Kind::Comma {
        end -= 1;
    }
    let found = subject::phrase(p, sentence, end)?;
    let found = apposed_to(p, sentence, &found).unwrap_or(found);
    // "He denied that": no pronoun that stands for a verb.
    if found.len() == 1 && p.any(found.start, &[Class::Denial, Class::Finite]) && !p.capital(found.start) {
        return None;
    }
    // "disputed by the mayor, who said"
    let by = found.clone().rev().find(|at| matches!(p.low(*at), "by" | "with" | "including"));
    Some(by.map_or(found.start, |by| by + 1)..found.end)
}
