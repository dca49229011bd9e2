//! An outlet that names its source between the verb and the content: "wrote, citing two officials, that …".

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::Group,
    lexicon::Class,
    reading::{Reading, reading},
    subject,
    tokens::Kind,
};

/// How long the source may be, in tokens.
const LONGEST: usize = 24;

/// Proposes for every cue with "citing" behind it. Who is cited is worked out with the chain.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let sentence = &scene.sentence;
    for at in sentence.clone() {
        let citing = if p.kind(at + 1) == Kind::Comma { at + 2 } else { at + 1 };
        // "reported, without naming a source, that"
        let inserted = || {
            citing == at + 2
                && (citing..sentence.end.min(citing + LONGEST))
                    .find(|end| p.kind(*end) == Kind::Comma)
                    .is_some_and(|end| p.low(end + 1) == "that")
        };
        let cites = p.is(citing, Class::Citing) && p.low(citing).ends_with("ing");
        if p.quoted(at) || citing + 2 >= sentence.end || !(cites || inserted()) {
            continue;
        }
        let (first, reading) = reading(p, sentence, at);
        if reading != Reading::Finite || scene.cues.strength(p.low(at), reading) < 0.4 {
            continue;
        }
        let stop = sentence.end.min(citing + LONGEST);
        let Some(end) = (citing + 1..stop).find(|end| p.kind(*end) == Kind::Comma || p.low(*end) == "that") else {
            continue;
        };
        let start = if p.kind(end) == Kind::Comma { end + 1 } else { end };
        if start + 1 < sentence.end {
            out.push(Candidate::of(
                "citing",
                std::iter::once(scene.content(start, Group::Clause, at)).collect(),
                at..at + 1,
                subject::left(p, sentence, first),
                scene.rates.of("citing"),
            ));
        }
    }
}
