//! What every view is handed: the session to read, its own state on screen to change, and a place for actions.

use super::{action::Action, board_view::BoardViewState, carry::KeyboardCarry, sources::SourcesState};
use crate::app::{inspector::InspectorState, session::Session};

/// What a view sees for one frame.
pub struct View<'a> {
    /// What is being worked on; read only.
    pub session: &'a Session,
    /// How it is looked at.
    pub ui: &'a mut UiState,
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
#[derive(Debug, Default)]
pub struct UiState {
    /// The board view.
    pub board: BoardViewState,
    /// The sources panel.
    pub sources: SourcesState,
    /// The inspector.
    pub inspector: InspectorState,
    /// What is carried with the keyboard.
    pub carried: Option<KeyboardCarry>,
    /// Animations are switched off.
    pub reduced_motion: bool,
    /// Protected sources are masked.
    pub masked: bool,
}
