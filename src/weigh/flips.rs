//! What would flip a verdict: other reliabilities (MODEL section 6).

use crate::board::{ClaimId, SourceId, grade};

use super::{
    BrokenOff,
    probe::{Part, Probe, Regraded},
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

/// The fewest sources whose regrading turns a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct FlipSet {
    /// The sources, by id. Never empty.
    pub sources: Vec<SourceId>,
    /// Whether no smaller set does it; otherwise it is the smallest that a search of up to three sources found.
    pub exact: bool,
}

/// Points at which a reliability is tried before its roots are narrowed down.
pub(super) const POINTS: u32 = 49;
/// The best a source that does not mislead can be regraded to, and the worst.
const REGRADES: [f64; 2] = [0.5, grade::MAX];
/// Of how many sources a search tries all pairs and triples.
pub(super) const CANDIDATES: usize = 24;

impl Weights {
    /// For each source that can do it alone: every reliability at which the credence of `claim` reaches 50 %, by source
    /// and reliability.
    pub fn flips(&self, claim: ClaimId) -> Vec<Flip> {
        self.flips_while(claim, || true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so.
    ///
    /// # Errors
    /// When `go_on` broke it off.
    pub fn flips_while(&self, claim: ClaimId, go_on: impl Fn() -> bool) -> Result<Vec<Flip>, BrokenOff> {
        let Some((claim, probe)) = self.probe(claim, &go_on) else { return Ok(Vec::new()) };
        let mut flips = Vec::new();
        for part in probe.parts()? {
            let at = match self.origin_only(claim, part.source, &probe) {
                Some(at) => at,
                None => roots(|reliability| probe.regraded(&[(&part, reliability)]))?,
            };
            let Some(source) = self.index.sources.id(part.source) else { continue };
            flips.extend(at.into_iter().map(|at| Flip { source, at }));
        }
        Ok(flips)
    }

    pub(super) fn probe<'a>(&'a self, claim: ClaimId, go_on: &'a dyn Fn() -> bool) -> Option<(usize, Probe<'a>)> {
        let claim = self.index.claim(claim)?;
        Some((claim, Probe::new(self, claim, go_on)?))
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
        let others = probe.now() - belief.gain(self.trust.trust(source).reliability).ln();
        // r* = ½(1 − tanh(½T) / tanh(½S)); nothing if the source has said nothing.
        let at = 0.5 * (1.0 - (0.5 * others).tanh() / belief.clarity());
        Some(Vec::from_iter((grade::MIN..=grade::MAX).contains(&at).then_some(at)))
    }

    /// The lead of the voice that speaks these words.
    pub(super) fn lead(&self, voice: Words<'_>) -> Option<u32> {
        voice.who.first().map(|who| self.index.sources.lead(who.origin))
    }

    /// The fewest sources whose regrading within [0.5, 0.98] takes the credence of `claim` to the other side of 50 %,
    /// or onto it. Nothing if it stands at 50 %, is settled, or no such set is found.
    pub fn smallest_flip(&self, claim: ClaimId) -> Option<FlipSet> {
        self.smallest_flip_while(claim, || true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so.
    ///
    /// # Errors
    /// When `go_on` broke it off.
    pub fn smallest_flip_while(&self, claim: ClaimId, go_on: impl Fn() -> bool) -> Result<Option<FlipSet>, BrokenOff> {
        let Some((claim, probe)) = self.probe(claim, &go_on) else { return Ok(None) };
        if probe.now() == 0.0 {
            return Ok(None);
        }
        let exact = self.adds_up(claim, &probe);
        let sources = if exact { self.sorted(claim, probe.now()) } else { search(&probe)? };
        let set = sources.map(|sources| {
            // None can be smaller than a set of one.
            let exact = exact || sources.len() == 1;
            let mut sources: Vec<SourceId> =
                sources.into_iter().filter_map(|source| self.index.sources.id(source)).collect();
            sources.sort_unstable();
            FlipSet { sources, exact }
        });
        Ok(set)
    }

    /// Whether the voices on the claim add up by themselves, so that none need be tried with another.
    pub(super) fn adds_up(&self, claim: usize, probe: &Probe<'_>) -> bool {
        probe.is_lone() && self.index.words(claim).who.iter().all(|who| who.relays() == 0)
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

/// A source, and what it is regraded to.
type Regrade<'a> = (&'a Part, f64);

/// How far past one half sources with these reliabilities take the claim from the side on which it stands, in log-odds.
fn past(probe: &Probe<'_>, with: &[Regrade<'_>]) -> Result<f64, BrokenOff> {
    Ok(-probe.regraded(with)? * probe.now().signum())
}

/// Each source with the regrade that takes the claim farthest, and how far past one half that is; the farthest first.
pub(super) fn moves<'a>(probe: &Probe<'_>, parts: &'a [Part]) -> Result<Vec<(f64, Regrade<'a>)>, BrokenOff> {
    let mut moves = Vec::with_capacity(parts.len());
    for part in parts {
        let (low, high) = (past(probe, &[(part, REGRADES[0])])?, past(probe, &[(part, REGRADES[1])])?);
        moves.push(if high > low { (high, (part, REGRADES[1])) } else { (low, (part, REGRADES[0])) });
    }
    // Sources stand in the order of their ids, which decides between equals.
    moves.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(moves)
}

/// Tries all sources, then pairs, then triples of those that move the claim most, each at the regrade that does.
fn search(probe: &Probe<'_>) -> Result<Option<Vec<u32>>, BrokenOff> {
    let against = |with: &[Regrade<'_>]| past(probe, with);
    let parts = probe.parts()?;
    let mut moves = moves(probe, &parts)?;
    if let Some((_, (part, _))) = moves.first().filter(|(moved, _)| *moved >= 0.0) {
        return Ok(Some(vec![part.source]));
    }
    moves.truncate(CANDIDATES);
    let moves: Vec<Regrade<'_>> = moves.into_iter().map(|(_, regrade)| regrade).collect();
    for (at, &a) in moves.iter().enumerate() {
        for &b in &moves[at + 1..] {
            if against(&[a, b])? >= 0.0 {
                return Ok(Some(vec![a.0.source, b.0.source]));
            }
        }
    }
    for (at, &a) in moves.iter().enumerate() {
        for (next, &b) in moves.iter().enumerate().skip(at + 1) {
            for &c in &moves[next + 1..] {
                if against(&[a, b, c])? >= 0.0 {
                    return Ok(Some(vec![a.0.source, b.0.source, c.0.source]));
                }
            }
        }
    }
    Ok(None)
}

/// Where `f` crosses 0 in the range of reliabilities: between each two of [`POINTS`] points with other signs.
fn roots(f: impl Fn(f64) -> Result<f64, BrokenOff>) -> Result<Vec<f64>, BrokenOff> {
    let point = |at: u32| grade::MIN + (grade::MAX - grade::MIN) * f64::from(at) / f64::from(POINTS - 1);
    let mut roots = Vec::new();
    let mut low = (point(0), f(point(0))?);
    for at in 1..POINTS {
        let high = (point(at), f(point(at))?);
        if (low.1 < 0.0) != (high.1 < 0.0) {
            roots.push(root(&f, low, high)?);
        }
        low = high;
    }
    Ok(roots)
}

/// The one crossing between two points: by false position, with every third step a halving, so that it always comes to
/// an end and mostly after a few steps.
fn root(
    f: impl Fn(f64) -> Result<f64, BrokenOff>,
    mut low: (f64, f64),
    mut high: (f64, f64),
) -> Result<f64, BrokenOff> {
    /// In log-odds: less moves no digit that anybody sees.
    const NEAR: f64 = 1e-13;
    // Three times the halvings that leave no bit undecided.
    for step in 0..180 {
        let line = low.0 - low.1 * (high.0 - low.0) / (high.1 - low.1);
        let halving = step % 3 == 2 || !(low.0..=high.0).contains(&line);
        let at = if halving { f64::midpoint(low.0, high.0) } else { line };
        if low.1.abs() <= NEAR {
            return Ok(low.0);
        }
        if high.1.abs() <= NEAR || at <= low.0 || at >= high.0 {
            break;
        }
        let found = f(at)?;
        if (found < 0.0) == (low.1 < 0.0) {
            low = (at, found);
        } else {
            high = (at, found);
        }
    }
    Ok(if high.1.abs() < low.1.abs() { high.0 } else { low.0 })
}
