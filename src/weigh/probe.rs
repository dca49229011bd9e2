//! One claim's credence as a function of what else might be: other reliabilities, a missing source.

use crate::board::grade;

use super::{
    graph::Component,
    index::Sources,
    trust::Trusted,
    voices::{HEARD_ITSELF, Relay, Trusts},
    weights::{Weights, own, posterior},
    words::{Pack, Row},
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

/// A claim and all that it hangs together with.
pub(super) struct Probe<'a> {
    weights: &'a Weights,
    claims: Vec<u32>,
    component: Option<&'a Component>,
    /// Where the claim stands among the claims.
    place: usize,
    lean: Vec<f64>,
    own: Vec<f64>,
}

impl<'a> Probe<'a> {
    /// Nothing for a settled claim, which nothing can move.
    pub fn new(weights: &'a Weights, claim: usize) -> Option<Self> {
        let verdict = weights.at(claim);
        if verdict.settled.is_some() {
            return None;
        }
        let place = weights.index.graph.places[claim];
        let component = place.component.map(|component| weights.index.graph.components[component as usize].as_ref());
        Some(match component {
            Some(component) => Self {
                weights,
                claims: component.claims.clone(),
                component: Some(component),
                place: place.place as usize,
                lean: component.lean.clone(),
                own: own(component, &weights.found),
            },
            None => Self {
                weights,
                claims: vec![claim as u32],
                component: None,
                place: 0,
                lean: vec![verdict.prior_log_odds],
                own: vec![verdict.log_odds],
            },
        })
    }

    /// Whether the claim stands alone.
    pub fn is_lone(&self) -> bool {
        self.component.is_none()
    }

    /// The sources that have a part in it: leads of voices, relays, origins; by id.
    pub fn sources(&self) -> Vec<u32> {
        let index = &self.weights.index;
        let mut sources = Vec::new();
        for &claim in &self.claims {
            let words = index.words(claim as usize);
            for who in words.who {
                sources.extend([who.origin, index.sources.lead(who.origin)]);
            }
            sources.extend(words.carriers());
        }
        sources.sort_unstable();
        sources.dedup();
        sources.retain(|&source| index.sources.id(source).is_some());
        sources.sort_by_key(|&source| index.sources.id(source));
        sources
    }

    /// Which of the claims `source` has a part in.
    fn touched_by(&self, source: u32) -> Vec<u32> {
        let touched = self.weights.index.touched_by(source);
        touched.into_iter().filter(|claim| self.claims.binary_search(claim).is_ok()).collect()
    }

    /// The claim's log-odds if the sources had these reliabilities.
    pub fn regraded(&self, with: &[(u32, f64)]) -> f64 {
        let index = &self.weights.index;
        let trust = Regraded { trust: &self.weights.trust, sources: &index.sources, with };
        let mut touched: Vec<u32> = with.iter().flat_map(|(source, _)| self.touched_by(*source)).collect();
        touched.sort_unstable();
        self.log_odds(|claim| {
            let touched = touched.binary_search(&claim).is_ok();
            touched.then(|| index.words(claim as usize).direct(&trust).sum())
        })
    }

    /// The claim's log-odds without `source` and what came only through it.
    pub fn without(&self, source: u32) -> f64 {
        let index = &self.weights.index;
        let touched = self.touched_by(source);
        self.log_odds(|claim| {
            touched.binary_search(&claim).ok()?;
            let rows: Vec<Row> = index.words(claim as usize).rows().filter_map(|row| without(&row, source)).collect();
            let pack = Pack::of(&rows, |origin| index.sources.lead(origin));
            Some(pack.all().direct(self.weights.trust.as_ref()).sum())
        })
    }

    /// The claim's log-odds if the voices on each claim came to what `direct` says, where it says anything.
    fn log_odds(&self, mut direct: impl FnMut(u32) -> Option<f64>) -> f64 {
        let claims = self.claims.iter().zip(&self.lean).zip(&self.own);
        let own: Vec<f64> =
            claims.map(|((&claim, lean), own)| direct(claim).map_or(*own, |direct| lean + direct)).collect();
        match self.component {
            Some(component) => posterior(component, &own).0[self.place],
            None => own[0],
        }
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
