//! Intervals: what the credences would be if the reliabilities were what they may well be (MODEL section 5).

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
};

use rayon::prelude::*;

use super::{
    chunks::Chunks,
    draws::{Draws, Odds, Scratch},
    graph::{Component, Plan},
    random::{Stream, key},
    verdict::{Evidence, Interval, credence},
    voices::Trusts,
    weights::{Spread, Weights, posterior},
};

/// How many draws an interval is made of unless something else is asked for.
pub const DRAWS: usize = 1000;

/// How uncertain a stipulated prior is taken to be where that is asked for: the spread of its log-odds (MODEL section 5).
const PRIOR_SPREAD: f64 = 0.75;

/// No component takes more nanoseconds than this (roughly, on one thread) to draw, unless [`FEWEST`] draws take more.
const PATIENCE: u64 = 20_000_000_000;
/// Too few for less than 5 % to be told at either end.
const FEWEST: usize = 100;

/// Draws of one component that one thread takes at a time, and lone claims.
const BLOCK: usize = 64;

/// What intervals are drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// How many draws; at least 1.
    pub draws: usize,
    /// Whether the priors are in doubt as well as the reliabilities.
    pub priors: bool,
}

impl Default for Doubt {
    fn default() -> Self {
        Self { draws: DRAWS, priors: false }
    }
}

/// Drawing was broken off; the weights are as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the intervals were not drawn to the end")]
pub struct Cancelled;

impl Weights {
    /// Lends the claims that have none yet the intervals of `before`, each stretched to hold the new credence: what a
    /// window shows for the moment until [`draw_intervals`](Self::draw_intervals) has drawn the right ones.
    pub fn lend_intervals(&mut self, before: &Self) {
        if self.spreads.is_empty() {
            self.spreads = Chunks::filled(None, self.found.len());
        }
        for claim in 0..self.found.len() {
            if self.spreads.at(claim).is_some() {
                continue;
            }
            let old = before.index.claim(self.index.claims[claim]).and_then(|old| before.spread(old));
            if let Some(old) = old {
                let interval = old.interval.stretched(credence(self.log_odds(claim)));
                self.spreads.set(claim, Some(Spread { interval, ..old }));
            }
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
        self.draw(Doubt { draws, ..Doubt::default() }, progress)
    }

    /// The same with a choice of what is in doubt.
    ///
    /// # Errors
    /// When `progress` broke it off.
    pub fn draw(&mut self, doubt: Doubt, progress: impl Fn(f32) -> bool + Sync) -> Result<(), Cancelled> {
        let units = self.units(doubt);
        let drawn = Draws::new(self, doubt.draws.max(1));
        let total: usize = units.iter().map(|unit| unit.len() + 1).sum();
        let (done, stop) = (AtomicUsize::new(0), AtomicBool::new(!progress(0.0)));
        let intervals: Vec<Vec<Interval>> = units
            .par_iter()
            .map(|unit| {
                if stop.load(Relaxed) {
                    return Vec::new();
                }
                let intervals = match unit {
                    Unit::Lone(claims) => self.lone_intervals(claims, &drawn, doubt),
                    Unit::Component(component) => self.component_intervals(component, &drawn, doubt, &stop),
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
        let fixed = |claim: usize| {
            let credence = credence(self.log_odds(claim));
            Spread { interval: Interval { low: credence, high: credence }, effective_voices: self.effective(claim) }
        };
        let mut spreads: Vec<Spread> = (0..self.found.len()).into_par_iter().map(fixed).collect();
        for (unit, intervals) in units.iter().zip(intervals) {
            for (&claim, drawn) in unit.claims().iter().zip(intervals) {
                let interval = &mut spreads[claim as usize].interval;
                *interval = drawn.stretched(interval.low);
            }
        }
        self.spreads = spreads.into_iter().map(Some).collect();
        Ok(())
    }

    /// What needs draws.
    fn units(&self, doubt: Doubt) -> Vec<Unit> {
        let mut lone: Vec<u32> = Vec::new();
        for (claim, found) in self.found.iter().enumerate() {
            let alone = self.index.graph.places[claim].component.is_none();
            let in_doubt = doubt.priors || found.evidence != Evidence::None;
            if alone && self.index.graph.settled[claim].is_none() && in_doubt {
                lone.push(claim as u32);
            }
        }
        let lone = lone.chunks(BLOCK).map(|claims| Unit::Lone(claims.to_vec()));
        let components = self.index.graph.components.iter();
        let spoken_of = |component: &&Arc<Component>| {
            doubt.priors || component.claims.iter().any(|&claim| self.index.base[claim as usize].weighed > 0)
        };
        let components = components.filter(spoken_of).cloned();
        lone.chain(components.map(Unit::Component)).collect()
    }

    fn lone_intervals(&self, claims: &[u32], drawn: &Draws<'_>, doubt: Doubt) -> Vec<Interval> {
        let (mut odds, mut scratch) = (Odds::new(drawn.count), Scratch::new(drawn.count));
        let mut points = Vec::new();
        let interval = |&claim: &u32| {
            let prior = self.index.base[claim as usize].prior_log_odds;
            odds.clear();
            drawn.hear(self.index.words(claim as usize), &mut odds, &mut scratch);
            if let Some(plain) = odds.plain().filter(|_| !doubt.priors) {
                // The order of the odds is that of their logarithms, and of their bits, which are compared faster.
                let mut bits: Vec<u32> = plain.iter().map(|odds| odds.to_bits()).collect();
                let (low, high) = ends(&mut bits);
                let log_odds = |bits| prior + f64::from(f32::from_bits(bits)).ln();
                return Interval { low: credence(log_odds(low)), high: credence(log_odds(high)) };
            }
            points.clear();
            points.extend(odds.logarithms().map(|odds| prior + odds));
            self.doubt_prior(claim, doubt, &mut points);
            interval(&mut points)
        };
        claims.iter().map(interval).collect()
    }

    /// Spreads the log-odds of `claim` as far as its prior is in doubt.
    fn doubt_prior(&self, claim: u32, doubt: Doubt, points: &mut [f64]) {
        if doubt.priors {
            let key = key(self.index.claims.get(claim as usize).map_or("", |id| id.as_str()));
            for (draw, point) in (0..).zip(points) {
                *point += PRIOR_SPREAD * Stream::new(key, draw).normal();
            }
        }
    }

    fn component_intervals(
        &self,
        component: &Component,
        drawn: &Draws<'_>,
        doubt: Doubt,
        stop: &AtomicBool,
    ) -> Vec<Interval> {
        let mut points = self.component_draws(component, drawn, doubt);
        // A wide tangle is drawn more seldom: the ends of its intervals are less sharp, but they come.
        let affordable = (PATIENCE / component.effort().max(1)) as usize;
        let draws = drawn.count.min(affordable.max(FEWEST));
        for points in &mut points {
            points.truncate(draws);
        }
        match component.plan.as_ref() {
            Plan::Forest(plan) => plan.infer_all(&component.factors, &mut points),
            Plan::Elimination(_) | Plan::Loopy => {
                let own = |draw: usize| points.iter().map(|own| own[draw]).collect::<Vec<f64>>();
                let stopped = || stop.load(Relaxed);
                let one = |draw| if stopped() { own(draw) } else { posterior(component, &own(draw)).0 };
                let all: Vec<Vec<f64>> = (0..draws).into_par_iter().with_min_len(4).map(one).collect();
                for (draw, posterior) in all.iter().enumerate() {
                    points.iter_mut().zip(posterior).for_each(|(points, x)| points[draw] = *x);
                }
            }
        }
        points.iter_mut().map(|points| interval(points)).collect()
    }

    /// The log-odds of a component's claims before they hear each other, draw by draw.
    fn component_draws(&self, component: &Component, drawn: &Draws<'_>, doubt: Doubt) -> Vec<Vec<f64>> {
        let (mut odds, mut scratch) = (Odds::new(drawn.count), Scratch::new(drawn.count));
        let own = |(&claim, lean): (&u32, &f64)| {
            odds.clear();
            drawn.hear(self.index.words(claim as usize), &mut odds, &mut scratch);
            let mut points: Vec<f64> = odds.logarithms().map(|odds| lean + odds).collect();
            self.doubt_prior(claim, doubt, &mut points);
            points
        };
        component.claims.iter().zip(&component.lean).map(own).collect()
    }

    /// (Σ|L|)² / ΣL² over the voices on `claim`.
    fn effective(&self, claim: usize) -> f64 {
        let (mut sum, mut squares) = (0.0, 0.0);
        self.index.words(claim).each_voice(self.trust.as_ref(), |origin, belief| {
            let weight = belief.gain(self.trust.knows(origin)).ln().abs();
            sum += weight;
            squares += weight * weight;
        });
        if squares > 0.0 { sum * sum / squares } else { 0.0 }
    }

    /// Which sources have a part in what is weighed.
    pub(super) fn used(&self) -> Vec<bool> {
        let mut used = vec![false; self.trust.len()];
        for claim in 0..self.index.claims.len() {
            let words = self.index.words(claim);
            for who in words.who {
                used[self.index.sources.lead(who.origin) as usize] = true;
            }
            for relay in words.carriers() {
                used[relay as usize] = true;
            }
        }
        used
    }
}

/// What is drawn together: lone claims in handfuls, components whole.
enum Unit {
    Lone(Vec<u32>),
    Component(Arc<Component>),
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

/// The 5 % and 95 % points. There is at least one.
fn ends<T: Ord + Copy>(points: &mut [T]) -> (T, T) {
    let (from_end, last) = (points.len() / 20, points.len() - 1);
    let low = *points.select_nth_unstable(from_end).1;
    // What is below the 5 % point is out of the way.
    let high = *points[from_end..].select_nth_unstable(last - 2 * from_end).1;
    (low, high)
}

/// The 5 % and 95 % points of these log-odds, as probabilities. There is at least one.
fn interval(points: &mut [f64]) -> Interval {
    let (from_end, last) = (points.len() / 20, points.len() - 1);
    let low = *points.select_nth_unstable_by(from_end, f64::total_cmp).1;
    let high = *points.select_nth_unstable_by(last - from_end, f64::total_cmp).1;
    Interval { low: credence(low), high: credence(high) }
}
