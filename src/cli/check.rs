//! `credence check`: every problem in a project file.

use super::{Check, Failure, deliver, load, weigh};

pub(super) fn run(arguments: &Check) -> Result<(), Failure> {
    let board = load(&arguments.file)?;
    weigh(&arguments.file, &board)?;
    let text = format!(
        "{}: no problems. {} claims, {} statements, {} sources.\n",
        arguments.file.display(),
        board.claims.len(),
        board.statements.len(),
        board.sources.len(),
    );
    deliver(None, &text)
}
