//! По словам Иванова, это так. Как сообщает Иванов, это так.

use super::{Proposal, parts};
use crate::reader::{
    russian::{
        lexicon::{Classes, Does},
        scene::{Run, Scene},
        source::right,
    },
    tokens::Kind,
};

const ACCORDING: &[&str] = &[
    "словам",
    "мнению",
    "данным",
    "сведениям",
    "оценке",
    "оценкам",
    "утверждению",
    "информации",
    "версии",
    "слухам",
    "сообщению",
    "сообщениям",
    "подсчётам",
    "подсчетам",
    "расчётам",
    "прогнозу",
    "прогнозам",
    "заявлению",
    "признанию",
    "убеждению",
];

/// По словам Иванова, это так.
pub(super) fn according(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone().filter(|at| !scene.quoted(*at)) {
        let pronoun = usize::from(scene.low(at) == "по" && scene.is(at + 1, Classes::PRONOUN));
        let cue = match scene.low(at) {
            "по" if ACCORDING.contains(&scene.low(at + 1 + pronoun)) => at..at + 2 + pronoun,
            "согласно" => at..at + 1,
            "на" if scene.low(at + 1) == "взгляд" => at..at + 2,
            "с" if scene.low(at + 1) == "точки" && scene.low(at + 2) == "зрения" => at..at + 3,
            _ => continue,
        };
        if cue.end > sentence.end {
            continue;
        }
        let starts = at == sentence.start || scene.kind(at - 1) != Kind::Word || scene.is(at - 1, Classes::TIME);
        if !starts {
            continue;
        }
        let crowd = scene.low(cue.end - 1) == "слухам";
        let mut stop = cue.end;
        while stop < sentence.end && !crowd {
            if let Some(title) = scene.title_at(stop) {
                stop = title.end;
                continue;
            }
            if !matches!(scene.kind(stop), Kind::Word | Kind::Number | Kind::Other | Kind::Open | Kind::Close)
                || scene.quoted(stop)
            {
                break;
            }
            stop += 1;
        }
        let source =
            if pronoun == 1 { Some(at + 1..at + 2) } else { (stop > cue.end && !crowd).then_some(cue.end..stop) };
        if source.is_none() && !crowd {
            continue;
        }
        let mut behind = if pronoun == 1 { cue.end } else { stop };
        // "реставратора, на которого ссылается радио «Берег», глазурь …"
        if scene.kind(behind) == Kind::Comma && (behind + 1..behind + 3).any(|at| scene.is(at, Classes::RELATIVE)) {
            behind = (behind + 1..sentence.end).find(|at| scene.kind(*at) == Kind::Comma).unwrap_or(behind);
        }
        let mut before = sentence.start..at;
        // "и, по словам Иванова, …": what stands before is another clause only if it is long.
        while before.start < before.end && scene.is(before.start, Classes::TIME) {
            before.start += 1;
        }
        let content = parts(scene, [before, behind..sentence.end]);
        out.push(Proposal { content, cue, source, addressee: None, denied: false, rule: "ru-according" });
    }
}

/// Как сообщает X, это так.
pub(super) fn as_says(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone().filter(|at| scene.low(*at) == "как" && !scene.quoted(*at)) {
        let starts = at == sentence.start || scene.kind(at - 1) == Kind::Comma;
        let verb =
            (at + 1..sentence.end.min(at + 4)).find(|at| scene.verb(*at).is_some_and(|verb| verb.does == Does::Say));
        let Some(verb) = verb.filter(|_| starts) else { continue };
        let stop = (verb + 1..sentence.end)
            .find(|at| scene.kind(*at) == Kind::Comma && !scene.in_title(*at))
            .unwrap_or(sentence.end);
        if stop <= verb + 1 {
            continue;
        }
        let subject = right(scene, verb, stop);
        let content = parts(scene, [sentence.start..at, stop..sentence.end]);
        out.push(Proposal {
            content,
            cue: at..verb + 1,
            source: subject.source,
            addressee: subject.addressee,
            denied: false,
            rule: "ru-as",
        });
    }
}
