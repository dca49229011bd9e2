//! Merges a source into another one: the same person under two names.

use eframe::egui::{Button, Context, Id, RichText, ScrollArea, TextEdit, Ui};

use super::parts::{self, Leave, buttons, explain, main_button, sheet};
use crate::{
    app::{action::Action, session::Session, theme, view::View, words},
    board::{Edit, Source, SourceId},
};

/// How many sources are listed; the field finds the others.
const MOST: usize = 200;

/// The sheet's state.
#[derive(Debug)]
pub(super) struct Merge {
    /// The source that goes.
    merged: SourceId,
    /// The source that stays.
    kept: Option<SourceId>,
    query: String,
    is_focused: bool,
}

impl Merge {
    /// Asks what to merge `merged` into.
    pub fn of(merged: SourceId) -> Self {
        Self { merged, kept: None, query: String::new(), is_focused: false }
    }

    /// Shows the sheet; says whether it is done.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) -> bool {
        let session = view.session;
        let Some(merged) = session.board.sources.get(self.merged) else { return true };
        sheet(ctx, &words::merge_title(&merged.name), 480.0, Leave::OnPurpose, |ui| {
            let id = Id::unique("merge");
            let entered = parts::entered(ui, id);
            let step = parts::arrows(ui, id);
            let field = TextEdit::singleline(&mut self.query).id(id).desired_width(f32::INFINITY);
            let response = ui.add(field.hint_text(words::FIND_SOURCE)).accessible_name(words::FIND_SOURCE);
            parts::focus_first(&response, &mut self.is_focused);
            let found = self.found(session);
            self.step(&found, step);
            self.list(ui, &found, step != 0);
            let kept = self.kept.and_then(|kept| session.board.sources.get(kept));
            let text = match kept {
                Some(kept) => words::merge(&merged.name, &kept.name, session.links.uses_of(self.merged)),
                None => words::MERGE_HINT.to_owned(),
            };
            ui.add_space(theme::space::S);
            explain(ui, &text);
            buttons(ui, |ui| {
                let confirmed = main_button(ui, words::MERGE, kept.is_some()).clicked();
                let cancelled = ui.button(words::CANCEL).clicked();
                if let Some(keep) = self.kept.filter(|_| confirmed || entered) {
                    view.act(Action::Edit(Edit::Merge { keep, merged: self.merged }));
                    return true;
                }
                cancelled
            })
        })
    }

    /// The other sources that fit what was typed, by name.
    fn found<'a>(&self, session: &'a Session) -> Vec<&'a Source> {
        let query = self.query.trim().to_lowercase();
        let fits = |text: &String| text.to_lowercase().contains(&query);
        let mut found: Vec<&Source> = session
            .board
            .sources
            .iter()
            .filter(|source| source.id != self.merged && (fits(&source.name) || source.aliases.iter().any(fits)))
            .collect();
        found.sort_by_cached_key(|source| source.name.to_lowercase());
        found.truncate(MOST);
        found
    }

    /// Moves the choice by the arrow keys, and takes it back where it is no longer listed.
    fn step(&mut self, found: &[&Source], step: isize) {
        let at = found.iter().position(|source| Some(source.id) == self.kept);
        let next = match at {
            _ if found.is_empty() => None,
            Some(at) => Some(at.saturating_add_signed(step).min(found.len() - 1)),
            None if step != 0 => Some(0),
            None => None,
        };
        self.kept = next.and_then(|next| found.get(next)).map(|source| source.id);
    }

    fn list(&mut self, ui: &mut Ui, found: &[&Source], moved: bool) {
        if found.is_empty() {
            explain(ui, words::NOTHING_FOUND);
        }
        let height = (ui.ctx().content_rect().height() - 320.0).clamp(60.0, 300.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for source in found {
                let chosen = self.kept == Some(source.id);
                let kind = RichText::new(words::kind(source.kind)).small().color(theme::colours(ui).quiet);
                let button = Button::selectable(chosen, source.name.as_str())
                    .right_text(kind)
                    .min_size([ui.available_width(), 0.0].into())
                    .truncate();
                let response = ui.add(button).accessible_name(source.name.as_str());
                if chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    self.kept = Some(source.id);
                }
            }
        });
    }
}
