//! Both changed the same thing: whose is to stay, one by one?

use eframe::egui::{Context, Frame, Label, RichText, ScrollArea, Ui, WidgetInfo, accesskit::Role};

use super::parts::{Leave, buttons, explain, main_button, sheet};
use crate::{
    app::{action::Action, session::Session, theme, view::View, words},
    team::{Choice, Conflict, Merged},
};

/// The sheet's state.
#[derive(Debug)]
pub(super) struct Conflicts {
    merged: Merged,
    choices: Vec<Choice>,
}

impl Conflicts {
    /// Asks about the conflicts of `merged`; ours stay unless the user says otherwise.
    pub fn of(merged: Merged) -> Self {
        let choices = vec![Choice::Ours; merged.conflicts.len()];
        Self { merged, choices }
    }

    /// Shows the sheet; says whether it was answered.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) -> bool {
        sheet(ctx, words::CONFLICTS_TITLE, 620.0, Leave::OnPurpose, |ui| {
            explain(ui, &words::conflicts_explained(self.merged.ops.len(), self.merged.conflicts.len()));
            ui.add_space(theme::space::S);
            let height = (ui.ctx().content_rect().height() - 240.0).max(80.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for (number, conflict) in self.merged.conflicts.iter().enumerate() {
                    if let Some(choice) = self.choices.get_mut(number) {
                        one(ui, view.session, number, conflict, choice);
                    }
                }
            });
            buttons(ui, |ui| {
                let merge = main_button(ui, words::MERGE, true).clicked();
                let cancelled = ui.button(words::CANCEL).clicked();
                if merge {
                    view.act(Action::Settle(self.choices.clone()));
                }
                merge || cancelled
            })
        })
    }
}

fn one(ui: &mut Ui, session: &Session, number: usize, conflict: &Conflict, choice: &mut Choice) {
    let colours = theme::colours(ui);
    let title = words::conflict(&session.board, conflict);
    Frame::new().fill(colours.sunken).corner_radius(6).inner_margin(theme::space::S).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(&title).font(theme::strong(theme::size::BODY))).wrap());
        let sides = [(Choice::Ours, words::MINE, &conflict.ours), (Choice::Theirs, words::THEIRS, &conflict.theirs)];
        for (side, label, text) in sides {
            ui.horizontal_wrapped(|ui| {
                let response = ui.radio_value(choice, side, label);
                response.widget_info(|| {
                    let name = words::choice_of(label, number + 1, &title);
                    WidgetInfo::selected(Role::RadioButton, true, *choice == side, name)
                });
                let gone = text.is_empty().then_some(words::EMPTY_OR_GONE);
                let shown = gone.map_or_else(|| words::short_to(text, 160), ToOwned::to_owned);
                ui.add(Label::new(RichText::new(shown).color(colours.quiet)).wrap());
            });
        }
    });
    ui.add_space(theme::space::S);
}
