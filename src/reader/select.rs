//! Which proposals stay: the surest first, none that shares words with one already chosen.

use super::{candidate::Candidate, paragraph::Paragraph};

/// Below this a proposal is more often wrong than right.
pub(crate) const SURE: f32 = 0.5;

/// Chooses among a paragraph's proposals, in the order of the text. The second list is the rest.
pub(crate) fn select(p: &Paragraph<'_>, mut candidates: Vec<Candidate>, sure: f32) -> (Vec<Candidate>, Vec<Candidate>) {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut taken = vec![false; p.len()];
    let mut cues = vec![false; p.len()];
    let mut chosen = Vec::new();
    let mut rest = Vec::new();
    for candidate in candidates {
        let free = candidate.score >= sure
            && candidate.content.iter().flat_map(Clone::clone).all(|at| !taken[at])
            && !cues[candidate.cue.start];
        if free {
            for at in candidate.content.iter().flat_map(Clone::clone) {
                taken[at] = true;
            }
            cues[candidate.cue.start] = true;
            chosen.push(candidate);
        } else {
            rest.push(candidate);
        }
    }
    chosen.sort_by_key(|candidate| (candidate.cue.start, candidate.content[0].start));
    (chosen, rest)
}
