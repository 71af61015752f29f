//! The portal's keepers.

use super::{
    app,
    office::{Office, procedure},
    open, setting,
};
use platform::Role;

const FORM: [(&str, &str); 10] = [
    ("is_open", "1"),
    ("slug", "thu-nghiem"),
    ("welcome", "Chào bạn"),
    ("address", "Số 1"),
    ("phone", "0233 123"),
    ("email", "motcua@thunghiem.gov.vn"),
    ("hours", "07:30–11:30"),
    ("responsible", "Chủ tịch"),
    ("colour", "#0b4a7d"),
    ("framers", "https://thunghiem.gov.vn"),
];

fn with<'f>(name: &str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    let field =
        |(field, typed): &(&'f str, &'f str)| (*field, if *field == name { value } else { *typed });
    FORM.iter().map(field).collect()
}

#[tokio::test]
async fn every_mistake_is_named_at_once() {
    let app = app();
    let admin = app.person("Quản trị", &[Role::Administrator]).await;
    let page = admin.get("/public-site").await;
    assert!(page.text.contains("value=\"ubnd-xa-thu-nghiem\""), "{}", page.text);
    for (field, typed, said) in [
        ("slug", "Có Dấu", "Tên trong địa chỉ chưa đúng"),
        ("colour", "#f2c14e", "Màu này quá nhạt"),
        ("colour", "đỏ", "Mã màu chưa đúng"),
        ("email", "a@b@c.vn", "Thư điện tử chưa đúng"),
        ("framers", "https://a.vn; script-src *", "Có dòng không phải địa chỉ trang"),
    ] {
        let answer = admin.upload("/public-site", &with(field, typed), ("emblem", "", b"")).await;
        assert_eq!(answer.status, 422, "{field}");
        assert!(answer.text.contains(said), "{field}: {}", answer.text);
    }
    let no_picture = admin.upload("/public-site", &FORM, ("emblem", "a.png", b"no picture")).await;
    assert_eq!(no_picture.status, 422);

    let saved = admin.upload("/public-site", &FORM, ("emblem", "", b"")).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    assert!(app.nobody().get("/portal/thu-nghiem").await.text.contains("Chào bạn"));
}

/// What citizens read and what due dates go by are two things that may drift apart.
#[tokio::test]
async fn hours_that_the_calendar_does_not_have_are_told() {
    let app = app();
    let admin = app.person("Quản trị", &[Role::Administrator]).await;
    let saved = admin.upload("/public-site", &FORM, ("emblem", "", b"")).await;
    let page = admin.follow(saved).await.text;
    for said in [
        "Giờ tiếp nhận khác lịch làm việc",
        "Trên cổng ghi «07:30–11:30»",
        "thứ Hai 23/11/2026 (07:00–11:30, 13:30–17:00)",
        "thứ Sáu 27/11/2026",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("28/11/2026"), "nobody said anything of Saturday: {page}");
    let right = with("hours", "7h00–11h30 và 13h30–17h00, thứ Hai đến thứ Sáu");
    let saved = admin.upload("/public-site", &right, ("emblem", "", b"")).await;
    let page = admin.follow(saved).await.text;
    assert!(!page.contains("khác lịch làm việc"), "{page}");
    let saturday = with("hours", "7h00–11h30 và 13h30–17h00, thứ Hai đến thứ Bảy");
    let saved = admin.upload("/public-site", &saturday, ("emblem", "", b"")).await;
    let page = admin.follow(saved).await.text;
    assert!(page.contains("thứ Bảy 28/11/2026 (không tiếp nhận)"), "{page}");
}

#[tokio::test]
async fn who_may_keep_it() {
    let app = app();
    for (role, opens, saves) in [
        (Role::Administrator, 200, 303),
        (Role::IsoSecretary, 200, 303),
        (Role::OneStopOfficer, 200, 403),
        (Role::Reader, 403, 403),
    ] {
        let who = app.person(role.as_str(), &[role]).await;
        assert_eq!(who.get("/public-site").await.status, opens, "{role:?}");
        let saved = who.upload("/public-site", &FORM, ("emblem", "", b"")).await;
        assert_eq!(saved.status, saves, "{role:?}");
    }
}

#[tokio::test]
async fn a_procedure_in_english() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    let version = office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    let (secretary, by) = (office.secretary(), office.secretary().actor());
    let found = app.write(move |tx| document::open(tx, &by, version)).await.unwrap();
    let path = format!("/public-site/translations/{}", found.document);
    let english = "/portal/thu-nghiem/processes/qt-01/en";
    assert_eq!(app.nobody().get(english).await.status, 404);

    let empty = secretary.post(&path, &[("title", "Birth"), ("edits", "0")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("value=\"Birth\""));
    let form = [
        ("edits", "0"),
        ("title", "Registration of a birth"),
        ("bring", "Form\nBirth certificate <script>"),
        ("place", "One-stop office"),
        ("duration", "3 working days"),
        ("fee", "Free"),
        ("result", "Birth certificate"),
    ];
    assert_eq!(secretary.post(&path, &form).await.status, 303);
    let page = app.nobody().get(english).await.text;
    assert!(page.contains("<html lang=\"en\">"));
    assert!(page.contains("<h1>Registration of a birth</h1>"));
    assert!(!page.contains("<script>") && page.contains("&#60;script&#62;"));
    for said in [
        " hreflang=\"vi\" aria-current=\"page\">Procedures</a>",
        ">Track an application</a>",
        "<h2 lang=\"vi\">",
        "This site sets no cookies",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    for vietnamese in ["Trang chủ", "Tra cứu hồ sơ", "Khi trích dẫn", "Đang truy cập", "cookie để"]
    {
        assert!(!page.contains(vietnamese), "{vietnamese}: {page}");
    }
    let guide = app.nobody().get("/portal/thu-nghiem/processes/qt-01").await.text;
    assert!(guide.contains("This procedure in English"));
    // Two who write at once: the second is told, and nothing of theirs is lost.
    let again = secretary.post(&path, &form).await;
    assert_eq!(again.status, 409);
    assert!(again.text.contains("value=\"Registration of a birth\""));
}
