//! One claim's credence as a function of what else might be: other reliabilities, a missing source.

use crate::board::grade;

use super::{
    graph::Component,
    index::{Bearing, Link, Standing, Trust},
    voices::{Scratch, Tally, Trusts, gain},
    weights::{Weights, own, posterior},
};

/// The stated trust, but for a few sources that have another reliability.
pub(super) struct Regraded<'a> {
    pub trust: &'a [Trust],
    pub standing: &'a [Standing],
    pub with: &'a [(u32, f64)],
}

impl Regraded<'_> {
    fn other(&self, source: u32) -> Option<f64> {
        self.with.iter().find(|(other, _)| *other == source).map(|(_, reliability)| *reliability)
    }
}

impl Trusts for Regraded<'_> {
    fn reliability(&self, source: u32) -> f64 {
        self.other(source).unwrap_or(self.trust[source as usize].reliability)
    }

    fn fidelity(&self, source: u32) -> f64 {
        let other = self.other(source).filter(|_| !self.standing[source as usize].fidelity_set);
        other.map_or(self.trust[source as usize].fidelity, grade::default_fidelity)
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
        let verdict = &weights.verdicts[claim];
        if verdict.settled.is_some() {
            return None;
        }
        let place = weights.index.graph.places[claim];
        let component = place.component.map(|component| &weights.index.graph.components[component as usize]);
        Some(match component {
            Some(component) => Self {
                weights,
                claims: component.claims.clone(),
                component: Some(component),
                place: place.place as usize,
                lean: component.lean.clone(),
                own: own(component, &weights.verdicts),
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

    /// The sources that have a part in it: leads of voices, relays, origins; in order.
    pub fn sources(&self) -> Vec<u32> {
        let index = &self.weights.index;
        let mut sources = Vec::new();
        for &claim in &self.claims {
            for (voice, bearings) in index.groups(claim as usize) {
                sources.push(voice);
                for bearing in bearings {
                    sources.push(bearing.origin);
                    sources.extend(index.links[bearing.relays()].iter().map(|link| link.by));
                }
            }
        }
        sources.sort_unstable();
        sources.dedup();
        sources.retain(|&source| (source as usize) < index.sources.len());
        sources
    }

    /// The claim's log-odds if the sources had these reliabilities.
    pub fn regraded(&self, with: &[(u32, f64)]) -> f64 {
        let trust = Regraded { trust: &self.weights.trust, standing: &self.weights.standing, with };
        let index = &self.weights.index;
        let mut scratch = Scratch::new();
        self.log_odds(|claim| {
            let touches = |(source, _): &(u32, f64)| index.touched_by(*source).binary_search(&claim).is_ok();
            with.iter().any(touches).then(|| {
                let mut tally = Tally::EMPTY;
                for (voice, bearings) in index.groups(claim as usize) {
                    tally.add(gain(voice, bearings.iter(), &index.links, &trust, &mut scratch));
                }
                let direct = tally.total();
                direct.pro - direct.con
            })
        })
    }

    /// The claim's log-odds without `source` and what came only through it.
    pub fn without(&self, source: u32) -> f64 {
        let index = &self.weights.index;
        let (trust, mut scratch) = (self.weights.trust.as_slice(), Scratch::new());
        self.log_odds(|claim| {
            let mut tally = Tally::EMPTY;
            for (voice, bearings) in index.groups(claim as usize) {
                let mut links = Vec::new();
                let left: Vec<Bearing> = bearings
                    .iter()
                    .filter(|bearing| bearing.origin != source)
                    .filter_map(|bearing| {
                        let first = links.len();
                        left_links(&index.links[bearing.relays()], source, &mut links);
                        let silenced = links.len() == first && !bearing.relays().is_empty();
                        (!silenced).then(|| bearing.with_relays(first, links.len() - first))
                    })
                    .collect();
                tally.add(gain(voice, left.iter(), &links, trust, &mut scratch));
            }
            let direct = tally.total();
            Some(direct.pro - direct.con)
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

/// The relays that are left when `source` and those who had it only from there are gone, appended to `left`.
fn left_links(links: &[Link], source: u32, left: &mut Vec<Link>) {
    // Quoted relays stand behind those that quote them.
    let mut gone = vec![false; links.len()];
    for (at, link) in links.iter().enumerate().rev() {
        gone[at] = link.by == source || link.quoted().is_some_and(|quoted| gone[quoted]);
    }
    let place = |at: usize| gone[..at].iter().filter(|gone| !**gone).count();
    for (at, link) in links.iter().enumerate().filter(|(at, _)| !gone[*at]) {
        let still_quoted = links.iter().zip(&gone).any(|(other, gone)| !gone && other.quoted() == Some(at));
        left.push(Link::new(link.by, link.quoted().map(place), still_quoted));
    }
}
