//! `credence sample`: the bundled demonstration project.

use super::{Failure, Sample, deliver};
use crate::store::SAMPLE;

pub(super) fn run(arguments: &Sample) -> Result<(), Failure> {
    if let Some(path) = &arguments.output
        && path.exists()
        && !arguments.force
    {
        let message = format!("{} exists. Choose another name, or use --force to replace it", path.display());
        return Err(Failure::Use(message));
    }
    deliver(arguments.output.as_deref(), SAMPLE)
}
