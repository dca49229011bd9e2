//! Whether a file is a project at all, and of a version that we know.

use super::{FORMAT, VERSION, one::Fault, scan::Scanner, versions};

/// Whether `message` is what [`check`] says of a newer version.
pub(super) fn is_newer(message: &str) -> bool {
    message.starts_with(NEWER)
}

const NEWER: &str = "this project was made by a newer Credence";

/// Format and version, wherever they stand. Says whether it is worth looking further.
pub(super) fn check(text: &str, found: &mut Vec<Fault>) -> bool {
    let mut wrong = |at: usize, message: String| found.push(Fault { at, message });
    let mut scanner = Scanner::new(text, 0);
    scanner.skip_blank();
    let start = scanner.at;
    if !scanner.take(b'(') {
        wrong(start, format!("this is not a Credence project: it does not begin with (format: \"{FORMAT}\""));
        return false;
    }
    let mut format = None;
    let mut version = None;
    while format.is_none() || version.is_none() {
        scanner.skip_blank();
        let Some(key) = scanner.name() else { break };
        scanner.skip_blank();
        let Ok(value) = (if scanner.take(b':') { scanner.value() } else { break }) else { break };
        match key {
            "format" => format = Some(value),
            "version" => version = Some(value),
            _ => {}
        }
        scanner.skip_blank();
        if !scanner.take(b',') {
            break;
        }
    }
    scanner.skip_blank();
    let complete = matches!(scanner.peek(), Some(b')'));
    match format {
        Some(value) if text[value.clone()] == *format!("\"{FORMAT}\"") => {}
        Some(value) => {
            wrong(value.start, format!("this is not a Credence project: expected \"{FORMAT}\" here"));
            return false;
        }
        None => {
            wrong(start, format!("this is not a Credence project: it has no format: \"{FORMAT}\""));
            return false;
        }
    }
    let Some(value) = version else {
        if complete {
            wrong(start, format!("the field `version` is missing; this program writes version: {VERSION}"));
        }
        return true;
    };
    match text[value.clone()].parse::<u64>() {
        Ok(number) if u32::try_from(number).is_ok_and(versions::is_known) => true,
        Ok(number) if number > u64::from(VERSION) => {
            let message = format!(
                "{NEWER} (file version {number}; this one knows {VERSION}). Get \
                 the newer program; the file was not touched"
            );
            wrong(value.start, message);
            false
        }
        _ => {
            wrong(value.start, format!("expected the version of the file, {VERSION}"));
            false
        }
    }
}
