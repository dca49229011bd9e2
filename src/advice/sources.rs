//! Who contradicts himself, who is to be graded first, and whose grade has aged.

use std::collections::{BTreeMap, BTreeSet};

use crate::board::{ClaimId, Date, Op, RecordId, Reliability, Source, SourceId, Stance, Statement};

use super::{
    Advice, Finding, RANGE, Severity,
    reading::{Reading, Said, by_key, weighed},
};

/// A grade older than this, in days, has aged.
const YEAR: i64 = 365;
/// A grade that is older than this, in days, than what the source has said since, is overtaken by it.
const FAR: i64 = 180;
/// From this weight on a statement says a claim in so many words.
const CLEARLY: f64 = 0.5;
/// A source that moves a claim by so much, in per cent, is to be graded before the board is handed over.
const MUCH: u8 = 10;

/// Voices that speak on both sides of one claim, or for two rivals.
pub(super) fn contradictions(reading: &Reading<'_>) -> Vec<Advice> {
    let mut found = Vec::new();
    for (claim, _) in reading.open_claims() {
        let telling = reading.on(claim.id).iter().filter(|said| said.bearing.weight > 0.0);
        for (lead, said) in by_key(telling.map(|said| (said.voice, *said))) {
            let (pro, con): (Vec<Said<'_>>, Vec<Said<'_>>) =
                said.into_iter().partition(|said| said.bearing.stance == Stance::Supports);
            if pro.is_empty() || con.is_empty() {
                continue;
            }
            // A weak word on either side is mostly an admission, not a change of mind.
            let clear = |side: &[Said<'_>]| side.iter().any(|said| said.bearing.weight >= CLEARLY);
            let severity = if clear(&pro) && clear(&con) { Severity::Caution } else { Severity::Note };
            let finding = Finding::Contradiction { claim: claim.id, lead, supports: pro.len(), opposes: con.len() };
            found.push(Advice { finding, severity, about: ids(pro.iter().chain(&con)) });
        }
    }
    for rivals in reading.board.rivals.iter() {
        let supports = rivals.claims.iter().flat_map(|claim| {
            let said = reading.side(*claim, Stance::Supports).into_iter();
            said.filter(|said| said.bearing.weight >= CLEARLY).map(|said| (said.voice, (*claim, said)))
        });
        for (lead, said) in by_key(supports) {
            let claims: BTreeSet<ClaimId> = said.iter().map(|(claim, _)| *claim).collect();
            if claims.len() > 1 {
                let finding = Finding::BothRivals { rivals: rivals.id, lead, claims: claims.into_iter().collect() };
                let about = ids(said.iter().map(|(_, said)| said));
                found.push(Advice { severity: Severity::Note, about, finding });
            }
        }
    }
    found
}

fn ids<'a>(said: impl Iterator<Item = &'a Said<'a>>) -> Vec<RecordId> {
    let mut ids: Vec<RecordId> = Vec::new();
    for said in said {
        let id = RecordId::Statement(said.statement.id);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Sources that nobody has graded and whose grade would move claims; what moves most first. Incomplete where `go_on`
/// broke it off.
pub(super) fn ungraded(reading: &Reading<'_>, go_on: &dyn Fn() -> bool) -> Vec<Advice> {
    let used = reading.used().into_iter().filter_map(|id| reading.board.sources.get(id));
    let ungraded: Vec<&Source> = used.filter(|source| source.reliability == Reliability::Ungraded).collect();
    if ungraded.is_empty() {
        return Vec::new();
    }
    let mut trial = Trial { board: reading.board.clone(), weights: reading.weights.clone() };
    let mut found: Vec<(f64, Advice)> =
        ungraded.into_iter().take_while(|_| go_on()).filter_map(|source| moves(reading, &mut trial, source)).collect();
    // Stable: of two that move as much, the first by id.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, advice)| advice).collect()
}

/// A copy on which reliabilities are tried.
struct Trial {
    board: crate::board::Board,
    weights: crate::weigh::Weights,
}

impl Trial {
    /// The credences of the claims that `source` touches, with the per cent they are shown as, if it stood so.
    fn with(&mut self, source: &Source, reliability: Reliability) -> BTreeMap<ClaimId, (f64, u8)> {
        self.board.apply(&[Op::put(Source { reliability, ..source.clone() })]);
        // A regraded source can't make a board impossible.
        let touched = self.weights.update(&self.board, &[RecordId::Source(source.id)]).unwrap_or_default();
        let credences = touched.into_iter().filter_map(|claim| {
            let verdict = self.weights.verdict(claim)?;
            Some((claim, (verdict.credence(), verdict.percent())))
        });
        credences.collect()
    }
}

/// How far the claims move that `source` has a part in, between one end of [`RANGE`] and the other.
fn moves(reading: &Reading<'_>, trial: &mut Trial, source: &Source) -> Option<(f64, Advice)> {
    let [low, high] = RANGE.map(|reliability| trial.with(source, Reliability::Probability(reliability)));
    trial.with(source, source.reliability);
    let mut moves = 0.0;
    let mut claims = 0;
    let mut most: Option<(f64, ClaimId, u8, u8)> = None;
    let mut decides_headline = false;
    for (claim, (from, from_percent)) in low {
        let Some(&(to, to_percent)) = high.get(&claim) else { continue };
        let by = (to - from).abs();
        moves += by;
        claims += usize::from(from_percent != to_percent);
        decides_headline |= reading.is_headline(claim) && (from - 0.5) * (to - 0.5) < 0.0;
        if most.is_none_or(|(most, ..)| by > most) {
            most = Some((by, claim, from_percent, to_percent));
        }
    }
    let (_, claim, low, high) = most.filter(|_| claims > 0)?;
    let severity = match () {
        () if decides_headline => Severity::Serious,
        () if low.abs_diff(high) >= MUCH => Severity::Caution,
        () => Severity::Note,
    };
    let about = vec![RecordId::Source(source.id), RecordId::Claim(claim)];
    let finding = Finding::Ungraded { source: source.id, claim, low, high, claims, moves };
    Some((moves, Advice { finding, severity, about }))
}

/// Grades of sources in use that were given long ago, or long before what the source has said since.
pub(super) fn stale(reading: &Reading<'_>, today: Date) -> Vec<Advice> {
    let used = reading.used();
    let newest = newest(reading, &used);
    let graded = reading.board.sources.iter().filter(|source| source.reliability != Reliability::Ungraded);
    let (mut old, mut overtaken) = (Vec::new(), Vec::new());
    for source in graded.filter(|source| used.contains(&source.id)) {
        let Some(graded) = source.graded else { continue };
        match newest.get(&source.id) {
            Some(&newest) if graded.days_until(newest) > FAR => overtaken.push((source.id, graded, newest)),
            _ if graded.days_until(today) > YEAR => old.push((graded, source.id)),
            _ => {}
        }
    }
    overtaken.sort_by_key(|(source, graded, newest)| (std::cmp::Reverse(graded.days_until(*newest)), *source));
    let overtaken = overtaken.into_iter().map(|(source, graded, newest)| Advice {
        severity: Severity::Caution,
        about: vec![RecordId::Source(source)],
        finding: Finding::Overtaken { source, graded, newest },
    });
    let old = by_key(old).into_iter().map(|(graded, sources)| Advice {
        severity: Severity::Note,
        about: sources.iter().copied().map(RecordId::Source).collect(),
        finding: Finding::Old { graded, sources },
    });
    overtaken.chain(old).collect()
}

/// The day of the newest statement that each source said or carried.
fn newest(reading: &Reading<'_>, used: &BTreeSet<SourceId>) -> BTreeMap<SourceId, Date> {
    let mut newest: BTreeMap<SourceId, Date> = BTreeMap::new();
    let day = |statement: &Statement| [statement.said_on, statement.published_on].into_iter().flatten().max();
    for statement in weighed(reading.board) {
        let Some(day) = day(statement) else { continue };
        let parts = [statement.origin].into_iter().chain(statement.relays.iter().map(|relay| relay.by));
        for source in parts.filter(|source| used.contains(source)) {
            let known = newest.entry(source).or_insert(day);
            if day.first_day() > known.first_day() {
                *known = day;
            }
        }
    }
    newest
}
