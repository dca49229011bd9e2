//! From glyphs with their places on a page to lines, and from lines to paragraphs.

use std::collections::HashMap;

/// A line of a page. Distances are in points, y grows downwards.
#[derive(Clone, Debug, Default)]
struct Line {
    left: f64,
    right: f64,
    y: f64,
    size: f64,
    text: String,
}

/// Collects glyphs in the order in which they are drawn.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pages: Vec<Vec<Line>>,
    line: Option<Line>,
}

/// How far two glyphs of one line may differ in height, in sizes of their type.
const SAME_LINE: f64 = 0.45;
/// The gap that is a space, in sizes of the type.
const SPACE: f64 = 0.17;
/// How far a line begins to the right of the one above when it begins a paragraph, in sizes of the type.
const INDENT: std::ops::Range<f64> = 0.8..6.0;
/// How much further apart than usual two lines are when a paragraph ends between them.
const APART: f64 = 1.3;
/// From how many lines on that end within a word a document divides its words.
const DIVIDES: usize = 3;
/// From how many pages on a line that they share is a running head.
const RUNNING: usize = 3;

impl Layout {
    /// A new page begins.
    pub fn page(&mut self) {
        self.end_line();
        self.pages.push(Vec::new());
    }

    /// Text is drawn at (`x`, `y`), as wide as `width`, in type of this `size`.
    pub fn glyph(&mut self, x: f64, y: f64, size: f64, width: f64, text: &str) {
        if !(x.is_finite() && y.is_finite() && size.is_finite() && width.is_finite()) || size <= 0.0 {
            return;
        }
        let text = text.trim_end_matches(|c: char| c.is_control());
        if let Some(line) = &mut self.line {
            let size = size.max(line.size);
            if (y - line.y).abs() <= SAME_LINE * size && x >= line.right - size {
                let blank = text.trim().is_empty() || line.text.ends_with(' ');
                if x - line.right > SPACE * size && !blank {
                    line.text.push(' ');
                }
                line.text.push_str(text);
                line.right = line.right.max(x + width);
                return;
            }
        }
        self.end_line();
        self.line = Some(Line { left: x, right: x + width, y, size, text: text.to_owned() });
    }

    fn end_line(&mut self) {
        let Some(line) = self.line.take() else { return };
        if line.text.trim().is_empty() {
            return;
        }
        if self.pages.is_empty() {
            self.pages.push(Vec::new());
        }
        if let Some(page) = self.pages.last_mut() {
            page.push(line);
        }
    }

    /// The text, a blank line between its paragraphs.
    pub fn finish(mut self) -> String {
        self.end_line();
        drop_running_heads(&mut self.pages);
        let pitch = pitch(&self.pages);
        let divides = self.pages.iter().flatten().filter(|line| ends_divided(&line.text)).count() >= DIVIDES;
        let mut text = String::new();
        let mut above: Option<&Line> = None;
        for page in &self.pages {
            let right = page.iter().map(|line| line.right).fold(0.0, f64::max);
            for (at, line) in page.iter().enumerate() {
                let words = line.text.trim();
                if let Some(above) = above {
                    let turned = at == 0 || line.y < above.y;
                    if breaks(above, line, turned, pitch, right) {
                        text.push_str("\n\n");
                    } else {
                        join(&mut text, words, divides);
                    }
                }
                text.push_str(words);
                above = Some(line);
            }
        }
        text
    }
}

/// Whether a paragraph ends between two lines; `turned` where a page or a column ends between them.
fn breaks(above: &Line, below: &Line, turned: bool, pitch: f64, right: f64) -> bool {
    let size = above.size;
    let ended = above.text.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '»', ':']);
    if (below.size - size).abs() > 0.12 * size {
        return true;
    }
    if turned {
        return ended || !below.text.trim_start().starts_with(char::is_lowercase);
    }
    let short = above.right < right - 0.15 * (right - above.left);
    below.y - above.y > APART * pitch * size || INDENT.contains(&((below.left - above.left) / size)) || (short && ended)
}

/// Whether a line ends within a word.
fn ends_divided(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['-', '\u{ad}', '‐']) && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
}

/// Prepares the end of `text` for `words` that go on in the same paragraph. Where a document `divides` words, a divided
/// word becomes whole; elsewhere the hyphen at a line's end is the word's own.
fn join(text: &mut String, words: &str, divides: bool) {
    if !ends_divided(text) || !words.starts_with(char::is_alphabetic) {
        text.push(' ');
    } else if text.ends_with('\u{ad}') || (divides && words.starts_with(char::is_lowercase)) {
        text.pop();
    }
}

/// The usual distance of two lines, in sizes of their type.
fn pitch(pages: &[Vec<Line>]) -> f64 {
    let pairs = pages.iter().flat_map(|page| page.windows(2));
    let mut ratios: Vec<f64> = pairs
        .filter_map(|pair| match pair {
            [above, below] => Some((below.y - above.y) / above.size),
            _ => None,
        })
        .filter(|ratio| (0.8..3.0).contains(ratio))
        .collect();
    ratios.sort_by(f64::total_cmp);
    // Most lines are within paragraphs, so the lower half holds the usual distance.
    ratios.get(ratios.len() / 3).copied().unwrap_or(1.2)
}

/// Takes away page numbers, and what stands at the top or bottom of most pages.
fn drop_running_heads(pages: &mut [Vec<Line>]) {
    let key = |line: &Line| line.text.trim().replace(|c: char| c.is_ascii_digit(), "#");
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        for at in edges(page.len()) {
            *seen.entry(key(&page[at])).or_default() += 1;
        }
    }
    let running = |count: usize| count >= RUNNING && count * 2 > pages.len();
    let heads: Vec<String> = seen.iter().filter(|(_, count)| running(**count)).map(|(key, _)| key.clone()).collect();
    for page in pages.iter_mut() {
        let edge: Vec<usize> = edges(page.len());
        let mut at = 0;
        page.retain(|line| {
            let number = line.text.trim().chars().all(|c| c.is_ascii_digit());
            let drop = edge.contains(&at) && (number || heads.contains(&key(line)));
            at += 1;
            !drop
        });
    }
}

/// The first two and last two of `len` lines.
fn edges(len: usize) -> Vec<usize> {
    (0..len).filter(|at| *at < 2 || at + 2 >= len).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(layout: &mut Layout, x: f64, y: f64, text: &str) {
        for (at, c) in text.chars().enumerate() {
            layout.glyph(x + 5.0 * at as f64, y, 10.0, 5.0, c.encode_utf8(&mut [0; 4]));
        }
    }

    #[test]
    fn lines_join_to_paragraphs_and_divided_words_become_whole() {
        let mut layout = Layout::default();
        layout.page();
        line(&mut layout, 50.0, 100.0, "The port has reject-");
        line(&mut layout, 50.0, 112.0, "ed it, he said impa-");
        line(&mut layout, 50.0, 124.0, "tiently on Monday af-");
        line(&mut layout, 50.0, 136.0, "ternoon.");
        line(&mut layout, 50.0, 160.0, "Nobody else spoke up");
        let whole = "The port has rejected it, he said impatiently on Monday afternoon.\n\nNobody else spoke up";
        assert_eq!(layout.finish(), whole);
    }

    #[test]
    fn a_lone_hyphen_at_a_line_end_is_the_words_own() {
        let mut layout = Layout::default();
        layout.page();
        line(&mut layout, 50.0, 100.0, "said the vice-");
        line(&mut layout, 50.0, 112.0, "mayor today");
        assert_eq!(layout.finish(), "said the vice-mayor today");
    }

    #[test]
    fn a_gap_is_a_space_and_an_indent_a_paragraph() {
        let mut layout = Layout::default();
        layout.page();
        line(&mut layout, 50.0, 100.0, "One");
        line(&mut layout, 68.0, 100.0, "two three four five");
        line(&mut layout, 62.0, 112.0, "Six");
        assert_eq!(layout.finish(), "One two three four five\n\nSix");
    }

    #[test]
    fn running_heads_and_page_numbers_go() {
        let mut layout = Layout::default();
        for page in 1..=4 {
            layout.page();
            line(&mut layout, 50.0, 20.0, "The Weekly");
            line(&mut layout, 50.0, 100.0, &format!("Words of page {}.", ["a", "b", "c", "d"][page - 1]));
            line(&mut layout, 50.0, 110.0, "More.");
            line(&mut layout, 50.0, 120.0, "Much more.");
            line(&mut layout, 50.0, 700.0, &page.to_string());
        }
        let text = layout.finish();
        assert!(!text.contains("Weekly") && !text.contains('1'), "{text}");
        assert!(text.contains("Words of page d."), "{text}");
    }

    #[test]
    fn places_that_are_no_numbers_are_left_out() {
        let mut layout = Layout::default();
        layout.glyph(f64::NAN, 0.0, 10.0, 5.0, "x");
        layout.glyph(0.0, f64::INFINITY, 10.0, 5.0, "x");
        layout.glyph(0.0, 0.0, 0.0, 5.0, "x");
        assert_eq!(layout.finish(), "");
    }
}
