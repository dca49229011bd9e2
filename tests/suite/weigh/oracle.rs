//! The posterior by brute force: every assignment of truth to the claims, of belief to the voices, of what was said and
//! of what was reported. Written from MODEL section 2, none of the closed forms of section 3.

use std::collections::BTreeMap;

use credence::board::{Board, ClaimId, RelationKind, RivalsKind, SourceId, Stance, Statement, Target};

/// P(claim is true) for every claim, or nothing if no assignment is possible.
pub fn posteriors(board: &Board) -> Option<BTreeMap<ClaimId, f64>> {
    let (total, truths) = sums(board);
    let claims = board.claims.iter().map(|claim| claim.id);
    (total > 0.0).then(|| claims.zip(truths.into_iter().map(|sum| sum / total)).collect())
}

/// The probability of all that is said, up to a factor that does not depend on reliabilities.
pub fn evidence(board: &Board) -> f64 {
    sums(board).0
}

/// The weight of all assignments, and of those in which each claim is true.
fn sums(board: &Board) -> (f64, Vec<f64>) {
    let claims: Vec<ClaimId> = board.claims.iter().map(|claim| claim.id).collect();
    let speech: Vec<[f64; 2]> =
        claims.iter().map(|&claim| [false, true].map(|truth| heard(board, claim, truth))).collect();
    let mut total = 0.0;
    let mut truths = vec![0.0; claims.len()];
    for assignment in 0..1_usize << claims.len() {
        let truth = |claim: ClaimId| claims.binary_search(&claim).is_ok_and(|at| (assignment >> at) & 1 == 1);
        let mut weight = world(board, &truth);
        for (claim, speech) in claims.iter().zip(&speech) {
            weight *= speech[usize::from(truth(*claim))];
        }
        total += weight;
        for (at, sum) in truths.iter_mut().enumerate() {
            if (assignment >> at) & 1 == 1 {
                *sum += weight;
            }
        }
    }
    (total, truths)
}

fn prior(board: &Board, claim: ClaimId) -> f64 {
    let set = board.rivals.iter().find(|rivals| rivals.claims.contains(&claim));
    let default = set.map_or(0.5, |set| set.kind.default_prior(set.claims.len()));
    board.claims.get(claim).and_then(|claim| claim.prior).unwrap_or(default)
}

/// The weight of an assignment before anybody spoke.
fn world(board: &Board, truth: &impl Fn(ClaimId) -> bool) -> f64 {
    let mut weight = 1.0;
    for claim in board.claims.iter() {
        if claim.outcome.is_some_and(|outcome| outcome != truth(claim.id)) {
            return 0.0;
        }
        if board.rivals.iter().all(|rivals| !rivals.claims.contains(&claim.id)) {
            let prior = prior(board, claim.id);
            weight *= if truth(claim.id) { prior } else { 1.0 - prior };
        }
    }
    for rivals in board.rivals.iter() {
        let ones: Vec<ClaimId> = rivals.claims.iter().copied().filter(|&claim| truth(claim)).collect();
        weight *= match (ones.as_slice(), rivals.kind) {
            ([one], _) => prior(board, *one),
            ([], RivalsKind::AtMostOne) => 1.0 - rivals.claims.iter().map(|&claim| prior(board, claim)).sum::<f64>(),
            _ => 0.0,
        };
    }
    for relation in board.relations.iter() {
        let (a, b) = (prior(board, relation.a), prior(board, relation.b));
        let (x_a, x_b) = (f64::from(u8::from(truth(relation.a))), f64::from(u8::from(truth(relation.b))));
        let product = (x_a - a) * (x_b - b);
        weight *= match relation.kind {
            RelationKind::Supports => {
                let most = f64::max((1.0 - a) * b, a * (1.0 - b));
                1.0 + relation.strength * product / most
            }
            RelationKind::Opposes => {
                let most = f64::max((1.0 - a) * (1.0 - b), a * b);
                1.0 - relation.strength * product / most
            }
            RelationKind::Requires if x_a > x_b => 1.0 - relation.strength,
            RelationKind::Requires => 1.0,
        };
    }
    weight
}

/// P(all that is said on `claim` | its truth), up to a factor that does not depend on it.
fn heard(board: &Board, claim: ClaimId, truth: bool) -> f64 {
    let mut voices: BTreeMap<SourceId, Vec<(&Statement, Stance, f64, f64)>> = BTreeMap::new();
    for statement in board.statements.iter().filter(|statement| statement.is_weighed()) {
        for bearing in statement.bears_on.iter().filter(|bearing| bearing.on == Target::Claim(claim)) {
            let said = (statement, bearing.stance, bearing.weight, bearing.anyway);
            voices.entry(board.voice(statement.origin)).or_default().push(said);
        }
    }
    let mut all = 1.0;
    for (lead, said) in voices {
        let reliability = board.reliability(lead);
        let likelihood = |belief: bool, stance: Stance| -> f64 {
            let of_stance = said.iter().filter(|(_, own, _, _)| *own == stance);
            of_stance
                .map(|&(statement, stance, weight, anyway)| seen(board, statement, belief, stance, weight, anyway))
                .product()
        };
        // Each side of a voice counts for at most e⁴⁰ to one.
        let least = (-40.0_f64).exp();
        let pro = [likelihood(false, Stance::Supports), likelihood(true, Stance::Supports)];
        let con = [likelihood(false, Stance::Opposes), likelihood(true, Stance::Opposes)];
        let given = [pro[0].max(pro[1] * least) * con[0], pro[1] * con[1].max(con[0] * least)];
        let [disbelieves, believes] = given;
        let highest = disbelieves.max(believes);
        let right = if truth { believes } else { disbelieves };
        let wrong = if truth { disbelieves } else { believes };
        all *= (reliability * right + (1.0 - reliability) * wrong) / highest;
    }
    all
}

/// P(what we see of `statement` | its voice's belief in the claim): over whether it was said and what each relay said.
fn seen(board: &Board, statement: &Statement, belief: bool, stance: Stance, weight: f64, anyway: f64) -> f64 {
    let side = belief == (stance == Stance::Supports);
    let says = anyway + (1.0 - anyway) * (1.0 + if side { weight } else { -weight }) / 2.0;
    if statement.relays.is_empty() {
        return says;
    }
    let mut sum = 0.0;
    for said in [false, true] {
        for reports in 0..1_usize << statement.relays.len() {
            let report = |by: SourceId| {
                let at = statement.relays.iter().position(|relay| relay.by == by).expect("a relay of the statement");
                (reports >> at) & 1 == 1
            };
            let mut weight = if said { says } else { 1.0 - says };
            for relay in &statement.relays {
                let fidelity = board.fidelity(relay.by);
                let parent = relay.from.map_or(said, report);
                weight *= if report(relay.by) == parent { fidelity } else { 1.0 - fidelity };
                let quoted = statement.relays.iter().any(|other| other.from == Some(relay.by));
                if !quoted && !report(relay.by) {
                    weight = 0.0;
                }
            }
            sum += weight;
        }
    }
    sum
}
