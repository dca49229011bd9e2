//! The full names of people in a text, in the forms they were seen in: a surname in any case leads to one.

use super::{
    HEADS,
    lexicon::{Classes, Does},
    scene::Scene,
};
use crate::reader::{mention::alike, tokens::Kind};
use std::collections::HashMap;

/// The most names that begin with the same letters.
const NAMES: usize = 100;

/// Full names of people by the first letters of the surname.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, Vec<String>>);

impl Names {
    /// Takes in the names of a paragraph.
    pub fn note(&mut self, scene: &Scene<'_>) {
        let mut at = 0;
        while at < scene.len() {
            let end = name_end(scene, at);
            if end >= at + 2 && !scene.is(at, HEADS.or(Classes::TIME).or(Classes::PREP)) {
                let name = scene.words(&(at..end));
                let known = self.0.entry(begins(&name)).or_default();
                if known.len() < NAMES && !known.contains(&name) {
                    known.push(name);
                }
            }
            at = end.max(at + 1);
        }
    }

    /// The full name that a surname belongs to.
    pub fn fullest(&self, surname: &str) -> Option<&String> {
        self.0
            .get(&begins(surname))?
            .iter()
            .find(|name| name.rsplit(' ').next().is_some_and(|last| alike(&last.to_lowercase(), surname)))
    }

    /// The shortest form of a full name: of men that is the nominative.
    pub fn nominative(&self, words: &str) -> String {
        let same = |name: &&String| alike_names(name, words);
        self.0
            .get(&begins(words))
            .into_iter()
            .flatten()
            .filter(same)
            .min_by_key(|name| name.chars().count())
            .cloned()
            .unwrap_or_else(|| words.to_owned())
    }
}

/// The first letters of a surname, which its forms share.
fn begins(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).chars().take(3).flat_map(char::to_lowercase).collect()
}

/// Where a run of words with capitals that begins at `at` ends; `at` itself where none does.
pub(super) fn name_end(scene: &Scene<'_>, at: usize) -> usize {
    let mut end = at;
    while scene.capital(end)
        && scene.kind(end) == Kind::Word
        && !scene.in_title(end)
        && !scene.shouted(end)
        && end < at + 4
    {
        if end > at && scene.is(end, Classes::PREP.or(Classes::PRONOUN)) {
            break;
        }
        end += 1;
    }
    let single = end == at + 1;
    let common = scene.is(at, Classes::TIME.or(Classes::PREP).or(Classes::PRONOUN).or(Classes::CONJUNCTION))
        || scene.is(at, HEADS) && (single || scene.verb(end).is_none_or(|verb| verb.does != Does::Say) || end > at + 1);
    if common { at } else { end }
}

/// Whether two names differ in the endings of their words only.
pub(super) fn alike_names(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| alike(a, b))
}
