//! Saving: old or new content is whole after whatever fails, and the file stays what it was.

use std::{fs, io, path::Path};

use credence::{
    board::{Board, Claim, ClaimId, Op},
    store::{self, Progress, Remark, Saver},
};

use super::faulty::{Fault, Faulty};

fn board(claims: u64) -> Board {
    let mut board = Board::default();
    let claim = |n| Op::put(Claim::new(ClaimId::fresh(n), format!("claim {n} {}", "and so on ".repeat(20))));
    board.apply(&(0..claims).map(claim).collect::<Vec<_>>());
    board
}

fn in_file(path: &Path) -> Board {
    store::open(path).unwrap_or_else(|error| panic!("{error}")).board
}

/// Every fault at every request, as long as there is one.
fn every_fault(mut check: impl FnMut(&Faulty, Fault) -> &'static str) -> Vec<&'static str> {
    use io::ErrorKind as Kind;
    let mut hits = Vec::new();
    for fault in [
        Fault::Refused(Kind::StorageFull),
        Fault::Refused(Kind::PermissionDenied),
        Fault::Refused(Kind::ReadOnlyFilesystem),
        Fault::Refused(Kind::Other),
        Fault::Short,
        Fault::Crash,
    ] {
        for at in 0.. {
            let files = Faulty::new(at, fault);
            let hit = check(&files, fault);
            if files.hit().is_none() {
                break;
            }
            hits.push(hit);
        }
    }
    hits.sort_unstable();
    hits.dedup();
    hits
}

#[test]
fn after_every_failure_the_old_or_the_new_board_is_whole() {
    let (old, new) = (board(3), board(1500));
    let hits = every_fault(|files, fault| {
        let folder = tempfile::tempdir().unwrap();
        let state = tempfile::tempdir().unwrap();
        let path = folder.path().join("story.credence.ron");
        let backup = state.path().join("story.ron");
        store::save(&path, &old).unwrap();
        let saver = Saver { files, backup: Some(&backup), progress: &Progress::default() };
        let result = saver.save(&path, &new);
        let now = in_file(&path);
        let hit = files.hit().unwrap_or("nothing");
        match &result {
            Ok(saved) => {
                assert_eq!(now, new, "{fault:?} at {hit}");
                assert!(!saved.stamp.is_stale(&path));
            }
            Err(_) if fault == Fault::Crash => assert!(now == old || now == new, "{fault:?} at {hit}"),
            Err(error) => {
                assert_eq!(now, old, "{fault:?} at {hit}");
                let told = error.to_string();
                assert!(told.starts_with(&format!("{} was not written: ", path.display())), "{told}");
            }
        }
        // What was kept of the previous version is whole, too, and nothing else is left behind.
        if backup.exists() {
            assert_eq!(in_file(&backup), old, "{fault:?} at {hit}");
        }
        if fault != Fault::Crash {
            let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            assert_eq!(left, ["story.credence.ron"], "{fault:?} at {hit}");
        }
        // And it can be saved once the fault is gone, whatever it left.
        let saved = Saver { files: &store::Disk, backup: Some(&backup), progress: &Progress::default() };
        let saved = saved.save(&path, &new).unwrap();
        assert!(saved.remarks.is_empty(), "{:?} after {fault:?} at {hit}", saved.remarks);
        assert_eq!(in_file(&path), new);
        hit
    });
    let all = [
        "create",
        "dress",
        "duplicate",
        "flush",
        "follow",
        "look",
        "persist",
        "read",
        "remove",
        "rename",
        "sync",
        "sync folder",
        "write",
    ];
    assert_eq!(hits, all);
}

#[test]
fn a_new_file_is_there_whole_or_not_at_all() {
    let new = board(1500);
    every_fault(|files, fault| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("story.credence.ron");
        let result = Saver { files, backup: None, progress: &Progress::default() }.save(&path, &new);
        let hit = files.hit().unwrap_or("nothing");
        assert_eq!(
            path.exists(),
            result.is_ok() || (fault == Fault::Crash && hit == "sync folder"),
            "{fault:?} at {hit}"
        );
        if path.exists() {
            assert_eq!(in_file(&path), new);
        }
        hit
    });
}

#[test]
fn one_previous_version_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, backup) = (folder.path().join("a.ron"), folder.path().join("backup.ron"));
    let progress = Progress::default();
    let saver = Saver { files: &store::Disk, backup: Some(&backup), progress: &progress };
    saver.save(&path, &board(1)).unwrap();
    assert!(!backup.exists(), "there was no previous version");
    for claims in 2..5 {
        let saved = saver.save(&path, &board(claims)).unwrap();
        assert!(saved.remarks.is_empty(), "{:?}", saved.remarks);
        assert_eq!((in_file(&path), in_file(&backup)), (board(claims), board(claims - 1)));
    }
    // A backup that can't be made costs a remark, not the save.
    let nowhere = folder.path().join("not there").join("backup.ron");
    let saved = Saver { backup: Some(&nowhere), ..saver }.save(&path, &board(9)).unwrap();
    assert!(matches!(saved.remarks[..], [Remark::NoBackup(_)]), "{:?}", saved.remarks);
    assert_eq!(in_file(&path), board(9));
}

#[test]
fn a_cancelled_save_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    store::save(&path, &board(1)).unwrap();
    let progress = Progress::default();
    progress.cancel();
    let error = Saver { files: &store::Disk, backup: None, progress: &progress }.save(&path, &board(9)).unwrap_err();
    assert!(error.is_cancelled(), "{error}");
    assert_eq!(in_file(&path), board(1));
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn permissions_stay_and_a_new_file_is_its_owner_s_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        store::save(&path, &board(1)).unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
        store::save(&path, &board(2)).unwrap();
        assert_eq!(mode(&path), 0o664);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let error = store::save(&path, &board(3)).unwrap_err();
        assert!(error.to_string().contains("you may not write there"), "{error}");
        assert_eq!(in_file(&path), board(2));
    }

    #[test]
    fn links_stay_links_even_to_what_is_not_there_yet() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("first.ron"), folder.path().join("second.ron"));
        fs::create_dir(folder.path().join("real")).unwrap();
        symlink("second.ron", &first).unwrap();
        symlink("real/board.ron", &second).unwrap();
        for claims in [1, 2] {
            store::save(&first, &board(claims)).unwrap();
            assert!(fs::symlink_metadata(&first).unwrap().is_symlink());
            assert!(fs::symlink_metadata(&second).unwrap().is_symlink());
            assert_eq!(in_file(&folder.path().join("real/board.ron")), board(claims));
        }
        let circle = folder.path().join("circle.ron");
        symlink("circle.ron", &circle).unwrap();
        let error = store::save(&circle, &board(1)).unwrap_err();
        assert!(error.to_string().contains("circle"), "{error}");
    }

    #[test]
    fn other_names_of_the_file_are_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.ron"), folder.path().join("other.ron"));
        let backup = folder.path().join("backup.ron");
        store::save(&path, &board(1)).unwrap();
        fs::hard_link(&path, &other).unwrap();
        let saver = Saver { files: &store::Disk, backup: Some(&backup), progress: &Progress::default() };
        let saved = saver.save(&path, &board(2)).unwrap();
        assert!(matches!(saved.remarks[..], [Remark::OtherNames(1)]), "{:?}", saved.remarks);
        assert_eq!((in_file(&other), in_file(&backup)), (board(1), board(1)));
        // The backup is a copy then: what is done to the other name does not reach it.
        fs::write(&other, "changed").unwrap();
        assert_eq!(in_file(&backup), board(1));
        assert!(saver.save(&path, &board(3)).unwrap().remarks.is_empty(), "the new file has one name");
    }

    #[test]
    fn the_owner_stays_where_that_is_allowed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        store::save(&path, &board(1)).unwrap();
        // Only the administrator can set the scene.
        if std::os::unix::fs::chown(&path, Some(12_345), Some(12_345)).is_err() {
            return;
        }
        store::save(&path, &board(2)).unwrap();
        let now = fs::metadata(&path).unwrap();
        assert_eq!((now.uid(), now.gid()), (12_345, 12_345));
    }

    #[test]
    fn a_path_that_is_too_long_is_told_as_that() {
        let folder = tempfile::tempdir().unwrap();
        let error = store::save(&folder.path().join("n".repeat(300)), &board(1)).unwrap_err();
        assert!(error.to_string().contains("the path is too long"), "{error}");
        let error = store::save(&folder.path().join("gone").join("a.ron"), &board(1)).unwrap_err();
        assert!(error.to_string().contains("its folder does not exist"), "{error}");
    }

    /// A disk of 64 KB of its own, which ends with the shell. Not every machine lets a test make one.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_leaves_the_old_file_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let script = r#"
            mount -t tmpfs -o size=64k none "$1" || exit 77
            "$2" sample -o "$1/a.ron" || exit 1
            cp "$1/a.ron" "$1/../before" && chmod 664 "$1/a.ron"
            dd if=/dev/zero of="$1/filler" bs=1k count=100 2>/dev/null
            "$2" sample -o "$1/a.ron" --force 2>"$1/../told" && exit 2
            cmp "$1/a.ron" "$1/../before" || exit 3
            [ "$(ls -A "$1" | sort | tr '\n' ' ')" = "a.ron filler " ] || exit 4
        "#;
        let disk = folder.path().join("disk");
        fs::create_dir(&disk).unwrap();
        let program = assert_cmd::cargo::cargo_bin("credence");
        let run = std::process::Command::new("unshare")
            .args(["--map-root-user", "--mount", "sh", "-c", script, "sh"])
            .args([disk.as_os_str(), program.as_os_str()])
            .output();
        let allowed = run.as_ref().is_ok_and(|run| run.status.code().is_some_and(|code| code != 77));
        // Where namespaces are forbidden, `unshare` itself says so before anything is tried.
        if !allowed || run.as_ref().is_ok_and(|run| String::from_utf8_lossy(&run.stderr).starts_with("unshare:")) {
            return;
        }
        let run = run.unwrap();
        assert!(run.status.success(), "{run:?}");
        let told = fs::read_to_string(folder.path().join("told")).unwrap();
        assert!(told.contains("the disk is full. Free some room"), "{told}");
    }
}

#[test]
fn a_clock_that_goes_backwards_neither_hides_a_change_nor_makes_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let stamp = store::save(&path, &board(1)).unwrap().stamp;
    let earlier = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    let set_back = || fs::File::options().write(true).open(&path).unwrap().set_modified(earlier).unwrap();
    set_back();
    assert!(!stamp.is_stale(&path), "it was only touched");
    fs::write(&path, store::write(&board(2)).unwrap()).unwrap();
    set_back();
    assert!(stamp.is_stale(&path), "it holds something else, though it seems older");
    // The same length, and the time as it was.
    let stamp = store::open(&path).unwrap().stamp;
    let saved = store::save(&path, &board(3)).unwrap();
    set_back();
    assert!(stamp.is_stale(&path) && !saved.stamp.is_stale(&path));
}
