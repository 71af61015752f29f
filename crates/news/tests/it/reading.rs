use crate::office::{FIREFOX, Office, SAFARI, app};
use platform::Tx;
use testkit::{AGENCY, TestApp};

async fn rows(app: &TestApp, sql: &'static str) -> i64 {
    let read = move |tx: &Tx<'_>| tx.find::<(i64,)>(sql, &[]);
    app.app().db.at(AGENCY).read(read).await.unwrap().unwrap().0
}

#[tokio::test]
async fn articles_are_found_by_words_category_and_tag() {
    let app = app().await;
    let office = Office::new(&app).await;
    assert_eq!(office.lan.post("/news/categories", &[("name", "Sự kiện")]).await.status, 403);
    assert_eq!(office.minh.post("/news/categories", &[("name", "Sự kiện")]).await.status, 303);
    assert_eq!(office.minh.post("/news/categories", &[("name", "Sự kiện")]).await.status, 422);
    office.published("Cồn Cỏ áp dụng ISO").await;
    office.published("Lịch tiếp công dân").await;
    for (path, found, missing) in [
        ("/news", "Lịch tiếp công dân", "Không có tin bài"),
        ("/news?q=tiep%20cong%20dan", "Lịch tiếp công dân", "Cồn Cỏ áp dụng ISO"),
        ("/news?tag=iso-9001", "Cồn Cỏ áp dụng ISO", "Không có tin bài"),
        ("/news?category=su-kien", "Không có tin bài nào khớp", "Lịch tiếp"),
        ("", "Tin mới", "Không có"),
    ] {
        let page = office.read(path, FIREFOX).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains(found) && !page.text.contains(missing), "{path}: {}", page.text);
    }
    let rss = office.read("/news/rss.xml", "").await;
    assert_eq!(rss.header("content-type"), "application/rss+xml; charset=utf-8");
    let read = roxmltree::Document::parse(&rss.text).unwrap();
    assert_eq!(read.descendants().filter(|it| it.has_tag_name("item")).count(), 2);
    assert!(
        rss.text
            .contains("<link>http://test.example/portal/thu-nghiem/news/lich-tiep-cong-dan</link>")
    );
    assert!(office.read("/news/atom.xml", "").await.text.contains("<entry>"));
    let csv = office.thu.get("/news?format=csv&state=published").await.text;
    assert!(csv.contains("Lịch tiếp công dân,Hải Yến,Trần Thị Lan"), "{csv}");
}

#[tokio::test]
async fn views_are_counted_and_robots_are_not() {
    let app = app().await;
    let office = Office::new(&app).await;
    office.published("Đếm lượt").await;
    for agent in [FIREFOX, FIREFOX, SAFARI, "Mozilla/5.0 (compatible; Googlebot/2.1)", ""] {
        office.read("/news/dem-luot", agent).await;
    }
    office.read("/news/khong-co", FIREFOX).await;
    app.tick().await;
    assert_eq!(rows(&app, "SELECT count(*) FROM visit_seen WHERE page = 'news/khong-co'").await, 0);
    let page = office.read("/news/dem-luot?x", FIREFOX).await.text;
    assert!(page.contains("2 lượt đọc · 0 ý kiến"), "{page}");
    assert!(page.contains("Đang truy cập: 2 · Hôm nay: 2 · Tổng lượt truy cập: 2"), "{page}");
}

#[tokio::test]
async fn a_reader_rates_once_and_is_forgotten() {
    let app = app().await;
    let office = Office::new(&app).await;
    office.published("Chấm điểm").await;
    let vote = |score: &'static str, agent: &'static str| {
        office.send("/news/cham-diem/votes", score, agent)
    };
    assert!(vote("score=9", FIREFOX).await.location.contains("vote=none"));
    let done = vote("score=5", FIREFOX).await;
    assert!(done.location.ends_with("/news/cham-diem?vote=done#rating"), "{}", done.location);
    assert!(done.headers.get("set-cookie").is_none());
    assert!(vote("score=1", FIREFOX).await.location.contains("vote=again"));
    assert!(vote("score=4", SAFARI).await.location.contains("vote=done"));
    let page = office.read("/news/cham-diem", FIREFOX).await.text;
    assert!(page.contains("Tổng số điểm của bài viết là: 9 trong 2 đánh giá"), "{page}");
    assert!(page.contains("trung bình 4,5/5"));
    // After some months nobody can be told apart, and the figures stay.
    app.set_clock("2027-02-23T01:00:00Z");
    app.tick().await;
    assert_eq!(rows(&app, "SELECT count(*) FROM news_article WHERE vote_salt <> ''").await, 0);
    assert!(vote("score=1", SAFARI).await.location.contains("vote=ended"));
    let page = office.read("/news/cham-diem", FIREFOX).await.text;
    assert!(page.contains("Tổng số điểm của bài viết là: 9 trong 2 đánh giá"), "{page}");
    assert!(!page.contains("name=\"score\""));
}

#[tokio::test]
async fn a_comment_is_moderated_and_its_email_stays_with_the_editors() {
    let app = app().await;
    let office = Office::new(&app).await;
    let id = office.published("Góp ý").await;
    let page = office.read("/news/gop-y", FIREFOX).await.text;
    let wrong = office
        .send("/news/gop-y/comments", "name=D%C3%A2n&email=sai&words=Hay&answer=99", FIREFOX)
        .await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text.contains("Có 2 chỗ cần sửa") && wrong.text.contains(">Hay</textarea>"),
        "{}",
        wrong.text
    );
    let answer = Office::answer(&page);
    let form = format!("name=D%C3%A2n&email=dan%40example.vn&words=B%C3%A0i+hay&answer={answer}");
    let sent = office.send("/news/gop-y/comments", &form, FIREFOX).await;
    assert!(sent.location.ends_with("comment=done#comments"), "{} {}", sent.status, sent.text);
    assert!(!office.read("/news/gop-y", FIREFOX).await.text.contains("Bài hay"));
    assert_eq!(office.lan.get("/news/comments").await.status, 403);
    let queue = office.minh.get("/news/comments?state=pending").await.text;
    assert!(queue.contains("dan@example.vn") && queue.contains("Bài hay"), "{queue}");
    for format in ["csv", "xlsx", "pdf"] {
        let file = office.minh.get(&format!("/news/comments?format={format}")).await;
        assert_eq!(file.status, 200);
        assert!(!file.text.contains("dan@example.vn"), "{format}");
    }
    let (_, rest) = queue.split_once("/news/comments/").unwrap();
    let (key, _) = rest.split_once('/').unwrap();
    let decide = format!("/news/comments/{key}/decision");
    assert_eq!(office.lan.post(&decide, &[("verdict", "publish")]).await.status, 403);
    assert_eq!(office.minh.post(&decide, &[("verdict", "refuse")]).await.status, 409, "a reason");
    assert_eq!(office.minh.post(&decide, &[("verdict", "publish")]).await.status, 303);
    let page = office.read("/news/gop-y", SAFARI).await.text;
    assert!(page.contains("Bài hay") && page.contains("1 ý kiến"), "{page}");
    assert!(!page.contains("dan@example.vn"));
    let shown = office.minh.get(&format!("/news/{id}")).await.text;
    assert!(!shown.contains("dan@example.vn"));
    let said = rows(&app, "SELECT count(*) FROM ledger_leaf WHERE leaf LIKE '%dan@example.vn%' OR leaf LIKE '%Bài hay%'").await;
    assert_eq!(said, 0, "the record forgets nothing, so it is told nothing");
    app.set_clock("2026-12-24T01:00:00Z");
    app.tick().await;
    assert!(!office.minh.get("/news/comments").await.text.contains("dan@example.vn"), "forgotten");
}

/// 1,000 comments a minute of one line: five are taken, and readers read on.
#[tokio::test]
async fn a_flood_of_comments_leaves_readers_unharmed() {
    let app = app().await;
    let office = Office::new(&app).await;
    office.published("Lũ").await;
    let page = office.read("/news/lu", FIREFOX).await.text;
    let form = format!("name=a&email=a%40b.vn&words=x&answer={}", Office::answer(&page));
    let began = std::time::Instant::now();
    let mut refused = 0;
    for n in 0..1000 {
        let agent = format!("{FIREFOX} {n}");
        let sent = office.send("/news/lu/comments", &form, &agent).await;
        refused += usize::from(sent.status == 429);
        if n % 100 == 0 {
            let read = office.read("/news/lu", SAFARI).await;
            assert_eq!(read.status, 200);
        }
    }
    println!("1,000 comments in {:?}", began.elapsed());
    assert_eq!(refused, 995);
    assert_eq!(rows(&app, "SELECT count(*) FROM news_comment").await, 5);
    app.advance(jiff::SignedDuration::from_mins(6));
    let page = office.read("/news/lu", FIREFOX).await.text;
    let form = format!("name=a&email=a%40b.vn&words=x&answer={}", Office::answer(&page));
    assert_eq!(office.send("/news/lu/comments", &form, SAFARI).await.status, 303, "later again");
}
