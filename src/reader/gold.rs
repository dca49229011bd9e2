//! Articles for which it is known who said what: our own JSON, and brat's stand-off annotation.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Scalars, Span};
use crate::board::Anonymity;

/// A statement that is known to be in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldStatement {
    /// What is said.
    pub content: Vec<Span>,
    /// The words that say that it is said.
    pub cue: Option<Span>,
    /// The speaker as mentioned there.
    pub source: Option<Span>,
    /// The names it came through, the outermost first, the origin last; empty where the gold does not tell.
    pub chain: Vec<String>,
    /// How the origin is named, where the gold tells.
    pub anonymity: Option<Anonymity>,
    /// Whether it says that the claim is not so.
    pub denies: bool,
    /// Statements with the same word here say or deny the same thing.
    pub claim: Option<String>,
}

/// Why gold can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GoldError {
    /// Not of the shape.
    #[error("{0}")]
    Shape(String),
    /// Words that the text does not hold.
    #[error("the text does not hold \"{0}\"")]
    Missing(String),
    /// Words that the text holds more than once.
    #[error("the text holds \"{0}\" more than once. Give its place as [start, end]")]
    Ambiguous(String),
    /// A place outside the text.
    #[error("the place {0}–{1} is not in the text")]
    Outside(usize, usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// For people; the reader tells the language itself.
    #[serde(default)]
    #[expect(dead_code, reason = "kept for whoever reads the file")]
    language: String,
    statements: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    content: Vec<Place>,
    #[serde(default)]
    cue: Option<Place>,
    #[serde(default)]
    source: Option<Place>,
    #[serde(default)]
    chain: Vec<String>,
    #[serde(default)]
    anonymity: Option<Anonymity>,
    /// For people.
    #[serde(default)]
    #[expect(dead_code, reason = "the places of the content tell whether it is quoted")]
    mode: String,
    #[serde(default)]
    denies: bool,
    #[serde(default)]
    claim: Option<String>,
}

/// A place in the text: its words, or where it begins and ends in Unicode scalar values.
#[derive(Deserialize)]
#[serde(untagged)]
enum Place {
    Words(String),
    Range(usize, usize),
}

/// Reads gold in our own JSON: see "Measuring" in the README.
///
/// Words of a content must stand in the text once. Of a cue or a source the occurrence nearest to the content counts.
///
/// # Errors
/// When it is not of the shape, or names places that the text has not.
pub fn from_json(text: &str, json: &str) -> Result<Vec<GoldStatement>, GoldError> {
    let file: File = serde_json::from_str(json).map_err(|error| GoldError::Shape(error.to_string()))?;
    let scalars = Scalars::of(text);
    file.statements.into_iter().map(|item| statement(text, &scalars, item)).collect()
}

fn statement(text: &str, scalars: &Scalars<'_>, item: Item) -> Result<GoldStatement, GoldError> {
    let content =
        item.content.into_iter().map(|place| place.find(text, scalars, None)).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = content.first().cloned() else {
        return Err(GoldError::Shape("a statement has no content".to_owned()));
    };
    let near = content.last().map_or(first.clone(), |last| first.start..last.end);
    let find = |place: Option<Place>| place.map(|place| place.find(text, scalars, Some(&near))).transpose();
    Ok(GoldStatement {
        cue: find(item.cue)?,
        source: find(item.source)?,
        chain: item.chain,
        anonymity: item.anonymity,
        denies: item.denies,
        claim: item.claim,
        content,
    })
}

impl Place {
    fn find(self, text: &str, scalars: &Scalars<'_>, near: Option<&Span>) -> Result<Span, GoldError> {
        let words = match self {
            Self::Range(start, end) => return range(text, scalars, start, end),
            Self::Words(words) => words,
        };
        let places = || {
            let whole = |at: usize| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let inner = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
                let before = letter(text[..at].chars().next_back()) && inner(words.chars().next());
                let behind = letter(text[at + words.len()..].chars().next()) && inner(words.chars().next_back());
                !before && !behind
            };
            text.match_indices(&words).map(|(at, _)| at..at + words.len()).filter(move |span| whole(span.start))
        };
        let found = match near {
            Some(near) => {
                let distance =
                    |span: &Span| span.start.saturating_sub(near.end).max(near.start.saturating_sub(span.end));
                // Within the content stands no cue of its own, unless it stands nowhere else.
                let inside = |span: &Span| near.start <= span.start && span.end <= near.end;
                places().min_by_key(|span| (distance(span), inside(span)))
            }
            None if places().count() > 1 => return Err(GoldError::Ambiguous(words)),
            None => places().next(),
        };
        found.ok_or(GoldError::Missing(words))
    }
}

fn range(text: &str, scalars: &Scalars<'_>, start: usize, end: usize) -> Result<Span, GoldError> {
    let span = scalars.byte(start)..scalars.byte(end);
    let inside = start < end && scalars.before(text.len()) >= end;
    if inside { Ok(span) } else { Err(GoldError::Outside(start, end)) }
}

/// Reads gold in brat's stand-off annotation: entities whose types hold the words content, cue and source, tied by
/// relations or events. Each content is a statement with the cue and the source tied to it, directly or over its cue.
///
/// # Errors
/// When a line is not of the format, or names a place that the text has not.
pub fn from_brat(text: &str, ann: &str) -> Result<Vec<GoldStatement>, GoldError> {
    let scalars = Scalars::of(text);
    let bad =
        |line: &str| GoldError::Shape(format!("not a line of brat: {}", line.chars().take(80).collect::<String>()));
    let mut entities: Vec<(&str, String, Vec<Span>)> = Vec::new();
    let mut ties: Vec<Vec<&str>> = Vec::new();
    let mut triggers: HashMap<&str, &str> = HashMap::new();
    for line in ann.lines().filter(|line| !line.trim().is_empty()) {
        let mut columns = line.split('\t');
        let (Some(id), Some(what)) = (columns.next(), columns.next()) else { return Err(bad(line)) };
        match id.chars().next() {
            Some('T') => {
                let (kind, places) = what.split_once(' ').ok_or_else(|| bad(line))?;
                let mut spans = Vec::new();
                for place in places.split(';') {
                    let (start, end) = place.trim().split_once(' ').ok_or_else(|| bad(line))?;
                    let number = |digits: &str| digits.parse::<usize>().map_err(|_bad| bad(line));
                    spans.push(range(text, &scalars, number(start)?, number(end)?)?);
                }
                entities.push((id, kind.to_lowercase(), spans));
            }
            Some('R' | 'E') => {
                let ids: Vec<&str> =
                    what.split(' ').filter_map(|part| part.split_once(':')).map(|(_, id)| id).collect();
                if let (Some('E'), Some(trigger)) = (id.chars().next(), ids.first()) {
                    triggers.insert(id, trigger);
                }
                ties.push(ids);
            }
            _ => {}
        }
    }
    // What is tied to an event is tied to its trigger.
    let tied = |id: &str| -> Vec<&str> {
        let names = |tie: &&Vec<&str>| tie.iter().any(|end| *end == id || triggers.get(end) == Some(&id));
        let ends = ties.iter().filter(names).flatten().map(|end| triggers.get(end).copied().unwrap_or(end));
        ends.filter(|end| *end != id).collect()
    };
    let entity = |id: &str| entities.iter().find(|(known, ..)| *known == id);
    // The words an event hangs on are nobody who speaks, whatever their type is called: "Attribution-no-source".
    let is_trigger = |id: &str| triggers.values().any(|trigger| *trigger == id);
    let mut statements = Vec::new();
    for (id, _, content) in entities.iter().filter(|(_, kind, _)| kind.contains("content")) {
        let near = tied(id);
        let of = |ids: &[&str], wanted: &str| {
            let may_be = |id: &&&str| wanted != "source" || !is_trigger(id);
            ids.iter().filter(may_be).filter_map(|id| entity(id)).find(|(_, kind, _)| kind.contains(wanted)).cloned()
        };
        let cue = of(&near, "cue");
        let over = cue.as_ref().map(|(id, ..)| tied(id)).unwrap_or_default();
        let source = of(&near, "source").or_else(|| of(&over, "source"));
        let first = |found: Option<(&str, String, Vec<Span>)>| found.and_then(|(.., spans)| spans.into_iter().next());
        statements.push(GoldStatement {
            content: content.clone(),
            cue: first(cue),
            source: first(source),
            ..GoldStatement::default()
        });
    }
    statements.sort_by_key(|statement| statement.content.first().map_or(0, |span| span.start));
    Ok(statements)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“It is true,” she said. Bob said the ferry was sold.";

    #[test]
    fn words_and_places_are_found_in_the_text() {
        let json = r#"{"statements": [
            {"content": ["It is true"], "cue": "said", "source": "she", "chain": ["Anna"], "anonymity": "Named"},
            {"content": [[33, 51]], "cue": "said", "source": "Bob", "denies": true, "claim": "sale"}]}"#;
        let gold = from_json(TEXT, json).unwrap();
        assert_eq!(&TEXT[gold[0].cue.clone().unwrap()], "said");
        assert_ne!(gold[0].cue, gold[1].cue);
        assert_eq!(&TEXT[gold[1].content[0].clone()], "the ferry was sold");
        assert!(gold[1].denies);
    }

    #[test]
    fn mistakes_in_gold_are_told() {
        for (json, error) in [
            (r#"{"statements": [{"content": ["no such"]}]}"#, "does not hold"),
            (r#"{"statements": [{"content": ["said"]}]}"#, "more than once"),
            (r#"{"statements": [{"content": [[5, 999]]}]}"#, "not in the text"),
            (r#"{"statements": [{"content": []}]}"#, "no content"),
            (r#"{"statements": [{"contents": ["It"]}]}"#, "unknown field"),
        ] {
            let found = from_json(TEXT, json).unwrap_err().to_string();
            assert!(found.contains(error), "{found}");
        }
    }

    #[test]
    fn brat_ties_contents_to_cues_and_sources() {
        let ann = "T1\tContent 1 11\tIt is true\nT2\tCue 18 22\tsaid\nT3\tSource 14 17\tshe\n\
                   E1\tAttribution:T2 Content:T1 Source:T3\nT4\tContent 33 36;43 51\tthe was sold\n#1\tNote T1\tx\n";
        let gold = from_brat(TEXT, ann).unwrap();
        assert_eq!(gold.len(), 2);
        assert_eq!(&TEXT[gold[0].source.clone().unwrap()], "she");
        assert_eq!(&TEXT[gold[0].cue.clone().unwrap()], "said");
        assert_eq!((gold[1].content.len(), gold[1].source.clone()), (2, None));
        let ann = "T1\tContent 1 11\tIt is true\nT2\tCue 18 22\tsaid\nT3\tAttribution-no-source 18 22\tsaid\n\
                   E1\tAttribution-no-source:T3 Content:T1 Cue:T2\n";
        assert_eq!(from_brat(TEXT, ann).unwrap()[0].source, None);
        assert!(from_brat(TEXT, "T1\tContent x y\tz").is_err());
        assert!(from_brat(TEXT, "nonsense").is_err());
    }
}
