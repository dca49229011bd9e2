//! Which earlier statement one answers.

use super::{
    reference::Reference,
    scene::{Scene, Seen},
    words::{Class, Word},
};

/// How many statements before it one can answer.
const BACK: usize = 8;
/// How many paragraphs before it that may stand.
const PARAGRAPHS: usize = 3;
/// How likely an answer is to a statement in the same paragraph, or with words in common.
const SURE: f64 = 0.93;
/// How likely it is to another.
const DOUBTFUL: f64 = 0.72;
/// How likely it is where the noun is none that stands for something said: "the farewells".
const GUESSED: f64 = 0.6;
/// How far before it, in statements, the first paragraph may deny what one reports.
const REPORTED: usize = 3;

/// The earlier statement that one answers.
pub(super) struct Answer {
    /// Its position.
    pub to: usize,
    /// Whether the answer holds what it holds not to be so.
    pub opposite: bool,
    /// How likely that is.
    pub sure: f64,
}

/// What a statement answers.
pub(super) fn answered(scene: &Scene, later: usize) -> Option<Answer> {
    let seen = &scene.statements[later];
    let own = later.checked_sub(1).filter(|at| scene.statements[*at].same_speaker(seen));
    let to = match &seen.reference {
        Some(Reference::Whole(noun)) => whole(scene, later, noun.as_deref()),
        Some(Reference::Short) if own.is_some() => None,
        // "denied having said so"
        Some(Reference::Part) if own.is_some() && seen.words.iter().any(|word| word.low == "said") => own,
        Some(Reference::Short | Reference::Part) => nearest(scene, later),
        None if seen.announced && own.is_none() => nearest(scene, later),
        // "Smith denied that it was sold" behind somebody's report of it, in the same breath.
        None if seen.cue.denies => nearest(scene, later).filter(|earlier| {
            scene.statements[*earlier].paragraph == seen.paragraph || !scene.shared(*earlier, later).is_empty()
        }),
        None => None,
    }?;
    let before = &scene.statements[to];
    let opposite = match seen.reference {
        // "The Courier reported the incident": what another denied.
        Some(Reference::Whole(None)) if seen.cue.plain && !seen.cue.denies => false,
        Some(Reference::Whole(_)) if seen.cue.plain && !seen.cue.denies => before.against(),
        // "Not a word of it is true" behind a denial says the same as that.
        Some(Reference::Short) => !before.cue.denies,
        _ => true,
    };
    let breath = before.paragraph == seen.paragraph && !scene.is_headline(to);
    let sure = if breath || !scene.shared(to, later).is_empty() {
        SURE
    } else if matches!(&seen.reference, Some(Reference::Whole(Some(noun))) if !Word::small(noun).is(Class::Refer)) {
        GUESSED
    } else {
        DOUBTFUL
    };
    Some(Answer { to, opposite, sure })
}

/// The denial in an article's first paragraph, of what a statement soon behind it reports: "Smith denied that it was sold.
/// The Courier had reported that …".
pub(super) fn reported(scene: &Scene, later: usize) -> Option<Answer> {
    let seen = &scene.statements[later];
    let news = |seen: &Seen| seen.cue.news && matches!(seen.reference, None | Some(Reference::Whole(_)));
    let to = (later.saturating_sub(REPORTED)..later).find(|at| {
        let denial = &scene.statements[*at];
        let other = |at: usize| !scene.statements[at].same_speaker(denial);
        denial.cue.denies
            && denial.reference.is_none()
            && denial.paragraph == 0
            && other(later)
            && !(at + 1..later).any(|between| other(between) && news(&scene.statements[between]))
    });
    to.filter(|_| news(seen)).map(|to| Answer { to, opposite: true, sure: SURE })
}

/// The statements of other speakers before one, the nearest first, each with how many spoke in between.
fn before(scene: &Scene, later: usize) -> impl Iterator<Item = (usize, usize)> {
    let seen = &scene.statements[later];
    let near = (later.saturating_sub(BACK)..later).rev();
    let near = near.take_while(|at| seen.paragraph <= scene.statements[*at].paragraph + PARAGRAPHS);
    let mut speakers = 0;
    let mut last: Option<&Seen> = None;
    near.filter(|at| !scene.statements[*at].same_speaker(seen)).map(move |at| {
        let earlier = &scene.statements[at];
        speakers += usize::from(last.is_some_and(|last| !last.same_speaker(earlier)));
        last = Some(earlier);
        (at, speakers)
    })
}

/// The position with the highest score, of equals the first.
fn best(scored: impl Iterator<Item = (usize, f64)>) -> Option<usize> {
    let higher = |best: Option<(usize, f64)>, one: (usize, f64)| match best {
        Some(best) if best.1 >= one.1 => Some(best),
        _ => Some(one),
    };
    scored.fold(None, higher).map(|(at, _)| at)
}

/// What counts for any earlier statement: few speakers in between, words in common, and that it is no mere answer itself.
fn closeness(scene: &Scene, at: usize, later: usize, speakers: usize) -> f64 {
    let answers = matches!(scene.statements[at].reference, Some(Reference::Whole(_) | Reference::Short));
    let shared = scene.weigh(&scene.shared(at, later));
    0.8 * shared.min(2.0) - speakers as f64 - if answers { 0.5 } else { 0.0 }
}

/// The nearest statement of another speaker, or one near it that has words in common. "No such boat" answers the one
/// that spoke of a boat first.
fn nearest(scene: &Scene, later: usize) -> Option<usize> {
    let mut words = scene.statements[later].words.iter();
    if words.any(|word| word.low == "such") {
        let noun = words.next().map(|noun| noun.low.as_str()).filter(|noun| noun.len() > 3);
        let names = |word: &Word| noun.is_some_and(|noun| word.low.starts_with(noun));
        let speaks = |at: usize| {
            let shares = scene.shared(at, later).into_iter().any(|stem| scene.is_solid(stem));
            shares || scene.statements[at].words.iter().any(names)
        };
        if let Some((first, _)) = before(scene, later).filter(|(at, _)| speaks(*at)).last() {
            return Some(first);
        }
    }
    best(before(scene, later).map(|(at, speakers)| (at, closeness(scene, at, later, speakers))))
}

/// What a content refers to that is nothing but a reference: with "the claims" what somebody claimed, with "the minister's
/// account" what the minister said. Else what the nearest speaker said first: the rest is detail.
fn whole(scene: &Scene, later: usize, noun: Option<&str>) -> Option<usize> {
    let seen = &scene.statements[later];
    let noun = noun.map(Word::small);
    let stem = noun.as_ref().and_then(|noun| noun.stem(scene.language));
    let own = later.checked_sub(1).map(|at| &scene.statements[at]).filter(|own| own.same_speaker(seen));
    // "Two diplomats said that an offer was made. They called the offer serious."
    if own.is_some_and(|own| stem.as_ref().is_some_and(|stem| own.stems.contains_key(stem))) {
        return None;
    }
    let story =
        noun.as_ref().is_some_and(|noun| matches!(noun.low.as_str(), "story" | "report" | "reports" | "article"));
    let theory = noun.as_ref().is_some_and(|noun| noun.low == "theory");
    let is = |class: Class| noun.as_ref().is_some_and(|noun| noun.is(class));
    if is(Class::Subject) {
        return (0..later).find(|at| !scene.statements[*at].same_speaker(seen));
    }
    best(before(scene, later).filter_map(|(at, speakers)| {
        let earlier = &scene.statements[at];
        let names = |word: &Word| {
            let itself = noun.as_ref().is_some_and(|noun| noun.low == word.low);
            (!itself || is(Class::Document)) && earlier.called.contains(&word.low)
        };
        let called = seen.words.iter().any(names);
        if is(Class::Document) && !called {
            return None;
        }
        let said = stem.as_ref().is_some_and(|stem| earlier.cue.stems.contains(stem));
        let counted = is(Class::Count) && earlier.words.iter().any(Word::is_number);
        let first = at.checked_sub(1).is_none_or(|before| !scene.statements[before].same_speaker(earlier));
        // "the story" is what an outlet reported.
        let reported = story && earlier.cue.news;
        // "the theory" is what somebody argues.
        let argued =
            theory && earlier.cue.stems.iter().any(|stem| ["argu", "believ", "suggest"].contains(&stem.as_str()));
        let hints = [(argued, 1.5), (called, 3.0), (said, 1.0), (counted, 1.0), (reported, 1.5), (first, 0.4)];
        let hints: f64 = hints.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum();
        Some((at, hints + closeness(scene, at, later, speakers)))
    }))
}
