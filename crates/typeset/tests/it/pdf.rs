//! Reads PDFs with poppler's tools. Without them the test says so and ends.

use std::{fs, path::Path, process::Command, sync::LazyLock};

use typeset::{Engine, Pdf};

use crate::gallery;

pub(crate) fn engine() -> Engine {
    Engine::new().unwrap()
}

/// Every kind of document, made once for all tests.
pub(crate) fn every_kind() -> &'static [(&'static str, Pdf)] {
    static ALL: LazyLock<Vec<(&'static str, Pdf)>> =
        LazyLock::new(|| gallery::all(&engine()).unwrap());
    &ALL
}

/// The output of `pdftotext`, or `None` with a message where it is not installed.
fn pdftotext(pdf: &Pdf, options: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    fs::write(&file, &pdf.bytes).unwrap();
    let Ok(output) = Command::new("pdftotext").args(options).arg(&file).arg("-").output() else {
        eprintln!("skipped: pdftotext is absent (apt-get install poppler-utils)");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The words of each page, single spaces between them.
pub(crate) fn pages(pdf: &Pdf) -> Option<Vec<String>> {
    let text = pdftotext(pdf, &["-raw"])?;
    let pages: Vec<_> = text.trim_end_matches('\u{c}').split('\u{c}').map(one_line).collect();
    assert_eq!(pages.len(), pdf.pages);
    Some(pages)
}

/// The words of the whole file.
pub(crate) fn words(pdf: &Pdf) -> Option<String> {
    Some(pages(pdf)?.join(" "))
}

/// The words without spaces: what was broken over lines stands together again.
pub(crate) fn letters(pdf: &Pdf) -> Option<String> {
    Some(words(pdf)?.split_whitespace().collect())
}

/// Asserts that no word stands outside its page.
pub(crate) fn assert_inside(pdf: &Pdf, name: &str) {
    let Some(boxes) = pdftotext(pdf, &["-bbox"]) else { return };
    let mut width = 0.0;
    for line in boxes.lines() {
        let number = |key: &str| -> f64 {
            let start = line.find(key).unwrap() + key.len() + 2;
            line[start..].split('"').next().unwrap().parse().unwrap()
        };
        if line.contains("<page ") {
            width = number("width");
        } else if line.contains("<word ") {
            assert!(number("xMin") > 0.0 && number("xMax") < width, "{name}: {line}");
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn write(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name).with_extension("pdf"), bytes).unwrap();
}
