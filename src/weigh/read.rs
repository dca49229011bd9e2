//! Reading statements: into rows one by one, then packed by claim and voice.

use std::{cmp::Ordering, collections::HashMap};

use crate::board::{Board, ClaimId, SourceId, Statement, Status, Target};

use super::{
    index::{ClaimBase, Sources},
    trust::UNKNOWN,
    voices::{HEARD_ITSELF, Relay},
    words::{Pack, Row, Said, Words, opposes},
};

/// What `statement` says on each claim, in short: whether it is weighed there, and how.
///
/// Nothing for a statement that is retracted or superseded.
pub(super) fn rows<'a>(
    statement: &'a Statement,
    sources: &Sources,
) -> impl Iterator<Item = (ClaimId, Option<Row>)> + use<'a> {
    let standing = statement.status == Status::Standing;
    let weighed = standing && statement.is_weighed();
    let origin = sources.number(statement.origin);
    let relays = if weighed { relays(statement, sources) } else { Vec::new() };
    statement.bears_on.iter().filter(move |_| standing).filter_map(move |bearing| {
        let Target::Claim(claim) = bearing.on else { return None };
        let row = || Row { origin, opposes: opposes(bearing), said: Said::of(bearing), relays: relays.clone() };
        Some((claim, weighed.then(row)))
    })
}

/// The relays of `statement`, quoting ones before quoted ones, otherwise by source.
fn relays(statement: &Statement, sources: &Sources) -> Vec<Relay> {
    let relays = &statement.relays;
    let place = |by: SourceId| relays.iter().position(|relay| relay.by == by);
    // How far each is from the origin; a circle, which no legal board has, counts as having heard the origin.
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(next) = relays[at].from.and_then(place) {
            depth += 1;
            at = next;
            if depth > relays.len() {
                return 0;
            }
        }
        depth
    };
    let depths: Vec<usize> = (0..relays.len()).map(depth).collect();
    let mut order: Vec<usize> = (0..relays.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(depths[at]), relays[at].by));
    let quoted = |at: usize| relays[at].from.and_then(place).filter(|&quoted| depths[quoted] < depths[at]);
    let from = |at: usize| quoted(at).and_then(|quoted| order.iter().position(|&other| other == quoted));
    let relay = |&at: &usize| Relay {
        by: sources.number(relays[at].by),
        from: from(at).map_or(HEARD_ITSELF, |from| from as u32),
    };
    order.iter().map(relay).collect()
}

/// What was read, in the order of the statements.
#[derive(Default)]
struct Raw {
    pack: Pack,
    /// The claim each bears on, and where its relays begin.
    places: Vec<(u32, u32)>,
}

impl Raw {
    fn push(&mut self, claim: u32, row: &Row) {
        self.places.push((claim, self.pack.ends().1));
        self.pack.push(row, true, true);
    }

    fn words(&self, at: u32) -> Words<'_> {
        self.pack.words((at, self.places[at as usize].1), 1)
    }

    fn origin(&self, at: u32) -> u32 {
        self.words(at).who.first().map_or(UNKNOWN, |who| who.origin)
    }

    /// The places of what was read, by claim.
    fn by_claim(&self, claims: usize) -> Vec<u32> {
        let mut next = vec![0_u32; claims + 1];
        for (claim, _) in &self.places {
            next[*claim as usize + 1] += 1;
        }
        for claim in 0..claims {
            next[claim + 1] += next[claim];
        }
        let mut sorted = vec![0; self.places.len()];
        for (at, (claim, _)) in (0..).zip(&self.places) {
            let next = &mut next[*claim as usize];
            sorted[*next as usize] = at;
            *next += 1;
        }
        sorted
    }
}

/// Packs what all statements say, and counts it for each claim.
pub(super) fn all(board: &Board, claims: &[ClaimId], sources: &Sources, base: &mut [ClaimBase]) -> Pack {
    let numbers: HashMap<ClaimId, u32> = claims.iter().copied().zip(0..).collect();
    let mut raw = Raw::default();
    for statement in board.statements.iter() {
        for (claim, row) in rows(statement, sources) {
            let Some(&claim) = numbers.get(&claim) else { continue };
            base[claim as usize].statements += 1;
            if let Some(row) = row {
                raw.push(claim, &row);
            }
        }
    }
    let names = sources.names();
    let lead = |at: u32| sources.lead(raw.origin(at));
    let said = |at: u32| raw.words(at).rows().next();
    let (bearings, relays) = raw.pack.ends();
    let mut pack = Pack::with_capacity(bearings as usize, relays as usize);
    let mut by_claim = raw.by_claim(claims.len());
    let mut rest = by_claim.as_mut_slice();
    for (claim, base) in base.iter_mut().enumerate() {
        let count = rest.iter().take_while(|at| raw.places[**at as usize].0 as usize == claim).count();
        let (own, others) = rest.split_at_mut(count);
        rest = others;
        own.sort_unstable_by(|&a, &b| {
            let name = |source: u32| names[source as usize];
            name(lead(a)).cmp(&name(lead(b))).then_with(|| match (said(a), said(b)) {
                (Some(a), Some(b)) => a.compare(&b, name),
                _ => Ordering::Equal,
            })
        });
        base.first = pack.ends();
        base.weighed = count as u32;
        for (place, &at) in own.iter().enumerate() {
            let other = |place: Option<usize>| {
                place.and_then(|place| own.get(place)).is_none_or(|&other| lead(other) != lead(at))
            };
            pack.copy(raw.words(at), other(place.checked_sub(1)), other(Some(place + 1)));
        }
    }
    pack.close();
    for base in base {
        let words = pack.words(base.first, base.weighed);
        count(words, base);
    }
    pack
}

/// The order in which the rows of one claim are weighed: by voice, then by what is said.
pub(super) fn order(a: &Row, b: &Row, sources: &Sources) -> Ordering {
    let voice = |row: &Row| sources.id(sources.lead(row.origin));
    voice(a).cmp(&voice(b)).then_with(|| a.compare(b, |source| sources.id(source)))
}

/// Counts voices and origins of the words on a claim.
pub(super) fn count(words: Words<'_>, base: &mut ClaimBase) {
    base.weighed = words.who.len() as u32;
    base.voices = words.who.iter().filter(|who| who.is_last()).count() as u32;
    let mut origins: Vec<u32> = words.who.iter().map(|who| who.origin).collect();
    origins.sort_unstable();
    origins.dedup();
    base.origins = origins.len() as u32;
}
