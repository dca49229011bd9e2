//! Draws of all reliabilities, and what the voices on a claim come to in all of them at once.
//!
//! One step of the reckoning is done for all draws before the next, over arrays, so that the machine does several at a
//! time. Single precision is enough: no reliability is known to seven digits.

use rayon::prelude::*;

use crate::board::grade;

use super::{
    random::{Stream, key},
    record::Beta,
    voices::{Belief, Trusts},
    weights::Weights,
    words::Words,
};

/// So many voices can be multiplied before single precision might overflow: no voice moves odds by more than 49.
const VOICES: usize = 16;
/// With more bearings than these a voice is reckoned draw by draw, in double precision.
const BEARINGS: usize = 8;
/// What one side of a voice is held at: far beyond anything that could be seen, and within single precision.
const HOLD: f32 = 4.25e-18;

/// All draws of all reliabilities.
pub(super) struct Draws<'a> {
    weights: &'a Weights,
    pub count: usize,
    /// Draw by draw for each source that is drawn.
    reliabilities: Vec<f32>,
    /// Where a source's draws begin; none for a source that is not drawn.
    first: Vec<Option<usize>>,
}

/// Something that differs from draw to draw, or does not.
#[derive(Clone, Copy)]
enum Drawn<'a> {
    Fixed(f64),
    Varies(&'a [f32]),
}

impl<'a> Draws<'a> {
    pub fn new(weights: &'a Weights, count: usize) -> Self {
        let records = weights.track_records();
        let used = weights.used();
        let mut first = vec![None; weights.trust.len()];
        let mut which = Vec::new();
        for (source, _) in weights.index.sources.all() {
            if used[source as usize] && !weights.trust.standing(source).fixed {
                first[source as usize] = Some(which.len() * count);
                which.push(source);
            }
        }
        let draw_one = |&source: &u32| {
            let Beta { alpha, beta } = Beta::of(weights.trust.standing(source), records[source as usize]);
            let key = key(weights.index.sources.id(source).map_or("", |id| id.as_str()));
            let draw = move |draw| {
                let drawn = Stream::new(key, draw).beta(alpha, beta);
                drawn.clamp(grade::MIN, grade::MAX) as f32
            };
            (0..count as u64).map(draw)
        };
        let reliabilities = which.par_iter().flat_map_iter(draw_one).collect();
        Self { weights, count, reliabilities, first }
    }

    fn reliability(&self, source: u32) -> Drawn<'_> {
        match self.first[source as usize] {
            Some(first) => Drawn::Varies(&self.reliabilities[first..first + self.count]),
            None => Drawn::Fixed(self.weights.trust.trust(source).reliability),
        }
    }

    /// 2f − 1. Where the fidelity follows the reliability, (1 + r) / 2, that is the reliability itself.
    fn clear(&self, relay: u32) -> Drawn<'_> {
        match self.reliability(relay) {
            Drawn::Varies(row) if !self.weights.trust.standing(relay).fidelity_set => Drawn::Varies(row),
            _ => Drawn::Fixed(self.weights.trust.clear(relay)),
        }
    }

    /// Multiplies what `words`, which are all on one claim, do to its odds into `tally`, draw by draw.
    pub fn hear(&self, words: Words<'_>, tally: &mut Odds, scratch: &mut Scratch) {
        for voice in words.voices() {
            let Some(who) = voice.who.first() else { continue };
            let reliability = self.reliability(self.weights.index.sources.lead(who.origin));
            let relays_vary = voice.carriers().any(|relay| matches!(self.clear(relay), Drawn::Varies(_)));
            if !relays_vary {
                tally.say(reliability, voice.belief(self.weights.trust.as_ref()));
            } else if voice.who.len() > BEARINGS || voice.who.iter().any(|who| who.is_tree()) {
                for (draw, odds) in tally.now.iter_mut().enumerate() {
                    let trust = OneDraw { draws: self, draw };
                    *odds *= voice.direct(&trust).sum().exp() as f32;
                }
            } else {
                self.believe(voice, scratch);
                tally.say_drawn(reliability, scratch);
            }
            tally.count();
        }
    }

    /// What `voice` says under either belief, draw by draw.
    fn believe(&self, voice: Words<'_>, scratch: &mut Scratch) {
        let Scratch { clear, pro, con } = scratch;
        pro.silence();
        con.silence();
        for (said, who, relays) in voice.bearings() {
            let fixed: f64 = relays
                .iter()
                .map(|&relay| self.clear(relay))
                .map(|clear| match clear {
                    Drawn::Fixed(clear) => clear,
                    Drawn::Varies(_) => 1.0,
                })
                .product();
            clear.fill(fixed as f32);
            for &relay in relays {
                if let Drawn::Varies(row) = self.clear(relay) {
                    for (clear, drawn) in clear.iter_mut().zip(row) {
                        *clear *= drawn;
                    }
                }
            }
            let side = if who.opposes() { &mut *con } else { &mut *pro };
            // How far each lies from ½, where what is said would tell nothing.
            let (likely, unlikely) = ((said.likely - 0.5) as f32, (said.unlikely - 0.5) as f32);
            for ((clear, left), right) in clear.iter().zip(&mut side.likely).zip(&mut side.unlikely) {
                *left *= 0.5 + likely * clear;
                *right *= 0.5 + unlikely * clear;
            }
        }
    }
}

/// Room for what one voice says, draw by draw.
pub(super) struct Scratch {
    clear: Vec<f32>,
    pro: Side,
    con: Side,
}

struct Side {
    likely: Vec<f32>,
    unlikely: Vec<f32>,
}

impl Side {
    fn silence(&mut self) {
        self.likely.fill(1.0);
        self.unlikely.fill(1.0);
    }
}

impl Scratch {
    pub fn new(draws: usize) -> Self {
        let side = || Side { likely: vec![1.0; draws], unlikely: vec![1.0; draws] };
        Self { clear: vec![1.0; draws], pro: side(), con: side() }
    }
}

/// By what the voices on one claim multiply its odds, draw by draw.
pub(super) struct Odds {
    now: Vec<f32>,
    /// Logarithms of what was multiplied before; not yet any for most claims.
    folded: Vec<f64>,
    voices: usize,
}

impl Odds {
    pub fn new(draws: usize) -> Self {
        Self { now: vec![1.0; draws], folded: Vec::new(), voices: 0 }
    }

    /// As if nobody had spoken.
    pub fn clear(&mut self) {
        self.now.fill(1.0);
        self.folded.clear();
        self.voices = 0;
    }

    fn say(&mut self, reliability: Drawn<'_>, belief: Belief) {
        match reliability {
            Drawn::Fixed(reliability) => {
                let gain = belief.gain(reliability) as f32;
                self.now.iter_mut().for_each(|odds| *odds *= gain);
            }
            Drawn::Varies(row) => {
                // Neither is 0, and only their ratio counts.
                let (yes, no) = (belief.believes, belief.disbelieves);
                let (yes, no) = ((yes / yes.max(no)) as f32, (no / yes.max(no)) as f32);
                for (odds, reliability) in self.now.iter_mut().zip(row) {
                    let wrong = 1.0 - reliability;
                    *odds *= (reliability * yes + wrong * no) / (wrong * yes + reliability * no);
                }
            }
        }
    }

    fn say_drawn(&mut self, reliability: Drawn<'_>, said: &Scratch) {
        let (pro, con) = (&said.pro, &said.con);
        let sides = pro.likely.iter().zip(&pro.unlikely).zip(con.likely.iter().zip(&con.unlikely));
        let gain = |reliability: f32, ((pro, not_pro), (con, not_con)): ((&f32, &f32), (&f32, &f32))| {
            let (yes, no) = (pro * not_con.max(HOLD * con), not_pro.max(HOLD * pro) * con);
            let wrong = 1.0 - reliability;
            (reliability * yes + wrong * no) / (wrong * yes + reliability * no)
        };
        match reliability {
            Drawn::Fixed(fixed) => {
                self.now.iter_mut().zip(sides).for_each(|(odds, said)| *odds *= gain(fixed as f32, said));
            }
            Drawn::Varies(row) => {
                let draws = self.now.iter_mut().zip(row).zip(sides);
                draws.for_each(|((odds, reliability), said)| *odds *= gain(*reliability, said));
            }
        }
    }

    /// Folds the odds away before they might overflow.
    fn count(&mut self) {
        self.voices += 1;
        if !self.voices.is_multiple_of(VOICES) {
            return;
        }
        self.folded.resize(self.now.len(), 0.0);
        for (odds, folded) in self.now.iter_mut().zip(&mut self.folded) {
            *folded += f64::from(*odds).ln();
            *odds = 1.0;
        }
    }

    /// Where nothing was folded away, all there is.
    pub fn plain(&mut self) -> Option<&mut [f32]> {
        self.folded.is_empty().then_some(self.now.as_mut_slice())
    }

    /// The log-odds, draw by draw.
    pub fn logarithms(&self) -> impl Iterator<Item = f64> {
        let folded = self.folded.iter().copied().chain(std::iter::repeat(0.0));
        self.now.iter().zip(folded).map(|(odds, folded)| folded + f64::from(*odds).ln())
    }
}

/// The reliabilities of one draw.
struct OneDraw<'a> {
    draws: &'a Draws<'a>,
    draw: usize,
}

impl OneDraw<'_> {
    fn of(&self, drawn: Drawn<'_>) -> f64 {
        match drawn {
            Drawn::Fixed(fixed) => fixed,
            Drawn::Varies(row) => row[self.draw].into(),
        }
    }
}

impl Trusts for OneDraw<'_> {
    fn knows(&self, origin: u32) -> f64 {
        self.of(self.draws.reliability(self.draws.weights.index.sources.lead(origin)))
    }

    fn clear(&self, relay: u32) -> f64 {
        self.of(self.draws.clear(relay))
    }
}
