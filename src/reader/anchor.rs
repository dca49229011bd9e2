//! A passage found again in a changed version of its document, by its words and by those around it.

use std::collections::HashMap;

use super::Scalars;
use crate::board::Passage;

/// What became of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Its words stand where they stood.
    Here,
    /// Its words stand elsewhere: at these ranges, in Unicode scalar values.
    Moved(Vec<(usize, usize)>),
    /// Its words are gone, or stand in several places of which none can be told to be the one.
    Lost,
}

/// The mark between the parts of a passage's quote.
const GAP: &str = " … ";

/// Looks for `passages` in the text that took the place of theirs. One answer a passage, in their order.
///
/// Only the passage's very words count, white space aside. Of several places the one counts whose surroundings are
/// nearest to the prefix and the suffix; if two are equally near, the passage is lost rather than moved by chance.
pub fn find_again(passages: &[Passage], text: &str) -> Vec<Found> {
    let scalars = Scalars::of(text);
    let plain = Plain::of(text);
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    passages
        .iter()
        .map(|passage| {
            let parts: Vec<&str> = match passage.ranges.len() {
                0 | 1 => vec![passage.quote.as_str()],
                _ => passage.quote.split(GAP).collect(),
            };
            if passage.ranges.len() == parts.len() && stands(passage, &parts, text, &scalars) {
                return Found::Here;
            }
            let Some(first) = parts.first().filter(|part| !part.trim().is_empty()) else { return Found::Lost };
            let starts = known.entry(first).or_insert_with(|| plain.places(first));
            best(passage, &parts, starts, &plain).map_or(Found::Lost, |ranges| {
                let ranges = ranges.into_iter().map(|(start, end)| scalars.range(&(plain.byte(start)..plain.end(end))));
                Found::Moved(ranges.collect())
            })
        })
        .collect()
}

/// Whether all parts stand at their ranges.
fn stands(passage: &Passage, parts: &[&str], text: &str, scalars: &Scalars<'_>) -> bool {
    passage.ranges.iter().zip(parts).all(|((start, end), part)| {
        let (start, end) = (scalars.byte(*start), scalars.byte(*end));
        start < end && &text[start..end] == *part
    }) && {
        let start = passage.ranges.first().map_or(0, |(start, _)| scalars.byte(*start));
        // The same words may stand there by chance: what is around them must be what it was, if anything is.
        let around = common_tail(&text[..start], &passage.prefix);
        passage.prefix.is_empty() || around * 2 >= passage.prefix.chars().count() || places_once(text, parts)
    }
}

fn places_once(text: &str, parts: &[&str]) -> bool {
    parts.first().is_some_and(|part| text.matches(part).nth(1).is_none())
}

/// The ranges of the parts in the plain text, from the start that fits best.
fn best(passage: &Passage, parts: &[&str], starts: &[usize], plain: &Plain<'_>) -> Option<Vec<(usize, usize)>> {
    let (prefix, suffix) = (folded(&passage.prefix), folded(&passage.suffix));
    let mut ranked: Vec<(usize, Vec<(usize, usize)>)> = starts
        .iter()
        .filter_map(|start| {
            let mut ranges = Vec::new();
            let mut from = *start;
            for (at, part) in parts.iter().enumerate() {
                let part = folded(part);
                let found =
                    if at == 0 { Some(from) } else { plain.text[from..].find(&part).map(|found| from + found) }?;
                ranges.push((found, found + part.len()));
                from = found + part.len();
            }
            let near = common_tail(&plain.text[..*start], &prefix) + common_head(&plain.text[from..], &suffix);
            Some((near, ranges))
        })
        .collect();
    ranked.sort_by_key(|(near, _)| std::cmp::Reverse(*near));
    match ranked.as_slice() {
        [(_, ranges)] => Some(ranges.clone()),
        [(first, ranges), (second, _), ..] if first > second => Some(ranges.clone()),
        _ => None,
    }
}

fn common_head(text: &str, words: &str) -> usize {
    text.trim_start().chars().zip(words.trim_start().chars()).take_while(|(a, b)| a == b).count()
}

fn common_tail(text: &str, words: &str) -> usize {
    text.trim_end().chars().rev().zip(words.trim_end().chars().rev()).take_while(|(a, b)| a == b).count()
}

/// Text with each run of white space as one space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with each run of white space as one space, and where its bytes come from.
struct Plain<'a> {
    text: String,
    /// For each byte of the plain text, where it stands in the original.
    from: Vec<u32>,
    original: &'a str,
}

impl<'a> Plain<'a> {
    fn of(original: &'a str) -> Self {
        let (mut text, mut from) = (String::with_capacity(original.len()), Vec::with_capacity(original.len()));
        for (at, c) in original.char_indices() {
            let blank = c.is_whitespace();
            if blank && text.ends_with(' ') {
                continue;
            }
            let c = if blank { ' ' } else { c };
            text.push(c);
            from.extend((0..c.len_utf8()).map(|byte| (at + if blank { 0 } else { byte }) as u32));
        }
        Self { text, from, original }
    }

    /// Where `words` begin in the plain text.
    fn places(&self, words: &str) -> Vec<usize> {
        let words = folded(words);
        self.text.match_indices(&words).map(|(at, _)| at).collect()
    }

    /// Where the byte `at` stands in the original.
    fn byte(&self, at: usize) -> usize {
        self.from.get(at).map_or(self.original.len(), |byte| *byte as usize)
    }

    /// Where what ends before the byte `at` ends in the original.
    fn end(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |last| self.byte(last) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::DocumentId;

    fn passage(text: &str, quote: &str, nth: usize) -> Passage {
        let at = text.match_indices(quote).nth(nth).unwrap().0;
        let start = text[..at].chars().count();
        let before: Vec<char> = text[..at].chars().rev().take(32).collect();
        Passage {
            document: DocumentId::fresh(1),
            ranges: vec![(start, start + quote.chars().count())],
            quote: quote.to_owned(),
            prefix: before.into_iter().rev().collect(),
            suffix: text[at + quote.len()..].chars().take(32).collect(),
        }
    }

    fn words(text: &str, found: &Found) -> String {
        let Found::Moved(ranges) = found else { return format!("{found:?}") };
        let (start, end) = ranges[0];
        text.chars().skip(start).take(end - start).collect()
    }

    const OLD: &str = "Он сказал, что “all is well”. She said it was not true. He said it was not true.";

    #[test]
    fn what_did_not_move_is_here() {
        assert_eq!(find_again(&[passage(OLD, "all is well", 0)], OLD), [Found::Here]);
    }

    #[test]
    fn what_moved_is_found_by_its_words_through_other_line_ends() {
        let new = "Новое начало. Он сказал, что\n“all  is\nwell”.";
        let found = find_again(&[passage(OLD, "all is well", 0)], new);
        assert_eq!(words(new, &found[0]), "all  is\nwell");
    }

    #[test]
    fn of_two_places_the_surroundings_decide() {
        let new = format!("Updated. {OLD}");
        let found = find_again(&[passage(OLD, "it was not true", 1), passage(OLD, "it was not true", 0)], &new);
        let start = |found: &Found| match found {
            Found::Moved(ranges) => ranges[0].0,
            _ => panic!("{found:?}"),
        };
        assert!(start(&found[0]) > start(&found[1]));
    }

    #[test]
    fn what_is_gone_or_doubtful_is_lost() {
        assert_eq!(find_again(&[passage(OLD, "all is well", 0)], "Nothing is left."), [Found::Lost]);
        let twice = "xx it was not true yy. xx it was not true yy.";
        assert_eq!(find_again(&[passage(OLD, "it was not true", 0)], twice), [Found::Lost]);
    }
}
