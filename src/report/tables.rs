//! The parts of a summary that are about the whole board: sources, ties, documents, method.

use std::collections::BTreeSet;

use crate::{
    board::{Grade, Reliability, SourceKind},
    weigh::Likelihood,
};

use super::{
    build::Maker,
    summary::{Claim, Document, Relation, Rivals, Source},
    words,
};

impl Maker<'_> {
    /// Ties between two claims.
    pub fn relations(&self) -> Vec<Relation> {
        let relation = |relation: &crate::board::Relation| Relation {
            id: self.mask.id(relation.id.as_str()),
            a: self.claim_text(relation.a),
            words: words::relation(relation.kind),
            b: self.claim_text(relation.b),
            strength: relation.strength,
            note: self.mask.text(&relation.note),
        };
        self.board.relations.iter().map(relation).collect()
    }

    /// Sets of rivals.
    pub fn rivals(&self) -> Vec<Rivals> {
        let set = |rivals: &crate::board::Rivals| Rivals {
            id: self.mask.id(rivals.id.as_str()),
            words: words::rivals(rivals.kind),
            claims: rivals.claims.iter().map(|&claim| self.claim_text(claim)).collect(),
            note: self.mask.text(&rivals.note),
        };
        self.board.rivals.iter().map(set).collect()
    }

    /// Every source, by kind and name.
    pub fn sources(&self) -> Vec<Source> {
        let place = |kind| SourceKind::ALL.iter().position(|known| *known == kind);
        let mut sources: Vec<(Option<usize>, Source)> =
            self.board.sources.iter().map(|source| (place(source.kind), self.source(source))).collect();
        // By what is shown, so that the order gives no hidden name away.
        sources.sort_by(|(a_place, a), (b_place, b)| {
            a_place.cmp(b_place).then_with(|| a.name.to_lowercase().cmp(&b.name.to_lowercase())).then(a.id.cmp(&b.id))
        });
        sources.into_iter().map(|(_, source)| source).collect()
    }

    fn source(&self, source: &crate::board::Source) -> Source {
        let hidden = self.mask.hides(source.id);
        let open = |text: &str| if hidden { String::new() } else { self.mask.text(text) };
        let (said, carried) = (self.links.said_by(source.id), self.links.relayed_by(source.id));
        let statements = said.iter().chain(carried).filter_map(|&id| self.board.statements.get(id));
        let used_in: BTreeSet<usize> = statements
            .flat_map(|statement| statement.claims().filter_map(|claim| self.places.get(&claim).copied()))
            .collect();
        let lead = self.board.voice(source.id);
        Source {
            id: self.mask.source_id(source.id),
            name: self.name(source.id),
            kind: words::kind(source.kind),
            anonymity: words::anonymity(source.anonymity),
            grade: match source.reliability {
                Reliability::Grade(grade) => Some(grade.letter()),
                Reliability::Ungraded | Reliability::Probability(_) => None,
            },
            meaning: match source.reliability {
                Reliability::Grade(grade) => words::grade(grade),
                Reliability::Ungraded => "not graded: counts as F",
                Reliability::Probability(number) if number < 0.5 => "misleads more often than not",
                Reliability::Probability(_) => "set as a number",
            },
            reliability: self.board.reliability(source.id),
            fidelity: self.board.fidelity(source.id),
            voice: (lead != source.id).then(|| self.name(lead)),
            note: open(&source.note),
            url: if hidden { String::new() } else { self.mask.url(&source.url) },
            graded: source.graded,
            speaks: said.len(),
            carries: carried.len(),
            used_in: used_in.into_iter().collect(),
        }
    }

    /// What the statements were read in. A document of a hidden publisher is left out.
    pub fn documents(&self) -> Vec<Document> {
        let open = self.board.documents.iter().filter(|d| d.publisher.is_none_or(|by| !self.mask.hides(by)));
        open.map(|document| Document {
            title: self.mask.text(&document.title),
            publisher: document.publisher.map(|publisher| self.name(publisher)),
            url: self.mask.url(&document.url),
            archive_url: self.mask.url(&document.archive_url),
            retrieved: document.retrieved,
            sha256: document.sha256.clone(),
        })
        .collect()
    }

    /// How the numbers come about.
    pub fn method(&self, claims: &[Claim]) -> Vec<String> {
        let approximate = claims.iter().any(|claim| !claim.verdict.exact);
        let drawn = claims.iter().any(|claim| claim.verdict.low.is_some());
        let exact = if approximate {
            "It is the exact posterior of a stated model wherever it is not marked as approximate"
        } else {
            "It is the exact posterior of a stated model, not a score"
        };
        let numbers = format!(
            "Each number is the probability that a claim is true, given who said what, through whom, and how far each \
             of them is trusted. {exact}: log-odds of separate voices add up, together with the prior and with what \
             related claims tell."
        );
        let scale = &self.board.head.scale;
        let grades = Grade::ALL.map(|grade| format!("{} {}", grade.letter(), words::number(scale.point(grade).mean)));
        let trust = format!(
            "A source’s reliability is the probability that what it believes about a claim is right. Grades follow the \
             Admiralty code; on this board they stand for {}. At 0.50 a source moves nothing. Repeating oneself adds \
             nothing; sources that share a lead count as one voice; every relay weakens what it carries; what would \
             have been said anyway weighs less.",
            grades.join(", ")
        );
        let ranges = Likelihood::ALL.map(|likelihood| {
            let mut within = (1..=99).filter(|&percent| Likelihood::of_percent(percent) == likelihood);
            let first = within.next().unwrap_or(1);
            format!("{} {first}–{} %", likelihood.words(), within.next_back().unwrap_or(first))
        });
        let likelihood = format!(
            "The words follow the shown number, on the scale of ICD 203: {}. Confidence is a judgement of its own and \
             says how easily the number could change.",
            ranges.join(", ")
        );
        let interval = if drawn {
            "The range in brackets holds the middle nine tenths of the credence when every reliability is drawn from \
             what its grade allows. Priors and the weights of statements are taken as they stand."
        } else {
            "No ranges were drawn for this summary, so it does not say how sure one can be of the numbers."
        };
        let limits = "Grades, weights and priors are the analyst’s judgement, and no number here is better than they \
                      are. The codes 1–6 of the information itself are recorded and shown, never weighed: a \
                      confirmation would count twice.";
        vec![numbers, trust, likelihood, interval.to_owned(), limits.to_owned()]
    }
}
