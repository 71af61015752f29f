use std::{fmt::Write, path::Path, process::Command};

use crate::pdf::{every_kind, write};

/// What `run.sh` prints, or `None` with a message where veraPDF is not installed.
fn validate(folder: &Path, flavours: &str) -> Option<Vec<String>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/verapdf/run.sh");
    let mut files: Vec<_> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.sort();
    let output =
        Command::new(script).arg(flavours).args(files).current_dir(folder).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(77) {
        eprintln!("skipped: {complaint}");
        return None;
    }
    assert!(output.status.success(), "{complaint}");
    Some(String::from_utf8(output.stdout).unwrap().lines().map(Into::into).collect())
}

#[test]
fn every_kind_is_pdf_a_2a_and_pdf_ua_1() {
    let folder = tempfile::tempdir().unwrap();
    let all = every_kind();
    for (name, pdf) in all {
        write(folder.path(), name, &pdf.bytes);
    }
    let Some(verdicts) = validate(folder.path(), "2a,ua1") else { return };
    let failed: Vec<_> = verdicts.iter().filter(|line| !line.starts_with("PASS ")).collect();
    assert!(failed.is_empty(), "{failed:#?}");
    assert_eq!(verdicts.len(), 2 * all.len());
}

#[test]
fn a_plain_pdf_fails() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "plain", &plain());
    let Some(verdicts) = validate(folder.path(), "2a,ua1") else { return };
    for flavour in ["2a", "ua1"] {
        let verdict = format!("FAIL {flavour} ");
        assert!(verdicts.iter().any(|line| line.starts_with(&verdict)), "{verdicts:#?}");
    }
}

/// One empty page, no tags, no metadata.
fn plain() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];
    let mut file = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (i, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{} 0 obj\n{object}\nendobj", i + 1).unwrap();
    }
    let start = file.len();
    writeln!(file, "xref\n0 4\n{table}trailer\n<</Size 4/Root 1 0 R>>").unwrap();
    writeln!(file, "startxref\n{start}\n%%EOF").unwrap();
    file.into_bytes()
}
