//! The credence bar: 0 to 100 %, with its interval, a tick at one half, and the prior.

use eframe::egui::{
    self, Color32, CornerRadius, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use crate::{
    app::theme::{self, Palette, wash},
    weigh::{Evidence, Verdict, verdict::credence},
};

/// How high the bar is, in points; marks reach a little beyond it.
pub const HEIGHT: f32 = 10.0;

/// What a bar shows; all numbers in [0, 1].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// The credence; none where there is no evidence.
    pub credence: Option<f64>,
    /// The ends of its interval.
    pub interval: Option<(f64, f64)>,
    /// The probability before anybody spoke, where it is not one half.
    pub prior: Option<f64>,
    /// Where a gesture under way moved it from.
    pub from: Option<f64>,
}

impl Bar {
    /// What a verdict says.
    pub fn of(verdict: Option<Verdict>) -> Self {
        let Some(verdict) = verdict.filter(|verdict| verdict.evidence != Evidence::None) else {
            return Self::default();
        };
        Self {
            credence: Some(verdict.credence()),
            interval: verdict.interval.map(|interval| (interval.low, interval.high)),
            prior: Some(credence(verdict.prior_log_odds)).filter(|prior| (prior - 0.5).abs() > 1e-6),
            from: None,
        }
    }

    /// What a verdict says, with a mark where it was `before` if it shows another number now.
    pub fn moved(verdict: Option<Verdict>, before: Option<Verdict>) -> Self {
        let told = |verdict: &Verdict| verdict.evidence != Evidence::None;
        let from = before.filter(told).zip(verdict.filter(told));
        let from = from.filter(|(before, now)| before.percent() != now.percent());
        Self { from: from.map(|(before, _)| before.credence()), ..Self::of(verdict) }
    }

    /// Paints the bar into `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, colours: &Palette) {
        let rect = Rect::from_center_size(rect.center(), vec2(rect.width(), HEIGHT.min(rect.height())));
        let round = CornerRadius::same((rect.height() / 2.0) as u8);
        let at = |share: f64| rect.left() + rect.width() * share.clamp(0.0, 1.0) as f32;
        let part = |low: f64, high: f64| Rect::from_x_y_ranges(at(low)..=at(high), rect.y_range());
        painter.rect_filled(rect, round, colours.sunken);
        let Some(credence) = self.credence else {
            hatch(painter, rect, colours);
            painter.rect_stroke(rect, round, Stroke::new(1.0, colours.line), StrokeKind::Inside);
            return;
        };
        let fill = if credence >= 0.5 { colours.supports } else { colours.opposes };
        // From the middle outwards: the side says which way the evidence leans, the length how far.
        if let Some((low, high)) = self.interval {
            painter.rect_filled(part(low, high), round, wash(fill, 0.22));
        }
        let (low, high) = if credence >= 0.5 { (0.5, credence) } else { (credence, 0.5) };
        painter.rect_filled(part(low, high).shrink2(vec2(0.0, 2.0)), CornerRadius::ZERO, wash(fill, 0.75));
        painter.rect_stroke(rect, round, Stroke::new(1.0, colours.line), StrokeKind::Inside);
        tick(painter, at(0.5), rect, 2.0, Stroke::new(1.0, colours.line_strong));
        if let Some(prior) = self.prior {
            notch(painter, at(prior), rect, colours.quiet);
        }
        if let Some(from) = self.from {
            painter.extend(egui::Shape::dashed_line(
                &[pos2(at(from), rect.top() - 4.0), pos2(at(from), rect.bottom() + 4.0)],
                Stroke::new(1.5, colours.quiet),
                3.0,
                2.0,
            ));
        }
        let marker = Rect::from_center_size(pos2(at(credence), rect.center().y), vec2(5.0, rect.height() + 6.0));
        painter.rect(marker, 2.5, fill, Stroke::new(1.5, colours.raised), StrokeKind::Outside);
    }
}

/// The bar of `verdict`, `width` wide, with a mark where it was `before`.
pub fn credence_bar(ui: &mut Ui, verdict: Option<Verdict>, before: Option<Verdict>, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT + 12.0), Sense::hover());
    Bar::moved(verdict, before).paint(ui.painter(), rect, theme::colours(ui));
    response
}

/// Slanted lines: nothing is known here.
fn hatch(painter: &Painter, rect: Rect, colours: &Palette) {
    let inside = painter.with_clip_rect(rect.shrink(1.0).intersect(painter.clip_rect()));
    let stroke = Stroke::new(1.0, colours.line);
    let mut x = rect.left();
    while x < rect.right() + rect.height() {
        inside.line_segment([pos2(x, rect.top()), pos2(x - rect.height(), rect.bottom())], stroke);
        x += 8.0;
    }
}

fn tick(painter: &Painter, x: f32, rect: Rect, beyond: f32, stroke: Stroke) {
    painter.vline(painter.round_to_pixel_center(x), rect.expand2(vec2(0.0, beyond)).y_range(), stroke);
}

/// A small triangle under the bar.
fn notch(painter: &Painter, x: f32, rect: Rect, colour: Color32) {
    let tip = pos2(x, rect.bottom() + 1.0);
    let points = vec![tip, tip + vec2(3.5, 5.0), tip + vec2(-3.5, 5.0)];
    painter.add(egui::Shape::convex_polygon(points, colour, Stroke::NONE));
}

/// A letter in a small round box, as for a grade.
pub fn badge(ui: &mut Ui, letter: &str) -> Response {
    let colours = theme::colours(ui);
    let galley = ui.painter().layout_no_wrap(letter.to_owned(), theme::strong(theme::size::SMALL), colours.text);
    let size = Vec2::new(galley.size().x.max(9.0) + 9.0, galley.size().y + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect(rect, CornerRadius::same(5), colours.accent_soft, Stroke::NONE, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colours.text);
    response
}
