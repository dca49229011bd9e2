//! Colour for terminals that can show it, and that are not told not to.

use std::{
    env,
    io::{self, IsTerminal as _},
};

/// Whether and how text is coloured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    on: bool,
}

impl Paint {
    /// As standard output can show it: on a terminal, unless `NO_COLOR` is set or the terminal is a dumb one.
    pub fn for_stdout() -> Self {
        let told_not_to = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self { on: io::stdout().is_terminal() && !told_not_to && !dumb }
    }

    /// A name.
    pub fn name(self, text: &str) -> String {
        self.with("1;36", text)
    }

    /// What is said.
    pub fn words(self, text: &str) -> String {
        self.with("0", text)
    }

    /// What is less important.
    pub fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    /// A denial.
    pub fn against(self, text: &str) -> String {
        self.with("1;33", text)
    }

    /// A heading.
    pub fn heading(self, text: &str) -> String {
        self.with("1", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
