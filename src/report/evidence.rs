//! The statements of a summary: as evidence on claims, as remarks, as background.

use std::collections::BTreeSet;

use crate::board::{self, ClaimId, SourceId, Stance, Status, Target};

use super::{
    build::Maker,
    chain,
    independence::publishes,
    summary::{Evidence, Remark, RestsOn, Speaker, Statement},
    words,
};

impl Maker<'_> {
    /// What supports and what opposes `claim`.
    pub fn evidence(&self, claim: ClaimId) -> (Vec<Evidence>, Vec<Evidence>) {
        let (mut pro, mut con) = (Vec::new(), Vec::new());
        for &id in self.links.bearing_on(claim) {
            let Some(statement) = self.board.statements.get(id) else { continue };
            let Some(bearing) = statement.bearing(claim) else { continue };
            let side = if bearing.stance == Stance::Supports { &mut pro } else { &mut con };
            side.push(Evidence {
                statement: self.statement(statement),
                weight: bearing.weight,
                anyway: bearing.anyway,
                push: self.weights.push(id, claim),
            });
        }
        for side in [&mut pro, &mut con] {
            // Stable, so equal ones stay in the order of their ids.
            side.sort_by(|a, b| {
                let unweighed = |evidence: &Evidence| evidence.statement.not_weighed.is_some();
                unweighed(a).cmp(&unweighed(b)).then(b.push.abs().total_cmp(&a.push.abs()))
            });
        }
        (pro, con)
    }

    /// What `claim` rests on.
    pub fn rests_on(&self, claim: ClaimId) -> RestsOn {
        let bearing = self.links.bearing_on(claim).iter().filter_map(|&id| self.board.statements.get(id));
        let (mut statements, mut repeats, mut withdrawn, mut weighed) = (0, 0, 0, 0);
        let (mut outlets, mut voices) = (BTreeSet::new(), BTreeSet::new());
        let mut through: Option<BTreeSet<SourceId>> = None;
        for statement in bearing {
            statements += 1;
            if statement.repeats.is_some() {
                repeats += 1;
            } else if statement.status != Status::Standing {
                withdrawn += 1;
            } else {
                weighed += 1;
                voices.insert(self.board.voice(statement.origin));
                let here: BTreeSet<SourceId> = publishes(self.board, statement).collect();
                outlets.extend(here.iter().copied());
                through = Some(through.map_or_else(|| here.clone(), |all| &all & &here));
            }
        }
        let everywhere = |source: &SourceId| self.universal.contains(source);
        let all_through = through.filter(|_| weighed > 1).into_iter().flatten().find(|source| !everywhere(source));
        RestsOn {
            statements,
            repeats,
            withdrawn,
            outlets: outlets.len(),
            voices: voices.len(),
            all_through: all_through.map(|source| self.name(source)),
        }
    }

    /// One statement, without what must be withheld.
    pub fn statement(&self, statement: &board::Statement) -> Statement {
        let withheld = self.mask.withholds(statement);
        let open = |text: &str| if withheld { String::new() } else { self.mask.text(text) };
        let paths = chain::paths(statement);
        let speakers = |path: &Vec<SourceId>| path.iter().map(|&by| self.speaker(by)).collect();
        let documents: BTreeSet<_> = statement.passages.iter().map(|passage| passage.document).collect();
        let titles = documents.into_iter().filter_map(|id| self.board.documents.get(id));
        Statement {
            id: self.mask.statement_id(statement.id),
            origin: self.speaker(statement.origin),
            chain: chain::prose(self.board, statement, &paths, &self.mask),
            relays: paths.iter().map(speakers).collect(),
            quote: open(&statement.quote),
            translation: open(&statement.translation),
            paraphrase: self.mask.text(&statement.paraphrase),
            language: statement.language.clone(),
            said_on: statement.said_on,
            event_on: statement.event_on,
            published_on: statement.published_on,
            basis: words::basis(statement.basis),
            credibility: statement.credibility,
            not_weighed: self.not_weighed(statement),
            read_in: titles.map(|document| open(&document.title)).filter(|title| !title.is_empty()).collect(),
            url: if withheld { String::new() } else { self.mask.url(&statement.url) },
            note: open(&statement.note),
            withheld,
        }
    }

    /// Where `source` speaks or relays.
    fn speaker(&self, source: SourceId) -> Speaker {
        let grade = self.board.sources.get(source).map_or_else(
            || "F".to_owned(),
            |found| match found.reliability.grade() {
                Some(grade) => grade.letter().to_owned(),
                None => words::number(self.board.reliability(source)),
            },
        );
        Speaker { id: self.mask.source_id(source), name: self.name(source), grade }
    }

    /// Why `statement` weighs nothing.
    fn not_weighed(&self, statement: &board::Statement) -> Option<String> {
        if let Some(first) = statement.repeats {
            let origin = self.board.statements.get(first).map(|first| self.name(first.origin));
            return Some(format!("repeats what {} said", origin.unwrap_or_else(|| "another".to_owned())));
        }
        match statement.status {
            Status::Standing => None,
            Status::Superseded { .. } => Some("superseded by a later statement".to_owned()),
            Status::Retracted { by, on } => {
                let by = by.map(|by| format!(" by {}", self.name(by))).unwrap_or_default();
                let on = on.map(|on| format!(" on {}", words::date(on))).unwrap_or_default();
                Some(format!("retracted{by}{on}"))
            }
        }
    }

    /// Bearings on things other than claims.
    pub fn remarks(&self) -> Vec<Remark> {
        let remark = |statement: &board::Statement, bearing: &board::Bearing| {
            let about = match bearing.on {
                Target::Claim(_) => return None,
                Target::Relation(id) => self.board.relations.get(id).map_or_else(String::new, |relation| {
                    let [a, b] = [relation.a, relation.b].map(|claim| self.claim_text(claim));
                    format!("that “{a}” {} “{b}”", words::relation(relation.kind))
                }),
                Target::Statement(id) => self.board.statements.get(id).map_or_else(String::new, |about| {
                    let words = if self.mask.withholds(about) { &about.paraphrase } else { about.words() };
                    format!("the statement of {}: “{}”", self.name(about.origin), self.mask.text(words))
                }),
                Target::Source(id) => format!("the source {}", self.name(id)),
            };
            let stance = words::stance(bearing.stance);
            Some(Remark { statement: self.statement(statement), stance, about })
        };
        let statements = self.board.statements.iter();
        statements.flat_map(|s| s.bears_on.iter().filter_map(move |bearing| remark(s, bearing))).collect()
    }

    /// Statements that bear on nothing.
    pub fn background(&self) -> Vec<Statement> {
        let loose = self.board.statements.iter().filter(|statement| statement.bears_on.is_empty());
        loose.map(|statement| self.statement(statement)).collect()
    }
}
