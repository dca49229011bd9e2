//! The account of a credence: signed bars that add up to it.

use eframe::egui::{Align, CornerRadius, Id, Label, Layout, Rect, RichText, Sense, Stroke, Ui, accesskit, pos2, vec2};

use super::quiet;
use crate::{
    app::{
        board_view::names,
        numbers, theme,
        view::View,
        widgets::{Named, named},
        words,
    },
    board::{ClaimId, RecordId, RelationKind},
    weigh::{Entry, EntryKind, verdict::percent},
};

/// Less than ×1.05 either way would be shown as ×1.0.
const HARDLY: f64 = 0.0488;
/// What is below this, in log-odds, is no effect at all.
const NOTHING: f64 = 1e-9;

/// How wide the words for an effect are, in points.
const EFFECT: f32 = 78.0;
/// How high a row is, in points.
const ROW: f32 = 18.0;

/// Shows the ledger of `claim`.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId) {
    let entries = entries(view, claim);
    let most = entries.iter().map(|entry| entry.log_odds.abs()).fold(0.5, f64::max);
    for entry in &entries {
        row(ui, view, claim, *entry, most);
    }
    let others: Vec<f64> =
        entries.iter().filter(|entry| entry.what != EntryKind::Prior).map(|entry| entry.log_odds).collect();
    if others.len() > 1 {
        sums(ui, &others);
    }
    let total: f64 = entries.iter().map(|entry| entry.log_odds).sum();
    let colours = theme::colours(ui);
    let exact = view.session.weights.verdict(claim).is_none_or(|verdict| verdict.exact);
    let together = format!("Together: {}", numbers::percent(percent(total)));
    let text = RichText::new(if exact { together } else { format!("{together}, approximate") });
    ui.add(Label::new(text.font(theme::strong(theme::size::BODY)).color(colours.text)).selectable(false));
    let speaks_here = |lead| entries.iter().any(|entry| entry.what == EntryKind::Voice(lead));
    super::answers::heard_twice(ui, view, claim, speaks_here);
    quiet(ui, "×2 for doubles the odds that the claim is true, ×2 against halves them.");
}

/// What all rows for the claim come to, and all against it.
fn sums(ui: &mut Ui, rows: &[f64]) {
    let (pro, con): (Vec<f64>, Vec<f64>) = rows.iter().partition(|log_odds| **log_odds > 0.0);
    quiet(ui, words::sums(&effect(pro.iter().sum()), &effect(con.iter().sum())));
}

/// The rows, the prior first and then the largest first; worked out once for a board and claim.
fn entries(view: &mut View<'_>, claim: ClaimId) -> Vec<Entry> {
    let key = (view.session.revision, claim);
    match &view.ui.inspector.ledger {
        Some((known, entries)) if *known == key => entries.clone(),
        _ => {
            let mut entries = view.session.weights.ledger(claim);
            entries.sort_by(|a, b| {
                let other = |entry: &Entry| entry.what != EntryKind::Prior;
                other(a).cmp(&other(b)).then(b.log_odds.abs().total_cmp(&a.log_odds.abs()))
            });
            view.ui.inspector.ledger = Some((key, entries.clone()));
            entries
        }
    }
}

/// A factor on the odds in words: `×1.7 against`.
fn effect(log_odds: f64) -> String {
    let factor = log_odds.abs().exp();
    let factor =
        if factor < 100.0 { numbers::fixed(factor, 1) } else { numbers::whole(factor.round().min(1e9) as usize) };
    match log_odds {
        x if x.abs() < NOTHING => "no effect".to_owned(),
        x if x.abs() < HARDLY => "hardly any".to_owned(),
        x if x > 0.0 => format!("×{factor} for"),
        _ => format!("×{factor} against"),
    }
}

fn row(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId, entry: Entry, most: f64) {
    let colours = theme::colours(ui);
    let log_odds = entry.log_odds;
    let (name, words) = (name(view, claim, entry.what), effect(log_odds));
    let ink = match log_odds {
        x if x.abs() < HARDLY => colours.quiet,
        x if x > 0.0 => colours.supports,
        _ => colours.opposes,
    };
    let leads_to = leads_to(view, claim, entry.what);
    let what = Named {
        id: Id::unique(("ledger", claim, format!("{:?}", entry.what))),
        role: accesskit::Role::ListItem,
        name: format!("{name}: {words}"),
        sense: if leads_to.is_some() { Sense::click() } else { Sense::hover() },
    };
    let shown = named(ui, what, |ui| {
        ui.spacing_mut().interact_size.y = ROW;
        ui.horizontal(|ui| {
            let width = ui.available_width();
            let small = theme::plain(theme::size::SMALL);
            ui.allocate_ui_with_layout(vec2(width * 0.46, ROW), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(width * 0.46);
                let name = RichText::new(&name).font(small.clone()).color(colours.text);
                ui.add(Label::new(name).truncate().selectable(false));
            });
            let room = width * 0.54 - EFFECT - 2.0 * ui.spacing().item_spacing.x;
            let (rect, _) = ui.allocate_exact_size(vec2(room.max(24.0), 14.0), Sense::hover());
            bar(ui, rect, log_odds / most, ink);
            ui.add(Label::new(RichText::new(&words).font(small).color(ink)).truncate().selectable(false));
        });
    });
    let alone =
        format!("{name}: {words}.\nBy itself it takes an even chance to {}.", numbers::percent(percent(log_odds)));
    let response = shown.response.on_hover_text(alone);
    if let Some(id) = leads_to {
        if response.has_focus() {
            ui.painter().rect_stroke(
                response.rect.expand(2.0),
                CornerRadius::same(4),
                Stroke::new(2.0, colours.accent),
                eframe::egui::StrokeKind::Outside,
            );
        }
        if response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand).clicked() {
            view.act(crate::app::action::Action::Reveal(id));
        }
    }
}

/// A bar from the middle of `rect`: to the right what speaks for the claim. `share` is in [−1, 1].
fn bar(ui: &Ui, rect: Rect, share: f64, ink: eframe::egui::Color32) {
    let middle = rect.center().x;
    let end = middle + share as f32 * rect.width() / 2.0;
    let bar = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), rect.top() + 2.0..=rect.bottom() - 2.0);
    ui.painter().rect_filled(bar, CornerRadius::same(2), ink);
    let line = Stroke::new(1.0, theme::colours(ui).line_strong);
    ui.painter().line_segment([pos2(middle, rect.top()), pos2(middle, rect.bottom())], line);
}

/// What a click on a row shows.
fn leads_to(view: &View<'_>, claim: ClaimId, what: EntryKind) -> Option<RecordId> {
    match what {
        EntryKind::Voice(lead) => Some(RecordId::Source(lead)),
        EntryKind::Relation(id) => {
            let relation = view.session.board.relations.get(id)?;
            Some(RecordId::Claim(if relation.a == claim { relation.b } else { relation.a }))
        }
        EntryKind::Prior | EntryKind::Rivals(_) | EntryKind::Related | EntryKind::Outcome => None,
    }
}

fn name(view: &View<'_>, claim: ClaimId, what: EntryKind) -> String {
    let board = &view.session.board;
    match what {
        EntryKind::Prior => "Before anybody spoke".to_owned(),
        EntryKind::Voice(lead) => {
            let source = names::source(board, lead);
            let source = match board.sources.get(lead).and_then(|source| source.reliability.grade()) {
                Some(grade) => format!("{source} ({})", grade.letter()),
                None => format!("{source} ({})", numbers::reliability(board.reliability(lead))),
            };
            match view.session.links.led_by(lead).len() {
                0 => source,
                others => format!("{source} and {others} of the same voice"),
            }
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
            format!("{tie} “{}”", words::short(other))
        }),
        EntryKind::Rivals(_) => "Its rivals".to_owned(),
        EntryKind::Related => "Related claims".to_owned(),
        EntryKind::Outcome => "Settled by an outcome".to_owned(),
    }
}
