//! What a sentence tells without a proposal of its own: "Об этом изданию рассказал Иванов", or only whom it is about.

use super::{
    RATES,
    lexicon::{Classes, Does},
    mode,
    names::name_end,
    rules::Proposal,
    scene::{Run, Scene},
    source::right,
    speakers::{DEPTH, Known, Speakers, plain},
};
use crate::{
    board::Anonymity,
    reader::{Polarity, Statement},
};

impl Speakers {
    /// "Об этом изданию рассказал Иванов": what the sentence before says.
    pub fn aside(&mut self, scene: &Scene<'_>, sentence: &Run, found: &mut Vec<Statement>) {
        self.note_subject(scene, sentence);
        let this = scene.low(sentence.start) == "об" && scene.low(sentence.start + 1) == "этом";
        let before = scene.sentences.partition_point(|before| before.end < sentence.start);
        let before = scene.sentences.get(before).filter(|before| before.end == sentence.start);
        let (true, Some(before)) = (this, before) else { return };
        let verb = sentence.clone().find(|at| scene.verb(*at).is_some_and(|verb| verb.does == Does::Say));
        let Some(verb) = verb else { return };
        let subject = right(scene, verb, sentence.end);
        let content = scene.trimmed(before.clone());
        let span = scene.bytes(&content);
        let taken = found
            .iter()
            .rev()
            .take(DEPTH)
            .any(|known| known.content.iter().any(|part| part.start < span.end && span.start < part.end));
        if taken || subject.source.is_none() {
            return;
        }
        let told =
            (sentence.start + 2..verb).find_map(|at| super::source::addressee(scene, at, verb)).or(subject.addressee);
        let proposal = Proposal {
            content: vec![content],
            cue: verb..verb + 1,
            source: subject.source,
            addressee: told,
            denied: false,
            rule: "ru-this",
        };
        let resolved = self.speaker(scene, sentence, &proposal);
        found.push(Statement {
            content: vec![span],
            cue: Some(scene.bytes(&proposal.cue)),
            source: proposal.source.as_ref().map(|run| scene.bytes(run)),
            speaker: resolved.chain.last().map_or_else(String::new, |node| node.name.clone()),
            anonymity: resolved.anonymity,
            chain: resolved.chain,
            mode: mode(scene, &proposal.content),
            polarity: Polarity::Affirmed,
            proposition: None,
            hedge: None,
            addressee: proposal.addressee.as_ref().map(|run| scene.bytes(run)),
            when: None,
            rule: proposal.rule,
            triggers: vec![scene.bytes(&proposal.cue)],
            confidence: RATES.of(proposal.rule),
            within: None,
        });
    }

    /// Remembers who a sentence without statements is about: a pronoun in the next may mean him.
    fn note_subject(&mut self, scene: &Scene<'_>, sentence: &Run) {
        let verb = sentence.clone().find(|at| scene.verb(*at).is_some() && !scene.quoted(*at));
        if scene.is(sentence.start, Classes::UNNAMED)
            && let Some(verb) = verb.filter(|verb| *verb > sentence.start)
        {
            let run = sentence.start..verb;
            let known = self.unnamed(scene, &run, &run, sentence.start, None);
            self.remember(known);
            return;
        }
        let mut at = sentence.start;
        while at < sentence.end && !scene.quoted(at) {
            let end = name_end(scene, at);
            let words = (end > at).then(|| scene.words(&(at..end)));
            if let Some(words) = words {
                let full = if end > at + 1 {
                    Some(self.names.nominative(&words))
                } else {
                    self.names.fullest(&words.to_lowercase()).cloned()
                };
                if let Some(name) = full {
                    let first = name.split(' ').next().unwrap_or_default();
                    let female = Some(first.ends_with(['а', 'я']));
                    self.remember(Known { female, ..plain(name, Anonymity::Named) });
                    return;
                }
            }
            at = end.max(at + 1);
        }
    }
}
