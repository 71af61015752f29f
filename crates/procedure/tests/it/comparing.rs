//! Two issues side by side.

use super::{GOOD, LAN, blank, saved, still, value, with};
use expect_test::expect_file;
use platform::Role;
use std::process::Command;
use testkit::{Person, TestApp};

struct Office<'a> {
    lan: Person<'a>,
    boss: Person<'a>,
    reader: Person<'a>,
}

impl<'a> Office<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let chain = [Role::Reviewer, Role::Appraiser, Role::Approver, Role::DocumentController];
        Self {
            lan: app.person("Lan", LAN).await,
            boss: app.person("Anh", &chain).await,
            reader: app.person("Đọc", &[Role::Reader]).await,
        }
    }

    /// Puts a draft into effect.
    async fn issue(&self, id: i64) {
        let at = format!("/documents/{id}/actions");
        for (who, action) in [
            (&self.lan, "submit"),
            (&self.boss, "review"),
            (&self.boss, "appraise"),
            (&self.boss, "approve"),
        ] {
            let done = who.post(&at, &[("action", action)]).await;
            assert_eq!(done.status, 303, "{action}: {}", done.text);
        }
        let id = id.to_string();
        let decision = [
            ("number", "12/QĐ-UBND"),
            ("dated", "23/11/2026"),
            ("effective_on", "23/11/2026"),
            ("subject", "Về việc ban hành quy trình"),
            ("signer_name", "Phạm Xuân Anh (minh họa)"),
            ("signer_position", "Chủ tịch UBND xã"),
            ("version", &id),
        ];
        let issued = self.boss.post("/decisions", &decision).await;
        assert_eq!(issued.status, 303, "{}", issued.text);
    }

    /// A procedure in force and the draft of its next issue, with the changes.
    async fn two(&self, app: &TestApp) -> (i64, i64) {
        let at = blank(&self.lan, "QT.TP.01", "Đăng ký khai sinh").await;
        saved(&self.lan, &at, GOOD).await;
        let first: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
        self.issue(first).await;
        app.tick().await;
        let next = self.lan.post(&format!("/documents/{first}/issues"), &[("kind", "issue")]).await;
        assert_eq!(next.status, 303, "{}", next.text);
        let second = next.id();
        saved(&self.lan, &format!("/procedures/{second}"), &changed()).await;
        (first, second)
    }
}

/// The limit is longer, one step changed, one came.
fn changed() -> Vec<(&'static str, &'static str)> {
    with(
        GOOD,
        &[
            ("time_limit.0.value", "5"),
            ("steps.1.time.0.value", "6"),
            ("steps.3.action", "Lưu hồ sơ <b>giấy</b>"),
            ("steps.3.responsible", "Văn thư"),
            ("steps.3.role", "clerk"),
            ("steps.3.time.0.value", "1"),
            ("steps.3.time.0.unit", "hour"),
        ],
    )
}

#[tokio::test]
async fn two_issues_side_by_side() {
    let app = super::app();
    let office = Office::new(&app).await;
    let (first, second) = office.two(&app).await;
    let page = office.lan.get(&format!("/documents/{second}/compare")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(
        page.text.contains("1 bước sửa, 1 bước thêm, thời hạn 03 → 05 ngày làm việc.</p>"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("<b>giấy"), "a step is words, never markup");
    expect_file!["./snapshots/compare.html"].assert_eq(&still(&page.text));
    // Whichever way round it is asked, the older one stands on the left.
    for path in [
        format!("/documents/{second}/compare?with={first}"),
        format!("/documents/{first}/compare?with={second}"),
        format!("/documents/{first}/compare?with={first}&of={second}"),
    ] {
        assert_eq!(still(&office.lan.get(&path).await.text), still(&page.text), "{path}");
    }
    let same = office.lan.get(&format!("/documents/{first}/compare?with={first}")).await.text;
    assert!(same.contains("giống nhau từng chữ"));
}

#[tokio::test]
async fn what_one_may_not_see_is_not_there() {
    let app = super::app();
    let office = Office::new(&app).await;
    let (first, second) = office.two(&app).await;
    let other = blank(&office.lan, "QT.TP.02", "Đăng ký kết hôn").await;
    let other = other.rsplit('/').next().unwrap();
    for (who, path) in [
        (&office.reader, format!("/documents/{second}/compare")),
        (&office.reader, format!("/documents/{first}/compare?with={second}")),
        (&office.reader, format!("/documents/{first}/compare?of={second}")),
        (&office.lan, format!("/documents/{first}/compare?with={other}")),
        (&office.lan, format!("/documents/{first}/compare?of={other}")),
        (&office.lan, "/documents/1/compare".to_owned()),
    ] {
        assert_eq!(who.get(&path).await.status, 404, "{path}");
    }
    let alone = office.reader.get(&format!("/documents/{first}/compare")).await;
    assert!(alone.text.contains("Chưa có gì để so sánh"), "{}", alone.text);
    let stranger = app.foreigner("Lạ", &[Role::IsoSecretary]).await;
    assert_eq!(stranger.get(&format!("/documents/{first}/compare")).await.status, 404);
}

#[tokio::test]
async fn the_proposed_row_goes_into_the_draft() {
    let app = super::app();
    let office = Office::new(&app).await;
    let (first, second) = office.two(&app).await;
    let at = format!("/documents/{second}/compare?with={first}");
    let page = office.lan.get(&at).await;
    let proposed = value(&page, "summary");
    assert_eq!(
        proposed,
        "Thời hạn giải quyết: “03 ngày làm việc” thành “05 ngày làm việc”.\n\
         Sửa bước 2: thời gian “02 giờ làm việc” thành “06 giờ làm việc”.\n\
         Thêm bước 4: Lưu hồ sơ <b>giấy</b>."
    );
    let (with, edits) = (first.to_string(), value(&page, "edits"));
    let send = |summary: &'static str, edits: String| {
        let with = with.clone();
        let lan = &office.lan;
        async move {
            let form = [("with", with.as_str()), ("edits", edits.as_str()), ("summary", summary)];
            lan.post(&format!("/documents/{second}/amendment"), &form).await
        }
    };
    assert_eq!(send(" ", edits.clone()).await.status, 422);
    let stale = send("Tăng thời hạn.", "77".into()).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text.contains("Tăng thời hạn."), "what was typed stays");
    let done = send("Tăng thời hạn.", edits).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = office.lan.follow(done).await;
    assert!(page.text.contains("Đã đưa vào bảng theo dõi sửa đổi"));
    assert_eq!(
        value(&page, "summary"),
        "Tăng thời hạn.",
        "what the author wrote is not proposed over"
    );
    let editor = office.lan.get(&format!("/procedures/{second}/edit")).await;
    assert_eq!(value(&editor, "summary"), "Tăng thời hạn.");
    // Nobody else, and nothing that was issued.
    let form = [("with", with.as_str()), ("edits", "2"), ("summary", "x")];
    let binh = app.person("Bình", LAN).await;
    for other in [&binh, &office.reader] {
        let refused = other.post(&format!("/documents/{second}/amendment"), &form).await;
        assert_eq!(refused.status, 403, "{}", other.name());
    }
    assert_eq!(office.lan.post(&format!("/documents/{first}/amendment"), &form).await.status, 409);
}

#[tokio::test]
async fn the_amendment_table_on_paper() {
    let app = super::app();
    let office = Office::new(&app).await;
    let (first, second) = office.two(&app).await;
    let pdf = office.lan.get(&format!("/documents/{second}/compare?with={first}&format=pdf")).await;
    assert_eq!(pdf.status, 200, "{}", pdf.text);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert_eq!(pdf.header("content-disposition"), "inline; filename=\"sua-doi-qt-tp-01.pdf\"");
    let file = app.folder().join("compared.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let Ok(read) = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output() else {
        eprintln!("skipped: pdftotext is not installed");
        return;
    };
    let text = String::from_utf8(read.stdout).unwrap();
    for said in [
        "BẢNG THEO DÕI SỬA ĐỔI",
        "QT.TP.01",
        "03 ngày làm việc",
        "05 ngày làm việc",
        "Thêm",
        "3 chỗ sửa đổi",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[tokio::test]
async fn texts_are_compared_by_paragraph() {
    let app = super::app();
    let office = Office::new(&app).await;
    let write = async |id: i64, text: &str, edits: &str| {
        let form = [
            ("edits", edits),
            ("title", "Kiểm soát tài liệu"),
            ("text", text),
            ("summary", "Sửa"),
            ("basis", ""),
        ];
        let saved = office.lan.post(&format!("/documents/{id}/content"), &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
    };
    let form = [
        ("kind", "system_procedure"),
        ("code", "QT.VP.01"),
        ("title", "Kiểm soát tài liệu"),
        ("unit", ""),
    ];
    let first = office.lan.post("/documents", &form).await.id();
    write(first, "Mục đích\nTài liệu được xem xét mỗi năm một lần.", "0").await;
    office.issue(first).await;
    app.tick().await;
    let next =
        office.lan.post(&format!("/documents/{first}/issues"), &[("kind", "revision")]).await;
    write(next.id(), "Mục đích\nTài liệu được xem xét mỗi quý một lần.\nLưu hồ sơ.", "0").await;
    let page = office.lan.get(&format!("/documents/{}/compare", next.id())).await.text;
    assert!(page.contains("1 đoạn sửa, 1 đoạn thêm."), "{page}");
    assert!(page.contains("<del>năm<span class=\"vh\"> (bỏ)</span></del>"), "{page}");
    assert!(page.contains("<ins>quý<span class=\"vh\"> (thêm)</span></ins>"), "{page}");
}
