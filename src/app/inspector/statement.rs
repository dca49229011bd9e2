//! A statement: who said it, through whom, what it bears on, and where it is from.

use eframe::egui::Ui;

use super::{
    bearings, chain, choose, field, link_to, put, quiet,
    sections::{Section, section},
    title,
};
use crate::{
    app::{action::Action, board_view::names, theme, view::View, words},
    board::{Basis, Edit, RecordId, SourceId, Statement, StatementId, Status},
};

/// Shows `statement`.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, statement: &Statement) {
    let at = RecordId::Statement(statement.id);
    title(ui, "Statement");
    let mut changed = statement.clone();
    field::label(ui, "Who said it");
    let name = names::source(&view.session.board, statement.origin);
    let what = choose::Pick { name: "Source", shown: Some(&name), none: None };
    let origin = Some(statement.origin);
    let picked = choose::pick(ui, view, ("origin", statement.id), &what, origin, |view| sources(view, |_| true));
    if let Some(Some(origin)) = picked {
        changed.origin = origin;
        changed.relays.retain(|relay| relay.by != origin);
    }
    repeats(ui, view, statement, &mut changed);
    field::text(ui, view, (at, "quote"), "Quote", &mut changed.quote, 3);
    field::text(ui, view, (at, "paraphrase"), "In your words", &mut changed.paraphrase, 3);
    section(ui, view, Section::Chain, |ui, view| chain::show(ui, view, statement, &mut changed));
    section(ui, view, Section::Bearings, |ui, view| bearings::show(ui, view, statement, &mut changed));
    section(ui, view, Section::WhereWhen, |ui, view| where_and_when(ui, view, statement, &mut changed));
    put(view, statement, changed);
    ui.add_space(theme::space::M);
    if ui.button("Delete statement").clicked() {
        view.act(Action::Edit(Edit::Delete(at)));
    }
}

fn where_and_when(ui: &mut Ui, view: &mut View<'_>, statement: &Statement, changed: &mut Statement) {
    let at = RecordId::Statement(statement.id);
    for (key, name, date) in [
        ("said_on", "Said on", &mut changed.said_on),
        ("event_on", "It happened on", &mut changed.event_on),
        ("published_on", "Published on", &mut changed.published_on),
    ] {
        field::parsed(ui, view, (at, key), (name, "2025-11-07, 2025-11 or 2025"), date, field::date);
    }
    field::text(ui, view, (at, "url"), "Link", &mut changed.url, 1);
    if let Some(url) = http(&statement.url)
        && ui.button("Open the link").clicked()
    {
        ui.ctx().open_url(eframe::egui::OpenUrl::new_tab(url));
    }
    let bases: Vec<(Basis, String)> =
        Basis::ALL.into_iter().map(|basis| (basis, words::basis(basis).to_owned())).collect();
    choose::choice(ui, view, statement.id, "How the source knows", &mut changed.basis, &bases);
    let codes: Vec<(Option<u8>, String)> = std::iter::once((None, "Not given".to_owned()))
        .chain(CREDIBILITY.into_iter().map(|(code, words)| (Some(code), format!("{code}  {words}"))))
        .collect();
    choose::choice(ui, view, statement.id, "Information credibility", &mut changed.credibility, &codes);
    quiet(ui, "The code is kept, shown and exported, but not weighed: it would count corroboration twice.");
    field::text(ui, view, (at, "language"), "Language of the quote", &mut changed.language, 1);
    field::text(ui, view, (at, "translation"), "Translation", &mut changed.translation, 2);
    field::text(ui, view, (at, "note"), "Note", &mut changed.note, 2);
    status(ui, view, statement, changed);
}

/// The Admiralty code's second axis.
const CREDIBILITY: [(u8, &str); 6] = [
    (1, "confirmed by others"),
    (2, "probably true"),
    (3, "possibly true"),
    (4, "doubtful"),
    (5, "improbable"),
    (6, "cannot be judged"),
];

/// The sources that `may` be chosen, by name.
pub(super) fn sources(view: &View<'_>, may: impl Fn(SourceId) -> bool) -> Vec<(SourceId, String)> {
    let board = &view.session.board;
    let ids = board.sources.iter().map(|source| source.id).filter(|id| may(*id));
    let mut sources: Vec<(SourceId, String)> = ids.map(|id| (id, names::source(board, id))).collect();
    sources.sort_by_cached_key(|(id, name)| (name.to_lowercase(), *id));
    sources
}

/// A link that may be opened: only what leads to a page.
fn http(url: &str) -> Option<&str> {
    (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
}

fn repeats(ui: &mut Ui, view: &mut View<'_>, statement: &Statement, changed: &mut Statement) {
    let Some(first) = statement.repeats else { return };
    let colours = theme::colours(ui);
    ui.colored_label(colours.warning, "It repeats an earlier statement of the same source, so it weighs nothing.");
    let text = view.session.board.statements.get(first).map_or("", |first| first.words());
    let text = if text.is_empty() { "Show the earlier one".to_owned() } else { words::short_to(text, 100) };
    link_to(ui, view, &text, RecordId::Statement(first));
    if ui.button("Count it by itself").clicked() {
        changed.repeats = None;
    }
}

fn status(ui: &mut Ui, view: &mut View<'_>, statement: &Statement, changed: &mut Statement) {
    let later: Option<StatementId> =
        view.session.links.said_by(statement.origin).iter().copied().find(|id| *id != statement.id);
    let mut states = vec![
        (Status::Standing, "It stands".to_owned()),
        (Status::Retracted { by: None, on: None }, "It was taken back".to_owned()),
    ];
    if let Some(by) = later {
        states.push((Status::Superseded { by }, "A later statement took its place".to_owned()));
    }
    if !states.iter().any(|(state, _)| *state == statement.status) {
        let words = if matches!(statement.status, Status::Retracted { .. }) {
            "It was taken back"
        } else {
            "A later statement took its place"
        };
        states.retain(|(_, other)| other != words);
        states.push((statement.status, words.to_owned()));
    }
    choose::choice(ui, view, ("status", statement.id), "Does it stand?", &mut changed.status, &states);
    if let Status::Superseded { by } = &mut changed.status {
        let words = |said: &Statement| words::short_to(said.words(), 80);
        let shown = view.session.board.statements.get(*by).map(words);
        let what = choose::Pick { name: "Which one", shown: shown.as_deref(), none: None };
        let picked = choose::pick(ui, view, ("by", statement.id), &what, Some(*by), |view| {
            let said = view.session.links.said_by(statement.origin).iter().filter(|id| **id != statement.id);
            said.filter_map(|id| view.session.board.statements.get(*id)).map(|said| (said.id, words(said))).collect()
        });
        if let Some(Some(chosen)) = picked {
            *by = chosen;
        }
    }
    let at = RecordId::Statement(statement.id);
    if let Status::Retracted { on, .. } = &mut changed.status {
        field::parsed(ui, view, (at, "retracted"), ("Taken back on", "2025-11-07"), on, field::date);
    }
}
