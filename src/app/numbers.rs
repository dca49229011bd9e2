//! The one place where numbers become text.

use std::time::SystemTime;

use chrono::{DateTime, Local};

/// The sign of negative numbers: a minus, not a hyphen.
const MINUS: char = '−';
/// Between groups of three digits: a thin space that doesn't break.
const THIN: char = '\u{202f}';

/// A moment by the clock of this machine: `2025-11-07 15:20`.
pub fn moment(at: SystemTime) -> String {
    DateTime::<Local>::from(at).format("%Y-%m-%d %H:%M").to_string()
}

/// The time of a moment that was not long ago: `15:20:07`.
pub fn time(at: SystemTime) -> String {
    DateTime::<Local>::from(at).format("%H:%M:%S").to_string()
}

/// A probability in per cent, as shown: `71 %`.
pub fn percent(percent: u8) -> String {
    format!("{percent} %")
}

/// A probability that is never sure, in per cent, as shown: `90 %`, at most `99 %`.
pub fn chance(probability: f64) -> String {
    percent(((probability * 100.0).round() as u8).min(99))
}

/// The middle nine tenths of a credence, in per cent: `48–86 %`.
pub fn interval(low: u8, high: u8) -> String {
    format!("{low}–{high} %")
}

/// A reliability, a weight or another number in [0, 1]: `0.40`.
pub fn reliability(number: f64) -> String {
    fixed(number, 2)
}

/// A number with as many decimals as asked for, and a real minus sign: `−0.4`.
pub fn fixed(number: f64, decimals: usize) -> String {
    let size = format!("{:.decimals$}", number.abs());
    let is_zero = size.chars().all(|digit| matches!(digit, '0' | '.'));
    if number < 0.0 && !is_zero { format!("{MINUS}{size}") } else { size }
}

/// A difference with its sign: `+0.31`, `−1.20`, `0.00`.
pub fn signed(number: f64, decimals: usize) -> String {
    let text = fixed(number, decimals);
    let is_zero = text.chars().all(|digit| matches!(digit, '0' | '.'));
    if number > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// Percentage points with their sign: `+8`, `−3`, `0`.
pub fn points(points: i32) -> String {
    match points {
        0 => "0".to_owned(),
        1.. => format!("+{points}"),
        _ => format!("{MINUS}{}", points.unsigned_abs()),
    }
}

/// A move from one credence to another, in per cent: `35 → 31 %`.
pub fn change(from: u8, to: u8) -> String {
    format!("{from} → {to} %")
}

/// A whole number, grouped from five digits on: `1200`, `12 000`.
pub fn whole(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut text = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    text
}

/// A count with its word: `1 claim`, `11 claims`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", whole(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities() {
        assert_eq!(percent(71), "71 %");
        assert_eq!(interval(48, 86), "48–86 %");
        assert_eq!(reliability(0.4), "0.40");
        assert_eq!(change(35, 31), "35 → 31 %");
    }

    #[test]
    fn signs_are_real_and_zero_has_none() {
        assert_eq!(points(8), "+8");
        assert_eq!(points(-3), "−3");
        assert_eq!(points(0), "0");
        assert_eq!(signed(0.314, 2), "+0.31");
        assert_eq!(signed(-1.2, 2), "−1.20");
        assert_eq!(signed(-0.001, 2), "0.00");
        assert_eq!(signed(0.001, 2), "0.00");
        assert_eq!(fixed(-0.0, 1), "0.0");
    }

    #[test]
    fn thousands_are_grouped_from_five_digits_on() {
        assert_eq!(whole(0), "0");
        assert_eq!(whole(1200), "1200");
        assert_eq!(whole(12_000), "12\u{202f}000");
        assert_eq!(whole(1_234_567), "1\u{202f}234\u{202f}567");
    }

    #[test]
    fn counts_agree_with_their_word() {
        assert_eq!(count(1, "claim", "claims"), "1 claim");
        assert_eq!(count(11, "claim", "claims"), "11 claims");
        assert_eq!(count(0, "claim", "claims"), "0 claims");
    }
}
