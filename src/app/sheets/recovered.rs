//! What was left behind by a window that was stopped, side by side with the file: bring it back, throw it away, or decide
//! later?

use eframe::egui::{Context, Grid, Label, RichText, Ui};

use super::parts::{Leave, buttons, explain, focus_if_none, main_button, sheet};
use crate::app::{
    action::Action,
    numbers,
    recovered::{Found, Side},
    theme,
    view::View,
    words,
};

/// How many changes are listed.
const MOST: usize = 500;

/// The sheet's state.
#[derive(Debug)]
pub(super) struct Recovered {
    found: Found,
    /// The user was asked once more before it is thrown away.
    is_sure: bool,
}

impl Recovered {
    /// Offers what was found.
    pub fn of(found: Found) -> Self {
        Self { found, is_sure: false }
    }

    /// Shows the sheet; says whether it was answered.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) -> bool {
        sheet(ctx, words::RECOVERED_TITLE, 560.0, Leave::OnPurpose, |ui| {
            explain(ui, &words::recovered_question(self.found.file.as_deref()));
            ui.add_space(theme::space::S);
            sides(ui, &self.found);
            remarks(ui, &self.found);
            changes(ui, &self.found);
            buttons(ui, |ui| {
                let recover = main_button(ui, words::RECOVER, !self.found.ops.is_empty());
                focus_if_none(&recover);
                let later = ui.button(words::LATER).on_hover_text(words::LATER_HINT).clicked();
                let label = if self.is_sure { words::DISCARD_FOR_GOOD } else { words::DISCARD };
                let discard = ui.button(label).clicked();
                if recover.clicked() {
                    view.act(Action::Recover);
                } else if discard && self.is_sure {
                    view.act(Action::DiscardRecovered);
                }
                let asked = self.is_sure;
                self.is_sure |= discard;
                recover.clicked() || later || (discard && asked)
            })
        })
    }
}

/// The file on the left, what was found on the right.
fn sides(ui: &mut Ui, found: &Found) {
    let strong = |text: &str| Label::new(RichText::new(text).font(theme::strong(theme::size::BODY)));
    let quiet = theme::colours(ui).quiet;
    let at = |side: &Side| side.at.map_or_else(|| words::NOT_KNOWN.to_owned(), numbers::moment);
    Grid::new("sides").num_columns(3).striped(true).min_col_width(130.0).show(ui, |ui| {
        ui.label("");
        ui.add(strong(words::IN_THE_FILE));
        ui.add(strong(words::RECOVERED_SIDE));
        ui.end_row();
        let (file, recovered) = (&found.in_file, &found.recovered);
        let number = |side: fn(&Side) -> usize| [numbers::whole(side(file)), numbers::whole(side(recovered))];
        let rows = [
            (
                words::LAST_CHANGED,
                [if found.file.is_some() { at(file) } else { words::NO_FILE.to_owned() }, at(recovered)],
            ),
            (words::CLAIMS, number(|side| side.claims)),
            (words::STATEMENTS, number(|side| side.statements)),
            (words::SOURCES, number(|side| side.sources)),
        ];
        for (what, values) in rows {
            ui.label(RichText::new(what).color(quiet));
            for value in values {
                ui.label(value);
            }
            ui.end_row();
        }
    });
    if let Some(newer) = words::newer(found) {
        ui.add_space(theme::space::XS);
        ui.add(Label::new(newer).wrap());
    }
}

/// What the user should know before they decide.
fn remarks(ui: &mut Ui, found: &Found) {
    let warning = theme::colours(ui).warning;
    for remark in words::recovered_remarks(found) {
        ui.add(Label::new(RichText::new(remark).color(warning)).wrap());
    }
}

fn changes(ui: &mut Ui, found: &Found) {
    ui.add_space(theme::space::S);
    ui.label(RichText::new(words::change_count(found.changes.len())).font(theme::strong(theme::size::BODY)));
    let height = (ui.ctx().content_rect().height() - 420.0).clamp(60.0, 220.0);
    super::parts::list(
        ui,
        "recovered changes",
        height,
        found.changes.iter().take(MOST).map(|change| words::capital(&words::step(&change.name))),
    );
    if found.changes.len() > MOST {
        explain(ui, &words::and_more(found.changes.len() - MOST));
    }
}
