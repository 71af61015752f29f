//! The checks of 53 procedures: real ones where they are here and LibreOffice can read them, made
//! up otherwise, repeated until there are enough.

use crate::{
    args::Args,
    figures::{Row, Times},
    machine::cpu_seconds,
    seed,
};
use flow::{
    Procedure, content_hash,
    lint::{Context, ExternalText, lint, lint_set, sums},
};
use std::{fs, path::Path, time::Instant};

const PROCEDURES: usize = 53;
const ROUNDS: u32 = 40;

/// Texts in the register of external documents.
const REGISTER: usize = 500;

pub(crate) fn run(args: &Args) -> Row {
    let (files, origin) = procedures(args);
    let different = files.len();
    let files: Vec<_> =
        files.iter().cycle().take(PROCEDURES).map(|(name, of)| (name.as_str(), of)).collect();
    let context = context(&files);
    let (mut times, mut floors, mut found, cpu) = (Vec::new(), Vec::new(), 0, cpu_seconds());
    for _ in 0..ROUNDS {
        let started = Instant::now();
        found = files
            .iter()
            .map(|(_, procedure)| lint(procedure, &context).len() + sums(procedure).len())
            .sum();
        found += lint_set(&files).len();
        times.push(started.elapsed());
        let started = Instant::now();
        std::hint::black_box(
            files.iter().map(|(_, procedure)| content_hash(procedure).len()).sum::<usize>(),
        );
        floors.push(started.elapsed());
    }
    let cpu = (cpu_seconds() - cpu) * 1000.0 / f64::from(ROUNDS);
    let (times, floors) = (Times::new(times), Times::new(floors));
    let ratio = times.percentile(50).as_secs_f64() / floors.percentile(50).as_secs_f64().max(1e-9);
    Row::new(
        format!(
            "lint of {PROCEDURES} procedures ({different} different, {origin}; {found} findings and sums)"
        ),
        times.text(),
        "< 200 ms",
        format!("{} (canonical JSON and its hash); both {cpu:.0} ms of CPU", floors.text()),
        format!("{ratio:.1}×"),
    )
}

/// Procedures to measure on, and where they are from.
pub(crate) fn procedures(args: &Args) -> (Vec<(String, Procedure)>, &'static str) {
    let files = read(Path::new(args.text("procedures", "/work/shared/data/procedures")));
    if !files.is_empty() {
        return (files, "read from Word files");
    }
    let made_up =
        |n| (format!("QT.{n:02}"), seed::procedure(&format!("QT.{n:02}"), "Quy trình (minh họa)"));
    ((0..12).map(made_up).collect(), "made up")
}

/// The procedures of a folder of Word files, as many as can be read here.
pub(crate) fn read(folder: &Path) -> Vec<(String, Procedure)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let bytes = fs::read(&path).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        intake::read(&bytes).map_err(|error| eprintln!("{name}: {error}")).ok().map(|of| (name, of))
    };
    paths.into_iter().filter_map(read).collect()
}

/// What an agency knows: its register holds every text that is cited, and many more.
pub(crate) fn context(files: &[(&str, &Procedure)]) -> Context {
    let text =
        || ExternalText { title: "Văn bản (minh họa)".into(), ..ExternalText::default() };
    let cited = files.iter().flat_map(|(_, procedure)| &procedure.legal_basis);
    let cited = cited.filter_map(|basis| basis.number.clone()).map(|number| (number, text()));
    let others = (0..REGISTER).map(|n| (format!("{n}/2021/TT-BTP"), text()));
    Context {
        register: Some(cited.chain(others).collect()),
        codes_in_use: (0..REGISTER).map(|n| (format!("QT.{n:05}"), "Quy trình".into())).collect(),
        ..Context::default()
    }
}
