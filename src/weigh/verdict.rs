//! What the engine says about one claim, and the words for it.

use super::confidence::{self, Confidence};

/// What the engine says about one claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// ln(P / (1 − P)) of the credence P. Always finite; ±[`SETTLED`] where the claim is settled.
    pub log_odds: f64,
    /// The same before anybody spoke.
    pub prior_log_odds: f64,
    /// What the credence rests on.
    pub evidence: Evidence,
    /// Whether the credence is the exact posterior; otherwise it comes from loopy propagation.
    pub exact: bool,
    /// Sum of the log-odds of the voices for the claim. Not negative.
    pub pro: f64,
    /// Sum of the log-odds of the voices against it, as a positive number. Not negative.
    pub con: f64,
    /// Separate sources that said what is weighed here.
    pub origins: usize,
    /// Separate voices among them: sources that share a lead are one.
    pub voices: usize,
    /// Standing statements that bear on the claim, repetitions included.
    pub statements: usize,
    /// Those among them that are weighed: no repetitions.
    pub weighed: usize,
    /// What it turned out to be, recorded from outside.
    pub outcome: Option<bool>,
    /// True or false beyond doubt: by its own outcome, or because its rivals' outcomes leave no choice.
    pub settled: Option<bool>,
    /// 5–95 % interval of the credence; none before [`Weights::draw_intervals`](super::Weights::draw_intervals).
    pub interval: Option<Interval>,
    /// (Σ|L|)² / ΣL² over its voices: as how many equal voices they count; none before intervals were drawn.
    pub effective_voices: Option<f64>,
}

/// The log-odds of a claim settled by an outcome: finite, so that no credence is ever 0 or 1.
pub const SETTLED: f64 = 30.0;

impl Verdict {
    /// The probability that the claim is true, in [0, 1].
    pub fn credence(self) -> f64 {
        credence(self.log_odds)
    }

    /// The credence as it is shown: a whole per cent from 1 to 99, halves rounded away from 50.
    pub fn percent(self) -> u8 {
        percent(self.log_odds)
    }

    /// The credence in words, which follow the shown per cent.
    pub fn likelihood(self) -> Likelihood {
        Likelihood::of_percent(self.percent())
    }

    /// How sure one can be of the credence; nothing until the interval has been drawn.
    pub fn confidence(self) -> Option<Confidence> {
        confidence::of(&self)
    }
}

/// The probability with these log-odds.
pub fn credence(log_odds: f64) -> f64 {
    // Of the two forms the one whose exponential can't overflow and whose result keeps its digits.
    if log_odds >= 0.0 {
        1.0 / (1.0 + (-log_odds).exp())
    } else {
        let odds = log_odds.exp();
        odds / (1.0 + odds)
    }
}

/// The probability with these log-odds as a shown per cent: 1 to 99, halves rounded away from 50.
pub fn percent(log_odds: f64) -> u8 {
    // Rounded above one half and mirrored, so that a claim and its denial always add up to 100.
    let above = ((credence(log_odds.abs()) * 100.0).round() as u8).min(99);
    if log_odds < 0.0 { 100 - above } else { above }
}

/// ln(p / (1 − p)), with p held within [1e-300, 1 − 2⁻⁵³] so that it is finite; 0 if p is no number.
pub fn logit(p: f64) -> f64 {
    let p = probability(p);
    p.ln() - (-p).ln_1p()
}

/// `p` as a probability that is neither 0 nor 1.
pub(super) fn probability(p: f64) -> f64 {
    if p.is_nan() { 0.5 } else { p.clamp(1e-300, 1.0 - f64::EPSILON / 2.0) }
}

/// What a credence rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// No statement bears on the claim or on a claim it hangs together with.
    None,
    /// Only on claims it hangs together with: what is said of them, or their outcomes.
    Related,
    /// Statements there are, but none that can be weighed: sources graded E or F, or words that were to be expected.
    Unweighable,
    /// Statements about the claim itself, or its outcome.
    Own,
}

impl Evidence {
    /// Its name in files and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Related => "related",
            Self::Unweighable => "unweighable",
            Self::Own => "own",
        }
    }
}

/// The 5 % and 95 % points of a credence over what the reliabilities may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// In [0, 1], never above the credence.
    pub low: f64,
    /// In [0, 1], never below the credence.
    pub high: f64,
}

impl Interval {
    /// The same interval, as far out as it takes to hold `credence`.
    pub(super) fn stretched(self, credence: f64) -> Self {
        Self { low: self.low.min(credence), high: self.high.max(credence) }
    }

    /// How far apart its ends are, in [0, 1].
    pub fn width(self) -> f64 {
        self.high - self.low
    }
}

/// The words of ICD 203 (the United States' standard for analysts) for a probability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// Up to 5 %.
    AlmostNoChance,
    /// 6–20 %.
    VeryUnlikely,
    /// 21–44 %.
    Unlikely,
    /// 45–55 %.
    EvenChance,
    /// 56–79 %.
    Likely,
    /// 80–94 %.
    VeryLikely,
    /// From 95 %.
    AlmostCertain,
}

impl Likelihood {
    /// All, the least likely first.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::EvenChance,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// The word for a shown per cent.
    pub fn of_percent(percent: u8) -> Self {
        match percent {
            0..=5 => Self::AlmostNoChance,
            6..=20 => Self::VeryUnlikely,
            21..=44 => Self::Unlikely,
            45..=55 => Self::EvenChance,
            56..=79 => Self::Likely,
            80..=94 => Self::VeryLikely,
            95.. => Self::AlmostCertain,
        }
    }

    /// The words, in lower case.
    pub fn words(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::EvenChance => "roughly even chance",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }
}
