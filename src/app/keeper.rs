//! Keeps what was changed where a crash can't reach it: hands every change to the journal, and offers what a journal
//! that was left behind holds.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::session::Session;
use crate::{
    board::{Board, difference},
    store::{
        Orphan, StateFolder,
        journal::{Base, Journal, Start},
    },
};

/// The journal of the board at work. Without a state folder nothing is kept.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    state: Option<StateFolder>,
    journal: Option<Journal>,
    /// Tells the journals of windows apart.
    random: u64,
    /// The board as the journal knows it, and at which revision of the session.
    known: (Board, u64),
}

impl Keeper {
    /// Keeps journals in `state`.
    pub(super) fn new(ctx: &egui::Context, state: Option<StateFolder>, random: u64) -> Self {
        let waker = ctx.clone();
        let journal = state.as_ref().and_then(|_| {
            let started = Journal::start(move || waker.request_repaint());
            started.inspect_err(|error| log::warn!("no thread for the journal: {error}")).ok()
        });
        Self { state, journal, random, known: Default::default() }
    }

    /// Where things are kept beside the projects.
    pub(super) fn state(&self) -> Option<&StateFolder> {
        self.state.as_ref()
    }

    /// Another board is at work: what was kept of the one before is thrown away, as the user agreed to.
    pub(super) fn begin(&mut self, session: &Session) {
        self.known = (session.real().clone(), session.revision);
        if let (Some(state), Some(journal)) = (&self.state, &self.journal) {
            journal.discard();
            let start = start(session);
            journal.begin(state.journal(session.file.as_deref(), self.random), start, session.real().clone());
        }
    }

    /// Hands on what was changed since the last time. What is only tried is not the board.
    pub(super) fn follow(&mut self, session: &Session) {
        if self.known.1 == session.revision {
            return;
        }
        if let Some(journal) = &self.journal {
            journal.changed(difference(&self.known.0, session.real()));
        }
        self.known = (session.real().clone(), session.revision);
    }

    /// The board as it is now is about to be saved.
    pub(super) fn saving(&mut self, session: &Session) {
        self.follow(session);
        if let Some(journal) = &self.journal {
            journal.saving();
        }
    }

    /// It was saved: the journal goes on from there.
    pub(super) fn saved(&mut self, session: &Session) {
        self.follow(session);
        if let (Some(state), Some(journal)) = (&self.state, &self.journal) {
            journal.saved(state.journal(session.file.as_deref(), self.random), start(session));
        }
    }

    /// The file was changed by others, and their changes were taken in: the journal goes on from the file as it is now,
    /// with all that the board has beyond it.
    pub(super) fn took_in(&mut self, session: &Session) {
        self.follow(session);
        if let Some(journal) = &self.journal {
            journal.saving();
            journal.changed(difference(&session.in_file, session.real()));
        }
        self.saved(session);
    }

    /// It could not be saved.
    pub(super) fn not_saved(&self) {
        if let Some(journal) = &self.journal {
            journal.not_saved();
        }
    }

    /// Throws away what was kept: there is nothing that the file does not have, or the user does not want it.
    pub(super) fn discard(&self) {
        if let Some(journal) = &self.journal {
            journal.discard();
        }
    }

    /// Waits until everything told so far is written.
    pub(super) fn flush(&self) {
        if let Some(journal) = &self.journal {
            journal.flush();
        }
    }

    /// What keeps the journal from being written, if something new does.
    pub(super) fn trouble(&self) -> Option<String> {
        self.journal.as_ref()?.trouble().map(|trouble| trouble.to_string())
    }

    /// Where the previous version of `project` is to be kept; nothing where that can't be.
    pub(super) fn backup(&self, project: &Path) -> Option<PathBuf> {
        self.state.as_ref()?.backup(project).ok()
    }

    /// Journals of `project` (or of any) that were left behind, the newest first; those that hold nothing are cleared
    /// away.
    pub(super) fn orphans(&self, project: Option<&Path>) -> Vec<Orphan> {
        let Some(state) = &self.state else { return Vec::new() };
        let (found, empty): (Vec<Orphan>, Vec<Orphan>) =
            state.orphans(project).into_iter().partition(|orphan| !orphan.recovered.ops.is_empty());
        empty.into_iter().filter(|orphan| orphan.recovered.damage.is_none()).for_each(Orphan::discard);
        found
    }
}

fn start(session: &Session) -> Start {
    let base = match (&session.file, &session.stamp) {
        (Some(_), Some(stamp)) => Base::of(stamp),
        _ => Base::Nothing,
    };
    Start { project: session.file.clone(), base }
}
