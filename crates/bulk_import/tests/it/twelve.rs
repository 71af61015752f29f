//! The twelve real files as a set: which rule speaks of which file, pinned. What is true of them was
//! read by eye (`docs/lint-of-twelve.md`). Nothing of their text stands here.

use super::{AUTHOR, app, files, read_all, run};
use expect_test::expect_file;
use platform::Tx;
use std::{fmt::Write as _, fs, path::Path, time::Instant};

fn real() -> Option<Vec<(String, Vec<u8>)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/procedures");
    let Ok(listing) = fs::read_dir(&folder) else {
        println!("skipped: {} is not here", folder.display());
        return None;
    };
    if !intake::can_read_doc() {
        println!("skipped: LibreOffice is not installed");
        return None;
    }
    let mut files: Vec<_> = listing.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    // `quy_trinh_cap_ho_tich_cap_xa__DOC_001__…` becomes `cap_ho_tich_cap_xa/001.doc`.
    let name = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (field, rest) = name.split_once("__DOC_").unwrap();
        let number = rest.split('_').next().unwrap();
        format!("{}-{number}.doc", field.trim_start_matches("quy_trinh_"))
    };
    Some(files.iter().map(|path| (name(path), fs::read(path).unwrap())).collect())
}

#[tokio::test]
async fn the_report_on_the_twelve_real_files_is_what_was_read_by_eye() {
    let Some(real) = real() else { return };
    let app = app();
    let lan = app.person("Lan", AUTHOR).await;
    let sent: Vec<_> = real.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let began = Instant::now();
    let run = run(&super::fixture::send(&lan, &sent).await);
    read_all(&app, run).await;
    println!("twelve files received and read in {:?}", began.elapsed());
    let files = files(&app, run).await;
    assert!(files.iter().all(bulk_import::File::is_process), "every one is a process");
    let likeness = |a: &bulk_import::File, b: &bulk_import::File| a.sketch.likeness(&b.sketch);
    let pairs = files
        .iter()
        .enumerate()
        .flat_map(|(at, a)| files.iter().skip(at + 1).filter_map(move |b| likeness(a, b)));
    let most = pairs.max().unwrap();
    println!("the two most alike share {most} %");
    assert!(most < 90, "none of them is called a copy of another: {most}");
    let check = move |tx: &Tx<'_>| {
        let command = platform::Actor::system(tx.agency(), "command");
        let run = bulk_import::open_run(tx, &command, run)?;
        bulk_import::report_of_run(tx, &run)
    };
    let scope = app.app().db.at(testkit::AGENCY);
    let report = scope.read_long::<_, platform::AppError>(check).await.unwrap();
    let mut table = String::new();
    for document in &report.documents {
        for finding in &document.findings {
            // The empty register of this test knows no text; that is no fault of the files.
            if finding.rule.id() != "legal-basis-unknown" {
                let (label, severity) = (&document.label, finding.severity.as_str());
                writeln!(
                    table,
                    "{label:30} {severity:8} {:28} {}",
                    finding.rule.id(),
                    finding.anchor
                )
                .unwrap();
            }
        }
    }
    expect_file!["./snapshots/twelve.txt"].assert_eq(&table);
}
