//! What the store promises: nothing is lost, whatever fails.

mod faulty;
mod fuzz;
mod journal;
mod limits;
mod repair;
mod saving;
mod versions;
