//! How well the reader does on articles for which it is known who said what: counts, and the shares made of them.
//!
//! A proposal meets a gold statement when the words that both hold are at least half of the words that either holds;
//! pairs are made from the best downwards, each statement in one. Words are compared by place.

use std::{collections::BTreeSet, iter::Sum, ops::AddAssign};

use super::{Span, Statement, gold::GoldStatement, mention::same_chain};

/// The least share of words that a proposal and a gold statement have in common when they meet.
const MEETS: f64 = 0.5;

/// Words that may introduce a content without belonging to it.
const INTRODUCTIONS: &[&str] = &["that", "what", "whether", "if", "how", "что", "чтобы", "как", "будто"];

/// Counts over some articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Statements of the gold.
    pub gold: usize,
    /// Proposals.
    pub found: usize,
    /// Pairs that meet.
    pub met: usize,
    /// Pairs whose contents are the same but for punctuation and an introducing word.
    pub exact: usize,
    /// Quoted statements of the gold, quoted proposals, and pairs of both.
    pub quoted: Pairs,
    /// The same of those that are not quoted.
    pub unquoted: Pairs,
    /// Pairs whose gold names a source in the text, and those in which the proposal's shares a word with it.
    pub source: Share,
    /// Pairs whose gold has a chain, and those in which all of the chain is right.
    pub chain: Share,
    /// Pairs whose gold tells how the origin is named, and those in which that is right.
    pub anonymity: Share,
    /// Proposals that lie outside the body of their article.
    pub outside: usize,
}

/// Statements of the gold, proposals, and pairs of both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// In the gold.
    pub gold: usize,
    /// Proposed.
    pub found: usize,
    /// Both.
    pub met: usize,
}

/// How many of some are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Of how many.
    pub of: usize,
    /// How many are right.
    pub right: usize,
}

impl Share {
    fn note(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }

    /// The share, 0–1; none of none.
    pub fn rate(self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }
}

impl Pairs {
    /// Of the proposals, the share that is right; 0 of none.
    pub fn precision(self) -> f64 {
        self.met as f64 / self.found.max(1) as f64
    }

    /// Of the gold, the share that is found; 0 of none.
    pub fn recall(self) -> f64 {
        self.met as f64 / self.gold.max(1) as f64
    }

    /// The harmonic mean of precision and recall, 0–1.
    pub fn f1(self) -> f64 {
        2.0 * self.met as f64 / (self.gold + self.found).max(1) as f64
    }
}

impl Counts {
    /// Contents that meet.
    pub fn content(&self) -> Pairs {
        Pairs { gold: self.gold, found: self.found, met: self.met }
    }

    /// Contents that are exactly right.
    pub fn exactly(&self) -> Pairs {
        Pairs { gold: self.gold, found: self.found, met: self.exact }
    }

    /// The chains that are right, of all statements of the gold, found or not, if each has one.
    pub fn chain_of_all(&self) -> f64 {
        self.chain.right as f64 / self.gold.max(1) as f64
    }

    /// Proposals that meet nothing, per article.
    pub fn false_per_article(&self) -> f64 {
        (self.found - self.met) as f64 / self.articles.max(1) as f64
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.gold += other.gold;
        self.found += other.found;
        self.met += other.met;
        self.exact += other.exact;
        self.outside += other.outside;
        for (pairs, more) in [(&mut self.quoted, other.quoted), (&mut self.unquoted, other.unquoted)] {
            pairs.gold += more.gold;
            pairs.found += more.found;
            pairs.met += more.met;
        }
        for (share, more) in
            [(&mut self.source, other.source), (&mut self.chain, other.chain), (&mut self.anonymity, other.anonymity)]
        {
            share.of += more.of;
            share.right += more.right;
        }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut sum, counts| {
            sum += counts;
            sum
        })
    }
}

/// The pairs of gold statements and proposals that meet, as positions in the two lists.
pub fn pairs(text: &str, gold: &[GoldStatement], found: &[Statement]) -> Vec<(usize, usize)> {
    let gold: Vec<_> = gold.iter().map(|statement| words(text, &statement.content)).collect();
    let found: Vec<_> = found.iter().map(|statement| words(text, &statement.content)).collect();
    let mut close = Vec::new();
    for (at, known) in gold.iter().enumerate() {
        for (by, proposed) in found.iter().enumerate() {
            let shared = known.intersection(proposed).count();
            let share = shared as f64 / (known.len() + proposed.len() - shared).max(1) as f64;
            if shared > 0 && share >= MEETS {
                close.push((share, at, by));
            }
        }
    }
    close.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used, mut taken) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, at, by) in close {
        if !used.contains(&at) && !taken.contains(&by) {
            used.insert(at);
            taken.insert(by);
            pairs.push((at, by));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// What the reader found in one article, against its gold; `body` are the parts in which it may find anything.
pub fn measure(text: &str, body: &[Span], gold: &[GoldStatement], found: &[Statement]) -> Counts {
    let mut counts = Counts { articles: 1, gold: gold.len(), found: found.len(), ..Counts::default() };
    let in_body = |span: &Span| body.iter().any(|body| body.start <= span.start && span.end <= body.end);
    counts.outside = found.iter().filter(|statement| !statement.content.iter().all(in_body)).count();
    let gold_quoted: Vec<bool> = gold.iter().map(|statement| is_quoted(text, &statement.content)).collect();
    let quoted = |statement: &Statement| is_quoted(text, &statement.content);
    for is_quoted in &gold_quoted {
        let pairs = if *is_quoted { &mut counts.quoted } else { &mut counts.unquoted };
        pairs.gold += 1;
    }
    for statement in found {
        let pairs = if quoted(statement) { &mut counts.quoted } else { &mut counts.unquoted };
        pairs.found += 1;
    }
    for (at, by) in pairs(text, gold, found) {
        let (known, proposed) = (&gold[at], &found[by]);
        counts.met += 1;
        counts.exact += usize::from(bare_words(text, &known.content) == bare_words(text, &proposed.content));
        if gold_quoted[at] == quoted(proposed) {
            let pairs = if gold_quoted[at] { &mut counts.quoted } else { &mut counts.unquoted };
            pairs.met += 1;
        }
        if let Some(source) = &known.source {
            let source = words(text, std::slice::from_ref(source));
            let named =
                proposed.source.iter().any(|span| !words(text, std::slice::from_ref(span)).is_disjoint(&source));
            counts.source.note(named);
        }
        if !known.chain.is_empty() {
            let chain: Vec<&str> = proposed.chain.iter().map(|node| node.name.as_str()).collect();
            counts.chain.note(same_chain(&known.chain, &chain));
        }
        if let Some(anonymity) = known.anonymity {
            counts.anonymity.note(anonymity == proposed.anonymity);
        }
    }
    counts
}

/// The places of the words in some spans of a text.
fn words(text: &str, spans: &[Span]) -> BTreeSet<usize> {
    spans.iter().flat_map(|span| word_spans(text, span)).map(|word| word.start).collect()
}

/// As [`words()`], without a word that introduces them.
fn bare_words(text: &str, spans: &[Span]) -> BTreeSet<usize> {
    let all: Vec<Span> = spans.iter().flat_map(|span| word_spans(text, span)).collect();
    let introduces = |word: &&Span| INTRODUCTIONS.contains(&text[(*word).clone()].to_lowercase().as_str());
    all.iter().skip_while(introduces).map(|word| word.start).collect()
}

/// The words within a span, with the apostrophes and hyphens inside them.
fn word_spans(text: &str, span: &Span) -> Vec<Span> {
    let inner = |c: char| matches!(c, '\'' | '’' | '-' | '.');
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut start = None;
    let mut chars = text[span.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = letter(c) || (start.is_some() && inner(c) && chars.peek().is_some_and(|(_, next)| letter(*next)));
        match (start, goes_on) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(span.start + from..span.start + at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(span.start + from..span.end);
    }
    words
}

/// Whether a content stands in quotation marks from its first word to its last.
fn is_quoted(text: &str, content: &[Span]) -> bool {
    let mark = |c: char| "\"“”„«»".contains(c);
    let speech = |c: char| mark(c) || "–—".contains(c);
    let edge = |c: &char| !c.is_whitespace() && !",.!?…".contains(*c);
    let parts = joined(text, content);
    parts.iter().all(|span| {
        let words = &text[span.clone()];
        let (before, behind) = (text[..span.start].trim_end(), &text[span.end..]);
        // Typewriters and some corpora make marks of two apostrophes.
        let doubled = |text: &str| ["''", "``"].iter().any(|mark| text.starts_with(mark) || text.ends_with(mark));
        let opens = words.starts_with(mark) || before.ends_with(speech) || doubled(words) || doubled(tail(before));
        let next = behind.trim_start_matches(|c: char| !edge(&c));
        let closes = words.ends_with(mark) || next.starts_with(speech) || doubled(words) || next.starts_with("''");
        // Marks inside belong to words that are only partly quoted.
        let inside = words.trim_matches(mark).chars().filter(|c| mark(*c)).count();
        opens && (closes || parts.len() > 1) && inside.is_multiple_of(2)
    })
}

/// The parts of a content, those as one that nothing but white space parts: some corpora cut a quotation of several
/// sentences after each.
fn joined(text: &str, content: &[Span]) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::with_capacity(content.len());
    for span in content {
        match parts.last_mut() {
            Some(last) if text.get(last.end..span.start).is_some_and(|gap| gap.trim().is_empty()) => {
                last.end = span.end;
            }
            _ => parts.push(span.clone()),
        }
    }
    parts
}

/// The last two bytes of a text, if they are characters of their own.
fn tail(text: &str) -> &str {
    text.get(text.len().saturating_sub(2)..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_hyphens_and_lose_their_full_stops() {
        let text = "U.S. vice-mayor’s 3.5 million.";
        let words: Vec<&str> = word_spans(text, &(0..text.len())).into_iter().map(|span| &text[span]).collect();
        assert_eq!(words, ["U.S", "vice-mayor’s", "3.5", "million"]);
    }

    #[test]
    fn partly_quoted_is_not_quoted() {
        let text = "“It is,” he said. He said it was “so” and done. – Да, – сказал он.";
        let quoted = |words: &str| {
            let at = text.find(words).unwrap();
            is_quoted(text, &std::iter::once(at..at + words.len()).collect::<Vec<_>>())
        };
        assert!(quoted("It is"));
        assert!(quoted("“It is,”"));
        assert!(quoted("Да"));
        assert!(!quoted("it was “so” and done"));
        // One quotation, its sentences in parts.
        let text = "“It is. I know,” he said.";
        let parts = ["“It is.", "I know,”"].map(|words| text.find(words).map(|at| at..at + words.len()).unwrap());
        assert!(is_quoted(text, &parts));
    }

    #[test]
    fn shares_of_nothing_are_no_error() {
        let none = Counts::default();
        assert_eq!((none.content().f1(), none.chain_of_all(), none.chain.rate()), (0.0, 0.0, None));
    }
}
