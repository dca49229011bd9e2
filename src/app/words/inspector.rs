//! Words of the inspector's sections: what the engine answers, as sentences.

use crate::{
    app::{inspector::Section, numbers},
    board::Stance,
    weigh::{
        FlipSet, Telling,
        verdict::{logit, percent},
    },
};

/// An answer is still to come.
pub const WORKING_IT_OUT: &str = "Working it out…";
/// No regrading of one source is enough.
pub const NO_FLIP: &str = "No single source can bring it to 50 %.";
/// No regrading of several sources is.
pub const NO_FLIP_SET: &str = "No sources that were tried turn it together, regraded between 0.50 and 0.98.";
/// It stands on the edge.
pub const AT_HALF: &str = "It stands at 50 %: whatever is added turns it.";
/// A reliability below one half.
pub const WOULD_MISLEAD: &str = "Below 0.50 its word would count against what it says: it would have to mislead.";
/// Takes the suggested reliability over.
pub const USE_IT: &str = "Use it";
/// What a suggestion is worth.
pub const AGREEMENT: &str = "From how often it agrees with the other voices and with outcomes, starting from the reliability \
                             you gave it. Agreement is not truth: sources that copy each other agree too. Take it once: \
                             each time, the same claims would count anew.";
/// Nothing to suggest from.
pub const NOTHING_TO_AGREE: &str = "It says nothing that is weighed, so there is nothing to compare it by.";
/// No voice would tell anything.
pub const NOTHING_TO_LOOK_FOR: &str = "One more voice would tell next to nothing on any claim.";
/// Nothing hangs on the source.
pub const NOTHING_DEPENDS: &str = "No shown credence would change without it.";
/// The numbers below are no more exact than the credence.
pub const APPROXIMATE: &str = "Too many related claims stand in circles to be exact: this credence, and what follows from it, is \
                               approximate.";

/// The heading of a section.
pub fn section(section: Section) -> &'static str {
    match section {
        Section::Why => "Why this number",
        Section::TurnAround => "What would turn it around",
        Section::Without => "Without one source",
        Section::LookFor | Section::Next => "What to look for next",
        Section::Details => "Details",
        Section::Related => "Related claims",
        Section::Rivals => "Rivals",
        Section::Statements => "Statements",
        Section::Knows => "What it knows",
        Section::Suggested => "Suggested reliability",
        Section::Depend => "Which claims depend on it",
        Section::Quotes => "How well it quotes",
        Section::Voice => "Voice",
        Section::TrackRecord => "Track record",
        Section::More => "More",
        Section::Says => "What it says",
        Section::Relays => "What it relays",
        Section::Chain => "How it reached us",
        Section::Bearings => "What it bears on",
        Section::WhereWhen => "Where and when",
        Section::OnBoard => "What is on it",
        Section::ToDo => "What to do",
    }
}

/// What a section is for; empty where its heading says it.
pub fn section_hint(section: Section) -> &'static str {
    match section {
        Section::Why => {
            "What each voice does to the odds that the claim is true, beginning with the odds before anybody spoke. The rows \
             multiply up to the credence: nothing else goes into it."
        }
        Section::TurnAround => {
            "How reliable a source would have to be for the credence to stand at 50 %, with everything else as it is. Where \
             that is close to what you gave the source, be sure of the source."
        }
        Section::Without => {
            "The credence if one source were left out, with all that came only through it. A claim that falls with one source \
             rests on that source."
        }
        Section::LookFor => {
            "What one more separate voice would do to this credence: usually reliable (grade B), heard directly and saying \
             clearly what it believes, about this claim or about one it hangs together with."
        }
        Section::Next => {
            "Where one more separate voice (grade B, heard directly) would lessen doubt most: doubt about the headline claims, or \
             about all claims if none is marked."
        }
        Section::Knows => "How often what it believes about such claims is right. At 0.50 its word tells nothing.",
        Section::Suggested => "How reliable the source looks from the board alone. Nothing changes unless you use it.",
        Section::Depend => "What credences would be if this source were left out, with all that came only through it.",
        Section::Quotes => "How often its report of what others said is right, apart from how much it knows itself.",
        Section::Voice => "Sources that share one lead are one voice and count once.",
        Section::TrackRecord => "How often it was right and wrong before, as far as you have counted.",
        Section::Details
        | Section::Related
        | Section::Rivals
        | Section::Statements
        | Section::More
        | Section::Says
        | Section::Relays
        | Section::Chain
        | Section::Bearings
        | Section::WhereWhen
        | Section::OnBoard
        | Section::ToDo => "",
    }
}

/// `Ann`, `Ann and Ben`, `Ann, Ben and Cid`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

/// A source whose reliability would bring a credence to one half: `Nezygar at 0.31 instead of 0.50`.
pub fn flip(name: &str, at: &[f64], now: f64) -> String {
    let at: Vec<String> = at.iter().map(|at| numbers::reliability(*at)).collect();
    format!("{name} at {} instead of {}", at.join(" or "), numbers::reliability(now))
}

/// The sources that could turn a claim together.
pub fn flip_set(set: &FlipSet, names: &[String]) -> String {
    let names = listed(names);
    match (set.sources.len(), set.exact) {
        (1, _) => format!("{names} alone could turn it, regraded between 0.50 and 0.98."),
        (_, true) => format!("Together {names} could turn it, regraded between 0.50 and 0.98; no fewer could."),
        (_, false) => format!(
            "Together {names} could turn it, regraded between 0.50 and 0.98. A search found them: fewer might do."
        ),
    }
}

/// A voice that speaks on several claims that hang together, this one among them or not.
pub fn heard_twice(name: &str, speaks_here: bool) -> String {
    let speaks = if speaks_here { "also speaks on related claims" } else { "speaks on several related claims" };
    format!("{name} {speaks}: its word reaches this claim more than once.")
}

/// More voices of that kind.
pub fn heard_twice_too(more: usize) -> String {
    match more {
        1 => "So does the word of one other voice.".to_owned(),
        more => format!("So do the words of {} other voices.", numbers::whole(more)),
    }
}

/// What everything but the prior comes to, for the claim and against it: `All that was said: ×2.9 for, ×2.1 against`.
pub fn sums(pro: &str, con: &str) -> String {
    format!("All that was said: {pro}, {con}")
}

/// What something is without one of its sources, or one of a source's claims without it: `Nezygar: 62 → 41 %`.
pub fn without(what: &str, from: u8, to: u8) -> String {
    format!("{what}: {}", numbers::change(from, to))
}

/// The sources without which a claim shows the same.
pub fn without_the_rest(unchanged: usize, changed: usize, percent: u8) -> String {
    let stays = format!("it stays at {}", numbers::percent(percent));
    match (unchanged, changed) {
        (1, 0) => format!("Without its one source {stays}."),
        (1, _) => format!("Without the other one {stays}."),
        (all, 0) => format!("Without any one of its {} sources {stays}.", numbers::whole(all)),
        (others, _) => format!("Without any one of the other {} {stays}.", numbers::whole(others)),
    }
}

/// The claims of a source that show the same without it.
pub fn depends_the_rest(unchanged: usize) -> String {
    format!("{} would show the same.", numbers::count(unchanged, "other claim", "other claims"))
}

/// How much a voice would tell, in words: `much`.
pub fn how_much(bits: f64) -> &'static str {
    match bits {
        0.25.. => "much",
        0.1.. => "something",
        0.02.. => "a little",
        _ => "next to nothing",
    }
}

/// The same in numbers.
pub fn bits(bits: f64) -> String {
    format!("{} bits less doubt on average", numbers::fixed(bits, 2))
}

/// What a voice would do to a credence: `85 % if it supports, 41 % if it opposes`.
pub fn either_way(telling: &Telling) -> String {
    let shown = |credence: f64| numbers::percent(percent(logit(credence)));
    let [supports, opposes] = Stance::ALL.map(super::stance_verb);
    format!("{} if it {supports}, {} if it {opposes}", shown(telling.supporting), shown(telling.opposing))
}

/// One more voice on the claim itself.
pub fn tells_here(telling: &Telling) -> String {
    format!("A voice on this claim would tell {}: {}.", how_much(telling.gain_bits), either_way(telling))
}

/// One more voice on another claim.
pub fn tells_there(telling: &Telling, text: &str) -> String {
    format!("On “{text}” it would tell {}: {}.", how_much(telling.gain_bits), either_way(telling))
}

/// One more voice on a claim of the board.
pub fn next(text: &str, bits: f64) -> String {
    format!("“{text}” would tell {}", how_much(bits))
}

/// What the board suggests.
pub fn suggestion(at: f64, claims: usize) -> String {
    format!("The board suggests {} ({}).", numbers::reliability(at), from_claims(claims))
}

/// It suggests what the user said.
pub fn suggests_the_same(at: f64, claims: usize) -> String {
    format!("The board agrees with {} ({}).", numbers::reliability(at), from_claims(claims))
}

fn from_claims(claims: usize) -> String {
    format!("from {}", numbers::count(claims, "claim", "claims"))
}

/// The reliability of a source that speaks with another's voice.
pub fn led_by(lead: &str) -> String {
    format!("It speaks with the voice of {lead}, whose reliability counts.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_one_writes_them() {
        let names =
            |count: usize| ["Ann", "Ben", "Cid"][..count].iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(listed(&names(1)), "Ann");
        assert_eq!(listed(&names(2)), "Ann and Ben");
        assert_eq!(listed(&names(3)), "Ann, Ben and Cid");
    }

    #[test]
    fn a_flip_is_a_sentence() {
        assert_eq!(flip("Nezygar", &[0.314], 0.5), "Nezygar at 0.31 instead of 0.50");
        assert_eq!(flip("Nezygar", &[0.31, 0.84], 0.5), "Nezygar at 0.31 or 0.84 instead of 0.50");
    }

    #[test]
    fn what_stays_is_told_in_one_line() {
        assert_eq!(without_the_rest(1, 0, 62), "Without its one source it stays at 62 %.");
        assert_eq!(without_the_rest(5, 2, 62), "Without any one of the other 5 it stays at 62 %.");
    }
}
