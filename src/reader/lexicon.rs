//! A language's words: closed classes, and how often a form is a cue. All of it is data in `assets/reader`.

use std::collections::HashMap;

/// The classes of closed-class words. A word may be in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// "the", "some", "three".
    Determiner,
    /// "his".
    Possessive,
    /// Pronouns that can be a subject.
    Subject,
    /// Pronouns that can be an object.
    Object,
    /// "who", "which".
    Relative,
    /// "of", "during".
    Preposition,
    /// Forms of "be".
    Be,
    /// Forms of "have".
    Have,
    /// Forms of "do".
    Do,
    /// "would".
    Modal,
    /// Verbs that can only be finite, so that a clause is known by them.
    Finite,
    /// "not", "never".
    Negative,
    /// Adverbs that don't end in -ly.
    Adverb,
    /// "when", "because".
    Subordinator,
    /// "and".
    Conjunction,
    /// "how", "why".
    Question,
    /// Days of the week, "today".
    Day,
    /// Months.
    Month,
    /// Other words of time.
    Time,
    /// What stands before a name: "Sen.", "former".
    Title,
    /// Words that keep their full stop.
    Abbreviation,
    /// What an outlet is called.
    Outlet,
    /// Plural people, as addressees.
    People,
    /// Nobody to be known by: "a source", "people".
    Unnamed,
    /// "unidentified", "anonymous".
    Unidentified,
    /// What a person does: "official".
    Role,
    /// Nobody in particular: "reports", "critics".
    Crowd,
    /// What an institution is called: "ministry".
    Organ,
    /// A word in the name of an outlet: "Times", "Reuters".
    Masthead,
    /// First names of men.
    Male,
    /// First names of women.
    Female,
    /// What leads from an outlet to its source: "citing".
    Citing,
    /// Cues that deny: "dismissed".
    Denial,
    /// Words that weaken: "may", "evidently".
    Hedge,
    /// Nouns that hold a claim: "reports that".
    Wrapper,
    /// Verbs that name whom they address: "told".
    Addressing,
    /// What holds words: "letter".
    Document,
    /// What only a woman is called: "mother".
    Woman,
    /// What only a man is called: "father".
    Man,
    /// Verbs that do nothing but say: "said", "adds".
    Speech,
    /// Verbs whose object does what "to" behind it leads in: "forced him to".
    Causing,
    /// Verbs whose subject does what "to" behind them leads in: "continues to".
    Trying,
}

impl Class {
    const NAMES: [(&'static str, Self); 42] = [
        ("determiner", Self::Determiner),
        ("possessive", Self::Possessive),
        ("subject", Self::Subject),
        ("object", Self::Object),
        ("relative", Self::Relative),
        ("preposition", Self::Preposition),
        ("be", Self::Be),
        ("have", Self::Have),
        ("do", Self::Do),
        ("modal", Self::Modal),
        ("finite", Self::Finite),
        ("negative", Self::Negative),
        ("adverb", Self::Adverb),
        ("subordinator", Self::Subordinator),
        ("conjunction", Self::Conjunction),
        ("question", Self::Question),
        ("day", Self::Day),
        ("month", Self::Month),
        ("time", Self::Time),
        ("title", Self::Title),
        ("abbreviation", Self::Abbreviation),
        ("outlet", Self::Outlet),
        ("people", Self::People),
        ("unnamed", Self::Unnamed),
        ("unidentified", Self::Unidentified),
        ("role", Self::Role),
        ("crowd", Self::Crowd),
        ("organ", Self::Organ),
        ("masthead", Self::Masthead),
        ("male", Self::Male),
        ("female", Self::Female),
        ("citing", Self::Citing),
        ("denial", Self::Denial),
        ("hedge", Self::Hedge),
        ("wrapper", Self::Wrapper),
        ("addressing", Self::Addressing),
        ("document", Self::Document),
        ("woman", Self::Woman),
        ("man", Self::Man),
        ("speech", Self::Speech),
        ("causing", Self::Causing),
        ("trying", Self::Trying),
    ];

    fn bit(self) -> u64 {
        1 << self as u8
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

impl Classes {
    /// Whether the word is in a class.
    pub fn has(self, class: Class) -> bool {
        self.0 & class.bit() != 0
    }

    /// Whether it is in one of several classes.
    pub fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }

    /// The classes and one more.
    pub fn with(self, class: Class) -> Self {
        Self(self.0 | class.bit())
    }

    /// The classes but one.
    pub fn without(self, class: Class) -> Self {
        Self(self.0 & !class.bit())
    }

    /// Whether it is in none of the grammatical classes, so that it may be a noun, a verb or an adjective.
    pub fn none(self) -> bool {
        self.0 & ((1 << Class::Outlet as u8) - 1) == 0
    }
}

/// Words by class.
#[derive(Debug, Default)]
pub(crate) struct Words(HashMap<&'static str, Classes>);

impl Words {
    /// Reads lines of a class and its words; lines that begin with `#` are remarks.
    pub fn parse(data: &'static str) -> Self {
        let mut words = HashMap::new();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split_whitespace();
            let class = parts.next().and_then(|name| Class::NAMES.iter().find(|(known, _)| *known == name));
            for word in parts {
                let classes: &mut Classes = words.entry(word).or_default();
                classes.0 |= class.map_or(0, |(_, class)| class.bit());
            }
        }
        Self(words)
    }

    /// The classes of a lower-case word.
    pub fn classes(&self, low: &str) -> Classes {
        self.0.get(low).copied().unwrap_or_default()
    }
}
