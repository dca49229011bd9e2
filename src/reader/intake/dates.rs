//! Dates as articles print them, as ISO 8601.

use crate::board::Date;

const MONTHS: [[&str; 3]; 12] = [
    ["jan", "янв", "january"],
    ["feb", "фев", "february"],
    ["mar", "мар", "march"],
    ["apr", "апр", "april"],
    ["may", "мая", "may"],
    ["jun", "июн", "june"],
    ["jul", "июл", "july"],
    ["aug", "авг", "august"],
    ["sep", "сен", "september"],
    ["oct", "окт", "october"],
    ["nov", "ноя", "november"],
    ["dec", "дек", "december"],
];

/// The first whole date in `text`: `2025-11-07T…`, `7 November 2025`, `Nov. 7, 2025`, `7 ноября 2025`, `07.11.2025`.
///
/// A date with digits alone is read day first unless it begins with the year, and not at all with slashes, for
/// 4/5/2025 is two different days on two sides of an ocean.
pub(super) fn first_date(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')).filter(|word| !word.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        if let Some(date) = whole(word) {
            return Some(date);
        }
        let Some(month) = month(word) else { continue };
        let number = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| digits(word));
        let (before, after, second) = (number(at.checked_sub(1)), number(Some(at + 1)), number(Some(at + 2)));
        let date = match (before, after, second) {
            (Some(day @ 1..=31), Some(year), _) if is_year(year) => dated(year, month, day),
            (_, Some(day @ 1..=31), Some(year)) if is_year(year) => dated(year, month, day),
            _ => None,
        };
        if date.is_some() {
            return date;
        }
    }
    None
}

/// `2025-11-07`, with or without a time behind it, or `07.11.2025`.
fn whole(word: &str) -> Option<Date> {
    if let Some(day) = word.get(..10).filter(|_| word.len() == 10 || word.as_bytes().get(10) == Some(&b'T'))
        && let Ok(date) = day.parse()
    {
        return Some(date);
    }
    let mut parts = word.trim_end_matches('.').split('.').map(digits);
    match (parts.next()??, parts.next()??, parts.next()??, parts.next()) {
        (day, month, year, None) if is_year(year) => dated(year, month, day),
        _ => None,
    }
}

fn is_year(number: u16) -> bool {
    (1600..=2200).contains(&number)
}

fn dated(year: u16, month: u16, day: u16) -> Option<Date> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// The number that `word` is, with an ordinal's ending ("7th") or a full stop behind it or not.
fn digits(word: &str) -> Option<u16> {
    let word = word.trim_end_matches('.');
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    matches!(&word[end..], "" | "st" | "nd" | "rd" | "th").then(|| word[..end].parse().ok()).flatten()
}

fn month(word: &str) -> Option<u16> {
    let word = word.trim_end_matches('.').to_lowercase();
    let known = |[short, russian, english]: &[&str; 3]| {
        word == *english
            || word == *short
            || (word == "sept" && *short == "sep")
            || word == "май" && *short == "may"
            || {
                // Russian months come in two cases ("ноябрь", "ноября"), all with the same first letters.
                word.starts_with(russian) && word.chars().count() >= 3 && word.chars().all(|c| !c.is_ascii())
            }
    };
    MONTHS.iter().position(known).and_then(|at| u16::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_as_they_are_printed() {
        for (text, date) in [
            ("PUBLISHED 9 October 2025", "2025-10-09"),
            ("Nov. 7, 2025 at 5:00 p.m.", "2025-11-07"),
            ("12 марта 2024, 14:05", "2024-03-12"),
            ("3 июня 2025 года", "2025-06-03"),
            ("2025-11-07T15:20:00+01:00", "2025-11-07"),
            ("Опубликовано 07.11.2025", "2025-11-07"),
            ("By Samuel Okoro | The Ellis Examiner | 21 May 2025", "2025-05-21"),
            ("May 1st, 2024", "2024-05-01"),
        ] {
            assert_eq!(first_date(text).map(|date| date.to_string()).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_whole_date_is_none() {
        for text in ["on Tuesday", "May 2024", "31 February 2024", "4/5/2025", "may 1 not", "мартовские иды", "12", ""]
        {
            assert_eq!(first_date(text), None, "{text}");
        }
    }
}
