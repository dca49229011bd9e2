//! The sections of a page of the inspector: each with what it is for, and folded as the user left it.

use eframe::egui::{Align, Button, Id, Layout, RichText, Ui, WidgetInfo, accesskit::Role};

use crate::{
    app::{
        action::Action,
        icons,
        questions::Question,
        session::Session,
        theme::{self, size, space},
        view::View,
        words,
    },
    board::RecordId,
    store::Settings,
};

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// The account of a credence.
    Why,
    /// What would take a credence to the other side.
    TurnAround,
    /// A credence without each of its sources.
    Without,
    /// What to look for next about a claim.
    LookFor,
    /// Prior, outcome and the like.
    Details,
    /// Relations of a claim.
    Related,
    /// Rivals of a claim.
    Rivals,
    /// What is said on a claim.
    Statements,
    /// How reliable a source is.
    Knows,
    /// What the board says about that.
    Suggested,
    /// Which claims depend on a source.
    Depend,
    /// Its fidelity.
    Quotes,
    /// With whom it shares a lead.
    Voice,
    /// How often it was right.
    TrackRecord,
    /// Whatever else there is to a source.
    More,
    /// What a source says.
    Says,
    /// What it relays.
    Relays,
    /// The chain of a statement.
    Chain,
    /// What a statement bears on.
    Bearings,
    /// Dates, link and the like.
    WhereWhen,
    /// What to look for next on the board.
    Next,
    /// How much is on the board.
    OnBoard,
    /// First steps.
    ToDo,
}

impl Section {
    /// Its name in the settings.
    pub fn key(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::TurnAround => "turn-around",
            Self::Without => "without",
            Self::LookFor => "look-for",
            Self::Details => "details",
            Self::Related => "related",
            Self::Rivals => "rivals",
            Self::Statements => "statements",
            Self::Knows => "knows",
            Self::Suggested => "suggested",
            Self::Depend => "depend",
            Self::Quotes => "quotes",
            Self::Voice => "voice",
            Self::TrackRecord => "track-record",
            Self::More => "more",
            Self::Says => "says",
            Self::Relays => "relays",
            Self::Chain => "chain",
            Self::Bearings => "bearings",
            Self::WhereWhen => "where-when",
            Self::Next => "next",
            Self::OnBoard => "on-board",
            Self::ToDo => "to-do",
        }
    }

    /// Whether it is folded until the user opens it: what stands on the card too.
    fn starts_folded(self) -> bool {
        matches!(self, Self::Statements)
    }

    /// Whether it is folded.
    pub fn is_folded(self, settings: &Settings) -> bool {
        self.starts_folded() != settings.turned_sections.contains(self.key())
    }
}

/// The questions that what is selected raises, those at the top of the page first; none of what is folded.
pub fn asks(session: &Session, settings: &Settings) -> Vec<Question> {
    let asks: Vec<(Section, Question)> = match super::shown(session) {
        Some(RecordId::Claim(claim)) => vec![
            (Section::Why, Question::HeardTwice(claim)),
            (Section::TurnAround, Question::Flips(claim)),
            (Section::TurnAround, Question::SmallestFlip(claim)),
            (Section::Without, Question::LeaveOut(claim)),
            (Section::LookFor, Question::Tells(claim)),
        ],
        Some(RecordId::Source(source)) => {
            vec![(Section::Suggested, Question::Suggestions), (Section::Depend, Question::Dependents(source))]
        }
        Some(RecordId::Statement(_)) => Vec::new(),
        _ => vec![(Section::Next, Question::Next)],
    };
    asks.into_iter().filter(|(section, _)| !section.is_folded(settings)).map(|(_, question)| question).collect()
}

/// How a section's heading reads.
pub(super) struct Heading<'a> {
    pub section: Section,
    pub title: &'a str,
    /// Whether an answer is still to come.
    pub is_coming: bool,
}

/// A section: its heading, which folds it and explains it to who points at it, and what is in it.
pub(super) fn section(ui: &mut Ui, view: &mut View<'_>, section: Section, add: impl FnOnce(&mut Ui, &mut View<'_>)) {
    let heading = Heading { section, title: words::section(section), is_coming: false };
    headed(ui, view, &heading, add);
}

/// The same under a heading of its own.
pub(super) fn headed(
    ui: &mut Ui,
    view: &mut View<'_>,
    heading: &Heading<'_>,
    add: impl FnOnce(&mut Ui, &mut View<'_>),
) {
    let &Heading { section, title, is_coming } = heading;
    let is_open = !section.is_folded(view.settings);
    let colours = theme::colours(ui);
    ui.add_space(space::S);
    ui.separator();
    ui.horizontal(|ui| {
        let caret = if is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
        let caret = RichText::new(caret).size(size::SMALL).color(colours.quiet);
        let words = RichText::new(title).font(theme::strong(size::BODY)).color(colours.text);
        let button =
            ui.push_id(Id::unique(("section", section)), |ui| ui.add(Button::new((caret, words)).frame(false))).inner;
        button.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, title));
        let button = match words::section_hint(section) {
            "" => button,
            hint => button.on_hover_ui(|ui| {
                ui.set_max_width(320.0);
                ui.label(hint);
            }),
        };
        if button.clicked() {
            view.act(Action::Fold(section));
        }
        if is_coming && is_open {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| super::quiet(ui, words::WORKING_IT_OUT));
        }
    });
    if is_open {
        add(ui, view);
    }
}
