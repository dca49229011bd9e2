//! One rule, one file: each looks at a sentence and proposes.

mod according;
mod citing;
mod colon;
mod cue;
mod introduced;
mod rumour;
mod speaker;
pub(crate) mod tag;
mod within;

use super::candidate::{Candidate, Scene};

/// A rule's way to its proposals.
pub(crate) type Find = fn(&Scene<'_>, &mut Vec<Candidate>);

/// The English rules that look at a single sentence.
pub(crate) const ENGLISH: [Find; 8] =
    [tag::find, according::find, citing::find, colon::find, introduced::find, rumour::find, within::find, cue::find];
