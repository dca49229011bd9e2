//! The start view: recent projects, and the ways to begin.

use std::path::Path;

use eframe::egui::{Align, AtomExt as _, Button, Layout, RichText, ScrollArea, Ui, UiBuilder, Vec2, accesskit};

use super::{action::Action, command::Command, icons, menu, theme, view::View, widgets::named, words};

/// The width of the column in the middle, in points.
const WIDTH: f32 = 520.0;
/// The ways to begin.
const BEGIN: [(Command, &str); 3] =
    [(Command::Open, icons::OPEN), (Command::OpenSample, icons::VIEW_BOARD), (Command::New, icons::NEW)];

/// Shows what can be opened.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let room = ui.available_rect_before_wrap();
    let width = WIDTH.min(room.width() - 2.0 * theme::space::L).max(120.0);
    let top = (room.height() * 0.12).min(96.0);
    let mut column = room.shrink2(Vec2::new((room.width() - width) / 2.0, 0.0));
    column.min.y += top;
    ui.scope_builder(UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min)), |ui| {
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.label(RichText::new(words::PROGRAM).font(theme::strong(28.0)));
            ui.label(RichText::new(words::SUBTITLE).size(theme::size::CLAIM).color(theme::colours(ui).quiet));
            ui.add_space(theme::space::L);
            ui.horizontal_wrapped(|ui| {
                for (command, icon) in BEGIN {
                    let button = Button::new((RichText::new(icon), command.label())).min_size(Vec2::new(0.0, 34.0));
                    if ui.add(button).accessible_name(command.label()).clicked() {
                        view.act(command.action());
                    }
                }
            });
            if !view.settings.recent.is_empty() {
                ui.add_space(theme::space::L);
                ui.label(RichText::new(words::RECENT).font(theme::strong(theme::size::CLAIM)));
                ui.add_space(theme::space::XS);
                let settings = view.settings;
                for path in &settings.recent {
                    if project(ui, path) {
                        view.act(Action::OpenFile(path.clone()));
                    }
                }
            }
        });
    });
}

/// One recent project: its name, and its folder below; says whether it was chosen.
fn project(ui: &mut Ui, path: &Path) -> bool {
    let colours = theme::colours(ui);
    let name = menu::file_name(path);
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let folder = RichText::new(folder).size(theme::size::SMALL).color(colours.quiet);
    let button =
        Button::new((RichText::new(icons::DOCUMENT).color(colours.quiet), name.as_str(), folder.atom_shrink(true)))
            .right_text("")
            .frame_when_inactive(false)
            .min_size(Vec2::new(ui.available_width(), 32.0))
            .truncate();
    let response = ui.add(button).on_hover_text(path.display().to_string());
    named::announce(&response, accesskit::Role::Button, &name);
    response.clicked()
}
