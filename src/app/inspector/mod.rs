//! The inspector: every field of what is selected, with what is wrong beside the field; for a claim its account.

mod bearings;
mod board;
mod chain;
mod claim;
mod field;
mod ledger;
mod relations;
mod source;
mod statement;

use std::collections::HashMap;

use eframe::egui::{self, Label, RichText, ScrollArea, Ui};

use super::{action::Action, theme, view::View};
use crate::{
    board::{ClaimId, Edit, Record, RecordId},
    weigh::Flip,
};

/// What is being typed.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// Texts of fields that are in use, or that hold something illegal.
    buffers: HashMap<(RecordId, &'static str), String>,
    /// A new record whose name is to be typed at once.
    name_it: Option<RecordId>,
    /// What the searchable lists are narrowed to.
    pick: String,
    /// What would turn a claim around, for one board and claim.
    flips: Option<((u64, ClaimId), Vec<Flip>)>,
}

impl InspectorState {
    /// Puts the keyboard into the name of this record.
    pub fn name_it(&mut self, id: RecordId) {
        self.name_it = Some(id);
    }
}

/// Shows the inspector.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    ScrollArea::vertical().id_salt(("inspector", view.session.selected)).auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - theme::space::S);
        ui.spacing_mut().item_spacing.y = 5.0;
        let board = &view.session.board;
        match view.session.selected {
            Some(RecordId::Claim(id)) => {
                if let Some(claim) = board.claims.share(id) {
                    claim::show(ui, view, &claim);
                }
            }
            Some(RecordId::Statement(id)) => {
                if let Some(statement) = board.statements.share(id) {
                    statement::show(ui, view, &statement);
                }
            }
            Some(RecordId::Source(id)) => {
                if let Some(source) = board.sources.share(id) {
                    source::show(ui, view, &source);
                }
            }
            _ => board::show(ui, view),
        }
    });
}

/// Changes a record: one edit for whatever fields differ.
fn put<R: Clone + PartialEq + Into<Record>>(view: &mut View<'_>, before: &R, after: R) {
    if after != *before {
        view.act(Action::Edit(Edit::Put(after.into())));
    }
}

/// The heading of the inspector: what kind of thing this is.
fn title(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).font(theme::strong(theme::size::HEADING))).selectable(false));
}

/// The heading of a section.
fn section(ui: &mut Ui, text: &str) {
    ui.add_space(theme::space::S);
    ui.separator();
    ui.add(Label::new(RichText::new(text).font(theme::strong(theme::size::BODY))).selectable(false));
}

/// Words that step back.
fn quiet(ui: &mut Ui, text: impl Into<String>) {
    let colours = theme::colours(ui);
    let text = RichText::new(text).font(theme::plain(theme::size::SMALL)).color(colours.quiet);
    ui.add(Label::new(text).wrap().selectable(false));
}

/// A row that reveals something else when it is clicked.
fn link_to(ui: &mut Ui, view: &mut View<'_>, text: &str, id: RecordId) {
    let button = egui::Button::new(RichText::new(text).font(theme::plain(theme::size::SMALL))).frame(false).wrap();
    if ui.add(button).clicked() {
        view.act(Action::Reveal(id));
    }
}
