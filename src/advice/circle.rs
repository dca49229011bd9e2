//! Circular sourcing: relays that quote each other, with nobody at the origin.
//!
//! Within one statement a relay can't quote itself; `board::check` sees to that. Circles come about between statements
//! on one side of one claim: one says that B carries A's word, the other that A carries B's. Each looks like a source
//! with a relay, together they are a rumour going round. A circle counts only where nobody outside it stands at the
//! origin of what goes round in it, or only nobody in particular ("reports").

use std::collections::{BTreeMap, BTreeSet};

use crate::board::{RecordId, SourceId, Stance, Statement, StatementId};

use super::{
    Advice, Finding, Severity,
    reading::{Reading, is_nobody},
};

/// Relays that quote each other on one side of a claim.
pub(super) fn circular(reading: &Reading<'_>) -> Vec<Advice> {
    let mut found = Vec::new();
    for (claim, _) in reading.open_claims() {
        for stance in Stance::ALL {
            let side: Vec<&Statement> = reading.side(claim.id, stance).into_iter().map(|said| said.statement).collect();
            for (ring, statements) in rings(reading, &side) {
                found.push(Advice {
                    severity: Severity::Serious,
                    about: statements.into_iter().map(RecordId::Statement).collect(),
                    finding: Finding::Circular { claim: claim.id, stance, ring },
                });
            }
        }
    }
    found
}

/// The circles among those who say and carry `statements`, each with the statements that go round in it.
fn rings(reading: &Reading<'_>, statements: &[&Statement]) -> Vec<(Vec<SourceId>, Vec<StatementId>)> {
    // Only what a relay is the origin of, or nobody in particular, can go round without an origin.
    let relays: BTreeSet<SourceId> = statements.iter().flat_map(|said| &said.relays).map(|relay| relay.by).collect();
    let nobody = |source: SourceId| reading.board.sources.get(source).is_some_and(is_nobody);
    let suspects = statements.iter().filter(|said| relays.contains(&said.origin) || nobody(said.origin));
    let mut open = vec![suspects.copied().collect::<Vec<_>>()];
    let mut found = Vec::new();
    while let Some(statements) = open.pop() {
        for ring in circles(&statements) {
            // Statements that come into the circle from outside have an origin.
            let within: Vec<&Statement> = statements
                .iter()
                .copied()
                .filter(|said| ring.contains(&said.origin) || nobody(said.origin))
                .filter(|said| edges(said).any(|(by, from)| ring.contains(&by) && ring.contains(&from)))
                .collect();
            if within.len() == statements.len() {
                found.push((ring.into_iter().collect(), within.iter().map(|said| said.id).collect()));
            } else if !within.is_empty() {
                open.push(within);
            }
        }
    }
    found.sort();
    found
}

/// Who has it from whom.
fn edges(statement: &Statement) -> impl Iterator<Item = (SourceId, SourceId)> {
    statement.relays.iter().map(|relay| (relay.by, relay.from.unwrap_or(statement.origin)))
}

/// The sets of sources that each lead to all others of their set, by way of who has it from whom; a single source only
/// if it has it from itself.
fn circles(statements: &[&Statement]) -> Vec<BTreeSet<SourceId>> {
    let mut next: BTreeMap<SourceId, BTreeSet<SourceId>> = BTreeMap::new();
    for (by, from) in statements.iter().flat_map(|statement| edges(statement)) {
        next.entry(by).or_default().insert(from);
    }
    // Who has it from nobody, or only from such, is in no circle: what is left is little, nearly always nothing.
    loop {
        let ends: Vec<SourceId> = next
            .iter()
            .filter(|(_, from)| !from.iter().any(|from| next.contains_key(from)))
            .map(|(by, _)| *by)
            .collect();
        if ends.is_empty() {
            break;
        }
        for end in ends {
            next.remove(&end);
        }
    }
    let reached: BTreeMap<SourceId, BTreeSet<SourceId>> = next.keys().map(|by| (*by, reach(*by, &next))).collect();
    let leads = |by: SourceId, to: SourceId| reached.get(&by).is_some_and(|reached| reached.contains(&to));
    let mut circles: Vec<BTreeSet<SourceId>> = Vec::new();
    for &by in next.keys() {
        if leads(by, by) && !circles.iter().any(|circle| circle.contains(&by)) {
            circles.push(next.keys().copied().filter(|to| leads(by, *to) && leads(*to, by)).collect());
        }
    }
    circles
}

/// Whom `by` has it from, directly or through others.
fn reach(by: SourceId, next: &BTreeMap<SourceId, BTreeSet<SourceId>>) -> BTreeSet<SourceId> {
    let mut reached = BTreeSet::new();
    let mut open = vec![by];
    while let Some(at) = open.pop() {
        for &from in next.get(&at).into_iter().flatten() {
            if reached.insert(from) {
                open.push(from);
            }
        }
    }
    reached
}
