//! `credence read` and `credence measure` as programs and people call them.

use std::fs;

use assert_cmd::Command;
use serde_json::Value;

const ARTICLE: &str = "Ferry sold twice?\n\nBy Ingrid Aune\n14 March 2024\n\n“Not a word of this is true,” harbour master \
                       Jonas Lie told reporters. 🦀 He said that the ferry was there.\n\nSubscribe now: we say so.\n";

/// Exit code, standard output, standard error.
fn run(arguments: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("credence").unwrap();
    let out = command.args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (out.status.code(), text(out.stdout), text(out.stderr))
}

/// The words at a place, which is counted in Unicode scalar values.
fn at(text: &str, place: &Value) -> String {
    let bound = |at: usize| usize::try_from(place[at].as_u64().unwrap()).unwrap();
    text.chars().skip(bound(0)).take(bound(1) - bound(0)).collect()
}

#[test]
fn json_keeps_its_contract() {
    let (code, out, problem) = run(&["read", "-", "--json"], ARTICLE.as_bytes());
    assert_eq!((code, problem.as_str()), (Some(0), ""));
    let read: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&read["title"], &read["language"]), (&"Ferry sold twice?".into(), &"en".into()));
    assert_eq!((&read["document"]["date"], &read["document"]["byline"]), (&"2024-03-14".into(), &"Ingrid Aune".into()));
    assert_eq!((&read["format"], &read["version"]), (&"credence-reading".into(), &1.into()));
    let text = read["text"].as_str().unwrap();
    let statements = read["statements"].as_array().unwrap();
    assert_eq!(statements.len(), 2, "{out}");
    for statement in statements {
        for key in [
            "content",
            "cue",
            "source",
            "speaker",
            "chain",
            "anonymity",
            "mode",
            "rule",
            "confidence",
            "polarity",
            "links",
        ] {
            assert!(statement.get(key).is_some(), "{key}: {statement}");
        }
        assert_eq!(statement["speaker"], "Jonas Lie");
        assert_eq!(statement["chain"], serde_json::json!(["Jonas Lie"]));
        assert_eq!(statement["anonymity"], "Named");
    }
    assert_eq!((&statements[0]["mode"], &statements[1]["mode"]), (&"Direct".into(), &"Indirect".into()));
    assert!(at(text, &statements[0]["content"][0]).contains("Not a word of this is true"));
    assert_eq!(at(text, &statements[0]["cue"]), "told");
    assert!(at(text, &statements[1]["content"][0]).ends_with("the ferry was there"));
    assert_eq!(read["voices"][0]["statements"], serde_json::json!([0, 1]));
}

#[test]
fn plain_text_equals_the_file() {
    let article = ARTICLE.replace('\n', "\r\n");
    let (code, out, _) = run(&["read", "-", "--json", "--plain"], article.as_bytes());
    let read: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, read["text"].as_str()), (Some(0), Some(article.as_str())));
    let content = &read["statements"][1]["content"][0];
    assert!(at(&article, content).ends_with("the ferry was there"));
}

#[test]
fn people_see_voices_without_colour_where_no_terminal_is() {
    let (code, out, _) = run(&["read", "-"], ARTICLE.as_bytes());
    assert_eq!(code, Some(0));
    assert!(!out.contains('\u{1b}'), "{out:?}");
    assert!(out.contains("2 statements of 1 voice") && out.contains("“Not a word of this is true”"), "{out}");
}

#[test]
fn another_language_is_refused_politely_and_its_text_given() {
    let german = "Die Hafenbehörde hat Berichte zurückgewiesen, dass die Fähre verkauft wurde. Das ist nicht wahr.";
    let (code, out, problem) = run(&["read", "-", "--json"], german.as_bytes());
    assert_eq!(code, Some(0));
    assert!(problem.contains("English and Russian"), "{problem}");
    let read: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((read["text"].as_str(), &read["language"]), (Some(german), &"und".into()));
    assert_eq!(read["statements"], serde_json::json!([]));
}

#[test]
fn a_board_is_written_that_passes_the_check_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let board = folder.path().join("story.credence.ron").display().to_string();
    let article = folder.path().join("article.txt").display().to_string();
    fs::write(&article, fs::read("tests/suite/reader/gold/tune/ru-parom.txt").unwrap()).unwrap();
    let (code, out, problem) = run(&["read", &article, "-o", &board], b"");
    assert_eq!((code, problem.as_str()), (Some(0), ""));
    assert!(out.contains("waiting to be put on claims"), "{out}");
    let (code, out, problem) = run(&["check", &board], b"");
    assert_eq!(code, Some(0), "{problem}");
    assert!(out.contains("0 claims, 11 statements"), "{out}");
    let read = credence::store::read(fs::read(&board).unwrap()).unwrap();
    let document = read.documents.iter().next().unwrap();
    for statement in read.statements.iter() {
        assert!(!statement.quote.is_empty() && statement.bears_on.is_empty(), "{statement:?}");
        let passage = &statement.passages[0];
        let parts = passage
            .ranges
            .iter()
            .map(|(start, end)| document.text.chars().skip(*start).take(end - start).collect::<String>());
        assert_eq!(parts.collect::<Vec<_>>().join(" … "), passage.quote);
    }
    let source = |name: &str| read.sources.iter().find(|source| source.name == name).unwrap().id;
    let told = read.statements.iter().find(|statement| statement.quote == "договор подписан ещё в феврале").unwrap();
    assert_eq!(told.chain(), [source("Речной дозор")]);
    let before = fs::read(&board).unwrap();
    let (code, _, problem) = run(&["read", &article, "-o", &board], b"");
    assert!(code == Some(2) && problem.contains("--force"), "{problem}");
    assert_eq!(fs::read(&board).unwrap(), before);
}

#[test]
fn what_can_t_be_read_ends_with_one_and_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("large.txt");
    fs::File::create(&large).unwrap().set_len((50 << 20) + 1).unwrap();
    for (article, reason) in [
        ("tests/suite/reader/files/scan.pdf", "OCR"),
        ("tests/suite/reader/files/locked.pdf", "encrypted"),
        (large.to_str().unwrap(), "51 MB"),
        ("/nowhere/at/all.txt", "no such file"),
        ("Cargo.toml/article.txt", "Check its path"),
    ] {
        let (code, out, problem) = run(&["read", article], b"");
        assert_eq!((code, out.as_str()), (Some(1), ""), "{article}");
        assert!(problem.contains(reason) && problem.contains(article), "{problem}");
    }
    assert_eq!(run(&["read"], b"").0, Some(2));
    assert_eq!(run(&["read", folder.path().to_str().unwrap()], b"").0, Some(2));
    assert_eq!(run(&["read", "-"], b"").0, Some(1));
    let (code, _, problem) = run(&["read", "-", "-o", "-"], ARTICLE.as_bytes());
    assert!(code == Some(2) && problem.contains("file"), "{problem}");
    assert!(!std::path::Path::new("-.credence.ron").exists());
}

#[test]
fn articles_of_many_kinds_are_read_without_a_word_of_complaint() {
    for article in [
        "JONES: I was there.\nSMITH: You were not, he said.\n",
        "Q: Were you there?\nA: The mayor said I was.\n",
        "BREAKING: the mayor says she will resign https://t.co/x #mayor",
        "“ « ” ' \" „ “ he said “ ” » ’ that \" it was “",
    ] {
        let (code, _, problem) = run(&["read", "-"], article.as_bytes());
        assert_eq!((code, problem.as_str()), (Some(0), ""), "{article}");
    }
    let (code, out, _) = run(&["read", "-"], "قال المتحدث إن \"العبارة لم تبع\".".as_bytes());
    assert!(code == Some(0) && out.contains("العبارة"), "{out}");
}

#[test]
fn marks_that_turn_the_direction_are_not_printed_for_people() {
    let article = "“The gate was \u{202e}shut,” said \u{2067}Maria Kolb.\n".as_bytes();
    let (code, out, _) = run(&["read", "-"], article);
    assert!(code == Some(0) && out.contains("The gate was shut") && out.contains("Maria Kolb"), "{out}");
    assert!(!out.contains(['\u{202e}', '\u{2067}']), "{out:?}");
    // The canonical text keeps them, or places in it would not be true.
    let (_, out, _) = run(&["read", "-", "--json"], article);
    assert!(out.contains('\u{202e}'), "{out:?}");
}

#[test]
fn measures_are_printed_for_a_folder_of_gold_in_json_and_brat() {
    let tune = "tests/suite/reader/gold/tune";
    let texts =
        fs::read_dir(tune).unwrap().filter(|entry| entry.as_ref().unwrap().path().extension() == Some("txt".as_ref()));
    let articles = format!("{} articles", texts.count());
    let (code, out, problem) = run(&["measure", tune], b"");
    assert_eq!((code, problem.as_str()), (Some(0), ""));
    assert!(out.starts_with(&articles) && out.contains("whole chain right"), "{out}");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Bob said the ferry was sold.").unwrap();
    let ann = "T1\tContent 9 27\tthe ferry was sold\nT2\tSource 0 3\tBob\nR1\tspoke Arg1:T1 Arg2:T2\n";
    fs::write(folder.path().join("a.ann"), ann).unwrap();
    let path = folder.path().display().to_string();
    let measured: Value = serde_json::from_str(&run(&["measure", &path, "--json"], b"").1).unwrap();
    assert_eq!((&measured["content"]["f1"], &measured["source"]), (&1.0.into(), &1.0.into()), "{measured}");
    fs::write(folder.path().join("a.ann"), "nonsense").unwrap();
    let (code, _, problem) = run(&["measure", &path], b"");
    assert!(code == Some(1) && problem.contains("a.ann"), "{problem}");
    assert_eq!(run(&["measure", "/nowhere"], b"").0, Some(1));
}

#[test]
fn whom_pronouns_mean_is_learnt_from_a_folder_of_gold() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    for entry in fs::read_dir("tests/suite/reader/gold/tune").unwrap() {
        let known = entry.unwrap().path();
        let name = known.file_name().unwrap();
        if name.to_string_lossy().starts_with("en-p") {
            fs::copy(&known, folder.path().join(name)).unwrap();
        }
    }
    assert_eq!(run(&["measure", &path, "--learn", &path], b""), (Some(0), String::new(), String::new()));
    let table = fs::read_to_string(folder.path().join("cast.tsv")).unwrap();
    let weights = table.lines().filter(|line| !line.starts_with('#'));
    assert!(weights.clone().count() > 50, "{table}");
    for line in weights {
        let parts: Vec<&str> = line.split('\t').collect();
        assert!(parts.len() == 7 && parts[1..].iter().all(|weight| weight.parse::<f32>().is_ok()), "{line}");
    }
    let (code, _, problem) = run(&["measure", &path, "--learn", "/nowhere"], b"");
    assert!(code == Some(1) && problem.contains("/nowhere/cast.tsv"), "{problem}");
}
