//! The same words more than once: repetitions that nobody has marked, and voices that may have one lead.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use crate::board::{RecordId, SourceId, Stance};

use super::{
    Advice, Finding, Severity,
    reading::{Reading, Said},
};

/// How many words in a row are compared at once.
const RUN: usize = 3;
/// Of how many such runs a statement must consist to be compared: shorter ones are alike by chance.
const SHORTEST: usize = 4;
/// Which share of the shorter statement's runs must be in the other one.
const ALIKE: f64 = 0.7;
/// A run that so many statements hold says nothing about any two of them.
const COMMON: usize = 40;
/// Only so many runs of a statement are read.
const LONGEST: usize = 200;

/// Statements on one side of a claim that say the same in the same words; those of several voices first.
pub(super) fn echoes(reading: &Reading<'_>) -> Vec<Advice> {
    let mut told: BTreeSet<Vec<RecordId>> = BTreeSet::new();
    let mut found = Vec::new();
    for (claim, _) in reading.open_claims() {
        for stance in Stance::ALL {
            for group in alike(&reading.side(claim.id, stance)) {
                let about: Vec<RecordId> = group.iter().map(|said| RecordId::Statement(said.statement.id)).collect();
                // A pair that bears on several claims is told once.
                if !told.insert(about.clone()) {
                    continue;
                }
                let voices: BTreeSet<SourceId> = group.iter().map(|said| said.voice).collect();
                found.push(Advice {
                    severity: if voices.len() > 1 { Severity::Caution } else { Severity::Note },
                    about,
                    finding: Finding::Echo {
                        claim: claim.id,
                        statements: group.iter().map(|said| said.statement.id).collect(),
                        voices: voices.into_iter().collect(),
                    },
                });
            }
        }
    }
    found
}

/// The groups of statements that are alike, each in the order of the statements.
fn alike<'a>(said: &[Said<'a>]) -> Vec<Vec<Said<'a>>> {
    if said.len() < 2 {
        return Vec::new();
    }
    let runs: Vec<BTreeSet<u64>> = said.iter().map(|said| runs(said.statement.words())).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, runs) in runs.iter().enumerate().filter(|(_, runs)| runs.len() >= SHORTEST) {
        for &run in runs {
            holders.entry(run).or_default().push(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in holders.values().filter(|holders| holders.len() <= COMMON) {
        for (place, &a) in holders.iter().enumerate() {
            for &b in &holders[place + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    // Each statement points to the first that it is like.
    let mut first: Vec<usize> = (0..said.len()).collect();
    for ((a, b), shared) in shared {
        let shorter = runs[a].len().min(runs[b].len());
        if shared as f64 >= ALIKE * shorter as f64 {
            let (a, b) = (root(&first, a), root(&first, b));
            first[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<Said<'a>>> = BTreeMap::new();
    for (at, said) in said.iter().enumerate() {
        groups.entry(root(&first, at)).or_default().push(*said);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn root(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}

/// The runs of words in `text`, whatever its case and punctuation.
fn runs(text: &str) -> BTreeSet<u64> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(LONGEST + RUN)
        .map(str::to_lowercase)
        .collect();
    let hash = |run: &[String]| {
        // Its keys are fixed, so the same text has the same runs in every process.
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN).map(hash).collect()
}
