//! Sources who must not be recognised: in exports, kind and grade stand for their name.
//!
//! Their name, other names, note and link go, and so do quotes, notes and links of the statements they made or carried
//! and every id that would tell. Their name is also taken out of all other text, where it stands in full (and the last
//! word of a person's name by itself). The numbers stay what they are. What nobody but a reader can see, such as a
//! description that fits one person only, stays too: a summary with protected sources is to be read before it is sent.

use std::collections::BTreeMap;

use crate::board::{Board, Reliability, Source, SourceId, SourceKind, Statement, StatementId};

use super::words;

/// Whether protected sources are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Disclose {
    /// Kind and grade stand for them.
    #[default]
    Protected,
    /// Everything is shown: for the analyst's own files.
    All,
}

/// Hides what must not be recognised.
#[derive(Debug, Default)]
pub struct Mask {
    sources: BTreeMap<SourceId, Hidden>,
    statements: BTreeMap<StatementId, String>,
    needles: Vec<Needle>,
}

#[derive(Debug)]
struct Hidden {
    label: String,
    id: String,
}

/// A name to take out of text.
#[derive(Debug)]
struct Needle {
    /// Lower case, one space between words.
    name: Vec<char>,
    label: String,
}

/// Names of at least this many letters are also found with an ending, as in another case or a plural.
const INFLECTED: usize = 5;

impl Mask {
    /// What has to be hidden on `board`.
    pub fn of(board: &Board, disclose: Disclose) -> Self {
        let mut mask = Self::default();
        if disclose == Disclose::All {
            return mask;
        }
        for source in board.sources.iter().filter(|source| source.protected) {
            let label = label(source);
            for name in names(source) {
                let words: Vec<&str> = name.split_whitespace().collect();
                let name = words.join(" ").to_lowercase().chars().collect();
                mask.needles.push(Needle { name, label: label.clone() });
            }
            let id = format!("protected-source-{}", mask.sources.len() + 1);
            mask.sources.insert(source.id, Hidden { label, id });
        }
        // The longest first, so that a full name is not left with a half of it replaced.
        mask.needles.sort_by_key(|needle| std::cmp::Reverse(needle.name.len()));
        if !mask.sources.is_empty() {
            let hidden: Vec<StatementId> =
                board.statements.iter().filter(|statement| mask.withholds(statement)).map(|s| s.id).collect();
            mask.statements = hidden.into_iter().zip((1..).map(|n| format!("protected-statement-{n}"))).collect();
        }
        mask
    }

    /// How many sources are hidden.
    pub fn count(&self) -> usize {
        self.sources.len()
    }

    /// Whether `source` is hidden.
    pub fn hides(&self, source: SourceId) -> bool {
        self.sources.contains_key(&source)
    }

    /// Whether quote, note and link of `statement` are withheld: a hidden source said or carried it.
    pub fn withholds(&self, statement: &Statement) -> bool {
        self.hides(statement.origin) || statement.relays.iter().any(|relay| self.hides(relay.by))
    }

    /// What `source` is called.
    pub fn name(&self, board: &Board, source: SourceId) -> String {
        if let Some(hidden) = self.sources.get(&source) {
            return hidden.label.clone();
        }
        let name = board.sources.get(source).map_or("", |source| source.name.as_str());
        if name.trim().is_empty() { "a source without a name".to_owned() } else { self.text(name) }
    }

    /// The id by which `source` goes.
    pub fn source_id(&self, source: SourceId) -> String {
        self.sources.get(&source).map_or_else(|| self.id(source.as_str()), |hidden| hidden.id.clone())
    }

    /// The id by which `statement` goes.
    pub fn statement_id(&self, statement: StatementId) -> String {
        self.statements.get(&statement).cloned().unwrap_or_else(|| self.id(statement.as_str()))
    }

    /// `id`, unless it spells a hidden name; then it is left out.
    pub fn id(&self, id: &str) -> String {
        let letters: Vec<char> = id.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let tells = |needle: &Needle| {
            let name: Vec<char> = needle.name.iter().copied().filter(|c| c.is_alphanumeric()).collect();
            name.len() >= 3 && letters.windows(name.len()).any(|window| window == name)
        };
        if self.needles.iter().any(tells) { "protected".to_owned() } else { id.to_owned() }
    }

    /// A link, unless it spells a hidden name; then it is left out.
    pub fn url(&self, url: &str) -> String {
        if self.id(url) == url { url.to_owned() } else { String::new() }
    }

    /// `text` with every hidden name replaced.
    pub fn text(&self, text: &str) -> String {
        if self.needles.is_empty() || text.is_empty() {
            return text.to_owned();
        }
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        let mut inside_word = false;
        while let Some(&char) = chars.get(at) {
            let found = (!inside_word).then(|| self.needle_at(&chars[at..])).flatten();
            if let Some((needle, len)) = found {
                out.push_str(&needle.label);
                at += len;
                inside_word = false;
            } else {
                out.push(char);
                inside_word = char.is_alphanumeric();
                at += 1;
            }
        }
        out
    }

    /// The hidden name that `text` begins with, and how many characters of the text belong to it.
    fn needle_at(&self, text: &[char]) -> Option<(&Needle, usize)> {
        self.needles.iter().find_map(|needle| {
            let mut rest = text;
            let mut expected = needle.name.as_slice();
            // A character may be several in lower case, so the two are walked in step.
            while !expected.is_empty() {
                if let Some(after) = expected.strip_prefix(&[' ']) {
                    let gap = rest.iter().take_while(|c| c.is_whitespace()).count();
                    rest = rest.get(gap..).filter(|_| gap > 0)?;
                    expected = after;
                    continue;
                }
                let (first, after) = rest.split_first()?;
                for lower in first.to_lowercase() {
                    expected = expected.split_first().filter(|(wanted, _)| **wanted == lower)?.1;
                }
                rest = after;
            }
            let ending = rest.iter().take_while(|c| c.is_alphanumeric()).count();
            let len = text.len() - rest.len() + ending;
            (ending == 0 || needle.name.len() >= INFLECTED).then_some((needle, len))
        })
    }
}

/// What stands for `source`: `a protected person, grade B`.
fn label(source: &Source) -> String {
    let kind = words::kind(source.kind);
    match source.reliability {
        Reliability::Ungraded => format!("a protected {kind}, not graded"),
        Reliability::Grade(grade) => format!("a protected {kind}, grade {}", grade.letter()),
        Reliability::Probability(number) => format!("a protected {kind}, reliability {}", words::number(number)),
    }
}

/// The names by which a source could be recognised.
fn names(source: &Source) -> Vec<String> {
    let mut names = vec![source.name.clone()];
    names.extend(source.aliases.iter().cloned());
    if matches!(source.kind, SourceKind::Person | SourceKind::Official) {
        let words: Vec<&str> = source.name.split_whitespace().collect();
        if let [_, .., last] = words.as_slice()
            && last.chars().count() >= 3
            && !last.starts_with(char::is_lowercase)
        {
            names.push((*last).to_owned());
            // Where names are declined, as in Russian, it is their last letter that changes.
            if !last.is_ascii() && last.chars().count() > INFLECTED {
                names.push(last.chars().take(last.chars().count() - 1).collect());
            }
        }
    }
    names.retain(|name| name.chars().any(char::is_alphanumeric));
    names
}
