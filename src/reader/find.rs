//! The way through a text: paragraph by paragraph, sentence by sentence, rule by rule.

use super::{
    MOST, Span,
    afterwards::follow_up,
    attribute::statement,
    candidate::{Candidate, Scene},
    context::traits,
    cuts::trimmed,
    fields,
    grammar::Grammar,
    heralded::{carry, herald, is_quotation},
    later::{self, finish, lead},
    letters::before_auxiliaries,
    lexicon::Class,
    names::behind_time,
    outlets::Outlets,
    outline::Outline,
    paragraph::{Paragraph, Run},
    reading::{Reading, is_adverb},
    resolve::Memory,
    retold::{part, unfold},
    select::select,
    sift::{inward, trim, within, without_asides, without_cited},
    silence::{SILENCE, silence},
    statement::{Mode, Statement},
    subject, sure,
    tagged::retell,
    tokens::Kind,
    worded::{answered_back, impersonal, in_documents, joined_to, worded},
};
use std::collections::VecDeque;

/// All that the rules propose in a paragraph.
pub(crate) fn candidates(p: &Paragraph<'_>, grammar: &Grammar) -> Vec<Candidate> {
    let mut found = Vec::new();
    for sentence in &p.sentences {
        let scene = Scene {
            p,
            sentence: sentence.clone(),
            outline: Outline::of(p, sentence.clone(), grammar),
            cues: &grammar.cues,
            cuts: &grammar.cuts,
            rates: &grammar.rates,
            headline: headline(p, sentence),
        };
        let from = found.len();
        for rule in grammar.rules {
            rule(&scene, &mut found);
        }
        for candidate in &mut found[from..] {
            if let Some(source) = &mut candidate.source {
                source.start = behind_time(p, source);
                // "5:40 p.m. | Radio Orta"
                let bar = source.clone().rev().skip(1).find(|at| &p.text[p.bytes(&(*at..at + 1))] == "|");
                source.start = bar.map_or(source.start, |bar| bar + 1);
            }
        }
        // "The firm maintained in an emailed statement that": no subject begins with its verb.
        let verb = |source: &Run| p.is(source.start, Class::Speech) && p.low(source.start).ends_with("ed");
        let misread = |source: &Run| source.len() > 2 && verb(source) && !p.capital(source.start);
        let fresh = found.split_off(from);
        found.extend(fresh.into_iter().filter(|candidate| !candidate.source.as_ref().is_some_and(misread)));
        for candidate in &mut found[from..] {
            in_documents(p, candidate);
            worded(p, sentence, candidate);
            impersonal(p, candidate);
            answered_back(p, candidate);
            joined_to(p, candidate, |verb| subject::left(p, sentence, before_auxiliaries(p, sentence, verb)));
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
            candidate.score = grammar.context.sure(candidate.score, &candidate.traits);
            candidate.score = candidate.score.max(sure::floor(p, candidate));
            go_on(p, candidate, |at| speaks(p, grammar, at));
            unfold(p, candidate);
        }
        retell(p, &mut found[from..]);
    }
    found.retain(|candidate| !candidate.content.is_empty());
    found
}

/// Whether a word outside quotation marks says by itself that somebody speaks.
fn speaks(p: &Paragraph<'_>, grammar: &Grammar, at: usize) -> bool {
    !p.quoted(at) && p.kind(at) == Kind::Word && grammar.cues.strength(p.low(at), Reading::Finite) > 0.5
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
pub(crate) const LONGEST_RUN: usize = 60;

/// Adds the quotations that follow as sentences of their own to a content that ends with one ("…," he said. "…"), or that
/// ends its sentence ("Smith said it was shut. “It has been for years.”").
fn go_on(p: &Paragraph<'_>, candidate: &mut Candidate, speaks: impl Fn(usize) -> bool) {
    let quotes = candidate.content.iter().any(|part| part.clone().any(|at| p.quoted(at)));
    let end = candidate.content.last().map_or(0, |part| part.end).max(candidate.cue.end);
    let here = p.sentences.partition_point(|sentence| sentence.end < end);
    let ends = || {
        let last = p.sentences.get(here).is_some_and(|sentence| trimmed(p, sentence.start, sentence.end) <= end);
        candidate.rule == "tag" || last && matches!(candidate.rule, "clause" | "told" | "lead")
    };
    if !quotes && !ends() {
        return;
    }
    let tag = candidate.rule == "tag";
    for sentence in p.sentences.iter().skip(here + 1).take(LONGEST_RUN) {
        if whole(p, sentence) {
            candidate.content.push(sentence.clone());
            continue;
        }
        // "…," she said. Instead, "half of it is old."
        let lead = (sentence.start..sentence.end).find(|at| p.opens(*at).is_some()).unwrap_or(sentence.end);
        let leads = |at: usize| p.kind(at) == Kind::Comma || is_adverb(p, at) || p.is(at, Class::Conjunction);
        let led = lead > sentence.start && lead < sentence.start + 3 && (sentence.start..lead).all(leads);
        if tag && led && whole(p, &(lead..sentence.end)) {
            candidate.content.push(sentence.start..trimmed(p, sentence.start, sentence.end));
            continue;
        }
        // "…," she said. "Half of it is new," and the rest old.
        // Not “Half of it is new,” she went on.
        let long = p
            .opens(sentence.start)
            .is_some_and(|quote| quote.close - quote.open > 5 && !p.is(quote.close + 1, Class::Subject));
        let goes_on = tag && long && !sentence.clone().any(&speaks);
        if goes_on {
            candidate.content.push(sentence.start..trimmed(p, sentence.start, sentence.end));
        }
        break;
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

/// How many paragraphs are read ahead of the one whose statements are looked for, so that who is a person, and who an
/// outlet, is known from what comes later: "Pavle Rusin owns it. He said … Rusin".
const AHEAD: usize = 32;

/// The statements of a text that `publisher` published, paragraph by paragraph; a proposal less sure than `sure` is
/// dropped.
pub(crate) fn find(
    text: &str,
    publisher: Option<&str>,
    paragraphs: &[Span],
    grammar: &Grammar,
    sure: f32,
) -> Vec<Statement> {
    search(text, publisher, paragraphs, grammar, sure, &mut Memory::default())
}

/// The same, with a memory that somebody else looks at later.
pub(crate) fn search(
    text: &str,
    publisher: Option<&str>,
    paragraphs: &[Span],
    grammar: &Grammar,
    sure: f32,
    memory: &mut Memory,
) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut outlets = Outlets::of(publisher);
    let mut before: Option<Span> = None;
    let mut announced: Option<Statement> = None;
    let mut leads = Vec::new();
    let mut opened = None;
    let mut spans = paragraphs.iter();
    let mut ahead: VecDeque<Paragraph<'_>> = VecDeque::with_capacity(AHEAD);
    while found.len() < MOST {
        while ahead.len() < AHEAD
            && let Some(span) = spans.next()
        {
            let p = paragraph(text, span.clone(), grammar);
            memory.note(&p);
            outlets.note(&p);
            ahead.push_back(p);
        }
        let Some(p) = ahead.pop_front() else { break };
        if p.len() == 0 {
            continue;
        }
        let span = &p.bytes(&(0..p.len()));
        if let Some(mut statement) = announced.take().filter(|_| is_quotation(&p)) {
            let all = std::iter::once(0..p.len()).collect::<Vec<_>>();
            statement.content = vec![p.bytes(&all[0])];
            statement.mode = Mode::Direct;
            statement.hedge = fields::hedge(&p, &all);
            found.push(statement);
            before = Some(span.clone());
            continue;
        }
        let (proposed, asides) = without_asides(&p, candidates(&p, grammar), &outlets);
        let (chosen, losers) = select(&p, proposed, sure);
        if chosen.is_empty() && carry(&p, &mut found, before.as_ref()) {
            before = Some(span.clone());
            continue;
        }
        before = Some(span.clone());
        let (chosen, losers) = inward(&p, chosen, losers, &outlets);
        memory.cast.open(&p, &chosen, &losers);
        let chosen = without_cited(&p, chosen, &losers, &outlets, memory);
        let mut chosen = part(chosen).into_iter().peekable();
        for sentence in &p.sentences {
            let mut noted = false;
            memory.focus.now = p.bytes(sentence).start;
            let near = within(&losers, sentence);
            memory.note_topic(&p, sentence);
            memory.read(&p, sentence);
            while let Some(candidate) = chosen.next_if(|candidate| candidate.cue.start < sentence.end) {
                // "Smith told the police that it was so, according to a letter": Smith may be "he" in the next.
                if candidate.rule == "according" && candidate.content[0].start == sentence.start {
                    memory.note_subject(&p, sentence);
                }
                let last = found.last().cloned();
                found.push(statement(&p, sentence, &candidate, near, last.as_ref(), memory, &mut outlets));
                noted = true;
                // The first paragraph that says anything.
                if *opened.get_or_insert(span.start) == span.start
                    && let (Some(source), Some(made)) = (&candidate.source, found.last())
                    && made.source == Some(p.bytes(source))
                {
                    leads.extend(lead(&p, source, made.anonymity, found.len() - 1));
                }
            }
            if !noted {
                match near
                    .iter()
                    .find(|candidate| candidate.rule == SILENCE)
                    .and_then(|candidate| candidate.source.clone())
                    .filter(|silent| {
                        p.capital(silent.start)
                            || p.any(silent.start, &[Class::Determiner, Class::Possessive, Class::Subject])
                    }) {
                    // "Varga's wife declined to answer": she may speak in the next sentence.
                    Some(silent) => {
                        let resolved = memory.resolve(&p, sentence, &silent);
                        memory.spoke(&p, &silent, &resolved, &resolved.relays);
                    }
                    None => memory.note_subject(&p, sentence),
                }
                let cites = asides.iter().find(|aside| sentence.contains(&aside.cue.start));
                let relays = cites.map(|aside| memory.citing(&p, sentence, aside.source.as_ref(), &outlets));
                follow_up(&p, sentence, &mut found, cites, memory, &outlets);
                memory.note_talk(&p, sentence, &outlets);
                let relays = relays.unwrap_or_default();
                memory.note_counted(&p, sentence, &relays);
                memory.note_asides(&p, sentence, &relays, &outlets);
            }
            memory.note_outlets(&p, sentence, &outlets);
            memory.note_papers(&p, sentence, &outlets);
            memory.note_mentions(&p, sentence);
        }
        if let (Some(candidate), Some(sentence)) = (herald(&p, grammar), p.sentences.last()) {
            let near = within(&losers, sentence);
            announced = Some(statement(&p, sentence, &candidate, near, found.last(), memory, &mut outlets));
        }
    }
    finish(text, &mut found, memory);
    later::name(text, &mut found, &leads, memory);
    found
}
