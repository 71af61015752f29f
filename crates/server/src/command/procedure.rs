use super::{Failure, Format, print, print_json};
use clap::{Args, Subcommand};
use flow::{
    Procedure as Read,
    lint::{Context, FileFinding, Severity, lint, lint_set},
};
use serde::Serialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// `haidang procedure`.
#[derive(Debug, Subcommand)]
pub(super) enum Procedure {
    /// Read Word processes and print the structured procedure and what was not understood
    Read(Files),
}

/// `haidang lint`.
#[derive(Debug, Args)]
pub(super) struct Lint {
    #[command(flatten)]
    files: Files,
}

/// What is read, and how it is printed.
#[derive(Debug, Args)]
pub(super) struct Files {
    /// Word processes (.doc, .docx, .odt), or structured procedures (.json)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print what was read or found
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A procedure with the file it came from.
#[derive(Serialize)]
struct FromFile<'a> {
    file: &'a str,
    #[serde(flatten)]
    procedure: &'a Read,
}

impl Files {
    /// Every file that can be read; whether all could.
    fn read(&self) -> (Vec<(String, Read)>, bool) {
        let mut procedures = Vec::new();
        for path in &self.files {
            match read(path) {
                Ok(procedure) => procedures.push((path.display().to_string(), procedure)),
                Err(why) => eprintln!("{}: {why}", path.display()),
            }
        }
        let all = procedures.len() == self.files.len();
        (procedures, all)
    }
}

/// Reads a file in a process of its own; JSON needs none.
fn read(path: &Path) -> Result<Read, String> {
    let bytes = fs::read(path).map_err(|e| e.to_string())?;
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return serde_json::from_slice(&bytes).map_err(|e| e.to_string());
    }
    let program = std::env::current_exe().map_err(|e| e.to_string())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let deadline = intake::child::deadline_for(&bytes);
    intake::read_in_child(&program, &name, &bytes, deadline).map_err(|e| e.to_string())
}

/// The end of a command that read files.
fn end(all: bool) -> Result<(), Failure> {
    if all { Ok(()) } else { Err(Failure::call("not every file could be read")) }
}

impl Procedure {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self::Read(files) = self;
        let (procedures, all) = files.read();
        match files.format {
            Format::Json => {
                let from = |(file, procedure)| FromFile { file, procedure };
                let read: Vec<_> = procedures.iter().map(|(f, p)| from((f, p))).collect();
                match read.as_slice() {
                    [one] if files.files.len() == 1 => print_json(one)?,
                    many => print_json(&many)?,
                }
            }
            Format::Text => {
                for (file, procedure) in &procedures {
                    print(&summary(file, procedure))?;
                }
            }
        }
        end(all)
    }
}

/// The most important of a procedure, for people.
fn summary(file: &str, procedure: &Read) -> String {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let number = |n: Option<u32>| n.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let lines = [
        ("file", file.to_owned()),
        ("code", or_none(&procedure.code)),
        ("name", or_none(&procedure.name)),
        ("issue, revision", {
            format!("{}, {}", number(procedure.issue_no), number(procedure.revision_no))
        }),
        ("time limits", procedure.time_limit.len().to_string()),
        ("components", procedure.components.len().to_string()),
        ("fees", procedure.fees.len().to_string()),
        ("legal bases", procedure.legal_basis.len().to_string()),
        ("steps", procedure.steps.len().to_string()),
        ("forms", procedure.forms.len().to_string()),
        ("records", procedure.records.len().to_string()),
        ("not understood", procedure.not_understood.len().to_string()),
    ];
    let known = lines.map(|(name, value)| format!("{name:16} {value}\n"));
    let left = procedure.not_understood.iter();
    let left = left.map(|left| format!("  {} | {} | {}\n", left.place, left.text, left.why));
    known.into_iter().chain(left).chain(["\n".to_owned()]).collect()
}

impl Lint {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (procedures, all) = self.files.read();
        let mut findings: Vec<FileFinding> = Vec::new();
        for (file, procedure) in &procedures {
            let found = lint(procedure, &Context::default());
            let from = |finding| FileFinding { file: file.clone(), finding };
            findings.extend(found.into_iter().map(from));
        }
        let set: Vec<_> = procedures.iter().map(|(f, p)| (f.as_str(), p)).collect();
        findings.extend(lint_set(&set));
        match self.files.format {
            Format::Json => print_json(&findings)?,
            Format::Text => {
                for FileFinding { file, finding } in &findings {
                    let (severity, place) = (finding.severity.as_str(), &finding.place);
                    let rule = serde_json::to_value(finding.rule).unwrap_or_default();
                    let rule = rule.as_str().unwrap_or_default();
                    print(&format!("{file}: {severity} {rule} [{place}] {}\n", finding.message))?;
                }
            }
        }
        end(all)?;
        let errors = findings.iter().filter(|f| f.finding.severity == Severity::Error).count();
        if errors > 0 {
            return Err(Failure::No(format!("{errors} errors in {} findings", findings.len())));
        }
        Ok(())
    }
}
