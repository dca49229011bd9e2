//! Tables over sets of two-valued variables, and the two number systems they are kept in.
//!
//! A table over k variables has 2^k entries; bit i of an entry's index is the value of the i-th variable. Variables are
//! always in the order in which they are summed out, so a part of a table's variables is a mask of its bits, and
//! walking two tables together is splitting both in halves from the highest bit down.

use super::super::BrokenOff;

/// A non-negative number, up to a factor that a whole table shares.
pub(super) trait Number: Copy + Send {
    const ZERO: Self;
    const ONE: Self;
    fn of(value: f64) -> Self;
    /// e^`log`.
    fn of_log(log: f64) -> Self;
    fn log(self) -> f64;
    fn times(self, other: Self) -> Self;
    fn plus(self, other: Self) -> Self;
    /// Nothing divided by nothing is nothing.
    fn over(self, other: Self) -> Self;
    fn max(self, other: Self) -> Self;
    /// How many powers of e below 1 the lowest entry of a table lies that is not 0 (the highest being 1); 0 if numbers
    /// of this kind can lie as low as they like.
    fn depth(table: &[Self]) -> f64;
    /// The same for a single factor of e^−`log`.
    fn reach(log: f64) -> f64;
}

/// The number itself: fast, but it must not fall below what a float can hold.
#[derive(Clone, Copy)]
pub(super) struct Plain(f64);

impl Number for Plain {
    const ZERO: Self = Self(0.0);
    const ONE: Self = Self(1.0);

    fn of(value: f64) -> Self {
        Self(value)
    }

    fn of_log(log: f64) -> Self {
        Self(log.exp())
    }

    fn log(self) -> f64 {
        self.0.ln()
    }

    fn times(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }

    fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    fn over(self, other: Self) -> Self {
        if other.0 == 0.0 { Self(0.0) } else { Self(self.0 / other.0) }
    }

    fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    fn depth(table: &[Self]) -> f64 {
        -table.iter().map(|entry| entry.0).filter(|&entry| entry > 0.0).fold(1.0, f64::min).ln()
    }

    fn reach(log: f64) -> f64 {
        log
    }
}

/// Its logarithm: any size, but adding costs an exponential and a logarithm.
#[derive(Clone, Copy)]
pub(super) struct Log(f64);

impl Number for Log {
    const ZERO: Self = Self(f64::NEG_INFINITY);
    const ONE: Self = Self(0.0);

    fn of(value: f64) -> Self {
        Self(value.ln())
    }

    fn of_log(log: f64) -> Self {
        Self(log)
    }

    fn log(self) -> f64 {
        self.0
    }

    fn times(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    fn plus(self, other: Self) -> Self {
        Self(super::super::messages::log_add(self.0, other.0))
    }

    fn over(self, other: Self) -> Self {
        if other.0 == f64::NEG_INFINITY { other } else { Self(self.0 - other.0) }
    }

    fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    fn depth(_: &[Self]) -> f64 {
        0.0
    }

    fn reach(_: f64) -> f64 {
        0.0
    }
}

/// Tables larger than this are walked in pieces, with a question whether to go on before each.
const PIECE: usize = 1 << 17;

/// Stops what nobody waits for any more.
pub(super) fn check(go_on: &dyn Fn() -> bool) -> Result<(), BrokenOff> {
    if go_on() { Ok(()) } else { Err(BrokenOff) }
}

/// Multiplies each entry of `table` by the entry of `part` that agrees with it; `part` is over the variables in `mask`.
pub(super) fn multiply<N: Number>(
    table: &mut [N],
    part: &[N],
    mask: usize,
    go_on: &dyn Fn() -> bool,
) -> Result<(), BrokenOff> {
    let all = table.len() - 1;
    let is_piece = all < PIECE;
    if is_piece && mask == all {
        table.iter_mut().zip(part).for_each(|(entry, part)| *entry = entry.times(*part));
    } else if is_piece && mask == 0 {
        scale(table, part[0]);
    } else if is_piece && mask == all - 1 {
        for (pair, part) in table.chunks_exact_mut(2).zip(part) {
            scale(pair, *part);
        }
    } else {
        let top = table.len() / 2;
        let (low, high) = table.split_at_mut(top);
        let (part_low, part_high) = if mask & top == 0 { (part, part) } else { part.split_at(part.len() / 2) };
        if !is_piece {
            check(go_on)?;
        }
        multiply(low, part_low, mask & !top, go_on)?;
        multiply(high, part_high, mask & !top, go_on)?;
    }
    Ok(())
}

fn scale<N: Number>(table: &mut [N], by: N) {
    for entry in table {
        *entry = entry.times(by);
    }
}

/// Adds each entry of `table` to the entry of `part` that agrees with it; `part` is over the variables in `mask`.
pub(super) fn collect<N: Number>(
    table: &[N],
    part: &mut [N],
    mask: usize,
    go_on: &dyn Fn() -> bool,
) -> Result<(), BrokenOff> {
    let all = table.len() - 1;
    let is_piece = all < PIECE;
    if is_piece && mask == all {
        part.iter_mut().zip(table).for_each(|(part, entry)| *part = part.plus(*entry));
    } else if is_piece && mask == 0 {
        part[0] = table.iter().fold(part[0], |sum, entry| sum.plus(*entry));
    } else if is_piece && mask == all - 1 {
        for (pair, part) in table.chunks_exact(2).zip(part) {
            *part = part.plus(pair[0].plus(pair[1]));
        }
    } else {
        let top = table.len() / 2;
        let (low, high) = table.split_at(top);
        if !is_piece {
            check(go_on)?;
        }
        if mask & top == 0 {
            collect(low, part, mask, go_on)?;
            collect(high, part, mask, go_on)?;
        } else {
            let (part_low, part_high) = part.split_at_mut(part.len() / 2);
            collect(low, part_low, mask & !top, go_on)?;
            collect(high, part_high, mask & !top, go_on)?;
        }
    }
    Ok(())
}

/// The table without its lowest variable: the entries for both its values added up.
pub(super) fn sum_out<N: Number>(table: &[N], go_on: &dyn Fn() -> bool) -> Result<Vec<N>, BrokenOff> {
    let mut sums = Vec::with_capacity(table.len() / 2);
    for piece in table.chunks(PIECE) {
        check(go_on)?;
        sums.extend(piece.chunks_exact(2).map(|pair| pair[0].plus(pair[1])));
    }
    Ok(sums)
}

/// Scales a table so that its highest entry is 1.
pub(super) fn level<N: Number>(table: &mut [N]) {
    let highest = table.iter().fold(N::ZERO, |highest, entry| highest.max(*entry));
    for entry in table {
        *entry = entry.over(highest);
    }
}
