//! A cue with its content behind it: "she said that", "told reporters", "criticised the bill", "reports that".

use crate::reader::{
    candidate::{Candidate, Scene, UNKNOWN},
    cuts::Group,
    frames::{Frame, Shape, Way},
    keys::Keys,
    lexicon::Class,
    paragraph::Run,
    reach::{Reach, reaches},
    reading::{Reading, reading},
    rules::speaker,
    setting::setting,
    subject, sure,
    tokens::Kind,
};

/// What outlets have, told or not.
const NEWS: [&str; 8] = ["news", "story", "stories", "report", "article", "account", "details", "findings"];

/// Verbs whose subject is part of what is said: "the race appears closer".
const RAISING: [&str; 6] = ["appear", "appears", "appeared", "seem", "seems", "seemed"];

/// Verbs with an "it" that means nobody: "it emerged that".
const IMPERSONAL: [&str; 10] =
    ["emerge", "emerged", "emerges", "transpired", "transpires", "turned", "turns", "seems", "seemed", "appeared"];

/// Proposes for every word that is a cue anywhere.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    for at in scene.sentence.clone() {
        let cue = scene.cues.knows(scene.form(at)) || p.is(at, Class::Speech) || sure::HEARSAY.contains(&p.low(at));
        // "emphatically denied": an adverb tells how, but for one that tells that others say so.
        let manner = p.low(at).ends_with("ly") && !p.is(at, Class::Hedge);
        if p.quoted(at) || p.kind(at) != Kind::Word || !cue || manner {
            continue;
        }
        let (first, reading) = reading(p, &scene.sentence, at);
        // A name in the middle of a sentence is no cue: "the United States".
        if p.capital(at) && at > scene.sentence.start && !scene.headline {
            continue;
        }
        let reaches = reaches(p, &scene.sentence, at);
        for reach in &reaches {
            propose(scene, out, at, first, reading, reach, false);
        }
        if reading == Reading::Finite {
            relative(scene, out, at, first, reaches.first().map(|reach| reach.start));
        }
        let raising = reading == Reading::Passive && !p.is(at, Class::Addressing) || RAISING.contains(&p.low(at));
        if raising {
            for reach in &reaches {
                propose(scene, out, at, first, Reading::Raised, reach, false);
            }
            let frame = Frame { way: Way::Near, shape: Shape::Nothing };
            let reach = Reach { frame, start: at + 1, addressee: None };
            propose(scene, out, at, first, Reading::Raised, &reach, true);
        }
    }
}

/// One proposal.
fn propose(
    scene: &Scene<'_>,
    out: &mut Vec<Candidate>,
    at: usize,
    first: usize,
    reading: Reading,
    reach: &Reach,
    alone: bool,
) {
    let p = scene.p;
    // A verb that does nothing but say is one even where it was never counted.
    let speech = reading == Reading::Finite && p.is(at, Class::Speech);
    let rate = scene.cues.rate(scene.form(at), reading, reach.frame);
    let hearsay = matches!(reading, Reading::Passive | Reading::Raised) && sure::HEARSAY.contains(&p.low(at));
    let Some(mut score) = rate.or((speech || hearsay).then_some(0.1)) else { return };
    if hearsay {
        score = score.max(0.1);
    }
    // "confirmed to the newspaper that" says as much as "confirmed that".
    // So does "said in a court filing that".
    let set = reach.frame.shape == Shape::That
        && p.is(at, Class::Speech)
        && reach.start > at + 1
        && setting(p, &scene.sentence, at + 1) == reach.start;
    let to = p.low(at + 1) == "to" && reach.frame == Frame { way: Way::Addressee, shape: Shape::That };
    if to || set {
        let that = Frame { way: Way::Near, shape: Shape::That };
        score = scene.cues.rate(scene.form(at), reading, that).map_or(score, |near| near.max(score));
    }
    // A verb that never was a cue is one before "that" or a quotation at most.
    let clear = matches!(reach.frame.shape, Shape::That | Shape::Quote | Shape::Colon);
    if UNKNOWN.contains(&scene.form(at)) && !clear && !speech {
        return;
    }
    // "cited an official as saying": the official says it.
    let saying = |as_: usize| p.low(as_) == "as" && p.low(as_ + 1) == "saying";
    let mut behind = reach.start..scene.sentence.end.min(reach.start + 14);
    if p.is(at, Class::Citing) && reach.frame.shape == Shape::Clause && behind.any(saying) {
        return;
    }
    if score < 0.05 && !speech {
        return;
    }
    // "The painting is believed to be a fake": the painting believes nothing.
    if reading == Reading::Passive && reach.frame.shape == Shape::To && sure::HEARSAY.contains(&p.low(at)) {
        return;
    }
    let group = Group::of(reading, reach.frame);
    let mut content = Vec::new();
    let mut source = speaker::of(scene, at, first, reading);
    // "It emerged that": nobody in particular says so.
    if reach.frame.shape == Shape::That && IMPERSONAL.contains(&p.low(at)) {
        source = source.filter(|source| p.low(source.start) != "it");
    }
    if reading == Reading::Raised {
        let Some(subject) = source.take() else { return };
        // "The news was first reported by": who had it first, and nothing of what it is.
        if matches!(p.low(at), "reported" | "published" | "broken" | "carried")
            && NEWS.contains(&p.low(subject.end - 1))
        {
            return;
        }
        // "is understood to want it by Friday": nobody's word but rumour's.
        let hearsay = sure::HEARSAY.contains(&p.low(at)) && reach.frame.shape == Shape::To;
        // "Lind seemed to mock the plan": it is his doing.
        let own = matches!(p.low(at), "seem" | "seems" | "seemed" | "appear" | "appears" | "appeared");
        source = match own {
            true => Some(subject.clone()),
            false if hearsay => None,
            false => subject::agent(p, &scene.sentence, at),
        };
        content.extend((!own).then_some(subject));
    }
    if !alone && reach.start < scene.sentence.end {
        let mut run = scene.content(reach.start, group, at);
        // "dismissed the papers as “forged”": what is denied is the papers.
        if p.is(at, Class::Denial) && reach.frame.shape == Shape::Object {
            let as_ = (run.start + 1..run.end).find(|at| p.low(*at) == "as" && !p.quoted(*at));
            run.end = as_.unwrap_or(run.end);
        }
        content.push(run);
    }
    if reading == Reading::Finite && reach.frame.shape == Shape::Quote {
        content.splice(0..0, front(scene, source.as_ref(), reach.start));
    }
    let Some(end) = content.last().map(|content| content.end) else { return };
    if matches!(reading, Reading::Participle | Reading::Infinitive | Reading::Noun) {
        source = source.or_else(|| speaker::ahead(scene, at, end));
    }
    let rule = match (reading, reach.frame.way, reach.frame.shape) {
        (Reading::Noun, ..) => "noun",
        (Reading::Participle, ..) => "participle",
        (Reading::Infinitive, ..) => "infinitive",
        (Reading::Raised | Reading::Adjective, ..) => "raised",
        (Reading::Passive, ..) => "passive",
        (_, Way::Addressee, _) => "told",
        (_, _, Shape::Object | Shape::To | Shape::Gerund) => "object",
        (_, _, Shape::Quote | Shape::Colon) => "colon",
        _ => "clause",
    };
    out.push(Candidate {
        rule,
        content,
        cue: at..at + 1,
        source,
        addressee: reach.addressee.clone(),
        usage: Some((reading, reach.frame)),
        traits: Keys::default(),
        retells: None,
        score,
    });
}

/// What stands before a tag and goes on in the quotation behind it: "If the town pays, she said, “it will regret it.”"
/// A quotation that begins with a capital letter is a sentence of its own.
fn front(scene: &Scene<'_>, source: Option<&Run>, quote: usize) -> Option<Run> {
    let p = scene.p;
    let goes_on = p.opens(quote).is_some() && p.kind(quote + 1) == Kind::Word && !p.capital(quote + 1);
    let comma = source?.start.checked_sub(1).filter(|comma| *comma > scene.sentence.start)?;
    let tag = p.kind(quote - 1) == Kind::Comma && p.kind(comma) == Kind::Comma;
    let start = scene.opening(comma);
    let front = start..comma;
    let plain =
        !front.is_empty() && !front.clone().any(|at| p.quoted(at)) && setting(p, &scene.sentence, start) < comma;
    (goes_on && tag && plain).then_some(front)
}

/// "which critics say …": the relative pronoun before the subject belongs to the content.
fn relative(scene: &Scene<'_>, out: &mut Vec<Candidate>, at: usize, first: usize, start: Option<usize>) {
    let p = scene.p;
    let Some(subject) = subject::left(p, &scene.sentence, first) else { return };
    let Some(pronoun) = subject.start.checked_sub(1).filter(|before| *before >= scene.sentence.start) else { return };
    if !p.is(pronoun, Class::Relative) || p.quoted(pronoun) {
        return;
    }
    let frame = Frame { way: if start.is_some() { Way::Near } else { Way::Far }, shape: Shape::Relative };
    let Some(score) = scene.cues.rate(p.low(at), Reading::Finite, frame) else { return };
    let mut content: Vec<Run> = std::iter::once(pronoun..pronoun + 1).collect();
    // "which critics say was wrong": what follows belongs to it where it is a verb.
    if p.any(at + 1, &[Class::Finite, Class::Modal, Class::Be, Class::Have]) {
        content.push(scene.content(at + 1, Group::Clause, at));
    }
    out.push(Candidate {
        rule: "relative",
        content,
        cue: at..at + 1,
        source: Some(subject),
        addressee: None,
        usage: Some((Reading::Finite, frame)),
        traits: Keys::default(),
        retells: None,
        score,
    });
}
