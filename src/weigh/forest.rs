//! Exact inference where claims and what ties them form a tree: two passes of belief propagation.

use super::{
    graph::{Component, Factor},
    messages::tell_rivals,
};

/// The ties from the root outwards, each with the claim through which it hangs on the root.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    order: Vec<Step>,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    factor: u32,
    parent: u32,
}

impl Plan {
    /// A plan for `component`, or nothing if it has a cycle.
    pub fn of(component: &Component) -> Option<Self> {
        let ends: usize = component.factors.iter().map(|factor| factor.members().len()).sum();
        // It hangs together, so it is a tree if it has one edge less than nodes.
        if ends + 1 != component.claims.len() + component.factors.len() {
            return None;
        }
        let mut ties: Vec<Vec<u32>> = vec![Vec::new(); component.claims.len()];
        for (factor, number) in component.factors.iter().zip(0..) {
            for member in factor.members() {
                ties[member as usize].push(number);
            }
        }
        let mut order: Vec<Step> = Vec::with_capacity(component.factors.len());
        let mut seen = vec![false; component.factors.len()];
        let mut queue = std::collections::VecDeque::from([0]);
        while let Some(parent) = queue.pop_front() {
            for &factor in &ties[parent as usize] {
                if !std::mem::replace(&mut seen[factor as usize], true) {
                    order.push(Step { factor, parent });
                    let members = component.factors[factor as usize].members();
                    queue.extend(members.into_iter().filter(|&member| member != parent));
                }
            }
        }
        Some(Self { order })
    }

    /// Turns the claims' own log-odds `x` into posterior ones. `heard(factor, claim, message)` is told what each claim
    /// hears from each of its ties.
    pub fn infer(&self, factors: &[Factor], x: &mut [f64], mut heard: impl FnMut(usize, usize, f64)) {
        let mut inward = vec![0.0; factors.len()];
        let (mut members_x, mut scratch) = (Vec::new(), Vec::new());
        for step in self.order.iter().rev() {
            let parent = step.parent as usize;
            let told = match &factors[step.factor as usize] {
                Factor::Relation { a, b, phi, .. } if *a == step.parent => phi.turned().tell(x[*b as usize]),
                Factor::Relation { a, phi, .. } => phi.tell(x[*a as usize]),
                Factor::Rivals { members, kind, .. } => {
                    members_x.clear();
                    members_x.extend(members.iter().map(|&member| x[member as usize]));
                    tell_rivals(*kind, &mut members_x, &mut scratch);
                    let told = members.iter().zip(&members_x).find(|(member, _)| **member == step.parent);
                    told.map_or(0.0, |(_, &told)| told)
                }
            };
            inward[step.factor as usize] = told;
            x[parent] += told;
            heard(step.factor as usize, parent, told);
        }
        for step in &self.order {
            let factor = step.factor as usize;
            let from_parent = x[step.parent as usize] - inward[factor];
            match &factors[factor] {
                Factor::Relation { a, b, phi, .. } => {
                    let (child, phi) = if *a == step.parent { (*b, *phi) } else { (*a, phi.turned()) };
                    let told = phi.tell(from_parent);
                    x[child as usize] += told;
                    heard(factor, child as usize, told);
                }
                Factor::Rivals { members, kind, .. } => {
                    members_x.clear();
                    let own = |&member: &u32| if member == step.parent { from_parent } else { x[member as usize] };
                    members_x.extend(members.iter().map(own));
                    tell_rivals(*kind, &mut members_x, &mut scratch);
                    for (&child, &told) in members.iter().zip(&members_x).filter(|(child, _)| **child != step.parent) {
                        x[child as usize] += told;
                        heard(factor, child as usize, told);
                    }
                }
            }
        }
    }
}
