//! Texts that are no articles: no panic, and every place stays true.

use credence::reader::{Article, Language, MOST, Statement, statements};
use proptest::prelude::*;

/// Every span on character boundaries and inside the text, no content over its own cue.
pub(super) fn check(text: &str) -> Vec<Statement> {
    check_in(Language::Russian, text);
    check_in(Language::English, text)
}

fn check_in(language: Language, text: &str) -> Vec<Statement> {
    let found = statements(&Article::plain(language, text));
    for statement in &found {
        assert!(!statement.content.is_empty());
        assert!((0.0..=1.0).contains(&statement.confidence));
        let others = [
            &statement.cue,
            &statement.source,
            &statement.proposition,
            &statement.hedge,
            &statement.addressee,
            &statement.when,
        ];
        let spans = statement.content.iter().chain(others.into_iter().flatten()).chain(&statement.triggers);
        let spans = spans.chain(statement.chain.iter().filter_map(|node| node.span.as_ref()));
        for span in spans {
            assert!(span.start < span.end && text.get(span.clone()).is_some(), "{span:?} of {text:?}");
        }
        for parts in statement.content.windows(2) {
            assert!(parts[0].end <= parts[1].start, "{:?} of {text:?}", statement.content);
        }
        if let Some(cue) = &statement.cue {
            assert!(
                statement.content.iter().all(|part| part.end <= cue.start || cue.end <= part.start),
                "{statement:?} of {text:?}"
            );
        }
    }
    found
}

#[test]
fn every_byte_value() {
    let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
    check(&String::from_utf8_lossy(&bytes));
    check(&bytes.iter().map(|byte| char::from(*byte)).collect::<String>());
}

#[test]
fn a_line_of_a_million_characters() {
    check(&"'".repeat(1_000_000));
    check(&"word, ".repeat(170_000));
    check(&"— ".repeat(300_000));
    check(&"“A word.” ".repeat(100_000));
}

#[test]
fn cues_without_end() {
    check(&"“He said ".repeat(5_000));
    check(&"she said that he told them, ".repeat(1_500));
    check(&"Reuters, citing two officials, said ".repeat(1_000));
    check(&"«Да, — сказал он. — ".repeat(5_000));
    check(&"сообщил, что по его словам, ".repeat(2_000));
}

#[test]
fn more_statements_than_any_article_holds() {
    for (language, line) in [(Language::English, "He said it rained.\n"), (Language::Russian, "Он сказал, что да.\n")]
    {
        let found = statements(&Article::plain(language, line.repeat(MOST + MOST / 20)));
        assert!((MOST..MOST + 100).contains(&found.len()), "{}", found.len());
    }
}

#[test]
fn names_that_are_none() {
    check(" in  Reuters сказал  was  citing “ сказал  сказал  сказал ");
    check("the have been copied, according to “ which was obtained by Orbit News, beginning company told the Courier");
    check("copied, according to a confirmed — familiar with the discussions, quoted by the Wharf, not energy ministry");
}

#[test]
fn nothing_at_all() {
    assert!(check("").is_empty());
    assert!(check(" \n\r\n\t\u{a0}").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn places_stay_true(words in prop::collection::vec(prop::sample::select(WORDS), 0..60)) {
        check(&words.concat());
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check(&text);
    }
}

/// Pieces of text that the rules look at.
const WORDS: &[&str] = &[
    " сказал ",
    " сообщил журналистам ",
    " что ",
    " по словам ",
    " по его словам ",
    " со ссылкой на ",
    " отрицает ",
    "Иванов",
    " источник ",
    " газета ",
    "«Волна» ",
    " слухи о том, что ",
    ", — ",
    "— ",
    "»",
    " said ",
    " told ",
    " according to ",
    " that ",
    " Smith",
    " the ",
    " of ",
    " was ",
    " denied ",
    " who ",
    ", ",
    ". ",
    "“",
    "”",
    "\"",
    "'",
    "''",
    "«",
    "»",
    "’s",
    ": ",
    " — ",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    " Reuters",
    " citing ",
    " sources",
    " as saying ",
    " he ",
    " and ",
    " called ",
    " reports ",
    " in ",
    " Tuesday",
    " 2015",
    "?",
    "!",
    "…",
    " кот",
    "é",
    "\u{301}",
    "\u{a0}",
    " to ",
    " by ",
    "saying ",
    "it's ",
];
