//! Whether two mentions name the same source: as people would say, not letter by letter.

/// Words that are no part of a name.
const SMALL: &[&str] = &[
    "the", "a", "an", "mr", "mrs", "ms", "dr", "of", "in", "at", "on", "for", "with", "by", "and", "to", "s", "its",
    "his", "her", "their", "в", "во", "на", "с", "со", "и", "из", "его", "её", "ее", "их", "от",
];
/// Words that count people.
const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "several",
    "some",
    "other",
    "another",
    "один",
    "одна",
    "двое",
    "два",
    "две",
    "трое",
    "три",
    "трёх",
    "четырёх",
    "несколько",
    "ещё",
    "еще",
    "другие",
];

/// Whether two chains name the same sources in the same order.
pub fn same_chain(known: &[String], found: &[&str]) -> bool {
    known.len() == found.len() && known.iter().zip(found).all(|(known, found)| same_source(known, found))
}

/// Whether two mentions name the same source: all words of the shorter stand in the longer, and they are at least half
/// of it. Of names only the words with a capital letter count, so that "the Telegram channel Nezygar" is "Nezygar".
pub fn same_source(known: &str, found: &str) -> bool {
    let (known, found) = (Words::of(known), Words::of(found));
    if !known.proper.is_empty() && !found.proper.is_empty() && holds(&known.proper, &found.proper) {
        return known.all.len().abs_diff(found.all.len()) <= 3 || holds(&known.all, &found.all);
    }
    holds(&known.all, &found.all)
}

struct Words {
    all: Vec<String>,
    proper: Vec<String>,
}

/// A description without its clauses: "a person" of "a person who was in the room", "a complaint" of "a complaint lodged
/// with the court". Which it is, two annotators seldom tell in the same words.
fn plain(name: &str) -> &str {
    let clauses = [", who", ", which", " who ", " which ", " whose ", " that "];
    let end = clauses.iter().filter_map(|clause| name.find(clause)).min().unwrap_or(name.len());
    let mut from = name.find(' ').unwrap_or(0);
    while let Some(next) = name[from..end].find("ed ").map(|at| from + at + 3) {
        let word = name[..next].trim_end().rsplit(' ').next().unwrap_or_default();
        let behind = name[next..end].split(' ').next().unwrap_or_default();
        let led = ["with", "by", "in", "to", "on", "from", "at", "last", "this"].contains(&behind);
        if led && word.starts_with(char::is_lowercase) && next > word.len() + 3 {
            return name[..next].trim_end().strip_suffix(word).unwrap_or(name).trim_end();
        }
        from = next;
    }
    &name[..end]
}

impl Words {
    fn of(name: &str) -> Self {
        let name = plain(name);
        let words = name.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty());
        let (mut all, mut proper) = (Vec::new(), Vec::new());
        let mut first = true;
        for word in words {
            let low = word.to_lowercase();
            if SMALL.contains(&low.as_str()) {
                continue;
            }
            // The first word of a description has a capital only at the start of a sentence.
            if word.starts_with(char::is_uppercase) && !(first && NUMBERS.contains(&low.as_str())) {
                proper.push(low.clone());
            }
            first = false;
            all.push(low);
        }
        // A description that begins a sentence is no name.
        let names = name.contains(['«', '“', '"']) || proper.len() > 1 || all.len() == 1;
        let starts = all.first() == proper.first();
        if proper.len() == 1 && starts && !names {
            proper.clear();
        }
        Self { all, proper }
    }
}

fn holds(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty()
        && 2 * short.len() >= long.len()
        && short.iter().all(|word| long.iter().any(|known| alike(word, known)))
}

/// Whether two words differ in their endings only.
pub(super) fn alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (a, b) = (one.chars().count(), other.chars().count());
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    if one.is_ascii() && other.is_ascii() {
        let plural = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|rest| rest == "s" || rest == "es");
        return plural(one, other) || plural(other, one);
    }
    shared >= 3 && shared + 3 >= a.max(b) && shared + 2 >= a.min(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_source_is_told_through_articles_cases_and_titles() {
        for (one, other) in [
            ("The Financial Courier", "Financial Courier"),
            ("the Telegram channel Dockside", "Dockside"),
            ("Lie", "Jonas Lie"),
            ("Two officials at the energy ministry", "officials at the energy ministry"),
            ("Марк Петрич", "Марка Петрича"),
            ("телеграм-канал «Речной дозор»", "Речной дозор"),
            ("служебную записку", "служебная записка"),
        ] {
            assert!(same_source(one, other) && same_source(other, one), "{one} / {other}");
        }
    }

    #[test]
    fn different_sources_are_not_the_same() {
        for (one, other) in [
            ("Jonas Lie", "Berit Solheim"),
            ("a source", "a source close to the Gdynia company"),
            ("he", "Jonas Lie"),
            ("Dockside", "unidentified sources in the town hall"),
            ("", "Lie"),
            ("источник", "источник в правоохранительных органах"),
        ] {
            assert!(!same_source(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn a_chain_is_right_only_as_a_whole() {
        let known = ["Dockside".to_owned(), "unidentified sources".to_owned()];
        assert!(same_chain(&known, &["Dockside", "unidentified sources"]));
        assert!(!same_chain(&known, &["unidentified sources"]));
        assert!(!same_chain(&known, &["unidentified sources", "Dockside"]));
    }
}
