//! The way through a text: paragraph by paragraph, sentence by sentence, rule by rule.

use super::{
    Span,
    candidate::{Candidate, Scene},
    chain::links,
    context::traits,
    fields,
    frames::Shape,
    grammar::Grammar,
    lexicon::Class,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    resolve::{Memory, Resolved, node},
    retold::unfold,
    select::select,
    silence::{SILENCE, silence},
    statement::{Mode, Node, Role, Statement},
    sure,
    tokens::Kind,
};
use crate::board::Anonymity;
use std::collections::HashSet;

/// All that the rules propose in a paragraph.
pub(crate) fn candidates(p: &Paragraph<'_>, grammar: &Grammar) -> Vec<Candidate> {
    let mut found = Vec::new();
    for sentence in &p.sentences {
        let scene = Scene {
            p,
            sentence: sentence.clone(),
            cues: &grammar.cues,
            cuts: &grammar.cuts,
            rates: &grammar.rates,
            headline: headline(p, sentence),
        };
        let from = found.len();
        for rule in grammar.rules {
            rule(&scene, &mut found);
        }
        trim(p, &mut found[from..]);
        for candidate in &mut found[from..] {
            if silence(p, sentence, candidate) {
                candidate.rule = SILENCE;
                candidate.score = 0.0;
            }
        }
        let cover = cover(&mut found[from..], sentence);
        for candidate in &mut found[from..] {
            if candidate.content.is_empty() {
                continue;
            }
            if candidate.rule == SILENCE {
                continue;
            }
            candidate.traits = traits(&scene, candidate, cover[candidate.cue.start - sentence.start]);
            candidate.score = grammar.context.weighed(candidate.score, &candidate.traits);
            candidate.score = candidate.score.max(sure::floor(p, candidate));
            go_on(p, candidate);
            unfold(p, candidate);
        }
    }
    found.retain(|candidate| !candidate.content.is_empty());
    found
}

/// Ends contents before a tag that ends the sentence ("…, documents show") and at a semicolon.
fn trim(p: &Paragraph<'_>, found: &mut [Candidate]) {
    let tags: Vec<(usize, usize)> = found
        .iter()
        .filter(|tag| {
            let plain = tag.rule == "tag" && p.is(tag.cue.start, Class::Speech) && sure::floor(p, tag) > 0.0;
            plain || tag.rule == "according" && tag.content.len() == 1 && tag.content[0].end <= tag.cue.start
        })
        .map(|tag| (tag.content[0].end, tag.cue.start))
        .collect();
    for candidate in
        found.iter_mut().filter(|candidate| matches!(candidate.rule, "clause" | "told" | "citing" | "object"))
    {
        for part in &mut candidate.content {
            for (end, cue) in &tags {
                if part.start < *end && part.contains(cue) && candidate.cue.start != *cue {
                    part.end = *end;
                }
            }
            if let Some(mark) = part.clone().skip(2).find(|at| p.kind(*at) == Kind::Semicolon && !p.quoted(*at)) {
                part.end = mark;
            }
        }
    }
}

/// Takes the cues out of the contents, and tells for each token of a sentence how sure the surest content is that holds
/// it. What stands in another's content is said by that one's speaker: one place, one statement.
fn cover(found: &mut [Candidate], sentence: &Run) -> Vec<f32> {
    let mut cover = vec![0.0_f32; sentence.len()];
    for candidate in found {
        apart(candidate);
        // "In a letter, she wrote": what a letter holds may still have a speaker.
        if matches!(candidate.rule, "poll" | "text") {
            continue;
        }
        for at in candidate.content.iter().flat_map(Clone::clone) {
            if let Some(sure) = cover.get_mut(at - sentence.start) {
                *sure = sure.max(candidate.score);
            }
        }
    }
    cover
}

/// Whether most words of a sentence begin with a capital letter.
fn headline(p: &Paragraph<'_>, sentence: &Run) -> bool {
    let long = || sentence.clone().filter(|at| p.kind(*at) == Kind::Word && p.low(*at).len() > 3);
    let all = long().count();
    all > 3 && long().filter(|at| p.capital(*at)).count() * 10 > all * 8
}

/// Takes the cue out of the content.
fn apart(candidate: &mut Candidate) {
    let cue = candidate.cue.clone();
    let parts: Vec<Run> = candidate.content.drain(..).collect();
    for part in parts {
        if part.start < cue.end && cue.start < part.end {
            let rest = [part.start..cue.start.max(part.start), cue.end.min(part.end)..part.end];
            candidate.content.extend(rest.into_iter().filter(|rest| rest.start < rest.end));
        } else if part.start < part.end {
            candidate.content.push(part);
        }
    }
    candidate.content.sort_by_key(|part| part.start);
}

/// No more quotations than this follow one tag.
const LONGEST_RUN: usize = 60;

/// Adds the quotations that follow as sentences of their own to a content that ends with one:
/// "…," he said. "…"
fn go_on(p: &Paragraph<'_>, candidate: &mut Candidate) {
    let quotes = candidate.content.iter().any(|part| part.clone().any(|at| p.quoted(at)));
    if !quotes {
        return;
    }
    let last = candidate.content.last().map_or(0, |part| part.end - 1).max(candidate.cue.end - 1);
    let here = p.sentences.partition_point(|sentence| sentence.end <= last);
    for sentence in p.sentences.iter().skip(here + 1).take(LONGEST_RUN) {
        if !whole(p, sentence) {
            break;
        }
        candidate.content.push(sentence.clone());
    }
}

/// Whether a sentence is a quotation and nothing else.
pub(crate) fn whole(p: &Paragraph<'_>, sentence: &Run) -> bool {
    p.opens(sentence.start).is_some()
        && sentence.clone().all(|at| p.quoted(at) || !matches!(p.kind(at), Kind::Word | Kind::Number))
        && sentence.clone().any(|at| p.kind(at) == Kind::Word)
}

/// The paragraph of a text at `span`.
pub(crate) fn paragraph<'a>(text: &'a str, span: Span, grammar: &Grammar) -> Paragraph<'a> {
    Paragraph::new(text, span, &grammar.words, |low| grammar.cues.knows(low))
}

/// The statements of a text that `publisher` published, paragraph by paragraph; a proposal less sure than `sure` is
/// dropped.
pub(crate) fn find(
    text: &str,
    publisher: Option<&str>,
    paragraphs: &[Span],
    grammar: &Grammar,
    sure: f32,
) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut memory = Memory::default();
    let mut outlets = Outlets::of(publisher);
    let mut before: Option<Span> = None;
    for span in paragraphs {
        let p = paragraph(text, span.clone(), grammar);
        memory.names.note(&p);
        outlets.note(&p);
        let (proposed, asides) = without_asides(&p, candidates(&p, grammar), &outlets);
        let (chosen, losers) = select(&p, proposed, sure);
        if chosen.is_empty() && carry(&p, &mut found, before.as_ref()) {
            before = Some(span.clone());
            continue;
        }
        before = Some(span.clone());
        let (chosen, losers) = inward(&p, chosen, losers, &outlets);
        let chosen = without_cited(&p, chosen, &losers, &outlets, &memory);
        let mut chosen = chosen.into_iter().peekable();
        for sentence in &p.sentences {
            let mut noted = false;
            let near = within(&losers, sentence);
            while let Some(candidate) = chosen.next_if(|candidate| candidate.cue.start < sentence.end) {
                // "Smith told the police that it was so, according to a letter": Smith may be "he" in the next.
                if candidate.rule == "according" && candidate.content[0].start == sentence.start {
                    memory.note_subject(&p, sentence);
                }
                found.push(statement(&p, sentence, &candidate, near, &mut memory, &mut outlets));
                noted = true;
            }
            if !noted {
                match near
                    .iter()
                    .find(|candidate| candidate.rule == SILENCE)
                    .and_then(|candidate| candidate.source.clone())
                {
                    // "Varga's wife declined to answer": she may speak in the next sentence.
                    Some(silent) => {
                        let resolved = memory.resolve(&p, sentence, &silent);
                        memory.spoke(&p, &silent, &resolved, &resolved.relays);
                    }
                    None => memory.note_subject(&p, sentence),
                }
                let cites = asides.iter().find(|aside| sentence.contains(&aside.cue.start));
                let relays = cites.map(|aside| memory.citing(&p, sentence, aside.source.as_ref(), &outlets));
                memory.note_asides(&p, sentence, &relays.unwrap_or_default());
            }
            memory.note_outlets(&p, sentence, &outlets);
        }
    }
    finish(&mut found, &memory);
    found
}

/// What else somebody does of whom an outlet reports, besides saying.
const PASSED_ON: [&str; 8] =
    ["denied", "confirmed", "warned", "claimed", "insisted", "admitted", "acknowledged", "put"];

/// Prefers what an outlet reports somebody to have said: in "the newspaper reported that Smith had said …" Smith is
/// the origin and the newspaper a relay.
fn inward(
    p: &Paragraph<'_>,
    chosen: Vec<Candidate>,
    mut losers: Vec<Candidate>,
    outlets: &Outlets,
) -> (Vec<Candidate>, Vec<Candidate>) {
    let mut kept = Vec::with_capacity(chosen.len());
    for outer in chosen {
        let part = outer.content[0].clone();
        let first = if p.low(part.start) == "that" { part.start + 1 } else { part.start };
        // "According to the agency, a firefighter said …", "Ruiz told colleagues that …, according to two people"
        let relays = outer.rule == "according"
            || outer.usage.is_some()
                && outer.source.as_ref().is_some_and(|source| {
                    outlets.is(p, source) || p.is(super::anonymity::head(p, source), Class::Document)
                });
        let near = within(&losers, &p.sentences[sentence_of(p, &outer)]);
        let inner = near.iter().position(|inner| {
            (matches!(inner.rule, "clause" | "told") || inner.rule == "object" && p.low(inner.cue.start) == "put")
                && inner.usage.is_some_and(|(_, frame)| frame.shape != Shape::To)
                && (matches!(p.low(inner.cue.start), "said" | "told" | "says")
                    || outer.rule != "tag" && PASSED_ON.contains(&p.low(inner.cue.start)))
                && inner.source.as_ref().is_some_and(|source| source.start == first)
                && inner.content.iter().all(|content| part.start <= content.start && content.end <= part.end)
        });
        match inner.filter(|_| relays) {
            Some(at) => {
                let at =
                    losers.partition_point(|loser| loser.cue.start < p.sentences[sentence_of(p, &outer)].start) + at;
                let mut inner = losers.remove(at);
                inner.score = outer.score;
                let place = losers.partition_point(|loser| loser.cue.start < outer.cue.start);
                losers.insert(place, outer);
                kept.push(inner);
            }
            None => kept.push(outer),
        }
    }
    (kept, losers)
}

/// Drops what is no statement but the source of one: "two officials" of "citing two officials".
fn without_cited(
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
fn without_asides(p: &Paragraph<'_>, found: Vec<Candidate>, outlets: &Outlets) -> (Vec<Candidate>, Vec<Candidate>) {
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
fn within<'c>(candidates: &'c [Candidate], sentence: &Run) -> &'c [Candidate] {
    let from = candidates.partition_point(|candidate| candidate.cue.start < sentence.start);
    let to = candidates.partition_point(|candidate| candidate.cue.start < sentence.end);
    &candidates[from..to]
}

/// The sentence that a proposal's cue stands in.
fn sentence_of(p: &Paragraph<'_>, candidate: &Candidate) -> usize {
    p.sentences.partition_point(|sentence| sentence.end <= candidate.cue.start)
}

/// Adds a paragraph that is all quotation to the statement before it, where that ends the paragraph before with a
/// quotation: the speaker goes on.
fn carry(p: &Paragraph<'_>, found: &mut [Statement], before: Option<&Span>) -> bool {
    let (Some(last), Some(before)) = (found.last_mut(), before) else { return false };
    let Some(end) = last.content.last().cloned() else { return false };
    let tail = &p.text[end.end.min(before.end)..before.end];
    let cue_behind = last.cue.as_ref().is_some_and(|cue| end.end <= cue.start);
    let goes_on = before.contains(&end.start)
        && last.mode != Mode::Indirect
        && (cue_behind || !tail.chars().any(char::is_alphanumeric));
    let all = 0..p.len();
    let short = last.content.len() < LONGEST_RUN;
    if !(goes_on && short && p.sentences.iter().all(|sentence| whole(p, sentence)) && !all.is_empty()) {
        return false;
    }
    last.content.push(p.bytes(&all));
    true
}

/// Verbs of somebody who goes on with the same talk.
const GOES_ON: [&str; 6] = ["added", "adds", "adding", "continued", "went", "continues"];

/// A chosen proposal as a statement.
fn statement(
    p: &Paragraph<'_>,
    sentence: &Run,
    candidate: &Candidate,
    losers: &[Candidate],
    memory: &mut Memory,
    outlets: &mut Outlets,
) -> Statement {
    let links = links(p, sentence, candidate, losers, outlets, memory);
    let origin = links.origin.clone().or_else(|| candidate.source.clone());
    let mut chain: Vec<Node> = Vec::new();
    // "Lola fuelled the rumours when she wrote"
    let refers = |run: &&Run| run.start > sentence.start && p.any(run.start, &[Class::Subject, Class::Possessive]);
    if let Some(pronoun) = origin.as_ref().filter(refers) {
        let before = sentence.start..pronoun.start;
        let whole =
            p.is(pronoun.start, Class::Subject) && candidate.content.iter().any(|part| part.start < pronoun.start);
        if !whole && !p.quoted(before.end - 1) {
            memory.note_subject(p, &before);
        }
    }
    // Before its relays are, so that "Interfax, quoting the newspaper" means another.
    let known = origin.as_ref().map(|origin| memory.resolve(p, sentence, origin));
    for relay in &links.relays {
        let resolved = memory.resolve(p, sentence, relay);
        outlets.insert(p, &last_name(p, relay));
        memory.carried(p, relay, &resolved);
        chain.push(node(p, relay, &resolved, Role::Relay));
    }
    if chain.is_empty() {
        chain = memory.inside(p, sentence);
    }
    let mut speaker = String::new();
    let mut anonymity = Anonymity::Collective;
    if let (Some(origin), Some(resolved)) = (&origin, known) {
        // A named speaker says the next thing to whoever listens, unless he goes on with the same talk.
        let same_talk = resolved.anonymity != Anonymity::Named || GOES_ON.contains(&p.low(candidate.cue.start));
        if chain.is_empty() && same_talk {
            chain.clone_from(&resolved.relays);
        }
        if outlets.is(p, origin) || reports(p, candidate, &resolved, memory) {
            outlets.insert(p, &last_name(p, origin));
            memory.carried(p, origin, &resolved);
        } else {
            memory.spoke(p, origin, &resolved, &chain);
        }
        chain.push(node(p, origin, &resolved, Role::Origin));
        speaker = resolved.name;
        anonymity = resolved.anonymity;
    } else if candidate.cue.clone().any(|at| p.is(at, Class::Wrapper)) {
        // "Rumours that": the cue is all there is of a speaker.
        speaker = super::names::text(p, &candidate.cue);
        chain.push(Node { name: speaker.clone(), role: Role::Origin, anonymity, span: Some(p.bytes(&candidate.cue)) });
    } else if candidate.cue.start > 0
        && sure::HEARSAY.contains(&p.low(candidate.cue.start))
        && p.is(candidate.cue.start - 1, Class::Be)
    {
        // "He is said to be ill": nobody in particular says so.
        let words = candidate.cue.start - 1..candidate.cue.end;
        speaker = super::names::text(p, &words);
        chain.push(Node { name: speaker.clone(), role: Role::Origin, anonymity, span: Some(p.bytes(&words)) });
    }
    let mut triggers = vec![p.bytes(&candidate.cue)];
    triggers.extend(links.relays.iter().map(|relay| p.bytes(relay)));
    Statement {
        content: candidate.content.iter().map(|part| p.bytes(part)).collect(),
        cue: Some(p.bytes(&candidate.cue)),
        source: origin.or_else(|| candidate.source.clone()).map(|run| p.bytes(&run)),
        speaker,
        chain,
        anonymity,
        mode: fields::mode(p, &candidate.content),
        polarity: fields::polarity(p, candidate),
        proposition: fields::proposition(p, &candidate.content),
        hedge: fields::hedge(p, &candidate.content),
        addressee: candidate.addressee.as_ref().map(|run| p.bytes(run)),
        when: fields::when(p, sentence, candidate),
        rule: candidate.rule,
        triggers,
        confidence: candidate.score,
        within: None,
    }
}

/// The last proper name in a run; empty where there is none.
fn last_name(p: &Paragraph<'_>, run: &Run) -> Run {
    let mut at = run.start;
    let mut last = run.start..run.start;
    while at < run.end {
        let name = super::names::name_at(p, at, run.end);
        at = name.end.max(at + 1);
        if !name.is_empty() {
            last = name;
        }
    }
    last
}

/// Whether a named source that is no person reports something: an outlet.
fn reports(p: &Paragraph<'_>, candidate: &Candidate, resolved: &Resolved, memory: &Memory) -> bool {
    resolved.anonymity == Anonymity::Named
        && matches!(p.low(candidate.cue.start), "reported" | "reports" | "reporting" | "published")
        && !memory.knows_person(&resolved.name)
}

/// Surnames to the fullest name of the whole article.
fn finish(found: &mut [Statement], memory: &Memory) {
    for statement in found {
        for node in &mut statement.chain {
            if node.anonymity == Anonymity::Named
                && let Some(full) = memory.names.fullest(&node.name)
            {
                full.clone_into(&mut node.name);
            }
        }
        if let Some(origin) = statement.chain.last() {
            statement.speaker.clone_from(&origin.name);
        }
    }
}
