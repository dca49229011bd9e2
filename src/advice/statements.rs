//! Where statements come from, and how the two axes of the Admiralty code are used.

use crate::board::{Basis, Document, Grade, RecordId, Reliability, Statement};

use super::{
    Advice, Finding, Severity,
    reading::{Reading, by_key, publishes, weighed},
};

/// Of fewer graded statements than this it says nothing where they lie.
const FEW: usize = 5;
/// Above this share of graded statements on the diagonal the two axes were not judged apart. Of 1,400 field reports 87 %
/// lay there (Baker 1968).
const MOST: f64 = 0.8;

/// Outlets and channels at the origin of what they were told, or of what they are likely only to carry.
pub(super) fn without_origin(reading: &Reading<'_>) -> Vec<Advice> {
    let relays: std::collections::BTreeSet<_> =
        weighed(reading.board).flat_map(|statement| &statement.relays).map(|relay| relay.by).collect();
    let rootless = bearing(reading).filter(|statement| {
        let publishes = reading.board.sources.get(statement.origin).is_some_and(publishes);
        let told = match statement.basis {
            Basis::Told => true,
            Basis::Unknown => relays.contains(&statement.origin),
            Basis::Witnessed | Basis::Document | Basis::Deduced => false,
        };
        publishes && told
    });
    let by_origin = by_key(rootless.map(|statement| (statement.origin, statement)));
    let mut found: Vec<Advice> = by_origin
        .into_iter()
        .map(|(source, statements)| Advice {
            severity: severity(reading, &statements),
            about: ids(&statements),
            finding: Finding::NoOrigin { source, statements: statements.len() },
        })
        .collect();
    found.sort_by_key(|advice| std::cmp::Reverse(advice.about.len()));
    found
}

/// Statements that nobody can look up, by origin, the most first.
pub(super) fn unlinked(reading: &Reading<'_>) -> Vec<Advice> {
    let lost = bearing(reading).filter(|statement| !can_be_looked_up(reading, statement));
    let by_origin = by_key(lost.map(|statement| (statement.origin, statement)));
    let mut found: Vec<Advice> = by_origin
        .into_iter()
        .map(|(source, statements)| Advice {
            // Where a document is named, somebody who has it can still find the place.
            severity: if statements.iter().all(|statement| statement.passages.is_empty()) {
                severity(reading, &statements)
            } else {
                Severity::Note
            },
            about: ids(&statements),
            finding: Finding::Unlinked { source, statements: statements.len() },
        })
        .collect();
    found.sort_by_key(|advice| std::cmp::Reverse(advice.about.len()));
    found
}

/// Whether `statement` holds the words themselves, or leads to where they stand.
fn can_be_looked_up(reading: &Reading<'_>, statement: &Statement) -> bool {
    let given = |text: &str| !text.trim().is_empty();
    let leads = |document: &Document| given(&document.url) || given(&document.archive_url) || given(&document.text);
    given(&statement.quote)
        || given(&statement.url)
        || statement
            .passages
            .iter()
            .any(|passage| given(&passage.quote) || reading.board.documents.get(passage.document).is_some_and(leads))
}

/// Grades of sources and codes of information that were given as one.
pub(super) fn diagonal(reading: &Reading<'_>) -> Vec<Advice> {
    let mut on = Vec::new();
    let mut of = 0;
    for statement in reading.board.statements.iter() {
        let source = reading.board.sources.get(statement.origin);
        let Some((Reliability::Grade(grade), code)) =
            source.map(|source| source.reliability).zip(statement.credibility)
        else {
            continue;
        };
        if (grade, code) == (Grade::F, 6) {
            // Who leaves both open has judged neither.
            continue;
        }
        of += 1;
        if Grade::ALL.iter().position(|known| *known == grade) == usize::from(code).checked_sub(1) {
            on.push(RecordId::Statement(statement.id));
        }
    }
    if of < FEW || on.len() as f64 <= MOST * of as f64 {
        return Vec::new();
    }
    let finding = Finding::Diagonal { on: on.len(), of };
    vec![Advice { severity: Severity::Caution, about: on, finding }]
}

/// The weighed statements that bear on claims, by id.
fn bearing<'a>(reading: &Reading<'a>) -> impl Iterator<Item = &'a Statement> + use<'a> {
    weighed(reading.board).filter(|statement| statement.claims().next().is_some())
}

/// It matters more where a claim is concerned that the board is about.
fn severity(reading: &Reading<'_>, statements: &[&Statement]) -> Severity {
    let headline = statements.iter().flat_map(|said| said.claims()).any(|claim| reading.is_headline(claim));
    if headline { Severity::Caution } else { Severity::Note }
}

fn ids(statements: &[&Statement]) -> Vec<RecordId> {
    statements.iter().map(|statement| RecordId::Statement(statement.id)).collect()
}
