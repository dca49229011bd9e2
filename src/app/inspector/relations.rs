//! What a claim hangs together with: relations and rivals.

use eframe::egui::Ui;

use super::{
    choose, edit, link_to, put, quiet,
    sections::{Section, section},
    share,
};
use crate::{
    app::{view::View, words},
    board::{
        ClaimId, Edit, RecordId, Relation, RelationId, RelationKind, Rivals, RivalsId, RivalsKind,
        relation::DEFAULT_STRENGTH,
    },
};

/// Shows the relations and the rival set of `claim`.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId) {
    section(ui, view, Section::Related, |ui, view| related(ui, view, claim));
    section(ui, view, Section::Rivals, |ui, view| rivals(ui, view, claim));
}

fn related(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId) {
    let relations = view.session.links.relations_of(claim).to_vec();
    if relations.is_empty() {
        quiet(
            ui,
            "None. Two claims can stand or fall together, stand against each other, or one can require the other.",
        );
    }
    for id in relations {
        if let Some(relation) = view.session.board.relations.share(id) {
            relation_row(ui, view, claim, &relation);
        }
    }
    let what = choose::Pick { name: "Relate to another claim", shown: None, none: None };
    let picked = choose::pick(ui, view, ("relate", claim), &what, None, |view| claims(view, |id| id != claim));
    if let Some(Some(other)) = picked {
        let id = RelationId::fresh(view.ui.fresh.u64(..));
        let relation = Relation {
            id,
            a: claim,
            b: other,
            kind: RelationKind::Supports,
            strength: DEFAULT_STRENGTH,
            note: String::new(),
        };
        edit(view, Edit::Put(relation.into()));
    }
}

/// The claims that `may` be chosen, in the user's order.
pub(super) fn claims(view: &View<'_>, may: impl Fn(ClaimId) -> bool) -> Vec<(ClaimId, String)> {
    let claims = view.session.order.iter().filter(|id| may(**id)).filter_map(|id| view.session.board.claims.get(*id));
    claims.map(|claim| (claim.id, words::short_to(&claim.text, 70))).collect()
}

fn relation_row(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId, relation: &Relation) {
    let from_here = relation.a == claim;
    let other = if from_here { relation.b } else { relation.a };
    let text = view.session.board.claims.get(other).map_or_else(String::new, |other| other.text.clone());
    let name = words::short(&text);
    let mut changed = relation.clone();
    ui.group(|ui| {
        ui.set_width(ui.available_width());
        let kinds: Vec<(RelationKind, String)> = RelationKind::ALL
            .into_iter()
            .map(|kind| {
                let words = match kind {
                    RelationKind::Requires if !from_here => "Is required by".to_owned(),
                    kind => words::capital(words::relation(kind)),
                };
                (kind, words)
            })
            .collect();
        choose::choice(ui, view, relation.id, "How", &mut changed.kind, &kinds);
        link_to(ui, view, &format!("“{}”", words::short_to(&text, 120)), RecordId::Claim(other));
        ui.horizontal(|ui| {
            quiet(ui, "Strength");
            share(ui, view, &format!("Strength of the relation to {name}"), &mut changed.strength, 0.99);
            let remove = ui.button("Remove").accessible_name(format!("Remove the relation to {name}"));
            if remove.clicked() {
                edit(view, Edit::Delete(RecordId::Relation(relation.id)));
            }
        });
    });
    put(view, relation, changed);
}

fn rivals(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId) {
    let set = view.session.links.rivals_of(claim).and_then(|id| view.session.board.rivals.share(id));
    let Some(set) = set else {
        quiet(ui, "None. Rivals are claims of which only one can be true.");
        let what = choose::Pick { name: "Set against a rival claim", shown: None, none: None };
        let picked = choose::pick(ui, view, ("rival", claim), &what, None, |view| claims(view, |id| id != claim));
        if let Some(Some(other)) = picked {
            let set = match view.session.links.rivals_of(other).and_then(|id| view.session.board.rivals.get(id)) {
                // The other one has rivals already: this claim joins them.
                Some(set) => Rivals { claims: [set.claims.as_slice(), &[claim]].concat(), ..set.clone() },
                None => Rivals {
                    id: RivalsId::fresh(view.ui.fresh.u64(..)),
                    claims: vec![claim, other],
                    kind: RivalsKind::AtMostOne,
                    note: String::new(),
                },
            };
            edit(view, Edit::Put(set.into()));
        }
        return;
    };
    let mut changed = set.as_ref().clone();
    let kinds = [
        (RivalsKind::AtMostOne, "At most one of them is true".to_owned()),
        (RivalsKind::ExactlyOne, "Exactly one of them is true".to_owned()),
    ];
    choose::choice(ui, view, set.id, "How many hold", &mut changed.kind, &kinds);
    for member in &set.claims {
        let text = view.session.board.claims.get(*member).map_or_else(String::new, |member| member.text.clone());
        ui.horizontal(|ui| {
            let leave = if *member == claim { "Leave" } else { "Remove" };
            if ui.small_button(leave).accessible_name(format!("{leave} {}", words::short(&text))).clicked() {
                changed.claims.retain(|other| other != member);
            }
            link_to(ui, view, &words::short_to(&text, 80), RecordId::Claim(*member));
        });
    }
    let what = choose::Pick { name: "Add a rival", shown: None, none: None };
    let links = &view.session.links;
    let free = |id| links.rivals_of(id).is_none();
    let picked = choose::pick(ui, view, ("add-rival", claim), &what, None, |view| claims(view, free));
    if let Some(Some(other)) = picked {
        changed.claims.push(other);
    }
    if changed.claims.len() < 2 {
        edit(view, Edit::Delete(RecordId::Rivals(set.id)));
    } else {
        put(view, set.as_ref(), changed);
    }
}
