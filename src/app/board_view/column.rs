//! One side of a claim: a place to drop on, and the statements that are there.

use eframe::egui::{self, CornerRadius, Id, Label, RichText, Sense, Shape, Stroke, Ui, accesskit::Role};

use super::{chip, names, target};
use crate::{
    app::{
        carry::DropTarget,
        icons, theme,
        view::View,
        widgets::{Named, named},
        words,
    },
    board::{ClaimId, Stance, Statement, StatementId},
};

/// Chips shown before "Show more".
const SHOWN: usize = 12;

/// Shows a column at least `height` high and returns how high its contents are.
pub fn show(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId, stance: Stance, text: &str, height: f32) -> f32 {
    let colours = theme::colours(ui);
    let ink = match stance {
        Stance::Supports => colours.supports,
        Stance::Opposes => colours.opposes,
    };
    let statements = statements(view, claim, stance);
    let what = Named {
        id: Id::unique(("column", claim, stance)),
        role: Role::Group,
        name: names::column(stance, text),
        sense: Sense::hover(),
    };
    let mut used = 0.0;
    let out = named(ui, what, |ui| {
        ui.set_min_height(height);
        let backdrop = ui.painter().add(Shape::Noop);
        let inner = egui::Frame::new().inner_margin(theme::space::S).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            let icon = if stance == Stance::Supports { icons::SUPPORTS } else { icons::OPPOSES };
            let head = RichText::new(format!("{icon}  {}", words::side(stance)))
                .font(theme::strong(theme::size::SMALL))
                .color(ink);
            ui.horizontal(|ui| {
                ui.add(Label::new(head).selectable(false));
                if !statements.is_empty() {
                    let count = RichText::new(statements.len().to_string()).font(theme::plain(theme::size::SMALL));
                    ui.add(Label::new(count.color(colours.quiet)).selectable(false));
                }
            });
            let all = view.ui.board.expanded.contains(&(claim, stance));
            let most = if all { statements.len() } else { SHOWN };
            for id in statements.iter().take(most) {
                let Some(statement) = view.session.board.statements.share(*id) else { continue };
                if let Some(bearing) = statement.bearing(claim) {
                    chip::show(ui, view, &statement, claim, bearing, text);
                }
            }
            if statements.is_empty() {
                let hint =
                    RichText::new("Drag a source here").font(theme::plain(theme::size::SMALL)).color(colours.quiet);
                ui.add(Label::new(hint).selectable(false));
            }
            if statements.len() > SHOWN {
                let label =
                    if all { "Show fewer".to_owned() } else { format!("Show {} more", statements.len() - SHOWN) };
                if ui.button(label).clicked() && !view.ui.board.expanded.remove(&(claim, stance)) {
                    view.ui.board.expanded.insert((claim, stance));
                }
            }
            used = ui.min_rect().height() + 2.0 * theme::space::S;
        });
        let mut rect = inner.response.rect;
        rect.max.y = rect.max.y.max(rect.min.y + height);
        let fill = theme::wash(ink, 0.06);
        ui.painter().set(
            backdrop,
            Shape::from(egui::epaint::RectShape::new(
                rect,
                CornerRadius::same(8),
                fill,
                Stroke::new(1.0, theme::wash(ink, 0.18)),
                egui::StrokeKind::Inside,
            )),
        );
        target::light(ui, view, DropTarget::Column(claim, stance), rect, CornerRadius::same(8));
    });
    target::take(view, &out.response, DropTarget::Column(claim, stance));
    used
}

/// The statements on this side, those that move the credence most first, those that weigh nothing last.
fn statements(view: &View<'_>, claim: ClaimId, stance: Stance) -> Vec<StatementId> {
    let board = &view.session.board;
    let on_this_side = |said: &&Statement| said.bearing(claim).is_some_and(|bearing| bearing.stance == stance);
    let mut found: Vec<(bool, f64, StatementId)> = view
        .session
        .links
        .bearing_on(claim)
        .iter()
        .filter_map(|id| board.statements.get(*id))
        .filter(on_this_side)
        .map(|said| (!said.is_weighed(), -view.session.weights.push(said.id, claim).abs(), said.id))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    found.into_iter().map(|(_, _, id)| id).collect()
}
