//! The way a statement took to us, in words.

use crate::board::{Anonymity, Board, Relay, Source, SourceId, SourceKind, Statement};

use super::protect::Mask;

/// The paths of `statement` from the outermost relay to the one that heard the origin. Empty if it came directly.
pub fn paths(statement: &Statement) -> Vec<Vec<SourceId>> {
    let is_quoted = |by| statement.relays.iter().any(|relay| relay.from == Some(by));
    let outermost = statement.relays.iter().filter(|relay| !is_quoted(relay.by));
    outermost.map(|relay| path(statement, relay)).collect()
}

fn path(statement: &Statement, outermost: &Relay) -> Vec<SourceId> {
    let mut path = vec![outermost.by];
    let mut next = outermost.from;
    // A legal statement has no circle here; the bound keeps an unchecked one from hanging us.
    while let Some(by) = next.filter(|_| path.len() <= statement.relays.len()) {
        path.push(by);
        next = statement.relays.iter().find(|relay| relay.by == by).and_then(|relay| relay.from);
    }
    path
}

/// The chain as prose: `a person familiar with the matter, told to the Post, read in the Herald`.
pub fn prose(board: &Board, statement: &Statement, paths: &[Vec<SourceId>], mask: &Mask) -> String {
    let origin = board.sources.get(statement.origin);
    let mut prose = mask.name(board, statement.origin);
    for (nth, path) in paths.iter().enumerate() {
        if nth > 0 {
            prose.push_str("; also");
        }
        for (place, &by) in path.iter().enumerate().rev() {
            let innermost = place + 1 == path.len();
            let link = link(origin, board.sources.get(by), innermost, place == 0);
            let name = mask.name(board, by);
            let comma = if nth > 0 && innermost { "" } else { "," };
            for part in [comma, " ", link, " ", name.as_str()] {
                prose.push_str(part);
            }
        }
    }
    prose
}

/// How the relay got hold of the words.
fn link(origin: Option<&Source>, by: Option<&Source>, innermost: bool, outermost: bool) -> &'static str {
    let publishes = by.is_some_and(|by| matches!(by.kind, SourceKind::Outlet | SourceKind::Channel));
    let speaks = origin.is_none_or(|origin| {
        origin.anonymity != Anonymity::Collective && !matches!(origin.kind, SourceKind::Record | SourceKind::Outlet)
    });
    match (innermost, outermost, publishes) {
        (_, true, true) => "read in",
        (true, _, true) if speaks => "told to",
        (false, _, _) => "quoted by",
        _ => "passed on by",
    }
}
