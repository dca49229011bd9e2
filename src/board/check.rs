//! What must hold on every board: numbers in their ranges, references that lead somewhere, text one can read.
//!
//! [`tidy`] repairs what needs no question (−0 becomes 0), [`of_record`] looks at one record by itself, [`problems`]
//! at a whole board.

use std::{collections::HashSet, fmt, sync::Arc};

use super::{
    Board, Claim, ClaimId, Document, Record, RecordId, Relation, Reliability, Rivals, RivalsKind, Source, Statement,
    Status, Target, Weighting, grade,
};

/// One thing wrong with one field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The record.
    pub at: RecordId,
    /// The field, by its name in the file.
    pub field: &'static str,
    /// What is wrong with it.
    pub flaw: Flaw,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            RecordId::Head => write!(f, "{}: {}", self.field, self.flaw),
            at => write!(f, "{} of {}: {}", self.field, at.as_str(), self.flaw),
        }
    }
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Flaw {
    /// A number outside its range, or no number at all.
    #[error("{found} is outside the range; expected a number {range}")]
    Range {
        /// What stands there.
        found: f64,
        /// What should, in words.
        range: &'static str,
    },
    /// A reference to a record that isn't there.
    #[error("there is no {word} \"{id}\" on this board")]
    Missing {
        /// The kind of record.
        word: &'static str,
        /// The id that leads nowhere.
        id: &'static str,
    },
    /// A control character in a text.
    #[error("holds the control character U+{code:04X} at character {place}; only tab and line feed are allowed")]
    Control {
        /// Its code point.
        code: u32,
        /// Its place, counted from 1.
        place: usize,
    },
    /// Something that refers to itself, directly or around a circle.
    #[error("leads back to itself")]
    Circle,
    /// The same thing twice in one list.
    #[error("names \"{id}\" more than once")]
    Twice {
        /// What is named twice.
        id: &'static str,
    },
    /// A set of rivals with fewer than two members.
    #[error("a set of rivals needs at least two claims")]
    FewRivals,
    /// A claim in two sets of rivals.
    #[error("the claim \"{claim}\" is already in the rival set \"{other}\"; a claim belongs to at most one")]
    TwoSets {
        /// The claim.
        claim: &'static str,
        /// The other set.
        other: &'static str,
    },
    /// Priors of a rival set that can't all be.
    #[error("the priors of its claims add up to {sum}; expected {expected}")]
    Priors {
        /// What they add up to.
        sum: f64,
        /// What they should.
        expected: &'static str,
    },
    /// A range of a passage that runs backwards.
    #[error("the range ({start}, {end}) is empty or runs backwards")]
    Backwards {
        /// Its first character.
        start: usize,
        /// The character after its last.
        end: usize,
    },
}

/// Repairs what needs no question: −0 becomes 0. Says whether anything changed; a sound record is not copied.
pub fn tidy(record: &mut Record) -> bool {
    let negative_zero = |number: f64| number == 0.0 && number.is_sign_negative();
    // Adding zero is what makes −0 a 0, and leaves every other number as it is.
    match record {
        Record::Source(source) => {
            let wrong = [source.hits, source.misses].into_iter().any(negative_zero)
                || matches!(source.reliability, Reliability::Probability(number) if negative_zero(number));
            if wrong {
                let source = Arc::make_mut(source);
                source.hits += 0.0;
                source.misses += 0.0;
                if let Reliability::Probability(number) = &mut source.reliability {
                    *number += 0.0;
                }
            }
            wrong
        }
        Record::Statement(statement) => {
            let wrong = statement.bears_on.iter().any(|b| negative_zero(b.weight) || negative_zero(b.anyway));
            if wrong {
                for bearing in &mut Arc::make_mut(statement).bears_on {
                    bearing.weight += 0.0;
                    bearing.anyway += 0.0;
                }
            }
            wrong
        }
        Record::Relation(relation) => {
            let wrong = negative_zero(relation.strength);
            if wrong {
                Arc::make_mut(relation).strength = 0.0;
            }
            wrong
        }
        _ => false,
    }
}

/// Collects the problems of one record.
struct Look<'a> {
    at: RecordId,
    board: Option<&'a Board>,
    /// The sources and claims on the board, where many records are looked at: nearly everything refers to these, and
    /// looking them up on the board takes ten times as long.
    known: Option<&'a HashSet<RecordId>>,
    found: Vec<Problem>,
}

impl Look<'_> {
    fn wrong(&mut self, field: &'static str, flaw: Flaw) {
        self.found.push(Problem { at: self.at, field, flaw });
    }

    fn number(&mut self, field: &'static str, found: f64, legal: impl Fn(f64) -> bool, range: &'static str) {
        if !found.is_finite() || !legal(found) {
            self.wrong(field, Flaw::Range { found, range });
        }
    }

    fn text(&mut self, field: &'static str, text: &str) {
        // Bytes first: nearly every text has none of these, and most are ASCII.
        if !text.bytes().any(|b| (b < 0x20 && b != b'\t' && b != b'\n') || b == 0x7f || b == 0xc2) {
            return;
        }
        let control = |c: char| c.is_control() && c != '\t' && c != '\n';
        if let Some((place, found)) = text.chars().enumerate().find(|(_, c)| control(*c)) {
            self.wrong(field, Flaw::Control { code: found.into(), place: place + 1 });
        }
    }

    fn texts(&mut self, field: &'static str, texts: &[String]) {
        for text in texts {
            self.text(field, text);
        }
    }

    fn refers(&mut self, field: &'static str, to: RecordId) {
        let word = match to {
            RecordId::Head => return,
            RecordId::Source(_) => "source",
            RecordId::Claim(_) => "claim",
            RecordId::Statement(_) => "statement",
            RecordId::Relation(_) => "relation",
            RecordId::Rivals(_) => "rival set",
            RecordId::Document(_) => "document",
            RecordId::Weighting(_) => "weighting",
        };
        let is_there = match (self.known, self.board) {
            (Some(known), _) if matches!(to, RecordId::Source(_) | RecordId::Claim(_)) => known.contains(&to),
            (_, Some(board)) => board.has(to),
            (_, None) => true,
        };
        if !is_there {
            self.wrong(field, Flaw::Missing { word, id: to.as_str() });
        }
    }

    fn head(&mut self, head: &super::Head) {
        self.text("title", &head.title);
        self.text("question", &head.question);
        for point in head.scale.changed.values() {
            self.number(
                "grades",
                point.mean,
                |n| (grade::MIN..=grade::MAX).contains(&n),
                "from 0.02 to 0.98 as a mean",
            );
            self.number("grades", point.strength, |n| n > 0.0 && n <= 1e6, "above 0 as a strength");
        }
    }

    fn reliability(&mut self, reliability: Reliability) {
        if let Reliability::Probability(number) = reliability {
            self.number("reliability", number, |n| (grade::MIN..=grade::MAX).contains(&n), "from 0.02 to 0.98");
        }
    }

    fn source(&mut self, source: &Source) {
        self.reliability(source.reliability);
        if let Some(fidelity) = source.fidelity {
            self.number("fidelity", fidelity, |n| (0.5..=0.99).contains(&n), "from 0.5 to 0.99");
        }
        self.number("hits", source.hits, |n| (0.0..=1e9).contains(&n), "that is not negative");
        self.number("misses", source.misses, |n| (0.0..=1e9).contains(&n), "that is not negative");
        self.text("name", &source.name);
        self.text("note", &source.note);
        self.text("url", &source.url);
        self.texts("aliases", &source.aliases);
        if let Some(lead) = source.voice {
            self.refers("voice", RecordId::Source(lead));
            let mut next = Some(lead);
            let mut steps = HashSet::new();
            while let Some(at) = next {
                if at == source.id {
                    self.wrong("voice", Flaw::Circle);
                    break;
                }
                if !steps.insert(at) {
                    break;
                }
                next = self.board.and_then(|board| board.sources.get(at)).and_then(|source| source.voice);
            }
        }
    }

    fn claim(&mut self, claim: &Claim) {
        if let Some(prior) = claim.prior {
            self.number("prior", prior, |n| n > 0.0 && n < 1.0, "between 0 and 1, both left out");
        }
        self.text("text", &claim.text);
        self.text("rank", &claim.rank);
        self.text("note", &claim.note);
        self.texts("tags", &claim.tags);
    }

    fn statement(&mut self, statement: &Statement) {
        self.refers("origin", RecordId::Source(statement.origin));
        let mut carriers = HashSet::new();
        for relay in &statement.relays {
            self.refers("by", RecordId::Source(relay.by));
            if !carriers.insert(relay.by) {
                self.wrong("relays", Flaw::Twice { id: relay.by.as_str() });
            }
        }
        self.relay_tree(statement, &carriers);
        let mut targets = HashSet::new();
        for bearing in &statement.bears_on {
            let to = match bearing.on {
                Target::Claim(id) => RecordId::Claim(id),
                Target::Relation(id) => RecordId::Relation(id),
                Target::Statement(id) => RecordId::Statement(id),
                Target::Source(id) => RecordId::Source(id),
            };
            self.refers("on", to);
            if to == self.at {
                self.wrong("on", Flaw::Circle);
            }
            if !targets.insert(to) {
                self.wrong("bears_on", Flaw::Twice { id: to.as_str() });
            }
            self.number("weight", bearing.weight, |n| (0.0..=1.0).contains(&n), "from 0 to 1");
            self.number("anyway", bearing.anyway, |n| (0.0..1.0).contains(&n), "from 0 to below 1");
        }
        if let Some(code) = statement.credibility {
            self.number("credibility", code.into(), |n| (1.0..=6.0).contains(&n), "from 1 to 6");
        }
        self.text("quote", &statement.quote);
        self.text("paraphrase", &statement.paraphrase);
        self.text("language", &statement.language);
        self.text("translation", &statement.translation);
        self.text("url", &statement.url);
        self.text("note", &statement.note);
        for passage in &statement.passages {
            self.refers("document", RecordId::Document(passage.document));
            for &(start, end) in &passage.ranges {
                if start >= end {
                    self.wrong("ranges", Flaw::Backwards { start, end });
                }
            }
            self.text("quote", &passage.quote);
            self.text("prefix", &passage.prefix);
            self.text("suffix", &passage.suffix);
        }
        self.repeats(statement);
        match statement.status {
            Status::Standing => {}
            Status::Retracted { by, .. } => {
                if let Some(by) = by {
                    self.refers("status", RecordId::Source(by));
                }
            }
            Status::Superseded { by } => {
                self.refers("status", RecordId::Statement(by));
                if by == statement.id {
                    self.wrong("status", Flaw::Circle);
                }
            }
        }
    }

    /// A relay quotes another relay of the same statement, and never around a circle.
    fn relay_tree(&mut self, statement: &Statement, carriers: &HashSet<super::SourceId>) {
        for relay in &statement.relays {
            let mut from = relay.from;
            let mut steps = 0;
            while let Some(quoted) = from {
                if !carriers.contains(&quoted) {
                    if Some(quoted) == relay.from {
                        self.wrong("from", Flaw::Missing { word: "relay of this statement", id: quoted.as_str() });
                    }
                    break;
                }
                steps += 1;
                if steps > statement.relays.len() {
                    self.wrong("from", Flaw::Circle);
                    return;
                }
                from = statement.relays.iter().find(|relay| relay.by == quoted).and_then(|relay| relay.from);
            }
        }
    }

    fn repeats(&mut self, statement: &Statement) {
        let mut next = statement.repeats;
        if let Some(first) = next {
            self.refers("repeats", RecordId::Statement(first));
        }
        let mut steps = HashSet::new();
        while let Some(at) = next {
            if at == statement.id {
                self.wrong("repeats", Flaw::Circle);
                return;
            }
            if !steps.insert(at) {
                return;
            }
            next = self.board.and_then(|board| board.statements.get(at)).and_then(|statement| statement.repeats);
        }
    }

    fn relation(&mut self, relation: &Relation) {
        self.refers("a", RecordId::Claim(relation.a));
        self.refers("b", RecordId::Claim(relation.b));
        if relation.a == relation.b {
            self.wrong("b", Flaw::Circle);
        }
        self.number("strength", relation.strength, |n| (0.0..1.0).contains(&n), "from 0 to below 1");
        self.text("note", &relation.note);
    }

    fn rivals(&mut self, rivals: &Rivals) {
        let mut members = HashSet::new();
        for &claim in &rivals.claims {
            self.refers("claims", RecordId::Claim(claim));
            if !members.insert(claim) {
                self.wrong("claims", Flaw::Twice { id: claim.as_str() });
            }
        }
        if members.len() < 2 {
            self.wrong("claims", Flaw::FewRivals);
        }
        self.text("note", &rivals.note);
        if let Some(board) = self.board
            && let Some(flaw) = prior_flaw(board, rivals)
        {
            self.wrong("claims", flaw);
        }
    }

    fn document(&mut self, document: &Document) {
        if let Some(publisher) = document.publisher {
            self.refers("publisher", RecordId::Source(publisher));
        }
        self.text("title", &document.title);
        self.text("url", &document.url);
        self.text("archive_url", &document.archive_url);
        self.text("sha256", &document.sha256);
        self.text("text", &document.text);
    }

    fn weighting(&mut self, weighting: &Weighting) {
        self.text("analyst", &weighting.analyst);
        for (&source, &reliability) in &weighting.reliability {
            self.refers("reliability", RecordId::Source(source));
            self.reliability(reliability);
        }
    }
}

/// Priors of rivals are shares of one whole: together 1 where exactly one holds, below 1 where none may.
fn prior_flaw(board: &Board, rivals: &Rivals) -> Option<Flaw> {
    let default = rivals.kind.default_prior(rivals.claims.len());
    let prior = |claim: ClaimId| board.claims.get(claim).and_then(|claim| claim.prior).unwrap_or(default);
    let sum: f64 = rivals.claims.iter().map(|&claim| prior(claim)).sum();
    let expected = match rivals.kind {
        RivalsKind::ExactlyOne if (sum - 1.0).abs() > 1e-6 => "exactly 1, for exactly one of them holds",
        RivalsKind::AtMostOne if sum >= 1.0 => "less than 1, for none of them may hold",
        _ => return None,
    };
    Some(Flaw::Priors { sum, expected })
}

fn look(record: &Record, board: Option<&Board>, known: Option<&HashSet<RecordId>>) -> Vec<Problem> {
    let mut look = Look { at: record.id(), board, known, found: Vec::new() };
    match record {
        Record::Head(head) => look.head(head),
        Record::Source(source) => look.source(source),
        Record::Claim(claim) => look.claim(claim),
        Record::Statement(statement) => look.statement(statement),
        Record::Relation(relation) => look.relation(relation),
        Record::Rivals(rivals) => look.rivals(rivals),
        Record::Document(document) => look.document(document),
        Record::Weighting(weighting) => look.weighting(weighting),
    }
    look.found
}

/// What is wrong with `record` by itself, wherever its references lead.
pub fn of_record(record: &Record) -> Vec<Problem> {
    look(record, None, None)
}

/// What is wrong with `record` as a part of `board` (which need not hold it yet).
pub fn on_board(board: &Board, record: &Record) -> Vec<Problem> {
    look(record, Some(board), None)
}

/// Everything that is wrong with `board`, section by section, in the order of the file.
pub fn problems(board: &Board) -> Vec<Problem> {
    let sources = board.sources.iter().map(|source| RecordId::Source(source.id));
    let known: HashSet<RecordId> = sources.chain(board.claims.iter().map(|claim| RecordId::Claim(claim.id))).collect();
    let mut found: Vec<Problem> = board.records().flat_map(|record| look(&record, Some(board), Some(&known))).collect();
    found.append(&mut overlapping_rivals(board));
    found
}

/// Claims that stand in more than one set of rivals.
pub fn overlapping_rivals(board: &Board) -> Vec<Problem> {
    let mut seen = std::collections::HashMap::new();
    let mut found = Vec::new();
    for rivals in board.rivals.iter() {
        for &claim in &rivals.claims {
            match seen.insert(claim, rivals.id) {
                Some(other) if other != rivals.id => found.push(Problem {
                    at: RecordId::Rivals(rivals.id),
                    field: "claims",
                    flaw: Flaw::TwoSets { claim: claim.as_str(), other: other.as_str() },
                }),
                _ => {}
            }
        }
    }
    found
}
