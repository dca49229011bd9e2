//! What papers hold of what somebody said: "Documents obtained by the Echo show that inspectors warned in May of cracks".

use super::{
    anonymity::head,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    retold::Retold,
    setting::is_time,
    tellings::{LONGEST, somebody},
    tokens::Kind,
};

/// Verbs behind which a clause or "that" tells what was said.
const SAID: [&str; 16] = [
    "said",
    "says",
    "wrote",
    "writes",
    "claimed",
    "claims",
    "argued",
    "insisted",
    "warned",
    "complained",
    "admitted",
    "acknowledged",
    "conceded",
    "boasted",
    "predicted",
    "suggested",
];

/// Verbs behind which "of" or "about" leads to what was said.
const OF: [&str; 5] = ["warned", "complained", "boasted", "warns", "complains"];

/// How many words may stand between a verb and what was said.
const SETTING: usize = 8;

/// Whether a source is a paper that may record what somebody said: no survey, whose figures are its own.
pub(crate) fn records(p: &Paragraph<'_>, source: &Run) -> bool {
    let of = head(p, source);
    let own = ["survey", "surveys", "poll", "polls", "study", "studies", "review", "book", "map", "chart"];
    p.is(of, Class::Document) && !own.contains(&p.low(of))
}

/// Who is recorded in a part of what a paper says, and the words.
pub(crate) fn recorded(p: &Paragraph<'_>, part: &Run) -> Option<Retold> {
    let first = part.start + usize::from(p.low(part.start) == "that");
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at);
    let near = first + 1..part.end.min(first + 1 + LONGEST);
    let tells = |at: &usize| SAID.contains(&p.low(*at)) || OF.contains(&p.low(*at)) || p.is(*at, Class::Addressing);
    let verb = near.take_while(plain).find(tells)?;
    let aux = |at: &usize| p.is(*at, Class::Have) || is_adverb(p, *at);
    let speaker = first..verb - (first + 1..verb).rev().take_while(aux).count();
    let passive = p.is(verb - 1, Class::Be) || p.low(verb + 1) == "by";
    let start = words(p, verb, part.end)?;
    (!passive && somebody(p, &speaker) && start < part.end).then_some(Retold {
        speaker,
        hearer: None,
        words: start..part.end,
    })
}

/// Where it begins what somebody said by a verb.
fn words(p: &Paragraph<'_>, verb: usize, end: usize) -> Option<usize> {
    let word = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at);
    let timed = verb + 1 + (verb + 1..end).take_while(|at| is_time(p, *at)).count();
    if OF.contains(&p.low(verb)) && matches!(p.low(timed), "of" | "about") {
        return Some(timed + 1);
    }
    // "told Karl Lind in one call that"
    let that = (verb + 1..end.min(verb + SETTING)).take_while(word).find(|at| p.low(*at) == "that");
    if let Some(that) = that {
        return Some(that + 1);
    }
    let opens = p.any(timed, &[Class::Subject, Class::Determiner, Class::Possessive]) || p.capital(timed);
    let clause = (timed + 1..end.min(timed + 2 * SETTING))
        .take_while(word)
        .any(|at| p.any(at, &[Class::Finite, Class::Be, Class::Have, Class::Modal]) || p.low(at).ends_with("ed"));
    (SAID.contains(&p.low(verb)) && opens && clause).then_some(timed)
}
