//! Values that are chosen, not typed: from a few, or from many found by typing.

use std::{fmt::Debug, hash::Hash};

use eframe::egui::{ComboBox, Id, PopupCloseBehavior, ScrollArea, TextEdit, Ui};

use super::{field::label, quiet};
use crate::app::{action::Action, numbers, view::View};

/// One of a few values. A choice is a step of its own.
pub(super) fn choice<T: PartialEq + Copy>(
    ui: &mut Ui,
    view: &mut View<'_>,
    salt: impl Hash + Debug,
    name: &str,
    value: &mut T,
    all: &[(T, String)],
) {
    label(ui, name);
    let before = *value;
    let shown = all.iter().find(|(one, _)| one == value).map_or("", |(_, words)| words.as_str());
    ComboBox::from_id_salt((name, Id::unique(salt)))
        .width(ui.available_width())
        .selected_text(shown)
        .truncate()
        .show_ui(ui, |ui| {
            for (one, words) in all {
                ui.selectable_value(value, *one, words);
            }
        })
        .response
        .accessible_name(name);
    if *value != before {
        view.act(Action::EndGesture);
    }
}

/// A box to be ticked. Ticking is a step of its own.
pub(super) fn tick(ui: &mut Ui, view: &mut View<'_>, name: &str, value: &mut bool) {
    if ui.checkbox(value, name).changed() {
        view.act(Action::EndGesture);
    }
}

/// What a [`pick`] says.
pub(super) struct Pick<'a> {
    /// Its accessible name, and what it says while nothing is chosen.
    pub name: &'a str,
    /// What is chosen now.
    pub shown: Option<&'a str>,
    /// What the empty choice says, where there is one.
    pub none: Option<&'a str>,
}

/// One of many records, found by typing. `all` is asked only while the list is open. Gives what was chosen in this
/// frame, if anything was: the empty choice, or a record.
#[expect(clippy::option_option, reason = "nothing chosen and the empty choice are two things")]
pub(super) fn pick<T: PartialEq + Copy>(
    ui: &mut Ui,
    view: &mut View<'_>,
    salt: impl Hash + Debug,
    what: &Pick<'_>,
    value: Option<T>,
    all: impl FnOnce(&View<'_>) -> Vec<(T, String)>,
) -> Option<Option<T>> {
    const MOST: usize = 60;
    let name = what.name;
    let mut chosen = None;
    ComboBox::from_id_salt((name, Id::unique(salt)))
        .width(ui.available_width())
        .selected_text(what.shown.or(what.none).map_or_else(|| format!("{name}…"), str::to_owned))
        .truncate()
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            let find = TextEdit::singleline(&mut view.ui.inspector.pick).hint_text("Find").desired_width(f32::INFINITY);
            ui.add(find).accessible_name(format!("Find for {name}"));
            let query = view.ui.inspector.pick.trim().to_lowercase();
            let all = all(view);
            let matching = |words: &str| query.is_empty() || words.to_lowercase().contains(&query);
            let mut found = all.iter().filter(|(_, words)| matching(words));
            ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                if let Some(none) = what.none
                    && ui.selectable_label(value.is_none(), none).clicked()
                {
                    chosen = Some(None);
                }
                for (one, words) in found.by_ref().take(MOST) {
                    if ui.selectable_label(value == Some(*one), words).clicked() {
                        chosen = Some(Some(*one));
                    }
                }
                let more = found.count();
                if all.is_empty() {
                    quiet(ui, "There is nothing to choose from yet.");
                } else if more > 0 {
                    quiet(ui, format!("and {} more: type to narrow the list", numbers::whole(more)));
                }
            });
            if chosen.is_some() {
                ui.close();
            }
        })
        .response
        .accessible_name(name);
    if chosen.is_some() {
        view.ui.inspector.pick.clear();
        view.act(Action::EndGesture);
    }
    chosen
}
