//! A statement on a card.

use std::sync::Arc;

use eframe::egui::{
    Color32, Galley, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, accesskit,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use super::{
    keyboard::{self, Spot},
    names,
    scene::{Scene, colour},
};
use crate::{
    app::{
        action::Action,
        carry::{Carried, DropTarget},
        numbers,
        theme::{self, size, space, wash},
        view::View,
        widgets::named::announce,
        words,
    },
    board::{ClaimId, Edit, RecordId, Reliability, Stance, Statement, Status, Target},
};

/// Inside a chip, left and right, above and below.
const MARGIN: Vec2 = vec2(10.0, 8.0);
/// How wide the end is that makes a relay.
const VIA: f32 = 52.0;
/// No more of a quote than this is ever laid out.
const LONGEST: usize = 400;

/// A statement on a card.
#[derive(Clone, Copy, Debug)]
pub struct Chip<'a> {
    /// What was said.
    pub statement: &'a Statement,
    /// The claim of the card.
    pub claim: ClaimId,
    /// The claim's text, as it stands in names.
    pub text: &'a str,
    /// The column.
    pub stance: Stance,
}

/// The id of a chip's node.
pub fn id(spot: Spot) -> Id {
    Id::unique(("board spot", spot))
}

struct Line {
    left: Arc<Galley>,
    colour: Color32,
    at: Vec2,
}

impl Chip<'_> {
    /// Shows the chip in the width there is.
    pub fn show(self, ui: &mut Ui, view: &mut View<'_>, scene: Scene) {
        let session = view.session;
        let colours = scene.colours;
        let spot = Spot::Chip(self.claim, self.statement.id);
        let source = names::source(&session.board, self.statement.origin);
        let weighs = self.statement.is_weighed();
        let push = (session.weights.push(self.statement.id, self.claim) * 100.0).round() as i32;
        let width = ui.available_width().max(80.0);
        let inner = width - 2.0 * MARGIN.x;

        let mut lines: Vec<Line> = Vec::with_capacity(6);
        let push_text = if weighs { numbers::points(push) } else { String::new() };
        let push_colour = match push {
            0 => colours.quiet,
            1.. => colours.supports,
            _ => colours.opposes,
        };
        let push_galley = galley(ui, &push_text, true, size::BODY, inner, 1);
        let grade = galley(ui, &self.grade(view), true, size::SMALL, inner, 1);
        let badge = vec2((grade.size().x + 8.0).max(18.0), 18.0);
        let room = inner - push_galley.size().x - badge.x - 2.0 * space::S;
        let name = galley(ui, &source, true, size::BODY, room.max(20.0), 1);
        let name_size = name.size();
        let mut y = MARGIN.y;
        let row = name_size.y.max(badge.y);
        let centred = |height: f32| y + (row - height) / 2.0;
        let text = if weighs { colours.text } else { colours.quiet };
        let badge_at = vec2(MARGIN.x + name_size.x + space::S, centred(badge.y));
        lines.push(Line { at: vec2(MARGIN.x, centred(name_size.y)), left: name, colour: text });
        lines.push(Line { at: badge_at + (badge - grade.size()) / 2.0, left: grade, colour: colours.quiet });
        lines.push(Line {
            at: vec2(width - MARGIN.x - push_galley.size().x, centred(push_galley.size().y)),
            left: push_galley,
            colour: push_colour,
        });
        y += row;
        let via = names::chain(&session.board, self.statement).unwrap_or_default();
        let words = self.words();
        let marks = self.marks();
        for (line, font, colour, rows) in [
            (via.as_str(), size::SMALL, colours.quiet, 1),
            (words.as_str(), size::BODY, if self.statement.words().is_empty() { colours.quiet } else { text }, 2),
            (marks.as_str(), size::SMALL, colours.warning, 1),
        ] {
            if !line.is_empty() {
                y += 3.0;
                let left = galley(ui, line, false, font, inner, rows);
                let height = left.size().y;
                lines.push(Line { at: vec2(MARGIN.x, y), left, colour });
                y += height;
            }
        }
        let (_, rect) = ui.allocate_space(vec2(width, y + MARGIN.y));
        let response = ui.interact(rect, id(spot), Sense::click_and_drag());
        let name = names::chip(&source, self.stance, self.text);
        announce(&response, accesskit::Role::ListItem, &name);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let parts = [words.as_str(), via.as_str(), marks.as_str(), push_text.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            node.set_description(parts.join(". "));
            node.set_selected(session.selected == Some(RecordId::Statement(self.statement.id)));
        });

        if ui.is_rect_visible(rect) {
            self.paint(ui, scene, rect, &response, session.selected);
            let badge = Rect::from_min_size(rect.min + badge_at, badge);
            ui.painter().rect_stroke(badge, 4.0, Stroke::new(1.0, colours.line_strong), StrokeKind::Inside);
            for line in lines {
                ui.painter().galley(rect.min + line.at, line.left, line.colour);
            }
        }
        self.react(ui, view, &response, spot);
        self.via_target(ui, view, scene, rect, &source);
    }

    fn paint(self, ui: &Ui, scene: Scene, rect: Rect, response: &eframe::egui::Response, selected: Option<RecordId>) {
        let colours = scene.colours;
        let chosen = selected == Some(RecordId::Statement(self.statement.id));
        let lifted = scene.carried == Some(Carried::Statement(self.statement.id, self.claim));
        let fill = if chosen { colours.accent_soft } else { colours.raised };
        let stroke = match () {
            () if response.has_focus() || lifted => Stroke::new(2.0, colours.accent),
            () if chosen => Stroke::new(1.5, colours.accent),
            () if response.hovered() => Stroke::new(1.0, colours.line_strong),
            () => Stroke::new(1.0, colours.line),
        };
        ui.painter().rect(rect, 6.0, fill, stroke, StrokeKind::Inside);
        // The edge says the side without words; the column's header says it with words.
        let edge = Rect::from_min_size(rect.min + vec2(1.0, 7.0), vec2(2.5, rect.height() - 14.0));
        let strength = if self.statement.is_weighed() { 0.9 } else { 0.3 };
        ui.painter().rect_filled(edge, 1.0, wash(colour(colours, self.stance), strength));
    }

    fn react(self, ui: &mut Ui, view: &mut View<'_>, response: &eframe::egui::Response, spot: Spot) {
        let record = RecordId::Statement(self.statement.id);
        response.dnd_set_drag_payload(Carried::Statement(self.statement.id, self.claim));
        if response.clicked_by(eframe::egui::PointerButton::Primary) {
            response.request_focus();
            view.act(Action::Select(Some(record)));
        }
        keyboard::visit(ui, view, response, spot);
        response.context_menu(|ui| self.menu(ui, view));
    }

    fn menu(self, ui: &mut Ui, view: &mut View<'_>) {
        let id = self.statement.id;
        let record = RecordId::Statement(id);
        if ui.button(words::INSPECT).clicked() {
            view.act(Action::Select(Some(record)));
            view.ui.show_inspector = true;
        }
        if ui.button(words::turn_to(self.stance.turned())).clicked() {
            view.act(Action::Edit(Edit::Bear { statement: id, claim: self.claim, stance: self.stance.turned() }));
        }
        if ui.button(words::PICK_UP).clicked() {
            view.act(Action::PickUp(Carried::Statement(id, self.claim)));
        }
        ui.separator();
        if self.statement.claims().nth(1).is_some() && ui.button(words::TAKE_OFF).clicked() {
            view.act(Action::Edit(Edit::Unbear { statement: id, claim: self.claim }));
        }
        if ui.button(words::DELETE_STATEMENT).clicked() {
            view.act(Action::Edit(Edit::Delete(record)));
        }
    }

    /// The right end of the chip, where a source becomes a relay.
    fn via_target(self, ui: &mut Ui, view: &mut View<'_>, scene: Scene, chip: Rect, source: &str) {
        let on = DropTarget::Via(self.statement.id, self.claim);
        let takes = scene.carried.is_some_and(|what| crate::app::carry::takes(&view.session.board, on, what));
        if !takes {
            return;
        }
        let rect = Rect::from_min_max(Pos2::new(chip.right() - VIA, chip.top()), chip.max);
        let response = ui.interact(rect, Id::unique(("via", on)), Sense::hover());
        announce(&response, accesskit::Role::Group, &names::via(source));
        let light = scene.target(view, &response, on);
        ui.painter().rect_filled(rect.shrink(1.0), 6.0, scene.colours.raised);
        light.paint(ui.painter(), rect, 6, scene.colours.accent);
        let label = galley(ui, words::VIA, true, size::SMALL, VIA, 1);
        ui.painter().galley(rect.center() - label.size() / 2.0, label, scene.colours.accent);
    }

    fn grade(self, view: &View<'_>) -> String {
        let source = view.session.board.sources.get(self.statement.origin);
        match source.map(|source| source.reliability).unwrap_or_default() {
            Reliability::Probability(number) => numbers::reliability(number),
            graded => graded.grade().map_or_else(String::new, |grade| grade.letter().to_owned()),
        }
    }

    fn words(self) -> String {
        let said = self.statement.words();
        let (short, cut) = match said.char_indices().nth(LONGEST) {
            Some((end, _)) => (&said[..end], "…"),
            None => (said, ""),
        };
        let line = short.split_whitespace().collect::<Vec<_>>().join(" ");
        match () {
            () if line.is_empty() => words::NO_WORDS.to_owned(),
            () if self.statement.quote.is_empty() => line + cut,
            () => format!("“{line}{cut}”"),
        }
    }

    fn marks(self) -> String {
        let mut marks: Vec<String> = Vec::new();
        match self.statement.status {
            Status::Standing => {}
            Status::Retracted { .. } => marks.push(words::RETRACTED.to_owned()),
            Status::Superseded { .. } => marks.push(words::SUPERSEDED.to_owned()),
        }
        if self.statement.repeats.is_some() {
            marks.push(words::REPEATS.to_owned());
        }
        let anyway = self.statement.bears_on.iter().find(|bearing| bearing.on == Target::Claim(self.claim));
        if let Some(bearing) = anyway.filter(|bearing| bearing.anyway > 0.0) {
            marks.push(words::said_anyway(bearing.anyway));
        }
        marks.join(" · ")
    }
}

/// Text cut to `rows` rows, with an ellipsis where it goes on.
fn galley(ui: &Ui, text: &str, strong: bool, size: f32, width: f32, rows: usize) -> Arc<Galley> {
    let font_id = if strong { theme::strong(size) } else { theme::plain(size) };
    let mut job = LayoutJob::single_section(
        text.to_owned(),
        TextFormat { font_id, color: Color32::PLACEHOLDER, ..TextFormat::default() },
    );
    job.wrap =
        TextWrapping { max_width: width, max_rows: rows, break_anywhere: rows == 1, overflow_character: Some('…') };
    ui.painter().layout_job(job)
}
