//! Where paragraphs end.

use super::Span;

/// The paragraphs of `text[range]`, without the white space around them.
///
/// A line is a paragraph, unless the text is wrapped: then an empty line ends one.
pub(crate) fn paragraphs(text: &str, range: Span) -> Vec<Span> {
    let wrapped = is_wrapped(&text[range.clone()]);
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = range.start;
    for line in text[range].split_inclusive(['\n', '\r', '\u{2029}']) {
        let lead = line.len() - line.trim_start().len();
        let words = line.trim();
        if words.is_empty() {
            // A carriage return before its line feed ends no paragraph.
            if line.starts_with('\n') || !wrapped {
                found.extend(open.take());
            }
        } else {
            let here = at + lead..at + lead + words.len();
            open = match open.take() {
                Some(before) if wrapped => Some(before.start..here.end),
                before => {
                    found.extend(before);
                    Some(here)
                }
            };
        }
        at += line.len();
    }
    found.extend(open);
    found
}

/// Whether lines break within sentences: most lines that another follows directly end without a full stop, and are
/// about as long as each other.
fn is_wrapped(text: &str) -> bool {
    let mut inner = 0;
    let mut broken = 0;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        let Some(next) = lines.peek().map(|next| next.trim()) else { break };
        if line.is_empty() || next.is_empty() {
            continue;
        }
        inner += 1;
        let ends = line.ends_with(['.', '!', '?', ':', '"', '”', '»', '…', '\'']);
        if !ends && (40..=110).contains(&line.len()) {
            broken += 1;
        }
    }
    inner >= 3 && broken * 10 >= inner * 7
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text, 0..text.len()).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(cut("One.\nTwo.\r\n\r\n  Three. \n"), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn an_empty_line_ends_a_wrapped_paragraph() {
        let line = "The minister said on Tuesday that nothing of the kind had";
        let text = format!("{line}\n{line}\n{line}\n{line}\nhappened.\n\nHe left.");
        assert_eq!(cut(&text).len(), 2);
    }
}
