//! The sources: who speaks, how far each is trusted, ready to be dragged onto a claim.

use std::collections::HashSet;

use eframe::egui::{
    self, CornerRadius, Frame, Id, Key, Label, Margin, Modifiers, RichText, ScrollArea, Sense, Stroke, StrokeKind,
    TextEdit, Ui, accesskit::Role, vec2,
};

use super::{
    action::{Action, Sheet},
    board_view::names,
    carry::{self, Carried},
    icons, numbers, theme,
    view::View,
    widgets::{Named, named, reliability},
    words,
};
use crate::board::{Edit, RecordId, Source, SourceId, SourceKind};

/// Height of a row and of a group's heading, in points. All are alike, so that a long list needs no measuring.
const ROW: f32 = 74.0;
const HEADING: f32 = 28.0;

/// How the sources are looked at.
#[derive(Debug, Default)]
pub struct SourcesState {
    query: String,
    closed: HashSet<SourceKind>,
    lines: Vec<Line>,
    lines_for: Option<(u64, String, usize)>,
    /// The last selection; a source that is selected elsewhere is brought into view once.
    followed: Option<RecordId>,
}

/// One line of the list.
#[derive(Clone, Copy, Debug)]
enum Line {
    Heading(SourceKind, usize),
    Row(SourceId),
}

impl Line {
    fn height(self) -> f32 {
        match self {
            Self::Heading(..) => HEADING,
            Self::Row(_) => ROW,
        }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let colours = theme::colours(ui);
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(words::SOURCES).font(theme::strong(theme::size::HEADING))).selectable(false));
        let count = RichText::new(numbers::whole(view.session.board.sources.len())).color(colours.quiet);
        ui.add(Label::new(count).selectable(false));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let add = egui::Button::new(format!("{}  Add source", icons::ADD));
            if ui.add(add).accessible_name("Add source").clicked() {
                // The new one must be in the list to be seen.
                view.ui.sources.query.clear();
                view.act(Action::AddSource);
            }
        });
    });
    let filter = TextEdit::singleline(&mut view.ui.sources.query)
        .hint_text(format!("{}  Filter sources", icons::SEARCH))
        .desired_width(f32::INFINITY);
    ui.add(filter).accessible_name("Filter sources");
    ui.add_space(theme::space::XS);
    work_out(view);
    if view.ui.sources.lines.is_empty() {
        let hint = if view.session.board.sources.is_empty() {
            "No sources yet. Add the people, outlets and channels that speak about your claims."
        } else {
            "No source matches."
        };
        ui.add(Label::new(RichText::new(hint).color(colours.quiet)).selectable(false));
        return;
    }
    let wanted = follow(view);
    let total: f32 = view.ui.sources.lines.iter().map(|line| line.height()).sum();
    ScrollArea::vertical().id_salt("sources-list").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_min_height(total);
        let origin = ui.min_rect().min;
        let width = ui.available_width();
        let mut top = 0.0;
        for line in view.ui.sources.lines.clone() {
            let height = line.height();
            if matches!(line, Line::Row(id) if Some(id) == wanted) {
                let place = egui::Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height));
                ui.scroll_to_rect(place, None);
            }
            if top + height >= viewport.min.y && top <= viewport.max.y {
                let rect = egui::Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height));
                let builder = egui::UiBuilder::new().max_rect(rect).id_salt(top.to_bits());
                ui.scope_builder(builder, |ui| match line {
                    Line::Heading(kind, count) => heading(ui, view, kind, count),
                    Line::Row(id) => {
                        if let Some(source) = view.session.board.sources.share(id) {
                            row(ui, view, &source);
                        }
                    }
                });
            }
            top += height;
        }
    });
}

/// Works out the lines, where anything they depend on has changed.
fn work_out(view: &mut View<'_>) {
    let state = &mut view.ui.sources;
    let key = (view.session.revision, state.query.clone(), state.closed.len());
    if state.lines_for.as_ref() == Some(&key) {
        return;
    }
    let query = state.query.trim().to_lowercase();
    let matches = |source: &&Source| {
        query.is_empty()
            || source.name.to_lowercase().contains(&query)
            || source.aliases.iter().any(|alias| alias.to_lowercase().contains(&query))
    };
    state.lines.clear();
    for kind in SourceKind::ALL {
        let of_kind = |source: &&Source| source.kind == kind;
        let mut group: Vec<&Source> = view.session.board.sources.iter().filter(of_kind).filter(matches).collect();
        if group.is_empty() {
            continue;
        }
        group.sort_by_cached_key(|source| (source.name.to_lowercase(), source.id));
        state.lines.push(Line::Heading(kind, group.len()));
        if !state.closed.contains(&kind) || !query.is_empty() {
            state.lines.extend(group.into_iter().map(|source| Line::Row(source.id)));
        }
    }
    state.lines_for = Some(key);
}

/// The source to be brought into view: one that has just been selected. Its group is opened for it.
fn follow(view: &mut View<'_>) -> Option<SourceId> {
    let selected = view.session.selected;
    if view.ui.sources.followed == selected {
        return None;
    }
    view.ui.sources.followed = selected;
    let Some(RecordId::Source(id)) = selected else { return None };
    let kind = view.session.board.sources.get(id)?.kind;
    if view.ui.sources.closed.remove(&kind) {
        work_out(view);
    }
    Some(id)
}

fn heading(ui: &mut Ui, view: &mut View<'_>, kind: SourceKind, count: usize) {
    let colours = theme::colours(ui);
    let closed = view.ui.sources.closed.contains(&kind);
    let caret = if closed { icons::CARET_RIGHT } else { icons::CARET_DOWN };
    let text = format!("{caret}  {}  {count}", words::kind(kind));
    let label = RichText::new(text).font(theme::strong(theme::size::SMALL)).color(colours.quiet);
    let button = egui::Button::new(label).frame(false);
    if ui.add(button).accessible_name(format!("{} sources", words::kind(kind))).clicked()
        && !view.ui.sources.closed.remove(&kind)
    {
        view.ui.sources.closed.insert(kind);
    }
}

fn row(ui: &mut Ui, view: &mut View<'_>, source: &Source) {
    let colours = theme::colours(ui);
    let name = names::source(&view.session.board, source.id);
    let selected = view.session.selected == Some(RecordId::Source(source.id));
    let what = Named {
        id: Id::unique(("source", source.id)),
        role: Role::ListItem,
        name: format!("Source: {name}"),
        sense: Sense::click_and_drag(),
    };
    let out = named(ui, what, |ui| {
        Frame::new()
            .fill(if selected { colours.accent_soft } else { colours.raised })
            .stroke(Stroke::new(1.0, if selected { colours.accent } else { colours.line }))
            .corner_radius(CornerRadius::same(8))
            .inner_margin(Margin { left: 8, right: 8, top: 5, bottom: 5 })
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.set_height(ROW - 18.0);
                ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                label_line(ui, view, source, &name);
                let middle = ui.max_rect().center().x;
                weight_line(ui, view, source, &name, middle);
            });
    });
    let response = out.response;
    if response.has_focus() {
        let stroke = Stroke::new(2.0, colours.accent);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(8), stroke, StrokeKind::Outside);
    }
    response.dnd_set_drag_payload(Carried::Source(source.id));
    if response.clicked_by(egui::PointerButton::Primary) {
        response.request_focus();
        view.act(Action::Select(Some(RecordId::Source(source.id))));
    }
    if ui.memory(|memory| memory.has_focus(response.id)) && view.ui.carried.is_none() {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space)) {
            view.act(Action::PickUp(Carried::Source(source.id)));
        }
        if ui.input(|input| input.key_pressed(Key::Enter)) {
            view.act(Action::Select(Some(RecordId::Source(source.id))));
        }
    }
    if response.hovered() && carry::carried(ui.ctx(), view.ui).is_none() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grab);
    }
    response.context_menu(|ui| menu(ui, view, source.id));
}

/// Handle, kind, name, and where it is used. The row's middle falls below this line, on ground that picks the row up.
fn label_line(ui: &mut Ui, view: &mut View<'_>, source: &Source, name: &str) {
    let colours = theme::colours(ui);
    ui.horizontal(|ui| {
        let quiet = |text: String| Label::new(RichText::new(text).color(colours.quiet)).selectable(false);
        ui.add(quiet(icons::DRAG.to_owned()));
        ui.add(quiet(icon(source.kind).to_owned())).on_hover_text(words::kind(source.kind));
        if source.misleading {
            let icon = RichText::new(icons::MISLEADING).color(colours.warning);
            ui.add(Label::new(icon).selectable(false))
                .on_hover_text("It misleads: its word counts against what it says");
        }
        if source.protected {
            ui.add(quiet(icons::LOCK.to_owned())).on_hover_text("Protected: replaced in exports");
        }
        let uses = view.session.links.uses_of(source.id);
        let doubtful = reliability::is_doubtful(view, source);
        let room = (ui.available_width() - if doubtful { 84.0 } else { 34.0 }).max(20.0);
        let shown = RichText::new(name).font(theme::strong(theme::size::BODY)).color(colours.text);
        ui.allocate_ui_with_layout(vec2(room, 20.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(Label::new(shown).truncate().selectable(false));
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if doubtful {
                let ask = RichText::new("Mean it?").font(theme::plain(theme::size::SMALL)).color(colours.warning);
                let ask =
                    ui.add(egui::Button::new(ask).small()).accessible_name(format!("Confirm that {name} misleads"));
                if ask.on_hover_text("Below 0.50 this source misleads. Mean it?").clicked() {
                    reliability::confirm(view, source);
                }
                return;
            }
            let hint = format!("Used in {}", numbers::count(uses, "statement", "statements"));
            ui.add(quiet(numbers::whole(uses))).on_hover_text(hint);
        });
    });
}

fn weight_line(ui: &mut Ui, view: &mut View<'_>, source: &Source, name: &str, middle: f32) {
    let colours = theme::colours(ui);
    ui.horizontal(|ui| {
        reliability::grade_box(ui, view, source, name, "grade", 44.0);
        let lead = source.voice.map(|lead| names::source(&view.session.board, lead));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let number = numbers::reliability(view.session.board.reliability(source.id));
            let number = RichText::new(number).font(theme::plain(theme::size::SMALL));
            match tried_from(view, source.id) {
                None => {
                    ui.add(Label::new(number.color(colours.text)).selectable(false));
                }
                Some(real) => {
                    let hint = words::reliability_as_it_is(real);
                    ui.add(Label::new(number.strong().color(colours.accent)).selectable(false)).on_hover_text(hint);
                }
            }
            // The slider keeps to the right half: a drag from the row's middle picks the row up.
            let width = (ui.available_rect_before_wrap().right() - middle - 14.0).clamp(36.0, 180.0);
            reliability::slider(ui, view, source, name, width);
            if let Some(lead) = lead {
                let text = RichText::new(icons::VOICE).color(colours.quiet);
                ui.add(Label::new(text).selectable(false)).on_hover_text(format!("One voice with {lead}"));
            }
        });
    });
}

/// The reliability on the board as it is, where another one is being tried.
fn tried_from(view: &View<'_>, source: SourceId) -> Option<f64> {
    let real = view.session.real();
    real.sources.get(source)?;
    Some(real.reliability(source)).filter(|number| *number != view.session.board.reliability(source))
}

fn menu(ui: &mut Ui, view: &mut View<'_>, source: SourceId) {
    if ui.button("Show in the inspector").clicked() {
        view.act(Action::Select(Some(RecordId::Source(source))));
    }
    if ui.button("Pick up, to put it on a claim").clicked() {
        view.act(Action::PickUp(Carried::Source(source)));
    }
    if ui.button("Merge into another source…").clicked() {
        view.act(Action::Show(Sheet::Merge(source)));
    }
    ui.separator();
    if ui.button("Delete, with what it said").clicked() {
        view.act(Action::Edit(Edit::Delete(RecordId::Source(source))));
    }
}

/// The picture of a kind.
fn icon(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Outlet => icons::OUTLET,
        SourceKind::Person => icons::PERSON,
        SourceKind::Official => icons::OFFICIAL,
        SourceKind::Institution => icons::INSTITUTION,
        SourceKind::Channel => icons::CHANNEL,
        SourceKind::Record => icons::RECORD,
        SourceKind::Unnamed => icons::UNNAMED,
        SourceKind::Other => icons::OTHER,
    }
}
