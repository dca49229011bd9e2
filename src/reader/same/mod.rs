//! Statements that say or deny the same thing, put together as proposed claims.
//!
//! - `words`: the words of a content without their endings, and what words do, from `assets/reader/same.tsv`;
//! - `scene`: what is known of each statement; `answers`: which earlier one it answers;
//! - `ties`: which two statements belong together, why, and how likely; `join`: the claims that ties make.
//!
//! Two statements are tied when they share words that are rare in the article, when the later answers the earlier
//! ("rejected the claims", "they had not"), when it goes on with a denial, or when it tells the headline in full. What ties
//! join is one claim, unless it would be held together by a chain of doubtful ones. Nothing is understood here; a person
//! decides.

mod answers;
mod join;
mod reference;
mod scene;
mod ties;
mod words;

use super::{Article, Polarity, Span, Statement, standing};
use join::Likely;
use scene::Scene;
use std::collections::BTreeMap;

/// A proposed claim: what some statements say and others deny. Positions are in the list of statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The words of the statement that says it most plainly.
    pub text: String,
    /// Who says so.
    pub says: Vec<usize>,
    /// Who says that it is not so.
    pub denies: Vec<usize>,
    /// Why they are put together.
    pub ties: Vec<Tie>,
}

/// Two statements that are put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The position of the one that stands first.
    pub earlier: usize,
    /// The position of the other.
    pub later: usize,
    /// Why.
    pub why: Why,
    /// Whether the one holds what the other holds not to be so.
    pub opposite: bool,
}

/// Why two statements are put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Both speak of this: words of the earlier one.
    Words(Vec<String>),
    /// The one is an answer to the other.
    Answer,
    /// The later goes on with the denial that the earlier is.
    GoesOn,
    /// The later tells in the body what the earlier one says in the headline.
    Detail,
}

/// A statement as far as it matters here; places are bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said<'a> {
    /// What is said, without a word that introduces it.
    pub content: Vec<Span>,
    /// The words that say that it is said.
    pub cue: Option<Span>,
    /// The speaker as mentioned here.
    pub source: Option<Span>,
    /// The names it came through, the outermost first, the origin last.
    pub chain: Vec<&'a str>,
    /// Whether the cue denies the content.
    pub denied: bool,
}

impl<'a> From<&'a Statement> for Said<'a> {
    fn from(statement: &'a Statement) -> Self {
        // Without the "that" before it, which would look like a reference.
        let mut content = statement.content.clone();
        if let (Some(first), Some(proposition)) = (content.first_mut(), &statement.proposition) {
            first.start = proposition.start.clamp(first.start, first.end);
        }
        Self {
            content,
            cue: statement.cue.clone(),
            source: statement.source.clone(),
            chain: statement.chain.iter().map(|node| node.name.as_str()).collect(),
            denied: statement.polarity == Polarity::Denied,
        }
    }
}

/// The most statements that are compared with each other. Beyond, only the first so many are.
const MOST: usize = 800;

/// The claims that at least two statements say or deny, in the order of their first statement.
pub fn proposals(article: &Article, statements: &[Statement]) -> Vec<Proposal> {
    groups(article, &statements.iter().take(MOST).map(Said::from).collect::<Vec<_>>())
}

/// As [`proposals`], of statements that may have been found by others. Their places are in the article's text.
pub fn groups(article: &Article, said: &[Said<'_>]) -> Vec<Proposal> {
    let said = &said[..said.len().min(MOST)];
    let scene = Scene::of(article, said);
    let ties = ties::ties(&scene);
    let lead = join::join(said.len(), &ties);
    let mut members: BTreeMap<usize, (Vec<usize>, Vec<Tie>)> = BTreeMap::new();
    for (at, lead) in lead.iter().enumerate() {
        members.entry(*lead).or_default().0.push(at);
    }
    for Likely { tie, .. } in ties.into_iter().filter(|likely| lead[likely.tie.earlier] == lead[likely.tie.later]) {
        members.entry(lead[tie.earlier]).or_default().1.push(tie);
    }
    let several = members.into_values().filter(|(members, _)| members.len() > 1);
    several.map(|(members, ties)| proposal(article, said, &scene, &members, ties)).collect()
}

fn proposal(article: &Article, said: &[Said<'_>], scene: &Scene, members: &[usize], ties: Vec<Tie>) -> Proposal {
    // The claim in the words of who says it in a plain sentence; of a denial its content is the claim.
    let plain = |denied: bool| {
        move |at: &&usize| {
            let seen = &scene.statements[**at];
            seen.reference.is_none() && !seen.negated && seen.cue.denies == denied
        }
    };
    let first = members.iter().find(plain(false)).or_else(|| members.iter().find(plain(true))).or(members.first());
    let anchor = first.copied().unwrap_or_default();
    let words = said[anchor].content.iter().filter_map(|span| article.text.get(span.clone()));
    let text = standing(&words.collect::<Vec<_>>().join(" ")).to_owned();
    // The words keep their own negation: "it was never sold" is said by whoever says so.
    let sides = sides(&ties, anchor, scene.statements[anchor].cue.denies);
    let (denies, says) = members.iter().copied().partition(|at| sides.get(at).copied().unwrap_or_default());
    Proposal { text, says, denies, ties }
}

/// Of each statement that ties lead to from `anchor`, whether it holds the claim not to be so.
fn sides(ties: &[Tie], anchor: usize, against: bool) -> BTreeMap<usize, bool> {
    let mut sides = BTreeMap::from([(anchor, against)]);
    let mut open = vec![anchor];
    while let Some(at) = open.pop() {
        let side = sides.get(&at).copied().unwrap_or_default();
        for tie in ties.iter().filter(|tie| tie.earlier == at || tie.later == at) {
            let other = if tie.earlier == at { tie.later } else { tie.earlier };
            sides.entry(other).or_insert_with(|| {
                open.push(other);
                side != tie.opposite
            });
        }
    }
    sides
}
