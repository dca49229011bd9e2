//! What a word does in its sentence, read from the words before it: a verb with a subject, a noun, a participle.

use super::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    subject,
    tokens::Kind,
};

/// What a possible cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Reading {
    /// A verb with its subject before it: "she said".
    Finite,
    /// Behind "and", "but" or a comma, with the subject of the verb before: "and said".
    Joined,
    /// Behind "to": "to say".
    Infinitive,
    /// "saying", behind a comma, a preposition or at the start.
    Participle,
    /// Behind a form of "be": "was told".
    Passive,
    /// An adjective behind a form of "be": "is angry".
    Adjective,
    /// A noun: "the claim".
    Noun,
    /// A verb whose subject belongs to the content: "the race appears closer", "is remembered as".
    Raised,
}

impl Reading {
    /// All, with the letters they have in the tables.
    pub const NAMES: [(&'static str, Self); 8] = [
        ("v", Self::Finite),
        ("j", Self::Joined),
        ("i", Self::Infinitive),
        ("g", Self::Participle),
        ("p", Self::Passive),
        ("a", Self::Adjective),
        ("n", Self::Noun),
        ("r", Self::Raised),
    ];
}

/// Whether a token is an adverb that may stand between a subject and its verb.
pub(crate) fn is_adverb(p: &Paragraph<'_>, at: usize) -> bool {
    // "the site Orta Today"
    let titled = || p.capital(at) && at > 0 && p.capital(at - 1) && p.kind(at - 1) == Kind::Word;
    p.kind(at) == Kind::Word
        && (p.any(at, &[Class::Adverb, Class::Negative])
            // "has since denied"
            || p.low(at) == "since" && at > 0 && p.is(at - 1, Class::Have)
            || (p.low(at).ends_with("ly") && p.low(at).len() > 4
                && !p.capital(at)
                && p.classes[at].none()
                // "a Budapest daily said"
                && !p.is(at, Class::Outlet)))
        && !titled()
}

/// The first of the auxiliaries and adverbs before a verb, and the reading they make.
pub(crate) fn reading(p: &Paragraph<'_>, sentence: &Run, at: usize) -> (usize, Reading) {
    let low = p.low(at);
    let ing = low.ends_with("ing");
    let ed = low.ends_with("ed") || IRREGULAR.contains(&low);
    let mut first = at;
    let mut auxiliary = None;
    while first > sentence.start {
        let before = first - 1;
        if p.quoted(before) {
            break;
        }
        if p.any(before, &[Class::Be, Class::Have, Class::Do, Class::Modal]) {
            // The nearest one decides.
            auxiliary.get_or_insert(before);
        } else if contracted(p.low(before)) && !p.is(before, Class::Relative) && p.is(before, Class::Subject) {
            auxiliary.get_or_insert(before);
            break;
        } else if !is_adverb(p, before) && !joins_adverbs(p, sentence, before) || stands(p, sentence, before) {
            break;
        }
        first = before;
    }
    // "both said", "also" with no verb to belong to: adverbs at the start of a sentence.
    let before = (first > sentence.start).then(|| first - 1);
    let reading = match auxiliary {
        Some(_) if matches!(p.low(first), "having" | "being") => Reading::Participle,
        Some(aux) if ing || !is_be(p, aux) => Reading::Finite,
        Some(_) if ed => Reading::Passive,
        Some(_) => Reading::Adjective,
        None => match before {
            Some(before) if p.low(before) == "to" && !ing => Reading::Infinitive,
            Some(before)
                if ing && (p.any(before, &[Class::Determiner, Class::Possessive]) || genitive(p.low(before))) =>
            {
                Reading::Noun
            }
            _ if ing => Reading::Participle,
            Some(before) => behind(p, sentence, first, before),
            None => Reading::Joined,
        },
    };
    (first, reading)
}

/// Whether an adverb is no adverb but stands for somebody: "(Both) said", "The (first) said".
pub(crate) fn stands(p: &Paragraph<'_>, sentence: &Run, at: usize) -> bool {
    match p.low(at) {
        "both" => at == sentence.start,
        "first" => at > sentence.start && p.low(at - 1) == "the",
        _ => false,
    }
}

/// "repeatedly and firmly denied"
fn joins_adverbs(p: &Paragraph<'_>, sentence: &Run, at: usize) -> bool {
    p.low(at) == "and" && at > sentence.start && p.low(at - 1).ends_with("ly") && p.low(at + 1).ends_with("ly")
}

/// Whether an auxiliary is a form of "be", alone or with its pronoun.
fn is_be(p: &Paragraph<'_>, at: usize) -> bool {
    p.is(at, Class::Be) || ["'s", "'re", "'m"].iter().any(|end| p.low(at).ends_with(end))
}

/// The reading of a word without auxiliaries, from the word before it.
fn behind(p: &Paragraph<'_>, sentence: &Run, first: usize, before: usize) -> Reading {
    let pronoun = p.any(before, &[Class::Subject, Class::Relative]) && !matches!(p.low(before), "that" | "you");
    // "One said", "the other disagreed": they stand for a noun.
    let low = p.low(first);
    let plain = matches!(low, "said" | "says" | "say" | "told" | "wrote" | "thought" | "added");
    let alone = match p.low(before) {
        "one" | "another" | "some" | "most" | "all" => plain || p.is(first, Class::Speech) && low.ends_with("ed"),
        // "The two write": behind a number a noun would end in -s.
        "both" | "many" | "few" | "several" | "two" | "three" => {
            plain || p.is(first, Class::Speech) && !low.ends_with('s')
        }
        "other" => low.ends_with("ed") || matches!(low, "said" | "says" | "told"),
        _ => false,
    };
    // "People close to her told": the pronoun ends the phrase.
    let object = p.is(before, Class::Object) && before > sentence.start && p.is(before - 1, Class::Preposition);
    let alone = alone || object && matches!(low, "told" | "said" | "says" | "wrote");
    let noun = !alone && p.any(before, &[Class::Determiner, Class::Possessive, Class::Preposition])
        // "A colleague of Kolb's said"
        || genitive(p.low(before)) && !matches!(low, "said" | "says" | "told" | "wrote");
    // "When asked whether he would go"
    if p.is(before, Class::Subordinator) && low.ends_with("ed") && !pronoun {
        return Reading::Passive;
    }
    // "Smith, a farmer, said"
    let apposed = p.kind(before) == Kind::Comma && subject::left(p, sentence, first).is_some();
    if pronoun || apposed {
        Reading::Finite
    } else if noun {
        Reading::Noun
    } else if p.is(before, Class::Conjunction) || p.kind(before) == Kind::Comma {
        Reading::Joined
    } else {
        Reading::Finite
    }
}

/// Whether a pronoun carries a contracted auxiliary ("he's", "they've").
fn contracted(low: &str) -> bool {
    ["'s", "'ve", "'re", "'d", "'ll", "'m"].iter().any(|end| low.ends_with(end))
}

/// Whether a word is a genitive ("Trump's", "voters'").
pub(crate) fn genitive(low: &str) -> bool {
    low.ends_with("'s") || low.ends_with("s'")
}

/// Participles that don't end in -ed.
const IRREGULAR: [&str; 31] = [
    "understood",
    "said",
    "told",
    "seen",
    "known",
    "thought",
    "heard",
    "written",
    "taken",
    "shown",
    "found",
    "held",
    "made",
    "given",
    "understood",
    "felt",
    "read",
    "put",
    "cast",
    "drawn",
    "met",
    "asked",
    "quoted",
    "set",
    "born",
    "led",
    "meant",
    "sworn",
    "spoken",
    "overheard",
    "driven",
];
