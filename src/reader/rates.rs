//! How often the proposals of a rule are right, for rules that count no cues.

use super::cues::Count;
use std::collections::HashMap;

/// The counted rules of a language.
#[derive(Debug, Default)]
pub(crate) struct Rates(HashMap<Box<str>, Count>);

impl Rates {
    /// Reads lines `rule right all`.
    pub fn parse(data: &str) -> Self {
        let mut rates = HashMap::new();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            if let (Some(rule), Some(Ok(right)), Some(Ok(all))) =
                (parts.next(), parts.next().map(str::parse), parts.next().map(str::parse))
            {
                rates.insert(rule.into(), Count { right, all });
            }
        }
        Self(rates)
    }

    /// The share of right proposals of a rule, 0–1, drawn towards what rules usually reach while the counts are few.
    pub fn of(&self, rule: &str) -> f32 {
        self.0.get(rule).copied().unwrap_or_default().rate(0.7, 10.0)
    }
}
