//! Nothing is selected: the board itself, and what to do.

use eframe::egui::Ui;

use super::{
    answers, field, put, quiet,
    sections::{Section, section},
    title,
};
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
    answers::next(ui, view);
    section(ui, view, Section::OnBoard, |ui, _| {
        quiet(ui, numbers::count(board.claims.len(), "claim", "claims"));
        quiet(ui, numbers::count(board.statements.len(), "statement", "statements"));
        quiet(ui, numbers::count(board.sources.len(), "source", "sources"));
    });
    section(ui, view, Section::ToDo, |ui, _| {
        quiet(ui, "Select a claim, a statement or a source to see and change all about it.");
        quiet(ui, "Drag a source from the left onto a claim: left of its middle it supports, right it opposes.");
    });
}
