//! What if: changes tried beside the board, kept as one step or dropped, and never in a file before that.

use std::path::PathBuf;

use credence::{
    app::{App, session::Session},
    board::{Board, ClaimId, Edit, Links, RecordId, Reliability, Source, SourceId, Stance, StatementId},
    store::{self, Settings},
    weigh,
};
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::launch;

const FAVOUR: &str = "Lavrov has fallen out of favour with Putin.";
const BONDAREV: &str = "Reliability of Boris Bondarev";

/// A window on the sample in a file of its own.
fn window() -> (tempfile::TempDir, PathBuf, Harness<'static, App>) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("story.credence.ron");
    std::fs::write(&file, store::SAMPLE).expect("written");
    let mut window = launch(vec![file.clone()], Settings::default());
    // High enough for the whole list of sources.
    window.set_size([1280.0, 1500.0].into());
    window.run();
    (folder, file, window)
}

fn click(window: &mut Harness<'static, App>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

fn press(window: &mut Harness<'static, App>, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

fn slide(window: &mut Harness<'static, App>, slider: &str, to: f64) {
    window.get_by_role_and_label(Role::Slider, slider).set_value_accesskit(to);
    window.run();
}

/// Tries that Bondarev is not to be trusted, and that there is one claim more.
fn try_two_things(window: &mut Harness<'static, App>) {
    press(window, Key::T);
    slide(window, BONDAREV, 0.55);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.run();
}

fn board(window: &Harness<'static, App>) -> Board {
    window.state().session().board.clone()
}

fn is_open(window: &Harness<'static, App>) -> bool {
    window.query_by_role_and_label(Role::Group, "What if").is_some()
}

fn percent(session: &Session, claim: &str) -> u8 {
    let claim = ClaimId::parse(claim).expect("legal");
    session.weights.verdict(claim).expect("weighed").percent()
}

#[test]
fn what_is_tried_shows_beside_the_board_as_it_is() {
    let (_folder, _file, mut window) = window();
    let (before, was) = (board(&window), percent(window.state().session(), "clm-favour"));
    click(&mut window, "What if");
    assert!(is_open(&window));
    assert!(window.query_by_label_contains("Nothing tried yet. The board itself stays as it is.").is_some());
    slide(&mut window, BONDAREV, 0.56);
    let session = window.state().session();
    let now = percent(session, "clm-favour");
    assert!(now > was, "who doubted it is doubted");
    assert_eq!((session.real(), session.is_unsaved()), (&before, false));
    assert!(session.board != before);
    let claims = session.moved.len();
    let said = format!("1 change tried, {claims} claims would move. The board itself is unchanged.");
    assert!(window.query_by_role_and_label(Role::Status, &said).is_some(), "{said}");
    let meter = format!("Credence of {FAVOUR}: {now} %");
    assert!(window.query_by_role_and_label(Role::Meter, &meter).is_some());
    let number = window.get_by_label("0.56");
    number.hover();
    window.run_steps(6);
    assert!(window.query_by_label("As the board is: 0.70").is_some());
    window.get_by_role_and_label(Role::Status, &said).hover();
    window.run_steps(6);
    assert!(window.query_by_label("Lower Boris Bondarev to 0.56").is_some());
    // On the card; the inspector has it too once the claim is selected.
    let moves = format!("{was} → {now} %");
    let shown = |window: &Harness<'static, App>| window.query_all_by_label(&moves).count();
    let on_card = shown(&window);
    assert!(on_card > 0, "{moves}");
    click(&mut window, &format!("{}: {moves}", credence::app::words::short(FAVOUR)));
    assert!(matches!(window.state().session().selected, Some(RecordId::Claim(_))));
    assert_eq!(shown(&window), on_card + 1);
}

#[test]
fn keeping_makes_one_step_of_it() {
    let (_folder, _file, mut window) = window();
    let before = board(&window);
    try_two_things(&mut window);
    let tried = board(&window);
    click(&mut window, "Keep");
    assert!(!is_open(&window));
    assert_eq!((board(&window), window.state().session().history.len()), (tried.clone(), 1));
    assert!(window.state().session().is_unsaved());
    click(&mut window, "Undo");
    assert!(window.query_by_role_and_label(Role::Status, "Undone: keep the 2 changes that were tried").is_some());
    assert_eq!((board(&window), window.state().session().is_unsaved()), (before, false));
    click(&mut window, "Redo");
    assert_eq!(board(&window), tried);
}

#[test]
fn one_change_that_is_kept_goes_by_its_own_name() {
    let (_folder, _file, mut window) = window();
    press(&mut window, Key::T);
    slide(&mut window, BONDAREV, 0.55);
    click(&mut window, "Keep");
    click(&mut window, "Undo");
    assert!(window.query_by_role_and_label(Role::Status, "Undone: lower Boris Bondarev to 0.55").is_some());
}

#[test]
fn dropping_leaves_the_board_as_it_was_and_can_be_taken_back() {
    let (_folder, _file, mut window) = window();
    let (before, was) = (board(&window), percent(window.state().session(), "clm-favour"));
    try_two_things(&mut window);
    let tried = board(&window);
    click(&mut window, "Drop");
    assert!(!is_open(&window));
    let session = window.state().session();
    assert_eq!((&session.board, percent(session, "clm-favour"), session.history.len()), (&before, was, 0));
    assert_eq!(session.links, Links::of(&before));
    click(&mut window, "Bring it back");
    assert!(is_open(&window));
    assert_eq!((board(&window), window.state().session().real()), (tried, &before));
    // Its history came back with it.
    click(&mut window, "Undo");
    click(&mut window, "Undo");
    assert_eq!(board(&window), before);
}

#[test]
fn what_was_dropped_does_not_come_back_onto_another_board() {
    let (_folder, _file, mut window) = window();
    try_two_things(&mut window);
    click(&mut window, "Drop");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    window.run();
    let after = board(&window);
    click(&mut window, "Bring it back");
    assert_eq!((board(&window), is_open(&window)), (after, false));
    assert!(window.query_all_by_label_contains("can't be brought back").count() > 0);
}

#[test]
fn undo_takes_back_what_was_tried_and_nothing_before() {
    let (_folder, _file, mut window) = window();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    window.run();
    let before = board(&window);
    try_two_things(&mut window);
    for _ in 0..4 {
        window.key_press(Key::Escape);
        window.get_by_role_and_label(Role::Button, "Undo").click();
        window.run();
    }
    assert_eq!((board(&window), window.state().session().tried()), (before.clone(), 0));
    assert!(is_open(&window), "it goes on until it is dropped");
    click(&mut window, "Drop");
    assert_eq!(board(&window), before);
    assert_eq!(window.state().session().history.len(), 1, "the step before is there again");
}

#[test]
fn files_get_the_board_as_it_is() {
    let (folder, file, mut window) = window();
    slide(&mut window, "Reliability of Nezygar", 0.7);
    let real = board(&window);
    try_two_things(&mut window);
    press(&mut window, Key::S);
    assert_eq!(store::open(&file).expect("sound").board, real);
    assert!(!window.state().session().is_unsaved() && is_open(&window));
    let said = format!("Saved {}, without what you are trying.", file.display());
    assert!(window.query_by_role_and_label(Role::Status, &said).is_some());
    press(&mut window, Key::E);
    assert!(window.query_by_label("This is the board as it is, without what you are trying.").is_some());
    click(&mut window, "Export");
    let exported = std::fs::read_to_string(folder.path().join("story.md")).expect("exported");
    let mut weights = weigh::weigh(&real).expect("possible");
    weights.draw_intervals(weigh::DRAWS, |_| true).expect("nobody breaks it off");
    let today = credence::board::Date::of_day(chrono::Local::now().date_naive());
    let summary = credence::report::Summary::of(&real, &weights, today);
    assert_eq!(exported, credence::report::export(&summary, credence::report::Format::Markdown));
}

#[test]
fn another_board_is_opened_only_after_asking_what_becomes_of_it() {
    let (_folder, _file, mut window) = window();
    let before = board(&window);
    try_two_things(&mut window);
    let tried = board(&window);
    let asks =
        |window: &Harness<'static, App>| window.query_by_role_and_label(Role::Dialog, "Keep what you tried?").is_some();
    for key in [Key::N, Key::Q] {
        press(&mut window, key);
        assert!(asks(&window), "{key:?}");
        click(&mut window, "Cancel");
    }
    assert_eq!((board(&window), is_open(&window), asks(&window)), (tried.clone(), true, false));
    press(&mut window, Key::N);
    let dialog = window.get_by_role_and_label(Role::Dialog, "Keep what you tried?");
    dialog.get_by_role_and_label(Role::Button, "Keep").click();
    window.run();
    // Now it is part of a board that is in no file yet.
    assert!(window.query_by_role_and_label(Role::Dialog, "Save your changes?").is_some());
    assert_eq!((board(&window), window.state().session().history.len()), (tried, 1));
    click(&mut window, "Cancel");
    click(&mut window, "Undo");
    assert_eq!(board(&window), before);
    try_two_things(&mut window);
    press(&mut window, Key::N);
    let dialog = window.get_by_role_and_label(Role::Dialog, "Keep what you tried?");
    dialog.get_by_role_and_label(Role::Button, "Drop").click();
    window.run();
    assert_eq!((board(&window), is_open(&window)), (Board::default(), false));
}

#[test]
fn nothing_is_asked_where_nothing_was_tried() {
    let (_folder, _file, mut window) = window();
    press(&mut window, Key::T);
    press(&mut window, Key::N);
    assert_eq!((board(&window), is_open(&window)), (Board::default(), false));
}

#[test]
fn a_small_window_keeps_both_buttons() {
    let (_folder, _file, mut window) = window();
    try_two_things(&mut window);
    for size in [[360.0, 480.0], [640.0, 480.0], [1024.0, 640.0]] {
        window.set_size(size.into());
        window.run();
        let whole = eframe::egui::Rect::from_min_size(eframe::egui::Pos2::ZERO, size.into());
        for name in ["Keep", "Drop"] {
            let place = window.get_by_role_and_label(Role::Button, name).rect();
            assert!(whole.contains_rect(place), "{name} at {size:?} is at {place:?}");
        }
    }
}

/// The sample with these edits, some of them tried and kept.
#[test]
fn trying_and_keeping_comes_to_the_same_as_doing_it() {
    let source = |name: &str| SourceId::parse(name).expect("legal");
    let claim = ClaimId::parse("clm-favour").expect("legal");
    let sample = store::read(store::SAMPLE).expect("sound");
    let regraded = |name: &str, number: f64| {
        let record = sample.sources.get(source(name)).expect("it is there").clone();
        Edit::Put(Source { reliability: Reliability::Probability(number), ..record }.into())
    };
    let new = StatementId::parse("stm-new").expect("legal");
    let edits = [
        regraded("src-ft", 0.9),
        Edit::Say { source: source("src-nezygar"), claim, stance: Stance::Opposes, id: new },
        Edit::Delete(RecordId::Source(source("src-bondarev"))),
        regraded("src-moscow-times", 0.6),
        Edit::Merge { keep: source("src-peskov"), merged: source("src-kremlin") },
    ];
    let mut done = Session::on(sample.clone(), None, None);
    let mut tried = Session::on(sample.clone(), None, None);
    for (at, edit) in edits.iter().enumerate() {
        done.edit(edit, at as f64 * 10.0).expect("possible");
        if at == 1 {
            tried.begin_trial();
        }
        tried.edit(edit, at as f64 * 10.0).expect("possible");
    }
    assert_eq!(tried.keep_trial(100.0), 4);
    assert_eq!((&tried.board, &tried.links, tried.history.len()), (&done.board, &done.links, 2));
    assert_eq!(&tried.order, &done.order);
    for (id, verdict) in done.weights.verdicts() {
        let kept = tried.weights.verdict(id).expect("weighed").log_odds;
        assert_eq!(kept.to_bits(), verdict.log_odds.to_bits(), "{id}");
    }
    tried.undo();
    tried.undo();
    assert_eq!((&tried.board, &tried.links), (&sample, &Links::of(&sample)));
}
