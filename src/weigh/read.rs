//! Reading statements into the index: bearings one by one, then grouped by claim and voice.

use std::collections::HashMap;

use crate::board::{ClaimId, SourceId, Stance, Statement, Status, Target};

use super::{
    index::{Bearing, ClaimBase, Group, Link},
    random::{key, mix},
};

/// What of `statement` is weighed, in short: two statements with the same mark weigh the same.
pub(super) fn mark(statement: &Statement) -> u64 {
    let mut marker = Marker(0);
    marker.text(statement.origin.as_str());
    marker.number(u64::from(statement.status == Status::Standing) << 1 | u64::from(statement.is_weighed()));
    for relay in &statement.relays {
        marker.text(relay.by.as_str());
        marker.text(relay.from.map_or("", SourceId::as_str));
    }
    for bearing in &statement.bears_on {
        let Target::Claim(claim) = bearing.on else { continue };
        marker.text(claim.as_str());
        marker.number(bearing.weight.to_bits());
        marker.number(bearing.anyway.to_bits());
        marker.number(u64::from(bearing.stance == Stance::Opposes));
    }
    marker.0
}

struct Marker(u64);

impl Marker {
    fn number(&mut self, number: u64) {
        self.0 = mix(self.0.wrapping_mul(31) ^ mix(number.wrapping_add(1)));
    }

    fn text(&mut self, text: &str) {
        self.number(key(text));
    }
}

/// Bearings as they are read, statement by statement.
#[derive(Default)]
pub(super) struct Bearings {
    /// With the claim each bears on.
    read: Vec<(u32, Bearing)>,
    pub links: Vec<Link>,
}

impl Bearings {
    pub fn read(
        &mut self,
        statement: &Statement,
        number: u32,
        source_number: &impl Fn(SourceId) -> u32,
        claim_numbers: &HashMap<ClaimId, u32>,
        base: &mut [ClaimBase],
    ) {
        if statement.status != Status::Standing {
            return;
        }
        let weighed = statement.is_weighed();
        let first_relay = self.links.len() as u32;
        let mut linked = false;
        for bearing in &statement.bears_on {
            let Target::Claim(claim) = bearing.on else { continue };
            let Some(&claim) = claim_numbers.get(&claim) else { continue };
            base[claim as usize].statements += 1;
            if !weighed {
                continue;
            }
            if !linked {
                link(&mut self.links, statement, source_number);
                linked = true;
            }
            let relays = self.links.len() as u32 - first_relay;
            self.read
                .push((claim, Bearing::new(bearing, number, source_number(statement.origin), (first_relay, relays))));
        }
    }

    /// The bearings by claim, then voice, then statement, and the groups they make. Ends `base` and the groups.
    pub fn grouped(&mut self, leads: &[u32], base: &mut Vec<ClaimBase>) -> (Vec<Group>, Vec<Bearing>) {
        let mut read = std::mem::take(&mut self.read);
        read.sort_unstable_by_key(|(claim, bearing)| (*claim, leads[bearing.origin as usize], bearing.statement));
        let mut groups: Vec<Group> = Vec::new();
        let mut at = 0;
        let mut origins = Vec::new();
        for (claim, base) in base.iter_mut().enumerate() {
            base.first_group = groups.len() as u32;
            origins.clear();
            let mut voice = None;
            while let Some((_, bearing)) = read.get(at).filter(|(on, _)| *on as usize == claim) {
                let lead = leads[bearing.origin as usize];
                if voice != Some(lead) {
                    voice = Some(lead);
                    groups.push(Group { voice: lead, first: at as u32 });
                }
                origins.push(bearing.origin);
                at += 1;
            }
            origins.sort_unstable();
            origins.dedup();
            base.origins = origins.len() as u32;
        }
        base.push(ClaimBase {
            prior: 0.5,
            stated: None,
            prior_log_odds: 0.0,
            first_group: groups.len() as u32,
            statements: 0,
            origins: 0,
            outcome: None,
        });
        groups.push(Group { voice: 0, first: read.len() as u32 });
        (groups, read.into_iter().map(|(_, bearing)| bearing).collect())
    }
}

/// Appends the relays of `statement`, quoting ones before quoted ones, otherwise by source.
fn link(links: &mut Vec<Link>, statement: &Statement, source_number: &impl Fn(SourceId) -> u32) {
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
    for &at in &order {
        let from = quoted(at).and_then(|quoted| order.iter().position(|&other| other == quoted));
        let is_quoted = (0..relays.len()).any(|other| quoted(other) == Some(at));
        links.push(Link::new(source_number(relays[at].by), from, is_quoted));
    }
}
