//! The credence bar: how likely, how sure, from where.

use eframe::egui::{self, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};

use crate::{
    app::theme,
    weigh::{Evidence, Verdict, verdict::credence},
};

/// Height of the bar, in points.
const HEIGHT: f32 = 12.0;

/// Draws the bar of `verdict` over `width`: filled up to the credence, with the interval as a band, a notch at 50 % and
/// a mark at the prior. Without evidence it stays empty.
pub fn credence_bar(ui: &mut Ui, verdict: Option<&Verdict>, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::hover());
    let colours = theme::colours(ui);
    let painter = ui.painter();
    let round = CornerRadius::same(6);
    painter.rect_filled(rect, round, colours.sunken);
    if let Some(verdict) = verdict.filter(|verdict| verdict.evidence != Evidence::None) {
        let at = |share: f64| rect.left() + rect.width() * share.clamp(0.0, 1.0) as f32;
        let end = at(verdict.credence());
        let filled = Rect::from_min_max(rect.min, pos2(end, rect.max.y));
        painter.with_clip_rect(filled).rect_filled(rect, round, colours.accent);
        if let Some(interval) = verdict.interval {
            let band = Rect::from_min_max(
                pos2(at(interval.low), rect.center().y - 2.0),
                pos2(at(interval.high), rect.center().y + 2.0),
            );
            painter.rect_filled(band, CornerRadius::same(2), theme::wash(colours.text, 0.55));
        }
        let prior = at(credence(verdict.prior_log_odds));
        painter.vline(prior, (rect.top() - 2.0)..=(rect.top() + 2.0), Stroke::new(1.5, colours.quiet));
        painter.vline(end, rect.top()..=rect.bottom(), Stroke::new(2.0, colours.text));
    }
    painter.vline(
        rect.center().x,
        (rect.bottom() - 3.0)..=(rect.bottom() + 3.0),
        Stroke::new(1.0, colours.line_strong),
    );
    painter.rect_stroke(rect, round, Stroke::new(1.0, colours.line), StrokeKind::Inside);
    response
}

/// A letter in a small round box, as for a grade.
pub fn badge(ui: &mut Ui, letter: &str) -> Response {
    let colours = theme::colours(ui);
    let galley = ui.painter().layout_no_wrap(letter.to_owned(), theme::strong(theme::size::SMALL), colours.text);
    let size = Vec2::new(galley.size().x.max(9.0) + 9.0, galley.size().y + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect(rect, CornerRadius::same(5), colours.accent_soft, Stroke::NONE, egui::StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colours.text);
    response
}
