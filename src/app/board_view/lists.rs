//! The statements on each card, in the order in which its columns show them.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    app::session::Session,
    board::{ClaimId, Stance, StatementId},
};

/// How many statements a column shows before it offers the rest.
pub const FIRST: usize = 12;
/// With more statements than this on a claim they stay in the order of their ids: comparing them all takes too long.
const SORTED: usize = 2000;

/// The statements on a claim, supporting and opposing, the strongest push first and those that weigh nothing last.
pub type Columns = [Vec<StatementId>; 2];

/// The columns of the cards that were on screen since the board last changed.
#[derive(Debug, Default)]
pub struct Lists {
    revision: u64,
    known: HashMap<ClaimId, Arc<Columns>>,
    /// Claims whose columns show all they have.
    pub unfolded: HashSet<ClaimId>,
}

impl Lists {
    /// The columns of `claim`. They keep their order during a gesture, so that chips don't change places under it.
    pub fn of(&mut self, session: &Session, claim: ClaimId) -> Arc<Columns> {
        if self.revision != session.revision && session.before_gesture.is_none() {
            self.known.clear();
            self.revision = session.revision;
        }
        self.known.entry(claim).or_insert_with(|| Arc::new(columns(session, claim))).clone()
    }
}

fn columns(session: &Session, claim: ClaimId) -> Columns {
    let ids = session.links.bearing_on(claim);
    let side = |stance| {
        let mut side: Vec<(bool, f64, StatementId)> = ids
            .iter()
            .filter_map(|id| session.board.statements.get(*id))
            .filter(|said| said.bearing(claim).is_some_and(|bearing| bearing.stance == stance))
            .map(|said| {
                let push = if ids.len() > SORTED { 0.0 } else { session.weights.push(said.id, claim).abs() };
                (!said.is_weighed(), -push, said.id)
            })
            .collect();
        side.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        side.into_iter().map(|(_, _, id)| id).collect()
    };
    Stance::ALL.map(side)
}
