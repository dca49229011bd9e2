//! What follows a cue: where its content begins.

use super::{
    finite::is_clause,
    frames::{Frame, PREPOSITIONS, Shape, Way},
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{genitive, is_adverb},
    setting::by_means,
    tokens::Kind,
};

/// A possible content of a cue.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    /// How it is reached.
    pub frame: Frame,
    /// Its first token.
    pub start: usize,
    /// Whom the cue addresses.
    pub addressee: Option<Run>,
}

/// The contents that can follow a cue at `at`, the likeliest first.
pub(crate) fn reaches(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Vec<Reach> {
    let mut found = Vec::new();
    let mut next = at + 1;
    while next < sentence.end && next < at + 4 && !p.quoted(next) && skipped(p, next) {
        next += 1;
    }
    if p.is(next, Class::Time) && p.is(next - 1, Class::Adverb) && next < sentence.end {
        next += 1;
    }
    if next >= sentence.end {
        return found;
    }
    if let Some((shape, start)) = opening(p, sentence, next) {
        found.push(Reach { frame: Frame { way: Way::Near, shape }, start, addressee: None });
        return found;
    }
    let preposition = PREPOSITIONS
        .iter()
        .position(|known| *known == p.low(next))
        .filter(|_| next + 1 < sentence.end)
        // "said at least thirty were", "said about ten": a number, however near.
        .filter(|_| {
            !(matches!(p.low(next + 1), "least" | "most") || p.kind(next + 1) == Kind::Number && p.low(next) != "on")
        });
    if p.low(next) == "to" && !p.quoted(next) && next + 1 < sentence.end && !nominal(p, next + 1) {
        found.push(Reach { frame: Frame { way: Way::Near, shape: Shape::To }, start: next, addressee: None });
    } else if let Some(preposition) = preposition {
        let way = Way::Over(preposition as u8);
        let inner = next + 1;
        if let Some((shape, start)) = opening(p, sentence, inner) {
            found.push(Reach { frame: Frame { way, shape }, start, addressee: None });
            return found;
        }
        let timely = p.any(inner, &[Class::Day, Class::Month, Class::Time]);
        if (p.kind(inner) == Kind::Word || p.kind(inner) == Kind::Number) && !timely && !by_means(p, next) {
            let shape = if p.low(inner).ends_with("ing") && !nominal(p, inner) { Shape::Gerund } else { Shape::Object };
            found.push(Reach { frame: Frame { way, shape }, start: inner, addressee: None });
        }
    } else if p.kind(next) == Kind::Word || p.kind(next) == Kind::Number {
        let shape = if p.low(next).ends_with("ing") && !p.capital(next) && !nominal(p, next) {
            Shape::Gerund
        } else if is_clause(p, sentence, next) {
            Shape::Clause
        } else {
            Shape::Object
        };
        let near = Reach { frame: Frame { way: Way::Near, shape }, start: next, addressee: None };
        let mut told = false;
        if let Some(behind) = short_phrase(p, sentence, next) {
            let addressee = Some(next..behind);
            if p.low(behind) == "to" && !nominal(p, behind + 1) {
                found.push(Reach { frame: Frame { way: Way::Addressee, shape: Shape::To }, start: behind, addressee });
            } else if is_clause(p, sentence, behind)
                && p.kind(behind) == Kind::Word
                && (shape != Shape::Clause || p.is(at, Class::Addressing) || MAY_ADDRESS.contains(&p.low(at)))
            {
                let frame = Frame { way: Way::Addressee, shape: Shape::Clause };
                found.push(Reach { frame, start: behind, addressee });
                // "told Reuters the club was": the one that is told begins no clause.
                told = p.is(at, Class::Addressing) && shape == Shape::Clause;
            }
        }
        if !told {
            found.insert(0, near);
        }
    }
    far(p, sentence, at, next, &mut found);
    found
}

/// Verbs that may name whom they address before a clause, besides those that always do ("told").
const MAY_ADDRESS: [&str; 24] = [
    "warn",
    "warned",
    "warns",
    "warning",
    "ask",
    "asked",
    "asks",
    "asking",
    "promise",
    "promised",
    "promises",
    "promising",
    "advised",
    "convinced",
    "convince",
    "persuaded",
    "notified",
    "cautioned",
    "texted",
    "emailed",
    "wrote",
    "show",
    "shows",
    "showed",
];

/// Whether a word between a cue and its content says no more than when or how: "said Friday", "said again".
fn skipped(p: &Paragraph<'_>, at: usize) -> bool {
    let adverb = p.low(at).ends_with("ly") && is_adverb(p, at);
    let time = p.is(at, Class::Day)
        || (p.any(at + 1, &[Class::Time, Class::Day]) && matches!(p.low(at), "last" | "this" | "earlier" | "late"));
    adverb || time || matches!(p.low(at), "also" | "again" | "later" | "earlier" | "recently" | "once" | "ago")
}

/// "that", a question word, a colon or a quotation at a token.
fn opening(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<(Shape, usize)> {
    if at >= sentence.end {
        return None;
    }
    if p.opens(at).is_some() {
        // "told ABC's “Good Morning”": whatever somebody has in marks is a name.
        return (!genitive(p.low(at - 1))).then_some((Shape::Quote, at));
    }
    match p.kind(at) {
        Kind::Comma if p.opens(at + 1).is_some() && at + 1 < sentence.end => Some((Shape::Quote, at + 1)),
        Kind::Colon if at + 1 < sentence.end => {
            Some((if p.opens(at + 1).is_some() { Shape::Quote } else { Shape::Colon }, at + 1))
        }
        Kind::Word if !p.quoted(at) => match p.low(at) {
            "that" => Some((Shape::That, at)),
            "whether" | "if" => Some((Shape::Whether, at)),
            _ if p.is(at, Class::Question) && p.low(at) != "whose" => Some((Shape::Question, at)),
            _ => None,
        },
        _ => None,
    }
}

/// An opening behind an addressee or words of time and place, within reach.
fn far(p: &Paragraph<'_>, sentence: &Run, verb: usize, next: usize, found: &mut Vec<Reach>) {
    let person = p.is(next, Class::Object)
        || p.is(next, Class::People)
        || p.is(next, Class::Outlet)
        || p.capital(next)
        || p.any(next, &[Class::Determiner, Class::Possessive]);
    let timely = p.any(next, &[Class::Preposition, Class::Day, Class::Time, Class::Month]);
    for at in next + 1..sentence.end.min(next + 16) {
        if let Some((shape, start)) = opening(p, sentence, at) {
            // "confirmed to the newspaper that"
            let to = p.low(next) == "to" && nominal(p, next + 1);
            let way = if to || person && (!timely || p.is(next, Class::Object)) {
                Way::Addressee
            } else if timely && is_settled(p, at) {
                Way::Settled
            } else {
                Way::Far
            };
            // "told them the plan was “dead”": a quotation in the middle of a clause opens no content.
            let fragment = shape == Shape::Quote
                && start == at
                && way == Way::Addressee
                && at > next + 1
                && !p.any(at - 1, &[Class::People, Class::Outlet]);
            // "said Varga “knew nothing”": whom a verb that addresses nobody seems to address is the subject.
            let subject = shape == Shape::Quote
                && start == at
                && way == Way::Addressee
                && !to
                && p.is(verb, Class::Speech)
                && !p.is(verb, Class::Addressing);
            if !fragment && !subject {
                let addressee = (way == Way::Addressee).then_some(if to { next + 1..at } else { next..at });
                found.push(Reach { frame: Frame { way, shape }, start, addressee });
            }
            return;
        }
        match p.kind(at) {
            Kind::Stop | Kind::Shout | Kind::Semicolon | Kind::Dash | Kind::Colon => return,
            Kind::Comma if !timely && at > next + 6 => return,
            // "told the Ledger, adding that": that belongs to "adding".
            Kind::Comma if p.low(at + 1).ends_with("ing") => return,
            _ if p.quoted(at) => return,
            _ => {}
        }
        // "said on Friday he would", "said in a statement the bill was"
        let settled = is_settled(p, at);
        if timely
            && settled
            && !skipped(p, at)
            && p.kind(at) == Kind::Word
            && (nominal(p, at) || p.is(at, Class::Subject))
            && is_clause(p, sentence, at)
        {
            found.push(Reach { frame: Frame { way: Way::Settled, shape: Shape::Clause }, start: at, addressee: None });
            return;
        }
    }
}

/// Whether words of time or place end before a token, so that a content can begin there.
fn is_settled(p: &Paragraph<'_>, at: usize) -> bool {
    p.any(at - 1, &[Class::Day, Class::Time, Class::Month])
        || p.kind(at - 1) == Kind::Number
        || SETTINGS.contains(&p.low(at - 1))
        // "said on Instagram the toll was two"
        || at > 1 && p.capital(at - 1) && p.low(at - 2) == "on"
}

/// Where something is said: "in a statement".
const SETTINGS: [&str; 9] =
    ["statement", "interview", "conference", "release", "email", "letter", "speech", "tweet", "news"];

/// Whether a noun phrase begins here: "to the bill".
fn nominal(p: &Paragraph<'_>, at: usize) -> bool {
    p.any(at, &[Class::Determiner, Class::Possessive, Class::Object])
        || p.capital(at)
        || p.kind(at) == Kind::Number
        || genitive(p.low(at))
}

/// The end of a short addressee: a pronoun, people, or a name.
fn short_phrase(p: &Paragraph<'_>, sentence: &Run, start: usize) -> Option<usize> {
    if p.is(start, Class::Object) && p.low(start) != "it" || p.low(start) == "it" {
        return Some(start + 1);
    }
    let mut at = start;
    while at < sentence.end && at < start + 7 && !p.quoted(at) && (p.kind(at) == Kind::Word || p.low(at) == "&") {
        let more = p.low(at) == "&"
            || p.any(at, &[Class::Determiner, Class::Possessive, Class::People, Class::Outlet, Class::Title])
            || p.capital(at)
            || p.low(at) == "of"
            || p.low(at) == "same"
            // "told a news conference it was over"
            || matches!(p.low(at), "conference" | "briefing") && matches!(p.low(at - 1), "news" | "press")
            || (at > start && p.any(at - 1, &[Class::Determiner, Class::Possessive]) && p.classes[at].none())
            || (p.is(at, Class::Conjunction) && p.any(at + 1, &[Class::People, Class::Outlet]));
        // "told CNN the bill", "told voters the plan": a second article opens the content.
        let again = at > start && p.any(at, &[Class::Determiner, Class::Possessive])
            // "told Channel Nine the bill"
            && !(p.capital(at) && p.capital(at - 1));
        if !more || again && p.low(at - 1) != "of" && p.low(at) != "same" {
            break;
        }
        at += 1;
    }
    (at > start && at < sentence.end).then_some(at)
}
