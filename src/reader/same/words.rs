//! The words by which statements on the same thing are known.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::super::Language;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("../../../assets/reader/same.tsv")));

/// What a word does; the names are those of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Says nothing of what a statement is about.
    Empty,
    /// Says little of it.
    Common,
    /// Turns what is said into its opposite.
    Negation,
    /// Before a statement it tells that this is an answer.
    Answer,
    /// A cue that neither denies nor belittles.
    Plain,
    /// Begins a reference to something said before.
    Definite,
    /// A noun that stands for something said before.
    Refer,
    /// The same where it was written.
    Document,
    /// Said of what is held not to be so.
    Belittle,
    /// What somebody does not do who answers nothing.
    Silence,
    /// A noun that stands for a number.
    Count,
    /// A number.
    Number,
    /// A cue of news.
    News,
    /// A noun that stands for what an article is about.
    Subject,
}

const CLASSES: [(&str, Class); 14] = [
    ("empty", Class::Empty),
    ("common", Class::Common),
    ("negation", Class::Negation),
    ("answer", Class::Answer),
    ("plain", Class::Plain),
    ("definite", Class::Definite),
    ("refer", Class::Refer),
    ("document", Class::Document),
    ("belittle", Class::Belittle),
    ("silence", Class::Silence),
    ("count", Class::Count),
    ("number", Class::Number),
    ("news", Class::News),
    ("subject", Class::Subject),
];

#[derive(Default)]
struct Table {
    words: HashSet<(Class, &'static str)>,
    /// The beginnings of words.
    starts: Vec<(Class, &'static str)>,
    /// Each form of a strong verb with the first of its line.
    families: HashMap<&'static str, &'static str>,
}

impl Table {
    fn parse(data: &'static str) -> Self {
        let mut table = Self::default();
        for (name, words) in data.lines().filter_map(|line| line.split_once('\t')) {
            let mut words = words.split(' ').peekable();
            if let Some((_, class)) = CLASSES.iter().find(|(known, _)| *known == name) {
                for word in words {
                    match word.strip_suffix('*') {
                        Some(start) => table.starts.push((*class, start)),
                        None => _ = table.words.insert((*class, word)),
                    }
                }
            } else if let Some(first) = words.peek().copied() {
                table.families.extend(words.map(|word| (word, first)));
            }
        }
        table
    }
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, without the ending of a genitive.
    pub low: String,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether it is a genitive: "the minister's".
    pub genitive: bool,
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> {
    let split = text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
    let bare = split.map(|word| word.trim_matches(['\'', '’'])).filter(|word| !word.is_empty());
    bare.map(|word| {
        let low = word.to_lowercase().replace('’', "'");
        let bare = low.strip_suffix("'s").map(str::to_owned);
        Word { genitive: bare.is_some(), capital: word.starts_with(char::is_uppercase), low: bare.unwrap_or(low) }
    })
}

impl Word {
    /// A word that is in lower case.
    pub fn small(low: &str) -> Self {
        Self { low: low.to_owned(), capital: false, genitive: false }
    }

    /// Whether it is in a class.
    pub fn is(&self, class: Class) -> bool {
        let low = self.low.as_str();
        TABLE.words.contains(&(class, low))
            || TABLE.starts.iter().any(|(of, start)| *of == class && low.starts_with(start))
            || class == Class::Negation && low.ends_with("n't")
    }

    /// Whether it is a number, in digits or in words.
    pub fn is_number(&self) -> bool {
        self.low.starts_with(|c: char| c.is_ascii_digit()) || self.is(Class::Number)
    }

    /// The word without its endings, if it says what something is about.
    pub fn stem(&self, language: Language) -> Option<String> {
        let low = self.low.as_str();
        let number = low.starts_with(|c: char| c.is_ascii_digit());
        let short = low.chars().count() < 3 && !number;
        if short || self.is(Class::Empty) || self.is(Class::Negation) || language.is_common(low) {
            return None;
        }
        Some(match language {
            _ if number => low.to_owned(),
            Language::English => TABLE.families.get(low).map_or_else(|| english(low), |first| (*first).to_owned()),
            _ => low.chars().take(RUSSIAN).collect(),
        })
    }
}

/// How many letters of a Russian word tell what it is about: its endings are many.
const RUSSIAN: usize = 5;

/// An English word without the endings of its forms and of the nouns made of it: "resign" of "resignations".
fn english(low: &str) -> String {
    const FORMS: [&str; 9] = ["ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s"];
    const NOUNS: [&str; 20] = [
        "ations", "ation", "itions", "ition", "ments", "ment", "ances", "ance", "ences", "ence", "ions", "ion", "als",
        "al", "ness", "ers", "er", "ors", "or", "ly",
    ];
    let cut = |word: &str, ends: &[&str], least: usize| -> String {
        let end = ends.iter().find(|end| word.ends_with(**end) && word.len() >= end.len() + least);
        end.map_or(word, |end| &word[..word.len() - end.len()]).to_owned()
    };
    let mut word = cut(&cut(low, &FORMS, 3), &NOUNS, 4);
    while word.len() > 3 && word.ends_with(['e', 'y', 'i']) {
        word.pop();
    }
    // "stopped" → "stop"
    let mut ends = word.chars().rev();
    if ends.next() == ends.next() && word.len() > 3 {
        word.pop();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> Option<String> {
        words(word).next().and_then(|word| word.stem(Language::English))
    }

    #[test]
    fn a_noun_and_its_verb_have_one_stem() {
        for (noun, verb) in [
            ("resignation", "resigned"),
            ("arrests", "arresting"),
            ("denial", "denies"),
            ("payments", "paid"),
            ("sale", "sold"),
            ("agreement", "agreed"),
            ("stopping", "stops"),
            ("Ferry's", "ferries"),
        ] {
            assert!(stem(noun).is_some());
            assert_eq!(stem(noun), stem(verb), "{noun} {verb}");
        }
        assert_eq!(stem("would"), None);
        assert_ne!(stem("contract"), stem("contradict"));
    }
}
