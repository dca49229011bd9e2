//! Through whom a statement came: the outlets between the speaker and the article.

use super::{
    anonymity::head,
    candidate::Candidate,
    lexicon::Class,
    names::{name_at, text},
    paragraph::{Paragraph, Run},
    reading::genitive,
    subject,
    tokens::Kind,
};
use std::collections::HashSet;

/// Who carried a statement, outermost first, and who said it where that is not the cue's own source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// Relays as mentioned.
    pub relays: Vec<Run>,
    /// The origin as mentioned.
    pub origin: Option<Run>,
}

/// The names that an article calls outlets ("Nezygar, a Telegram channel"), in lower case.
#[derive(Debug, Default)]
pub(crate) struct Outlets(HashSet<String>);

impl Outlets {
    /// Notes what a paragraph calls an outlet.
    pub fn note(&mut self, p: &Paragraph<'_>) {
        for at in 0..p.len() {
            if !p.is(at, Class::Outlet) || p.is(at, Class::People) {
                continue;
            }
            // "the Telegram channel Nezygar", "the newspaper Kommersant"
            let behind = name_at(p, at + 1, p.len());
            if !behind.is_empty() {
                self.0.insert(text(p, &behind).to_lowercase());
            }
            // "Nezygar, a Telegram channel": the name before the comma.
            let comma = (at.saturating_sub(6)..at).rev().find(|before| p.kind(*before) == Kind::Comma);
            if let Some(comma) = comma
                && p.any(comma + 1, &[Class::Determiner, Class::Possessive])
            {
                let start = (comma.saturating_sub(4)..comma).find(|start| name_at(p, *start, comma).end == comma);
                if let Some(start) = start {
                    self.0.insert(text(p, &(start..comma)).to_lowercase());
                }
            }
        }
    }

    /// Whether a run names an outlet.
    pub fn is(&self, p: &Paragraph<'_>, run: &Run) -> bool {
        if run.is_empty() {
            return false;
        }
        let head = head(p, run);
        if p.capital(head) && p.is(head, Class::Masthead) && !p.any(run.start, &[Class::Possessive]) {
            // "Sun" and "Post" alone name an outlet only with an article before them.
            return run.len() > 1 || p.low(head).len() > 3;
        }
        if p.is(head, Class::Outlet) && !p.is(head, Class::People) {
            return true;
        }
        let name = (run.start..run.end).map(|at| name_at(p, at, run.end)).find(|name| !name.is_empty());
        name.is_some_and(|name| self.0.contains(&text(p, &name).to_lowercase()))
    }
}

/// Follows the chain of a proposal. `losers` are the proposals of the same paragraph that were not chosen.
pub(crate) fn links(
    p: &Paragraph<'_>,
    sentence: &Run,
    chosen: &Candidate,
    losers: &[Candidate],
    outlets: &Outlets,
) -> Links {
    let mut links = Links::default();
    let source = chosen.source.clone();
    // "Kommersant's sources"
    if let Some(source) = &source
        && let Some(owner) = source.clone().find(|at| genitive(p.low(*at)) && p.capital(*at))
        && p.any(head(p, source), &[Class::Unnamed, Class::Role])
        && owner + 1 < source.end
        && outlets.is(p, &(source.start..owner + 1))
    {
        links.relays.push(source.start..owner + 1);
        links.origin = Some(owner + 1..source.end);
    }
    // "OUTLET, citing X, reported", "OUTLET reported, citing X"
    if links.origin.is_none()
        && let Some(at) = citing(p, sentence, chosen)
        && let Some(origin) = named(p, sentence, at)
        && let Some(source) = &source
    {
        links.relays.push(source.clone());
        links.origin = Some(origin);
    }
    // "told OUTLET", "in an interview with OUTLET", "cited by OUTLET"
    if let Some(outlet) = through(p, sentence, chosen, outlets)
        && !links.relays.iter().any(|relay| relay.start < outlet.end && outlet.start < relay.end)
    {
        links.relays.push(outlet);
    }
    // "OUTLET reported that X said …": the proposal that lost holds this one.
    let outer = losers
        .iter()
        .filter(|outer| outer.score >= 0.4 && outer.cue != chosen.cue)
        .filter(|outer| outer.content.iter().any(|part| part.start <= chosen.cue.start && chosen.cue.end <= part.end))
        .filter(|outer| {
            outer
                .source
                .as_ref()
                .is_some_and(|by| source.as_ref().is_none_or(|source| by.end <= source.start || source.end <= by.start))
        })
        .max_by(|a, b| a.score.total_cmp(&b.score));
    if let Some(by) = outer.and_then(|outer| outer.source.clone())
        && !links.relays.contains(&by)
    {
        links.relays.insert(0, by);
    }
    links
}

/// The token behind "citing" or its like, where it belongs to this proposal.
fn citing(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate) -> Option<usize> {
    let inside = |at: usize| chosen.content.iter().any(|part| part.contains(&at));
    let at = sentence.clone().find(|at| {
        p.is(*at, Class::Citing)
            && !p.quoted(*at)
            && !inside(*at)
            && *at != chosen.cue.start
            && (p.low(*at) != "quotes" || p.kind(at.wrapping_sub(1)) == Kind::Comma)
    })?;
    Some(if p.low(at) == "referring" { at + 2 } else { at + 1 })
}

/// The words of a source that begin at a token, up to a comma or a verb.
fn named(p: &Paragraph<'_>, sentence: &Run, start: usize) -> Option<Run> {
    let end = (start..sentence.end.min(start + 20))
        .find(|at| {
            p.quoted(*at)
                || !matches!(p.kind(*at), Kind::Word | Kind::Number)
                || (*at > start && p.any(*at, &[Class::Finite]) && !p.is(*at, Class::Relative))
                || (p.low(*at) == "that" && *at > start)
                || p.low(*at) == "as"
        })
        .unwrap_or(sentence.end.min(start + 20));
    (end > start).then_some(start..end)
}

/// The outlet that a proposal names beside its source.
fn through(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, outlets: &Outlets) -> Option<Run> {
    if let Some(addressee) = &chosen.addressee {
        let name = trimmed(p, addressee);
        if outlets.is(p, &name) {
            return Some(name);
        }
    }
    let inside = |at: usize| {
        chosen.content.iter().any(|part| part.contains(&at))
            || chosen.source.as_ref().is_some_and(|source| source.contains(&at))
    };
    for at in sentence.clone() {
        if p.quoted(at) || inside(at) {
            continue;
        }
        let leads = match p.low(at) {
            "told" | "tells" => at == chosen.cue.start,
            "on" | "in" if p.is(at + 1, Class::Masthead) || p.is(at + 2, Class::Masthead) => true,
            "with" | "to" | "for" | "on" => (at.saturating_sub(4)..at).any(|before| TALKS.contains(&p.low(before))),
            "by" => (at.saturating_sub(4)..at).any(|before| CARRIES.contains(&p.low(before))),
            _ => false,
        };
        if leads && at + 1 < sentence.end {
            let end = (at + 1..sentence.end.min(at + 8))
                .find(|end| {
                    p.quoted(*end)
                        || p.kind(*end) != Kind::Word
                        || p.any(*end, &[Class::Preposition, Class::Subordinator, Class::Day, Class::Relative])
                        || p.low(*end) == "as"
                })
                .unwrap_or(sentence.end.min(at + 8));
            let run = at + 1..end.max(at + 2).min(sentence.end);
            if outlets.is(p, &run) {
                return Some(run);
            }
        }
    }
    None
}

/// What one gives an outlet: "in an interview with".
const TALKS: [&str; 9] =
    ["interview", "interviews", "comments", "remarks", "statement", "spoke", "speaking", "appearance", "conversation"];

/// What an outlet does with words: "as quoted by".
const CARRIES: [&str; 8] = ["cited", "quoted", "carried", "published", "reported", "obtained", "interviewed", "saying"];

/// An addressee without what follows its name: "Reuters on Monday".
fn trimmed(p: &Paragraph<'_>, run: &Run) -> Run {
    let end = (run.start + 1..run.end)
        .find(|at| p.kind(*at) != Kind::Word || p.any(*at, &[Class::Preposition, Class::Day, Class::Subordinator]))
        .unwrap_or(run.end);
    run.start..end
}

/// The subject that a relative pronoun at `at` stands for: the phrase before it.
pub(crate) fn antecedent(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    let mut end = at;
    while end > sentence.start && p.kind(end - 1) == Kind::Comma {
        end -= 1;
    }
    subject::left(p, sentence, end)
}
