//! One of those whom an article speaks of.

use super::super::names::Sex;
use crate::board::Anonymity;

/// What a mention is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Part {
    /// Says something.
    Speaker,
    /// Stands before the verb.
    Subject,
    /// "by Smith"
    Agent,
    /// "Smith's"
    Owner,
    /// Stands behind the verb.
    Object,
    /// Stands behind a preposition.
    Other,
}

impl Part {
    /// Whether sentences tend to go on about it.
    pub fn leads(self) -> bool {
        matches!(self, Self::Speaker | Self::Subject)
    }
}

/// Where somebody was spoken of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    /// Its first byte in the text.
    pub place: usize,
    /// The number of its sentence.
    pub sentence: u32,
    /// The number of its paragraph.
    pub paragraph: u32,
    /// What it is in the sentence.
    pub part: Part,
    /// Whether within what somebody says.
    pub within: bool,
    /// Whether it is a pronoun.
    pub pronoun: bool,
}

/// Where a name stood, which tells places and sentences' first words from people.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stood {
    /// Once behind a word that tells where something is: "in Oslo".
    pub located: bool,
    /// Only ever behind a preposition.
    pub placed: bool,
    /// Only ever as the first word of a sentence, which has a capital letter anyway.
    pub initial: bool,
}

/// What a noun is to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Called {
    /// Nothing was called by any.
    Nothing,
    /// It was called so.
    So,
    /// It was called something else.
    Otherwise,
    /// It was called so, but of another kind: "the foreign minister", not "the prime minister".
    Another,
}

/// How many mentions are kept.
const DEPTH: usize = 6;

/// Somebody or something.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// The full name, or the description.
    pub name: String,
    /// How it is named.
    pub anonymity: Anonymity,
    /// What is known of the sex by name, title or noun.
    pub sex: Option<Sex>,
    /// The sex of the first pronoun that meant it.
    pub leaning: Option<Sex>,
    /// Whether it is surely a person, or surely none.
    pub person: Option<bool>,
    /// Whether it is several.
    pub plural: bool,
    /// Where its name stood.
    pub stood: Stood,
    /// Whether its name says that it is a public body or an outlet.
    pub public: bool,
    /// Whether the first sentence that spoke of it was about it.
    pub opened: bool,
    /// The nouns that it was called by, in the singular, and the word before each: "minister", "prime".
    pub heads: Vec<(String, String)>,
    /// The latest mentions, the last last.
    pub mentions: Vec<Mention>,
    /// How many mentions there were.
    pub count: u32,
    /// The number of the sentence that first spoke of it.
    pub first: u32,
}

impl Figure {
    /// Somebody of whom nothing is known but what he is called.
    pub fn new(name: &str, anonymity: Anonymity, sentence: u32) -> Self {
        Self {
            name: name.to_owned(),
            anonymity,
            sex: None,
            leaning: None,
            person: None,
            plural: false,
            stood: Stood { located: false, placed: true, initial: true },
            public: false,
            opened: false,
            heads: Vec::new(),
            mentions: Vec::new(),
            count: 0,
            first: sentence,
        }
    }

    /// Adds a mention.
    pub fn add(&mut self, mention: Mention) {
        if self.count == 0 {
            self.opened = mention.part.leads();
        }
        self.count += 1;
        if self.mentions.len() >= DEPTH {
            self.mentions.remove(0);
        }
        self.mentions.push(mention);
    }

    /// Takes the mention at a place away.
    pub fn take(&mut self, place: usize) -> Option<Mention> {
        let at = self.mentions.iter().rposition(|mention| mention.place == place)?;
        self.count = self.count.saturating_sub(1);
        Some(self.mentions.remove(at))
    }

    /// The mentions before a place, the latest first.
    pub fn before(&self, place: usize) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().rev().filter(move |mention| mention.place < place)
    }

    /// Whether "his" or "her" at a place means it.
    pub fn owns(&self, place: usize) -> bool {
        self.mentions.iter().any(|mention| mention.place == place && mention.pronoun && mention.part == Part::Owner)
    }

    /// Notes a noun that it is called by, with the word before that tells more.
    pub fn call(&mut self, head: &str, kind: &str) {
        if self.called(head, kind) != Called::So {
            self.heads.push((head.to_owned(), kind.to_owned()));
        }
    }

    /// Whether it was called by a noun, with the word before that tells more.
    pub fn called(&self, head: &str, kind: &str) -> Called {
        let same: Vec<&str> =
            self.heads.iter().filter(|(known, _)| known == head).map(|(_, kind)| kind.as_str()).collect();
        match same.as_slice() {
            [] if self.heads.is_empty() => Called::Nothing,
            [] => Called::Otherwise,
            kinds if kind.is_empty() || kinds.iter().any(|known| known.is_empty() || *known == kind) => Called::So,
            _ => Called::Another,
        }
    }

    /// Whether it may be a man, or a woman.
    pub fn may_be(&self, sex: Sex) -> bool {
        self.person != Some(false) && self.sex.is_none_or(|known| known == sex)
    }

    /// Whether its sex is known by whatever.
    pub fn sexed(&self) -> bool {
        self.sex.or(self.leaning).is_some()
    }

    /// Whether nothing says that it is anybody: a place, or the first word of a sentence.
    pub fn hollow(&self) -> bool {
        let place = self.stood.placed && !self.name.contains(' ');
        self.person.is_none() && self.sex.is_none() && (place || self.stood.initial)
    }
}
