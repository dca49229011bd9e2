//! The rule that a confidence follows, shown to who points at it.

use eframe::egui::Ui;

use crate::{app::words, weigh::Verdict};

/// What the verdict rests on, all reasons for its confidence, and the rule with the verdict's own numbers.
pub fn rule(ui: &mut Ui, verdict: Verdict) {
    ui.set_max_width(340.0);
    ui.label(words::voices(verdict));
    for reason in verdict.confidence().iter().flat_map(|confidence| &confidence.reasons) {
        ui.label(words::capital(&reason.to_string()));
    }
    let rule = words::confidence_rule(verdict);
    if !rule.is_empty() {
        ui.separator();
    }
    for line in rule {
        ui.label(line);
    }
}
