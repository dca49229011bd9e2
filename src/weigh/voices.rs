//! What one voice tells about one claim: relay trees, bearings and the voice itself, as products of odds.
//!
//! No logarithm is taken before the end of a claim (MODEL section 3). Two things keep the products within the numbers
//! there are: relays are reckoned as odds against or as a chance, which lie in [0, 1], and the two sides of a voice are
//! held at e^±40 each.

use super::index::{Bearing, Link, ORIGIN, Trust};

/// e^−40: a voice's pro and its con on one claim are each held within this odds ratio before they meet.
const HOLD: f64 = 4.248_354_255_291_589e-18;

/// How far each source is to be trusted: as the board states it, or as one draw has it.
pub(super) trait Trusts {
    /// r of this source.
    fn reliability(&self, source: u32) -> f64;
    /// f of this source.
    fn fidelity(&self, source: u32) -> f64;
}

impl Trusts for [Trust] {
    fn reliability(&self, source: u32) -> f64 {
        self[source as usize].reliability
    }

    fn fidelity(&self, source: u32) -> f64 {
        self[source as usize].fidelity
    }
}

/// Scratch memory for relay trees.
pub(super) type Scratch = Vec<f64>;

/// How likely what we see is if the statement was made, and if it was not, up to a common factor; neither above 1.
fn seen<T: Trusts + ?Sized>(links: &[Link], trust: &T, scratch: &mut Scratch) -> (f64, f64) {
    if links.is_empty() {
        return (1.0, 0.0);
    }
    if !is_chain(links) {
        return (1.0, doubt(links, trust, scratch));
    }
    // Along a chain tanh(½λ) is the product of the relays' (2f − 1), so nothing need be divided.
    let clear: f64 = links.iter().map(|link| 2.0 * trust.fidelity(link.by) - 1.0).product();
    (f64::midpoint(1.0, clear), (1.0 - clear) / 2.0)
}

/// Whether each relay is quoted by the one before it, and the last one heard the origin.
fn is_chain(links: &[Link]) -> bool {
    let last = links.len() - 1;
    links[last].from() == ORIGIN && (0..last).all(|at| links[at].from() as usize == at + 1)
}

/// e^−λ: the odds against the statement having been made, given the reports of it that we see. Never above 1.
fn doubt<T: Trusts + ?Sized>(links: &[Link], trust: &T, scratch: &mut Scratch) -> f64 {
    // What those who quote a relay leave in doubt about its report; nothing if it is its report that we read.
    scratch.clear();
    scratch.extend(links.iter().map(|link| if link.is_quoted() { 1.0 } else { 0.0 }));
    let mut doubt = 1.0;
    for (at, link) in links.iter().enumerate() {
        let fidelity = trust.fidelity(link.by);
        let report = scratch[at];
        let own = ((1.0 - fidelity) + fidelity * report) / (fidelity + (1.0 - fidelity) * report);
        match link.from() {
            ORIGIN => doubt *= own,
            from => scratch[from as usize] *= own,
        }
    }
    doubt
}

/// The two sides of one voice on one claim: likelihood of all it said for the claim, and of all it said against, given
/// that it believes so, and given that it believes the opposite.
#[derive(Clone, Copy)]
struct Side {
    likely: f64,
    unlikely: f64,
}

impl Side {
    const SILENT: Self = Self { likely: 1.0, unlikely: 1.0 };

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

/// P(all that is said | the voice believes the claim) and the same if it disbelieves it, up to a common factor.
pub(super) fn belief<'a, T: Trusts + ?Sized>(
    bearings: impl Iterator<Item = &'a Bearing>,
    links: &[Link],
    trust: &T,
    scratch: &mut Scratch,
) -> (f64, f64) {
    let mut sides = [Side::SILENT; 2];
    for bearing in bearings {
        let (made, not_made) = seen(&links[bearing.relays()], trust, scratch);
        let likely = bearing.likely * made + (1.0 - bearing.likely) * not_made;
        let unlikely = bearing.unlikely * made + (1.0 - bearing.unlikely) * not_made;
        sides[usize::from(bearing.opposes())].say(likely, unlikely);
    }
    let [pro, con] = sides;
    (pro.likely * con.unlikely, pro.unlikely * con.likely)
}

/// By what a voice of this reliability multiplies the odds of a claim, given how it speaks under either belief.
pub(super) fn heard(reliability: f64, (believes, disbelieves): (f64, f64)) -> f64 {
    let wrong = 1.0 - reliability;
    (reliability * believes + wrong * disbelieves) / (wrong * believes + reliability * disbelieves)
}

/// e^L: by what all these bearings of the voice `lead` on one claim multiply the claim's odds.
///
/// Within (1−r)/r and r/(1−r).
pub(super) fn gain<'a, T: Trusts + ?Sized>(
    lead: u32,
    bearings: impl Iterator<Item = &'a Bearing>,
    links: &[Link],
    trust: &T,
    scratch: &mut Scratch,
) -> f64 {
    heard(trust.reliability(lead), belief(bearings, links, trust, scratch))
}

/// The voices on one claim taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Direct {
    /// Σ L of the voices for the claim. Not negative.
    pub pro: f64,
    /// −Σ L of the voices against it. Not negative.
    pub con: f64,
    /// Some voice says something that can move the odds.
    pub weighable: bool,
}

/// A voice that changes log-odds by less than this moves no shown number: it can't be weighed.
const NOTHING: f64 = 0.01;

/// Collects the gains of the voices on one claim.
pub(super) struct Tally {
    direct: Direct,
    pro: f64,
    con: f64,
}

impl Tally {
    pub const EMPTY: Self = Self { direct: Direct { pro: 0.0, con: 0.0, weighable: false }, pro: 1.0, con: 1.0 };

    pub fn add(&mut self, gain: f64) {
        // Without a branch on the side, which nobody could predict.
        self.pro *= gain.max(1.0);
        self.con *= gain.min(1.0);
        if self.pro > 1e200 || self.con < 1e-200 {
            self.direct.pro += self.pro.ln();
            self.direct.con -= self.con.ln();
            (self.pro, self.con) = (1.0, 1.0);
        }
    }

    /// The sums. Products of numbers on one side of 1 have logarithms on one side of 0.
    pub fn total(mut self) -> Direct {
        self.direct.pro += self.pro.ln();
        self.direct.con -= self.con.ln();
        self.direct.weighable = self.direct.pro + self.direct.con >= NOTHING;
        self.direct
    }
}

/// Whether one of these bearings, alone, could move a claim's odds when said by a voice of this reliability.
pub(super) fn is_weighable<'a, T: Trusts + ?Sized>(
    lead: u32,
    mut bearings: impl Iterator<Item = &'a Bearing>,
    links: &[Link],
    trust: &T,
    scratch: &mut Scratch,
) -> bool {
    bearings.any(|bearing| gain(lead, std::iter::once(bearing), links, trust, scratch).ln().abs() >= NOTHING)
}
