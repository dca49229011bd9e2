//! The `credence` binary: arguments become a window or a command.

use std::process::ExitCode;

use credence::{app, cli};

fn main() -> ExitCode {
    let files = match cli::run(std::env::args_os()) {
        cli::Request::Done(code) => return code,
        cli::Request::Window(files) => files,
    };
    if let Err(error) = app::run(files) {
        cli::complain(&format!(
            "Credence can't open its window: {error}. Without a window, use credence sample, check, score, export or read; \
             credence --help tells more."
        ));
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}
