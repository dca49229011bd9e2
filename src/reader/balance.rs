//! Counts that explain each other: for each key, how many were right and how many everything else would expect.

use super::{context::gain, cues::scaled};
use std::{collections::HashMap, fmt::Write};

/// Something that was right or not, with the share of right ones that is usual without its keys.
pub(crate) struct Event {
    /// 1 where it was right.
    pub right: f32,
    /// What is expected of it but for its keys, 0–1.
    pub base: f32,
    /// Its keys; the first word of a key is its group.
    pub keys: Vec<String>,
}

/// How often the groups are gone through; the counts hardly move after that.
const PASSES: usize = 4;

/// The counts of each key, as lines `key right expected all`.
///
/// Group by group, what a key's events came to is set against what all their other keys expect of them. Keys with
/// fewer than `least` events, and keys that move the odds by less than `weak` (in natural logarithms), are left out.
pub(crate) fn balance(events: &[Event], least: f32, weak: f32) -> String {
    let mut ids: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<&str> = Vec::new();
    let keys: Vec<Vec<usize>> = events
        .iter()
        .map(|event| {
            event
                .keys
                .iter()
                .map(|key| {
                    *ids.entry(key.as_str()).or_insert_with(|| {
                        names.push(key);
                        names.len() - 1
                    })
                })
                .collect()
        })
        .collect();
    let group = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let groups: Vec<String> = names.iter().map(|name| group(name)).collect();
    let mut order = groups.clone();
    order.sort();
    order.dedup();
    let mut counts = vec![[0.0_f32; 3]; names.len()];
    let mut gains = vec![1.0_f32; names.len()];
    for _ in 0..PASSES {
        for current in &order {
            let mut sums = vec![[0.0_f32; 3]; names.len()];
            for (event, keys) in events.iter().zip(&keys) {
                let others: f32 = keys.iter().filter(|key| groups[**key] != *current).map(|key| gains[*key]).product();
                let expected = scaled(event.base, others);
                for key in keys.iter().filter(|key| groups[**key] == *current) {
                    sums[*key][0] += event.right;
                    sums[*key][1] += expected;
                    sums[*key][2] += 1.0;
                }
            }
            for key in (0..names.len()).filter(|key| groups[*key] == *current) {
                counts[key] = sums[key];
                gains[key] = gain(sums[key][0], sums[key][1], sums[key][2]);
            }
        }
    }
    let mut kept: Vec<usize> =
        (0..names.len()).filter(|key| counts[*key][2] >= least && gains[*key].ln().abs() > weak).collect();
    kept.sort_by_key(|key| names[*key]);
    let mut lines = String::new();
    for key in kept {
        let [right, expected, all] = counts[key];
        let _ = writeln!(lines, "{}\t{right:.1}\t{expected:.1}\t{all:.0}", names[key]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Event, balance};

    #[test]
    fn a_key_that_explains_takes_the_gain_from_one_that_goes_with_it() {
        let event = |right: f32, keys: &[&str]| Event {
            right,
            base: 0.5,
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        };
        let mut events = Vec::new();
        for _ in 0..40 {
            events.push(event(1.0, &["a cause", "b mate"]));
            events.push(event(0.0, &["a other", "b mate"]));
        }
        let lines = balance(&events, 8.0, 0.1);
        assert!(lines.contains("a cause\t40.0\t20.0\t40"), "{lines}");
        assert!(!lines.contains("b mate"), "{lines}");
    }
}
