//! Title and question of the board, and what the grades stand for on it.

use eframe::egui::{Context, DragValue, Grid, RichText, ScrollArea, TextEdit, Ui};

use super::parts::{self, Leave, buttons, explain, main_button, sheet};
use crate::{
    app::{action::Action, theme, view::View, words},
    board::{
        Edit, Grade, Record,
        grade::{GradePoint, MAX, MIN},
        record::Head,
    },
};

/// The strengths that can be set, in observations.
const STRENGTHS: std::ops::RangeInclusive<f64> = 0.5..=1000.0;

/// The sheet's state: the board's head, to be changed as a whole.
#[derive(Debug)]
pub(super) struct BoardSheet {
    head: Head,
    is_focused: bool,
}

impl BoardSheet {
    /// Offers to change `head`.
    pub fn of(head: &Head) -> Self {
        Self { head: head.clone(), is_focused: false }
    }

    /// Shows the sheet; says whether it is done.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) -> bool {
        sheet(ctx, words::BOARD_DETAILS, 520.0, Leave::OnPurpose, |ui| {
            let height = (ui.ctx().content_rect().height() - 200.0).max(80.0);
            let scroll = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
            let entered = scroll.show(ui, |ui| self.fields(ui)).inner;
            let problem = words::text_problem(&self.head.title).or_else(|| words::text_problem(&self.head.question));
            if let Some(problem) = problem {
                ui.label(RichText::new(problem).color(theme::colours(ui).error));
            }
            buttons(ui, |ui| {
                let confirmed = main_button(ui, words::APPLY, problem.is_none()).clicked() || entered;
                let cancelled = ui.button(words::CANCEL).clicked();
                let done = confirmed && problem.is_none();
                if done {
                    view.act(Action::Edit(Edit::Put(Record::Head(self.head.clone().into()))));
                }
                done || cancelled
            })
        })
    }

    /// The fields; says whether Enter was pressed in the title.
    fn fields(&mut self, ui: &mut Ui) -> bool {
        let id = eframe::egui::Id::unique("board title");
        let entered = parts::entered(ui, id);
        ui.label(words::TITLE);
        let title = TextEdit::singleline(&mut self.head.title).id(id).desired_width(f32::INFINITY);
        let response = ui.add(title).accessible_name(words::TITLE);
        parts::focus_first(&response, &mut self.is_focused);
        ui.add_space(theme::space::S);
        ui.label(words::QUESTION);
        let question = TextEdit::multiline(&mut self.head.question).desired_rows(2).desired_width(f32::INFINITY);
        ui.add(question).accessible_name(words::QUESTION);
        ui.add_space(theme::space::M);
        ui.label(RichText::new(words::GRADES).font(theme::strong(theme::size::BODY)));
        explain(ui, words::GRADES_HINT);
        self.scale(ui);
        entered
    }

    fn scale(&mut self, ui: &mut Ui) {
        Grid::new("grades").num_columns(4).striped(true).show(ui, |ui| {
            for heading in ["", words::MEAN, words::STRENGTH, ""] {
                ui.label(RichText::new(heading).small().color(theme::colours(ui).quiet));
            }
            ui.end_row();
            for grade in Grade::ALL {
                self.grade(ui, grade);
                ui.end_row();
            }
        });
    }

    /// One row: what the grade means, its mean and strength, and the way back.
    fn grade(&mut self, ui: &mut Ui, grade: Grade) {
        let before = self.head.scale.point(grade);
        let mut point = before;
        ui.label(format!("{}  {}", grade.letter(), words::grade(grade)));
        let mean = DragValue::new(&mut point.mean).range(MIN..=MAX).speed(0.005).fixed_decimals(2);
        ui.add(mean).accessible_name(words::mean_of(grade));
        let strength = DragValue::new(&mut point.strength).range(STRENGTHS).speed(0.1).max_decimals(1);
        ui.add(strength).accessible_name(words::strength_of(grade));
        let is_usual = point == grade.usual_point();
        let reset = ui.add_enabled(!is_usual, eframe::egui::Button::new(words::RESET));
        if reset.accessible_name(words::reset_of(grade)).clicked() {
            point = grade.usual_point();
        }
        if point != before {
            self.set(grade, point);
        }
    }

    /// Only what differs from the usual point is kept.
    fn set(&mut self, grade: Grade, point: GradePoint) {
        if point == grade.usual_point() {
            self.head.scale.changed.remove(&grade);
        } else {
            self.head.scale.changed.insert(grade, point);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changed_grades_are_kept() {
        let mut sheet = BoardSheet::of(&Head::default());
        sheet.set(Grade::B, GradePoint { mean: 0.8, strength: 16.0 });
        assert_eq!(sheet.head.scale.point(Grade::B).mean, 0.8);
        sheet.set(Grade::B, Grade::B.usual_point());
        assert!(sheet.head.scale.is_usual());
    }
}
