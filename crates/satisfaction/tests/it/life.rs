//! From a draft to a published result.

use crate::{Office, PLAN, act, app};
use platform::{Span, Standing, Tx};

#[tokio::test]
async fn from_a_draft_to_a_published_result() {
    let app = app().await;
    let office = Office::new(&app).await;
    let Office { thu, anh, cua } = &office;
    assert_eq!(cua.post("/surveys", &PLAN).await.status, 403);
    let empty = thu.post("/surveys", &[("to", "31/12"), ("issued", "nhiều")]).await;
    assert_eq!(empty.status, 422);
    assert!(
        empty.text.contains("Có 5 chỗ cần sửa") && empty.text.contains("nhiều"),
        "{}",
        empty.text
    );

    let made = thu.post("/surveys", &PLAN).await;
    let page = made.location.split('?').next().unwrap().to_owned();
    assert!(anh.get("/").await.text.contains("Duyệt khảo sát KS-2026-01"));
    assert_eq!(act(thu, &page, &[("action", "approve")]).await, 403);
    assert_eq!(act(thu, &page, &[("action", "open")]).await, 409, "nobody approved it");
    assert_eq!(act(anh, &page, &[("action", "approve")]).await, 303);
    assert_eq!(act(thu, &page, &[("action", "open")]).await, 303);
    // Eight questions; a slip that says too little comes back, but has no voice.
    let typed = "5 5 4 4 5 4 4 5\n44444444; Chờ lâu\n- - - - - - - -\n2 2 2 2 2 2 2 2";
    let unit = app.unit("VP").to_string();
    let form = [("unit", unit.as_str()), ("slips", typed)];
    assert_eq!(anh.post(&format!("{page}/slips"), &form).await.status, 403);
    let entered = cua.post(&format!("{page}/slips"), &form).await;
    assert_eq!(entered.status, 303, "{}", entered.text);
    assert_eq!(act(thu, &page, &[("action", "close")]).await, 303);
    assert_eq!(act(thu, &page, &[("action", "analyse"), ("analysis", "Tốt")]).await, 422);
    let analysis = [("action", "analyse"), ("analysis", "2/3 hài lòng"), ("measures", "Thêm ghế")];
    assert_eq!(act(thu, &page, &analysis).await, 303);
    let late = thu.post(&format!("{page}/slips"), &form).await;
    assert_eq!(late.status, 409, "the result stands");
    assert!(late.text.contains("Chờ lâu"), "what was typed is kept: {}", late.text);
    assert_eq!(act(thu, &page, &[("action", "publish")]).await, 403);
    assert_eq!(act(anh, &page, &[("action", "publish")]).await, 303);

    let shown = anh.get(&page).await.text;
    assert!(shown.contains("66,7% <small>n = 3</small>"), "{shown}");
    assert!(shown.contains("1 đơn vị có dưới 5 phiếu nên không nêu số liệu"), "{shown}");
    for print in ["slip.pdf", "report.pdf"] {
        let printed = anh.get(&format!("{page}/{print}")).await;
        assert!(printed.bytes.starts_with(b"%PDF"), "{print}: {}", printed.text);
    }
    let sheet = anh.get(&format!("{page}/results?format=csv")).await.text;
    assert_eq!(sheet.lines().count(), 9, "{sheet}");
    let api = anh.get("/api/v1/surveys").await.text;
    assert!(api.contains("\"satisfied\":2,\"answered\":3"), "{api}");
}

#[tokio::test]
async fn what_is_shown_is_what_the_list_shows() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, _) = office.open().await;
    let span = Span { from: jiff::civil::date(2026, 1, 1), to: jiff::civil::date(2026, 12, 31) };
    let shown = async || {
        let read = move |tx: &Tx<'_>| {
            let exhibits = satisfaction::feature().exhibits.unwrap();
            Ok(exhibits(tx, span)?)
        };
        app.write(read).await.unwrap()
    };
    let open = shown().await.remove(0);
    assert_eq!(open.standing, Standing::Missing, "an open survey is no evidence");
    assert!(open.mend.contains("Hoàn thành khảo sát đã lập"), "it is there: {}", open.mend);
    app.set_clock("2026-12-02T01:00:00Z");
    let late = shown().await;
    assert_eq!((late[1].key, late[1].count), ("satisfaction.overdue", 1));
    let list = office.thu.get(&late[1].href).await.text;
    assert_eq!(list.matches("role=\"rowheader\"").count(), 1, "{list}");
    assert!(office.thu.get("/").await.text.contains("Đóng khảo sát đã hết ngày KS-2026-01"));
    let slips = [("slips", "55555555\n11111111")];
    assert_eq!(office.cua.post(&format!("{page}/slips"), &slips).await.status, 303);
    let analysis = [("action", "analyse"), ("analysis", "Một nửa"), ("measures", "Họp")];
    assert_eq!(act(&office.thu, &page, &[("action", "close")]).await, 303);
    assert_eq!(act(&office.thu, &page, &analysis).await, 303);
    let shown = shown().await;
    assert_eq!((shown[0].standing, shown[0].count), (Standing::Good, 1));
    assert_eq!((shown[1].count, shown[1].of), (1, Some(2)), "{:?}", shown[1]);
    let list = office.thu.get(&shown[0].href).await.text;
    assert_eq!(list.matches("role=\"rowheader\"").count(), 1, "{list}");
}

#[tokio::test]
async fn questions_have_versions_and_a_survey_keeps_its_own() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, _) = office.open().await;
    let form = [
        ("area.0", "official"),
        ("text.0", "Câu mới của cơ quan"),
        ("area.1", "access"),
        ("text.1", ""),
    ];
    assert_eq!(office.cua.post("/surveys/questions", &form).await.status, 403);
    assert_eq!(office.thu.post("/surveys/questions", &form).await.status, 303);
    assert_eq!(
        office.thu.post("/surveys/questions", &[("area.0", "x"), ("text.0", "y")]).await.status,
        422
    );
    let shown = office.thu.get("/surveys/questions").await.text;
    assert!(shown.contains("Lần 1: 1 câu"), "{shown}");
    let old = office.thu.get(&page).await.text;
    assert!(old.contains("Bộ có sẵn, 8 câu") && !old.contains("Câu mới"), "{old}");
    let made = office.thu.post("/surveys", &PLAN).await;
    let new = office.thu.get(&made.location).await.text;
    assert!(new.contains("Lần 1, 1 câu") && new.contains("Câu mới của cơ quan"), "{new}");
}

/// After approval only the number of slips given out may change, and that until it is analysed.
#[tokio::test]
async fn what_was_approved_stays() {
    let app = app().await;
    let office = Office::new(&app).await;
    let (page, _) = office.open().await;
    let with = |field: &'static str, value: &'static str| {
        PLAN.map(|(name, old)| (name, if name == field { value } else { old }))
    };
    let put = format!("{page}/plan");
    assert_eq!(office.thu.post(&put, &with("title", "Tên khác")).await.status, 409);
    assert_eq!(office.thu.post(&put, &with("issued", "60")).await.status, 303);
    let shown = office.thu.get(&page).await.text;
    assert!(shown.contains("<dt>Phiếu giấy đã phát</dt><dd>60"), "{shown}");
}
