//! From a board and its weights to a [`Summary`].

use std::collections::HashMap;

use crate::{
    board::{Board, ClaimId, Date, Links, RelationKind, SourceId},
    weigh::{Entry, EntryKind, Weights, verdict},
};

use super::{
    independence,
    protect::{Disclose, Mask},
    summary::{Claim, Counts, Related, Summary, Verdict},
    words,
};

/// What the parts of a summary are made from.
pub(super) struct Maker<'a> {
    pub board: &'a Board,
    pub weights: &'a Weights,
    pub links: Links,
    pub mask: Mask,
    /// Place of each claim in the summary, from 1.
    pub places: HashMap<ClaimId, usize>,
    /// The outlets and channels through which everything on the board came.
    pub universal: Vec<SourceId>,
}

impl Summary {
    /// Summarises `board` as `weights` weighs it, on the day `when`. Protected sources are not named.
    pub fn of(board: &Board, weights: &Weights, when: Date) -> Self {
        Self::disclosing(board, weights, when, Disclose::Protected)
    }

    /// The same, with a say in whether protected sources are named.
    pub fn disclosing(board: &Board, weights: &Weights, when: Date, disclose: Disclose) -> Self {
        let mut order = board.claims_in_order();
        // Stable, so the board's order stays within both parts.
        order.sort_by_key(|&claim| !board.claims.get(claim).is_some_and(|claim| claim.headline));
        let maker = Maker {
            board,
            weights,
            links: Links::of(board),
            mask: Mask::of(board, disclose),
            places: order.iter().copied().zip(1..).collect(),
            universal: independence::universal(board),
        };
        maker.summary(&order, when)
    }
}

impl Maker<'_> {
    fn summary(&self, order: &[ClaimId], when: Date) -> Summary {
        let head = &self.board.head;
        let claims: Vec<Claim> = order.iter().filter_map(|&claim| self.claim(claim)).collect();
        let method = self.method(&claims);
        Summary {
            title: self.mask.text(&head.title),
            question: self.mask.text(&head.question),
            created: head.created,
            date: when,
            program: concat!("Credence ", env!("CARGO_PKG_VERSION")).to_owned(),
            protected: self.mask.count(),
            counts: Counts {
                claims: self.board.claims.len(),
                statements: self.board.statements.len(),
                sources: self.board.sources.len(),
                voices: independence::voices(self.board),
            },
            claims,
            voices: self.voices(),
            all_through: self.universal.iter().map(|&source| self.name(source)).collect(),
            carriers: self.carriers(),
            relations: self.relations(),
            rivals: self.rivals(),
            sources: self.sources(),
            remarks: self.remarks(),
            background: self.background(),
            documents: self.documents(),
            method,
        }
    }

    /// What `source` is called.
    pub fn name(&self, source: SourceId) -> String {
        self.mask.name(self.board, source)
    }

    /// The text of `claim`, or a word where it has none.
    pub fn claim_text(&self, claim: ClaimId) -> String {
        let text = self.board.claims.get(claim).map_or("", |claim| claim.text.as_str());
        if text.trim().is_empty() { "a claim without text".to_owned() } else { self.mask.text(text) }
    }

    fn claim(&self, id: ClaimId) -> Option<Claim> {
        let claim = self.board.claims.get(id)?;
        let (pro, con) = self.evidence(id);
        Some(Claim {
            id: self.mask.id(id.as_str()),
            text: self.claim_text(id),
            headline: claim.headline,
            prior: claim.prior,
            outcome: claim.outcome,
            tags: claim.tags.iter().map(|tag| self.mask.text(tag)).collect(),
            note: self.mask.text(&claim.note),
            verdict: self.verdict(id),
            rests_on: self.rests_on(id),
            pro,
            con,
            related: self.related(id),
        })
    }

    fn verdict(&self, id: ClaimId) -> Verdict {
        let Some(found) = self.weights.verdict(id) else {
            // The weights are of another board: better no verdict than a wrong one.
            return Verdict {
                evidence: "none",
                credence: 0.5,
                percent: 50,
                words: words_of(50),
                low: None,
                high: None,
                exact: true,
                settled: None,
                confidence: None,
                reasons: Vec::new(),
            };
        };
        let confidence = found.confidence();
        Verdict {
            evidence: found.evidence.name(),
            credence: found.credence(),
            percent: found.percent(),
            words: words_of(found.percent()),
            low: found.interval.map(|interval| interval.low),
            high: found.interval.map(|interval| interval.high),
            exact: found.exact,
            settled: found.settled,
            confidence: confidence.as_ref().map(|confidence| confidence.level.word()),
            reasons: confidence.map_or_else(Vec::new, |found| found.reasons.iter().map(ToString::to_string).collect()),
        }
    }

    /// What the claims that `claim` hangs together with do to it.
    fn related(&self, claim: ClaimId) -> Vec<Related> {
        let Some(found) = self.weights.verdict(claim).filter(|found| found.settled.is_none()) else {
            return Vec::new();
        };
        if self.links.relations_of(claim).is_empty() && self.links.rivals_of(claim).is_none() {
            return Vec::new();
        }
        let row = |entry: Entry| {
            let push = found.credence() - verdict::credence(found.log_odds - entry.log_odds);
            Some(Related { tie: self.tie(claim, entry.what)?, log_odds: entry.log_odds, push })
        };
        self.weights.ledger(claim).into_iter().filter_map(row).collect()
    }

    /// A tie as it reads from `claim`.
    fn tie(&self, claim: ClaimId, what: EntryKind) -> Option<String> {
        let quoted = |claim| format!("“{}”", self.claim_text(claim).trim_end_matches('.'));
        match what {
            EntryKind::Relation(id) => {
                let relation = self.board.relations.get(id)?;
                let from_here = relation.a == claim;
                let other = quoted(if from_here { relation.b } else { relation.a });
                Some(match relation.kind {
                    RelationKind::Requires if !from_here => format!("is required by {other}"),
                    kind => format!("{} {other}", words::relation(kind)),
                })
            }
            EntryKind::Rivals(id) => {
                let others = self.board.rivals.get(id)?.claims.iter().filter(|&&other| other != claim);
                Some(format!("competes with {}", words::list(&others.map(|&other| quoted(other)).collect::<Vec<_>>())))
            }
            EntryKind::Related => Some("hangs together with other claims in a circle".to_owned()),
            EntryKind::Prior | EntryKind::Voice(_) | EntryKind::Outcome => None,
        }
    }
}

fn words_of(percent: u8) -> &'static str {
    crate::weigh::Likelihood::of_percent(percent).words()
}
