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

/// How many words of a quotation are enough to know it by, whatever stands around it.
const OWN: usize = 6;
/// What part of the surroundings must be as it was where the words are fewer, or stand in several places: one in so many.
const AROUND: usize = 4;

/// Looks for `passages` in the text that took the place of theirs. One answer a passage, in their order.
///
/// Only the passage's very words count, white space aside, and none that are part of longer words. Of several places the
/// one counts whose surroundings are nearest to the prefix and the suffix. A passage is lost rather than moved by chance:
/// where two places are equally near, or where few words stand alone in surroundings that are all new, for somebody else
/// may have said them.
pub fn find_again(passages: &[Passage], text: &str) -> Vec<Found> {
    let scalars = Scalars::of(text);
    let plain = Plain::of(text);
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    passages
        .iter()
        .map(|passage| {
            let parts = parts(passage);
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

/// The parts of a passage's quote, one a range. Their lengths tell them, for the words may hold the mark themselves.
fn parts(passage: &Passage) -> Vec<&str> {
    if passage.ranges.len() < 2 {
        return vec![&passage.quote];
    }
    let measured = || {
        let mut rest = passage.quote.as_str();
        let mut parts = Vec::new();
        for (start, end) in &passage.ranges {
            if !parts.is_empty() {
                rest = rest.strip_prefix(GAP)?;
            }
            let length = end.checked_sub(*start)?;
            let at = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(length)?;
            let (part, behind) = rest.split_at(at);
            parts.push(part);
            rest = behind;
        }
        rest.is_empty().then_some(parts)
    };
    measured().unwrap_or_else(|| passage.quote.split(GAP).collect())
}

/// Whether all parts stand at their ranges.
fn stands(passage: &Passage, parts: &[&str], text: &str, scalars: &Scalars<'_>) -> bool {
    passage.ranges.iter().zip(parts).all(|((start, end), part)| {
        let (start, end) = (scalars.byte(*start), scalars.byte(*end));
        start < end && &text[start..end] == *part && whole(text, start, end)
    }) && {
        let first = passage.ranges.first().map_or(0, |(start, _)| scalars.byte(*start));
        let last = passage.ranges.last().map_or(0, |(_, end)| scalars.byte(*end));
        // The same words may stand there by chance, said by somebody else: what is around them must be what it was.
        let before = common_tail(&text[..first], &passage.prefix);
        let behind = common_head(&text[last..], &passage.suffix);
        let all = passage.prefix.trim().chars().count() + passage.suffix.trim().chars().count();
        all == 0 || (before + behind) * 2 >= all
    }
}

/// Whether no word of `text` goes on over the bounds of a place.
fn whole(text: &str, start: usize, end: usize) -> bool {
    let cut = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        letter(text[..at].chars().next_back()) && letter(text[at..].chars().next())
    };
    !cut(start) && !cut(end)
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
                let found = if at == 0 { Some(from) } else { plain.next(&part, from) }?;
                ranges.push((found, found + part.len()));
                from = found + part.len();
            }
            let near = common_tail(&plain.text[..*start], &prefix) + common_head(&plain.text[from..], &suffix);
            Some((near, ranges))
        })
        .collect();
    ranked.sort_by_key(|(near, _)| std::cmp::Reverse(*near));
    let all = prefix.chars().count() + suffix.chars().count();
    let known = |near: usize| near * AROUND >= all;
    let own = parts.iter().flat_map(|part| part.split_whitespace()).count() >= OWN;
    match ranked.as_slice() {
        [(near, ranges)] if own || known(*near) => Some(ranges.clone()),
        [(first, ranges), (second, _), ..] if first > second && known(*first) => Some(ranges.clone()),
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
        let places = self.text.match_indices(&words).map(|(at, _)| at);
        places.filter(|at| whole(&self.text, *at, at + words.len())).collect()
    }

    /// Where `words` stand next, from the byte `from` on.
    fn next(&self, words: &str, from: usize) -> Option<usize> {
        let places = self.text[from..].match_indices(words).map(|(at, _)| from + at);
        places.into_iter().find(|at| whole(&self.text, *at, at + words.len()))
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

    #[test]
    fn words_within_words_are_not_the_passage() {
        let old = "He said no to it.";
        assert_eq!(find_again(&[passage(old, "no", 0)], "He said nothing to it."), [Found::Lost]);
        assert_eq!(find_again(&[passage(old, "no", 0)], "He said note to it."), [Found::Lost]);
    }

    #[test]
    fn the_same_few_words_of_somebody_else_are_not_the_passage() {
        let old = "The mayor of Oslo told us: it is true. Much later on the port’s lawyer wrote: it is true.";
        let new = "Much later on the port’s lawyer wrote: it is true.";
        assert_eq!(find_again(&[passage(old, "it is true", 0)], new), [Found::Lost]);
        assert!(matches!(find_again(&[passage(old, "it is true", 1)], new)[0], Found::Moved(_)));
    }

    #[test]
    fn parts_that_hold_the_mark_of_a_gap_are_told_by_their_lengths() {
        let text = "“I … don’t know,” he said, “and that is all.”";
        let mut asked = passage(text, "I … don’t know,", 0);
        let second = text.find("and").map(|at| text[..at].chars().count()).unwrap();
        asked.ranges.push((second, second + 3));
        asked.quote = "I … don’t know, … and".to_owned();
        asked.suffix = " that is all.”".to_owned();
        assert_eq!(parts(&asked), ["I … don’t know,", "and"]);
        assert_eq!(find_again(&[asked], text), [Found::Here]);
    }

    /// Whatever is done to a text around a passage: what is found is the passage at its own place, and all else is told
    /// to be lost; where the passage is taken out, it is lost, whatever stands elsewhere in the same words.
    #[test]
    fn no_edit_moves_a_passage_to_words_that_are_not_its_own() {
        const WORDS: [&str; 12] =
            ["true", "it", "is", "not", "said", "he", "port", "the", "no", "nothing", "nor", "паром"];
        let mut random = 11_u64;
        let mut below = |most: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as usize % most
        };
        let (mut found, mut lost) = (0, 0);
        for _ in 0..3_000 {
            // Each word with its number: what was where is known for good.
            let mut words: Vec<(usize, &str)> = (0..60).map(|at| (at, WORDS[below(WORDS.len())])).collect();
            let print = |words: &[(usize, &str)]| words.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
            let old = print(&words);
            let (from, len) = (below(50), 1 + below(8));
            let start = print(&words[..from]).chars().count() + usize::from(from > 0);
            let quote = print(&words[from..from + len]);
            let end = start + quote.chars().count();
            let around = |from: usize, to: usize| old.chars().skip(from).take(to - from).collect::<String>();
            let asked = Passage {
                document: DocumentId::fresh(1),
                ranges: vec![(start, end)],
                quote: quote.clone(),
                prefix: around(start.saturating_sub(32), start),
                suffix: around(end, end + 32),
            };
            // Edits, none within the passage.
            for _ in 0..below(8) {
                let at = below(words.len() + 1);
                let own = |at: usize| words.get(at).is_some_and(|(number, _)| (from..from + len).contains(number));
                if own(at) && at > 0 && own(at - 1) {
                    continue;
                }
                if below(2) == 0 || own(at) || at == words.len() {
                    // Were it one of the passage's own, nobody could tell which of two in a row is new.
                    let other = WORDS[below(WORDS.len())];
                    words.insert(at, (usize::MAX, if quote.contains(other) { "so" } else { other }));
                } else {
                    words.remove(at);
                }
            }
            let new = print(&words);
            let place = words.iter().position(|(number, _)| *number == from).unwrap();
            if len > 1 {
                let mut without = words.clone();
                without.splice(place..place + len, [(usize::MAX, "so")]);
                let without = print(&without);
                let answer = find_again(std::slice::from_ref(&asked), &without);
                assert_eq!(answer, [Found::Lost], "{quote:?} of {old:?} in {without:?}");
            }
            let start = print(&words[..place]).chars().count() + usize::from(place > 0);
            let right = (start, start + quote.chars().count());
            match &find_again(std::slice::from_ref(&asked), &new)[0] {
                Found::Here => assert_eq!(asked.ranges[0], right, "{quote:?} of {old:?} in {new:?}"),
                Found::Moved(ranges) => assert_eq!(ranges[0], right, "{quote:?} of {old:?} in {new:?}"),
                Found::Lost => {
                    lost += 1;
                    continue;
                }
            }
            found += 1;
        }
        assert!(found > 10 * lost && lost > 0, "{found} found, {lost} lost");
    }
}
