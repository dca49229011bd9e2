//! What stays if a source is left out: of one claim for each source, and of each claim for one source (MODEL section 6).

use std::collections::BTreeSet;

use crate::board::{ClaimId, SourceId};

use super::{
    BrokenOff,
    verdict::{SETTLED, credence},
    weights::{Weights, own, posterior_while},
};

/// The credence of a claim without one of its sources.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeftOut {
    /// The source that is left out, with what came only through it.
    pub source: SourceId,
    /// The credence without it.
    pub credence: f64,
}

/// The credence of one of the claims that a source has a part in, without it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dependent {
    /// The claim.
    pub claim: ClaimId,
    /// Its credence without the source.
    pub credence: f64,
}

impl Weights {
    /// The credence of `claim` without each of the sources that have a part in it, by source. A statement goes with its
    /// origin, and when nobody is left who carried it.
    pub fn leave_out(&self, claim: ClaimId) -> Vec<LeftOut> {
        self.leave_out_while(claim, || true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so.
    ///
    /// # Errors
    /// When `go_on` broke it off.
    pub fn leave_out_while(&self, claim: ClaimId, go_on: impl Fn() -> bool) -> Result<Vec<LeftOut>, BrokenOff> {
        let Some((_, probe)) = self.probe(claim, &go_on) else { return Ok(Vec::new()) };
        let mut left_out = Vec::new();
        for part in probe.parts()? {
            if let Some(source) = self.index.sources.id(part.source) {
                left_out.push(LeftOut { source, credence: credence(probe.without(&part)?) });
            }
        }
        Ok(left_out)
    }

    /// The credence, without `source` and what came only through it, of every claim in which it has a part or that hangs
    /// together with one; the largest change first, then by id.
    pub fn dependents(&self, source: SourceId) -> Vec<Dependent> {
        self.dependents_while(source, || true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so.
    ///
    /// # Errors
    /// When `go_on` broke it off.
    pub fn dependents_while(&self, source: SourceId, go_on: impl Fn() -> bool) -> Result<Vec<Dependent>, BrokenOff> {
        let Some(number) = self.index.sources.find(source) else { return Ok(Vec::new()) };
        let graph = &self.index.graph;
        let mut components: BTreeSet<u32> = BTreeSet::new();
        let mut without: Vec<(u32, f64)> = Vec::new();
        for (at, claim) in self.index.touched_by(number).into_iter().enumerate() {
            if at.is_multiple_of(256) && !go_on() {
                return Err(BrokenOff);
            }
            match (graph.settled[claim as usize], graph.places[claim as usize].component) {
                (Some(so), _) => without.push((claim, if so { SETTLED } else { -SETTLED })),
                (None, Some(component)) => drop(components.insert(component)),
                (None, None) => {
                    let prior = self.index.base[claim as usize].prior_log_odds;
                    without.push((claim, prior + self.left(self.index.words(claim as usize), number)));
                }
            }
        }
        for component in components {
            let component = &graph.components[component as usize];
            let mut own = own(component, &self.found);
            for (place, &claim) in component.claims.iter().enumerate() {
                let words = self.index.words(claim as usize);
                // Who does not speak here leaves every bit as it is.
                let speaks =
                    words.who.iter().any(|who| who.origin == number) || words.carriers().any(|by| by == number);
                if speaks {
                    own[place] = component.lean[place] + self.left(words, number);
                }
            }
            let left = posterior_while(component, &own, &go_on).ok_or(BrokenOff)?;
            without.extend(component.claims.iter().copied().zip(left));
        }
        let change = |claim: u32, left: f64| (credence(left) - credence(self.log_odds(claim as usize))).abs();
        let mut without: Vec<(f64, u32, f64)> =
            without.into_iter().map(|(claim, left)| (change(claim, left), claim, left)).collect();
        without.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let dependent = |(_, claim, left): (f64, u32, f64)| Dependent {
            claim: self.index.claims[claim as usize],
            credence: credence(left),
        };
        Ok(without.into_iter().map(dependent).collect())
    }
}
