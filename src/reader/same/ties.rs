//! Which two statements belong together, and why.

use std::collections::{BTreeSet, HashMap};

use super::{
    Tie, Why,
    answers::{Answer, answered, reported},
    reference::Reference,
    scene::{Scene, Seen},
    words::Class,
};

/// What two statements must have in common to be about the same thing.
struct Least {
    /// How many words that say much.
    words: usize,
    /// Their weight, in words that only two of all statements hold.
    weight: f64,
    /// The share of the lighter one's weight.
    share: f64,
}

/// Of two speakers.
const OTHER: Least = Least { words: 2, weight: 1.4, share: 0.35 };
/// Of one who says it twice; his talk has a subject all along.
const OWN: Least = Least { words: 2, weight: 1.5, share: 0.4 };
/// Of one who affirms beside one who denies: a denial answers something.
const BESIDE: Least = Least { words: 1, weight: 0.8, share: 0.35 };

/// A statement's weight counts as this much at least: few words are soon shared.
const LIGHTEST: f64 = 2.0;
/// How many statements away another one stands beside it.
const NEAR: usize = 3;
/// A word that more statements hold is what the article is about.
const HOLDERS: usize = 60;

/// What ties the statements of an article, in their order.
pub(super) fn ties(scene: &Scene) -> Vec<Tie> {
    let mut ties = Vec::new();
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (later, seen) in scene.statements.iter().enumerate() {
        let mut tied = BTreeSet::new();
        let answer = answered(scene, later).into_iter().chain(reported(scene, later));
        for Answer { to, opposite } in answer {
            if tied.insert(to) {
                ties.push(Tie { earlier: to, later, why: Why::Answer, opposite });
            }
        }
        if let Some(earlier) = later.checked_sub(1)
            && goes_on(&scene.statements[earlier], seen)
            && tied.insert(earlier)
        {
            ties.push(Tie { earlier, later, why: Why::GoesOn, opposite: false });
        }
        let mut candidates = BTreeSet::new();
        for stem in seen.stems.keys().filter(|stem| scene.is_solid(stem)) {
            let held = holders.entry(stem).or_default();
            if held.len() < HOLDERS {
                candidates.extend(held.iter().copied());
                held.push(later);
            }
        }
        for earlier in candidates.difference(&tied) {
            ties.extend(alike(scene, *earlier, later));
        }
    }
    ties
}

/// Whether a statement goes on with the denial right before it: "rejected the claims. “The ferry is in the harbour,” he
/// said.", "denied that it was sold. “We sold nothing,” he said."
fn goes_on(denial: &Seen, seen: &Seen) -> bool {
    let rejects = matches!(denial.reference, Some(Reference::Whole(_))) && !denial.cue.plain;
    if seen.cue.denies || seen.announced || !(rejects || denial.cue.denies) {
        return false;
    }
    // "It would never have sunk" denies nothing.
    let denies = seen.negated && !seen.words.iter().any(|word| matches!(word.low.as_str(), "would" | "бы"));
    match seen.reference {
        // "“Absurd,” he said."
        Some(Reference::Short) => denial.paragraph == seen.paragraph && denial.same_speaker(seen),
        Some(_) => false,
        None if denial.paragraph == seen.paragraph => seen.quoted && (rejects || denies),
        None => denial.paragraph + 1 == seen.paragraph && seen.quoted && denies && !rejects,
    }
}

/// The tie between two statements that have words in common, if those are enough.
fn alike(scene: &Scene, earlier: usize, later: usize) -> Option<Tie> {
    let (before, seen) = (&scene.statements[earlier], &scene.statements[later]);
    let shared = scene.shared(earlier, later);
    let solid: Vec<&String> = shared.iter().copied().filter(|stem| scene.is_solid(stem)).collect();
    let weight = scene.weigh(shared.iter().copied());
    let share = weight / before.weight.min(seen.weight).max(LIGHTEST);
    let reaches = |least: &Least| solid.len() >= least.words && weight >= least.weight && share >= least.share;
    let opposite = solid.iter().any(|stem| before.turns(stem) != seen.turns(stem));
    let both_deny = solid.iter().any(|stem| before.turned.contains(*stem) && seen.turned.contains(*stem));
    let near = later - earlier <= NEAR && seen.paragraph <= before.paragraph + 1;
    // "We do not discuss contracts" denies no contract.
    let silent = seen.negated && seen.words.iter().any(|word| word.is(Class::Silence));
    let enough = if before.same_speaker(seen) {
        reaches(&OWN)
    } else {
        reaches(&OTHER) || near && !silent && (opposite || both_deny) && reaches(&BESIDE)
    };
    let words = || shared.iter().filter_map(|stem| before.stems.get(*stem)).map(|word| word.low.clone()).collect();
    enough.then(|| Tie { earlier, later, why: Why::Words(words()), opposite })
}
