//! What is known of each statement when it is held against the others.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    super::{Article, Language, Span, paragraphs::paragraphs},
    Said,
    reference::Reference,
    words::{Class, Word, words},
};

/// How far before a statement the words are looked at that lead to it, in bytes.
const LEAD: usize = 240;

/// The statements of an article, taken apart.
pub(super) struct Scene {
    /// In the order in which they were given.
    pub statements: Vec<Seen>,
    /// The language of the article.
    pub language: Language,
    /// What each stem weighs: ln((n + 1) / k), n being the statements of the article and k those that hold it, in units
    /// of a stem that two of them hold.
    weights: HashMap<String, f64>,
    /// Names and common words: they weigh half.
    light: HashSet<String>,
}

/// A statement, taken apart.
pub(super) struct Seen {
    /// The words of its content.
    pub words: Vec<Word>,
    /// The stems among them, each with a word that has it.
    pub stems: BTreeMap<String, Word>,
    /// What they weigh together.
    pub weight: f64,
    /// Whether there is a negation among them.
    pub negated: bool,
    /// The stems of the sentences that hold one.
    pub turned: HashSet<String>,
    /// Whether it is quoted from its first word on.
    pub quoted: bool,
    /// How it refers to something said before.
    pub reference: Option<Reference>,
    /// The words that say that it is said.
    pub cue: Cue,
    /// Who says it, in lower case; empty where nobody is named.
    speaker: String,
    /// Words by which its speaker and those it came through are called.
    pub called: HashSet<String>,
    /// The paragraph it stands in.
    pub paragraph: usize,
    /// Whether the words that lead to it tell that it is an answer.
    pub announced: bool,
}

/// The words that say that something is said.
#[derive(Default)]
pub(super) struct Cue {
    /// Their stems.
    pub stems: HashSet<String>,
    /// Whether they deny what follows.
    pub denies: bool,
    /// Whether they neither deny nor belittle it.
    pub plain: bool,
    /// Whether they are those of news: "reported".
    pub news: bool,
}

impl Scene {
    pub fn of(article: &Article, said: &[Said<'_>]) -> Self {
        let body: Vec<Span> = article.body().flat_map(|zone| paragraphs(&article.text, zone.range.clone())).collect();
        let mut behind = 0;
        let mut statements: Vec<Seen> = Vec::with_capacity(said.len());
        for said in said {
            statements.push(Seen::of(article, said, &body, behind));
            behind = places(said).map(|span| span.end).max().unwrap_or_default().max(behind);
        }
        let light = light(&statements);
        let weights = weights(&statements, &light);
        let mut scene = Self { statements, language: article.language, weights, light };
        for at in 0..scene.statements.len() {
            scene.statements[at].weight = scene.weigh(scene.statements[at].stems.keys());
        }
        scene
    }

    /// Whether a stem says much: it is of no name and no common word.
    pub fn is_solid(&self, stem: &str) -> bool {
        !self.light.contains(stem)
    }

    /// What stems weigh together.
    pub fn weigh<'a>(&self, stems: impl Iterator<Item = &'a String>) -> f64 {
        stems.map(|stem| self.weights.get(stem).copied().unwrap_or_default()).sum()
    }

    /// The stems that two statements have in common.
    pub fn shared(&self, a: usize, b: usize) -> Vec<&String> {
        let (a, b) = (&self.statements[a].stems, &self.statements[b].stems);
        a.keys().filter(|stem| b.contains_key(*stem)).collect()
    }
}

/// The stems of names and of common words. A name is whom a statement is about, not what it says of him.
fn light(statements: &[Seen]) -> HashSet<String> {
    let mut light = HashSet::new();
    for seen in statements {
        let names = |word: &Word| word.capital && seen.words.first() != Some(word);
        let of = seen.stems.iter().filter(|(_, word)| word.is(Class::Common) || names(word));
        light.extend(of.map(|(stem, _)| stem.clone()));
    }
    light
}

fn weights(statements: &[Seen], light: &HashSet<String>) -> HashMap<String, f64> {
    let mut holders: HashMap<&String, usize> = HashMap::new();
    for stem in statements.iter().flat_map(|seen| seen.stems.keys()) {
        *holders.entry(stem).or_default() += 1;
    }
    let all = statements.len() as f64 + 1.0;
    let unit = (all / 2.0).ln().max(0.1);
    let weigh = |stem: &String, k: usize| (all / k as f64).ln() / unit * if light.contains(stem) { 0.5 } else { 1.0 };
    holders.into_iter().map(|(stem, k)| (stem.clone(), weigh(stem, k))).collect()
}

/// The places of a statement in the text.
fn places<'a>(said: &'a Said<'_>) -> impl Iterator<Item = &'a Span> {
    said.content.iter().chain(&said.cue).chain(&said.source)
}

impl Seen {
    /// Takes a statement apart. `body` are the article's paragraphs, `behind` the end of the statements before.
    fn of(article: &Article, said: &Said<'_>, body: &[Span], behind: usize) -> Self {
        let text = &*article.text;
        let language = article.language;
        let slice = |span: &Span| text.get(span.clone()).unwrap_or_default();
        let content: Vec<&str> = said.content.iter().map(slice).collect();
        let inside: Vec<Word> = content.iter().flat_map(|part| words(part)).collect();
        let start = places(said).map(|span| span.start).min().unwrap_or_default();
        let first = text.floor_char_boundary(said.content.first().map_or(start, |span| span.start));
        let paragraph = body.partition_point(|span| span.end <= start);
        let lead = body.get(paragraph).map_or(start, |span| span.start).max(behind).max(first.saturating_sub(LEAD));
        let lead = text.get(text.floor_char_boundary(lead.min(first))..first).unwrap_or_default();
        let cue: Vec<Word> = words(said.cue.as_ref().map(slice).unwrap_or_default()).collect();
        let quote = |c: char| "\"“”„«»'‘’".contains(c);
        let names = said.chain.iter().copied().chain(said.source.as_ref().map(slice));
        let turned = content.iter().flat_map(|part| part.split(['.', '!', '?', ';']));
        let turned = turned.map(|sentence| words(sentence).collect::<Vec<_>>());
        let turned = turned.filter(|sentence| sentence.iter().any(|word| word.is(Class::Negation)));
        let any = |class: Class| cue.iter().any(|word| word.is(class));
        Self {
            stems: inside.iter().filter_map(|word| Some((word.stem(language)?, word.clone()))).collect(),
            weight: 0.0,
            negated: inside.iter().any(|word| word.is(Class::Negation)),
            turned: turned.flatten().filter_map(|word| word.stem(language)).collect(),
            quoted: text[..first].ends_with(quote) || content.first().is_some_and(|part| part.starts_with(quote)),
            reference: Reference::of(&inside, content.len(), said.denied, any(Class::Plain)),
            speaker: said.chain.last().map(|name| name.to_lowercase()).unwrap_or_default(),
            called: names.flat_map(words).filter(|word| word.stem(language).is_some()).map(|word| word.low).collect(),
            paragraph,
            announced: announced(lead, if said.denied { &cue } else { &[] }),
            cue: Cue {
                denies: said.denied,
                plain: any(Class::Plain),
                news: any(Class::News),
                stems: cue.iter().filter_map(|word| word.stem(language)).collect(),
            },
            words: inside,
        }
    }

    /// Whether two statements have the same speaker, whoever carried them.
    pub fn same_speaker(&self, other: &Self) -> bool {
        !self.speaker.is_empty() && self.speaker == other.speaker
    }

    /// Whether it holds its content not to be so, as its cue and its words have it.
    pub fn against(&self) -> bool {
        self.cue.denies != self.negated
    }

    /// The same of what a stem is about.
    pub fn turns(&self, stem: &str) -> bool {
        self.cue.denies != self.turned.contains(stem)
    }
}

/// Whether words before a statement tell that it is an answer: "Smith disputes this.", "Not so, says the mayor". A cue of
/// denial among them does not tell that, and "would neither confirm nor deny" tells nothing.
fn announced(lead: &str, cue: &[Word]) -> bool {
    let words: Vec<Word> = words(lead).collect();
    let answers = words.iter().enumerate().any(|(at, word)| {
        let before = &words[at.saturating_sub(3)..at];
        word.is(Class::Answer) && !cue.contains(word) && !before.iter().any(|word| word.is(Class::Negation))
    });
    answers || words.windows(2).any(|pair| pair[0].low == "not" && pair[1].low == "so")
}
