//! The board as the engine reads it: dense numbers instead of ids, bearings grouped by claim and voice.
//!
//! Numbers follow the order of the ids, so nothing here depends on the order in the file. A bearing takes 32 bytes, a
//! relay link 8. Statements that weigh nothing (repetitions, retracted and superseded ones) are only counted.

use std::collections::HashMap;

use crate::board::{
    self, Board, ClaimId, Grade, GradePoint, RelationId, RivalsId, SourceId, Stance, StatementId, grade,
};

use super::{
    graph::Graph,
    read::{Bearings, mark},
    record::Record,
    verdict::logit,
};

/// Marks a relay that heard the origin itself.
pub(super) const ORIGIN: u32 = u32::MAX >> 1;
const QUOTED: u32 = 1 << 31;

/// One weighed bearing: how likely the statement is under either belief of its voice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bearing {
    /// P(said | the voice believes what the statement says): MODEL's u₊, in [½, 1].
    pub likely: f64,
    /// P(said | it believes the opposite): MODEL's u₋, in [0, u₊].
    pub unlikely: f64,
    pub statement: u32,
    pub origin: u32,
    first_relay: u32,
    relays_and_stance: u32,
}

impl Bearing {
    /// What the board says, for the statement and the origin with these numbers, and the first and the count of its
    /// relays.
    pub fn new(said: &board::Bearing, statement: u32, origin: u32, (first_relay, relays): (u32, u32)) -> Self {
        let weight = held(said.weight, 0.0, 1.0, 0.0);
        let anyway = held(said.anyway, 0.0, 1.0, 1.0);
        Self {
            likely: anyway + (1.0 - anyway) * f64::midpoint(1.0, weight),
            unlikely: anyway + (1.0 - anyway) * ((1.0 - weight) / 2.0),
            statement,
            origin,
            first_relay,
            relays_and_stance: (relays << 1) | u32::from(said.stance == Stance::Opposes),
        }
    }

    /// Whether it speaks against the claim.
    pub fn opposes(&self) -> bool {
        self.relays_and_stance & 1 == 1
    }

    /// Where its relays stand in [`Index::links`].
    pub fn relays(&self) -> std::ops::Range<usize> {
        let first = self.first_relay as usize;
        first..first + (self.relays_and_stance >> 1) as usize
    }

    /// The same bearing with other relays.
    pub fn with_relays(self, first: usize, count: usize) -> Self {
        let relays_and_stance = (count as u32) << 1 | u32::from(self.opposes());
        Self { first_relay: first as u32, relays_and_stance, ..self }
    }
}

/// One relay of a statement. The relays of a statement stand with the quoting ones before those they quote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub by: u32,
    from: u32,
}

impl Link {
    /// The `quoted` relay by its place within the statement's; none if this one heard the origin itself.
    pub fn new(by: u32, quoted: Option<usize>, is_quoted: bool) -> Self {
        let from = quoted.map_or(ORIGIN, |quoted| quoted as u32);
        Self { by, from: if is_quoted { from | QUOTED } else { from } }
    }

    /// The place, within the statement's relays, of the relay it quotes.
    pub fn quoted(self) -> Option<usize> {
        (self.from() != ORIGIN).then(|| self.from() as usize)
    }

    /// The place, within the statement's relays, of the relay it quotes; [`ORIGIN`] if it heard the origin itself.
    pub fn from(self) -> u32 {
        self.from & !QUOTED
    }

    /// Whether another relay of the statement quotes this one.
    pub fn is_quoted(self) -> bool {
        self.from & QUOTED != 0
    }
}

/// All that one voice says on one claim: the bearings from `first` up to the next group's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// The lead.
    pub voice: u32,
    pub first: u32,
}

/// What a claim brings along, whatever anybody says.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClaimBase {
    /// Probability before anybody spoke: its own, or its rival set's default.
    pub prior: f64,
    /// Its own, if it has one.
    pub stated: Option<f64>,
    /// The same as log-odds.
    pub prior_log_odds: f64,
    /// Where its groups begin.
    pub first_group: u32,
    /// Standing statements that bear on it, repetitions included.
    pub statements: u32,
    /// Separate origins of what is weighed.
    pub origins: u32,
    pub outcome: Option<bool>,
}

/// How far a source is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trust {
    /// r, in [0.02, 0.98].
    pub reliability: f64,
    /// f, in [0.5, 0.99].
    pub fidelity: f64,
}

impl Trust {
    /// Of a source nobody knows: it carries no information.
    const UNKNOWN: Self = Self { reliability: 0.5, fidelity: 0.75 };

    pub fn of(board: &Board, source: SourceId) -> Self {
        Self {
            reliability: held(board.reliability(source), grade::MIN, grade::MAX, 0.5),
            fidelity: held(board.fidelity(source), 0.5, 0.99, 0.75),
        }
    }
}

/// How sure the trust in a source is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    /// Whether its fidelity is set by the user, and so does not follow its reliability.
    pub fidelity_set: bool,
    /// Whether its reliability is a grade, or missing, and no number.
    pub graded: bool,
    /// Graded E: known to carry no information, so there is no doubt about its reliability to draw from.
    pub fixed: bool,
    /// The Beta that the grade or the number stands for.
    pub point: GradePoint,
    /// What the user has counted.
    pub counted: Record,
}

impl Standing {
    const UNKNOWN: Self = Self {
        fidelity_set: false,
        graded: true,
        fixed: false,
        point: GradePoint { mean: 0.5, strength: 2.0 },
        counted: Record { hits: 0.0, misses: 0.0 },
    };

    pub fn of(board: &Board, source: SourceId) -> Self {
        let count = |n: f64| if n.is_finite() { n.max(0.0) } else { 0.0 };
        board.sources.get(source).map_or(Self::UNKNOWN, |record| Self {
            fidelity_set: record.fidelity.is_some(),
            graded: record.reliability.grade().is_some(),
            fixed: record.reliability.grade() == Some(Grade::E),
            point: board.head.scale.beta(record.reliability),
            counted: Record { hits: count(record.hits), misses: count(record.misses) },
        })
    }
}

/// `value` within its range; `otherwise` if it is no number. A legal board has neither.
fn held(value: f64, low: f64, high: f64, otherwise: f64) -> f64 {
    if value.is_nan() { otherwise } else { value.clamp(low, high) }
}

/// The board in dense numbers.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub claims: Vec<ClaimId>,
    pub sources: Vec<SourceId>,
    pub statements: Vec<StatementId>,
    pub relations: Vec<RelationId>,
    pub rivals: Vec<RivalsId>,
    /// One more than there are claims; the last only ends the groups.
    pub base: Vec<ClaimBase>,
    /// One more than there are groups; the last only ends the bearings.
    pub groups: Vec<Group>,
    pub bearings: Vec<Bearing>,
    pub links: Vec<Link>,
    pub graph: Graph,
    /// The lead of each source; one more than there are sources, the last being the unknown source.
    pub leads: Vec<u32>,
    /// What of each statement the engine has read, in short.
    pub marks: Vec<u64>,
    /// Where each source's claims begin in `touched`; two more than there are sources.
    first_touched: Vec<u32>,
    touched: Vec<u32>,
}

impl Index {
    pub fn of(board: &Board) -> Self {
        let claims: Vec<ClaimId> = board.claims.iter().map(|claim| claim.id).collect();
        let sources: Vec<SourceId> = board.sources.iter().map(|source| source.id).collect();
        let claim_numbers = numbers(&claims);
        let source_numbers = numbers(&sources);
        let unknown = sources.len() as u32;
        let source_number = |id: SourceId| source_numbers.get(&id).copied().unwrap_or(unknown);
        let mut leads: Vec<u32> = sources.iter().map(|&id| source_number(board.voice(id))).collect();
        leads.push(unknown);

        let mut base: Vec<ClaimBase> = board
            .claims
            .iter()
            .map(|claim| ClaimBase {
                prior: claim.prior.unwrap_or(0.5),
                stated: claim.prior,
                prior_log_odds: 0.0,
                first_group: 0,
                statements: 0,
                origins: 0,
                outcome: claim.outcome,
            })
            .collect();
        let graph = Graph::of(board, &claim_numbers, &mut base);
        for base in &mut base {
            base.prior_log_odds = logit(base.prior);
        }

        let mut bearings = Bearings::default();
        for (number, statement) in board.statements.iter().enumerate() {
            bearings.read(statement, number as u32, &source_number, &claim_numbers, &mut base);
        }
        let (groups, sorted) = bearings.grouped(&leads, &mut base);
        let mut index = Self {
            claims,
            sources,
            statements: board.statements.iter().map(|statement| statement.id).collect(),
            relations: board.relations.iter().map(|relation| relation.id).collect(),
            rivals: board.rivals.iter().map(|rivals| rivals.id).collect(),
            base,
            groups,
            bearings: sorted,
            links: bearings.links,
            graph,
            leads,
            marks: board.statements.iter().map(mark).collect(),
            first_touched: Vec::new(),
            touched: Vec::new(),
        };
        index.turn_around();
        index
    }

    /// Reads the bearings backwards: from sources to claims.
    fn turn_around(&mut self) {
        let mut ends = vec![0; self.leads.len() + 1];
        self.each_touch(|source, _| ends[source as usize + 1] += 1);
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        let mut next = ends.clone();
        let mut touched = vec![0; ends.last().copied().unwrap_or(0) as usize];
        self.each_touch(|source, claim| {
            touched[next[source as usize] as usize] = claim;
            next[source as usize] += 1;
        });
        self.first_touched = ends;
        self.touched = touched;
    }

    /// Names every claim for every source that has a part in it, claim by claim.
    fn each_touch(&self, mut touch: impl FnMut(u32, u32)) {
        let mut sources = Vec::new();
        for claim in 0..self.claims.len() {
            sources.clear();
            for (voice, bearings) in self.groups(claim) {
                sources.push(voice);
                let links = bearings.iter().flat_map(|bearing| &self.links[bearing.relays()]);
                sources.extend(links.map(|link| link.by));
            }
            sources.sort_unstable();
            sources.dedup();
            for &source in &sources {
                touch(source, claim as u32);
            }
        }
    }

    /// The trust in every source, the unknown one last.
    pub fn trust(&self, board: &Board) -> Vec<Trust> {
        let known = self.sources.iter().map(|&source| Trust::of(board, source));
        known.chain([Trust::UNKNOWN]).collect()
    }

    /// How sure the trust in every source is, the unknown one last.
    pub fn standing(&self, board: &Board) -> Vec<Standing> {
        let known = self.sources.iter().map(|&source| Standing::of(board, source));
        known.chain([Standing::UNKNOWN]).collect()
    }

    /// The claims that `source` has a part in, as the lead of a voice or as a relay, in order.
    pub fn touched_by(&self, source: u32) -> &[u32] {
        let ends = self.first_touched[source as usize] as usize..self.first_touched[source as usize + 1] as usize;
        &self.touched[ends]
    }

    pub fn claim(&self, id: ClaimId) -> Option<usize> {
        self.claims.binary_search(&id).ok()
    }

    /// The groups of `claim`, each with its bearings.
    pub fn groups(&self, claim: usize) -> impl Iterator<Item = (u32, &[Bearing])> + Clone {
        let range = self.base[claim].first_group as usize..self.base[claim + 1].first_group as usize;
        range.map(|group| {
            let bearings = self.groups[group].first as usize..self.groups[group + 1].first as usize;
            (self.groups[group].voice, &self.bearings[bearings])
        })
    }
}

fn numbers<K>(ids: &[board::Id<K>]) -> HashMap<board::Id<K>, u32> {
    ids.iter().copied().zip(0..).collect()
}
