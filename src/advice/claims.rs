//! On whom a claim rests.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    board::{Board, Claim, ClaimId, RecordId, SourceId, Stance},
    weigh::{Evidence, Level, Reason, Verdict, confidence::ONE_VOICE},
};

use super::{
    Advice, Finding, Severity,
    reading::{Reading, Said, is_named, weighed},
};

/// From this probability on a statement would probably have been said anyway.
const PROBABLY_ANYWAY: f64 = 0.5;
/// From this credence on, in per cent, a claim is held to be true: "likely" begins here.
const LIKELY: u8 = 56;
/// So far from 0 and 100 %, in per cent, a claim is as good as decided.
const DECIDED: u8 = 20;
/// Of fewer statements than this it says nothing that they all came through one relay.
const FEW: usize = 3;

/// Headline claims of which one can't be sure.
pub(super) fn headline(reading: &Reading<'_>) -> Vec<Advice> {
    let unsure = |(claim, verdict): (&Claim, Verdict)| {
        let confidence = verdict.confidence().filter(|confidence| confidence.level == Level::Low)?;
        // That one voice carries it is told on its own.
        let reasons: Vec<Reason> =
            confidence.reasons.into_iter().filter(|reason| *reason != Reason::OneVoice).collect();
        if reasons.is_empty() {
            return None;
        }
        let percent = (verdict.evidence != Evidence::None).then(|| verdict.percent());
        Some(Advice {
            severity: if percent.is_some() { Severity::Caution } else { Severity::Serious },
            about: vec![RecordId::Claim(claim.id)],
            finding: Finding::Headline { claim: claim.id, percent, reasons },
        })
    };
    reading.open_claims().filter(|(claim, _)| claim.headline).filter_map(unsure).collect()
}

/// Claims that one voice carries.
pub(super) fn one_voice(reading: &Reading<'_>) -> Vec<Advice> {
    let mut found = Vec::new();
    for (claim, verdict) in reading.open_claims() {
        let alone = verdict.voices == 1;
        let leads = verdict.effective_voices.is_some_and(|voices| voices > 0.0 && voices < ONE_VOICE);
        if verdict.evidence != Evidence::Own || verdict.pro + verdict.con == 0.0 || !(alone || leads) {
            continue;
        }
        let said = reading.on(claim.id);
        let Some(lead) = loudest(reading, claim.id, said) else { continue };
        let percent = verdict.percent();
        let severity = match () {
            () if claim.headline => Severity::Serious,
            () if percent <= DECIDED || percent >= 100 - DECIDED => Severity::Caution,
            () => Severity::Note,
        };
        let words = said.iter().filter(|said| said.voice == lead).map(|said| RecordId::Statement(said.statement.id));
        found.push(Advice {
            severity,
            about: [RecordId::Claim(claim.id)].into_iter().chain(words).collect(),
            finding: Finding::OneVoice { claim: claim.id, lead, voices: verdict.voices, percent },
        });
    }
    let decided = |advice: &Advice| match advice.finding {
        Finding::OneVoice { percent, .. } => percent.abs_diff(50),
        _ => 0,
    };
    found.sort_by_key(|advice| std::cmp::Reverse(decided(advice)));
    found
}

/// The voice that moves `claim` most.
fn loudest(reading: &Reading<'_>, claim: ClaimId, said: &[Said<'_>]) -> Option<SourceId> {
    let mut pushes: BTreeMap<SourceId, f64> = BTreeMap::new();
    for said in said {
        *pushes.entry(said.voice).or_default() += reading.weights.push(said.statement.id, claim).abs();
    }
    // Of two that move it as much the first by id.
    pushes.into_iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(lead, _)| lead)
}

/// Separate voices that all came through one relay: on the whole board, and on single claims.
pub(super) fn one_relay(reading: &Reading<'_>) -> Vec<Advice> {
    let mut found = Vec::new();
    let all: Vec<Said<'_>> = once_each(reading.board, reading);
    let everywhere = shared_relay(&all);
    if let Some((relay, voices)) = everywhere {
        found.push(Advice {
            severity: Severity::Caution,
            about: vec![RecordId::Source(relay)],
            finding: Finding::OneRelay { claim: None, relay, statements: all.len(), voices },
        });
    }
    for (claim, _) in reading.open_claims() {
        let said = reading.on(claim.id);
        let Some((relay, voices)) = shared_relay(said) else { continue };
        if everywhere.is_some_and(|(everywhere, _)| said.iter().all(|said| said.passes(everywhere))) {
            continue;
        }
        found.push(Advice {
            severity: if claim.headline { Severity::Caution } else { Severity::Note },
            about: vec![RecordId::Claim(claim.id), RecordId::Source(relay)],
            finding: Finding::OneRelay { claim: Some(claim.id), relay, statements: said.len(), voices },
        });
    }
    found
}

/// Every weighed statement that bears on a claim, once.
fn once_each<'a>(board: &'a Board, reading: &Reading<'a>) -> Vec<Said<'a>> {
    weighed(board)
        .filter_map(|statement| {
            let bearing = statement.bearing(statement.claims().next()?)?;
            Some(Said { statement, bearing, voice: reading.voice(statement.origin) })
        })
        .collect()
}

/// The relay through which everything came, and how many separate voices that is; nothing if these are too few to tell.
fn shared_relay(said: &[Said<'_>]) -> Option<(SourceId, usize)> {
    let voices: BTreeSet<SourceId> = said.iter().map(|said| said.voice).collect();
    if said.len() < FEW || voices.len() < 2 {
        return None;
    }
    let carried: BTreeSet<SourceId> = said.iter().flat_map(|said| said.statement.relays.iter()).map(|r| r.by).collect();
    let carries = |relay: SourceId| said.iter().filter(|said| said.statement.origin != relay).count();
    let all = carried.into_iter().filter(|relay| said.iter().all(|said| said.passes(*relay)));
    // Of several the one that only carries, then the first by id.
    let relay = all.max_by_key(|relay| (carries(*relay), std::cmp::Reverse(*relay)))?;
    Some((relay, voices.len()))
}

/// Sides of claims on which everybody would have spoken so anyway.
pub(super) fn interested(reading: &Reading<'_>) -> Vec<Advice> {
    let mut found = Vec::new();
    for (claim, _) in reading.open_claims() {
        for stance in Stance::ALL {
            let side = reading.side(claim.id, stance);
            let anyway = side.iter().map(|said| said.bearing.anyway).fold(1.0, f64::min);
            if side.is_empty() || anyway < PROBABLY_ANYWAY {
                continue;
            }
            found.push(Advice {
                severity: if claim.headline && stance == Stance::Supports { Severity::Caution } else { Severity::Note },
                about: about(claim, &side),
                finding: Finding::Interested { claim: claim.id, stance, statements: side.len(), anyway },
            });
        }
    }
    found
}

/// Claims that are held to be true, or that the board is about, and for which nobody speaks under a name.
pub(super) fn unnamed(reading: &Reading<'_>) -> Vec<Advice> {
    let mut found = Vec::new();
    for (claim, verdict) in reading.open_claims() {
        let side = reading.side(claim.id, Stance::Supports);
        let named = |said: &Said<'_>| reading.board.sources.get(said.statement.origin).is_none_or(is_named);
        let (percent, likely) = (verdict.percent(), verdict.percent() >= LIKELY);
        if side.is_empty() || !(likely || claim.headline) || side.iter().any(named) {
            continue;
        }
        found.push(Advice {
            severity: if likely && claim.headline { Severity::Caution } else { Severity::Note },
            about: about(claim, &side),
            finding: Finding::Unnamed { claim: claim.id, statements: side.len(), percent },
        });
    }
    found
}

/// A claim and what is said of it.
fn about(claim: &Claim, said: &[Said<'_>]) -> Vec<RecordId> {
    let said = said.iter().map(|said| RecordId::Statement(said.statement.id));
    [RecordId::Claim(claim.id)].into_iter().chain(said).collect()
}
