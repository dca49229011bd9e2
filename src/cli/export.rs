//! `credence export`: a credibility summary.

use super::{Export, Failure, deliver, load, weigh};
use crate::{board::Date, report, weigh::Doubt};

pub(super) fn run(arguments: &Export) -> Result<(), Failure> {
    if let Some(path) = arguments.output.as_deref().filter(|path| path.is_dir()) {
        return Err(Failure::Use(format!("{} is a folder. Name a file in it", path.display())));
    }
    let board = load(&arguments.file)?;
    let weights = weigh(&arguments.file, &board, Doubt::default())?;
    let today = Date::of_day(chrono::Local::now().date_naive());
    let summary = report::Summary::of(&board, &weights, today);
    let mut text = report::export(&summary, arguments.format);
    text.truncate(text.trim_end().len());
    text.push('\n');
    deliver(arguments.output.as_deref(), &text)
}
