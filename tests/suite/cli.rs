//! The command line as programs and people call it: what it prints where, and how it ends.

use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};

use credence::store::SAMPLE;

fn credence(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("credence").unwrap();
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command
}

/// Exit code, standard output, standard error.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let out = credence(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (out.status.code(), text(out.stdout), text(out.stderr))
}

fn sample_in(folder: &Path) -> String {
    let file = folder.join("sample.credence.ron").display().to_string();
    assert_eq!(run(&["sample", "-o", &file]).0, Some(0));
    file
}

fn written(folder: &Path, text: &str) -> String {
    let file = folder.join("board.credence.ron");
    std::fs::write(&file, text).unwrap();
    file.display().to_string()
}

#[test]
fn the_sample_goes_to_standard_output_or_to_a_file_that_is_not_there() {
    assert_eq!(run(&["sample"]), (Some(0), SAMPLE.to_owned(), String::new()));
    let folder = tempfile::tempdir().unwrap();
    let file = sample_in(folder.path());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), SAMPLE);
    std::fs::write(&file, "precious").unwrap();
    let (code, _, problem) = run(&["sample", "-o", &file]);
    assert_eq!(code, Some(2));
    assert!(problem.contains("--force"), "{problem}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "precious");
}

#[test]
fn a_sound_project_passes_and_every_problem_of_another_is_told_on_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, problem) = run(&["check", &sample_in(folder.path())]);
    assert_eq!((code, problem.as_str()), (Some(0), ""));
    assert!(out.contains("11 claims, 28 statements, 14 sources"), "{out}");
    let claims = "(id: \"clm-a\", priors: 0.5), (id: \"clm-b\", prior: 7.0)";
    let file = written(folder.path(), &format!("(format: \"credence-project\", version: 1,\nclaims: [{claims}],\n)"));
    let (code, out, problem) = run(&["check", &file]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    let lines: Vec<&str> = problem.lines().collect();
    assert_eq!(lines.len(), 2, "{problem}");
    assert!(lines[0].starts_with(&format!("{file}:2:24: unknown field `priors`")), "{problem}");
    assert!(lines[1].starts_with(&format!("{file}:2:59: prior: 7 is outside")), "{problem}");
}

#[test]
fn a_board_that_outcomes_contradict_is_a_problem_that_names_them() {
    let folder = tempfile::tempdir().unwrap();
    let claims = "(id: \"clm-a\", outcome: Some(true)), (id: \"clm-b\", outcome: Some(true))";
    let rivals = "(id: \"riv-1\", claims: [\"clm-a\", \"clm-b\"], kind: AtMostOne)";
    let text = format!("(format: \"credence-project\", version: 1, claims: [{claims}], rivals: [{rivals}])");
    let file = written(folder.path(), &text);
    for command in ["check", "score"] {
        let (code, out, problem) = run(&[command, &file]);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{command}");
        assert!(problem.contains("riv-1") && problem.contains(&file), "{problem}");
    }
}

#[test]
fn scores_keep_their_contract() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, problem) = run(&["score", &sample_in(folder.path()), "--json"]);
    assert_eq!((code, problem.as_str()), (Some(0), ""));
    let scores: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&scores["format"], &scores["version"]), (&"credence-scores".into(), &1.into()));
    let claims = scores["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 11);
    let number = |value: &Value| value.as_f64().unwrap_or_else(|| panic!("no number: {value}"));
    for claim in claims {
        let mut keys: Vec<&str> = claim.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(
            keys.join(" "),
            "con confidence credence evidence exact flip high id leave_out ledger low origins pro smallest_flip \
             smallest_flip_exact statements text words"
        );
        let credence = number(&claim["credence"]);
        assert!(number(&claim["low"]) <= credence && credence <= number(&claim["high"]), "{claim}");
        let rows = claim["ledger"].as_array().unwrap();
        assert_eq!(rows[0]["kind"], "prior");
        let sum: f64 = rows.iter().map(|row| number(&row["log_odds"])).sum();
        assert!((sum - (credence / (1.0 - credence)).ln()).abs() < 1e-9, "{claim}");
    }
    let best = claims.iter().find(|claim| claim["id"] == scores["next"]["claim"]).expect("it names a claim");
    assert!(number(&scores["next"]["gain_bits"]) > 0.0 && number(&best["credence"]) > 0.2, "{best}");
    let sources = scores["sources"].as_array().unwrap();
    assert_eq!(sources.len(), 14);
    for source in sources {
        let suggested = source["suggested"].as_f64();
        assert!(suggested.is_none_or(|suggested| (0.02..=0.98).contains(&suggested)), "{source}");
        assert_eq!(suggested.is_some(), number(&source["claims"]) > 0.0, "{source}");
    }
    assert_eq!(claims[0]["words"], "unlikely");
    assert_eq!((&claims[0]["evidence"], &claims[0]["exact"]), (&"own".into(), &true.into()));
}

#[test]
fn scores_say_what_would_turn_a_claim() {
    let folder = tempfile::tempdir().unwrap();
    let said = |id: &str, by: &str, stance: &str| {
        format!("(id: \"{id}\", origin: \"{by}\", bears_on: [(on: Claim(\"clm-a\"), stance: {stance}, weight: 1.0)])")
    };
    let board = format!(
        "(format: \"credence-project\", version: 1, claims: [(id: \"clm-a\", text: \"x\")], sources: [\
         (id: \"src-a\", name: \"a\", reliability: Probability(0.8)), \
         (id: \"src-b\", name: \"b\", reliability: Probability(0.6))], statements: [{}, {}])",
        said("stm-a", "src-a", "Supports"),
        said("stm-b", "src-b", "Opposes")
    );
    let file = written(folder.path(), &board);
    let scores = |flags: &[&str]| -> Value {
        let (code, out, problem) = run(&[&["score", &file, "--json"], flags].concat());
        assert_eq!((code, problem.as_str()), (Some(0), ""));
        serde_json::from_str(&out).unwrap()
    };
    let claim = &scores(&[])["claims"][0];
    // One voice for, one against: they balance where they are equally reliable.
    let at: Vec<(&str, f64)> = claim["flip"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flip| (flip["source"].as_str().unwrap(), flip["at"].as_f64().unwrap()))
        .collect();
    assert!(at[0].0 == "src-a" && (at[0].1 - 0.6).abs() < 1e-9, "{at:?}");
    assert!(at[1].0 == "src-b" && (at[1].1 - 0.8).abs() < 1e-9, "{at:?}");
    // Either can turn it alone; raising the one has more room than lowering the other.
    assert_eq!((&claim["smallest_flip"], &claim["smallest_flip_exact"]), (&json!(["src-b"]), &json!(true)));
    let without = |at: usize| claim["leave_out"][at]["credence"].as_f64().unwrap();
    assert!((without(0) - 0.4).abs() < 1e-9 && (without(1) - 0.8).abs() < 1e-9, "{claim}");
    let width = |claim: &Value| claim["high"].as_f64().unwrap() - claim["low"].as_f64().unwrap();
    let doubted = &scores(&["--prior-uncertain"])["claims"][0];
    assert_eq!(claim["credence"], doubted["credence"]);
    assert!(width(doubted) > width(claim) + 0.05, "{} and {}", width(claim), width(doubted));
}

#[test]
fn a_claim_that_nobody_spoke_about_has_no_evidence_and_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let text = "(format: \"credence-project\", version: 1, claims: [(id: \"clm-a\", text: \"x\", prior: Some(0.2))])";
    let file = written(folder.path(), text);
    let scores: Value = serde_json::from_str(&run(&["score", &file, "--json"]).1).unwrap();
    let claim = &scores["claims"][0];
    assert_eq!((&claim["evidence"], &claim["words"]), (&"none".into(), &"no evidence".into()));
    assert!((claim["credence"].as_f64().unwrap() - 0.2).abs() < 1e-12);
    assert!(run(&["score", &file]).1.contains("no evidence"));
}

#[test]
fn every_format_is_exported_to_standard_output_and_to_a_file_alike() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample_in(folder.path());
    for format in ["markdown", "html", "csv", "json"] {
        let (code, out, problem) = run(&["export", &file, "--format", format]);
        assert_eq!((code, problem.as_str()), (Some(0), ""), "{format}");
        assert!(out.contains("Nezygar") && out.ends_with('\n') && !out.ends_with("\n\n"), "{format}");
        let target = folder.path().join(format).display().to_string();
        assert_eq!(run(&["export", &file, "--format", format, "-o", &target]), (Some(0), String::new(), String::new()));
        assert_eq!(std::fs::read_to_string(&target).unwrap(), out, "{format}");
    }
}

#[test]
fn repair_saves_what_can_be_saved_beside_the_damaged_file() {
    let folder = tempfile::tempdir().unwrap();
    let damaged = written(folder.path(), &SAMPLE[..SAMPLE.floor_char_boundary(SAMPLE.len() / 2)]);
    let before = std::fs::read(&damaged).unwrap();
    let saved = folder.path().join("saved.credence.ron").display().to_string();
    let (code, out, problem) = run(&["repair", &damaged, "-o", &saved]);
    assert_eq!(code, Some(0), "{problem}");
    assert!(out.contains(&saved) && problem.starts_with(&format!("{damaged}:")), "{out}{problem}");
    assert_eq!(run(&["check", &saved]).0, Some(0));
    assert_eq!(std::fs::read(&damaged).unwrap(), before, "the damaged file is left as it is");
    let (code, _, problem) = run(&["repair", &damaged, "-o", &saved]);
    assert!(code == Some(2) && problem.contains("--force"), "{problem}");
    assert_eq!(run(&["repair", &damaged, "-o", &damaged, "--force"]).0, Some(2));
    assert_eq!(run(&["repair", &damaged]).0, Some(2), "where to write must be said");
    let (code, out, problem) = run(&["repair", &sample_in(folder.path()), "-o", &saved, "--force"]);
    assert_eq!((code, problem.as_str()), (Some(0), ""));
    assert!(out.contains("no problems"), "{out}");
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "Dear editor").unwrap();
    assert_eq!(run(&["repair", &letter.display().to_string(), "-o", &saved, "--force"]).0, Some(1));
}

#[test]
fn a_project_comes_from_standard_input_too() {
    let out = credence(&["score", "-"]).write_stdin(SAMPLE).output().unwrap();
    assert!(out.status.success());
    assert!(String::from_utf8(out.stdout).unwrap().contains("Is Lavrov out of favour with Putin?"));
    let out = credence(&["check", "-"]).write_stdin("(").output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8(out.stderr).unwrap().starts_with("standard input:1:1: "));
}

#[test]
fn wrong_use_ends_with_two_and_says_what_is_expected() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample_in(folder.path());
    let (code, _, problem) = run(&["export", &file, "--format", "docx"]);
    assert_eq!(code, Some(2));
    assert!(problem.contains("markdown, html, csv, json"), "{problem}");
    let here = folder.path().display().to_string();
    assert_eq!(run(&["export", &file, "--format", "csv", "-o", &here]).0, Some(2));
    assert_eq!(run(&["score"]).0, Some(2));
    assert_eq!(run(&["check", "/nowhere/at/all.ron"]).0, Some(1));
    for arguments in [
        &["--help"][..],
        &["sample", "--help"],
        &["check", "--help"],
        &["score", "--help"],
        &["export", "--help"],
        &["repair", "--help"],
    ] {
        let (code, out, _) = run(arguments);
        assert!(code == Some(0) && out.contains("Usage"), "{arguments:?}");
    }
}

#[test]
fn without_a_display_it_names_the_commands() {
    let (code, out, problem) = run(&[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(problem.starts_with("Credence can't open its window: there is no display. "), "{problem}");
    for command in ["sample", "check", "score", "export"] {
        assert!(problem.contains(command), "{problem}");
    }
}

#[test]
fn a_display_that_does_not_answer_is_told_in_the_same_way() {
    let out = credence(&[]).env("DISPLAY", ":987").output().unwrap();
    let problem = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(2), "{problem}");
    assert!(problem.starts_with("Credence can't open its window: the display can't be reached. "), "{problem}");
}

#[test]
fn advice_comes_after_the_problems_and_changes_no_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample_in(folder.path());
    let (code, out, problem) = run(&["check", &file, "--advice"]);
    assert_eq!((code, problem.as_str()), (Some(0), ""));
    let plain = run(&["check", &file]).1;
    assert!(out.starts_with(&plain) && !plain.contains("Board health"), "{out}");
    assert!(out.contains("\nBoard health: ") && out.contains("\nClaims resting on one voice\n"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 110), "{out}");
    let empty = written(folder.path(), "(format: \"credence-project\", version: 1)");
    assert!(run(&["check", &empty, "--advice"]).1.ends_with("\nBoard health: nothing stands out.\n"));
}

#[test]
fn advice_in_json_names_what_it_concerns() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample_in(folder.path());
    let (code, out, _) = run(&["check", &file, "--advice", "--json"]);
    assert_eq!(code, Some(0));
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&told["format"], &told["version"]), (&"credence-advice".into(), &1.into()));
    for one in told["advice"].as_array().unwrap() {
        let mut keys: Vec<&str> = one.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys.join(" "), "about kind remedy severity what why");
        assert!(["note", "caution", "serious"].contains(&one["severity"].as_str().unwrap()));
        assert!(SAMPLE.contains(&format!("(id: \"{}\"", one["about"][0].as_str().unwrap())), "{one}");
    }
    let kinds: Vec<&str> = told["advice"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"headline") && kinds.contains(&"one-relay"), "{kinds:?}");
    assert_eq!(run(&["check", &file, "--json"]).0, Some(2));
}
