//! Files with mistakes: each mistake is told, at its line and column, in words that say what to do.

use credence::store;

const KEYS: &str = "format, version, title, question, created, grades, sources, claims, statements, relations, rivals, \
                    documents, weightings, extra";
const SOURCE: &str = "id, name, kind, anonymity, reliability, graded, fidelity, voice, hits, misses, misleading, \
                      protected, note, url, aliases";
const PRIOR: &str = "is outside the range; expected a number between 0 and 1, both left out";

/// What is said about `file`, a line each.
fn told(file: impl AsRef<[u8]>) -> Vec<String> {
    let error = store::read(file).expect_err("a broken file");
    error.problems.iter().map(ToString::to_string).collect()
}

/// A project whose second line is the first of `rest`.
fn project(rest: &str) -> String {
    format!("(format: \"credence-project\", version: 1,\n{rest}\n)")
}

#[track_caller]
fn assert_told(file: impl AsRef<[u8]>, expected: &[&str]) {
    assert_eq!(told(file), expected);
}

#[test]
fn what_is_no_project_is_told_as_such() {
    let empty = "1:1: the file is empty; the smallest project is (format: \"credence-project\", version: 1)";
    assert_told("", &[empty]);
    assert_told(" \n\t\n", &[empty]);
    assert_told("\u{feff}", &[empty]);
    let binary: Vec<u8> = (0..=255).cycle().take(4096).collect();
    assert_told(binary, &["1:1: this is not a Credence project: it is no text"]);
    let utf16: Vec<u8> = "\u{feff}(format".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_told(utf16, &["1:1: this text is in UTF-16; save it as UTF-8 and open it again"]);
    assert_told(
        b"(format: \"credence-project\", version: 1,\ntitle: \"a\xffb\")",
        &["2:10: the byte 0xFF is no UTF-8; save the file as UTF-8 and open it again"],
    );
    let begin = "1:1: this is not a Credence project: it does not begin with (format: \"credence-project\"";
    assert_told("{\"title\": \"a web page\"}", &[begin]);
    assert_told("[".repeat(100_000), &[begin]);
    assert_told("(version: 1)", &["1:1: this is not a Credence project: it has no format: \"credence-project\""]);
    assert_told("(".repeat(100_000), &["1:1: this is not a Credence project: it has no format: \"credence-project\""]);
    assert_told(
        "(format: \"thing\", version: 1)",
        &["1:10: this is not a Credence project: expected \"credence-project\" here"],
    );
}

#[test]
fn a_newer_version_is_refused_before_anything_else_is_said() {
    let newer = |place: &str, version: u32| {
        format!(
            "{place}: this project was made by a newer Credence (file version {version}; this one knows 1). Get the \
             newer program; the file was not touched"
        )
    };
    assert_eq!(told("(format: \"credence-project\", version: 2, wonders: [1])"), [newer("1:39", 2)]);
    // Even when it comes last, behind things that this version does not know.
    let late =
        format!("(format: \"credence-project\", title: \"{}\", wonders: [(x: 1)], version: 7)", "x".repeat(9000));
    assert_eq!(told(late), [newer("1:9069", 7)]);
}

#[test]
fn a_file_without_a_sound_version_says_which_one_to_write() {
    assert_told(
        "(format: \"credence-project\")",
        &["1:1: the field `version` is missing; this program writes version: 1"],
    );
    for version in ["0", "\"1\"", "-1", "1.0"] {
        let file = format!("(format: \"credence-project\", version: {version})");
        assert_told(file, &["1:39: expected the version of the file, 1"]);
    }
}

#[test]
fn a_mistyped_field_is_told_where_it_stands() {
    let file = project(
        "sources: [(id: \"src-a\")], claims: [(id: \"clm-a\")],\n\
         statements: [\n\
         (id: \"stm-1\", origin: \"src-a\", bears_on: [(on: Claim(\"clm-a\"), stance: Supports, anyways: 0.5)]),\n\
         ],",
    );
    assert_told(file, &["4:82: unknown field `anyways`; expected one of on, stance, weight, anyway"]);
    assert_eq!(told(project("claim: [],")), [format!("2:1: unknown field `claim`; expected one of {KEYS}")]);
}

#[test]
fn all_mistakes_of_one_item_are_told() {
    let file = project(
        "title: 5,\n\
         sources: [\n\
         (id: \"src-a\", colour: \"red\", graded: \"2025-13-01\", kind: Paper, hits: -1.0, shape: 2),\n\
         ],",
    );
    assert_eq!(
        told(file),
        [
            "2:8: expected a text in quotation marks".to_owned(),
            format!("4:15: unknown field `colour`; expected one of {SOURCE}"),
            "4:38: expected a date such as 2025-11-07, 2025-11 or 2025, not \"2025-13-01\"".to_owned(),
            "4:58: unknown value `Paper`; expected one of Outlet, Person, Official, Institution, Channel, Record, \
             Unnamed, Other"
                .to_owned(),
            "4:71: hits: -1 is outside the range; expected a number that is not negative".to_owned(),
            format!("4:77: unknown field `shape`; expected one of {SOURCE}"),
        ]
    );
}

#[test]
fn values_of_the_wrong_kind_are_told() {
    let file = project(
        "claims: [\n\
         (id: \"clm-a\", prior: \"x\", headline: 1, tags: \"t\", outcome: Some(maybe)),\n\
         (id: 5),\n\
         \"clm-x\",\n\
         (text: \"no id\"),\n\
         ],\n\
         created: \"yesterday\",",
    );
    assert_told(
        file,
        &[
            "3:22: expected a number",
            "3:37: expected true or false",
            "3:46: expected a list in [ ]",
            "3:60: expected true or false",
            "4:6: expected a text in quotation marks",
            "5:1: expected fields in ( )",
            "6:1: the field `id` is missing; it can't be left out",
            "8:10: expected a time such as 2025-11-07T15:20:00Z or a date such as 2025-11-07, not \"yesterday\"",
        ],
    );
}

#[test]
fn nothing_may_stand_twice() {
    assert_told(
        project("claims: [\n(id: \"clm-a\"),\n(text: \"b\", id: \"clm-a\"),\n],"),
        &["4:17: the id \"clm-a\" is taken already by the item in line 3; give this one another"],
    );
    assert_told(
        project("claims: [],\nclaims: [],"),
        &["3:1: the field `claims` stands here a second time; put the two together"],
    );
    assert_told(
        project("claims: [\n(id: \"clm-a\", text: \"a\", text: \"b\"),\n],"),
        &["3:26: the field `text` stands here twice; remove one"],
    );
    assert_told(project("extra: {\"a\": 1, \"a\": 2},"), &["2:8: the key \"a\" stands here twice"]);
    assert_eq!(told(project("grades: {A: (mean: 0.9, strength: 1.0), A: (mean: 0.8, strength: 1.0)},")).len(), 1);
    let twice = "weightings: [\n(id: \"wgt-1\", reliability: {\"src-a\": Grade(A), \"src-a\": Grade(B)}),\n],";
    assert_eq!(
        told(project(&format!("sources: [(id: \"src-a\")],\n{twice}"))),
        ["4:28: the key src-a stands here twice"]
    );
}

#[test]
fn numbers_out_of_range_are_told_one_by_one() {
    let numbers = ["0", "1", "-0.0", "NaN", "inf", "-inf", "1e999", "-5.5"];
    let item = |(at, number): (usize, &&str)| format!("(id: \"clm-{at}\", prior: {number}),\n");
    let items = numbers.iter().enumerate().map(item).collect::<Vec<_>>().concat();
    let expected: Vec<String> = ["0", "1", "-0", "NaN", "inf", "-inf", "inf", "-5.5"]
        .iter()
        .enumerate()
        .map(|(at, found)| format!("{}:22: prior: {found} {PRIOR}", at + 3))
        .collect();
    assert_eq!(told(project(&format!("claims: [\n{items}],"))), expected);
}

#[test]
fn each_of_several_bearings_has_its_own_place() {
    let file = project(
        "sources: [(id: \"src-a\")], claims: [(id: \"clm-a\"), (id: \"clm-b\"), (id: \"clm-c\")],\n\
         statements: [\n\
         (id: \"stm-1\", origin: \"src-a\", bears_on: [\n\
         (on: Claim(\"clm-a\"), stance: Supports, weight: 0.5),\n\
         (on: Claim(\"clm-b\"), stance: Supports, weight: 1.5),\n\
         (on: Claim(\"clm-c\"), stance: Supports, weight: 1.5, anyway: 1),\n\
         ]),\n\
         ],",
    );
    assert_told(
        file,
        &[
            "6:48: weight: 1.5 is outside the range; expected a number from 0 to 1",
            "7:48: weight: 1.5 is outside the range; expected a number from 0 to 1",
            "7:61: anyway: 1 is outside the range; expected a number from 0 to below 1",
        ],
    );
}

#[test]
fn references_that_lead_nowhere_are_told_where_they_stand() {
    let file = project(
        "claims: [(id: \"clm-a\")],\n\
         statements: [\n\
         (id: \"stm-1\", origin: \"src-x\", relays: [(by: \"src-y\")], repeats: \"stm-9\", bears_on: [\n\
         (on: Claim(\"clm-a\"), stance: Supports), (on: Claim(\"clm-q\"), stance: Supports)]),\n\
         ],\n\
         relations: [\n\
         (id: \"rel-1\", a: \"clm-a\", b: \"clm-a\", kind: Supports),\n\
         ],",
    );
    assert_told(
        file,
        &[
            "4:23: origin: there is no source \"src-x\" on this board",
            "4:46: by: there is no source \"src-y\" on this board",
            "4:66: repeats: there is no statement \"stm-9\" on this board",
            "5:52: on: there is no claim \"clm-q\" on this board",
            "8:30: b: leads back to itself",
        ],
    );
}

#[test]
fn what_refers_to_a_broken_item_is_not_wrong_for_that() {
    let file = project(
        "sources: [\n(id: \"src-a\", kind: Paper, name: 5),\n],\nclaims: [\n(id: \"clm-a, text: \"a\"),\n],\n\
         statements: [\n(id: \"stm-1\", origin: \"src-a\", bears_on: [(on: Claim(\"clm-a\"), stance: Supports)]),\n],",
    );
    assert_told(
        file,
        &[
            "3:21: unknown value `Paper`; expected one of Outlet, Person, Official, Institution, Channel, Record, \
             Unnamed, Other",
            "3:34: expected a text in quotation marks",
            "6:6: a claim id must have 1 to 64 characters, none of them blank",
        ],
    );
}

#[test]
fn after_broken_brackets_the_next_items_are_looked_at() {
    let next = |line: usize| format!("{line}:22: prior: 7 {PRIOR}");
    for (broken, told_of_it) in [
        ("(id: \"clm-a\", tags: [\"x\"", "3:21: this bracket [ is never closed"),
        ("(id: \"clm-a\", tags: [\"x\")),", "3:21: this bracket [ is closed by )"),
        ("(id: \"clm-a\", text: \"a),", "3:21: this text is never closed; a quotation mark is missing"),
        ("(id: \"clm-a\" text: \"a\"),", "3:14: expected a comma here"),
        ("oops", "3:1: expected fields in ( ), found `oops`"),
        ("]]", "3:2: expected a comma here"),
    ] {
        let file =
            project(&format!("claims: [\n{broken}\n(id: \"clm-b\", prior: 7),\n],\nsources: [(id: \"src-a\")],"));
        let told = told(file);
        assert_eq!(told.first().map(String::as_str), Some(told_of_it), "{broken}: {told:?}");
        if broken != "]]" {
            assert_eq!(told.last(), Some(&next(4)), "{broken}: {told:?}");
        }
    }
}

#[test]
fn a_list_that_is_never_closed_costs_no_other_list() {
    assert_told(
        project("claims: [\n(id: \"clm-a\"),\nsources: [\n(id: \"src-a\", hits: -2),\n],"),
        &[
            "4:1: the list before this is never closed; a ] is missing",
            "5:21: hits: -2 is outside the range; expected a number that is not negative",
        ],
    );
    assert_told(
        project("claims: [\n(id: \"clm-a\")\n(id: \"clm-b\"),\n]\nsources: [],"),
        &["4:1: expected a comma between this item and the one before", "6:1: expected a comma here"],
    );
}

#[test]
fn a_file_cut_off_anywhere_is_told_to_be_broken() {
    let whole = store::SAMPLE.trim_end();
    for end in (0..whole.len()).step_by(997).chain(whole.len() - 40..whole.len()) {
        let cut = &whole[..whole.floor_char_boundary(end)];
        let problems = told(cut);
        assert!((1..=2).contains(&problems.len()), "cut at {end}: {problems:?}");
    }
    assert_told(
        project("claims: [\n(id: \"clm-a\", text: \"a\"),\n(id: \"clm-b\", te").trim_end_matches("\n)"),
        &["4:1: this bracket ( is never closed; the file ends before"],
    );
}

#[test]
fn what_git_could_not_merge_is_told_as_that() {
    let told = told(project(
        "claims: [\n<<<<<<< HEAD\n(id: \"clm-a\", text: \"a\"),\n=======\n(id: \"clm-a\", text: \"b\"),\n>>>>>>> main\n],",
    ));
    let conflict = "a conflict that git left here; keep one of the two versions and remove this line";
    assert_eq!(told[0], format!("3:1: {conflict}"));
    assert_eq!(told[1], format!("5:1: {conflict}"));
    assert_eq!(told.last(), Some(&format!("7:1: {conflict}")));
}

#[test]
fn control_characters_are_told_raw_and_escaped() {
    let what = "only tab and line feed are allowed";
    for title in ["a\u{1}b", "a\\u{1}b"] {
        let expected = format!("2:8: title: holds the control character U+0001 at character 2; {what}");
        assert_eq!(told(project(&format!("title: \"{title}\","))), [expected]);
    }
    let nul = project("sources: [\n(id: \"src-a\", name: \"sound\", note: \"\\0\"),\n],");
    assert_eq!(told(nul), [format!("3:36: note: holds the control character U+0000 at character 1; {what}")]);
    assert!(store::read(project("title: \"a\\tb\\nc\",")).is_ok());
}

#[test]
fn columns_count_characters_whatever_the_script_and_the_line_ends() {
    let item = "claims: [\n(id: \"clm-a\", text: \"😀中文عربي\", prior: 3),\n],";
    let expected = format!("3:39: prior: 3 {PRIOR}");
    assert_eq!(told(project(item)), std::slice::from_ref(&expected));
    assert_eq!(told(project(item).replace('\n', "\r\n")), std::slice::from_ref(&expected));
    assert_eq!(told(format!("\u{feff}{}", project(item))), [expected]);
}

#[test]
fn what_stands_behind_the_end_is_told() {
    assert_told(
        "(format: \"credence-project\", version: 1) x",
        &["1:42: something stands behind the end of the project; remove it"],
    );
}

#[test]
fn deep_brackets_exhaust_nothing() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(50_000), close.repeat(50_000));
    for (open, close) in [("[", "]"), ("(", ")"), ("{", "}"), ("(\n", ")\n"), ("Some(", ")"), ("(id:", ")")] {
        for place in ["title", "claims", "extra", "unknown"] {
            assert!(!told(project(&format!("{place}: {}", deep(open, close)))).is_empty(), "{open} in {place}");
        }
        assert!(
            !told(project(&format!("claims: [(id: \"clm-a\", tags: {})]", deep(open, close)))).is_empty(),
            "{open}"
        );
    }
}

#[test]
fn of_very_many_problems_the_first_are_told() {
    let items = (0..12_000).map(|at| format!("(id: \"clm-{at}\", prior: 2),")).collect::<Vec<_>>().concat();
    let told = told(project(&format!("claims: [{items}],")));
    assert_eq!(told.len(), store::MOST + 1);
    assert!(told[store::MOST].ends_with("and more: only the first 10000 problems are listed"), "{}", told[store::MOST]);
}
