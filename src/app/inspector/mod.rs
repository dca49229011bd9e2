//! The inspector: every field of what is selected, with what is wrong beside the field; for a claim its account.

mod answers;
mod bearings;
mod board;
mod chain;
mod choose;
mod claim;
mod field;
mod ledger;
mod relations;
mod sections;
mod source;
mod statement;

use eframe::egui::{self, DragValue, Label, Response, RichText, ScrollArea, Ui};

pub use self::sections::{Section, asks};
use super::{action::Action, session::Session, theme, view::View, words};
use crate::{
    board::{ClaimId, Edit, Record, RecordId, Refusal, plan},
    weigh::Entry,
};

/// What is being typed.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// Texts of fields that are in use, or that hold something illegal.
    drafts: field::Drafts,
    /// A new record whose name is to be typed at once.
    name_it: Option<RecordId>,
    /// What the searchable lists are narrowed to.
    pick: String,
    /// The account of a claim, for one board and claim.
    ledger: Option<((u64, ClaimId), Vec<Entry>)>,
}

impl InspectorState {
    /// Puts the keyboard into the name of this record.
    pub fn name_it(&mut self, id: RecordId) {
        self.name_it = Some(id);
    }
}

/// Shows the inspector.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    view.ui.inspector.drafts.begin();
    ScrollArea::vertical().id_salt(("inspector", view.session.selected)).auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - theme::space::S);
        ui.spacing_mut().item_spacing.y = 5.0;
        let board = &view.session.board;
        match shown(view.session) {
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

/// What the inspector shows: of a relation or a rival set, which have no page of their own, the first claim.
fn shown(session: &Session) -> Option<RecordId> {
    let board = &session.board;
    match session.selected? {
        RecordId::Relation(id) => board.relations.get(id).map(|relation| RecordId::Claim(relation.a)),
        RecordId::Rivals(id) => board.rivals.get(id)?.claims.first().copied().map(RecordId::Claim),
        other => Some(other),
    }
}

/// Changes a record: one edit for whatever fields differ.
fn put<R: Clone + PartialEq + Into<Record>>(view: &mut View<'_>, before: &R, after: R) {
    if after != *before {
        edit(view, Edit::Put(after.into()));
    }
}

/// Makes `edit`, and stays with what is selected. Where it would break a rule of the board and was typed, the reason goes
/// beside the field instead.
fn edit(view: &mut View<'_>, edit: Edit) {
    if let Err(Refusal::Wrong(problem)) = plan(&view.session.board, &edit, view.session.selected) {
        let why = format!("{}.", words::capital(&problem.flaw.to_string()));
        if view.ui.inspector.drafts.refuse(why) {
            return;
        }
    }
    view.act(Action::Edit(edit));
    view.act(Action::Select(view.session.selected));
}

/// Begins and ends the gesture of a control that is dragged, so that a drag is one step and claims show from where they
/// move.
fn gesture(view: &mut View<'_>, response: &Response) {
    if response.drag_started() {
        view.act(Action::BeginReweighing);
    }
    if response.drag_stopped() || response.lost_focus() {
        view.act(Action::EndGesture);
    }
}

/// A number from 0 to `most`, to be dragged or typed. One that a file holds stays as exact as it is until it is changed.
fn share(ui: &mut Ui, view: &mut View<'_>, name: &str, value: &mut f64, most: f64) {
    let mut number = *value;
    let editor = DragValue::new(&mut number).range(0.0..=most).speed(0.01).max_decimals(2);
    let response = ui.add(editor).accessible_name(name);
    gesture(view, &response);
    if response.changed() {
        *value = number;
    }
}

/// The heading of the inspector: what kind of thing this is.
fn title(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).font(theme::strong(theme::size::HEADING))).selectable(false));
}

/// Words that step back.
fn quiet(ui: &mut Ui, text: impl Into<String>) {
    let colours = theme::colours(ui);
    let text = RichText::new(text).font(theme::plain(theme::size::SMALL)).color(colours.quiet);
    ui.add(Label::new(text).wrap().selectable(false));
}

/// A row that reveals something else when it is clicked.
fn link_to(ui: &mut Ui, view: &mut View<'_>, text: &str, id: RecordId) {
    if link(ui, text).clicked() {
        view.act(Action::Reveal(id));
    }
}

/// The row itself.
fn link(ui: &mut Ui, text: &str) -> Response {
    ui.scope(|ui| {
        // Lines of a list stand closer than buttons.
        ui.spacing_mut().interact_size.y = 18.0;
        ui.spacing_mut().button_padding.y = 1.0;
        ui.add(egui::Button::new(RichText::new(text).font(theme::plain(theme::size::SMALL))).frame(false).wrap())
    })
    .inner
}
