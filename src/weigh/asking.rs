//! What an answer will cost, told before it is worked out: a window asks at once what takes less than a frame, and has a
//! thread ask the rest.

use crate::board::{Board, ClaimId, SourceId};

use super::{
    flips::{CANDIDATES, POINTS},
    graph::Component,
    probe::{Part, Probe},
    weights::Weights,
};

/// Nanoseconds, roughly and on a common machine: to weigh a bearing of a claim by itself, to take it out, and to look at a
/// claim whatever becomes of it.
const WEIGH: u64 = 60;
const TAKE: u64 = 250;
const LOOK: u64 = 300;
/// Steps in which a root is found, at most points between which there are two.
const STEPS: u64 = 20;
/// Beyond so many claims that hang together, or so many bearings on them, even counting takes too long for a frame.
const MANY: usize = 2000;
/// What is told of what is not even counted.
const LONG: u64 = u64::MAX;

/// How the questions about one claim are made up.
struct Outline {
    /// For each source that has a part in it, one trial: to regrade it, or to leave it out.
    regrade: u64,
    leave: u64,
    parts: u64,
    /// One trial of several sources at once.
    several: u64,
    /// One inference.
    infer: u64,
    claims: u64,
    /// Whether voices add up: flips have a closed form, and no combination need be tried.
    adds_up: bool,
}

impl Weights {
    /// About how many nanoseconds [`flips`](Self::flips) will take.
    pub fn effort_of_flips(&self, claim: ClaimId) -> u64 {
        let trials = |o: &Outline| if o.adds_up { 1 } else { u64::from(POINTS) + STEPS };
        self.outline(claim).map_or(0, |o| trials(&o).saturating_mul(o.regrade))
    }

    /// About how many nanoseconds [`smallest_flip`](Self::smallest_flip) will take at most.
    pub fn effort_of_smallest_flip(&self, claim: ClaimId) -> u64 {
        self.outline(claim).map_or(0, |o| {
            if o.adds_up {
                return o.regrade.saturating_mul(3);
            }
            let among = o.parts.min(CANDIDATES as u64);
            let trials = among * among.saturating_sub(1) / 2 * (among + 1) / 3;
            o.regrade.saturating_mul(2).saturating_add(trials.saturating_mul(o.several))
        })
    }

    /// About how many nanoseconds [`leave_out`](Self::leave_out) will take.
    pub fn effort_of_leave_out(&self, claim: ClaimId) -> u64 {
        self.outline(claim).map_or(0, |o| o.leave)
    }

    /// About how many nanoseconds [`tells`](Self::tells) will take.
    pub fn effort_of_tells(&self, claim: ClaimId) -> u64 {
        self.outline(claim).map_or(0, |o| o.infer.saturating_mul(2).saturating_add(LOOK * o.claims))
    }

    /// About how many nanoseconds [`heard_twice`](Self::heard_twice) will take.
    pub fn effort_of_heard_twice(&self, claim: ClaimId) -> u64 {
        self.outline(claim).map_or(0, |o| o.claims * LOOK)
    }

    /// About how many nanoseconds [`next`](Self::next) will take.
    pub fn effort_of_next(&self, board: &Board) -> u64 {
        let graph = &self.index.graph;
        let asked = |claim: usize| {
            graph.places[claim].component.map_or(LOOK, |component| {
                let component = &graph.components[component as usize];
                inferences(component).saturating_mul(component.effort()) + LOOK * component.claims.len() as u64
            })
        };
        let counted = self.counted(board).into_iter().map(asked).fold(0, u64::saturating_add);
        counted.saturating_add(LOOK * self.index.claims.len() as u64)
    }

    /// About how many nanoseconds [`suggestions`](Self::suggestions) will take.
    pub fn effort_of_suggestions(&self, rounds: usize) -> u64 {
        let said: u64 = self.index.base.iter().map(|base| u64::from(base.weighed)).sum();
        let tied = self.index.graph.components.iter().map(|component| component.effort()).fold(0, u64::saturating_add);
        let round = (2 * WEIGH * said + 2 * LOOK * self.index.claims.len() as u64).saturating_add(tied);
        round.saturating_mul(rounds as u64)
    }

    /// About how many nanoseconds [`dependents`](Self::dependents) will take.
    pub fn effort_of_dependents(&self, source: SourceId) -> u64 {
        let Some(source) = self.index.sources.find(source) else { return 0 };
        let mut components = Vec::new();
        let mut said = 0;
        for claim in self.index.touched_by(source) {
            said += LOOK + TAKE * u64::from(self.index.base[claim as usize].weighed);
            components.extend(self.index.graph.places[claim as usize].component);
        }
        components.sort_unstable();
        components.dedup();
        let tied = components.into_iter().map(|component| {
            let component = &self.index.graph.components[component as usize];
            component.effort().saturating_add(LOOK * component.claims.len() as u64)
        });
        tied.fold(said, u64::saturating_add)
    }

    /// Nothing for a claim that is settled: there is nothing to ask about it.
    fn outline(&self, claim: ClaimId) -> Option<Outline> {
        let go_on = || true;
        let number = self.index.claim(claim)?;
        let component = self.index.graph.places[number].component;
        let component = component.map(|component| self.index.graph.components[component as usize].as_ref());
        let claims = component.map_or(1, |component| component.claims.len());
        let weighed = |claim: u32| self.index.base[claim as usize].weighed;
        let said = match component {
            Some(component) if claims <= MANY => component.claims.iter().map(|&claim| weighed(claim) as usize).sum(),
            Some(_) => usize::MAX,
            None => weighed(number as u32) as usize,
        };
        if said > MANY {
            let (claims, infer) = (claims as u64, LONG);
            return Some(Outline { regrade: LONG, leave: LONG, parts: 0, several: LONG, infer, claims, adds_up: true });
        }
        let probe = Probe::new(self, number, &go_on)?;
        let parts = probe.parts().ok()?;
        let infer = component.map_or(0, Component::effort);
        let said = |part: &Part| part.numbers(&probe).map(|claim| u64::from(weighed(claim))).sum::<u64>();
        // A word on one claim alone is heard through what two inferences tell of all.
        let inferred = |part: &Part| if part.len() > 1 || !probe.is_exact() { infer } else { 0 };
        let once = infer.saturating_mul(2);
        let all = |each: u64| {
            let trials = parts.iter().map(|part| LOOK + each * said(part) + inferred(part));
            trials.fold(once, u64::saturating_add)
        };
        let most = parts.iter().map(&said).max().unwrap_or(0);
        Some(Outline {
            regrade: all(WEIGH),
            leave: all(TAKE),
            parts: parts.len() as u64,
            several: (LOOK + 3 * WEIGH * most).saturating_add(infer),
            infer: if probe.is_exact() { infer } else { infer.saturating_mul(claims as u64) },
            claims: claims as u64,
            adds_up: self.adds_up(number, &probe),
        })
    }
}

/// How many inferences it takes to ask what a voice on each of its claims would tell about one of them.
fn inferences(component: &Component) -> u64 {
    if component.is_exact() { 2 } else { 2 * component.claims.len() as u64 }
}
