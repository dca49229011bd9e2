//! A Russian paragraph, taken apart: what every rule looks at.

use std::ops::Range;

use super::lexicon::{Classes, Does, Lexicon, Verb};
use crate::reader::{
    Span,
    quotes::{Quote, quotes},
    sentences::sentences,
    tokens::{Kind, Tokens},
};

/// Tokens of a paragraph by their positions.
pub(super) type Run = Range<usize>;

/// The most words of a title in quotation marks.
const TITLE: usize = 6;
/// How far behind its dash a tag within a quotation goes, in tokens.
const TAG: usize = 24;

/// A paragraph.
pub(super) struct Scene<'a> {
    pub text: &'a str,
    pub tokens: Tokens,
    pub verbs: Vec<Option<Verb>>,
    pub classes: Vec<Classes>,
    /// Quotations of speech; the marks around titles of papers and firms are none.
    pub speech: Vec<Quote>,
    /// For each token the quotation of speech it stands in.
    speech_of: Vec<Option<usize>>,
    /// Titles in quotation marks, with their marks.
    pub titles: Vec<Run>,
    /// For each token the title it stands in.
    title_of: Vec<Option<usize>>,
    pub sentences: Vec<Run>,
}

impl<'a> Scene<'a> {
    pub fn new(text: &'a str, span: Span) -> Self {
        let lexicon = Lexicon::get();
        let tokens = Tokens::of(text, span, |low| lexicon.classes(low).is(Classes::ABBREVIATION));
        let all = tokens.list.len();
        let all_quotes = quotes(text, &tokens);
        let sentences = sentences(&tokens, &all_quotes, |next, question| {
            question
                && (next..next + 4).any(|at| lexicon.verb(tokens.low(at)).is_some_and(|verb| verb.does == Does::Say))
        });
        let mut scene = Self {
            text,
            verbs: (0..all).map(|at| lexicon.verb(tokens.low(at))).collect(),
            classes: (0..all).map(|at| lexicon.classes(tokens.low(at))).collect(),
            tokens,
            speech: Vec::new(),
            speech_of: vec![None; all],
            titles: Vec::new(),
            title_of: vec![None; all],
            sentences,
        };
        for quote in all_quotes {
            if scene.is_title(&quote) {
                scene.title_of[quote.open..=quote.close].fill(Some(scene.titles.len()));
                scene.titles.push(quote.open..quote.close + 1);
            } else {
                scene.speech_of[quote.open..=quote.close].fill(Some(scene.speech.len()));
                scene.speech.push(quote);
            }
        }
        for number in 0..scene.speech.len() {
            if let Some(hole) = scene.tag_within(&scene.speech[number]) {
                scene.speech_of[hole].fill(None);
            }
        }
        scene
    }

    /// Whether quotation marks stand around a title: few words, the first with a capital, and no tag behind.
    fn is_title(&self, quote: &Quote) -> bool {
        let words = (quote.open..quote.close).filter(|at| matches!(self.kind(*at), Kind::Word | Kind::Number)).count();
        let before = quote.open.checked_sub(1).map_or(Kind::Stop, |at| self.kind(at));
        let ends = matches!(self.kind(quote.close.wrapping_sub(1)), Kind::Stop | Kind::Shout);
        let tagged = matches!(self.kind(quote.close + 1), Kind::Comma | Kind::Dash) && {
            let dash = (quote.close + 1..quote.close + 3).find(|at| self.kind(*at) == Kind::Dash);
            dash.is_some_and(|dash| (dash + 1..dash + 4).any(|at| self.verb(at).is_some()))
        };
        let alone = before == Kind::Stop && (quote.close + 1..self.len()).all(|at| self.kind(at) == Kind::Stop);
        let first = self.capital(quote.open + 1) || self.kind(quote.open + 1) == Kind::Number;
        quote.closed && words > 0 && words <= TITLE && first && before != Kind::Colon && !ends && !tagged && !alone
    }

    /// The tag inside a quotation's marks: «Это так, — сказал он. — И точка».
    pub fn tag_within(&self, quote: &Quote) -> Option<Run> {
        let dash = (quote.open + 2..quote.close).find(|at| {
            self.kind(*at) == Kind::Dash
                && matches!(self.kind(at - 1), Kind::Comma | Kind::Stop | Kind::Shout)
                && (at + 1..at + 4).any(|next| self.verb(next).is_some_and(|verb| !verb.gerund))
        })?;
        let end = (dash + 2..quote.close.min(dash + TAG)).find(|at| {
            self.kind(*at) == Kind::Dash && matches!(self.kind(at - 1), Kind::Comma | Kind::Stop | Kind::Colon)
        });
        match end {
            Some(end) => Some(dash..end + 1),
            // Marks that close behind the tag: «Это так, — сказал он».
            None if quote.close - dash <= TAG => Some(dash..quote.close),
            None => None,
        }
    }

    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    pub fn low(&self, at: usize) -> &str {
        self.tokens.low(at)
    }

    pub fn kind(&self, at: usize) -> Kind {
        self.tokens.kind(at)
    }

    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.classes.get(at).is_some_and(|known| known.is(classes))
    }

    pub fn verb(&self, at: usize) -> Option<Verb> {
        self.verbs.get(at).copied().flatten()
    }

    pub fn capital(&self, at: usize) -> bool {
        self.tokens.list.get(at).is_some_and(|token| token.capital)
    }

    /// Whether a token stands in a quotation of speech.
    pub fn quoted(&self, at: usize) -> bool {
        self.speech_of.get(at).is_some_and(Option::is_some)
    }

    pub fn quote_at(&self, at: usize) -> Option<&Quote> {
        self.speech_of.get(at).copied().flatten().map(|number| &self.speech[number])
    }

    /// The title in quotation marks that begins at a token.
    pub fn title_at(&self, at: usize) -> Option<Run> {
        self.title_over(at).filter(|title| title.start == at)
    }

    /// The title in quotation marks that a token stands in.
    pub fn title_over(&self, at: usize) -> Option<Run> {
        self.title_of.get(at).copied().flatten().map(|number| self.titles[number].clone())
    }

    pub fn in_title(&self, at: usize) -> bool {
        self.title_of.get(at).is_some_and(Option::is_some)
    }

    /// The quotations of speech that begin in a sentence.
    pub fn speech_in(&self, sentence: &Run) -> &[Quote] {
        let from = self.speech.partition_point(|quote| quote.open < sentence.start);
        let to = self.speech.partition_point(|quote| quote.open < sentence.end);
        &self.speech[from..to]
    }

    /// Whether all letters of a word are capitals, as in ТАСС.
    pub fn shouted(&self, at: usize) -> bool {
        self.tokens.list.get(at).is_some_and(|token| {
            let word = &self.text[token.span()];
            word.chars().count() > 1 && word.chars().all(char::is_uppercase)
        })
    }

    pub fn bytes(&self, run: &Run) -> Span {
        self.tokens.list[run.start].start..self.tokens.list[run.end - 1].end
    }

    pub fn words(&self, run: &Run) -> String {
        self.text[self.bytes(run)].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A run without the marks and stops at its ends.
    pub fn trimmed(&self, run: Run) -> Run {
        let mark =
            |at: usize| matches!(self.kind(at), Kind::Comma | Kind::Stop | Kind::Dash | Kind::Colon | Kind::Semicolon);
        let (mut start, mut end) = (run.start, run.end.min(self.len()));
        while start < end && mark(start) {
            start += 1;
        }
        while start < end && mark(end - 1) {
            end -= 1;
        }
        start..end
    }
}
