//! Which language a text is in, told from its letters and its commonest words.

use std::{collections::HashMap, sync::LazyLock};

use super::Language;

/// The commonest words of some languages, one language a line: its code, a tab, the words.
const WORDS: &str = include_str!("../../assets/reader/languages.tsv");

/// How many words of a text are looked at.
const SAMPLE: usize = 2000;

/// Each word with the languages it is common in, as positions among the languages; and each language's code.
type Common = (HashMap<&'static str, Vec<usize>>, Vec<&'static str>);

static COMMON: LazyLock<Common> = LazyLock::new(|| {
    let mut common: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut codes = Vec::new();
    for (code, words) in WORDS.lines().filter_map(|line| line.split_once('\t')) {
        for word in words.split(' ') {
            common.entry(word).or_default().push(codes.len());
        }
        codes.push(code);
    }
    (common, codes)
});

impl Language {
    /// Whether a word in lower case is one of the commonest of this language.
    pub(super) fn is_common(self, word: &str) -> bool {
        let (common, codes) = &*COMMON;
        let languages = common.get(word).map_or(&[][..], Vec::as_slice);
        languages.iter().any(|at| codes[*at] == self.code())
    }

    /// The language of `text`: the one whose commonest words it holds most of.
    ///
    /// [`Language::Other`] where that is neither English nor Russian, or where there is nothing to go by.
    pub fn of(text: &str) -> Self {
        let (common, codes) = &*COMMON;
        let mut counts = vec![0_usize; codes.len()];
        let (mut words, mut latin, mut cyrillic, mut other) = (0_usize, 0_usize, 0_usize, 0_usize);
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(SAMPLE) {
            match word.chars().next() {
                Some('a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}') => latin += 1,
                Some('\u{400}'..='\u{4ff}') => cyrillic += 1,
                _ => other += 1,
            }
            words += 1;
            for &at in common.get(word.to_lowercase().as_str()).into_iter().flatten() {
                counts[at] += 1;
            }
        }
        if words == 0 || other > latin.max(cyrillic) {
            return Self::Other;
        }
        let count = |code: &str| codes.iter().position(|known| *known == code).map_or(0, |at| counts[at]);
        if cyrillic > latin {
            // Ukrainian, Belarusian and Serbian have letters that Russian lacks; Bulgarian has the words.
            let foreign = text.chars().take(20 * SAMPLE).filter(|c| "іїєґўјљњћђџѓќ".contains(*c)).count();
            let best = count("ru") > 0 && count("ru") >= count("uk").max(count("bg"));
            return if best && foreign * 20 <= words { Self::Russian } else { Self::Other };
        }
        // In English prose every third word is one of these. A text of a few words may well hold none.
        let enough = count("en") * 10 >= latin || words < 12;
        let best = counts.iter().copied().max().unwrap_or_default();
        if count("en") == best && enough { Self::English } else { Self::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_and_russian_are_told_from_their_neighbours() {
        for (text, language) in [
            ("The port authority has rejected reports that its only ferry was sold twice.", Language::English),
            ("Ferry sold!", Language::English),
            ("В мэрии опровергли сообщения о том, что паром продан частной компании.", Language::Russian),
            ("У мерії спростували повідомлення про те, що єдиний міський пором продано.", Language::Other),
            ("От общината отрекоха, че единственият ферибот е продаден на частна фирма.", Language::Other),
            ("Die Hafenbehörde hat Berichte zurückgewiesen, dass die Fähre verkauft wurde.", Language::Other),
            ("De havenmeester zei dat de veerboot in de haven is en dat het niet waar is.", Language::Other),
            ("Le port a démenti que le seul bac de la ville ait été vendu à une société.", Language::Other),
            ("El puerto ha desmentido que el único transbordador de la ciudad se vendiera.", Language::Other),
            ("Władze portu zaprzeczyły, że prom został sprzedany dwa razy w ciągu tygodnia.", Language::Other),
            ("نفت سلطة الميناء بيع العبارة الوحيدة.", Language::Other),
            ("1234 5678", Language::Other),
            ("", Language::Other),
        ] {
            assert_eq!(Language::of(text), language, "{text}");
        }
    }
}
