//! A tag behind words that only lead in: "Still, he said, officials must decide." And a remark with "as" in front of
//! what it introduces: "As the mayor pointed out on Friday, the bridge is closed."

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::Group,
    finite::acts,
    frames::{Frame, Shape, Way},
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
    } else if let Some(comma) = comma(scene, start + 1, LONGEST) {
        if leads(scene, comma) {
            aside(scene, out, comma, false);
        } else if !(start..comma).any(|at| acts(p, &scene.sentence, at) || p.quoted(at)) {
            aside(scene, out, comma, true);
        }
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
    let names = p.any(start, &[Class::Determiner, Class::Possessive, Class::Subject]);
    let opens =
        p.any(start, &[Class::Conjunction, Class::Preposition]) || !names && (is_adverb(p, start) || is_time(p, start));
    let opener = |at: usize| p.is(at, Class::Subordinator) && !p.is(at, Class::Preposition);
    opens && !(start..comma).any(|at| acts(p, &scene.sentence, at) || opener(at) || p.quoted(at))
}

/// "…, he said, …" behind words that end at `comma`: a lead, or the `subject` of the verb behind the tag ("Her figure, she
/// said, came from the roll").
fn aside(scene: &Scene<'_>, out: &mut Vec<Candidate>, comma: usize, subject: bool) {
    let p = scene.p;
    let start = scene.sentence.start;
    for verb in comma + 1..scene.sentence.end.min(comma + TAG) {
        if p.quoted(verb) || p.kind(verb) == Kind::Comma && verb > comma + 12 {
            return;
        }
        let Some((source, behind)) = tag(scene, comma + 1, verb) else { continue };
        let next = behind + 1;
        if subject && !(acts(p, &scene.sentence, next) || p.low(next).ends_with("ed") || p.is(next, Class::Negative)) {
            return;
        }
        // "On Friday, the ministry said, …": when it happened belongs to what is said; "but" doesn't.
        let mut content: Vec<Run> = Vec::new();
        if subject || !p.is(start, Class::Conjunction) && comma > start + 1 {
            content.push(start..comma);
        }
        // A tag in the middle is one, however short the words before it.
        let usage = subject.then_some((Reading::Finite, Frame { way: Way::Near, shape: Shape::TagClause }));
        propose(scene, out, usage, content, verb, source, behind);
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
            propose(scene, out, None, Vec::new(), verb, source, behind);
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
        || p.low(verb).starts_with("put") && p.low(verb + 1) == "it"
        || p.low(verb) == "went" && p.low(verb + 1) == "on";
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
        && (is_adverb(p, next) || is_time(p, next) || matches!(p.low(next), "out" | "on" | "it" | "this"))
    {
        next += 1;
    }
    next = setting(p, sentence, next);
    (p.kind(next) == Kind::Comma && next + 2 < sentence.end).then_some((source, next))
}

fn propose(
    scene: &Scene<'_>,
    out: &mut Vec<Candidate>,
    usage: Option<(Reading, Frame)>,
    lead: Vec<Run>,
    verb: usize,
    source: Run,
    comma: usize,
) {
    let p = scene.p;
    // "…, he said, adding that": that belongs to "adding".
    if p.low(comma + 1).ends_with("ing") && !p.capital(comma + 1) || p.is(comma + 1, Class::Conjunction) {
        return;
    }
    let mut content = lead;
    let group = if p.opens(comma + 1).is_some() { Group::Quote } else { Group::Clause };
    content.push(scene.content(comma + 1, group, verb));
    let rule = if usage.is_some() { "tag" } else { "lead" };
    // "she went on" says as much as "she added".
    let form = if p.low(verb) == "went" { "added" } else { scene.form(verb) };
    let rate = usage.and_then(|(reading, frame)| scene.cues.rate(form, reading, frame));
    out.push(Candidate {
        usage,
        ..Candidate::of(rule, content, verb..verb + 1, Some(source), rate.unwrap_or_else(|| scene.rates.of(rule)))
    });
}
