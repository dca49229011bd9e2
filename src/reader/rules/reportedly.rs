//! "He has reportedly left": a word that tells that others say so.

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::Group,
    lexicon::Class,
    reading::is_adverb,
    subject,
};

/// Adverbs that name no speaker, but that there is one.
const WORDS: [&str; 4] = ["reportedly", "allegedly", "supposedly", "purportedly"];

/// Proposes the clause around such a word.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let sentence = &scene.sentence;
    for at in sentence.start + 1..sentence.end.saturating_sub(1) {
        if p.quoted(at) || !WORDS.contains(&p.low(at)) {
            continue;
        }
        let auxiliary = |before: &usize| {
            p.any(*before, &[Class::Be, Class::Have, Class::Modal, Class::Do]) || is_adverb(p, *before)
        };
        let first = (sentence.start..at).rev().take_while(auxiliary).last().unwrap_or(at);
        let Some(source) = subject::left(p, sentence, first) else { continue };
        let behind = scene.content(at + 1, Group::Clause, at);
        out.push(Candidate::of(
            "reportedly",
            vec![source.start..at, behind],
            at..at + 1,
            None,
            scene.rates.of("reportedly"),
        ));
    }
}
