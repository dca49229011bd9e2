//! Talks that an article tells of before it tells what was said: "Two guards gave the Echo the same account. Prisoners, they
//! said, …", "The mayor laughed when Radio Orta put it to him. “Ask my wife,” he said."

use super::{
    chain::phrase_end,
    lexicon::Class,
    outlets::{self, Outlets},
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    resolve::{Memory, Resolved, node},
    statement::{Node, Role},
    subject,
    tokens::Kind,
};

/// How far back a talk may have been spoken of, in bytes: some three sentences.
const REACH: usize = 500;
/// How many tokens may stand between what somebody does and the outlet.
const NEAR: usize = 10;

/// A talk with an outlet of which nothing has been told yet.
#[derive(Clone, Debug)]
pub(crate) struct Talk {
    /// Who talked.
    who: String,
    /// To whom.
    relay: Node,
    /// Where it is spoken of.
    place: usize,
}

/// What one does who talks to an outlet.
const TALKS: [&str; 17] = [
    "spoke",
    "spoken",
    "speaks",
    "talked",
    "talks",
    "gave",
    "given",
    "gives",
    "told",
    "tells",
    "described",
    "recounted",
    "sent",
    "sends",
    "confided",
    "appeared",
    "sat",
];

/// What one gives an outlet, or tells it.
const GIVES: [&str; 14] = [
    "account",
    "accounts",
    "interview",
    "interviews",
    "version",
    "versions",
    "story",
    "opposite",
    "same",
    "message",
    "statement",
    "explanation",
    "clip",
    "reply",
];

impl Memory {
    /// Notes that somebody talked to an outlet, where a sentence tells no more than that.
    pub fn note_talk(&mut self, p: &Paragraph<'_>, sentence: &Run, outlets: &Outlets) {
        let found = talked(p, sentence, outlets, self)
            .or_else(|| asked(p, sentence, outlets))
            .or_else(|| interviewed(p, sentence, outlets))
            .or_else(|| sought(p, sentence, outlets));
        let Some((who, outlet)) = found else {
            return;
        };
        if outlets.own(p, &outlet) || who.contains(&outlet.start) {
            return;
        }
        let speaker = self.resolve(p, sentence, &who);
        let heard = self.resolve(p, sentence, &outlet);
        let relay = node(p, &outlet, &heard, Role::Relay);
        self.spoke(p, &who, &speaker, std::slice::from_ref(&relay));
        self.talk = Some(Talk { who: speaker.name, relay, place: p.bytes(sentence).start });
    }

    /// The outlet that somebody's words come through because he was last said to talk to it.
    pub fn take_talk(&mut self, p: &Paragraph<'_>, sentence: &Run, found: &Resolved) -> Vec<Node> {
        let place = p.bytes(sentence).start;
        let near = |talk: &Talk| talk.place <= place && place < talk.place + REACH;
        let meant = self.talk.as_ref().is_some_and(|talk| near(talk) && talk.who == found.name);
        if !meant {
            return Vec::new();
        }
        self.talk.take().map(|talk| vec![talk.relay]).unwrap_or_default()
    }
}

/// Who talked to which outlet: "Annika Lind spoke to the paper Sundet because", "gave the Dispatch near-identical accounts".
fn talked(p: &Paragraph<'_>, sentence: &Run, outlets: &Outlets, memory: &Memory) -> Option<(Run, Run)> {
    let verb = (sentence.start + 1..sentence.end).find(|at| TALKS.contains(&p.low(*at)) && !p.quoted(*at))?;
    let other = |at: usize| {
        p.is(at, Class::Negative) || matches!(p.low(at), "later" | "then" | "once" | "earlier" | "previously" | "to")
    };
    if (verb.saturating_sub(3).max(sentence.start)..verb).any(other) {
        return None;
    }
    let stop = sentence.end.min(verb + 1 + NEAR);
    let gives = matches!(p.low(verb), "gave" | "given" | "gives" | "told" | "tells" | "sent" | "sends");
    let led = (verb + 1..stop).find(|at| matches!(p.low(*at), "to" | "with" | "on") && !p.quoted(*at));
    let thing = |run: Run| run.clone().any(|at| GIVES.contains(&p.low(at)) && !p.quoted(at));
    let start = match led {
        Some(to) if !gives || thing(verb + 1..to) => to + 1,
        // "gave the Echo an interview"
        _ if gives && thing(verb + 1..stop) => verb + 1,
        _ => return None,
    };
    let run = start..phrase_end(p, start, stop);
    let told = || outlets::told(p, &run, |name| memory.is_person(p, name));
    let outlet = if run.is_empty() { return None } else { outlets.named(p, &run).or_else(told)? };
    let aux = |at: &usize| {
        p.any(*at, &[Class::Have, Class::Be]) || is_adverb(p, *at) || matches!(p.low(*at), "since" | "now")
    };
    let end = verb - (sentence.start..verb).rev().take_while(aux).count();
    let who = subject::left(p, sentence, end).filter(|who| !p.is(who.start, Class::Relative))?;
    (outlet.start <= start + 6).then_some((who, outlet))
}

/// Whom an outlet asked: "The mayor laughed when the figure was put to him by Radio Orta", "Asked by the Echo, he shrugged".
fn asked(p: &Paragraph<'_>, sentence: &Run, outlets: &Outlets) -> Option<(Run, Run)> {
    let verb = (sentence.start..sentence.end).find(|at| {
        let low = p.low(*at);
        !p.quoted(*at)
            && (matches!(low, "asked" | "reached" | "contacted" | "confronted" | "interviewed") || low == "put")
    })?;
    let stop = sentence.end.min(verb + 1 + NEAR);
    let by = (verb + 1..stop).find(|at| p.low(*at) == "by")?;
    let run = by + 1..phrase_end(p, by + 1, sentence.end.min(by + NEAR));
    let outlet = outlets.named(p, &run).filter(|_| !run.is_empty())?;
    Some((about(p, sentence, by)?, outlet))
}

/// "The Echo has spoken to three of the divers": they may speak in the next sentence.
fn sought(p: &Paragraph<'_>, sentence: &Run, outlets: &Outlets) -> Option<(Run, Run)> {
    let seeks = |at: &usize| matches!(p.low(*at), "spoke" | "spoken" | "talked" | "interviewed" | "tracked" | "found");
    let verb = (sentence.start + 1..sentence.end).take(NEAR).find(|at| seeks(at) && !p.quoted(*at))?;
    let aux = |at: &usize| p.any(*at, &[Class::Have, Class::Be]) || is_adverb(p, *at);
    let end = verb - (sentence.start..verb).rev().take_while(aux).count();
    let outlet = subject::left(p, sentence, end).filter(|who| who.start == sentence.start && outlets.is(p, who))?;
    let outlet = outlets.named(p, &outlet).unwrap_or(outlet);
    let start = verb + 1 + usize::from(matches!(p.low(verb + 1), "to" | "with" | "down"));
    let who = start..phrase_end(p, start, sentence.end.min(start + NEAR));
    let opens = p.capital(start) || p.any(start, &[Class::Determiner, Class::Role]) || p.kind(start) == Kind::Number;
    (opens && !who.is_empty()).then_some((who, outlet))
}

/// "The mayor, in an interview with Radio Orta, called it off": whoever gave the interview may speak in the next sentence.
fn interviewed(p: &Paragraph<'_>, sentence: &Run, outlets: &Outlets) -> Option<(Run, Run)> {
    let talk = (sentence.start + 2..sentence.end).find(|at| {
        matches!(p.low(*at), "interview" | "conversation" | "appearance")
            && matches!(p.low(*at + 1), "with" | "on" | "to")
    })?;
    let run = talk + 2..phrase_end(p, talk + 2, sentence.end.min(talk + NEAR));
    let outlet = outlets.named(p, &run).filter(|_| !run.is_empty() && !p.quoted(talk))?;
    Some((about(p, sentence, talk)?, outlet))
}

/// Whom a sentence is about, as its first words tell: "The mayor laughed", "The mayor, in an interview".
fn about(p: &Paragraph<'_>, sentence: &Run, stop: usize) -> Option<Run> {
    // "Asked about it by the Echo, the mayor shrugged"
    let fronted = p.low(sentence.start).ends_with("ed");
    let comma = (sentence.start..sentence.end).find(|at| p.kind(*at) == Kind::Comma).filter(|_| fronted);
    let (first, stop) = comma.map_or((sentence.start, stop), |comma| (comma + 1, sentence.end));
    let ends = |at: &usize| {
        let verb = p.any(*at, &[Class::Finite, Class::Be, Class::Have, Class::Modal]) || p.low(*at).ends_with("ed");
        p.kind(*at) == Kind::Comma || verb && !p.capital(*at)
    };
    let end = (first + 1..stop).find(ends)?;
    subject::left(p, sentence, end).filter(|who| who.start == first)
}
