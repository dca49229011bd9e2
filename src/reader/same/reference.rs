//! How a content refers to something said before.

use super::{
    super::{grammar, lexicon},
    words::{Class, Word},
};

/// The most words of a content that is nothing but a reference.
const LONGEST: usize = 9;
/// The most words of one that says no more than "it did".
const ELLIPSIS: usize = 3;

/// How a content refers to something said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// The whole of it does: "the claims", "this", "that account false"; with its noun, if it has one.
    Whole(Option<String>),
    /// It says no more than that something is so or not: "they had not", "not a word of this is true".
    Short,
    /// A word in it does: "any such call", "having seen it".
    Part,
}

impl Reference {
    /// The reference in a content of so many parts. `denied` and `plain` tell of its cue that it denies, and that it
    /// neither denies nor belittles.
    pub fn of(words: &[Word], parts: usize, denied: bool, plain: bool) -> Option<Self> {
        if is_short(words) {
            return Some(Self::Short);
        }
        let part =
            words.iter().any(|word| word.low == "such") || words.first().is_some_and(|word| word.low == "having");
        whole(words, parts, plain && !denied).or((denied && part).then_some(Self::Part))
    }
}

/// Whether a content says no more than that something is so or not.
fn is_short(words: &[Word]) -> bool {
    let Some((first, last)) = words.first().zip(words.last()) else { return false };
    let any = |class: Class| words.iter().any(|word| word.is(class));
    let pair = |one: &str, other: &str| words.windows(2).any(|pair| pair[0].low == one && pair[1].low == other);
    // "they had not", "it did"
    let elliptic = (2..=ELLIPSIS).contains(&words.len()) && (is_auxiliary(last) || last.low == "not");
    // "absurd", "that was a lie"
    let belittles = words.len() <= 2 * ELLIPSIS && first.is(Class::Belittle) || any(Class::Belittle) && points(first);
    // "not a word of this is true", "no such boat exists", "таких сведений нет"
    let of_this =
        any(Class::Negation) && (pair("of", "this") || words.iter().any(|word| word.low.starts_with("таких")));
    // "that explanation does not fit"
    let subject = points(first) && words.get(1).is_some_and(|word| word.is(Class::Refer)) && any(Class::Negation);
    elliptic || belittles || of_this || pair("no", "such") || subject
}

/// A content that is nothing but a reference: "the claims", "this", "the letter as a forgery".
fn whole(words: &[Word], parts: usize, plain: bool) -> Option<Reference> {
    let first = words.first()?;
    let end = words.iter().position(|word| word.low == "as").unwrap_or(words.len());
    let phrase = words.get(..end.max(1))?;
    let verb = |word: &Word| is_auxiliary(word) || is_class(word, &[lexicon::Class::Finite]) && !word.is(Class::Refer);
    // A tag between the parts may hide the verb: “The suggestion,” he wrote, “is a slur.”
    if words.len() > LONGEST || parts < 2 && phrase.iter().any(verb) {
        return None;
    }
    let front = phrase.iter().take(4);
    let of = |at: usize| words.get(at + 1).is_some_and(|word| word.low == "of");
    // "talk of a sale" needs no article.
    let bare = first.is(Class::Refer) && of(0);
    let definite = first.is(Class::Definite) || bare || front.clone().any(|word| word.genitive);
    let noun = |class: Class| front.clone().position(|word| word.is(class)).filter(|_| definite);
    let named = |at: usize| words.get(at).map(|word| Reference::Whole(Some(word.low.clone())));
    if let Some(at) = noun(Class::Refer) {
        // "the number of the dead" is none, but "the charge of theft" is one for who rejects it.
        let counts = of(at) && (plain || words.get(at).is_some_and(|word| word.is(Class::Count)));
        // "That version was floated by" says no more than where it came from.
        return named(at).filter(|_| !(counts || plain && points(first)));
    }
    // "said the same", "the same thing"
    if words.len() <= ELLIPSIS && words.iter().take(2).any(|word| word.low == "same") {
        return Some(Reference::Whole(None));
    }
    if plain {
        return None;
    }
    if points(first) && phrase.len() <= ELLIPSIS {
        return Some(Reference::Whole(None));
    }
    // "the letter", "the farewells"
    noun(Class::Document).or((definite && words.len() == 2).then_some(1)).and_then(named)
}

/// Whether a word points at something by itself.
fn points(word: &Word) -> bool {
    matches!(word.low.as_str(), "this" | "that" | "it" | "это")
}

/// Whether a word is a form of "be", "have", "do" or "may".
fn is_auxiliary(word: &Word) -> bool {
    use lexicon::Class::{Be, Do, Have, Modal};
    is_class(word, &[Be, Do, Have, Modal])
}

fn is_class(word: &Word, classes: &[lexicon::Class]) -> bool {
    grammar::ENGLISH.words.classes(&word.low).any(classes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::same::words::words;

    fn of(content: &str, denied: bool) -> Option<Reference> {
        Reference::of(&words(content).collect::<Vec<_>>(), 1, denied, !denied)
    }

    #[test]
    fn references_are_told_from_what_says_something() {
        let whole = |noun: &str| Some(Reference::Whole(Some(noun.to_owned())));
        assert_eq!(of("the claims", true), whole("claims"));
        assert_eq!(of("the mayor's account", false), whole("account"));
        assert_eq!(of("the letter as a forgery", true), whole("letter"));
        assert_eq!(of("this", true), Some(Reference::Whole(None)));
        assert_eq!(of("they had not", false), Some(Reference::Short));
        assert_eq!(of("not a word of this is true", false), Some(Reference::Short));
        assert_eq!(of("that story does not hold water", false), Some(Reference::Short));
        assert_eq!(of("having signed anything", true), Some(Reference::Part));
        assert_eq!(of("the number of injured at 300", false), None);
        assert_eq!(of("the letter was lost", false), None);
        assert_eq!(of("the ferry was sold", true), None);
        assert_eq!(of("talk of a sale", true), whole("talk"));
        assert_eq!(of("talk of a sale", false), None);
        assert_eq!(of("the same thing", false), Some(Reference::Whole(None)));
        assert_eq!(of("", true), None);
    }
}
