//! Saving, opening, exporting and closing, with typed paths.

use std::path::Path;

use credence::{
    app::App,
    board::Board,
    store::{self, Settings},
};
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{launch, on_sample};

/// Types `path` into the sheet that is open, in the place of what stands there.
fn type_path(window: &mut Harness<'static, App>, path: &Path) {
    window.get_by_role_and_label(Role::TextInput, "Path").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Path").type_text(&path.display().to_string());
    window.run();
}

fn press(window: &mut Harness<'static, App>, button: &str) {
    window.get_by_role_and_label(Role::Button, button).click();
    window.run();
}

fn add_claim(window: &mut Harness<'static, App>) {
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.run();
}

/// The board in `file`; nothing if it is no project.
fn board_in(file: &Path) -> Option<Board> {
    store::open(file).ok().map(|opened| opened.board)
}

#[test]
fn a_board_is_saved_where_the_user_says_with_the_usual_extension() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = on_sample();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.run();
    type_path(&mut window, &folder.path().join("story"));
    window.key_press(Key::Enter);
    window.run();
    let file = folder.path().join("story.credence.ron");
    assert_eq!(board_in(&file).as_ref(), Some(&window.state().session().board));
    assert_eq!(window.state().session().file.as_ref(), Some(&file));
    assert!(!window.state().session().is_unsaved());
    assert!(window.query_by_role(Role::Dialog).is_none());
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_question() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.credence.ron");
    std::fs::write(&file, "precious").expect("written");
    let mut window = on_sample();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.run();
    type_path(&mut window, &file);
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "precious");
    assert!(window.query_by_label("mine.credence.ron already exists. Replace it?").is_some());
    press(&mut window, "Replace");
    assert_eq!(board_in(&file).as_ref(), Some(&window.state().session().board));
}

#[test]
fn a_wrong_path_is_told_beside_the_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = on_sample();
    window.key_press_modifiers(Modifiers::COMMAND, Key::O);
    window.run();
    for (path, problem) in [
        (folder.path().to_owned(), "is a folder. Name a file in it"),
        (folder.path().join("nothing.ron"), "does not exist. Check the spelling"),
    ] {
        type_path(&mut window, &path);
        press(&mut window, "Open");
        let expected = format!("{} {problem}.", path.display());
        assert!(window.query_by_role_and_label(Role::Alert, &expected).is_some(), "{expected}");
    }
}

#[test]
fn closing_with_unsaved_changes_asks_and_saves_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("kept.credence.ron");
    let mut window = on_sample();
    add_claim(&mut window);
    let board = window.state().session().board.clone();
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run();
    press_in(&mut window, "Save your changes?", "Cancel");
    assert_eq!(window.state().session().board, board);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    type_path(&mut window, &file);
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(board_in(&file), Some(board));
    assert_eq!(window.state().session().board, Board::default(), "after saving, the new board is begun");
}

#[test]
fn changes_are_dropped_only_when_the_user_says_so() {
    let mut window = on_sample();
    add_claim(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run();
    press_in(&mut window, "Save your changes?", "Don't save");
    assert_eq!(window.state().session().board, Board::default());
}

fn press_in(window: &mut Harness<'static, App>, sheet: &str, button: &str) {
    window.get_by_role_and_label(Role::Dialog, sheet).get_by_role_and_label(Role::Button, button).click();
    window.run();
}

#[test]
fn an_export_goes_to_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("summary.md");
    let mut window = on_sample();
    window.key_press_modifiers(Modifiers::COMMAND, Key::E);
    window.run();
    type_path(&mut window, &file);
    press(&mut window, "Export");
    assert!(file.is_file());
    let said = format!("Exported {}", file.display());
    assert!(window.query_by_role_and_label(Role::Status, &said).is_some());
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("story.credence.ron");
    std::fs::write(&file, "(format: \"credence-project\", version: 1, title: \"Ours\")").expect("written");
    let mut window = launch(vec![file.clone()], Settings::default());
    add_claim(&mut window);
    std::fs::write(&file, "(format: \"credence-project\", version: 1, title: \"Theirs\")").expect("written");
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run();
    press_in(&mut window, "The file has changed", "Reload");
    assert_eq!(window.state().session().board.head.title, "Theirs");
    assert_eq!(board_in(&file).map(|board| board.head.title), Some("Theirs".to_owned()));
}

#[test]
fn tab_completes_a_typed_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("story.credence.ron");
    std::fs::write(&file, "(format: \"credence-project\", version: 1, title: \"Story\")").expect("written");
    let mut window = on_sample();
    window.key_press_modifiers(Modifiers::COMMAND, Key::O);
    window.run();
    type_path(&mut window, &folder.path().join("st"));
    window.key_press(Key::Tab);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().session().board.head.title, "Story");
}

#[test]
fn a_file_that_another_window_holds_is_never_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("shared.credence.ron");
    std::fs::write(&file, store::SAMPLE).expect("written");
    let first = launch(vec![file.clone()], Settings::default());
    let mut second = launch(vec![file.clone()], Settings::default());
    assert!(!first.state().session().read_only && second.state().session().read_only);
    add_claim(&mut second);
    second.key_press_modifiers(Modifiers::COMMAND, Key::S);
    second.run();
    type_path(&mut second, &file);
    second.key_press(Key::Enter);
    second.run();
    assert_eq!(std::fs::read_to_string(&file).expect("there"), store::SAMPLE);
    assert!(second.state().session().is_unsaved() && second.state().session().read_only);
    // Under another name it is saved, and that file is this window's own.
    let other = folder.path().join("mine.credence.ron");
    second.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    second.run();
    type_path(&mut second, &other);
    second.key_press(Key::Enter);
    second.run();
    assert_eq!(board_in(&other).as_ref(), Some(&second.state().session().board));
    assert!(!second.state().session().read_only);
    assert!(launch(vec![other], Settings::default()).state().session().read_only, "a new file is held, too");
}

#[test]
fn a_file_of_one_s_own_is_saved_by_whatever_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.credence.ron");
    std::fs::write(&file, store::SAMPLE).expect("written");
    let mut window = launch(vec![file.clone()], Settings::default());
    add_claim(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.run();
    type_path(&mut window, &folder.path().join(".").join("mine.credence.ron"));
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(board_in(&file).as_ref(), Some(&window.state().session().board));
    assert!(!window.state().session().is_unsaved());
}
