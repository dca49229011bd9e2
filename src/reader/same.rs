//! Statements that say or deny the same thing, put together as proposed claims.
//!
//! Two statements are about the same thing when they share enough of their words, the rare ones counting most: a word
//! weighs ln((n + 1) / k), n being the statements of the article and k those that hold it. Nothing is understood here;
//! a person decides.

use std::collections::{BTreeMap, BTreeSet};

use super::{Article, Language, Polarity, Statement, standing};

/// A proposed claim: what some statements say and others deny. Positions are in the list of statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The words of the statement that says it most plainly.
    pub text: String,
    /// Who says so.
    pub says: Vec<usize>,
    /// Who says that it is not so.
    pub denies: Vec<usize>,
}

/// What two statements must have in common to be about the same thing.
struct Least {
    /// The share of the lighter one's weight.
    share: f64,
    /// The weight, in words that only two of all statements hold.
    weight: f64,
}

/// Of two statements; measured on the articles for tuning, so that hardly any pair is wrong.
const PAIR: Least = Least { share: 0.4, weight: 1.2 };
/// Of a denial and what comes before it: a denial answers something.
const ANSWER: Least = Least { share: 0.25, weight: 0.9 };

/// The most statements that are compared with each other. Beyond, only the first so many are.
const MOST: usize = 800;

/// Words that are in many statements and say nothing of what they are about.
const EMPTY: &[&str] = &[
    "not",
    "no",
    "never",
    "nothing",
    "nobody",
    "none",
    "reports",
    "report",
    "claims",
    "claim",
    "said",
    "would",
    "could",
    "have",
    "had",
    "has",
    "been",
    "being",
    "were",
    "will",
    "there",
    "than",
    "then",
    "any",
    "some",
    "such",
    "only",
    "still",
    "into",
    "over",
    "after",
    "before",
    "since",
    "until",
    "because",
    "too",
    "very",
    "also",
    "him",
    "them",
    "don't",
    "did",
    "нет",
    "никто",
    "ничего",
    "никогда",
    "были",
    "будет",
    "быть",
    "есть",
    "этот",
    "эта",
    "эти",
    "того",
    "тем",
    "том",
    "всё",
    "все",
    "кто",
    "где",
    "там",
    "тут",
    "лишь",
    "даже",
    "себя",
    "свой",
    "сообщения",
    "информацию",
    "сам",
];
/// Words that turn what is said into its opposite.
const NEGATIONS: &[&str] = &[
    "not",
    "no",
    "never",
    "nothing",
    "nobody",
    "none",
    "neither",
    "cannot",
    "untrue",
    "false",
    "не",
    "нет",
    "ни",
    "никто",
    "ничего",
    "никогда",
    "никакой",
    "неправда",
    "ложь",
];

/// The claims that at least two statements say or deny, in the order of their first statement.
pub fn proposals(article: &Article, statements: &[Statement]) -> Vec<Proposal> {
    let contents: Vec<(String, bool)> = statements
        .iter()
        .map(|statement| {
            let words: Vec<&str> = statement.content.iter().map(|span| &article.text[span.clone()]).collect();
            (words.join(" "), statement.polarity == Polarity::Denied)
        })
        .collect();
    groups(article.language, &contents)
}

/// As [`proposals`], of contents that each are held or denied by their speaker.
pub fn groups(language: Language, contents: &[(String, bool)]) -> Vec<Proposal> {
    let contents = &contents[..contents.len().min(MOST)];
    let bags: Vec<BTreeSet<String>> = contents.iter().map(|(text, _)| stems(language, text)).collect();
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in bags.iter().flatten() {
        *holders.entry(stem).or_default() += 1;
    }
    let all = contents.len() as f64 + 1.0;
    let weight = |stem: &str| (all / holders.get(stem).copied().unwrap_or(1) as f64).ln();
    let unit = (all / 2.0).ln();
    let weights: Vec<f64> = bags.iter().map(|bag| bag.iter().map(|stem| weight(stem)).sum()).collect();

    let mut lead: Vec<usize> = (0..contents.len()).collect();
    for later in 0..contents.len() {
        for earlier in 0..later {
            let both: Vec<f64> = bags[later].intersection(&bags[earlier]).map(|stem| weight(stem)).collect();
            // One word in common is a subject, not a claim, unless hardly more is said.
            if both.len() < 2 && bags[later].len().min(bags[earlier].len()) > 2 {
                continue;
            }
            let shared: f64 = both.iter().sum();
            let lighter = weights[later].min(weights[earlier]);
            let least = if contents[later].1 == contents[earlier].1 { PAIR } else { ANSWER };
            if shared >= least.weight * unit && shared >= least.share * lighter {
                let (a, b) = (find(&lead, earlier), find(&lead, later));
                lead[b.max(a)] = a.min(b);
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..contents.len() {
        members.entry(find(&lead, at)).or_default().push(at);
    }
    members.into_values().filter(|members| members.len() > 1).map(|members| proposal(contents, &members)).collect()
}

/// The first of the group that `at` belongs to.
fn find(lead: &[usize], mut at: usize) -> usize {
    while lead[at] != at {
        at = lead[at];
    }
    at
}

fn proposal(contents: &[(String, bool)], members: &[usize]) -> Proposal {
    let against = |at: &usize| contents[*at].1 != negated(&contents[*at].0);
    let (denies, says): (Vec<usize>, Vec<usize>) = members.iter().copied().partition(against);
    // The claim in the words of who says it in a plain sentence; of a denial its content is the claim.
    let plain = says.iter().chain(&denies).find(|at| !negated(&contents[**at].0)).or(members.first());
    let text = plain.map(|at| standing(&contents[*at].0).to_owned()).unwrap_or_default();
    Proposal { text, says, denies }
}

/// Whether a content holds an odd number of negations. Russian doubles them ("никто не"), so there one is as good as two.
fn negated(text: &str) -> bool {
    let low = text.to_lowercase();
    let is = |word: &&str| NEGATIONS.contains(word) || word.ends_with("n't") || word.ends_with("n’t");
    let split = low.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'));
    split.filter(|word| !word.is_empty()).any(|word| is(&word))
}

/// The words of a content that say what it is about, without their endings.
fn stems(language: Language, text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .filter_map(|word| {
            let low = word.to_lowercase();
            let number = low.starts_with(|c: char| c.is_ascii_digit());
            let short = low.chars().count() < 3 && !number;
            (!short && !EMPTY.contains(&low.as_str()) && !language.is_common(&low)).then(|| stem(language, &low))
        })
        .collect()
}

/// A word without its ending, roughly.
fn stem(language: Language, word: &str) -> String {
    match language {
        Language::English => {
            let cut = ["ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y"];
            let end = cut.iter().find(|end| word.ends_with(**end) && word.len() >= end.len() + 3);
            let word = end.map_or(word, |end| &word[..word.len() - end.len()]);
            word.to_owned()
        }
        _ => word.chars().take(5).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(contents: &[(&str, bool)]) -> Vec<Proposal> {
        let mut all: Vec<(String, bool)> =
            contents.iter().map(|(text, denied)| ((*text).to_owned(), *denied)).collect();
        // Company, so that shared words are rare ones.
        for other in ["the mayor resigned", "taxes rise in May", "a bus burned downtown", "rain is expected on Sunday"]
        {
            all.push((other.to_owned(), false));
        }
        groups(Language::English, &all)
    }

    #[test]
    fn who_says_it_and_who_denies_it_stand_on_two_sides() {
        let found = group(&[
            ("its only car ferry was sold to two buyers", true),
            ("the ferry was sold twice to foreign buyers", false),
            ("the ferry was never sold to any buyers", false),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].says.as_slice(), found[0].denies.as_slice()), (&[1][..], &[0, 2][..]));
        assert_eq!(found[0].text, "the ferry was sold twice to foreign buyers");
    }

    #[test]
    fn what_shares_only_common_words_stays_apart() {
        assert_eq!(group(&[("he was there with them", false), ("he was not with them", false)]), []);
        assert_eq!(group(&[]), []);
    }
}
