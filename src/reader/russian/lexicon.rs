//! Russian words: verbs that say that something is said, in their forms, and classes of other words. The lists are data
//! in `assets/reader/russian`.

use std::{collections::HashMap, sync::LazyLock};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        include_str!("../../../assets/reader/russian/verbs.tsv"),
        include_str!("../../../assets/reader/russian/words.tsv"),
    )
});

/// What a verb does with its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// Says it.
    Say,
    /// Believes it.
    Think,
    /// Holds that it is not so.
    Deny,
    /// Calls it something.
    Call,
    /// Asks for it, promises it.
    Ask,
    /// It is said, and nobody is named.
    Whole,
}

/// A form of such a verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub does: Does,
    /// "добавив", "утверждая": its subject is that of another verb.
    pub gerund: bool,
    pub plural: bool,
    /// In the past tense, whether who speaks is "она" (true) or "он" (false).
    pub female: Option<bool>,
}

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $name:literal at $bit:literal;)*) => {
        /// What a word is; a word can be several things.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(super) struct Classes(u32);

        impl Classes {
            $($(#[$doc])* pub const $class: Self = Self(1 << $bit);)*

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$class),)*
                    _ => None,
                }
            }

            /// Whether it is one of `others`.
            pub fn is(self, others: Self) -> bool {
                self.0 & others.0 != 0
            }

            /// This or that.
            pub const fn or(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
    };
}

classes! {
    /// Газета, агентство, канал.
    OUTLET = "outlet" at 0;
    /// Источник, чиновник, министр.
    PERSON = "person" at 1;
    /// Источник, собеседник: nobody by that alone.
    UNNAMED = "unnamed" at 2;
    /// Слухи.
    CROWD = "crowd" at 3;
    /// Министерство, суд.
    ORGAN = "organ" at 4;
    /// Записка, опрос.
    RECORD = "record" at 5;
    /// Журналистам, изданию.
    ADDRESSEE = "addressee" at 6;
    /// Ранее, также, но: words before a subject that are no part of it.
    TIME = "time" at 7;
    /// Вторник, интервью: what a phrase of time or place turns on.
    DAY = "day" at 8;
    /// Что, чтобы, как.
    CONJUNCTION = "conjunction" at 9;
    /// Который, близкий.
    RELATIVE = "relative" at 10;
    /// Слухи, сообщения: what can hold a claim.
    NOUN = "noun" at 11;
    /// В, на, по.
    PREP = "prep" at 12;
    /// Он, её.
    PRONOUN = "pronoun" at 13;
    /// Ложью, чушью.
    FALSE = "false" at 14;
    /// Неназванный.
    UNIDENTIFIED = "unidentified" at 15;
    /// Words with a full stop that ends no sentence.
    ABBREVIATION = "abbreviation" at 16;
}

/// All words that the Russian rules know.
pub(super) struct Lexicon {
    verbs: HashMap<String, Verb>,
    whole: HashMap<String, Classes>,
    /// Beginnings of words by their first two letters.
    begins: HashMap<[char; 2], Vec<(String, Classes)>>,
}

impl Lexicon {
    pub fn get() -> &'static Self {
        &LEXICON
    }

    fn parse(verbs: &str, words: &str) -> Self {
        let mut lexicon = Self { verbs: HashMap::new(), whole: HashMap::new(), begins: HashMap::new() };
        for row in verbs.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let (Some(does), Some(stem)) = (columns.next().and_then(Does::named), columns.next()) else { continue };
            for ending in columns.next().unwrap_or_default().split(' ') {
                let form = format!("{stem}{ending}");
                let verb = Verb::of(does, &form, ending);
                lexicon.verbs.entry(form).or_insert(verb);
            }
        }
        for row in words.lines().filter(|row| !row.starts_with('#')) {
            let Some((class, words)) = row.split_once('\t') else { continue };
            let Some(class) = Classes::named(class) else { continue };
            for word in words.split(' ') {
                if let Some(stem) = word.strip_suffix('*') {
                    let mut letters = stem.chars();
                    if let (Some(a), Some(b)) = (letters.next(), letters.next()) {
                        lexicon.begins.entry([a, b]).or_default().push((stem.to_owned(), class));
                    }
                } else {
                    let known = lexicon.whole.entry(word.to_owned()).or_default();
                    *known = known.or(class);
                }
            }
        }
        lexicon
    }

    /// The verb of a form in lower case.
    pub fn verb(&self, low: &str) -> Option<Verb> {
        self.verbs.get(low).copied()
    }

    /// What a word in lower case is.
    pub fn classes(&self, low: &str) -> Classes {
        let mut found = self.whole.get(low).copied().unwrap_or_default();
        let mut letters = low.chars();
        if let (Some(a), Some(b)) = (letters.next(), letters.next()) {
            for (stem, class) in self.begins.get(&[a, b]).into_iter().flatten() {
                if low.starts_with(stem.as_str()) {
                    found = found.or(*class);
                }
            }
        }
        found
    }
}

impl Does {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "say" => Self::Say,
            "think" => Self::Think,
            "deny" => Self::Deny,
            "call" => Self::Call,
            "ask" => Self::Ask,
            "whole" => Self::Whole,
            _ => return None,
        })
    }
}

impl Verb {
    fn of(does: Does, form: &str, ending: &str) -> Self {
        let ends = |endings: &[&str]| endings.iter().any(|end| form.ends_with(end));
        let gerund = matches!(ending, "я" | "в" | "ив" | "уя" | "вшись");
        let past = !gerund && ends(&["л", "ла", "ло", "ли", "лся", "лась", "лось", "лись"]);
        Self {
            does,
            gerund,
            plural: !gerund && ends(&["ли", "лись", "ют", "ут", "ят", "ат", "ются", "утся", "ятся", "ны"]),
            female: if past && ends(&["ла", "лась"]) || ending == "ена" {
                Some(true)
            } else if past && ends(&["л", "лся"])
                || matches!(form, "опроверг" | "отверг" | "уверен" | "убеждён" | "убежден")
            {
                Some(false)
            } else {
                None
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_their_forms() {
        let lexicon = Lexicon::get();
        let verb = |form: &str| lexicon.verb(form).unwrap();
        assert!(verb("сообщила").female == Some(true) && !verb("сообщила").plural);
        assert!(verb("сказал").female == Some(false) && verb("заявили").plural && verb("добавив").gerund);
        assert_eq!((verb("опроверг").does, verb("назвали").does), (Does::Deny, Does::Call));
        assert!(lexicon.verb("сообщение").is_none());
    }

    #[test]
    fn words_are_known_whole_and_by_their_beginnings() {
        let lexicon = Lexicon::get();
        assert!(lexicon.classes("телеграм-канал").is(Classes::OUTLET));
        assert!(lexicon.classes("собеседников").is(Classes::UNNAMED.or(Classes::OUTLET)));
        assert_eq!(lexicon.classes("паром"), Classes::default());
    }
}
