//! The tests of the library and the command line, in one binary: each room of the house has its own file.

mod edits;
mod house;
mod sample;
mod support;
mod weigh;
mod window;
