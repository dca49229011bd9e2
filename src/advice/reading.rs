//! What is weighed on a board, by claim: read once for all advice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    board::{Anonymity, Bearing, Board, Claim, ClaimId, Source, SourceId, SourceKind, Stance, Statement},
    weigh::{Verdict, Weights},
};

/// A weighed statement on one claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'a> {
    pub statement: &'a Statement,
    pub bearing: &'a Bearing,
    /// The lead of the origin's voice.
    pub voice: SourceId,
}

impl Said<'_> {
    /// Whether it came through `source`, which may be its origin.
    pub fn passes(&self, source: SourceId) -> bool {
        self.statement.origin == source || self.statement.relays.iter().any(|relay| relay.by == source)
    }
}

/// A board with its weighed statements by claim.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub board: &'a Board,
    pub weights: &'a Weights,
    /// In the order of the statements' ids.
    pub said: HashMap<ClaimId, Vec<Said<'a>>>,
    voices: HashMap<SourceId, SourceId>,
}

impl<'a> Reading<'a> {
    pub fn of(board: &'a Board, weights: &'a Weights) -> Self {
        let voices: HashMap<SourceId, SourceId> =
            board.sources.iter().map(|source| (source.id, board.voice(source.id))).collect();
        let mut said: HashMap<ClaimId, Vec<Said<'a>>> = HashMap::new();
        for statement in weighed(board) {
            let voice = voices.get(&statement.origin).copied().unwrap_or(statement.origin);
            for claim in statement.claims() {
                if let Some(bearing) = statement.bearing(claim) {
                    said.entry(claim).or_default().push(Said { statement, bearing, voice });
                }
            }
        }
        Self { board, weights, said, voices }
    }

    /// The lead of the voice of `source`.
    pub fn voice(&self, source: SourceId) -> SourceId {
        self.voices.get(&source).copied().unwrap_or(source)
    }

    /// What is said of `claim`.
    pub fn on(&self, claim: ClaimId) -> &[Said<'a>] {
        self.said.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// What is said of `claim` on one side.
    pub fn side(&self, claim: ClaimId, stance: Stance) -> Vec<Said<'a>> {
        self.on(claim).iter().filter(|said| said.bearing.stance == stance).copied().collect()
    }

    /// The claims that are open, by id, each with its verdict.
    pub fn open_claims(&self) -> impl Iterator<Item = (&'a Claim, Verdict)> {
        self.board.claims.iter().filter_map(|claim| {
            let verdict = self.weights.verdict(claim.id)?;
            verdict.settled.is_none().then_some((claim, verdict))
        })
    }

    /// The sources that have a part in what is weighed, by id: origins, relays, and the leads of voices.
    pub fn used(&self) -> BTreeSet<SourceId> {
        let mut used = BTreeSet::new();
        for statement in weighed(self.board).filter(|statement| statement.claims().next().is_some()) {
            used.insert(statement.origin);
            used.insert(self.voice(statement.origin));
            used.extend(statement.relays.iter().map(|relay| relay.by));
        }
        used
    }

    /// Whether `claim` is one that the board is about.
    pub fn is_headline(&self, claim: ClaimId) -> bool {
        self.board.claims.get(claim).is_some_and(|claim| claim.headline)
    }
}

/// The statements that are weighed, by id.
pub(super) fn weighed(board: &Board) -> impl Iterator<Item = &Statement> {
    board.statements.iter().filter(|statement| statement.is_weighed())
}

/// Whether nobody in particular stands behind `source`: reports, rumours.
pub(super) fn is_nobody(source: &Source) -> bool {
    source.anonymity == Anonymity::Collective
}

/// Whether `source` stands to its word under its name.
pub(super) fn is_named(source: &Source) -> bool {
    source.anonymity == Anonymity::Named && source.kind != SourceKind::Unnamed
}

/// Whether `source` publishes what others say.
pub(super) fn publishes(source: &Source) -> bool {
    matches!(source.kind, SourceKind::Outlet | SourceKind::Channel)
}

/// Items by key, both in order.
pub(super) fn by_key<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, Vec<V>> {
    let mut map: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (key, value) in items {
        map.entry(key).or_default().push(value);
    }
    map
}
