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
}

/// English.
pub(crate) static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| Grammar {
    words: Words::parse(include_str!("../../assets/reader/english/words.txt")),
    cues: Cues::parse(include_str!("../../assets/reader/english/cues.tsv")),
    cuts: Cuts::parse(include_str!("../../assets/reader/english/cuts.tsv")),
    context: Context::parse(include_str!("../../assets/reader/english/context.tsv")),
    rates: Rates::parse(include_str!("../../assets/reader/english/rules.tsv")),
    rules: &rules::ENGLISH,
});
