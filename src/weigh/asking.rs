//! What an answer will cost, told before it is worked out: a window asks at once what takes less than a frame, and has a
//! thread ask the rest.

use crate::board::{Board, ClaimId, SourceId};

use super::{
    flips::{CANDIDATES, POINTS, moves},
    graph::Component,
    probe::{Part, Probe},
    weights::Weights,
};

/// Nanoseconds, roughly and on a common machine: to weigh a bearing of a claim by itself, to take it out, and to look at a
/// claim whatever becomes of it.
const WEIGH: u64 = 20;
const TAKE: u64 = 80;
const LOOK: u64 = 150;
/// Steps in which a root is found, at most points between which there are two.
const STEPS: u64 = 20;
/// Trying whether one source is enough is worth this much, for then no combination is tried.
const WORTH_TRYING: u64 = 1_000_000;
/// Beyond so many claims that hang together, or so many bearings on them, even counting takes too long for a frame.
const MANY: u64 = 2000;
/// What is told of what is not even counted.
const LONG: u64 = u64::MAX;

/// How the questions about one claim are made up.
struct Outline<'a> {
    /// Nothing where there is too much to be counted.
    counted: Option<(Probe<'a>, Vec<Part>)>,
    /// For each source that has a part in it, one trial: to regrade it, or to leave it out.
    regrade: u64,
    leave: u64,
    /// One trial of several sources at once.
    several: u64,
    /// What it takes to ask about a voice on each of the claims.
    infer: u64,
    claims: u64,
    /// Whether voices add up: flips have a closed form, and no combination need be tried.
    adds_up: bool,
}

impl Outline<'_> {
    /// How many combinations of sources are tried at most.
    fn trials(&self) -> u64 {
        let Some((probe, parts)) = &self.counted else { return LONG };
        let one = || moves(probe, parts).is_ok_and(|moves| moves.first().is_some_and(|(past, _)| *past >= 0.0));
        if self.regrade <= WORTH_TRYING && one() {
            return 0;
        }
        let among = parts.len().min(CANDIDATES) as u64;
        // Pairs and triples.
        among * among.saturating_sub(1) / 2 * (among + 1) / 3
    }
}

impl Weights {
    /// About how many nanoseconds [`flips`](Self::flips) will take.
    pub fn effort_of_flips(&self, claim: ClaimId) -> u64 {
        let trials = |o: &Outline<'_>| if o.adds_up { 1 } else { u64::from(POINTS) + STEPS };
        self.outline(claim).map_or(0, |o| trials(&o).saturating_mul(o.regrade))
    }

    /// About how many nanoseconds [`smallest_flip`](Self::smallest_flip) will take at most.
    pub fn effort_of_smallest_flip(&self, claim: ClaimId) -> u64 {
        self.outline(claim).map_or(0, |o| {
            let trials = if o.adds_up { 0 } else { o.trials() };
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
        self.index.claim(claim).map_or(0, |claim| self.together(claim) * LOOK)
    }

    /// About how many nanoseconds [`next`](Self::next) will take.
    pub fn effort_of_next(&self, board: &Board) -> u64 {
        let asked = |claim: usize| {
            self.tied(claim).map_or(LOOK, |component| {
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

    /// The component that a claim is part of; nothing for one that stands alone.
    fn tied(&self, claim: usize) -> Option<&Component> {
        let component = self.index.graph.places[claim].component;
        component.map(|component| self.index.graph.components[component as usize].as_ref())
    }

    /// How many claims hang together with a claim, itself included.
    fn together(&self, claim: usize) -> u64 {
        self.tied(claim).map_or(1, |component| component.claims.len() as u64)
    }

    /// Nothing for a claim that is settled: there is nothing to ask about it.
    fn outline(&self, claim: ClaimId) -> Option<Outline<'_>> {
        let number = self.index.claim(claim)?;
        let weighed = |claim: u32| u64::from(self.index.base[claim as usize].weighed);
        let claims = self.together(number);
        let one = [number as u32];
        let tied = self.tied(number).map_or(&one[..], |component| &component.claims);
        if claims > MANY || tied.iter().map(|&claim| weighed(claim)).sum::<u64>() > MANY {
            let (counted, infer) = (None, LONG);
            return Some(Outline { counted, regrade: LONG, leave: LONG, several: LONG, infer, claims, adds_up: false });
        }
        let probe = Probe::new(self, number, &|| true)?;
        let parts = probe.parts().ok()?;
        let infer = probe.effort();
        let said = |part: &Part| part.numbers(&probe).map(weighed).sum::<u64>();
        // A word on one claim alone is heard through what two inferences tell of all.
        let inferred = |part: &Part| if part.len() > 1 || !probe.is_exact() { infer } else { 0 };
        let once = infer.saturating_mul(2);
        let all = |each: u64| {
            let trials = parts.iter().map(|part| LOOK + each * said(part) + inferred(part));
            trials.fold(once, u64::saturating_add)
        };
        let most = parts.iter().map(&said).max().unwrap_or(0);
        let (regrade, leave) = (all(WEIGH), all(TAKE));
        Some(Outline {
            regrade,
            leave,
            several: (LOOK + 3 * WEIGH * most).saturating_add(infer),
            infer: if probe.is_exact() { infer } else { infer.saturating_mul(claims) },
            claims,
            adds_up: self.adds_up(number, &probe),
            counted: Some((probe, parts)),
        })
    }
}

/// How many inferences it takes to ask what a voice on each of its claims would tell about one of them.
fn inferences(component: &Component) -> u64 {
    if component.is_exact() { 2 } else { 2 * component.claims.len() as u64 }
}
