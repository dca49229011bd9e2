//! When the program stops because of a fault in it: changes are written, and a report that tells nothing of the project.

use std::{
    backtrace::Backtrace,
    fmt::Write as _,
    io::Write as _,
    panic::{self, PanicHookInfo},
    path::PathBuf,
    time::SystemTime,
};

use crate::store::{StateFolder, journal};

/// Sees to it that a panic writes the journal, and a report into `state`.
pub(super) fn install(state: Option<StateFolder>) {
    panic::set_hook(Box::new(move |info| {
        journal::flush_all();
        let written = state.as_ref().and_then(|state| report(state, info));
        // The message itself may quote the project: only its place is told.
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let mut stderr = std::io::stderr().lock();
        writeln!(
            stderr,
            "Credence met a fault in itself, at {place}. Your changes are kept, and offered at its next start."
        )
        .ok();
        if let Some(path) = written {
            writeln!(stderr, "A report without any of your project is in {}.", path.display()).ok();
        }
    }));
}

fn report(state: &StateFolder, info: &PanicHookInfo<'_>) -> Option<PathBuf> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    state.report(now, &text(info)).ok()
}

fn text(info: &PanicHookInfo<'_>) -> String {
    let mut text = format!("Credence {} on {}\n", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    let thread = std::thread::current();
    writeln!(text, "thread: {}", thread.name().unwrap_or("?")).ok();
    if let Some(place) = info.location() {
        writeln!(text, "place: {place}").ok();
    }
    // A fixed text is ours. One that was put together may hold what was typed.
    let message =
        info.payload().downcast_ref::<&'static str>().copied().unwrap_or("(left out: it may quote the project)");
    writeln!(text, "message: {message}\n\n{}", Backtrace::force_capture()).ok();
    text
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn a_report_quotes_nothing_that_was_put_together() {
        static SEEN: Mutex<String> = Mutex::new(String::new());
        let before = panic::take_hook();
        let ours = std::thread::current().id();
        // Other tests run meanwhile.
        panic::set_hook(Box::new(move |info| {
            if std::thread::current().id() == ours {
                *SEEN.lock().unwrap() = text(info);
            }
        }));
        let secret = String::from("the colonel");
        let caught = panic::catch_unwind(|| panic!("{secret}"));
        panic::set_hook(before);
        assert!(caught.is_err());
        let seen = SEEN.lock().unwrap();
        assert!(seen.contains("place: src/app/crash.rs") && !seen.contains("colonel"), "{seen}");
    }
}
