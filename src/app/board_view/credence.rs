//! A claim's credence on its card: the bar, the words and the number, and how sure one can be of it.

use eframe::egui::{Id, Label, RichText, Sense, Ui, accesskit, vec2};

use super::{names, scene::Scene};
use crate::{
    app::{
        theme::{self, size, space},
        view::View,
        widgets::{
            bar::{self, Bar},
            confidence,
            named::announce,
        },
        words,
    },
    board::Claim,
    weigh::{Evidence, Verdict},
};

/// In a card narrower than this the words stand under the bar.
const BESIDE: f32 = 520.0;
/// How wide the bar is beside the words.
const WIDTH: f32 = 260.0;

/// Shows the credence in the width there is.
pub fn show(ui: &mut Ui, view: &View<'_>, scene: Scene, claim: &Claim, text: &str) {
    let verdict = view.session.weights.verdict(claim.id);
    let before = view.session.before().and_then(|weights| weights.verdict(claim.id));
    let room = ui.available_width();
    if room < BESIDE {
        meter(ui, scene, claim, text, (verdict, before), room);
        reading(ui, scene, verdict, before);
    } else {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            meter(ui, scene, claim, text, (verdict, before), WIDTH.min(room * 0.45));
            ui.vertical(|ui| reading(ui, scene, verdict, before));
        });
    }
}

type Verdicts = (Option<Verdict>, Option<Verdict>);

fn meter(ui: &mut Ui, scene: Scene, claim: &Claim, text: &str, (verdict, before): Verdicts, width: f32) {
    let (_, rect) = ui.allocate_space(vec2(width, bar::HEIGHT + 12.0));
    let response = ui.interact(rect, Id::unique(("credence", claim.id)), Sense::hover());
    announce(&response, accesskit::Role::Meter, &names::credence(text, verdict));
    let told = verdict.filter(|verdict| verdict.evidence != Evidence::None);
    if let Some(verdict) = told {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_numeric_value(f64::from(verdict.percent()));
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
        });
    }
    let moved = before.zip(verdict).filter(|(before, now)| words::moves(*before, *now).is_some());
    let remarks: Vec<String> = moved
        .map(|(before, _)| words::as_it_is(before))
        .into_iter()
        .chain(told.filter(|verdict| !verdict.exact).map(|_| words::APPROXIMATELY.to_owned()))
        .collect();
    if !remarks.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(remarks.join(". ")));
    }
    let shown = Bar::moved(verdict, before);
    if ui.is_rect_visible(rect) {
        shown.paint(ui.painter(), rect, scene.colours);
    }
    if let Some(verdict) = verdict {
        response.on_hover_ui(|ui| confidence::rule(ui, verdict));
    }
}

fn reading(ui: &mut Ui, scene: Scene, verdict: Option<Verdict>, before: Option<Verdict>) {
    let Some(verdict) = verdict else {
        ui.add(Label::new(RichText::new(words::NOT_WEIGHED).size(size::SMALL).color(scene.colours.quiet)));
        return;
    };
    ui.spacing_mut().item_spacing.y = 1.0;
    let ink = if verdict.evidence == Evidence::None { scene.colours.quiet } else { scene.colours.text };
    let strong = |text: String, ink| RichText::new(text).font(theme::strong(size::BODY)).color(ink);
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(strong(words::verdict(verdict), ink)));
        if let Some(moves) = before.and_then(|before| words::moves(before, verdict)) {
            ui.add(Label::new(strong(moves, scene.colours.accent)));
        }
    });
    let sure = RichText::new(words::confidence(verdict)).size(size::SMALL).color(scene.colours.quiet);
    ui.add(Label::new(sure).wrap()).on_hover_ui(|ui| confidence::rule(ui, verdict));
}
