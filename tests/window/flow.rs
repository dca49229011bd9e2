//! The main job, end to end: open, drag, grade, save, open again.

use credence::{
    board::{Board, Reliability, Stance, Target},
    store,
};
use eframe::egui::{Key, Pos2, accesskit::Role};

use crate::{
    driver::{COMMAND, COMMAND_SHIFT, Place, Window},
    tree::Item,
};

/// The source that is dragged, and the one that is doubted.
const BONDAREV: &str = "Boris Bondarev";
const NEZYGAR: &str = "Nezygar";

fn board(path: &std::path::Path) -> Board {
    store::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).board
}

/// The row of a source, scrolled to.
fn source(window: &mut Window, name: &str) -> Item {
    let wanted = format!("Source: {name}");
    for _ in 0..20 {
        let tree = window.tree();
        let panel = tree.find(Role::Pane, "Sources").expect("the panel of sources").rect();
        match tree.find(Role::ListItem, &wanted) {
            Some(item) if item.bounds.is_some_and(|at| at.height() > 20.0 && panel.contains_rect(at)) => return item,
            _ => window.scroll(panel.center(), -120.0),
        }
    }
    panic!("{wanted} is not to be seen:\n{}", window.tree().listed());
}

/// The column of the first claim on screen, and the claim's name.
fn first_column(window: &mut Window, column: &str) -> (Item, String) {
    let start = format!("{column}: ");
    let columns = window.wait_until("column", |tree| {
        let found = tree.starting_with(Role::Group, &start);
        (!found.is_empty()).then_some(found)
    });
    let first = columns.into_iter().min_by(|a, b| a.rect().min.y.total_cmp(&b.rect().min.y)).unwrap();
    let text = first.name[start.len()..].to_owned();
    (first, text)
}

fn save_as(window: &mut Window, path: &std::path::Path) {
    window.key(COMMAND_SHIFT, Key::S);
    window.fill("Path", &path.display().to_string());
    window.click_in_sheet("Save");
    window.wait_for_text(&format!("Saved {}", path.display()));
}

/// The claim of `board` whose name on screen is `text`.
fn claim_named(board: &Board, text: &str) -> credence::board::ClaimId {
    let start = text.trim_end_matches('…');
    board.claims.iter().find(|claim| claim.text.starts_with(start)).expect("the claim").id
}

#[test]
fn a_source_is_dragged_a_reliability_lowered_and_the_project_saved_and_opened_again() {
    let place = Place::new();
    let sample = place.sample();
    let before = board(&sample);
    let mut window = Window::open(&place, &[&sample]);

    // Drag Bondarev onto a claim.
    let (column, text) = first_column(&mut window, "Opposing");
    let from = source(&mut window, BONDAREV).middle();
    window.drag(from, column.middle());
    let chip = format!("Statement: {BONDAREV} opposes {text}");
    window.find(Role::ListItem, &chip);

    // Lower Nezygar.
    source(&mut window, NEZYGAR);
    let slider = window.find(Role::Slider, &format!("Reliability of {NEZYGAR}"));
    let at = |share: f32| Pos2::new(slider.rect().left() + slider.rect().width() * share, slider.rect().center().y);
    window.drag(at(0.6), at(0.2));
    let shown = window.find(Role::Slider, &format!("Reliability of {NEZYGAR}")).number.expect("a number");
    assert!(shown < slider.number.unwrap(), "{shown} is not below {:?}", slider.number);

    // Save under a new name: the file has exactly these two changes.
    let saved = place.path("mine.credence.ron");
    save_as(&mut window, &saved);
    let after = board(&saved);
    let claim = claim_named(&after, &text);
    let bondarev = after.sources.iter().find(|source| source.name == BONDAREV).unwrap().id;
    let said = |board: &Board| {
        board
            .statements
            .iter()
            .filter(|statement| statement.origin == bondarev)
            .flat_map(|statement| statement.bears_on.iter())
            .filter(|bearing| bearing.on == Target::Claim(claim) && bearing.stance == Stance::Opposes)
            .count()
    };
    assert_eq!(said(&after), said(&before) + 1);
    assert_eq!(after.statements.len(), before.statements.len() + 1);
    assert_eq!(after.claims, before.claims);
    let nezygar = after.sources.iter().find(|source| source.name == NEZYGAR).unwrap();
    let Reliability::Probability(stated) = nezygar.reliability else { panic!("{:?}", nezygar.reliability) };
    assert!((stated - shown).abs() < 1e-9, "the file says {stated}, the slider {shown}");
    assert_eq!(board(&sample), before, "the file that was opened must stay as it was");

    // Open it again: the window shows what was saved, and saving once more gives the same bytes.
    assert!(window.quit().success());
    let mut window = Window::open(&place, &[&saved]);
    first_column(&mut window, "Opposing");
    window.find(Role::ListItem, &chip);
    let again = place.path("again.credence.ron");
    save_as(&mut window, &again);
    assert_eq!(std::fs::read(&saved).unwrap(), std::fs::read(&again).unwrap());
    assert!(window.quit().success());
}

#[test]
fn the_display_s_own_mouse_and_keys_do_the_same() {
    let place = Place::new();
    let mut window = Window::open(&place, &[place.sample()]);
    let (column, text) = first_column(&mut window, "Supporting");
    let chip = format!("Statement: {BONDAREV} supports {text}");
    let before = window.tree().all(Role::ListItem, &chip).len();
    let from = source(&mut window, BONDAREV).middle();
    window.real_drag(from, column.middle());
    window.wait_until(&chip, |tree| (tree.all(Role::ListItem, &chip).len() == before + 1).then_some(()));
    window.real_key("Escape");
    window.real_key("ctrl+z");
    window.wait_until("undone drop", |tree| (tree.all(Role::ListItem, &chip).len() == before).then_some(()));
    window.real_key("ctrl+y");
    window.wait_until("redone drop", |tree| (tree.all(Role::ListItem, &chip).len() == before + 1).then_some(()));
}

#[test]
fn escape_lets_nothing_fall() {
    let place = Place::new();
    let mut window = Window::open(&place, &[place.sample()]);
    let (column, _) = first_column(&mut window, "Supporting");
    let before = window.tree().starting_with(Role::ListItem, "Statement: ").len();
    let from = source(&mut window, BONDAREV).middle();
    window.pick_up(from);
    window.carry(from, column.middle());
    window.key(eframe::egui::Modifiers::NONE, Key::Escape);
    window.let_go(column.middle());
    assert_eq!(window.tree().starting_with(Role::ListItem, "Statement: ").len(), before);
    assert!(window.find(Role::Button, "Undo").is_disabled, "there is nothing to undo");
}

#[test]
fn closing_with_changes_asks_first() {
    let place = Place::new();
    let sample = place.sample();
    let bytes = std::fs::read(&sample).unwrap();
    let mut window = Window::open(&place, &[&sample]);
    window.key(COMMAND_SHIFT, Key::C);
    window.key(eframe::egui::Modifiers::NONE, Key::Escape);
    window.wait_for_text("Unsaved changes");
    window.key(COMMAND, Key::Q);
    window.find(Role::Button, "Don't save");
    window.click_in_sheet("Cancel");
    assert!(window.is_running());
    window.key(COMMAND, Key::S);
    window.wait_for_text("Saved");
    assert!(window.quit().success());
    assert_ne!(std::fs::read(&sample).unwrap(), bytes);
}
