//! The program is killed at random moments: what was done more than a second before is there at the next start, and the
//! file can always be read.
//!
//! `CREDENCE_CRASHES` says how often (20 unless it is set), `CREDENCE_SEED` repeats a run.

#![expect(clippy::print_stdout, reason = "a run must be repeatable, and its figures known")]

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};

use credence::{
    board::Board,
    store::{self, StateFolder, journal::fit},
};
use eframe::egui::{Key, Modifiers, accesskit::Role};

use crate::driver::{COMMAND, COMMAND_SHIFT, Place, Window};

/// What was done in this time before the end may be lost.
const GRACE: Duration = Duration::from_secs(1);
/// The longest that a window lives, in milliseconds.
const LONGEST: u64 = 3_000;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn state(place: &Place) -> StateFolder {
    StateFolder::at(place.path("home").join("state/credence"))
}

/// What the next start can show: the file, and what journals add to it.
fn survived(place: &Place, file: &Path) -> Board {
    let mut board = store::open(file).unwrap_or_else(|error| panic!("the project can't be read: {error}")).board;
    for orphan in state(place).orphans(Some(file)) {
        assert_eq!(orphan.recovered.damage, None);
        let fit = fit(&board, &orphan.recovered.ops);
        assert!(fit.left_out.is_empty());
        board.apply(&fit.ops);
    }
    board
}

/// Kills the process after `life`, whatever it is doing, and says when.
fn kill_later(process: u32, life: Duration) -> std::thread::JoinHandle<Instant> {
    std::thread::spawn(move || {
        sleep(life);
        let at = Instant::now();
        let killed = Command::new("kill").args(["-9", &process.to_string()]).status().unwrap();
        assert!(killed.success(), "it ended before it was killed");
        at
    })
}

#[test]
fn what_was_done_more_than_a_second_before_a_crash_is_there_afterwards() {
    let rounds = number("CREDENCE_CRASHES").unwrap_or(20);
    let seed = number("CREDENCE_SEED").unwrap_or_else(|| fastrand::u64(..));
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let place = Place::new();
    let file: PathBuf = place.sample();
    let mut claims = store::open(&file).unwrap().board.claims.len();
    let (mut kept, mut lost) = (0, 0);
    for round in 0..rounds {
        let offered = survived(&place, &file) != store::open(&file).unwrap().board;
        let mut window = Window::open(&place, &[&file]);
        if offered {
            window.click_in_sheet("Recover");
            window.wait_for_text("Unsaved changes");
        } else {
            window.find(Role::Pane, "Board");
        }
        let killer = kill_later(window.process(), Duration::from_millis(random.u64(0..LONGEST)));
        // Each a claim, taken in by the program.
        let mut done: Vec<Instant> = Vec::new();
        loop {
            let acknowledged = match random.u8(0..8) {
                // The field that names the new claim has the keyboard.
                0..=5 => {
                    let taken = window.try_key(COMMAND_SHIFT, Key::C);
                    if taken {
                        done.push(Instant::now());
                    }
                    taken && window.try_key(Modifiers::NONE, Key::Escape)
                }
                6 => window.try_key(COMMAND, Key::S),
                _ => {
                    sleep(Duration::from_millis(random.u64(0..300)));
                    true
                }
            };
            if !acknowledged {
                break;
            }
        }
        let killed = killer.join().unwrap();
        drop(window);
        let now = survived(&place, &file).claims.len();
        let safe = done.iter().filter(|at| **at + GRACE < killed).count();
        assert!(now >= claims + safe, "round {round}: {now} claims of {} were kept", claims + safe);
        assert!(now <= claims + done.len() + 1, "round {round}: {now} claims, more than were made");
        kept += now - claims;
        lost += (claims + done.len()).saturating_sub(now);
        claims = now;
    }
    println!("{rounds} crashes: {kept} changes kept, {lost} lost, all of them less than a second old");
}

#[test]
fn two_windows_on_one_file_never_overwrite_each_other() {
    let place = Place::new();
    let file = place.sample();
    let mut first = Window::open(&place, &[&file]);
    first.find(Role::Pane, "Board");
    let mut second = Window::open(&place, &[&file]);
    second.wait_for_text("is open in another window");
    second.key(COMMAND_SHIFT, Key::C);
    second.key(Modifiers::NONE, Key::Escape);
    first.to_front();
    first.key(COMMAND_SHIFT, Key::C);
    first.key(Modifiers::NONE, Key::Escape);
    first.key(COMMAND, Key::S);
    first.wait_for_text("Saved ");
    let saved = std::fs::read(&file).unwrap();
    // The second one asks for another name, and refuses this one.
    second.to_front();
    second.key(COMMAND, Key::S);
    second.fill("Path", &file.display().to_string());
    second.click_in_sheet("Save");
    second.wait_for_text("so nothing was written");
    assert_eq!(std::fs::read(&file).unwrap(), saved);
    drop(first);
    // The lock went with its window.
    let third = Window::open(&place, &[&file]);
    assert!(!third.stderr().contains("panicked"));
    drop(third);
}

#[test]
fn a_change_on_disk_is_noticed_while_the_board_is_open_and_merged() {
    let place = Place::new();
    let file = place.sample();
    let mut window = Window::open(&place, &[&file]);
    window.key(COMMAND_SHIFT, Key::C);
    window.key(Modifiers::NONE, Key::Escape);
    let mut theirs = store::open(&file).unwrap().board;
    let mine = theirs.claims.len() + 1;
    theirs.head.question = "Asked by somebody else?".to_owned();
    store::save(&file, &theirs).unwrap();
    window.wait_for_text("was changed by another program");
    window.click(Role::Button, "Decide…");
    window.click_in_sheet("Merge");
    window.wait_for_text("Took in 1 change");
    window.key(COMMAND, Key::S);
    window.wait_for_text("Saved ");
    let saved = store::open(&file).unwrap().board;
    assert_eq!((saved.head.question.as_str(), saved.claims.len()), ("Asked by somebody else?", mine));
}

#[test]
fn without_a_state_folder_everything_else_works_and_the_user_is_told() {
    let place = Place::new();
    let file = place.sample();
    std::fs::write(place.path("home").join("state"), "a file where the folder should be").unwrap();
    let mut window = Window::open(&place, &[&file]);
    window.key(COMMAND_SHIFT, Key::C);
    window.key(Modifiers::NONE, Key::Escape);
    window.wait_for_text("can't be kept for after a crash");
    window.key(COMMAND, Key::S);
    window.wait_for_text("Saved ");
    assert!(window.quit().success());
}
