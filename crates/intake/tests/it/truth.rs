//! Twelve real processes against facts noted by a person who read them, before there was a reader.
//! The documents stay outside the repository, and so do the names of people in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use flow::{ComponentKind, Procedure, Signatory, Unit};
use intake::child::DOC_DEADLINE;
use serde::Deserialize;

#[derive(Deserialize)]
struct Facts {
    file: String,
    code: String,
    name: String,
    issuing_body: String,
    issue_no: u32,
    issued_on: String,
    effective_on: String,
    footers: Vec<(String, u32)>,
    header_names: usize,
    positions: [String; 3],
    time_limit: Vec<Limit>,
    steps: Vec<StepFact>,
    legal_basis: Vec<Option<String>>,
    fees: Vec<Option<i64>>,
    components: BTreeMap<String, usize>,
    sets: Option<u32>,
    results: usize,
    forms: usize,
    records: Vec<String>,
    amendments: usize,
}

/// Case, value, unit, cutoff.
type Limit = (Option<String>, Option<f64>, Option<Unit>, Option<String>);
/// Number, responsible, durations.
type StepFact = (u32, String, Vec<(Option<String>, Option<f64>, Option<Unit>, String)>);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/procedures")
}

#[test]
fn twelve_real_processes_are_read_as_a_person_reads_them() {
    let facts: Vec<Facts> =
        serde_json::from_str(include_str!("../truth/facts.json")).expect("the facts are JSON");
    let Ok(listing) = fs::read_dir(folder()) else {
        println!("skipped: {} is not here", folder().display());
        return;
    };
    if !intake::can_read_doc() {
        println!("skipped: LibreOffice is not installed");
        return;
    }
    let files: Vec<PathBuf> = listing.map(|f| f.unwrap().path()).collect();
    let mut faults = Vec::new();
    for fact in &facts {
        let path = files
            .iter()
            .find(|p| p.file_name().unwrap().to_string_lossy().starts_with(&fact.file))
            .expect("the file is there");
        let bytes = fs::read(path).unwrap();
        let began = Instant::now();
        let exe = Path::new(env!("CARGO_BIN_EXE_intake-child"));
        let read = intake::read_in_child(exe, "x", &bytes, DOC_DEADLINE).expect("it is read");
        println!("{} {:?}", fact.file, began.elapsed());
        if let Some(out) = std::env::var_os("INTAKE_TRUTH_OUT") {
            let file = Path::new(&out).join(format!("{}.json", fact.file));
            fs::write(file, serde_json::to_string_pretty(&read).unwrap()).unwrap();
        }
        let drawn = flow::picture::picture(&read, flow::picture::Fit::Page).expect("it has steps");
        faults.extend(flow::picture::faults(&drawn));
        let again = flow::bpmn::export(&read).expect("it has steps");
        let again = intake::bpmn::read(again.as_bytes()).expect("our own drawing is read");
        assert_eq!(again.steps, read.steps, "{}", fact.file);
        for fault in compare(fact, &read) {
            faults.push(format!("{}: {fault}", fact.file));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn compare(fact: &Facts, read: &Procedure) -> Vec<String> {
    let mut faults = Vec::new();
    let mut same = |what: &str, want: String, got: String| {
        if want != got {
            faults.push(format!("{what}\n    want {want}\n    got  {got}"));
        }
    };
    same("code", format!("{:?}", Some(&fact.code)), format!("{:?}", read.code.as_ref()));
    same("name", fact.name.clone(), read.name.clone().unwrap_or_default());
    same("body", fact.issuing_body.clone(), read.issuing_body.clone().unwrap_or_default());
    same("issue", format!("{:?}", Some(fact.issue_no)), format!("{:?}", read.issue_no));
    let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    same("issued on", fact.issued_on.clone(), day(read.issued_on));
    same("effective on", fact.effective_on.clone(), day(read.effective_on));
    let footers: Vec<(String, u32)> = read
        .printed
        .footers
        .iter()
        .map(|f| (day(f.effective_on), f.issue_no.unwrap_or_default()))
        .collect();
    same("footers", format!("{:?}", fact.footers), format!("{footers:?}"));
    let names = vec![fact.name.clone(); fact.header_names];
    same("headers", format!("{names:?}"), format!("{:?}", read.printed.header_names));
    let position = |s: &Option<Signatory>| {
        let signatory = s.clone().unwrap_or_default();
        assert!(signatory.name.is_some_and(|n| n.contains(' ')), "a full name");
        signatory.position.unwrap_or_default()
    };
    let positions = [position(&read.author), position(&read.reviewer), position(&read.approver)];
    same("positions", format!("{:?}", fact.positions), format!("{positions:?}"));
    same("amendments", fact.amendments.to_string(), read.amendments.len().to_string());
    compare_content(fact, read, &mut same);
    faults
}

fn compare_content(fact: &Facts, read: &Procedure, same: &mut impl FnMut(&str, String, String)) {
    let limits: Vec<Limit> = read
        .time_limit
        .iter()
        .zip(fact.time_limit.iter().map(Some).chain(std::iter::repeat(None)))
        .map(|(l, want)| {
            let case = l.case.clone().map(|c| shortened(&c, want.and_then(|w| w.0.as_deref())));
            (case, l.value, l.unit, l.cutoff.map(|c| c.strftime("%H:%M").to_string()))
        })
        .collect();
    same("time limits", format!("{:#?}", fact.time_limit), format!("{limits:#?}"));
    let steps: Vec<StepFact> = read
        .steps
        .iter()
        .map(|s| {
            let durations = s
                .durations
                .iter()
                .map(|d| (d.case.clone(), d.value, d.unit, d.text.clone()))
                .collect();
            (s.no.unwrap_or_default(), s.responsible.clone().unwrap_or_default(), durations)
        })
        .collect();
    same("number of steps", fact.steps.len().to_string(), steps.len().to_string());
    for (want, got) in fact.steps.iter().zip(&steps) {
        same("step", format!("{want:?}"), format!("{got:?}"));
    }
    let numbers: Vec<Option<String>> = read.legal_basis.iter().map(|l| l.number.clone()).collect();
    same("legal basis", format!("{:?}", fact.legal_basis), format!("{numbers:?}"));
    let fees: Vec<Option<i64>> = read.fees.iter().map(|f| f.amount_vnd).collect();
    same("fees", format!("{:?}", fact.fees), format!("{fees:?}"));
    let mut kinds = BTreeMap::from(
        ["submitted", "presented", "online", "unsaid"].map(|k| (k.to_owned(), 0_usize)),
    );
    for component in &read.components {
        let kind = match component.kind {
            Some(ComponentKind::Submitted) => "submitted",
            Some(ComponentKind::Presented) => "presented",
            Some(ComponentKind::Online) => "online",
            None => "unsaid",
        };
        *kinds.entry(kind.to_owned()).or_default() += 1;
    }
    same("components", format!("{:?}", fact.components), format!("{kinds:?}"));
    same("sets", format!("{:?}", fact.sets), format!("{:?}", read.sets));
    same("results", fact.results.to_string(), read.results.len().to_string());
    same("forms", fact.forms.to_string(), read.forms.len().to_string());
    let kept: Vec<String> =
        read.records.iter().map(|r| r.retention.clone().unwrap_or_default()).collect();
    same("records", format!("{:?}", fact.records), format!("{kept:?}"));
    assert!(read.records.iter().all(|r| r.keeper.is_some() && !r.name.is_empty()));
}

/// A fact that ends in `…` gives only the beginning of a long label.
fn shortened(got: &str, want: Option<&str>) -> String {
    match want.and_then(|w| w.strip_suffix('…')) {
        Some(start) if got.starts_with(start) => format!("{start}…"),
        _ => got.to_owned(),
    }
}
