//! The command line: the same program without a window. One file per command.
//!
//! Results go to standard output, problems to standard error. A command ends with 0 when it is done, 1 when it found a
//! problem, 2 when it was called wrongly.

mod check;
mod export;
mod measure;
mod read;
mod repair;
mod sample;
mod score;

use std::{
    ffi::OsString,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};

use crate::{
    board::Board,
    report::Format,
    store,
    weigh::{Doubt, Weights},
};

/// What the program was asked for.
#[derive(Debug)]
pub enum Request {
    /// The window, with these projects.
    Window(Vec<PathBuf>),
    /// A command that was carried out and ended so.
    Done(ExitCode),
}

#[derive(Debug, Parser)]
#[command(
    name = "credence",
    version,
    about = "A workbench for deciding what to believe: claims, sources, and a credence per claim that you can defend.",
    after_help = "Without a command, Credence opens its window with the projects named, or with the sample board.\n\
                  A project named like a command is opened by its path: credence ./check",
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Projects to open in the window, each in one of its own.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the bundled demonstration project.
    Sample(Sample),
    /// List every problem in a project file, with line and column.
    Check(Check),
    /// Print the credence of every claim.
    Score(Score),
    /// Write a credibility summary.
    Export(Export),
    /// Find who said what in an article: text, saved web page or PDF.
    Read(Read),
    /// Measure the reader on articles for which it is known who said what.
    Measure(Measure),
    /// Save what can be saved from a damaged project file, and list what was lost.
    Repair(Repair),
}

#[derive(Debug, Args)]
struct Sample {
    /// Where to write it; standard output if left out.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace a file that is there.
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct Check {
    /// The project; - for standard input.
    file: PathBuf,
    /// Say too what an editor would ask about the board. Advice is no problem: it changes no exit code.
    #[arg(long)]
    advice: bool,
    /// Print the advice as JSON.
    #[arg(long, requires = "advice")]
    json: bool,
}

#[derive(Debug, Args)]
struct Score {
    /// The project; - for standard input.
    file: PathBuf,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
    /// Take the priors to be in doubt as well: intervals become wider, credences stay.
    #[arg(long)]
    prior_uncertain: bool,
}

#[derive(Debug, Args)]
struct Export {
    /// The project; - for standard input.
    file: PathBuf,
    /// The format of the summary.
    #[arg(long, value_name = "FORMAT", value_parser = format_named)]
    format: Format,
    /// Where to write it; standard output if left out.
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Repair {
    /// The damaged project; it is left as it is. - for standard input.
    file: PathBuf,
    /// Where to write what was saved.
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Replace a file that is there.
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct Read {
    /// The article: text, HTML or PDF; - for standard input.
    article: PathBuf,
    /// Print JSON instead of a list for people.
    #[arg(long)]
    json: bool,
    /// Take the file as plain text as it stands, so that places in it are places in the file.
    #[arg(long)]
    plain: bool,
    /// Write a board with the document, its sources and its statements.
    #[arg(short, long, value_name = "BOARD")]
    output: Option<PathBuf>,
    /// Replace a board that is there.
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct Measure {
    /// The folder: each NAME.txt with a NAME.json or a NAME.ann (brat) beside it.
    folder: PathBuf,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
    /// Count instead what the English rules rest on, into tables in this folder (see ARCHITECTURE.md).
    #[arg(long, value_name = "FOLDER", conflicts_with = "json")]
    count: Option<PathBuf>,
    /// Learn instead from the gold's chains whom pronouns and descriptions mean, into a table in this folder.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["json", "count"])]
    learn: Option<PathBuf>,
}

fn format_named(name: &str) -> Result<Format, String> {
    name.parse().map_err(|_unknown| {
        let known: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        format!("expected one of {}", known.join(", "))
    })
}

/// Carries out the command that `arguments` name, or says that the window is wanted.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Request {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let wrong = error.use_stderr();
            // Nobody is left to tell if this can't be written.
            error.print().ok();
            return Request::Done(ExitCode::from(if wrong { 2 } else { 0 }));
        }
    };
    let Some(command) = arguments.command else { return Request::Window(arguments.files) };
    let result = match command {
        Command::Sample(sample) => sample::run(&sample),
        Command::Check(check) => check::run(&check),
        Command::Score(score) => score::run(&score),
        Command::Export(export) => export::run(&export),
        Command::Read(read) => read::run(&read),
        Command::Measure(measure) => measure::run(&measure),
        Command::Repair(repair) => repair::run(&repair),
    };
    Request::Done(match result {
        Ok(()) | Err(Failure::Reader) => ExitCode::SUCCESS,
        Err(Failure::Problem(message)) => {
            complain(&message);
            ExitCode::from(1)
        }
        Err(Failure::Use(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    })
}

/// Writes `message` to standard error.
pub fn complain(message: &str) {
    let mut stderr = io::stderr().lock();
    // Nobody is left to tell if this can't be written.
    writeln!(stderr, "{}", message.trim_end()).ok();
}

/// Why a command did not end well.
enum Failure {
    /// A problem with a project or a file: exit 1.
    Problem(String),
    /// Called wrongly: exit 2.
    Use(String),
    /// Who read our output went away, which is nobody's fault.
    Reader,
}

/// The board in `file`, or in standard input for `-`.
fn load(file: &Path) -> Result<Board, Failure> {
    if file == Path::new("-") {
        return store::read(standard_input()?).map_err(|error| Failure::Problem(error.listed("standard input")));
    }
    match store::open(file) {
        Ok(opened) => Ok(opened.board),
        Err(error) => Err(Failure::Problem(error.listed())),
    }
}

/// All of standard input.
fn standard_input() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(io::stdin().lock(), store::MAX_BYTES + 1), &mut bytes)
        .map_err(|error| Failure::Problem(format!("standard input can't be read: {error}")))?;
    if bytes.len() as u64 > store::MAX_BYTES {
        let most = store::MAX_BYTES;
        return Err(Failure::Problem(format!("standard input has more than the {most} bytes a project may have")));
    }
    Ok(bytes)
}

/// The weights of `board` with their intervals, as the window shows them.
fn weigh(file: &Path, board: &Board, doubt: Doubt) -> Result<Weights, Failure> {
    let mut weights =
        crate::weigh::weigh(board).map_err(|error| Failure::Problem(format!("{}: {error}", file.display())))?;
    // Nobody cancels it here; were it cut short, the credences would stand without their bands.
    weights.draw(doubt, |_| true).ok();
    Ok(weights)
}

/// Writes a result to `output`, or to standard output.
fn deliver(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    if let Some(path) = output.filter(|path| *path != Path::new("-")) {
        return store::write_file(path, text.as_bytes()).map_err(|error| Failure::Problem(error.to_string()));
    }
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Reader),
        Err(error) => Err(Failure::Problem(format!("standard output can't be written: {error}"))),
    }
}
