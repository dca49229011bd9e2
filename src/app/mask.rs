//! Protected sources made unrecognisable on screen, for when others look at it too.
//!
//! While it is on, views are handed a board in which kind and number stand for such a source. Everything that shows a
//! source shows that, without having to know. What its statements quote stays as it is.

use std::sync::Arc;

use super::words;
use crate::board::{Board, Edit, Op, Record, Source};

/// What is hidden, if anything.
#[derive(Debug, Default)]
pub struct Mask {
    is_on: bool,
    /// The masked board, and the revision that it is of.
    board: Option<(Board, u64)>,
    /// The names to be taken out of texts, the longest first, each with what stands for it.
    names: Vec<(String, String)>,
}

impl Mask {
    /// Whether protected sources are masked.
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Masks them, or shows them again.
    pub(super) fn toggle(&mut self) {
        *self = Self { is_on: !self.is_on, ..Self::default() };
    }

    /// Another board is looked at.
    pub(super) fn forget(&mut self) {
        self.board = None;
        self.names.clear();
    }

    /// The board to be shown instead of `board`, if it is to be another one. It is to be given back with
    /// [`give_back`](Self::give_back).
    pub(super) fn take(&mut self, board: &Board, revision: u64) -> Option<Board> {
        if !self.is_on {
            return None;
        }
        match self.board.take() {
            Some((masked, of)) if of == revision => Some(masked),
            _ => {
                self.work_out(board);
                let mut masked = board.clone();
                let ops: Vec<Op> = hidden(board).map(|(source, label)| Op::put(stand_in(source, label))).collect();
                masked.apply(&ops);
                Some(masked)
            }
        }
    }

    /// Keeps the masked board for the next frame.
    pub(super) fn give_back(&mut self, masked: Board, revision: u64) {
        self.board = Some((masked, revision));
    }

    fn work_out(&mut self, board: &Board) {
        self.names.clear();
        for (source, label) in hidden(board) {
            let names = std::iter::once(&source.name).chain(&source.aliases).filter(|name| !name.trim().is_empty());
            self.names.extend(names.map(|name| (name.clone(), label.clone())));
        }
        self.names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }

    /// `text` with the names of what is masked taken out: of steps, notices and hints, which hold names as they were.
    pub fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (name, label) in self.names.iter().filter(|_| self.is_on) {
            // A long name is cut where it is told in short.
            for shown in [name.clone(), words::short(name)] {
                if text.contains(&shown) {
                    text = text.replace(&shown, label);
                }
            }
        }
        text
    }

    /// An edit that was made while looking at the masked board, for the board as it is: what is masked stays.
    pub(super) fn unmask(&self, edit: Edit, board: &Board) -> Edit {
        let Edit::Put(Record::Source(mut source)) = edit else { return edit };
        if let Some(real) = board.sources.get(source.id).filter(|real| self.is_on && real.protected) {
            let shown = Arc::make_mut(&mut source);
            shown.name.clone_from(&real.name);
            shown.note.clone_from(&real.note);
            shown.url.clone_from(&real.url);
            shown.aliases.clone_from(&real.aliases);
        }
        Edit::Put(Record::Source(source))
    }
}

/// The protected sources, each with what is shown of it.
fn hidden(board: &Board) -> impl Iterator<Item = (&Source, String)> {
    board
        .sources
        .iter()
        .filter(|source| source.protected)
        .zip(1..)
        .map(|(source, number): (_, usize)| (source, words::protected_source(source.kind, number)))
}

fn stand_in(source: &Source, label: String) -> Source {
    Source { name: label, note: String::new(), url: String::new(), aliases: Vec::new(), ..source.clone() }
}
