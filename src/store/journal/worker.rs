//! The thread that keeps the journal, so that the window never waits for the disk.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::JoinHandle,
    time::{Duration, Instant, SystemTime},
};

use super::{Base, Start, file::JournalFile};
use crate::board::{Board, Op, RecordId};
use crate::store::state;

/// Changes are gathered for so long before they are written: a slider's many steps become one record.
const GATHER: Duration = Duration::from_millis(250);
/// After a failure it is tried again no sooner than this.
const AGAIN: Duration = Duration::from_secs(2);
/// A panic waits so long for the journal, at the most.
const PATIENCE: Duration = Duration::from_secs(3);

/// The journal could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{} can't be written: {source}", folder.display())]
pub struct Trouble {
    /// Where journals are kept.
    pub folder: PathBuf,
    /// What the system said.
    #[source]
    pub source: io::Error,
}

#[derive(Debug)]
enum Message {
    Begin { path: PathBuf, start: Start, board: Box<Board> },
    Changed(Vec<Op>),
    Saving,
    Saved(PathBuf, Start),
    NotSaved,
    Discard,
    Flush(Sender<()>),
}

/// The handle to the journal of the board at work. Dropped, it writes what is left and ends.
#[derive(Debug)]
pub struct Journal {
    sender: Option<Sender<Message>>,
    troubles: Receiver<Trouble>,
    worker: Option<JoinHandle<()>>,
}

/// The journal of this process, for whoever must flush it in a hurry.
static CURRENT: Mutex<Option<Sender<Message>>> = Mutex::new(None);

impl Journal {
    /// Starts the thread. `wake` is called when there is trouble to be told.
    ///
    /// # Errors
    /// When there can be no thread.
    pub fn start(wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let (sender, messages) = mpsc::channel();
        let (tell, troubles) = mpsc::channel();
        let tell = move |trouble| {
            // Whoever wanted to know may be gone.
            tell.send(trouble).ok();
            wake();
        };
        let worker = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || Worker { tell, work: Work::default() }.run(&messages))?;
        *CURRENT.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender.clone());
        Ok(Self { sender: Some(sender), troubles, worker: Some(worker) })
    }

    fn send(&self, message: Message) {
        // The thread ends only with this handle.
        if let Some(sender) = &self.sender {
            sender.send(message).ok();
        }
    }

    /// Begins a journal at `path`, which is written at the first change. With [`Base::Nothing`]
    /// it will hold all of `board`, which it goes on from. What another journal still had to write is written.
    pub fn begin(&self, path: PathBuf, start: Start, board: Board) {
        self.send(Message::Begin { path, start, board: board.into() });
    }

    /// Records changes that were made together.
    pub fn changed(&self, ops: Vec<Op>) {
        if !ops.is_empty() {
            self.send(Message::Changed(ops));
        }
    }

    /// The board as it is now is about to be saved.
    pub fn saving(&self) {
        self.send(Message::Saving);
    }

    /// What was about to be saved is saved; the journal goes on at `path` with what was changed since.
    pub fn saved(&self, path: PathBuf, start: Start) {
        self.send(Message::Saved(path, start));
    }

    /// What was about to be saved could not be.
    pub fn not_saved(&self) {
        self.send(Message::NotSaved);
    }

    /// Throws the journal away: the user agreed to lose the changes, or there are none.
    pub fn discard(&self) {
        self.send(Message::Discard);
    }

    /// Waits until everything told so far is written, or could not be.
    pub fn flush(&self) {
        if let Some(sender) = &self.sender {
            flush(sender);
        }
    }

    /// What went wrong since the last time.
    pub fn trouble(&self) -> Option<Trouble> {
        self.troubles.try_recv().ok()
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        *CURRENT.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.sender = None;
        if let Some(worker) = self.worker.take() {
            // It panicked: nothing can be done about it here.
            worker.join().ok();
        }
    }
}

/// Writes what the journal of this process still has to write. For a panic: it takes no lock for longer than it must, and
/// gives up after a few seconds.
pub fn flush_all() {
    let sender = match CURRENT.try_lock() {
        Ok(current) => current.clone(),
        Err(_) => None,
    };
    if let Some(sender) = sender {
        flush(&sender);
    }
}

fn flush(sender: &Sender<Message>) {
    let (done, wait) = mpsc::channel();
    if sender.send(Message::Flush(done)).is_ok() {
        wait.recv_timeout(PATIENCE).ok();
    }
}

/// What was changed, the last write of each record.
type Changes = BTreeMap<RecordId, Op>;

struct Worker<T> {
    tell: T,
    work: Work,
}

/// One journal.
#[derive(Default)]
struct Work {
    path: Option<PathBuf>,
    start: Start,
    /// The board that a journal without a file goes on from, until it is written.
    board: Option<Board>,
    file: Option<JournalFile>,
    /// All changes since the base.
    all: Changes,
    /// Those that are not written yet.
    pending: Changes,
    /// Those since the save that is under way.
    since_saving: Option<Changes>,
    /// When the oldest pending change must be written.
    due: Option<Instant>,
    /// It could not be written the last time, and perhaps ends in a torn line.
    failed: bool,
}

impl<T: Fn(Trouble)> Worker<T> {
    fn run(mut self, messages: &Receiver<Message>) {
        loop {
            let message = match self.work.due {
                None => messages.recv().map_err(|_closed| RecvTimeoutError::Disconnected),
                Some(due) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match message {
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => self.write(),
                Err(RecvTimeoutError::Disconnected) => {
                    self.write();
                    return;
                }
            }
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Begin { path, start, board } => {
                self.write();
                let board = (start.base == Base::Nothing).then_some(*board);
                self.work = Work { path: Some(path), start, board, ..Work::default() };
            }
            Message::Changed(ops) => {
                self.work.note(ops);
                self.work.due.get_or_insert_with(|| Instant::now() + GATHER);
            }
            Message::Saving => self.work.since_saving = Some(Changes::new()),
            Message::NotSaved => self.work.since_saving = None,
            Message::Saved(path, start) => self.saved(path, start),
            Message::Discard => self.work.discard(),
            Message::Flush(done) => {
                self.write();
                // Whoever waited may have given up.
                done.send(()).ok();
            }
        }
    }

    /// The file holds everything up to the save: the journal begins anew with what was changed since.
    fn saved(&mut self, path: PathBuf, start: Start) {
        let since = self.work.since_saving.take().unwrap_or_default();
        let old = std::mem::take(&mut self.work);
        let replaced = old.path.as_ref() == Some(&path);
        self.work = Work { path: Some(path), start, pending: since.clone(), all: since, ..Work::default() };
        self.write();
        // Only now: until the new one is written, the old one is all there is.
        if let Some(file) = old.file.filter(|_| !replaced || self.work.file.is_none()) {
            if self.work.failed { self.work.file = Some(file) } else { file.remove() }
        }
    }

    fn write(&mut self) {
        self.work.due = None;
        let was_failing = self.work.failed;
        if let Err(source) = self.work.write(SystemTime::now()) {
            self.work.due = Some(Instant::now() + AGAIN);
            let folder = self.work.path.as_deref().and_then(Path::parent).unwrap_or_else(|| Path::new("."));
            if !was_failing {
                (self.tell)(Trouble { folder: folder.to_owned(), source });
            }
        }
    }
}

impl Work {
    fn note(&mut self, ops: Vec<Op>) {
        for op in ops {
            if let Some(since) = &mut self.since_saving {
                since.insert(op.id, op.clone());
            }
            self.all.insert(op.id, op.clone());
            self.pending.insert(op.id, op);
        }
    }

    fn write(&mut self, at: SystemTime) -> io::Result<()> {
        let Some(path) = self.path.as_deref().filter(|_| !self.pending.is_empty()) else { return Ok(()) };
        if let Some(board) = self.board.take() {
            for record in board.records() {
                self.all.entry(record.id()).or_insert_with(|| Op::put(record));
            }
        }
        let sound = self.file.as_mut().filter(|file| !self.failed && file.is_there() && !file.is_overgrown());
        let written = match sound {
            Some(file) => file.append(&self.pending, at),
            None => state::make_folder(path.parent().unwrap_or_else(|| Path::new(".")))
                .and_then(|()| JournalFile::write(path, &self.start, &self.all, at))
                .map(|file| self.file = Some(file)),
        };
        self.failed = written.is_err();
        if !self.failed {
            self.pending.clear();
        }
        written
    }

    /// Throws away what was written and what was not; the board goes on from where it is.
    fn discard(&mut self) {
        if let Some(file) = self.file.take() {
            file.remove();
        }
        *self = Self::default();
    }
}
