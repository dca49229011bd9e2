//! What the voices tell about one claim: relays, bearings and the voices themselves, as products of odds.
//!
//! No logarithm is taken before the end of a claim (MODEL section 3). Two things keep the products within the numbers
//! there are: relays are reckoned as odds against or as a chance, which lie in [0, 1], and the two sides of a voice are
//! held at e^±40 each.

use super::words::{Said, WINDOW, Who, Words};

/// e^−40: a voice's pro and its con on one claim are each held within this odds ratio before they meet.
const HOLD: f64 = 4.248_354_255_291_589e-18;

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

/// The statements of one voice on one side of a claim, taken together.
#[derive(Clone, Copy)]
struct Side {
    likely: f64,
    unlikely: f64,
}

impl Side {
    const SILENT: Self = Self { likely: 1.0, unlikely: 1.0 };

    #[inline]
    fn say(&mut self, likely: f64, unlikely: f64) {
        self.likely *= likely;
        self.unlikely *= unlikely;
        // What is said makes the belief likelier or leaves it, so once held the ratio stays held.
        if self.unlikely < HOLD * self.likely {
            *self = Self { likely: 1.0, unlikely: HOLD };
        } else if self.likely < 1e-100 {
            self.likely *= 1e100;
            self.unlikely *= 1e100;
        }
    }
}

impl Words<'_> {
    /// Hands over what each voice says, with one of its origins.
    #[inline]
    pub fn each_voice<T: Trusts + ?Sized>(self, trust: &T, mut heard: impl FnMut(u32, Belief)) {
        let (mut pro, mut con) = (Side::SILENT, Side::SILENT);
        let mut relays = self.relays;
        for (said, who) in self.said.iter().zip(self.who) {
            let (likely, unlikely) = reported(*said, *who, relays, trust);
            relays = relays.get(who.width()..).unwrap_or_default();
            // Both sides are multiplied, one of them by 1: which it is, nobody could predict.
            let against = who.opposes();
            let one = |on: bool, by: f64| if on { by } else { 1.0 };
            pro.say(one(!against, likely), one(!against, unlikely));
            con.say(one(against, likely), one(against, unlikely));
            if who.is_last() {
                let belief =
                    Belief { believes: pro.likely * con.unlikely, disbelieves: pro.unlikely * con.likely };
                heard(who.origin, belief);
                (pro, con) = (Side::SILENT, Side::SILENT);
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
    pub fn direct<T: Trusts + ?Sized>(self, trust: &T) -> Direct {
        let mut tally = Tally::EMPTY;
        self.each_voice(trust, |origin, belief| tally.add(belief.gain(trust.knows(origin))));
        tally.total()
    }
}

/// How likely what we see is under either belief of the voice, given what was said and how it came to us.
#[inline]
fn reported<T: Trusts + ?Sized>(said: Said, who: Who, relays: &[u32], trust: &T) -> (f64, f64) {
    let (made, not_made) = if who.is_tree() {
        (1.0, doubt(&relays[..who.width().min(relays.len())], trust))
    } else {
        // Along a chain tanh(½λ) is the product of the relays' (2f − 1), so nothing need be divided.
        let clear = clear(who.relays(), relays, trust);
        (f64::midpoint(1.0, clear), (1.0 - clear) / 2.0)
    };
    let through = |likely: f64| likely * made + (1.0 - likely) * not_made;
    (through(said.likely), through(said.unlikely))
}

/// The product of the first `count` relays' (2f − 1).
#[inline]
fn clear<T: Trusts + ?Sized>(count: usize, relays: &[u32], trust: &T) -> f64 {
    // Few chains are longer than three; how long they are, nobody could predict, so three are always read.
    let Some((window, more)) = relays.split_first_chunk::<WINDOW>() else {
        return relays.iter().take(count).map(|&relay| trust.clear(relay)).product();
    };
    let at = |place: usize| trust.clear(if place < count { window[place] } else { NOBODY });
    let clear = at(0) * at(1) * at(2);
    if count <= WINDOW {
        return clear;
    }
    more.iter().take(count - WINDOW).fold(clear, |clear, &relay| clear * trust.clear(relay))
}

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
    /// Whether it moves the odds at all.
    pub fn is_weighable(self) -> bool {
        self.pro + self.con >= NOTHING
    }

    /// Σ L of all voices.
    pub fn sum(self) -> f64 {
        self.pro - self.con
    }
}

/// A voice that changes log-odds by less than this moves no shown number: it can't be weighed.
pub(super) const NOTHING: f64 = 0.01;

/// Collects the gains of the voices on one claim.
struct Tally {
    direct: Direct,
    pro: f64,
    con: f64,
}

impl Tally {
    const EMPTY: Self = Self { direct: Direct { pro: 0.0, con: 0.0 }, pro: 1.0, con: 1.0 };

    #[inline]
    fn add(&mut self, gain: f64) {
        // Without a branch on the side, which nobody could predict.
        self.pro *= gain.max(1.0);
        self.con *= gain.min(1.0);
        if self.pro > 1e200 || self.con < 1e-200 {
            self.fold();
        }
    }

    #[cold]
    fn fold(&mut self) {
        self.direct.pro += self.pro.ln();
        self.direct.con -= self.con.ln();
        (self.pro, self.con) = (1.0, 1.0);
    }

    /// The sums. Products of numbers on one side of 1 have logarithms on one side of 0.
    fn total(mut self) -> Direct {
        self.direct.pro += self.pro.ln();
        self.direct.con -= self.con.ln();
        self.direct
    }
}
