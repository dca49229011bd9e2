//! Exports a summary: format, path and preview in one sheet.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, Frame, Label, RichText, ScrollArea, Ui, accesskit};

use super::{
    parts::{Leave, buttons, explain, main_button, sheet},
    path_field::PathField,
    path_rules::{Obstacle, obstacle_to_saving},
};
use crate::{
    app::{action::Action, session::Session, theme, view::View, widgets::named, words},
    report::{self, Format},
    store,
};

/// How many lines of the export are previewed.
const MOST_LINES: usize = 200;
/// How many characters of a line are previewed.
const MOST_CHARACTERS: usize = 400;

/// The sheet's state.
#[derive(Debug)]
pub(super) struct Export {
    format: Format,
    field: PathField,
    /// A file that is there, and that the user is asked about.
    replaces: Option<PathBuf>,
    made: Option<Made>,
}

/// The export in one format.
#[derive(Debug)]
struct Made {
    format: Format,
    text: String,
    /// Its first lines.
    lines: Vec<String>,
    is_cut: bool,
}

impl Made {
    fn new(view: &View<'_>, format: Format) -> Self {
        let summary = report::Summary::of(view.session.real(), view.session.real_weights(), view.ui.today);
        let text = report::export(&summary, format);
        let lines = text.lines().take(MOST_LINES).map(|line| line.chars().take(MOST_CHARACTERS).collect()).collect();
        let is_cut = text.lines().nth(MOST_LINES).is_some();
        Self { format, text, lines, is_cut }
    }
}

impl Export {
    /// Offers a summary of `session`, beside its file.
    pub fn of(session: &Session) -> Self {
        let format = Format::Markdown;
        let field = PathField::of(&beside(session, format), false);
        Self { format, field, replaces: None, made: None }
    }

    /// Shows the sheet; says whether it is done.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) -> bool {
        sheet(ctx, words::EXPORT_SUMMARY, 720.0, Leave::OnPurpose, |ui| {
            if view.session.tried() > 0 {
                explain(ui, words::EXPORTS_AS_IT_IS);
            }
            self.choose_format(ui);
            ui.add_space(theme::space::S);
            let entered = self.field.show(ui);
            let target = self.field.path();
            if self.replaces.as_ref().is_some_and(|path| *path != target) {
                self.replaces = None;
            }
            ui.add_space(theme::space::S);
            if self.made.as_ref().is_none_or(|made| made.format != self.format) {
                self.made = Some(Made::new(view, self.format));
            }
            if let Some(made) = &self.made {
                preview(ui, made);
            }
            if self.replaces.is_some() {
                let text = RichText::new(words::replace_question(&target)).color(theme::colours(ui).warning);
                ui.add(Label::new(text).wrap());
            }
            let label = if self.replaces.is_some() { words::REPLACE } else { words::EXPORT };
            buttons(ui, |ui| {
                let confirmed = main_button(ui, label, !self.field.text.trim().is_empty()).clicked();
                let copied = ui.button(words::COPY).on_hover_text(words::COPY_HINT).clicked();
                let cancelled = ui.button(words::CANCEL).clicked();
                if let Some(made) = self.made.as_ref().filter(|_| copied) {
                    view.act(Action::Copy(made.text.clone()));
                }
                cancelled || ((confirmed || entered) && self.confirm(target, view))
            })
        })
    }

    fn choose_format(&mut self, ui: &mut Ui) {
        let before = self.format;
        ui.horizontal_wrapped(|ui| {
            for format in Format::ALL {
                ui.radio_value(&mut self.format, format, words::format(format.name()))
                    .on_hover_text(words::format_hint(format.name()));
            }
        });
        // The ending follows the format for as long as it is the format's.
        if before != self.format {
            let path = PathBuf::from(&self.field.text);
            let ends = |format: Format| path.extension().is_some_and(|extension| extension == format.extension());
            if Format::ALL.into_iter().any(ends) {
                self.field.text = path.with_extension(self.format.extension()).display().to_string();
            }
            self.replaces = None;
            self.field.forgive();
        }
    }

    /// Exports, unless something stands in the way; says whether it did.
    fn confirm(&mut self, target: PathBuf, view: &mut View<'_>) -> bool {
        if self.field.text.trim().is_empty() {
            return false;
        }
        if view.session.file.as_ref() == Some(&target) {
            self.field.refuse(words::path_problem(&target, words::IS_THE_PROJECT));
            return false;
        }
        match obstacle_to_saving(&target) {
            Some(Obstacle::Problem(problem)) => {
                self.field.refuse(words::path_problem(&target, problem));
                return false;
            }
            Some(Obstacle::Exists) if self.replaces.as_ref() != Some(&target) => {
                self.replaces = Some(target);
                return false;
            }
            _ => {}
        }
        view.act(Action::ExportTo(self.format, target));
        true
    }
}

/// The first lines of what is exported.
fn preview(ui: &mut Ui, made: &Made) {
    let colours = theme::colours(ui);
    let height = (ui.ctx().content_rect().height() - 340.0).clamp(60.0, 380.0);
    let frame = Frame::new().fill(colours.field).stroke((1.0, colours.line)).corner_radius(6).inner_margin(8);
    let shown = frame.show(ui, |ui| {
        let scroll = ScrollArea::both().id_salt("preview").max_height(height).auto_shrink([false, false]);
        let row = ui.text_style_height(&eframe::egui::TextStyle::Monospace);
        ui.spacing_mut().item_spacing.y = 2.0;
        let rows = made.lines.len() + usize::from(made.is_cut);
        scroll.show_rows(ui, row, rows, |ui, range| {
            for at in range {
                let line = made.lines.get(at).map_or(words::MORE_LINES, String::as_str);
                ui.add(Label::new(RichText::new(line).monospace()).extend().selectable(true));
            }
        });
    });
    named::announce(&shown.response, accesskit::Role::Group, words::PREVIEW);
}

/// Where a summary of `session` is written unless the user says otherwise: beside its file, under its name.
fn beside(session: &Session, format: Format) -> PathBuf {
    let name = match &session.file {
        Some(file) => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            name.trim_end_matches(".ron").trim_end_matches(".credence").to_owned()
        }
        None => words::file_name(&session.name()),
    };
    let folder = session.file.as_deref().and_then(Path::parent).map(Path::to_owned);
    let folder = folder.or_else(store::documents_folder).unwrap_or_default();
    folder.join(format!("{name}.{}", format.extension()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Board;

    #[test]
    fn a_summary_goes_beside_the_project() {
        let session = Session::on(Board::default(), Some("/boards/story.credence.ron".into()), None);
        assert_eq!(beside(&session, Format::Markdown), Path::new("/boards/story.md"));
        let session = Session::on(Board::default(), Some("/boards/v1.2.ron".into()), None);
        assert_eq!(beside(&session, Format::Markdown), Path::new("/boards/v1.2.md"));
    }
}
