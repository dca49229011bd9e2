//! Nothing is selected: the board itself, and what to do.

use eframe::egui::Ui;

use super::{field, put, quiet, section, title};
use crate::{
    app::{numbers, view::View},
    board::{Record, RecordId, record::Head},
};

/// Shows the board's own fields.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let board = view.session.board.clone();
    title(ui, "Board");
    let mut head: Head = board.head.clone();
    field::text(ui, view, (RecordId::Head, "title"), "Title", &mut head.title, 1);
    field::text(ui, view, (RecordId::Head, "question"), "Question", &mut head.question, 2);
    put(view, &Record::from(board.head.clone()), head.into());
    section(ui, "What is on it");
    quiet(ui, numbers::count(board.claims.len(), "claim", "claims"));
    quiet(ui, numbers::count(board.statements.len(), "statement", "statements"));
    quiet(ui, numbers::count(board.sources.len(), "source", "sources"));
    section(ui, "What to do");
    quiet(ui, "Select a claim, a statement or a source to see and change all about it.");
    quiet(ui, "Drag a source from the left onto a claim: left of its middle it supports, right it opposes.");
}
