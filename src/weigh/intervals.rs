//! Intervals: what the credences would be if the reliabilities were what they may well be (MODEL section 5).

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use rayon::prelude::*;

use crate::board::grade;

use super::{
    graph::Component,
    index::Bearing,
    random::{Stream, key},
    record::Beta,
    verdict::{Evidence, Interval, credence},
    voices::{Scratch, Tally, Trusts, belief, heard},
    weights::{Weights, posterior},
};

/// How many draws an interval is made of unless something else is asked for.
pub const DRAWS: usize = 1000;

/// Draws of one component that one thread takes at a time.
const BLOCK: usize = 64;

/// Drawing was broken off; the weights are as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the intervals were not drawn to the end")]
pub struct Cancelled;

impl Weights {
    /// Lends the claims that have none yet the intervals of `before`, each stretched to hold the new credence: what a
    /// window shows for the moment until [`draw_intervals`](Self::draw_intervals) has drawn the right ones.
    pub fn lend_intervals(&mut self, before: &Self) {
        for (claim, verdict) in self.index.claims.iter().zip(&mut self.verdicts) {
            let Some(old) = before.verdict(*claim).filter(|_| verdict.interval.is_none()) else { continue };
            let credence = verdict.credence();
            verdict.interval =
                old.interval.map(|old| Interval { low: old.low.min(credence), high: old.high.max(credence) });
            verdict.effective_voices = old.effective_voices;
        }
    }

    /// Gives every verdict its 5–95 % interval over `draws` draws of all reliabilities, and its effective voices.
    ///
    /// `progress` is called now and then, from any thread, with the share that is done in [0, 1]; false breaks off.
    /// Random numbers are keyed by the sources' ids: the same board has the same intervals, and nothing that has no
    /// part in a claim changes its interval. An interval always holds its credence.
    ///
    /// # Errors
    /// When `progress` broke it off.
    pub fn draw_intervals(&mut self, draws: usize, progress: impl Fn(f32) -> bool + Sync) -> Result<(), Cancelled> {
        let units = self.units();
        let drawn = Drawn::new(self, draws.max(1));
        let total: usize = units.iter().map(|unit| unit.len() + 1).sum();
        let (done, stop) = (AtomicUsize::new(0), AtomicBool::new(!progress(0.0)));
        let intervals: Vec<Vec<Interval>> = units
            .par_iter()
            .map(|unit| {
                if stop.load(Relaxed) {
                    return Vec::new();
                }
                let intervals = match unit {
                    Unit::Lone(claims) => claims.iter().map(|&claim| self.lone_interval(claim, &drawn)).collect(),
                    Unit::Component(component) => self.component_intervals(component, &drawn, &stop),
                };
                let done = done.fetch_add(unit.len() + 1, Relaxed) + unit.len() + 1;
                if !progress(done as f32 / total as f32) {
                    stop.store(true, Relaxed);
                }
                intervals
            })
            .collect();
        if stop.load(Relaxed) {
            return Err(Cancelled);
        }
        let effective: Vec<f64> = (0..self.verdicts.len()).into_par_iter().map(|claim| self.effective(claim)).collect();
        for (verdict, effective) in self.verdicts.iter_mut().zip(effective) {
            let credence = verdict.credence();
            verdict.interval = Some(Interval { low: credence, high: credence });
            verdict.effective_voices = Some(effective);
        }
        for (unit, intervals) in units.iter().zip(intervals) {
            for (&claim, drawn) in unit.claims().iter().zip(intervals) {
                let verdict = &mut self.verdicts[claim as usize];
                let credence = verdict.credence();
                let interval = Interval { low: drawn.low.min(credence), high: drawn.high.max(credence) };
                verdict.interval = Some(interval);
            }
        }
        Ok(())
    }

    /// What needs draws: lone claims in handfuls, components whole.
    fn units(&self) -> Vec<Unit> {
        let mut lone: Vec<u32> = Vec::new();
        for (claim, verdict) in self.verdicts.iter().enumerate() {
            let alone = self.index.graph.places[claim].component.is_none();
            if alone && verdict.settled.is_none() && verdict.evidence != Evidence::None {
                lone.push(claim as u32);
            }
        }
        let lone = lone.chunks(BLOCK).map(|claims| Unit::Lone(claims.to_vec()));
        let components = self.index.graph.components.iter();
        let spoken_of = components
            .filter(|component| component.claims.iter().any(|&claim| self.verdicts[claim as usize].weighed > 0));
        lone.chain(spoken_of.cloned().map(Unit::Component)).collect()
    }

    fn lone_interval(&self, claim: u32, drawn: &Drawn<'_>) -> Interval {
        let prior = self.verdicts[claim as usize].prior_log_odds;
        let voices = self.voices(claim as usize, drawn);
        let mut scratch = Scratch::new();
        let mut points: Vec<f64> =
            (0..drawn.draws).map(|draw| prior + self.direct(&voices, drawn, draw, &mut scratch)).collect();
        interval(&mut points)
    }

    fn component_intervals(&self, component: &Component, drawn: &Drawn<'_>, stop: &AtomicBool) -> Vec<Interval> {
        let claims = component.claims.len();
        let voices: Vec<Vec<Voice<'_>>> =
            component.claims.iter().map(|&claim| self.voices(claim as usize, drawn)).collect();
        let blocks: Vec<Vec<f64>> = (0..drawn.draws.div_ceil(BLOCK))
            .into_par_iter()
            .map(|block| {
                let mut scratch = Scratch::new();
                let mut points = Vec::with_capacity(BLOCK * claims);
                for draw in block * BLOCK..drawn.draws.min((block + 1) * BLOCK) {
                    if stop.load(Relaxed) {
                        return Vec::new();
                    }
                    let own: Vec<f64> = component
                        .lean
                        .iter()
                        .zip(&voices)
                        .map(|(lean, voices)| lean + self.direct(voices, drawn, draw, &mut scratch))
                        .collect();
                    points.append(&mut posterior(component, &own).0);
                }
                points
            })
            .collect();
        if stop.load(Relaxed) {
            return Vec::new();
        }
        let mut points = Vec::with_capacity(drawn.draws);
        (0..claims)
            .map(|claim| {
                points.clear();
                points.extend(blocks.iter().flat_map(|block| block.iter().skip(claim).step_by(claims)));
                interval(&mut points)
            })
            .collect()
    }

    /// The voices on `claim`, each with what stays the same in every draw.
    fn voices<'a>(&'a self, claim: usize, drawn: &Drawn<'_>) -> Vec<Voice<'a>> {
        let mut scratch = Scratch::new();
        let (links, trust) = (&self.index.links, self.trust.as_slice());
        let voice = |(lead, bearings): (u32, &'a [Bearing])| {
            let relays = |bearing: &Bearing| links[bearing.relays()].iter().any(|link| drawn.varies(link.by));
            let varies = bearings.iter().any(relays);
            let belief = (!varies).then(|| belief(bearings.iter(), links, trust, &mut scratch));
            Voice { lead, bearings, belief }
        };
        self.index.groups(claim).map(voice).collect()
    }

    /// Σ L of these voices in one draw.
    fn direct(&self, voices: &[Voice<'_>], drawn: &Drawn<'_>, draw: usize, scratch: &mut Scratch) -> f64 {
        let trust = OneDraw { drawn, draw };
        let mut tally = Tally::EMPTY;
        for voice in voices {
            let fresh = || belief(voice.bearings.iter(), &self.index.links, &trust, scratch);
            tally.add(heard(trust.reliability(voice.lead), voice.belief.unwrap_or_else(fresh)));
        }
        let direct = tally.total();
        direct.pro - direct.con
    }

    /// (Σ|L|)² / ΣL² over the voices on `claim`.
    fn effective(&self, claim: usize) -> f64 {
        let (mut scratch, mut sum, mut squares) = (Scratch::new(), 0.0, 0.0);
        for (voice, bearings) in self.index.groups(claim) {
            let trust = self.trust.as_slice();
            let belief = belief(bearings.iter(), &self.index.links, trust, &mut scratch);
            let weight = heard(trust.reliability(voice), belief).ln().abs();
            sum += weight;
            squares += weight * weight;
        }
        if squares > 0.0 { sum * sum / squares } else { 0.0 }
    }
}

enum Unit {
    Lone(Vec<u32>),
    Component(Component),
}

impl Unit {
    fn claims(&self) -> &[u32] {
        match self {
            Self::Lone(claims) => claims,
            Self::Component(component) => &component.claims,
        }
    }

    fn len(&self) -> usize {
        self.claims().len()
    }
}

struct Voice<'a> {
    lead: u32,
    bearings: &'a [Bearing],
    /// What it says under either belief, unless that depends on the draw.
    belief: Option<(f64, f64)>,
}

/// All draws of all reliabilities.
struct Drawn<'a> {
    weights: &'a Weights,
    draws: usize,
    /// Draw by draw for each source that is drawn. Single precision: no reliability is known to seven digits.
    reliabilities: Vec<f32>,
    /// Where a source's draws begin; none for a source that is not drawn.
    first: Vec<Option<usize>>,
}

impl<'a> Drawn<'a> {
    fn new(weights: &'a Weights, draws: usize) -> Self {
        let records = weights.track_records();
        let used = weights.used();
        let mut first = vec![None; weights.trust.len()];
        let mut which = Vec::new();
        for (source, standing) in weights.standing.iter().enumerate() {
            if used[source] && !standing.fixed {
                first[source] = Some(which.len() * draws);
                which.push(source);
            }
        }
        let draw_one = |&source: &usize| {
            let Beta { alpha, beta } = Beta::of(&weights.standing[source], records[source]);
            let key = key(weights.index.sources.get(source).map_or("", |id| id.as_str()));
            let draw = move |draw| {
                let drawn = Stream::new(key, draw).beta(alpha, beta);
                drawn.clamp(grade::MIN, grade::MAX) as f32
            };
            (0..draws as u64).map(draw)
        };
        let reliabilities = which.par_iter().flat_map_iter(draw_one).collect();
        Self { weights, draws, reliabilities, first }
    }

    /// Whether the fidelity of `source` differs from draw to draw.
    fn varies(&self, source: u32) -> bool {
        self.first[source as usize].is_some() && !self.weights.standing[source as usize].fidelity_set
    }
}

impl Weights {
    /// Which sources have a part in what is weighed.
    fn used(&self) -> Vec<bool> {
        let mut used = vec![false; self.trust.len()];
        // The last group only marks where the others end; weights of nothing have not even that.
        for group in &self.index.groups[..self.index.groups.len().saturating_sub(1)] {
            used[group.voice as usize] = true;
        }
        for link in &self.index.links {
            used[link.by as usize] = true;
        }
        used
    }
}

struct OneDraw<'a> {
    drawn: &'a Drawn<'a>,
    draw: usize,
}

impl Trusts for OneDraw<'_> {
    fn reliability(&self, source: u32) -> f64 {
        let stated = self.drawn.weights.trust[source as usize].reliability;
        self.drawn.first[source as usize].map_or(stated, |first| self.drawn.reliabilities[first + self.draw].into())
    }

    fn fidelity(&self, source: u32) -> f64 {
        if self.drawn.varies(source) {
            grade::default_fidelity(self.reliability(source))
        } else {
            self.drawn.weights.trust[source as usize].fidelity
        }
    }
}

/// The 5 % and 95 % points of these log-odds, as probabilities. There is at least one.
fn interval(points: &mut [f64]) -> Interval {
    let from_end = points.len() / 20;
    let last = points.len() - 1;
    let low = *points.select_nth_unstable_by(from_end, f64::total_cmp).1;
    let high = *points.select_nth_unstable_by(last - from_end, f64::total_cmp).1;
    Interval { low: credence(low), high: credence(high) }
}
