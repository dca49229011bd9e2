//! A tag within, behind or around what it tags: «Это так», — сказал он.

use super::{Proposal, cites, clause::leads, parts};
use crate::reader::{
    russian::{
        lexicon::{Classes, Does},
        scene::{Run, Scene},
        source::{Subject, left, only_right, right},
    },
    tokens::Kind,
};

/// «Это так, — сказал он. — И точка».
pub(super) fn tag_within(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for quote in scene.speech_in(sentence) {
        let Some(hole) = scene.tag_within(quote) else { continue };
        let Some(verb) = hole.clone().find(|at| scene.verb(*at).is_some_and(|verb| !verb.gerund)) else { continue };
        let content = parts(scene, [quote.open + 1..hole.start, hole.end..quote.close]);
        out.push(tagged(scene, &hole, verb, content, "ru-tag-within"));
    }
}

/// The proposal of a tag that lies in `tag`: "сказал он", "он сказал".
fn tagged(scene: &Scene<'_>, tag: &Run, verb: usize, content: Vec<Run>, rule: &'static str) -> Proposal {
    let behind = right(scene, verb, tag.end);
    let subject = if behind.source.is_some() {
        behind
    } else {
        let before = left(scene, &(tag.start..tag.end), verb);
        Subject { addressee: behind.addressee, ..before }
    };
    Proposal { content, cue: verb..verb + 1, source: subject.source, addressee: subject.addressee, denied: false, rule }
}

/// – Это так, – сказал он. – И точка.
pub(super) fn dash_speech(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    if scene.kind(sentence.start) != Kind::Dash || sentence.start > 0 {
        return;
    }
    let dash = (sentence.start + 2..scene.len()).find(|at| {
        scene.kind(*at) == Kind::Dash
            && matches!(scene.kind(at - 1), Kind::Comma | Kind::Shout | Kind::Stop)
            && (at + 1..at + 4).any(|next| scene.verb(next).is_some_and(|verb| !verb.gerund))
    });
    let Some(dash) = dash else { return };
    let Some(verb) = (dash + 1..dash + 4).find(|at| scene.verb(*at).is_some_and(|verb| !verb.gerund)) else { return };
    let stop = (verb + 1..scene.len())
        .find(|at| {
            matches!(scene.kind(*at), Kind::Stop)
                || (scene.kind(*at) == Kind::Comma && scene.kind(at + 1) == Kind::Dash)
        })
        .unwrap_or(scene.len());
    let rest = (scene.kind(stop + 1) == Kind::Dash).then(|| stop + 2..scene.len());
    let content = parts(scene, [Some(sentence.start + 1..dash), rest].into_iter().flatten());
    out.push(tagged(scene, &(dash + 1..stop), verb, content, "ru-dash"));
}

/// «Это так», — сказал он.
pub(super) fn tag_behind_quote(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    let quotes = scene.speech_in(sentence);
    for (number, quote) in quotes.iter().enumerate() {
        let mut at = quote.close + 1;
        while matches!(scene.kind(at), Kind::Comma | Kind::Dash | Kind::Shout | Kind::Stop) && at < sentence.end {
            at += 1;
        }
        if at == quote.close + 1 || at >= sentence.end {
            continue;
        }
        let stop = (at..sentence.end)
            .find(|at| {
                matches!(scene.kind(*at), Kind::Stop | Kind::Colon | Kind::Semicolon)
                    || scene.quoted(*at)
                    || (scene.kind(*at) == Kind::Comma && scene.kind(at + 1) != Kind::Word)
            })
            .unwrap_or(sentence.end);
        let Some(verb) = (at..stop.min(at + 6)).find(|at| scene.verb(*at).is_some_and(|verb| !verb.gerund)) else {
            continue;
        };
        // A quotation that is a part of a clause has its verb before it.
        let starts = quote.open == sentence.start
            || matches!(scene.kind(quote.open.wrapping_sub(1)), Kind::Stop | Kind::Colon | Kind::Dash);
        if !starts {
            continue;
        }
        let mut content: Vec<Run> = std::iter::once(quote.open + 1..quote.close + usize::from(!quote.closed)).collect();
        // «…», — сказал он, — «…»
        let between = |next: usize| {
            matches!(scene.kind(next - 1), Kind::Comma | Kind::Dash | Kind::Colon | Kind::Stop) && next > stop
        };
        if let Some(next) = quotes.get(number + 1).filter(|next| between(next.open)).filter(|next| {
            (stop..next.open).all(|at| matches!(scene.kind(at), Kind::Comma | Kind::Dash | Kind::Colon | Kind::Stop))
        }) {
            content.push(next.open + 1..next.close);
        }
        out.push(tagged(scene, &(at..stop), verb, parts(scene, content), "ru-tag"));
    }
}

/// Это так, сообщает X. «Часть», пишет издание, «часть».
pub(super) fn tag_behind_clause(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone().skip(2) {
        let Some(verb) = scene.verb(at).filter(|verb| !verb.gerund && !scene.quoted(at)) else { continue };
        let comma = if scene.kind(at - 1) == Kind::Comma {
            at - 1
        } else if scene.kind(at - 1) == Kind::Dash && matches!(scene.kind(at - 2), Kind::Comma | Kind::Shout) {
            at - 2
        } else {
            continue;
        };
        let subject = only_right(scene, at, sentence.end);
        let next = scene.kind(subject.end);
        if !matches!(verb.does, Does::Say | Does::Think | Does::Ask) || comma < sentence.start + 2 {
            continue;
        }
        let Some(source) = subject.source.clone() else { continue };
        // "Иванов сказал, что это так, сообщает ТАСС": the agency carries it.
        let outlet = source.clone().any(|at| scene.is(at, Classes::OUTLET) || scene.shouted(at) || scene.in_title(at))
            && !source.clone().any(|at| scene.is(at, Classes::PERSON));
        let speaks = |at: usize| {
            scene.verb(at).is_some_and(|verb| verb.does == Does::Say && !verb.gerund)
                && (at + 1..comma).any(|at| scene.kind(at) == Kind::Comma && leads(scene, at + 1))
        };
        if outlet && (sentence.start..comma).any(speaks) {
            continue;
        }
        // What follows must end the tag: the sentence, a comma, "со ссылкой на".
        let cited = cites(scene, subject.end);
        let ends = subject.end >= sentence.end || matches!(next, Kind::Stop | Kind::Shout | Kind::Comma) || cited;
        if !ends
            || (next == Kind::Comma && leads(scene, subject.end + 1) && !scene.is(subject.end + 1, Classes::RELATIVE))
        {
            continue;
        }
        let mut content: Vec<Run> = std::iter::once(sentence.start..comma).collect();
        let aside = scene.is(subject.end + 1, Classes::RELATIVE) || cites(scene, subject.end + 1) || cited;
        if next == Kind::Comma && !aside {
            content.push(subject.end + 1..sentence.end);
        }
        let content = parts(scene, content);
        out.push(Proposal {
            content,
            cue: at..at + 1,
            source: Some(source),
            addressee: subject.addressee,
            denied: false,
            rule: "ru-tag-clause",
        });
    }
}
