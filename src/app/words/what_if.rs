//! Words of what-if: changes tried beside the board as it is.

use crate::{
    app::numbers,
    board::StepName,
    weigh::{Evidence, Verdict},
};

/// The banner.
pub const WHAT_IF: &str = "What if";
/// Makes what was tried part of the board.
pub const KEEP: &str = "Keep";
/// What keeping does.
pub const KEEP_HINT: &str = "Make what you tried part of the board, as one step";
/// Lets go of what was tried.
pub const DROP: &str = "Drop";
/// What dropping does.
pub const DROP_HINT: &str = "Go back to the board as it is";
/// Nothing was tried yet.
pub const NOTHING_TRIED: &str = "Nothing tried yet. The board itself stays as it is.";
/// What to do then.
pub const TRY_SOMETHING: &str = "Change anything and see what it would move.";
/// What was tried shows nowhere.
pub const MOVES_NOTHING: &str = "No credence would move.";
/// Tries again what was dropped.
pub const TRY_AGAIN: &str = "Bring it back";
/// Too late for that.
pub const CANT_TRY_AGAIN: &str =
    "The board has changed since, so what was dropped can't be brought back. Undo that change first, or try anew.";
/// Asks what to do with what was tried.
pub const TRIED_QUESTION: &str = "Keep what you tried?";
/// Reading the file again costs what is tried.
pub const RELOAD_DROPS: &str = "What you are trying is in neither: reloading drops it.";
/// The export leaves out what is tried.
pub const EXPORTS_AS_IT_IS: &str = "This is the board as it is, without what you are trying.";

/// What was tried, and how much it would move.
pub fn tried(steps: usize, claims: usize) -> String {
    let steps = numbers::count(steps, "change", "changes");
    let claims = match claims {
        0 => "no claim would move".to_owned(),
        claims => format!("{} would move", numbers::count(claims, "claim", "claims")),
    };
    format!("{steps} tried, {claims}. The board itself is unchanged.")
}

/// What is not part of the board yet.
pub fn tried_explained(steps: usize) -> String {
    let steps = numbers::count(steps, "change", "changes");
    format!("You tried {steps} beside the board. Keep what you tried as part of it, or drop it and go on without.")
}

/// What was tried was kept.
pub fn kept(steps: usize) -> String {
    match steps {
        0 => "Nothing had changed.".to_owned(),
        1 => "Kept what you tried.".to_owned(),
        steps => format!("Kept {} as one step.", numbers::count(steps, "change", "changes")),
    }
}

/// What was tried was dropped.
pub fn dropped(steps: usize) -> String {
    format!("Dropped {}. The board is as it was.", numbers::count(steps, "change", "changes"))
}

/// A board was saved while something is tried.
pub fn saved_without_tried(saved: &str) -> String {
    format!("{saved}, without what you are trying.")
}

/// From where to where a credence moves: `35 → 31 %`, `no evidence → 64 %`; nothing where it shows the same.
pub fn moves(before: Verdict, now: Verdict) -> Option<String> {
    let told = |verdict: Verdict| verdict.evidence != Evidence::None;
    match (told(before), told(now)) {
        (true, true) if before.percent() != now.percent() => Some(numbers::change(before.percent(), now.percent())),
        (false, true) => Some(format!("no evidence → {}", numbers::percent(now.percent()))),
        (true, false) => Some(format!("{} → no evidence", numbers::percent(before.percent()))),
        _ => None,
    }
}

/// What a reliability is on the board as it is.
pub fn reliability_as_it_is(number: f64) -> String {
    format!("As the board is: {}", numbers::reliability(number))
}

/// The steps that were tried, each on a line.
pub fn tried_steps<'a>(names: impl Iterator<Item = &'a StepName>) -> String {
    names.map(|name| super::capital(&super::step(name))).collect::<Vec<_>>().join("\n")
}

/// What a credence is on the board as it is, for screen readers.
pub fn as_it_is(before: Verdict) -> String {
    match before.evidence {
        Evidence::None => "As the board is: no evidence".to_owned(),
        _ => format!("As the board is: {}", numbers::percent(before.percent())),
    }
}
