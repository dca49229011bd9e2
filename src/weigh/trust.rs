//! How far each source is to be trusted, as the board states it, and how sure that is.

use crate::board::{Board, Grade, GradePoint, SourceId, grade};

use super::{
    index::{Sources, held},
    record::Record,
    voices::{self, Trusts},
};

pub(super) use voices::NOBODY;

/// The number of a source that the board does not have: it carries no information.
pub(super) const UNKNOWN: u32 = 1;

/// How far a source is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trust {
    /// r, in [0.02, 0.98].
    pub reliability: f64,
    /// f, in [0.5, 0.99].
    pub fidelity: f64,
}

impl Trust {
    const UNKNOWN: Self = Self { reliability: 0.5, fidelity: 0.75 };

    pub fn of(board: &Board, source: SourceId) -> Self {
        Self {
            reliability: held(board.reliability(source), grade::MIN, grade::MAX, 0.5),
            fidelity: held(board.fidelity(source), 0.5, 0.99, 0.75),
        }
    }

    /// 2f − 1.
    pub fn clear(self) -> f64 {
        2.0 * self.fidelity - 1.0
    }
}

/// How sure the trust in a source is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    /// Whether its fidelity is set by the user, and so does not follow its reliability.
    pub fidelity_set: bool,
    /// Whether its reliability is a grade, or missing, and no number.
    pub graded: bool,
    /// Graded E: known to carry no information, so there is no doubt about its reliability to draw from.
    pub fixed: bool,
    /// The Beta that the grade or the number stands for.
    pub point: GradePoint,
    /// What the user has counted.
    pub counted: Record,
}

impl Standing {
    const UNKNOWN: Self = Self {
        fidelity_set: false,
        graded: true,
        fixed: false,
        point: GradePoint { mean: 0.5, strength: 2.0 },
        counted: Record { hits: 0.0, misses: 0.0 },
    };

    pub fn of(board: &Board, source: SourceId) -> Self {
        let count = |n: f64| if n.is_finite() { n.max(0.0) } else { 0.0 };
        board.sources.get(source).map_or(Self::UNKNOWN, |record| Self {
            fidelity_set: record.fidelity.is_some(),
            graded: record.reliability.grade().is_some(),
            fixed: record.reliability.grade() == Some(Grade::E),
            point: board.head.scale.beta(record.reliability),
            counted: Record { hits: count(record.hits), misses: count(record.misses) },
        })
    }
}

/// The trust in all sources, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Trusted {
    trust: Vec<Trust>,
    standing: Vec<Standing>,
    /// The same as the weighing reads it: r of each origin's voice, 2f − 1 of each relay.
    knows: Vec<f64>,
    clear: Vec<f64>,
}

impl Trusted {
    pub fn of(board: &Board, sources: &Sources) -> Self {
        let mut trusted = Self::default();
        trusted.grow(sources.len());
        for (number, id) in sources.all() {
            trusted.set(number, Trust::of(board, id), Standing::of(board, id));
        }
        for (source, &lead) in sources.leads.iter().enumerate() {
            trusted.knows[source] = trusted.trust[lead as usize].reliability;
        }
        trusted
    }

    /// Makes room for so many numbers.
    pub fn grow(&mut self, count: usize) {
        let first = self.trust.is_empty();
        self.trust.resize(count, Trust::UNKNOWN);
        self.standing.resize(count, Standing::UNKNOWN);
        self.knows.resize(count, Trust::UNKNOWN.reliability);
        self.clear.resize(count, Trust::UNKNOWN.clear());
        if first && count > 0 {
            self.clear[NOBODY as usize] = 1.0;
        }
    }

    /// Trusts `source` in itself this far; whether that is a change.
    fn set(&mut self, source: u32, trust: Trust, standing: Standing) -> bool {
        let at = source as usize;
        let trusted = std::mem::replace(&mut self.trust[at], trust) == trust;
        let stands = std::mem::replace(&mut self.standing[at], standing) == standing;
        self.clear[at] = trust.clear();
        !(trusted && stands)
    }

    /// Whether what stands here of `source` is what the board says, so that nothing need be read again.
    pub fn holds(&self, board: &Board, id: SourceId, source: u32, sources: &Sources) -> bool {
        let at = source as usize;
        self.trust[at] == Trust::of(board, id)
            && self.standing[at] == Standing::of(board, id)
            && self.knows[at] == self.trust[sources.lead(source) as usize].reliability
    }

    /// Reads again how far `source` is to be trusted; whether that changed.
    pub fn read(&mut self, board: &Board, id: SourceId, source: u32, sources: &Sources) -> bool {
        let changed = self.set(source, Trust::of(board, id), Standing::of(board, id));
        self.hear(source, sources);
        changed
    }

    /// Has all that speak with `lead` speak with its reliability, and `lead` itself with that of its own lead.
    pub fn hear(&mut self, lead: u32, sources: &Sources) {
        for speaker in sources.speakers(lead) {
            self.knows[speaker as usize] = self.trust[lead as usize].reliability;
        }
        self.knows[lead as usize] = self.trust[sources.lead(lead) as usize].reliability;
    }

    /// Gives `lead` and all that speak with it another reliability; how well they quote stays.
    pub fn regrade(&mut self, lead: u32, reliability: f64, sources: &Sources) {
        self.trust[lead as usize].reliability = reliability;
        self.hear(lead, sources);
    }

    pub fn trust(&self, source: u32) -> Trust {
        self.trust[source as usize]
    }

    pub fn standing(&self, source: u32) -> &Standing {
        &self.standing[source as usize]
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.trust.len()
    }
}

impl Trusts for Trusted {
    #[inline]
    fn knows(&self, origin: u32) -> f64 {
        self.knows[origin as usize]
    }

    #[inline]
    fn clear(&self, relay: u32) -> f64 {
        self.clear[relay as usize]
    }
}
