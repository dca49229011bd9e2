//! Which proposals stay: the surest first, none that shares words with one already chosen.

use super::{candidate::Candidate, lexicon::Class, paragraph::Paragraph, reading::Reading, tokens::Kind};

/// Below this a proposal is dropped: of those just above it about three in five are right, of all four in five.
pub(crate) const SURE: f32 = 0.47;

/// Chooses among a paragraph's proposals, in the order of the text. The second list is the rest, in the order of
/// the cues.
pub(crate) fn select(p: &Paragraph<'_>, candidates: Vec<Candidate>, sure: f32) -> (Vec<Candidate>, Vec<Candidate>) {
    let on_the_way = on_the_way(p, &candidates, sure);
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
    rest.sort_by_key(|candidate| candidate.cue.start);
    (chosen, rest)
}

/// For each proposal, whether its cue stands on the way from another to its content: "said in a statement that",
/// "wrote, citing officials, that".
fn on_the_way(p: &Paragraph<'_>, candidates: &[Candidate], sure: f32) -> Vec<bool> {
    let tokens = p.len();
    let start = |candidate: &Candidate| candidate.content.first().map_or(0, |part| part.start);
    let mut verbs: Vec<Option<usize>> = vec![None; tokens + 1];
    for verb in candidates {
        if verb.score >= sure && verb.usage.is_some_and(|(reading, _)| reading != Reading::Noun) {
            let first = &mut verbs[start(verb)];
            *first = Some(first.map_or(verb.cue.end, |known| known.min(verb.cue.end)));
        }
    }
    let mut cited = vec![false; tokens];
    // "The newspaper, citing two people, reported that"
    for known in candidates.iter().filter(|known| known.score >= sure) {
        let source = known.source.clone().filter(|source| source.end <= known.cue.start);
        let citing = source.and_then(|source| (source.start..known.cue.start).find(|at| p.is(*at, Class::Citing)));
        if let Some(citing) = citing.filter(|at| *at > 0 && p.kind(at - 1) == Kind::Comma) {
            cited[citing..known.cue.start].fill(true);
        }
    }
    for known in candidates.iter().filter(|known| known.rule == "citing") {
        let gap = known.cue.end..start(known).max(known.cue.end);
        cited[gap].fill(true);
    }
    candidates
        .iter()
        .map(|noun| {
            cited[noun.cue.start]
                || noun.rule == "noun" && verbs[start(noun)].is_some_and(|verb| verb <= noun.cue.start)
        })
        .collect()
}
