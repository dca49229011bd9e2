//! What the window must survive, and what it must not cost.

use std::{fs, thread::sleep, time::Duration};

use eframe::egui::{Key, accesskit::Role};

use crate::driver::{COMMAND, Place, Window};

#[test]
fn without_a_display_the_program_says_so_and_names_the_commands() {
    let place = Place::new();
    for display in [None, Some(":65000")] {
        let mut command = place.command();
        command.env_remove("DISPLAY");
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        let output = command.output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        for word in ["window", "sample", "check", "score", "export"] {
            assert!(told.contains(word), "{word} is not in: {told}");
        }
        assert!(!told.contains("panicked"), "{told}");
    }
}

#[test]
fn an_idle_window_paints_nothing() {
    let place = Place::new();
    let mut window = Window::open(&place, &[place.sample()]);
    // Intervals are drawn meanwhile and shown when they come.
    sleep(Duration::from_secs(2));
    window.settle();
    let before = window.tree().step;
    sleep(Duration::from_secs(2));
    let after = window.tree().step;
    // Reading the tree asks for a frame, and that one for one more.
    assert!(after - before <= 4, "{} frames in two idle seconds", after - before);
}

#[test]
fn the_smallest_and_a_large_window_work() {
    let place = Place::new();
    let mut window = Window::open(&place, &[place.sample()]);
    for (width, height) in [(300, 200), (640, 480), (1380, 880), (300, 200), (1024, 640)] {
        window.resize(width, height);
        window.find(Role::Pane, "Board");
        window.key(COMMAND, Key::Plus);
        window.key(COMMAND, Key::Num0);
    }
    window.find(Role::Pane, "Sources");
    assert!(window.quit().success());
}

#[test]
fn a_file_with_a_mistake_is_told_with_its_place_and_nothing_is_lost() {
    let place = Place::new();
    let sample = place.sample();
    let broken = place.path("broken.credence.ron");
    let text = fs::read_to_string(&sample).unwrap();
    fs::write(&broken, text.replacen("weight:", "wieght:", 1)).unwrap();
    let line = text[..text.find("weight:").unwrap()].lines().count();
    let mut window = Window::open(&place, &[&sample]);
    let claims = |window: &mut Window| window.tree().starting_with(Role::Article, "Claim: ").len();
    let before = claims(&mut window);
    assert!(before > 0);
    window.key(COMMAND, Key::O);
    window.fill("Path", &broken.display().to_string());
    window.click_in_sheet("Open");
    window.wait_for_text("wieght");
    window.wait_for_text(&format!("{line}:"));
    assert_eq!(claims(&mut window), before, "what was open must stay open");
    assert!(!window.stderr().contains("panicked"), "{}", window.stderr());
}
