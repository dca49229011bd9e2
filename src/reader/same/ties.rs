//! Which two statements belong together, and why.

use std::collections::{BTreeSet, HashMap};

use super::{
    Tie, Why,
    answers::{Answer, answered, reported},
    join::Likely,
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
const OTHER: Least = Least { words: 2, weight: 1.4, share: 0.5 };
/// Of one who says it twice; his talk has a subject all along.
const OWN: Least = Least { words: 2, weight: 1.5, share: 0.4 };
/// Of one who affirms beside one who denies: a denial answers something.
const BESIDE: Least = Least { words: 1, weight: 0.8, share: 0.35 };

/// How likely a tie by words is right, one by going on with a denial, and that of a headline.
const WORDS: f64 = 0.75;
const ON: f64 = 0.88;
const HEADLINE: f64 = 0.85;

/// A statement's weight counts as this much at least: few words are soon shared.
const LIGHTEST: f64 = 2.0;
/// So few words without a negation only laugh at what is rejected.
const QUIP: usize = 9;
/// How many statements away another one stands beside it.
const NEAR: usize = 3;
/// A word that more statements hold is what the article is about.
const HOLDERS: usize = 60;

/// What ties the statements of an article, in their order.
pub(super) fn ties(scene: &Scene) -> Vec<Likely> {
    let mut ties: Vec<Likely> = Vec::new();
    let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
    for (later, seen) in scene.statements.iter().enumerate() {
        let mut tied = BTreeSet::new();
        let mut tie = |earlier: usize, why: Why, opposite: bool, sure: f64| {
            if tied.insert(earlier) {
                ties.push(Likely { tie: Tie { earlier, later, why, opposite }, sure });
            }
        };
        for Answer { to, opposite, sure } in answered(scene, later).into_iter().chain(reported(scene, later)) {
            tie(to, Why::Answer, opposite, sure);
        }
        if let Some((at, before)) = later.checked_sub(1).map(|at| (at, &scene.statements[at])) {
            if goes_on(before, seen) {
                tie(at, Why::GoesOn, false, ON);
            }
            if is_headline_of(scene, at, later) {
                tie(at, Why::Detail, before.cue.denies != seen.cue.denies, HEADLINE);
            }
        }
        let mut candidates = BTreeSet::new();
        for stem in seen.numbers.iter().copied().filter(|stem| scene.is_solid(*stem)) {
            let held = holders.entry(stem).or_default();
            if held.len() < HOLDERS {
                candidates.extend(held.iter().copied());
                held.push(later);
            }
        }
        // Who is cited by a speaker says what the speaker says of him.
        let others = candidates.difference(&tied).filter(|earlier| !seen.comes_through(&scene.statements[**earlier]));
        for earlier in others {
            ties.extend(alike(scene, *earlier, later));
        }
    }
    ties
}

/// Whether the first of two statements is the headline, in which the speaker of the other says the same in short.
fn is_headline_of(scene: &Scene, headline: usize, body: usize) -> bool {
    let (short, full) = (&scene.statements[headline], &scene.statements[body]);
    scene.is_headline(headline)
        && !scene.is_headline(body)
        && short.same_speaker(full)
        && !scene.shared(headline, body).is_empty()
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
        // "“Bring a book,” he said" only laughs.
        None if denial.paragraph == seen.paragraph => seen.quoted && (denies || rejects && seen.words.len() >= QUIP),
        None => denial.paragraph + 1 == seen.paragraph && seen.quoted && denies && !rejects,
    }
}

/// The tie between two statements that have words in common, if those are enough.
fn alike(scene: &Scene, earlier: usize, later: usize) -> Option<Likely> {
    let (before, seen) = (&scene.statements[earlier], &scene.statements[later]);
    let shared = scene.shared(earlier, later);
    let solid: Vec<u32> = shared.iter().copied().filter(|stem| scene.is_solid(*stem)).collect();
    let weight = scene.weigh(&shared);
    let share = weight / before.weight.min(seen.weight).max(LIGHTEST);
    let reaches = |least: &Least| solid.len() >= least.words && weight >= least.weight && share >= least.share;
    let opposite = solid.iter().any(|stem| before.turns(*stem) != seen.turns(*stem));
    let both_deny = solid.iter().any(|stem| before.is_turned(*stem) && seen.is_turned(*stem));
    let near = later - earlier <= NEAR && seen.paragraph <= before.paragraph + 1;
    // "We do not discuss contracts" denies no contract.
    let silent = seen.negated && seen.words.iter().any(|word| word.is(Class::Silence));
    // "blames porous limestone": a thing and its kind state nothing that could be denied.
    let states = before.words.len() > 2;
    // "There was no lift" behind words of a lift.
    let refuses = !silent
        && states
        && later - earlier <= NEAR
        && before.reference.is_none()
        && seen.reference.is_none()
        && solid
            .iter()
            .any(|stem| before.refuses(*stem) != seen.refuses(*stem) && before.turns(*stem) != seen.turns(*stem));
    let enough = if before.same_speaker(seen) {
        reaches(&OWN)
    } else {
        reaches(&OTHER) || refuses || near && !silent && states && (opposite || both_deny) && reaches(&BESIDE)
    };
    let words = || scene.words(earlier, &shared).map(|word| word.low.clone()).collect();
    enough.then(|| Likely { tie: Tie { earlier, later, why: Why::Words(words()), opposite }, sure: WORDS })
}
