//! Damped loopy belief propagation: the approximation for components too entangled to be inferred exactly.

use super::{graph::Factor, messages::tell_rivals};

/// How much of the old message stays: enough that two claims pushing each other settle.
const DAMPING: f64 = 0.5;
/// No message moves by more than this any longer: done.
const STILL: f64 = 1e-12;
/// Rounds after which it is left as it is.
const ROUNDS: usize = 1000;

/// Turns the claims' own log-odds `x` into approximate posterior ones, as long as `go_on` says so; whether it did to the
/// end.
pub(super) fn infer_while(factors: &[Factor], x: &mut [f64], go_on: &dyn Fn() -> bool) -> bool {
    let mut told: Vec<Vec<f64>> = factors.iter().map(|factor| vec![0.0; factor.members().len()]).collect();
    let (mut fresh, mut scratch) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        if !go_on() {
            return false;
        }
        let mut moved: f64 = 0.0;
        for (factor, told) in factors.iter().zip(&mut told) {
            fresh.clear();
            match factor {
                Factor::Relation { a, b, phi, .. } => {
                    let (without_a, without_b) = (x[*a as usize] - told[0], x[*b as usize] - told[1]);
                    fresh.extend([phi.turned().tell(without_b), phi.tell(without_a)]);
                    settle(&[*a, *b], &fresh, told, x, &mut moved);
                }
                Factor::Rivals { members, kind, .. } => {
                    fresh.extend(members.iter().zip(told.iter()).map(|(&member, told)| x[member as usize] - told));
                    tell_rivals(*kind, &mut fresh, &mut scratch);
                    settle(members, &fresh, told, x, &mut moved);
                }
            }
        }
        if moved < STILL {
            break;
        }
    }
    true
}

fn settle(members: &[u32], fresh: &[f64], told: &mut [f64], x: &mut [f64], moved: &mut f64) {
    for ((&member, &fresh), told) in members.iter().zip(fresh).zip(told) {
        let step = (1.0 - DAMPING) * (fresh - *told);
        *told += step;
        x[member as usize] += step;
        // Relative to its size: a message of 10⁵ has no more digits than that.
        *moved = moved.max(step.abs() / (1.0 + told.abs()));
    }
}
