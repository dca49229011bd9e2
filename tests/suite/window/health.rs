//! Board health: the panel, what its entries lead to, and that it follows the board.

use credence::{
    app::App,
    board::{Board, Claim, ClaimId, Op, Record, RecordId, Source, SourceId, Stance, Statement, StatementId},
    store::{self, Settings},
};
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{launch, on_sample};

fn click(window: &mut Harness<'static, App>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click_accesskit();
    window.run();
}

fn open(window: &mut Harness<'static, App>) {
    click(window, "View");
    window.get_by_role_and_label(Role::MenuItemCheckBox, "Board health").click();
    window.run();
}

fn is_open(window: &Harness<'static, App>) -> bool {
    window.query_by_role_and_label(Role::Pane, "Board health").is_some()
}

/// A window on a board of so many claims, each supported by the one source there is, which nobody has graded.
fn on_board(claims: usize) -> (tempfile::TempDir, Harness<'static, App>) {
    let mut board = Board::default();
    let source = Source::new(SourceId::parse("src-a").expect("legal"), "Ann");
    let mut ops = vec![Op::put(source.clone())];
    for at in 0..claims {
        let claim = Claim::new(ClaimId::parse(&format!("clm-{at:04}")).expect("legal"), format!("Claim number {at}"));
        let mut said = Statement::new(StatementId::parse(&format!("stm-{at:04}")).expect("legal"), source.id);
        said.quote = format!("words number {at}");
        said.bears_on.push(credence::board::Bearing::on_claim(claim.id, Stance::Supports));
        ops.extend([Op::put(Record::from(claim)), Op::put(Record::from(said))]);
    }
    board.apply(&ops);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("board.credence.ron");
    std::fs::write(&file, store::write(&board).expect("writable")).expect("written");
    let window = launch(vec![file], Settings::default());
    (folder, window)
}

#[test]
fn the_menu_the_keys_and_the_status_bar_open_and_close_the_panel() {
    let mut window = on_sample();
    assert!(!is_open(&window));
    open(&mut window);
    assert!(is_open(&window));
    click(&mut window, "Close board health");
    assert!(!is_open(&window));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.run();
    assert!(is_open(&window));
    let counts = window.get_by_label_contains("Board health: ");
    counts.click();
    window.run();
    assert!(!is_open(&window));
}

#[test]
fn an_entry_leads_to_what_it_concerns_and_on_to_the_next() {
    let mut window = on_sample();
    open(&mut window);
    let name = "All 25 weighed statements of this board, by 9 voices, came through The Moscow Times.";
    click(&mut window, name);
    let selected = |window: &Harness<'static, App>| window.state().session().selected;
    assert_eq!(selected(&window), Some(RecordId::Source(SourceId::parse("src-moscow-times").expect("legal"))));
    let name = "Financial Times stands at the origin of 2 statements that somebody must have told it.";
    let mut seen = Vec::new();
    for _ in 0..3 {
        click(&mut window, name);
        seen.push(selected(&window));
    }
    assert!(matches!(seen[0], Some(RecordId::Statement(_))) && seen[0] != seen[1] && seen[0] == seen[2], "{seen:?}");
}

#[test]
fn notes_are_folded_until_they_are_asked_for() {
    let mut window = on_sample();
    window.set_size([1280.0, 1600.0].into());
    open(&mut window);
    let entry = "6 statements of Boris Bondarev have neither a quote nor a link.";
    assert!(window.query_by_label(entry).is_none());
    click(&mut window, "Statements without quote or link: 11");
    assert!(window.query_by_label(entry).is_some());
    let more = "Show 6 more: Statements without quote or link";
    click(&mut window, more);
    assert!(window.query_by_label(more).is_none());
    assert!(window.query_by_label("A statement of speculation has neither a quote nor a link.").is_some());
    click(&mut window, "Statements without quote or link: 11");
    assert!(window.query_by_label(entry).is_none());
}

#[test]
fn the_panel_follows_the_board() {
    let (_folder, mut window) = on_board(1);
    open(&mut window);
    let ungraded = "Ann is not graded. From 0.30 to 0.85 it would take “Claim number 0” from 34 to 78 %.";
    let alone = "“Claim number 0”, at 78 %, rests on Ann alone.";
    assert!(window.query_by_label(ungraded).is_some() && window.query_by_label(alone).is_none());
    window.get_by_role_and_label(Role::Slider, "Reliability of Ann").set_value_accesskit(0.85);
    window.run();
    click(&mut window, "Claims resting on one voice: 1");
    assert!(window.query_by_label(ungraded).is_none() && window.query_by_label(alone).is_some());
    click(&mut window, "Undo");
    assert!(window.query_by_label(ungraded).is_some() && window.query_by_label(alone).is_none());
}

#[test]
fn a_healthy_board_says_so() {
    let (_folder, mut window) = on_board(0);
    assert!(window.query_by_label_contains("Board health: ").is_none());
    open(&mut window);
    assert!(window.query_by_label_contains("Nothing stands out").is_some());
}

#[test]
fn a_large_board_is_read_beside_the_window_once_its_health_is_looked_at() {
    let (_folder, mut window) = on_board(500);
    assert!(window.query_by_label_contains("Board health: ").is_none());
    open(&mut window);
    let mut tries = 0;
    while window.query_by_label_contains("Ungraded sources that matter most").is_none() {
        tries += 1;
        assert!(tries < 3000, "no advice has come");
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
    assert!(window.query_by_label_contains("and move 499 other claims.").is_some());
}
