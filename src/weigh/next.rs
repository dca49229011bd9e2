//! What to look for next: where one more good voice would tell most (MODEL section 6).

use crate::board::{Board, ClaimId, Grade};

use super::{
    BrokenOff,
    probe::Probe,
    verdict::{credence, logit},
    weights::Weights,
};

/// A claim, and what one more voice on it would tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Next {
    /// The claim.
    pub claim: ClaimId,
    /// By how many bits the doubt about the headline claims is expected to shrink. Not negative.
    pub gain_bits: f64,
}

/// What one more voice on a claim would tell about another one, or about the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Telling {
    /// The claim on which the voice would speak.
    pub on: ClaimId,
    /// By how many bits the doubt about the claim that is asked about is expected to shrink. Not negative.
    pub gain_bits: f64,
    /// The credence of the claim that is asked about if the voice supports `on`.
    pub supporting: f64,
    /// The same if the voice opposes `on`.
    pub opposing: f64,
}

/// The doubt about something of this probability, in bits.
fn entropy(p: f64) -> f64 {
    let part = |p: f64| if p > 0.0 { -p * p.log2() } else { 0.0 };
    part(p) + part(1.0 - p)
}

/// How a claim hangs together with the word of a voice that is yet to speak.
#[derive(Clone, Copy)]
struct Prospect {
    /// P(the claim).
    credence: f64,
    /// P(the voice supports | the claim), and the same if the claim is false.
    yes: [f64; 2],
}

impl Prospect {
    /// P(the voice supports).
    fn supports(self) -> f64 {
        self.credence * self.yes[0] + (1.0 - self.credence) * self.yes[1]
    }

    /// What the voice tells about the claim, in bits: how far it reduces doubt on average.
    fn information(self) -> f64 {
        let left = self.credence * entropy(self.yes[0]) + (1.0 - self.credence) * entropy(self.yes[1]);
        (entropy(self.supports()) - left).max(0.0)
    }

    /// P(the claim | the voice supports), and the same if it opposes.
    fn after(self) -> [f64; 2] {
        let yes = self.supports();
        [self.credence * self.yes[0] / yes, self.credence * (1.0 - self.yes[0]) / (1.0 - yes)]
    }
}

/// The voice that is yet to speak: of grade B, heard directly, saying decisively what it believes.
struct Voice {
    reliability: f64,
}

impl Voice {
    fn of(board: &Board) -> Self {
        Self { reliability: board.head.scale.point(Grade::B).mean }
    }

    /// P(it supports a claim of this probability).
    fn supports(&self, p: f64) -> f64 {
        self.reliability * p + (1.0 - self.reliability) * (1.0 - p)
    }

    /// For the claim that `probe` asks about and each claim it hangs together with, what a word on the latter tells about
    /// the former.
    fn prospects(&self, probe: &Probe<'_>) -> Result<Vec<Prospect>, BrokenOff> {
        let now = credence(probe.now());
        if probe.is_lone() {
            return Ok(vec![Prospect { credence: now, yes: [self.supports(1.0), self.supports(0.0)] }]);
        }
        if probe.is_exact() {
            let given = probe.given()?;
            let prospect = |place: usize| {
                let yes = if place == probe.place() {
                    [1.0, 0.0]
                } else {
                    [&given.so, &given.not].map(|x| credence(x[place]))
                };
                Prospect { credence: now, yes: yes.map(|p| self.supports(p)) }
            };
            return Ok((0..probe.claims().len()).map(prospect).collect());
        }
        // Where the posterior is approximate nothing follows from anything: each answer is tried.
        let word = logit(self.reliability);
        let tried = |place: usize| {
            let supports = self.supports(credence(probe.stands_at(place)));
            let [so, not] = [word, -word].map(|word| Ok(credence(probe.said(place, word)?[probe.place()])));
            let (so, not): (f64, f64) = (so?, not?);
            // Made to agree with itself: on average an answer changes nothing.
            let mean = (supports * so + (1.0 - supports) * not).clamp(f64::EPSILON, 1.0 - f64::EPSILON);
            Ok(Prospect { credence: mean, yes: [supports * so / mean, supports * (1.0 - so) / (1.0 - mean)] })
        };
        (0..probe.claims().len()).map(tried).collect()
    }
}

impl Weights {
    /// For each unsettled claim, the expected drop of doubt if one more separate voice of grade B, heard directly, said
    /// decisively whether it is true; the greatest first, then by id.
    ///
    /// Counted is the doubt about the headline claims of `board`, or about all claims if none is marked.
    pub fn next(&self, board: &Board) -> Vec<Next> {
        self.next_while(board, || true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so.
    ///
    /// # Errors
    /// When `go_on` broke it off.
    pub fn next_while(&self, board: &Board, go_on: impl Fn() -> bool) -> Result<Vec<Next>, BrokenOff> {
        let voice = Voice::of(board);
        let mut gains: Vec<Option<f64>> =
            self.index.graph.settled.iter().map(|settled| settled.is_none().then_some(0.0)).collect();
        for claim in self.counted(board) {
            let Some(probe) = Probe::new(self, claim, &go_on) else { continue };
            probe.check()?;
            for (&on, prospect) in probe.claims().iter().zip(voice.prospects(&probe)?) {
                if let Some(gain) = &mut gains[on as usize] {
                    *gain += prospect.information();
                }
            }
        }
        let claims = self.index.claims.iter().zip(gains);
        let mut next: Vec<Next> = claims.filter_map(|(&claim, gain)| Some(Next { claim, gain_bits: gain? })).collect();
        // Claims stand in the order of their ids, which decides between equals.
        next.sort_by(|a, b| b.gain_bits.total_cmp(&a.gain_bits));
        Ok(next)
    }

    /// The claims whose doubt counts: the headline claims, or all if none is marked.
    pub(super) fn counted(&self, board: &Board) -> Vec<usize> {
        let headline = |claim: ClaimId| board.claims.get(claim).is_some_and(|claim| claim.headline);
        let all = !board.claims.iter().any(|claim| claim.headline);
        self.index.claims.iter().enumerate().filter(|(_, claim)| all || headline(**claim)).map(|(at, _)| at).collect()
    }

    /// What one more separate voice of grade B would tell about `claim`: if it spoke on the claim itself, and on each
    /// unsettled claim that it hangs together with; the greatest gain first, then by id.
    pub fn tells(&self, board: &Board, claim: ClaimId) -> Vec<Telling> {
        self.tells_while(board, claim, || true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so.
    ///
    /// # Errors
    /// When `go_on` broke it off.
    pub fn tells_while(
        &self,
        board: &Board,
        claim: ClaimId,
        go_on: impl Fn() -> bool,
    ) -> Result<Vec<Telling>, BrokenOff> {
        let Some((_, probe)) = self.probe(claim, &go_on) else { return Ok(Vec::new()) };
        let prospects = Voice::of(board).prospects(&probe)?;
        let telling = |(&on, prospect): (&u32, Prospect)| {
            let [supporting, opposing] = prospect.after();
            let on = self.index.claims[on as usize];
            Telling { on, gain_bits: prospect.information(), supporting, opposing }
        };
        let mut tells: Vec<Telling> = probe.claims().iter().zip(prospects).map(telling).collect();
        tells.sort_by(|a, b| b.gain_bits.total_cmp(&a.gain_bits));
        Ok(tells)
    }
}
