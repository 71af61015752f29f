//! LibreOffice opens every file. Skipped with a message where it is not installed.

use crate::samples;
use std::process::Command;

#[test]
fn libreoffice_opens_every_file() {
    if !intake::can_read_doc() {
        println!("skipped: LibreOffice is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (name, bytes) in samples::all() {
        let file = folder.path().join(format!("{name}.docx"));
        std::fs::write(&file, bytes).unwrap();
        files.push(file);
    }
    let home = format!("-env:UserInstallation=file://{}/home", folder.path().display());
    let run = Command::new("soffice")
        .args([home.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .args(&files)
        .output()
        .unwrap();
    for file in &files {
        let pdf = std::fs::read(file.with_extension("pdf"));
        let pdf = pdf.unwrap_or_else(|e| panic!("{}: {e}; {run:?}", file.display()));
        assert!(pdf.starts_with(b"%PDF"), "{}", file.display());
        if let Ok(keep) = std::env::var("HAIDANG_KEEP_DOCX") {
            std::fs::create_dir_all(&keep).unwrap();
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            std::fs::write(format!("{keep}/{name}.pdf"), pdf).unwrap();
            std::fs::copy(file, format!("{keep}/{name}.docx")).unwrap();
        }
    }
}
