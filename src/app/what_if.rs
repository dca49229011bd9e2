//! The banner of what-if: what is tried, what it would move, and what is to become of it.

use eframe::egui::{Align, Button, Frame, Label, Layout, Margin, RichText, Ui, accesskit, vec2};

use super::{
    action::Action,
    icons, numbers,
    session::Moved,
    theme::{self, space},
    view::View,
    widgets::named,
    words,
};
use crate::board::RecordId;

/// How wide a claim that would move is at most, in points, and how many characters of it are shown.
const ONE: f32 = 330.0;
const LONG: usize = 40;
/// How many are shown where not even one is that narrow.
const SHORT: usize = 16;
/// How many steps that were tried are listed.
const STEPS: usize = 20;
/// Room for how many others there are, in points.
const MORE: f32 = 90.0;
/// In a banner narrower than this, in points, the buttons stand under the words.
const ONE_ROW: f32 = 720.0;

/// Shows the banner.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    let margin = Margin::symmetric(space::M as i8, 7);
    let shown = Frame::new().fill(colours.accent_soft).inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if ui.available_width() >= ONE_ROW {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    // From the right, so the words have what is left.
                    drop_button(ui, view);
                    keep_button(ui, view);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| words_of(ui, view));
                });
            });
        } else {
            words_of(ui, view);
            ui.horizontal(|ui| {
                keep_button(ui, view);
                drop_button(ui, view);
            });
        }
        moves(ui, view);
    });
    named::announce(&shown.response, accesskit::Role::Group, words::WHAT_IF);
    let line = shown.response.rect.bottom();
    ui.painter().hline(shown.response.rect.x_range(), line, (1.0, colours.accent));
}

fn words_of(ui: &mut Ui, view: &View<'_>) {
    let colours = theme::colours(ui);
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(RichText::new(icons::FLIP).color(colours.accent)));
        let title = RichText::new(words::WHAT_IF).font(theme::strong(theme::size::BODY)).color(colours.text);
        ui.add(Label::new(title));
        let text = match view.session.tried() {
            0 => words::NOTHING_TRIED.to_owned(),
            steps => words::tried(steps, view.session.moved.len()),
        };
        let response = ui.add(Label::new(RichText::new(&text).color(colours.text)).wrap());
        named::announce(&response, accesskit::Role::Status, &text);
        response.ctx.accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Polite));
        if view.session.tried() > 0 {
            response.on_hover_ui(|ui| {
                // The last of many, for it is these that one asks oneself about.
                let left_out = view.session.tried().saturating_sub(STEPS);
                let steps = words::tried_steps(view.session.history.names().skip(left_out));
                ui.label(view.mask.text(&steps));
            });
        }
    });
}

fn keep_button(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    let text = RichText::new(words::KEEP).font(theme::strong(theme::size::BODY));
    let button = Button::new(text).stroke((1.0, colours.accent));
    if ui.add_enabled(view.session.tried() > 0, button).on_hover_text(words::KEEP_HINT).clicked() {
        view.act(Action::KeepTried);
    }
}

fn drop_button(ui: &mut Ui, view: &mut View<'_>) {
    if ui.button(words::DROP).on_hover_text(words::DROP_HINT).clicked() {
        view.act(Action::DropTried);
    }
}

/// The claims that would move most, each with from where to where, as many as there is room for.
fn moves(ui: &mut Ui, view: &mut View<'_>) {
    let session = view.session;
    let quiet = |text: &str| Label::new(RichText::new(text).small().color(theme::colours(ui).quiet));
    // The row is there from the beginning: nothing jumps while a slider is pulled.
    let (width, most) = (ui.available_width(), session.moved.len());
    let text = match () {
        () if session.tried() == 0 => Some(words::TRY_SOMETHING.to_owned()),
        () if most == 0 => Some(words::MOVES_NOTHING.to_owned()),
        () => None,
    };
    if let Some(text) = text {
        let label = quiet(&text).truncate();
        ui.horizontal(|ui| ui.add(label));
        return;
    }
    let named = (((width - MORE) / ONE) as usize).clamp(1, most);
    let more = (most > named).then(|| quiet(&words::and_more(most - named)).truncate());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.spacing_mut().button_padding = vec2(space::S, 3.0);
        for moved in &session.moved[..named] {
            one(ui, view, *moved, if width < ONE + MORE { SHORT } else { LONG });
        }
        if let Some(more) = more {
            ui.add(more).on_hover_text(super::status::all_moved(session));
        }
    });
}

fn one(ui: &mut Ui, view: &mut View<'_>, moved: Moved, characters: usize) {
    let Some(claim) = view.session.board.claims.get(moved.claim) else { return };
    let colours = theme::colours(ui);
    let (text, change) = (words::short_to(&claim.text, characters), numbers::change(moved.from, moved.to));
    let name = format!("{text}: {change}");
    let button = Button::new((
        RichText::new(text).small().color(colours.text),
        RichText::new(change).font(theme::strong(theme::size::SMALL)).color(colours.text),
    ));
    if ui.add(button.fill(colours.raised)).accessible_name(name).clicked() {
        view.act(Action::Reveal(RecordId::Claim(moved.claim)));
    }
}
