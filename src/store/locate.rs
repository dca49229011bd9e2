//! Where in a file the field stands that breaks a rule of the board.

use std::{collections::HashMap, ops::Range};

use super::scan;
use crate::board::{Flaw, check};

/// Finds the places of problems; problems alike are found at one place after the other, in their order.
pub(super) struct Locator<'a> {
    text: &'a str,
    /// The item looked at last.
    item: Range<usize>,
    /// Where its fields' values stand, by the names of the fields.
    values: HashMap<&'a str, Vec<Range<usize>>>,
    /// What those values hold, for the fields asked about.
    words: HashMap<&'static str, HashMap<Word<'a>, Places>>,
}

/// Something a problem can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Word<'a> {
    /// A text in quotation marks.
    Text(&'a str),
    /// The bits of a number.
    Number(u64),
    /// A control character at a place of a text.
    Control(u32, usize),
}

/// Where a word stands, in order, and how many of these places were told.
#[derive(Debug, Default)]
struct Places {
    all: Vec<usize>,
    told: usize,
}

impl<'a> Locator<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, item: 0..0, values: HashMap::new(), words: HashMap::new() }
    }

    /// The byte at which `problem` of the item at `text[item]` stands; for the head, the value at `text[item]`.
    pub(super) fn place(&mut self, problem: &check::Problem, item: Range<usize>) -> usize {
        if self.item != item {
            self.values.clear();
            self.words.clear();
            for field in scan::fields(self.text, item.clone()) {
                self.values.entry(field.name).or_default().push(field.value);
            }
            self.item = item.clone();
        }
        let values = self.values.entry(problem.field).or_insert_with(|| vec![item]);
        let first = values.first().map_or(0, |value| value.start);
        let (word, skip) = match problem.flaw {
            Flaw::Range { found, .. } => (number(found), 0),
            Flaw::Missing { id, .. } | Flaw::TwoSets { claim: id, .. } => (Word::Text(id), 0),
            // The first time is no mistake.
            Flaw::Twice { id } => (Word::Text(id), 1),
            Flaw::Control { code, place } => (Word::Control(code, place), 0),
            Flaw::Backwards { start, .. } => (number(start as f64), 0),
            _ => return first,
        };
        let text = self.text;
        let words = self.words.entry(problem.field).or_insert_with(|| {
            let mut words = HashMap::new();
            for value in values.iter() {
                gather(text, value, &mut words);
            }
            words
        });
        let Some(places) = words.get_mut(&word) else { return first };
        let place = places.all.get(places.told.max(skip)).or(places.all.last());
        places.told = places.told.max(skip) + 1;
        place.copied().unwrap_or(first)
    }
}

/// All NaNs are one number here, and so are both zeros.
fn number(number: f64) -> Word<'static> {
    Word::Number(if number.is_nan() { f64::NAN } else { number + 0.0 }.to_bits())
}

/// Notes the words in `text[value]`.
fn gather<'a>(text: &'a str, value: &Range<usize>, words: &mut HashMap<Word<'a>, Places>) {
    let mut note = |word, at| words.entry(word).or_default().all.push(at);
    let whole = &text[value.clone()];
    if whole.starts_with(['"', 'r']) {
        // Only what is written in an unusual way can hold what must not be there.
        if whole.contains(|c: char| c == '\\' || c.is_control())
            && let Ok(spelled) = ron::from_str::<String>(whole)
        {
            let controls = spelled.chars().enumerate().filter(|(_, c)| c.is_control());
            for (place, control) in controls {
                note(Word::Control(control.into(), place + 1), value.start);
            }
        }
    }
    let part_of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | '_');
    let mut at = value.start;
    for (place, part) in whole.split('"').enumerate() {
        if place % 2 == 1 {
            note(Word::Text(part), at - 1);
        } else {
            let mut at = at;
            for word in part.split_inclusive(|c| !part_of_number(c)) {
                let digits = word.trim_end_matches(|c| !part_of_number(c)).replace('_', "");
                if let Ok(read) = digits.parse() {
                    note(number(read), at);
                }
                at += word.len();
            }
        }
        at += part.len() + 1;
    }
}
