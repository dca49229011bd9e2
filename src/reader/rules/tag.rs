//! A tag behind or within what it tags: "…," he said. …, said John Smith, a farmer. "…," she added, "…"

use crate::reader::{
    anonymity::head,
    apposition,
    candidate::{Candidate, Scene, UNKNOWN},
    cuts::{Group, trimmed},
    finite::looks_finite,
    frames::{Frame, Shape, Way},
    keys::Keys,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{Reading, is_adverb, reading},
    setting::{is_time, setting},
    subject, sure,
    tokens::Kind,
};

/// Proposes for every verb that stands in a tag.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let sentence = &scene.sentence;
    for at in sentence.start + 1..sentence.end {
        let verb = scene.cues.knows(p.low(at)) || scene.cues.knows(scene.form(at)) || p.is(at, Class::Speech);
        if p.quoted(at) || p.kind(at) != Kind::Word || (p.capital(at) && !scene.headline) || !verb {
            continue;
        }
        if p.low(at).ends_with("ing") {
            continue;
        }
        let straight = straight(scene, at);
        if let Some((source, boundary, behind)) = straight.or_else(|| inverted(scene, at)) {
            propose(scene, out, at, &source, boundary, behind);
        }
    }
}

/// A subject before the verb, and a comma or a closing mark before that.
fn straight(scene: &Scene<'_>, at: usize) -> Option<(Run, usize, usize)> {
    let p = scene.p;
    let (first, reading) = reading(p, &scene.sentence, at);
    // "…," the minister was quoted as saying by the agency
    let quoted = reading == Reading::Passive && p.is(at, Class::Citing) && p.low(at + 1) == "as";
    // "…, the Ledger has been told"
    let told = reading == Reading::Passive && p.is(at, Class::Addressing) && p.low(at - 1) == "been";
    if reading != Reading::Finite && !quoted && !told {
        return None;
    }
    let mut source = subject::left(p, &scene.sentence, first)?;
    // A mark within the walk ends it: "…," Smith of Iowa said.
    while source.start < source.end && p.quoted(source.start) {
        source.start += 1;
    }
    if source.is_empty() || source.start <= scene.sentence.start || p.is(source.start, Class::Relative) {
        return None;
    }
    let mut boundary = boundary(scene, source.start)?;
    // "…," another friend, Mariam Emara, told CNN
    if p.kind(boundary) == Kind::Comma && boundary + 1 == source.start {
        let near = (scene.sentence.start + 1..boundary).rev().take(8);
        let mark = near.take_while(|at| p.kind(*at) != Kind::Comma || p.quoted(*at)).find(|at| p.quoted(*at));
        let begins = |mark: usize| {
            p.any(mark + 1, &[Class::Determiner, Class::Possessive, Class::Title, Class::Role]) || p.capital(mark + 1)
        };
        if let Some(mark) = mark.filter(|mark| p.closes(*mark).is_some() && *mark + 1 < boundary && begins(*mark)) {
            source.start = mark + 1;
            boundary = mark + 1;
        }
    }
    Some((source, boundary, at + 1))
}

/// The verb first, and its subject behind it.
fn inverted(scene: &Scene<'_>, at: usize) -> Option<(Run, usize, usize)> {
    let p = scene.p;
    let boundary = boundary(scene, at)?;
    if p.kind(at - 1) == Kind::Comma && !p.quoted(at - 1) && (boundary < scene.sentence.start + 2 || own(scene, at)) {
        return None;
    }
    let mut source = subject::right(p, &scene.sentence, at + 1)?;
    let end = source.end;
    let mut behind = subject::apposition(p, &scene.sentence, end);
    // "said Vita's general secretary, Oona Lee": the name behind the comma.
    if p.kind(end) == Kind::Comma
        && !p.capital(head(p, &source))
        && !p.quoted(end)
        && let Some(name) = apposition::names(p, end + 1, scene.sentence.end)
    {
        source.end = name.end;
        behind = behind.max(subject::apposition(p, &scene.sentence, name.end));
    }
    Some((source, boundary, behind))
}

/// Whether the comma before a verb ends an insertion into its own subject: "A spokesman, who asked not to be named, said".
fn own(scene: &Scene<'_>, verb: usize) -> bool {
    let p = scene.p;
    let open = (scene.sentence.start..verb - 1).rev().find(|at| p.kind(*at) == Kind::Comma && !p.quoted(*at));
    open.is_some_and(|open| {
        let subject =
            subject::left(p, &scene.sentence, verb).is_some_and(|subject| subject.start == scene.sentence.start);
        let verbs =
            (scene.sentence.start + 1..open).any(|at| p.is(at, Class::Finite) || looks_finite(p, &scene.sentence, at));
        subject && !verbs && p.is(open + 1, Class::Relative)
    })
}

/// Whether words that a tag may follow hold no clause: "Asked whether he would resign, Lind said".
fn hangs(scene: &Scene<'_>, content: &Run) -> bool {
    let p = scene.p;
    let opens = [Class::Subordinator, Class::Relative, Class::Question];
    let low = p.low(content.start);
    // "In a leaked recording, the mayor tells"
    let verbs = [Class::Finite, Class::Modal, Class::Subject];
    if p.is(content.start, Class::Preposition) && content.len() < 9 && !content.clone().any(|at| p.any(at, &verbs)) {
        return true;
    }
    let participle = (low.ends_with("ed") || low.ends_with("ing")) && p.classes[content.start].none();
    let second = content.start + 1;
    if !participle || !(p.is(second, Class::Preposition) || p.any(second, &opens)) {
        return false;
    }
    let main = (second..content.end).take_while(|at| !p.any(*at, &opens));
    !main.into_iter().any(|at| p.is(at, Class::Finite) || looks_finite(p, &scene.sentence, at))
}

/// The end of the content before a tag that begins at `at`; `None` where no comma or mark stands before it.
fn boundary(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let p = scene.p;
    let mut before = at.checked_sub(1)?;
    // "…," as Smith said
    if matches!(p.low(before), "as" | "—" | "-") && before > scene.sentence.start {
        before -= 1;
    }
    if before < scene.sentence.start {
        return None;
    }
    if p.closes(before).is_some() {
        return Some(before + 1);
    }
    (p.kind(before) == Kind::Comma && !p.quoted(before)).then_some(before)
}

/// The end of whom a verb addresses in a tag, "she told Radio Faro"; `at` where it addresses nobody.
fn addressee(p: &Paragraph<'_>, sentence: &Run, verb: usize, at: usize) -> usize {
    if at != verb + 1 || !p.is(verb, Class::Addressing) {
        return at;
    }
    let goes_on = |at: &usize| {
        p.kind(*at) == Kind::Word
            && !p.quoted(*at)
            && !p.any(*at, &[Class::Finite, Class::Subordinator, Class::Day, Class::Preposition])
    };
    at + (at..sentence.end.min(at + 6)).take_while(goes_on).count()
}

/// The end of "as saying (by OUTLET)" behind a verb that quotes somebody.
fn as_saying(p: &Paragraph<'_>, sentence: &Run, verb: usize) -> Option<usize> {
    let stop = sentence.end.min(verb + 14);
    let as_ =
        (verb + 1..stop).take_while(|at| !p.quoted(*at)).find(|at| p.low(*at) == "as" && p.low(*at + 1) == "saying")?;
    let mark = |at: &usize| p.kind(*at) != Kind::Word || p.quoted(*at);
    Some(if p.low(as_ + 2) == "by" { (as_ + 2..sentence.end).find(mark).unwrap_or(sentence.end) } else { as_ + 2 })
}

fn propose(scene: &Scene<'_>, out: &mut Vec<Candidate>, at: usize, source: &Run, boundary: usize, behind: usize) {
    let p = scene.p;
    let sentence = &scene.sentence;
    let closed = boundary.checked_sub(1).and_then(|last| p.closes(last)).copied();
    // What follows the tag: the end, a comma, words of time and place, or a content of its own.
    let told = if closed.is_none() { addressee(p, sentence, at, behind) } else { behind };
    let mut next = told;
    while next < sentence.end && (is_adverb(p, next) || is_time(p, next)) {
        next += 1;
    }
    next = setting(p, sentence, next);
    // "…," the agency quoted him as saying
    let quoted = p.is(at, Class::Citing).then(|| as_saying(p, sentence, at)).flatten();
    if let Some(end) = quoted {
        next = end;
    }
    let ends = next >= sentence.end
        || matches!(
            p.kind(next),
            Kind::Stop | Kind::Shout | Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon | Kind::Quote
        );
    let mut start = scene.opening(boundary.min(at));
    if let Some(quote) = closed {
        // A lead before the quotation that a colon ends is no part of it.
        let colon = (start..quote.open).any(|lead| p.kind(lead) == Kind::Colon && !p.quoted(lead));
        // Nor is one that a cue of its own ends: Smith said “…,” adding
        let cue = (quote.open.saturating_sub(2).max(start)..quote.open)
            .any(|lead| !p.quoted(lead) && scene.cues.strength(p.low(lead), reading(p, sentence, lead).1) > 0.5);
        // Nor is one that breaks off: The town was calm - “Nothing happened,” she said - but …
        let breaks = quote.open > start && matches!(p.kind(quote.open - 1), Kind::Dash | Kind::Open);
        if colon || cue || breaks {
            start = quote.open;
        }
    } else if boundary < start + if p.kind(told) == Kind::Comma { 2 } else { 3 }
        && !(boundary <= start + 2 && matches!(p.low(start), "no" | "yes" | "never" | "nothing" | "not"))
    {
        return;
    }
    while start < boundary && matches!(p.kind(start), Kind::Dash | Kind::Open) {
        start += 1;
    }
    if start >= boundary {
        return;
    }
    let shape = if closed.is_some() { Shape::TagQuote } else { Shape::TagClause };
    if shape == Shape::TagClause
        && (UNKNOWN.contains(&scene.form(at)) && !p.is(at, Class::Speech) || hangs(scene, &(start..boundary)))
    {
        return;
    }
    let frame = Frame { way: if ends { Way::Near } else { Way::Far }, shape };
    let order = if source.start < at { Reading::Finite } else { Reading::Joined };
    // "she told Radio Faro" tags as "she said" does.
    let form = if quoted.is_some() || told > behind && ends { "said" } else { scene.form(at) };
    let speech = p.is(at, Class::Speech);
    let Some(score) = scene.cues.rate(form, order, frame).or(speech.then_some(0.1)) else { return };
    if score < 0.05 && !speech {
        return;
    }
    let first = start..trimmed(p, start, boundary);
    // "The expert, Gleb Sorin, said the base …": what stands before is no clause but the subject.
    let goes_on = p.kind(next) == Kind::Comma && next + 2 < sentence.end;
    if shape == Shape::TagClause && order == Reading::Joined && !goes_on && !sure::is_clause(p, &first) {
        return;
    }
    let mut content: Vec<Run> = std::iter::once(first).collect();
    // What goes on behind the tag.
    let again = (next..sentence.end).find(|mark| p.opens(*mark).is_some()).filter(|open| {
        // A quotation that belongs to a cue of its own is none of this tag's: "…," he said, adding that it was "…".
        let own = |at: usize| {
            let (_, use_) = reading(p, sentence, at);
            !p.quoted(at) && use_ != Reading::Noun && scene.cues.strength(p.low(at), use_) > 0.5
        };
        // Nor is a title or a word in marks: on NBC's "Meet the Press", the "real" reason.
        let mark = matches!(p.kind(*open - 1), Kind::Comma | Kind::Colon | Kind::Dash | Kind::Semicolon | Kind::Stop)
            || p.closes(*open - 1).is_some();
        let word = matches!(p.low(*open - 1), "and" | "but" | "that" | "because" | "as" | "so" | "is" | "was");
        (mark || word) && !(next..*open).any(own)
    });
    if let Some(open) = again
        && closed.is_some()
    {
        content.push(open..trimmed(p, open, sentence.end));
    } else if closed.is_none()
        && behind <= source.end.max(at + 1)
        && p.kind(next) == Kind::Comma
        && next + 2 < sentence.end
        && next <= told + 3
        && !p.low(next + 1).ends_with("ing")
    {
        content.push(scene.content(next + 1, Group::Clause, at));
    }
    out.push(Candidate {
        rule: "tag",
        content,
        cue: at..at + 1,
        source: Some(source.clone()),
        addressee: None,
        usage: Some((order, frame)),
        traits: Keys::default(),
        retells: None,
        score,
    });
}
