//! One claim's credence as a function of what else might be: other reliabilities, a missing source.

use std::cell::OnceCell;

use crate::board::grade;

use super::{
    BrokenOff,
    graph::Component,
    index::Sources,
    messages::log_add,
    trust::Trusted,
    voices::{HEARD_ITSELF, Relay, Trusts},
    weights::{Weights, own, posterior_while},
    words::{Pack, Row, Words},
};

/// The stated trust, but for a few sources that have another reliability.
pub(super) struct Regraded<'a> {
    pub trust: &'a Trusted,
    pub sources: &'a Sources,
    pub with: &'a [(u32, f64)],
}

impl Regraded<'_> {
    fn other(&self, source: u32) -> Option<f64> {
        self.with.iter().find(|(other, _)| *other == source).map(|(_, reliability)| *reliability)
    }
}

impl Trusts for Regraded<'_> {
    fn knows(&self, origin: u32) -> f64 {
        self.other(self.sources.lead(origin)).unwrap_or_else(|| self.trust.knows(origin))
    }

    fn clear(&self, relay: u32) -> f64 {
        match self.other(relay) {
            Some(reliability) if !self.trust.standing(relay).fidelity_set => {
                2.0 * grade::default_fidelity(reliability) - 1.0
            }
            _ => self.trust.clear(relay),
        }
    }
}

/// A source that has a part in a probe: as an origin, as the lead of a voice or as a relay.
#[derive(Debug)]
pub(super) struct Part {
    pub source: u32,
    /// In which of the claims, in order.
    places: Vec<usize>,
}

impl Part {
    /// In how many of the claims.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The numbers of the claims.
    pub fn numbers<'a>(&'a self, probe: &'a Probe<'_>) -> impl Iterator<Item = u32> + use<'a> {
        self.places.iter().map(|&place| probe.claims[place])
    }
}

/// A claim and all that it hangs together with.
pub(super) struct Probe<'a> {
    weights: &'a Weights,
    /// Asked before whatever takes long.
    go_on: &'a dyn Fn() -> bool,
    claims: Vec<u32>,
    component: Option<&'a Component>,
    /// Where the claim stands among the claims.
    place: usize,
    lean: Vec<f64>,
    own: Vec<f64>,
    /// The claim's log-odds.
    now: f64,
    given: OnceCell<Given>,
}

/// Log-odds of each claim given that the one that is asked about is false, and given that it is true.
pub(super) struct Given {
    pub not: Vec<f64>,
    pub so: Vec<f64>,
}

/// The log-odds of a claim that is taken as true: beyond all that can be said against it, yet nothing overflows.
const TAKEN: f64 = 200.0;

impl<'a> Probe<'a> {
    /// Nothing for a settled claim, which nothing can move.
    pub fn new(weights: &'a Weights, claim: usize, go_on: &'a dyn Fn() -> bool) -> Option<Self> {
        if weights.index.graph.settled[claim].is_some() {
            return None;
        }
        let now = weights.log_odds(claim);
        let place = weights.index.graph.places[claim];
        let component = place.component.map(|component| weights.index.graph.components[component as usize].as_ref());
        let (claims, lean, own) = match component {
            Some(component) => (component.claims.clone(), component.lean.clone(), own(component, &weights.found)),
            None => (vec![claim as u32], vec![weights.index.base[claim].prior_log_odds], vec![now]),
        };
        let place = if component.is_some() { place.place as usize } else { 0 };
        Some(Self { weights, go_on, claims, component, place, lean, own, now, given: OnceCell::new() })
    }

    /// Whether the claim stands alone.
    pub fn is_lone(&self) -> bool {
        self.component.is_none()
    }

    /// Whether its credence is exact.
    pub fn is_exact(&self) -> bool {
        self.component.is_none_or(Component::is_exact)
    }

    /// About how many nanoseconds an inference takes.
    pub fn effort(&self) -> u64 {
        self.component.map_or(0, Component::effort)
    }

    /// The claims by number, the one that is asked about among them.
    pub fn claims(&self) -> &[u32] {
        &self.claims
    }

    /// Where among them the claim is that is asked about.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The claim's log-odds as things stand.
    pub fn now(&self) -> f64 {
        self.now
    }

    /// The log-odds of one of the claims as things stand.
    pub fn stands_at(&self, place: usize) -> f64 {
        self.weights.log_odds(self.claims[place] as usize)
    }

    /// Stops a question that nobody waits for any more.
    pub fn check(&self) -> Result<(), BrokenOff> {
        if (self.go_on)() { Ok(()) } else { Err(BrokenOff) }
    }

    fn words(&self, place: usize) -> Words<'a> {
        self.weights.index.words(self.claims[place] as usize)
    }

    /// The sources that have a part in it, by id.
    pub fn parts(&self) -> Result<Vec<Part>, BrokenOff> {
        let sources = &self.weights.index.sources;
        let mut pairs: Vec<(u32, usize)> = Vec::new();
        for place in 0..self.claims.len() {
            if place.is_multiple_of(256) {
                self.check()?;
            }
            let words = self.words(place);

            pairs.extend(words.who.iter().flat_map(|who| [who.origin, sources.lead(who.origin)]).map(|by| (by, place)));
            pairs.extend(words.carriers().map(|by| (by, place)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let part = |pairs: &[(u32, usize)]| {
            let source = pairs.first()?.0;
            sources.id(source)?;
            Some(Part { source, places: pairs.iter().map(|(_, place)| *place).collect() })
        };
        let mut parts: Vec<Part> = pairs.chunk_by(|a, b| a.0 == b.0).filter_map(part).collect();
        parts.sort_by_key(|part| sources.id(part.source));
        Ok(parts)
    }

    /// The claim's log-odds if the sources had these reliabilities.
    pub fn regraded(&self, with: &[(&Part, f64)]) -> Result<f64, BrokenOff> {
        let numbers: Vec<(u32, f64)> = with.iter().map(|(part, reliability)| (part.source, *reliability)).collect();
        let sources = &self.weights.index.sources;
        let trust = Regraded { trust: &self.weights.trust, sources, with: &numbers };
        let mut places: Vec<usize> = with.iter().flat_map(|(part, _)| &part.places).copied().collect();
        places.sort_unstable();
        places.dedup();
        let moved = places.into_iter().map(|place| (place, self.words(place).direct(&trust).sum()));
        self.told(&moved.collect::<Vec<_>>())
    }

    /// The claim's log-odds without a source and what came only through it.
    pub fn without(&self, part: &Part) -> Result<f64, BrokenOff> {
        let moved = part.places.iter().map(|&place| (place, self.weights.left(self.words(place), part.source)));
        self.told(&moved.collect::<Vec<_>>())
    }

    /// The claim's log-odds if the voices on these claims came to these sums.
    fn told(&self, direct: &[(usize, f64)]) -> Result<f64, BrokenOff> {
        self.check()?;
        let own = |&(place, direct): &(usize, f64)| (place, self.lean[place] + direct);
        let Some(component) = self.component else {
            return Ok(direct.first().map_or(self.now, |direct| own(direct).1));
        };
        match direct {
            [] => Ok(self.now),
            [one] if component.is_exact() => {
                let (place, own) = own(one);
                self.through(place, own - self.own[place])
            }
            several => {
                let mut all = self.own.clone();
                several.iter().map(own).for_each(|(place, own)| all[place] = own);
                Ok(self.infer(component, &all)?[self.place])
            }
        }
    }

    /// The claim's log-odds if the voices on one claim added so much more: exact where the component is.
    ///
    /// What one claim tells another hangs on the two alone: P(x | more) ∝ P(x) · Σ P(y | x) e^(more·y), summed over y. So two
    /// inferences, with the claim taken as false and as true, answer for every word on any one claim.
    fn through(&self, place: usize, more: f64) -> Result<f64, BrokenOff> {
        if place == self.place {
            return Ok(self.now + more);
        }
        let given = self.given()?;
        let heard = |x: f64| log_add(x + more, 0.0) - log_add(x, 0.0);
        Ok(self.now + heard(given.so[place]) - heard(given.not[place]))
    }

    /// The claims' log-odds with the one that is asked about taken as false and as true.
    pub fn given(&self) -> Result<&Given, BrokenOff> {
        if let Some(given) = self.given.get() {
            return Ok(given);
        }
        let taken = |log_odds: f64| {
            let mut own = self.own.clone();
            own[self.place] = log_odds;
            self.component.map_or(Ok(own.clone()), |component| self.infer(component, &own))
        };
        let given = Given { not: taken(-TAKEN)?, so: taken(TAKEN)? };
        Ok(self.given.get_or_init(|| given))
    }

    /// The posterior log-odds of all claims if a voice added so much to one of them.
    pub fn said(&self, place: usize, more: f64) -> Result<Vec<f64>, BrokenOff> {
        let mut own = self.own.clone();
        own[place] += more;
        self.component.map_or(Ok(own.clone()), |component| self.infer(component, &own))
    }

    fn infer(&self, component: &Component, own: &[f64]) -> Result<Vec<f64>, BrokenOff> {
        posterior_while(component, own, self.go_on).ok_or(BrokenOff)
    }
}

impl Weights {
    /// Σ L of the voices in `words` without `source` and what came only through it.
    pub(super) fn left(&self, words: Words<'_>, source: u32) -> f64 {
        let rows: Vec<Row> = words.rows().filter_map(|row| without(&row, source)).collect();
        Pack::of(&rows, |origin| self.index.sources.lead(origin)).all().direct(self.trust.as_ref()).sum()
    }
}

/// What is left of `row` when `source` and those who had it only from there are gone; nothing if nobody is.
fn without(row: &Row, source: u32) -> Option<Row> {
    if row.origin == source {
        return None;
    }
    // Quoted relays stand behind those that quote them.
    let mut gone = vec![false; row.relays.len()];
    for (at, relay) in row.relays.iter().enumerate().rev() {
        gone[at] = relay.by == source || (relay.from != HEARD_ITSELF && gone[relay.from as usize]);
    }
    let place = |at: u32| match at {
        HEARD_ITSELF => HEARD_ITSELF,
        at => gone[..at as usize].iter().filter(|gone| !**gone).count() as u32,
    };
    let left = row.relays.iter().zip(&gone).filter(|(_, gone)| !**gone);
    let relays: Vec<Relay> = left.map(|(relay, _)| Relay { by: relay.by, from: place(relay.from) }).collect();
    let silenced = relays.is_empty() && !row.relays.is_empty();
    (!silenced).then_some(Row { relays, ..*row })
}
