//! Places in a text, from bytes to Unicode scalar values: files and other programs count in these.

use super::Span;

/// How many bytes lie between two counted places.
const STEP: usize = 256;

/// Counts the scalar values of a text.
#[derive(Clone, Debug)]
pub struct Scalars<'a> {
    text: &'a str,
    /// How many scalar values begin before byte `STEP * at`.
    counted: Vec<usize>,
}

impl<'a> Scalars<'a> {
    /// Counts once through `text`.
    pub fn of(text: &'a str) -> Self {
        let mut counted = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            counted.push(count);
            count += begins(chunk);
        }
        counted.push(count);
        Self { text, counted }
    }

    /// How many scalar values begin before the byte `at`; all of them for a place behind the end.
    pub fn before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let step = at / STEP;
        let from = step * STEP;
        self.counted.get(step).copied().unwrap_or_default() + begins(&self.text.as_bytes()[from..at])
    }

    /// A span of bytes as the scalar values that it holds.
    pub fn range(&self, span: &Span) -> (usize, usize) {
        (self.before(span.start), self.before(span.end))
    }

    /// The byte at which the scalar value number `count` begins; the end for one behind it.
    pub fn byte(&self, count: usize) -> usize {
        let step = self.counted.partition_point(|before| *before <= count).saturating_sub(1);
        let mut left = count - self.counted.get(step).copied().unwrap_or_default();
        for (at, byte) in self.text.as_bytes().iter().enumerate().skip(step * STEP) {
            if is_begin(*byte) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
        }
        self.text.len()
    }
}

/// Whether a byte is the first of a scalar value.
fn is_begin(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

fn begins(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_begin(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_scalar_values_lead_to_each_other() {
        let text = "Кто сказал “yes”? 🦀 ".repeat(200);
        let scalars = Scalars::of(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!((scalars.before(at), scalars.byte(count)), (count, at));
        }
        let all = text.chars().count();
        assert_eq!(
            (scalars.before(text.len()), scalars.byte(all), scalars.byte(all + 5)),
            (all, text.len(), text.len())
        );
        assert_eq!(Scalars::of("").range(&(0..0)), (0, 0));
    }
}
