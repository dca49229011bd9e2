//! What somebody retells: “He told us it would hold,” Smith said. Smith said a guard had admitted to her that it leaked.

use super::{
    anonymity::head,
    candidate::Candidate,
    frames::Shape,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    recorded::{recorded, records},
    setting::is_time,
    tellings::{LONGEST, SHOWS, according, active, heard, heard_say, passive, somebody, stated, told, trailing},
    tokens::Kind,
};

/// Whose words a speaker hands on.
#[derive(Clone, Debug)]
pub(crate) struct Retelling {
    /// Who said them first.
    pub speaker: Run,
    /// Who heard them, where that is not the one who retells: "my neighbour".
    pub hearer: Option<Run>,
    /// What the one who retells says besides, in words of his own.
    pub own: Vec<Run>,
}

/// A part of a content that retells: who, to whom, what.
pub(crate) struct Retold {
    pub speaker: Run,
    pub hearer: Option<Run>,
    pub words: Run,
}

/// How many words at most stand before a content of which two tell.
const BETWEEN: usize = 16;

/// What a part of a content retells; `None` where it retells nobody.
fn retold(p: &Paragraph<'_>, part: &Run) -> Option<Retold> {
    // "told the house on Tuesday the minister had assured him": the content may begin with when he told.
    let part = &(part.start + part.clone().take(3).take_while(|at| is_time(p, *at)).count()..part.end);
    let first = part.clone().take(3).find(|at| p.kind(*at) == Kind::Word && p.low(*at) != "that")?;
    // Outside quotation marks "me" is the author.
    let quoting = p.quoted(first);
    active(p, first, part, quoting)
        .or_else(|| passive(p, first, part))
        .or_else(|| heard(p, first, part))
        .or_else(|| according(p, first, part))
        .or_else(|| quoting.then(|| trailing(p, first, part)).flatten())
}

/// "The colonel, he said, had assured him that …": the tag stands within what is retold.
fn around(p: &Paragraph<'_>, candidate: &Candidate) -> Option<Retold> {
    let [speaker, rest] = candidate.content.as_slice() else { return None };
    if let Some(found) = told_before(p, speaker, rest) {
        return Some(found);
    }
    let aux = |at: &usize| p.any(*at, &[Class::Have, Class::Modal]) || is_adverb(p, *at);
    let verb = rest.start + rest.clone().take(3).take_while(aux).count();
    let paper = p.is(head(p, speaker), Class::Document) && SHOWS.contains(&p.low(verb));
    let behind = verb + 1 + usize::from(p.low(verb + 1) == "that");
    let (hearer, start) = told(p, verb, rest.end, false).or_else(|| paper.then_some((None, behind)))?;
    let name = speaker.len() <= LONGEST && speaker.clone().all(|at| matches!(p.kind(at), Kind::Word | Kind::Number));
    (name && somebody(p, speaker) && start < rest.end).then_some(Retold {
        speaker: speaker.clone(),
        hearer,
        words: start..rest.end,
    })
}

/// "A neighbour told officers, he said, that …": the tag stands behind the verb of what is retold.
fn told_before(p: &Paragraph<'_>, before: &Run, rest: &Run) -> Option<Retold> {
    let words = || before.clone().skip(1);
    // "She had asked, her son wrote, for “no speeches”"
    let asked = matches!(p.low(rest.start), "for" | "to")
        && matches!(p.low(before.end - 1), "asked" | "asks" | "begged" | "called" | "pleaded" | "urged");
    if !(asked || p.low(rest.start) == "that") || before.len() > 2 * LONGEST || before.clone().any(|at| p.quoted(at)) {
        return None;
    }
    let verb = words().find(|at| {
        asked && *at + 1 == before.end
            || p.is(*at, Class::Addressing)
            || p.is(*at, Class::Speech)
                && (*at + 1 == before.end || *at + 2 == before.end && p.is(*at + 1, Class::Object))
    })?;
    let aux = |at: &usize| p.any(*at, &[Class::Have, Class::Modal]) || is_adverb(p, *at);
    let speaker = before.start..verb - (before.start + 1..verb).rev().take_while(aux).count();
    // "A neighbour told officers", and not "The club told by its bank"
    let hearer = before.end - verb <= 4 && !p.is(verb + 1, Class::Preposition) && !p.is(verb - 1, Class::Be);
    (hearer && somebody(p, &speaker) && rest.len() > 2).then_some(Retold {
        speaker,
        hearer: None,
        words: rest.start + 1..rest.end,
    })
}

/// Who tells within what is told, where the content begins only behind both: "told the Observer the guard had assured them
/// that", "told the radio she had heard him say that".
fn between(p: &Paragraph<'_>, cue: usize, start: usize) -> Option<Run> {
    let that = p.low(start) == "that" && p.is(cue, Class::Addressing) && start < cue + BETWEEN;
    // "told the radio she had heard him say that"
    let hears = (cue + 3..start).find_map(|at| heard_say(p, at, start));
    if let Some((speaker, _)) = hears.filter(|(_, words)| that && *words == start + 1) {
        return Some(speaker);
    }
    let verb = (cue + 3..start).rev().find(|at| p.any(*at, &[Class::Addressing]) && !p.quoted(*at))?;
    let pronoun = verb + 2 == start && p.any(verb + 1, &[Class::Object, Class::People]);
    let begins = |at: &usize| p.any(*at, &[Class::Determiner, Class::Possessive, Class::Subject]);
    let from = (cue + 2..verb).rev().find(begins)?;
    let mut end = verb;
    while end > from + 1 && p.any(end - 1, &[Class::Have, Class::Modal, Class::Adverb]) {
        end -= 1;
    }
    let plain = (from..end).all(|at| p.kind(at) == Kind::Word && !p.any(at, &[Class::Be, Class::Relative]));
    (that && pronoun && plain).then_some(from..end)
}

/// Takes what is retold out of a content. The speaker of the content carries it.
pub(crate) fn unfold(p: &Paragraph<'_>, candidate: &mut Candidate) {
    // "The judge, according to a transcript, remarked that he had seen worse"
    if candidate.rule == "according"
        && let [speaker, rest] = candidate.content.as_slice()
        && let Some((_, start)) = stated(p, rest.start, rest.end)
        && somebody(p, speaker)
        && speaker.len() <= LONGEST
    {
        candidate.retells = Some(Retelling { speaker: speaker.clone(), hearer: None, own: Vec::new() });
        candidate.content = std::iter::once(start..rest.end).collect();
        return;
    }
    let Some((_, frame)) = candidate.usage else { return };
    if let Some(speaker) = candidate.content.first().and_then(|part| between(p, candidate.cue.start, part.start)) {
        candidate.retells = Some(Retelling { speaker, hearer: None, own: Vec::new() });
        return;
    }
    let quotation = frame.shape == Shape::TagQuote;
    let clause = matches!(frame.shape, Shape::That | Shape::Clause | Shape::TagClause | Shape::Gerund)
        || frame.shape == Shape::Object && candidate.rule == "object";
    if clause && candidate.content.len() == 2 && candidate.rule == "tag" {
        if let Some(found) = around(p, candidate) {
            candidate.content = vec![found.words];
            candidate.retells = Some(Retelling { speaker: found.speaker, hearer: found.hearer, own: Vec::new() });
        }
        return;
    }
    if !(quotation || clause && candidate.content.len() == 1) || candidate.rule == "noun" {
        return;
    }
    // "A flatmate had told officers he was “the last”, the inspector said": no quotation as a whole.
    let fits = |part: &Run| quotation && p.opens(part.start).is_some() || !p.quoted(part.start);
    let found = candidate.content.iter().enumerate().filter(|(_, part)| fits(part)).find_map(|(at, part)| {
        let paper = || {
            candidate.source.as_ref().is_some_and(|source| records(p, source) && !p.quoted(part.start))
                && candidate.rule == "clause"
        };
        Some((at, retold(p, part).or_else(|| paper().then(|| recorded(p, part)).flatten())?))
    });
    if let Some((at, found)) = found {
        candidate.content.remove(at);
        // “‘I wish he had,’ she told me,” the friend said. “‘I might have slept.’”
        let nested = |part: &Run| p.kind(part.start + 1) == Kind::Quote;
        let own = if nested(&(found.words.start.saturating_sub(2)..found.words.start)) {
            candidate.content.drain(..).partition(|part| nested(part))
        } else {
            (Vec::new(), std::mem::take(&mut candidate.content))
        };
        let (mut words, own): (Vec<Run>, Vec<Run>) = own;
        words.push(found.words);
        words.sort_by_key(|part| part.start);
        candidate.content = words;
        candidate.retells = Some(Retelling { speaker: found.speaker, hearer: found.hearer, own });
    }
}

/// Parts what somebody says in words of his own from what he retells.
pub(crate) fn part(chosen: Vec<Candidate>) -> Vec<Candidate> {
    let mut parted = Vec::with_capacity(chosen.len());
    for mut candidate in chosen {
        let own = candidate.retells.as_mut().map(|retelling| std::mem::take(&mut retelling.own)).unwrap_or_default();
        let besides = (!own.is_empty()).then(|| Candidate { content: own, retells: None, ..candidate.clone() });
        parted.push(candidate);
        parted.extend(besides);
    }
    parted
}
