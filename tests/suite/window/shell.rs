//! Menus, toolbar, status bar, palette and sheets.

use credence::board::RecordId;
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::{launch, on_sample};

#[test]
fn undo_names_what_it_takes_back() {
    let mut window = on_sample();
    let claims = window.state().session().board.claims.len();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.run();
    assert_eq!(window.state().session().board.claims.len(), claims + 1);
    window.get_by_role_and_label(Role::Button, "Undo").click();
    window.run();
    assert_eq!(window.state().session().board.claims.len(), claims);
    window.get_by_role_and_label(Role::Button, "Redo").click();
    window.run();
    assert_eq!(window.state().session().board.claims.len(), claims + 1);
}

#[test]
fn a_menu_runs_its_commands() {
    let mut window = on_sample();
    let sources = window.state().session().board.sources.len();
    window.get_by_role_and_label(Role::Button, "Board").click();
    window.run();
    window.get_by_role_and_label(Role::MenuItem, "Add source").click();
    window.run();
    assert_eq!(window.state().session().board.sources.len(), sources + 1);
}

#[test]
fn the_palette_finds_a_claim_by_a_few_letters() {
    let mut window = on_sample();
    let claim = *window.state().session().order.last().expect("the sample has claims");
    let text = window.state().session().board.claims.get(claim).expect("it is there").text.clone();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Search").type_text(&text);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().session().selected, Some(RecordId::Claim(claim)));
    assert!(window.query_by_role_and_label(Role::Dialog, "Find anything").is_none());
}

#[test]
fn esc_closes_every_sheet_that_a_command_opens() {
    for (menu, entry, title) in [
        ("Help", "Keyboard shortcuts", "Keyboard shortcuts"),
        ("Help", "About Credence", "About Credence"),
        ("Board", "Board details…", "Board details"),
        ("File", "Export…", "Export a summary"),
    ] {
        let mut window = on_sample();
        window.get_by_role_and_label(Role::Button, menu).click();
        window.run();
        window.get_by_role_and_label(Role::MenuItem, entry).click();
        window.run();
        assert!(window.query_by_role_and_label(Role::Dialog, title).is_some(), "{title} is open");
        window.key_press(Key::Escape);
        window.run();
        assert!(window.query_by_role_and_label(Role::Dialog, title).is_none(), "{title} is closed");
    }
}

#[test]
fn the_board_details_are_one_step() {
    let mut window = on_sample();
    window.get_by_role_and_label(Role::Button, "Board").click();
    window.run();
    window.get_by_role_and_label(Role::MenuItem, "Board details…").click();
    window.run();
    let sheet = window.get_by_role_and_label(Role::Dialog, "Board details");
    sheet.get_by_role_and_label(Role::TextInput, "Title").type_text("!");
    window.run();
    let before = window.state().session().board.head.title.clone();
    window.get_by_role_and_label(Role::Button, "Apply").click();
    window.run();
    assert!(window.state().session().board.head.title.contains('!'));
    window.get_by_role_and_label(Role::Button, "Undo").click();
    window.run();
    assert_eq!(window.state().session().board.head.title, before);
}

#[test]
fn the_first_steps_go_when_they_are_dismissed() {
    let mut window = on_sample();
    assert!(window.query_by_role_and_label(Role::Group, "Try this").is_some());
    window.get_by_role_and_label(Role::Button, "Dismiss").click();
    window.run();
    assert!(window.query_by_role_and_label(Role::Group, "Try this").is_none());
}

#[test]
fn recent_projects_are_offered_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("story.credence.ron");
    std::fs::write(&file, "(format: \"credence-project\", version: 1, title: \"Story\")").expect("written");
    let mut settings = credence::store::Settings::default();
    settings.opened(&file);
    let mut window = launch(Vec::new(), settings);
    window.get_by_role_and_label(Role::Button, "story.credence.ron").click();
    window.run();
    assert_eq!(window.state().session().board.head.title, "Story");
}

#[test]
fn a_small_window_keeps_every_button() {
    let mut window = on_sample();
    for size in [[300.0, 200.0], [640.0, 480.0], [1024.0, 640.0]] {
        window.set_size(size.into());
        window.run();
        for name in ["Undo", "Redo", "Save", "Export…"] {
            assert!(window.query_by_role_and_label(Role::Button, name).is_some(), "{name} at {size:?}");
        }
    }
}

#[test]
fn a_claim_added_at_the_start_begins_a_board() {
    let mut settings = credence::store::Settings::default();
    settings.opened(std::path::Path::new("/nowhere/story.credence.ron"));
    let mut window = launch(Vec::new(), settings);
    assert!(window.query_by_role_and_label(Role::Pane, "Board").is_none());
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.run();
    assert!(window.query_by_role_and_label(Role::Pane, "Board").is_some());
    assert_eq!(window.state().session().board.claims.len(), 1);
}

#[test]
fn what_was_done_is_said_for_a_while_and_what_went_wrong_until_it_is_closed() {
    let missing = "/nowhere/story.credence.ron";
    let mut window = launch(vec![missing.into()], credence::store::Settings::default());
    let wrong = format!("{missing} can't be opened: there is no such file. Was it moved or renamed?");
    assert!(window.query_by_role_and_label(Role::Alert, &wrong).is_some());
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.run();
    window.get_by_role_and_label(Role::Button, "Undo").click();
    window.run();
    assert!(window.query_by_role_and_label(Role::Status, "Undone: add claim “New claim”").is_some());
    // Steps of a quarter of a second.
    window.run_steps(30);
    assert!(window.query_by_role_and_label(Role::Status, "Undone: add claim “New claim”").is_none());
    assert!(window.query_by_role_and_label(Role::Alert, &wrong).is_some());
    window.get_by_role_and_label(Role::Button, "Close").click();
    window.run();
    assert!(window.query_by_role_and_label(Role::Alert, &wrong).is_none());
}

#[test]
fn the_arrow_keys_choose_in_the_palette() {
    let chosen_after = |keys: &[Key]| {
        let mut window = on_sample();
        window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Search").type_text("lavrov");
        window.run();
        for key in keys.iter().chain(&[Key::Enter]) {
            window.key_press(*key);
            window.run();
        }
        window.state().session().selected
    };
    let (first, second) = (chosen_after(&[]), chosen_after(&[Key::ArrowDown]));
    assert!(matches!((first, second), (Some(RecordId::Claim(a)), Some(RecordId::Claim(b))) if a != b));
    assert_eq!(chosen_after(&[Key::ArrowDown, Key::ArrowDown, Key::ArrowUp]), second);
}

#[test]
fn the_status_bar_tells_what_a_change_moved() {
    let mut window = on_sample();
    let slider = window.get_by_role_and_label(Role::Slider, "Reliability of Boris Bondarev");
    slider.set_value_accesskit(0.3);
    window.run();
    let session = window.state().session();
    let first = session.moved.first().expect("he moves claims");
    let claim = session.board.claims.get(first.claim).expect("it is there");
    let others = session.moved.len() - 1;
    let said = format!(
        "Moved: “{}” {} → {} %, and {others} more",
        credence::app::words::short(&claim.text),
        first.from,
        first.to
    );
    assert!(window.query_by_role_and_label(Role::Status, &said).is_some(), "{said}");
}
