//! Board health: what is told of which board, and what is not.

use credence::{
    advice::{Advice, Finding, Kind, Severity, advice, advice_while},
    board::{
        Anonymity, Basis, Bearing, Board, Claim, ClaimId, Date, Document, DocumentId, Grade, Op, Passage, RecordId,
        Relay, Reliability, Rivals, RivalsId, RivalsKind, Source, SourceId, SourceKind, Stance, Statement, StatementId,
        Status,
    },
    store::{self, SAMPLE},
    weigh::{DRAWS, weigh},
};
use proptest::prelude::*;

use crate::support::boards::{Ingredients, boards};

fn src(name: &str) -> SourceId {
    SourceId::parse(&format!("src-{}", name.to_lowercase())).expect("legal id")
}

fn clm(name: &str) -> ClaimId {
    ClaimId::parse(&format!("clm-{}", name.to_lowercase())).expect("legal id")
}

fn stm(name: &str) -> StatementId {
    StatementId::parse(&format!("stm-{}", name.to_lowercase())).expect("legal id")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// A source of grade B, graded lately.
fn source(name: &str) -> Source {
    let grade = Reliability::Grade(Grade::B);
    Source { reliability: grade, graded: Some(day("2025-11-01")), ..Source::new(src(name), name) }
}

/// A statement of `origin` with a quote, for `claim`. Its words are nobody else's.
fn said(name: &str, origin: &str, claim: &str) -> Statement {
    let words = format!("{name} {origin} {claim}");
    let mut said = Statement { quote: words, basis: Basis::Witnessed, ..Statement::new(stm(name), src(origin)) };
    said.bears_on.push(Bearing::on_claim(clm(claim), Stance::Supports));
    said
}

fn against(mut said: Statement) -> Statement {
    said.bears_on[0].stance = Stance::Opposes;
    said
}

/// `said`, carried by `by` to us, each quoting the one before; the first heard the origin.
fn via(mut said: Statement, by: &[&str]) -> Statement {
    said.relays.clear();
    for name in by {
        let from = said.relays.last().map(|relay| relay.by);
        said.relays.push(Relay { by: src(name), from });
    }
    said
}

/// Claims `A` and `B`, sources `Ann`, `Bob`, `Cid`, and these statements.
fn board(statements: impl IntoIterator<Item = Statement>) -> Board {
    Board {
        sources: ["Ann", "Bob", "Cid"].map(source).into_iter().collect(),
        claims: ["A", "B"].map(|name| Claim::new(clm(name), format!("Claim {name}"))).into_iter().collect(),
        statements: statements.into_iter().collect(),
        ..Board::default()
    }
}

fn told(board: &Board) -> Vec<Advice> {
    let mut weights = weigh(board).expect("possible");
    weights.draw_intervals(DRAWS, |_| true).expect("nobody breaks it off");
    advice(board, &weights, day("2025-11-24"))
}

fn of(board: &Board, kind: Kind) -> Vec<Advice> {
    told(board).into_iter().filter(|advice| advice.kind() == kind).collect()
}

fn change<R: Clone + Into<credence::board::Record>>(board: &mut Board, record: &R, change: impl FnOnce(&mut R)) {
    let mut record = record.clone();
    change(&mut record);
    board.apply(&[Op::put(record)]);
}

fn change_source(board: &mut Board, name: &str, how: impl FnOnce(&mut Source)) {
    let record = board.sources.get(src(name)).expect("it is there").clone();
    change(board, &record, how);
}

fn change_claim(board: &mut Board, name: &str, how: impl FnOnce(&mut Claim)) {
    let record = board.claims.get(clm(name)).expect("it is there").clone();
    change(board, &record, how);
}

#[test]
fn a_board_with_two_separate_named_voices_is_healthy() {
    let board = board([said("1", "Ann", "A"), said("2", "Bob", "A"), said("3", "Cid", "A")]);
    assert_eq!(told(&board), []);
}

#[test]
fn a_claim_that_one_voice_carries_is_told_with_its_voice() {
    let mut board = board([said("1", "Ann", "A"), said("2", "Bob", "A"), said("3", "Cid", "B")]);
    let found = of(&board, Kind::OneVoice);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].about, [RecordId::Claim(clm("B")), RecordId::Statement(stm("3"))]);
    assert_eq!(found[0].what(&board), "“Claim B”, at 78 %, rests on Cid alone.");
    assert_eq!(found[0].severity, Severity::Note);
    // Two sources that share a lead are one voice.
    change_source(&mut board, "Bob", |bob| bob.voice = Some(src("Ann")));
    assert_eq!(of(&board, Kind::OneVoice).len(), 2);
    change_claim(&mut board, "B", |claim| claim.headline = true);
    assert_eq!(of(&board, Kind::OneVoice)[0].severity, Severity::Serious);
    // What is settled rests on nobody any more.
    change_claim(&mut board, "B", |claim| claim.outcome = Some(true));
    assert_eq!(of(&board, Kind::OneVoice).len(), 1);
}

#[test]
fn a_voice_beside_which_the_others_weigh_nothing_carries_the_claim_too() {
    let mut board = board([said("1", "Ann", "A"), said("2", "Bob", "A")]);
    change_source(&mut board, "Bob", |bob| bob.reliability = Reliability::Grade(Grade::E));
    let found = of(&board, Kind::OneVoice);
    assert_eq!(found[0].what(&board), "“Claim A”, at 78 %, rests on Ann; the other voice weighs next to nothing.");
}

#[test]
fn headline_claims_with_low_confidence_are_told_with_the_reason() {
    let mut board = board([said("1", "Ann", "A"), said("2", "Bob", "A"), against(said("3", "Cid", "A"))]);
    for name in ["A", "B"] {
        change_claim(&mut board, name, |claim| claim.headline = true);
    }
    let found = of(&board, Kind::Headline);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].what(&board), "Nobody has spoken about the headline claim “Claim B”.");
    assert_eq!(found[0].severity, Severity::Serious);
    let Finding::Headline { percent: Some(percent), reasons, .. } = &found[1].finding else { panic!("{found:?}") };
    assert!(!reasons.is_empty() && *percent > 50);
    // Without intervals nobody knows how sure one can be.
    let advice = advice(&board, &weigh(&board).expect("possible"), day("2025-11-24"));
    assert_eq!(advice.iter().filter(|advice| advice.kind() == Kind::Headline).count(), 1);
}

#[test]
fn a_voice_on_both_sides_is_told_unless_it_took_one_back() {
    let mut later = against(said("2", "Bob", "A"));
    let mut board = board([said("1", "Ann", "A"), later.clone()]);
    assert_eq!(of(&board, Kind::Contradiction), []);
    change_source(&mut board, "Bob", |bob| bob.voice = Some(src("Ann")));
    let found = of(&board, Kind::Contradiction);
    assert_eq!(found[0].about, [RecordId::Statement(stm("1")), RecordId::Statement(stm("2"))]);
    assert_eq!(found[0].what(&board), "Ann both supports and opposes “Claim A”: 1 statement for it, 1 against it.");
    assert_eq!(found[0].severity, Severity::Caution);
    later.bears_on[0].weight = 0.25;
    board.apply(&[Op::put(later.clone())]);
    assert_eq!(of(&board, Kind::Contradiction)[0].severity, Severity::Note);
    later.status = Status::Retracted { by: None, on: None };
    board.apply(&[Op::put(later)]);
    assert_eq!(of(&board, Kind::Contradiction), []);
}

#[test]
fn a_voice_for_two_rivals_contradicts_itself() {
    let mut board = board([said("1", "Ann", "A"), said("2", "Ann", "B"), said("3", "Bob", "B")]);
    assert_eq!(of(&board, Kind::Contradiction), []);
    let id = RivalsId::parse("riv-1").expect("legal id");
    let claims = vec![clm("A"), clm("B")];
    board.apply(&[Op::put(Rivals { id, claims, kind: RivalsKind::AtMostOne, note: String::new() })]);
    let found = of(&board, Kind::Contradiction);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].what(&board), "Ann supports rivals, of which at most one is true: “Claim A” and “Claim B”.");
}

#[test]
fn relays_that_have_it_from_each_other_are_circular() {
    let board = board([via(said("1", "Ann", "A"), &["Bob"]), via(said("2", "Bob", "A"), &["Ann"])]);
    let found = of(&board, Kind::Circular);
    assert_eq!(found.len(), 1);
    let Finding::Circular { ring, stance, .. } = &found[0].finding else { panic!("{found:?}") };
    assert_eq!((ring.as_slice(), *stance), ([src("Ann"), src("Bob")].as_slice(), Stance::Supports));
    assert_eq!(found[0].about, [RecordId::Statement(stm("1")), RecordId::Statement(stm("2"))]);
    assert_eq!(found[0].severity, Severity::Serious);
    assert_eq!(
        found[0].what(&board),
        "Ann and Bob have it from each other, with nobody else at the origin of what they carry for “Claim A”."
    );
}

#[test]
fn a_circle_of_three_is_found_and_who_only_quotes_it_is_not_in_it() {
    let mut board = board([
        via(said("1", "Ann", "A"), &["Bob"]),
        via(said("2", "Bob", "A"), &["Cid"]),
        via(said("3", "Cid", "A"), &["Ann", "Dan"]),
    ]);
    board.apply(&[Op::put(source("Dan"))]);
    let found = of(&board, Kind::Circular);
    let Finding::Circular { ring, .. } = &found[0].finding else { panic!("{found:?}") };
    assert_eq!(ring.as_slice(), [src("Ann"), src("Bob"), src("Cid")]);
    assert_eq!(found.len(), 1);
}

#[test]
fn outlets_that_quote_each_other_on_what_somebody_else_said_have_an_origin() {
    let mut board = board([via(said("1", "Cid", "A"), &["Ann", "Bob"]), via(said("2", "Dan", "A"), &["Bob", "Ann"])]);
    board.apply(&[Op::put(source("Dan"))]);
    assert_eq!(of(&board, Kind::Circular), []);
    // Where only "reports" stand at both origins, there is none.
    for name in ["Cid", "Dan"] {
        change_source(&mut board, name, |source| source.anonymity = Anonymity::Collective);
    }
    assert_eq!(of(&board, Kind::Circular).len(), 1);
}

#[test]
fn quoting_each_other_on_other_claims_or_sides_is_no_circle() {
    let one = via(said("1", "Ann", "A"), &["Bob"]);
    assert_eq!(of(&board([one.clone(), via(said("2", "Bob", "B"), &["Ann"])]), Kind::Circular), []);
    assert_eq!(of(&board([one.clone(), via(against(said("2", "Bob", "A")), &["Ann"])]), Kind::Circular), []);
    // A repetition weighs nothing and so confirms nothing.
    let marked = Statement { repeats: Some(stm("1")), ..via(said("2", "Bob", "A"), &["Ann"]) };
    assert_eq!(of(&board([one, marked]), Kind::Circular), []);
}

#[test]
fn one_who_carries_his_own_word_is_a_circle_of_one() {
    let board = board([via(said("1", "Ann", "A"), &["Bob", "Ann"]), via(said("2", "Cid", "B"), &["Cid"])]);
    let found = of(&board, Kind::Circular);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].what(&board), "Cid is a relay of its own word for “Claim B”.");
}

#[test]
fn voices_that_all_came_through_one_relay_are_told_once_for_the_board() {
    let through = |name: &str, origin: &str, claim: &str| via(said(name, origin, claim), &["Cid"]);
    let mut statements = vec![through("1", "Ann", "A"), through("2", "Bob", "A"), through("3", "Ann", "B")];
    let found = of(&board(statements.clone()), Kind::OneRelay);
    assert_eq!(found.len(), 1);
    assert!(matches!(found[0].finding, Finding::OneRelay { claim: None, statements: 3, voices: 2, .. }));
    // Heard directly elsewhere: now it is so only of the claim, once that has enough statements.
    statements.push(said("4", "Bob", "B"));
    assert_eq!(of(&board(statements.clone()), Kind::OneRelay), []);
    statements.push(through("5", "Ann", "A"));
    let found = of(&board(statements), Kind::OneRelay);
    assert!(
        matches!(found[0].finding, Finding::OneRelay { claim: Some(_), statements: 3, voices: 2, .. }),
        "{found:?}"
    );
}

#[test]
fn the_same_words_are_found_whatever_their_case_and_punctuation() {
    let mut one = said("1", "Ann", "A");
    one.quote = "The minister left the meeting early and did not speak to the press.".into();
    let mut two = said("2", "Bob", "A");
    two.quote = "Yesterday, “the minister left the meeting early, and did not speak to the press”".into();
    let found = of(&board([one.clone(), two.clone()]), Kind::Echo);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Severity::Caution);
    assert!(
        matches!(&found[0].finding, Finding::Echo { voices, statements, .. } if voices.len() == 2 && statements.len() == 2)
    );
    let marked = Statement { repeats: Some(stm("1")), ..two.clone() };
    assert_eq!(of(&board([one.clone(), marked]), Kind::Echo), []);
    let other =
        Statement { quote: "The minister stayed to the end and spoke with everybody there.".into(), ..two.clone() };
    assert_eq!(of(&board([one.clone(), other]), Kind::Echo), []);
    assert_eq!(of(&board([one.clone(), against(two.clone())]), Kind::Echo), []);
    let same = Statement { origin: src("Ann"), ..two };
    assert_eq!(of(&board([one, same]), Kind::Echo)[0].severity, Severity::Note);
}

#[test]
fn a_side_that_would_have_spoken_so_anyway_is_told() {
    let mut one = said("1", "Ann", "A");
    one.bears_on[0].anyway = 0.9;
    let found = of(&board([one.clone(), against(said("2", "Bob", "A"))]), Kind::Interested);
    assert_eq!(found.len(), 1);
    assert!(matches!(found[0].finding, Finding::Interested { stance: Stance::Supports, statements: 1, .. }));
    assert_eq!(of(&board([one, said("2", "Bob", "A")]), Kind::Interested), []);
}

#[test]
fn a_likely_claim_for_which_nobody_gives_a_name_is_told() {
    let mut board = board([said("1", "Ann", "A"), said("2", "Bob", "A"), against(said("3", "Cid", "B"))]);
    change_source(&mut board, "Ann", |ann| ann.anonymity = Anonymity::PartlyNamed);
    assert_eq!(of(&board, Kind::Unnamed), []);
    change_source(&mut board, "Bob", |bob| bob.kind = SourceKind::Unnamed);
    let found = of(&board, Kind::Unnamed);
    assert!(matches!(found[0].finding, Finding::Unnamed { statements: 2, .. }), "{found:?}");
    assert_eq!(found.len(), 1);
}

#[test]
fn ungraded_sources_are_ranked_by_how_far_their_grade_would_move_claims() {
    let mut weak = said("3", "Cid", "B");
    weak.bears_on[0].weight = 0.25;
    let mut board = board([said("1", "Ann", "A"), said("2", "Bob", "A"), weak]);
    for name in ["Bob", "Cid"] {
        change_source(&mut board, name, |source| source.reliability = Reliability::Ungraded);
    }
    let found = of(&board, Kind::Ungraded);
    let ranked: Vec<RecordId> = found.iter().map(|advice| advice.about[0]).collect();
    assert_eq!(ranked, [RecordId::Source(src("Bob")), RecordId::Source(src("Cid"))]);
    // What it tells is what the engine says of the board with that reliability.
    let Finding::Ungraded { low, high, claims: 1, .. } = found[0].finding else { panic!("{found:?}") };
    for (reliability, percent) in [(0.3, low), (0.85, high)] {
        let mut tried = board.clone();
        change_source(&mut tried, "Bob", |bob| bob.reliability = Reliability::Probability(reliability));
        assert_eq!(
            weigh(&tried).expect("possible").verdict(clm("A")).map(credence::weigh::Verdict::percent),
            Some(percent)
        );
    }
    change_claim(&mut board, "A", |claim| claim.headline = true);
    assert_eq!(of(&board, Kind::Ungraded)[0].severity, Severity::Caution);
    // A source that nobody uses moves nothing.
    board.apply(&[Op::put(Source::new(src("Dan"), "Dan"))]);
    assert_eq!(of(&board, Kind::Ungraded).len(), 2);
}

#[test]
fn an_outlet_is_no_origin_of_what_it_was_told() {
    let told_it = Statement { basis: Basis::Told, ..said("1", "Ann", "A") };
    let mut board = board([told_it, said("2", "Bob", "A"), via(said("3", "Bob", "B"), &["Cid"])]);
    assert_eq!(of(&board, Kind::NoOrigin), []);
    for name in ["Ann", "Bob", "Cid"] {
        change_source(&mut board, name, |source| source.kind = SourceKind::Outlet);
    }
    let found = of(&board, Kind::NoOrigin);
    assert_eq!(found.len(), 1, "Bob saw it himself");
    assert_eq!(found[0].about, [RecordId::Statement(stm("1"))]);
    // Of a relay nobody believes that it knows by itself, unless it says so.
    board.apply(&[Op::put(Statement { basis: Basis::Unknown, ..said("4", "Cid", "B") })]);
    assert_eq!(of(&board, Kind::NoOrigin).len(), 2);
}

#[test]
fn a_statement_needs_words_or_a_link_or_a_document_that_can_be_read() {
    let bare = Statement { quote: String::new(), paraphrase: "in our words".into(), ..said("1", "Ann", "A") };
    let lost = |statement: Statement| of(&board([statement, said("2", "Bob", "A")]), Kind::Unlinked).len();
    assert_eq!(lost(bare.clone()), 1);
    assert_eq!(lost(Statement { url: "https://example.org".into(), ..bare.clone() }), 0);
    assert_eq!(lost(Statement { bears_on: Vec::new(), ..bare.clone() }), 0);
    let id = DocumentId::parse("doc-1").expect("legal id");
    let passage = Passage {
        document: id,
        ranges: Vec::new(),
        quote: String::new(),
        prefix: String::new(),
        suffix: String::new(),
    };
    let placed = Statement { passages: vec![passage], ..bare };
    let mut board = board([placed, said("2", "Bob", "A")]);
    board.apply(&[Op::put(Document { title: "An article".into(), ..Document::new(id) })]);
    assert_eq!(of(&board, Kind::Unlinked).len(), 1);
    board.apply(&[Op::put(Document { url: "https://example.org".into(), ..Document::new(id) })]);
    assert_eq!(of(&board, Kind::Unlinked), []);
}

#[test]
fn grades_age_after_a_year_or_with_what_the_source_says_since() {
    let mut statement = said("1", "Ann", "A");
    let graded = |statement: &Statement, when: &str| {
        let mut board = board([statement.clone(), said("2", "Bob", "A")]);
        change_source(&mut board, "Ann", |ann| ann.graded = Some(day(when)));
        // Cid is graded long ago too, but says nothing.
        change_source(&mut board, "Cid", |cid| cid.graded = Some(day("1999")));
        of(&board, Kind::Stale)
    };
    assert_eq!(graded(&statement, "2024-11-24"), []);
    let found = graded(&statement, "2024-11-23");
    assert!(matches!(&found[0].finding, Finding::Old { sources, .. } if *sources == [src("Ann")]), "{found:?}");
    // A year that may have ended yesterday is no year ago.
    assert_eq!(graded(&statement, "2024"), []);
    statement.published_on = Some(day("2025-11-20"));
    let found = graded(&statement, "2025-05-01");
    assert!(
        matches!(&found[0].finding, Finding::Overtaken { newest, .. } if *newest == day("2025-11-20")),
        "{found:?}"
    );
    assert_eq!(graded(&statement, "2025-06-01"), []);
}

#[test]
fn grades_on_the_diagonal_are_told_above_four_fifths() {
    let coded = |codes: &[u8]| {
        let statements = codes.iter().enumerate().map(|(at, code)| Statement {
            credibility: Some(*code),
            ..said(&at.to_string(), ["Ann", "Bob"][at % 2], "A")
        });
        of(&board(statements), Kind::Diagonal)
    };
    assert_eq!(coded(&[2, 2, 2, 2]), [], "four are too few to tell");
    assert_eq!(coded(&[2, 2, 2, 2, 3]), [], "exactly four fifths");
    let found = coded(&[2, 2, 2, 2, 2, 3]);
    assert!(matches!(found[0].finding, Finding::Diagonal { on: 5, of: 6 }), "{found:?}");
    let mut board = board((0..6).map(|at| Statement { credibility: Some(6), ..said(&at.to_string(), "Ann", "A") }));
    change_source(&mut board, "Ann", |ann| ann.reliability = Reliability::Grade(Grade::F));
    assert_eq!(of(&board, Kind::Diagonal), [], "F6 says that nothing was judged");
}

#[test]
fn the_sample_is_told_what_an_editor_would_ask() {
    let board = store::read(SAMPLE).expect("sound");
    let told = told(&board);
    let kinds: std::collections::BTreeSet<Kind> = told.iter().map(Advice::kind).collect();
    for kind in [Kind::Headline, Kind::OneVoice, Kind::OneRelay, Kind::Unlinked, Kind::NoOrigin] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    assert!(!kinds.contains(&Kind::Circular) && !kinds.contains(&Kind::Ungraded));
    // Kinds stand together, the heaviest first.
    let heaviest: Vec<Severity> = told
        .chunk_by(|a, b| a.kind() == b.kind())
        .filter_map(|group| group.iter().map(|one| one.severity).max())
        .collect();
    assert_eq!(heaviest.len(), kinds.len());
    assert!(heaviest.is_sorted_by(|a, b| a >= b));
}

#[test]
fn work_that_is_not_wanted_any_more_is_broken_off() {
    let board = board([said("1", "Ann", "A")]);
    let weights = weigh(&board).expect("possible");
    let asked = std::cell::Cell::new(0_usize);
    let all = advice_while(&board, &weights, day("2025-11-24"), &|| {
        asked.set(asked.get() + 1);
        true
    });
    assert_eq!(all, Some(advice(&board, &weights, day("2025-11-24"))));
    for most in 0..asked.get() {
        let left = std::cell::Cell::new(most);
        let go_on = || left.replace(left.get().saturating_sub(1)) > 0;
        assert_eq!(advice_while(&board, &weights, day("2025-11-24"), &go_on), None, "after {most}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_legal_board_gets_advice_about_what_is_on_it(board in boards(Ingredients::ALL)) {
        let Ok(weights) = weigh(&board) else { return Ok(()) };
        let found = advice(&board, &weights, day("2025-11-24"));
        for advice in &found {
            prop_assert!(!advice.about.is_empty());
            prop_assert!(advice.about.iter().all(|id| board.has(*id)), "{advice:?}");
            let what = advice.what(&board);
            prop_assert!(what.ends_with('.') && !what.contains("without"), "{what}");
            prop_assert!(advice.text(&board).len() > what.len());
        }
    }
}
