//! Every format, exported from the window, is what the command line exports.

use std::fs;

use credence::report::Format;
use eframe::egui::{Key, accesskit::Role};

use crate::driver::{COMMAND, Place, Window};

#[test]
fn every_format_is_exported_as_the_command_line_does_it() {
    let place = Place::new();
    let sample = place.sample();
    let mut window = Window::open(&place, &[&sample]);
    // The command line draws intervals first; the window shows them when they come.
    window.wait_for_text("confidence: ");
    for format in Format::ALL {
        window.key(COMMAND, Key::E);
        let radio = window.wait_until("format", |tree| {
            let wanted = |name: &str| name.eq_ignore_ascii_case(format.name());
            tree.starting_with(Role::RadioButton, "").into_iter().find(|item| wanted(&item.name))
        });
        window.click_at(radio.middle());
        let path = place.path(&format!("summary.{}", format.extension()));
        window.fill("Path", &path.display().to_string());
        window.click_in_sheet("Export");
        window.wait_for_text(&format!("Exported {}", path.display()));

        let exported = fs::read_to_string(&path).unwrap();
        let output = place.command().args(["export", "--format", format.name()]).arg(&sample).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        assert_eq!(exported, String::from_utf8(output.stdout).unwrap(), "{}", format.name());
        assert!(exported.contains("Bondarev"), "{} tells of no Bondarev", format.name());
        assert!(exported.contains("Lavrov"), "{} tells of no Lavrov", format.name());
    }
    assert!(window.quit().success());
}
