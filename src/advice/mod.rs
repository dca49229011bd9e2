//! Board health: what an editor would ask about a board before printing what it says.
//!
//! [`advice`] reads a weighed board and returns what stands out, as plain data; [`words`] turns it into sentences.
//! Advice never changes a credence and is never an error: a board with advice is legal, and its numbers are what the
//! model says. It is about whether the board says what its author knows.
//!
//! - [`reading`]: the weighed statements by claim, read once;
//! - [`claims`]: on whom a claim rests; [`sources`]: who contradicts himself, who is to be graded, whose grade has aged;
//! - [`circle`]: relays that quote each other; [`echoes`]: the same words more than once;
//! - [`statements`]: where a statement comes from, and how the two axes of the Admiralty code are used.

mod circle;
mod claims;
mod echoes;
mod reading;
mod sources;
mod statements;
pub mod words;

use crate::{
    board::{Board, ClaimId, Date, RecordId, RivalsId, SourceId, Stance, StatementId},
    weigh::{Reason, Weights},
};

/// Something about a board that its author should look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// What was found.
    pub finding: Finding,
    /// How much it matters.
    pub severity: Severity,
    /// The records it concerns, the one to look at first in front. Never empty.
    pub about: Vec<RecordId>,
}

impl Advice {
    /// What kind of thing was found.
    pub fn kind(&self) -> Kind {
        self.finding.kind()
    }
}

/// How much an advice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know.
    Note,
    /// To be looked at before the board is handed over.
    Caution,
    /// To be settled before anything is printed that rests on it.
    Serious,
}

impl Severity {
    /// All, the heaviest first.
    pub const ALL: [Self; 3] = [Self::Serious, Self::Caution, Self::Note];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Caution => "caution",
            Self::Serious => "serious",
        }
    }
}

/// The kinds of advice, in the order in which they are told where they matter as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A headline claim of which one can't be sure.
    Headline,
    /// Relays that quote each other, with nobody at the origin.
    Circular,
    /// A voice that speaks on both sides of one claim, or for two rivals.
    Contradiction,
    /// A claim that one voice carries.
    OneVoice,
    /// Separate voices that all came through one relay.
    OneRelay,
    /// The same words in several statements.
    Echo,
    /// A side of a claim on which everybody would have spoken so anyway.
    Interested,
    /// A claim for which nobody speaks under a name.
    Unnamed,
    /// An ungraded source that moves claims.
    Ungraded,
    /// An outlet at the origin of what it was told.
    NoOrigin,
    /// Statements that nobody can look up.
    Unlinked,
    /// Grades that are old.
    Stale,
    /// Both axes of the Admiralty code given as one.
    Diagonal,
}

impl Kind {
    /// All kinds in order.
    pub const ALL: [Self; 13] = [
        Self::Headline,
        Self::Circular,
        Self::Contradiction,
        Self::OneVoice,
        Self::OneRelay,
        Self::Echo,
        Self::Interested,
        Self::Unnamed,
        Self::Ungraded,
        Self::NoOrigin,
        Self::Unlinked,
        Self::Stale,
        Self::Diagonal,
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Circular => "circular",
            Self::Contradiction => "contradiction",
            Self::OneVoice => "one-voice",
            Self::OneRelay => "one-relay",
            Self::Echo => "echo",
            Self::Interested => "interested",
            Self::Unnamed => "unnamed",
            Self::Ungraded => "ungraded",
            Self::NoOrigin => "no-origin",
            Self::Unlinked => "unlinked",
            Self::Stale => "stale",
            Self::Diagonal => "diagonal",
        }
    }
}

/// What was found, with the numbers that its words need.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// A headline claim of which one can't be sure.
    Headline {
        /// The claim.
        claim: ClaimId,
        /// Its credence in per cent as shown; nothing where there is no evidence.
        percent: Option<u8>,
        /// Why the confidence is low.
        reasons: Vec<Reason>,
    },
    /// Relays that quote each other on one side of a claim, with nobody at the origin.
    Circular {
        /// The claim.
        claim: ClaimId,
        /// Which side they are on.
        stance: Stance,
        /// Who quotes each other, by id. One alone carries its own word.
        ring: Vec<SourceId>,
    },
    /// A voice that both supports and opposes one claim.
    Contradiction {
        /// The claim.
        claim: ClaimId,
        /// The lead of the voice.
        lead: SourceId,
        /// Its statements for the claim.
        supports: usize,
        /// Its statements against it.
        opposes: usize,
    },
    /// A voice that supports claims that can't be true together.
    BothRivals {
        /// The set.
        rivals: RivalsId,
        /// The lead of the voice.
        lead: SourceId,
        /// The claims it supports, by id; at least two.
        claims: Vec<ClaimId>,
    },
    /// A claim that one voice carries.
    OneVoice {
        /// The claim.
        claim: ClaimId,
        /// The lead of the voice.
        lead: SourceId,
        /// How many voices speak on it; above one where the others weigh little.
        voices: usize,
        /// The claim's credence in per cent, as shown.
        percent: u8,
    },
    /// Separate voices that all came through one relay.
    OneRelay {
        /// The claim; nothing where it is so of the whole board.
        claim: Option<ClaimId>,
        /// The relay.
        relay: SourceId,
        /// How many statements came through it.
        statements: usize,
        /// How many separate voices they are of; at least two.
        voices: usize,
    },
    /// The same words in several statements on one side of a claim.
    Echo {
        /// The claim.
        claim: ClaimId,
        /// The statements, by id; at least two.
        statements: Vec<StatementId>,
        /// The leads of their voices, by id.
        voices: Vec<SourceId>,
    },
    /// A side of a claim on which everybody would have spoken so anyway.
    Interested {
        /// The claim.
        claim: ClaimId,
        /// The side.
        stance: Stance,
        /// How many statements stand there.
        statements: usize,
        /// The least of their probabilities to be said anyway, in [0, 1).
        anyway: f64,
    },
    /// A claim for which nobody speaks under a name.
    Unnamed {
        /// The claim.
        claim: ClaimId,
        /// How many statements support it.
        statements: usize,
        /// Its credence in per cent, as shown.
        percent: u8,
    },
    /// An ungraded source that moves claims.
    Ungraded {
        /// The source.
        source: SourceId,
        /// The claim that it moves most.
        claim: ClaimId,
        /// That claim's credence in per cent if the source's reliability were [`RANGE`]'s first.
        low: u8,
        /// The same at [`RANGE`]'s last.
        high: u8,
        /// How many claims it moves by a point or more.
        claims: usize,
        /// The sum of all moves between the two, in [0, claims of the board].
        moves: f64,
    },
    /// An outlet at the origin of what it was told.
    NoOrigin {
        /// The outlet or channel.
        source: SourceId,
        /// Its statements of this sort.
        statements: usize,
    },
    /// Statements of one origin that have neither a quote nor a link.
    Unlinked {
        /// The origin.
        source: SourceId,
        /// How many.
        statements: usize,
    },
    /// Grades given longer ago than a year.
    Old {
        /// The day they were given.
        graded: Date,
        /// The sources that are used, by id.
        sources: Vec<SourceId>,
    },
    /// A grade that is much older than what the source has said since.
    Overtaken {
        /// The source.
        source: SourceId,
        /// The day it was graded.
        graded: Date,
        /// The day of its newest statement.
        newest: Date,
    },
    /// Both axes of the Admiralty code given as one.
    Diagonal {
        /// Statements on the diagonal: A1, B2, C3, D4, E5.
        on: usize,
        /// Statements with both grades, those aside that leave both open (F6).
        of: usize,
    },
}

impl Finding {
    /// What kind of thing it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Headline { .. } => Kind::Headline,
            Self::Circular { .. } => Kind::Circular,
            Self::Contradiction { .. } | Self::BothRivals { .. } => Kind::Contradiction,
            Self::OneVoice { .. } => Kind::OneVoice,
            Self::OneRelay { .. } => Kind::OneRelay,
            Self::Echo { .. } => Kind::Echo,
            Self::Interested { .. } => Kind::Interested,
            Self::Unnamed { .. } => Kind::Unnamed,
            Self::Ungraded { .. } => Kind::Ungraded,
            Self::NoOrigin { .. } => Kind::NoOrigin,
            Self::Unlinked { .. } => Kind::Unlinked,
            Self::Old { .. } | Self::Overtaken { .. } => Kind::Stale,
            Self::Diagonal { .. } => Kind::Diagonal,
        }
    }
}

/// Between which reliabilities a source that nobody has graded may turn out to stand.
pub const RANGE: [f64; 2] = [0.3, 0.85];

/// All advice on `board`, whose weights these are, on the day `today`.
///
/// Advice of one kind stands together; the kinds with the most serious advice come first, then in the order of
/// [`Kind`]; within a kind the most serious comes first, then what moves most. The same board gives the same advice,
/// whatever the order in its file. How sure one can be of a claim is told only by weights with intervals.
pub fn advice(board: &Board, weights: &Weights, today: Date) -> Vec<Advice> {
    advice_while(board, weights, today, &|| true).unwrap_or_default()
}

/// The same, broken off when `go_on`, which is asked now and then, says no; then there is none.
pub fn advice_while(board: &Board, weights: &Weights, today: Date, go_on: &dyn Fn() -> bool) -> Option<Vec<Advice>> {
    let reading = reading::Reading::of(board, weights);
    let finders: [&dyn Fn() -> Vec<Advice>; 13] = [
        &|| claims::headline(&reading),
        &|| circle::circular(&reading),
        &|| sources::contradictions(&reading),
        &|| claims::one_voice(&reading),
        &|| claims::one_relay(&reading),
        &|| echoes::echoes(&reading),
        &|| claims::interested(&reading),
        &|| claims::unnamed(&reading),
        &|| sources::ungraded(&reading, go_on),
        &|| statements::without_origin(&reading),
        &|| statements::unlinked(&reading),
        &|| sources::stale(&reading, today),
        &|| statements::diagonal(&reading),
    ];
    let mut groups = Vec::with_capacity(finders.len());
    for find in finders {
        let mut group = find();
        if !go_on() {
            return None;
        }
        group.sort_by_key(|advice| std::cmp::Reverse(advice.severity));
        groups.push(group);
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.first().map(|advice| advice.severity)));
    Some(groups.concat())
}
