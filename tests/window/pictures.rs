//! Pictures of the window: looked at by people, and the README's.

use std::{fs, path::PathBuf};

use eframe::egui::{Key, Modifiers, accesskit::Role};

use crate::driver::{COMMAND, COMMAND_SHIFT, Place, Window};

/// Where they go: the folder that `CREDENCE_PICTURES` names, else the build's own folder.
fn folder() -> PathBuf {
    std::env::var_os("CREDENCE_PICTURES")
        .map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures"), PathBuf::from)
}

/// The settings of a user who has seen the first steps, in this theme.
fn theme(window: &mut Window, name: &str) {
    window.key(COMMAND_SHIFT, Key::P);
    window.write(name);
    window.key(Modifiers::NONE, Key::Enter);
}

#[test]
fn pictures_are_taken() {
    let place = Place::new();
    let folder = folder();
    let mut window = Window::open(&place, &[place.sample()]);
    let text = window.wait_until("claim", |tree| {
        let mut cards = tree.starting_with(Role::Article, "Claim: ");
        cards.sort_by(|a, b| a.rect().min.y.total_cmp(&b.rect().min.y));
        cards.into_iter().next()
    });
    window.click_at(text.rect().left_top() + eframe::egui::vec2(40.0, 14.0));
    for (words, name) in [("Light theme", "light"), ("Dark theme", "dark"), ("High contrast", "contrast")] {
        theme(&mut window, words);
        for (width, height) in [(1380, 860), (1024, 640)] {
            window.resize(width, height);
            let suffix = if width == 1380 { String::new() } else { "-small".to_owned() };
            window.picture(&folder.join(format!("board-{name}{suffix}.png")));
        }
    }
    theme(&mut window, "Light theme");
    window.resize(1380, 860);
    window.key(COMMAND, Key::E);
    window.find(Role::Button, "Export");
    window.picture(&folder.join("export-light.png"));
    for entry in fs::read_dir(&folder).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(bytes.starts_with(b"\x89PNG"), "not a picture");
        // A window of one colour is a few kilobytes.
        assert!(bytes.len() > 12_000, "an empty picture of {} bytes", bytes.len());
    }
}
