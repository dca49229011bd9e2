//! The way through a text: paragraph by paragraph, sentence by sentence, rule by rule.

use super::{
    MOST, Span,
    candidate::{Candidate, Scene},
    chain::links,
    context::traits,
    cuts::trimmed,
    fields,
    grammar::Grammar,
    heralded::{herald, is_quotation},
    lexicon::Class,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    reading::{Reading, is_adverb},
    resolve::{Memory, Resolved, node},
    retold::{part, unfold},
    select::select,
    sift::{inward, trim, within, without_asides, without_cited},
    silence::{SILENCE, silence},
    statement::{Mode, Node, Role, Statement},
    sure,
    tokens::Kind,
};
use crate::board::Anonymity;

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
            candidate.score = grammar.context.sure(candidate.score, &candidate.traits);
            candidate.score = candidate.score.max(sure::floor(p, candidate));
            go_on(p, candidate, |at| speaks(p, grammar, at));
            unfold(p, candidate);
        }
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
const LONGEST_RUN: usize = 60;

/// Adds the quotations that follow as sentences of their own to a content that ends with one:
/// "…," he said. "…"
fn go_on(p: &Paragraph<'_>, candidate: &mut Candidate, speaks: impl Fn(usize) -> bool) {
    let quotes = candidate.content.iter().any(|part| part.clone().any(|at| p.quoted(at)));
    if !quotes {
        return;
    }
    let last = candidate.content.last().map_or(0, |part| part.end - 1).max(candidate.cue.end - 1);
    let here = p.sentences.partition_point(|sentence| sentence.end <= last);
    let tag = candidate.rule == "tag";
    for sentence in p.sentences.iter().skip(here + 1).take(LONGEST_RUN) {
        if whole(p, sentence) {
            candidate.content.push(sentence.clone());
            continue;
        }
        // "…," she said. "Half of it is new," and the rest old.
        let long = p.opens(sentence.start).is_some_and(|quote| quote.close - quote.open > 5);
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
    let mut announced: Option<Statement> = None;
    for span in paragraphs {
        if found.len() >= MOST {
            break;
        }
        let p = paragraph(text, span.clone(), grammar);
        memory.names.note(&p);
        memory.epithets.note(&p);
        memory.note_people();
        outlets.note(&p);
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
        let chosen = without_cited(&p, chosen, &losers, &outlets, &memory);
        let mut chosen = part(chosen).into_iter().peekable();
        for sentence in &p.sentences {
            let mut noted = false;
            memory.focus.now = p.bytes(sentence).start;
            let near = within(&losers, sentence);
            while let Some(candidate) = chosen.next_if(|candidate| candidate.cue.start < sentence.end) {
                // "Smith told the police that it was so, according to a letter": Smith may be "he" in the next.
                if candidate.rule == "according" && candidate.content[0].start == sentence.start {
                    memory.note_subject(&p, sentence);
                }
                let last = found.last().cloned();
                found.push(statement(&p, sentence, &candidate, near, last.as_ref(), &mut memory, &mut outlets));
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
            memory.note_mentions(&p, sentence);
        }
        if let (Some(candidate), Some(sentence)) = (herald(&p, grammar), p.sentences.last()) {
            let near = within(&losers, sentence);
            announced = Some(statement(&p, sentence, &candidate, near, found.last(), &mut memory, &mut outlets));
        }
    }
    finish(text, &mut found, &memory);
    found
}

/// Adds a paragraph that is all quotation to the statement before it, where that ends the paragraph before with a
/// quotation: the speaker goes on.
fn carry(p: &Paragraph<'_>, found: &mut [Statement], before: Option<&Span>) -> bool {
    let Some(before) = before else { return false };
    let all = 0..p.len();
    if !is_quotation(p) {
        return false;
    }
    // "…," said the mayor, who often thinks of it: the quotation goes on, and not what stands behind it.
    let near = found.iter_mut().rev().take_while(|last| last.content.iter().any(|part| before.contains(&part.start)));
    let goes_on = |last: &&mut Statement| {
        let Some(end) = last.content.last() else { return false };
        let tail = &p.text[end.end.min(before.end)..before.end];
        let cue_behind = last.cue.as_ref().is_some_and(|cue| end.end <= cue.start);
        before.contains(&end.start)
            && last.mode != Mode::Indirect
            && (cue_behind || !tail.chars().any(char::is_alphanumeric))
    };
    let Some(last) = near.into_iter().find(goes_on).filter(|last| last.content.len() < LONGEST_RUN) else {
        return false;
    };
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
    last: Option<&Statement>,
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
    let mut known = origin.as_ref().map(|origin| memory.resolve(p, sentence, origin));
    // "The minister will sue, he said": nobody was spoken of before.
    if let (Some(origin), Some(found)) = (&origin, &known)
        && origin.len() == 1
        && p.is(origin.start, Class::Subject)
        && origin.start > sentence.start
        && found.name == p.text[p.bytes(origin)]
    {
        memory.note_subject(p, &(sentence.start..origin.start));
        known = Some(memory.resolve(p, sentence, origin));
    }
    let hearer = candidate.retells.as_ref().and_then(|retelling| retelling.hearer.as_ref());
    let teller = candidate.retells.as_ref().and_then(|_| links.relays.iter().rfind(|relay| Some(*relay) != hearer));
    let mut retold: Option<(Run, Resolved, Vec<Node>)> = None;
    for relay in &links.relays {
        if let (Some((_, teller, _)), true) = (&retold, Some(relay) == hearer) {
            // "told my neighbour": the neighbour of whoever says so.
            let noun = super::names::text(p, &(relay.start + 1..relay.end));
            let name = format!("{}'s {noun}", teller.name);
            let resolved = Resolved { name, anonymity: Anonymity::PartlyNamed, relays: Vec::new() };
            chain.push(node(p, relay, &resolved, Role::Relay));
            continue;
        }
        let resolved = memory.resolve(p, sentence, relay);
        if Some(relay) == teller {
            let same_talk = resolved.anonymity != Anonymity::Named || GOES_ON.contains(&p.low(candidate.cue.start));
            if chain.is_empty() && same_talk {
                chain.clone_from(&resolved.relays);
            }
            if let Some(origin) = &origin {
                known = Some(memory.resolve_retold(p, sentence, origin, &resolved.name));
            }
            retold = Some((relay.clone(), resolved.clone(), chain.clone()));
            chain.push(node(p, relay, &resolved, Role::Relay));
            continue;
        }
        outlets.insert(p, &last_name(p, relay));
        memory.carried(p, relay, &resolved);
        chain.push(node(p, relay, &resolved, Role::Relay));
    }
    if chain.is_empty() {
        chain = memory.inside(p, sentence);
    }
    // "told the Ledger that it was so, adding that": the same talk.
    let source = origin.as_ref().map(|run| p.bytes(run));
    if let Some(last) = last.filter(|last| candidate.rule == "participle" && last.source == source)
        && chain.is_empty()
    {
        chain.extend(last.chain.iter().filter(|node| node.role == Role::Relay).cloned());
    }
    let mut speaker = String::new();
    let mut anonymity = Anonymity::Collective;
    if let (Some(origin), Some(resolved)) = (&origin, known) {
        // A named speaker says the next thing to whoever listens, unless he goes on with the same talk.
        let same_talk = resolved.anonymity != Anonymity::Named || GOES_ON.contains(&p.low(candidate.cue.start));
        // "told us", "told this newspaper"
        let told = candidate.cue.end;
        let ours = p.is(candidate.cue.start, Class::Addressing)
            && (matches!(p.low(told), "us" | "me") || p.low(told) == "this" && p.is(told + 1, Class::Outlet));
        if chain.is_empty() && same_talk && !ours {
            chain.clone_from(&resolved.relays);
        }
        if outlets.is(p, origin) || reports(p, candidate, &resolved, memory) {
            outlets.insert(p, &last_name(p, origin));
            memory.carried(p, origin, &resolved);
        } else {
            // "A transcript shows that Serra was asked": "he" in the next sentence is Serra.
            if p.is(super::anonymity::head(p, origin), Class::Document) && candidate.rule == "clause" {
                memory.note_subject(p, &candidate.content[0]);
            }
            memory.spoke(p, origin, &resolved, &chain);
        }
        // Whoever retells spoke after the one whose words they were.
        if let Some((run, teller, relays)) = &retold {
            memory.spoke(p, run, teller, relays);
        }
        chain.push(node(p, origin, &resolved, Role::Origin));
        speaker = resolved.name;
        anonymity = resolved.anonymity;
    } else if candidate.cue.clone().any(|at| p.is(at, Class::Wrapper)) {
        // "Rumours that": the cue is all there is of a speaker.
        speaker = super::names::text(p, &candidate.cue);
        chain.push(Node { name: speaker.clone(), role: Role::Origin, anonymity, span: Some(p.bytes(&candidate.cue)) });
    } else if candidate.cue.start > 0
        && (candidate.rule == "reportedly"
            || matches!(candidate.usage, Some((Reading::Passive | Reading::Raised, _)))
                && !p.is(candidate.cue.start, Class::Addressing)
                && (p.is(candidate.cue.start - 1, Class::Be) || is_adverb(p, candidate.cue.start - 1)))
    {
        // "He is said to be ill": nobody in particular says so.
        // "is being reported"
        let auxiliary =
            |at: &usize| (p.any(*at, &[Class::Be, Class::Have]) || is_adverb(p, *at)) && *at >= sentence.start;
        let first = (0..candidate.cue.start).rev().take_while(auxiliary).last().unwrap_or(candidate.cue.start);
        let words = if candidate.usage.is_some() { first..candidate.cue.end } else { candidate.cue.clone() };
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
fn finish(text: &str, found: &mut [Statement], memory: &Memory) {
    for statement in found {
        for node in &mut statement.chain {
            if node.anonymity == Anonymity::Named
                && let Some(full) = memory.names.fullest(&node.name)
            {
                full.clone_into(&mut node.name);
            }
        }
        // "the governor said. Governor Taras Koval wrote"
        if let Some(origin) = statement.chain.last_mut()
            && origin.anonymity == Anonymity::PartlyNamed
            && let Some(mention) = origin.span.clone().and_then(|span| text.get(span))
            && mention.ends_with(origin.name.as_str())
            && let Some(name) = memory.epithets.only(mention)
        {
            memory.names.fullest(name).unwrap_or(name).clone_into(&mut origin.name);
            origin.anonymity = Anonymity::Named;
            statement.anonymity = Anonymity::Named;
        }
        if let Some(origin) = statement.chain.last() {
            statement.speaker.clone_from(&origin.name);
        }
    }
}
