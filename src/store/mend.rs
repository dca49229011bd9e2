//! Makes a board sound that was saved from a damaged file: what breaks a rule is set back, filled in or left out, as
//! little as possible, and told.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::Value;

use crate::board::{
    Board, Claim, ClaimId, Document, DocumentId, Flaw, Head, Op, Problem, Record, RecordId, Relation, Reliability,
    Source, SourceId, Statement, Status, Target, Weighting, check, grade,
};

/// Rounds of mending before records that are still wrong are left out.
const ROUNDS: usize = 8;

/// Mends `board` and says what was done, each with the record it was done to.
pub(super) fn mend(board: &mut Board) -> Vec<(RecordId, String)> {
    let mut told = Vec::new();
    for round in 0.. {
        let problems = check::problems(board);
        if problems.is_empty() {
            break;
        }
        for problem in problems {
            if round < ROUNDS {
                let done = one(board, &problem);
                told.push((problem.at, format!("{}: {}; {done}", problem.field, problem.flaw)));
            } else {
                board.apply(&[Op::remove(problem.at)]);
                told.push((problem.at, format!("{problem}; it was left out")));
            }
        }
    }
    told
}

/// Does something about `problem` and says what.
fn one(board: &mut Board, problem: &Problem) -> String {
    if let Flaw::Missing { id, word } = problem.flaw {
        // Who said it, about what, and where, carries a statement: a stand-in keeps what hangs on it together.
        let stand_in = match word {
            "source" => SourceId::parse(id).ok().map(|id| Op::put(Source::new(id, format!("Lost source {id}")))),
            "claim" => ClaimId::parse(id).ok().map(|id| Op::put(Claim::new(id, format!("Lost claim {id}")))),
            "document" => DocumentId::parse(id)
                .ok()
                .map(|id| Op::put(Document { title: format!("Lost document {id}"), ..Document::new(id) })),
            _ => None,
        };
        if let Some(op) = stand_in {
            // Another problem may have brought it already.
            if !board.has(op.id) {
                board.apply(&[op]);
            }
            return format!("a {word} with that id was added in its place");
        }
    }
    let Some(record) = board.record(problem.at) else { return "it is gone".to_owned() };
    if let Flaw::Priors { .. } = problem.flaw {
        return reset_priors(board, &record);
    }
    let (mended, done) = match record {
        Record::Head(head) => (Some(self::head(&head, &problem.flaw).into()), "it was set back"),
        Record::Source(mut source) => {
            self::source(Arc::make_mut(&mut source), problem);
            (Some(Record::Source(source)), "it was set back")
        }
        Record::Claim(mut claim) => {
            let claim_now = Arc::make_mut(&mut claim);
            if problem.field == "prior" {
                claim_now.prior = None;
            } else {
                *claim_now = legible(claim_now);
            }
            (Some(Record::Claim(claim)), "it was set back")
        }
        Record::Statement(mut statement) => {
            self::statement(Arc::make_mut(&mut statement), problem);
            (Some(Record::Statement(statement)), "that part was set back")
        }
        Record::Relation(mut relation) => match problem.flaw {
            Flaw::Circle => (None, "the relation was left out"),
            Flaw::Range { .. } => {
                Arc::make_mut(&mut relation).strength = 0.5;
                (Some(Record::Relation(relation)), "it was set to 0.5")
            }
            _ => (Some(legible::<Relation>(&relation).into()), "the characters were taken out"),
        },
        Record::Rivals(mut rivals) => {
            let set = Arc::make_mut(&mut rivals);
            match problem.flaw {
                Flaw::FewRivals => (None, "the rival set was left out"),
                Flaw::Twice { .. } => {
                    let mut seen = BTreeSet::new();
                    set.claims.retain(|claim| seen.insert(*claim));
                    (Some(Record::Rivals(rivals)), "it is named once now")
                }
                Flaw::TwoSets { claim, .. } => {
                    set.claims.retain(|member| member.as_str() != claim);
                    (Some(Record::Rivals(rivals)), "it was taken out of this set")
                }
                _ => (Some(legible(set).into()), "the characters were taken out"),
            }
        }
        Record::Document(mut document) => {
            let mended = Arc::make_mut(&mut document);
            if matches!(problem.flaw, Flaw::Missing { .. }) {
                mended.publisher = None;
            } else {
                *mended = legible::<Document>(mended);
            }
            (Some(Record::Document(document)), "it was set back")
        }
        Record::Weighting(mut weighting) => {
            let mended = Arc::make_mut(&mut weighting);
            let legal =
                |reliability: &Reliability| !matches!(reliability, Reliability::Probability(p) if !is_legal(*p));
            mended.reliability.retain(|_, reliability| legal(reliability));
            *mended = legible::<Weighting>(mended);
            (Some(Record::Weighting(weighting)), "it was left out")
        }
    };
    board.apply(&[mended.map_or_else(|| Op::remove(problem.at), Op::put)]);
    done.to_owned()
}

fn is_legal(reliability: f64) -> bool {
    (grade::MIN..=grade::MAX).contains(&reliability)
}

fn head(head: &Head, flaw: &Flaw) -> Head {
    let mut head = head.clone();
    if matches!(flaw, Flaw::Range { .. }) {
        head.scale = crate::board::Scale::default();
    }
    head.title = plain(&head.title);
    head.question = plain(&head.question);
    head
}

fn source(source: &mut Source, problem: &Problem) {
    match (problem.field, &problem.flaw) {
        (_, Flaw::Control { .. }) => *source = legible(source),
        ("reliability", _) => source.reliability = Reliability::Ungraded,
        ("fidelity", _) => source.fidelity = None,
        ("hits", _) => source.hits = 0.0,
        ("misses", _) => source.misses = 0.0,
        ("voice", _) => source.voice = None,
        _ => {}
    }
}

fn statement(statement: &mut Statement, problem: &Problem) {
    let at = problem.at;
    match (problem.field, &problem.flaw) {
        (_, Flaw::Control { .. }) => *statement = legible(statement),
        ("weight", _) => {
            for bearing in &mut statement.bears_on {
                if !(0.0..=1.0).contains(&bearing.weight) {
                    bearing.weight = crate::board::statement::DEFAULT_WEIGHT;
                }
            }
        }
        ("anyway", _) => {
            for bearing in &mut statement.bears_on {
                if !(0.0..1.0).contains(&bearing.anyway) {
                    bearing.anyway = 0.0;
                }
            }
        }
        ("credibility", _) => statement.credibility = None,
        ("repeats", _) => statement.repeats = None,
        ("status", _) => statement.status = Status::Standing,
        ("from", Flaw::Missing { id, .. }) => {
            for relay in statement.relays.iter_mut().filter(|relay| relay.from.is_some_and(|from| from.as_str() == *id))
            {
                relay.from = None;
            }
        }
        ("from", _) => statement.relays.iter_mut().for_each(|relay| relay.from = None),
        ("relays", _) => {
            let mut seen = BTreeSet::new();
            statement.relays.retain(|relay| seen.insert(relay.by));
        }
        ("bears_on", _) => {
            let mut seen = BTreeSet::new();
            statement.bears_on.retain(|bearing| seen.insert(bearing.on));
        }
        ("on", Flaw::Missing { id, .. }) => statement.bears_on.retain(|bearing| target(bearing.on).as_str() != *id),
        ("on", _) => statement.bears_on.retain(|bearing| target(bearing.on) != at),
        ("ranges", _) => {
            for passage in &mut statement.passages {
                passage.ranges.retain(|(start, end)| start < end);
            }
        }
        _ => {}
    }
}

fn target(target: Target) -> RecordId {
    match target {
        Target::Claim(id) => RecordId::Claim(id),
        Target::Relation(id) => RecordId::Relation(id),
        Target::Statement(id) => RecordId::Statement(id),
        Target::Source(id) => RecordId::Source(id),
    }
}

fn reset_priors(board: &mut Board, rivals: &Record) -> String {
    if let Record::Rivals(rivals) = rivals {
        let members = rivals.claims.iter().filter_map(|claim| board.claims.get(*claim));
        let ops: Vec<Op> = members.map(|claim| Op::put(Claim { prior: None, ..claim.clone() })).collect();
        board.apply(&ops);
    }
    "all of them have the usual prior now".to_owned()
}

/// `text` without control characters.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect()
}

/// `record` with control characters taken out of all its texts.
fn legible<T: serde::Serialize + serde::de::DeserializeOwned + Clone>(record: &T) -> T {
    fn clean(value: &mut Value) {
        match value {
            Value::String(text) => *text = plain(text),
            Value::Array(values) => values.iter_mut().for_each(clean),
            Value::Object(fields) => fields.values_mut().for_each(clean),
            _ => {}
        }
    }
    let cleaned = serde_json::to_value(record).and_then(|mut value| {
        clean(&mut value);
        serde_json::from_value(value)
    });
    cleaned.unwrap_or_else(|_unreadable| record.clone())
}
