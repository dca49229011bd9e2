//! Plain text: line ends made alike, and lines that were cut at a fixed width joined again.

/// `text` with line feeds as its only line ends and without control characters but tabs.
pub(super) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                tidied.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => tidied.push('\n'),
            '\n' | '\t' => tidied.push(c),
            '\u{feff}' => {}
            c if c.is_control() => {}
            c => tidied.push(c),
        }
    }
    tidied
}

/// The narrowest and the widest column that text is cut to, in characters.
const COLUMN: std::ops::RangeInclusive<usize> = 50..=100;
/// How many characters a cut line may fall short of its column: a long word did not fit.
const RAGGED: usize = 24;

/// Joins lines that were cut at a fixed width, if nearly all lines of `text` were: each such line end becomes a space,
/// so that no character changes its place.
pub(super) fn unwrap_lines(text: &str) -> String {
    let lines: Vec<(&str, usize)> = text.split('\n').map(|line| (line, line.trim_end().chars().count())).collect();
    let widest = lines.iter().map(|(_, width)| *width).max().unwrap_or_default();
    let inner = |at: usize| lines[at].1 > 0 && lines.get(at + 1).is_some_and(|(_, width)| *width > 0);
    let (mut cut, mut all) = (0_usize, 0_usize);
    for at in (0..lines.len()).filter(|at| inner(*at)) {
        all += 1;
        cut += usize::from(lines[at].1 + RAGGED >= widest);
    }
    if !COLUMN.contains(&widest) || cut < 4 || cut * 10 < all * 8 {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    for (at, (line, width)) in lines.iter().enumerate() {
        joined.push_str(line);
        if at + 1 < lines.len() {
            let goes_on = inner(at) && width + RAGGED >= widest;
            joined.push(if goes_on { ' ' } else { '\n' });
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_made_alike_and_control_characters_go() {
        assert_eq!(tidy("\u{feff}a\r\nb\rc\u{2029}d\te\u{0}\u{7f}\u{1b}"), "a\nb\nc\nd\te");
    }

    #[test]
    fn text_cut_at_a_fixed_width_is_joined() {
        let text = "The port authority of Skarvik has rejected reports that its only\n\
                    car ferry was sold to two buyers in the same week, and it has\n\
                    said that nothing of the sort is planned for this or the next\n\
                    year.\n\nHarbour master Jonas Lie told reporters that not a word of this\n\
                    was true, and that the ferry is where it always is.";
        let joined = unwrap_lines(text);
        assert_eq!(joined.chars().count(), text.chars().count());
        assert_eq!(joined.lines().filter(|line| !line.is_empty()).count(), 2, "{joined}");
    }

    #[test]
    fn other_lines_stay_as_they_are() {
        for text in ["Title\n\nA short paragraph.\nAnother one that is a little longer.", "a\nb\nc\nd\ne\nf\ng", ""] {
            assert_eq!(unwrap_lines(text), text);
        }
    }
}
