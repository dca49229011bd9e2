//! Words of the board view.

use crate::{
    app::{board_view::Sort, numbers},
    board::Stance,
};

/// The filter's name.
pub const FILTER: &str = "Filter claims";
/// The sort box's name.
pub const SORT: &str = "Sort claims";
/// Clears the filter.
pub const CLEAR_FILTER: &str = "Clear filter";
/// Nothing on the board yet: what there is to do.
pub const NO_CLAIMS: &str = "No claims yet";
/// The same, the second line.
pub const NO_CLAIMS_HINT: &str =
    "A claim is a sentence that is true or false. Add the first one, then drag sources onto it.";
/// An empty column.
pub const DROP_HERE: &str = "Drag a source here";
/// What gives an empty claim its place on screen.
pub const EMPTY_CLAIM: &str = "Empty claim";
/// A statement nobody has written down yet.
pub const NO_WORDS: &str = "Nothing quoted yet";
/// The end of a chip where a relay is dropped.
pub const VIA: &str = "Via";
/// Weighs nothing, for it was said before.
pub const REPEATS: &str = "repeats";
/// Weighs nothing, for it was taken back.
pub const RETRACTED: &str = "retracted";
/// Weighs nothing, for a later one stands.
pub const SUPERSEDED: &str = "superseded";
/// What a chip's and a card's menu offer.
pub const INSPECT: &str = "Open in inspector";
/// Picks a statement up with the keyboard.
pub const PICK_UP: &str = "Pick up";
/// Picks a claim up with the keyboard.
pub const PICK_UP_CLAIM: &str = "Pick up, to move it";
/// Takes a statement off one claim.
pub const TAKE_OFF: &str = "Take off this claim";
/// Deletes a statement from every claim.
pub const DELETE_STATEMENT: &str = "Delete statement";
/// Copies a claim.
pub const DUPLICATE: &str = "Duplicate";
/// Deletes a claim.
pub const DELETE: &str = "Delete";
/// Moves a claim up.
pub const MOVE_UP: &str = "Move up";
/// Moves a claim down.
pub const MOVE_DOWN: &str = "Move down";
/// Marks a claim as one that the board is about.
pub const MARK_HEADLINE: &str = "Mark as headline";
/// Takes that back.
pub const UNMARK_HEADLINE: &str = "Not a headline";
/// What a star says.
pub const HEADLINE: &str = "Headline claim";
/// Records what a claim turned out to be.
pub const RECORD_TRUE: &str = "It turned out true";
/// The same.
pub const RECORD_FALSE: &str = "It turned out false";
/// Takes that back.
pub const CLEAR_OUTCOME: &str = "Not known any more";
/// An outcome.
pub const TURNED_OUT_TRUE: &str = "Turned out true";
/// An outcome.
pub const TURNED_OUT_FALSE: &str = "Turned out false";
/// What the handle of a card does.
pub const HANDLE: &str = "Drag to another place";
/// While the keyboard carries something and no target is chosen.
pub const CHOOSE_TARGET: &str = "Arrows choose where. Esc cancels";
/// While a target is chosen.
pub const ENTER_DROPS: &str = "Enter drops, Esc cancels";
/// The same, where V leads to relays.
pub const ENTER_DROPS_OR_VIA: &str = "Enter drops, V for a relay, Esc cancels";

/// Turns a statement round.
pub fn turn_to(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "Make it support",
        Stance::Opposes => "Make it oppose",
    }
}

/// An order of the claims.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Order => "Your order",
        Sort::Credence => "Credence",
        Sort::Disagreement => "Disagreement",
        Sort::FewestVoices => "Fewest voices",
    }
}

/// How many claims are shown: `11 claims`, `3 of 11 claims`.
pub fn result_count(shown: usize, all: usize) -> String {
    let all_claims = numbers::count(all, "claim", "claims");
    if shown == all { all_claims } else { format!("{} of {all_claims}", numbers::whole(shown)) }
}

/// Nothing was found.
pub fn nothing_matches(filter: &str) -> String {
    format!("Nothing matches “{filter}”")
}

/// Shows the statements left out.
pub fn show_more(count: usize) -> String {
    format!("Show {} more", numbers::whole(count))
}

/// Leaves them out again.
pub const SHOW_FEWER: &str = "Show fewer";

/// Who carried a statement.
pub fn via(relays: &str) -> String {
    format!("via {relays}")
}

/// How likely a statement would have been said anyway.
pub fn said_anyway(probability: f64) -> String {
    format!("said anyway {}", numbers::chance(probability))
}

/// What dropping on a column would do.
pub fn drop_on_column(stance: Stance, text: &str) -> String {
    format!("{} “{text}”", super::side(stance))
}

/// What dropping on the end of a chip would do.
pub fn drop_on_via(source: &str) -> String {
    format!("Relay of {source}")
}

/// What dropping a claim between two others would do.
pub fn drop_before(text: Option<&str>) -> String {
    text.map_or_else(|| "To the end".to_owned(), |text| format!("Before “{text}”"))
}

/// What the keyboard carries, and where it would go.
pub fn carrying(what: &str, to: Option<&str>, hint: &str) -> String {
    match to {
        Some(to) => format!("{what} → {to}. {hint}"),
        None => format!("Carrying {what}. {hint}"),
    }
}

/// The button with a card's actions.
pub fn actions_for(text: &str) -> String {
    format!("More for {text}")
}

/// A card's handle.
pub fn move_claim(text: &str) -> String {
    format!("Move {text}")
}

/// Shows every claim again.
pub const SHOW_ALL: &str = "Show all claims";
