//! Exact inference in components with cycles: variables are summed out one after the other, and what was passed inwards
//! is answered outwards, so that two passes give every claim's posterior.
//!
//! Time and memory grow with 2^width. A rival set is a chain of counters ("one of those so far is true"), three
//! variables at a time, so it adds little to the width however many members it has.

mod order;
mod table;

use crate::board::RivalsKind;

use super::{
    BrokenOff,
    graph::{Component, Factor},
};
use order::Ties;
use table::{Log, Number, Plain, check, collect, level, multiply, sum_out};

/// Beyond this many powers of e products of plain numbers may get lost, and logarithms take over.
const DEPTH: f64 = 600.0;

/// The tables in the order in which their variables are summed out.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    buckets: Vec<Bucket>,
}

/// What is multiplied together before one variable is summed out. The variable itself is bit 0 of the table.
#[derive(Clone, Debug, Default)]
struct Bucket {
    /// The claim, if the variable is one and not a counter.
    claim: Option<u32>,
    /// How many variables the table is over.
    variables: u32,
    /// Factors whose first variable this is.
    parts: Vec<Part>,
    /// Buckets whose message goes here, each with the mask of its variables in this table.
    children: Vec<(u32, usize)>,
}

#[derive(Clone, Debug)]
struct Part {
    mask: usize,
    /// The highest is 1.
    values: Vec<f64>,
}

impl Plan {
    /// A plan for `component`, or nothing if it is too entangled.
    pub fn of(component: &Component) -> Option<Self> {
        let claims = component.claims.len();
        let (variables, tables) = tables(&component.factors, claims as u32);
        let mut ties = Ties::new(variables as usize);
        for table in &tables {
            ties.tie(&table.variables);
        }
        let order = ties.order()?;
        let mut turn_of = vec![0; variables as usize];
        for (turn, at) in order.iter().zip(0..) {
            turn_of[turn.variable as usize] = at;
        }
        let turns = |variables: &[u32]| -> Vec<u32> {
            let mut turns: Vec<u32> = variables.iter().map(|&variable| turn_of[variable as usize]).collect();
            turns.sort_unstable();
            turns
        };
        let scopes: Vec<Vec<u32>> = order.iter().map(|turn| turns(&turn.neighbours)).collect();
        // Bit 0 is the bucket's own variable, the others follow in their order.
        let mask = |bucket: u32, among: &[u32]| -> usize {
            let scope = &scopes[bucket as usize];
            let bit = |turn: &u32| scope.binary_search(turn).map_or(0, |place| place + 1);
            among.iter().fold(0, |mask, turn| mask | 1 << bit(turn))
        };
        let mut buckets: Vec<Bucket> = vec![Bucket::default(); order.len()];
        for ((at, turn), scope) in order.iter().enumerate().zip(&scopes) {
            buckets[at].claim = (turn.variable < claims as u32).then_some(turn.variable);
            buckets[at].variables = scope.len() as u32 + 1;
            if let Some(&parent) = scope.first() {
                buckets[parent as usize].children.push((at as u32, mask(parent, scope)));
            }
        }
        for table in &tables {
            let scope = turns(&table.variables);
            if let Some(&first) = scope.first() {
                let values = table.values(&scope, &turn_of);
                buckets[first as usize].parts.push(Part { mask: mask(first, &scope), values });
            }
        }
        Some(Self { buckets })
    }

    /// How many entries its tables have together.
    pub fn entries(&self) -> u64 {
        self.buckets.iter().map(|bucket| 1 << bucket.variables).sum()
    }

    /// Turns the claims' own log-odds `x` into posterior ones, as long as `go_on` says so; whether it did to the end. It is
    /// asked before every pass over a table, and within passes over a large one.
    pub fn infer_while(&self, x: &mut [f64], go_on: &dyn Fn() -> bool) -> bool {
        let done =
            self.passes::<Plain>(x, go_on).and_then(|fits| if fits { Ok(true) } else { self.passes::<Log>(x, go_on) });
        done.is_ok()
    }

    /// The two passes; whether numbers of this kind can hold what comes up. `x` stays as it was if they can't.
    fn passes<N: Number>(&self, x: &mut [f64], go_on: &dyn Fn() -> bool) -> Result<bool, BrokenOff> {
        let mut inward: Vec<Vec<N>> = Vec::with_capacity(self.buckets.len());
        let mut table = Vec::new();
        let mut depths: Vec<f64> = Vec::with_capacity(self.buckets.len());
        for bucket in &self.buckets {
            let mut depth = bucket.fill(x, &inward, &mut table, go_on)?;
            depth += bucket.children.iter().map(|&(child, _)| depths[child as usize]).sum::<f64>();
            if depth > DEPTH {
                return Ok(false);
            }
            let mut message = sum_out(&table, go_on)?;
            check(go_on)?;
            level(&mut message);
            check(go_on)?;
            depths.push(N::depth(&message));
            inward.push(message);
        }
        let mut outward: Vec<Vec<N>> = vec![Vec::new(); self.buckets.len()];
        let mut posterior = x.to_vec();
        for (at, bucket) in self.buckets.iter().enumerate().rev() {
            let mut depth = bucket.fill(x, &inward, &mut table, go_on)?;
            depth += bucket.children.iter().map(|&(child, _)| depths[child as usize]).sum::<f64>();
            let answer = std::mem::take(&mut outward[at]);
            check(go_on)?;
            if !answer.is_empty() {
                depth += N::depth(&answer);
                let all = table.len() - 1;
                multiply(&mut table, &answer, all - 1, go_on)?;
            }
            if depth > DEPTH {
                return Ok(false);
            }
            check(go_on)?;
            if let Some(claim) = bucket.claim {
                let (mut no, mut yes) = (N::ZERO, N::ZERO);
                for pair in table.chunks_exact(2) {
                    no = no.plus(pair[0]);
                    yes = yes.plus(pair[1]);
                }
                posterior[claim as usize] = yes.log() - no.log();
            }
            for &(child, mask) in &bucket.children {
                check(go_on)?;
                let asked = &inward[child as usize];
                let mut answer = vec![N::ZERO; asked.len()];
                collect(&table, &mut answer, mask, go_on)?;
                check(go_on)?;
                answer.iter_mut().zip(asked).for_each(|(answer, asked)| *answer = answer.over(*asked));
                level(&mut answer);
                outward[child as usize] = answer;
            }
        }
        x.copy_from_slice(&posterior);
        Ok(true)
    }
}

impl Bucket {
    /// Multiplies everything but the message from further in into `table`. How deep what is not a message can take it.
    fn fill<N: Number>(
        &self,
        x: &[f64],
        inward: &[Vec<N>],
        table: &mut Vec<N>,
        go_on: &dyn Fn() -> bool,
    ) -> Result<f64, BrokenOff> {
        check(go_on)?;
        table.clear();
        table.resize(1 << self.variables, N::ONE);
        let mut depth = 0.0;
        if let Some(claim) = self.claim {
            check(go_on)?;
            let x = x[claim as usize];
            let own = [N::of_log((-x).min(0.0)), N::of_log(x.min(0.0))];
            multiply(table, &own, 1, go_on)?;
            depth += N::reach(x.abs());
        }
        let mut values = Vec::new();
        for part in &self.parts {
            check(go_on)?;
            values.clear();
            values.extend(part.values.iter().map(|&value| N::of(value)));
            depth += N::depth(&values);
            multiply(table, &values, part.mask, go_on)?;
        }
        for &(child, mask) in &self.children {
            check(go_on)?;
            multiply(table, &inward[child as usize], mask, go_on)?;
        }
        Ok(depth)
    }
}

/// A factor over variables: claims first, then the counters of rival sets.
struct Table {
    variables: Vec<u32>,
    /// Its value, the i-th variable being bit i.
    values: Vec<f64>,
}

impl Table {
    /// The values with variables in the order of `scope`, the highest 1.
    fn values(&self, scope: &[u32], turn_of: &[u32]) -> Vec<f64> {
        let bits: Vec<usize> = self
            .variables
            .iter()
            .map(|&variable| scope.binary_search(&turn_of[variable as usize]).unwrap_or_default())
            .collect();
        let highest = self.values.iter().copied().fold(0.0, f64::max);
        let value = |index: usize| {
            let own = bits.iter().enumerate().fold(0, |own, (place, bit)| own | ((index >> bit) & 1) << place);
            self.values[own] / highest
        };
        (0..self.values.len()).map(value).collect()
    }
}

/// The factors as tables, and how many variables they are over.
fn tables(factors: &[Factor], claims: u32) -> (u32, Vec<Table>) {
    let mut variables = claims;
    let mut tables = Vec::new();
    for factor in factors {
        match factor {
            Factor::Relation { a, b, phi, .. } => {
                let [none, only_b, only_a, both] = phi.0;
                tables.push(Table { variables: vec![*a, *b], values: vec![none, only_a, only_b, both] });
            }
            Factor::Rivals { members, kind, .. } => {
                let Some((&last, others)) = members.split_last() else { continue };
                let Some((&first, middle)) = others.split_first() else { continue };
                let mut so_far = first;
                for &member in middle {
                    let sum = variables;
                    variables += 1;
                    // Bits: so far, member, sum. The sum is one or the other, and never both.
                    let values = vec![1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0];
                    tables.push(Table { variables: vec![so_far, member, sum], values });
                    so_far = sum;
                }
                let none = if *kind == RivalsKind::AtMostOne { 1.0 } else { 0.0 };
                tables.push(Table { variables: vec![so_far, last], values: vec![none, 1.0, 1.0, 0.0] });
            }
        }
    }
    (variables, tables)
}
