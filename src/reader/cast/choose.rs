//! Which of those within reach is meant.

use super::{
    super::{
        names::{Sex, text},
        paragraph::{Paragraph, Run},
        resolve::{Memory, Resolved, plain},
    },
    Cast,
    asked::{Asked, Sort},
    figure::{Called, Figure, Mention, Part},
    traits::{Standing, Trait},
};
use crate::board::Anonymity;

/// Of two with the same score the one who was spoken of later is taken.
const OLDER: f32 = 1e-3;

/// How much more must speak for one who was spoken of than for somebody new, where the rules find nobody either: short
/// texts tell less than those that were learnt from.
const PRUDENCE: f32 = 1.5;

/// A choice that was made, with what speaks for each.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The first byte of the mention.
    pub place: usize,
    /// What was looked for.
    pub sort: Sort,
    /// Whom the rules take, by name; empty for "he" and "she".
    pub rule: String,
    /// Names with their traits; `None` is nobody of them.
    pub options: Vec<(Option<String>, Vec<Trait>)>,
}

impl Cast {
    /// Whom "he" or "she" at a token means.
    pub(super) fn pronoun(&self, p: &Paragraph<'_>, sentence: &Run, at: usize, sex: Sex, part: Part) -> Option<usize> {
        self.best(&Asked::pronoun(self, p, sentence, at, sex, part), "", false)
    }

    /// The likeliest of those who fit; `None` where that is nobody. `rule` is whom the rules take, `literal` whether that is
    /// only the description itself.
    fn best(&self, asked: &Asked, rule: &str, literal: bool) -> Option<usize> {
        let last = |one: usize| self.figures[one].before(asked.place).next();
        let fit = self.recent.iter().copied().filter(|one| asked.fits(&self.figures[*one]));
        // "Smith said the mayor had resigned": Smith is not the mayor.
        let other = |one: usize, last: &Mention| {
            let figure = &self.figures[one];
            let says = asked.sort.describes() && asked.sayers.contains(&one);
            let another = asked.sort == Sort::Somebody && figure.name != rule && asked.is_another(figure);
            // "An aide heard the founder say"
            let beside = asked.sort.describes()
                && (figure.anonymity != Anonymity::Named || asked.sort == Sort::Somebody)
                && last.sentence == self.sentence
                && figure.called(&asked.head, &asked.kind) != Called::So;
            !says && !another && !beside && !asked.behind.contains(&last.place)
        };
        let mut all: Vec<(usize, &Mention)> =
            fit.filter_map(|one| Some((one, last(one).filter(|last| other(one, last))?))).collect();
        all.sort_unstable_by_key(|(_, last)| std::cmp::Reverse(last.place));
        let sexed = all.iter().any(|(one, _)| self.figures[*one].sexed());
        let mut log = self.log.as_ref().map(|_| Vec::new());
        let mut best: (Option<usize>, f32) = (None, f32::NEG_INFINITY);
        let (mut leads, mut known, mut found) = (0, false, false);
        for (rank, (one, last)) in all.iter().enumerate() {
            let figure = &self.figures[*one];
            let lead = last.part.leads().then_some(leads);
            leads += usize::from(lead.is_some());
            let taken = figure.name == rule;
            known |= figure.called(&asked.head, &asked.kind) == Called::So;
            found |= taken;
            let mut score = -OLDER * rank as f32;
            let mut traits = Vec::new();
            let standing = Standing { rank, lead, all: all.len(), rule: taken, sexed };
            self.traits(*one, last, standing, asked, |one| {
                score += self.weights.of(one, asked.sort);
                if log.is_some() {
                    traits.push(one);
                }
            });
            if let Some(log) = &mut log {
                log.push((Some(figure.name.clone()), traits));
            }
            if score > best.1 {
                best = (Some(*one), score);
            }
        }
        if asked.sort != Sort::Person {
            let (mut score, mut traits) = (0.0, Vec::new());
            let first = all.first().map(|(_, last)| *last);
            // "“It was me,” the singer said" speaks of her; "According to the nurse" of somebody new.
            let new = literal && asked.sort.describes() && asked.stands != Asked::TAG;
            score += if new { PRUDENCE } else { 0.0 };
            self.fresh(first, all.len(), (known, literal, !found && !literal), asked, |one| {
                score += self.weights.of(one, asked.sort);
                if log.is_some() {
                    traits.push(one);
                }
            });
            if let Some(log) = &mut log {
                log.push((None, traits));
            }
            if score > best.1 {
                best = (None, score);
            }
        }
        if let (Some(all), Some(options)) = (&self.log, log) {
            all.borrow_mut().push(Choice { place: asked.place, sort: asked.sort, rule: rule.to_owned(), options });
        }
        best.0
    }
}

impl Memory {
    /// Whom a pronoun means, by what is known of all who may be meant.
    pub(crate) fn meant(&self, p: &Paragraph<'_>, at: usize) -> Option<Resolved> {
        self.cast.meant(p.bytes(&(at..at + 1)).start).map(|figure| self.as_spoken(figure))
    }

    /// One of the cast, with the relays that he spoke through.
    fn as_spoken(&self, figure: &Figure) -> Resolved {
        self.focus.same(&figure.name).unwrap_or_else(|| plain(&figure.name, figure.anonymity))
    }

    /// Whom "it", "they" or a description means rather than whom the rules take; `None` where they may be right.
    pub(crate) fn rather(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run, rule: &Resolved) -> Option<Resolved> {
        let asked = Asked::mention(&self.cast, p, sentence, run)?;
        let words = run.start + usize::from(asked.sort.describes())..run.end;
        let literal = rule.name.eq_ignore_ascii_case(&text(p, &words));
        let one = self.cast.best(&asked, &rule.name, literal)?;
        let figure = &self.cast.figures[one];
        (figure.name != rule.name).then(|| self.as_spoken(figure))
    }
}
