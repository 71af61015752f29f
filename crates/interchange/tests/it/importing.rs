//! Packages that come.

use crate::{SECRETARY, app, exporting::written, office::furnished};
use document::{Content, Kind};
use interchange::{ImportError, Scope, TakeAs, import_package};
use platform::{Actor, Role};
use std::path::{Path, PathBuf};
use testkit::{AGENCY, OTHER_AGENCY, TestApp, reading_program};
use testoffice::{checked_procedure, in_force};

/// A package of an installation of its own, whose first procedure is published as a master.
async fn sent(folder: &Path, name: &str) -> PathBuf {
    let app = app();
    let [one, ..] = furnished(&app).await;
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let form = [
        ("part", "issuing_body"),
        ("part", "fees"),
        ("kind.0", "position"),
        ("label.0", "Công chức phụ trách"),
        ("words.0", "Công chức tư pháp"),
    ];
    assert_eq!(thu.post(&format!("/documents/{one}/publish"), &form).await.status, 303);
    let path = folder.join(name);
    written(&app, Scope::InForce, &path);
    path
}

async fn upload(app: &TestApp, file: &Path) -> (String, String) {
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let bytes = std::fs::read(file).unwrap();
    let answer = thu.upload("/packages", &[], ("file", "goi.zip", &bytes)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = thu.get(&answer.location).await;
    (answer.location, page.text)
}

fn versions(page: &str) -> Vec<String> {
    let values = page.split("name=\"version\" value=\"").skip(1);
    values.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_package_becomes_masters_once_its_key_was_compared() {
    let folder = tempfile::tempdir().unwrap();
    let file = sent(folder.path(), "p.zip").await;
    let app = app();
    let (at, page) = upload(&app, &file).await;
    assert!(page.contains("Khóa mới") && page.contains("Gói còn nguyên"), "{page}");
    let all = versions(&page);
    assert_eq!(all.len(), 3);
    let thu = app.person("Lê Thị Thư", SECRETARY).await;
    let mut form: Vec<(&str, &str)> = all.iter().map(|id| ("version", id.as_str())).collect();
    form.push(("as", "masters"));
    let refused = thu.post(&format!("{at}/actions"), &form).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("Hãy đối chiếu khóa với nơi gửi"), "{}", refused.text);
    form.push(("compared", "1"));
    let taken = thu.post(&format!("{at}/actions"), &form).await;
    assert_eq!(taken.status, 200);
    assert!(taken.text.contains("Đã nhập 2 tài liệu: QT 01/CX-HCTP, QT.02"), "{}", taken.text);
    assert!(taken.text.contains("Chỉ quy trình có các bước mới dùng làm quy trình mẫu được."));
    // Once only.
    assert_eq!(thu.post(&format!("{at}/actions"), &form).await.status, 409);
    let masters = thu.get("/masters").await.text;
    assert!(masters.contains("QT 01/CX-HCTP") && masters.contains("Gói đã ký"), "{masters}");
    let id =
        masters.split("href=\"/masters/").nth(2).unwrap().split('"').next().unwrap().to_owned();
    let edition = thu.get(&format!("/masters/{id}")).await.text;
    assert!(
        edition.contains("Công chức phụ trách") || edition.contains("Nơi tiếp nhận"),
        "{edition}"
    );
    // The same again: the key is known, the editions are told as known.
    let (at, page) = upload(&app, &file).await;
    assert!(page.contains("Đã đối chiếu"));
    let again = thu.post(&format!("{at}/actions"), &form).await;
    assert!(again.text.contains("đã có trong danh sách"), "{}", again.text);
    // Nobody of another agency knows of it.
    let stranger = app.foreigner("Lê Thị Khác", SECRETARY).await;
    assert_eq!(stranger.get(&format!("/masters/{id}")).await.status, 404);
    assert_eq!(stranger.get(&at).await.status, 404);
    assert!(!stranger.get("/masters").await.text.contains("QT 01/CX-HCTP"));
}

#[tokio::test]
async fn a_package_becomes_drafts_and_a_taken_code_stays_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = sent(folder.path(), "p.zip").await;
    let app = app();
    let content = Content::Procedure(Box::new(checked_procedure("xã Thử Nghiệm")));
    in_force(&app, AGENCY, Kind::AdministrativeProcedure, "QT.02", content).await;
    let (at, page) = upload(&app, &file).await;
    let all = versions(&page);
    let thu = app.person("Lê Thị Thư", SECRETARY).await;
    let mut form: Vec<(&str, &str)> = all.iter().map(|id| ("version", id.as_str())).collect();
    form.extend([("as", "drafts"), ("compared", "1")]);
    let taken = thu.post(&format!("{at}/actions"), &form).await.text;
    assert!(taken.contains("Đã nhập 2 tài liệu: QT 01/CX-HCTP, ST.01"), "{taken}");
    assert!(taken.contains("<b>QT.02</b>"));
    let list = thu.get("/documents").await.text;
    assert!(list.contains("QT 01/CX-HCTP") && list.contains("Dự thảo"));
}

#[tokio::test]
async fn a_command_takes_a_package_under_a_key_that_was_given() {
    reading_program_aside();
    let folder = tempfile::tempdir().unwrap();
    let file = sent(folder.path(), "p.zip").await;
    let key = intake::package::read(&file).unwrap().key;
    let app = app();
    let by = Actor::system(OTHER_AGENCY, "command");
    let run = |key: Option<&str>| {
        let key = key.map(|key| tlog::VerifierKey::parse(key).unwrap());
        let (app, by, file) = (app.app(), &by, &file);
        std::thread::scope(|scope| {
            let work =
                move || import_package(app, OTHER_AGENCY, by, file, key.as_ref(), TakeAs::Drafts);
            scope.spawn(work).join().unwrap()
        })
    };
    assert!(matches!(run(None), Err(ImportError::UnknownKey(_))));
    let other = app.app().ledger.verifier().to_string();
    assert!(matches!(run(Some(&other)), Err(ImportError::UnknownKey(_))));
    let imported = run(Some(&key)).unwrap();
    assert_eq!(imported.taken.taken, ["QT 01/CX-HCTP", "QT.02", "ST.01"]);
    assert_eq!(run(Some(&key)).unwrap().taken.left.len(), 3);
    let lan = app.person("Ngô Thị Lan", &[Role::IsoSecretary]).await;
    assert!(!lan.get("/documents").await.text.contains("ST.01"), "only in that agency");
}

fn reading_program_aside() {
    std::thread::scope(|scope| scope.spawn(reading_program).join()).unwrap();
}
