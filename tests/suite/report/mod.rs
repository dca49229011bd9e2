//! The report room: one summary, and what each format makes of it.

mod formats;
mod hostile;
mod page;
mod protected;
mod states;

use credence::{
    board::Board,
    report::{Disclose, Summary},
    store, weigh,
};

/// The board in a project file whose sections are `sections`.
fn board(sections: &str) -> Board {
    let file = format!("(format: \"credence-project\", version: 1, {sections})");
    store::read(file).unwrap_or_else(|error| panic!("a legal project: {error:?}"))
}

fn summary(board: &Board) -> Summary {
    disclosing(board, Disclose::Protected)
}

fn disclosing(board: &Board, disclose: Disclose) -> Summary {
    let mut weights = weigh::weigh(board).expect("nothing contradicts itself");
    weights.draw_intervals(100, |_| true).expect("not cancelled");
    Summary::disclosing(board, &weights, "2025-11-08".parse().expect("a date"), disclose)
}

/// `text` with every run of white space as one space.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything that a reader of Markdown may know beyond the standard, but for what only prettifies quotation marks.
fn extensions() -> pulldown_cmark::Options {
    pulldown_cmark::Options::all().difference(pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION)
}
