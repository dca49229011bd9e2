//! First steps on the sample board, in a slim strip above it: three things to try, which tick themselves off.

use eframe::egui::{
    Button, Frame, Label, Margin, RichText, Ui, accesskit,
    text::{LayoutJob, TextFormat},
};

use super::{action::Action, icons, theme, view::View, widgets::named, words};
use crate::board::StepName;

/// How far a new user has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Progress {
    /// A source was put on a claim.
    said: bool,
    /// A source's reliability was moved.
    reweighed: bool,
    /// That moved a claim.
    watched: bool,
}

impl Progress {
    /// Reads it from the steps taken: what is undone is not done.
    fn of<'a>(names: impl Iterator<Item = &'a StepName>, moved: bool) -> Self {
        let mut progress = Self::default();
        for name in names {
            match name {
                StepName::Say { .. } => progress.said = true,
                StepName::Reweigh { .. } => progress.reweighed = true,
                _ => {}
            }
        }
        progress.watched = progress.reweighed && moved;
        progress
    }

    fn steps(self) -> [(bool, &'static str); 3] {
        let [drag, lower, watch] = words::FIRST_STEPS;
        [(self.said, drag), (self.reweighed, lower), (self.watched, watch)]
    }
}

/// Shows the strip.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    let session = view.session;
    let progress = Progress::of(session.history.names(), !session.moved.is_empty());
    let is_done = progress.steps().iter().all(|(done, _)| *done);
    let frame = Frame::new().fill(colours.accent_soft).inner_margin(Margin::symmetric(12, 6));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let title = if is_done { words::FIRST_STEPS_DONE } else { words::TRY_THIS };
            ui.label(RichText::new(title).font(theme::strong(theme::size::BODY)));
            for (done, text) in progress.steps() {
                step(ui, done, text);
            }
            ui.add_space(theme::space::L);
            if ui.add(Button::new(words::DISMISS)).on_hover_text(words::DISMISS_HINT).clicked() {
                view.act(Action::DismissTryThis);
            }
        });
    });
    named::announce(&shown.response, accesskit::Role::Group, words::TRY_THIS);
}

fn step(ui: &mut Ui, done: bool, text: &str) {
    let colours = theme::colours(ui);
    let (icon, colour) = if done { (icons::SUCCESS_FILL, colours.success) } else { (icons::RADIO, colours.quiet) };
    ui.add_space(theme::space::S);
    let mut words = LayoutJob::default();
    let size = theme::size::BODY;
    words.append(icon, 0.0, TextFormat::simple(theme::plain(size), colour));
    let colour = if done { colours.quiet } else { colours.text };
    words.append(text, theme::space::S, TextFormat::simple(theme::plain(size), colour));
    // Icon and words stay together where the strip wraps.
    ui.add(Label::new(words).extend());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Stance;

    #[test]
    fn steps_tick_themselves_off() {
        let say = StepName::Say { source: "B".into(), stance: Stance::Supports, claim: "C".into() };
        let reweigh = StepName::Reweigh { source: "N".into(), from: 0.5, to: 0.4 };
        let done = |names: &[StepName], moved| Progress::of(names.iter(), moved).steps().map(|(done, _)| done);
        assert_eq!(done(&[], true), [false, false, false]);
        assert_eq!(done(std::slice::from_ref(&say), true), [true, false, false]);
        assert_eq!(done(std::slice::from_ref(&reweigh), false), [false, true, false]);
        assert_eq!(done(&[say, reweigh], true), [true, true, true]);
    }
}
