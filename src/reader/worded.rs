//! Proposals whose words are easily misread, put right: "Her reply: “No.”", "“Never,” the manager shot back", "It's said".

use super::{
    candidate::Candidate,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::genitive,
    tokens::Kind,
};

/// What somebody's words are called.
const WORDS: [&str; 14] = [
    "words",
    "reply",
    "answer",
    "response",
    "verdict",
    "explanation",
    "advice",
    "motto",
    "conclusion",
    "reaction",
    "retort",
    "assessment",
    "warning",
    "prediction",
];

/// How many words may stand before the noun or behind it.
const NEAR: usize = 8;

/// Makes whoever's words they are the source of a quotation that such a noun introduces.
pub(crate) fn worded(p: &Paragraph<'_>, sentence: &Run, candidate: &mut Candidate) {
    let colon = candidate.cue.start;
    if candidate.rule != "introduced" || p.kind(colon) != Kind::Colon {
        return;
    }
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at);
    let near = (sentence.start..colon).rev().take(NEAR).take_while(plain);
    let Some(noun) = near.into_iter().find(|at| WORDS.contains(&p.low(*at)) && !p.capital(*at)) else { return };
    let is = |at: &usize| p.is(*at, Class::Be) || matches!(p.low(*at), "came" | "on" | "to" | "about");
    if noun + 1 < colon && !(noun + 1..colon).any(|at| is(&at)) {
        return;
    }
    let Some(owner) =
        (sentence.start..noun).rev().take(3).find(|at| p.is(*at, Class::Possessive) || genitive(p.low(*at)))
    else {
        return;
    };
    let opens = |at: &usize| p.any(*at, &[Class::Determiner, Class::Possessive]) || p.capital(*at);
    let first = (sentence.start..=owner).rev().take(NEAR).take_while(plain).find(opens).unwrap_or(owner);
    let first =
        (sentence.start..first).rev().take(NEAR).take_while(|at| p.capital(*at) && plain(at)).last().unwrap_or(first);
    candidate.source = Some(if p.is(owner, Class::Possessive) { owner..owner + 1 } else { first..owner + 1 });
}

/// Makes the subject of the verb before "that" the source where the word itself was taken for one: "He denied that it
/// was so and called it “absurd”".
pub(crate) fn joined_to(p: &Paragraph<'_>, candidate: &mut Candidate, subject: impl Fn(usize) -> Option<Run>) {
    let Some(source) = candidate.source.clone().filter(|source| source.len() == 1) else { return };
    let leads = source.start.checked_sub(1).filter(|verb| p.any(*verb, &[Class::Speech, Class::Denial]));
    if p.low(source.start) == "that"
        && let Some(verb) = leads
        && let Some(who) = subject(verb)
    {
        candidate.source = Some(who);
    }
}

/// "It's said that he will go": nobody in particular says so.
pub(crate) fn impersonal(p: &Paragraph<'_>, candidate: &mut Candidate) {
    let it = candidate.source.as_ref().filter(|source| source.len() == 1 && p.low(source.start) == "it's");
    let heard =
        matches!(p.low(candidate.cue.start), "said" | "thought" | "believed" | "claimed" | "rumoured" | "rumored");
    if it.is_some_and(|it| heard && it.end == candidate.cue.start) {
        candidate.source = None;
        candidate.cue.start -= 1;
        candidate.rule = "rumour";
        // "It's said around the harbour that he will go"
        if let Some(part) = candidate.content.first_mut()
            && let Some(that) = part.clone().take(NEAR).find(|at| p.low(*at) == "that" && !p.quoted(*at))
        {
            part.start = that;
        }
    }
}

/// "“Never,” the manager shot back": the verb is the word before.
pub(crate) fn answered_back(p: &Paragraph<'_>, candidate: &mut Candidate) {
    let Some(source) = candidate.source.clone().filter(|source| source.len() > 1) else { return };
    // "“Never,” snapped back the chairman"
    if p.low(source.start) == "back" && candidate.cue.end == source.start {
        candidate.source = Some(source.start + 1..source.end);
        return;
    }
    let verb = source.end - 1;
    let strong = matches!(p.low(verb), "wrote" | "writes" | "shot" | "hit" | "came" | "bit");
    let weak = ["ed", "es", "ts", "ps"].iter().any(|end| p.low(verb).ends_with(end)) && !p.is(verb, Class::Role);
    if p.low(candidate.cue.start) == "back" && source.end == candidate.cue.start && !p.capital(verb) && (strong || weak)
    {
        candidate.cue = verb..verb + 1;
        candidate.source = Some(source.start..verb);
    }
}

/// "Prosecutors allege in court documents that": no court documents it, they allege it.
pub(crate) fn in_documents(p: &Paragraph<'_>, candidate: &mut Candidate) {
    let Some(source) = candidate.source.clone().filter(|_| p.low(candidate.cue.start) == "documents") else { return };
    let says = |at: &usize| p.is(*at, Class::Speech) && !p.capital(*at) && p.low(*at + 1) == "in";
    if let Some(verb) = source.clone().skip(1).find(says) {
        candidate.cue = verb..verb + 1;
        candidate.source = Some(source.start..verb);
    }
}
