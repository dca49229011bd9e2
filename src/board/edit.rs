//! What a user can do to a board: an [`Edit`], planned into a named [`Step`] of absolute writes.

mod cascade;
mod drop;
mod prior;

use super::{
    Board, Claim, ClaimId, Field, Op, Problem, Record, RecordId, SourceId, Stance, StatementId, StepName, check,
    naming, rank,
};

/// A change to a board, as the user means it. Ids of new records are already drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Add this record, or put it where the one with its id is. A new claim without a rank goes to the end.
    Put(Record),
    /// Delete this record and what can't be without it.
    Delete(RecordId),
    /// Take a statement off one claim; a statement that bears on nothing else is deleted.
    Unbear {
        /// The statement.
        statement: StatementId,
        /// The claim.
        claim: ClaimId,
    },
    /// Copy a claim, its bearings with it, right behind the original.
    Duplicate {
        /// The claim.
        claim: ClaimId,
        /// The id of the copy.
        copy: ClaimId,
    },
    /// Move a claim before another one, or to the end.
    Move {
        /// The claim.
        claim: ClaimId,
        /// The claim it is to stand before.
        before: Option<ClaimId>,
    },
    /// Let one source take over all that another one said, and delete that.
    Merge {
        /// The source that stays.
        keep: SourceId,
        /// The source that goes; its names become aliases.
        merged: SourceId,
    },
    /// A source was dropped on a claim: it says something about it.
    Say {
        /// The source.
        source: SourceId,
        /// The claim.
        claim: ClaimId,
        /// Which way.
        stance: Stance,
        /// The id of the new statement.
        id: StatementId,
    },
    /// A statement was dropped on a claim: it bears on it (too), this way.
    Bear {
        /// The statement.
        statement: StatementId,
        /// The claim.
        claim: ClaimId,
        /// Which way.
        stance: Stance,
    },
    /// A source was dropped on a statement: it carried it to us, quoting the outermost relay if there is one.
    Relay {
        /// The statement.
        statement: StatementId,
        /// The new relay.
        source: SourceId,
    },
    /// Set what is thought of a claim before anybody spoke. Rivals of which exactly one holds share one whole: the
    /// others keep their proportions and fill up the rest.
    Prior {
        /// The claim.
        claim: ClaimId,
        /// Its prior, in (0, 1); nothing gives it (and such rivals) the usual one.
        prior: Option<f64>,
    },
}

/// An edit worked out against one board: absolute writes with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is called.
    pub name: StepName,
    /// What it writes.
    pub ops: Vec<Op>,
    /// What was selected before it.
    pub before: Option<RecordId>,
    /// What is to be selected after it.
    pub after: Option<RecordId>,
    /// Steps of one gesture join into one entry of the history.
    pub gesture: Option<(RecordId, Field)>,
}

/// Why an edit can't be made. Nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// It would change nothing.
    #[error("nothing would change")]
    Nothing,
    /// What it speaks of is no longer on the board.
    #[error("{} is no longer on the board", .0.as_str())]
    Gone(RecordId),
    /// The id of the new record is in use.
    #[error("{} is already on the board", .0.as_str())]
    Taken(RecordId),
    /// The source is already part of this statement.
    #[error("this source already carries or says the statement")]
    AlreadyThere,
    /// A source can't be merged into itself.
    #[error("a source can't be merged into itself")]
    Same,
    /// The record would break a rule of the board.
    #[error("{0}")]
    Wrong(Problem),
}

/// Works out what `edit` writes on `board`. `selected` is what was selected before.
///
/// # Errors
/// When the edit would change nothing, speaks of records that are gone, or would break a rule of [`check`].
pub fn plan(board: &Board, edit: &Edit, selected: Option<RecordId>) -> Result<Step, Refusal> {
    let mut step = match edit {
        Edit::Put(record) => put(board, record, selected)?,
        Edit::Delete(id) => cascade::delete(board, *id)?,
        Edit::Unbear { statement, claim } => cascade::unbear(board, *statement, *claim)?,
        Edit::Duplicate { claim, copy } => duplicate(board, *claim, *copy)?,
        Edit::Move { claim, before } => move_claim(board, *claim, *before)?,
        Edit::Merge { keep, merged } => cascade::merge(board, *keep, *merged)?,
        Edit::Say { source, claim, stance, id } => drop::say(board, *source, *claim, *stance, *id)?,
        Edit::Bear { statement, claim, stance } => drop::bear(board, *statement, *claim, *stance)?,
        Edit::Relay { statement, source } => drop::relay(board, *statement, *source)?,
        Edit::Prior { claim, prior } => prior::set(board, *claim, *prior, selected)?,
    };
    step.before = selected;
    Ok(step)
}

/// A step without a gesture that selects `after`.
fn step(name: StepName, ops: Vec<Op>, after: Option<RecordId>) -> Step {
    Step { name, ops, before: None, after, gesture: None }
}

/// The text of a claim, for the names of steps.
fn text_of(board: &Board, claim: ClaimId) -> Result<String, Refusal> {
    Ok(claim_of(board, claim)?.text.clone())
}

fn claim_of(board: &Board, claim: ClaimId) -> Result<&Claim, Refusal> {
    board.claims.get(claim).ok_or(Refusal::Gone(RecordId::Claim(claim)))
}

fn unused(board: &Board, id: RecordId) -> Result<(), Refusal> {
    if board.has(id) { Err(Refusal::Taken(id)) } else { Ok(()) }
}

fn source_name(board: &Board, source: SourceId) -> Result<String, Refusal> {
    let source = board.sources.get(source).ok_or(Refusal::Gone(RecordId::Source(source)))?;
    Ok(source.name.clone())
}

fn put(board: &Board, record: &Record, selected: Option<RecordId>) -> Result<Step, Refusal> {
    let mut record = record.clone();
    check::tidy(&mut record);
    let before = board.record(record.id());
    if before.is_none()
        && let Record::Claim(claim) = &mut record
        && claim.rank.is_empty()
    {
        let last = board.claims.iter().max_by(|a, b| a.place().cmp(&b.place()));
        let rank = last.map_or_else(|| rank::between(None, None), |last| rank::between(Some(&last.rank), None));
        std::sync::Arc::make_mut(claim).rank = rank.unwrap_or_default();
    }
    let name = naming::of_put(board, before.as_ref(), &record).ok_or(Refusal::Nothing)?;
    // What was wrong before may be put right one field at a time; only new problems are refused.
    let known = before.as_ref().map(|before| check::on_board(board, before)).unwrap_or_default();
    if let Some(problem) = check::on_board(board, &record).into_iter().find(|problem| !known.contains(problem)) {
        return Err(Refusal::Wrong(problem));
    }
    if let Some(problem) = rival_problem(board, &record) {
        return Err(Refusal::Wrong(problem));
    }
    let id = record.id();
    let field = before.as_ref().and_then(|before| naming::changed_field(before, &record));
    let gesture = field.filter(|field| *field != Field::Several).map(|field| (id, field));
    // What is new is selected; a slider moved in a list takes nothing out of the inspector.
    let after = if before.is_none() { Some(id) } else { selected };
    Ok(Step { name, ops: vec![Op::put(record)], before: None, after, gesture })
}

/// What a changed claim or rival set would break among the rival sets.
fn rival_problem(board: &Board, record: &Record) -> Option<Problem> {
    let touches = |claim: ClaimId| board.rivals.iter().any(|rivals| rivals.claims.contains(&claim));
    match record {
        Record::Claim(claim) if touches(claim.id) => {}
        Record::Rivals(_) => {}
        _ => return None,
    }
    let known = rival_problems(board);
    let mut after = board.clone();
    after.apply(&[Op::put(record.clone())]);
    rival_problems(&after).into_iter().find(|problem| !known.contains(problem))
}

fn rival_problems(board: &Board) -> Vec<Problem> {
    let mut found = check::overlapping_rivals(board);
    for rivals in board.rivals.shared() {
        found.extend(check::on_board(board, &Record::Rivals(rivals.clone())));
    }
    found
}

fn duplicate(board: &Board, claim: ClaimId, copy: ClaimId) -> Result<Step, Refusal> {
    let original = claim_of(board, claim)?;
    unused(board, RecordId::Claim(copy))?;
    let order = board.claims_in_order();
    let place = order.iter().position(|id| *id == claim);
    let next = place.and_then(|place| order.get(place + 1)).copied();
    let mut copied = Claim { id: copy, outcome: None, ..original.clone() };
    let mut ops = place_before(board, &order, &mut copied, next);
    // A copy in a rival set would need a share of its prior; it starts outside, with the usual one.
    if board.rivals.iter().any(|rivals| rivals.claims.contains(&claim)) {
        copied.prior = None;
    }
    ops.push(Op::put(copied));
    for statement in board.statements.iter() {
        if let Some(bearing) = statement.bearing(claim) {
            let mut statement = statement.clone();
            statement.bears_on.push(super::Bearing { on: super::Target::Claim(copy), ..*bearing });
            ops.push(Op::put(statement));
        }
    }
    Ok(step(StepName::Duplicate(original.text.clone()), ops, Some(RecordId::Claim(copy))))
}

fn move_claim(board: &Board, claim: ClaimId, before: Option<ClaimId>) -> Result<Step, Refusal> {
    let mut moved = claim_of(board, claim)?.clone();
    let name = StepName::Move(moved.text.clone());
    let mut order = board.claims_in_order();
    let was = order.iter().position(|id| *id == claim);
    order.retain(|id| *id != claim);
    let place = match before {
        Some(next) if next == claim => return Err(Refusal::Nothing),
        Some(next) => order.iter().position(|id| *id == next).ok_or(Refusal::Gone(RecordId::Claim(next)))?,
        None => order.len(),
    };
    if was == Some(place) {
        return Err(Refusal::Nothing);
    }
    let mut ops = place_before(board, &order, &mut moved, before);
    ops.push(Op::put(moved));
    Ok(step(name, ops, Some(RecordId::Claim(claim))))
}

/// Gives `claim` a rank before `next`, or behind all of `order` (in which it does not stand). Where there is no room
/// (hand-written ranks, or none), all claims get new ranks: the writes for the others come back.
fn place_before(board: &Board, order: &[ClaimId], claim: &mut Claim, next: Option<ClaimId>) -> Vec<Op> {
    let rank_of = |id: &ClaimId| board.claims.get(*id).map(|claim| claim.rank.as_str());
    let place = next.and_then(|next| order.iter().position(|id| *id == next)).unwrap_or(order.len());
    let low = place.checked_sub(1).and_then(|before| order.get(before)).and_then(rank_of);
    let high = order.get(place).and_then(rank_of);
    if let Some(rank) = rank::between(low, high) {
        claim.rank = rank;
        return Vec::new();
    }
    let mut ops = Vec::with_capacity(order.len());
    let mut ranks = rank::spread(order.len() + 1).into_iter();
    for (at, id) in order.iter().enumerate() {
        if at == place {
            claim.rank = ranks.next().unwrap_or_default();
        }
        if let (Some(other), Some(rank)) = (board.claims.get(*id), ranks.next()) {
            ops.push(Op::put(Claim { rank, ..other.clone() }));
        }
    }
    if place >= order.len() {
        claim.rank = ranks.next().unwrap_or_default();
    }
    ops
}
