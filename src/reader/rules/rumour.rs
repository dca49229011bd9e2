//! A noun that holds a claim: "reports that", "rumours that", "speculation that".

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::Group,
    finite::acts,
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    reading::genitive,
    subject,
    tokens::Kind,
};

/// Proposes for every such noun before "that".
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    for at in scene.sentence.clone() {
        let that = at + 1;
        // "a report in the Northgate Echo that"
        let whispers = ["rumour", "rumours", "rumor", "rumors"];
        // "Word on the terraces is that", "Word spread that"
        let word = p.low(at) == "word" && at == scene.sentence.start;
        let spreads = word || whispers.contains(&p.low(at));
        let outlet = named(p, &scene.sentence, that).filter(|_| !whispers.contains(&p.low(at)));
        // "a rumour in Port Sol that", "A rumour was going round the capital that"
        let stop = scene.sentence.end.min(that + if at < scene.sentence.start + 3 { 10 } else { 5 });
        let near = (that..stop).take_while(|word| p.kind(*word) == Kind::Word && !p.quoted(*word));
        let that = near.into_iter().find(|word| spreads && p.low(*word) == "that").unwrap_or(that);
        let that = outlet.as_ref().map_or(that, |outlet| outlet.end);
        if !(word || p.is(at, Class::Wrapper))
            || p.quoted(at)
            || p.low(that) != "that"
            || that + 2 >= scene.sentence.end
        {
            continue;
        }
        // "A grandee whispers that", "Polk checked the bin and reports that": verbs.
        let verb = p.low(at).ends_with('s') && at > scene.sentence.start + 1 && {
            // "The newsletter reports that"
            let one = p.any(at - 1, &[Class::Role, Class::Unnamed, Class::Outlet])
                && !p.low(at - 1).ends_with('s')
                && p.low(at - 1) != "police";
            let some = || {
                (scene.sentence.start.max(at.saturating_sub(5))..at)
                    .any(|word| matches!(p.low(word), "a" | "an" | "the"))
            };
            one && some()
                || p.low(at - 1) == "and" && (scene.sentence.start..at - 1).any(|word| acts(p, &scene.sentence, word))
        };
        // "The documents claim that", "whose memoirs report that": verbs.
        let several = || {
            let low = p.low(at - 1);
            matches!(p.low(at), "claim" | "report")
                && low.ends_with('s')
                && low != "news"
                && !p.capital(at - 1)
                && !genitive(low)
        };
        if verb || at > scene.sentence.start + 1 && several() {
            continue;
        }
        // "The weekly, citing an audit, reports that": a verb.
        let comma = at.checked_sub(1).filter(|comma| p.kind(*comma) == Kind::Comma && !p.quoted(*comma));
        let named = at > 0 && p.capital(at - 1) && p.low(at).ends_with('s') && p.low(that) == "that" && that == at + 1;
        if named && at > scene.sentence.start + 1 {
            continue;
        }
        if comma.is_some() && (scene.sentence.start..at).any(|word| p.is(word, Class::Citing)) {
            continue;
        }
        // "reports that were published": the reports, not what they say.
        if p.any(that + 1, &[Class::Finite, Class::Modal, Class::Citing]) {
            continue;
        }
        let mut content = scene.content(that, Group::Noun, at);
        // "Claims that he fled were false": the second verb is that of the claims.
        if at <= scene.sentence.start + 1 && that == at + 1 {
            const AUXILIARY: [Class; 4] = [Class::Be, Class::Have, Class::Do, Class::Modal];
            let verbs = |word: &usize| p.is(*word, Class::Finite) && !p.any(*word - 1, &AUXILIARY);
            if let Some(second) = content.clone().skip(1).filter(verbs).nth(1) {
                content.end = second;
            }
        }
        // "Politico was first to report that"
        let source = outlet.or_else(|| match at.checked_sub(1) {
            Some(to) if p.low(to) == "to" && p.low(at) == "report" => {
                subject::left(p, &scene.sentence, first_verb(p, &scene.sentence, to))
            }
            // "There's talk that": nobody's.
            _ => subject::owner(p, &scene.sentence, at)
                // "Reports that a canvas from the same attic had gone": not whose reports they are.
                .filter(|owner| !p.low(owner.start).starts_with("there") && owner.end <= that),
        });
        let score = scene.rates.of("rumour");
        out.push(Candidate::of("rumour", std::iter::once(content).collect(), at..at + 1, source, score));
    }
}

/// The first verb of a sentence before `end`.
fn first_verb(p: &Paragraph<'_>, sentence: &Run, end: usize) -> usize {
    (sentence.start..end).find(|at| p.any(*at, &[Class::Be, Class::Have, Class::Modal])).unwrap_or(end)
}

/// The name of where a report stands, behind a preposition at `at`.
fn named(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    if !matches!(p.low(at), "in" | "on" | "by" | "from") || p.quoted(at) {
        return None;
    }
    let start = if p.low(at + 1) == "the" { at + 2 } else { at + 1 };
    let name = name_at(p, start, sentence.end);
    (!name.is_empty()).then_some(name)
}
