//! Priors of rivals: shares of one whole, which change together where exactly one of them holds.

use super::{Refusal, Step, claim_of, put, step};
use crate::board::{
    Board, Claim, ClaimId, Field, Noun, Op, Record, RecordId, Rivals, RivalsKind, StepName, Table, check,
};

/// Gives `claim` this prior. In a set of which exactly one holds the others keep their proportions and fill up the rest;
/// without a prior all of them have even shares again.
pub(super) fn set(
    board: &Board,
    claim: ClaimId,
    prior: Option<f64>,
    selected: Option<RecordId>,
) -> Result<Step, Refusal> {
    let changed = Claim { prior, ..claim_of(board, claim)?.clone() };
    let holds_one = |set: &&Rivals| set.kind == RivalsKind::ExactlyOne && set.claims.contains(&claim);
    let Some(set) = board.rivals.iter().find(holds_one) else { return put(board, &changed.into(), selected) };
    let name = StepName::Change(Noun::Claim, changed.text.clone(), Field::Prior);
    if let Some(problem) = check::on_board(board, &Record::from(changed)).into_iter().find(|p| p.field == "prior") {
        return Err(Refusal::Wrong(problem));
    }
    let others: Vec<ClaimId> = set.claims.iter().copied().filter(|other| *other != claim).collect();
    let shares = match prior {
        Some(prior) => scaled(board, set, &others, 1.0 - prior),
        None => others.iter().map(|other| (*other, None)).collect(),
    };
    let mut ops = Vec::with_capacity(set.claims.len());
    let mut differs = false;
    for (id, prior) in shares.into_iter().chain([(claim, prior)]) {
        let before = claim_of(board, id)?;
        differs |= before.prior != prior;
        ops.push(Op::put(Claim { prior, ..before.clone() }));
    }
    if !differs {
        return Err(Refusal::Nothing);
    }
    Ok(Step { gesture: Some((RecordId::Claim(claim), Field::Prior)), ..step(name, ops, selected) })
}

/// What the priors of `rest` become when the other members leave `set`: with only usual priors they stay so; else they
/// are spelled out, and where exactly one holds they share what the leaving ones had.
pub(super) fn without(board: &Board, set: &Rivals, rest: &[ClaimId]) -> Vec<(ClaimId, Option<f64>)> {
    let stated = |claim: &&ClaimId| board.claims.get(**claim).is_some_and(|claim| claim.prior.is_some());
    if !set.claims.iter().any(|claim| stated(&claim)) {
        return Vec::new();
    }
    match set.kind {
        RivalsKind::ExactlyOne => scaled(board, set, rest, 1.0),
        RivalsKind::AtMostOne => rest.iter().map(|id| (*id, Some(share(&board.claims, set, *id)))).collect(),
    }
}

/// The priors of `members` of `set` in their proportions, adding up to `whole`.
fn scaled(board: &Board, set: &Rivals, members: &[ClaimId], whole: f64) -> Vec<(ClaimId, Option<f64>)> {
    let sum: f64 = members.iter().map(|id| share(&board.claims, set, *id)).sum();
    // A share may become small, but never nothing: a prior is above 0.
    let of = |id: &ClaimId| (share(&board.claims, set, *id) * whole / sum).max(f64::MIN_POSITIVE);
    members.iter().map(|id| (*id, Some(of(id)))).collect()
}

fn share(claims: &Table<Claim>, set: &Rivals, member: ClaimId) -> f64 {
    let stated = claims.get(member).and_then(|claim| claim.prior);
    stated.unwrap_or_else(|| set.kind.default_prior(set.claims.len()))
}
