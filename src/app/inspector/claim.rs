//! A claim: its words, its credence with the account, and what it hangs together with.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use super::{
    answers, choose, edit, field, ledger, link_to, put, quiet, relations,
    sections::{Heading, Section, headed, section},
    title,
};
use crate::{
    app::{
        action::Action,
        board_view::names,
        numbers, theme,
        view::View,
        widgets::{bar, confidence},
        words,
    },
    board::{Claim, ClaimId, Edit, RecordId, RivalsKind, SourceId, Stance, Statement},
};

/// The priors offered by name (MODEL section 1).
const PRIORS: [(&str, f64); 3] = [("Even, 50 %", 0.5), ("Surprising, 20 %", 0.2), ("Extraordinary, 5 %", 0.05)];

/// Shows `claim`.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, claim: &Claim) {
    let at = RecordId::Claim(claim.id);
    title(ui, "Claim");
    let mut changed = claim.clone();
    field::text(ui, view, (at, "text"), "Claim", &mut changed.text, 3);
    verdict(ui, view, claim);
    section(ui, view, Section::Why, |ui, view| ledger::show(ui, view, claim.id));
    answers::show(ui, view, claim.id);
    let before = changed.prior;
    section(ui, view, Section::Details, |ui, view| details(ui, view, &mut changed));
    let after = std::mem::replace(&mut changed.prior, before);
    put(view, claim, changed);
    if after != before {
        edit(view, Edit::Prior { claim: claim.id, prior: after });
    }
    relations::show(ui, view, claim.id);
    statements(ui, view, claim);
    ui.add_space(theme::space::M);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Duplicate claim").clicked() {
            view.act(Action::DuplicateSelected);
        }
        if ui.button("Delete claim").clicked() {
            view.act(Action::Edit(Edit::Delete(at)));
        }
    });
}

fn details(ui: &mut Ui, view: &mut View<'_>, claim: &mut Claim) {
    let at = RecordId::Claim(claim.id);
    prior(ui, view, claim);
    let outcomes = [
        (None, "Not known".to_owned()),
        (Some(true), "It turned out true".to_owned()),
        (Some(false), "It turned out false".to_owned()),
    ];
    choose::choice(ui, view, claim.id, "How it turned out", &mut claim.outcome, &outcomes);
    choose::tick(ui, view, "Headline claim: the board is about it", &mut claim.headline);
    field::list(ui, view, (at, "tags"), "Tags, with commas between them", &mut claim.tags);
    field::text(ui, view, (at, "note"), "Note", &mut claim.note, 3);
}

fn verdict(ui: &mut Ui, view: &View<'_>, claim: &Claim) {
    let Some(verdict) = view.session.weights.verdict(claim.id) else { return };
    let colours = theme::colours(ui);
    ui.add_space(theme::space::XS);
    let before = view.session.before().and_then(|weights| weights.verdict(claim.id));
    bar::credence_bar(ui, Some(verdict), before, ui.available_width());
    let strong = |text: String, ink| RichText::new(text).font(theme::strong(theme::size::CLAIM)).color(ink);
    ui.add(Label::new(strong(words::verdict(verdict), colours.text)).selectable(false));
    if let Some(moves) = before.and_then(|before| words::moves(before, verdict)) {
        ui.add(Label::new(strong(moves, colours.accent)).selectable(false));
    }
    ui.scope(|ui| {
        quiet(ui, words::confidence(verdict));
        if let Some(confidence) = verdict.confidence() {
            for reason in confidence.reasons.iter().skip(1) {
                quiet(ui, words::capital(&reason.to_string()));
            }
        }
    })
    .response
    .on_hover_ui(|ui| confidence::rule(ui, verdict));
    quiet(ui, voices(view, claim, verdict.voices));
}

/// `5 statements, 3 outlets, 2 separate voices`.
fn voices(view: &View<'_>, claim: &Claim, voices: usize) -> String {
    let statements = view.session.links.bearing_on(claim.id);
    let carried = statements.iter().filter_map(|id| view.session.board.statements.get(*id));
    let mut outlets: Vec<SourceId> = carried.flat_map(|said| said.relays.iter().map(|relay| relay.by)).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let mut parts = vec![numbers::count(statements.len(), "statement", "statements")];
    if !outlets.is_empty() {
        parts.push(numbers::count(outlets.len(), "relay", "relays"));
    }
    parts.push(numbers::count(voices, "separate voice", "separate voices"));
    parts.join(", ")
}

fn prior(ui: &mut Ui, view: &mut View<'_>, claim: &mut Claim) {
    let in_set = view.session.links.rivals_of(claim.id).and_then(|id| view.session.board.rivals.get(id));
    let default = in_set.map_or(0.5, |set| set.kind.default_prior(set.claims.len()));
    let hint = if in_set.is_some() { "its share among its rivals" } else { "0.5" };
    let at = RecordId::Claim(claim.id);
    let check = field::number(|n| n > 0.0 && n < 1.0, "between 0 and 1, both left out");
    let words = ("Prior: how likely before anybody spoke", hint);
    field::parsed(ui, view, (at, "prior"), words, &mut claim.prior, check);
    ui.horizontal_wrapped(|ui| {
        for (name, prior) in PRIORS {
            let chosen = (claim.prior.unwrap_or(default) - prior).abs() < 1e-9;
            if ui.selectable_label(chosen, RichText::new(name).font(theme::plain(theme::size::SMALL))).clicked() {
                claim.prior = (prior != default).then_some(prior);
                view.act(Action::EndGesture);
            }
        }
    });
    match in_set.map(|set| set.kind) {
        Some(RivalsKind::ExactlyOne) => quiet(ui, "Its rivals share the rest. Left empty, all have even shares."),
        Some(RivalsKind::AtMostOne) => quiet(ui, "The priors of all rivals must stay below 1 together."),
        None => {}
    }
}

fn statements(ui: &mut Ui, view: &mut View<'_>, claim: &Claim) {
    let said: Vec<Arc<Statement>> = view
        .session
        .links
        .bearing_on(claim.id)
        .iter()
        .filter_map(|id| view.session.board.statements.share(*id))
        .collect();
    if said.is_empty() {
        return;
    }
    let title = numbers::count(said.len(), "statement", "statements");
    let heading = Heading { section: Section::Statements, title: &words::capital(&title), is_coming: false };
    headed(ui, view, &heading, |ui, view| {
        for stance in Stance::ALL {
            side(ui, view, claim.id, &said, stance);
        }
    });
}

fn side(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId, said: &[Arc<Statement>], stance: Stance) {
    const MOST: usize = 40;
    let on_this_side = |said: &&Arc<Statement>| said.bearing(claim).is_some_and(|bearing| bearing.stance == stance);
    let said: Vec<&Arc<Statement>> = said.iter().filter(on_this_side).collect();
    if said.is_empty() {
        return;
    }
    field::label(ui, &format!("{} {}", words::side(stance), said.len()));
    for said in said.iter().take(MOST) {
        let source = names::source(&view.session.board, said.origin);
        let text = words::short_to(said.words(), 90);
        let text = if text.is_empty() { source } else { format!("{source}: {text}") };
        link_to(ui, view, &text, RecordId::Statement(said.id));
    }
    if said.len() > MOST {
        quiet(ui, words::and_more(said.len() - MOST));
    }
}
