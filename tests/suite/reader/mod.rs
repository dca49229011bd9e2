//! The reader: from an article to who said what, through whom.

mod hostile;
mod rules;
