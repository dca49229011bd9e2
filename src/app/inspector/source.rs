//! A source: what it knows, how well it quotes, whose voice it is, and where it is used.

use eframe::egui::Ui;

use super::{
    answers, choose, field, link_to, put, quiet,
    sections::{Heading, Section, headed, section},
    statement, title,
};
use crate::{
    app::{
        action::{Action, Sheet},
        board_view::names,
        numbers, theme,
        view::View,
        widgets::reliability,
        words,
    },
    board::{Anonymity, Edit, RecordId, Source, SourceId, SourceKind, grade},
};

/// Shows `source`.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, source: &Source) {
    let at = RecordId::Source(source.id);
    let name = names::source(&view.session.board, source.id);
    title(ui, "Source");
    let mut changed = source.clone();
    field::text(ui, view, (at, "name"), "Name", &mut changed.name, 1);
    let kinds: Vec<(SourceKind, String)> =
        SourceKind::ALL.into_iter().map(|kind| (kind, words::kind(kind).to_owned())).collect();
    choose::choice(ui, view, source.id, "Kind", &mut changed.kind, &kinds);
    let classes: Vec<(Anonymity, String)> =
        Anonymity::ALL.into_iter().map(|class| (class, words::anonymity(class).to_owned())).collect();
    choose::choice(ui, view, source.id, "How openly it speaks", &mut changed.anonymity, &classes);
    section(ui, view, Section::Knows, |ui, view| {
        weight(ui, view, source, &name);
        field::text(ui, view, (at, "note"), "Why this grade", &mut changed.note, 3);
    });
    answers::suggested(ui, view, source);
    answers::depend(ui, view, source.id);
    section(ui, view, Section::Quotes, |ui, view| fidelity(ui, view, source, &mut changed));
    section(ui, view, Section::Voice, |ui, view| voice(ui, view, source, &mut changed));
    section(ui, view, Section::TrackRecord, |ui, view| track_record(ui, view, at, &mut changed));
    section(ui, view, Section::More, |ui, view| {
        choose::tick(ui, view, "Protected: replaced by kind and grade in exports", &mut changed.protected);
        field::list(ui, view, (at, "aliases"), "Other names, with commas between them", &mut changed.aliases);
        field::text(ui, view, (at, "url"), "Link", &mut changed.url, 1);
    });
    put(view, source, changed);
    used(ui, view, source.id);
    ui.add_space(theme::space::M);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Merge into another source…").clicked() {
            view.act(Action::Show(Sheet::Merge(source.id)));
        }
        if ui.button("Delete source").clicked() {
            view.act(Action::Edit(Edit::Delete(at)));
        }
    });
}

fn weight(ui: &mut Ui, view: &mut View<'_>, source: &Source, name: &str) {
    // The row in the list has the controls of this name; these are the same ones, wider.
    let name = format!("{name} (inspector)");
    ui.horizontal(|ui| {
        reliability::grade_box(ui, view, source, &name, "inspected-grade", 52.0);
        let width = (ui.available_width() - 52.0).max(60.0);
        reliability::slider(ui, view, source, &name, width);
        ui.label(numbers::reliability(view.session.board.reliability(source.id)));
    });
    let meaning = source.reliability.grade().map_or_else(
        || "A number of your own: how often what it believes about such claims is right.".to_owned(),
        |grade| format!("{}: {}.", grade.letter(), words::grade(grade)),
    );
    quiet(ui, meaning);
    if let Some(graded) = source.graded {
        quiet(ui, format!("Graded on {graded}"));
    }
    reliability::misleading(ui, view, source);
}

fn fidelity(ui: &mut Ui, view: &mut View<'_>, source: &Source, changed: &mut Source) {
    let usual = numbers::reliability(grade::default_fidelity(view.session.board.reliability(source.id)));
    let check = field::number(|n| (0.5..=0.99).contains(&n), "from 0.5 to 0.99");
    let label = "Fidelity: how often its report of others' words is right";
    field::parsed(
        ui,
        view,
        (RecordId::Source(source.id), "fidelity"),
        (label, &format!("{usual}, from its reliability")),
        &mut changed.fidelity,
        check,
    );
}

fn track_record(ui: &mut Ui, view: &mut View<'_>, at: RecordId, changed: &mut Source) {
    for (key, label, count) in
        [("hits", "Times it was right", &mut changed.hits), ("misses", "Times it was wrong", &mut changed.misses)]
    {
        let mut number = (*count != 0.0).then_some(*count);
        let check = field::number(|n| (0.0..=1e9).contains(&n), "that is not negative");
        field::parsed(ui, view, (at, key), (label, "0"), &mut number, check);
        *count = number.unwrap_or(0.0);
    }
    quiet(ui, "It narrows the interval of what the source says. The grade itself is yours to change.");
}

fn voice(ui: &mut Ui, view: &mut View<'_>, source: &Source, changed: &mut Source) {
    let own = "A voice of its own";
    let shares = |name: &str| format!("Shares the lead of {name}");
    let lead = source.voice.map(|lead| shares(&names::source(&view.session.board, lead)));
    let what = choose::Pick { name: "Voice of the source", shown: lead.as_deref(), none: Some(own) };
    let picked = choose::pick(ui, view, ("voice", source.id), &what, source.voice, |view| {
        let follows = |id| id == source.id || view.session.board.voice(id) == source.id;
        // Who follows this source can't lead it.
        statement::sources(view, |id| !follows(id)).into_iter().map(|(id, name)| (id, shares(&name))).collect()
    });
    if let Some(lead) = picked {
        changed.voice = lead;
    }
    let led = view.session.links.led_by(source.id);
    if !led.is_empty() {
        let names: Vec<String> = led.iter().map(|id| names::source(&view.session.board, *id)).collect();
        quiet(ui, format!("Leads the voice of {}", names.join(", ")));
    }
    quiet(ui, "Sources that share one lead are one voice and count once.");
}

fn used(ui: &mut Ui, view: &mut View<'_>, source: SourceId) {
    const MOST: usize = 30;
    for (section, statements) in [
        (Section::Says, view.session.links.said_by(source).to_vec()),
        (Section::Relays, view.session.links.relayed_by(source).to_vec()),
    ] {
        if statements.is_empty() {
            continue;
        }
        let count = numbers::count(statements.len(), "statement", "statements");
        let title = format!("{}: {count}", words::section(section));
        headed(ui, view, &Heading { section, title: &title, is_coming: false }, |ui, view| {
            for id in statements.iter().take(MOST) {
                let text = view.session.board.statements.get(*id).map_or("", |said| said.words());
                let text = if text.is_empty() { "Nothing noted yet".to_owned() } else { words::short_to(text, 100) };
                link_to(ui, view, &text, RecordId::Statement(*id));
            }
            if statements.len() > MOST {
                quiet(ui, words::and_more(statements.len() - MOST));
            }
        });
    }
}
