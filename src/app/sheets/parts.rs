//! What all sheets are made of.

use eframe::egui::{
    Align, Button, Context, Frame, Id, Key, Label, Layout, Margin, Modal, Modifiers, Response, RichText, ScrollArea,
    TextStyle, Ui, accesskit::Role,
};

use crate::app::theme;

/// The narrowest a sheet gets: less than the smallest window.
const MIN_WIDTH: f32 = 240.0;

/// How a sheet can be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leave {
    /// By Esc, or by a click beside it: nothing is lost with it.
    Freely,
    /// By Esc or its buttons only: a slip of the mouse must not cost what was typed.
    OnPurpose,
}

/// Shows a sheet of at most `width` points; says whether it is to be closed: `add` said so, or the user left it.
pub(super) fn sheet(ctx: &Context, title: &str, width: f32, leave: Leave, add: impl FnOnce(&mut Ui) -> bool) -> bool {
    let room = ctx.content_rect().size();
    let id = Id::unique(("sheet", title));
    let area = Modal::default_area(id).role(Role::Dialog).accessible_name(title);
    let shown = Modal::new(id).area(area).frame(frame(ctx)).show(ctx, |ui| {
        ui.set_width(width.min(room.x - 48.0).max(MIN_WIDTH));
        ui.set_max_height((room.y - 64.0).max(120.0));
        heading(ui, title);
        add(ui)
    });
    let beside = shown.backdrop_response.clicked() && leave == Leave::Freely;
    let escaped = shown.is_top_modal
        && !shown.any_popup_open
        && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    shown.inner || beside || escaped
}

fn frame(ctx: &Context) -> Frame {
    let style = ctx.global_style();
    Frame::window(&style).inner_margin(Margin::same(18))
}

fn heading(ui: &mut Ui, title: &str) {
    ui.add(Label::new(RichText::new(title).heading()).wrap());
    ui.add_space(theme::space::S);
}

/// A sentence that explains.
pub(super) fn explain(ui: &mut Ui, text: &str) {
    let quiet = theme::colours(ui).quiet;
    ui.add(Label::new(RichText::new(text).color(quiet)).wrap());
}

/// The row of buttons at the bottom, from the right: the main one is added first.
pub(super) fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(theme::space::M);
    ui.with_layout(Layout::right_to_left(Align::Min).with_main_wrap(true), add).inner
}

/// The main button of a sheet.
pub(super) fn main_button(ui: &mut Ui, label: &str, enabled: bool) -> Response {
    let colours = theme::colours(ui);
    let text = RichText::new(label).font(theme::strong(theme::size::BODY)).color(colours.text);
    let button = Button::new(text).fill(colours.accent_soft).stroke((1.0, colours.accent));
    ui.add_enabled(enabled, button)
}

/// Puts the keyboard on `response` when the sheet opens, and leaves it alone afterwards.
pub(super) fn focus_first(response: &Response, is_focused: &mut bool) {
    if !*is_focused {
        response.request_focus();
        *is_focused = response.ctx.memory(|memory| memory.has_focus(response.id));
    }
}

/// The same for a sheet that keeps nothing: whenever nothing on screen has the keyboard.
pub(super) fn focus_if_none(response: &Response) {
    if response.ctx.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}

/// Whether Enter is pressed in the field `id`; the field keeps the keyboard.
pub(super) fn entered(ui: &Ui, id: Id) -> bool {
    ui.memory(|memory| memory.has_focus(id)) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// The step that the arrow keys make in a list beside the field `id`: −1, 0 or 1.
pub(super) fn arrows(ui: &Ui, id: Id) -> isize {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return 0;
    }
    ui.input_mut(|input| {
        let down = input.consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.consume_key(Modifiers::NONE, Key::ArrowUp);
        isize::from(down) - isize::from(up)
    })
}

/// A list of lines that scrolls within `height` points, laid out only where it is seen.
pub(super) fn list(ui: &mut Ui, id: &str, height: f32, lines: impl ExactSizeIterator<Item = String> + Clone) {
    let row = ui.text_style_height(&TextStyle::Body);
    let scroll = ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink([false, true]);
    scroll.show_rows(ui, row, lines.len(), |ui, rows| {
        for line in lines.skip(rows.start).take(rows.len()) {
            ui.add(Label::new(line).truncate());
        }
    });
}
