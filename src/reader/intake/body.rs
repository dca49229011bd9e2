//! What each line of a text is: headline, byline, caption, article, or the page's furniture.

use super::{
    dateline::{dateline, is_place},
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
/// The longest line that is one paragraph, in bytes. What is known of a paragraph is held all at once, at many times its
/// size; no article has one as long as a book.
const LONGEST_LINE: usize = 1 << 18;
/// The most lines between headline and article.
const HEADER: usize = 8;
/// In how many of the article's first lines a dateline may stand: a standfirst comes before it on many pages.
const DATELINED: usize = 3;
/// The longest name of an author or outlet on a line of its own, in characters and in words.
const NAME: (usize, usize) = (60, 6);

/// Tells the parts of `text` by its lines. `known` are lines whose kind the page itself tells.
pub(super) fn front(text: &str, known: &[Zone]) -> Front {
    let lines = lines(text);
    let mut front = Front::default();
    let kinds = kinds(text, &lines, known, &mut front);
    let mut undated = DATELINED;
    for (line, kind) in lines.iter().zip(kinds) {
        let mut range = line.clone();
        if kind == ZoneKind::Body && undated > 0 {
            undated -= 1;
            if let Some(found) = dateline(&text[range.clone()]) {
                undated = 0;
                push(&mut front.zones, range.start..range.start + found.len, ZoneKind::Byline);
                range.start += found.len;
                front.publisher = front.publisher.or(found.agency);
            }
        }
        let mut parted = false;
        while kind == ZoneKind::Body && range.len() > LONGEST_LINE {
            let at = range.start + cut(&text[range.start..range.start + floor(&text[range.clone()])]);
            front.zones.push(Zone { range: range.start..at, kind });
            range.start = at;
            parted = true;
        }
        if parted {
            front.zones.push(Zone { range, kind });
        } else {
            push(&mut front.zones, range, kind);
        }
    }
    front
}

/// How many bytes of a line are at most [`LONGEST_LINE`] and end with a character.
fn floor(line: &str) -> usize {
    (0..=LONGEST_LINE.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0)
}

/// Where to cut a line that is too long: behind its last sentence, else behind its last word.
fn cut(line: &str) -> usize {
    let half = floor(line) / 2;
    let end = |marks: &[&str]| marks.iter().filter_map(|mark| line.rfind(mark).map(|at| at + mark.len())).max();
    let good = |at: &usize| *at > half;
    end(&[". ", "! ", "? ", ".” ", ".\" "]).filter(good).or_else(|| end(&[" "]).filter(good)).unwrap_or(line.len())
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
        let signed = Furniture::get().is_byline(&folded(line));
        let mut from = 0;
        for part in line.split(['|', '·', '•', ',']) {
            let behind = &line[from + part.len()..];
            from = line.len() - behind.len() + 1;
            let part = part.trim();
            let low = folded(part);
            let name = ["by ", "автор: ", "автор ", "текст: "]
                .iter()
                .find_map(|word| low.starts_with(word).then(|| part.get(word.len()..)).flatten().map(str::trim))
                .or_else(|| signed_behind(part).filter(|_| signed));
            let dated = part.chars().any(|c| c.is_ascii_digit()) || Furniture::get().is_byline(&low) && name.is_none();
            if let Some(name) = name {
                self.byline.get_or_insert_with(|| name.to_owned());
            } else if !dated && part.chars().next().is_some_and(|c| c.is_uppercase() || "«“\"".contains(c)) {
                let quoted = part.starts_with(['«', '“', '"']);
                let part = part.trim_matches(['«', '»', '“', '”', '"']);
                if self.byline.is_none() && !quoted && is_person(part) && !is_place(part, behind) {
                    self.byline = Some(part.to_owned());
                } else if self.publisher.is_none() && (quoted || self.byline.is_some() && !is_place(part, behind)) {
                    self.publisher = Some(part.to_owned());
                }
            }
        }
    }
}

/// Whether a line above an article tells who wrote it, or when: it holds a date, or is nothing but names.
pub(super) fn signs(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let dated = first_date(line).is_some() && words <= 12;
    let signed = Furniture::get().is_byline(&folded(line)) && line.chars().count() <= 2 * NAME.0;
    dated || signed || words <= 2 * NAME.1 && line.split([',', '&']).all(|name| is_person(name.trim()))
}

/// The name in `Posted on 2 November by Per Dahl`.
fn signed_behind(part: &str) -> Option<&str> {
    let name = part.rfind(" by ").map(|at| part[at + 4..].trim())?;
    is_person(name).then_some(name)
}

/// Whether `name` may be that of a person: two or three words with a capital, or with a connecting word between.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=5).contains(&words.len()) && words.first() != Some(&"The") && {
        let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        words.iter().all(|word| capital(word) || ["and", "и", "de", "van", "von", "bin"].contains(word))
    }
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
    fn a_line_without_end_is_cut_behind_a_sentence() {
        for sentence in ["He said that it was so. ", "слово, ", "ы"] {
            let text = sentence.repeat(3 * LONGEST_LINE / sentence.len());
            let zones = front(&text, &[]).zones;
            assert!(zones.len() >= 3, "{sentence}");
            for pair in zones.windows(2) {
                assert_eq!(pair[0].range.end, pair[1].range.start);
                assert!(text[..pair[0].range.end].ends_with(sentence), "{sentence}");
            }
            for zone in &zones {
                assert!(zone.kind == K::Body && zone.range.len() <= LONGEST_LINE);
            }
            assert_eq!((zones[0].range.start, zones[zones.len() - 1].range.end), (0, text.trim_end().len()));
        }
    }

    #[test]
    fn a_place_before_a_date_is_no_outlet() {
        for line in ["Oslo, 14 October 2026", "New York, Oct. 14, 2026", "Oslo, Norway, 14 October 2026"] {
            let front = front(&format!("Ferry sold?\n\nBy Ingrid Aune\n{line}\n\nThe port says no."), &[]);
            assert_eq!((front.publisher, front.date.as_deref()), (None, Some("2026-10-14")), "{line}");
            assert_eq!(front.byline.as_deref(), Some("Ingrid Aune"));
        }
        for outlet in ["The Ellis Examiner", "Nordre Tidende", "Vessby Courier"] {
            let text = format!("Ferry sold?\n\nBy Ingrid Aune\n{outlet}, 14 October 2026\n\nThe port says no.");
            assert_eq!(front(&text, &[]).publisher.as_deref(), Some(outlet));
        }
    }

    #[test]
    fn who_signs_behind_the_date_is_the_author() {
        let front = front("Title\n\nPosted on November 2, 2024 by Per Dahl\n\nThe log is dull.", &[]);
        assert_eq!((front.byline.as_deref(), front.date.as_deref()), (Some("Per Dahl"), Some("2024-11-02")));
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
