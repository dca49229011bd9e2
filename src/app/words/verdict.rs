//! A verdict in words: the number in one line, how sure one can be of it in another.

use std::fmt::Write as _;

use crate::{
    app::numbers,
    weigh::{Evidence, Level, Verdict, confidence as rule},
};

/// Of a credence that is not exact.
pub const APPROXIMATELY: &str = "Approximate";

/// The first line: `Likely, 71 % (48–86 %)`.
pub fn verdict(verdict: Verdict) -> String {
    if let Some(outcome) = verdict.settled {
        return if outcome { "Settled: true".to_owned() } else { "Settled: false".to_owned() };
    }
    if verdict.evidence == Evidence::None {
        return "No evidence yet".to_owned();
    }
    let word = capital(verdict.likelihood().words());
    let mut line = format!("{word}, {}", numbers::percent(verdict.percent()));
    if let Some(interval) = verdict.interval {
        let whole = |share: f64| (share * 100.0).round().clamp(1.0, 99.0) as u8;
        // Writing into a string can't fail.
        let _ = write!(line, " ({})", numbers::interval(whole(interval.low), whole(interval.high)));
    }
    if !verdict.exact {
        line += ", approximate";
    }
    line
}

/// The second line: `Low confidence: one voice`.
pub fn confidence(verdict: Verdict) -> String {
    match verdict.evidence {
        Evidence::None => return "Nobody has spoken about this claim".to_owned(),
        Evidence::Unweighable => return "Only sources that can't be weighed".to_owned(),
        Evidence::Related if verdict.interval.is_none() => return "Evidence on related claims only".to_owned(),
        _ => {}
    }
    let Some(confidence) = verdict.confidence() else { return voices(verdict) };
    let level = match confidence.level {
        Level::Low => "Low confidence",
        Level::Moderate => "Moderate confidence",
        Level::High => "High confidence",
    };
    match confidence.reasons.first() {
        Some(reason) => format!("{level}: {reason}"),
        None => level.to_owned(),
    }
}

/// The rule that the confidence follows, with what this verdict comes to; empty where it has no rule to follow.
pub fn confidence_rule(verdict: Verdict) -> Vec<String> {
    if verdict.settled.is_some() || verdict.evidence == Evidence::None {
        return Vec::new();
    }
    let points = |share: f64| numbers::fixed(share * 100.0, 0);
    let strength = numbers::fixed(verdict.pro + verdict.con, 2);
    let mut lines = vec![format!("Strength of evidence {strength}: low below {}.", numbers::fixed(rule::THIN, 2))];
    if let (Some(interval), Some(voices)) = (verdict.interval, verdict.effective_voices) {
        let (wide, narrow) = (points(rule::WIDE), points(rule::NARROW));
        lines.push(format!(
            "Interval {} points wide: low above {wide}, high only up to {narrow}.",
            points(interval.width())
        ));
        lines.push(format!(
            "Counts as {} equal voices: high only from {}; low below {} where the interval is wider than {narrow} points.",
            numbers::fixed(voices, 1),
            numbers::fixed(rule::SEVERAL, 1),
            numbers::fixed(rule::ONE_VOICE, 1),
        ));
    }
    if !verdict.exact {
        lines.push("The credence is approximate: low.".to_owned());
    }
    lines.push(
        "Moderate if it is neither low nor high. The strength is the sum of what the voices move the log-odds."
            .to_owned(),
    );
    lines
}

/// Who it rests on: `5 statements, 2 separate voices`.
pub fn voices(verdict: Verdict) -> String {
    format!(
        "{}, {}",
        numbers::count(verdict.statements, "statement", "statements"),
        numbers::count(verdict.voices, "voice", "separate voices")
    )
}

/// `text` with a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
