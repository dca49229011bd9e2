//! All that the engine knows of a language.

use super::{
    context::Context,
    cues::Cues,
    cuts::Cuts,
    lexicon::Words,
    rates::Rates,
    rules::{self, Find},
};
use std::sync::LazyLock;

/// A language: its words, its counts and its rules.
pub(crate) struct Grammar {
    /// Closed classes.
    pub words: Words,
    /// How often forms are cues.
    pub cues: Cues,
    /// Where contents end.
    pub cuts: Cuts,
    /// What else speaks for a proposal.
    pub context: Context,
    /// How often rules are right.
    pub rates: Rates,
    /// The rules that look at a single sentence.
    pub rules: &'static [Find],
    /// Whether it is counted with, so that the names of keys are kept.
    pub counting: bool,
}

impl Grammar {
    /// English with the counts of these tables.
    pub fn english(tables: &Tables<'_>) -> Self {
        Self {
            words: Words::parse(include_str!("../../assets/reader/english/words.txt")),
            cues: Cues::parse(tables.cues),
            cuts: Cuts::parse(tables.cuts),
            context: Context::parse(tables.context),
            rates: Rates::parse(tables.rules),
            rules: &rules::ENGLISH,
            counting: false,
        }
    }
}

/// The counts of a language, as the files hold them.
pub(crate) struct Tables<'a> {
    /// How often forms are cues.
    pub cues: &'a str,
    /// Where contents end.
    pub cuts: &'a str,
    /// What else speaks for a proposal.
    pub context: &'a str,
    /// How often rules are right.
    pub rules: &'a str,
}

/// Where contents end, counted.
pub(crate) const CUTS: &str = include_str!("../../assets/reader/english/cuts.tsv");
/// What else speaks for a proposal, counted.
pub(crate) const CONTEXT: &str = include_str!("../../assets/reader/english/context.tsv");

/// English.
pub(crate) static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| {
    Grammar::english(&Tables {
        cues: include_str!("../../assets/reader/english/cues.tsv"),
        cuts: CUTS,
        context: CONTEXT,
        rules: include_str!("../../assets/reader/english/rules.tsv"),
    })
});
