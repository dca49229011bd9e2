//! In which order variables are summed out: always the one that ties the fewest strangers together (min-fill), or
//! sweeping across.

use std::collections::BTreeSet;

/// A variable with more neighbours than this is not summed out: its table would be larger than 2^(`WIDTH` + 1).
pub(super) const WIDTH: usize = 20;

/// Up to this width one rule is good enough.
const SMALL: usize = 8;

/// Pairs of strangers among the neighbours, how many neighbours, and the variable.
type Cost = (usize, usize, u32);

/// One variable as it is summed out.
#[derive(Debug, PartialEq)]
pub(super) struct Turn {
    pub variable: u32,
    /// Those it hangs together with at that moment.
    pub neighbours: Vec<u32>,
}

/// Variables and who is tied to whom.
pub(super) struct Ties(Vec<BTreeSet<u32>>);

impl Ties {
    pub fn new(variables: usize) -> Self {
        Self(vec![BTreeSet::new(); variables])
    }

    /// Ties all of `members` to each other.
    pub fn tie(&mut self, members: &[u32]) {
        for &a in members {
            self.0[a as usize].extend(members.iter().copied().filter(|&b| b != a));
        }
    }

    /// How many pairs of its neighbours strangers are, then how many neighbours; past hope beyond [`WIDTH`].
    fn cost(&self, variable: u32) -> Cost {
        let neighbours = &self.0[variable as usize];
        if neighbours.len() > WIDTH {
            return (usize::MAX, neighbours.len(), variable);
        }
        let strangers = |a: u32| neighbours.range(a + 1..).filter(move |b| !self.0[a as usize].contains(b)).count();
        (neighbours.iter().map(|&a| strangers(a)).sum(), neighbours.len(), variable)
    }

    /// An order in which no variable has more than [`WIDTH`] neighbours, or nothing if none is found.
    ///
    /// Min-fill is the best rule there is, but on grids and their like it does worse than sweeping across, so where
    /// tables get large both are tried.
    pub fn order(self) -> Option<Vec<Turn>> {
        let sweep = self.sweep();
        let swept = Self(self.0.clone());
        let filled = self.eliminate(None);
        let small = |order: &[Turn]| order.iter().all(|turn| turn.neighbours.len() <= SMALL);
        if filled.as_deref().is_some_and(small) {
            return filled;
        }
        let cost = |order: &Vec<Turn>| order.iter().map(|turn| 1_u64 << turn.neighbours.len()).sum::<u64>();
        let swept = swept.eliminate(Some(&sweep));
        filled.into_iter().chain(swept).min_by_key(cost)
    }

    /// All variables from one far end to the other, neighbours close to each other.
    fn sweep(&self) -> Vec<u32> {
        let from = |start: u32| {
            let mut seen = vec![false; self.0.len()];
            let mut order = Vec::with_capacity(self.0.len());
            for first in std::iter::once(start).chain(0..self.0.len() as u32) {
                if std::mem::replace(&mut seen[first as usize], true) {
                    continue;
                }
                let mut at = order.len();
                order.push(first);
                while let Some(&variable) = order.get(at) {
                    let fresh = self.0[variable as usize].iter().copied();
                    let mut fresh: Vec<u32> =
                        fresh.filter(|&other| !std::mem::replace(&mut seen[other as usize], true)).collect();
                    fresh.sort_by_key(|&other| (self.0[other as usize].len(), other));
                    order.append(&mut fresh);
                    at += 1;
                }
            }
            order
        };
        from(from(0).last().copied().unwrap_or(0))
    }

    /// Sums out in the given order, or by least fill if none is given.
    fn eliminate(mut self, given: Option<&[u32]>) -> Option<Vec<Turn>> {
        let count = self.0.len() as u32;
        let mut costs: Vec<Cost> = match given {
            Some(_) => Vec::new(),
            None => (0..count).map(|variable| self.cost(variable)).collect(),
        };
        let mut queue: BTreeSet<Cost> = costs.iter().copied().collect();
        let mut given = given.map(|order| order.iter().copied());
        let mut order = Vec::with_capacity(self.0.len());
        loop {
            let variable = match &mut given {
                Some(given) => given.next(),
                None => queue.pop_first().map(|(_, _, variable)| variable),
            };
            let Some(variable) = variable else { return Some(order) };
            let neighbours: Vec<u32> = std::mem::take(&mut self.0[variable as usize]).into_iter().collect();
            if neighbours.len() > WIDTH {
                return None;
            }
            let changed = self.sum_out(variable, &neighbours);
            if given.is_none() {
                for other in changed {
                    queue.remove(&costs[other as usize]);
                    costs[other as usize] = self.cost(other);
                    queue.insert(costs[other as usize]);
                }
            }
            order.push(Turn { variable, neighbours });
        }
    }

    /// Takes `variable` away and ties its neighbours to each other. Returns those whose cost may be another now.
    fn sum_out(&mut self, variable: u32, neighbours: &[u32]) -> BTreeSet<u32> {
        let mut changed: BTreeSet<u32> = neighbours.iter().copied().collect();
        for &a in neighbours {
            self.0[a as usize].remove(&variable);
        }
        for (place, &a) in neighbours.iter().enumerate() {
            for &b in &neighbours[place + 1..] {
                if self.0[a as usize].insert(b) {
                    self.0[b as usize].insert(a);
                    // Who knows both has one pair of strangers less.
                    let (few, many) = if self.0[a as usize].len() < self.0[b as usize].len() { (a, b) } else { (b, a) };
                    let many = &self.0[many as usize];
                    changed.extend(self.0[few as usize].iter().filter(|both| many.contains(both)));
                }
            }
        }
        changed
    }
}
