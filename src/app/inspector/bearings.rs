//! What a statement bears on: which way, how far, and whether it would have been said anyway.

use eframe::egui::{Label, RichText, Slider, Ui};

use super::{choose, field, gesture, link_to, quiet, relations::claims, share};
use crate::{
    app::{action::Action, numbers, theme, view::View, words},
    board::{Bearing, ClaimId, Edit, RecordId, Stance, Statement, Target},
};

/// How far a statement settles a claim, by name (MODEL section 1).
const WEIGHTS: [(&str, f64); 4] = [("Decisive", 1.0), ("Strong", 0.8), ("Moderate", 0.5), ("Weak", 0.25)];

/// Shows the bearings of `statement` and puts what is changed into `changed`.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, statement: &Statement, changed: &mut Statement) {
    for bearing in &statement.bears_on {
        let Target::Claim(claim) = bearing.on else {
            quiet(ui, "A remark on something other than a claim: kept, not weighed.");
            if ui.small_button("Remove the remark").clicked() {
                changed.bears_on.retain(|kept| kept.on != bearing.on);
            }
            continue;
        };
        let mut edited = *bearing;
        ui.push_id(claim.as_str(), |ui| {
            ui.group(|ui| {
                ui.set_width(ui.available_width());
                one(ui, view, statement, claim, &mut edited);
            });
        });
        if let Some(kept) = changed.bears_on.iter_mut().find(|kept| kept.on == bearing.on) {
            *kept = edited;
        }
    }
    let what = choose::Pick { name: "Bears on another claim", shown: None, none: None };
    let free = |id| statement.bearing(id).is_none();
    let picked = choose::pick(ui, view, ("bear", statement.id), &what, None, |view| claims(view, free));
    if let Some(Some(claim)) = picked {
        changed.bears_on.push(Bearing::on_claim(claim, Stance::Supports));
    }
}

fn one(ui: &mut Ui, view: &mut View<'_>, statement: &Statement, claim: ClaimId, bearing: &mut Bearing) {
    let text = view.session.board.claims.get(claim).map_or_else(String::new, |claim| claim.text.clone());
    let name = words::short(&text);
    link_to(ui, view, &words::short_to(&text, 120), RecordId::Claim(claim));
    ui.horizontal(|ui| {
        for stance in Stance::ALL {
            ui.selectable_value(&mut bearing.stance, stance, words::stance(stance));
        }
    });
    field::label(ui, "How far it settles the claim, if the source is right");
    ui.horizontal_wrapped(|ui| {
        for (name, weight) in WEIGHTS {
            let label = RichText::new(name).font(theme::plain(theme::size::SMALL));
            ui.selectable_value(&mut bearing.weight, weight, label);
        }
        share(ui, view, &format!("Weight on {name}"), &mut bearing.weight, 1.0);
    });
    field::label(ui, "Would have been said anyway, true or not");
    ui.horizontal(|ui| {
        ui.spacing_mut().slider_width = (ui.available_width() - 60.0).max(60.0);
        let mut number = bearing.anyway;
        let slider = Slider::new(&mut number, 0.0..=0.99).step_by(0.01).show_value(false);
        let response = ui.add(slider).accessible_name(format!("Said anyway about {name}"));
        gesture(view, &response);
        if response.changed() {
            bearing.anyway = (number * 100.0).round() / 100.0;
        }
        ui.add(Label::new(numbers::chance(bearing.anyway)).selectable(false));
    });
    quiet(ui, "A spokesman's denial would have come whatever he believes: then his word moves almost nothing.");
    let push = view.session.weights.push(statement.id, claim);
    ui.horizontal(|ui| {
        quiet(ui, format!("Moves the credence by {} points", numbers::points((push * 100.0).round() as i32)));
        if ui.small_button("Take off").accessible_name(format!("Take off {name}")).clicked() {
            view.act(Action::Edit(Edit::Unbear { statement: statement.id, claim }));
        }
    });
}
