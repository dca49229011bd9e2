//! The words and numbers that all formats share.

use crate::board::{Anonymity, Basis, Date, Grade, RelationKind, RivalsKind, SourceKind, Stance};

use super::summary::{Evidence, Related, RestsOn, Statement, Summary, Verdict};

/// A kind of source.
pub fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Outlet => "outlet",
        SourceKind::Person => "person",
        SourceKind::Official => "official",
        SourceKind::Institution => "institution",
        SourceKind::Channel => "channel",
        SourceKind::Record => "record",
        SourceKind::Unnamed => "unnamed voice",
        SourceKind::Other => "source",
    }
}

/// How openly a source stands to its word.
pub fn anonymity(anonymity: Anonymity) -> &'static str {
    match anonymity {
        Anonymity::Named => "by name",
        Anonymity::PartlyNamed => "by role only",
        Anonymity::Anonymous => "anonymous",
        Anonymity::Collective => "nobody in particular",
    }
}

/// How an origin knows; nothing where that is not known.
pub fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Witnessed => Some("saw it or took part"),
        Basis::Told => Some("was told"),
        Basis::Document => Some("has it from a document"),
        Basis::Deduced => Some("concluded it"),
        Basis::Unknown => None,
    }
}

/// What a grade means in the Admiralty code.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "completely reliable",
        Grade::B => "usually reliable",
        Grade::C => "fairly reliable",
        Grade::D => "not usually reliable",
        Grade::E => "unreliable: carries no information",
        Grade::F => "reliability cannot be judged",
    }
}

/// What an Admiralty code of the information means; nothing outside 1–6.
pub fn credibility(code: u8) -> Option<&'static str> {
    match code {
        1 => Some("confirmed by others"),
        2 => Some("probably true"),
        3 => Some("possibly true"),
        4 => Some("doubtful"),
        5 => Some("improbable"),
        6 => Some("cannot be judged"),
        _ => None,
    }
}

/// Which way a bearing points.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Opposes => "opposes",
    }
}

/// A relation, to be read between the two claims it ties.
pub fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Supports => "stands or falls with",
        RelationKind::Opposes => "stands against",
        RelationKind::Requires => "can't be true without",
    }
}

/// How many of a set of rivals are true.
pub fn rivals(kind: RivalsKind) -> &'static str {
    match kind {
        RivalsKind::ExactlyOne => "exactly one of these is true",
        RivalsKind::AtMostOne => "at most one of these is true",
    }
}

/// How far a statement settles a claim.
pub fn weight(weight: f64) -> &'static str {
    match weight {
        w if w >= 0.9 => "decisive",
        w if w >= 0.65 => "strong",
        w if w >= 0.375 => "moderate",
        w if w > 0.0 => "weak",
        _ => "says nothing about it",
    }
}

/// `one` or `many` with their number.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A change of a credence, in [−1, 1], in words: `raises it by 4 points`.
pub fn moves(push: f64) -> String {
    let size = push.abs() * 100.0;
    let way = if push > 0.0 { "raises" } else { "lowers" };
    match size {
        0.0..0.05 => "moves nothing".to_owned(),
        0.05..0.95 => format!("{way} it by {size:.1} points"),
        _ => format!("{way} it by {}", count(size.round() as usize, "point", "points")),
    }
}

/// Names in a row: `a, b and c`.
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `text` with a capital first letter.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A number in [0, 1] as a whole per cent: `71 %`.
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A number in [0, 1] with two decimals.
pub fn number(number: f64) -> String {
    format!("{number:.2}")
}

/// A date as one says it: `7 November 2025`, `November 2025`, `2025`.
pub fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let iso = date.to_string();
    let mut parts = iso.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    match (month, parts.next()) {
        (Some(month), Some(day)) => format!("{} {month} {year}", day.trim_start_matches('0')),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => year.to_owned(),
    }
}

/// An end of an interval as a whole per cent from 1 to 99, as credences are shown.
pub fn end(share: f64) -> u8 {
    ((share * 100.0).round() as u8).clamp(1, 99)
}

/// What is to be said of the sources that share neither a lead nor a relay with others.
pub fn separate(summary: &Summary) -> &'static str {
    if summary.voices.is_empty() {
        "Every source counts as a separate voice."
    } else {
        "All other sources count as separate voices."
    }
}

/// Whether `url` is an address of the web, which alone is made a link.
pub fn is_web(url: &str) -> bool {
    let scheme = |name: &str| url.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    (scheme("https://") || scheme("http://")) && !url.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// Whether `c` belongs to a script that runs right to left (Hebrew, Arabic and their neighbours), or is a mark of it.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

impl Verdict {
    /// The verdict in one line: `Likely, 71 % (48–86 %)`, or the state that stands in its place.
    pub fn line(&self) -> String {
        match (self.settled, self.evidence) {
            (Some(true), _) => "True: settled by an outcome".to_owned(),
            (Some(false), _) => "False: settled by an outcome".to_owned(),
            (None, "none") => "No evidence".to_owned(),
            (None, "unweighable") => "Nothing that can be weighed".to_owned(),
            (None, _) => format!("{}, {}", sentence(self.words), self.number()),
        }
    }

    /// The number with its interval: `71 % (48–86 %)`.
    pub fn number(&self) -> String {
        let about = if self.exact { "" } else { "about " };
        match (self.low, self.high) {
            (Some(low), Some(high)) => format!("{about}{} % ({}–{} %)", self.percent, end(low), end(high)),
            _ => format!("{about}{} %", self.percent),
        }
    }

    /// Whether the claim has a credence that evidence speaks for: not settled, and not the bare prior.
    pub fn is_weighed(&self) -> bool {
        self.settled.is_none() && matches!(self.evidence, "own" | "related")
    }

    /// The second line: how sure one can be of the number. Never in one sentence with the first.
    pub fn second_line(&self) -> Option<String> {
        let confidence = self.confidence.filter(|_| self.settled.is_none() && self.evidence != "none")?;
        Some(format!("{} confidence: {}", sentence(confidence), self.reasons.join(", ")))
    }

    /// What must be said of the number beside it.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.settled.is_some() {
            return remarks;
        }
        match self.evidence {
            "none" => remarks.push(format!("Nobody on the board speaks about it. Its prior is {} %.", self.percent)),
            "unweighable" => remarks.push(format!(
                "Its sources can't be judged, or would have said so anyway; the number stays near its prior, at {} %.",
                self.percent
            )),
            "related" => {
                remarks.push("Nobody speaks about it directly; the number follows from related claims.".into());
            }
            _ => {}
        }
        if !self.exact {
            remarks.push("This number is approximate: the claims it hangs together with stand in circles.".into());
        }
        remarks
    }
}

impl RestsOn {
    /// What the claim rests on, in one sentence without a full stop: `5 statements, 3 outlets, 2 separate voices`.
    pub fn line(&self) -> String {
        if self.statements == 0 {
            return "no statements".to_owned();
        }
        let mut aside = Vec::new();
        if self.repeats > 0 {
            aside.push(format!(
                "{} only {} another",
                self.repeats,
                if self.repeats == 1 { "repeats" } else { "repeat" }
            ));
        }
        if self.withdrawn > 0 {
            aside.push(format!("{} withdrawn", self.withdrawn));
        }
        let mut statements = count(self.statements, "statement", "statements");
        if !aside.is_empty() {
            statements = format!("{statements} ({})", aside.join("; "));
        }
        let outlets = count(self.outlets, "outlet", "outlets");
        let voices = count(self.voices, "separate voice", "separate voices");
        let mut line = [statements, outlets, voices].join(", ");
        if let Some(outlet) = &self.all_through {
            line = format!("{line}. All of it came through {outlet}");
        }
        line
    }
}

impl Evidence {
    /// Its effect on the credence and how it bears on the claim, or why it is not weighed: each a phrase.
    pub fn effect(&self) -> Vec<String> {
        match &self.statement.not_weighed {
            Some(why) => vec![format!("not weighed: {why}")],
            None => vec![moves(self.push), self.bearing()],
        }
    }

    /// How it bears on the claim: `strong`, or `decisive, but 90 % likely to be said anyway`.
    fn bearing(&self) -> String {
        if self.anyway > 0.0 {
            format!("{}, but {} likely to be said anyway", weight(self.weight), percent(self.anyway.min(0.99)))
        } else {
            weight(self.weight).to_owned()
        }
    }
}

impl Related {
    /// The tie and its effect on the credence, in words.
    pub fn line(&self) -> String {
        format!("{}: {}", self.tie, moves(self.push))
    }
}

impl Statement {
    /// Dates, basis and credibility, each as a phrase.
    pub fn details(&self) -> Vec<String> {
        let mut details = Vec::new();
        match (self.said_on, self.published_on) {
            (Some(said), Some(published)) if said == published => {
                details.push(format!("said and published {}", date(said)));
            }
            (said, published) => {
                details.extend(said.map(|said| format!("said {}", date(said))));
                details.extend(published.map(|published| format!("published {}", date(published))));
            }
        }
        details.extend(self.event_on.map(|event| format!("about {}", date(event))));
        details.extend(self.basis.map(str::to_owned));
        if let Some(code) = self.credibility {
            details.push(format!("credibility {code} ({})", credibility(code).unwrap_or("not a known code")));
        }
        details
    }
}
