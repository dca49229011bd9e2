//! What is being worked on: a board, its history, its weights, its file, and what is selected.

mod trial;
pub mod weighing;

use std::path::PathBuf;

use crate::{
    board::{Board, ClaimId, Edit, History, Links, Op, RecordId, Refusal, Step, StepName, history::Touched, plan},
    store,
    weigh::{Impossible, Weights},
};

/// A board at work.
#[derive(Debug, Default)]
pub struct Session {
    /// The board on screen, with what is tried on it. Only [`Session`] changes it.
    pub board: Board,
    /// Who is used where.
    pub links: Links,
    /// Undo and redo.
    pub history: History,
    /// The last weights; of the last board that could be weighed.
    pub weights: Weights,
    /// Why the board can't be weighed, if it can't.
    pub impossible: Option<Impossible>,
    /// The claims in the user's order.
    pub order: Vec<ClaimId>,
    /// What is selected.
    pub selected: Option<RecordId>,
    /// The file it came from or was saved to.
    pub file: Option<PathBuf>,
    /// What the file looked like when we last read or wrote it.
    pub stamp: Option<store::FileStamp>,
    /// The board as it was opened or begun.
    pub opened: Board,
    /// The board as it stands in the file; where there is no file, as it was begun.
    pub in_file: Board,
    /// Another window holds the file: saving goes elsewhere.
    pub read_only: bool,
    /// The weights when the gesture under way began, to show from where claims move.
    pub before_gesture: Option<Weights>,
    /// What the last change moved.
    pub moved: Vec<Moved>,
    /// Counts every change of the board: whatever is derived from it is stale when this has grown.
    pub revision: u64,
    saved_state: u64,
    next_state: u64,
    /// What the weights are behind with.
    arrears: weighing::Arrears,
    /// The board as it is, while changes are tried on a copy of it.
    trial: Option<Box<trial::Trial>>,
    /// What was tried and dropped last.
    dropped: Option<trial::Dropped>,
}

/// Which state of a board was given to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedState(u64);

/// A state that no history is ever in.
const NEVER: u64 = u64::MAX;

/// A claim whose shown credence changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// The claim.
    pub claim: ClaimId,
    /// Its credence before, in per cent as shown.
    pub from: u8,
    /// Its credence now.
    pub to: u8,
}

impl Session {
    /// A session on `board`, as just opened from `file`.
    pub fn on(board: Board, file: Option<PathBuf>, stamp: Option<store::FileStamp>) -> Self {
        let links = Links::of(&board);
        let (opened, in_file) = (board.clone(), board.clone());
        let mut session = Self { board, links, file, stamp, opened, in_file, ..Self::default() };
        session.order = session.board.claims_in_order();
        session.begin_weighing();
        session
    }

    /// Makes `edit` one step of the history.
    ///
    /// # Errors
    /// When the edit can't be made; nothing has changed then.
    pub fn edit(&mut self, edit: &Edit, now: f64) -> Result<(), Refusal> {
        let step = plan(&self.board, edit, self.selected)?;
        self.take(step, now);
        Ok(())
    }

    /// Makes `ops` one step of the history. They must leave the board sound.
    pub fn apply(&mut self, name: StepName, ops: Vec<Op>, now: f64) {
        let selected = self.selected;
        self.take(Step { name, ops, before: selected, after: selected, gesture: None }, now);
    }

    fn take(&mut self, step: Step, now: f64) {
        self.next_state += 1;
        let touched = self.history.take(&mut self.board, &mut self.links, step, now, self.next_state);
        self.after_change(&touched);
    }

    /// Takes the last step back and says what it was.
    pub fn undo(&mut self) -> Option<StepName> {
        let name = self.history.undo_name().cloned();
        let touched = self.history.undo(&mut self.board, &mut self.links)?;
        self.after_change(&touched);
        name
    }

    /// Takes the last undone step again and says what it was.
    pub fn redo(&mut self) -> Option<StepName> {
        let name = self.history.redo_name().cloned();
        let touched = self.history.redo(&mut self.board, &mut self.links)?;
        self.after_change(&touched);
        name
    }

    /// Whether there is anything the file does not have.
    pub fn is_unsaved(&self) -> bool {
        self.real_state() != self.saved_state
    }

    /// What is to be saved now: the board as it is, and what [`saved`](Self::saved) must be told of it.
    pub fn to_save(&mut self) -> (Board, SavedState) {
        self.real_history().end_gesture();
        (self.real().clone(), SavedState(self.real_state()))
    }

    /// What [`to_save`](Self::to_save) gave was written to `file`, which now looks like `stamp`.
    pub fn saved(&mut self, file: PathBuf, stamp: store::FileStamp, (board, state): (Board, SavedState)) {
        self.saved_state = state.0;
        self.in_file = board;
        self.file = Some(file);
        self.stamp = Some(stamp);
        self.read_only = false;
    }

    /// The changes that somebody else made to the file were taken in: it is `board`, and looks like `stamp`. Ours are
    /// still to be saved.
    pub fn took_in(&mut self, board: Board, stamp: store::FileStamp) {
        self.saved_state = if *self.real() == board { self.real_state() } else { NEVER };
        self.in_file = board;
        self.stamp = Some(stamp);
    }

    /// What the board is called: its title, else its file's name, else nothing.
    pub fn name(&self) -> String {
        if !self.board.head.title.is_empty() {
            return self.board.head.title.clone();
        }
        self.file.as_ref().and_then(|file| file.file_name()).map_or_else(String::new, |name| {
            name.to_string_lossy().trim_end_matches(".ron").trim_end_matches(".credence").to_owned()
        })
    }

    /// The selected claim, or the claim a selected statement bears on first.
    pub fn selected_claim(&self) -> Option<ClaimId> {
        match self.selected? {
            RecordId::Claim(claim) => Some(claim),
            RecordId::Statement(statement) => self.board.statements.get(statement)?.claims().next(),
            _ => None,
        }
    }

    /// Remembers the weights from which a gesture moves claims.
    pub fn begin_gesture(&mut self) {
        if self.before_gesture.is_none() {
            self.before_gesture = Some(self.weights.clone());
        }
    }

    /// The gesture is over: the next change starts a step of its own.
    pub fn end_gesture(&mut self) {
        self.history.end_gesture();
        self.before_gesture = None;
    }

    fn after_change(&mut self, touched: &Touched) {
        self.revision += 1;
        if touched.ids.iter().any(|id| matches!(id, RecordId::Claim(_))) {
            self.order = self.board.claims_in_order();
        }
        self.selected = touched.selection.filter(|id| self.board.has(*id));
        self.weigh_change(&touched.ids);
    }
}
