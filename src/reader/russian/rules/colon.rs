//! A quotation behind a colon: Иванов не согласен: «Это не так».

use super::{Proposal, part};
use crate::reader::{
    russian::{
        lexicon::Classes,
        scene::{Run, Scene},
        source::{Subject, left},
    },
    tokens::Kind,
};

/// Иванов не согласен: «Это не так».
pub(super) fn colon(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for quote in scene.speech_in(sentence) {
        let Some(colon) = quote.open.checked_sub(1).filter(|at| scene.kind(*at) == Kind::Colon) else { continue };
        let words = sentence.start..colon;
        if words.is_empty() || words.len() > 25 {
            continue;
        }
        let verb = words.clone().rev().find(|at| scene.verb(*at).is_some_and(|verb| !verb.gerund));
        let subject = if let Some(verb) = verb {
            left(scene, sentence, verb)
        } else {
            let named =
                |at: &usize| scene.capital(*at) && !scene.is(*at, Classes::PRONOUN.or(Classes::TIME).or(Classes::PREP));
            let name = words.clone().find(named);
            let end = name.map(|name| {
                let small = |at: &usize| !scene.capital(*at) || scene.kind(*at) != Kind::Word;
                (name + 1..colon).find(small).unwrap_or(colon)
            });
            Subject { source: name.zip(end).map(|(start, end)| start..end), ..Subject::default() }
        };
        let content = part(scene, quote.open + 1..quote.close + usize::from(!quote.closed));
        let cue = verb.map_or(colon..colon + 1, |verb| verb..verb + 1);
        out.push(Proposal { content, cue, source: subject.source, addressee: None, denied: false, rule: "ru-colon" });
    }
}
