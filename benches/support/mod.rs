//! Boards as they are in practice: few sources say most, a tenth of the claims hang together, chains have 0 to 3 relays.

use credence::board::{
    Bearing, Board, Claim, ClaimId, Grade, Relation, RelationId, RelationKind, Relay, Reliability, Source, SourceId,
    Stance, Statement, StatementId, Target,
};
use fastrand::Rng;

/// A board of so many claims with ten statements each.
pub fn board(claims: usize) -> Board {
    let mut random = Rng::with_seed(1);
    let count = (claims / 10).max(20);
    let claim = |at: usize| ClaimId::parse(&format!("clm-{at:08}")).expect("legal id");
    let source = |at: usize| SourceId::parse(&format!("src-{at:08}")).expect("legal id");
    // Zipf's law: the n-th source speaks 1/n as often as the first.
    let speaker = |random: &mut Rng| ((count as f64).powf(random.f64()) as usize - 1).min(count - 1);
    let sources = (0..count).map(|at| Source {
        reliability: Reliability::Grade(Grade::ALL[at % Grade::ALL.len()]),
        ..Source::new(source(at), "a source")
    });
    let sources = sources.collect();
    let mut statements = Vec::with_capacity(claims * 10);
    for at in 0..claims * 10 {
        let mut relays: Vec<Relay> = Vec::new();
        for _ in 0..random.usize(0..4) {
            let by = source(speaker(&mut random));
            if relays.iter().all(|relay| relay.by != by) {
                relays.push(Relay { by, from: relays.last().map(|relay| relay.by) });
            }
        }
        let bearing = Bearing {
            on: Target::Claim(claim(random.usize(0..claims))),
            stance: if random.f64() < 0.7 { Stance::Supports } else { Stance::Opposes },
            weight: [0.25, 0.5, 0.8, 1.0][random.usize(0..4)],
            anyway: if random.f64() < 0.2 { 0.9 } else { 0.0 },
        };
        let id = StatementId::parse(&format!("stm-{at:09}")).expect("legal id");
        let origin = source(speaker(&mut random));
        statements.push(Statement { relays, bears_on: vec![bearing], ..Statement::new(id, origin) });
    }
    let relations = (0..claims / 10).map(|at| Relation {
        id: RelationId::parse(&format!("rel-{at:08}")).expect("legal id"),
        a: claim(at),
        b: claim(at / 2 + claims / 10),
        kind: RelationKind::ALL[at % 3],
        strength: 0.5,
        note: String::new(),
    });
    Board {
        sources,
        claims: (0..claims).map(|at| Claim::new(claim(at), "a claim")).collect(),
        statements: statements.into_iter().collect(),
        relations: relations.collect(),
        ..Board::default()
    }
}

/// A grid of claims, each tied to its neighbours: of induced width `side`.
pub fn grid(side: usize) -> Board {
    let claim = |x: usize, y: usize| ClaimId::parse(&format!("clm-{x:03}-{y:03}")).expect("legal id");
    let places = (0..side).flat_map(|x| (0..side).map(move |y| (x, y)));
    let ties = places.clone().flat_map(|(x, y)| [((x, y), (x + 1, y)), ((x, y), (x, y + 1))]);
    let ties = ties.filter(|(_, (x, y))| *x < side && *y < side);
    Board {
        claims: places.map(|(x, y)| Claim { prior: Some(0.3), ..Claim::new(claim(x, y), "a claim") }).collect(),
        relations: ties
            .enumerate()
            .map(|(at, ((x, y), (to_x, to_y)))| Relation {
                id: RelationId::parse(&format!("rel-{at:05}")).expect("legal id"),
                a: claim(x, y),
                b: claim(to_x, to_y),
                kind: RelationKind::Supports,
                strength: 0.6,
                note: String::new(),
            })
            .collect(),
        ..Board::default()
    }
}
