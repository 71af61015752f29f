//! What people print, through the front door and as other features ask for it.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use document::VersionId;
use platform::{Actor, Role, files::Files};
use rendition::Stamp;
use std::process::Command;
use testkit::{Answer, Person, TestApp};

fn app() -> TestApp {
    let features = [
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        rendition::feature(),
    ];
    TestApp::new(features)
}

/// The words of a PDF in one line, or `None` where poppler is not installed.
fn words(pdf: &[u8]) -> Option<String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let Ok(done) = Command::new("pdftotext").arg("-layout").arg(file.path()).arg("-").output()
    else {
        println!("skipped: pdftotext is not installed");
        return None;
    };
    assert!(done.status.success(), "{done:?}");
    let text = String::from_utf8(done.stdout).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

async fn draft(lan: &Person<'_>, kind: &str, code: &str, text: &str) -> i64 {
    let form = [("kind", kind), ("code", code), ("title", "Tiếp công dân"), ("unit", "")];
    let id = lan.post("/documents", &form).await.id();
    let form = [("edits", "0"), ("title", "Tiếp công dân"), ("text", text)];
    let saved = lan.post(&format!("/documents/{id}/content"), &form).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    id
}

fn says(answer: &Answer, wanted: &[&str]) {
    assert_eq!(answer.status, 200, "{}", answer.text);
    let Some(words) = words(&answer.bytes) else { return };
    for wanted in wanted {
        assert!(words.contains(wanted), "{wanted:?} in {words}");
    }
}

#[tokio::test]
async fn text_prints_with_its_control() {
    let app = app();
    let lan = app.person("Trần Thị Lan", &[Role::Author]).await;
    let text = "# Quy định chung\nÁp dụng cho **mọi** phòng.\n\n| Việc | Hạn |\n|---|---|\n| Báo cáo | 15/6 |";
    let id = draft(&lan, "regulation", "QC.01", text).await;
    let printed = lan.get(&format!("/documents/{id}/pdf")).await;
    assert_eq!(printed.header("content-disposition"), "inline; filename=\"qc-01-01.pdf\"");
    let wanted =
        ["QUY CHẾ", "TIẾP CÔNG DÂN", "Mã hiệu: QC.01", "Áp dụng cho mọi phòng.", "Báo cáo"];
    says(&printed, &wanted);
    says(&printed, &["Ban hành lần đầu", "Lần ban hành: 01"]);
    let copy = lan.get(&format!("/documents/{id}/pdf?copy=uncontrolled")).await;
    says(&copy, &["Bản sao để tham khảo"]);
    let stranger = app.person("Bùi Văn Đọc", &[Role::Reader]).await;
    assert_eq!(stranger.get(&format!("/documents/{id}/pdf")).await.status, 404);
    let far = app.foreigner("Người khác", &Role::ALL).await;
    assert_eq!(far.get(&format!("/documents/{id}/pdf")).await.status, 404);
}

#[tokio::test]
async fn a_stored_file_has_a_control_cover() {
    let app = app();
    let lan = app.person("Trần Thị Lan", &[Role::Author]).await;
    let id = draft(&lan, "policy", "CS.01", "x").await;
    let file = ("file", "Chính sách.pdf", &b"%PDF-1.4 scan"[..]);
    let kept = lan.upload(&format!("/documents/{id}/file"), &[("edits", "1")], file).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let printed = lan.get(&format!("/documents/{id}/pdf")).await;
    says(&printed, &["TỆP GỐC", "Chính sách.pdf", "13 byte", "Mã SHA-256"]);
}

#[tokio::test]
async fn a_procedure_prints_as_a_numbered_copy() {
    let app = app();
    let lan = app.person("Trần Thị Lan", &[Role::Author]).await;
    let id = draft(&lan, "system_procedure", "QT.01", "Nội dung").await;
    let stamp = Stamp::Controlled {
        number: 3,
        holder: "Bộ phận Một cửa".to_owned(),
        link: "https://a.vn/q/1".to_owned(),
    };
    let person = lan.id();
    let paper = app.write(move |tx| {
        let mut actor = Actor::system(testkit::AGENCY, "command");
        (actor.person, actor.roles) = (person, vec![Role::Author]);
        rendition::prepare(tx, &actor, VersionId::new(id), &stamp)
    });
    let paper = paper.await.unwrap();
    let bytes = paper.pdf(&Files::open(&app.folder().join("files")).unwrap()).unwrap();
    if let Some(words) = words(&bytes) {
        let line = "TÀI LIỆU KIỂM SOÁT – Bản số 03 – Bộ phận Một cửa";
        assert!(words.contains(line), "{words}");
    }
}
