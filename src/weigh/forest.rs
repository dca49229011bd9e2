//! Exact inference where claims and what ties them form a tree: two passes of belief propagation.

use crate::board::RivalsKind;

use super::{
    graph::{Component, Factor},
    messages::{Phi, tell_rivals},
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
        self.infer_while(factors, x, |factor, claim, told| {
            heard(factor, claim, told);
            true
        });
    }

    /// The same as long as `heard` says to go on; whether it did to the end.
    pub fn infer_while(
        &self,
        factors: &[Factor],
        x: &mut [f64],
        mut heard: impl FnMut(usize, usize, f64) -> bool,
    ) -> bool {
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
            if !heard(step.factor as usize, parent, told) {
                return false;
            }
        }
        for step in &self.order {
            let factor = step.factor as usize;
            let from_parent = x[step.parent as usize] - inward[factor];
            match &factors[factor] {
                Factor::Relation { a, b, phi, .. } => {
                    let (child, phi) = if *a == step.parent { (*b, *phi) } else { (*a, phi.turned()) };
                    let told = phi.tell(from_parent);
                    x[child as usize] += told;
                    if !heard(factor, child as usize, told) {
                        return false;
                    }
                }
                Factor::Rivals { members, kind, .. } => {
                    members_x.clear();
                    let own = |&member: &u32| if member == step.parent { from_parent } else { x[member as usize] };
                    members_x.extend(members.iter().map(own));
                    tell_rivals(*kind, &mut members_x, &mut scratch);
                    for (&child, &told) in members.iter().zip(&members_x).filter(|(child, _)| **child != step.parent) {
                        x[child as usize] += told;
                        if !heard(factor, child as usize, told) {
                            return false;
                        }
                    }
                }
            }
        }
        true
    }

    /// The same for many draws at once: `x` holds each claim's own log-odds, draw by draw, and then the posterior ones.
    ///
    /// It reckons with odds, held within e^±[`MOST`], for an interval shows nothing beyond that.
    pub fn infer_all(&self, factors: &[Factor], x: &mut [Vec<f64>]) {
        let draws = x.first().map_or(0, Vec::len);
        x.iter_mut().flatten().for_each(|x| *x = x.clamp(-MOST, MOST).exp());
        let mut inward = vec![vec![1.0; draws]; factors.len()];
        for step in self.order.iter().rev() {
            let told = &mut inward[step.factor as usize];
            match &factors[step.factor as usize] {
                Factor::Relation { a, b, phi, .. } if *a == step.parent => tell(phi.turned(), &x[*b as usize], told),
                Factor::Relation { a, phi, .. } => tell(*phi, &x[*a as usize], told),
                Factor::Rivals { members, kind, .. } => {
                    told.fill(nobody(*kind));
                    for member in members.iter().filter(|member| **member != step.parent) {
                        told.iter_mut().zip(&x[*member as usize]).for_each(|(told, x)| *told += x);
                    }
                    for told in told.iter_mut() {
                        *told = told.recip();
                    }
                }
            }
            hear(&mut x[step.parent as usize], told);
        }
        let mut told = vec![1.0; draws];
        for step in &self.order {
            let heard = &inward[step.factor as usize];
            // The parent speaks without what this tie told it.
            let without = x[step.parent as usize].iter().zip(heard).map(|(x, heard)| x / heard).collect();
            let whole = std::mem::replace(&mut x[step.parent as usize], without);
            match &factors[step.factor as usize] {
                Factor::Relation { a, b, phi, .. } => {
                    let (child, phi) = if *a == step.parent { (*b, *phi) } else { (*a, phi.turned()) };
                    tell(phi, &x[step.parent as usize], &mut told);
                    hear(&mut x[child as usize], &told);
                }
                Factor::Rivals { members, kind, .. } => {
                    let mut before = vec![vec![nobody(*kind); draws]];
                    for &member in &members[..members.len() - 1] {
                        let last = before.last().map_or(&[][..], Vec::as_slice);
                        before.push(last.iter().zip(&x[member as usize]).map(|(sum, x)| sum + x).collect());
                    }
                    let mut behind = vec![0.0; draws];
                    for (&member, before) in members.iter().zip(&before).rev() {
                        for ((told, before), behind) in told.iter_mut().zip(before).zip(&behind) {
                            *told = (before + behind).recip();
                        }
                        behind.iter_mut().zip(&x[member as usize]).for_each(|(behind, x)| *behind += x);
                        if member != step.parent {
                            hear(&mut x[member as usize], &told);
                        }
                    }
                }
            }
            x[step.parent as usize] = whole;
        }
        x.iter_mut().flatten().for_each(|x| *x = x.ln());
    }
}

/// The most that log-odds come to where many draws are reckoned at once.
const MOST: f64 = 300.0;

/// The odds on which a set stands of which none need be true.
fn nobody(kind: RivalsKind) -> f64 {
    match kind {
        RivalsKind::ExactlyOne => 0.0,
        RivalsKind::AtMostOne => 1.0,
    }
}

/// What a claim of these odds tells through φ, as odds.
fn tell(Phi([none, only_b, only_a, both]): Phi, odds: &[f64], told: &mut [f64]) {
    for (told, odds) in told.iter_mut().zip(odds) {
        *told = (both * odds + only_b) / (only_a * odds + none);
    }
}

/// Multiplies odds by what is heard.
fn hear(odds: &mut [f64], told: &[f64]) {
    let most = MOST.exp();
    for (odds, told) in odds.iter_mut().zip(told) {
        *odds = (*odds * told).clamp(most.recip(), most);
    }
}
