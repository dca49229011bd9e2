//! What exactly is wrong with a file that can't be read, and where: every problem, not only the first.
//!
//! Slower than reading, and only done when that failed. Sections are cut into items, each item is read alone, and after a
//! broken one the search goes on at the next line that opens an item or a section. Time and memory stay in proportion to
//! the file, whatever it holds.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use ron::error::SpannedError;
use serde::de::DeserializeOwned;

use super::{
    header,
    locate::Locator,
    one::{self, Fault},
    problem::{Lines, MOST, Problem},
    read::{self, KEYS},
    scan::{self, Resume, Scanner, Stop},
    wording,
};
use crate::board::{
    Board, Claim, Document, Flaw, Id, Op, Record, RecordId, Relation, Rivals, Scale, Source, Stamp, Statement,
    Weighting, check,
    id::{self, Named},
    table::Keyed,
};

/// Scans that run to the end of the file in vain, before the rest is left alone.
const MOST_EXHAUSTED: usize = 8;

/// Every problem of `text`; `error` is what the quick reader stumbled over.
pub(super) fn diagnose(text: &str, error: Option<&SpannedError>) -> Vec<Problem> {
    let lines = Lines::of(text);
    let mut walk = Walk::new(text, &lines);
    let look_further = header::check(text, &mut walk.found);
    if look_further {
        walk.cut_short |= !walk.sections();
        walk.rules();
    }
    let mut found = walk.found;
    if found.is_empty() {
        // What we overlooked, the quick reader did not.
        let fault = error.map_or_else(
            || Fault { at: 0, message: "this is not a legal project".to_owned() },
            |error| Fault {
                at: one::offset(text, error.span.end.line, error.span.end.col),
                message: wording::sentence(&error.code),
            },
        );
        found.push(fault);
    }
    found.sort_by(|a, b| (a.at, &a.message).cmp(&(b.at, &b.message)));
    found.dedup();
    if found.len() > MOST {
        found.truncate(MOST);
        let at = found.last().map_or(0, |fault| fault.at);
        found.push(Fault { at, message: format!("and more: only the first {MOST} problems are listed") });
    }
    let places = lines.places(found.iter().map(|fault| fault.at));
    places.into_iter().zip(found).map(|(place, fault)| Problem { place, message: fault.message }).collect()
}

/// What a walk through a damaged file found.
pub(super) struct Walked {
    /// What could be read. It may break rules.
    pub board: Board,
    /// What is wrong with the file.
    pub found: Vec<Fault>,
    /// What could not be read at all.
    pub lost: Vec<Fault>,
    /// Where each record stands.
    pub items: HashMap<RecordId, Range<usize>>,
}

/// Walks through `text`, whatever it begins with.
pub(super) fn walk(text: &str) -> Walked {
    let lines = Lines::of(text);
    let mut walk = Walk::new(text, &lines);
    walk.sections();
    let Walk { board, found, lost, items, .. } = walk;
    Walked { board, found, lost, items }
}

/// How the walk through a list ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    /// At its closing bracket.
    Closed,
    /// Before that, where the next section begins.
    Open,
    /// Before that, and nothing after it can be told apart.
    Lost,
}

struct Walk<'a> {
    text: &'a str,
    lines: &'a Lines<'a>,
    found: Vec<Fault>,
    /// Items that can't be read.
    lost: Vec<Fault>,
    /// Where the value of each field at the top stands.
    tops: HashMap<&'a str, Range<usize>>,
    /// Where each record stands.
    items: HashMap<RecordId, Range<usize>>,
    /// Ids of items that can't be read: what refers to them is not wrong for that.
    broken: HashSet<String>,
    /// Kinds of records of which some may be there that could not be read.
    unsure: HashSet<&'static str>,
    /// Part of the file was not looked at: anything may be missing.
    cut_short: bool,
    exhausted: usize,
    board: Board,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, lines: &'a Lines<'a>) -> Self {
        Self {
            text,
            lines,
            found: Vec::new(),
            lost: Vec::new(),
            tops: HashMap::new(),
            items: HashMap::new(),
            broken: HashSet::new(),
            unsure: HashSet::new(),
            cut_short: false,
            exhausted: 0,
            board: Board::default(),
        }
    }

    fn wrong(&mut self, at: usize, message: impl Into<String>) {
        // One more than are listed, so that it shows that there are more.
        if self.found.len() <= MOST {
            self.found.push(Fault { at, message: message.into() });
        }
    }

    /// All fields at the top. Says whether the walk reached the end.
    fn sections(&mut self) -> bool {
        let mut scanner = Scanner::new(self.text, 0);
        scanner.skip_blank();
        scanner.take(b'(');
        loop {
            scanner.skip_blank();
            if scanner.take(b')') {
                scanner.skip_blank();
                if scanner.peek().is_none() {
                    return true;
                }
                self.wrong(scanner.at, "something stands behind the end of the project; remove it");
                // What looks like a section does not stand there by accident: the bracket does.
                let Some(at) = self.next_section(scanner.at) else { return true };
                scanner.at = at;
                continue;
            }
            if self.git_marker(&mut scanner) {
                continue;
            }
            match self.field(&mut scanner) {
                Ok(List::Closed | List::Open) => {}
                Ok(List::Lost) => return false,
                Err(stop) => {
                    self.wrong(stop.at, stop.message);
                    self.cut_short = true;
                    let next = match stop.resume {
                        Some(Resume::Section(at)) => Some(at),
                        Some(Resume::Item(at)) => self.next_section(at),
                        None => self.next_section(stop.at.max(scanner.at)),
                    };
                    let Some(at) = next else { return false };
                    scanner.at = at;
                }
            }
        }
    }

    /// The next line after `at` that opens a section.
    fn next_section(&self, at: usize) -> Option<usize> {
        let mut next = scan::resume(self.text, at);
        while let Some(Resume::Item(at)) = next {
            next = scan::resume(self.text, at);
        }
        match next {
            Some(Resume::Section(at)) => Some(at),
            _ => None,
        }
    }

    /// One field at the top, with the comma behind it.
    fn field(&mut self, scanner: &mut Scanner<'a>) -> Result<List, Stop> {
        let at = scanner.at;
        let Some(key) = scanner.name() else {
            let message = match scanner.peek() {
                None => "the file ends before its last bracket ); is it whole?",
                Some(_) => "expected the name of a section here, or the closing bracket )",
            };
            return Err(Stop::at(at, message));
        };
        scanner.skip_blank();
        if !scanner.take(b':') {
            return Err(Stop::at(scanner.at, format!("expected a colon behind `{key}`")));
        }
        scanner.skip_blank();
        let start = scanner.at;
        if !KEYS.contains(&key) {
            self.wrong(at, format!("unknown field `{key}`; expected one of {}", KEYS.join(", ")));
        }
        let list = match key {
            "sources" => self.items::<Source>(scanner)?,
            "claims" => self.items::<Claim>(scanner)?,
            "statements" => self.items::<Statement>(scanner)?,
            "relations" => self.items::<Relation>(scanner)?,
            "rivals" => self.items::<Rivals>(scanner)?,
            "documents" => self.items::<Document>(scanner)?,
            "weightings" => self.items::<Weighting>(scanner)?,
            _ => {
                let value = scanner.value()?;
                self.single(key, value);
                List::Closed
            }
        };
        if self.tops.insert(key, start..scanner.at).is_some() && KEYS.contains(&key) {
            self.wrong(at, format!("the field `{key}` stands here a second time; put the two together"));
        }
        if list != List::Closed {
            return Ok(list);
        }
        scanner.skip_blank();
        match scanner.peek() {
            Some(b',') => scanner.at += 1,
            Some(b')') => {}
            None => return Err(Stop::at(scanner.at, "the file ends before its last bracket ); is it whole?")),
            Some(_) => self.wrong(scanner.at, "expected a comma here"),
        }
        Ok(List::Closed)
    }

    /// One value at the top.
    fn single(&mut self, key: &str, value: Range<usize>) {
        match key {
            "title" => self.board.head.title = self.one(value).unwrap_or_default(),
            "question" => self.board.head.question = self.one(value).unwrap_or_default(),
            "created" => self.board.head.created = self.one::<Option<Stamp>>(value).flatten(),
            "grades" => self.board.head.scale = self.one::<Scale>(value).unwrap_or_default(),
            "extra" => match read::options().from_str_seed(&self.text[value.clone()], read::Extra) {
                Ok(extra) => self.board.head.extra = extra,
                Err(error) => {
                    let fault = one::fault(&self.text[value.clone()], &error);
                    self.wrong(value.start + fault.at, fault.message);
                }
            },
            _ => {}
        }
    }

    /// What stands at `text[value]`, with the fields left out that can't be read.
    fn one<T: DeserializeOwned>(&mut self, value: Range<usize>) -> Option<T> {
        let (read, faults) = one::read(&self.text[value.clone()]);
        for fault in faults {
            self.wrong(value.start + fault.at, fault.message);
        }
        read
    }

    /// A section, item by item.
    fn items<T: Keyed + DeserializeOwned + Into<Record>>(&mut self, scanner: &mut Scanner<'a>) -> Result<List, Stop> {
        if !scanner.take(b'[') {
            self.wrong(scanner.at, "expected a list in [ ] here");
            return scanner.value().map(|_| List::Closed);
        }
        loop {
            scanner.skip_blank();
            if scanner.take(b']') {
                return Ok(List::Closed);
            }
            if self.git_marker(scanner) {
                continue;
            }
            let start = scanner.at;
            if scan::opens(self.text, start).is_some_and(|line| matches!(line, Resume::Section(_))) {
                self.wrong(start, "the list before this is never closed; a ] is missing");
                return Ok(List::Open);
            }
            match scanner.value() {
                Ok(item) if item.is_empty() => {
                    self.wrong(start, "expected an item in ( ), or the end of the list, a ]");
                    let resume = scan::resume(self.text, start);
                    if let Some(end) = self.go_on(scanner, resume) {
                        return Ok(end);
                    }
                    continue;
                }
                Ok(item) => match self.one::<T>(item.clone()) {
                    Some(record) => self.keep(record.into(), item),
                    None => self.lost::<T>(&item, true),
                },
                Err(stop) => {
                    let resume = stop.resume.or_else(|| scan::resume(self.text, stop.at.max(scanner.at)));
                    let end = match resume {
                        Some(Resume::Item(at) | Resume::Section(at)) => at,
                        None => self.text.len(),
                    };
                    // The scan sees brackets and quotation marks only; the mistake may lie before them.
                    let item = start..end;
                    let first = one::first::<T>(&self.text[item.clone()]).filter(|fault| start + fault.at < stop.at);
                    let (at, message) =
                        first.map_or((stop.at, stop.message), |fault| (start + fault.at, fault.message));
                    self.wrong(at, message);
                    self.lost::<T>(&item, false);
                    self.exhausted += usize::from(stop.exhausted);
                    if let Some(end) = self.go_on(scanner, resume) {
                        return Ok(end);
                    }
                    continue;
                }
            }
            scanner.skip_blank();
            match scanner.peek() {
                Some(b',') => scanner.at += 1,
                Some(b']') => {}
                Some(b'(') => self.wrong(scanner.at, "expected a comma between this item and the one before"),
                None => return Err(Stop::at(scanner.at, "the file ends in the middle of a list; is it whole?")),
                Some(_) => {
                    self.wrong(scanner.at, "expected a comma or the end of the list, a ]");
                    let resume = scan::resume(self.text, scanner.at);
                    if let Some(end) = self.go_on(scanner, resume) {
                        return Ok(end);
                    }
                }
            }
        }
    }

    /// Goes on after a mistake in a list. Says how the list ended if that was all of it.
    fn go_on(&mut self, scanner: &mut Scanner<'_>, resume: Option<Resume>) -> Option<List> {
        match resume.filter(|_| self.exhausted < MOST_EXHAUSTED) {
            Some(Resume::Item(at)) => {
                scanner.at = at;
                None
            }
            // The end of this list is lost, and the next section begins: nothing to add about it.
            Some(Resume::Section(at)) => {
                scanner.at = at;
                Some(List::Open)
            }
            None => {
                self.cut_short = true;
                Some(List::Lost)
            }
        }
    }

    /// Passes a line that git left in the file because it could not merge it.
    fn git_marker(&mut self, scanner: &mut Scanner<'_>) -> bool {
        let line = &self.text[scanner.at..];
        let marked = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| line.starts_with(marker));
        if marked {
            self.wrong(scanner.at, "a conflict that git left here; keep one of the two versions and remove this line");
            self.cut_short = true;
            scanner.skip_line();
        }
        marked
    }

    /// Notes the ids in a stretch that can't be read, or that there may be some.
    fn lost<T: Keyed>(&mut self, stretch: &Range<usize>, is_one_item: bool) {
        let mut ids =
            scan::fields(self.text, stretch.clone()).into_iter().filter(|field| field.name == "id").peekable();
        let mut unsure = ids.peek().is_none() && !is_one_item;
        let word = <T::Kind as Named>::WORD;
        self.lose(stretch.start, format!("the {word} that begins here is lost"));
        for id in ids {
            let id = self.text[id.value].trim_matches('"');
            // What is longer is no id; looking at many long ones would take for ever.
            if id.len() <= 4 * id::MAX_LEN && Id::<T::Kind>::parse(id).is_ok() {
                self.broken.insert(id.to_owned());
            } else {
                unsure = true;
            }
        }
        if unsure {
            self.unsure.insert(word);
        }
    }

    fn lose(&mut self, at: usize, message: String) {
        if self.lost.len() <= MOST {
            self.lost.push(Fault { at, message });
        }
    }

    fn keep(&mut self, mut record: Record, item: Range<usize>) {
        let id = record.id();
        if let Some(first) = self.items.get(&id) {
            let line = self.lines.line(first.start);
            let fields = scan::fields(self.text, item.clone());
            let at = fields.iter().find(|field| field.name == "id").map_or(item.start, |field| field.value.start);
            let id = id.as_str();
            let message = format!("the id \"{id}\" is taken already by the item in line {line}; give this one another");
            self.wrong(at, message);
            self.lose(item.start, format!("the second \"{id}\" is lost"));
            return;
        }
        check::tidy(&mut record);
        self.board.apply(&[Op::put(record)]);
        self.items.insert(id, item);
    }

    /// What the items say, held against the rules of the board.
    fn rules(&mut self) {
        let mut problems = check::problems(&self.board);
        problems.retain(|problem| match problem.flaw {
            Flaw::Missing { id, word } => !self.cut_short && !self.broken.contains(id) && !self.unsure.contains(&word),
            // Priors of claims that could not be read are not known.
            Flaw::Priors { .. } => !self.cut_short && self.broken.is_empty() && self.unsure.is_empty(),
            _ => true,
        });
        let mut locator = Locator::new(self.text);
        for problem in problems.into_iter().take(MOST + 1) {
            let item = match problem.at {
                RecordId::Head => self.tops.get(problem.field),
                at => self.items.get(&at),
            };
            let at = locator.place(&problem, item.cloned().unwrap_or_default());
            self.wrong(at, format!("{}: {}", problem.field, problem.flaw));
        }
    }
}
