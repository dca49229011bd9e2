//! A paragraph, taken apart: what every rule looks at.

use super::{
    Span,
    lexicon::{Class, Classes, Words},
    quotes::{Quote, quotes},
    sentences::sentences,
    tokens::{Kind, Tokens},
};
use std::ops::Range;

/// Token positions, the second behind the last.
pub(crate) type Run = Range<usize>;

/// A paragraph's tokens, quotations and sentences.
pub(crate) struct Paragraph<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its words and marks.
    pub tokens: Tokens,
    /// The classes of each token.
    pub classes: Vec<Classes>,
    /// What stands in quotation marks.
    pub quotes: Vec<Quote>,
    /// For each token, the quotation it stands in, its marks included.
    pub quote_of: Vec<Option<u32>>,
    /// Sentences that join without a gap.
    pub sentences: Vec<Run>,
}

impl<'a> Paragraph<'a> {
    /// Takes `text[span]` apart. `is_tag` tells whether a word can tag a quotation ("asked").
    pub fn new(text: &'a str, span: Span, words: &Words, is_tag: impl Fn(&str) -> bool) -> Self {
        let tokens = Tokens::of(text, span, |low| words.classes(low).has(Class::Abbreviation));
        let classes: Vec<Classes> = (0..tokens.list.len())
            .map(|at| {
                let low = tokens.low(at);
                let classes = words.classes(low);
                // "the Vell Observer's Anna Kern"
                let owner = if tokens.list[at].capital { low.strip_suffix("'s") } else { None };
                let titled = owner.is_some_and(|owner| words.classes(owner).has(Class::Masthead));
                let classes = if titled { classes.with(Class::Masthead) } else { classes };
                if noun(&tokens, at) { classes.without(Class::Finite) } else { classes }
            })
            .collect();
        let quotes = quotes(text, &tokens);
        let mut quote_of = vec![None; tokens.list.len()];
        for (number, quote) in quotes.iter().enumerate() {
            quote_of[quote.open..=quote.close].fill(Some(number as u32));
        }
        let sentences = sentences(&tokens, &quotes, |next, question| {
            // "…?" He asked why.
            if classes.get(next).is_none_or(|next| next.any(&[Class::Subject, Class::Determiner, Class::Possessive])) {
                return false;
            }
            // "Smith asked." or "asked Smith"
            let word = |at: &usize| tokens.kind(*at) == Kind::Word;
            let name = (next..next + 6).take_while(word).count();
            let verb = (next..next + name).find(|at| is_tag(tokens.low(*at)));
            // "It is over." Smith said.
            if !question {
                let last = verb.filter(|at| *at > next && classes[*at].has(Class::Speech) && at + 1 == next + name);
                return last.is_some_and(|at| at < next + 4 && tokens.kind(at + 1) == Kind::Stop);
            }
            let near = verb.is_some_and(|at| {
                let timely = [Class::Preposition, Class::Day, Class::Time];
                // "Smith asked the mayor"
                let asks = at > next && (classes[at].has(Class::Addressing) || tokens.low(at) == "asked");
                at == next || !word(&(at + 1)) || classes[at + 1].any(&timely) || asks
            });
            // "Smith, the mayor of Iowa, asked"
            let behind = next + name;
            let apposed = || {
                let end = (behind + 1..behind + 24).find(|at| !word(at) && tokens.kind(*at) != Kind::Number)?;
                let low = tokens.low(end + 1);
                let past = low.ends_with("ed") && is_tag(low);
                let verb = past || classes.get(end + 1)?.any(&[Class::Speech, Class::Addressing]);
                Some(tokens.kind(end) == Kind::Comma && verb)
            };
            let named = (1..5).contains(&name) && (next..behind).all(|at| tokens.list[at].capital);
            near || named && tokens.kind(behind) == Kind::Comma && apposed().unwrap_or(false)
        });
        Self { text, tokens, classes, quotes, quote_of, sentences }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    /// A token in lower case; empty behind the last.
    pub fn low(&self, at: usize) -> &str {
        self.tokens.low(at)
    }

    /// What a token is.
    pub fn kind(&self, at: usize) -> Kind {
        self.tokens.kind(at)
    }

    /// Whether a token is in a class.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.classes.get(at).is_some_and(|classes| classes.has(class))
    }

    /// Whether a token is in one of several classes.
    pub fn any(&self, at: usize, classes: &[Class]) -> bool {
        self.classes.get(at).is_some_and(|known| known.any(classes))
    }

    /// Whether a token begins with a capital letter.
    pub fn capital(&self, at: usize) -> bool {
        self.tokens.list.get(at).is_some_and(|token| token.capital)
    }

    /// Whether a token stands in quotation marks; the marks do too.
    pub fn quoted(&self, at: usize) -> bool {
        self.quote_of.get(at).copied().flatten().is_some()
    }

    /// The quotation that opens at a token.
    pub fn opens(&self, at: usize) -> Option<&Quote> {
        let quote = &self.quotes[self.quote_of.get(at).copied().flatten()? as usize];
        (quote.open == at).then_some(quote)
    }

    /// The quotation that closes at a token.
    pub fn closes(&self, at: usize) -> Option<&Quote> {
        let quote = &self.quotes[self.quote_of.get(at).copied().flatten()? as usize];
        (quote.close == at && quote.closed).then_some(quote)
    }

    /// The bytes of tokens.
    pub fn bytes(&self, run: &Run) -> Span {
        self.tokens.list[run.start].start..self.tokens.list[run.end - 1].end
    }
}

/// Whether a word that may be a verb is a noun here: "Malta's former works minister", "the means".
fn noun(tokens: &Tokens, at: usize) -> bool {
    const BEFORE: [&str; 14] =
        ["the", "a", "an", "my", "your", "his", "its", "our", "their", "former", "deputy", "public", "new", "no"];
    const PLURAL: [&str; 12] =
        ["works", "means", "needs", "looks", "plays", "lies", "lives", "leads", "faces", "runs", "comes", "goes"];
    let before = at.checked_sub(1).map_or("", |before| tokens.low(before));
    PLURAL.contains(&tokens.low(at)) && (BEFORE.contains(&before) || super::reading::genitive(before))
}
