//! Actions that change the board.

use eframe::egui;

use super::super::{App, Stage, action::Direction, words};
use crate::board::{Claim, ClaimId, Edit, Record, RecordId, Refusal, Source, SourceId};

impl App {
    /// Makes `edit`, or says why it can't be made.
    pub(super) fn edit(&mut self, ctx: &egui::Context, edit: &Edit) {
        let now = ctx.input(|input| input.time);
        match self.session.edit(edit, now) {
            Ok(()) => self.after_edit(),
            Err(Refusal::Nothing) => {}
            Err(refusal) => self.notices.warn(words::refusal(&refusal)),
        }
    }

    /// Tells the user who typed into something masked that nothing came of it; `edit` is what is left of that.
    pub(super) fn say_what_is_masked(&mut self, edit: &Edit) {
        if let Edit::Put(Record::Source(source)) = edit
            && self.session.board.sources.get(source.id) == Some(source.as_ref())
        {
            self.notices.say(words::MASKED_FIELD);
        }
    }

    fn after_edit(&mut self) {
        // A change made from the start view begins a board.
        self.stage = Stage::Board;
        if let Some(RecordId::Statement(_)) = self.session.selected {
            self.ui.show_inspector = true;
        }
    }

    pub(super) fn undo(&mut self) {
        if let Some(name) = self.session.undo() {
            self.notices.say(self.mask.text(&words::undone(&name)));
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(name) = self.session.redo() {
            self.notices.say(self.mask.text(&words::redone(&name)));
        }
    }

    /// Goes to the board as it was after `steps` steps.
    pub(super) fn go_to(&mut self, steps: usize) {
        while self.session.history.len() > steps && self.session.undo().is_some() {}
        while self.session.history.len() < steps && self.session.redo().is_some() {}
    }

    pub(super) fn add_source(&mut self, ctx: &egui::Context) {
        let source = Source::new(SourceId::fresh(self.ui.fresh.u64(..)), words::NEW_SOURCE);
        let id = source.id;
        self.edit(ctx, &Edit::Put(source.into()));
        self.ui.show_inspector = true;
        self.ui.inspector.name_it(RecordId::Source(id));
    }

    pub(super) fn add_claim(&mut self, ctx: &egui::Context) {
        let claim = Claim::new(ClaimId::fresh(self.ui.fresh.u64(..)), words::NEW_CLAIM);
        let id = claim.id;
        self.edit(ctx, &Edit::Put(Record::from(claim)));
        self.ui.show_inspector = true;
        self.ui.board.clear_filter();
        self.ui.board.reveal(id);
        self.ui.inspector.name_it(RecordId::Claim(id));
    }

    pub(super) fn delete_selected(&mut self, ctx: &egui::Context) {
        if let Some(id) = self.session.selected {
            self.edit(ctx, &Edit::Delete(id));
        }
    }

    pub(super) fn duplicate_selected(&mut self, ctx: &egui::Context) {
        if let Some(RecordId::Claim(claim)) = self.session.selected {
            let copy = ClaimId::fresh(self.ui.fresh.u64(..));
            self.edit(ctx, &Edit::Duplicate { claim, copy });
            self.ui.board.reveal(copy);
        }
    }

    pub(super) fn move_selected(&mut self, ctx: &egui::Context, direction: Direction) {
        let Some(RecordId::Claim(claim)) = self.session.selected else { return };
        let order = &self.session.order;
        let Some(place) = order.iter().position(|id| *id == claim) else { return };
        let before = match direction {
            Direction::Up => match place.checked_sub(1) {
                Some(above) => order.get(above).copied(),
                None => return,
            },
            Direction::Down if place + 1 == order.len() => return,
            Direction::Down => order.get(place + 2).copied(),
        };
        self.edit(ctx, &Edit::Move { claim, before });
        self.ui.board.reveal(claim);
    }
}
