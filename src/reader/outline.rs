//! What the words of a sentence are to the counts: the name they have in keys, whether they are a clause's finite verb,
//! how often they say that somebody speaks. Each is worked out when it is first asked for, and once.

use super::{
    cues::Cues,
    finite::looks_finite,
    grammar::Grammar,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{Reading, reading},
    tokens::Kind,
};
use std::cell::OnceCell;

/// A sentence as the counts see it.
pub(crate) struct Outline<'a> {
    /// Its paragraph.
    pub p: &'a Paragraph<'a>,
    /// Its tokens.
    pub sentence: Run,
    /// How often forms are cues.
    pub cues: &'a Cues,
    /// Whether this is for counting, and keys keep their names.
    pub counting: bool,
    looks: Vec<OnceCell<Look<'a>>>,
}

/// What a word looks like.
#[derive(Clone, Copy)]
struct Look<'a> {
    name: &'a str,
    acts: bool,
    strength: f32,
    noun: bool,
}

/// Outside of the sentence.
const NOTHING: Look<'static> = Look { name: "end", acts: false, strength: 0.0, noun: false };

impl<'a> Outline<'a> {
    /// The outline of a sentence.
    pub fn of(p: &'a Paragraph<'a>, sentence: Run, grammar: &'a Grammar) -> Self {
        let looks = vec![OnceCell::new(); sentence.len()];
        Self { p, sentence, cues: &grammar.cues, counting: grammar.counting, looks }
    }

    /// What a word is called in a key: itself where it belongs to a closed class, else what it looks like; "end" behind
    /// the sentence.
    pub fn name(&self, at: usize) -> &'a str {
        self.look(at).name
    }

    /// Whether a word is the finite verb of a clause.
    pub fn acts(&self, at: usize) -> bool {
        self.look(at).acts
    }

    /// How often the word, as it is read here, is a cue.
    pub fn strength(&self, at: usize) -> f32 {
        self.look(at).strength
    }

    /// Whether a word is a cue more often than `sure`, and no noun.
    pub fn speaks(&self, at: usize, sure: f32) -> bool {
        let look = self.look(at);
        !look.noun && look.strength > sure
    }

    fn look(&self, at: usize) -> Look<'a> {
        let cell = at.checked_sub(self.sentence.start).and_then(|at| self.looks.get(at));
        cell.map_or(NOTHING, |cell| *cell.get_or_init(|| self.see(at)))
    }

    fn see(&self, at: usize) -> Look<'a> {
        let (p, sentence) = (self.p, &self.sentence);
        let low = p.low(at);
        // Most words never were a cue, however they are read.
        let (mut strength, mut finite, mut noun) = (0.0, false, false);
        if self.cues.counts(low) {
            let read = reading(p, sentence, at).1;
            strength = self.cues.strength(low, read);
            finite = read == Reading::Finite;
            noun = read == Reading::Noun;
        }
        let acts =
            p.is(at, Class::Finite) || looks_finite(p, sentence, at) || !p.capital(at) && finite && strength > 0.3;
        Look { name: name(p, at, strength), acts, strength, noun }
    }
}

/// The name of a word that is a cue this often.
fn name<'p>(p: &'p Paragraph<'_>, at: usize, strength: f32) -> &'p str {
    if p.opens(at).is_some() {
        return "quote";
    }
    if p.kind(at) == Kind::Number {
        return "num";
    }
    if p.kind(at) != Kind::Word {
        return "mark";
    }
    let low = p.low(at);
    if p.any(at, &[Class::Day, Class::Month]) {
        return "day";
    }
    if p.is(at, Class::Title) {
        return "title";
    }
    let closed = [
        Class::Conjunction,
        Class::Subordinator,
        Class::Relative,
        Class::Preposition,
        Class::Determiner,
        Class::Possessive,
        Class::Subject,
        Class::Object,
        Class::Modal,
        Class::Be,
        Class::Have,
        Class::Do,
    ];
    if p.any(at, &closed) || low == "according" {
        return low;
    }
    let ing = low.ends_with("ing");
    let ed = low.ends_with("ed") || low == "said" || low == "told" || low == "wrote";
    match (strength > 0.45, ing, ed) {
        (true, true, _) => "ING",
        (true, _, true) => "ED",
        (true, ..) => "CUE",
        (_, true, _) => "ing",
        (_, _, true) => "ed",
        _ if p.capital(at) => "cap",
        _ if low.ends_with("ly") => "ly",
        _ => "low",
    }
}
