//! Who a verb or a noun of speech belongs to.

mod control;
mod impersonal;
mod insertion;
mod left;
mod owner;
mod phrase;
mod right;
mod sentence;

pub(crate) use control::of_infinitive;
pub(crate) use impersonal::impersonal;
pub(crate) use insertion::over_quotation;
pub(crate) use left::{left, participial};
pub(crate) use owner::{agent, owner};
pub(crate) use phrase::phrase;
pub(crate) use right::{apposition, right};
pub(crate) use sentence::{Reach, of_sentence};
