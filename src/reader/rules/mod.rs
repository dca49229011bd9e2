//! One rule, one file: each looks at a sentence and proposes.

mod according;
mod citing;
mod colon;
mod cue;
mod introduced;
mod lead;
mod lone;
mod reportedly;
mod rumour;
mod speaker;
pub(crate) mod tag;
mod within;

use super::candidate::{Candidate, Scene};

/// A rule's way to its proposals.
pub(crate) type Find = fn(&Scene<'_>, &mut Vec<Candidate>);

/// The English rules that look at a single sentence.
pub(crate) const ENGLISH: [Find; 11] = [
    tag::find,
    lead::find,
    according::find,
    citing::find,
    colon::find,
    introduced::find,
    lone::find,
    rumour::find,
    reportedly::find,
    within::find,
    cue::find,
];
