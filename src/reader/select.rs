//! Which proposals stay: the surest first, none that shares words with one already chosen.

use super::{candidate::Candidate, paragraph::Paragraph, reading::Reading};

/// Below this a proposal is dropped: of those just above it about three in five are right, of all four in five.
pub(crate) const SURE: f32 = 0.47;

/// Chooses among a paragraph's proposals, in the order of the text. The second list is the rest.
pub(crate) fn select(p: &Paragraph<'_>, candidates: Vec<Candidate>, sure: f32) -> (Vec<Candidate>, Vec<Candidate>) {
    let on_the_way = on_the_way(&candidates, sure, p.len());
    let mut ranked: Vec<(f32, Candidate)> = candidates
        .into_iter()
        .zip(on_the_way)
        .map(|(candidate, on_the_way)| (if on_the_way { 0.0 } else { candidate.score }, candidate))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken = vec![false; p.len()];
    let mut cues = vec![false; p.len()];
    let mut chosen = Vec::new();
    let mut rest = Vec::new();
    for (score, candidate) in ranked {
        let free = score >= sure
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

/// For each proposal, whether its noun stands on the way from a verb to the same content: "said in a statement that".
fn on_the_way(candidates: &[Candidate], sure: f32, tokens: usize) -> Vec<bool> {
    let start = |candidate: &Candidate| candidate.content.first().map_or(0, |part| part.start);
    let mut verbs: Vec<Option<usize>> = vec![None; tokens + 1];
    for verb in candidates {
        if verb.score >= sure && verb.usage.is_some_and(|(reading, _)| reading != Reading::Noun) {
            let first = &mut verbs[start(verb)];
            *first = Some(first.map_or(verb.cue.end, |known| known.min(verb.cue.end)));
        }
    }
    candidates
        .iter()
        .map(|noun| noun.rule == "noun" && verbs[start(noun)].is_some_and(|verb| verb <= noun.cue.start))
        .collect()
}
