//! What a typed path means, and what is wrong with it.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::app::words;

/// The path that `text` means: `~` is the home folder, and what is not whole starts there, too.
pub(super) fn expand(text: &str, home: Option<&Path>) -> PathBuf {
    let Some(home) = home else { return PathBuf::from(text) };
    match text.strip_prefix('~') {
        Some("") => home.to_owned(),
        Some(rest) if rest.starts_with(std::path::is_separator) => {
            home.join(rest.trim_start_matches(std::path::is_separator))
        }
        _ => home.join(text),
    }
}

/// What two or more paths begin with in common; the path itself for one.
pub(super) fn common_start(paths: &[String]) -> String {
    let Some((first, rest)) = paths.split_first() else { return String::new() };
    let mut common = first.as_str();
    for path in rest {
        let alike = common.char_indices().zip(path.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        common = &common[..alike.unwrap_or(common.len().min(path.len()))];
    }
    common.to_owned()
}

/// Why `path` can't be opened.
pub(super) fn problem_of_opening(path: &Path) -> Option<&'static str> {
    match std::fs::File::open(path).and_then(|file| file.metadata()) {
        Ok(about) if about.is_dir() => Some(words::IS_A_FOLDER),
        Ok(_) => None,
        Err(error) => Some(match error.kind() {
            io::ErrorKind::NotFound => words::DOES_NOT_EXIST,
            io::ErrorKind::PermissionDenied => words::MAY_NOT_READ,
            _ => words::CANT_BE_OPENED,
        }),
    }
}

/// What stands in the way of writing to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// It can't be written.
    Problem(&'static str),
    /// There is a file already.
    Exists,
}

/// What stands in the way of writing to `path`. Nothing is written to find out.
pub(super) fn obstacle_to_saving(path: &Path) -> Option<Obstacle> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.file_name().is_none() {
        return Some(Obstacle::Problem(words::NO_FILE_NAME));
    }
    match std::fs::metadata(path) {
        Ok(about) if about.is_dir() => Some(Obstacle::Problem(words::IS_A_FOLDER)),
        Ok(about) if about.permissions().readonly() => Some(Obstacle::Problem(words::MAY_NOT_WRITE)),
        Ok(_) => Some(Obstacle::Exists),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Some(Obstacle::Problem(words::MAY_NOT_WRITE)),
        Err(_) if !folder.is_dir() => Some(Obstacle::Problem(words::NO_FOLDER)),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_home_unless_they_are_whole() {
        let home = Some(Path::new("/home/eva"));
        assert_eq!(expand("~", home), Path::new("/home/eva"));
        assert_eq!(expand("~/boards/a.ron", home), Path::new("/home/eva/boards/a.ron"));
        assert_eq!(expand("a.ron", home), Path::new("/home/eva/a.ron"));
        assert_eq!(expand("/tmp/a.ron", home), Path::new("/tmp/a.ron"));
        assert_eq!(expand("~eva/a", home), Path::new("/home/eva/~eva/a"));
        assert_eq!(expand("~/a", None), Path::new("~/a"));
    }

    #[test]
    fn completion_goes_as_far_as_all_agree() {
        let paths = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(common_start(&paths(&["/a/board.ron", "/a/bound.ron"])), "/a/bo");
        assert_eq!(common_start(&paths(&["/a/доска", "/a/док"])), "/a/до");
        assert_eq!(common_start(&paths(&["/a/x"])), "/a/x");
        assert_eq!(common_start(&paths(&["/a/x", "/a/xy"])), "/a/x");
        assert_eq!(common_start(&[]), "");
    }

    #[test]
    fn opening_names_what_is_wrong() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(problem_of_opening(folder.path()), Some(words::IS_A_FOLDER));
        let file = folder.path().join("a.ron");
        assert_eq!(problem_of_opening(&file), Some(words::DOES_NOT_EXIST));
        std::fs::write(&file, "").expect("written");
        assert_eq!(problem_of_opening(&file), None);
    }

    #[test]
    fn saving_asks_before_it_replaces() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.ron");
        assert_eq!(obstacle_to_saving(&file), None);
        std::fs::write(&file, "").expect("written");
        assert_eq!(obstacle_to_saving(&file), Some(Obstacle::Exists));
        assert_eq!(obstacle_to_saving(folder.path()), Some(Obstacle::Problem(words::IS_A_FOLDER)));
        let nowhere = folder.path().join("nowhere").join("a.ron");
        assert_eq!(obstacle_to_saving(&nowhere), Some(Obstacle::Problem(words::NO_FOLDER)));
    }
}
