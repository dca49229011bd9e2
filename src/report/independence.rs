//! Who is independent of whom: voices, and the relays on which several of them depend.

use std::collections::{BTreeMap, BTreeSet};

use crate::board::{Board, SourceId, SourceKind, Statement};

use super::{
    build::Maker,
    summary::{Carrier, Voice},
};

/// The outlets and channels that said or carried `statement`.
pub fn publishes<'a>(board: &'a Board, statement: &'a Statement) -> impl Iterator<Item = SourceId> + 'a {
    let through = std::iter::once(statement.origin).chain(statement.relays.iter().map(|relay| relay.by));
    through.filter(|&source| {
        let kind = board.sources.get(source).map(|source| source.kind);
        matches!(kind, Some(SourceKind::Outlet | SourceKind::Channel))
    })
}

/// The statements that move a claim, or could.
fn weighed(board: &Board) -> impl Iterator<Item = &Statement> {
    board.statements.iter().filter(|statement| statement.is_weighed() && statement.claims().next().is_some())
}

/// How many separate voices speak on claims.
pub fn voices(board: &Board) -> usize {
    weighed(board).map(|statement| board.voice(statement.origin)).collect::<BTreeSet<_>>().len()
}

/// The outlets and channels through which everything weighed on `board` came; none of a board with one statement.
pub fn universal(board: &Board) -> Vec<SourceId> {
    let mut statements = weighed(board);
    let Some(first) = statements.next() else { return Vec::new() };
    let mut all: BTreeSet<SourceId> = publishes(board, first).collect();
    let mut count = 1;
    for statement in statements {
        let here: BTreeSet<SourceId> = publishes(board, statement).collect();
        all.retain(|source| here.contains(source));
        count += 1;
        if all.is_empty() {
            break;
        }
    }
    if count > 1 { all.into_iter().collect() } else { Vec::new() }
}

impl Maker<'_> {
    /// Sources that share a lead.
    pub fn voices(&self) -> Vec<Voice> {
        let mut groups: BTreeMap<SourceId, Vec<SourceId>> = BTreeMap::new();
        for source in self.board.sources.iter() {
            let lead = self.board.voice(source.id);
            if lead != source.id {
                groups.entry(lead).or_default().push(source.id);
            }
        }
        let voice = |(lead, others): (SourceId, Vec<SourceId>)| Voice {
            sources: std::iter::once(lead).chain(others).map(|source| self.name(source)).collect(),
        };
        groups.into_iter().map(voice).collect()
    }

    /// Relays on which more than one separate voice depends.
    pub fn carriers(&self) -> Vec<Carrier> {
        let mut carried: BTreeMap<SourceId, (usize, BTreeSet<SourceId>)> = BTreeMap::new();
        for statement in weighed(self.board) {
            for relay in &statement.relays {
                let (statements, voices) = carried.entry(relay.by).or_default();
                *statements += 1;
                voices.insert(self.board.voice(statement.origin));
            }
        }
        let mut shared: Vec<_> = carried.into_iter().filter(|(_, (_, voices))| voices.len() > 1).collect();
        shared.sort_by_key(|(_, (_, voices))| std::cmp::Reverse(voices.len()));
        let carrier = |(by, (statements, voices)): (SourceId, (usize, BTreeSet<SourceId>))| Carrier {
            name: self.name(by),
            fidelity: self.board.fidelity(by),
            statements,
            voices: voices.into_iter().map(|lead| self.name(lead)).collect(),
        };
        shared.into_iter().map(carrier).collect()
    }
}
