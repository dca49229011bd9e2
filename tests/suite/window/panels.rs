//! The sources and the inspector.

use credence::{
    app::App,
    board::{Bearing, Board, Claim, ClaimId, Op, Record, RecordId, Rivals, RivalsId, RivalsKind, Source, SourceId},
    board::{Stance, Statement, StatementId, Target},
    store::{self, Settings},
};
use eframe::egui::{Key, Modifiers, Vec2, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{launch, on_sample};

const PRIOR: &str = "Prior: how likely before anybody spoke";

fn claim(n: u8) -> ClaimId {
    ClaimId::parse(&format!("clm-{n}")).expect("legal")
}

/// A window, high enough for every field, on a board of three claims. Of the first two `kind` holds; one statement bears
/// on the first, with numbers finer than any slider's steps.
fn on_rivals(kind: RivalsKind) -> (tempfile::TempDir, Harness<'static, App>) {
    let mut board = Board::default();
    let source = Source { hits: 0.125, ..Source::new(SourceId::parse("src-a").expect("legal"), "Ann") };
    let mut said = Statement::new(StatementId::parse("stm-a").expect("legal"), source.id);
    said.bears_on.push(Bearing {
        on: Target::Claim(claim(1)),
        stance: Stance::Supports,
        weight: 0.333_333,
        anyway: 0.995,
    });
    let rivals = Rivals {
        id: RivalsId::parse("riv-a").expect("legal"),
        claims: vec![claim(1), claim(2)],
        kind,
        note: String::new(),
    };
    let claims = (1..4).map(|n| Record::from(Claim::new(claim(n), format!("Claim number {n}"))));
    let rest = [Record::from(source), said.into(), rivals.into()];
    let ops: Vec<Op> = claims.chain(rest).map(Op::put).collect();
    board.apply(&ops);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("rivals.credence.ron");
    std::fs::write(&file, store::write(&board).expect("writable")).expect("written");
    let mut window = launch(vec![file], Settings::default());
    window.set_size(Vec2::new(1280.0, 2600.0));
    window.run();
    (folder, window)
}

fn select(window: &mut Harness<'static, App>, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    window.run();
}

/// Replaces what stands in the field.
fn fill(window: &mut Harness<'static, App>, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.run();
}

/// Leaves the field that is in use.
fn leave(window: &mut Harness<'static, App>) {
    window.key_press(Key::Tab);
    window.run();
}

fn value(window: &Harness<'static, App>, field: &str) -> String {
    window.get_by_role_and_label(Role::TextInput, field).value().unwrap_or_default()
}

fn prior(window: &Harness<'static, App>, n: u8) -> Option<f64> {
    window.state().session().board.claims.get(claim(n)).and_then(|claim| claim.prior)
}

#[test]
fn looking_at_records_changes_nothing() {
    let (_folder, mut window) = on_rivals(RivalsKind::AtMostOne);
    let before = window.state().session().board.clone();
    select(&mut window, Role::Article, "Claim: Claim number 1");
    select(&mut window, Role::ListItem, "Statement: Ann supports Claim number 1");
    select(&mut window, Role::ListItem, "Source: Ann");
    assert!(matches!(window.state().session().selected, Some(RecordId::Source(_))));
    assert_eq!(window.state().session().board, before);
    assert!(window.state().session().history.is_empty());
}

#[test]
fn a_value_typed_in_another_way_does_not_outlive_its_undoing() {
    let (_folder, mut window) = on_rivals(RivalsKind::AtMostOne);
    select(&mut window, Role::Article, "Claim: Claim number 3");
    fill(&mut window, PRIOR, "0,30");
    assert_eq!((prior(&window, 3), value(&window, PRIOR)), (Some(0.3), "0,30".to_owned()));
    leave(&mut window);
    assert_eq!(value(&window, PRIOR), "0.3");
    select(&mut window, Role::Button, "Undo");
    assert_eq!((prior(&window, 3), value(&window, PRIOR)), (None, String::new()));
}

#[test]
fn what_can_not_be_understood_stays_in_its_field_with_the_reason() {
    let (_folder, mut window) = on_rivals(RivalsKind::AtMostOne);
    select(&mut window, Role::ListItem, "Statement: Ann supports Claim number 1");
    fill(&mut window, "Said on", "yesterday");
    leave(&mut window);
    assert_eq!(value(&window, "Said on"), "yesterday");
    assert!(window.query_by_label_contains("expected a date such as 2025-11-07").is_some());
    assert!(window.state().session().history.is_empty());
    fill(&mut window, "Said on", "2025-11");
    assert!(window.query_by_label_contains("expected a date such as").is_none());
    let said = window.state().session().board.statements.iter().next().and_then(|said| said.said_on);
    assert_eq!(said.map(|date| date.to_string()), Some("2025-11".to_owned()));
}

#[test]
fn a_prior_that_its_rivals_do_not_leave_room_for_is_refused_beside_the_field() {
    let (_folder, mut window) = on_rivals(RivalsKind::AtMostOne);
    select(&mut window, Role::Article, "Claim: Claim number 1");
    // The other one has a third, by default.
    fill(&mut window, PRIOR, "0.7");
    assert_eq!(prior(&window, 1), None);
    assert!(window.query_by_label_contains("expected less than 1").is_some());
    leave(&mut window);
    assert_eq!(value(&window, PRIOR), "0.7", "nothing typed is lost");
    fill(&mut window, PRIOR, "0.6");
    assert_eq!(prior(&window, 1), Some(0.6));
    assert!(window.query_by_label_contains("expected less than 1").is_none());
}

#[test]
fn of_rivals_of_which_one_holds_any_prior_can_be_typed() {
    let (_folder, mut window) = on_rivals(RivalsKind::ExactlyOne);
    select(&mut window, Role::Article, "Claim: Claim number 1");
    fill(&mut window, PRIOR, "0.75");
    assert_eq!((prior(&window, 1), prior(&window, 2)), (Some(0.75), Some(0.25)));
    leave(&mut window);
    select(&mut window, Role::Button, "Undo");
    assert_eq!((prior(&window, 1), prior(&window, 2)), (None, None), "typing is one step");
}

#[test]
fn a_number_below_one_half_is_asked_about_in_the_row() {
    let (_folder, mut window) = on_rivals(RivalsKind::AtMostOne);
    select(&mut window, Role::Article, "Claim: Claim number 1");
    let selected = window.state().session().selected;
    window.get_by_role_and_label(Role::Slider, "Reliability of Ann").set_value_accesskit(0.3);
    window.run();
    assert_eq!(window.state().session().selected, selected, "who looks at a claim goes on looking at it");
    select(&mut window, Role::Button, "Confirm that Ann misleads");
    assert!(window.query_by_label("Confirm that Ann misleads").is_none());
    assert!(window.state().session().board.sources.iter().all(|source| source.misleading));
    window.get_by_role_and_label(Role::Slider, "Reliability of Ann").set_value_accesskit(0.85);
    window.run();
    assert!(window.state().session().board.sources.iter().all(|source| !source.misleading));
}

#[test]
fn a_new_source_comes_into_view_and_is_named_by_typing() {
    let mut window = on_sample();
    window.get_by_role_and_label(Role::TextInput, "Filter sources").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Filter sources").type_text("nezygar");
    window.run();
    assert!(window.query_by_role_and_label(Role::ListItem, "Source: Financial Times").is_none());
    select(&mut window, Role::Button, "Add source");
    let row = window.get_by_role_and_label(Role::ListItem, "Source: New source").rect();
    let panel = window.get_by_role_and_label(Role::Pane, "Sources").rect();
    assert!(panel.contains_rect(row), "{row:?} is not in {panel:?}");
    window.get_by_role_and_label(Role::TextInput, "Name").type_text("Tass");
    window.run();
    assert!(window.query_by_role_and_label(Role::ListItem, "Source: Tass").is_some());
}

#[test]
fn a_row_of_the_ledger_leads_to_whom_it_speaks_of() {
    let (_folder, mut window) = on_rivals(RivalsKind::AtMostOne);
    window.get_by_role_and_label(Role::Slider, "Reliability of Ann").set_value_accesskit(0.85);
    window.run();
    select(&mut window, Role::Article, "Claim: Claim number 1");
    let credence = window.state().session().weights.verdict(claim(1)).map(credence::weigh::Verdict::percent);
    let together = credence.map(|percent| format!("Together: {percent} %")).unwrap_or_default();
    assert!(window.query_by_label_contains(&together).is_some(), "{together}");
    select(&mut window, Role::ListItem, "Ann (B): hardly any");
    assert!(matches!(window.state().session().selected, Some(RecordId::Source(_))));
}
