//! What each line of a text is: headline, byline, caption, article, or the page's furniture.

use super::{
    dates::first_date,
    lexicon::{Furniture, folded},
};
use crate::reader::{Span, Zone, ZoneKind};

/// What the text itself says about the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    pub zones: Vec<Zone>,
    pub title: Option<String>,
    pub byline: Option<String>,
    pub date: Option<String>,
    pub publisher: Option<String>,
}

/// The longest headline, in characters.
const HEADLINE: usize = 250;
/// The most lines between headline and article.
const HEADER: usize = 8;
/// The longest name of an author or outlet on a line of its own, in characters and in words.
const NAME: (usize, usize) = (60, 6);

/// Tells the parts of `text` by its lines. `known` are lines whose kind the page itself tells.
pub(super) fn front(text: &str, known: &[Zone]) -> Front {
    let lines = lines(text);
    let mut front = Front::default();
    let kinds = kinds(text, &lines, known, &mut front);
    let mut body_begun = false;
    for (line, kind) in lines.iter().zip(kinds) {
        let mut range = line.clone();
        if kind == ZoneKind::Body && !body_begun {
            body_begun = true;
            if let Some(end) = dateline(&text[range.clone()], &mut front.publisher) {
                push(&mut front.zones, range.start..range.start + end, ZoneKind::Byline);
                range.start += end;
            }
        }
        push(&mut front.zones, range, kind);
    }
    front
}

/// Adds a zone, or lets the last one of the same kind go on over the blank lines between them.
fn push(zones: &mut Vec<Zone>, range: Span, kind: ZoneKind) {
    match zones.last_mut() {
        Some(last) if last.kind == kind => last.range.end = range.end,
        _ => zones.push(Zone { range, kind }),
    }
}

/// The lines that are not blank, without the white space around them.
fn lines(text: &str) -> Vec<Span> {
    let mut from = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let start = from + (line.len() - line.trim_start().len());
        let end = from + line.trim_end().len();
        if start < end {
            lines.push(start..end);
        }
        from += line.len() + 1;
    }
    lines
}

fn kinds(text: &str, lines: &[Span], known: &[Zone], front: &mut Front) -> Vec<ZoneKind> {
    let furniture = Furniture::get();
    let told = |line: &Span| {
        let after = known.partition_point(|zone| zone.range.start <= line.start);
        after.checked_sub(1).and_then(|at| known.get(at)).filter(|zone| line.start < zone.range.end)
    };
    let mut kinds = Vec::with_capacity(lines.len());
    let mut header = lines.len() > 1;
    let mut header_lines = 0;
    let mut running = false;
    let mut over = false;
    for (at, line) in lines.iter().enumerate() {
        let words = &text[line.clone()];
        let low = folded(words);
        if let Some(zone) = told(line)
            && zone.kind != ZoneKind::Body
        {
            if zone.kind == ZoneKind::Byline {
                front.read_byline(words);
            }
            kinds.push(zone.kind);
            continue;
        }
        let kind = if over {
            ZoneKind::Boilerplate
        } else if furniture.is_caption(&low) {
            ZoneKind::Caption
        } else if furniture.ends_article(&low) && (at * 3 > lines.len() || running) {
            over = true;
            ZoneKind::Boilerplate
        } else if furniture.is_furniture(&low) || furniture.ends_article(&low) || (running && furniture.goes_on(&low)) {
            ZoneKind::Boilerplate
        } else if header && header_lines < HEADER {
            header_kind(words, &low, front)
        } else {
            ZoneKind::Body
        };
        running = kind == ZoneKind::Boilerplate;
        header &= kind != ZoneKind::Body;
        header_lines += 1;
        kinds.push(kind);
    }
    kinds
}

/// What a line above the article is. The first that is neither headline nor byline is the article.
fn header_kind(words: &str, low: &str, front: &mut Front) -> ZoneKind {
    let ended = words.trim_end_matches(['"', '”', '»', '’', ')']).ends_with(['.', ',', ';', ':', '…']);
    let short = words.chars().count() <= NAME.0 && words.split_whitespace().count() <= NAME.1;
    let dated = first_date(words).is_some() && words.split_whitespace().count() <= 12;
    let spoken = words.starts_with(['-', '–', '—']) || is_spoken(words);
    let signed = Furniture::get().is_byline(low) && words.chars().count() <= 2 * NAME.0;
    if (signed || dated) && !words.ends_with('.') {
        front.read_byline(words);
        ZoneKind::Byline
    } else if ended || spoken {
        ZoneKind::Body
    } else if front.title.is_none() && words.chars().count() <= HEADLINE {
        front.title = Some(words.to_owned());
        ZoneKind::Title
    } else if short && front.title.is_some() && words.chars().next().is_some_and(|c| c.is_uppercase() || c == '«') {
        front.read_byline(words);
        ZoneKind::Byline
    } else if words.chars().count() <= HEADLINE && !words.ends_with(['!', '?', '”', '»', '"']) {
        // A second line of the headline.
        ZoneKind::Title
    } else {
        ZoneKind::Body
    }
}

/// Whether a line is of a transcript: a name in front of a colon.
fn is_spoken(words: &str) -> bool {
    words.split_once(':').is_some_and(|(name, rest)| {
        name.chars().count() <= 30 && rest.starts_with(' ') && name.chars().any(char::is_alphabetic) && {
            let letters = || name.chars().filter(|c| c.is_alphabetic());
            letters().all(char::is_uppercase) || name.split_whitespace().count() == 1 && letters().count() <= 2
        }
    })
}

impl Front {
    /// Takes author, outlet and date from a line such as `By Samuel Okoro | The Ellis Examiner | 21 May 2025`.
    pub(super) fn read_byline(&mut self, line: &str) {
        if self.date.is_none() {
            self.date = first_date(line).map(|date| date.to_string());
        }
        for part in line.split(['|', '·', '•', ',']) {
            let part = part.trim();
            let low = folded(part);
            let name = ["by ", "автор: ", "автор ", "текст: "]
                .iter()
                .find_map(|word| low.starts_with(word).then(|| part.get(word.len()..)).flatten().map(str::trim));
            let dated = part.chars().any(|c| c.is_ascii_digit()) || Furniture::get().is_byline(&low) && name.is_none();
            if let Some(name) = name {
                self.byline.get_or_insert_with(|| name.to_owned());
            } else if !dated && part.chars().next().is_some_and(|c| c.is_uppercase() || "«“\"".contains(c)) {
                let quoted = part.starts_with(['«', '“', '"']);
                let part = part.trim_matches(['«', '»', '“', '”', '"']);
                if self.byline.is_none() && !quoted && is_person(part) {
                    self.byline = Some(part.to_owned());
                } else if self.publisher.is_none() && (quoted || self.byline.is_some()) {
                    self.publisher = Some(part.to_owned());
                }
            }
        }
    }
}

/// Whether `name` may be that of a person: two or three words with a capital, or with a connecting word between.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=5).contains(&words.len()) && words.first() != Some(&"The") && {
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        words.iter().all(|word| capital(word) || ["and", "и", "de", "van", "von", "bin"].contains(word))
    }
}

/// How many bytes of the article's first line are its dateline (`HOLT BAY (North Wire) - `), and the agency in it.
fn dateline(line: &str, publisher: &mut Option<String>) -> Option<usize> {
    let (dash, len) = [" – ", " — ", " - ", " -- "]
        .iter()
        .filter_map(|dash| line.find(dash).map(|at| (at, dash.len())))
        .min()
        .filter(|(at, _)| *at <= 90)?;
    let place = &line[..dash];
    let town = place.split(['(', ',', '/']).next().unwrap_or_default().trim();
    let letters = || town.chars().filter(|c| c.is_alphabetic());
    if letters().count() < 3 || !letters().all(char::is_uppercase) {
        return None;
    }
    let agency = place.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(agency, _)| agency.trim());
    if let Some(agency) = agency.filter(|agency| !agency.is_empty())
        && publisher.is_none()
    {
        *publisher = Some(agency.to_owned());
    }
    Some(dash + len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ZoneKind as K;

    fn parts(text: &str) -> Vec<(ZoneKind, &str)> {
        front(text, &[]).zones.into_iter().map(|zone| (zone.kind, &text[zone.range])).collect()
    }

    #[test]
    fn headline_byline_article_caption_and_appeal_are_told_apart() {
        let text = "Was the ferry sold twice?\n\nBy Ingrid Aune\nNordre Tidende\n14 March 2024\n\nThe port says no.\n\n\
                    “Not true,” said Lie.\n\nPhoto: the ferry. “A beauty,” says Lie. (A. Kern)\n\nHe left.\n\n\
                    Support our newsroom: they claim that nobody reads.\n\nThe authorities claim that we are bad.";
        let found = parts(text);
        assert_eq!(
            found,
            [
                (K::Title, "Was the ferry sold twice?"),
                (K::Byline, "By Ingrid Aune\nNordre Tidende\n14 March 2024"),
                (K::Body, "The port says no.\n\n“Not true,” said Lie."),
                (K::Caption, "Photo: the ferry. “A beauty,” says Lie. (A. Kern)"),
                (K::Body, "He left."),
                (
                    K::Boilerplate,
                    "Support our newsroom: they claim that nobody reads.\n\nThe authorities claim that we are bad."
                ),
            ]
        );
        let front = front(text, &[]);
        assert_eq!(front.title.as_deref(), Some("Was the ferry sold twice?"));
        assert_eq!(front.byline.as_deref(), Some("Ingrid Aune"));
        assert_eq!(front.publisher.as_deref(), Some("Nordre Tidende"));
        assert_eq!(front.date.as_deref(), Some("2024-03-14"));
    }

    #[test]
    fn a_russian_header_is_read_too() {
        let front = front("Плотина\n\nЕвгения Малова\n«Северный курьер»\n3 июня 2025 года\n\nИнженеры знали.", &[]);
        assert_eq!(front.byline.as_deref(), Some("Евгения Малова"));
        assert_eq!(front.publisher.as_deref(), Some("Северный курьер"));
        assert_eq!(front.date.as_deref(), Some("2025-06-03"));
    }

    #[test]
    fn one_line_a_transcript_and_speech_are_all_article() {
        assert_eq!(parts("Smith said he was ill"), [(K::Body, "Smith said he was ill")]);
        let transcript = "SMITH: I was ill\nJONES: You were not";
        assert_eq!(parts(transcript), [(K::Body, transcript)]);
        let interview = "Q: Were you ill?\nA: No";
        assert_eq!(parts(interview), [(K::Body, interview)]);
    }

    #[test]
    fn a_dateline_is_no_part_of_the_first_sentence() {
        let text = "Island burns\n\nHOLT BAY (North Wire) - Smoke came from a fire, a firm said.";
        let found = parts(text);
        assert_eq!(found[1], (K::Byline, "HOLT BAY (North Wire) - "));
        assert_eq!(found[2], (K::Body, "Smoke came from a fire, a firm said."));
        assert_eq!(front(text, &[]).publisher.as_deref(), Some("North Wire"));
    }
}
