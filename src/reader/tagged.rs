//! What somebody retells before a tag of his own: "Her doctor told her it was nothing, Finch said", "The caller, he went on,
//! promised that the road would be paid for". Another proposal has found the words within, and whose they are.

use super::{
    anonymity::head,
    candidate::Candidate,
    frames::Shape,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::Reading,
    retold::Retelling,
    tellings::{SHOWS, somebody},
    tokens::Kind,
};

/// As sure a proposal within a tag's words must be.
const SURE: f32 = 0.3;

/// The same within what stands behind a verb, where counts hold that nothing else is said.
const LEAST: f32 = 0.005;

/// How far behind a tag the verb may stand, in tokens: "The caller, he said, had later promised that".
const NEAR: usize = 4;

/// How far behind the start of a sentence the verb may stand, in tokens.
const FAR: usize = 20;

/// What one does who holds an opinion or goes on saying it: "The agency believes it was sold, two officials said".
const HOLDS: [&str; 15] = [
    "believes",
    "believed",
    "thinks",
    "thought",
    "suspects",
    "suspected",
    "promised",
    "promises",
    "predicted",
    "predicts",
    "complained",
    "complains",
    "saying",
    "claiming",
    "insisting",
];

/// What one says of somebody or something without a clause: "called the tunnel a mistake".
const CALLS: [&str; 14] = [
    "called",
    "calls",
    "described",
    "describes",
    "branded",
    "dubbed",
    "labelled",
    "labeled",
    "accused",
    "accuses",
    "blamed",
    "blames",
    "criticised",
    "criticized",
];

/// What one comes to know, which is no saying: "The family found it was gone, police said".
const KNOWS: [&str; 15] = [
    "learn", "learns", "learned", "learnt", "find", "posted", "reveal", "shown", "state", "report", "note", "reply",
    // What something has: "Ohio boasts one harbour".
    "boast", "boasts", "boasted",
];

/// Makes the words that a tag's speaker retells those of whom he retells.
pub(crate) fn retell(p: &Paragraph<'_>, found: &mut [Candidate]) {
    let mut cues: Vec<(usize, usize)> =
        found.iter().enumerate().filter(|(_, inner)| says(p, inner)).map(|(at, inner)| (inner.cue.start, at)).collect();
    cues.sort_unstable();
    for at in 0..found.len() {
        let Some(told) = within(p, found, &cues, at) else { continue };
        let outer = &mut found[at];
        outer.content = told.content;
        outer.retells = Some(Retelling { speaker: told.speaker, hearer: None, own: told.own });
    }
}

/// The words within a tag's content, and who says them.
struct Told {
    speaker: Run,
    content: Vec<Run>,
    /// What the one who retells says besides.
    own: Vec<Run>,
}

/// What a proposal's words retell; `cues` are the places of the cues of those that say something, in order.
fn within(p: &Paragraph<'_>, found: &[Candidate], cues: &[(usize, usize)], at: usize) -> Option<Told> {
    let outer = &found[at];
    let shape = outer.usage.map(|(_, frame)| frame.shape);
    let behind = matches!(outer.rule, "clause" | "told") && matches!(shape, Some(Shape::That | Shape::Clause));
    let clause = outer.rule == "tag" && matches!(shape, Some(Shape::TagClause | Shape::TagQuote)) || behind;
    if !(clause || outer.rule == "according") || outer.retells.is_some() || outer.source.is_none() {
        return None;
    }
    // "Her doctor told her it was safe, she said. “He was wrong.”": what follows the tag are words of her own.
    let own = outer.content.iter().skip(1).position(|part| p.quoted(part.start) && part.start > outer.cue.end);
    let (words, own) = outer.content.split_at(own.map_or(outer.content.len(), |own| own + 1));
    let (first, last) = (words.first()?, words.last()?);
    // "The caller, he went on, promised that": the first part is who says it.
    let parted = words.len() == 2;
    if words.len() > 2 || p.quoted(first.start) || outer.rule == "according" && !parted {
        return None;
    }
    let verb = if parted { last.start..last.start + NEAR } else { first.start + 1..first.start + FAR };
    let near = cues.partition_point(|(cue, _)| *cue < verb.start)..cues.partition_point(|(cue, _)| *cue < verb.end);
    // "Lind said that the coach had said she was short"
    let start = first.start + usize::from(p.low(first.start) == "that");
    let inner = cues
        .get(near)?
        .iter()
        .filter_map(|(_, inner)| found.get(*inner))
        .filter(|inner| {
            let plain = inner.rule == "object" && !behind;
            inner.score
                >= if behind {
                    LEAST
                } else if plain {
                    SURE / 2.0
                } else {
                    SURE
                }
        })
        .filter(|inner| inner.cue.end < last.end && !p.quoted(inner.cue.start))
        .filter(|inner| inner.source.as_ref().is_some_and(|source| source.start == start))
        .max_by(|a, b| a.score.total_cmp(&b.score))?;
    let source = inner.source.clone()?;
    let speaker = if parted { first.clone() } else { source };
    let content: Vec<Run> = inner
        .content
        .iter()
        .map(|part| part.start.max(last.start)..part.end.min(last.end))
        .filter(|part| part.start < part.end)
        .collect();
    let denied = (speaker.end..inner.cue.start).any(|word| p.is(word, Class::Negative));
    // "Greer said he believed that", "that Greer himself believed": of himself one does not retell.
    let himself = behind && (p.is(speaker.start, Class::Subject) || p.low(speaker.end - 1).ends_with("self"));
    let told = somebody(p, &speaker) && !denied && !himself && !content.is_empty();
    told.then(|| Told { speaker, content, own: own.to_vec() })
}

/// Whether a proposal is one of somebody who says something, or of a paper that shows it.
fn says(p: &Paragraph<'_>, inner: &Candidate) -> bool {
    let verb = p.low(inner.cue.start);
    let paper = inner.source.as_ref().is_some_and(|source| p.is(head(p, source), Class::Document));
    let speech = p.any(inner.cue.start, &[Class::Speech, Class::Addressing]) && !KNOWS.contains(&verb);
    let shows =
        SHOWS.contains(&verb) && !matches!(verb, "said" | "says" | "suggested" | "suggests" | "stated" | "states");
    let frame = inner.usage.map(|(_, frame)| frame.shape);
    // "Kent denies the charge, his solicitor said"
    let denies = matches!(verb, "denies" | "denied" | "disputes" | "disputed");
    if inner.rule == "object" && denies {
        return true;
    }
    // "The governor called the tunnel a mistake, the Echo reported"
    if inner.rule == "object" && CALLS.contains(&verb) {
        // "her daughter had called her from the quay"
        let rings = |words: &Run| {
            p.low(words.start + 1) == "from" || p.is(words.start + 1, Class::Preposition) && words.len() < 5
        };
        return inner.content.first().is_some_and(|words| {
            // Not "A landlord accused over a fire joked about it"
            let finite = inner.usage.is_some_and(|(reading, _)| reading == Reading::Finite);
            words.len() > 2 && finite && !rings(words) && words.start == inner.cue.end
        });
    }
    // "a review had found no link, the director said"
    if inner.rule == "object" && shows && paper {
        return inner.content.first().is_some_and(|words| words.len() > 2);
    }
    let clause = matches!(frame, Some(Shape::That | Shape::Clause | Shape::Quote));
    let rule = matches!(inner.rule, "clause" | "told" | "infinitive" | "participle");
    let states = inner.content.first().is_some_and(|words| {
        let of = |at: &usize| p.is(*at, Class::Preposition);
        // "warned the council of cracks before it gave way"
        let clause = !p.is(inner.cue.start, Class::Causing)
            || verbal(p, &(words.start..words.clone().find(of).unwrap_or(words.end)));
        frame == Some(Shape::Quote) && !of(&(words.start + 1))
            || verbal(p, words) && clause && !orders(p, words) && !of(&words.start)
    });
    // "the way states pick delegates", "he was wrong to say so"
    let begins = inner.content.first().is_some_and(|words| subject(p, words.start));
    let judged = inner.rule == "infinitive"
        && inner.source.as_ref().is_some_and(|source| (source.end..inner.cue.start).any(|at| p.is(at, Class::Be)));
    let clause = clause && !judged && (begins || frame != Some(Shape::Clause));
    let speech = speech || frame == Some(Shape::That) && matches!(verb, "held" | "holds");
    rule && clause && states && inner.retells.is_none() && if shows { paper } else { speech || HOLDS.contains(&verb) }
}

/// Whether words are whom somebody told to do something: "told (the cashier to hurry because his bus was leaving)".
fn orders(p: &Paragraph<'_>, words: &Run) -> bool {
    let to = words.clone().take(NEAR + 1).find(|at| p.low(*at) == "to");
    to.is_some_and(|to| !verbal(p, &(words.start..to)))
}

/// Whether a subject may begin at a word.
fn subject(p: &Paragraph<'_>, at: usize) -> bool {
    let opens = [Class::Subject, Class::Determiner, Class::Possessive, Class::Role, Class::Unnamed, Class::Negative];
    p.capital(at) || p.any(at, &opens) || p.low(at).ends_with('s') || p.kind(at) != Kind::Word
}

/// Whether words hold a verb: not "emailed her eleven times".
fn verbal(p: &Paragraph<'_>, words: &Run) -> bool {
    words.clone().take(FAR).any(|at| super::tellings::verbal(p, at))
}
