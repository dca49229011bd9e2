//! A verb with a clause, a thing that is spoken of or a quotation behind it: он сказал, что это так.

use super::{Proposal, part};
use crate::reader::{
    quotes::Quote,
    russian::{
        lexicon::{Classes, Does},
        scene::{Run, Scene},
        source::{Subject, left, right},
    },
    tokens::Kind,
};

/// Он сказал, что это так.
pub(super) fn clause(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone() {
        let Some(verb) = scene.verb(at).filter(|_| !scene.quoted(at)) else { continue };
        if out.iter().any(|known| known.content.iter().any(|part| part.contains(&at))) {
            continue;
        }
        // "Говоря о ситуации, он подчеркнул": what comes is a topic, nothing said.
        if verb.gerund && at == sentence.start {
            continue;
        }
        let Some((start, behind)) = opening(scene, sentence, at) else { continue };
        let mut subject = left(scene, sentence, at);
        if subject.source.is_none() || verb.gerund {
            // "сказал Иванов, что": the subject stands behind the verb.
            subject.source.clone_from(&behind.source);
        }
        if verb.gerund {
            // "…, добавив, что": the subject is that of the verb before.
            subject.source = out.last().and_then(|known| known.source.clone());
        }
        let end = cut(scene, sentence, start);
        // "сказал: «…»": the words between the marks.
        let whole = |quote: &&Quote| quote.open == start && quote.closed && quote.close + 2 >= end;
        let quote = scene.quote_at(start).filter(whole);
        let negated = at > 0 && scene.low(at - 1) == "не" && verb.does == Does::Say;
        let cue = if at > 0 && scene.low(at - 1) == "не" { at - 1..at + 1 } else { at..at + 1 };
        out.push(Proposal {
            content: part(scene, quote.map_or(start..end, |quote| start + 1..quote.close)),
            cue,
            source: subject.source,
            addressee: behind.addressee,
            denied: verb.does == Does::Deny || negated,
            rule: match verb.does {
                _ if quote.is_some() => "ru-colon",
                Does::Deny => "ru-denial",
                _ if verb.gerund => "ru-gerund",
                _ => "ru-clause",
            },
        });
    }
}

/// Where the clause or the quotation that a verb introduces begins, and what stands between them.
fn opening(scene: &Scene<'_>, sentence: &Run, verb: usize) -> Option<(usize, Subject)> {
    let between = right(scene, verb, sentence.end);
    let mut at = between.end.max(verb + 1);
    // A phrase between: "сказал он в интервью X, что".
    while at < sentence.end && !matches!(scene.kind(at), Kind::Comma | Kind::Colon | Kind::Dash) && at < verb + 14 {
        if scene.quoted(at) {
            return None;
        }
        at += 1;
    }
    // "сказал Иванов, глава компании, что"
    if scene.kind(at) == Kind::Comma && !leads(scene, at + 1) {
        let next = (at + 1..sentence.end.min(at + 14)).find(|at| scene.kind(*at) == Kind::Comma);
        if let Some(next) = next.filter(|next| leads(scene, next + 1) && scene.low(next + 1) == "что") {
            at = next;
        }
    }
    match scene.kind(at) {
        Kind::Comma if leads(scene, at + 1) => {
            let that = matches!(scene.low(at + 1), "что" | "будто" | "якобы") && scene.kind(at + 2) != Kind::Comma;
            Some((if that { at + 2 } else { at + 1 }, between))
        }
        Kind::Colon => Some((at + 1, between)),
        // "надеется, Иванов не прав": too rare to be worth it.
        _ => about(scene, sentence, verb).map(|start| (start, between)),
    }
    .filter(|(start, _)| *start < sentence.end)
}

/// Whether a clause of content begins at a token: "что", "о чём", "ли" behind its word.
pub(super) fn leads(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, Classes::CONJUNCTION)
        || scene.low(at + 1) == "ли"
        || (scene.is(at, Classes::PREP)
            && matches!(scene.low(at + 1), "чём" | "чем" | "том" | "кого" | "какой" | "каких" | "что"))
}

/// "говорит о двух погибших": the thing that is spoken of, from its preposition on; "о том, что": from the clause on.
pub(super) fn about(scene: &Scene<'_>, sentence: &Run, verb: usize) -> Option<usize> {
    let does = scene.verb(verb)?.does;
    if !matches!(does, Does::Say | Does::Think) {
        return None;
    }
    let at = (verb + 1..sentence.end.min(verb + 5)).find(|at| matches!(scene.low(*at), "о" | "об" | "обо" | "про"))?;
    if matches!(scene.low(at + 1), "этом" | "нём" | "нем" | "ней" | "них" | "себе") {
        return None;
    }
    let that = scene.low(at + 1) == "том" && scene.kind(at + 2) == Kind::Comma && leads(scene, at + 3);
    Some(if that { at + 4 } else { at })
}

/// Where the content that begins at `start` ends: before another who speaks, or at the end of the sentence.
pub(super) fn cut(scene: &Scene<'_>, sentence: &Run, start: usize) -> usize {
    for at in start + 1..sentence.end {
        if scene.kind(at) != Kind::Comma || scene.quoted(at) {
            continue;
        }
        let verb = scene.verb(at + 1);
        // ", добавив, что"
        if verb.is_some_and(|verb| verb.gerund && verb.does == Does::Say) {
            return at;
        }
        // ", сообщает ТАСС" at the end of the sentence
        let last = !(at + 2..sentence.end).any(|at| matches!(scene.kind(at), Kind::Comma | Kind::Colon));
        if verb.is_some_and(|verb| verb.does == Does::Say) && last {
            return at;
        }
        // ", и грозит судом"
        if scene.low(at + 1) == "и" && scene.verb(at + 2).is_some_and(|verb| !verb.gerund) {
            return at;
        }
        if matches!(scene.low(at + 1), "ссылаясь" | "цитируя") {
            return at;
        }
        if scene.low(at + 1) == "по" && (scene.low(at + 2) == "словам" || scene.low(at + 3) == "словам") && last
        {
            return at;
        }
    }
    sentence.end
}
