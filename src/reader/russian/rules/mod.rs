//! The Russian rules, each looking at one sentence. A cue that one rule took is not looked at by the next.

mod according;
mod clause;
mod colon;
mod object;
mod rumour;
mod tag;

use super::scene::{Run, Scene};

/// What a rule proposes.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub content: Vec<Run>,
    pub cue: Run,
    pub source: Option<Run>,
    pub addressee: Option<Run>,
    pub denied: bool,
    pub rule: &'static str,
}

/// A rule.
type Rule = fn(&Scene<'_>, &Run, &mut Vec<Proposal>);

/// All rules, the surest first.
const RULES: &[Rule] = &[
    tag::tag_within,
    tag::dash_speech,
    tag::tag_behind_quote,
    according::according,
    according::as_says,
    tag::tag_behind_clause,
    clause::clause,
    rumour::rumour,
    colon::colon,
    object::object,
];

/// What the rules propose in a paragraph, in the order of the text.
pub(super) fn proposals(scene: &Scene<'_>) -> Vec<Proposal> {
    let mut all = Vec::new();
    for sentence in &scene.sentences {
        let mut found: Vec<Proposal> = Vec::new();
        for rule in RULES {
            let from = found.len();
            let mut more = found.clone();
            rule(scene, sentence, &mut more);
            for proposal in more.split_off(from) {
                let taken = found.iter().any(|known| {
                    meets(&known.cue, &proposal.cue)
                        || known.content.iter().any(|part| meets(part, &proposal.cue))
                        || proposal.content.iter().any(|part| meets(part, &known.cue))
                        || known.content.iter().any(|part| proposal.content.iter().any(|other| meets(part, other)))
                });
                if !taken && !proposal.content.is_empty() {
                    found.push(proposal);
                }
            }
        }
        found.sort_by_key(|proposal| proposal.content[0].start);
        all.extend(found);
    }
    all
}

fn meets(one: &Run, other: &Run) -> bool {
    one.start < other.end && other.start < one.end
}

fn part(scene: &Scene<'_>, run: Run) -> Vec<Run> {
    parts(scene, std::iter::once(run))
}

fn parts(scene: &Scene<'_>, runs: impl IntoIterator<Item = Run>) -> Vec<Run> {
    runs.into_iter().map(|run| scene.trimmed(run)).filter(|run| run.start < run.end).collect()
}

/// Whether another is cited from here on: "со ссылкой на", "ссылаясь на", "цитируя".
pub(super) fn cites(scene: &Scene<'_>, at: usize) -> bool {
    (matches!(scene.low(at), "со" | "с") && matches!(scene.low(at + 1), "ссылкой" | "отсылкой"))
        || (matches!(scene.low(at), "ссылаясь" | "сославшись") && scene.low(at + 1) == "на")
        || matches!(scene.low(at), "цитируя" | "процитировав")
}
