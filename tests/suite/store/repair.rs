//! Damaged files: everything that can be saved is, and what was lost is told with its line.

use credence::{
    board::{Board, Record, RecordId, check},
    store::{self, Repaired, repair},
};

const V1: &str = include_str!("../../fixtures/v1.credence.ron");

fn repaired(file: impl AsRef<[u8]>) -> Repaired {
    let repaired = repair(file.as_ref()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(check::problems(&repaired.board), [], "what was saved is sound");
    let text = store::write(&repaired.board).unwrap();
    assert_eq!(store::read(text).as_ref(), Ok(&repaired.board), "and can be opened");
    repaired
}

fn told(repaired: &Repaired) -> Vec<String> {
    repaired.told.iter().map(ToString::to_string).collect()
}

/// The records of `whole` that `saved` lacks or has otherwise.
fn differing(whole: &Board, saved: &Board) -> Vec<RecordId> {
    whole
        .records()
        .filter(|record| saved.record(record.id()).as_ref() != Some(record))
        .map(|record| record.id())
        .collect()
}

fn project(rest: &str) -> String {
    format!("(format: \"credence-project\", version: 1,\n{rest}\n)")
}

#[test]
fn a_sound_file_stays_as_it_is() {
    for text in [V1, store::SAMPLE] {
        let repaired = repaired(text);
        assert_eq!((Ok(&repaired.board), told(&repaired)), (store::read(text).as_ref(), Vec::new()));
    }
}

#[test]
fn of_a_file_cut_off_anywhere_every_whole_record_is_saved() {
    let text = store::SAMPLE;
    let whole = store::read(text).unwrap();
    for cut in (200..text.len()).step_by(311) {
        let cut = text.floor_char_boundary(cut);
        let repaired = repaired(&text[..cut]);
        // Every item whose line is there in full, comma and all.
        let lines = text[..cut].split_inclusive('\n').filter(|line| line.ends_with(",\n"));
        let items = lines.filter(|line| line.starts_with("        (id:")).count();
        // Not counted: stand-ins. A reference to what was cut off may be gone.
        let stands_in = |record: &Record| format!("{record:?}").contains("\"Lost ");
        let saved = repaired.board.records().filter(|record| record.id() != RecordId::Head && !stands_in(record));
        let saved: Vec<RecordId> = saved.map(|record| record.id()).collect();
        assert!(saved.iter().all(|id| whole.has(*id)));
        assert!(saved.len() >= items, "cut at {cut}: {} of {items} were saved", saved.len());
        assert!(!repaired.told.is_empty());
    }
}

#[test]
fn one_bad_record_costs_no_other() {
    let whole = store::read(V1).unwrap();
    let broken = V1.replace("(id: \"stm-4\", origin: \"src-record\",", "(id: \"stm-4\", origin: \"src-record,");
    let first = repaired(&broken);
    assert_eq!(differing(&whole, &first.board).len(), 1, "{:?}", told(&first));
    assert!(
        told(&first)
            .iter()
            .any(|told| told.starts_with("24:") && told.contains("the statement that begins here is lost")),
        "{:?}",
        told(&first)
    );
    // A field that can't be read costs the field.
    let broken = V1.replace("credibility: Some(3)", "credibility: \"three\"");
    let second = repaired(&broken);
    let [RecordId::Statement(id)] = differing(&whole, &second.board)[..] else { panic!() };
    let (before, after) = (whole.statements.get(id).unwrap(), second.board.statements.get(id).unwrap());
    assert_eq!(*after, credence::board::Statement { credibility: None, ..before.clone() });
}

#[test]
fn what_hangs_on_a_lost_record_is_kept_together_by_a_stand_in() {
    let broken = V1.replace("(id: \"src-x\",", "(id: \"src-x\" !,").replace("(id: \"clm-a\",", "(id: \"clm-a\" !,");
    let repaired = repaired(&broken);
    let source = repaired.board.sources.iter().find(|source| source.id.as_str() == "src-x").unwrap();
    assert_eq!(source.name, "Lost source src-x");
    assert_eq!(repaired.board.statements, store::read(V1).unwrap().statements);
    assert_eq!(repaired.board.relations.len(), 2);
    let told = told(&repaired);
    assert!(told.iter().any(|told| told.contains("the source that begins here is lost")), "{told:?}");
    assert!(told.iter().any(|told| told.contains("a source with that id was added in its place")), "{told:?}");
}

#[test]
fn every_rule_that_is_broken_is_mended() {
    let file = project(
        "title: \"a\\u{1}b\", grades: {A: (mean: 7.0, strength: -1.0)},
sources: [(id: \"src-a\", reliability: Probability(3.0), fidelity: Some(0.1), hits: -1.0, misses: NaN, voice: Some(\"src-b\"), note: \"\\u{7}\"), (id: \"src-b\", voice: Some(\"src-a\"))],
claims: [(id: \"clm-a\", prior: Some(2.0), tags: [\"\\u{2}x\"]), (id: \"clm-b\", prior: Some(0.9)), (id: \"clm-c\", prior: Some(0.9))],
statements: [
(id: \"stm-a\", origin: \"src-gone\", relays: [(by: \"src-a\", from: Some(\"src-b\")), (by: \"src-a\")], bears_on: [(on: Claim(\"clm-a\"), stance: Supports, weight: 4.0, anyway: 1.0), (on: Claim(\"clm-a\"), stance: Opposes), (on: Statement(\"stm-a\"), stance: Supports), (on: Relation(\"rel-gone\"), stance: Supports)], credibility: Some(9), repeats: Some(\"stm-b\"), quote: \"\\u{1}q\", passages: [(document: \"doc-gone\"), (document: \"doc-a\", ranges: [(3, 1), (1, 3)])]),
(id: \"stm-b\", origin: \"src-a\", repeats: Some(\"stm-a\"), status: Superseded(by: \"stm-b\")),
(id: \"stm-c\", origin: \"src-a\", relays: [(by: \"src-a\", from: Some(\"src-b\")), (by: \"src-b\", from: Some(\"src-a\"))], status: Retracted(by: Some(\"src-gone\"))),
],
relations: [(id: \"rel-a\", a: \"clm-a\", b: \"clm-a\", kind: Supports), (id: \"rel-b\", a: \"clm-a\", b: \"clm-b\", kind: Supports, strength: 1.5, note: \"\\u{3}\")],
rivals: [(id: \"riv-a\", claims: [\"clm-b\", \"clm-c\", \"clm-b\"], kind: AtMostOne), (id: \"riv-b\", claims: [\"clm-b\", \"clm-a\", \"clm-gone\"], kind: ExactlyOne, note: \"\\u{4}\"), (id: \"riv-c\", claims: [\"clm-a\"], kind: AtMostOne)],
documents: [(id: \"doc-a\", publisher: Some(\"src-z\"), text: \"a\\u{5}b\")],
weightings: [(id: \"wgt-a\", analyst: \"\\u{6}A\", reliability: {\"src-a\": Probability(9.0), \"src-b\": Grade(A)})],",
    );
    let repaired = repaired(&file);
    let board = &repaired.board;
    assert_eq!((board.head.title.as_str(), board.claims.len(), board.documents.len()), ("ab", 4, 2));
    let statement = board.statements.iter().next().unwrap();
    assert_eq!(statement.quote, "q");
    assert_eq!((statement.relays.len(), statement.bears_on.len(), statement.bears_on[0].weight), (1, 1, 0.8));
    let ranges: Vec<_> = statement.passages.iter().map(|passage| passage.ranges.as_slice()).collect();
    assert_eq!(ranges, [&[][..], &[(1, 3)]]);
    assert_eq!(board.relations.len(), 1);
    assert!(told(&repaired).iter().all(|told| told.contains(": ")), "{:#?}", told(&repaired));
}

#[test]
fn bad_bytes_and_other_encodings_are_read_as_far_as_they_go() {
    let whole = store::read(V1).unwrap();
    let mut bytes = V1.as_bytes().to_vec();
    let at = V1.find("Heard twice").unwrap();
    bytes[at] = 0xff;
    let first = repaired(&bytes);
    let [RecordId::Statement(id)] = differing(&whole, &first.board)[..] else { panic!() };
    assert_eq!(first.board.statements.get(id).unwrap().note, "\u{fffd}eard twice");
    assert_eq!(told(&first).len(), 1);
    assert!(told(&first)[0].ends_with("the byte 0xFF is no UTF-8; U+FFFD stands in its place"), "{:?}", told(&first));
    let utf16: Vec<u8> = format!("\u{feff}{V1}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let second = repaired(&utf16);
    assert_eq!((&second.board, told(&second)), (&whole, vec!["1:1: the file was in UTF-16".to_owned()]));
    // What the power left of the last block is zeros.
    let mut zeros = V1.as_bytes()[..V1.find("relations:").unwrap()].to_vec();
    zeros.extend([0; 4096]);
    let third = repaired(&zeros);
    assert_eq!(third.board.statements.len(), 4);
    assert!(told(&third).iter().any(|told| told.contains("4096 zero bytes")), "{:?}", told(&third));
}

#[test]
fn of_what_git_could_not_merge_the_first_version_stays_and_what_only_the_second_has() {
    for base in ["", "||||||| 1234\n(id: \"clm-a\", text: \"old\"),\n(id: \"clm-z\", text: \"gone on both sides\"),\n"]
    {
        let file = project(&format!(
            "claims: [\n<<<<<<< HEAD\n(id: \"clm-a\", text: \"ours\"),\n{base}=======\n(id: \"clm-a\", text: \"theirs\"),\n\
             (id: \"clm-b\", text: \"only theirs\"),\n>>>>>>> main\n(id: \"clm-c\", text: \"common\"),\n],"
        ));
        let repaired = repaired(&file);
        let texts: Vec<&str> = repaired.board.claims.iter().map(|claim| claim.text.as_str()).collect();
        assert_eq!(texts, ["ours", "only theirs", "common"]);
        let told = told(&repaired);
        assert!(told[0].starts_with("3:1: a conflict that git left here"), "{told:?}");
        assert!(told.iter().any(|told| told.contains("the second version of clm-a was left out")), "{told:?}");
    }
    // Inside a record, too.
    let file = project(
        "claims: [\n(id: \"clm-a\",\n<<<<<<< HEAD\ntext: \"ours\",\n=======\ntext: \"theirs\",\n>>>>>>> main\n note: \"n\"),\n],",
    );
    let repaired = repaired(&file);
    let Some(Record::Claim(claim)) = repaired.board.records().nth(1) else { panic!() };
    assert_eq!((claim.text.as_str(), claim.note.as_str()), ("ours", "n"));
}

#[test]
fn without_its_beginning_the_sections_that_follow_are_saved() {
    let repaired = repaired(&V1[V1.find("    claims: [").unwrap() - 40..]);
    assert_eq!((repaired.board.claims.len(), repaired.board.statements.len()), (4, 4));
}

#[test]
fn nothing_is_made_of_what_is_no_project_or_a_newer_one() {
    for file in ["", "hello", "{\"a\": 1}", "\0\0\0"] {
        assert!(repair(file.as_bytes()).is_err(), "{file}");
    }
    let newer = V1.replace("version: 1", "version: 2");
    let error = repair(newer.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("newer Credence"), "{error}");
}
