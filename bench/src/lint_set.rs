//! The report on a whole set of 500 processes: each by itself, then all against each other.

use crate::{
    args::Args,
    figures::{Row, Times},
    lint::{context, read},
    machine::cpu_seconds,
    seed,
};
use bulk_import::{Document, Report};
use flow::{Procedure, content_hash};
use std::{path::Path, time::Instant};

const PROCEDURES: usize = 500;
const ROUNDS: u32 = 10;

pub(crate) fn run(args: &Args) -> Row {
    let folder = args.text("procedures", "/work/shared/data/procedures");
    let (mut files, mut origin) = (read(Path::new(folder)), "read from Word files");
    if files.is_empty() {
        let made_up =
            |n| (String::new(), seed::procedure(&format!("QT.{n:02}"), "Quy trình (minh họa)"));
        files = (0..12).map(made_up).collect();
        origin = "made up";
    }
    let known: Vec<(&str, &Procedure)> =
        files.iter().map(|(name, of)| (name.as_str(), of)).collect();
    let mut known = context(&known);
    known.codes_in_use.clear();
    let set: Vec<Document> = (files.iter().cycle().take(PROCEDURES).enumerate())
        .map(|(n, (_, of))| {
            let mut procedure = of.clone();
            procedure.code = Some(format!("QT.{n:03}"));
            procedure.name = procedure.name.map(|name| format!("{name} {n}"));
            Document {
                label: format!("QT.{n:03}"),
                title: String::new(),
                href: String::new(),
                procedure,
                context: known.clone(),
                left_out: Vec::new(),
            }
        })
        .collect();
    let (mut times, mut floors, mut found, cpu) = (Vec::new(), Vec::new(), 0, cpu_seconds());
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let report = Report::of(&set);
        found = report.documents.iter().map(|document| document.findings.len()).sum();
        times.push(started.elapsed());
        let started = Instant::now();
        let hashes = set.iter().map(|document| content_hash(&document.procedure).len());
        std::hint::black_box(hashes.sum::<usize>());
        floors.push(started.elapsed());
    }
    let cpu = (cpu_seconds() - cpu) * 1000.0 / f64::from(ROUNDS);
    let (times, floors) = (Times::new(times), Times::new(floors));
    let ratio = times.percentile(50).as_secs_f64() / floors.percentile(50).as_secs_f64().max(1e-9);
    Row::new(
        format!("report on a set of {PROCEDURES} procedures ({origin}; {found} findings)"),
        times.text(),
        "< 1 s",
        format!("{} (canonical JSON and its hash); both {cpu:.0} ms of CPU", floors.text()),
        format!("{ratio:.1}×"),
    )
}
