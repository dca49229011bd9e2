//! "According to", in front, behind or in the middle.

use crate::reader::{
    anonymity::head,
    apposition,
    candidate::{Candidate, Scene},
    cuts::{Group, trimmed},
    finite::acts,
    lexicon::Class,
    names::name_at,
    paragraph::Run,
    sure,
    tokens::Kind,
};

/// Proposes for every "according to" outside quotation marks.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let sentence = &scene.sentence;
    for at in sentence.clone() {
        // "a phone that, per the press release, went on sale"
        let per = p.low(at) == "per"
            && (at == sentence.start || !p.capital(at))
            && (at == sentence.start || p.kind(at - 1) == Kind::Comma)
            && (p.capital(at + 1) || p.any(at + 1, &[Class::Determiner, Class::Possessive]));
        // "In the words of one diplomat, the summit was"
        let words = p.low(at) == "in"
            && p.low(at + 1) == "the"
            && matches!(p.low(at + 2), "words" | "view" | "opinion")
            && p.low(at + 3) == "of";
        let behind = if per {
            at + 1
        } else if words {
            at + 4
        } else {
            at + 2
        };
        let according = p.low(at) == "according" && p.low(at + 1) == "to";
        if !(per || according || words) || p.quoted(at) || behind >= sentence.end {
            continue;
        }
        let mut source = named(scene, behind);
        source.end = apposed(scene, &source).unwrap_or(source.end);
        // "Lind said that according to the police the gate was shut"
        let front = at <= sentence.start + 1
            || p.low(at - 1) == "that"
            // "The deputy is less hopeful: according to minutes of a meeting, she warned …"
            || matches!(p.kind(at - 1), Kind::Colon | Kind::Semicolon);
        let mut content = Vec::new();
        if front {
            let comma = if p.kind(source.end) == Kind::Comma { source.end + 1 } else { source.end };
            // "According to the weekly, which cited officials, …"
            let behind = (comma..sentence.end.min(comma + 24)).find(|end| p.kind(*end) == Kind::Comma);
            let cites = p.any(comma, &[Class::Relative]) || p.is(comma, Class::Citing);
            let named = p.capital(source.end - 1);
            // "According to the complaint, filed on Monday, …"
            let filed = p.low(comma).ends_with("ed")
                && p.classes[comma].none()
                && p.any(comma + 1, &[Class::Day, Class::Preposition]);
            let passed = behind.filter(|end| cites || filed || named && describes(scene, comma, *end));
            let named = called(scene, &source);
            let passed = passed.or(named);
            // Of lawyers and outlets the name is theirs as a whole.
            let of = source.end - 1;
            if let Some(comma) = named.filter(|_| p.low(of).ends_with('s') || p.is(of, Class::Outlet)) {
                source.end = comma;
            }
            // "According to the mayor, quoted by Orta, …"
            if let Some(end) = passed.filter(|_| p.is(comma, Class::Citing) && p.low(comma + 1) == "by") {
                source.end = end;
            }
            let start = passed.map_or(comma, |behind| behind + 1);
            let words = (start..sentence.end).any(|at| p.kind(at) == Kind::Word);
            if let Some(clause) = clause(scene, &source).filter(|_| !words) {
                source.end = clause;
                content.push(scene.content(clause, Group::Clause, at));
            } else if words {
                content.push(scene.content(start, Group::Clause, at));
            }
        } else {
            let start = scene.opening(at);
            // "but, according to him, it was": what stands before is no clause.
            let words = (start..at).filter(|word| p.kind(*word) == Kind::Word).count();
            let hangs =
                at > 1 && p.any(at - 2, &[Class::Conjunction, Class::Subordinator]) && p.kind(at - 1) == Kind::Comma;
            // "Nobody, according to Orta, came"
            let interrupts = p.kind(source.end) == Kind::Comma && p.kind(at - 1) == Kind::Comma && {
                let verb = source.end + 1;
                acts(p, sentence, verb) || p.low(verb).ends_with("ed")
            };
            if (words > 1 || words == 1 && interrupts) && !hangs {
                content.push(start..trimmed(p, start, at));
            }
            // "according to its minister, as cited by local media"
            let cited = p.low(source.end + 1) == "as"
                || p.any(source.end + 1, &[Class::Citing, Class::Relative])
                || p.is(source.end + 1, Class::Determiner)
                    && !sure::is_clause(p, &(source.end + 1..sentence.end.min(source.end + 12)));
            if p.kind(at - 1) == Kind::Comma
                && p.kind(source.end) == Kind::Comma
                && source.end + 2 < sentence.end
                && !cited
            {
                content.push(scene.content(source.end + 1, Group::Clause, at));
            }
        }
        if !content.is_empty() {
            out.push(Candidate::of("according", content, at..behind, Some(source), scene.rates.of("according")));
        }
    }
}

/// The words behind "to", up to a mark.
fn named(scene: &Scene<'_>, start: usize) -> Run {
    let p = scene.p;
    let end = (start..scene.sentence.end)
        .find(|at| {
            // "According to its manifest there were 92"
            let clause = *at > start + 1
                && matches!(p.low(*at), "there" | "he" | "she" | "they" | "we")
                && p.any(*at + 1, &[Class::Finite, Class::Be, Class::Have, Class::Modal])
                && start <= scene.sentence.start + 2;
            clause && !p.quoted(*at)
                || matches!(
                    p.kind(*at),
                    Kind::Comma | Kind::Stop | Kind::Shout | Kind::Semicolon | Kind::Dash | Kind::Colon
                ) && !p.quoted(*at)
        })
        .unwrap_or(scene.sentence.end);
    start..end.max(start + 1)
}

/// The end of a source whose name stands behind its comma: "in the view of its duty officer, Bae Yun-seo, …".
fn apposed(scene: &Scene<'_>, source: &Run) -> Option<usize> {
    let p = scene.p;
    let role = head(p, source);
    if p.kind(source.end) != Kind::Comma || !p.is(role, Class::Role) || p.capital(role) || p.low(role).ends_with('s') {
        return None;
    }
    let name = apposition::behind(p, source.end + 1, scene.sentence.end)?;
    // "According to the coach, Karl Lind, who was ill, fell"
    let ends = matches!(p.kind(name.end), Kind::Comma | Kind::Stop) && !p.is(name.end + 1, Class::Relative);
    (ends && name.len() > 1).then_some(name.end)
}

/// People who together are a firm with a name.
const FIRMS: [&str; 10] = [
    "lawyers",
    "solicitors",
    "attorneys",
    "barristers",
    "publishers",
    "agents",
    "consultants",
    "auditors",
    "accountants",
    "brokers",
];

/// The comma behind the name of whom a source describes: "According to the manufacturer, Horst & Söhne, the crane was old",
/// "According to Kent's lawyers, Pell & Ray, he is ill".
fn called(scene: &Scene<'_>, source: &Run) -> Option<usize> {
    let p = scene.p;
    let of = head(p, source);
    let describes = p.any(of, &[Class::Role, Class::Organ, Class::Outlet]) && !p.capital(of) && of + 1 == source.end;
    // "According to the police, Kent, Moss and Lind were shot": only firms of many have a name.
    let firm = !(p.low(of).ends_with('s') || p.is(of, Class::People)) || FIRMS.contains(&p.low(of));
    if p.kind(source.end) != Kind::Comma || !describes || !firm {
        return None;
    }
    let name = name_at(p, source.end + 1, scene.sentence.end);
    let comma = name.end;
    if name.is_empty() || p.kind(comma) != Kind::Comma || p.quoted(comma) {
        return None;
    }
    // "According to the mayor, Lind, a farmer, was shot": what follows must be a clause.
    let other = [Class::Relative, Class::Finite, Class::Conjunction, Class::Preposition, Class::Citing];
    let opens = p.kind(comma + 1) == Kind::Word && !p.any(comma + 1, &other) && !p.low(comma + 1).ends_with("ed");
    let mark =
        |at: &usize| matches!(p.kind(*at), Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Dash | Kind::Colon);
    let stop = (comma + 1..scene.sentence.end).find(mark).unwrap_or(scene.sentence.end);
    let listed = (comma + 1..stop).any(|at| p.low(at) == "and" && p.capital(at + 1) && p.capital(at - 1));
    let clause = !listed && (comma + 2..stop).any(|at| acts(p, &scene.sentence, at));
    (opens && clause).then_some(comma)
}

/// Where a clause begins within words that no comma parts from it: "According to the mayor nobody was hurt."
fn clause(scene: &Scene<'_>, source: &Run) -> Option<usize> {
    let p = scene.p;
    let begins = |at: &usize| {
        p.any(*at, &[Class::Subject, Class::Determiner, Class::Possessive])
            || matches!(p.low(*at), "nobody" | "nothing")
    };
    let verb = |at: usize| acts(p, &scene.sentence, at);
    (source.start + 1..source.end)
        .filter(begins)
        .find(|at| !p.is(at - 1, Class::Preposition) && (at + 1..source.end.min(at + 8)).any(verb))
}

/// Whether the words from `start` to the comma `end` say who the source is: "According to Kolokol, a news site, …".
fn describes(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let p = scene.p;
    let verb = |at: usize| acts(p, &scene.sentence, at);
    if !matches!(p.low(start), "a" | "an" | "the") || (start..end).any(verb) {
        return false;
    }
    // "the deputy, Viktor Rann, has moved": the next words are no clause.
    let stop = (end + 1..scene.sentence.end).find(|at| p.kind(*at) == Kind::Comma).unwrap_or(scene.sentence.end);
    p.low(start) != "the" || (end + 2..stop).any(verb)
}
