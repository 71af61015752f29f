//! `haidang import` as people call it; killed in the middle, it is gone on with.

use bulk_import::State;
use jiff::SignedDuration;
use platform::{Actor, AgencyId, AppError, Clock, Tx};
use server::{
    open,
    settings::{Settings, Store},
};
use std::{
    fs,
    io::{BufRead as _, BufReader, Cursor, Write as _},
    path::Path,
    process::{Command, Output, Stdio},
};
use zip::{ZipWriter, write::SimpleFileOptions};

const AGENCY: AgencyId = AgencyId::new(1);

fn haidang(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_haidang"));
    command.args(words).arg("--data").arg(data).env_remove("HAIDANG_DATABASE");
    command
}

fn installation() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = haidang(folder.path(), &["init", "--agency", "UBND xã Thử"]).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    folder
}

/// A folder of so many files that differ: one process, each with a note of its own.
fn documents(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sample = include_bytes!("../../../../e2e/fixtures/quy-trinh-mau.docx");
    for n in 0..count {
        let mut zip = ZipWriter::new_append(Cursor::new(sample.to_vec())).unwrap();
        zip.start_file("note.txt", SimpleFileOptions::default()).unwrap();
        zip.write_all(n.to_string().as_bytes()).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        fs::write(folder.path().join(format!("{n:02}.docx")), bytes).unwrap();
    }
    folder
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_folder_becomes_drafts_with_a_report_and_a_code() {
    let (data, one) = (installation(), documents(1));
    let path = one.path().to_str().unwrap();
    let done = haidang(data.path(), &["import", path, "--format", "json"]).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("read 1/1") && said(&done).contains("1 of 1 files became drafts"));
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(report["counts"]["accepted"], 1, "{report}");
    assert!(
        report["files"][0]["version"].is_i64()
            && !report["files"][0]["code"].as_str().unwrap().is_empty()
    );
    // The same again: its code is taken, and its bytes were here before.
    let again = haidang(data.path(), &["import", path, "--format", "json"]).output().unwrap();
    assert_eq!(again.status.code(), Some(1), "{}", said(&again));
    let report: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
    let conflicts = report["files"][0]["conflicts"].to_string();
    assert!(
        conflicts.contains("imported_before") && conflicts.contains("code_taken"),
        "{conflicts}"
    );
    let wrong = haidang(data.path(), &["import", "/not/there"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    let nowhere = tempfile::tempdir().unwrap();
    let wrong = haidang(nowhere.path(), &["import", path]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2), "no installation there: {}", said(&wrong));
}

#[test]
fn killed_in_the_middle_nothing_is_lost() {
    let (data, many) = (installation(), documents(24));
    let mut child = haidang(data.path(), &["import", many.path().to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for line in BufReader::new(child.stderr.take().unwrap()).lines() {
        let read = line.unwrap();
        let read = read.strip_prefix("read ").and_then(|said| said.split('/').next()?.parse().ok());
        if read.is_some_and(|read: u32| read >= 4) {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What was taken when it died is free again after a while.
    let later = Clock::fixed(Clock::System.now() + SignedDuration::from_mins(6));
    let store = Store { data: Some(data.path().to_owned()), ..Store::default() };
    let settings = Settings { database: None, ..Settings::of_store(store).unwrap() };
    let mut app = open::product_at(&settings, later).unwrap().app;
    let mut own = (*app.settings).clone();
    own.program = env!("CARGO_BIN_EXE_haidang").into();
    app.settings = own.into();
    let left = count(&app, State::Waiting);
    assert!((1..24).contains(&left), "{left} were left");
    while bulk_import::read_waiting(&app).unwrap() {}
    assert_eq!(count(&app, State::Waiting), 0);
    assert_eq!(count(&app, State::NotReadable), 0, "none was lost or given up");
}

/// The files of the only run that stand somewhere.
fn count(app: &platform::App, state: State) -> usize {
    let count = move |tx: &Tx<'_>| {
        let by = Actor::system(AGENCY, "command");
        let sql = "SELECT id FROM import_run";
        let (run,) = tx.find::<(i64,)>(sql, &[])?.unwrap();
        let run = bulk_import::open_run(tx, &by, bulk_import::RunId::new(run))?;
        let (files, _) = bulk_import::overview(tx, &run)?;
        Ok::<_, AppError>(files.iter().filter(|file| file.state() == state).count())
    };
    app.db.at(AGENCY).read_now(count).unwrap()
}
