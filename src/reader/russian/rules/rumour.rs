//! A noun that holds a claim: ходят слухи, что это так.

use super::{Proposal, clause::cut, part};
use crate::reader::{
    russian::{
        lexicon::{Classes, Does},
        scene::{Run, Scene},
        source::{left, right},
    },
    tokens::Kind,
};

/// Ходят слухи, что это так. Сообщения о том, что это так.
pub(super) fn rumour(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone().filter(|at| scene.is(*at, Classes::NOUN) && !scene.quoted(*at)) {
        let start = if scene.kind(at + 1) == Kind::Comma && scene.low(at + 2) == "что" {
            at + 3
        } else if matches!(scene.low(at + 1), "о" | "об")
            && scene.low(at + 2) == "том"
            && scene.kind(at + 3) == Kind::Comma
            && scene.low(at + 4) == "что"
        {
            at + 5
        } else {
            continue;
        };
        if start >= sentence.end {
            continue;
        }
        let content = part(scene, start..cut(scene, sentence, start));
        // "опровергли сообщения о том, что": who denies it is the speaker.
        let denier =
            (sentence.start..at).rev().take(4).find(|at| scene.verb(*at).is_some_and(|verb| verb.does == Does::Deny));
        let mut subject = denier.map(|verb| left(scene, sentence, verb)).unwrap_or_default();
        if let (Some(verb), None) = (denier, &subject.source) {
            subject = right(scene, verb, at);
        }
        out.push(Proposal {
            content,
            cue: denier.map_or(at..at + 1, |verb| verb..verb + 1),
            source: subject.source,
            addressee: None,
            denied: denier.is_some(),
            rule: if denier.is_some() { "ru-denial" } else { "ru-rumour" },
        });
    }
}
