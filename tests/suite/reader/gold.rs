//! The gold articles: what the reader reaches on those that rules are tuned on, and on those that nobody tunes on.

use std::{fs, path::PathBuf};

use credence::reader::{
    Language, gold,
    gold::GoldStatement,
    intake::read_plain,
    measure::{Counts, measure},
    same, statements,
};

struct Known {
    article: credence::reader::Article,
    gold: Vec<GoldStatement>,
}

/// The articles of one half in one language.
fn articles(half: &str, language: Language) -> Vec<Known> {
    let folder = PathBuf::from("tests/suite/reader/gold").join(half);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let known = texts.map(|path| {
        let article = read_plain(&fs::read(&path).unwrap()).unwrap().article;
        let json = fs::read_to_string(path.with_extension("json")).unwrap();
        let gold = gold::from_json(&article.text, &json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Known { article, gold }
    });
    known.filter(|known| known.article.language == language).collect()
}

fn counts(half: &str, language: Language) -> Counts {
    let known = articles(half, language);
    assert!(known.len() >= 7, "{}", known.len());
    let one = |Known { article, gold }: &Known| {
        let body: Vec<_> = article.body().map(|zone| zone.range.clone()).collect();
        measure(&article.text, &body, gold, &statements(article))
    };
    known.iter().map(one).sum()
}

/// Asserts what the reader reaches, in per cent: content F1, and the whole chain of those that meet.
fn reaches(half: &str, language: Language, content: f64, chain: f64) {
    let counts = counts(half, language);
    let found = (100.0 * counts.content().f1(), 100.0 * counts.chain.rate().unwrap());
    assert!(found.0 >= content && found.1 >= chain, "{half} {language:?}: {found:?}");
    assert_eq!(counts.outside, 0);
}

#[test]
fn english_reaches_its_floor() {
    reaches("tune", Language::English, 87.2, 90.5);
    reaches("held", Language::English, 87.4, 86.0);
}

#[test]
fn russian_reaches_its_floor() {
    reaches("tune", Language::Russian, 99.0, 99.0);
    reaches("held", Language::Russian, 93.0, 92.0);
}

/// Whether a cue denies, told from its words: what the reader would make of it.
fn denies(cue: &str) -> bool {
    let starts = ["den", "reject", "dismiss", "disput", "refut", "опроверг", "отверг", "отрица"];
    cue.to_lowercase().split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)))
}

#[test]
fn statements_about_the_same_thing_are_put_together_seldom_wrongly() {
    let (mut known, mut proposed, mut right) = (0, 0, 0);
    for language in [Language::English, Language::Russian] {
        for Known { article, gold } in articles("tune", language) {
            let said = gold.iter().map(|statement| same::Said {
                content: statement.content.clone(),
                cue: statement.cue.clone(),
                source: statement.source.clone(),
                chain: statement.chain.iter().map(String::as_str).collect(),
                denied: statement.cue.clone().is_some_and(|cue| denies(&article.text[cue])),
            });
            let said: Vec<same::Said<'_>> = said.collect();
            let groups = same::groups(&article, &said);
            let group =
                |at: usize| groups.iter().position(|group| group.says.contains(&at) || group.denies.contains(&at));
            for later in 0..gold.len() {
                for earlier in 0..later {
                    let same = gold[later].claim.is_some() && gold[later].claim == gold[earlier].claim;
                    let together = group(later).is_some() && group(later) == group(earlier);
                    known += usize::from(same);
                    proposed += usize::from(together);
                    right += usize::from(same && together);
                }
            }
        }
    }
    assert!(
        right >= 300 && right * 100 >= proposed * 80 && known > 1_200,
        "{right} right of {proposed} proposed, {known} known"
    );
}

#[test]
fn unnamed_speakers_of_two_outlets_are_two_voices() {
    let text = "Kommersant, citing unidentified sources, reported that he was tired. The Telegram channel Nezygar, citing \
                unidentified sources, said that he was ill.";
    let article = credence::reader::Article::plain(Language::English, text);
    let found = statements(&article);
    assert_eq!(found.len(), 2, "{found:?}");
    let voices = credence::reader::voices(text, &found);
    assert_eq!(voices.len(), 2, "{voices:?}");
    let mut id = 0;
    let board = credence::reader::draft(&article, &found, &credence::reader::Origin::default(), &mut || {
        id += 1;
        id
    });
    let origins: std::collections::BTreeSet<_> = board.statements.iter().map(|statement| statement.origin).collect();
    assert_eq!(origins.len(), 2, "{board:?}");
}
