//! The history: every step with its time, to go back to any of them, and what differs from the file and from the
//! beginning.

use std::time::{Duration, SystemTime};

use eframe::egui::{Button, Context, RichText, ScrollArea, Ui};

use super::parts::{self, Leave, buttons, explain, focus_if_none, main_button, sheet};
use crate::{
    app::{action::Action, icons, numbers, session::Session, theme, view::View, words},
    board::{Change, changes},
};

/// The height of a row, in points.
const ROW: f32 = 26.0;

/// Which part of it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Steps,
    SinceSaved,
    SinceOpened,
}

/// The sheet's state.
#[derive(Debug)]
pub(super) struct History {
    tab: Tab,
    since_saved: Vec<Change>,
    since_opened: Vec<Change>,
    /// The revision that these are of.
    revision: u64,
    /// The step that stands was brought into view.
    is_revealed: bool,
}

impl History {
    /// The history of `session`.
    pub fn of(session: &Session) -> Self {
        let mut history = Self {
            tab: Tab::default(),
            since_saved: Vec::new(),
            since_opened: Vec::new(),
            revision: session.revision,
            is_revealed: false,
        };
        history.compare(session);
        history
    }

    fn compare(&mut self, session: &Session) {
        self.since_saved = changes(&session.in_file, session.real());
        self.since_opened = changes(&session.opened, session.real());
        self.revision = session.revision;
    }

    /// Shows the sheet; says whether it is done.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) -> bool {
        if self.revision != view.session.revision {
            self.compare(view.session);
        }
        sheet(ctx, words::HISTORY, 560.0, Leave::Freely, |ui| {
            ui.horizontal_wrapped(|ui| {
                let tabs = [
                    (Tab::Steps, words::STEPS.to_owned()),
                    (Tab::SinceSaved, words::since_saved(view.session.file.is_some())),
                    (Tab::SinceOpened, words::SINCE_OPENED.to_owned()),
                ];
                for (tab, label) in tabs {
                    ui.selectable_value(&mut self.tab, tab, label);
                }
            });
            ui.separator();
            let height = (ui.ctx().content_rect().height() - 220.0).clamp(80.0, 420.0);
            match self.tab {
                Tab::Steps => self.steps(ui, view, height),
                Tab::SinceSaved => differences(ui, &self.since_saved, height),
                Tab::SinceOpened => differences(ui, &self.since_opened, height),
            }
            buttons(ui, |ui| {
                let close = main_button(ui, words::CLOSE, true);
                focus_if_none(&close);
                close.clicked()
            })
        })
    }

    /// All steps, the first at the top; a click goes to the board as it was after that step.
    fn steps(&mut self, ui: &mut Ui, view: &mut View<'_>, height: f32) {
        let history = &view.session.history;
        let (stand, steps) = (history.len(), history.steps());
        let now = ui.input(|input| input.time);
        explain(ui, words::HISTORY_HINT);
        let mut chosen = None;
        let mut scroll = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        if !std::mem::replace(&mut self.is_revealed, true) {
            let spacing = ui.spacing().item_spacing.y;
            scroll = scroll.vertical_scroll_offset(((stand as f32) * (ROW + spacing) - height / 2.0).max(0.0));
        }
        scroll.show_rows(ui, ROW, steps.len() + 1, |ui, rows| {
            for at in rows {
                let (text, when) = match at.checked_sub(1).and_then(|step| steps.clone().nth(step)) {
                    Some((name, at)) => (words::capital(&words::step(name)), Some(moment(now - at))),
                    None => (words::BEGINNING.to_owned(), None),
                };
                let text = view.mask.text(&text);
                let colours = theme::colours(ui);
                // What was taken back is paler, and marked, for colour alone says nothing.
                let (icon, colour) = match at.cmp(&stand) {
                    std::cmp::Ordering::Less => ("", colours.text),
                    std::cmp::Ordering::Equal => (icons::CHECK, colours.text),
                    std::cmp::Ordering::Greater => (icons::REDO, colours.quiet),
                };
                let when = when.map(numbers::time).unwrap_or_default();
                let button = Button::selectable(at == stand, (icon, RichText::new(text.as_str()).color(colour)))
                    .right_text(RichText::new(when).size(theme::size::SMALL).color(colours.quiet))
                    .min_size([ui.available_width(), ROW].into())
                    .truncate();
                if ui.add(button).accessible_name(words::history_step(at, &text, at > stand)).clicked() {
                    chosen = Some(at);
                }
            }
        });
        if let Some(at) = chosen {
            view.act(Action::GoTo(at));
        }
    }
}

/// When it was, so many seconds ago.
fn moment(ago: f64) -> SystemTime {
    let ago = Duration::try_from_secs_f64(ago.max(0.0)).unwrap_or_default();
    SystemTime::now().checked_sub(ago).unwrap_or(SystemTime::UNIX_EPOCH)
}

fn differences(ui: &mut Ui, changes: &[Change], height: f32) {
    ui.label(words::change_count(changes.len()));
    parts::list(ui, "differences", height, changes.iter().map(|change| words::capital(&words::step(&change.name))));
}
