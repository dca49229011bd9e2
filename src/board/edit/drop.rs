//! What a drop means: a source on a claim, a statement on a claim, a source on a statement.

use super::{Refusal, Step, source_name, step, text_of, unused};
use crate::board::{
    Bearing, Board, ClaimId, Op, RecordId, Relay, SourceId, Stance, Statement, StatementId, StepName, Target,
};

pub(super) fn say(
    board: &Board,
    source: SourceId,
    claim: ClaimId,
    stance: Stance,
    id: StatementId,
) -> Result<Step, Refusal> {
    let name = StepName::Say { source: source_name(board, source)?, stance, claim: text_of(board, claim)? };
    unused(board, RecordId::Statement(id))?;
    let mut statement = Statement::new(id, source);
    statement.bears_on.push(Bearing::on_claim(claim, stance));
    // Saying the same again adds nothing (MODEL section 2), so it starts as a repetition of what is there.
    statement.repeats = board
        .statements
        .iter()
        .find(|said| {
            said.origin == source && said.is_weighed() && said.bearing(claim).is_some_and(|b| b.stance == stance)
        })
        .map(|said| said.id);
    Ok(step(name, vec![Op::put(statement)], Some(RecordId::Statement(id))))
}

pub(super) fn bear(board: &Board, id: StatementId, claim: ClaimId, stance: Stance) -> Result<Step, Refusal> {
    let mut statement = statement_of(board, id)?.clone();
    let source = source_name(board, statement.origin)?;
    let text = text_of(board, claim)?;
    let there = statement.bears_on.iter_mut().find(|bearing| bearing.on == Target::Claim(claim));
    let name = match there {
        Some(bearing) if bearing.stance == stance => return Err(Refusal::Nothing),
        Some(bearing) => {
            bearing.stance = stance;
            StepName::Turn { source, stance }
        }
        None => {
            statement.bears_on.push(Bearing::on_claim(claim, stance));
            StepName::Bear { source, stance, claim: text }
        }
    };
    Ok(step(name, vec![Op::put(statement)], Some(RecordId::Statement(id))))
}

pub(super) fn relay(board: &Board, id: StatementId, source: SourceId) -> Result<Step, Refusal> {
    let mut statement = statement_of(board, id)?.clone();
    let name = StepName::Relay { source: source_name(board, source)?, origin: source_name(board, statement.origin)? };
    if statement.origin == source || statement.relays.iter().any(|relay| relay.by == source) {
        return Err(Refusal::AlreadyThere);
    }
    let outermost = statement.chain().first().copied();
    statement.relays.push(Relay { by: source, from: outermost });
    Ok(step(name, vec![Op::put(statement)], Some(RecordId::Statement(id))))
}

fn statement_of(board: &Board, id: StatementId) -> Result<&Statement, Refusal> {
    board.statements.get(id).ok_or(Refusal::Gone(RecordId::Statement(id)))
}
