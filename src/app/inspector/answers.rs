//! What the engine answers about a claim, in sentences: what would turn it around, what it is without one source, what to
//! look for next.

use eframe::egui::{Response, RichText, Ui};

use super::{
    link_to, quiet,
    sections::{Heading, Section, headed},
};
use crate::{
    app::{
        action::Action,
        board_view::names,
        numbers,
        questions::Changes,
        theme::{self, size},
        view::View,
        words,
    },
    board::{ClaimId, RecordId, SourceId},
    weigh::{Evidence, Flip, Verdict},
};

/// How many entries of a list are shown.
const FEW: usize = 5;
/// How many credences are shown that change.
const LISTED: usize = 8;
/// A voice that would tell less than this, in bits, is not worth looking for.
const TELLING: f64 = 0.02;

/// Shows what can be asked about `claim`; nothing about one that is settled or that nobody has spoken about.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId) {
    let Some(verdict) = view.session.weights.verdict(claim) else { return };
    if verdict.settled.is_some() {
        return;
    }
    if verdict.evidence != Evidence::None {
        turn_around(ui, view, claim, verdict);
        without(ui, view, claim, verdict);
    }
    look_for(ui, view, claim);
}

fn heading(section: Section, is_coming: bool) -> Heading<'static> {
    Heading { section, title: words::section(section), is_coming }
}

fn turn_around(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId, verdict: Verdict) {
    let (flips, set) = (view.ui.answers.flips(claim), view.ui.answers.smallest_flip(claim));
    let coming = heading(Section::TurnAround, !(flips.is_current && set.is_current));
    headed(ui, view, &coming, |ui, view| {
        if verdict.log_odds == 0.0 {
            quiet(ui, words::AT_HALF);
            return;
        }
        if let Some(flips) = flips.answer {
            self::flips(ui, view, &flips);
        }
        match set.answer {
            Some(Some(set)) => {
                let names: Vec<String> = set.sources.iter().map(|id| names::source(&view.session.board, *id)).collect();
                quiet(ui, words::flip_set(&set, &names));
            }
            Some(None) => quiet(ui, words::NO_FLIP_SET),
            None => {}
        }
        if !verdict.exact {
            quiet(ui, words::APPROXIMATE);
        }
    });
}

/// Those whose reliability need change least come first.
fn flips(ui: &mut Ui, view: &mut View<'_>, flips: &[Flip]) {
    let now = |source: SourceId| view.session.board.reliability(source);
    let mut sources: Vec<(f64, &[Flip])> = flips
        .chunk_by(|a, b| a.source == b.source)
        .map(|flips| {
            let steps = flips.iter().map(|flip| (flip.at - now(flip.source)).abs());
            (steps.fold(f64::INFINITY, f64::min), flips)
        })
        .collect();
    sources.sort_by(|a, b| a.0.total_cmp(&b.0));
    if sources.is_empty() {
        quiet(ui, words::NO_FLIP);
    }
    for (_, flips) in sources.iter().take(FEW) {
        let source = flips[0].source;
        let at: Vec<f64> = flips.iter().map(|flip| flip.at).collect();
        let text = words::flip(&names::source(&view.session.board, source), &at, now(source));
        let response = entry(ui, view, &text, RecordId::Source(source));
        if at.iter().all(|at| *at < 0.5) {
            response.on_hover_text(words::WOULD_MISLEAD);
        }
    }
    if sources.len() > FEW {
        quiet(ui, words::and_more(sources.len() - FEW));
    }
}

fn without(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId, verdict: Verdict) {
    let known = view.ui.answers.leave_out(claim);
    headed(ui, view, &heading(Section::Without, !known.is_current), |ui, view| {
        let Some(changes) = known.answer else { return };
        list(ui, view, &changes, |view, source| (names::source(&view.session.board, source), RecordId::Source(source)));
        if changes.unchanged > 0 {
            let changed = changes.changes.len() + changes.more;
            quiet(ui, words::without_the_rest(changes.unchanged, changed, verdict.percent()));
        }
    });
}

/// Shows what changes, the largest change first.
pub(super) fn list<T: Copy>(
    ui: &mut Ui,
    view: &mut View<'_>,
    changes: &Changes<T>,
    name: impl Fn(&View<'_>, T) -> (String, RecordId),
) {
    for (what, from, to) in changes.changes.iter().take(LISTED) {
        let (name, id) = name(view, *what);
        entry(ui, view, &words::without(&name, *from, *to), id);
    }
    let more = changes.changes.len().saturating_sub(LISTED) + changes.more;
    if more > 0 {
        quiet(ui, words::and_more(more));
    }
}

fn look_for(ui: &mut Ui, view: &mut View<'_>, claim: ClaimId) {
    let known = view.ui.answers.tells(claim);
    headed(ui, view, &heading(Section::LookFor, !known.is_current), |ui, view| {
        for telling in known.answer.iter().flatten().filter(|telling| telling.gain_bits >= TELLING).take(FEW) {
            let bits = words::bits(telling.gain_bits);
            if telling.on == claim {
                let small = RichText::new(words::tells_here(telling)).font(theme::plain(size::SMALL));
                ui.add(eframe::egui::Label::new(small).wrap()).on_hover_text(bits);
            } else {
                let text = words::tells_there(telling, &claim_text(view, telling.on));
                entry(ui, view, &text, RecordId::Claim(telling.on)).on_hover_text(bits);
            }
        }
        if known.answer.is_some_and(|tells| tells.iter().all(|telling| telling.gain_bits < TELLING)) {
            quiet(ui, words::NOTHING_TO_LOOK_FOR);
        }
    });
}

/// Where one more voice would tell most about the board.
pub(super) fn next(ui: &mut Ui, view: &mut View<'_>) {
    let known = view.ui.answers.next();
    headed(ui, view, &heading(Section::Next, !known.is_current), |ui, view| {
        let Some(next) = known.answer else { return };
        let mut telling = next.iter().filter(|next| next.gain_bits >= TELLING).take(FEW).peekable();
        if telling.peek().is_none() {
            quiet(ui, words::NOTHING_TO_LOOK_FOR);
        }
        for next in telling {
            let text = words::next(&claim_text(view, next.claim), next.gain_bits);
            entry(ui, view, &text, RecordId::Claim(next.claim)).on_hover_text(words::bits(next.gain_bits));
        }
    });
}

/// The credences that would change without `source`.
pub(super) fn depend(ui: &mut Ui, view: &mut View<'_>, source: SourceId) {
    let known = view.ui.answers.dependents(source);
    headed(ui, view, &heading(Section::Depend, !known.is_current), |ui, view| {
        let Some(changes) = known.answer else { return };
        list(ui, view, &changes, |view, claim| (format!("“{}”", claim_text(view, claim)), RecordId::Claim(claim)));
        match (changes.changes.len(), changes.unchanged) {
            (0, _) => quiet(ui, words::NOTHING_DEPENDS),
            (_, 0) => {}
            (_, unchanged) => quiet(ui, words::depends_the_rest(unchanged)),
        }
    });
}

/// The voices whose word reaches `claim` more than once.
pub(super) fn heard_twice(ui: &mut Ui, view: &View<'_>, claim: ClaimId, speaks_here: impl Fn(SourceId) -> bool) {
    const NAMED: usize = 2;
    let Some(voices) = view.ui.answers.heard_twice(claim).answer else { return };
    for lead in voices.iter().take(NAMED) {
        quiet(ui, words::heard_twice(&names::source(&view.session.board, *lead), speaks_here(*lead)));
    }
    if voices.len() > NAMED {
        quiet(ui, words::heard_twice_too(voices.len() - NAMED));
    }
}

/// What the board says about the reliability of `source`, and a way to take it over.
pub(super) fn suggested(ui: &mut Ui, view: &mut View<'_>, source: &crate::board::Source) {
    let known = view.ui.answers.suggestions();
    headed(ui, view, &heading(Section::Suggested, !known.is_current), |ui, view| {
        let lead = view.session.board.voice(source.id);
        if lead != source.id {
            let name = names::source(&view.session.board, lead);
            link_to(ui, view, &words::led_by(&name), RecordId::Source(lead));
            return;
        }
        let Some(suggestions) = known.answer else { return };
        let place = suggestions.binary_search_by(|suggestion| suggestion.source.cmp(&source.id));
        let Some(found) = place.ok().map(|place| suggestions[place]) else {
            quiet(ui, words::NOTHING_TO_AGREE);
            return;
        };
        let (now, at) = (view.session.board.reliability(source.id), (found.reliability * 100.0).round() / 100.0);
        ui.horizontal_wrapped(|ui| {
            if numbers::reliability(now) == numbers::reliability(at) {
                ui.label(words::suggests_the_same(at, found.claims));
                return;
            }
            ui.label(words::suggestion(at, found.claims));
            if ui.button(words::USE_IT).clicked() {
                crate::app::widgets::reliability::take_over(view, source, at);
            }
        });
        quiet(ui, words::AGREEMENT);
    });
}

fn claim_text(view: &View<'_>, claim: ClaimId) -> String {
    let text = view.session.board.claims.get(claim).map_or("", |claim| claim.text.as_str());
    words::short_to(text, 80)
}

/// An entry that leads to a record.
fn entry(ui: &mut Ui, view: &mut View<'_>, text: &str, id: RecordId) -> Response {
    let response = super::link(ui, text);
    if response.clicked() {
        view.act(Action::Reveal(id));
    }
    response
}
