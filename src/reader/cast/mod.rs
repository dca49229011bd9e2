//! Whom an article speaks of, so that "he", "it" and "the judge" find one of them.
//!
//! A rule that takes the first who fits finds four pronouns in five. Here each who may be meant gets a score: the sum of
//! the weights of his traits (how long ago he was spoken of, and as what; whether he spoke last; what is known of him).
//! The weights are learnt from articles with gold (`learn`).
//!
//! `scan` reads a sentence and notes whom it speaks of (`described`: those without a name; `clause`: as what). `asked`
//! tells what is looked for, `traits` what speaks for whom, `choose` adds up.

mod asked;
mod choose;
mod clause;
mod described;
mod figure;
mod learn;
mod scan;
mod traits;
mod weights;

pub use learn::learn;

use super::{
    candidate::Candidate,
    names::Sex,
    paragraph::{Paragraph, Run},
};
use crate::board::Anonymity;
use choose::Choice;
use figure::{Figure, Mention, Part};
use std::{cell::RefCell, collections::HashMap, sync::Arc};
use weights::{ENGLISH, Weights};

/// How many are within reach of a mention.
const REACH: usize = 32;

/// From this score on a proposal that was not chosen tells all the same who may say something.
const LIKELY: f32 = 0.4;

/// As many proposals back one is looked for that holds a token.
const NESTED: usize = 12;

/// Whom an article has spoken of so far.
#[derive(Debug)]
pub(crate) struct Cast {
    figures: Vec<Figure>,
    /// By what they are called, in lower case.
    names: HashMap<String, usize>,
    /// Those spoken of last, the latest last.
    recent: Vec<usize>,
    /// Mentions of those who spoke, the latest last.
    speakers: Vec<(usize, Mention)>,
    /// Whom the mention that starts at a byte of this paragraph means.
    at: HashMap<usize, usize>,
    /// How many sentences were read.
    sentence: u32,
    /// How many paragraphs were read.
    paragraph: u32,
    /// For each token of the paragraph, whether somebody says it.
    said: Vec<bool>,
    /// The mentions of those who say something in this paragraph, each with its cue.
    sources: Vec<(Run, Run)>,
    /// Parts of what may be said in this paragraph, each with the first token of who says it.
    sayings: Vec<(Run, usize)>,
    weights: Arc<Weights>,
    /// What was chosen among whom, where that is wanted.
    log: Option<RefCell<Vec<Choice>>>,
}

impl Default for Cast {
    fn default() -> Self {
        Self::new(Arc::clone(&ENGLISH))
    }
}

impl Cast {
    /// Nobody, with the weights of traits.
    fn new(weights: Arc<Weights>) -> Self {
        Self {
            figures: Vec::new(),
            names: HashMap::new(),
            recent: Vec::with_capacity(REACH + 1),
            speakers: Vec::new(),
            at: HashMap::new(),
            sentence: 0,
            paragraph: 0,
            said: Vec::new(),
            sources: Vec::new(),
            sayings: Vec::new(),
            weights,
            log: None,
        }
    }

    /// Begins a paragraph, with the proposals that were chosen in it and those that were not.
    pub fn open(&mut self, p: &Paragraph<'_>, chosen: &[Candidate], losers: &[Candidate]) {
        self.paragraph += 1;
        self.at.clear();
        self.said.clear();
        self.said.resize(p.len(), false);
        self.sources.clear();
        self.sayings.clear();
        for candidate in chosen {
            let retold = candidate.retells.as_ref().map(|retelling| &retelling.speaker);
            for part in candidate.content.iter().chain(retold) {
                self.said[part.clone()].fill(true);
            }
            self.sources.extend(candidate.source.clone().map(|source| (source, candidate.cue.clone())));
        }
        for candidate in chosen.iter().chain(losers.iter().filter(|loser| loser.score >= LIKELY)) {
            let Some(source) = &candidate.source else { continue };
            let retold = candidate.retells.as_ref().map(|retelling| retelling.speaker.clone());
            let parts = candidate.content.iter().cloned().chain(retold);
            self.sayings.extend(parts.map(|part| (part, source.start)));
        }
        self.sayings.sort_unstable_by_key(|(part, source)| (part.start, part.end, *source));
    }

    /// Those who say what stands at a token, as far as they were mentioned in the paragraph.
    fn sayers(&self, p: &Paragraph<'_>, at: usize) -> Vec<usize> {
        let before = self.sayings.partition_point(|(part, _)| part.start <= at);
        let near = self.sayings[before.saturating_sub(NESTED)..before].iter();
        let sources =
            near.filter(|(part, _)| part.contains(&at)).map(|(_, source)| p.bytes(&(*source..source + 1)).start);
        sources.filter_map(|place| self.at.get(&place).copied()).collect()
    }

    /// Whom the pronoun that starts at a byte of this paragraph means.
    pub fn meant(&self, place: usize) -> Option<&Figure> {
        let figure = &self.figures[*self.at.get(&place)?];
        figure.mentions.iter().any(|mention| mention.place == place && mention.pronoun).then_some(figure)
    }

    /// Whether something with a name was never shown to be a person, but called what only bodies are.
    pub fn is_body(&self, name: &str) -> bool {
        let known = self.names.get(&name.to_lowercase()).map(|one| &self.figures[*one]);
        known.is_some_and(|one| one.person != Some(true) && one.heads.iter().any(|(head, _)| asked::is_body(head)))
    }

    /// Corrects whom the mention at a byte means, and adds what is known of him: whether he is a person, whether several,
    /// his sex, the noun that he is called by.
    pub fn is_meant(&mut self, place: usize, name: (&str, Anonymity), known: Known<'_>) {
        // "His daughter": where "his" stands, she does not.
        let owner = self.at.get(&place).is_some_and(|one| self.figures[*one].owns(place));
        let place = place + usize::from(owner);
        let one = self.figure(name.0, name.1);
        let figure = &mut self.figures[one];
        if known.person == Some(true) || figure.person.is_none() {
            figure.person = known.person;
        }
        figure.plural = known.plural;
        figure.sex = figure.sex.or(known.sex);
        if !known.head.is_empty() {
            figure.call(known.head, "");
        }
        let Some(old) = self.at.insert(place, one).filter(|old| *old != one) else { return };
        if let Some(mention) = self.figures[old].take(place) {
            self.speakers.retain(|(speaker, known)| *speaker != old || known.place != place);
            self.mention(one, mention);
        }
    }

    /// The one who is called so, new if nobody was.
    fn figure(&mut self, name: &str, anonymity: Anonymity) -> usize {
        let low = name.to_lowercase();
        if let Some(known) = self.names.get(&low) {
            return *known;
        }
        self.figures.push(Figure::new(name, anonymity, self.sentence));
        self.names.insert(low, self.figures.len() - 1);
        self.figures.len() - 1
    }

    /// Notes that somebody is spoken of.
    fn mention(&mut self, one: usize, mention: Mention) {
        self.at.insert(mention.place, one);
        if mention.part == Part::Speaker {
            if self.speakers.len() >= REACH {
                self.speakers.remove(0);
            }
            self.speakers.push((one, mention));
        }
        self.figures[one].add(mention);
        self.recent.retain(|known| *known != one);
        self.recent.push(one);
        if self.recent.len() > REACH {
            self.recent.remove(0);
        }
    }
}

/// What is known of one who spoke.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    /// Whether a person; `None` where that is not known.
    pub person: Option<bool>,
    /// Whether several.
    pub plural: bool,
    /// The sex that the noun tells.
    pub sex: Option<Sex>,
    /// The noun in the singular; empty for a name.
    pub head: &'a str,
}
