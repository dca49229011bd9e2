//! A noun that holds a claim: "reports that", "rumours that", "speculation that".

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::Group,
    lexicon::Class,
    subject,
};

/// Proposes for every such noun before "that".
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    for at in scene.sentence.clone() {
        let that = at + 1;
        if !p.is(at, Class::Wrapper) || p.quoted(at) || p.low(that) != "that" || that + 2 >= scene.sentence.end {
            continue;
        }
        // "reports that were published": the reports, not what they say.
        if p.any(that + 1, &[Class::Finite, Class::Modal]) {
            continue;
        }
        let mut content = scene.content(that, Group::Noun, at);
        // "Claims that he fled were false": the second verb is that of the claims.
        if at <= scene.sentence.start + 1 {
            let verbs = |word: &usize| p.is(*word, Class::Finite) && !p.is(*word - 1, Class::Finite);
            if let Some(second) = content.clone().skip(1).filter(verbs).nth(1) {
                content.end = second;
            }
        }
        out.push(Candidate {
            rule: "rumour",
            content: std::iter::once(content).collect(),
            cue: at..that,
            source: subject::owner(p, &scene.sentence, at),
            addressee: None,
            usage: None,
            traits: Vec::new(),
            score: scene.rates.of("rumour"),
        });
    }
}
