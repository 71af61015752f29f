use crate::office::{FIREFOX, Office, app};

#[tokio::test]
async fn an_article_is_approved_by_somebody_else() {
    let app = app().await;
    let office = Office::new(&app).await;
    let id = office.draft("Cồn Cỏ áp dụng ISO").await;
    assert_eq!(office.anh.get(&format!("/news/{id}")).await.status, 200, "editors see drafts");
    assert_eq!(office.thu.get(&format!("/news/{id}")).await.status, 404, "others do not");
    assert_eq!(office.act(&office.lan, id, &[("action", "submit")]).await, 303);
    assert_eq!(office.act(&office.lan, id, &[("action", "approve")]).await, 403);
    assert!(office.minh.get("/").await.text.contains("Duyệt tin bài: Cồn Cỏ áp dụng ISO"));
    assert_eq!(office.act(&office.minh, id, &[("action", "return")]).await, 409, "a reason");
    let back = [("action", "return"), ("reason", "Thiếu ảnh")];
    assert_eq!(office.act(&office.minh, id, &back).await, 303);
    assert_eq!(office.act(&office.lan, id, &[("action", "submit")]).await, 303);
    assert_eq!(office.act(&office.minh, id, &[("action", "approve")]).await, 303);
    assert_eq!(office.read("/news/con-co-ap-dung-iso", FIREFOX).await.status, 404);
    assert_eq!(office.act(&office.anh, id, &[("action", "publish")]).await, 303);
    app.settle().await;
    let page = office.read("/news/con-co-ap-dung-iso", FIREFOX).await;
    assert_eq!(page.status, 200);
    for part in [
        "08:00, Thứ Hai, 23-11-2026",
        "<h2>Đề mục</h2>",
        "Hải Yến",
        "property=\"og:title\" content=\"Cồn Cỏ áp dụng ISO\"",
        "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
        "href=\"/portal/thu-nghiem/news?tag=iso-9001\"",
    ] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    // An editor who writes is an author like others.
    let own = office
        .minh
        .post("/news", &[("title", "Tin của Minh"), ("lead", "a"), ("body", "b"), ("byline", "M")])
        .await
        .id();
    assert_eq!(office.act(&office.minh, own, &[("action", "submit")]).await, 303);
    assert_eq!(office.act(&office.minh, own, &[("action", "approve")]).await, 403);
}

#[tokio::test]
async fn the_clock_publishes_at_its_minute() {
    let app = app().await;
    let office = Office::new(&app).await;
    let id = office.draft("Hẹn giờ").await;
    for (who, action) in [(&office.lan, "submit"), (&office.minh, "approve")] {
        assert_eq!(office.act(who, id, &[("action", action)]).await, 303);
    }
    let plan = |day, time| [("action", "schedule"), ("day", day), ("time", time)];
    assert_eq!(office.act(&office.minh, id, &plan("", "25:00")).await, 422);
    assert_eq!(office.act(&office.minh, id, &plan("23/11/2026", "07:59")).await, 409, "past");
    assert_eq!(office.act(&office.minh, id, &plan("23/11/2026", "16:20")).await, 303);
    app.set_clock("2026-11-23T09:19:59Z");
    app.tick().await;
    assert_eq!(office.read("/news/hen-gio", FIREFOX).await.status, 404);
    app.set_clock("2026-11-23T09:20:08Z");
    app.tick().await;
    let page = office.read("/news/hen-gio", FIREFOX).await;
    assert!(page.text.contains("16:20, Thứ Hai, 23-11-2026"), "{}", page.text);
    assert_eq!(office.act(&office.minh, id, &[("action", "unpublish")]).await, 409, "a reason");
    let off = [("action", "unpublish"), ("reason", "Sai số liệu")];
    assert_eq!(office.act(&office.minh, id, &off).await, 303);
    assert_eq!(office.read("/news/hen-gio", FIREFOX).await.status, 404);
}

#[tokio::test]
async fn a_correction_is_seen_by_everybody() {
    let app = app().await;
    let office = Office::new(&app).await;
    let id = office.published("Bài gốc").await;
    let path = format!("/news/{id}/corrections");
    let same = [
        ("title", "Bài gốc"),
        ("lead", "Lời dẫn của bài"),
        ("body", "Đoạn một.\n\n## Đề mục\n\n- một"),
        ("note", "x"),
    ];
    assert_eq!(office.lan.post(&path, &same).await.status, 409, "nothing differs");
    let wrong = office.lan.post(&path, &[("title", ""), ("lead", "a"), ("body", "Mới")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains(">Mới</textarea>"), "nothing typed is lost");
    let form = [
        ("title", "Bài gốc"),
        ("lead", "Lời dẫn"),
        ("body", "Đoạn đã sửa."),
        ("note", "Sửa số quyết định"),
    ];
    assert_eq!(office.lan.post(&path, &form).await.status, 303);
    assert!(!office.read("/news/bai-goc", FIREFOX).await.text.contains("Đoạn đã sửa"));
    let page = office.minh.get(&format!("/news/{id}")).await.text;
    let (_, rest) = page.split_once("/news/corrections/").unwrap();
    let (key, _) = rest.split_once('/').unwrap();
    let decide = format!("/news/corrections/{key}/decision");
    assert_eq!(office.lan.post(&decide, &[("decision", "apply")]).await.status, 403);
    assert_eq!(office.thu.post(&decide, &[("decision", "apply")]).await.status, 403);
    assert_eq!(office.minh.post(&decide, &[("decision", "apply")]).await.status, 303);
    assert_eq!(office.anh.post(&decide, &[("decision", "apply")]).await.status, 409, "once");
    let page = office.read("/news/bai-goc", FIREFOX).await.text;
    assert!(page.contains("Đoạn đã sửa."), "{page}");
    assert!(page.contains("Đã sửa lúc 08:00, Thứ Hai, 23-11-2026: Sửa số quyết định"), "{page}");
}

#[tokio::test]
async fn mistakes_come_back_at_once_and_nothing_is_lost() {
    let app = app().await;
    let office = Office::new(&app).await;
    let wrong = office.lan.post("/news", &[("body", "đã gõ <b>"), ("category", "77")]).await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text.contains("Có 3 chỗ cần sửa") && wrong.text.contains("đã gõ &#60;b&#62;"),
        "{}",
        wrong.text
    );
    let id = office.draft("Hai người").await;
    let form = [("moves", "0"), ("title", "Một"), ("lead", "a"), ("body", "b"), ("byline", "c")];
    let save = format!("/news/{id}/content");
    let first = office.lan.upload(&save, &form, ("none", "", b"")).await;
    assert_eq!(first.status, 303, "{}", first.text);
    let second = office.lan.upload(&save, &form, ("none", "", b"")).await;
    assert_eq!(second.status, 409, "somebody saved since");
    let far = app.foreigner("Người khác", &platform::Role::ALL).await;
    assert_eq!(far.get(&format!("/news/{id}")).await.status, 404);
}
