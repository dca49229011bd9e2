//! Patterns of speech so plain that counts of single words must not talk a proposal out of them.

use super::{
    candidate::Candidate,
    frames::{Shape, Way},
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{Reading, is_adverb},
    tokens::Kind,
};

/// The least that such a proposal is worth: about as often they are right on articles that nothing was counted on.
const PLAIN: f32 = 0.6;

/// What nobody in particular does: "is said to".
pub(crate) const HEARSAY: [&str; 12] = [
    "said",
    "understood",
    "believed",
    "thought",
    "reported",
    "rumoured",
    "rumored",
    "alleged",
    "claimed",
    "whispered",
    "assumed",
    "feared",
];

/// What somebody may deny of what others have said, besides claims and papers.
const ANSWERED: [&str; 16] = [
    "account",
    "accounts",
    "version",
    "tale",
    "legend",
    "figure",
    "figures",
    "findings",
    "criticism",
    "allegation",
    "narrative",
    "estimate",
    "explanation",
    "suggestion",
    "rumour",
    "rumours",
];

/// The same of a tag behind a whole clause, so that it stands before a verb within: "The mayor knew it, they allege".
const TAGGED: f32 = 0.65;

/// The least score of a proposal by its pattern alone; zero where it has none of these.
pub(crate) fn floor(p: &Paragraph<'_>, candidate: &Candidate) -> f32 {
    let verb = candidate.cue.start;
    // "The painting is believed to be a fake"
    let raised = candidate.usage.is_some_and(|(reading, frame)| reading == Reading::Raised && frame.shape == Shape::To);
    if raised && verb > 0 && p.is(verb - 1, Class::Be) && HEARSAY.contains(&p.low(verb)) {
        return PLAIN;
    }
    // "It's said around the harbour that he will go"
    if candidate.rule == "rumour" && p.low(verb) == "it's" {
        return PLAIN;
    }
    if disclosed(p, candidate) {
        return PLAIN;
    }
    let (Some((reading, frame)), Some(source)) = (candidate.usage, &candidate.source) else { return 0.0 };
    if verb == 0 {
        return 0.0;
    }
    // "The Ledger has been told by two sources that"
    if reading == Reading::Passive && p.is(verb, Class::Addressing) && frame.shape == Shape::That {
        return PLAIN;
    }
    let subject = p.kind(source.start) == Kind::Word && !p.any(source.start, &[Class::Relative, Class::Preposition]);
    if !subject {
        return 0.0;
    }
    let denies = p.is(verb, Class::Denial);
    let speech = p.is(verb, Class::Speech) || denies;
    // "quoted rescuers as saying at least thirty had died"
    if p.low(verb) == "saying"
        && p.low(verb - 1) == "as"
        && matches!(frame.shape, Shape::That | Shape::Clause | Shape::Quote)
    {
        return PLAIN;
    }
    let finite = reading == Reading::Finite;
    // "The mayor has always maintained"
    // "Lind, who owns it, maintains"
    let between = |at: usize| {
        p.kind(at) == Kind::Comma || p.any(at, &[Class::Have, Class::Modal, Class::Be, Class::Do]) || is_adverb(p, at)
    };
    let beside = source.end <= verb && (source.end..verb).all(between);
    // "No 10 did not dispute the account": it says nothing.
    let denies = denies && !(source.end..verb).any(|at| p.is(at, Class::Negative));
    let plain = match (frame.way, frame.shape) {
        // "It adds that nobody was told"
        // "The branch confirmed inspectors were on site"
        // "Regulators confirmed on Friday that they were looking"
        (Way::Near, Shape::That | Shape::Clause) | (Way::Settled, Shape::That) => {
            speech && finite && beside && is_clause(p, &candidate.content[0])
        }
        // "The embassy denied involvement"
        (Way::Near, Shape::Object) if finite && matches!(p.low(verb), "denied" | "denies" | "deny") => {
            let first = candidate.content[0].start;
            !p.any(first, &[Class::Object, Class::Subject]) && !matches!(p.low(first), "this" | "that")
        }
        // "The minister has dismissed the cable as a forgery"
        (Way::Near, Shape::Object) if finite && denies && candidate.content[0].clone().any(|at| p.low(at) == "as") => {
            p.is(candidate.content[0].start, Class::Determiner)
        }
        // "Anna Berg rejected the report"
        (Way::Near, Shape::Object) if finite && denies && beside => {
            let content = &candidate.content[0];
            content.len() < 6
                && (p.any(content.end - 1, &[Class::Wrapper, Class::Document])
                    || ANSWERED.contains(&p.low(content.end - 1)))
        }
        // "The firm laughed off the figure", "The lawyer brushed aside the doctor's account"
        (Way::Over(_), Shape::Object) if finite && beside && waved_away(p, verb) => {
            let content = &candidate.content[0];
            content.len() < 6 && p.any(content.start, &[Class::Determiner, Class::Possessive])
        }
        // "The mayor denied having been warned"
        (Way::Near, Shape::Gerund) => denies && finite,
        // "The spokesman confirmed to Orta that two had died"
        (Way::Addressee, Shape::That) => {
            (p.is(verb, Class::Addressing) || p.low(verb + 1) == "to")
                && speech
                && finite
                && beside
                && is_clause(p, &candidate.content[0])
        }
        // "He declared in the hall, “I will go”"
        (_, Shape::Quote) => {
            let content = &candidate.content[0];
            let mark = content.start > verb && matches!(p.kind(content.start - 1), Kind::Comma | Kind::Colon);
            speech && finite && mark && content.len() > 5 && p.closes(content.end - 1).is_some()
        }
        // "Two people were dead, IRNA quoted him as saying"
        (Way::Near, Shape::TagClause) if p.is(verb, Class::Citing) => is_clause(p, &candidate.content[0]),
        // "…, two people with knowledge of the talks said."
        (Way::Near, Shape::TagClause) => {
            speech
                && (finite || reading == Reading::Joined)
                && candidate.rule == "tag"
                && is_clause(p, &candidate.content[0])
        }
        // "The marriages have no standing, a spokeswoman confirmed after the hearing."
        (Way::Far, Shape::TagClause) => {
            speech
                && finite
                && candidate.rule == "tag"
                && (p.is(verb + 1, Class::Preposition) || matches!(p.low(verb + 1), "as" | "when" | "before" | "while"))
                && !p.is(verb, Class::Addressing)
                && is_clause(p, &candidate.content[0])
        }
        // "The hospital put the number of dead at 30"
        (Way::Near, Shape::Object) => finite && measures(p, candidate),
        _ => false,
    };
    match frame.shape {
        Shape::TagClause if plain => TAGGED,
        _ if plain => PLAIN,
        _ => 0.0,
    }
}

/// "It is understood that", "it was revealed in March that"
fn disclosed(p: &Paragraph<'_>, candidate: &Candidate) -> bool {
    const DISCLOSED: [&str; 5] = ["revealed", "disclosed", "announced", "confirmed", "acknowledged"];
    let verb = candidate.cue.start;
    let low = p.low(verb);
    let (Some((_, frame)), Some(be)) = (candidate.usage, verb.checked_sub(1)) else { return false };
    let it = (be.saturating_sub(3)..be).any(|at| p.low(at) == "it")
        && (be.saturating_sub(2)..=be).any(|at| p.is(at, Class::Be));
    frame.shape == Shape::That && it && (HEARSAY.contains(&low) || DISCLOSED.contains(&low))
}

/// Whether what a tag follows has a verb: not "The expert, Gleb Sorin, said the base …".
pub(crate) fn is_clause(p: &Paragraph<'_>, words: &Run) -> bool {
    // "Velsor, the company that makes Cardexa,": a verb behind a relative belongs to that.
    // Not "that day".
    let relative = |at: &usize| {
        p.is(*at, Class::Relative)
            && !p.quoted(*at)
            && !(p.low(*at) == "that" && p.any(*at + 1, &[Class::Day, Class::Time]))
    };
    let relatives = words.clone().skip(1).filter(relative).count();
    let verb = |at: &usize| {
        let past =
            p.low(*at).ends_with("ed") || matches!(p.low(*at), "knew" | "said" | "told" | "saw" | "thought" | "felt");
        !p.quoted(*at) && !p.capital(*at) && (p.any(*at, &[Class::Finite, Class::Modal]) || past)
    };
    words.clone().skip(1).filter(verb).count() > relatives
}

/// Whether somebody denies with a wave of his hand: "laughed off", "brushed aside", "scoffed at".
pub(crate) fn waved_away(p: &Paragraph<'_>, verb: usize) -> bool {
    let stem = ["laugh", "brush", "shrug", "wav", "scoff", "sneer", "pooh-pooh"];
    stem.iter().any(|stem| p.low(verb).starts_with(stem)) && matches!(p.low(verb + 1), "off" | "aside" | "away" | "at")
}

/// "put the number at 30", "estimated the loss at $2 billion"
fn measures(p: &Paragraph<'_>, candidate: &Candidate) -> bool {
    matches!(p.low(candidate.cue.start), "put" | "puts" | "estimated" | "estimates" | "placed" | "valued")
        && candidate.content[0].clone().any(|at| {
            p.low(at) == "at"
                && (p.opens(at + 1).is_some() || (at + 1..at + 5).any(|next| p.kind(next) == Kind::Number))
        })
}
