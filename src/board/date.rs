//! Dates as journalism has them: whole, or known only to the month or the year.

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An ISO 8601 date: `2025-11-07`, `2025-11` or `2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// The whole date of `day`. Years outside 0–9999 are held at the nearest end.
    pub fn of_day(day: NaiveDate) -> Self {
        use chrono::Datelike as _;
        Self {
            year: u16::try_from(day.year().clamp(0, 9999)).unwrap_or_default(),
            month: Some(day.month() as u8),
            day: Some(day.day() as u8),
        }
    }

    /// The first day that it may mean.
    pub fn first_day(self) -> NaiveDate {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        // A date that was read or made from a day exists.
        NaiveDate::from_ymd_opt(self.year.into(), month.into(), day.into()).unwrap_or_default()
    }

    /// The last day that it may mean.
    pub fn last_day(self) -> NaiveDate {
        let next = match (self.month, self.day) {
            (_, Some(_)) => return self.first_day(),
            (Some(month), None) if month < 12 => Self { month: Some(month + 1), ..self }.first_day(),
            _ => return Self { month: Some(12), day: Some(31), ..self }.first_day(),
        };
        next.pred_opt().unwrap_or(next)
    }

    /// How many days lie between two dates at least, whatever days they mean: not negative, 0 where they may be the
    /// same day or are the other way round.
    pub fn days_until(self, later: Self) -> i64 {
        (later.first_day() - self.last_day()).num_days().max(0)
    }
}

/// Text that is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a date such as 2025-11-07, 2025-11 or 2025, not \"{0}\"")]
pub struct BadDate(String);

impl FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.chars().take(40).collect());
        let number = |part: &str, len: usize| {
            let plain = part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten().ok_or_else(bad)
        };
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        let exists = NaiveDate::from_ymd_opt(year.into(), month.unwrap_or(1).into(), day.unwrap_or(1).into()).is_some();
        if parts.next().is_some() || !exists {
            return Err(bad());
        }
        Ok(Self { year, month: month.map(|m| m as u8), day: day.map(|d| d as u8) })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A moment (`2025-11-07T15:20:00Z`), or a [`Date`] where the hour is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// To the second, in UTC.
    Moment(DateTime<Utc>),
    /// To the day, month or year.
    Date(Date),
}

impl FromStr for Stamp {
    type Err = BadStamp;

    fn from_str(text: &str) -> Result<Self, BadStamp> {
        if let Ok(date) = text.parse() {
            return Ok(Self::Date(date));
        }
        match DateTime::parse_from_rfc3339(text) {
            Ok(moment) => Ok(Self::Moment(moment.with_timezone(&Utc))),
            Err(_) => Err(BadStamp(text.chars().take(40).collect())),
        }
    }
}

/// Text that is neither a moment nor a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a time such as 2025-11-07T15:20:00Z or a date such as 2025-11-07, not \"{0}\"")]
pub struct BadStamp(String);

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moment(moment) => f.write_str(&moment.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
            Self::Date(date) => date.fmt(f),
        }
    }
}

macro_rules! as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

as_text!(Date, Stamp);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_the_precision_they_came_with() {
        for text in ["2025-11-07", "2025-11", "2025", "0476-09-04"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2025-02-30", "2025-13", "25-11-07", "2025-1-7", "2025-11-07-01", "", "yesterday", "+025"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_between_dates_are_those_that_are_certain() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        let days = |from: &str, to: &str| date(from).days_until(date(to));
        assert_eq!(days("2024-02-28", "2024-03-01"), 2);
        assert_eq!(days("2024-02", "2024-03-01"), 1);
        assert_eq!(days("2023", "2025"), 367);
        assert_eq!(days("2023-12", "2024-01-01"), 1);
        assert_eq!(days("2025", "2025-07-01"), 0);
        assert_eq!(days("2025-07-01", "2025-06-01"), 0);
        assert_eq!(days("9999", "9999-12-31"), 0);
    }

    #[test]
    fn moments_are_kept_in_utc() {
        let stamp: Result<Stamp, _> = "2025-11-07T16:20:00+01:00".parse();
        assert_eq!(stamp.map(|stamp| stamp.to_string()), Ok("2025-11-07T15:20:00Z".to_owned()));
    }
}
