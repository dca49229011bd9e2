//! Boards with exact posteriors from two independent routes: enumeration and an exact Bayesian-network library.

use std::collections::BTreeMap;

use credence::{
    board::{
        Bearing, Board, Claim, ClaimId, Relation, RelationId, RelationKind, Relay, Reliability, Rivals, RivalsId,
        RivalsKind, Source, SourceId, Stance, Statement, StatementId, Target,
    },
    weigh::weigh,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    boards: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    claims: BTreeMap<String, f64>,
    sources: BTreeMap<String, SourceRow>,
    statements: Vec<StatementRow>,
    relations: Vec<RelationRow>,
    rivals: Vec<RivalsRow>,
    outcomes: BTreeMap<String, u8>,
    expected: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
struct SourceRow {
    r: f64,
    f: Option<f64>,
    voice: Option<String>,
}

#[derive(Deserialize)]
struct StatementRow {
    origin: String,
    relays: Vec<RelayRow>,
    repeats: bool,
    bears_on: Vec<BearingRow>,
}

#[derive(Deserialize)]
struct RelayRow {
    by: String,
    from: Option<String>,
}

#[derive(Deserialize)]
struct BearingRow {
    claim: String,
    stance: Stance,
    weight: f64,
    anyway: f64,
}

#[derive(Deserialize)]
struct RelationRow {
    a: String,
    b: String,
    kind: RelationKind,
    strength: f64,
}

#[derive(Deserialize)]
struct RivalsRow {
    claims: Vec<String>,
    kind: RivalsKind,
}

fn claim(name: &str) -> ClaimId {
    ClaimId::parse(name).expect("legal id")
}

fn source(name: &str) -> SourceId {
    SourceId::parse(name).expect("legal id")
}

impl Vector {
    fn board(&self) -> Board {
        let claims = self.claims.iter().map(|(name, &prior)| Claim {
            prior: Some(prior),
            outcome: self.outcomes.get(name).map(|&outcome| outcome == 1),
            ..Claim::new(claim(name), name)
        });
        let sources = self.sources.iter().map(|(name, row)| Source {
            reliability: Reliability::Probability(row.r),
            fidelity: row.f,
            voice: row.voice.as_deref().map(source),
            ..Source::new(source(name), name)
        });
        let statements = self.statements.iter().enumerate().map(|(number, row)| {
            let id = StatementId::parse(&format!("stm-{number:03}")).expect("legal id");
            let bears_on = row.bears_on.iter().map(|row| Bearing {
                on: Target::Claim(claim(&row.claim)),
                stance: row.stance,
                weight: row.weight,
                anyway: row.anyway,
            });
            let relays = row.relays.iter();
            Statement {
                relays: relays.map(|r| Relay { by: source(&r.by), from: r.from.as_deref().map(source) }).collect(),
                bears_on: bears_on.collect(),
                // Which statement is repeated makes no difference to the weights.
                repeats: row.repeats.then_some(id),
                ..Statement::new(id, source(&row.origin))
            }
        });
        let relations = self.relations.iter().enumerate().map(|(number, row)| Relation {
            id: RelationId::parse(&format!("rel-{number:03}")).expect("legal id"),
            a: claim(&row.a),
            b: claim(&row.b),
            kind: row.kind,
            strength: row.strength,
            note: String::new(),
        });
        let rivals = self.rivals.iter().enumerate().map(|(number, row)| Rivals {
            id: RivalsId::parse(&format!("riv-{number:03}")).expect("legal id"),
            claims: row.claims.iter().map(|name| claim(name)).collect(),
            kind: row.kind,
            note: String::new(),
        });
        Board {
            claims: claims.collect(),
            sources: sources.collect(),
            statements: statements.collect(),
            relations: relations.collect(),
            rivals: rivals.collect(),
            ..Board::default()
        }
    }
}

fn holds(json: &str) {
    let file: File = serde_json::from_str(json).expect("the vectors are readable");
    assert!(file.boards.len() >= 20);
    for (number, vector) in file.boards.iter().enumerate() {
        let weights = weigh(&vector.board()).expect("a possible board");
        for (name, &expected) in &vector.expected {
            let verdict = weights.verdict(claim(name)).expect("every claim is weighed");
            let found = verdict.credence();
            assert!((found - expected).abs() < 1e-9, "board {number}, {name}: {found}, expected {expected}");
            assert!(verdict.exact, "board {number}, {name} is exact");
        }
    }
}

#[test]
fn lone_claims_match_to_1e_9() {
    holds(include_str!("../../vectors/testimony-lone.json"));
}

#[test]
fn forests_match_to_1e_9() {
    holds(include_str!("../../vectors/testimony-forest.json"));
}

#[test]
fn boards_with_cycles_match_to_1e_9() {
    holds(include_str!("../../vectors/testimony-cyclic.json"));
}
