//! What exactly is wrong with a file that can't be read, and where: every problem, not only the first.
//!
//! Slower than reading, and only done when that failed. Sections are cut into items, each item is read alone, and after a
//! broken one the search goes on at the next line that opens an item.

use std::{
    collections::{HashMap, HashSet},
    fmt::Display,
    ops::Range,
};

use ron::{Options, error::SpannedError};
use serde::de::DeserializeOwned;

use super::{
    FORMAT, VERSION,
    problem::{Lines, MOST, Place, Problem},
    read::{self, KEYS},
    scan::{self, Scanner, Stop},
    wording,
};
use crate::board::{
    Board, Claim, Document, Flaw, Op, Record, RecordId, Relation, Rivals, Scale, Source, Stamp, Statement, Weighting,
    check, table::Keyed,
};

/// Every problem of `text`; `error` is what the quick reader stumbled over.
pub(super) fn diagnose(text: &str, error: Option<&SpannedError>) -> Vec<Problem> {
    let mut look = Look {
        text,
        lines: Lines::of(text),
        options: read::options(),
        found: Vec::new(),
        items: HashMap::new(),
        broken: HashSet::new(),
        cut_short: false,
        board: Board::default(),
    };
    if look.header() {
        look.cut_short = !look.sections();
        look.rules();
    }
    let mut found = look.found;
    if found.is_empty() {
        // What we overlooked, the quick reader did not.
        let (place, message) = error.map_or_else(
            || (Place { line: 1, column: 1 }, "this is not a legal project".to_owned()),
            |error| {
                let place = Place { line: error.span.end.line, column: error.span.end.col };
                (place, wording::sentence(&error.code))
            },
        );
        found.push(Problem { place, message });
    }
    found.sort_by_key(|problem| problem.place);
    found.dedup();
    if found.len() > MOST {
        found.truncate(MOST);
        let place = found.last().map_or(Place { line: 1, column: 1 }, |problem| problem.place);
        found.push(Problem { place, message: format!("and more: only the first {MOST} problems are listed") });
    }
    found
}

struct Look<'a> {
    text: &'a str,
    lines: Lines<'a>,
    options: Options,
    found: Vec<Problem>,
    /// Where each record stands.
    items: HashMap<RecordId, Range<usize>>,
    /// Ids of items that can't be read: what refers to them is not wrong for that.
    broken: HashSet<String>,
    /// The walk ended before the file did: anything may be missing.
    cut_short: bool,
    board: Board,
}

impl Look<'_> {
    fn wrong(&mut self, at: usize, message: impl Display) {
        let place = self.lines.place(at);
        self.found.push(Problem { place, message: message.to_string() });
    }

    /// Format and version, wherever they stand. Says whether it is worth looking further.
    fn header(&mut self) -> bool {
        let mut start = Scanner::new(self.text, 0);
        start.skip_blank();
        if start.peek() != Some(b'(') {
            self.wrong(
                start.at,
                "this is not a Credence project: it does not begin with (format: \"credence-project\"",
            );
            return false;
        }
        // Only at the top: a field of an item may have any name.
        let head = start.at..self.text.len().min(start.at + 4096);
        let head = head.start..self.text.floor_char_boundary(head.end);
        let format = scan::fields(self.text, head.clone(), "format").into_iter().next();
        let version = scan::fields(self.text, head, "version").into_iter().next();
        let Some(format) = format else {
            self.wrong(start.at, "this is not a Credence project: it has no format: \"credence-project\"");
            return false;
        };
        if !self.text[format..].starts_with(&format!("\"{FORMAT}\"")) {
            self.wrong(format, format_args!("this is not a Credence project: expected \"{FORMAT}\" here"));
            return false;
        }
        let Some(version) = version else {
            self.wrong(
                start.at,
                format_args!("the field `version` is missing; this program writes version: {VERSION}"),
            );
            return true;
        };
        let digits: String = self.text[version..].chars().take_while(char::is_ascii_digit).collect();
        match digits.parse::<u64>() {
            Ok(number) if number == u64::from(VERSION) => true,
            Ok(number) if number > u64::from(VERSION) => {
                self.wrong(
                    version,
                    format_args!(
                        "this project was made by a newer Credence (file version {number}; this one knows {VERSION}). \
                         Get the newer program; the file was not touched"
                    ),
                );
                false
            }
            _ => {
                self.wrong(version, format_args!("expected the version of the file, {VERSION}"));
                false
            }
        }
    }

    /// All sections. Says whether the walk reached the end.
    fn sections(&mut self) -> bool {
        let mut scanner = Scanner::new(self.text, 0);
        scanner.skip_blank();
        scanner.take(b'(');
        let mut seen: Vec<&str> = Vec::new();
        loop {
            scanner.skip_blank();
            if scanner.take(b')') {
                break;
            }
            let at = scanner.at;
            let Some(key) = scanner.name() else {
                let message = if scanner.peek().is_none() {
                    "the file ends before its last bracket ); is it whole?"
                } else {
                    "expected the name of a section here, or the closing bracket )"
                };
                self.wrong(at, message);
                return false;
            };
            scanner.skip_blank();
            if !scanner.take(b':') {
                self.wrong(scanner.at, format_args!("expected a colon behind `{key}`"));
                return false;
            }
            if !KEYS.contains(&key) {
                self.wrong(at, format_args!("unknown field `{key}`; expected one of {}", KEYS.join(", ")));
            } else if seen.contains(&key) {
                self.wrong(at, format_args!("the section `{key}` stands here twice; put them together"));
            }
            seen.push(key);
            let done = match key {
                "sources" => self.items::<Source>(&mut scanner),
                "claims" => self.items::<Claim>(&mut scanner),
                "statements" => self.items::<Statement>(&mut scanner),
                "relations" => self.items::<Relation>(&mut scanner),
                "rivals" => self.items::<Rivals>(&mut scanner),
                "documents" => self.items::<Document>(&mut scanner),
                "weightings" => self.items::<Weighting>(&mut scanner),
                _ => self.single(key, &mut scanner),
            };
            if !done {
                return false;
            }
            scanner.skip_blank();
            if !scanner.take(b',') && scanner.peek() != Some(b')') {
                let what =
                    if scanner.peek().is_none() { "the file ends here; is it whole?" } else { "expected a comma here" };
                self.wrong(scanner.at, what);
                return false;
            }
        }
        scanner.skip_blank();
        if scanner.peek().is_some() {
            self.wrong(scanner.at, "something stands behind the end of the project; remove it");
        }
        true
    }

    /// One value at the top. Says whether the walk can go on.
    fn single(&mut self, key: &str, scanner: &mut Scanner<'_>) -> bool {
        let value = match scanner.value() {
            Ok(value) => value,
            Err(stop) => return self.stopped(&stop),
        };
        match key {
            "title" => self.board.head.title = self.one(value).unwrap_or_default(),
            "question" => self.board.head.question = self.one(value).unwrap_or_default(),
            "created" => self.board.head.created = self.one::<Option<Stamp>>(value).flatten(),
            "grades" => self.board.head.scale = self.one::<Scale>(value.clone()).unwrap_or_default(),
            "extra" => match self.options.from_str_seed(&self.text[value.clone()], read::Extra) {
                Ok(extra) => self.board.head.extra = extra,
                Err(error) => self.misread(value, &error),
            },
            _ => {}
        }
        true
    }

    fn stopped(&mut self, stop: &Stop) -> bool {
        self.wrong(stop.at, &stop.message);
        false
    }

    fn one<T: DeserializeOwned>(&mut self, value: Range<usize>) -> Option<T> {
        match self.options.from_str(&self.text[value.clone()]) {
            Ok(read) => Some(read),
            Err(error) => {
                self.misread(value, &error);
                None
            }
        }
    }

    /// A section, item by item. Says whether the walk can go on behind it.
    fn items<T: Keyed + DeserializeOwned + Into<Record>>(&mut self, scanner: &mut Scanner<'_>) -> bool {
        scanner.skip_blank();
        if !scanner.take(b'[') {
            self.wrong(scanner.at, "expected a list in [ ] here");
            return scanner.value().is_ok();
        }
        loop {
            scanner.skip_blank();
            if scanner.take(b']') {
                return true;
            }
            let start = scanner.at;
            match scanner.value() {
                Ok(item) if item.is_empty() => {
                    self.wrong(start, "expected an item in ( ), or the end of the list, a ]");
                    return false;
                }
                Ok(item) => match self.one::<T>(item.clone()) {
                    Some(record) => self.keep(record.into(), item),
                    None => self.broken(&item),
                },
                Err(stop) => {
                    self.wrong(stop.at, &stop.message);
                    match scan::next_item(self.text, start + 1) {
                        Some(next) => {
                            self.broken(&(start..next));
                            scanner.at = next;
                            continue;
                        }
                        None => return false,
                    }
                }
            }
            scanner.skip_blank();
            if !scanner.take(b',') && scanner.peek() != Some(b']') {
                self.wrong(scanner.at, "expected a comma or the end of the list, a ]");
                return false;
            }
        }
    }

    fn broken(&mut self, item: &Range<usize>) {
        let id = self.field_at(item, "id").and_then(|at| self.text[at..item.end].split('"').nth(1));
        self.broken.extend(id.map(str::to_owned));
    }

    fn keep(&mut self, mut record: Record, item: Range<usize>) {
        let id = record.id();
        if let Some(first) = self.items.get(&id) {
            let first = self.lines.place(first.start);
            let at = self.field_at(&item, "id").unwrap_or(item.start);
            self.wrong(
                at,
                format_args!(
                    "the id \"{}\" is taken already by the item in line {}; give this one another",
                    id.as_str(),
                    first.line
                ),
            );
            return;
        }
        check::tidy(&mut record);
        self.board.apply(&[Op::put(record)]);
        self.items.insert(id, item);
    }

    /// What `ron` says about `text[value]`, at its place in the whole text.
    fn misread(&mut self, value: Range<usize>, error: &SpannedError) {
        let slice = &self.text[value.clone()];
        let mut at = offset(slice, error.span.end.line, error.span.end.col);
        if let Some(name) = wording::named(&error.code) {
            at = slice[..at].rfind(name).unwrap_or(at);
        } else if wording::is_about_whole(&error.code) {
            at = offset(slice, error.span.start.line, error.span.start.col);
        }
        self.wrong(value.start + at, wording::sentence(&error.code));
    }

    /// What the items say, held against the rules of the board.
    fn rules(&mut self) {
        let cut_short = self.cut_short;
        let mut problems = check::problems(&self.board);
        problems.retain(|problem| match problem.flaw {
            Flaw::Missing { id, .. } => !cut_short && !self.broken.contains(id),
            // Priors of claims that could not be read are not known.
            Flaw::Priors { .. } => !cut_short && self.broken.is_empty(),
            _ => true,
        });
        for problem in problems {
            let at = self.place_of(&problem);
            self.wrong(at, format_args!("{}: {}", problem.field, problem.flaw));
        }
    }

    fn field_at(&self, item: &Range<usize>, field: &str) -> Option<usize> {
        scan::fields(self.text, item.clone(), field).into_iter().next()
    }

    fn place_of(&self, problem: &check::Problem) -> usize {
        let item = match problem.at {
            RecordId::Head => 0..self.text.len(),
            at => self.items.get(&at).cloned().unwrap_or(0..0),
        };
        let places = scan::fields(self.text, item.clone(), problem.field);
        let first = places.first().copied().unwrap_or(item.start);
        match &problem.flaw {
            Flaw::Range { found, .. } => {
                places.iter().copied().find(|at| self.number_at(*at) == Some(found.to_bits())).unwrap_or(first)
            }
            Flaw::Missing { id, .. } | Flaw::Twice { id } | Flaw::TwoSets { claim: id, .. } => {
                let from = first.min(item.end);
                let quoted = format!("\"{id}\"");
                let mut hits = self.text[from..item.end].match_indices(&quoted);
                let hit = if matches!(problem.flaw, Flaw::Twice { .. }) { hits.nth(1) } else { hits.next() };
                hit.map_or(first, |(place, _)| from + place)
            }
            _ => first,
        }
    }

    /// The bits of the number at `at`, inside `Some(…)`, `Probability(…)` or bare.
    fn number_at(&self, at: usize) -> Option<u64> {
        let rest = self.text[at..].trim_start_matches("Some(").trim_start_matches("Probability(");
        let end = rest.find([',', ')', ' ', '\n', '}']).unwrap_or(rest.len());
        let number: f64 = rest[..end].replace('_', "").parse().ok()?;
        Some(number.to_bits())
    }
}

/// The byte offset of a place that `ron` counted in `slice`.
fn offset(slice: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(breaks) => slice.match_indices('\n').nth(breaks).map_or(slice.len(), |(at, _)| at + 1),
    };
    let ahead = slice[start..].char_indices().nth(column.saturating_sub(1)).map(|(at, _)| at);
    start + ahead.unwrap_or(slice.len() - start)
}
