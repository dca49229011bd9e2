//! The tests of the library and the command line, in one binary: each room of the house has its own file.
//!
//! All of it is test code, its helpers too, so they may fail loudly.

#![cfg(test)]

mod advice;
mod broken;
mod cli;
mod edits;
mod house;
mod reader;
mod report;
mod sample;
mod store;
mod support;
mod team;
mod weigh;
mod window;
