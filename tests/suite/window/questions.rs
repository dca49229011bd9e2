//! What the inspector asks the engine: in sentences, in the same frame where that is cheap, beside the frame where not.

use credence::{
    app::App,
    board::{
        Bearing, Board, Claim, ClaimId, Op, Record, RecordId, Relation, RelationId, RelationKind, Reliability, Source,
        SourceId, Stance, Statement, StatementId,
    },
    store::{self, Settings},
    weigh::{Verdict, suggest::ROUNDS},
};
use eframe::egui::{Vec2, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use super::launch;

fn claim(n: usize) -> ClaimId {
    ClaimId::parse(&format!("clm-{n:03}")).expect("legal")
}

fn source(n: usize) -> SourceId {
    SourceId::parse(&format!("src-{n}")).expect("legal")
}

fn relation(at: usize, (a, b): (usize, usize)) -> Record {
    Record::from(Relation {
        id: RelationId::parse(&format!("rel-{at:04}")).expect("legal"),
        a: claim(a),
        b: claim(b),
        kind: RelationKind::Supports,
        strength: 0.6,
        note: String::new(),
    })
}

/// So many claims; Ann (0.80) supports each, Ben (0.60) opposes the first two, which hang together as `ties` says.
fn board(claims: usize, ties: impl Iterator<Item = (usize, usize)>) -> Board {
    let speaker = |n: usize, name: &str, r: f64| Source {
        reliability: Reliability::Probability(r),
        ..Source::new(source(n), name)
    };
    let said = |n: usize, by: usize, on: usize, stance: Stance| Statement {
        bears_on: vec![Bearing { weight: 1.0, ..Bearing::on_claim(claim(on), stance) }],
        ..Statement::new(StatementId::parse(&format!("stm-{n:04}")).expect("legal"), source(by))
    };
    let mut board = Board::default();
    let claimed = (0..claims).map(|n| Record::from(Claim::new(claim(n), format!("Claim number {n}"))));
    let supported = (0..claims).map(|n| Record::from(said(n, 0, n, Stance::Supports)));
    let opposed = (0..2.min(claims)).map(|n| Record::from(said(claims + n, 1, n, Stance::Opposes)));
    let speakers = [Record::from(speaker(0, "Ann", 0.8)), speaker(1, "Ben", 0.6).into()];
    let related = ties.enumerate().map(|(at, tie)| relation(at, tie));
    let ops: Vec<Op> = claimed.chain(speakers).chain(supported).chain(opposed).chain(related).map(Op::put).collect();
    board.apply(&ops);
    board
}

/// A grid so wide that it is exact but takes long.
fn grid(side: usize) -> Board {
    let right = (0..side * side).filter(move |at| at % side < side - 1).map(|at| (at, at + 1));
    let down = (0..side * (side - 1)).map(move |at| (at, at + side));
    board(side * side, right.chain(down))
}

fn open(board: &Board, settings: Settings) -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("board.credence.ron");
    std::fs::write(&file, store::write(board).expect("writable")).expect("written");
    let mut window = launch(vec![file], settings);
    window.set_size(Vec2::new(1280.0, 2200.0));
    window.run();
    (folder, window)
}

fn click(window: &mut Harness<'static, App>, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    window.run();
}

fn select(window: &mut Harness<'static, App>, n: usize) {
    click(window, Role::Article, &format!("Claim: Claim number {n}"));
}

fn shows(window: &Harness<'static, App>, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

/// Waits until `text` is shown.
fn wait_for(window: &mut Harness<'static, App>, text: &str) {
    let mut tries = 0;
    while !shows(window, text) {
        tries += 1;
        assert!(tries < 6000, "“{text}” has not come");
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
}

#[test]
fn what_would_turn_a_claim_around_stands_there_at_once_and_follows_the_board() {
    let (_folder, mut window) = open(&board(2, std::iter::empty()), Settings::default());
    select(&mut window, 0);
    // Ann's log-odds are ln 4, Ben's −ln 1.5: at one half Ann is worth as much as Ben, or Ben as much as Ann.
    assert!(shows(&window, "Ann at 0.60 instead of 0.80"));
    assert!(shows(&window, "Ben at 0.80 instead of 0.60"));
    assert!(shows(&window, "Ben alone could turn it, regraded between 0.50 and 0.98."));
    assert!(shows(&window, "Ann: 73 → 40 %") && shows(&window, "Ben: 73 → 80 %"));
    assert!(shows(&window, "A voice on this claim would tell much: "));
    window.get_by_role_and_label(Role::Slider, "Reliability of Ben").set_value_accesskit(0.7);
    window.run();
    assert!(shows(&window, "Ann at 0.70 instead of 0.80") && shows(&window, "Ben at 0.80 instead of 0.70"));
    click(&mut window, Role::Button, "Ann at 0.70 instead of 0.80");
    assert_eq!(window.state().session().selected, Some(RecordId::Source(source(0))));
}

#[test]
fn nothing_is_asked_about_a_claim_that_is_settled_or_that_nobody_spoke_about() {
    let mut silent = board(2, std::iter::empty());
    let settled = Claim { outcome: Some(true), ..Claim::new(claim(0), "Claim number 0") };
    silent.apply(&[Op::put(Record::from(settled)), Op::put(Record::from(Claim::new(claim(9), "Claim number 9")))]);
    let (_folder, mut window) = open(&silent, Settings::default());
    select(&mut window, 0);
    assert!(shows(&window, "Why this number") && !shows(&window, "What would turn it around"));
    assert!(!shows(&window, "What to look for next"));
    select(&mut window, 9);
    assert!(!shows(&window, "What would turn it around") && !shows(&window, "Without one source"));
    assert!(shows(&window, "A voice on this claim would tell much: 85 % if it supports, 15 % if it opposes."));
}

#[test]
fn a_voice_on_several_related_claims_is_remarked_on() {
    let (_folder, mut window) = open(&board(3, [(0, 1)].into_iter()), Settings::default());
    select(&mut window, 0);
    assert!(shows(&window, "Ann also speaks on related claims: its word reaches this claim more than once."));
    assert!(shows(&window, "Ben also speaks on related claims"));
    assert!(shows(&window, "On “Claim number 1” it would tell"));
    assert!(shows(&window, "All that was said: "));
    select(&mut window, 2);
    assert!(!shows(&window, "also speaks on related claims"));
}

#[test]
fn the_board_says_where_to_look_next() {
    let (_folder, mut window) = open(&board(3, std::iter::empty()), Settings::default());
    // Of three lone claims the first two stand nearest to one half, and are alike.
    click(&mut window, Role::Button, "“Claim number 1” would tell much");
    assert_eq!(window.state().session().selected, Some(RecordId::Claim(claim(1))));
}

#[test]
fn a_suggested_reliability_is_taken_over_in_one_step_and_only_by_the_user() {
    let (_folder, mut window) = open(&board(4, std::iter::empty()), Settings::default());
    let stated = |window: &Harness<'static, App>| window.state().session().board.reliability(source(1));
    click(&mut window, Role::ListItem, "Source: Ben");
    let suggestions = window.state().session().weights.suggestions(ROUNDS);
    let at = suggestions.iter().find(|suggestion| suggestion.source == source(1)).expect("Ben speaks").reliability;
    assert!(shows(&window, &format!("The board suggests {at:.2} (from 2 claims).")));
    assert!(shows(&window, "Agreement is not truth"));
    assert_eq!(stated(&window), 0.6);
    click(&mut window, Role::Button, "Use it");
    assert_eq!(stated(&window), (at * 100.0).round() / 100.0);
    assert_eq!(window.state().session().history.len(), 1);
    click(&mut window, Role::Button, "Undo");
    assert_eq!(stated(&window), 0.6);
    assert!(shows(&window, "“Claim number 0”: 73 → 80 %") && shows(&window, "“Claim number 1”: 73 → 80 %"));
}

#[test]
fn a_section_stays_folded_in_the_next_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = || Settings::load_from(&folder.path().join("settings.ron"));
    let (_board, mut window) = open(&board(2, std::iter::empty()), settings());
    select(&mut window, 0);
    assert!(shows(&window, "Ann: 73 → 40 %"));
    click(&mut window, Role::Button, "Without one source");
    assert!(!shows(&window, "Ann: 73 → 40 %"));
    let (_board, mut window) = open(&board(2, std::iter::empty()), settings());
    select(&mut window, 1);
    assert!(shows(&window, "Without one source") && !shows(&window, "Ann: 73 → 40 %"));
    click(&mut window, Role::Button, "Without one source");
    assert!(shows(&window, "Ann: 73 → 40 %"), "what was folded is asked when it is opened");
}

#[test]
fn what_takes_long_comes_beside_the_frame_and_only_what_is_still_asked() {
    let (_folder, mut window) = open(&grid(9), Settings::default());
    select(&mut window, 0);
    assert!(shows(&window, "Working it out…"));
    select(&mut window, 1);
    assert!(shows(&window, "Working it out…"));
    let session = window.state().session();
    let percent = session.weights.verdict(claim(1)).map(Verdict::percent).expect("it is weighed");
    let without = session.weights.leave_out(claim(1));
    let ann = without.iter().find(|left| left.source == source(0)).expect("Ann has a part in it").credence;
    wait_for(&mut window, &format!("Ann: {percent} → {:.0} %", ann * 100.0));
}

#[test]
fn the_rule_of_a_confidence_is_shown_to_who_points_at_it() {
    let (_folder, mut window) = open(&board(2, std::iter::empty()), Settings::default());
    select(&mut window, 0);
    wait_for(&mut window, "confidence: ");
    for at in 0..2 {
        // The card's line, then the inspector's.
        let lines: Vec<_> =
            window.query_all_by_label_contains("confidence: ").map(|line| line.rect().center()).collect();
        assert!(lines.len() > 1, "{lines:?}");
        let inspector = window.get_by_role_and_label(Role::Pane, "Inspector").rect();
        let line = lines.into_iter().find(|line| inspector.contains(*line) == (at == 1)).expect("it is there");
        window.hover_at(line);
        window.run_steps(8);
        assert!(shows(&window, "Strength of evidence 1.79: low below 1.10."), "{line:?}");
        assert!(shows(&window, "points wide: low above 35, high only up to 15."));
        window.hover_at(eframe::egui::pos2(2.0, 2.0));
        window.run_steps(8);
        assert!(!shows(&window, "Strength of evidence"));
    }
}

#[test]
fn the_last_answer_stays_while_a_slider_is_dragged() {
    let ann = |window: &Harness<'static, App>| {
        let flips = window.state().session().weights.flips(claim(1));
        let at = flips.iter().find(|flip| flip.source == source(0)).expect("it hangs on Ann").at;
        format!("Ann at {at:.2} instead of 0.80")
    };
    let (_folder, mut window) = open(&grid(9), Settings::default());
    select(&mut window, 1);
    let answer = ann(&window);
    wait_for(&mut window, &answer);
    let slider = window.get_by_role_and_label(Role::Slider, "Reliability of Ben").rect();
    window.drag_at(slider.center());
    for x in [0.6, 0.7, 0.8] {
        window.hover_at(slider.left_center() + eframe::egui::vec2(slider.width() * x, 0.0));
        for _ in 0..4 {
            window.step();
            assert!(shows(&window, &answer), "“{answer}” has gone");
        }
    }
    assert!(shows(&window, "Working it out…"), "what is shown is of the board before");
    window.drop_at(slider.left_center() + eframe::egui::vec2(slider.width() * 0.8, 0.0));
    window.step();
    while window.state().session().is_behind() {
        window.step();
    }
    assert_ne!(ann(&window), answer);
    let answer = ann(&window);
    wait_for(&mut window, &answer);
}

#[test]
fn an_approximate_credence_says_so_wherever_it_is_shown() {
    let tangled = (0..24).flat_map(|a| (a + 1..24).map(move |b| (a, b)));
    let (_folder, mut window) = open(&board(24, tangled), Settings::default());
    select(&mut window, 0);
    wait_for(&mut window, "Together: ");
    let number = |window: &Harness<'static, App>| {
        window.state().session().weights.verdict(claim(0)).map(Verdict::percent).expect("it is weighed")
    };
    let card = window.get_by_role_and_label(Role::Article, "Claim: Claim number 0").rect();
    let inspector = window.get_by_role_and_label(Role::Pane, "Inspector").rect();
    for place in [card, inspector] {
        let told = window.query_all_by_label_contains(", approximate").any(|line| place.contains_rect(line.rect()));
        assert!(told, "nothing in {place:?}");
    }
    let together = format!("Together: {} %, approximate", number(&window));
    assert!(shows(&window, &together), "{together}");
    let meter = format!("Credence of Claim number 0: {} %", number(&window));
    let description = window.get_by_role_and_label(Role::Meter, &meter).accesskit_node().description();
    assert_eq!(description.as_deref(), Some("Approximate"));
    assert!(shows(&window, "this credence, and what follows from it, is approximate."));
}
