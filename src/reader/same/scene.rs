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
    /// Where its body begins, in bytes.
    body: usize,
    /// The number of each stem: its place in `weights` and `light`.
    numbers: HashMap<String, u32>,
    /// What each stem weighs: ln((n + 1) / k), n being the statements of the article and k those that hold it, in units
    /// of a stem that two of them hold.
    weights: Vec<f64>,
    /// Of each stem, whether it is of a name or of a common word: they weigh half.
    light: Vec<bool>,
}

/// A statement, taken apart.
pub(super) struct Seen {
    /// The words of its content.
    pub words: Vec<Word>,
    /// The stems among them, each with a word that has it.
    pub stems: BTreeMap<String, Word>,
    /// Their numbers in the scene, in order.
    pub numbers: Vec<u32>,
    /// What they weigh together.
    pub weight: f64,
    /// Whether there is a negation among them.
    pub negated: bool,
    /// The stems of the sentences that hold one.
    turned: Marked,
    /// The stems that one stands right before: "there is no lift".
    refused: Marked,
    /// Whether it is quoted from its first word on.
    pub quoted: bool,
    /// How it refers to something said before.
    pub reference: Option<Reference>,
    /// The words that say that it is said.
    pub cue: Cue,
    /// Who says it, in lower case; empty where nobody is named.
    speaker: String,
    /// Whom it came through, in lower case.
    carriers: Vec<String>,
    /// Words by which its speaker and those it came through are called.
    pub called: HashSet<String>,
    /// Where it begins in the text, in bytes.
    start: usize,
    /// The paragraph it stands in.
    pub paragraph: usize,
    /// Whether the words that lead to it tell that it is an answer.
    pub announced: bool,
}

/// Stems of a statement of which something is known.
#[derive(Default)]
struct Marked {
    stems: Vec<String>,
    /// Their numbers in the scene, in no order.
    numbers: Vec<u32>,
}

impl Marked {
    fn of(stems: impl Iterator<Item = String>) -> Self {
        Self { stems: stems.collect(), numbers: Vec::new() }
    }

    fn number(&mut self, numbers: &HashMap<String, u32>) {
        self.numbers = self.stems.iter().filter_map(|stem| numbers.get(stem).copied()).collect();
    }

    fn holds(&self, stem: u32) -> bool {
        self.numbers.contains(&stem)
    }
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
        let start = body.first().map_or(0, |first| first.start);
        let mut statements: Vec<Seen> = Vec::with_capacity(said.len());
        for said in said {
            statements.push(Seen::of(article, said, &body, behind));
            behind = places(said).map(|span| span.end).max().unwrap_or_default().max(behind);
        }
        let numbers = number(&mut statements);
        let light = light(&statements, &numbers);
        let weights = weights(&statements, &light);
        let mut scene = Self { statements, language: article.language, body: start, numbers, weights, light };
        for at in 0..scene.statements.len() {
            scene.statements[at].weight = scene.weigh(&scene.statements[at].numbers);
        }
        scene
    }

    /// Whether a stem says much: it is of no name and no common word.
    pub fn is_solid(&self, stem: u32) -> bool {
        self.light.get(stem as usize) == Some(&false)
    }

    /// Whether a statement stands before the body: in the headline, or in words between the two.
    pub fn is_headline(&self, at: usize) -> bool {
        self.statements[at].start < self.body
    }

    /// What stems weigh together.
    pub fn weigh(&self, stems: &[u32]) -> f64 {
        stems.iter().filter_map(|stem| self.weights.get(*stem as usize)).sum()
    }

    /// The stems that two statements have in common.
    pub fn shared(&self, a: usize, b: usize) -> Vec<u32> {
        let (a, b) = (&self.statements[a].numbers, &self.statements[b].numbers);
        a.iter().copied().filter(|stem| b.binary_search(stem).is_ok()).collect()
    }

    /// A word of a statement for each of some stems.
    pub fn words<'a>(&'a self, at: usize, stems: &'a [u32]) -> impl Iterator<Item = &'a Word> {
        let of = |(stem, word): (&String, &'a Word)| {
            let number = self.numbers.get(stem)?;
            stems.contains(number).then_some(word)
        };
        self.statements[at].stems.iter().filter_map(of)
    }
}

/// Gives each stem of the statements a number.
fn number(statements: &mut [Seen]) -> HashMap<String, u32> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    for seen in statements {
        for stem in seen.stems.keys() {
            let next = numbers.len() as u32;
            seen.numbers.push(*numbers.entry(stem.clone()).or_insert(next));
        }
        seen.numbers.sort_unstable();
        seen.turned.number(&numbers);
        seen.refused.number(&numbers);
    }
    numbers
}

/// The stems of names and of common words. A name is whom a statement is about, not what it says of him.
fn light(statements: &[Seen], numbers: &HashMap<String, u32>) -> Vec<bool> {
    let mut light = vec![false; numbers.len()];
    for seen in statements {
        let names = |word: &Word| word.capital && seen.words.first() != Some(word);
        for (stem, _) in seen.stems.iter().filter(|(_, word)| word.is(Class::Common) || names(word)) {
            if let Some(light) = numbers.get(stem).and_then(|number| light.get_mut(*number as usize)) {
                *light = true;
            }
        }
    }
    light
}

fn weights(statements: &[Seen], light: &[bool]) -> Vec<f64> {
    let mut holders = vec![0_u32; light.len()];
    for stem in statements.iter().flat_map(|seen| &seen.numbers) {
        holders[*stem as usize] += 1;
    }
    let all = statements.len() as f64 + 1.0;
    let unit = (all / 2.0).ln().max(0.1);
    let weigh = |(k, light): (u32, &bool)| (all / f64::from(k)).ln() / unit * if *light { 0.5 } else { 1.0 };
    holders.into_iter().zip(light).map(weigh).collect()
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
            numbers: Vec::new(),
            weight: 0.0,
            negated: inside.iter().any(|word| word.is(Class::Negation)),
            turned: Marked::of(turned.flatten().filter_map(|word| word.stem(language))),
            refused: Marked::of(content.iter().flat_map(|part| refused(part, language))),
            quoted: text[..first].ends_with(quote) || content.first().is_some_and(|part| part.starts_with(quote)),
            reference: Reference::of(&inside, content.len(), said.denied, any(Class::Plain)),
            speaker: said.chain.last().map(|name| name.to_lowercase()).unwrap_or_default(),
            carriers: said.chain.iter().rev().skip(1).map(|name| name.to_lowercase()).collect(),
            called: names.flat_map(words).filter(|word| word.stem(language).is_some()).map(|word| word.low).collect(),
            start,
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

    /// Whether the speaker of another one carries it.
    pub fn comes_through(&self, other: &Self) -> bool {
        self.carriers.contains(&other.speaker)
    }

    /// Whether it holds its content not to be so, as its cue and its words have it.
    pub fn against(&self) -> bool {
        self.cue.denies != self.negated
    }

    /// Whether a sentence that holds a stem holds a negation.
    pub fn is_turned(&self, stem: u32) -> bool {
        self.turned.holds(stem)
    }

    /// Whether a negation stands right before a stem, with nothing in between that says something.
    pub fn refuses(&self, stem: u32) -> bool {
        self.refused.holds(stem)
    }

    /// The same of what a stem is about.
    pub fn turns(&self, stem: u32) -> bool {
        self.cue.denies != self.is_turned(stem)
    }
}

/// The first stem behind each negation, in the same clause: "lift" of "there had never been any lift".
fn refused(text: &str, language: Language) -> Vec<String> {
    let mut stems = Vec::new();
    for clause in text.split(['.', ',', ';', ':', '!', '?', '–', '—']) {
        let mut negated = false;
        for word in words(clause) {
            if word.is(Class::Negation) {
                negated = true;
            } else if let Some(stem) = word.stem(language).filter(|_| negated) {
                stems.push(stem);
                negated = false;
            }
        }
    }
    stems
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
