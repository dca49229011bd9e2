//! Whether words hold a finite verb, as far as their forms tell.

use super::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::genitive,
    tokens::Kind,
};

/// Whether a finite verb follows before the clause ends, so that this is a clause and not a thing.
pub(crate) fn is_clause(p: &Paragraph<'_>, sentence: &Run, start: usize) -> bool {
    // "it rained", "no one died": a short clause without an object.
    let verb = match p.low(start) {
        "it" | "you" | "nobody" | "everyone" | "nothing" => start + 1,
        "no" if p.low(start + 1) == "one" => start + 2,
        _ => start,
    };
    if verb > start && verb < sentence.end && !p.quoted(verb) && p.low(verb).ends_with("ed") {
        return true;
    }
    if p.is(start, Class::Subject) && !matches!(p.low(start), "it" | "you" | "who")
        || p.low(start).contains('\'')
            && p.low(start).starts_with(['h', 't', 'i', 'w', 's', 'y'])
            && p.low(start).len() < 8
            && !p.capital(start)
            && !genitive(p.low(start))
    {
        return true;
    }
    // "said in a statement it “regularly reviews …”"
    if p.is(start, Class::Subject) && p.opens(start + 1).is_some() {
        return true;
    }
    for at in start..sentence.end.min(start + 14) {
        // "said Varga “knew nothing of it”"
        if at > start
            && p.opens(at).is_some()
            && !p.quoted(at - 1)
            && p.any(at + 1, &[Class::Modal, Class::Be, Class::Have, Class::Do])
        {
            return true;
        }
        if p.quoted(at) {
            continue;
        }
        match p.kind(at) {
            Kind::Stop | Kind::Shout | Kind::Semicolon | Kind::Dash | Kind::Colon => return false,
            _ => {}
        }
        if at == start || p.kind(at) != Kind::Word {
            continue;
        }
        if p.is(at, Class::Finite) || p.low(at).ends_with("n't") || looks_finite(p, sentence, at) {
            return true;
        }
        if p.any(at, &[Class::Relative, Class::Subordinator]) && !p.is(at, Class::Preposition) {
            return false;
        }
    }
    false
}

/// Whether a finite verb stands at a token, by its class or its looks.
pub(crate) fn acts(p: &Paragraph<'_>, sentence: &Run, at: usize) -> bool {
    p.any(at, &[Class::Finite, Class::Modal]) || looks_finite(p, sentence, at)
}

/// Whether a word of no class looks like a finite verb: past or third person, with an object behind it.
pub(crate) fn looks_finite(p: &Paragraph<'_>, sentence: &Run, at: usize) -> bool {
    let low = p.low(at);
    let past = low.ends_with("ed")
        && low.len() > 4
        && !matches!(low, "named" | "based" | "titled" | "identified")
        && (low != "called" || p.is(at + 1, Class::Object));
    let third = low.ends_with('s') && low.len() > 3 && !low.ends_with("ss") && !low.contains('\'');
    let next = at + 1;
    let object = next < sentence.end
        && !p.quoted(next)
        && (p.any(next, &[Class::Determiner, Class::Possessive, Class::Object, Class::Question])
            || (past && p.capital(next) && !p.any(next, &[Class::Month, Class::Day]))
            || p.low(next) == "that");
    let modifies =
        at > 0 && p.any(at - 1, &[Class::Determiner, Class::Possessive, Class::Preposition, Class::Be, Class::Have]);
    (past || third) && object && !modifies && !p.capital(at) && p.classes[at].none()
}
