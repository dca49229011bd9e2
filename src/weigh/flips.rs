//! What would flip a verdict: other reliabilities, fewer sources (MODEL section 6).

use crate::board::{ClaimId, SourceId, grade};

use super::{
    probe::{Probe, Regraded},
    verdict::credence,
    weights::Weights,
    words::Words,
};

/// A reliability at which the credence of a claim reaches one half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flip {
    /// Whose reliability.
    pub source: SourceId,
    /// How high, in [0.02, 0.98].
    pub at: f64,
}

/// The credence of a claim without one of its sources.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeftOut {
    /// The source that is left out, with what came only through it.
    pub source: SourceId,
    /// The credence without it.
    pub credence: f64,
}

/// The fewest sources whose regrading turns a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct FlipSet {
    /// The sources, by id. Never empty.
    pub sources: Vec<SourceId>,
    /// Whether no smaller set does it; otherwise it is the smallest that a search of up to three sources found.
    pub exact: bool,
}

/// Points at which a reliability is tried before its roots are narrowed down.
const POINTS: u32 = 49;
/// The best a source that does not mislead can be regraded to, and the worst.
const REGRADES: [f64; 2] = [0.5, grade::MAX];
/// Of how many sources a search tries all pairs and triples.
const CANDIDATES: usize = 24;

impl Weights {
    /// For each source that can do it alone: every reliability at which the credence of `claim` reaches 50 %, by source
    /// and reliability.
    pub fn flips(&self, claim: ClaimId) -> Vec<Flip> {
        let Some((claim, probe)) = self.probe(claim) else { return Vec::new() };
        let mut flips = Vec::new();
        for source in probe.sources() {
            let at = match self.origin_only(claim, source, &probe) {
                Some(at) => at,
                None => roots(|reliability| probe.regraded(&[(source, reliability)])),
            };
            let Some(source) = self.index.sources.id(source) else { continue };
            flips.extend(at.into_iter().map(|at| Flip { source, at }));
        }
        flips
    }

    fn probe(&self, claim: ClaimId) -> Option<(usize, Probe<'_>)> {
        let claim = self.index.claim(claim)?;
        Some((claim, Probe::new(self, claim)?))
    }

    /// The closed form for a source that is only an origin, on a claim that stands alone; nothing if there is none.
    fn origin_only(&self, claim: usize, source: u32, probe: &Probe<'_>) -> Option<Vec<f64>> {
        let words = self.index.words(claim);
        if !probe.is_lone() || words.carriers().any(|relay| relay == source) {
            return None;
        }
        let Some(voice) = words.voices().find(|voice| self.lead(*voice) == Some(source)) else {
            return Some(Vec::new());
        };
        let belief = voice.belief(self.trust.as_ref());
        let others = self.log_odds(claim) - belief.gain(self.trust.trust(source).reliability).ln();
        // r* = ½(1 − tanh(½T) / tanh(½S)); nothing if the source has said nothing.
        let at = 0.5 * (1.0 - (0.5 * others).tanh() / belief.clarity());
        Some(Vec::from_iter((grade::MIN..=grade::MAX).contains(&at).then_some(at)))
    }

    /// The credence of `claim` without each of the sources that have a part in it, by source. A statement goes with its
    /// origin, and when nobody is left who carried it.
    pub fn leave_out(&self, claim: ClaimId) -> Vec<LeftOut> {
        let Some((_, probe)) = self.probe(claim) else { return Vec::new() };
        let without = |number: u32| {
            let source = self.index.sources.id(number)?;
            Some(LeftOut { source, credence: credence(probe.without(number)) })
        };
        probe.sources().into_iter().filter_map(without).collect()
    }

    /// The lead of the voice that speaks these words.
    pub(super) fn lead(&self, voice: Words<'_>) -> Option<u32> {
        voice.who.first().map(|who| self.index.sources.lead(who.origin))
    }

    /// The fewest sources whose regrading within [0.5, 0.98] takes the credence of `claim` to the other side of 50 %,
    /// or onto it. Nothing if it stands at 50 %, is settled, or no such set is found.
    pub fn smallest_flip(&self, claim: ClaimId) -> Option<FlipSet> {
        let (claim, probe) = self.probe(claim)?;
        let now = self.log_odds(claim);
        if now == 0.0 {
            return None;
        }
        let unrelayed = self.index.words(claim).who.iter().all(|who| who.relays() == 0);
        let exact = probe.is_lone() && unrelayed;
        let sources = if exact { self.sorted(claim, now) } else { search(&probe, now) }?;
        let mut sources: Vec<SourceId> =
            sources.into_iter().filter_map(|source| self.index.sources.id(source)).collect();
        sources.sort_unstable();
        Some(FlipSet { sources, exact })
    }

    /// Voices add up, so those that can give most are the fewest.
    fn sorted(&self, claim: usize, now: f64) -> Option<Vec<u32>> {
        let mut most: Vec<(f64, u32)> = Vec::new();
        for voice in self.index.words(claim).voices() {
            let Some(lead) = self.lead(voice) else { continue };
            let at = |with: &[(u32, f64)]| {
                voice.direct(&Regraded { trust: &self.trust, sources: &self.index.sources, with }).sum()
            };
            let own = at(&[]);
            let against = |regrade| (own - at(&[(lead, regrade)])) * now.signum();
            most.push((REGRADES.map(against).into_iter().fold(0.0, f64::max), lead));
        }
        // Voices stand in the order of their ids, which decides between equals.
        most.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut left = now.abs();
        let mut sources = Vec::new();
        for (step, voice) in most {
            left -= step;
            sources.push(voice);
            // What is left of a sum of logarithms that should be nothing.
            if left <= 1e-12 * now.abs().max(1.0) {
                return Some(sources);
            }
        }
        None
    }
}

/// Tries all sources, then pairs, then triples of those that move the claim most, each at the regrade that does.
fn search(probe: &Probe<'_>, now: f64) -> Option<Vec<u32>> {
    let against = |with: &[(u32, f64)]| -probe.regraded(with) * now.signum();
    let best = |source: u32| {
        let tried = REGRADES.map(|regrade| (against(&[(source, regrade)]), regrade));
        let (low, high) = (tried[0], tried[1]);
        let (moved, regrade) = if high.0 > low.0 { high } else { low };
        (moved, (source, regrade))
    };
    let mut moves: Vec<(f64, (u32, f64))> = probe.sources().into_iter().map(best).collect();
    // Sources stand in the order of their ids, which decides between equals.
    moves.sort_by(|a, b| b.0.total_cmp(&a.0));
    if let Some((_, (source, _))) = moves.first().filter(|(moved, _)| *moved >= 0.0) {
        return Some(vec![*source]);
    }
    moves.truncate(CANDIDATES);
    let moves: Vec<(u32, f64)> = moves.into_iter().map(|(_, regrade)| regrade).collect();
    for (at, &a) in moves.iter().enumerate() {
        if let Some(&b) = moves[at + 1..].iter().find(|&&b| against(&[a, b]) >= 0.0) {
            return Some(vec![a.0, b.0]);
        }
    }
    for (at, &a) in moves.iter().enumerate() {
        for (next, &b) in moves.iter().enumerate().skip(at + 1) {
            if let Some(&c) = moves[next + 1..].iter().find(|&&c| against(&[a, b, c]) >= 0.0) {
                return Some(vec![a.0, b.0, c.0]);
            }
        }
    }
    None
}

/// Where `f` crosses 0 in the range of reliabilities: between each two of [`POINTS`] points with other signs.
fn roots(f: impl Fn(f64) -> f64) -> Vec<f64> {
    let point = |at: u32| grade::MIN + (grade::MAX - grade::MIN) * f64::from(at) / f64::from(POINTS - 1);
    let mut roots = Vec::new();
    let (mut low, mut below) = (point(0), f(point(0)) < 0.0);
    for at in 1..POINTS {
        let high = point(at);
        let next = f(high) < 0.0;
        if next != below {
            let (mut left, mut right) = (low, high);
            // Halving 60 times leaves no bit undecided.
            for _ in 0..60 {
                let middle = f64::midpoint(left, right);
                if (f(middle) < 0.0) == below {
                    left = middle;
                } else {
                    right = middle;
                }
            }
            roots.push(f64::midpoint(left, right));
        }
        (low, below) = (high, next);
    }
    roots
}
