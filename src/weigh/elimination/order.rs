//! In which order variables are summed out: always the one that ties the fewest strangers together (min-fill).

use std::collections::BTreeSet;

/// A variable with more neighbours than this is not summed out: its table would be larger than 2^(`WIDTH` + 1).
pub(super) const WIDTH: usize = 20;

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
    fn cost(&self, variable: u32) -> (usize, usize, u32) {
        let neighbours = &self.0[variable as usize];
        if neighbours.len() > WIDTH {
            return (usize::MAX, neighbours.len(), variable);
        }
        let strangers = |a: u32| neighbours.range(a + 1..).filter(move |b| !self.0[a as usize].contains(b)).count();
        (neighbours.iter().map(|&a| strangers(a)).sum(), neighbours.len(), variable)
    }

    /// The order, or nothing if some variable would have more than [`WIDTH`] neighbours.
    pub fn order(mut self) -> Option<Vec<Turn>> {
        let mut costs: Vec<_> = (0..self.0.len() as u32).map(|variable| self.cost(variable)).collect();
        let mut queue: BTreeSet<_> = costs.iter().copied().collect();
        let mut order = Vec::with_capacity(self.0.len());
        while let Some((_, degree, variable)) = queue.pop_first() {
            if degree > WIDTH {
                return None;
            }
            let neighbours: Vec<u32> = std::mem::take(&mut self.0[variable as usize]).into_iter().collect();
            let mut changed: BTreeSet<u32> = neighbours.iter().copied().collect();
            for &a in &neighbours {
                self.0[a as usize].remove(&variable);
            }
            for (place, &a) in neighbours.iter().enumerate() {
                for &b in &neighbours[place + 1..] {
                    if self.0[a as usize].insert(b) {
                        self.0[b as usize].insert(a);
                        // Who knows both has one pair of strangers less.
                        let (few, many) =
                            if self.0[a as usize].len() < self.0[b as usize].len() { (a, b) } else { (b, a) };
                        let many = &self.0[many as usize];
                        changed.extend(self.0[few as usize].iter().filter(|both| many.contains(both)));
                    }
                }
            }
            for other in changed {
                queue.remove(&costs[other as usize]);
                costs[other as usize] = self.cost(other);
                queue.insert(costs[other as usize]);
            }
            order.push(Turn { variable, neighbours });
        }
        Some(order)
    }
}
