//! Where in a file the field stands that breaks a rule of the board.

use std::{collections::HashSet, ops::Range};

use super::scan::{self, Field};
use crate::board::{Flaw, check};

/// Finds the places of problems; two problems alike are found at two places, in their order.
pub(super) struct Locator<'a> {
    text: &'a str,
    /// The item looked at last, and its fields.
    item: Range<usize>,
    fields: Vec<Field<'a>>,
    /// Places already told.
    used: HashSet<usize>,
}

impl<'a> Locator<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, item: 0..0, fields: Vec::new(), used: HashSet::new() }
    }

    /// The byte at which `problem` of the item at `text[item]` stands; for the head, the value at `text[item]`.
    pub(super) fn place(&mut self, problem: &check::Problem, item: Range<usize>) -> usize {
        if self.item != item {
            self.fields = scan::fields(self.text, item.clone());
            self.item = item.clone();
        }
        let named = self.fields.iter().filter(|field| field.name == problem.field).map(|field| field.value.clone());
        let mut values: Vec<Range<usize>> = named.collect();
        if values.is_empty() {
            values.push(item);
        }
        let in_value = |value: &Range<usize>| match &problem.flaw {
            Flaw::Range { found, .. } => self.numbers(value, *found),
            Flaw::Missing { id, .. } | Flaw::TwoSets { claim: id, .. } => self.texts(value, id),
            // The first time is no mistake.
            Flaw::Twice { id } => self.texts(value, id).split_off(1.min(self.texts(value, id).len())),
            Flaw::Control { code, place } if self.holds(value, *code, *place) => vec![value.start],
            Flaw::Backwards { start, .. } => self.numbers(value, *start as f64),
            _ => Vec::new(),
        };
        let places: Vec<usize> = values.iter().flat_map(in_value).collect();
        let first = values.first().map_or(0, |value| value.start);
        let free = places.iter().copied().find(|place| !self.used.contains(place));
        let place = free.or(places.first().copied()).unwrap_or(first);
        self.used.insert(place);
        place
    }

    /// Where `number` stands in `text[value]`.
    fn numbers(&self, value: &Range<usize>, number: f64) -> Vec<usize> {
        let part_of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | '_');
        let mut places = Vec::new();
        let mut at = value.start;
        for word in self.text[value.clone()].split_inclusive(|c| !part_of_number(c)) {
            let digits = word.trim_end_matches(|c| !part_of_number(c)).replace('_', "");
            let same = |read: f64| read == number || (read.is_nan() && number.is_nan());
            if digits.parse().is_ok_and(same) {
                places.push(at);
            }
            at += word.len();
        }
        places
    }

    /// Where the text `id` stands in `text[value]`.
    fn texts(&self, value: &Range<usize>, id: &str) -> Vec<usize> {
        let quoted = format!("\"{id}\"");
        self.text[value.clone()].match_indices(&quoted).map(|(at, _)| value.start + at).collect()
    }

    /// Whether `text[value]` spells a text with this character at this place.
    fn holds(&self, value: &Range<usize>, code: u32, place: usize) -> bool {
        let spelled: Result<String, _> = ron::from_str(&self.text[value.clone()]);
        spelled.is_ok_and(|text| text.chars().nth(place.saturating_sub(1)).is_some_and(|c| u32::from(c) == code))
    }
}
