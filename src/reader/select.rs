//! Which proposals stay: the surest first, none that shares words with one already chosen.

use super::{candidate::Candidate, lexicon::Class, paragraph::Paragraph, reading::Reading, tokens::Kind};

/// Below this a proposal is dropped: of those just above it about three in five are right, of all four in five.
pub(crate) const SURE: f32 = 0.45;

/// Chooses among a paragraph's proposals, in the order of the text. The second list is the rest, in the order of
/// the cues.
pub(crate) fn select(p: &Paragraph<'_>, mut candidates: Vec<Candidate>, sure: f32) -> (Vec<Candidate>, Vec<Candidate>) {
    let cited = cited(p, &candidates, sure);
    let passed = pass_over(p, &mut candidates);
    let mut ranked: Vec<(f32, Candidate)> = candidates
        .into_iter()
        .zip(passed)
        .map(|(candidate, passed)| {
            let stands = !passed && !cited[candidate.cue.start];
            (if stands { candidate.score } else { 0.0 }, candidate)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken = vec![false; p.len()];
    let mut cues = vec![false; p.len()];
    let mut chosen = Vec::new();
    let mut rest = Vec::new();
    for (score, candidate) in ranked {
        let free = score >= sure && words(&candidate).all(|at| !taken[at]) && !cues[candidate.cue.start];
        if free {
            for at in words(&candidate) {
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

/// All that a proposal takes, with what the one who retells says besides.
fn words(candidate: &Candidate) -> impl Iterator<Item = usize> {
    let own = candidate.retells.iter().flat_map(|retelling| &retelling.own);
    candidate.content.iter().chain(own).flat_map(Clone::clone)
}

/// As sure a verb must be to take over from a noun between it and its content.
const TAKES_OVER: f32 = 0.3;

/// Passes over nouns on the way from a verb to the same content, "said in a statement that": the verb is the cue, and
/// as sure as the surer of the two. Tells for each proposal whether it is passed over.
fn pass_over(p: &Paragraph<'_>, candidates: &mut [Candidate]) -> Vec<bool> {
    let start = |candidate: &Candidate| candidate.content.first().map_or(0, |part| part.start);
    let mut verbs: Vec<Option<usize>> = vec![None; p.len() + 1];
    for (at, verb) in candidates.iter().enumerate() {
        let acts = verb.usage.is_some_and(|(reading, _)| reading != Reading::Noun);
        let known = verbs[start(verb)].map(|known| candidates[known].cue.start);
        if verb.score >= TAKES_OVER && acts && known.is_none_or(|known| verb.cue.start < known) {
            verbs[start(verb)] = Some(at);
        }
    }
    let mut passed = vec![false; candidates.len()];
    for noun in 0..candidates.len() {
        let verb = verbs[start(&candidates[noun])].filter(|_| candidates[noun].rule == "noun");
        if let Some(verb) = verb.filter(|verb| candidates[*verb].cue.end <= candidates[noun].cue.start) {
            passed[noun] = true;
            candidates[verb].score = candidates[verb].score.max(candidates[noun].score);
        }
    }
    // "rejected reports that": who denies them speaks, not the reports.
    for noun in 0..candidates.len() {
        if candidates[noun].rule != "rumour" {
            continue;
        }
        let at = candidates[noun].cue.start;
        let denies = |verb: &Candidate| {
            let begins = start(verb);
            verb.score >= TAKES_OVER && p.is(verb.cue.start, Class::Denial) && begins <= at && at <= begins + 2
        };
        if let Some(verb) = candidates.iter().position(denies) {
            passed[noun] = true;
            candidates[verb].score = candidates[verb].score.max(candidates[noun].score);
        }
    }
    passed
}

/// For each token, whether it names whom another proposal cites: "wrote, citing officials, that".
fn cited(p: &Paragraph<'_>, candidates: &[Candidate], sure: f32) -> Vec<bool> {
    let mut cited = vec![false; p.len()];
    // "The newspaper, citing two people, reported that"
    for known in candidates.iter().filter(|known| known.score >= sure) {
        let source = known.source.clone().filter(|source| source.end <= known.cue.start);
        let citing = source.and_then(|source| (source.start..known.cue.start).find(|at| p.is(*at, Class::Citing)));
        if let Some(citing) = citing.filter(|at| *at > 0 && p.kind(at - 1) == Kind::Comma) {
            cited[citing..known.cue.start].fill(true);
        }
    }
    for known in candidates.iter().filter(|known| known.rule == "citing") {
        let start = known.content.first().map_or(0, |part| part.start);
        cited[known.cue.end..start.max(known.cue.end)].fill(true);
    }
    cited
}
