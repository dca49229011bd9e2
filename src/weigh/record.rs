//! Track records: the Beta of a source's reliability, from its grade, what the user has counted, and how its word
//! compares with the outcomes on the board (MODEL section 5).

use crate::board::SourceId;

use super::{trust::Standing, weights::Weights};

/// How often a voice was right and wrong, by the outcomes on the board. Not negative; a hedged or doubtful word counts
/// as a part of one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Record {
    /// Right.
    pub hits: f64,
    /// Wrong.
    pub misses: f64,
}

/// α and β of a Beta distribution, both above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beta {
    pub alpha: f64,
    pub beta: f64,
}

impl Beta {
    /// What a source's grade stands for, with what it was right and wrong about.
    pub fn of(standing: &Standing, record: Record) -> Self {
        let mean = standing.point.mean;
        let strength = standing.point.strength.max(1e-6);
        let alpha = mean * strength + standing.counted.hits + record.hits;
        let beta = (1.0 - mean) * strength + standing.counted.misses + record.misses;
        if standing.graded && mean >= 0.5 && alpha < beta {
            // A grade says how much a source knows, not that it lies: its mean stops at one half.
            let half = f64::midpoint(alpha, beta);
            return Self { alpha: half, beta: half };
        }
        Self { alpha, beta }
    }
}

impl Weights {
    /// How often the voice that `source` leads was right and wrong, by the outcomes on the board; nothing typed in.
    pub fn track_record(&self, source: SourceId) -> Record {
        let number = self.index.sources.find(source);
        number.map_or(Record::default(), |number| self.track_records()[number as usize])
    }

    /// The track records of all sources.
    pub(super) fn track_records(&self) -> Vec<Record> {
        let mut records = vec![Record::default(); self.trust.len()];
        for (claim, base) in self.index.base.iter().enumerate() {
            let Some(outcome) = base.outcome else { continue };
            self.index.words(claim).each_voice(self.trust.as_ref(), |origin, belief| {
                let sure = belief.clarity();
                let record = &mut records[self.index.sources.lead(origin) as usize];
                if (sure > 0.0) == outcome {
                    record.hits += sure.abs();
                } else {
                    record.misses += sure.abs();
                }
            });
        }
        records
    }
}
