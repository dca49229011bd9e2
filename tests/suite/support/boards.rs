//! Random legal boards: relays, voices, repetitions, relations, rivals, outcomes, and numbers at the ends of their
//! ranges.

use credence::board::{
    Bearing, Board, Claim, ClaimId, Grade, Relation, RelationId, RelationKind, Relay, Reliability, Rivals, RivalsId,
    RivalsKind, Source, SourceId, Stance, Statement, StatementId, Status, Target, check,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// What a random board may hold.
#[derive(Clone, Copy, Debug)]
pub struct Ingredients {
    /// At most so many claims; at least one.
    pub claims: usize,
    /// At most so many sources; at least one.
    pub sources: usize,
    /// At most so many statements.
    pub statements: usize,
    /// At most so many relations.
    pub relations: usize,
    /// Relations may be of the kind `Requires`.
    pub requires: bool,
    /// There may be two sets of rivals.
    pub rivals: bool,
    /// Claims may have outcomes, which may contradict the rivals.
    pub outcomes: bool,
    /// Statements may have up to so many relays.
    pub relays: usize,
}

impl Ingredients {
    /// Everything there is, small enough to enumerate.
    pub const ALL: Self = Self {
        claims: 8,
        sources: 5,
        statements: 12,
        relations: 8,
        requires: true,
        rivals: true,
        outcomes: true,
        relays: 4,
    };
}

/// The id of the claim with this number on a random board.
pub fn claim(number: usize) -> ClaimId {
    ClaimId::parse(&format!("clm-{number:03}")).expect("legal id")
}

/// The id of the source with this number on a random board.
pub fn source(number: usize) -> SourceId {
    SourceId::parse(&format!("src-{number:03}")).expect("legal id")
}

/// The id of the statement with this number on a random board.
pub fn statement(number: usize) -> StatementId {
    StatementId::parse(&format!("stm-{number:03}")).expect("legal id")
}

#[derive(Clone, Debug)]
struct ClaimDraft {
    prior: Option<f64>,
    share: f64,
    outcome: Option<bool>,
    set: Option<usize>,
}

#[derive(Clone, Debug)]
struct SourceDraft {
    reliability: Reliability,
    fidelity: Option<f64>,
    voice: Option<usize>,
    hits: f64,
    misses: f64,
}

#[derive(Clone, Debug)]
struct StatementDraft {
    origin: usize,
    /// By whom, and which earlier relay it quotes (the origin if there is none that early).
    relays: Vec<(usize, Option<usize>)>,
    bears_on: Vec<(usize, Stance, f64, f64)>,
    repeats: Option<usize>,
    retracted: bool,
}

fn within(low: f64, high: f64) -> impl Strategy<Value = f64> {
    prop_oneof![4 => low..=high, 1 => select(vec![low, high])]
}

fn claim_draft(with: Ingredients) -> impl Strategy<Value = ClaimDraft> {
    let outcome = option::weighted(0.15, any::<bool>()).prop_map(move |outcome| outcome.filter(|_| with.outcomes));
    let set = option::weighted(0.6, 0..2_usize).prop_map(move |set| set.filter(|_| with.rivals));
    (option::of(prop_oneof![8 => 0.02..0.98, 1 => select(vec![1e-9, 0.999_999])]), 0.05..1.0, outcome, set)
        .prop_map(|(prior, share, outcome, set)| ClaimDraft { prior, share, outcome, set })
}

fn source_draft() -> impl Strategy<Value = SourceDraft> {
    let reliability = prop_oneof![
        1 => Just(Reliability::Ungraded),
        3 => select(Grade::ALL.to_vec()).prop_map(Reliability::Grade),
        6 => within(0.02, 0.98).prop_map(Reliability::Probability),
    ];
    (
        reliability,
        option::of(within(0.5, 0.99)),
        option::weighted(0.2, 0..8_usize),
        prop_oneof![Just(0.0), 0.0..9.0],
        prop_oneof![Just(0.0), 0.0..9.0],
    )
        .prop_map(|(reliability, fidelity, voice, hits, misses)| SourceDraft {
            reliability,
            fidelity,
            voice,
            hits,
            misses,
        })
}

fn statement_draft(with: Ingredients) -> impl Strategy<Value = StatementDraft> {
    let stance = select(Stance::ALL.to_vec());
    let anyway = prop_oneof![4 => Just(0.0), 2 => 0.0..0.999, 1 => Just(0.999_999)];
    (
        0..with.sources,
        vec((0..with.sources, option::of(0..4_usize)), 0..=with.relays),
        vec((0..with.claims, stance, within(0.0, 1.0), anyway), 1..4),
        option::weighted(0.1, 0..64_usize),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(origin, relays, bears_on, repeats, retracted)| StatementDraft {
            origin,
            relays,
            bears_on,
            repeats,
            retracted,
        })
}

/// Random legal boards made of these ingredients.
pub fn boards(with: Ingredients) -> impl Strategy<Value = Board> {
    let relation_kinds = if with.requires { 3 } else { 2 };
    let relation =
        (0..with.claims, 0..with.claims, select(RelationKind::ALL[..relation_kinds].to_vec()), within(0.0, 0.999));
    (
        vec(claim_draft(with), 1..=with.claims),
        vec(source_draft(), 1..=with.sources),
        vec(statement_draft(with), 0..=with.statements),
        vec(relation, 0..=with.relations),
        [(any::<bool>(), select(RivalsKind::ALL.to_vec())), (any::<bool>(), select(RivalsKind::ALL.to_vec()))],
    )
        .prop_map(|(claims, sources, statements, relations, sets)| {
            let board = build(&claims, &sources, &statements, &relations, sets);
            assert_eq!(check::problems(&board), [], "the generator makes legal boards");
            board
        })
}

fn build(
    claims: &[ClaimDraft],
    sources: &[SourceDraft],
    statements: &[StatementDraft],
    relations: &[(usize, usize, RelationKind, f64)],
    sets: [(bool, RivalsKind); 2],
) -> Board {
    let mut priors: Vec<Option<f64>> = claims.iter().map(|claim| claim.prior).collect();
    let mut rivals = Vec::new();
    for (number, (stated, kind)) in sets.into_iter().enumerate() {
        let members: Vec<usize> = (0..claims.len()).filter(|&at| claims[at].set == Some(number)).collect();
        if members.len() < 2 {
            continue;
        }
        let none = if kind == RivalsKind::AtMostOne { 0.3 } else { 0.0 };
        let whole: f64 = members.iter().map(|&at| claims[at].share).sum::<f64>() + none;
        for &at in &members {
            priors[at] = stated.then_some(claims[at].share / whole);
        }
        let id = RivalsId::parse(&format!("riv-{number}")).expect("legal id");
        rivals.push(Rivals { id, claims: members.into_iter().map(claim).collect(), kind, note: String::new() });
    }
    Board {
        claims: claims
            .iter()
            .enumerate()
            .map(|(at, draft)| Claim {
                prior: priors[at],
                outcome: draft.outcome,
                ..Claim::new(claim(at), format!("claim {at}"))
            })
            .collect(),
        sources: sources
            .iter()
            .enumerate()
            .map(|(at, draft)| Source {
                reliability: draft.reliability,
                fidelity: draft.fidelity,
                // Only earlier sources lead, so that there is no circle.
                voice: draft.voice.filter(|&lead| lead < at).map(source),
                hits: draft.hits,
                misses: draft.misses,
                ..Source::new(source(at), format!("source {at}"))
            })
            .collect(),
        statements: statements.iter().enumerate().map(|(at, draft)| said(at, draft, claims, sources)).collect(),
        relations: relations
            .iter()
            .enumerate()
            .map(|(at, &(a, b, kind, strength))| (at, a % claims.len(), b % claims.len(), kind, strength))
            .filter(|(_, a, b, _, _)| a != b)
            .map(|(at, a, b, kind, strength)| Relation {
                id: RelationId::parse(&format!("rel-{at:03}")).expect("legal id"),
                a: claim(a),
                b: claim(b),
                kind,
                strength,
                note: String::new(),
            })
            .collect(),
        rivals: rivals.into_iter().collect(),
        ..Board::default()
    }
}

fn said(at: usize, draft: &StatementDraft, claims: &[ClaimDraft], sources: &[SourceDraft]) -> Statement {
    let mut relays: Vec<Relay> = Vec::new();
    for &(by, from) in &draft.relays {
        let by = source(by % sources.len());
        if relays.iter().all(|relay| relay.by != by) {
            relays.push(Relay { by, from: from.and_then(|from| relays.get(from)).map(|relay| relay.by) });
        }
    }
    let mut bears_on: Vec<Bearing> = Vec::new();
    for &(on, stance, weight, anyway) in &draft.bears_on {
        let on = Target::Claim(claim(on % claims.len()));
        if bears_on.iter().all(|bearing| bearing.on != on) {
            bears_on.push(Bearing { on, stance, weight, anyway });
        }
    }
    Statement {
        relays,
        bears_on,
        repeats: draft.repeats.filter(|&first| first < at).map(statement),
        status: if draft.retracted { Status::Retracted { by: None, on: None } } else { Status::Standing },
        ..Statement::new(statement(at), source(draft.origin % sources.len()))
    }
}
