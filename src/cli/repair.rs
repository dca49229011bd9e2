//! `credence repair`: what can be saved from a damaged project file.

use std::path::Path;

use super::{Failure, Repair, complain, standard_input};
use crate::store;

pub(super) fn run(arguments: &Repair) -> Result<(), Failure> {
    let (file, output) = (&arguments.file, &arguments.output);
    let from_input = file == Path::new("-");
    let name = if from_input { "standard input".to_owned() } else { file.display().to_string() };
    let same =
        |a: &Path, b: &Path| std::fs::canonicalize(a).is_ok_and(|a| std::fs::canonicalize(b).is_ok_and(|b| a == b));
    if !from_input && same(file, output) {
        let message = format!("{name} is what is to be repaired; it is left as it is. Name another file after -o");
        return Err(Failure::Use(message));
    }
    if output.exists() && !arguments.force {
        let message = format!("{} exists. Choose another name, or use --force to replace it", output.display());
        return Err(Failure::Use(message));
    }
    let bytes = if from_input {
        standard_input()?
    } else {
        store::bytes_of(file).map_err(|error| Failure::Problem(error.listed()))?
    };
    let repaired = store::repair(&bytes).map_err(|error| Failure::Problem(error.listed(&name)))?;
    store::save(output, &repaired.board).map_err(|error| Failure::Problem(error.to_string()))?;
    let board = &repaired.board;
    let saved = format!(
        "{} claims, {} statements and {} sources are in {}.\n",
        board.claims.len(),
        board.statements.len(),
        board.sources.len(),
        output.display()
    );
    if repaired.told.is_empty() {
        return super::deliver(None, &format!("{name}: no problems. {saved}"));
    }
    complain(&store::ReadError { problems: repaired.told }.listed(&name));
    super::deliver(None, &saved)
}
