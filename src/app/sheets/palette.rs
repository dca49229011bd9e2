//! The palette: every command, claim and source, to be found by typing a few of its letters.

use eframe::egui::{AtomExt as _, Button, Context, Id, RichText, ScrollArea, TextEdit, Ui};
use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

use super::parts::{self, Leave, explain, sheet};
use crate::{
    app::{action::Action, command::Command, icons, menu, session::Session, theme, view::View, words},
    board::{ClaimId, RecordId, SourceId},
};

/// How many rows are found at most.
const MOST: usize = 60;
/// The height of the list, in points.
const HEIGHT: f32 = 360.0;

/// The sheet's state.
#[derive(Debug, Default)]
pub(super) struct Palette {
    query: String,
    chosen: usize,
    /// What was found, and for which query.
    found: Option<(String, Vec<Row>)>,
    is_focused: bool,
    /// The chosen row moved: it is to be scrolled to.
    moved: bool,
}

/// Something that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Command(Command),
    Claim(ClaimId),
    Source(SourceId),
}

impl Palette {
    /// Shows the palette; says whether it is done.
    pub fn show(&mut self, ctx: &Context, view: &mut View<'_>) -> bool {
        sheet(ctx, words::PALETTE, 560.0, Leave::Freely, |ui| {
            let id = Id::unique("palette");
            let entered = parts::entered(ui, id);
            let step = parts::arrows(ui, id);
            let field = TextEdit::singleline(&mut self.query).id(id).desired_width(f32::INFINITY);
            let response = ui.add(field.hint_text(words::SEARCH_HINT)).accessible_name(words::SEARCH);
            parts::focus_first(&response, &mut self.is_focused);
            let rows = self.rows(view.session);
            if step != 0 {
                self.chosen = self.chosen.saturating_add_signed(step);
                self.moved = true;
            }
            self.chosen = self.chosen.min(rows.len().saturating_sub(1));
            ui.add_space(theme::space::S);
            let clicked = self.list(ui, &rows, view);
            let run = clicked.or_else(|| rows.get(self.chosen).copied().filter(|_| entered));
            run.is_some_and(|row| act(row, view))
        })
    }

    /// What the query finds, the best first.
    fn rows(&mut self, session: &Session) -> Vec<Row> {
        // A sheet is open: nothing else changes the board meanwhile.
        match &self.found {
            Some((query, rows)) if *query == self.query => rows.clone(),
            _ => {
                let rows = find(&self.query, session);
                self.found = Some((self.query.clone(), rows.clone()));
                self.chosen = 0;
                rows
            }
        }
    }

    /// Draws the rows; says which was clicked.
    fn list(&mut self, ui: &mut Ui, rows: &[Row], view: &View<'_>) -> Option<Row> {
        if rows.is_empty() {
            explain(ui, words::NOTHING_FOUND);
        }
        let mut clicked = None;
        ScrollArea::vertical().max_height(HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, row) in rows.iter().enumerate() {
                let response = draw(ui, *row, at == self.chosen, view);
                if at == self.chosen && self.moved {
                    response.scroll_to_me(None);
                    self.moved = false;
                }
                if response.clicked() {
                    clicked = Some(*row);
                }
            }
        });
        clicked
    }
}

fn draw(ui: &mut Ui, row: Row, chosen: bool, view: &View<'_>) -> eframe::egui::Response {
    let colours = theme::colours(ui);
    let (icon, text, right, enabled) = match row {
        Row::Command(command) => {
            let keys = command.shortcuts(ui.ctx().os());
            let keys = keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
            let icon = if menu::is_checked(command, view) == Some(true) { icons::CHECK } else { icons::COMMAND };
            (command.icon().unwrap_or(icon), command.label().to_owned(), keys, command.is_enabled(view.session))
        }
        Row::Claim(_) => (icons::CLAIM, name(row, view.session), words::CLAIM.to_owned(), true),
        Row::Source(_) => (icons::SOURCES, name(row, view.session), words::SOURCE.to_owned(), true),
    };
    let button =
        Button::selectable(chosen, (RichText::new(icon).color(colours.quiet), text.as_str().atom_shrink(true)))
            .right_text(RichText::new(right).size(theme::size::SMALL).color(colours.quiet))
            .min_size([ui.available_width(), 0.0].into())
            .truncate();
    ui.add_enabled(enabled, button).accessible_name(text)
}

fn name(row: Row, session: &Session) -> String {
    match row {
        Row::Command(command) => command.label().to_owned(),
        Row::Claim(claim) => session.board.claims.get(claim).map(|claim| one_line(&claim.text)).unwrap_or_default(),
        Row::Source(source) => {
            session.board.sources.get(source).map(|source| one_line(&source.name)).unwrap_or_default()
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs a row; says whether there was anything to run.
fn act(row: Row, view: &mut View<'_>) -> bool {
    match row {
        Row::Command(command) if !command.is_enabled(view.session) => return false,
        // The palette is open already.
        Row::Command(Command::Palette) => {}
        Row::Command(command) => view.act(command.action()),
        Row::Claim(claim) => view.act(Action::Reveal(RecordId::Claim(claim))),
        Row::Source(source) => view.act(Action::Reveal(RecordId::Source(source))),
    }
    true
}

/// The rows that `query` finds, the best first; all commands for an empty one.
fn find(query: &str, session: &Session) -> Vec<Row> {
    let commands = Command::all().filter(|command| *command != Command::Palette).map(Row::Command);
    if query.trim().is_empty() {
        return commands.collect();
    }
    let claims = session.order.iter().copied().map(Row::Claim);
    let sources = session.board.sources.iter().map(|source| Row::Source(source.id));
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, Row)> = commands
        .chain(claims)
        .chain(sources)
        .filter_map(|row| {
            let text = name(row, session);
            let score = pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher)?;
            Some((score, row))
        })
        .collect();
    // Stable: of equally good ones, commands come first.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.truncate(MOST);
    scored.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{Board, Claim, Op, Source};

    fn session() -> Session {
        let mut board = Board::default();
        board.apply(&[
            Op::put(Claim::new(ClaimId::fresh(1), "Lavrov has fallen out of favour")),
            Op::put(Source::new(SourceId::fresh(2), "Незыгарь")),
        ]);
        Session::on(board, None, None)
    }

    #[test]
    fn a_few_letters_find_commands_claims_and_sources() {
        let session = session();
        assert_eq!(find("ad cl", &session).first(), Some(&Row::Command(Command::AddClaim)));
        assert_eq!(find("LAVROV", &session).first(), Some(&Row::Claim(ClaimId::fresh(1))));
        assert_eq!(find("незы", &session), [Row::Source(SourceId::fresh(2))]);
        assert_eq!(find("zzzz", &session), []);
    }

    #[test]
    fn an_empty_query_lists_the_commands() {
        let found = find(" ", &session());
        assert_eq!(found.len(), Command::all().count() - 1);
    }
}
