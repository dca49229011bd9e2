//! Fields of the inspector: a label above, what is wrong below, and typing that is one step of the history.

use std::{
    collections::{HashMap, HashSet},
    fmt::Display,
    str::FromStr,
};

use eframe::egui::{
    Id, Label, RichText, ScrollArea, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use crate::{
    app::{action::Action, theme, view::View},
    board::RecordId,
};

/// How tall a field of several lines gets before it scrolls, in points.
const TALLEST: f32 = 180.0;

/// The label above a field.
pub(super) fn label(ui: &mut Ui, text: &str) {
    let colours = theme::colours(ui);
    ui.add_space(2.0);
    let text = RichText::new(text).font(theme::plain(theme::size::SMALL)).color(colours.quiet);
    ui.add(Label::new(text).selectable(false));
}

/// Which field this is: the record it belongs to, and its name within that record.
pub(super) type Place = (RecordId, &'static str);

/// What stands in a field while it is typed into, and afterwards where it could not be taken over.
#[derive(Debug)]
struct Draft {
    text: String,
    /// What the board said when it was typed. When that changes (by undoing, say), the draft is out of date.
    over: String,
}

/// Why what was typed last into a field did not go into the board.
#[derive(Debug)]
struct Refused {
    place: Place,
    text: String,
    why: String,
}

/// Drafts of fields, and what became of the last one.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    kept: HashMap<Place, Draft>,
    /// The field that was typed into in this frame.
    typed: Option<(Place, String)>,
    refused: Option<Refused>,
}

impl Drafts {
    /// A new frame: nothing was typed yet.
    pub(super) fn begin(&mut self) {
        self.typed = None;
    }

    /// What was typed in this frame could not be taken over. Says whether there was such a thing.
    pub(super) fn refuse(&mut self, why: String) -> bool {
        let Some((place, text)) = self.typed.take() else { return false };
        self.refused = Some(Refused { place, text, why });
        true
    }

    fn refusal(&self, place: Place, text: &str) -> Option<&Refused> {
        self.refused.as_ref().filter(|refused| refused.place == place && refused.text == text)
    }
}

/// A text, of one line or several.
pub(super) fn text(ui: &mut Ui, view: &mut View<'_>, place: Place, name: &str, value: &mut String, rows: usize) {
    label(ui, name);
    if let Some(typed) = edit(ui, view, place, &Editor { name, hint: "", rows }, value, |_| None) {
        // A pasted text may hold what a project must not.
        *value = typed.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect();
    }
}

/// Several short texts with commas between them.
pub(super) fn list(ui: &mut Ui, view: &mut View<'_>, place: Place, name: &str, values: &mut Vec<String>) {
    let mut joined = values.join(", ");
    let before = joined.clone();
    text(ui, view, place, name, &mut joined, 1);
    if joined != before {
        let mut seen = HashSet::new();
        let parts = joined.split(',').map(str::trim).filter(|part| !part.is_empty() && seen.insert(*part));
        *values = parts.map(str::to_owned).collect();
    }
}

/// A value that is typed as text. What can't be understood stays in the field, with the reason below it.
pub(super) fn parsed<T: Display>(
    ui: &mut Ui,
    view: &mut View<'_>,
    place: Place,
    (name, hint): (&str, &str),
    value: &mut Option<T>,
    check: impl Fn(&str) -> Result<T, String>,
) {
    label(ui, name);
    let shown = value.as_ref().map_or_else(String::new, ToString::to_string);
    let wrong = |text: &str| if text.trim().is_empty() { None } else { check(text.trim()).err() };
    let Some(typed) = edit(ui, view, place, &Editor { name, hint, rows: 1 }, &shown, wrong) else { return };
    if typed.trim().is_empty() {
        *value = None;
    } else if let Ok(read) = check(typed.trim()) {
        *value = Some(read);
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

/// How an editor looks.
struct Editor<'a> {
    name: &'a str,
    hint: &'a str,
    rows: usize,
}

/// The editor itself. Gives the text when it was changed. While it is not in use it shows `value`, unless what was typed
/// last is `wrong` or was refused: then that stays, with the reason below it.
fn edit(
    ui: &mut Ui,
    view: &mut View<'_>,
    place: Place,
    look: &Editor<'_>,
    value: &str,
    wrong: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let id = Id::unique(("inspector", place));
    let in_use = ui.memory(|memory| memory.has_focus(id));
    let drafts = &mut view.ui.inspector.drafts;
    let kept = drafts.kept.remove(&place).filter(|draft| {
        let out = wrong(&draft.text).is_some() || drafts.refusal(place, &draft.text).is_some();
        in_use || out && draft.over == value
    });
    let mut text = kept.map_or_else(|| value.to_owned(), |draft| draft.text);
    let several = look.rows > 1;
    let editor =
        if several { TextEdit::multiline(&mut text).desired_rows(look.rows) } else { TextEdit::singleline(&mut text) };
    let editor = editor.id(id).hint_text(look.hint.to_owned()).desired_width(f32::INFINITY);
    let response = if several {
        // However long a text is, the fields below it stay near.
        let area = ScrollArea::vertical().id_salt(("text", place)).max_height(TALLEST);
        area.show(ui, |ui| ui.add(editor)).inner
    } else {
        ui.add(editor)
    }
    .accessible_name(look.name);
    if view.ui.inspector.name_it == Some(place.0) && matches!(place.1, "name" | "text") {
        view.ui.inspector.name_it = None;
        response.request_focus();
        response.scroll_to_me(None);
        select_all(ui, id, &text);
    }
    if response.lost_focus() {
        view.act(Action::EndGesture);
    }
    let changed = response.changed();
    let drafts = &mut view.ui.inspector.drafts;
    let why = wrong(&text).or_else(|| drafts.refusal(place, &text).map(|refused| refused.why.clone()));
    if let Some(why) = &why {
        let colours = theme::colours(ui);
        ui.add(Label::new(RichText::new(why).font(theme::plain(theme::size::SMALL)).color(colours.error)).wrap());
    }
    if changed {
        drafts.typed = Some((place, text.clone()));
    }
    if text != value || in_use {
        drafts.kept.insert(place, Draft { text: text.clone(), over: value.to_owned() });
    }
    changed.then_some(text)
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}
