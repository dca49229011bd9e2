//! Words about speaking that say nothing: a refusal to comment, the condition on which somebody spoke.

use super::{
    candidate::Candidate,
    frames::Shape,
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    reading::{Reading, reading},
};

/// What one refuses when one refuses to speak.
const SPEAKING: [&str; 21] = [
    "comment",
    "answer",
    "respond",
    "reply",
    "discuss",
    "say",
    "elaborate",
    "speak",
    "talk",
    "name",
    "identify",
    "give",
    "be",
    "provide",
    "specify",
    "disclose",
    "explain",
    "confirm",
    "reveal",
    "share",
    "address",
];

/// How one refuses.
const REFUSING: [&str; 6] = ["declined", "declines", "declining", "refused", "refuses", "refusing"];

/// What is not done with a name: "asked us not to print her name".
const NAMING: [&str; 8] = ["be", "publish", "print", "use", "name", "identify", "disclose", "reveal"];

/// The rule of such a proposal, which is chosen never.
pub(crate) const SILENCE: &str = "silence";

/// Whether a proposal tells of silence and not of something said.
pub(crate) fn silence(p: &Paragraph<'_>, sentence: &Run, candidate: &Candidate) -> bool {
    let Some((use_, frame)) = candidate.usage else { return false };
    let verb = candidate.cue.start;
    let Some(content) = candidate.content.first() else { return false };
    // "Hale dismissed that"
    if candidate.content.len() == 1 && content.len() == 1 && p.low(content.start) == "that" {
        return true;
    }
    let infinitive = content.clone().find(|at| p.low(*at) == "to" && !p.quoted(*at));
    let after = |words: &[&str]| infinitive.is_some_and(|to| words.contains(&p.low(to + 1)));
    // "declined to discuss the tests", "asked for anonymity to discuss his clients"
    if use_ == Reading::Infinitive && SPEAKING.contains(&p.low(verb)) && verb >= sentence.start + 2 {
        return REFUSING.contains(&p.low(verb - 2)) || p.low(verb - 2) == "anonymity";
    }
    match p.low(verb) {
        // "Asked whether he would resign, Lind said"
        "asked" | "pressed" | "questioned" if verb == sentence.start => true,
        // "would neither confirm nor deny"
        "deny" | "confirm" if verb > 0 && matches!(p.low(verb - 1), "nor" | "neither") => true,
        // "declined to comment"
        low if REFUSING.contains(&low) => {
            infinitive == Some(content.start) && (low.starts_with("declin") || after(&SPEAKING))
        }
        // "asked not to be named", "asked us not to print her name"
        "asked" | "asks" | "asking" | "requested" => {
            infinitive.is_some_and(|to| to > content.start && p.low(to - 1) == "not" || p.low(verb + 1) == "not")
                && after(&NAMING)
                || p.low(content.start) == "anonymity"
                || content.clone().any(|at| p.low(at) == "withheld")
        }
        // "would not say whether it was", "did not respond to a request"
        low if SPEAKING.contains(&low) && use_ == Reading::Finite => {
            let first = reading(p, sentence, verb).0;
            let not = (first..verb).any(|at| p.is(at, Class::Negative) || p.low(at).ends_with("n't"));
            not && matches!(frame.shape, Shape::Whether | Shape::Question | Shape::Object | Shape::To)
        }
        // "She was talking to the radio station Orta": to whom, and nothing of what.
        "talking" | "talked" | "speaking" | "spoke" => {
            let heard = [Class::Outlet, Class::People, Class::Masthead];
            matches!(p.low(verb + 1), "to" | "with")
                && frame.shape == Shape::Object
                && content.clone().any(|at| p.any(at, &heard))
                && !content.clone().any(|at| p.quoted(at) || p.low(at) == "that")
        }
        // "A porter named Ludo Krall", "a firm called Blue Anchor whose"
        "named" | "called" | "nicknamed" | "dubbed" => {
            let name = name_at(p, content.start, content.end);
            let indefinite =
                candidate.source.as_ref().is_some_and(|source| matches!(p.low(source.start), "a" | "an" | "one"));
            let next = name.end;
            !name.is_empty()
                && indefinite
                && content.start == verb + 1
                && (next >= content.end
                    || p.any(next, &[Class::Relative, Class::Finite, Class::Speech, Class::Preposition]))
        }
        // "responded to a request for comment"
        "responded" | "respond" => content.clone().any(|at| matches!(p.low(at), "request" | "requests")),
        _ => false,
    }
}
