//! A signed print is still what the print was: PDF/A-2a and PDF/UA-1, as veraPDF sees it.

use crate::office::{Office, app, somebody};
use std::{path::Path, process::Command};

#[tokio::test]
async fn a_signed_print_is_still_archival_and_accessible() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let done = office.sign(version, "", &somebody()).await;
    let first = done.id();
    let once = office.file(first).await;
    let done = office.sign(version, &first.to_string(), &somebody()).await;
    let twice = office.file(done.id()).await;

    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("once.pdf", &once), ("twice.pdf", &twice)] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = here.join("../typeset/tests/verapdf/run.sh");
    let done = Command::new(script)
        .args(["2a,ua1", "once.pdf", "twice.pdf"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&done.stderr);
    if done.status.code() == Some(77) {
        eprintln!("skipped: {complaint}");
        return;
    }
    assert!(done.status.success(), "{complaint}");
    let said = String::from_utf8(done.stdout).unwrap();
    let failed: Vec<_> = said.lines().filter(|line| !line.starts_with("PASS ")).collect();
    assert!(failed.is_empty(), "{failed:#?}");
    assert_eq!(said.lines().count(), 4, "{said}");
}
