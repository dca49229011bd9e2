//! Datelines: where and when an article was written, and the agency that sent it.

use super::{dates::first_date, lexicon::Furniture, lexicon::folded};

/// What stands in front of an article's first sentence: `HOLT BAY (North Wire) - `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// How many bytes of the line it is.
    pub len: usize,
    /// The agency in it.
    pub agency: Option<String>,
}

/// The longest dateline, in bytes.
const LONGEST: usize = 120;

/// The dateline that `line` begins with, in one of the ways in which agencies write them:
/// `OSLO, Oct 14 (North Wire) - `, `Oslo (North Wire) – `, `МОСКВА, 14 окт — РИА Новости. `, `МОСКВА, 14 октября. /ТАСС/. `.
pub(super) fn dateline(line: &str) -> Option<Dateline> {
    slashed(line).or_else(|| dashed(line))
}

fn dashed(line: &str) -> Option<Dateline> {
    let (dash, len) = [" – ", " — ", " - ", " -- "]
        .iter()
        .filter_map(|dash| line.find(dash).map(|at| (at, dash.len())))
        .min()
        .filter(|(at, _)| *at <= LONGEST)?;
    let place = &line[..dash];
    let inside = place.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let agency = inside.map(|(agency, _)| agency.trim()).filter(|agency| !agency.is_empty());
    // An agency in brackets right before the dash tells a dateline even where the town is no capitals.
    let closed = inside.is_some_and(|(_, rest)| rest.trim().is_empty()) && agency.is_some_and(is_name);
    let town = town(place);
    if !(is_shouted(town) || closed && is_name(town)) {
        return None;
    }
    let end = dash + len;
    let behind = agency.is_none().then(|| agency_behind(&line[end..])).flatten();
    Some(Dateline {
        len: end + behind.map_or(0, |(_, len)| len),
        agency: agency.or(behind.map(|(agency, _)| agency)).map(str::to_owned),
    })
}

/// `МОСКВА, 14 октября. /ТАСС/. `
fn slashed(line: &str) -> Option<Dateline> {
    let open = line.find('/').filter(|at| *at <= LONGEST)?;
    let (agency, rest) = line[open + 1..].split_once('/')?;
    let dated = is_shouted(town(&line[..open])) && line[..open].trim_end().ends_with(['.', ',']);
    let rest_at = line.len() - rest.trim_start_matches('.').trim_start().len();
    (dated && is_name(agency.trim()) && agency.len() <= 60)
        .then(|| Dateline { len: rest_at, agency: Some(agency.trim().to_owned()) })
}

/// The agency between the dash and a full stop (`РИА Новости. `), with the bytes to behind it: capitals all through,
/// or the first word of it, and no more words than a name has.
fn agency_behind(rest: &str) -> Option<(&str, usize)> {
    let (name, _) = rest.split_once(". ")?;
    let few = name.split_whitespace().count() <= 4 && !name.contains([',', ':', ';']);
    (few && is_name(name)).then(|| (name.trim(), name.len() + 2))
}

fn town(place: &str) -> &str {
    place.split(['(', ',', '/', '.']).next().unwrap_or_default().trim()
}

/// Whether a town stands in capitals.
fn is_shouted(town: &str) -> bool {
    let letters = || town.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 3 && letters().all(char::is_uppercase)
}

/// Whether words are a name: few, and the first and last with a capital.
fn is_name(words: &str) -> bool {
    let capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let each = || words.split_whitespace();
    (1..=4).contains(&each().count()) && capital(each().next()) && capital(each().next_back())
}

/// Whether `part` of a byline, with `behind` after it, is the place of a dateline: `Oslo, 14 October 2026`.
///
/// Only a comma and the date follow, or one more name for the country or state; and no word of it is one that outlets
/// are called by.
pub(super) fn is_place(part: &str, behind: &str) -> bool {
    let Some(next) = behind.strip_prefix(',') else { return false };
    let next = next.trim_start();
    let end = next.find(['|', '·', '•']).unwrap_or(next.len());
    let next = &next[..end];
    let dated = |words: &str| first_date(words).is_some() && words.split_whitespace().count() <= 5;
    let country = |words: &str| words.split_once(',').is_some_and(|(name, rest)| is_name(name) && dated(rest.trim()));
    (dated(next) || country(next)) && is_name(part) && !Furniture::get().names_outlet(&folded(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_found_with_their_agency() {
        for (line, dateline_, agency) in [
            ("OSLO (North Wire) - The port said so.", "OSLO (North Wire) - ", Some("North Wire")),
            ("ORLA, June 11 (North Wire) -- The port said so.", "ORLA, June 11 (North Wire) -- ", Some("North Wire")),
            ("Oslo (North Wire) – The port said so.", "Oslo (North Wire) – ", Some("North Wire")),
            ("NEW YORK, Oct. 14 — The port said so.", "NEW YORK, Oct. 14 — ", None),
            ("МОСКВА, 18 апр — РИА Новости. Мост закрыт.", "МОСКВА, 18 апр — РИА Новости. ", Some("РИА Новости")),
            ("ОСЛО, 14 октября. /ТАСС/. Паром стоит.", "ОСЛО, 14 октября. /ТАСС/. ", Some("ТАСС")),
        ] {
            let found = dateline(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((&line[..found.len], found.agency.as_deref()), (dateline_, agency));
        }
    }

    #[test]
    fn a_sentence_is_no_dateline() {
        for line in [
            "The port – the only one of its kind – said so.",
            "Oslo – the port said so.",
            "Lie (Labour) said – and meant it – that it was so.",
            "He said it. /s/ It was so.",
            "A – B",
            "",
        ] {
            assert_eq!(dateline(line), None, "{line}");
        }
    }
}
