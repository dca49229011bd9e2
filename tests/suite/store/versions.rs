//! Files of every version open for ever, and mean what they meant.

use std::{fs, path::Path};

use credence::{
    board::{Board, Reliability, Stance, Status, Target},
    store,
};

fn fixture(version: u32) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/v{version}.credence.ron"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_version_opens_and_is_written_as_the_newest() {
    for version in 1..=store::VERSION {
        let text = fixture(version);
        assert!(text.contains(&format!("version: {version},")), "the fixture of version {version} is of another one");
        let board = store::read(&text).unwrap_or_else(|error| panic!("version {version}: {error}"));
        let written = store::write(&board).unwrap();
        assert!(written.contains(&format!("version: {},", store::VERSION)));
        assert_eq!(store::read(&written), Ok(board), "version {version}");
    }
}

#[test]
fn the_newest_fixture_sets_every_field_there_is() {
    let text = fixture(store::VERSION);
    // What a mistyped field is told to be expected: the fields of the head and of each kind of record.
    for (section, id) in
        [("", ""), ("sources", "src-q"), ("claims", "clm-q"), ("statements", "stm-q"), ("documents", "doc-q")]
    {
        let wrong = if section.is_empty() { "q: 1".to_owned() } else { format!("{section}: [(id: \"{id}\", q: 1)]") };
        let error = store::read(format!("(format: \"credence-project\", version: 1, {wrong})")).unwrap_err();
        let told = error.problems.iter().find(|problem| problem.message.contains("expected one of")).unwrap();
        let fields = told.message.split("expected one of ").nth(1).unwrap();
        for field in fields.split(", ") {
            assert!(text.contains(&format!("{field}: ")), "the fixture does not set {field} in {section}");
        }
    }
}

#[test]
fn version_1_means_what_it_meant() {
    let board: Board = store::read(fixture(1)).unwrap();
    let (head, count) = (&board.head, board.len());
    assert_eq!((head.title.as_str(), head.extra["tool"].as_str(), count), ("Every field", "(seen: [1, 2, 3])", 17));
    let source = board.sources.iter().find(|source| source.id.as_str() == "src-x").unwrap();
    assert_eq!(source.reliability, Reliability::Probability(0.62));
    assert!(source.protected && source.misleading && source.voice.is_some());
    assert_eq!((source.hits, source.note.as_str(), source.aliases.len()), (3.5, "Met in May.\nCareful.", 2));
    let statement = board.statements.iter().next().unwrap();
    let bearing = statement.bears_on[0];
    assert!(matches!(bearing.on, Target::Claim(claim) if claim.as_str() == "clm-a"));
    assert_eq!((bearing.stance, bearing.weight, bearing.anyway), (Stance::Supports, 0.9, 0.1));
    assert_eq!(statement.relays[1].from, Some(statement.relays[0].by));
    assert_eq!(
        (statement.quote.as_str(), statement.event_on.unwrap().to_string()),
        ("He is \"finished\".", "2025-11".to_owned())
    );
    let retracted = board.statements.iter().nth(2).unwrap();
    assert!(matches!(retracted.status, Status::Retracted { by: Some(_), on: Some(_) }));
    let claim = board.claims.iter().next().unwrap();
    assert_eq!((claim.prior, claim.headline, claim.tags.len(), claim.outcome), (Some(0.2), true, 2, None));
}
