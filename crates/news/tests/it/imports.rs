use crate::office::{FIREFOX, Office, app};

const RSS: &str = r#"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>cũ</title>
  <item><title>Tin cũ một</title><link>https://cu.example/1</link><description>Dẫn</description><category>Tin trong huyện</category>
    <content:encoded><![CDATA[<p>Thân <b>bài</b><script>alert(1)</script></p>]]></content:encoded><pubDate>Fri, 30 Sep 2022 16:20:00 +0700</pubDate></item>
  <item><title>Tin cũ hai</title><link>https://cu.example/2</link><description>Dẫn hai</description></item></channel></rss>"#;

#[tokio::test]
async fn old_news_is_approved_together_and_keeps_its_day() {
    let app = app().await;
    let office = Office::new(&app).await;
    let send = |name: &'static str, bytes: &'static [u8]| {
        office.minh.upload("/news/imports", &[], ("file", name, bytes))
    };
    let refused = office.lan.upload("/news/imports", &[], ("file", "a.xml", b"<rss/>")).await;
    assert_eq!(refused.status, 403);
    let bomb = send("a.xml", b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss>&a;</rss>").await;
    assert_eq!(bomb.status, 422);
    assert!(bomb.text.contains("DOCTYPE"), "{}", bomb.text);
    assert_eq!(send("a.html", b"<html></html>").await.status, 422);
    let came = send("tin-cu.xml", RSS.as_bytes()).await;
    assert_eq!(came.status, 303, "{}", came.text);
    assert_eq!(send("tin-cu.xml", RSS.as_bytes()).await.status, 303);
    assert_eq!(office.read("/news/tin-cu-mot", FIREFOX).await.status, 404);
    let page = office.anh.get("/news/imports").await.text;
    assert!(page.contains("2 bài mới") && page.contains("0 bài mới, 2 bài đã có"), "{page}");
    let mut keys: Vec<_> =
        page.split("/news/imports/").skip(1).map(|rest| rest.split_once('/').unwrap().0).collect();
    keys.dedup();
    let first = format!("/news/imports/{}/decision", keys.last().unwrap());
    let own = office.minh.post(&first, &[("decision", "approve")]).await;
    assert_eq!(own.status, 403, "nobody approves what they brought");
    assert_eq!(office.anh.post(&first, &[("decision", "approve")]).await.status, 303);
    app.settle().await;
    let page = office.read("/news/tin-cu-mot", FIREFOX).await.text;
    assert!(
        page.contains("16:20, Thứ Sáu, 30-9-2022") && page.contains("Thân <strong>bài</strong>"),
        "{page}"
    );
    assert!(!page.contains("alert(1)"));
    assert!(
        office.read("/news?category=tin-trong-huyen", FIREFOX).await.text.contains("Tin cũ một")
    );
}
