//! The board as the engine reads it: dense numbers instead of ids, and the words on each claim packed.
//!
//! Claims are numbered in the order of their ids. Sources keep their number while others come and go, so their order is
//! looked up where it matters. Nothing here depends on the order in a file.

use std::{collections::HashMap, sync::Arc};

use crate::board::{Board, ClaimId, SourceId};

use super::{
    graph::{Before, Graph},
    read,
    trust::{NOBODY, UNKNOWN},
    verdict::logit,
    words::{Pack, Words},
};

/// What a claim brings along, whatever anybody's word is worth.
#[derive(Clone, Debug)]
pub(super) struct ClaimBase {
    /// Probability before anybody spoke: its own, or its rival set's default.
    pub prior: f64,
    /// The same as log-odds.
    pub prior_log_odds: f64,
    pub outcome: Option<bool>,
    /// Standing statements that bear on it, repetitions included.
    pub statements: u32,
    /// Separate origins of what is weighed.
    pub origins: u32,
    /// Separate voices among them.
    pub voices: u32,
    /// Bearings that are weighed.
    pub weighed: u32,
    /// Where its words begin in the pack of all claims: the first bearing, the first relay.
    pub first: (u32, u32),
    /// Its words, if they changed since all claims were packed.
    pub own: Option<Arc<Pack>>,
    /// Its number among the claims that sources touch, which stays the same while claims come and go.
    pub slot: u32,
}

impl ClaimBase {
    pub fn new(slot: u32) -> Self {
        Self {
            prior: 0.5,
            prior_log_odds: 0.0,
            outcome: None,
            statements: 0,
            origins: 0,
            voices: 0,
            weighed: 0,
            first: (0, 0),
            own: None,
            slot,
        }
    }
}

/// The sources by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// None for the numbers that are no source.
    ids: Vec<Option<SourceId>>,
    numbers: HashMap<SourceId, u32>,
    /// The lead of each.
    pub leads: Vec<u32>,
    /// Who speaks with each lead that others speak with, but for itself.
    followers: HashMap<u32, Vec<u32>>,
}

impl Sources {
    fn of(board: &Board) -> Self {
        let mut sources = Self { ids: vec![None; 2], leads: vec![NOBODY, UNKNOWN], ..Self::default() };
        for source in board.sources.iter() {
            sources.add(source.id);
        }
        for source in board.sources.iter() {
            sources.follow(source.id, board.voice(source.id));
        }
        sources
    }

    /// Gives `id` a number, unless it has one.
    pub fn add(&mut self, id: SourceId) -> u32 {
        let next = self.ids.len() as u32;
        let number = *self.numbers.entry(id).or_insert(next);
        if number == next {
            self.ids.push(Some(id));
            self.leads.push(number);
        }
        number
    }

    /// Has `id` speak with `lead`.
    pub fn follow(&mut self, id: SourceId, lead: SourceId) {
        let (source, lead) = (self.number(id), self.number(lead));
        let before = std::mem::replace(&mut self.leads[source as usize], lead);
        if before == lead {
            return;
        }
        if let Some(followers) = self.followers.get_mut(&before) {
            followers.retain(|&follower| follower != source);
        }
        if lead != source {
            self.followers.entry(lead).or_default().push(source);
        }
    }

    pub fn number(&self, id: SourceId) -> u32 {
        self.find(id).unwrap_or(UNKNOWN)
    }

    /// None for a source that the board never had.
    pub fn find(&self, id: SourceId) -> Option<u32> {
        self.numbers.get(&id).copied()
    }

    pub fn id(&self, number: u32) -> Option<SourceId> {
        self.ids.get(number as usize).copied().flatten()
    }

    /// All numbers with their ids, in the order of the numbers.
    pub fn all(&self) -> impl Iterator<Item = (u32, SourceId)> + Clone {
        (0..).zip(&self.ids).filter_map(|(number, id)| Some((number, (*id)?)))
    }

    /// The place of each among all, by id.
    pub fn names(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.ids.len() as u32).collect();
        order.sort_by_key(|&number| self.id(number));
        let mut names = vec![0; order.len()];
        for (name, number) in (0..).zip(order) {
            names[number as usize] = name;
        }
        names
    }

    /// How many numbers are given, those that are no source included.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn lead(&self, source: u32) -> u32 {
        self.leads[source as usize]
    }

    /// The sources that speak with `lead`, itself included if it is its own.
    pub fn speakers(&self, lead: u32) -> impl Iterator<Item = u32> {
        let own = (self.lead(lead) == lead).then_some(lead);
        own.into_iter().chain(self.followers.get(&lead).into_iter().flatten().copied())
    }
}

/// The claims each source has a part in.
#[derive(Clone, Debug, Default)]
struct Touched {
    /// Where each source's claims begin in `claims`; one more than there were sources.
    first: Vec<u32>,
    /// By slot.
    claims: Vec<u32>,
}

impl Touched {
    fn by(&self, source: u32) -> &[u32] {
        let at = source as usize;
        match (self.first.get(at), self.first.get(at + 1)) {
            (Some(&first), Some(&end)) => &self.claims[first as usize..end as usize],
            _ => &[],
        }
    }
}

/// The board in dense numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// In order.
    pub claims: Vec<ClaimId>,
    pub base: Vec<ClaimBase>,
    pub sources: Arc<Sources>,
    pub graph: Arc<Graph>,
    /// What was said when all claims were packed.
    pack: Arc<Pack>,
    touched: Arc<Touched>,
    /// Claims, by slot, that sources touch since then.
    also_touched: HashMap<u32, Vec<u32>>,
    /// The number of each slot's claim; [`GONE`] for a claim that is gone.
    ranks: Vec<u32>,
    /// How often a claim got words of its own, not packed with all others.
    pub unpacked: usize,
}

/// The number of a claim that is no more.
pub(super) const GONE: u32 = u32::MAX;

impl Index {
    pub fn of(board: &Board) -> Self {
        let claims: Vec<ClaimId> = board.claims.iter().map(|claim| claim.id).collect();
        let sources = Sources::of(board);
        let mut base: Vec<ClaimBase> = (0..claims.len() as u32).map(ClaimBase::new).collect();
        let pack = read::all(board, &claims, &sources, &mut base);
        let ranks = (0..claims.len() as u32).collect();
        let sources = Arc::new(sources);
        let mut index = Self { claims, base, sources, pack: Arc::new(pack), ranks, ..Self::default() };
        index.touched = Arc::new(index.turn_around());
        index.tie(board, None);
        index
    }

    /// Reads outcomes, priors, relations and rival sets; `before` is what they were.
    pub fn tie(&mut self, board: &Board, before: Option<Before<'_>>) {
        for (claim, base) in board.claims.iter().zip(&mut self.base) {
            base.prior = claim.prior.unwrap_or(0.5);
            base.outcome = claim.outcome;
        }
        self.graph = Arc::new(Graph::of(board, &self.claims, &mut self.base, before));
        for base in &mut self.base {
            base.prior_log_odds = logit(base.prior);
        }
    }

    /// Reads the words backwards: from sources to claims.
    fn turn_around(&self) -> Touched {
        let mut first = vec![0; self.sources.len() + 1];
        self.each_touch(|source, _| first[source as usize + 1] += 1);
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut next = first.clone();
        let mut claims = vec![0; first.last().copied().unwrap_or(0) as usize];
        self.each_touch(|source, claim| {
            claims[next[source as usize] as usize] = claim;
            next[source as usize] += 1;
        });
        Touched { first, claims }
    }

    /// Names every claim for every source that has a part in it, claim by claim.
    fn each_touch(&self, mut touch: impl FnMut(u32, u32)) {
        let mut sources = Vec::new();
        for claim in 0..self.claims.len() {
            self.parts(claim, &mut sources);
            for &source in &sources {
                touch(source, claim as u32);
            }
        }
    }

    /// Puts into `sources` those that have a part in `claim`: leads, origins and relays.
    fn parts(&self, claim: usize, sources: &mut Vec<u32>) {
        let words = self.words(claim);
        sources.clear();
        sources.extend(words.who.iter().map(|who| who.origin));
        sources.extend(words.who.iter().map(|who| self.sources.lead(who.origin)));
        sources.extend(words.carriers());
        sources.sort_unstable();
        sources.dedup();
    }

    /// The claims that `source` has a part in, in order; some, perhaps, in which it had one once.
    pub fn touched_by(&self, source: u32) -> Vec<u32> {
        let also = self.also_touched.get(&source).map(Vec::as_slice).unwrap_or_default();
        let slots = self.touched.by(source).iter().chain(also);
        let mut claims: Vec<u32> =
            slots.map(|&slot| self.ranks[slot as usize]).filter(|&claim| claim != GONE).collect();
        // Packed together they are in order, until claims come or others are touched.
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    /// The number of `id`.
    pub fn claim(&self, id: ClaimId) -> Option<usize> {
        self.claims.binary_search(&id).ok()
    }

    /// What is said on `claim`.
    #[inline]
    pub fn words(&self, claim: usize) -> Words<'_> {
        let base = &self.base[claim];
        base.own.as_ref().map_or_else(|| self.pack.words(base.first, base.weighed), |own| own.all())
    }

    /// Gives `claim` other words, and counts what can be counted of them.
    pub fn say(&mut self, claim: usize, pack: Pack, statements: u32) {
        let base = &mut self.base[claim];
        base.statements = statements;
        read::count(pack.all(), base);
        self.unpacked += usize::from(base.own.is_none());
        base.own = Some(Arc::new(pack));
        let mut sources = Vec::new();
        self.parts(claim, &mut sources);
        let slot = self.base[claim].slot;
        for source in sources {
            if self.touched.by(source).binary_search(&slot).is_err() {
                let also = self.also_touched.entry(source).or_default();
                if let Err(place) = also.binary_search(&slot) {
                    also.insert(place, slot);
                }
            }
        }
    }

    /// Makes room for a claim, or finds it.
    pub fn add_claim(&mut self, id: ClaimId) {
        let Err(at) = self.claims.binary_search(&id) else { return };
        for rank in self.ranks.iter_mut().filter(|rank| **rank != GONE && **rank >= at as u32) {
            *rank += 1;
        }
        let mut base = ClaimBase::new(self.ranks.len() as u32);
        base.own = Some(Arc::default());
        self.unpacked += 1;
        self.ranks.push(at as u32);
        self.claims.insert(at, id);
        self.base.insert(at, base);
    }

    /// Forgets a claim and all that is said on it.
    pub fn remove_claim(&mut self, id: ClaimId) {
        let Ok(at) = self.claims.binary_search(&id) else { return };
        self.claims.remove(at);
        let slot = self.base.remove(at).slot;
        self.ranks[slot as usize] = GONE;
        for rank in self.ranks.iter_mut().filter(|rank| **rank != GONE && **rank > at as u32) {
            *rank -= 1;
        }
    }

    /// How many bytes a weighing reads.
    pub fn bytes(&self) -> usize {
        self.pack.bytes() + size_of_val(self.base.as_slice())
    }

    /// How many bytes the words and the index from sources to claims take.
    pub fn held_bytes(&self) -> usize {
        self.pack.bytes()
            + size_of_val(self.touched.claims.as_slice())
            + size_of_val(self.touched.first.as_slice())
            + size_of_val(self.ranks.as_slice())
    }
}

/// `value` within its range; `otherwise` if it is no number. A legal board has neither.
pub(super) fn held(value: f64, low: f64, high: f64, otherwise: f64) -> f64 {
    if value.is_nan() { otherwise } else { value.clamp(low, high) }
}
