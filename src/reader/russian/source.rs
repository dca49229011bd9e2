//! Whose words they are: the subject of a verb, before it or behind it, and whom it tells.

use super::{
    HEADS,
    lexicon::{Classes, Does},
    scene::{Run, Scene},
};
use crate::reader::tokens::Kind;

/// The longest subject, in tokens.
const LONGEST: usize = 18;

/// A subject, and the outlet or people that are told.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    pub source: Option<Run>,
    pub addressee: Option<Run>,
    /// Where what follows it begins.
    pub end: usize,
}

const DATIVE: &[&str] = &["у", "ю", "е", "ам", "ям", "ой", "ей", "и", "ому", "ему", "ым", "им"];

/// The subject behind a verb: "сообщил ТАСС в среду источник в полиции".
pub(super) fn right(scene: &Scene<'_>, verb: usize, end: usize) -> Subject {
    let mut at = verb + 1;
    let mut subject = Subject::default();
    // "говорится в её заявлении": the place is the source.
    if scene.verb(verb).is_some_and(|verb| verb.does == Does::Whole) {
        let stop = (at..end).find(|at| scene.kind(*at) != Kind::Word && !scene.in_title(*at)).unwrap_or(end);
        subject.end = stop;
        subject.source = (scene.is(at, Classes::PREP) && stop > at + 1).then_some(at..stop);
        return subject;
    }
    while at < end {
        if let Some(told) = addressee(scene, at, end) {
            at = told.end;
            subject.addressee.get_or_insert(told);
        } else if scene.is(at, Classes::PREP) && at + 1 < end {
            at = behind_phrase(scene, at, end);
        } else if scene.is(at, Classes::TIME) {
            at += 1;
        } else {
            break;
        }
    }
    let mut stop = at;
    while stop < end && stop - at < LONGEST {
        if let Some(title) = scene.title_at(stop) {
            stop = title.end;
            continue;
        }
        let ends = match scene.kind(stop) {
            Kind::Word | Kind::Number | Kind::Other => {
                stop > at && (scene.is(stop, Classes::CONJUNCTION) || scene.verb(stop).is_some_and(|verb| !verb.gerund))
            }
            _ => true,
        };
        if ends || scene.quoted(stop) {
            break;
        }
        stop += 1;
    }
    subject.end = stop;
    // "написал он клиентам", "сказал Марин государственному радио": who is told stands behind.
    let first = at + 1;
    let told = (first..stop).filter(|at| !scene.in_title(*at) || scene.title_at(*at).is_some()).find_map(|at| {
        let named = scene.capital(at - 1) || scene.is(at - 1, Classes::PRONOUN);
        let title = scene.title_at(at).is_some();
        let radio = scene.low(at) == "радио" && scene.low(at - 1).ends_with("ое");
        addressee(scene, at, stop).filter(|told| told.end == stop && (named || !title) && !scene.shouted(at) && !radio)
    });
    let stop = told.as_ref().map_or(stop, |told| told.start);
    if subject.addressee.is_none() {
        subject.addressee = told;
    }
    // "цитирует Петрича издание": who is quoted, and who quotes.
    if scene.low(verb).contains("цитир")
        && let Some(outlet) = (at + 1..stop).find(|at| scene.is(*at, Classes::OUTLET))
    {
        subject.addressee = Some(outlet..stop);
        subject.source = Some(at..outlet);
        return subject;
    }
    // What tells where and when behind a subject is no part of it: "Даль в среду".
    let cut = (at + 1..stop).find(|at| scene.is(*at, Classes::PREP) && day_phrase(scene, *at, stop));
    let stop = cut.unwrap_or(stop);
    subject.source = (stop > at).then_some(at..stop);
    subject
}

/// As [`right`], where nobody stands before the verb: "сообщает радио «Берег»".
pub(super) fn only_right(scene: &Scene<'_>, verb: usize, end: usize) -> Subject {
    let mut subject = right(scene, verb, end);
    if subject.source.is_none() {
        let told = subject.addressee.take_if(|told| told.start == verb + 1 && scene.low(verb + 1) == "радио");
        subject.source = told;
    }
    subject
}

/// Whom a verb tells, if that begins at a token: "журналистам", "агентству РТА", "«Континенту»", "ТАСС источник".
pub(super) fn addressee(scene: &Scene<'_>, at: usize, end: usize) -> Option<Run> {
    if let Some(title) = scene.title_at(at) {
        let follows = title.end < end && matches!(scene.kind(title.end), Kind::Word | Kind::Quote | Kind::Comma);
        return (dative_title(scene, &title) && (follows || title.end == end)).then_some(title);
    }
    let mut noun = at;
    // "государственному радио"
    while noun + 1 < end && ["ому", "ему", "ой"].iter().any(|ending| scene.low(noun).ends_with(ending)) && noun < at + 2
    {
        noun += 1;
    }
    if scene.is(noun, Classes::ADDRESSEE) {
        let mut stop = noun + 1;
        if let Some(title) = scene.title_at(stop) {
            stop = title.end;
        } else if scene.shouted(stop) {
            stop += 1;
        } else if scene.capital(stop) && (scene.low(noun) == "ведущему" || scene.low(noun).starts_with("корреспондент"))
        {
            while scene.capital(stop) && stop < end {
                stop += 1;
            }
        } else if scene.low(noun).starts_with("корреспондент") && scene.is(stop, Classes::OUTLET) {
            stop += 1;
        }
        return Some(at..stop);
    }
    let next = at + 1 < end && (scene.kind(at + 1) == Kind::Word || scene.title_at(at + 1).is_some());
    (scene.shouted(at) && next && !scene.capital(at + 1)).then_some(at..at + 1)
}

/// Whether a title in quotation marks stands in the dative: "«Вечернему проливу»".
fn dative_title(scene: &Scene<'_>, title: &Run) -> bool {
    let words: Vec<&str> = title.clone().filter(|at| scene.kind(*at) == Kind::Word).map(|at| scene.low(at)).collect();
    let Some(last) = words.last() else { return false };
    let first = words.first().copied().unwrap_or(last);
    let plural = words.len() > 1 && ["ие", "ые"].iter().any(|ending| first.ends_with(ending));
    DATIVE.iter().any(|ending| last.ends_with(ending)) && !plural && !last.ends_with("ие") && !last.ends_with("ое")
}

/// The end of a phrase that begins with a preposition at `at`.
fn behind_phrase(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let adjective = ["ого", "его", "ому", "ему", "ом", "ем", "ой", "ей", "ую", "их", "ых", "ими", "ыми", "шний", "ный"];
    let mut next = at + 1;
    while next + 1 < end
        && next < at + 4
        && scene.kind(next) == Kind::Word
        && scene.kind(next + 1) == Kind::Word
        && !scene.is(next, Classes::DAY)
        && adjective.iter().any(|ending| scene.low(next).ends_with(ending))
    {
        next += 1;
    }
    next = scene.title_at(next).map_or(next + 1, |title| title.end);
    if let Some(title) = scene.title_at(next) {
        next = title.end;
    }
    // "на условиях анонимности", "в интервью с": a second noun or a second phrase.
    if matches!(scene.low(next), "анонимности") {
        next += 1;
    }
    next.min(end)
}

/// Whether a phrase of time or place begins at `at`.
fn day_phrase(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 4)).any(|next| scene.is(next, Classes::DAY) || scene.low(next) == "условиях")
}

/// The subject before a verb: "В субботу газета «Х» со ссылкой на Y написала".
pub(super) fn left(scene: &Scene<'_>, sentence: &Run, verb: usize) -> Subject {
    let mut end = verb;
    let mut subject = Subject { end: verb, ..Subject::default() };
    let adverb = |at: usize| scene.low(at).ends_with("но") && !scene.capital(at) && !scene.is(at, HEADS);
    while end > sentence.start
        && (scene.is(end - 1, Classes::TIME)
            || adverb(end - 1)
            || matches!(scene.low(end - 1), "не" | "так" | "как" | "было"))
        && scene.kind(end - 1) == Kind::Word
    {
        end -= 1;
    }
    // ", знакомый с делом, сообщил": what stands between commas belongs to the subject or to the verb.
    let mut aside = None;
    if end > sentence.start && scene.kind(end - 1) == Kind::Comma {
        let open =
            (sentence.start..end - 1).rev().take(30).find(|at| scene.kind(*at) == Kind::Comma && !scene.quoted(*at));
        let Some(open) = open else { return subject };
        aside = Some(open + 1..end - 1);
        end = open;
    }
    if end == sentence.start || scene.quoted(end - 1) {
        return subject;
    }
    let of = end >= 2 && scene.is(end - 2, Classes::PREP);
    if scene.is(end - 1, Classes::PRONOUN) && scene.kind(end - 1) == Kind::Word && !of {
        subject.source = Some(end - 1..end);
        return subject;
    }
    let mut start = end;
    while start > sentence.start && end - start < LONGEST {
        let at = start - 1;
        if let Some(title) = scene.title_over(start - 1).filter(|title| title.end == start) {
            start = title.start;
            continue;
        }
        let stops = match scene.kind(at) {
            Kind::Word => {
                scene.is(at, Classes::CONJUNCTION)
                    || matches!(scene.low(at), "но" | "а" | "если" | "хотя" | "или" | "потому")
                    || (scene.low(at) == "и" && !joins_names(scene, at))
            }
            Kind::Number | Kind::Other => false,
            _ => true,
        };
        if stops || scene.quoted(at) {
            break;
        }
        start -= 1;
    }
    start = behind_adverbials(scene, start, end);
    let plural = scene.verb(verb).is_some_and(|verb| verb.plural);
    start = behind_places(scene, start, end, plural);
    // "Топ-менеджер «Аквилы» на условиях анонимности", "газета «Х» со ссылкой на …"
    let tail = (start + 1..end).find(|at| {
        scene.is(*at, Classes::PREP)
            && (day_phrase(scene, *at, end) || scene.low(at + 1) == "ссылкой")
            && !scene.in_title(*at)
    });
    let end = tail.unwrap_or(end);
    if start >= end {
        return subject;
    }
    let mut source = start..end;
    if let Some(aside) = aside.filter(|aside| describes(scene, aside)) {
        source.end = aside.end;
    }
    subject.source = Some(source);
    subject
}

fn joins_names(scene: &Scene<'_>, at: usize) -> bool {
    at > 0 && scene.capital(at + 1) && scene.capital(at - 1)
}

/// Where a subject begins behind words and phrases of time: "В субботу газета".
fn behind_adverbials(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if scene.is(at, Classes::TIME) && at + 1 < end {
            at += 1;
        } else if scene.is(at, Classes::PREP)
            && let Some(day) = (at + 1..end.min(at + 5)).find(|next| scene.is(*next, Classes::DAY))
            && day + 1 < end
        {
            at = scene.title_at(day + 1).map_or(day + 1, |title| title.end);
            while at + 1 < end && (scene.is(at, Classes::DAY) || scene.kind(at) == Kind::Number) {
                at += 1;
            }
        } else {
            break;
        }
    }
    at
}

/// Where a subject begins behind a phrase that can't be one: "После спектакля Иванов", "О войне министр". Of a verb
/// in the plural the place itself can be the subject: "В мэрии сообщили".
fn behind_places(scene: &Scene<'_>, start: usize, end: usize, plural: bool) -> usize {
    let place = matches!(scene.low(start), "в" | "во" | "на") && plural;
    if !scene.is(start, Classes::PREP) || place {
        return start;
    }
    let behind = if matches!(scene.low(start), "со" | "с") && scene.low(start + 1) == "ссылкой" {
        let speaks = |at: &usize| scene.is(*at, Classes::OUTLET.or(Classes::PERSON)) && !scene.in_title(*at);
        (start..end).rev().find(speaks).unwrap_or(end)
    } else {
        behind_phrase(scene, start, end)
    };
    if behind < end { behind } else { start }
}

/// Whether what stands between commas describes a person and does not tell what it does.
fn describes(scene: &Scene<'_>, aside: &Run) -> bool {
    let first = scene.low(aside.start);
    let participle = ["вший", "вшая", "вшие", "щий", "щая", "щие", "вшийся", "вшаяся", "щийся", "ный", "ная", "ные"];
    scene.is(aside.start, Classes::RELATIVE)
        || participle.iter().any(|ending| first.ends_with(ending))
        || (scene.kind(aside.start) == Kind::Word
            && aside.clone().any(|at| scene.is(at, Classes::PERSON))
            && aside.len() <= 6)
}
