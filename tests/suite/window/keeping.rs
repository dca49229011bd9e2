//! Never losing work: recovery, others' changes, history, masking and forgetting, in the window.

use std::path::{Path, PathBuf};

use credence::{
    app::{App, Launch},
    board::{Board, Claim, Op, Source, SourceId},
    store::{self, Settings, StateFolder},
};
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

/// A folder with a project and a state folder in it.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn project(&self, text: &str) -> PathBuf {
        let path = self.0.path().join("story.credence.ron");
        std::fs::write(&path, text).expect("written");
        path
    }

    fn state(&self) -> StateFolder {
        StateFolder::at(self.0.path().join("state"))
    }

    fn open<'a>(&self, files: impl IntoIterator<Item = &'a PathBuf>, settings: Settings) -> Harness<'static, App> {
        let launch = Launch {
            files: files.into_iter().cloned().collect(),
            settings,
            seed: 7,
            type_paths: true,
            state: Some(self.state()),
            in_background: false,
        };
        let mut window = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(40)
            .build_eframe(|cc| App::new(&cc.egui_ctx, launch));
        window.run();
        window
    }
}

fn press(window: &mut Harness<'static, App>, sheet: &str, button: &str) {
    window.get_by_role_and_label(Role::Dialog, sheet).get_by_role_and_label(Role::Button, button).click();
    window.run();
}

fn command(window: &mut Harness<'static, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn add_claim(window: &mut Harness<'static, App>) {
    command(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
}

fn board(window: &Harness<'static, App>) -> Board {
    window.state().session().board.clone()
}

/// The window goes as if it was killed: it had no chance to ask.
fn killed(window: Harness<'static, App>) {
    drop(window);
}

#[test]
fn what_a_killed_window_had_is_offered_with_its_file_and_recovered_as_one_step() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    let before = board(&window);
    add_claim(&mut window);
    add_claim(&mut window);
    let after = board(&window);
    killed(window);
    assert_eq!(store::open(&file).expect("whole").board, before, "the file was not touched");
    // Also without naming the file.
    let mut window = place.open([], Settings::default());
    assert_eq!(board(&window), before, "nothing is applied without consent");
    for text in ["2 changes", "Add claim “New claim”", "In the file", "With what was recovered"] {
        assert!(window.query_all_by_label(text).next().is_some(), "{text} is not told");
    }
    press(&mut window, "Recovered changes", "Later");
    killed(window);
    let mut window = place.open([&file], Settings::default());
    press(&mut window, "Recovered changes", "Recover");
    assert_eq!(board(&window), after);
    assert!(window.state().session().is_unsaved());
    command(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(board(&window), before);
    command(&mut window, Modifiers::COMMAND, Key::Y);
    // What was recovered is safe again at once.
    killed(window);
    let mut window = place.open([&file], Settings::default());
    press(&mut window, "Recovered changes", "Recover");
    command(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(store::open(&file).expect("whole").board, after);
    killed(window);
    let window = place.open([&file], Settings::default());
    assert!(window.query_by_role(Role::Dialog).is_none(), "the file has everything");
}

#[test]
fn what_is_offered_is_thrown_away_only_after_a_second_question() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    add_claim(&mut window);
    killed(window);
    let mut window = place.open([&file], Settings::default());
    press(&mut window, "Recovered changes", "Discard…");
    press(&mut window, "Recovered changes", "Discard for good");
    killed(window);
    let window = place.open([&file], Settings::default());
    assert!(window.query_by_role(Role::Dialog).is_none());
}

#[test]
fn a_board_that_was_never_saved_is_offered_at_the_next_start() {
    let place = Place::new();
    let mut window = place.open([], Settings::default());
    add_claim(&mut window);
    let after = board(&window);
    killed(window);
    let mut window = place.open([], Settings::default());
    press(&mut window, "Recovered changes", "Recover");
    assert_eq!(board(&window), after);
    assert_eq!(window.state().session().file, None);
}

#[test]
fn what_the_user_gave_up_is_not_offered() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    add_claim(&mut window);
    command(&mut window, Modifiers::COMMAND, Key::N);
    press(&mut window, "Save your changes?", "Don't save");
    killed(window);
    let window = place.open([&file], Settings::default());
    assert!(window.query_by_role(Role::Dialog).is_none());
}

#[test]
fn a_file_that_was_changed_since_takes_what_fits() {
    let place = Place::new();
    let file = place.project("(format: \"credence-project\", version: 1, claims: [(id: \"clm-a\", text: \"one\")])");
    let mut window = place.open([&file], Settings::default());
    add_claim(&mut window);
    killed(window);
    place.project("(format: \"credence-project\", version: 1, title: \"Theirs\")");
    let mut window = place.open([&file], Settings::default());
    assert!(window.query_by_label_contains("The file was changed since").is_some());
    press(&mut window, "Recovered changes", "Recover");
    let board = board(&window);
    assert_eq!((board.head.title.as_str(), board.claims.len()), ("Theirs", 1));
}

fn theirs(place: &Place, change: impl FnOnce(&mut Board)) {
    let mut board = store::read(store::SAMPLE).expect("legal");
    change(&mut board);
    place.project(&store::write(&board).expect("writable"));
}

#[test]
fn others_changes_are_merged_and_both_are_saved() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    add_claim(&mut window);
    let mine = board(&window).claims.len();
    theirs(&place, |board| {
        board.apply(&[Op::put(Source::new(SourceId::fresh(99), "Their source"))]);
    });
    command(&mut window, Modifiers::COMMAND, Key::S);
    press(&mut window, "The file has changed", "Merge");
    assert!(window.query_by_role(Role::Dialog).is_none(), "nothing is in conflict");
    command(&mut window, Modifiers::COMMAND, Key::S);
    let saved = store::open(&file).expect("whole").board;
    assert!(saved.sources.get(SourceId::fresh(99)).is_some());
    assert_eq!(saved.claims.len(), mine);
    assert_eq!(saved, board(&window));
}

#[test]
fn what_both_changed_is_asked_about() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    let sample = store::read(store::SAMPLE).expect("legal");
    let id = sample.claims.iter().next().expect("a claim").id;
    // Ours through the board's title, which both change.
    run_command(&mut window, "Board details");
    let sheet = window.get_by_role_and_label(Role::Dialog, "Board details");
    sheet.get_by_role_and_label(Role::TextInput, "Title").type_text(" (mine)");
    window.run();
    press(&mut window, "Board details", "Apply");
    theirs(&place, |board| {
        board.head.title = "Their title".to_owned();
        let claim = board.claims.get(id).expect("there").clone();
        board.apply(&[Op::put(Claim { note: "their note".to_owned(), ..claim })]);
    });
    command(&mut window, Modifiers::COMMAND, Key::S);
    press(&mut window, "The file has changed", "Merge");
    window.get_by_role_and_label(Role::RadioButton, "Theirs in conflict 1, This board: title").click();
    window.run();
    press(&mut window, "Both changed the same", "Merge");
    let board = board(&window);
    assert_eq!(board.head.title, "Their title");
    assert_eq!(board.claims.get(id).expect("there").note, "their note");
    assert!(!window.state().session().is_unsaved(), "nothing of ours is left to save");
}

#[test]
fn the_history_leads_to_any_step_and_tells_what_differs() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    let states: Vec<Board> = (0..3)
        .map(|_| {
            add_claim(&mut window);
            board(&window)
        })
        .collect();
    command(&mut window, Modifiers::COMMAND, Key::S);
    command(&mut window, Modifiers::COMMAND, Key::H);
    window.get_by_role_and_label(Role::Button, "Step 1: Add claim “New claim”").click();
    window.run();
    assert_eq!(board(&window), states[0]);
    assert!(window.query_by_role_and_label(Role::Button, "Step 3: Add claim “New claim”, undone").is_some());
    window.get_by_label("Changed since saved").click();
    window.run();
    assert!(window.query_by_label("2 changes").is_some());
    assert!(window.query_all_by_label("Delete claim “New claim”").count() == 2);
    window.get_by_label("Changed since opened").click();
    window.run();
    assert!(window.query_by_label("1 change").is_some());
    window.get_by_label("Steps").click();
    window.run();
    window.get_by_role_and_label(Role::Button, "Step 3: Add claim “New claim”, undone").click();
    window.run();
    assert_eq!(board(&window), states[2]);
}

#[test]
fn protected_sources_are_nowhere_on_screen_while_masked_and_stay_as_they_are() {
    const SECRET: &str = "Colonel Orlov";
    let place = Place::new();
    let mut board = store::read(store::SAMPLE).expect("legal");
    let mut source = board.sources.iter().find(|source| source.name == "Nezygar").expect("there").clone();
    source.name = SECRET.to_owned();
    source.note = format!("{SECRET} lives in Tver");
    source.aliases = vec![SECRET.to_uppercase()];
    source.protected = true;
    board.apply(&[Op::put(source.clone())]);
    let file = place.project(&store::write(&board).expect("writable"));
    let mut window = place.open([&file], Settings::default());
    let seen = |window: &Harness<'static, App>| format!("{:#?}", window.root()).to_lowercase().matches("orlov").count();
    assert!(seen(&window) > 0);
    window.key_press(Key::F8);
    window.run();
    assert_eq!(seen(&window), 0);
    let name = "Source: Protected source 1 (channel)";
    window.get_by_role_and_label(Role::ListItem, name).click();
    window.run();
    assert_eq!(seen(&window), 0, "nor in the inspector");
    // Steps hold names as they were: undoing says them.
    window.get_by_role_and_label(Role::Slider, "Reliability of Protected source 1 (channel)").focus();
    window.run();
    window.key_press(Key::ArrowLeft);
    window.run();
    assert_eq!(seen(&window), 0);
    command(&mut window, Modifiers::COMMAND, Key::H);
    assert_eq!(seen(&window), 0, "nor in the history");
    window.key_press(Key::Escape);
    window.run();
    command(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(seen(&window), 0, "nor in notices");
    command(&mut window, Modifiers::COMMAND, Key::Y);
    command(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.get_by_role_and_label(Role::TextInput, "Search").type_text(SECRET);
    window.run();
    assert!(window.query_by_label_contains("Nothing found").is_some(), "nor in the search");
    window.key_press(Key::Escape);
    window.run();
    command(&mut window, Modifiers::COMMAND, Key::S);
    let saved = store::open(&file).expect("whole").board;
    let after = saved.sources.get(source.id).expect("there");
    assert_eq!((&after.name, &after.note, &after.aliases), (&source.name, &source.note, &source.aliases));
    assert_ne!(after.reliability, source.reliability, "what is not masked can be changed");
    window.key_press(Key::F8);
    window.run();
    assert!(seen(&window) > 0);
}

#[test]
fn a_project_is_forgotten_but_for_its_file() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    for _ in 0..2 {
        add_claim(&mut window);
        command(&mut window, Modifiers::COMMAND, Key::S);
    }
    assert!(place.state().existing_backup(&file).is_some());
    run_command(&mut window, "Forget this project");
    press(&mut window, "Forget this project?", "Forget");
    assert!(place.state().existing_backup(&file).is_none());
    assert!(place.state().orphans(Some(&file)).is_empty());
    assert_eq!(window.state().session().file, None);
    assert!(window.query_by_label("Recent projects").is_none());
    assert!(file.is_file());
}

#[test]
fn the_previous_version_opens_as_a_board_of_its_own() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    let before = board(&window);
    add_claim(&mut window);
    command(&mut window, Modifiers::COMMAND, Key::S);
    run_command(&mut window, "Open the previous version");
    assert_eq!(board(&window), before);
    assert_eq!(window.state().session().file, None);
    assert_ne!(store::open(&file).expect("whole").board, before);
}

#[test]
fn a_save_that_fails_offers_another_place_and_loses_nothing() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    add_claim(&mut window);
    std::fs::remove_file(&file).expect("removed");
    std::fs::create_dir(&file).expect("in the way");
    let folder = file.parent().map(Path::to_owned).expect("a folder");
    let elsewhere = folder.join("elsewhere.credence.ron");
    command(&mut window, Modifiers::COMMAND, Key::S);
    if window.query_by_role_and_label(Role::Dialog, "The file has changed").is_some() {
        press(&mut window, "The file has changed", "Overwrite");
    }
    assert!(window.state().session().is_unsaved());
    window.get_all_by_role_and_label(Role::Button, "Save as…").last().expect("offered").click();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Path").focus();
    window.run();
    command(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Path").type_text(&elsewhere.display().to_string());
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(store::open(&elsewhere).expect("whole").board, board(&window));
}

fn run_command(window: &mut Harness<'static, App>, name: &str) {
    command(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.get_by_role_and_label(Role::TextInput, "Search").type_text(name);
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

#[test]
fn a_board_is_saved_by_itself_where_the_user_wants_that() {
    let place = Place::new();
    let file = place.project(store::SAMPLE);
    let mut window = place.open([&file], Settings::default());
    run_command(&mut window, "Save by itself");
    add_claim(&mut window);
    window.run_steps(30);
    assert!(!window.state().session().is_unsaved(), "it was left alone for more than five seconds");
    assert_eq!(store::open(&file).expect("whole").board, board(&window));
}
