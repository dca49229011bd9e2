//! What is said on claims, packed: 24 bytes for a bearing, 4 for a relay.
//!
//! The engine reads a claim's words from front to back and nothing else, so they lie in the order in which they are
//! read: by claim, then by voice, with the relays of each bearing in the same order in an array of their own.

use std::cmp::Ordering;

use crate::board::{self, Stance};

use super::voices::{HEARD_ITSELF, HOLD, NOBODY, Relay};

/// How likely a statement is under either belief of its voice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Said {
    /// P(said | the voice believes what the statement says): MODEL's u₊, in [½, 1].
    pub likely: f64,
    /// P(said | it believes the opposite): MODEL's u₋, in [0, u₊].
    pub unlikely: f64,
}

impl Said {
    /// What the board says of one bearing.
    pub fn of(bearing: &board::Bearing) -> Self {
        let weight = super::index::held(bearing.weight, 0.0, 1.0, 0.0);
        let anyway = super::index::held(bearing.anyway, 0.0, 1.0, 1.0);
        Self {
            likely: anyway + (1.0 - anyway) * f64::midpoint(1.0, weight),
            // Never 0, so that products stay above it: a voice's ratio is held there at the latest.
            unlikely: (anyway + (1.0 - anyway) * ((1.0 - weight) / 2.0)).max(HOLD),
        }
    }
}

/// Who said it, which way, and how it came to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who {
    pub origin: u32,
    /// Bit 0: opposes; 1: the last of its voice on this claim; 2: the only one; 3: its relays are no plain chain;
    /// from 4: how many they are.
    bits: u32,
}

impl Who {
    const OPPOSES: u32 = 1;
    const LAST: u32 = 2;
    const ALONE: u32 = 4;
    const TREE: u32 = 8;
    const COUNT: u32 = 4;

    /// Whether it speaks against the claim.
    pub fn opposes(self) -> bool {
        self.bits & Self::OPPOSES != 0
    }

    /// Whether it is the last bearing of its voice on this claim.
    pub fn is_last(self) -> bool {
        self.bits & Self::LAST != 0
    }

    /// Whether it is the only bearing of its voice on this claim.
    pub fn is_alone(self) -> bool {
        self.bits & Self::ALONE != 0
    }

    /// Whether its relays are anything but a chain, each quoting the next and the last one having heard the origin.
    /// Then the places of those they quote stand behind the relays.
    pub fn is_tree(self) -> bool {
        self.bits & Self::TREE != 0
    }

    /// The same, where it is or isn't the first and the last of its voice on its claim.
    fn placed(self, first: bool, last: bool) -> Self {
        let bits = self.bits & !(Self::LAST | Self::ALONE);
        Self { bits: bits | flag(last, Self::LAST) | flag(first && last, Self::ALONE), ..self }
    }

    /// Whether its relays are a chain of at most [`WINDOW`].
    pub fn is_short_chain(self) -> bool {
        self.bits & (Self::TREE | !(WINDOW as u32) << Self::COUNT) == 0
    }

    /// How many relays it has.
    pub fn relays(self) -> usize {
        (self.bits >> Self::COUNT) as usize
    }

    /// How many numbers its relays take.
    pub fn width(self) -> usize {
        self.relays() << usize::from(self.is_tree())
    }
}

fn flag(on: bool, bit: u32) -> u32 {
    if on { bit } else { 0 }
}

/// One bearing by itself, to be compared, sorted and packed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub origin: u32,
    pub opposes: bool,
    pub said: Said,
    /// The quoting ones before those they quote.
    pub relays: Vec<Relay>,
}

impl Row {
    /// The order of rows of one voice: by what they say alone, so that it is the same whatever the statements' ids.
    /// `name` gives a source's place among all sources.
    pub fn compare<K: Ord>(&self, other: &Self, name: impl Fn(u32) -> K) -> Ordering {
        let key = |row: &Self| (row.opposes, row.said.likely.to_bits(), row.said.unlikely.to_bits(), row.relays.len());
        let relays = |row: &Self| row.relays.iter().map(|relay| (name(relay.by), relay.from)).collect::<Vec<_>>();
        key(self)
            .cmp(&key(other))
            .then_with(|| name(self.origin).cmp(&name(other.origin)))
            .then_with(|| relays(self).cmp(&relays(other)))
    }

    /// Whether each relay is quoted by the one before it, and the last one heard the origin.
    fn is_chain(&self) -> bool {
        let Some(last) = self.relays.len().checked_sub(1) else { return true };
        self.relays[last].from == HEARD_ITSELF
            && self.relays[..last].iter().zip(1..).all(|(relay, next)| relay.from == next)
    }
}

/// Words of one claim or of many, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Pack {
    said: Vec<Said>,
    who: Vec<Who>,
    relays: Vec<u32>,
}

/// So many relays can be read from any place on, for others or nobody stand behind. A power of 2, less 1.
pub(super) const WINDOW: usize = 3;

impl Pack {
    /// With room for so many bearings and relays.
    pub fn with_capacity(bearings: usize, relays: usize) -> Self {
        Self {
            said: Vec::with_capacity(bearings),
            who: Vec::with_capacity(bearings),
            relays: Vec::with_capacity(relays + WINDOW),
        }
    }

    /// Appends `row`, which may be the first of its voice on its claim, and the last.
    pub fn push(&mut self, row: &Row, first: bool, last: bool) {
        let tree = !row.is_chain();
        self.relays.extend(row.relays.iter().map(|relay| relay.by));
        if tree {
            self.relays.extend(row.relays.iter().map(|relay| relay.from));
        }
        let bits = flag(row.opposes, Who::OPPOSES) | flag(tree, Who::TREE) | (row.relays.len() as u32) << Who::COUNT;
        self.said.push(row.said);
        self.who.push(Who { origin: row.origin, bits }.placed(first, last));
    }

    /// Appends the one bearing of `words`, which may be the first of its voice on its claim, and the last.
    pub fn copy(&mut self, words: Words<'_>, first: bool, last: bool) {
        for (said, who, relays) in words.bearings() {
            self.said.push(said);
            self.who.push(who.placed(first, last));
            self.relays.extend_from_slice(relays);
        }
    }

    /// How many bearings and how many numbers for relays it holds so far.
    pub fn ends(&self) -> (u32, u32) {
        (self.who.len() as u32, self.relays.len() as u32)
    }

    /// Ends the pack: nothing is appended any more.
    pub fn close(&mut self) {
        self.relays.extend([NOBODY; WINDOW]);
        self.relays.shrink_to_fit();
    }

    /// So many bearings from the one with this number, whose relays begin at that one.
    pub fn words(&self, (first, first_relay): (u32, u32), count: u32) -> Words<'_> {
        let bearings = first as usize..first as usize + count as usize;
        Words {
            said: self.said.get(bearings.clone()).unwrap_or_default(),
            who: self.who.get(bearings).unwrap_or_default(),
            relays: self.relays.get(first_relay as usize..).unwrap_or_default(),
        }
    }

    /// All of it.
    pub fn all(&self) -> Words<'_> {
        Words { said: &self.said, who: &self.who, relays: &self.relays }
    }

    /// The pack of some rows of one claim, sorted by voice.
    pub fn of(rows: &[Row], lead: impl Fn(u32) -> u32) -> Self {
        let mut pack = Self::with_capacity(rows.len(), rows.iter().map(|row| row.relays.len()).sum());
        let other = |at: Option<usize>, row: &Row| {
            at.and_then(|at| rows.get(at)).is_none_or(|other| lead(other.origin) != lead(row.origin))
        };
        for (at, row) in rows.iter().enumerate() {
            pack.push(row, other(at.checked_sub(1), row), other(Some(at + 1), row));
        }
        pack.close();
        pack
    }

    /// How many bytes it takes.
    pub fn bytes(&self) -> usize {
        size_of_val(self.said.as_slice()) + size_of_val(self.who.as_slice()) + size_of_val(self.relays.as_slice())
    }
}

/// Some bearings on one claim, in the order in which they are weighed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub said: &'a [Said],
    pub who: &'a [Who],
    /// From the first one's relays on; it may go on beyond the last one's.
    pub relays: &'a [u32],
}

impl<'a> Words<'a> {
    /// The bearings one by one, with their relays as they are packed.
    pub fn bearings(self) -> impl Iterator<Item = (Said, Who, &'a [u32])> + Clone {
        let mut rest = self.relays;
        self.said.iter().zip(self.who).map(move |(&said, &who)| {
            let (relays, behind) = rest.split_at_checked(who.width()).unwrap_or((rest, &[]));
            rest = behind;
            (said, who, relays)
        })
    }

    /// The bearings of each voice.
    pub fn voices(self) -> impl Iterator<Item = Words<'a>> + Clone {
        let mut left = self;
        std::iter::from_fn(move || {
            let count = left.who.iter().position(|who| who.is_last())? + 1;
            let width = left.who[..count].iter().map(|who| who.width()).sum::<usize>();
            let (said, later_said) = left.said.split_at(count);
            let (who, later_who) = left.who.split_at(count);
            let voice = Words { said, who, relays: left.relays };
            let relays = left.relays.get(width..).unwrap_or_default();
            left = Words { said: later_said, who: later_who, relays };
            Some(voice)
        })
    }

    /// The bearings as rows.
    pub fn rows(self) -> impl Iterator<Item = Row> + Clone {
        self.bearings().map(|(said, who, packed)| {
            let (by, from) = packed.split_at(who.relays().min(packed.len()));
            let chained = |at: usize| if at + 1 == by.len() { HEARD_ITSELF } else { at as u32 + 1 };
            let from = |at: usize| if who.is_tree() { from[at] } else { chained(at) };
            let relays = by.iter().enumerate().map(|(at, &by)| Relay { by, from: from(at) }).collect();
            Row { origin: who.origin, opposes: who.opposes(), said, relays }
        })
    }

    /// Every source that carried one of them, once for each.
    pub fn carriers(self) -> impl Iterator<Item = u32> + Clone {
        self.bearings().flat_map(|(_, who, packed)| &packed[..who.relays().min(packed.len())]).copied()
    }
}

/// The way a bearing's sign is kept.
pub(super) fn opposes(bearing: &board::Bearing) -> bool {
    bearing.stance == Stance::Opposes
}
