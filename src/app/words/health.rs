//! Words of the panel of board health; the advice itself has its words in `advice::words`.

use crate::{
    advice::{Severity, words::count_of},
    app::numbers,
};

/// The panel.
pub const HEALTH: &str = "Board health";
/// Closes the panel.
pub const CLOSE_HEALTH: &str = "Close board health";
/// There is no advice.
pub const HEALTHY: &str = "Nothing stands out: no claim hangs on a single voice, and every source in use is graded.";
/// It is not known yet.
pub const WORKING_OUT: &str = "Reading the board…";

/// `2 serious, 3 to look at, 1 note`.
pub fn health_counts(counts: &[(Severity, usize)]) -> String {
    counts.iter().map(|(severity, count)| count_of(*severity, *count)).collect::<Vec<_>>().join(", ")
}

/// The name of what opens the panel from the status bar.
pub fn health_summary(counts: &[(Severity, usize)]) -> String {
    format!("{HEALTH}: {}", health_counts(counts))
}

/// The heading of a group for screen readers.
pub fn health_kind(title: &str, count: usize) -> String {
    format!("{title}: {}", numbers::whole(count))
}

/// Shows more of a group.
pub fn show_more_of(count: usize, title: &str) -> String {
    format!("Show {} more: {title}", numbers::whole(count))
}

/// What a click on an entry does.
pub fn health_hint(records: usize) -> String {
    match records {
        1 => "Show it".to_owned(),
        records => format!("Show the first of {}; click again for the next", numbers::whole(records)),
    }
}
