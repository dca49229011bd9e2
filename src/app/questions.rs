//! What the inspector asks the engine about what it shows: within the frame where the answer costs next to nothing, else
//! on a thread of its own, one question after the other.
//!
//! An answer is of one board and one subject. While a new one is coming, the last one on the same subject stays.

use eframe::egui;

use super::{App, Stage, inspector, latest::Latest};
use crate::{
    board::{Board, ClaimId, SourceId},
    weigh::{
        Dependent, Flip, FlipSet, LeftOut, Next, Suggestion, Telling, Verdict, Weights,
        suggest::ROUNDS,
        verdict::{logit, percent},
    },
};

/// What takes more nanoseconds than these, all questions of a frame together, is left to a thread.
const AT_ONCE: u64 = 4_000_000;
/// How many of a long list are ever shown.
const SHOWN: usize = 40;

/// Something the inspector wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whose word reaches this claim more than once?
    HeardTwice(ClaimId),
    /// At which reliability of which source would it reach one half?
    Flips(ClaimId),
    /// Which sources together could turn it?
    SmallestFlip(ClaimId),
    /// What would it be without each of its sources?
    LeaveOut(ClaimId),
    /// What would one more voice tell about it?
    Tells(ClaimId),
    /// Where would one more voice tell most?
    Next,
    /// What does the board say about its sources?
    Suggestions,
    /// What would claims be without this source?
    Dependents(SourceId),
}

/// The shown credences that change when something is left out, the largest change first.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes<T> {
    /// Of what the credence is, or what is left out; from how many per cent, to how many.
    pub changes: Vec<(T, u8, u8)>,
    /// How many change that are not listed.
    pub more: usize,
    /// How many show the same as before.
    pub unchanged: usize,
}

impl<T: Ord + Copy> Changes<T> {
    fn of(all: impl Iterator<Item = (T, u8, u8)>) -> Self {
        let (mut changes, same): (Vec<_>, Vec<_>) = all.partition(|(_, from, to)| from != to);
        changes.sort_by_key(|(what, from, to)| (std::cmp::Reverse(from.abs_diff(*to)), *what));
        let more = changes.len().saturating_sub(SHOWN);
        changes.truncate(SHOWN);
        Self { changes, more, unchanged: same.len() }
    }
}

#[derive(Debug)]
pub(super) enum Answer {
    HeardTwice(ClaimId, Vec<SourceId>),
    Flips(ClaimId, Vec<Flip>),
    SmallestFlip(ClaimId, Option<FlipSet>),
    LeaveOut(ClaimId, Changes<SourceId>),
    Tells(ClaimId, Vec<Telling>),
    Next(Vec<Next>),
    Suggestions(Vec<Suggestion>),
    Dependents(SourceId, Changes<ClaimId>),
}

impl Question {
    /// About how many nanoseconds the answer takes.
    fn effort(self, board: &Board, weights: &Weights) -> u64 {
        match self {
            Self::HeardTwice(claim) => weights.effort_of_heard_twice(claim),
            Self::Flips(claim) => weights.effort_of_flips(claim),
            Self::SmallestFlip(claim) => weights.effort_of_smallest_flip(claim),
            Self::LeaveOut(claim) => weights.effort_of_leave_out(claim),
            Self::Tells(claim) => weights.effort_of_tells(claim),
            Self::Next => weights.effort_of_next(board),
            Self::Suggestions => weights.effort_of_suggestions(ROUNDS),
            Self::Dependents(source) => weights.effort_of_dependents(source),
        }
    }

    /// Works it out; nothing if it was broken off.
    fn ask(self, board: &Board, weights: &Weights, go_on: &dyn Fn() -> bool) -> Option<Answer> {
        let shown = |claim: ClaimId| weights.verdict(claim).map_or(50, Verdict::percent);
        let as_shown = |credence: f64| percent(logit(credence));
        Some(match self {
            Self::HeardTwice(claim) => Answer::HeardTwice(claim, weights.heard_twice_while(claim, go_on).ok()?),
            Self::Flips(claim) => Answer::Flips(claim, weights.flips_while(claim, go_on).ok()?),
            Self::SmallestFlip(claim) => Answer::SmallestFlip(claim, weights.smallest_flip_while(claim, go_on).ok()?),
            Self::LeaveOut(claim) => {
                let left_out = weights.leave_out_while(claim, go_on).ok()?.into_iter();
                let change = |LeftOut { source, credence }| (source, shown(claim), as_shown(credence));
                Answer::LeaveOut(claim, Changes::of(left_out.map(change)))
            }
            Self::Tells(claim) => {
                let mut tells = weights.tells_while(board, claim, go_on).ok()?;
                tells.truncate(SHOWN);
                Answer::Tells(claim, tells)
            }
            Self::Next => {
                let mut next = weights.next_while(board, go_on).ok()?;
                next.truncate(SHOWN);
                Answer::Next(next)
            }
            Self::Suggestions => Answer::Suggestions(weights.suggestions_while(ROUNDS, go_on).ok()?),
            Self::Dependents(source) => {
                let dependents = weights.dependents_while(source, go_on).ok()?.into_iter();
                let change = |Dependent { claim, credence }| (claim, shown(claim), as_shown(credence));
                Answer::Dependents(source, Changes::of(dependents.map(change)))
            }
        })
    }
}

/// The last answer to one kind of question, of one subject and one revision of the board.
#[derive(Debug)]
struct Slot<S, T>(Option<(S, u64, T)>);

impl<S, T> Default for Slot<S, T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<S: PartialEq, T> Slot<S, T> {
    fn put(&mut self, subject: S, revision: u64, answer: T) {
        self.0 = Some((subject, revision, answer));
    }

    fn revision_of(&self, subject: &S) -> Option<u64> {
        self.0.as_ref().filter(|(of, ..)| of == subject).map(|(_, at, _)| *at)
    }
}

impl<S: PartialEq, T: Clone> Slot<S, T> {
    fn get(&self, subject: &S, revision: u64) -> Known<T> {
        match &self.0 {
            Some((of, at, answer)) if of == subject => {
                Known { answer: Some(answer.clone()), is_current: *at == revision }
            }
            _ => Known { answer: None, is_current: false },
        }
    }
}

/// What is known of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Known<T> {
    /// The answer, if any was ever found on this subject.
    pub answer: Option<T>,
    /// Whether it is of the board on screen; otherwise a new one is coming.
    pub is_current: bool,
}

/// The last answers.
#[derive(Debug, Default)]
pub struct Answers {
    /// The revision of the board on screen.
    revision: u64,
    heard_twice: Slot<ClaimId, Vec<SourceId>>,
    flips: Slot<ClaimId, Vec<Flip>>,
    smallest_flip: Slot<ClaimId, Option<FlipSet>>,
    leave_out: Slot<ClaimId, Changes<SourceId>>,
    tells: Slot<ClaimId, Vec<Telling>>,
    next: Slot<(), Vec<Next>>,
    suggestions: Slot<(), Vec<Suggestion>>,
    dependents: Slot<SourceId, Changes<ClaimId>>,
}

impl Answers {
    /// Whose word reaches `claim` more than once.
    pub fn heard_twice(&self, claim: ClaimId) -> Known<Vec<SourceId>> {
        self.heard_twice.get(&claim, self.revision)
    }

    /// The reliabilities at which `claim` reaches one half.
    pub fn flips(&self, claim: ClaimId) -> Known<Vec<Flip>> {
        self.flips.get(&claim, self.revision)
    }

    /// The fewest sources that together could turn `claim`.
    pub fn smallest_flip(&self, claim: ClaimId) -> Known<Option<FlipSet>> {
        self.smallest_flip.get(&claim, self.revision)
    }

    /// What `claim` shows without each of its sources.
    pub fn leave_out(&self, claim: ClaimId) -> Known<Changes<SourceId>> {
        self.leave_out.get(&claim, self.revision)
    }

    /// What one more voice would tell about `claim`.
    pub fn tells(&self, claim: ClaimId) -> Known<Vec<Telling>> {
        self.tells.get(&claim, self.revision)
    }

    /// Where one more voice would tell most about the board.
    pub fn next(&self) -> Known<Vec<Next>> {
        self.next.get(&(), self.revision)
    }

    /// What the board says about its sources, by id.
    pub fn suggestions(&self) -> Known<Vec<Suggestion>> {
        self.suggestions.get(&(), self.revision)
    }

    /// What claims show without `source`.
    pub fn dependents(&self, source: SourceId) -> Known<Changes<ClaimId>> {
        self.dependents.get(&source, self.revision)
    }

    fn put(&mut self, revision: u64, answer: Answer) {
        match answer {
            Answer::HeardTwice(claim, answer) => self.heard_twice.put(claim, revision, answer),
            Answer::Flips(claim, answer) => self.flips.put(claim, revision, answer),
            Answer::SmallestFlip(claim, answer) => self.smallest_flip.put(claim, revision, answer),
            Answer::LeaveOut(claim, answer) => self.leave_out.put(claim, revision, answer),
            Answer::Tells(claim, answer) => self.tells.put(claim, revision, answer),
            Answer::Next(answer) => self.next.put((), revision, answer),
            Answer::Suggestions(answer) => self.suggestions.put((), revision, answer),
            Answer::Dependents(source, answer) => self.dependents.put(source, revision, answer),
        }
    }

    /// Of which revision of the board the last answer on the same subject is.
    fn revision_of(&self, question: Question) -> Option<u64> {
        match question {
            Question::HeardTwice(claim) => self.heard_twice.revision_of(&claim),
            Question::Flips(claim) => self.flips.revision_of(&claim),
            Question::SmallestFlip(claim) => self.smallest_flip.revision_of(&claim),
            Question::LeaveOut(claim) => self.leave_out.revision_of(&claim),
            Question::Tells(claim) => self.tells.revision_of(&claim),
            Question::Next => self.next.revision_of(&()),
            Question::Suggestions => self.suggestions.revision_of(&()),
            Question::Dependents(source) => self.dependents.revision_of(&source),
        }
    }
}

/// Works out what can't be answered within a frame.
pub(super) type QuestionWorker = Latest<(u64, Question), Answer>;

impl App {
    /// Takes answers that are ready, and asks whatever the inspector shows and does not know yet.
    pub(super) fn take_answers(&mut self, ctx: &egui::Context) {
        if let Some(((revision, _), answer)) = self.questions.take() {
            self.ui.answers.put(revision, answer);
        }
        let session = &self.session;
        if self.stage != Stage::Board || session.is_behind() {
            // Answers on last weights would be of another board.
            return;
        }
        self.ui.answers.revision = session.revision;
        let asked = if self.ui.show_inspector { inspector::asks(session, &self.settings) } else { Vec::new() };
        self.questions.keep(|(revision, question)| revision == session.revision && asked.contains(&question));
        let is_sliding = session.before_gesture.is_some();
        let mut left = AT_ONCE;
        for question in asked {
            let known = self.ui.answers.revision_of(question);
            if known == Some(session.revision) {
                continue;
            }
            let effort = question.effort(&session.board, &session.weights);
            if effort <= left {
                left -= effort;
                if let Some(answer) = question.ask(&session.board, &session.weights, &|| true) {
                    self.ui.answers.put(session.revision, answer);
                }
            } else if !(self.questions.is_busy() || is_sliding && known.is_some()) {
                let (board, weights) = (session.board.clone(), session.weights.clone());
                let work = move |go_on: &(dyn Fn() -> bool + Sync)| question.ask(&board, &weights, go_on);
                self.questions.start(ctx, (session.revision, question), work);
            }
        }
    }
}
