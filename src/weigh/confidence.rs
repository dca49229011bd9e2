//! How sure one can be of a credence: a stated rule (MODEL section 5), with its reasons.

use std::fmt;

use super::verdict::{Evidence, Verdict};

/// Below this sum of |log-odds| over the voices, evidence is thin: about one fair source (r = 0.75) alone.
pub const THIN: f64 = 1.1;
/// An interval wider than this is wide.
pub const WIDE: f64 = 0.35;
/// An interval up to this wide is narrow.
pub const NARROW: f64 = 0.15;
/// With fewer effective voices than this a claim rests on one voice.
pub const ONE_VOICE: f64 = 1.5;
/// From this many effective voices on several agree or differ independently.
pub const SEVERAL: f64 = 2.5;

/// How sure one can be of a credence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A little more could change it.
    Low,
    /// In between.
    Moderate,
    /// Several separate voices, and their reliabilities matter little.
    High,
}

impl Level {
    /// The word, in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// Why a confidence is what it is. Its `Display` is a phrase to put after "Low confidence: ".
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Settled by an outcome.
    Settled,
    /// Nobody spoke about it, or nobody that can be weighed.
    NoEvidence,
    /// Only claims it hangs together with have evidence.
    RelatedOnly,
    /// Σ|L| over the voices is below [`THIN`].
    Thin,
    /// The interval is wide: its width, in [0, 1].
    Wide(f64),
    /// One voice carries it.
    OneVoice,
    /// Few effective voices: how many.
    FewVoices(f64),
    /// The credence is an approximation.
    Approximate,
    /// The interval is narrow: its width, in [0, 1].
    Narrow(f64),
    /// Several effective voices: how many.
    SeveralVoices(f64),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Settled => f.write_str("settled by an outcome"),
            Self::NoEvidence => f.write_str("no evidence that can be weighed"),
            Self::RelatedOnly => f.write_str("evidence on related claims only"),
            Self::Thin => f.write_str("thin evidence"),
            Self::Wide(width) => write!(f, "interval {:.0} points wide", width * 100.0),
            Self::OneVoice => f.write_str("one voice"),
            Self::FewVoices(voices) | Self::SeveralVoices(voices) => write!(f, "counts as {voices:.1} separate voices"),
            Self::Approximate => f.write_str("approximate"),
            Self::Narrow(width) => write!(f, "interval only {:.0} points wide", width * 100.0),
        }
    }
}

/// A level and why: of a low one what makes it low, of a moderate one what keeps it from being high.
#[derive(Clone, Debug, PartialEq)]
pub struct Confidence {
    /// How sure.
    pub level: Level,
    /// Why. Never empty.
    pub reasons: Vec<Reason>,
}

/// The confidence in `verdict`; nothing while it lacks its interval.
pub(super) fn of(verdict: &Verdict) -> Option<Confidence> {
    if verdict.settled.is_some() {
        return Some(Confidence { level: Level::High, reasons: vec![Reason::Settled] });
    }
    if matches!(verdict.evidence, Evidence::None) {
        return Some(Confidence { level: Level::Low, reasons: vec![Reason::NoEvidence] });
    }
    let width = verdict.interval?.width();
    let voices = verdict.effective_voices?;
    let mut low = Vec::new();
    if verdict.voices == 1 || (voices > 0.0 && voices < ONE_VOICE && width > NARROW) {
        low.push(Reason::OneVoice);
    }
    let thin = verdict.pro + verdict.con < THIN;
    let one_voice = width > NARROW && voices < ONE_VOICE;
    if thin {
        low.push(match verdict.evidence {
            Evidence::Unweighable => Reason::NoEvidence,
            Evidence::Related => Reason::RelatedOnly,
            _ => Reason::Thin,
        });
    }
    if width > WIDE {
        low.push(Reason::Wide(width));
    }
    if !verdict.exact {
        low.push(Reason::Approximate);
    }
    if thin || one_voice || width > WIDE || !verdict.exact {
        return Some(Confidence { level: Level::Low, reasons: low });
    }
    let mut short = Vec::new();
    if voices < SEVERAL {
        short.push(if verdict.voices == 1 { Reason::OneVoice } else { Reason::FewVoices(voices) });
    }
    if width > NARROW {
        short.push(Reason::Wide(width));
    }
    Some(if short.is_empty() {
        let reasons = vec![Reason::SeveralVoices(voices), Reason::Narrow(width)];
        Confidence { level: Level::High, reasons }
    } else {
        Confidence { level: Level::Moderate, reasons: short }
    })
}
