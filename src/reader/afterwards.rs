//! What a sentence tells afterwards of how the words before it came: "She was speaking to Radio Orta." "It cited a guard."
//! "The clip was first aired by Kanal Two."

use super::{
    anonymity::head,
    candidate::Candidate,
    carried::{CARRIES, is_message},
    chain::phrase_end,
    lexicon::Class,
    listeners::SPREADS,
    outlets::{self, Outlets},
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    resolve::{Memory, Resolved},
    setting::is_time,
    statement::{Node, Role, Statement},
    subject,
    tokens::Kind,
};
use crate::board::Anonymity;

/// How many statements back what a sentence tells may concern.
const BACK: usize = 6;
/// How far the verb may stand behind the start of the sentence, in tokens.
const NEAR: usize = 14;

/// Puts before the speakers of the paragraph's last statements the outlet that a sentence without words of its own says
/// they spoke to, or behind the outlet whom it cites.
pub(crate) fn follow_up(
    p: &Paragraph<'_>,
    sentence: &Run,
    found: &mut [Statement],
    aside: Option<&Candidate>,
    memory: &mut Memory,
    outlets: &Outlets,
) {
    let start = p.bytes(&(0..p.len())).start;
    let here =
        found.iter().rev().take(BACK).take_while(|said| said.content.first().is_some_and(|part| part.start >= start));
    let from = found.len() - here.count();
    let here = &mut found[from..];
    let Some(last) = here.last() else { return };
    if let Some((outlet, of)) = aside.and_then(|aside| cited(p, sentence, aside, last, memory)) {
        if let Some(last) = here.last_mut() {
            cite(last, outlet, &of);
        }
        return;
    }
    let Some((outlet, whom)) = spoke_to(p, sentence, memory, outlets)
        .or_else(|| printed(p, sentence, last, memory, outlets).map(|outlet| (outlet, Whom::Last)))
    else {
        return;
    };
    let name = super::names::text(p, &outlet);
    let name = memory.names.fullest(&name).map_or(name, str::to_owned);
    let relay = Node { name, role: Role::Relay, anonymity: Anonymity::Named, span: Some(p.bytes(&outlet)) };
    let speaker = last.speaker.clone();
    for said in here.iter_mut().rev() {
        let meant = match &whom {
            Whom::All => true,
            Whom::Last => said.speaker == speaker,
            Whom::One(one) => said.speaker == one.name,
        };
        // Whoever spoke to somebody else did not say it to the outlet.
        let free = said.chain.len() == 1 && said.addressee.is_none() && said.speaker != relay.name;
        if meant && free && said.source.is_some() {
            said.chain.insert(0, relay.clone());
        }
    }
    if let Some(last) = here.last().filter(|_| !matches!(whom, Whom::All)) {
        memory.focus.heard_by(&last.speaker, &relay);
    }
}

/// Whose words a sentence speaks of.
enum Whom {
    /// Of all who spoke in the paragraph: "Both sets talked to".
    All,
    /// Of whoever spoke last: "The clip was aired by".
    Last,
    /// Of one: "The diplomats were speaking to".
    One(Resolved),
}

/// "She was speaking to Kanal Ova", "He is quoted, without his name, by the newsletter Vitne".
fn spoke_to(p: &Paragraph<'_>, sentence: &Run, memory: &Memory, outlets: &Outlets) -> Option<(Run, Whom)> {
    let stop = sentence.end.min(sentence.start + NEAR);
    let passive = |at: usize| (at.saturating_sub(3)..at).any(|be| p.is(be, Class::Be));
    let verb = (sentence.start + 1..stop).find(|at| {
        let low = p.low(*at);
        !p.quoted(*at)
            && (matches!(low, "speaking" | "spoke" | "talking" | "talked" | "interview")
                || matches!(low, "interviewed" | "quoted" | "cited") && passive(*at))
    })?;
    let leads = |at: &usize| match p.low(verb) {
        "interviewed" | "quoted" | "cited" => matches!(p.low(*at), "by" | "in"),
        _ => matches!(p.low(*at), "to" | "with" | "on"),
    };
    let lead = (verb + 1..sentence.end.min(verb + 7)).find(leads)?;
    let run = lead + 1..phrase_end(p, lead + 1, sentence.end.min(lead + 12));
    if run.is_empty() || p.quoted(lead) {
        return None;
    }
    let told = || outlets::told(p, &run, |name| memory.is_person(p, name));
    let outlet = outlets.named(p, &run).or_else(told).filter(|outlet| !outlets.own(p, outlet))?;
    // "He later spoke to Radio Orta about it": another talk.
    let other = (sentence.start..verb).any(|at| {
        matches!(p.low(at), "later" | "then" | "since" | "earlier" | "previously" | "once" | "not" | "never")
    });
    if other {
        return None;
    }
    let aux = |at: &usize| {
        p.any(*at, &[Class::Be, Class::Have]) || is_adverb(p, *at) || matches!(p.low(*at), "been" | "both" | "all")
    };
    let end = verb - (sentence.start..verb).rev().take_while(aux).count();
    // "The remarks came in an interview with the Echo"
    let came = |at: usize| p.is(at, Class::Be) || matches!(p.low(at), "came" | "come" | "made" | "given");
    if p.low(verb) == "interview" {
        return (sentence.start..verb).any(came).then_some((outlet, Whom::Last));
    }
    if matches!(p.low(sentence.start), "both" | "all" | "they") {
        return Some((outlet, Whom::All));
    }
    let who = subject::left(p, sentence, end).filter(|who| who.start == sentence.start)?;
    Some((outlet, Whom::One(memory.resolve(p, sentence, &who))))
}

/// "The clip was first aired by Odisha Live", "Her letter, disclosed on Tuesday by the site Midden, was never answered".
fn printed(p: &Paragraph<'_>, sentence: &Run, last: &Statement, memory: &Memory, outlets: &Outlets) -> Option<Run> {
    let stop = sentence.end.min(sentence.start + NEAR);
    let carries = |at: &usize| (CARRIES.contains(&p.low(*at)) || SPREADS.contains(&p.low(*at))) && !p.quoted(*at);
    let verb = (sentence.start + 2..stop).find(carries)?;
    let timed = verb + 1 + (verb + 1..stop).take_while(|at| is_time(p, *at)).count();
    if p.low(timed) != "by" {
        return None;
    }
    let run = timed + 1..phrase_end(p, timed + 1, sentence.end.min(timed + 12));
    let outlet = outlets.named(p, &run).filter(|outlet| !run.is_empty() && !outlets.own(p, outlet))?;
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.any(*at, &[Class::Be, Class::Have]);
    let paper = sentence.start..sentence.start + (sentence.start..verb).take_while(plain).count();
    if paper.len() < 2 || !p.any(paper.start, &[Class::Determiner, Class::Possessive]) {
        return None;
    }
    let of = head(p, &paper);
    let words = matches!(p.low(of), "remarks" | "comments" | "words" | "interview" | "conversation");
    let holds = words || p.is(of, Class::Document) || is_message(p, of);
    // "in a clip … The clip", "wrote to managers … Her letter", "a shepherd … The shepherd's testimony"
    let before =
        last.content.first().map_or(0, |part| part.start).min(last.cue.as_ref().map_or(usize::MAX, |cue| cue.start));
    let next = p.sentences.partition_point(|sentence| p.bytes(sentence).start <= before);
    let here = p.sentences.get(next.checked_sub(1)?)?;
    let known = words || here.clone().any(|at| p.low(at) == p.low(of) && at < sentence.start);
    let whose = if p.is(paper.start, Class::Possessive) {
        Some(memory.resolve(p, sentence, &(paper.start..paper.start + 1)))
    } else {
        let owner = (paper.start..of).find(|at| super::reading::genitive(p.low(*at)));
        owner.map(|owner| memory.resolve(p, sentence, &(paper.start..owner + 1)))
    };
    (holds && whose.map_or(known, |whose| whose.name == last.speaker)).then_some(outlet)
}

/// Whom an outlet cites that has just spoken on its own: "It cited a fire service report."
fn cited(
    p: &Paragraph<'_>,
    sentence: &Run,
    aside: &Candidate,
    last: &Statement,
    memory: &Memory,
) -> Option<(Node, Node)> {
    let source = aside.source.as_ref()?;
    let by = memory.resolve(p, sentence, source);
    let alone = last.chain.len() == 1 && last.speaker == by.name && last.source.is_some();
    let start = aside.content.first()?.start;
    let run = start..phrase_end(p, start, sentence.end);
    if !alone || run.is_empty() || by.anonymity != Anonymity::Named {
        return None;
    }
    let of = memory.resolve(p, sentence, &run);
    let outlet = Node { role: Role::Relay, ..last.chain.first()?.clone() };
    Some((outlet, super::resolve::node(p, &run, &of, Role::Origin)))
}

/// Makes an outlet the relay of whom it cites.
fn cite(said: &mut Statement, outlet: Node, of: &Node) {
    said.chain = vec![outlet, of.clone()];
    said.speaker.clone_from(&of.name);
    said.anonymity = of.anonymity;
}
