//! From an article to who said what, through whom.
//!
//! An [`Article`] is canonical text with its zones; [`statements`] finds the statements in its body, each with its
//! speaker, the chain it came through, the rule that found it and the words that triggered that rule; [`voices()`] puts
//! together what one speaker says. Text in, plain data out: no board, no screen, no network.

mod about;
mod afterwards;
mod alias;
pub mod anchor;
pub(crate) mod anonymity;
pub(crate) mod apposition;
mod around;
mod article;
pub(crate) mod attribute;
pub(crate) mod balance;
mod bodies;
mod bystanders;
pub(crate) mod called;
pub(crate) mod candidate;
pub(crate) mod carried;
pub mod cast;
mod chain;
pub(crate) mod cited;
mod clauses;
pub(crate) mod context;
pub mod count;
pub(crate) mod cues;
pub(crate) mod cuts;
mod draft;
pub(crate) mod epithets;
pub(crate) mod fields;
pub(crate) mod find;
pub(crate) mod finite;
pub(crate) mod focus;
pub(crate) mod frames;
pub mod gold;
pub(crate) mod grammar;
pub(crate) mod groups;
mod hearers;
mod heralded;
pub mod intake;
mod joined;
mod journalists;
pub(crate) mod keys;
mod kinds;
mod language;
mod later;
mod letters;
pub(crate) mod lexicon;
mod listeners;
pub mod measure;
pub mod mention;
pub(crate) mod names;
mod notes;
pub(crate) mod outlets;
pub(crate) mod outline;
pub(crate) mod papers;
pub(crate) mod paragraph;
pub(crate) mod paragraphs;
mod phrases;
pub(crate) mod places;
pub(crate) mod proper;
pub(crate) mod quotes;
pub(crate) mod rates;
pub(crate) mod reach;
pub(crate) mod reading;
mod recorded;
mod remember;
pub(crate) mod reported;
mod resolve;
mod retold;
pub(crate) mod rules;
mod russian;
pub mod same;
mod scalars;
pub(crate) mod select;
pub(crate) mod sentences;
pub(crate) mod setting;
mod sift;
mod silence;
mod statement;
pub(crate) mod subject;
mod sure;
mod tagged;
mod talks;
mod tellings;
pub(crate) mod tokens;
mod varied;
mod voices;
mod worded;

pub use article::{Article, Language, Zone, ZoneKind};
pub use draft::{Origin, draft, standing, unquoted};
pub use scalars::Scalars;
pub use statement::{Mode, Node, Polarity, Role, Span, Statement};
pub use voices::{Voice, voices};

/// After this many statements the rest of a text is not searched: no article has as many, and each takes memory.
pub const MOST: usize = 100_000;

/// The statements in an article's body, at most about [`MOST`], in the order of their first word.
///
/// Only zones of kind [`ZoneKind::Body`] are searched; the title is context for names. Text in a language without
/// rules gives none.
pub fn statements(article: &Article) -> Vec<Statement> {
    let paragraphs: Vec<Span> =
        article.body().flat_map(|zone| paragraphs::paragraphs(&article.text, zone.range.clone())).collect();
    let mut found = match article.language {
        Language::English => {
            let publisher = article.publisher.as_deref();
            find::find(&article.text, publisher, &paragraphs, &grammar::ENGLISH, select::SURE)
        }
        Language::Russian => russian::find(&article.text, &paragraphs),
        Language::Other => return Vec::new(),
    };
    drop_names(&mut found);
    found.sort_by_key(|statement| statement.content[0].start);
    found
}

/// Drops what is only the name of somebody who speaks: in "X, citing Y, reported that …" nobody says "Y".
fn drop_names(found: &mut Vec<Statement>) {
    let names = |statement: &Statement| -> Vec<Span> {
        statement.source.iter().chain(statement.chain.iter().filter_map(|node| node.span.as_ref())).cloned().collect()
    };
    let mut spans: Vec<Span> = found.iter().flat_map(names).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    found.retain(|statement| {
        let [content] = statement.content.as_slice() else { return true };
        let behind = spans.partition_point(|span| span.start <= content.start);
        // The longest of those that begin there, or the last that begins before.
        spans[..behind].last().is_none_or(|span| content.end > span.end)
    });
}
