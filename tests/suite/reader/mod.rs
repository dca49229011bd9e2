//! The reader: from an article to who said what, through whom.

mod chains;
mod command;
mod gold;
mod hostile;
mod intake;
mod pages;
mod rules;
mod russian;
mod same;
mod splices;
