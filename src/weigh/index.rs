//! The board as the engine reads it: dense numbers instead of ids, bearings grouped by claim and voice.
//!
//! Numbers follow the order of the ids, so nothing here depends on the order in the file. A bearing takes 32 bytes, a
//! relay link 8. Statements that weigh nothing (repetitions, retracted and superseded ones) are only counted.

use std::collections::HashMap;

use crate::board::{
    Board, ClaimId, Grade, GradePoint, RelationId, RivalsId, SourceId, Stance, Statement, StatementId, Status, Target,
    grade,
};

use super::{
    graph::Graph,
    random::{key, mix},
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
    /// Where its groups begin.
    pub first_group: u32,
    /// Standing statements that bear on it, repetitions included.
    pub statements: u32,
    /// Separate origins of what is weighed.
    pub origins: u32,
    pub outcome: Option<bool>,
}

/// A source's standing, as numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trust {
    /// r, in [0.02, 0.98].
    pub reliability: f64,
    /// f, in [0.5, 0.99].
    pub fidelity: f64,
    /// Whether the fidelity is set by the user, and so does not follow the reliability.
    pub fidelity_set: bool,
    /// Whether its reliability is a grade, or missing, and no number.
    pub graded: bool,
    /// Graded E: known to carry no information, so there is no doubt about its reliability to draw from.
    pub fixed: bool,
    /// The Beta that the grade or the number stands for, and what the user has counted.
    pub point: GradePoint,
    pub hits: f64,
    pub misses: f64,
}

impl Trust {
    /// Of a source nobody knows: it carries no information.
    const UNKNOWN: Self = Self {
        reliability: 0.5,
        fidelity: 0.75,
        fidelity_set: false,
        graded: true,
        fixed: false,
        point: GradePoint { mean: 0.5, strength: 2.0 },
        hits: 0.0,
        misses: 0.0,
    };

    pub fn of(board: &Board, source: SourceId) -> Self {
        let count = |n: f64| if n.is_finite() { n.max(0.0) } else { 0.0 };
        board.sources.get(source).map_or(Self::UNKNOWN, |record| Self {
            reliability: held(board.reliability(source), grade::MIN, grade::MAX, 0.5),
            fidelity: held(board.fidelity(source), 0.5, 0.99, 0.75),
            fidelity_set: record.fidelity.is_some(),
            graded: record.reliability.grade().is_some(),
            fixed: record.reliability.grade() == Some(Grade::E),
            point: board.head.scale.beta(record.reliability),
            hits: count(record.hits),
            misses: count(record.misses),
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
                first_group: 0,
                statements: 0,
                origins: 0,
                outcome: claim.outcome,
            })
            .collect();
        let graph = Graph::of(board, &claim_numbers, &mut base);

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

    /// The standing of every source, the unknown one last.
    pub fn trust(&self, board: &Board) -> Vec<Trust> {
        let known = self.sources.iter().map(|&source| Trust::of(board, source));
        known.chain([Trust::UNKNOWN]).collect()
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

fn numbers<K>(ids: &[crate::board::Id<K>]) -> HashMap<crate::board::Id<K>, u32> {
    ids.iter().copied().zip(0..).collect()
}

/// What of `statement` is weighed, in short: two statements with the same mark weigh the same.
pub(super) fn mark(statement: &Statement) -> u64 {
    let mut marker = Marker(0);
    marker.text(statement.origin.as_str());
    marker.number(u64::from(statement.status == Status::Standing) << 1 | u64::from(statement.is_weighed()));
    for relay in &statement.relays {
        marker.text(relay.by.as_str());
        marker.text(relay.from.map_or("", SourceId::as_str));
    }
    for bearing in &statement.bears_on {
        let Target::Claim(claim) = bearing.on else { continue };
        marker.text(claim.as_str());
        marker.number(bearing.weight.to_bits());
        marker.number(bearing.anyway.to_bits());
        marker.number(u64::from(bearing.stance == Stance::Opposes));
    }
    marker.0
}

struct Marker(u64);

impl Marker {
    fn number(&mut self, number: u64) {
        self.0 = mix(self.0.wrapping_mul(31) ^ mix(number.wrapping_add(1)));
    }

    fn text(&mut self, text: &str) {
        self.number(key(text));
    }
}

/// Bearings as they are read, statement by statement.
#[derive(Default)]
struct Bearings {
    /// With the claim each bears on.
    read: Vec<(u32, Bearing)>,
    links: Vec<Link>,
}

impl Bearings {
    fn read(
        &mut self,
        statement: &Statement,
        number: u32,
        source_number: &impl Fn(SourceId) -> u32,
        claim_numbers: &HashMap<ClaimId, u32>,
        base: &mut [ClaimBase],
    ) {
        if statement.status != Status::Standing {
            return;
        }
        let weighed = statement.is_weighed();
        let first_relay = self.links.len() as u32;
        let mut linked = false;
        for bearing in &statement.bears_on {
            let Target::Claim(claim) = bearing.on else { continue };
            let Some(&claim) = claim_numbers.get(&claim) else { continue };
            base[claim as usize].statements += 1;
            if !weighed {
                continue;
            }
            if !linked {
                link(&mut self.links, statement, source_number);
                linked = true;
            }
            let relays = self.links.len() as u32 - first_relay;
            let weight = held(bearing.weight, 0.0, 1.0, 0.0);
            let anyway = held(bearing.anyway, 0.0, 1.0, 1.0);
            self.read.push((
                claim,
                Bearing {
                    likely: anyway + (1.0 - anyway) * f64::midpoint(1.0, weight),
                    unlikely: anyway + (1.0 - anyway) * ((1.0 - weight) / 2.0),
                    statement: number,
                    origin: source_number(statement.origin),
                    first_relay,
                    relays_and_stance: (relays << 1) | u32::from(bearing.stance == Stance::Opposes),
                },
            ));
        }
    }

    /// The bearings by claim, then voice, then statement, and the groups they make. Ends `base` and the groups.
    fn grouped(&mut self, leads: &[u32], base: &mut Vec<ClaimBase>) -> (Vec<Group>, Vec<Bearing>) {
        let mut read = std::mem::take(&mut self.read);
        read.sort_unstable_by_key(|(claim, bearing)| (*claim, leads[bearing.origin as usize], bearing.statement));
        let mut groups: Vec<Group> = Vec::new();
        let mut at = 0;
        let mut origins = Vec::new();
        for (claim, base) in base.iter_mut().enumerate() {
            base.first_group = groups.len() as u32;
            origins.clear();
            let mut voice = None;
            while let Some((_, bearing)) = read.get(at).filter(|(on, _)| *on as usize == claim) {
                let lead = leads[bearing.origin as usize];
                if voice != Some(lead) {
                    voice = Some(lead);
                    groups.push(Group { voice: lead, first: at as u32 });
                }
                origins.push(bearing.origin);
                at += 1;
            }
            origins.sort_unstable();
            origins.dedup();
            base.origins = origins.len() as u32;
        }
        base.push(ClaimBase {
            prior: 0.5,
            stated: None,
            first_group: groups.len() as u32,
            statements: 0,
            origins: 0,
            outcome: None,
        });
        groups.push(Group { voice: 0, first: read.len() as u32 });
        (groups, read.into_iter().map(|(_, bearing)| bearing).collect())
    }
}

/// Appends the relays of `statement`, quoting ones before quoted ones, otherwise by source.
fn link(links: &mut Vec<Link>, statement: &Statement, source_number: &impl Fn(SourceId) -> u32) {
    let relays = &statement.relays;
    let place = |by: SourceId| relays.iter().position(|relay| relay.by == by);
    // How far each is from the origin; a circle, which no legal board has, counts as having heard the origin.
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(next) = relays[at].from.and_then(place) {
            depth += 1;
            at = next;
            if depth > relays.len() {
                return 0;
            }
        }
        depth
    };
    let depths: Vec<usize> = (0..relays.len()).map(depth).collect();
    let mut order: Vec<usize> = (0..relays.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(depths[at]), relays[at].by));
    for &at in &order {
        let quoted = relays[at].from.and_then(place).filter(|&quoted| depths[quoted] < depths[at]);
        let from = quoted.and_then(|quoted| order.iter().position(|&other| other == quoted));
        links.push(Link { by: source_number(relays[at].by), from: from.map_or(ORIGIN, |from| from as u32) });
    }
    let first = links.len() - relays.len();
    for at in first..links.len() {
        let from = links[at].from();
        if from != ORIGIN {
            links[first + from as usize].from |= QUOTED;
        }
    }
}
