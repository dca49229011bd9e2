//! The claims that ties make.

use std::collections::BTreeMap;

use super::Tie;

/// How likely two statements must be on one claim, on average of all that a tie would put together. One tie that is
/// likely enough to be made holds two statements; a chain of doubtful ones does not hold three.
const LEAST: f64 = 0.66;

/// A tie, and how likely it is right.
pub(super) struct Likely {
    pub tie: Tie,
    /// Between nought and one, as counted on articles whose claims are known.
    pub sure: f64,
}

/// Joins so many statements by ties, the surest first. Returns for each the first of its claim.
pub(super) fn join(statements: usize, ties: &[Likely]) -> Vec<usize> {
    let mut lead: Vec<usize> = (0..statements).collect();
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    let mut order: Vec<&Likely> = ties.iter().collect();
    order.sort_by(|a, b| b.sure.total_cmp(&a.sure));
    for Likely { tie, sure } in order {
        let (a, b) = (lead[tie.earlier], lead[tie.later]);
        if a == b {
            continue;
        }
        let group = |at: usize| groups.get(&at).cloned().unwrap_or_else(|| Group::of(at));
        let (first, other) = (group(a), group(b));
        if sure * first.around(tie.earlier) * other.around(tie.later) < LEAST {
            continue;
        }
        let first_of_both = a.min(b);
        let joined = first.with(other, (tie.earlier, tie.later), *sure);
        for member in &joined.members {
            lead[*member] = first_of_both;
        }
        groups.remove(&a.max(b));
        groups.insert(first_of_both, joined);
    }
    lead
}

/// Statements that are joined, with the ties that hold them together: a tree.
#[derive(Clone, Debug)]
struct Group {
    members: Vec<usize>,
    ties: Vec<(usize, usize, f64)>,
}

impl Group {
    fn of(member: usize) -> Self {
        Self { members: vec![member], ties: Vec::new() }
    }

    /// How likely a member of the group and one of its members are on one claim, on average, itself among them: the
    /// product of the ties that lead there.
    fn around(&self, member: usize) -> f64 {
        let mut sum = 0.0;
        let mut open = vec![(member, member, 1.0)];
        while let Some((at, from, likely)) = open.pop() {
            sum += likely;
            for (a, b, sure) in &self.ties {
                let next = if *a == at { *b } else { *a };
                if (*a == at || *b == at) && next != from {
                    open.push((next, at, likely * sure));
                }
            }
        }
        sum / self.members.len() as f64
    }

    fn with(mut self, other: Self, ends: (usize, usize), sure: f64) -> Self {
        self.members.extend(other.members);
        self.ties.extend(other.ties);
        self.ties.push((ends.0, ends.1, sure));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::same::Why;

    fn likely(earlier: usize, later: usize, sure: f64) -> Likely {
        Likely { tie: Tie { earlier, later, why: Why::Answer, opposite: true }, sure }
    }

    #[test]
    fn a_chain_of_doubtful_ties_does_not_hold() {
        assert_eq!(join(3, &[likely(0, 1, 0.95), likely(1, 2, 0.9)]), [0, 0, 0]);
        assert_eq!(join(3, &[likely(0, 1, 0.7), likely(1, 2, 0.7)]), [0, 0, 2]);
        assert_eq!(join(3, &[likely(0, 1, 0.68), likely(1, 2, 0.9)]), [0, 1, 1]);
        assert_eq!(join(0, &[]), [0; 0]);
    }
}
