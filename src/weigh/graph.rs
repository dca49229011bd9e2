//! How claims hang together: what outcomes settle, and the components of the rest.
//!
//! A settled claim ties nothing together: each of its neighbours hears a constant from it. What is left falls into
//! components, each with the plan by which it is inferred.

use std::{fmt, sync::Arc};

use crate::board::{Board, ClaimId, RelationId, RivalsId, RivalsKind};

use super::{
    elimination, forest,
    index::ClaimBase,
    messages::Phi,
    verdict::{logit, probability},
};

/// Something that ties the claims of one component. Members are places within the component.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Factor {
    Relation { relation: RelationId, a: u32, b: u32, phi: Phi },
    Rivals { rivals: RivalsId, members: Vec<u32>, kind: RivalsKind },
}

impl Factor {
    pub fn members(&self) -> Vec<u32> {
        match self {
            Self::Relation { a, b, .. } => vec![*a, *b],
            Self::Rivals { members, .. } => members.clone(),
        }
    }
}

/// How a component is inferred.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    Forest(forest::Plan),
    Elimination(elimination::Plan),
    Loopy,
}

impl Plan {
    /// The cheapest exact plan there is; loopy propagation if there is none.
    fn of(component: &Component) -> Self {
        let forest = forest::Plan::of(component).map(Self::Forest);
        forest.or_else(|| elimination::Plan::of(component).map(Self::Elimination)).unwrap_or(Self::Loopy)
    }
}

/// What a claim hears from a settled neighbour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Known {
    pub place: u32,
    pub relation: RelationId,
    pub log_odds: f64,
}

/// Unsettled claims that hang together, in the order of their ids.
#[derive(Clone, Debug)]
pub(super) struct Component {
    pub claims: Vec<u32>,
    pub factors: Vec<Factor>,
    pub known: Vec<Known>,
    /// Log-odds of each claim before anybody spoke and before its unsettled neighbours are heard.
    pub lean: Vec<f64>,
    pub plan: Arc<Plan>,
}

impl Component {
    /// Whether its posterior is exact.
    pub fn is_exact(&self) -> bool {
        !matches!(self.plan.as_ref(), Plan::Loopy)
    }
}

/// A rival set whose outcomes can't all be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The set.
    pub rivals: RivalsId,
    /// How many of its claims may hold.
    pub kind: RivalsKind,
    /// The claims whose outcomes break it: two or more that are true, or all of them, none being true.
    pub claims: Vec<ClaimId>,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claims: Vec<&str> = self.claims.iter().map(|claim| claim.as_str()).collect();
        let claims = claims.join(", ");
        let set = self.rivals;
        match self.kind {
            RivalsKind::ExactlyOne => {
                write!(f, "exactly one claim of {set} is true, which the outcomes of {claims} deny")
            }
            RivalsKind::AtMostOne => {
                write!(f, "at most one claim of {set} is true, which the outcomes of {claims} deny")
            }
        }
    }
}

/// Where a claim stands among the components.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its component; none for a settled claim and for one without relations and rivals.
    pub component: Option<u32>,
    pub place: u32,
}

/// How the claims hang together.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub places: Vec<Place>,
    pub settled: Vec<Option<bool>>,
    pub components: Vec<Arc<Component>>,
    pub conflicts: Vec<Conflict>,
}

/// A graph that was, and the claims it was of.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub graph: &'a Graph,
    pub claims: &'a [ClaimId],
}

impl<'a> Before<'a> {
    /// The component that then held the same claims as this one of `claims`.
    pub fn component(self, now: &Component, claims: &[ClaimId]) -> Option<&'a Component> {
        let first = number(self.claims, claims[*now.claims.first()? as usize])?;
        let then = self.graph.components[self.graph.places[first as usize].component? as usize].as_ref();
        let ids = now.claims.iter().map(|&claim| claims[claim as usize]);
        ids.eq(then.claims.iter().map(|&claim| self.claims[claim as usize])).then_some(then)
    }

    fn plan(self, now: &Component, claims: &[ClaimId]) -> Option<Arc<Plan>> {
        let then = self.component(now, claims)?;
        (then.factors == now.factors).then(|| Arc::clone(&then.plan))
    }
}

/// The place of `id` among `claims`.
fn number(claims: &[ClaimId], id: ClaimId) -> Option<u32> {
    claims.binary_search(&id).ok().map(|number| number as u32)
}

/// A relation between two claims of the board.
struct Tie {
    relation: RelationId,
    a: u32,
    b: u32,
    phi: Phi,
}

struct Set {
    id: RivalsId,
    kind: RivalsKind,
    members: Vec<u32>,
}

impl Graph {
    /// Reads relations and rivals between `claims`, which are all of the board, and gives rivals without a prior their
    /// set's default. Components that are as they were in `before`, a graph of these claims, keep their plan.
    pub fn of(board: &Board, claims: &[ClaimId], base: &mut [ClaimBase], before: Option<Before<'_>>) -> Self {
        let sets = sets(board, claims);
        for set in &sets {
            for &member in &set.members {
                if board.claims.get(claims[member as usize]).is_some_and(|claim| claim.prior.is_none()) {
                    base[member as usize].prior = set.kind.default_prior(set.members.len());
                }
            }
        }
        let mut lean: Vec<f64> = base.iter().map(|base| logit(base.prior)).collect();
        for set in &sets {
            let priors = set.members.iter().map(|&member| probability(base[member as usize].prior));
            let none = match set.kind {
                RivalsKind::ExactlyOne => 0.0,
                RivalsKind::AtMostOne => (1.0 - priors.clone().sum::<f64>()).max(f64::EPSILON).ln(),
            };
            for (&member, prior) in set.members.iter().zip(priors) {
                lean[member as usize] = prior.ln() - none;
            }
        }
        let (settled, conflicts) = settle(&sets, claims, base);
        let mut ties = Vec::new();
        for relation in board.relations.iter() {
            if let (Some(a), Some(b)) = (number(claims, relation.a), number(claims, relation.b))
                && a != b
            {
                let (prior_a, prior_b) = (base[a as usize].prior, base[b as usize].prior);
                let phi = Phi::of(relation.kind, relation.strength, prior_a, prior_b);
                ties.push(Tie { relation: relation.id, a, b, phi });
            }
        }
        let mut graph = Self { places: Vec::new(), settled, components: Vec::new(), conflicts };
        let components = graph.build(&ties, &sets, &lean);
        graph.components = components
            .into_iter()
            .map(|mut component| {
                let known = before.and_then(|before| before.plan(&component, claims));
                component.plan = known.unwrap_or_else(|| Arc::new(Plan::of(&component)));
                Arc::new(component)
            })
            .collect();
        graph
    }

    /// The components, still without their plans.
    fn build(&mut self, ties: &[Tie], sets: &[Set], lean: &[f64]) -> Vec<Component> {
        let count = self.settled.len();
        let open = |claim: u32| self.settled[claim as usize].is_none();
        let mut groups = Groups::new(count);
        let mut tied = vec![false; count];
        for tie in ties {
            tied[tie.a as usize] = true;
            tied[tie.b as usize] = true;
            if open(tie.a) && open(tie.b) {
                groups.join(tie.a, tie.b);
            }
        }
        for set in sets {
            let members: Vec<u32> = set.members.iter().copied().filter(|&member| open(member)).collect();
            for &member in &members {
                tied[member as usize] = true;
                groups.join(members[0], member);
            }
        }
        let mut places = vec![Place { component: None, place: 0 }; count];
        let mut components: Vec<Component> = Vec::new();
        for claim in (0..count as u32).filter(|&claim| tied[claim as usize] && open(claim)) {
            // The lowest claim is its group's root, so it comes first and opens the component.
            let root = groups.root(claim);
            let component = if root == claim {
                components.push(Component {
                    claims: Vec::new(),
                    factors: Vec::new(),
                    known: Vec::new(),
                    lean: Vec::new(),
                    plan: Arc::new(Plan::Loopy),
                });
                components.len() as u32 - 1
            } else {
                places[root as usize].component.unwrap_or(0)
            };
            let into = &mut components[component as usize];
            places[claim as usize] = Place { component: Some(component), place: into.claims.len() as u32 };
            into.claims.push(claim);
            into.lean.push(lean[claim as usize]);
        }
        for tie in ties {
            let (at_a, at_b) = (places[tie.a as usize], places[tie.b as usize]);
            let mut hear = |at: Place, log_odds: f64| {
                if let Some(component) = at.component {
                    let component = &mut components[component as usize];
                    component.lean[at.place as usize] += log_odds;
                    component.known.push(Known { place: at.place, relation: tie.relation, log_odds });
                }
            };
            match (self.settled[tie.a as usize], self.settled[tie.b as usize]) {
                (None, Some(b)) => hear(at_a, tie.phi.turned().tell_settled(b)),
                (Some(a), None) => hear(at_b, tie.phi.tell_settled(a)),
                (None, None) => {
                    if let Some(component) = at_a.component {
                        components[component as usize].factors.push(Factor::Relation {
                            relation: tie.relation,
                            a: at_a.place,
                            b: at_b.place,
                            phi: tie.phi,
                        });
                    }
                }
                (Some(_), Some(_)) => {}
            }
        }
        for set in sets {
            let members = set.members.iter().map(|&member| places[member as usize]);
            let open: Vec<Place> = members.filter(|place| place.component.is_some()).collect();
            if let Some(component) = open.first().and_then(|place| place.component) {
                let members = open.iter().map(|place| place.place).collect();
                let factor = Factor::Rivals { rivals: set.id, members, kind: set.kind };
                components[component as usize].factors.push(factor);
            }
        }
        self.places = places;
        components
    }
}

/// The rival sets with their members in id order. A claim that an illegal board has in two sets counts in the first.
fn sets(board: &Board, claims: &[ClaimId]) -> Vec<Set> {
    let mut taken = vec![false; board.claims.len()];
    let mut sets = Vec::new();
    for rivals in board.rivals.iter() {
        let mut members: Vec<u32> = rivals.claims.iter().filter_map(|&claim| number(claims, claim)).collect();
        members.retain(|&member| !std::mem::replace(&mut taken[member as usize], true));
        members.sort_unstable();
        if !members.is_empty() {
            sets.push(Set { id: rivals.id, kind: rivals.kind, members });
        }
    }
    sets
}

/// What outcomes settle, directly and through rival sets, and the sets they break.
fn settle(sets: &[Set], ids: &[ClaimId], base: &[ClaimBase]) -> (Vec<Option<bool>>, Vec<Conflict>) {
    let outcome = |member: &u32| base[*member as usize].outcome;
    let mut settled: Vec<Option<bool>> = base.iter().map(|base| base.outcome).collect();
    let mut conflicts = Vec::new();
    for set in sets {
        let count = |what: Option<bool>| set.members.iter().filter(|member| outcome(member) == what).count();
        let (truths, open) = (count(Some(true)), count(None));
        let exactly = set.kind == RivalsKind::ExactlyOne;
        if truths > 1 || (exactly && truths == 0 && open == 0) {
            let breaking = |member: &&u32| truths == 0 || outcome(member) == Some(true);
            let claims = set.members.iter().filter(breaking).map(|&member| ids[member as usize]).collect();
            conflicts.push(Conflict { rivals: set.id, kind: set.kind, claims });
        } else if truths == 1 || (exactly && open == 1) {
            // One is true, so no other can be; or none is true but the one that is left.
            for &member in &set.members {
                settled[member as usize].get_or_insert(truths == 0);
            }
        }
    }
    (settled, conflicts)
}

/// Union-find whose roots are the lowest members.
struct Groups(Vec<u32>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while self.0[at as usize] != at {
            let next = self.0[self.0[at as usize] as usize];
            self.0[at as usize] = next;
            at = next;
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}
