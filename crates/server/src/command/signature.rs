use super::{Failure, Format, print, print_json};
use clap::{Args, Subcommand};
use pades::{Anchor, Checked, Coverage, Outcome, Report, Verdict, child::Child};
use serde::Serialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// `haidang signature`.
#[derive(Debug, Subcommand)]
pub(super) enum Signature {
    /// Judge the signatures of PDF files; ends with 1 unless every file is valid
    Verify(Verify),
}

/// What is judged, and whom it may rest on.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Signed PDF files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Trusted root certificates (DER or PEM); without one no signature is trusted
    #[arg(long = "anchor", value_name = "FILE")]
    anchors: Vec<PathBuf>,
    /// How to print the verdicts
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A verdict with the file it is about, or why there is none.
#[derive(Serialize)]
struct Judged {
    file: String,
    #[serde(flatten)]
    report: Option<Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<pades::Error>,
}

impl Signature {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self::Verify(asked) = self;
        let program =
            std::env::current_exe().map_err(|e| Failure::work("this program's own file", e))?;
        let child = Child(&program);
        let anchors = anchors(child, &asked.anchors)?;
        let mut judged = Vec::new();
        for path in &asked.files {
            judged.push(judge(child, path, &anchors)?);
        }
        match asked.format {
            Format::Json => print_json(&judged)?,
            Format::Text => judged.iter().try_for_each(|it| print(&told(it)))?,
        }
        let is_valid = |it: &&Judged| {
            it.report.as_ref().is_some_and(|report| report.verdict == Verdict::Valid)
        };
        let valid = judged.iter().filter(is_valid).count();
        if valid == judged.len() {
            return Ok(());
        }
        Err(Failure::No(format!("{valid} of {} files are valid", judged.len())))
    }
}

fn anchors(child: Child<'_>, files: &[PathBuf]) -> Result<Vec<Anchor>, Failure> {
    let mut anchors = Vec::new();
    for path in files {
        let bytes =
            fs::read(path).map_err(|e| Failure::call(format!("{}: {e}", path.display())))?;
        let found = child.anchors(&bytes);
        for facts in found.map_err(|e| Failure::call(format!("{}: {e}", path.display())))? {
            let der = hex::decode(facts.der).map_err(|e| Failure::work("a certificate", e))?;
            anchors.push(Anchor(der));
        }
    }
    Ok(anchors)
}

fn judge(child: Child<'_>, path: &Path, anchors: &[Anchor]) -> Result<Judged, Failure> {
    let file = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| Failure::call(format!("{file}: {e}")))?;
    let now = platform::Clock::System.now();
    Ok(match child.verify(&bytes, anchors, Vec::new(), now) {
        Ok(report) => Judged { file, report: Some(report), error: None },
        Err(error) => Judged { file, report: None, error: Some(error) },
    })
}

/// A verdict for people.
fn told(judged: &Judged) -> String {
    let file = &judged.file;
    let report = match (&judged.report, &judged.error) {
        (Some(report), _) => report,
        (None, Some(error)) => return format!("{file}: not judged: {error}\n"),
        (None, None) => return format!("{file}: not judged\n"),
    };
    let mut out = format!("{file}: {}\n", verdict(report.verdict));
    if report.is_damaged {
        out.push_str("  its cross-reference table is damaged\n");
    }
    for signature in &report.signatures {
        describe(&mut out, signature);
    }
    out
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Undecided => "undecided",
        Verdict::Invalid => "INVALID",
        Verdict::Unsigned => "not signed",
    }
}

fn describe(out: &mut String, it: &Checked) {
    let covers = match it.coverage {
        Coverage::WholeFile => "the whole file".to_owned(),
        Coverage::Earlier { ends_at, .. } => format!("the first {ends_at} bytes"),
        Coverage::Appended { ends_at, bytes } => {
            format!("the first {ends_at} bytes; {bytes} bytes behind it are not signed")
        }
        Coverage::Nothing => "nothing that could be determined".to_owned(),
    };
    let at = |at: Option<jiff::Timestamp>| at.map_or("–".to_owned(), |at| at.to_string());
    let stamp = at(it.stamp.as_ref().map(|stamp| stamp.at));
    let lines = [
        ("signer", it.signer.clone()),
        ("issuer", it.issuer.clone()),
        ("serial", it.serial.clone()),
        ("claimed time", at(it.claimed_at)),
        ("stamped time", stamp),
        ("covers", covers),
        ("verdict", verdict(it.verdict()).to_owned()),
    ];
    let line = |name: &str, value: &str| format!("  {name:18} {value}\n");
    for (name, value) in &lines {
        out.push_str(&line(name, value));
    }
    for (check, outcome) in it.checks.iter().filter(|(_, it)| *it != Outcome::Passed) {
        out.push_str(&line(&format!("  {}", word(*check)), word(*outcome).as_str()));
    }
}

/// The word for programs, which reads well enough.
fn word(of: impl Serialize) -> String {
    let word = serde_json::to_value(of).unwrap_or_default();
    word.as_str().unwrap_or_default().replace('_', " ")
}
