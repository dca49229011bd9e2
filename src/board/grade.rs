//! How far a source is to be trusted: Admiralty grades, numbers, and the scale between them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::unique_keys;

/// The lowest reliability or grade mean there is; below 0.5 a source misleads.
pub const MIN: f64 = 0.02;
/// The highest reliability or grade mean there is: nobody is infallible.
pub const MAX: f64 = 0.98;

/// The Admiralty code's reliability of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable: known to carry no information.
    E,
    /// Reliability cannot be judged.
    F,
}

impl Grade {
    /// All grades, best first.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// The letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }

    /// The point that MODEL section 5 gives this grade: a convention, editable per board.
    pub fn usual_point(self) -> GradePoint {
        let (mean, strength) = match self {
            Self::A => (0.95, 20.0),
            Self::B => (0.85, 16.0),
            Self::C => (0.70, 12.0),
            Self::D => (0.55, 12.0),
            Self::E => (0.50, 12.0),
            Self::F => (0.50, 2.0),
        };
        GradePoint { mean, strength }
    }
}

/// What a grade stands for: a Beta distribution of the source's reliability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradePoint {
    /// Mean of the Beta, in [[`MIN`], [`MAX`]].
    pub mean: f64,
    /// α + β of the Beta: how many observations the grade is worth. Above 0.
    pub strength: f64,
}

/// A source's reliability as the board states it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Reliability {
    /// Nobody has graded it yet: counts as F.
    #[default]
    Ungraded,
    /// An Admiralty grade.
    Grade(Grade),
    /// A number in [[`MIN`], [`MAX`]]: the probability that what the source believes about a claim is right.
    Probability(f64),
}

impl Reliability {
    /// The grade, F where there is none yet; nothing for a number.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Self::Ungraded => Some(Grade::F),
            Self::Grade(grade) => Some(grade),
            Self::Probability(_) => None,
        }
    }
}

/// How many observations a number given instead of a grade is worth (MODEL section 5).
pub const NUMBER_STRENGTH: f64 = 12.0;

/// What each grade stands for on one board: the usual points, and those the board changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scale {
    /// The changed grades only.
    #[serde(deserialize_with = "unique_keys")]
    pub changed: BTreeMap<Grade, GradePoint>,
}

impl Scale {
    /// Whether every grade stands for its usual point.
    pub fn is_usual(&self) -> bool {
        self.changed.is_empty()
    }

    /// What `grade` stands for here.
    pub fn point(&self, grade: Grade) -> GradePoint {
        self.changed.get(&grade).copied().unwrap_or_else(|| grade.usual_point())
    }

    /// Mean and strength of a stated reliability, the mean held within [[`MIN`], [`MAX`]].
    pub fn beta(&self, reliability: Reliability) -> GradePoint {
        let point = match reliability {
            Reliability::Ungraded => self.point(Grade::F),
            Reliability::Grade(grade) => self.point(grade),
            Reliability::Probability(mean) => GradePoint { mean, strength: NUMBER_STRENGTH },
        };
        GradePoint { mean: point.mean.clamp(MIN, MAX), ..point }
    }

    /// The mean of [`beta`](Self::beta).
    pub fn mean(&self, reliability: Reliability) -> f64 {
        self.beta(reliability).mean
    }

    /// The grade whose mean is nearest to `number`, the better one when two are as near; never E or F, which say
    /// something else than a number does.
    pub fn nearest(&self, number: f64) -> Grade {
        let distance = |grade: Grade| (self.point(grade).mean - number).abs();
        let mut best = Grade::A;
        for grade in [Grade::B, Grade::C, Grade::D] {
            if distance(grade) < distance(best) - 1e-12 {
                best = grade;
            }
        }
        best
    }
}

/// How well a source of this reliability quotes others unless its own fidelity is set: (1 + r) / 2 in [0.5, 0.99].
pub fn default_fidelity(reliability: f64) -> f64 {
    f64::midpoint(1.0, reliability).clamp(0.5, 0.99)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_finds_its_grade_again() {
        let scale = Scale::default();
        for grade in [Grade::A, Grade::B, Grade::C, Grade::D] {
            assert_eq!(scale.nearest(scale.point(grade).mean), grade);
        }
        assert_eq!(scale.nearest(0.02), Grade::D);
    }

    #[test]
    fn ungraded_counts_as_f() {
        let scale = Scale::default();
        assert_eq!(scale.beta(Reliability::Ungraded), Grade::F.usual_point());
    }
}
