//! What the voices tell about one claim: relays, bearings and the voices themselves, as products of odds.
//!
//! No logarithm is taken before the end of a claim (MODEL section 3). Two things keep the products within the numbers
//! there are: relays are reckoned as odds against or as a chance, which lie in [0, 1], and the two sides of a voice are
//! held at e^±40 each.

#![allow(clippy::inline_always, reason = "a call in the one loop that reads every bearing costs a third of its time")]

use super::words::{Said, WINDOW, Who, Words};

/// e^−40: a voice's pro and its con on one claim are each held within this odds ratio before they meet.
pub(super) const HOLD: f64 = 4.248_354_255_291_589e-18;

/// The number that stands where there is no relay: it repeats whatever it hears.
pub(super) const NOBODY: u32 = 0;

/// Stands instead of a quoted relay for the origin itself.
pub(super) const HEARD_ITSELF: u32 = u32::MAX;

/// One relay of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Relay {
    pub by: u32,
    /// The place, within the statement's relays, of the one it quotes, which stands behind it; or [`HEARD_ITSELF`].
    pub from: u32,
}

/// How far each source is to be trusted: as the board states it, or as it might be.
pub(super) trait Trusts {
    /// r of the voice that this origin speaks with.
    fn knows(&self, origin: u32) -> f64;
    /// 2f − 1 of this relay: 1 if it repeats all rightly, 0 if its reports tell nothing. 1 for [`NOBODY`].
    fn clear(&self, relay: u32) -> f64;
}

/// P(all that a voice says on a claim | it believes the claim), and the same if it disbelieves it, up to a common
/// factor. Neither is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Belief {
    pub believes: f64,
    pub disbelieves: f64,
}

impl Belief {
    /// e^L: by what a voice of this reliability multiplies the odds of the claim. Within (1−r)/r and r/(1−r).
    #[inline]
    pub fn gain(self, reliability: f64) -> f64 {
        let wrong = 1.0 - reliability;
        let (yes, no) = (self.believes, self.disbelieves);
        (reliability * yes + wrong * no) / (wrong * yes + reliability * no)
    }

    /// tanh(½S), S being the logarithm of their ratio: how clearly it speaks, in [−1, 1].
    pub fn clarity(self) -> f64 {
        (self.believes - self.disbelieves) / (self.believes + self.disbelieves)
    }
}

/// All that one voice has said so far on one claim: for it, against it.
#[derive(Clone, Copy)]
struct Speech {
    pro: Said,
    con: Said,
}

/// The greater of two numbers that are numbers, which takes one instruction.
#[inline(always)]
fn greater(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// The lesser of two numbers that are numbers.
#[inline(always)]
fn lesser(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// Products are brought back towards 1 when they come below this.
const SMALL: f64 = 1e-100;

impl Speech {
    const SILENT: Self = Self { pro: Said::NOTHING, con: Said::NOTHING };

    #[inline(always)]
    fn say(&mut self, said: Said, opposes: bool) {
        // Both sides are multiplied, one of them by 1. Which it is, nobody could predict, so it is chosen bit by bit.
        let con = u64::from(opposes).wrapping_neg();
        let one = |on: u64, by: f64| f64::from_bits((by.to_bits() & on) | (1.0_f64.to_bits() & !on));
        self.pro.likely *= one(!con, said.likely);
        self.pro.unlikely *= one(!con, said.unlikely);
        self.con.likely *= one(con, said.likely);
        self.con.unlikely *= one(con, said.unlikely);
        if self.pro.unlikely < SMALL || self.con.unlikely < SMALL {
            self.pro.raise();
            self.con.raise();
        }
    }

    #[inline(always)]
    fn belief(self) -> Belief {
        let (pro, con) = (self.pro.held(), self.con.held());
        Belief { believes: pro.likely * con.unlikely, disbelieves: pro.unlikely * con.likely }
    }
}

impl Said {
    const NOTHING: Self = Self { likely: 1.0, unlikely: 1.0 };

    /// Held within the ratio.
    #[inline(always)]
    fn held(self) -> Self {
        Self { unlikely: greater(self.unlikely, HOLD * self.likely), ..self }
    }

    /// The same ratio, as far as it is not held anyway, in greater numbers.
    #[cold]
    fn raise(&mut self) {
        // What is said makes the belief likelier or leaves it, so a ratio beyond what is held stays there.
        if self.unlikely < HOLD * self.likely {
            *self = Self { likely: 1.0, unlikely: HOLD };
        } else if self.unlikely < SMALL {
            self.likely /= SMALL;
            self.unlikely /= SMALL;
        }
    }
}

impl Words<'_> {
    /// Hands over what each voice says, with one of its origins.
    #[inline(always)]
    pub fn each_voice<T: Trusts + ?Sized>(self, trust: &T, mut heard: impl FnMut(u32, Belief)) {
        let mut speech = Speech::SILENT;
        let mut relays = self.relays;
        for (said, who) in self.said.iter().zip(self.who) {
            let said = said.through(reported(*who, &mut relays, trust));
            if who.is_alone() {
                let (yes, no) = (said.likely, said.unlikely);
                let con = u64::from(who.opposes()).wrapping_neg();
                let either = |yes: f64, no: f64| f64::from_bits((yes.to_bits() & !con) | (no.to_bits() & con));
                heard(who.origin, Belief { believes: either(yes, no), disbelieves: either(no, yes) });
                continue;
            }
            speech.say(said, who.opposes());
            if who.is_last() {
                heard(who.origin, speech.belief());
                speech = Speech::SILENT;
            }
        }
    }

    /// All that these bearings, which are of one voice, say together.
    pub fn belief<T: Trusts + ?Sized>(self, trust: &T) -> Belief {
        let mut belief = Belief { believes: 1.0, disbelieves: 1.0 };
        self.each_voice(trust, |_, heard| belief = heard);
        belief
    }

    /// The voices taken together.
    #[inline]
    pub fn told<T: Trusts + ?Sized>(self, trust: &T) -> Told {
        let mut tally = Tally::EMPTY;
        self.each_voice(trust, |origin, belief| tally.add(belief.gain(trust.knows(origin))));
        tally.told()
    }

    /// The same as sums of log-odds.
    pub fn direct<T: Trusts + ?Sized>(self, trust: &T) -> Direct {
        self.told(trust).direct()
    }
}

/// The reports by which we know that something was said, up to a common factor.
#[derive(Clone, Copy)]
struct Reported {
    /// How likely they are if it was not.
    falsely: f64,
    /// How much likelier if it was.
    clear: f64,
}

impl Said {
    /// How likely what we see is under either belief of the voice.
    #[inline(always)]
    fn through(self, reported: Reported) -> Self {
        let through = |likely: f64| reported.falsely + likely * reported.clear;
        Self { likely: through(self.likely), unlikely: through(self.unlikely) }
    }
}

/// What the first of `relays` report, which are this bearing's; they are taken away.
#[inline(always)]
fn reported<T: Trusts + ?Sized>(who: Who, relays: &mut &[u32], trust: &T) -> Reported {
    // Few chains are longer than three. How long they are, nobody could predict, so three are always read, and those that
    // are none are read as nobody.
    if who.is_short_chain()
        && let Some(window) = relays.first_chunk::<WINDOW>()
    {
        let relay = |place: usize| trust.clear(window[place] & SHORT[who.relays() & WINDOW][place]);
        *relays = &relays[who.relays() & WINDOW..];
        return Reported::along(relay(0) * relay(1) * relay(2));
    }
    rarely_reported(who, relays, trust)
}

#[cold]
fn rarely_reported<T: Trusts + ?Sized>(who: Who, relays: &mut &[u32], trust: &T) -> Reported {
    let (own, others) = relays.split_at_checked(who.width()).unwrap_or((relays, &[]));
    *relays = others;
    if who.is_tree() {
        let doubt = doubt(own, trust);
        Reported { falsely: doubt, clear: 1.0 - doubt }
    } else {
        Reported::along(own.iter().map(|&relay| trust.clear(relay)).product())
    }
}

impl Reported {
    /// By a chain: tanh(½λ) is the product of the relays' (2f − 1), so nothing need be divided.
    #[inline(always)]
    fn along(clear: f64) -> Self {
        Self { falsely: 0.5 - 0.5 * clear, clear }
    }
}

/// For each length of a short chain, which of the places are relays: all of their bits, or those of [`NOBODY`].
const SHORT: [[u32; WINDOW + 1]; WINDOW + 1] = {
    const ALL: u32 = u32::MAX;
    [[NOBODY; 4], [ALL, NOBODY, NOBODY, NOBODY], [ALL, ALL, NOBODY, NOBODY], [ALL, ALL, ALL, NOBODY]]
};

/// e^−λ: the odds against the statement having been made, given the reports of it that we see. Never above 1.
///
/// `relays` are the relays and behind them the places of those they quote.
fn doubt<T: Trusts + ?Sized>(relays: &[u32], trust: &T) -> f64 {
    let (by, from) = relays.split_at(relays.len() / 2);
    // What those who quote a relay leave in doubt about its report; nothing if it is its report that we read.
    let mut left = vec![0.0; by.len()];
    for quoted in from.iter().filter(|&&from| from != HEARD_ITSELF) {
        left[*quoted as usize] = 1.0;
    }
    let mut doubt = 1.0;
    for (at, (&by, &from)) in by.iter().zip(from).enumerate() {
        let fidelity = f64::midpoint(1.0, trust.clear(by));
        let report = left[at];
        let own = ((1.0 - fidelity) + fidelity * report) / (fidelity + (1.0 - fidelity) * report);
        match from {
            HEARD_ITSELF => doubt *= own,
            from => left[from as usize] *= own,
        }
    }
    doubt
}

/// The voices on one claim taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Direct {
    /// Σ L of the voices for the claim. Not negative.
    pub pro: f64,
    /// −Σ L of the voices against it. Not negative.
    pub con: f64,
}

impl Direct {
    /// Σ L of all voices.
    pub fn sum(self) -> f64 {
        self.pro - self.con
    }
}

/// The same before any logarithm is taken, which most claims never need: nobody looks at all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// What the voices for the claim multiply its odds by, and those against it; the logarithms of both if `folded`.
    pro: f64,
    con: f64,
    folded: bool,
}

impl Told {
    pub const NOTHING: Self = Self { pro: 1.0, con: 1.0, folded: false };

    /// Whether it moves the odds at all.
    #[inline]
    pub fn is_weighable(self) -> bool {
        self.folded || self.pro >= SOMETHING * self.con
    }

    /// The sums of log-odds. Products of numbers on one side of 1 have logarithms on one side of 0.
    pub fn direct(self) -> Direct {
        if self.folded {
            Direct { pro: self.pro, con: -self.con }
        } else {
            // Not −0, which would be shown as a minus sign.
            Direct { pro: self.pro.ln(), con: 0.0 - self.con.ln() }
        }
    }
}

/// A voice that multiplies odds by less than this moves no shown number: it can't be weighed.
pub(super) const SOMETHING: f64 = 1.01;

/// Collects the gains of the voices on one claim.
struct Tally {
    pro: f64,
    con: f64,
    /// Logarithms of what was multiplied before.
    folded: Option<(f64, f64)>,
}

impl Tally {
    const EMPTY: Self = Self { pro: 1.0, con: 1.0, folded: None };

    #[inline]
    fn add(&mut self, gain: f64) {
        // Without a branch on the side, which nobody could predict.
        self.pro *= greater(gain, 1.0);
        self.con *= lesser(gain, 1.0);
        if self.pro > 1e200 || self.con < 1e-200 {
            self.fold();
        }
    }

    #[cold]
    fn fold(&mut self) {
        let (pro, con) = self.folded.unwrap_or_default();
        self.folded = Some((pro + self.pro.ln(), con + self.con.ln()));
        (self.pro, self.con) = (1.0, 1.0);
    }

    #[inline]
    fn told(mut self) -> Told {
        if self.folded.is_some() {
            self.fold();
        }
        match self.folded {
            None => Told { pro: self.pro, con: self.con, folded: false },
            Some((pro, con)) => Told { pro, con, folded: true },
        }
    }
}
