//! Who is named beside what describes him: "The officer on watch, Fiona Keane, …".

use super::{
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    tokens::Kind,
};

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
