//! Several who say one thing together: "Lind and Moss", "Judges Petra Holm and Anil Rao", "Olga Brandt and her deputy,
//! Karl Voss".

use super::{
    apposition::{self, FIRMS},
    lexicon::Class,
    names::{Names, name_at, text},
    paragraph::{Paragraph, Run},
    reading::genitive,
    tokens::Kind,
};

/// How many may stand in a list.
const MOST: usize = 8;
/// How long one of them may be, in tokens.
const LONGEST: usize = 12;

/// The names of those whom a mention joins by "and"; `None` where it speaks of one, or names none of them.
pub(super) fn joined(p: &Paragraph<'_>, run: &Run, names: &Names) -> Option<String> {
    if run.len() < 3 || !run.clone().any(|at| p.low(at) == "and") {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    let mut at = run.start;
    let mut known = false;
    while parts.len() < MOST {
        let (end, name) = one(p, at, run.end)?;
        known |= name.is_some();
        let firm = name.as_ref().is_some_and(|name| FIRMS.contains(&p.low(name.end - 1)));
        if firm && !parts.is_empty() {
            return None;
        }
        // "Lind" of "Karl Lind"
        let words = text(p, &name.clone().unwrap_or(at..end));
        parts.push(names.fullest(&words).map_or(words, str::to_owned));
        let comma = p.kind(end) == Kind::Comma && end < run.end;
        // "Two diplomats, one from the Gulf and one from Peru": a list of names has names before its commas.
        if comma && name.is_none() {
            return None;
        }
        let next = end + usize::from(comma);
        if next < run.end && p.low(next) == "and" && !p.quoted(next) {
            let last = last(p, next + 1, run.end);
            known |= last.is_some();
            let firm = FIRMS.contains(&p.low(run.end - 1));
            let words = last.unwrap_or(next + 1..run.end);
            let plain = words.clone().all(|at| matches!(p.kind(at), Kind::Word | Kind::Number | Kind::Quote));
            if !known || firm || !plain || words.is_empty() {
                return None;
            }
            let words = text(p, &words);
            let words = names.fullest(&words).map_or(words, str::to_owned);
            return Some(format!("{} and {words}", parts.join(", ")));
        }
        if !comma {
            return None;
        }
        at = next;
    }
    None
}

/// The end of one of several, and his name, if he has one: "Prime Minister Olga Brandt", "the mayor".
fn one(p: &Paragraph<'_>, start: usize, end: usize) -> Option<(usize, Option<Run>)> {
    // "both Lind and Moss"
    let start = start + usize::from(p.low(start) == "both");
    let mut at = start;
    let opens = p.any(start, &[Class::Determiner, Class::Possessive]);
    let mut name = None;
    while at < end.min(start + LONGEST) {
        if p.kind(at) == Kind::Open {
            at = (at + 1..end.min(at + 4)).find(|close| p.kind(*close) == Kind::Close)? + 1;
            continue;
        }
        if p.quoted(at) || p.kind(at) != Kind::Word || p.low(at) == "and" {
            break;
        }
        let found = name_at(p, at, end);
        if !found.is_empty() {
            at = found.end;
            name = (!genitive(p.low(at - 1))).then(|| apposition::named(p, found, end, false));
            continue;
        }
        // "Ada Moss of Orta Watch and Karl Lind": a name is over, unless it is that of one of two firms.
        if p.is(at, Class::Preposition)
            && let Some(known) = &name
            && known.len() > 1
        {
            let mut stop = at;
            while stop < end.min(at + LONGEST) {
                // "of the Organised Crime and Triad Bureau"
                let inner = name_at(p, stop, end);
                if inner.is_empty() && (p.kind(stop) != Kind::Word || p.low(stop) == "and" || p.is(stop, Class::Finite))
                {
                    break;
                }
                stop = inner.end.max(stop + 1);
            }
            let next = name_at(p, stop + 1, end);
            let joins = p.low(stop) == "and" && next.len() > 1;
            return Some((if joins { stop } else { at }, name));
        }
        // "a spokesman for Lind and Moss": not those whom he speaks for.
        let other = [Class::Preposition, Class::Finite, Class::Modal, Class::Relative, Class::Subject];
        if p.any(at, &other) {
            return None;
        }
        name = None;
        at += 1;
    }
    (at > start && (name.is_some() || opens)).then_some((at, name))
}

/// The name of the last of several, behind "and": "Anil Rao", "her deputy, Karl Voss".
fn last(p: &Paragraph<'_>, start: usize, end: usize) -> Option<Run> {
    let comma = (start..end).find(|at| p.kind(*at) == Kind::Comma);
    let (stop, name) = one(p, start, comma.unwrap_or(end))?;
    let whole = stop >= comma.unwrap_or(end) || p.any(stop, &[Class::Preposition, Class::Relative]);
    match (name, comma) {
        (Some(name), _) => whole.then_some(name),
        (None, Some(comma)) => apposition::behind(p, comma + 1, end),
        (None, None) => None,
    }
}
