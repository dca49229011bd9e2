//! Which claims are shown, and in which order.

use std::cmp::Reverse;

use crate::{
    app::session::Session,
    board::{Claim, ClaimId},
    weigh::{Evidence, Verdict},
};

/// The order of the claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the user put them.
    #[default]
    Order,
    /// The likeliest first; those without evidence last.
    Credence,
    /// Those most argued about first.
    Disagreement,
    /// Those that rest on the fewest voices first.
    FewestVoices,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Order, Self::Credence, Self::Disagreement, Self::FewestVoices];

    /// What the sort box says.
    pub fn words(self) -> &'static str {
        match self {
            Self::Order => "Your order",
            Self::Credence => "Credence",
            Self::Disagreement => "Disagreement",
            Self::FewestVoices => "Fewest voices",
        }
    }
}

/// The claims of `session` that hold `query` (and `tag`), in the order `sort`.
pub fn shown(session: &Session, query: &str, tag: Option<&str>, sort: Sort) -> Vec<ClaimId> {
    let query = query.trim().to_lowercase();
    let mut claims: Vec<ClaimId> = session
        .order
        .iter()
        .copied()
        .filter(|id| {
            session.board.claims.get(*id).is_some_and(|claim| {
                tag.is_none_or(|tag| claim.tags.iter().any(|own| own == tag))
                    && (query.is_empty() || holds(session, claim, &query))
            })
        })
        .collect();
    let verdict = |id: &ClaimId| session.weights.verdict(*id);
    match sort {
        Sort::Order => {}
        Sort::Credence => claims.sort_by(|a, b| likelihood(verdict(b)).total_cmp(&likelihood(verdict(a)))),
        Sort::Disagreement => claims.sort_by(|a, b| dispute(verdict(b)).total_cmp(&dispute(verdict(a)))),
        Sort::FewestVoices => claims.sort_by_key(|id| verdict(id).map_or(0, |verdict| verdict.voices)),
    }
    claims
}

fn holds(session: &Session, claim: &Claim, query: &str) -> bool {
    let in_text = |text: &str| text.to_lowercase().contains(query);
    in_text(&claim.text)
        || in_text(&claim.note)
        || claim.tags.iter().any(|tag| in_text(tag))
        || session.links.bearing_on(claim.id).iter().filter_map(|id| session.board.statements.get(*id)).any(|said| {
            let carriers = said.relays.iter().map(|relay| relay.by).chain([said.origin]);
            in_text(&said.quote)
                || in_text(&said.paraphrase)
                || carriers.filter_map(|id| session.board.sources.get(id)).any(|source| in_text(&source.name))
        })
}

fn likelihood(verdict: Option<&Verdict>) -> f64 {
    match verdict {
        Some(verdict) if verdict.evidence != Evidence::None => verdict.log_odds,
        _ => f64::NEG_INFINITY,
    }
}

/// How much of the evidence stands against the rest of it: the smaller of the two sums.
fn dispute(verdict: Option<&Verdict>) -> f64 {
    verdict.map_or(0.0, |verdict| verdict.pro.abs().min(verdict.con.abs()))
}

/// All tags of the board, the most used first.
pub fn tags(session: &Session) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::new();
    for tag in session.board.claims.iter().flat_map(|claim| &claim.tags) {
        *counts.entry(tag.as_str()).or_insert(0_usize) += 1;
    }
    let mut tags: Vec<(&str, usize)> = counts.into_iter().collect();
    tags.sort_by_key(|(tag, count)| (Reverse(*count), *tag));
    tags.into_iter().map(|(tag, _)| tag.to_owned()).collect()
}
