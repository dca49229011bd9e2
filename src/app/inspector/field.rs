//! Fields of the inspector: a label above, what is wrong below, and typing that is one step of the history.

use std::{fmt::Display, str::FromStr};

use eframe::egui::{
    self, ComboBox, Id, Label, RichText, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use crate::{
    app::{action::Action, theme, view::View},
    board::RecordId,
};

/// The label above a field.
pub(super) fn label(ui: &mut Ui, text: &str) {
    let colours = theme::colours(ui);
    ui.add_space(2.0);
    let text = RichText::new(text).font(theme::plain(theme::size::SMALL)).color(colours.quiet);
    ui.add(Label::new(text).selectable(false));
}

/// A text, of one line or several.
pub(super) fn text(
    ui: &mut Ui,
    view: &mut View<'_>,
    (at, key): (RecordId, &'static str),
    name: &str,
    value: &mut String,
    rows: usize,
) {
    label(ui, name);
    if let Some(typed) = edit(ui, view, (at, key), name, value, "", rows) {
        // A pasted text may hold what a project must not.
        *value = typed.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect();
    }
}

/// A value that is typed as text. What can't be understood stays in the field, with the reason below it.
pub(super) fn parsed<T>(
    ui: &mut Ui,
    view: &mut View<'_>,
    (at, key): (RecordId, &'static str),
    name: &str,
    hint: &str,
    value: &mut Option<T>,
    check: impl Fn(&str) -> Result<T, String>,
) where
    T: Display,
{
    label(ui, name);
    let shown = value.as_ref().map_or_else(String::new, ToString::to_string);
    let typed = edit(ui, view, (at, key), name, &shown, hint, 1);
    let text = typed.clone().or_else(|| view.ui.inspector.buffers.get(&(at, key)).cloned()).unwrap_or(shown);
    let text = text.trim();
    if text.is_empty() {
        if typed.is_some() {
            *value = None;
        }
        return;
    }
    match check(text) {
        Ok(read) => {
            if typed.is_some() {
                *value = Some(read);
            }
        }
        Err(wrong) => {
            let colours = theme::colours(ui);
            ui.colored_label(colours.error, wrong);
        }
    }
}

/// Reads a date.
pub(super) fn date(text: &str) -> Result<crate::board::Date, String> {
    text.parse().map_err(|error: crate::board::date::BadDate| error.to_string())
}

/// Reads a number that `legal` allows; `range` says which those are.
pub(super) fn number<'a>(
    legal: impl Fn(f64) -> bool + 'a,
    range: &'a str,
) -> impl Fn(&str) -> Result<f64, String> + 'a {
    move |text| match f64::from_str(&text.replace(',', ".")) {
        Ok(number) if number.is_finite() && legal(number) => Ok(number + 0.0),
        _ => Err(format!("Expected a number {range}.")),
    }
}

/// The editor itself. Gives the text when it was changed; while it is not in use it shows `value`, unless what was typed
/// last could not be taken over.
fn edit(
    ui: &mut Ui,
    view: &mut View<'_>,
    (at, key): (RecordId, &'static str),
    name: &str,
    value: &str,
    hint: &str,
    rows: usize,
) -> Option<String> {
    let id = Id::unique(("inspector", at, key));
    let in_use = ui.memory(|memory| memory.has_focus(id));
    let kept = view.ui.inspector.buffers.remove(&(at, key));
    let mut buffer = match kept {
        Some(kept) if in_use || rows == 1 && !hint.is_empty() => kept,
        _ => value.to_owned(),
    };
    let editor =
        if rows > 1 { TextEdit::multiline(&mut buffer).desired_rows(rows) } else { TextEdit::singleline(&mut buffer) };
    let editor = editor.id(id).hint_text(hint.to_owned()).desired_width(f32::INFINITY);
    let response = ui.add(editor).accessible_name(name);
    if view.ui.inspector.name_it == Some(at) && matches!(key, "name" | "text") {
        view.ui.inspector.name_it = None;
        response.request_focus();
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let all = CCursorRange::two(CCursor::default(), CCursor::new(buffer.chars().count()));
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), id);
    }
    if response.lost_focus() {
        view.act(Action::EndGesture);
    }
    let changed = response.changed();
    // Kept while in use; and afterwards where it is no value yet, so that nothing typed is lost.
    if response.has_focus() || in_use || !hint.is_empty() && buffer != value {
        view.ui.inspector.buffers.insert((at, key), buffer.clone());
    }
    changed.then_some(buffer)
}

/// One of a few values.
pub(super) fn choice<T: PartialEq + Copy>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: &mut T,
    all: &[(T, String)],
) {
    label(ui, name);
    let shown = all.iter().find(|(one, _)| one == value).map_or("", |(_, words)| words.as_str());
    ComboBox::from_id_salt((name, Id::unique(salt)))
        .width(ui.available_width())
        .selected_text(shown)
        .show_ui(ui, |ui| {
            for (one, words) in all {
                ui.selectable_value(value, *one, words);
            }
        })
        .response
        .accessible_name(name);
}

/// One of many records, found by typing. `none` is what the empty choice says, where there is one. Gives what was chosen
/// in this frame, if anything was: the empty choice, or a record.
#[expect(clippy::option_option, reason = "nothing chosen and the empty choice are two things")]
pub(super) fn pick<T: PartialEq + Copy>(
    ui: &mut Ui,
    view: &mut View<'_>,
    salt: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    value: Option<T>,
    none: Option<&str>,
    all: &[(T, String)],
) -> Option<Option<T>> {
    const MOST: usize = 60;
    let shown = value.and_then(|value| all.iter().find(|(one, _)| *one == value)).map(|(_, words)| words.as_str());
    let mut chosen = None;
    ComboBox::from_id_salt((name, Id::unique(salt)))
        .width(ui.available_width())
        .selected_text(shown.or(none).map_or_else(|| format!("{name}…"), str::to_owned))
        .truncate()
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            let filter =
                TextEdit::singleline(&mut view.ui.inspector.pick).hint_text("Find").desired_width(f32::INFINITY);
            ui.add(filter).accessible_name(format!("Find for {name}"));
            let query = view.ui.inspector.pick.to_lowercase();
            if let Some(none) = none
                && ui.selectable_label(value.is_none(), none).clicked()
            {
                chosen = Some(None);
                ui.close();
            }
            let matching = all.iter().filter(|(_, words)| query.is_empty() || words.to_lowercase().contains(&query));
            for (one, words) in matching.take(MOST) {
                if ui.selectable_label(value == Some(*one), words).clicked() {
                    chosen = Some(Some(*one));
                    ui.close();
                }
            }
        })
        .response
        .accessible_name(name);
    if chosen.is_some() {
        view.ui.inspector.pick.clear();
    }
    chosen
}
