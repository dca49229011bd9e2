//! The platform's file dialogs, asked on a thread of their own, so that the window never waits for one.
//!
//! Where no dialog comes (no portal, a silent one, a test), the window offers to type the path instead.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, TryRecvError, channel},
    time::{Duration, Instant},
};

use eframe::egui::Context;

use super::{action::PathPurpose, words};

/// Nobody says no so fast: a refusal within this time means that there was no dialog.
const TOO_FAST: Duration = Duration::from_millis(300);
/// A dialog that has not opened after this time is not going to.
const TOO_SLOW: Duration = Duration::from_secs(3);
/// Set to `path`, it makes the window ask for typed paths at once.
const VARIABLE: &str = "CREDENCE_DIALOGS";
/// Set by tests that drive the window from outside.
const INSPECTION: &str = "EGUI_INSPECTION";

/// What became of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The user chose this file.
    Chosen(PathPurpose, PathBuf),
    /// No dialog seems to have come: the path must be typed, starting from here.
    NoDialog(PathPurpose, Option<PathBuf>),
}

/// A dialog that was asked for.
#[derive(Debug)]
struct Asked {
    purpose: PathPurpose,
    start: Option<PathBuf>,
    since: Instant,
    answer: Receiver<Option<PathBuf>>,
    /// The typed path was offered meanwhile.
    given_up: bool,
}

/// The dialogs of the window: at most one at a time.
#[derive(Debug, Default)]
pub struct Dialogs {
    by_path: bool,
    asked: Option<Asked>,
}

/// Whether the environment wants paths to be typed, so that no dialog is needed.
pub fn environment_wants_paths() -> bool {
    let set = |name| std::env::var_os(name);
    set(INSPECTION).is_some() || set(VARIABLE).is_some_and(|value| value == "path")
}

impl Dialogs {
    /// Dialogs that are never shown if paths are to be typed.
    pub fn new(by_path: bool) -> Self {
        Self { by_path, asked: None }
    }

    /// Whether paths are to be typed.
    pub fn by_path(&self) -> bool {
        self.by_path
    }

    /// Opens the platform's dialog, beginning at `start`: a folder, or a file to be offered.
    pub fn ask(&mut self, ctx: &Context, purpose: PathPurpose, start: Option<PathBuf>) {
        let (sender, answer) = channel();
        let (waker, from) = (ctx.clone(), start.clone());
        let started = std::thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            // The window may be gone by the time of the answer.
            sender.send(platform(purpose, from)).ok();
            waker.request_repaint();
        });
        // Without a thread the sender is gone, which `poll` takes for a refusal.
        if started.is_err() {
            log::warn!("no thread for a file dialog");
        }
        self.asked = Some(Asked { purpose, start, since: Instant::now(), answer, given_up: false });
        ctx.request_repaint_after(TOO_SLOW);
    }

    /// Stops waiting: whatever a dialog answers from now on is ignored.
    pub fn forget(&mut self) {
        self.asked = None;
    }

    /// What a dialog answered since the last time; nothing for a dialog that was cancelled.
    pub fn poll(&mut self, ctx: &Context) -> Option<Answer> {
        let asked = self.asked.as_mut()?;
        let waited = asked.since.elapsed();
        match asked.answer.try_recv() {
            Ok(Some(path)) => {
                let purpose = asked.purpose;
                self.asked = None;
                Some(Answer::Chosen(purpose, path))
            }
            Ok(None) | Err(TryRecvError::Disconnected) => {
                let asked = self.asked.take()?;
                let none = waited < TOO_FAST && !asked.given_up;
                none.then_some(Answer::NoDialog(asked.purpose, asked.start))
            }
            Err(TryRecvError::Empty) if asked.given_up => None,
            // While a dialog is open, the window is not in front.
            Err(TryRecvError::Empty) if waited >= TOO_SLOW && in_front(ctx) => {
                asked.given_up = true;
                Some(Answer::NoDialog(asked.purpose, asked.start.clone()))
            }
            Err(TryRecvError::Empty) => {
                // The window is drawn anyway when it comes to the front again.
                if waited < TOO_SLOW {
                    ctx.request_repaint_after(TOO_SLOW.saturating_sub(waited));
                }
                None
            }
        }
    }
}

fn in_front(ctx: &Context) -> bool {
    ctx.input(|input| input.viewport().focused.unwrap_or(true))
}

/// Shows the dialog and waits for it.
fn platform(purpose: PathPurpose, start: Option<PathBuf>) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new().add_filter(words::PROJECTS, &["ron"]).add_filter(words::ALL_FILES, &["*"]);
    if let Some(start) = start {
        if start.is_dir() {
            dialog = dialog.set_directory(start);
        } else {
            if let Some(folder) = start.parent() {
                dialog = dialog.set_directory(folder);
            }
            if let (PathPurpose::Save, Some(name)) = (purpose, start.file_name()) {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
        }
    }
    match purpose {
        PathPurpose::Open => dialog.pick_file(),
        PathPurpose::Save => dialog.save_file(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(answer: Option<PathBuf>) -> Dialogs {
        let (sender, receiver) = channel();
        sender.send(answer).ok();
        let asked =
            Asked { purpose: PathPurpose::Save, start: None, since: Instant::now(), answer: receiver, given_up: false };
        Dialogs { by_path: false, asked: Some(asked) }
    }

    fn later(mut dialogs: Dialogs, by: Duration) -> Dialogs {
        if let Some(asked) = &mut dialogs.asked {
            asked.since = asked.since.checked_sub(by).expect("the machine is up for longer");
        }
        dialogs
    }

    #[test]
    fn a_chosen_file_is_handed_on() {
        let mut dialogs = answered(Some("/a.ron".into()));
        assert_eq!(dialogs.poll(&Context::default()), Some(Answer::Chosen(PathPurpose::Save, "/a.ron".into())));
        assert_eq!(dialogs.poll(&Context::default()), None);
    }

    #[test]
    fn a_refusal_at_once_means_no_dialog_and_a_later_one_means_cancel() {
        let mut dialogs = answered(None);
        assert_eq!(dialogs.poll(&Context::default()), Some(Answer::NoDialog(PathPurpose::Save, None)));
        let mut dialogs = later(answered(None), TOO_FAST);
        assert_eq!(dialogs.poll(&Context::default()), None);
    }

    #[test]
    fn an_answer_that_was_given_up_is_ignored() {
        let mut dialogs = answered(Some("/a.ron".into()));
        dialogs.forget();
        assert_eq!(dialogs.poll(&Context::default()), None);
    }
}
