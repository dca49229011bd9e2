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
    let board = &view.session.board;
    let counts = (board.claims.len(), board.statements.len(), board.sources.len());
    let before: Head = board.head.clone();
    let mut head = before.clone();
    title(ui, "Board");
    field::text(ui, view, (RecordId::Head, "title"), "Title", &mut head.title, 1);
    field::text(ui, view, (RecordId::Head, "question"), "Question", &mut head.question, 2);
    put(view, &Record::from(before), head.into());
    let (claims, statements, sources) = counts;
    if claims > 0 {
        answers::next(ui, view);
    }
    section(ui, view, Section::OnBoard, |ui, _| {
        quiet(ui, numbers::count(claims, "claim", "claims"));
        quiet(ui, numbers::count(statements, "statement", "statements"));
        quiet(ui, numbers::count(sources, "source", "sources"));
    });
    section(ui, view, Section::ToDo, |ui, _| {
        quiet(ui, "Select a claim, a statement or a source to see and change all about it.");
        quiet(ui, "Drag a source from the left onto a claim: left of its middle it supports, right it opposes.");
    });
}
