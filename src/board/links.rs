//! Who is used where: the board read backwards, kept up to date as the board changes.

use std::{collections::HashMap, hash::Hash};

use super::{Board, ClaimId, Record, RelationId, RivalsId, SourceId, Statement, StatementId};

/// For every claim and source, what refers to it. Lists are sorted by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    bearing: Map<ClaimId, StatementId>,
    speaking: Map<SourceId, StatementId>,
    relaying: Map<SourceId, StatementId>,
    relations: Map<ClaimId, RelationId>,
    rivals: Map<ClaimId, RivalsId>,
    led: Map<SourceId, SourceId>,
}

impl Links {
    /// Reads all of `board`.
    pub fn of(board: &Board) -> Self {
        let mut links = Self::default();
        board.sources.shared().for_each(|source| links.note(&Record::Source(source.clone()), Way::In));
        board.statements.iter().for_each(|statement| links.statement(statement, Way::In));
        board.relations.shared().for_each(|relation| links.note(&Record::Relation(relation.clone()), Way::In));
        board.rivals.shared().for_each(|rivals| links.note(&Record::Rivals(rivals.clone()), Way::In));
        links
    }

    /// Follows one change: the record `before`, if there was one, became `after`, if there is one.
    pub fn follow(&mut self, before: Option<&Record>, after: Option<&Record>) {
        if let Some(before) = before {
            self.note(before, Way::Out);
        }
        if let Some(after) = after {
            self.note(after, Way::In);
        }
    }

    /// The statements that bear on `claim`.
    pub fn bearing_on(&self, claim: ClaimId) -> &[StatementId] {
        self.bearing.get(claim)
    }

    /// The statements `source` is the origin of.
    pub fn said_by(&self, source: SourceId) -> &[StatementId] {
        self.speaking.get(source)
    }

    /// The statements `source` relays.
    pub fn relayed_by(&self, source: SourceId) -> &[StatementId] {
        self.relaying.get(source)
    }

    /// The relations `claim` has a part in.
    pub fn relations_of(&self, claim: ClaimId) -> &[RelationId] {
        self.relations.get(claim)
    }

    /// The rival set `claim` belongs to.
    pub fn rivals_of(&self, claim: ClaimId) -> Option<RivalsId> {
        self.rivals.get(claim).first().copied()
    }

    /// The sources that name `source` as the lead of their voice.
    pub fn led_by(&self, source: SourceId) -> &[SourceId] {
        self.led.get(source)
    }

    /// In how many statements `source` speaks or relays.
    pub fn uses_of(&self, source: SourceId) -> usize {
        self.said_by(source).len() + self.relayed_by(source).len()
    }

    fn note(&mut self, record: &Record, way: Way) {
        match record {
            Record::Source(source) => {
                if let Some(lead) = source.voice {
                    self.led.note(lead, source.id, way);
                }
            }
            Record::Statement(statement) => self.statement(statement, way),
            Record::Relation(relation) => {
                self.relations.note(relation.a, relation.id, way);
                self.relations.note(relation.b, relation.id, way);
            }
            Record::Rivals(rivals) => {
                for &claim in &rivals.claims {
                    self.rivals.note(claim, rivals.id, way);
                }
            }
            Record::Head(_) | Record::Claim(_) | Record::Document(_) | Record::Weighting(_) => {}
        }
    }

    fn statement(&mut self, statement: &Statement, way: Way) {
        self.speaking.note(statement.origin, statement.id, way);
        for relay in &statement.relays {
            self.relaying.note(relay.by, statement.id, way);
        }
        for claim in statement.claims() {
            self.bearing.note(claim, statement.id, way);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    In,
    Out,
}

/// Sorted lists by key; a key whose list ran empty is dropped, so that equal boards have equal links.
#[derive(Clone, Debug, PartialEq)]
struct Map<K: Eq + Hash, V>(HashMap<K, Vec<V>>);

impl<K: Eq + Hash, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash + Copy, V: Ord> Map<K, V> {
    fn get(&self, key: K) -> &[V] {
        self.0.get(&key).map_or(&[], Vec::as_slice)
    }

    fn note(&mut self, key: K, value: V, way: Way) {
        match way {
            Way::In => {
                let list = self.0.entry(key).or_default();
                if let Err(place) = list.binary_search(&value) {
                    list.insert(place, value);
                }
            }
            Way::Out => {
                if let Some(list) = self.0.get_mut(&key) {
                    if let Ok(place) = list.binary_search(&value) {
                        list.remove(place);
                    }
                    if list.is_empty() {
                        self.0.remove(&key);
                    }
                }
            }
        }
    }
}
