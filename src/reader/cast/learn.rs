//! The weights of traits, learnt from articles for which it is known through whom each statement came.

use super::{
    super::{
        Article, Language,
        find::search,
        gold::GoldStatement,
        grammar,
        measure::pairs,
        mention::same_source,
        paragraphs::paragraphs,
        resolve::Memory,
        select::SURE,
        statement::{Span, Statement},
    },
    Cast,
    asked::Sort,
    choose::Choice,
    traits::Trait,
    weights::{Row, Weights},
};
use std::{cell::RefCell, collections::HashMap, sync::Arc};

/// Whom a pronoun means depends on whom those before it meant: after the second round little changes.
const ROUNDS: usize = 3;
/// Steps of a round.
const STEPS: i32 = 400;
/// How far a step goes.
const PACE: f32 = 0.05;
/// How much a weight must gain to be far from nothing. With half of it or twice as much, unseen articles come out alike.
const CALM: f32 = 16.0;

/// A mention of which it is known whom it means.
struct Example {
    sort: Sort,
    /// For each who may be meant, the traits and whether it is right.
    options: Vec<(Vec<Trait>, bool)>,
}

/// The lines of `cast.tsv`, learnt from English articles with their gold.
pub fn learn(articles: &[(Article, Vec<GoldStatement>)]) -> String {
    let mut weights = Arc::new(Weights::default());
    for _ in 0..ROUNDS {
        let english = articles.iter().filter(|(article, _)| article.language == Language::English);
        let examples: Vec<Example> =
            english.flat_map(|(article, gold)| examples(article, gold, Arc::clone(&weights))).collect();
        weights = Arc::new(fitted(&examples));
    }
    weights.text()
}

/// The mentions of an article whose meaning the gold tells.
fn examples(article: &Article, gold: &[GoldStatement], weights: Arc<Weights>) -> Vec<Example> {
    let text = &article.text;
    let spans: Vec<Span> = article.body().flat_map(|zone| paragraphs(text, zone.range.clone())).collect();
    let cast = Cast { log: Some(RefCell::default()), ..Cast::new(weights) };
    let mut memory = Memory { cast, ..Memory::default() };
    let found = search(text, article.publisher.as_deref(), &spans, &grammar::ENGLISH, SURE, &mut memory);
    let log = memory.cast.log.take().unwrap_or_default().into_inner();
    // What is resolved again was resolved with more knowledge.
    let log: HashMap<usize, Choice> = log.into_iter().map(|choice| (choice.place, choice)).collect();
    let mut known = Vec::new();
    for (right, ours) in pairs(text, gold, &found) {
        known.extend(mentions(&gold[right], &found[ours]));
    }
    known.sort_unstable();
    known.dedup();
    known.iter().filter_map(|(place, name)| example(log.get(place)?, name)).collect()
}

/// The places of a statement's mentions and whom they mean.
fn mentions<'g>(gold: &'g GoldStatement, found: &Statement) -> Vec<(usize, &'g str)> {
    let origin = gold.chain.last().zip(found.source.as_ref()).map(|(name, source)| (source.start, name.as_str()));
    let mut mentions: Vec<(usize, &str)> = origin.into_iter().collect();
    // With as many links as there are, each is the one of its place.
    if gold.chain.len() == found.chain.len() {
        let links = gold.chain.iter().zip(&found.chain).rev().skip(1);
        mentions.extend(links.filter_map(|(name, node)| Some((node.span.as_ref()?.start, name.as_str()))));
    }
    mentions
}

/// A choice, if it is known which is right.
fn example(choice: &Choice, name: &str) -> Option<Example> {
    let named = |option: &Option<String>| option.as_deref().is_some_and(|option| same_source(name, option));
    let rule = !choice.rule.is_empty()
        && same_source(name, &choice.rule)
        && !choice.options.iter().any(|(option, _)| option.as_ref() == Some(&choice.rule));
    let right = |option: &Option<String>| if option.is_none() { rule } else { named(option) };
    let options: Vec<_> = choice.options.iter().map(|(option, traits)| (traits.clone(), right(option))).collect();
    options.iter().any(|(_, right)| *right).then_some(Example { sort: choice.sort, options })
}

/// The weights with which the right ones have the greatest share of what speaks for all (a conditional logit with a
/// quadratic penalty, climbed with Adam).
fn fitted(examples: &[Example]) -> Weights {
    let mut weights = Weights::default();
    let mut means = Weights::default();
    let mut squares = Weights::default();
    for step in 1..=STEPS {
        let mut slope = Weights::default();
        for example in examples {
            climb(example, &weights, slope.rows());
        }
        let (first, second) = (1.0 - 0.9_f32.powi(step), 1.0 - 0.999_f32.powi(step));
        let rows = weights.rows().iter_mut().zip(slope.rows()).zip(means.rows().iter_mut().zip(squares.rows()));
        for ((row, slope), (mean, square)) in rows {
            for at in 0..row.len() {
                let slope = slope[at] - CALM * row[at];
                mean[at] = 0.9 * mean[at] + 0.1 * slope;
                square[at] = 0.999 * square[at] + 0.001 * slope * slope;
                row[at] += PACE * (mean[at] / first) / ((square[at] / second).sqrt() + 1e-6);
            }
        }
    }
    weights
}

/// Adds which way the weights should go for one example.
fn climb(example: &Example, weights: &Weights, slope: &mut [Row]) {
    let sum = |traits: &[Trait]| traits.iter().map(|one| weights.of(*one, example.sort)).sum::<f32>();
    let scores: Vec<f32> = example.options.iter().map(|(traits, _)| sum(traits)).collect();
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let all: f32 = shares.iter().sum();
    let right: f32 = shares.iter().zip(&example.options).filter(|(_, (_, right))| *right).map(|(share, _)| share).sum();
    for (share, (traits, is_right)) in shares.iter().zip(&example.options) {
        let pull = if *is_right { share / right.max(f32::MIN_POSITIVE) } else { 0.0 } - share / all;
        for one in traits {
            let row = &mut slope[usize::from(one.0)];
            row[0] += pull;
            row[example.sort as usize + 1] += pull;
        }
    }
}
