//! A thing that is denied, called something, asked for or spoken of: Иванов опроверг арест.

use super::{
    Proposal,
    clause::{about, cut},
    part,
};
use crate::reader::{
    russian::{
        lexicon::{Classes, Does},
        scene::{Run, Scene},
        source::{left, only_right, right},
    },
    tokens::Kind,
};

/// Иванов опроверг арест, назвал это ложью, потребовал расследования, сообщил об аресте.
pub(super) fn object(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone() {
        let Some(verb) = scene.verb(at).filter(|verb| !verb.gerund && !scene.quoted(at)) else { continue };
        let subject = left(scene, sentence, at);
        let mut source = subject.source.clone();
        let infinitive = |at: usize| ["ть", "ться", "ти", "тись"].iter().any(|end| scene.low(at).ends_with(end));
        let mut start = at + 1;
        let mut cue = at..at + 1;
        match verb.does {
            Does::Call => {
                let end = cut(scene, sentence, at);
                let content = part(scene, start..end);
                let fronted = source.clone().filter(|_| content.iter().all(|part| part.len() <= 2));
                let denied = (start..end).any(|at| scene.is(at, Classes::FALSE));
                let content = fronted.map_or(content.clone(), |_| content);
                out.push(Proposal { content, cue, source, addressee: None, denied, rule: "ru-call" });
                continue;
            }
            Does::Deny => {
                // "эту информацию опроверг": the thing stands before.
                if start >= sentence.end || scene.kind(start) != Kind::Word {
                    let Some(before) = source.clone() else { continue };
                    let thing = before.clone().find(|at| ["эту", "это", "этот", "эти"].contains(&scene.low(*at)));
                    let Some(thing) = thing.filter(|thing| thing + 1 < before.end) else { continue };
                    let who = (thing > before.start).then_some(before.start..thing);
                    let content = part(scene, thing..before.end);
                    out.push(Proposal { content, cue, source: who, addressee: None, denied: true, rule: "ru-object" });
                    continue;
                }
            }
            Does::Ask => {
                let behind = right(scene, at, sentence.end);
                let direct = infinitive(start) || (start..sentence.end.min(start + 6)).any(infinitive);
                if !direct && scene.kind(start) != Kind::Word {
                    continue;
                }
                if let Some(told) = behind.addressee {
                    start = told.end;
                }
            }
            Does::Say | Does::Think => {
                let negated = at > sentence.start && scene.low(at - 1) == "не";
                if let Some(about) = about(scene, sentence, at) {
                    start = about;
                } else if let Some(front) = fronted(scene, sentence, at) {
                    let behind = only_right(scene, at, sentence.end);
                    if behind.source.is_some() {
                        let content = part(scene, front);
                        out.push(Proposal {
                            content,
                            cue,
                            source: behind.source,
                            addressee: behind.addressee,
                            denied: false,
                            rule: "ru-about",
                        });
                    }
                    continue;
                } else {
                    continue;
                }
                if negated {
                    cue.start -= 1;
                }
            }
            Does::Whole => continue,
        }
        if source.is_none() {
            source = right(scene, at, sentence.end).source.filter(|run| run.end <= start);
        }
        if source.is_none() {
            continue;
        }
        let end = (start..sentence.end)
            .find(|at| scene.kind(*at) == Kind::Comma && !scene.quoted(*at))
            .unwrap_or(sentence.end);
        let content = part(scene, start..end);
        let denied = verb.does == Does::Deny;
        out.push(Proposal { content, cue, source, addressee: None, denied, rule: "ru-object" });
    }
}

/// "О переходе тренера сообщило радио": what stands before the verb, from its preposition on.
fn fronted(scene: &Scene<'_>, sentence: &Run, verb: usize) -> Option<Run> {
    let at = (sentence.start..verb).find(|at| matches!(scene.low(*at), "о" | "об"))?;
    let own = matches!(scene.low(at + 1), "этом" | "нём" | "нем" | "ней");
    let end = (at..verb).find(|next| *next > at && scene.is(*next, Classes::PREP)).unwrap_or(verb);
    (!own && at <= sentence.start + 2 && end > at + 1).then_some(at..end)
}
