//! `credence read`: the statements of an article, for people, as JSON, or as a board to work on.

mod json;
mod paint;
mod view;

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use sha2::{Digest as _, Sha256};

use super::{Failure, Read, complain, deliver};
use crate::{
    board::Stamp,
    reader::{
        self, Language, Origin,
        intake::{self, Intake, IntakeError, MAX_BYTES},
    },
    store,
};

pub(super) fn run(arguments: &Read) -> Result<(), Failure> {
    if arguments.output.as_deref() == Some(Path::new("-")) {
        return Err(Failure::Use("a board is written to a file. Name one after -o".to_owned()));
    }
    let board = arguments.output.as_deref().map(store::with_extension);
    if let Some(path) = &board
        && path.exists()
        && !arguments.force
    {
        let message = format!("{} exists. Choose another name, or use --force to replace it", path.display());
        return Err(Failure::Use(message));
    }
    let name = name(&arguments.article);
    let bytes = bytes(&arguments.article, &name)?;
    let intake = if arguments.plain { intake::read_plain(&bytes) } else { intake::read(&bytes) };
    let intake = intake.map_err(|error| refused(&name, &error))?;
    if intake.article.language == Language::Other {
        complain(&format!(
            "{name}: the reader knows English and Russian, and this text seems to be in neither. Its text is given, \
             without statements"
        ));
    }
    let statements = reader::statements(&intake.article);
    if statements.len() >= reader::MOST {
        complain(&format!(
            "{name}: only its first {} statements are given. Cut it into articles to read the rest",
            statements.len()
        ));
    }
    if let Some(path) = &board {
        let written = save(path, &intake, &statements, &bytes)?;
        if !arguments.json {
            return deliver(None, &written);
        }
    }
    let text = if arguments.json { json::print(&intake, &statements)? } else { view::print(&intake, &statements) };
    deliver(None, &text)
}

/// The bytes of the article, at most one more than may be read.
fn bytes(article: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if article == Path::new("-") {
        io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        let file = File::open(article).and_then(|file| {
            let size = file.metadata()?.len();
            Ok((file, size))
        });
        match file {
            // Told before any of it is read.
            Ok((_, size)) if size > MAX_BYTES => return Err(refused(name, &IntakeError::TooLarge { bytes: size })),
            Ok((file, _)) => file.take(MAX_BYTES + 1).read_to_end(&mut bytes),
            Err(error) => Err(error),
        }
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(unread(name, &error)),
    }
}

/// Why a file could not be read, and what to do.
fn unread(name: &str, error: &io::Error) -> Failure {
    let reason = match error.kind() {
        io::ErrorKind::IsADirectory => return Failure::Use(format!("{name} is a folder. Name an article in it")),
        io::ErrorKind::NotFound => "there is no such file. Check its path".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder. Check its path".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read it. Change its permissions, or copy it".to_owned(),
        _ => error.to_string(),
    };
    Failure::Problem(format!("{name} can't be read: {reason}"))
}

fn refused(name: &str, error: &IntakeError) -> Failure {
    Failure::Problem(format!("{name} can't be read: {error}"))
}

fn name(article: &Path) -> String {
    if article == Path::new("-") { "standard input".to_owned() } else { article.display().to_string() }
}

/// Writes a board with the statements, and says what is on it.
fn save(path: &Path, intake: &Intake, statements: &[reader::Statement], bytes: &[u8]) -> Result<String, Failure> {
    let sha256 = Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    let now = chrono::Utc::now();
    // To the second: a file is read by people, too.
    let now = chrono::DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now);
    let origin = Origin { url: intake.url.clone(), retrieved: Some(Stamp::Moment(now)), sha256 };
    let mut random = fastrand::Rng::new();
    let board = reader::draft(&intake.article, statements, &origin, &mut || random.u64(..));
    store::save(path, &board).map_err(|error| Failure::Problem(error.to_string()))?;
    Ok(format!(
        "{}: {} of {}, waiting to be put on claims.\n",
        path.display(),
        view::count(board.statements.len(), "statement"),
        view::count(board.sources.len(), "source"),
    ))
}
