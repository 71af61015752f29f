//! Packages that leave.

use crate::{SECRETARY, app, office::furnished};
use intake::package;
use interchange::{Scope, Sealing};
use platform::{Actor, Role};
use std::{fs::File, path::Path, process::Command};
use testkit::{AGENCY, TestApp};

/// Writes a package of agency 1 as its secretary.
pub(crate) fn written(app: &TestApp, scope: Scope, to: &Path) -> interchange::Written {
    app.seal();
    let sealing = Sealing {
        ledger: app.app().ledger.clone(),
        files: app.app().files.clone(),
        program: "test".to_owned(),
    };
    let file = File::options().read(true).write(true).create_new(true).open(to).unwrap();
    let mut actor = Actor::system(AGENCY, "command");
    actor.roles = vec![Role::IsoSecretary];
    let mut steps = Vec::new();
    let work = || {
        app.app().db.at(AGENCY).read_now(|tx| {
            interchange::write(tx, &actor, scope, &sealing, file, &mut |done, total| {
                steps.push((done, total));
                Ok(())
            })
        })
    };
    // Not inside the test's runtime.
    let written = std::thread::scope(|scope| scope.spawn(work).join()).unwrap().unwrap();
    let total = written.documents;
    assert_eq!(steps, (1..=total).map(|n| (n, total)).collect::<Vec<_>>());
    written
}

#[tokio::test]
async fn a_package_holds_what_it_says_and_the_same_state_gives_the_same_bytes() {
    let app = app();
    furnished(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("1.zip"), folder.path().join("2.zip"));
    let made = written(&app, Scope::InForce, &one);
    written(&app, Scope::InForce, &two);
    assert!(std::fs::read(&one).unwrap() == std::fs::read(&two).unwrap(), "bytes differ");
    assert_eq!(made.documents, 3);
    let package = package::read(&one).unwrap();
    assert_eq!(package.manifest_sha256, made.manifest_sha256);
    assert_eq!(package.key, app.app().ledger.verifier().to_string());
    assert_eq!(package.manifest.record.size, app.seal());
    let names: Vec<_> = package.manifest.members.iter().map(|m| m.name.as_str()).collect();
    expect_test::expect![[r#"
        [
            "keys/ledger.pub",
            "keys/ledger.pem",
            "keys/checkpoint",
            "documents/qt-01-cx-hctp/01-00/document.pdf",
            "documents/qt-01-cx-hctp/01-00/document.docx",
            "documents/qt-01-cx-hctp/01-00/document.json",
            "documents/qt-02/01-00/document.pdf",
            "documents/qt-02/01-00/document.docx",
            "documents/qt-02/01-00/document.json",
            "documents/st-01/01-00/document.pdf",
            "documents/st-01/01-00/document.docx",
            "documents/st-01/01-00/document.json",
            "index.html",
            "README.txt",
            "SHA256SUMS",
        ]
    "#]]
    .assert_debug_eq(&names);
    let (_, record) = &package.documents[0];
    assert_eq!((record.code.as_str(), record.state.as_str()), ("QT 01/CX-HCTP", "effective"));
    assert_eq!(record.signatures.len(), 4);
    assert!(record.decision.as_ref().unwrap().ends_with("/QĐ-UBND"));
    let text = member(&one, "index.html");
    for word in ["QT 01/CX-HCTP", "documents/st-01/01-00/document.docx", "Có hiệu lực"] {
        assert!(text.contains(word), "{word}");
    }
    assert!(!text.contains("<script"));
}

fn member(package: &Path, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(File::open(package).unwrap()).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
    text
}

/// What README.txt tells people to type.
#[tokio::test]
async fn standard_tools_check_a_package() {
    let has = |tool: &str| Command::new(tool).arg("--version").output().is_ok();
    if !has("openssl") || !has("sha256sum") {
        println!("skipped: openssl or sha256sum is not installed");
        return;
    }
    let app = app();
    furnished(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path().join("p.zip");
    written(&app, Scope::All, &package);
    let out = folder.path().join("out");
    zip::ZipArchive::new(File::open(&package).unwrap()).unwrap().extract(&out).unwrap();
    let run = |program: &str, args: &[&str]| {
        Command::new(program).args(args).current_dir(&out).output().unwrap()
    };
    let sums = run("sha256sum", &["-c", "--strict", "SHA256SUMS"]);
    assert!(sums.status.success(), "{}", String::from_utf8_lossy(&sums.stderr));
    let args = [
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "keys/ledger.pem",
        "-rawin",
        "-in",
        "manifest.txt",
        "-sigfile",
        "manifest.sig",
    ];
    let signed = run("openssl", &args);
    assert!(signed.status.success(), "{signed:?}");
    let hash = run("sha256sum", &["manifest.json"]);
    let hash = String::from_utf8(hash.stdout).unwrap();
    let note = std::fs::read_to_string(out.join("manifest.txt")).unwrap();
    assert_eq!(note.lines().nth(1), hash.split_whitespace().next());
    std::fs::write(out.join("manifest.txt"), "haidang package v1\nother\n").unwrap();
    assert!(!run("openssl", &args).status.success());
}

#[tokio::test]
async fn people_ask_for_a_package_and_fetch_it() {
    let app = app();
    furnished(&app).await;
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let begun = thu.post("/exports", &[("scope", "in_force")]).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let mut page = thu.get("/exports").await;
    for _ in 0..600 {
        if page.text.contains("/file\"") {
            break;
        }
        assert!(page.text.contains("Đang lập"), "{}", page.text);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = thu.get("/exports").await;
    }
    let href =
        page.text.split("href=\"/exports/").nth(2).or(page.text.split("href=\"/exports/").nth(1));
    let id = href.unwrap().split('/').next().unwrap().to_owned();
    let file = thu.get(&format!("/exports/{id}/file")).await;
    assert_eq!(file.status, 200);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.zip");
    std::fs::write(&path, &file.bytes).unwrap();
    assert_eq!(package::read(&path).unwrap().documents.len(), 3);
    assert_eq!(file.header("content-length"), file.bytes.len().to_string());
    // Nobody else's, and nothing that is not there.
    let stranger = app.foreigner("Lê Thị Khác", SECRETARY).await;
    assert_eq!(stranger.get(&format!("/exports/{id}/file")).await.status, 404);
    let reader = app.person("Phạm Văn Đọc", &[Role::Author]).await;
    assert_eq!(reader.get("/exports").await.status, 403);
    let admin = app.person("Quản trị", &[Role::Administrator]).await;
    assert_eq!(admin.post("/exports", &[("scope", "all")]).await.status, 403);
    assert_eq!(thu.post("/exports", &[("scope", "x")]).await.status, 400);
}

#[tokio::test]
async fn a_version_leaves_as_word() {
    let app = app();
    let [one, _, manual] = furnished(&app).await;
    let lan = app.person("Đào Thị Đọc", &[Role::Reader]).await;
    let file = lan.get(&format!("/documents/{one}/docx")).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"qt-01-cx-hctp.docx\"");
    let read = intake::read(&file.bytes).unwrap();
    assert_eq!(read.code.as_deref(), Some("QT 01/CX-HCTP"));
    assert_eq!(read.steps.len(), 3);
    let text = lan.get(&format!("/documents/{manual}/docx")).await;
    assert!(text.bytes.starts_with(b"PK"));
    // What one may not see is not there.
    let stranger = app.foreigner("Lê Thị Khác", SECRETARY).await;
    assert_eq!(stranger.get(&format!("/documents/{one}/docx")).await.status, 404);
    assert_eq!(lan.get("/documents/999999/docx").await.status, 404);
}
