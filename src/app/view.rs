//! What every view is handed: the session to read, its own state on screen to change, and a place for actions.

use super::{
    action::Action, board_view::BoardViewState, carry::KeyboardCarry, health::HealthState, inspector::InspectorState,
    mask::Mask, questions::Answers, session::Session, sources::SourcesState,
};
use crate::{board::Date, store::Settings};

/// What a view sees for one frame.
pub struct View<'a> {
    /// What is being worked on; read only.
    pub session: &'a Session,
    /// How it is looked at.
    pub ui: &'a mut UiState,
    /// Whether protected sources are masked: the session's board has them masked then, texts go through this.
    pub mask: &'a Mask,
    /// The user's settings; changed by actions.
    pub settings: &'a Settings,
    /// What is to be done after the frame.
    pub actions: Vec<Action>,
}

impl View<'_> {
    /// Does `action` after the frame.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }
}

/// How the session is looked at: nothing here is saved in the project or undone.
#[derive(Debug)]
pub struct UiState {
    /// The board view.
    pub board: BoardViewState,
    /// The sources panel.
    pub sources: SourcesState,
    /// The inspector.
    pub inspector: InspectorState,
    /// Board health.
    pub health: HealthState,
    /// What the engine answered about what the inspector shows.
    pub answers: Answers,
    /// The board is being saved, and how far that is, if it can be told. Only when it takes long enough to be seen.
    pub saving: Option<Option<f32>>,
    /// What is carried with the keyboard.
    pub carried: Option<KeyboardCarry>,
    /// The sources panel is open.
    pub show_sources: bool,
    /// The inspector is open.
    pub show_inspector: bool,
    /// Board health is open.
    pub show_health: bool,
    /// The day it is.
    pub today: Date,
    /// Draws the ids of new records.
    pub fresh: fastrand::Rng,
}

impl UiState {
    /// The state at the start, with ids drawn from `seed`.
    pub fn new(seed: u64) -> Self {
        Self {
            board: BoardViewState::default(),
            sources: SourcesState::default(),
            inspector: InspectorState::default(),
            health: HealthState::default(),
            answers: Answers::default(),
            saving: None,
            carried: None,
            show_sources: true,
            show_inspector: true,
            show_health: false,
            today: Date::of_day(chrono::NaiveDate::default()),
            fresh: fastrand::Rng::with_seed(seed),
        }
    }

    /// Another board is looked at now: nothing that speaks of the old one stays.
    pub fn forget_board(&mut self) {
        self.board = BoardViewState::default();
        self.sources = SourcesState::default();
        self.inspector = InspectorState::default();
        self.health = HealthState::default();
        self.answers = Answers::default();
        self.carried = None;
    }
}
