//! The chain that carried a statement: who heard the origin itself, and who quotes whom.

use eframe::egui::{ComboBox, Ui};

use super::{choose, quiet, statement::sources};
use crate::{
    app::{board_view::names, view::View},
    board::{Relay, SourceId, Statement},
};

/// Shows the chain of `statement` and puts what is changed into `changed`.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, statement: &Statement, changed: &mut Statement) {
    let name = |id| names::source(&view.session.board, id);
    if statement.relays.is_empty() {
        quiet(ui, "Heard directly: nobody carried it. Add who did, or drop a source on the Via end of the statement.");
    }
    // The outermost first, as a reader meets them; parallel relays follow.
    let mut order = statement.chain();
    order.extend(statement.relays.iter().map(|relay| relay.by).filter(|by| !statement.chain().contains(by)));
    for by in order {
        let Some(relay) = statement.relays.iter().find(|relay| relay.by == by) else { continue };
        let mut from = relay.from;
        ui.group(|ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.strong(name(by));
                let remove = ui.small_button("Remove").accessible_name(format!("Remove relay {}", name(by)));
                if remove.clicked() {
                    without(changed, by);
                }
            });
            let origin = format!("heard {} itself", name(statement.origin));
            let shown = from.map_or_else(|| origin.clone(), |from| format!("quotes {}", name(from)));
            ComboBox::from_id_salt(("from", statement.id, by))
                .width(ui.available_width())
                .truncate()
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut from, None, &origin);
                    for other in statement.relays.iter().map(|relay| relay.by) {
                        if other != by && !leads_to(statement, other, by) {
                            ui.selectable_value(&mut from, Some(other), format!("quotes {}", name(other)));
                        }
                    }
                })
                .response
                .accessible_name(format!("Where {} has it from", name(by)));
        });
        if from != relay.from
            && let Some(relay) = changed.relays.iter_mut().find(|relay| relay.by == by)
        {
            relay.from = from;
        }
    }
    let free = |id| id != statement.origin && !statement.relays.iter().any(|relay| relay.by == id);
    let what = choose::Pick { name: "Add a relay", shown: None, none: None };
    let picked = choose::pick(ui, view, ("relay", statement.id), &what, None, |view| sources(view, free));
    if let Some(Some(by)) = picked {
        let outermost = statement.chain().first().copied();
        changed.relays.push(Relay { by, from: outermost });
    }
}

/// Takes a relay out; who quoted it now quotes what it quoted.
fn without(statement: &mut Statement, by: SourceId) {
    let from = statement.relays.iter().find(|relay| relay.by == by).and_then(|relay| relay.from);
    statement.relays.retain(|relay| relay.by != by);
    for relay in &mut statement.relays {
        if relay.from == Some(by) {
            relay.from = from;
        }
    }
}

/// Whether `start` has it, through whatever links, from `end`.
fn leads_to(statement: &Statement, start: SourceId, end: SourceId) -> bool {
    let from = |by| statement.relays.iter().find(|relay| relay.by == by).and_then(|relay| relay.from);
    std::iter::successors(from(start), |by| from(*by)).take(statement.relays.len()).any(|by| by == end)
}
