//! How much each trait counts.

use super::{asked::Sort, traits::Trait};
use std::{
    collections::HashMap,
    fmt::Write,
    sync::{Arc, LazyLock},
};

/// For each trait its weight for all sorts of mentions, and what each sort adds.
pub(super) type Row = [f32; Sort::ALL + 1];

/// The weights of all traits.
#[derive(Clone, Debug)]
pub(super) struct Weights(Vec<Row>);

/// Those of English.
pub(super) static ENGLISH: LazyLock<Arc<Weights>> =
    LazyLock::new(|| Arc::new(Weights::parse(include_str!("../../../assets/reader/english/cast.tsv"))));

/// Smaller weights are not written: they would change nothing.
const LEAST: f32 = 0.02;

impl Default for Weights {
    fn default() -> Self {
        Self(vec![[0.0; Sort::ALL + 1]; Trait::ALL])
    }
}

impl Weights {
    /// Reads lines of a trait and its weights.
    pub fn parse(data: &str) -> Self {
        let names: HashMap<String, usize> = (0..Trait::ALL).map(|at| (Trait(at as u16).name(), at)).collect();
        let mut weights = Self::default();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            let Some(at) = parts.next().and_then(|name| names.get(name)) else { continue };
            for (weight, part) in weights.0[*at].iter_mut().zip(parts) {
                *weight = part.parse().unwrap_or_default();
            }
        }
        weights
    }

    /// As lines that `parse` reads.
    pub fn text(&self) -> String {
        let mut text = String::from(
            "# How much speaks for one who may be meant by a pronoun or a description: the trait and its values (see\n\
             # src/reader/cast/traits.rs), its weight for all, and what is added for he and she, it, they, the judge, the firm.\n",
        );
        for (at, row) in self.0.iter().enumerate().filter(|(_, row)| row.iter().any(|weight| weight.abs() >= LEAST)) {
            text += &Trait(at as u16).name();
            for weight in row {
                let weight = if weight.abs() < LEAST { 0.0 } else { *weight };
                let _ = write!(text, "\t{weight:.2}");
            }
            text.push('\n');
        }
        text
    }

    /// The weight of a trait for a sort.
    pub fn of(&self, one: Trait, sort: Sort) -> f32 {
        let row = &self.0[usize::from(one.0)];
        row[0] + row[sort as usize + 1]
    }

    /// The weights, to be learnt.
    pub fn rows(&mut self) -> &mut [Row] {
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Sort, Trait, Weights};

    #[test]
    fn what_is_written_is_read_again() {
        let mut weights = Weights::default();
        let (one, other) = (Trait(7), Trait(Trait::ALL as u16 - 1));
        weights.rows()[7] = [1.25, 0.0, -2.5, 0.0, 0.0, 0.0];
        weights.rows()[Trait::ALL - 1][5] = 0.5;
        let read = Weights::parse(&weights.text());
        assert_eq!(read.of(one, Sort::Thing), -1.25);
        assert_eq!(read.of(one, Sort::Person), 1.25);
        assert_eq!(read.of(other, Sort::Body), 0.5);
        assert_eq!(read.text(), weights.text());
    }

    #[test]
    fn each_trait_has_a_name_of_its_own() {
        let names: std::collections::HashSet<String> = (0..Trait::ALL).map(|at| Trait(at as u16).name()).collect();
        assert_eq!(names.len(), Trait::ALL);
    }
}
