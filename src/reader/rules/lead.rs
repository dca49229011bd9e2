//! A tag behind words that only lead in: "Still, he said, officials must decide." And a remark with "as" in front of
//! what it introduces: "As the mayor pointed out on Friday, the bridge is closed."

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::Group,
    frames::looks_finite,
    lexicon::Class,
    paragraph::Run,
    reading::{Reading, is_adverb, reading},
    setting::{is_time, setting},
    subject,
    tokens::Kind,
};

/// The longest lead, in tokens.
const LONGEST: usize = 10;
/// The longest tag, in tokens.
const TAG: usize = 22;

/// Proposes for the start of a sentence.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let start = scene.sentence.start;
    if p.quoted(start) || p.kind(start) != Kind::Word {
        return;
    }
    if p.low(start) == "as" {
        remark(scene, out);
    } else if let Some(comma) = comma(scene, start + 1, LONGEST).filter(|comma| leads(scene, *comma)) {
        aside(scene, out, comma);
    }
}

/// The first comma at or behind `from` that stands in no quotation.
fn comma(scene: &Scene<'_>, from: usize, reach: usize) -> Option<usize> {
    let p = scene.p;
    let stop = scene.sentence.end.min(from + reach);
    (from..stop)
        .take_while(|at| !matches!(p.kind(*at), Kind::Colon | Kind::Semicolon | Kind::Dash))
        .find(|at| p.kind(*at) == Kind::Comma && !p.quoted(*at))
}

/// Whether the words before a comma hold no clause of their own.
fn leads(scene: &Scene<'_>, comma: usize) -> bool {
    let p = scene.p;
    let start = scene.sentence.start;
    let opens = p.any(start, &[Class::Conjunction, Class::Preposition]) || is_adverb(p, start) || is_time(p, start);
    let verb = |at: usize| p.any(at, &[Class::Finite, Class::Modal]) || looks_finite(p, &scene.sentence, at);
    let opener = |at: usize| p.is(at, Class::Subordinator) && !p.is(at, Class::Preposition);
    opens && !(start..comma).any(|at| verb(at) || opener(at) || p.quoted(at))
}

/// "…, he said, …" behind a lead that ends at `comma`.
fn aside(scene: &Scene<'_>, out: &mut Vec<Candidate>, comma: usize) {
    let p = scene.p;
    let start = scene.sentence.start;
    for verb in comma + 1..scene.sentence.end.min(comma + TAG) {
        if p.quoted(verb) || p.kind(verb) == Kind::Comma && verb > comma + 12 {
            return;
        }
        let Some((source, behind)) = tag(scene, comma + 1, verb) else { continue };
        // "On Friday, the ministry said, …": when it happened belongs to what is said; "but" doesn't.
        let mut content: Vec<Run> = Vec::new();
        if !p.is(start, Class::Conjunction) && comma > start + 1 {
            content.push(start..comma);
        }
        propose(scene, out, content, verb, source, behind);
        return;
    }
}

/// "As X pointed out, …"
fn remark(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let start = scene.sentence.start + 1;
    for verb in start..scene.sentence.end.min(start + TAG) {
        if scene.p.quoted(verb) {
            return;
        }
        if let Some((source, behind)) = tag(scene, start, verb) {
            propose(scene, out, Vec::new(), verb, source, behind);
            return;
        }
    }
}

/// The subject of a verb that speaks and the comma behind the tag, where the tag begins at `from` and holds no more.
fn tag(scene: &Scene<'_>, from: usize, verb: usize) -> Option<(Run, usize)> {
    let p = scene.p;
    let sentence = &scene.sentence;
    let speaks = p.any(verb, &[Class::Speech, Class::Addressing])
        || scene.cues.strength(p.low(verb), Reading::Finite) > 0.4
        || p.low(verb).starts_with("put") && p.low(verb + 1) == "it";
    if !speaks || p.kind(verb) != Kind::Word || p.capital(verb) {
        return None;
    }
    let (first, use_) = reading(p, sentence, verb);
    let source = if verb == from {
        subject::right(p, sentence, verb + 1)?
    } else {
        subject::left(p, sentence, first).filter(|source| use_ == Reading::Finite && source.start == from)?
    };
    let mut next = source.end.max(verb + 1);
    while next < sentence.end
        && (is_adverb(p, next) || is_time(p, next) || matches!(p.low(next), "out" | "it" | "this"))
    {
        next += 1;
    }
    next = setting(p, sentence, next);
    (p.kind(next) == Kind::Comma && next + 2 < sentence.end).then_some((source, next))
}

fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>, lead: Vec<Run>, verb: usize, source: Run, comma: usize) {
    let p = scene.p;
    // "…, he said, adding that": that belongs to "adding".
    if p.low(comma + 1).ends_with("ing") && !p.capital(comma + 1) || p.is(comma + 1, Class::Conjunction) {
        return;
    }
    let mut content = lead;
    let group = if p.opens(comma + 1).is_some() { Group::Quote } else { Group::Clause };
    content.push(scene.content(comma + 1, group, verb));
    out.push(Candidate {
        rule: "lead",
        content,
        cue: verb..verb + 1,
        source: Some(source),
        addressee: None,
        usage: None,
        traits: Vec::new(),
        retells: None,
        score: scene.rates.of("lead"),
    });
}
