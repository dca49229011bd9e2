//! Who is named beside what describes him: "The officer on watch, Fiona Keane, …".

use super::{
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    reading::genitive,
    tokens::Kind,
};

/// Endings of companies' names.
pub(super) const FIRMS: [&str; 12] =
    ["ltd", "ltd.", "inc", "inc.", "llp", "plc", "co", "co.", "sons", "partners", "holdings", "associates"];

/// How far behind a comma a name may stand, in tokens: "retired District Attorney (Consuelo Barragán)".
const FAR: usize = 12;

/// The proper name behind the comma of a role: "its chairman, Tomas Reyes", "the bureau's chief, Detective Superintendent
/// (Acting) Hugo Lassalle".
pub(super) fn apposed(p: &Paragraph<'_>, run: &Run) -> Option<Run> {
    let comma = run.clone().find(|at| p.kind(*at) == Kind::Comma)?;
    // "An indictment unsealed in Tampa, Florida": where that lies.
    let of = (run.start..comma).rev().find(|at| !p.capital(*at));
    let placed = of.is_some_and(|of| of + 1 < comma && matches!(p.low(of), "in" | "at" | "near" | "from"));
    let one = name_at(p, comma + 1, run.end).len() == 1;
    if placed && one || of_another(p, run, comma) {
        return None;
    }
    let name = names(p, comma + 1, run.end)?;
    // "a spokesman for Sir Lionel's family office, Quill Capital Partners": a person is no firm.
    let head = super::anonymity::head(p, &(run.start..comma));
    let firm = is_body(p, &name) || FIRMS.contains(&p.low(name.end - 1));
    let own = p.is(comma - 1, Class::Organ) && head + 1 < comma && p.is(head, Class::Role);
    (!(firm && own)).then_some(name)
}

/// The proper name in an apposition that begins at `from`, titles and nouns before it left out; `None` where it names
/// nobody, as "an ally of the mayor" doesn't.
pub(crate) fn behind(p: &Paragraph<'_>, from: usize, end: usize) -> Option<Run> {
    let definite = p.low(from) == "the";
    let mut at = from + usize::from(definite || matches!(p.low(from), "a" | "an"));
    let other = [
        Class::Determiner,
        Class::Possessive,
        Class::Preposition,
        Class::Conjunction,
        Class::Finite,
        Class::Relative,
        Class::Modal,
    ];
    while at < end.min(from + FAR) {
        match p.kind(at) {
            // "Lt Col (Retd) Peregrine Stubbs"
            Kind::Open => {
                at = (at + 1..end.min(at + 5)).find(|close| p.kind(*close) == Kind::Close)? + 1;
                continue;
            }
            // "PD Dr. med. habil. Friederike Lath"
            Kind::Stop if p.capital(at + 1) || p.kind(at + 2) == Kind::Stop => {
                at += 1;
                continue;
            }
            // "29-year-old Yann Palas"
            Kind::Number if p.low(at).ends_with("-year-old") => {
                at += 1;
                continue;
            }
            Kind::Word => {}
            _ => return None,
        }
        // "the Hon. Philomena Kerr"
        if p.low(at) == "the" && p.is(at + 1, Class::Title) && p.capital(at + 1) {
            at += 1;
            continue;
        }
        let name = name_at(p, at, end);
        if name.is_empty() {
            // "shipowner Astri Wold", "retired teacher Bea Lomax"
            // "First Admiral Hendra Wijaya"
            let ranks = p.capital(at) && p.capital(at + 1) && p.any(at + 1, &[Class::Title, Class::Role]);
            let calls = ranks || p.any(at, &[Class::Title, Class::Role]) || !p.capital(at) && !p.any(at, &other);
            if !calls {
                return None;
            }
            at += 1;
            continue;
        }
        // "Brazilian lawyer Dr. Lia Fagundes", "Savile Row legend Bernard Pell"
        let goes_on =
            p.kind(name.end) == Kind::Word && !p.capital(name.end) && !p.any(name.end, &other) && name.end + 1 < end
                || p.is(name.end, Class::Title) && name.end < end;
        // "the chairman, a Conservative"
        if matches!(p.low(from), "a" | "an") && name.start == from + 1 && !goes_on {
            return None;
        }
        // "Lind's brother"
        if goes_on || genitive(p.low(name.end - 1)) {
            at = name.end;
            continue;
        }
        return Some(named(p, name, end, definite)).filter(|name| {
            name.end >= end
                || matches!(p.kind(name.end), Kind::Comma | Kind::Open | Kind::Close | Kind::Stop)
                || p.any(name.end, &[Class::Preposition, Class::Relative])
        });
    }
    None
}

/// The names in an apposition that begins at `from`: of one, "plumber Dan Kirk", or of several, "Vera and Milos Hanak".
pub(crate) fn names(p: &Paragraph<'_>, from: usize, end: usize) -> Option<Run> {
    behind(p, from, end).or_else(|| {
        let first = name_at(p, from, end);
        let and = first.end;
        if first.is_empty() || p.low(and) != "and" || and >= end {
            return None;
        }
        let second = name_at(p, and + 1, end);
        let ends = second.end >= end || matches!(p.kind(second.end), Kind::Comma | Kind::Stop);
        (!second.is_empty() && ends).then_some(first.start..second.end)
    })
}

/// A name in an apposition without what somebody is before it ("Jail Superintendent Elmer Dimas"), and with what a body
/// is of behind it ("the Confraternity of the Holy Linen").
pub(super) fn named(p: &Paragraph<'_>, name: Run, end: usize, definite: bool) -> Run {
    let office =
        |at: usize| p.any(at, &[Class::Title, Class::Role, Class::People]) && !p.any(at, &[Class::Male, Class::Female]);
    let called = (name.start..name.end - 1).rev().find(|at| office(*at) && !p.is(*at, Class::Organ));
    let body = name.clone().any(|at| p.is(at, Class::Organ));
    let start = called.filter(|_| !body).map_or(name.start, |called| called + 1);
    let of = name.end;
    if definite && name.len() == 1 && p.low(of) == "of" && !office(name.start) {
        let whole = name_at(p, of + 1 + usize::from(p.low(of + 1) == "the"), end);
        if !whole.is_empty() {
            return start..whole.end;
        }
    }
    start..name.end
}

/// Whether the name behind a comma is not of whom the phrase speaks but of whom it names last: "Lawyers for the baker,
/// Olaf Brandt", "A spokesman for the chancellor, Ruth Hale".
fn of_another(p: &Paragraph<'_>, run: &Run, comma: usize) -> bool {
    let head = super::anonymity::head(p, &(run.start..comma));
    let Some(last) = comma.checked_sub(1).filter(|last| *last > head + 2) else { return false };
    // "Lawyers for the murdered baker, Olaf Brandt"
    let simple = |at: usize| p.kind(at) == Kind::Word && !p.any(at, &[Class::Preposition, Class::Conjunction]);
    let definite = matches!(p.low(head + 1), "for" | "of")
        && p.low(head + 2) == "the"
        && head + 7 > last
        && (head + 3..=last).all(simple);
    let guard = p.low(last).ends_with("guard") || p.low(last).ends_with('s');
    let person =
        p.any(last, &[Class::Role, Class::Title, Class::Man, Class::Woman]) && !p.is(last, Class::Organ) && !guard;
    definite
        && (person && matches!(p.low(run.start), "a" | "an")
            || p.low(head).ends_with('s') && !p.low(last).ends_with('s'))
}

/// Whether a name is no person's by one of its words.
pub(super) fn is_body(p: &Paragraph<'_>, name: &Run) -> bool {
    name.clone().any(|at| p.any(at, &[Class::Organ, Class::Masthead, Class::Outlet]))
}

/// Whether an apposition with "who" tells that a name is a person's: "Pavel Orban, a former attaché who defected".
pub(super) fn human(p: &Paragraph<'_>, name: &Run) -> bool {
    p.kind(name.end) == Kind::Comma
        && matches!(p.low(name.end + 1), "a" | "an" | "the")
        && (name.end + 2..p.len().min(name.end + 9))
            .take_while(|at| p.kind(*at) == Kind::Word)
            .any(|at| p.low(at) == "who")
}

/// Whether the name of whom a sentence opens with stands behind what tells more of him: "The officer on watch, Fiona
/// Keane, was in no doubt".
pub(super) fn named_behind(p: &Paragraph<'_>, start: usize, head: usize) -> bool {
    let comma = (head + 1..p.len().min(head + 7)).find(|at| p.kind(*at) != Kind::Word);
    comma.is_some_and(|comma| {
        let name = name_at(p, comma + 1, p.len());
        p.kind(comma) == Kind::Comma
            && !name.is_empty()
            && p.kind(name.end) == Kind::Comma
            && describes(p, &(start..comma))
    })
}

/// Whether words at the start of a sentence only say who somebody is, without naming him: "The officer on watch".
pub(super) fn describes(p: &Paragraph<'_>, words: &Run) -> bool {
    let plain = |at: usize| {
        p.kind(at) == Kind::Word
            && !p.quoted(at)
            && !p.any(at, &[Class::Finite, Class::Be, Class::Have, Class::Modal, Class::Speech, Class::Relative])
    };
    let any = |classes: &[Class]| words.clone().any(|at| p.any(at, classes));
    let person = any(&[Class::Role]) || !any(&[Class::Organ, Class::Outlet]);
    words.len() > 1
        && words.len() < 8
        && person
        && p.any(words.start, &[Class::Determiner, Class::Possessive])
        && words.clone().all(plain)
}
