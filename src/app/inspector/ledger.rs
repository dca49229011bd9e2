//! The account of a credence: signed bars that add up to it.

use eframe::egui::{Align, CornerRadius, Label, Layout, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use crate::{
    app::{board_view::names, numbers, theme, view::View},
    board::{ClaimId, RelationKind},
    weigh::{EntryKind, verdict::percent},
};

/// Shows the ledger of `claim`.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, claim: ClaimId) {
    let entries = view.session.weights.ledger(claim);
    let most = entries.iter().map(|entry| entry.log_odds.abs()).fold(0.5, f64::max);
    for entry in &entries {
        row(ui, &name(view, claim, entry.what), entry.log_odds, most);
    }
    let total: f64 = entries.iter().map(|entry| entry.log_odds).sum();
    let colours = theme::colours(ui);
    let text = format!("Together: {}", numbers::percent(percent(total)));
    ui.add(
        Label::new(RichText::new(text).font(theme::strong(theme::size::BODY)).color(colours.text)).selectable(false),
    );
    super::quiet(ui, "×2 for doubles the odds that the claim is true, ×2 against halves them.");
}

fn row(ui: &mut Ui, name: &str, log_odds: f64, most: f64) {
    let colours = theme::colours(ui);
    let factor = log_odds.abs().exp();
    let factor =
        if factor < 100.0 { numbers::fixed(factor, 1) } else { numbers::whole(factor.round().min(1e9) as usize) };
    // Less than ×1.05 either way would be shown as ×1.0.
    let (words, ink) = if log_odds.abs() < 0.0488 {
        (if log_odds.abs() < 1e-9 { "no effect" } else { "hardly any" }.to_owned(), colours.quiet)
    } else if log_odds > 0.0 {
        (format!("×{factor} for"), colours.supports)
    } else {
        (format!("×{factor} against"), colours.opposes)
    };
    ui.horizontal(|ui| {
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width * 0.44, 18.0), Layout::left_to_right(Align::Center), |ui| {
            let name = RichText::new(name).font(theme::plain(theme::size::SMALL)).color(colours.text);
            ui.set_width(width * 0.44);
            ui.add(Label::new(name).truncate().selectable(false));
        });
        let (rect, _) = ui.allocate_exact_size(vec2(width * 0.28, 14.0), Sense::hover());
        let middle = rect.center().x;
        let end = middle + (log_odds / most) as f32 * rect.width() / 2.0;
        let bar = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), rect.top() + 2.0..=rect.bottom() - 2.0);
        ui.painter().rect_filled(bar, CornerRadius::same(2), ink);
        ui.painter().line_segment(
            [pos2(middle, rect.top()), pos2(middle, rect.bottom())],
            Stroke::new(1.0, colours.line_strong),
        );
        let words = RichText::new(words).font(theme::plain(theme::size::SMALL)).color(ink);
        ui.add(Label::new(words).truncate().selectable(false));
    });
}

fn name(view: &View<'_>, claim: ClaimId, what: EntryKind) -> String {
    let board = &view.session.board;
    match what {
        EntryKind::Prior => "Before anybody spoke".to_owned(),
        EntryKind::Voice(lead) => {
            let source = names::source(board, lead, view.ui.masked);
            if view.session.links.led_by(lead).is_empty() { source } else { format!("{source} and their voice") }
        }
        EntryKind::Relation(id) => board.relations.get(id).map_or_else(String::new, |relation| {
            let other = if relation.a == claim { relation.b } else { relation.a };
            let other = board.claims.get(other).map_or("", |claim| claim.text.as_str());
            let tie = match relation.kind {
                RelationKind::Supports => "With",
                RelationKind::Opposes => "Against",
                RelationKind::Requires if relation.a == claim => "Requires",
                RelationKind::Requires => "Required by",
            };
            format!("{tie} “{}”", crate::app::words::short(other))
        }),
        EntryKind::Rivals(_) => "Its rivals".to_owned(),
        EntryKind::Related => "Related claims".to_owned(),
        EntryKind::Outcome => "Settled by an outcome".to_owned(),
    }
}
