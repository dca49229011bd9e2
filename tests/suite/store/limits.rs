//! Files that are no projects but bombs: refused, and soon.

use std::fs::File;

use credence::store::{self, OpenError};

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.credence.ron");
    // Nothing is in it: it takes no room on the disk.
    File::create(&path).unwrap().set_len(1 << 40).unwrap();
    let error = store::open(&path).unwrap_err();
    assert!(matches!(error, OpenError::TooLarge { bytes, .. } if bytes == 1 << 40), "{error}");
    assert!(error.to_string().contains("a project at most"), "{error}");
}

#[test]
fn a_field_of_a_gigabyte_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("field.credence.ron");
    let file = File::create(&path).unwrap();
    std::io::Write::write_all(&mut &file, b"(format: \"credence-project\", version: 1, title: \"").unwrap();
    file.set_len(1_000_000_000).unwrap();
    assert!(matches!(store::open(&path).unwrap_err(), OpenError::TooLarge { .. }));
}

#[test]
fn more_values_than_any_project_has_are_refused_before_they_take_room() {
    let many = ",".repeat((64 << 20) + 1);
    let file = format!("(format: \"credence-project\", version: 1, extra: {{\"a\": [{many}]}})");
    let error = store::read(&file).unwrap_err();
    assert_eq!(error.problems.len(), 1);
    assert!(error.to_string().contains("no project does"), "{error}");
}
