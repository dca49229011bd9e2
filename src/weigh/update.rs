//! Reweighing after a change: only what depends on it, with the same result bit for bit as weighing the whole board.
//!
//! What a claim's words, its ties or its sources' reliabilities became is read anew for the claims concerned; then
//! these, and those they hang together with, are weighed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::board::{Board, Claim, ClaimId, Op, RecordId, SourceId, Statement, StatementId, Target};

use super::{
    Impossible,
    graph::Before,
    index::Index,
    read::{order, rows},
    trust::Trusted,
    weights::{Found, Weights, own, posterior},
    words::{Pack, Row},
};

/// When more than one claim in so many has words that are not packed with all others, all are packed anew.
const SCATTERED: usize = 8;

/// What of a board changed, as far as the engine is concerned.
#[derive(Default)]
pub(super) struct Change {
    /// Sources whose worth may be another; in order.
    pub sources: BTreeSet<SourceId>,
    /// Statements that came, went or say something else.
    pub statements: Vec<StatementId>,
    /// Claims that came or went.
    claims: BTreeSet<ClaimId>,
    /// Whether priors, outcomes, relations or rival sets changed.
    pub ties: bool,
    /// The claims they are of.
    pub tied: BTreeSet<ClaimId>,
}

impl Change {
    pub fn between(old: &Board, new: &Board, touched: &[RecordId]) -> Self {
        let mut change = Self::default();
        for &record in touched {
            match record {
                RecordId::Head if old.head.scale != new.head.scale => {
                    change.sources.extend(new.sources.iter().map(|source| source.id));
                }
                RecordId::Source(id) => {
                    change.sources.insert(id);
                    let voice = |board: &Board| board.sources.get(id).and_then(|source| source.voice);
                    if voice(old) != voice(new) {
                        // Those who speak with it may have another lead now.
                        let others = new.sources.iter().filter(|source| source.voice.is_some());
                        change.sources.extend(others.map(|source| source.id));
                    }
                }
                RecordId::Statement(id) if !same(old.statements.get(id), new.statements.get(id)) => {
                    change.statements.push(id);
                }
                RecordId::Claim(id) => {
                    let (old, new) = (old.claims.get(id), new.claims.get(id));
                    if old.is_some() != new.is_some() {
                        change.claims.insert(id);
                    }
                    let base = |claim: &Claim| (claim.prior, claim.outcome);
                    change.tie(old.map(base) != new.map(base), [id]);
                }
                RecordId::Relation(id) => {
                    let tie = |board: &Board| {
                        board
                            .relations
                            .get(id)
                            .map(|relation| (relation.a, relation.b, relation.kind, relation.strength))
                    };
                    let ends = [tie(old), tie(new)].into_iter().flatten().flat_map(|(a, b, _, _)| [a, b]);
                    change.tie(tie(old) != tie(new), ends);
                }
                RecordId::Rivals(id) => {
                    let sets = [old, new].into_iter().filter_map(|board| board.rivals.get(id));
                    change.tie(true, sets.flat_map(|set| set.claims.iter().copied()));
                }
                RecordId::Head | RecordId::Statement(_) | RecordId::Document(_) | RecordId::Weighting(_) => {}
            }
        }
        change.statements.sort_unstable();
        change.statements.dedup();
        change
    }

    fn tie(&mut self, changed: bool, claims: impl IntoIterator<Item = ClaimId>) {
        if changed {
            self.ties = true;
            self.tied.extend(claims);
        }
    }

    /// Whether the index of claims and sources stays as it is.
    fn is_of_worth_alone(&self, old: &Board, new: &Board) -> bool {
        let speaks_alike = |&id: &SourceId| {
            let voice = |board: &Board| board.sources.get(id).is_some().then(|| board.voice(id));
            voice(old) == voice(new)
        };
        self.statements.is_empty() && self.claims.is_empty() && !self.ties && self.sources.iter().all(speaks_alike)
    }
}

/// Whether both say the same, the same way.
fn same(old: Option<&Statement>, new: Option<&Statement>) -> bool {
    let (Some(old), Some(new)) = (old, new) else { return old.is_none() && new.is_none() };
    old.origin == new.origin
        && old.relays == new.relays
        && old.bears_on == new.bears_on
        && old.status == new.status
        && old.repeats == new.repeats
}

impl Weights {
    /// Brings the weights up to date with `board`, in which the `touched` records changed since it was weighed, came or
    /// went. Returns the claims that were weighed again, in the order of their ids; their intervals are to be drawn anew.
    ///
    /// A change of a source or a statement costs as much as the claims it touches and those they hang together with; a
    /// change of a claim, a relation or a rival set also a look at all claims, but none at what is said on them; a change
    /// of text costs nothing.
    ///
    /// # Errors
    /// When outcomes and rival sets contradict each other; the weights stay as they were.
    pub fn update(&mut self, board: &Board, touched: &[RecordId]) -> Result<Vec<ClaimId>, Impossible> {
        let change = Change::between(&self.board, board, touched);
        let mut dirty: BTreeSet<ClaimId> = BTreeSet::new();
        if !change.is_of_worth_alone(&self.board, board) {
            self.reread(board, &change, &mut dirty)?;
        }
        let index = Arc::clone(&self.index);
        let mut claims: Vec<u32> = Vec::new();
        for &id in &change.sources {
            let Some(source) = index.sources.find(id) else { continue };
            if self.trust.holds(board, id, source, &index.sources) {
                continue;
            }
            if Arc::make_mut(&mut self.trust).read(board, id, source, &index.sources) {
                claims.extend(index.touched_by(source));
            }
        }
        claims.extend(dirty.into_iter().filter_map(|id| index.claim(id)).map(|claim| claim as u32));
        // A copy of the board would cost something for each of its records.
        let ops: Vec<Op> = touched.iter().map(|&id| Op { id, record: board.record(id) }).collect();
        self.board.apply(&ops);
        let changed = self.again(claims).into_iter().map(|claim| index.claims[claim as usize]).collect();
        if index.unpacked * SCATTERED > index.claims.len() + SCATTERED {
            self.index = Arc::new(Index::of(board));
            self.trust = Arc::new(Trusted::of(board, &self.index.sources));
        }
        Ok(changed)
    }

    /// Reads what `change` changed of claims, words and ties. Adds the claims that are to be weighed to `dirty`.
    fn reread(&mut self, board: &Board, change: &Change, dirty: &mut BTreeSet<ClaimId>) -> Result<(), Impossible> {
        let regrouped = self.regrouped(board, change);
        let mut said = self.said(board, change);
        for claim in regrouped {
            said.entry(claim).or_default();
        }
        // Only ties can turn out impossible; then all must be as it was.
        let before = change.ties.then(|| Arc::clone(&self.index));
        let index = Arc::make_mut(&mut self.index);
        if change.sources.iter().any(|&id| board.sources.get(id).is_some()) {
            let sources = Arc::make_mut(&mut index.sources);
            let known = || change.sources.iter().filter(|id| board.sources.get(**id).is_some());
            for &id in known() {
                sources.add(id);
            }
            for &id in known() {
                sources.follow(id, board.voice(id));
            }
        }
        for &claim in &change.claims {
            if board.claims.get(claim).is_some() {
                index.add_claim(claim);
            } else {
                index.remove_claim(claim);
            }
        }
        for (claim, said) in said {
            if let Some(number) = index.claim(claim) {
                said.put(index, number, board);
                dirty.insert(claim);
            }
        }
        if let Some(before) = before {
            index.tie(board, Some(Before { graph: &before.graph, claims: &before.claims }));
            if !index.graph.conflicts.is_empty() {
                let conflicts = index.graph.conflicts.clone();
                self.index = before;
                return Err(Impossible { conflicts });
            }
            retied(&before, index, dirty);
        }
        let index = Arc::clone(&self.index);
        Arc::make_mut(&mut self.trust).grow(index.sources.len());
        self.renumber(&index, &change.claims);
        Ok(())
    }

    /// The claims on which voices come together or apart.
    fn regrouped(&self, board: &Board, change: &Change) -> BTreeSet<ClaimId> {
        let mut claims = BTreeSet::new();
        for &id in &change.sources {
            let Some(source) = self.index.sources.find(id) else { continue };
            let moved = self.index.sources.id(self.index.sources.lead(source)) != Some(board.voice(id));
            if moved && board.sources.get(id).is_some() {
                let touched = self.index.touched_by(source);
                claims.extend(touched.into_iter().map(|claim| self.index.claims[claim as usize]));
            }
        }
        claims
    }

    /// What is said now on each claim, and was said before, by the statements that changed.
    fn said(&self, board: &Board, change: &Change) -> BTreeMap<ClaimId, Said> {
        let mut said: BTreeMap<ClaimId, Said> = BTreeMap::new();
        for &id in &change.statements {
            if let Some(statement) = self.board.statements.get(id) {
                for (claim, row) in rows(statement, &self.index.sources) {
                    let said = said.entry(claim).or_default();
                    said.gone.extend(row);
                    said.fewer += 1;
                }
            }
            if let Some(statement) = board.statements.get(id) {
                for bearing in &statement.bears_on {
                    if let Target::Claim(claim) = bearing.on {
                        said.entry(claim).or_default().come.insert(id);
                    }
                }
            }
        }
        said
    }

    /// Gives what was found the place of its claim, after claims came and went.
    fn renumber(&mut self, index: &Index, claims: &BTreeSet<ClaimId>) {
        if claims.is_empty() {
            return;
        }
        let mut left = self.board.claims.iter().map(|claim| claim.id).zip(0..).peekable();
        let mut kept = Vec::with_capacity(index.claims.len());
        for &id in &index.claims {
            while left.next_if(|(before, _)| *before < id).is_some() {}
            kept.push(left.next_if(|(before, _)| *before == id).map(|(_, number)| number));
        }
        let found = |number: Option<usize>| number.map_or(Found::NOTHING, |number| *self.found.at(number));
        self.found = kept.iter().map(|number| found(*number)).collect();
        if !self.spreads.is_empty() {
            self.spreads = kept.iter().map(|number| number.and_then(|number| *self.spreads.at(number))).collect();
        }
    }

    /// Weighs these claims again, and those they hang together with. Returns all of them, in order.
    pub(super) fn again(&mut self, mut claims: Vec<u32>) -> Vec<u32> {
        let index = Arc::clone(&self.index);
        let mut components: Vec<u32> =
            claims.iter().filter_map(|&claim| index.graph.places[claim as usize].component).collect();
        components.sort_unstable();
        components.dedup();
        for &component in &components {
            claims.extend(&index.graph.components[component as usize].claims);
        }
        claims.sort_unstable();
        claims.dedup();
        for &claim in &claims {
            self.found.set(claim as usize, self.lone(claim as usize));
            if !self.spreads.is_empty() {
                self.spreads.set(claim as usize, None);
            }
        }
        for &component in &components {
            let component = &index.graph.components[component as usize];
            let (x, exact) = posterior(component, &own(component, &self.found));
            Self::relate(component, &x, exact, &mut self.found);
        }
        claims
    }
}

/// Adds the claims to `dirty` whose prior, outcome or ties are others than `before`.
fn retied(before: &Index, now: &Index, dirty: &mut BTreeSet<ClaimId>) {
    for (number, &id) in now.claims.iter().enumerate() {
        let base = &now.base[number];
        let known = before.claim(id).is_some_and(|old| {
            let was = &before.base[old];
            let alone = |index: &Index, number: usize| index.graph.places[number].component.is_none();
            was.prior == base.prior
                && was.outcome == base.outcome
                && before.graph.settled[old] == now.graph.settled[number]
                && alone(before, old) == alone(now, number)
        });
        if !known {
            dirty.insert(id);
        }
    }
    let then = Before { graph: &before.graph, claims: &before.claims };
    for component in &now.graph.components {
        let same = then.component(component, &now.claims).is_some_and(|old| {
            old.factors == component.factors && old.known == component.known && old.lean == component.lean
        });
        if !same {
            dirty.extend(component.claims.iter().map(|&claim| now.claims[claim as usize]));
        }
    }
}

/// How what is said on one claim changed.
#[derive(Default)]
struct Said {
    /// What is not said any longer, or not so.
    gone: Vec<Row>,
    /// So many statements counted.
    fewer: u32,
    /// Statements that say something new.
    come: BTreeSet<StatementId>,
}

impl Said {
    /// Puts it into effect.
    fn put(&self, index: &mut Index, claim: usize, board: &Board) {
        let id = index.claims[claim];
        let mut now: Vec<Row> = index.words(claim).rows().collect();
        for gone in &self.gone {
            if let Some(place) = now.iter().position(|row| row == gone) {
                now.swap_remove(place);
            }
        }
        let mut statements = index.base[claim].statements.saturating_sub(self.fewer);
        for statement in self.come.iter().filter_map(|&id| board.statements.get(id)) {
            for (_, row) in rows(statement, &index.sources).filter(|(on, _)| *on == id) {
                statements += 1;
                now.extend(row);
            }
        }
        now.sort_unstable_by(|a, b| order(a, b, &index.sources));
        let pack = Pack::of(&now, |origin| index.sources.lead(origin));
        index.say(claim, pack, statements);
    }
}
