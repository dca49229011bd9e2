//! What was left behind by a window that was stopped, and what others changed in the file: offered, and taken on consent.

use std::path::Path;

use eframe::egui;

use super::{
    super::{
        App,
        action::{Action, Sheet},
        recovered::{Found, Offer, Theirs},
        session::Session,
        words,
    },
    files::another_window,
};
use crate::{
    board::{Board, StepName},
    store::{OpenError, Opened, Orphan},
    team,
};

impl App {
    /// At a start without a file: offers the newest of what was left behind. Says whether there is any.
    pub(in super::super) fn offer_left_behind(&mut self, ctx: &egui::Context) -> bool {
        let mut orphans = self.keeper.orphans(None).into_iter();
        let Some(newest) = orphans.next() else { return false };
        for other in orphans {
            let project = other.recovered.start.project.filter(|path| path.exists());
            let text = words::also_left_behind(project.as_deref());
            self.notices.keep_offering(text, words::OPEN_IN_WINDOW, Action::OpenElsewhere(project));
        }
        if let Some(path) = newest.recovered.start.project.clone().filter(|path| path.exists()) {
            // Found again once the file is open.
            drop(newest);
            self.open_file(ctx, &path);
        } else {
            self.begin(Session::on(Board::default(), None, None), false);
            self.offer(newest);
        }
        true
    }

    /// Offers what was left behind of the project at `path`, which is open now.
    pub(super) fn offer_recovered(&mut self, path: &Path) {
        if let Some(orphan) = self.keeper.orphans(Some(path)).into_iter().next() {
            self.offer(orphan);
        }
    }

    fn offer(&mut self, orphan: Orphan) {
        let found = Found::of(&self.session, &orphan.recovered);
        if found.is_nothing() {
            // The file has all of it: the program was stopped just after it had saved.
            orphan.discard();
            return;
        }
        let sheet = Sheet::Recovered(Box::new(found.clone()));
        self.offered = Some(Offer { orphan, ops: found.ops });
        self.sheets.open(sheet, &self.session);
    }

    /// Brings back what is offered, as one step.
    pub(super) fn recover(&mut self, ctx: &egui::Context) {
        let Some(offer) = self.offered.take() else { return };
        let now = ctx.input(|input| input.time);
        self.session.apply(StepName::Recover, offer.ops, now);
        // It must stand in our own journal before it vanishes from the old one.
        self.keeper.follow(&self.session);
        self.keeper.flush();
        offer.orphan.discard();
        self.notices.say(words::RECOVERED);
    }

    /// Throws away what is offered.
    pub(super) fn discard_recovered(&mut self) {
        if let Some(offer) = self.offered.take() {
            offer.orphan.discard();
            self.notices.say(words::RECOVERED_DISCARDED);
        }
    }

    /// Starts this program once more.
    pub(super) fn open_another(&mut self, path: Option<&Path>) {
        if let Err(error) = another_window(path) {
            self.notices.fail(words::no_second_window(path.unwrap_or_else(|| Path::new("")), &error));
        }
    }

    /// The file was changed by somebody else: tells it, once.
    pub(in super::super) fn tell_of_change(&mut self, path: &Path) {
        if self.session.file.as_deref() == Some(path) && !self.sheets.is_open() {
            let action = Action::Show(Sheet::ChangedOnDisk(path.to_owned()));
            self.notices.keep_offering(words::changed_on_disk(path), words::DECIDE, action);
        }
    }

    /// The file is no other one than we know any more.
    pub(super) fn withdraw_change(&mut self) {
        if let Some(path) = &self.session.file {
            self.notices.withdraw(&words::changed_on_disk(path));
        }
    }

    /// Reads the file at `path`, to take in what others changed there.
    pub(super) fn merge_file(&mut self, ctx: &egui::Context, path: &Path) {
        if self.session.is_trying() {
            self.notices.warn(words::NOT_WHILE_TRYING);
        } else if let Some((_, busy)) = self.jobs.running() {
            self.notices.say(words::busy(busy));
        } else if let Some(done) = self.jobs.read(ctx, path, self.session.revision) {
            self.finish(ctx, done, self.session.revision);
        }
    }

    /// Takes in what others changed, at once where nothing is in conflict.
    pub(super) fn take_theirs(&mut self, path: &Path, read: Result<Opened, OpenError>) {
        match read {
            // What was changed meanwhile is merged as well; another project is none of its business.
            Ok(opened) if self.session.file.as_deref() == Some(path) && !self.session.is_trying() => {
                let merged = team::merge(&self.session.in_file, &self.session.board, &opened.board);
                self.theirs = Some(Theirs { opened, merged });
                if let Some(theirs) = self.theirs.as_ref().filter(|theirs| !theirs.merged.conflicts.is_empty()) {
                    let sheet = Sheet::Conflicts(Box::new(theirs.merged.clone()));
                    self.sheets.open(sheet, &self.session);
                } else {
                    self.settle(&[], 0.0);
                }
            }
            Ok(_) | Err(OpenError::Cancelled { .. }) => {}
            Err(error) => self.notices.fail(error.to_string()),
        }
    }

    /// Makes the merge a step, each conflict settled as `choices` say.
    pub(super) fn settle(&mut self, choices: &[team::Choice], now: f64) {
        let Some(Theirs { opened, merged }) = self.theirs.take() else { return };
        let ops = merged.settled(&self.session.board, choices);
        let count = ops.len();
        if !ops.is_empty() {
            self.session.apply(StepName::TakeIn, ops, now);
        }
        self.session.took_in(opened.board, opened.stamp);
        self.withdraw_change();
        self.keeper.took_in(&self.session);
        self.notices.say(words::taken_in(count));
    }
}
