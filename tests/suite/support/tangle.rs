//! Boards whose claims hang together.

use credence::board::{
    Bearing, Board, Claim, Relation, RelationId, RelationKind, Reliability, Source, Stance, Statement,
};

use super::boards::{claim, source, statement};

/// So many claims tied as `ties` says; a source of reliability 0.8 supports the first decisively.
pub fn tangle(claims: usize, strength: f64, ties: impl Iterator<Item = (usize, usize)>) -> Board {
    let relation = |(at, (a, b)): (usize, (usize, usize))| Relation {
        id: RelationId::parse(&format!("rel-{at:05}")).expect("legal id"),
        a: claim(a),
        b: claim(b),
        kind: RelationKind::Supports,
        strength,
        note: String::new(),
    };
    let said = Statement {
        bears_on: vec![Bearing { weight: 1.0, ..Bearing::on_claim(claim(0), Stance::Supports) }],
        ..Statement::new(statement(0), source(0))
    };
    let speaker = Source { reliability: Reliability::Probability(0.8), ..Source::new(source(0), "a source") };
    Board {
        claims: (0..claims).map(|at| Claim::new(claim(at), "a claim")).collect(),
        sources: [speaker].into_iter().collect(),
        statements: [said].into_iter().collect(),
        relations: ties.enumerate().map(relation).collect(),
        ..Board::default()
    }
}

/// A square of claims, each tied to its neighbours: as wide a tangle as its side is long.
pub fn grid(side: usize) -> Board {
    let right = (0..side * side).filter(move |at| at % side < side - 1).map(|at| (at, at + 1));
    let down = (0..side * (side - 1)).map(|at| (at, at + side));
    tangle(side * side, 0.5, right.chain(down))
}
