//! Notices: short messages at the bottom right that screen readers read out.

use std::time::Duration;

use eframe::egui::{
    self, Align, Align2, Area, Button, Color32, Context, Frame, Id, Label, Layout, Order, RichText, Ui, accesskit,
};

use super::{action::Action, icons, theme, view::View, words};

/// How long a notice that asks for nothing stays, in seconds.
const LASTS: f64 = 6.0;
/// How many are shown at once; older ones that may go make room.
const MOST: usize = 5;
/// The width of a notice, in points.
const WIDTH: f32 = 380.0;

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    /// Something was done. Leaves by itself.
    Done,
    /// Something needs attention. Stays until it is closed.
    Warning,
    /// Something went wrong. Stays until it is closed.
    Error,
}

/// One message.
#[derive(Debug)]
struct Notice {
    id: u64,
    tone: Tone,
    text: String,
    /// What can be done about it, with its words.
    action: Option<(String, Action)>,
    /// When it leaves; nothing until it was first shown, or if it stays.
    leaves: Option<f64>,
}

/// The messages on screen.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
    /// Texts that are not to be said a second time.
    said_once: Vec<String>,
    next: u64,
}

impl Notices {
    /// Says that something was done; goes by itself after a few seconds.
    pub fn say(&mut self, text: impl Into<String>) {
        self.push(Tone::Done, text.into(), None);
    }

    /// Says that something was done, with a button for what can be done next.
    pub fn offer(&mut self, text: impl Into<String>, label: impl Into<String>, action: Action) {
        self.push(Tone::Done, text.into(), Some((label.into(), action)));
    }

    /// Says that something needs attention; stays until it is closed.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.push(Tone::Warning, text.into(), None);
    }

    /// Says that something went wrong; stays until it is closed.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.push(Tone::Error, text.into(), None);
    }

    /// Says that something needs attention, with a button for what can be done; stays until it is closed.
    pub fn keep_offering(&mut self, text: impl Into<String>, label: impl Into<String>, action: Action) {
        self.push(Tone::Warning, text.into(), Some((label.into(), action)));
    }

    /// Says that something went wrong, with a button for what can be done instead; stays until it is closed.
    pub fn fail_with(&mut self, text: impl Into<String>, label: impl Into<String>, action: Action) {
        self.push(Tone::Error, text.into(), Some((label.into(), action)));
    }

    /// Takes back what is no longer so.
    pub fn withdraw(&mut self, text: &str) {
        self.shown.retain(|notice| notice.text != text);
    }

    /// Warns, but never twice of the same.
    pub fn once(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !self.said_once.contains(&text) {
            self.said_once.push(text.clone());
            self.warn(text);
        }
    }

    fn push(&mut self, tone: Tone, text: String, action: Option<(String, Action)>) {
        // What was just said is said anew instead of twice.
        self.shown.retain(|notice| notice.text != text);
        if self.shown.len() >= MOST {
            let oldest = self.shown.iter().position(|notice| notice.tone == Tone::Done).unwrap_or(0);
            self.shown.remove(oldest);
        }
        self.next += 1;
        self.shown.push(Notice { id: self.next, tone, text, action, leaves: None });
    }

    /// Shows the messages, the newest at the bottom, and lets go of those whose time is over.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) {
        let now = ctx.input(|input| input.time);
        for notice in &mut self.shown {
            if notice.tone == Tone::Done && notice.leaves.is_none() {
                notice.leaves = Some(now + LASTS);
            }
        }
        self.shown.retain(|notice| notice.leaves.is_none_or(|leaves| leaves > now));
        if let Some(next) = self.shown.iter().filter_map(|notice| notice.leaves).reduce(f64::min) {
            ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.0) + 0.01));
        }
        if self.shown.is_empty() {
            return;
        }
        let mut closed = None;
        let margin = -theme::space::M;
        Area::new(Id::unique("notices"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, [margin, margin * 3.0])
            .fade_in(false)
            .show(ctx, |ui| {
                ui.set_max_width(WIDTH.min(ui.ctx().content_rect().width() - 2.0 * theme::space::M));
                for notice in &self.shown {
                    if one(ui, notice, view) {
                        closed = Some(notice.id);
                    }
                    ui.add_space(theme::space::S);
                }
            });
        self.shown.retain(|notice| Some(notice.id) != closed);
    }
}

/// Draws one message; says whether it is to be closed.
fn one(ui: &mut Ui, notice: &Notice, view: &mut View<'_>) -> bool {
    let colours = theme::colours(ui);
    let (icon, colour, role, live) = look(notice.tone, colours);
    let mut close = false;
    let frame = Frame::new()
        .fill(colours.raised)
        .stroke((1.0, colour))
        .corner_radius(8)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(theme::space::M);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let button = Button::new(RichText::new(icons::CLOSE).size(theme::size::SMALL)).frame(false);
            close = ui.add(button).on_hover_text(words::CLOSE).accessible_name(words::CLOSE).clicked();
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                ui.label(RichText::new(icon).color(colour));
                ui.vertical(|ui| {
                    // Long lists of mistakes scroll; they can be selected to be copied.
                    egui::ScrollArea::vertical().id_salt(notice.id).max_height(220.0).show(ui, |ui| {
                        ui.add(Label::new(&notice.text).wrap().selectable(notice.tone != Tone::Done));
                    });
                    if let Some((label, action)) = &notice.action
                        && ui.button(label).clicked()
                    {
                        view.act(action.clone());
                        close = true;
                    }
                });
            });
        });
    });
    announce(&shown.response, role, live, &notice.text);
    close
}

fn look(tone: Tone, colours: &theme::Palette) -> (&'static str, Color32, accesskit::Role, accesskit::Live) {
    use accesskit::{Live, Role};
    match tone {
        Tone::Done => (icons::SUCCESS_FILL, colours.success, Role::Status, Live::Polite),
        Tone::Warning => (icons::WARNING_FILL, colours.warning, Role::Alert, Live::Assertive),
        Tone::Error => (icons::ERROR_FILL, colours.error, Role::Alert, Live::Assertive),
    }
}

fn announce(response: &egui::Response, role: accesskit::Role, live: accesskit::Live, text: &str) {
    super::widgets::named::announce(response, role, text);
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(live));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(notices: &Notices) -> Vec<&str> {
        notices.shown.iter().map(|notice| notice.text.as_str()).collect()
    }

    #[test]
    fn the_same_is_not_said_twice() {
        let mut notices = Notices::default();
        notices.say("Saved a");
        notices.say("Saved b");
        notices.say("Saved a");
        assert_eq!(texts(&notices), ["Saved b", "Saved a"]);
        notices.once("No settings");
        notices.shown.clear();
        notices.once("No settings");
        assert!(notices.shown.is_empty());
    }

    #[test]
    fn what_is_no_longer_so_is_taken_back() {
        let mut notices = Notices::default();
        notices.keep_offering("The file was changed", "Decide…", Action::Undo);
        notices.say("Saved");
        notices.withdraw("The file was changed");
        assert_eq!(texts(&notices), ["Saved"]);
    }

    #[test]
    fn what_is_done_makes_room_before_what_went_wrong() {
        let mut notices = Notices::default();
        notices.fail("error");
        for number in 0..MOST {
            notices.say(number.to_string());
        }
        assert_eq!(notices.shown.len(), MOST);
        assert!(texts(&notices).contains(&"error"));
        assert!(!texts(&notices).contains(&"0"));
    }
}
