//! A declaration from its draft to the one that replaces it.

use crate::app;
use platform::{Role, Span};
use testkit::{Person, TestApp};
use testoffice::Office;

const SCOPE: [(&str, &str); 3] = [
    ("edition", "2015"),
    ("statement", "giải quyết thủ tục hành chính thuộc thẩm quyền của UBND xã"),
    ("address", "Thôn 1"),
];

/// Sends an action; who signs types their password.
async fn act(who: &Person<'_>, page: &str, form: &[(&str, &str)]) -> testkit::Answer {
    let mut form = form.to_vec();
    if form.contains(&("action", "sign")) {
        form.push(("password", who.password().await));
    }
    who.post(&format!("{page}/actions"), &form).await
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split(before).nth(1).unwrap().split(after).next().unwrap()
}

/// Signed, numbered, made known and in force.
async fn declare(office: &Office<'_>, number: &str) -> String {
    let page = office.thu.post("/declarations", &[]).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    let shown = office.anh.get(&page).await.text;
    let seen = between(&shown, "name=\"seen\" value=\"", "\"").to_owned();
    let today = text::date(text::here(office.app.now()).date());
    let known = [
        ("action", "publish"),
        ("posted_on", today.as_str()),
        ("posted_at", "Bảng tin"),
        ("portal_on", &today),
        ("portal_url", "https://example.gov.vn/iso"),
        ("sent_on", &today),
        ("sent_to", "Sở KH&CN"),
    ];
    for (who, form) in [
        (&office.anh, &[("action", "sign"), ("seen", seen.as_str())][..]),
        (&office.van, &[("action", "number"), ("number", number), ("dated", &today)]),
        (&office.thu, &known),
        (&office.thu, &[("action", "take_effect")]),
    ] {
        let done = act(who, &page, form).await;
        assert_eq!(done.status, 303, "{form:?}: {}", done.text);
    }
    page
}

async fn ready(app: &TestApp) -> Office<'_> {
    let office = Office::new(app).await;
    office.issue("QT.VP.01", "Đăng ký khai sinh", "47/QĐ-UBND").await;
    office.open_doors().await;
    assert_eq!(office.thu.post("/scope", &SCOPE).await.status, 303);
    office
}

#[tokio::test]
async fn from_a_draft_into_force() {
    let app = app();
    let office = Office::new(&app).await;
    let reader = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    assert_eq!(reader.post("/declarations", &[]).await.status, 403);
    let page = office.thu.post("/declarations", &[]).await.location;
    let page = page.split('?').next().unwrap().to_owned();
    let second = office.thu.post("/declarations", &[]).await;
    assert_eq!(second.status, 409);
    assert!(second.text.contains("Đang có một bản công bố chưa xong"), "{}", second.text);
    let nothing = act(&office.anh, &page, &[("action", "sign"), ("seen", "")]).await;
    assert!(nothing.status == 409 && nothing.text.contains("Chưa có gì để công bố"));
    office.issue("QT.VP.01", "Đăng ký khai sinh", "47/QĐ-UBND").await;
    office.open_doors().await;
    assert_eq!(office.thu.post("/scope", &[("edition", "1994")]).await.status, 422);
    assert_eq!(office.thu.post("/scope", &SCOPE).await.status, 303);
    let blind = act(&office.anh, &page, &[("action", "sign"), ("seen", "x")]).await;
    assert!(blind.text.contains("vừa thay đổi sau khi bạn mở trang"), "{}", blind.text);
    let shown = office.anh.get(&page).await.text;
    let seen = between(&shown, "name=\"seen\" value=\"", "\"").to_owned();
    let sign = [("action", "sign"), ("seen", seen.as_str())];
    assert_eq!(act(&office.thu, &page, &sign).await.status, 403, "the head signs");
    assert!(office.anh.get("/").await.text.contains("Ký bản công bố hệ thống quản lý chất lượng"));
    assert!(office.thu.get("/scope").await.text.contains("Chờ cơ quan xác nhận"));
    let draft = office.thu.get(&page).await.text;
    assert!(draft.contains("Lãnh đạo cơ quan xem và ký bản công bố."), "{draft}");
    let unproved = office.anh.post(&format!("{page}/actions"), &sign).await;
    assert_eq!(unproved.status, 422);
    assert!(unproved.text.contains("Việc này cần xác nhận đúng là bạn"), "{}", unproved.text);
    assert_eq!(act(&office.anh, &page, &sign).await.status, 303);
    let scope = office.thu.get("/scope").await.text;
    assert!(!scope.contains("Chờ cơ quan xác nhận"), "signed is confirmed: {scope}");
    assert!(scope.contains("Đang có bản công bố chưa xong"), "{scope}");
    assert!(scope.contains("Văn thư cấp số và ngày"), "{scope}");
    assert!(office.van.get("/").await.text.contains("Cấp số quyết định công bố"));
    let early = act(
        &office.thu,
        &page,
        &[("action", "publish"), ("posted_on", "25/11/2026"), ("posted_at", "Bảng tin")],
    )
    .await;
    assert!(early.text.contains("chưa có số và ngày"), "{}", early.text);
    let past = [("action", "number"), ("number", "số 47"), ("dated", "01/01/2020")];
    let past = act(&office.van, &page, &past).await;
    assert_eq!(past.status, 422);
    for mistake in ["Số quyết định chưa đúng", "không được trước ngày ký trong hệ thống"]
    {
        assert!(past.text.contains(mistake), "{mistake}: {}", past.text);
    }
    let number = [("action", "number"), ("number", "47a/QĐ-UBND"), ("dated", "25/11/2026")];
    assert_eq!(act(&office.van, &page, &number).await.status, 303);
    published(&app, &office, &page).await;
    let told = reader.get("/api/v1/declaration").await.text;
    assert!(told.contains("\"number\":\"47a/QĐ-UBND\"") && told.contains(&seen), "{told}");
}

/// What was signed and numbered is posted, on the portal, sent, and takes effect.
async fn published(app: &TestApp, office: &Office<'_>, page: &str) {
    let half = [("action", "publish"), ("posted_on", "25/11/2026"), ("portal_url", "trang")];
    let half = act(&office.thu, page, &half).await;
    assert_eq!(half.status, 422);
    assert!(half.text.contains("Có 3 chỗ cần sửa") && half.text.contains("value=\"trang\""));
    let posted = [("action", "publish"), ("posted_on", "25/11/2026"), ("posted_at", "Bảng tin")];
    assert_eq!(act(&office.thu, page, &posted).await.status, 303);
    let effect = act(&office.thu, page, &[("action", "take_effect")]).await;
    assert!(effect.text.contains("Hãy ghi nốt việc còn thiếu"), "{}", effect.text);
    let whole = [
        posted[0],
        posted[1],
        posted[2],
        ("portal_on", "25/11/2026"),
        ("portal_url", "https://example.gov.vn/iso"),
        ("sent_on", "25/11/2026"),
        ("sent_to", "Sở KH&CN, công văn 12/UBND"),
    ];
    assert_eq!(act(&office.thu, page, &whole).await.status, 303);
    let file = ("file", "Ảnh.JPG", &b"jpg"[..]);
    let upload = office.thu.upload(&format!("{page}/evidence"), &[], file).await;
    assert_eq!(upload.status, 303);
    app.set_clock("2026-11-27T01:00:00Z");
    assert_eq!(act(&office.thu, page, &[("action", "take_effect")]).await.status, 303);
    let shown = office.thu.get(page).await.text;
    let since = "<dt>Hiệu lực từ</dt><dd>25/11/2026</dd>";
    assert!(shown.contains(since), "from the day of its decision, as that says: {shown}");
    assert!(shown.contains("Đang hiệu lực") && shown.contains("Ảnh.JPG"), "{shown}");
    let file = between(&shown, "href=\"/declaration-evidence/", "\"");
    let file = office.thu.get(&format!("/declaration-evidence/{file}")).await;
    assert_eq!(
        (file.bytes.as_slice(), file.header("content-disposition")),
        (&b"jpg"[..], "attachment; filename=\"anh.jpg\"")
    );
}

#[tokio::test]
async fn what_is_due_anew_and_what_is_not() {
    let app = app();
    let office = ready(&app).await;
    let first = declare(&office, "47a/QĐ-UBND").await;
    assert!(office.thu.get("/scope").await.text.contains("Đã công bố, không phải công bố lại"));
    office.issue("QT.VP.02", "Đăng ký khai tử", "48/QĐ-UBND").await;
    app.write(|tx| Ok(document::take_effect(tx)?)).await.unwrap();
    let due = office.thu.get("/declarations/reasons").await.text;
    assert!(
        due.contains("1 thay đổi")
            && due.contains("QT.VP.02 Đăng ký khai tử đang áp dụng nhưng chưa công bố."),
        "{due}"
    );
    assert!(office.thu.get("/").await.text.contains("Cần công bố lại hệ thống quản lý chất lượng"));
    let again = office.thu.get("/scope").await.text;
    assert!(again.contains("Cần công bố lại"), "{again}");
    let begun = office.thu.post("/declarations", &[]).await.location;
    let drafted = office.thu.get("/declarations").await.text;
    assert!(drafted.contains("data-label=\"Quy trình\">2<"), "a draft tells: {drafted}");
    let begun = begun.split('?').next().unwrap();
    let shown = office.anh.get(begun).await.text;
    let seen = between(&shown, "name=\"seen\" value=\"", "\"").to_owned();
    let sign = [("action", "sign"), ("seen", seen.as_str())];
    assert_eq!(act(&office.anh, begun, &sign).await.status, 303);
    let today = text::date(text::here(app.now()).date());
    let taken = [("action", "number"), ("number", "47a/QĐ-UBND"), ("dated", today.as_str())];
    let taken = act(&office.van, begun, &taken).await;
    assert!(taken.text.contains("Số này đã cấp cho quyết định khác"), "{}", taken.text);
    let drop = [("action", "discard"), ("reason", "Lập lại")];
    assert_eq!(act(&office.thu, begun, &drop).await.status, 303);
    let second = declare(&office, "60/QĐ-UBND").await;
    let old = office.thu.get(&first).await.text;
    assert!(old.contains("Đã được thay thế") && !old.contains("QT.VP.02"), "history stays: {old}");
    let new = office.thu.get(&second).await.text;
    assert!(new.contains("QT.VP.02") && new.contains("47a/QĐ-UBND"), "{new}");
    assert!(office.thu.get("/declarations/reasons").await.text.contains("Không phải công bố lại"));
    let moved = [("edition", "2026"), SCOPE[1], SCOPE[2]];
    assert_eq!(office.thu.post("/scope", &moved).await.status, 303);
    let due = office.thu.get("/declarations/reasons").await.text;
    assert!(
        due.contains("Đã công bố theo TCVN ISO 9001:2015, nay áp dụng ISO 9001:2026."),
        "{due}"
    );
}

#[tokio::test]
async fn its_papers_and_its_figures() {
    let app = app();
    let office = ready(&app).await;
    let page = declare(&office, "47a/QĐ-UBND").await;
    for (paper, begins) in [
        ("decision.pdf", &b"%PDF"[..]),
        ("statement.pdf", b"%PDF"),
        ("decision.docx", b"PK"),
        ("statement.docx", b"PK"),
    ] {
        let made = office.van.get(&format!("{page}/{paper}")).await;
        assert!(made.status == 200 && made.bytes.starts_with(begins), "{paper}: {}", made.text);
    }
    let draft = office.thu.post("/declarations", &[]).await.location;
    let draft = draft.split('?').next().unwrap();
    let shown = office.thu.get(draft).await.text;
    assert!(shown.contains("<h2>Không phải công bố lại</h2>"), "{shown}");
    if let Some(pages) =
        testkit::printed_pages(&office.van.get(&format!("{draft}/decision.pdf")).await)
    {
        assert!(pages.concat().contains("Phạm Xuân Anh"), "who is to sign: {pages:?}");
    }
    let showcase = app.app().showcase.clone();
    let shown = app.write(move |tx| {
        let day = text::here(tx.now()).date();
        Ok(showcase.all(tx, Span { from: day, to: day })?)
    });
    let mut shown = shown.await.unwrap();
    shown.retain(|it| it.key.starts_with("declaration."));
    let figures: Vec<_> = shown
        .iter()
        .map(|it| format!("{} {}/{:?} {:?}", it.key, it.count, it.of, it.standing))
        .collect();
    assert_eq!(
        figures,
        [
            "declaration.scope 1/None Good",
            "declaration.in_force 1/None Good",
            "declaration.map 0/None Missing",
            "declaration.covered 0/Some(0) Missing",
            "declaration.due_anew 0/Some(1) Good",
        ]
    );
    for it in shown {
        assert_eq!(office.thu.get(&it.href).await.status, 200, "{}", it.href);
    }
}
