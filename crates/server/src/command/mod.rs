//! The command line. Messages go to stderr, data to stdout; exit codes: 0 done, 1 the answer is
//! "no", 2 the call was wrong, 3 the work failed.

mod backup;
mod due;
mod export;
mod import;
mod init;
mod invite;
mod ledger;
mod portal;
mod procedure;
mod serve;
mod signature;
mod sums;

use crate::settings::Store;
use clap::{Parser, Subcommand, ValueEnum};
use std::{
    fmt::Display,
    io::{self, Write as _},
    process::ExitCode,
};

/// Quality management (TCVN ISO 9001) for public agencies.
#[derive(Debug, Parser)]
#[command(name = "haidang", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "Settings may also stand in haidang.toml and in HAIDANG_* variables; the \
    command line goes before variables, and those before the file.\n\
    Exit codes: 0 done; 1 the answer is \"no\"; 2 the call was wrong; 3 the work failed.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the demonstration agency (Cồn Cỏ), print its accounts, and serve it
    Demo(serve::Demo),
    /// Serve an installation
    Serve(serve::Serve),
    /// Make an empty installation and print the link that sets the first administrator's password
    Init(init::Init),
    /// Print a new link that sets somebody's password, such as the administrator's when it is lost
    Invite(invite::Invite),
    /// Read Word processes into structured procedures
    #[command(subcommand)]
    Procedure(procedure::Procedure),
    /// Read processes and check them
    Lint(procedure::Lint),
    /// Import folders of documents, files, ZIP archives as drafts
    Import(import::Import),
    /// Compute due dates with their derivation
    Due(due::Due),
    /// Verify and prove the record
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Make, prove and restore backups
    #[command(subcommand)]
    Backup(backup::Backup),
    /// Judge signatures in PDF files
    #[command(subcommand)]
    Signature(signature::Signature),
    /// Write all documents of an agency as a signed package that is read without this program
    Export(export::Export),
    /// Prove packages of documents
    #[command(subcommand)]
    Package(export::Package),
    /// The public side as plain files
    #[command(subcommand)]
    Portal(portal::Portal),
    /// Read one file in a limited process (started by the program itself)
    #[command(hide = true)]
    IntakeChild {
        /// What the process does
        task: Option<String>,
        /// How many bytes it may hand over
        most: Option<u64>,
    },
    /// Judge or make one signature in a limited process (started by the program itself)
    #[command(hide = true)]
    PadesChild,
    /// Write one picture anew in a limited process (started by the program itself)
    #[command(hide = true)]
    PictureChild,
    /// Bind PDFs into one in a limited process (started by the program itself)
    #[command(hide = true)]
    PortfolioChild,
    /// Write acts from many threads and print each that is acknowledged (for tests that kill it)
    #[command(hide = true)]
    Torture {
        #[command(flatten)]
        store: Store,
        /// Threads that write
        #[arg(long, default_value_t = 8)]
        threads: usize,
    },
}

/// How data is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: one JSON document
    Json,
}

/// Why a command did not end with 0.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The answer is "no".
    #[error("{0}")]
    No(String),
    /// The call was wrong.
    #[error("{0}")]
    Call(String),
    /// The work failed.
    #[error("{0}")]
    Work(String),
}

impl Failure {
    /// A wrong call.
    pub fn call(why: impl Into<String>) -> Self {
        Self::Call(why.into())
    }

    /// Work that failed, and on what.
    pub fn work(what: impl Display, why: impl Display) -> Self {
        Self::Work(format!("{what}: {why}"))
    }

    const fn code(&self) -> u8 {
        match self {
            Self::No(_) => 1,
            Self::Call(_) => 2,
            Self::Work(_) => 3,
        }
    }
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let command = Cli::parse().command;
    if matches!(command, Command::IntakeChild { .. }) {
        return intake::child::main();
    }
    if matches!(command, Command::PadesChild) {
        return pades::child::main();
    }
    if matches!(command, Command::PictureChild) {
        return picture::child::main();
    }
    if matches!(command, Command::PortfolioChild) {
        return portfolio::child::main();
    }
    let done = match command {
        Command::Demo(demo) => demo.run(),
        Command::Serve(serve) => serve.run(),
        Command::Init(init) => init.run(),
        Command::Invite(invite) => invite.run(),
        Command::Procedure(procedure) => procedure.run(),
        Command::Lint(lint) => lint.run(),
        Command::Import(import) => import.run(),
        Command::Due(due) => due.run(),
        Command::Ledger(ledger) => ledger.run(),
        Command::Backup(backup) => backup.run(),
        Command::Signature(signature) => signature.run(),
        Command::Export(export) => export.run(),
        Command::Package(package) => package.run(),
        Command::Portal(portal) => portal.run(),
        Command::Torture { store, threads } => crate::torture::run(store, threads),
        Command::IntakeChild { .. }
        | Command::PadesChild
        | Command::PictureChild
        | Command::PortfolioChild => Ok(()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let said = failure.to_string();
            if !said.is_empty() {
                eprintln!("haidang: {said}");
            }
            ExitCode::from(failure.code())
        }
    }
}

/// Prints data. A reader that has gone (`| head`) is no failure.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::work("standard output", error))
        }
        _ => Ok(()),
    }
}

/// Prints one JSON document.
fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Failure::work("JSON", e))?;
    print(&(text + "\n"))
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_in_order() {
        Cli::command().debug_assert();
    }

    /// Every command and option says what it does.
    #[test]
    fn help_is_complete() {
        fn check(command: &clap::Command) {
            let name = command.get_name();
            assert!(command.get_about().is_some(), "{name} has no help");
            for option in command.get_arguments() {
                let is_told = option.get_help().is_some() || option.get_id() == "help";
                assert!(is_told, "{name} {} has no help", option.get_id());
            }
            command.get_subcommands().for_each(check);
        }
        check(&Cli::command());
    }
}
