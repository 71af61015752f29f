use crate::office::{FIREFOX, Office, app};
use std::io::{Cursor, Write as _};

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

const WXR: &str = r#"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>cũ</title><wp:wxr_version>1.2</wp:wxr_version>
  <item><title>Cầu cảng mới</title><link>https://cu.example/cau</link><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
    <content:encoded><![CDATA[<p>Thân bài</p><img src="https://cu.example/wp-content/uploads/2022/09/cau.png?w=300" alt="Cầu cảng"><img src="https://noi-khac.example/b.jpg">]]></content:encoded>
    <wp:post_date_gmt>2022-09-30 09:20:00</wp:post_date_gmt>
    <wp:comment><wp:comment_author>Dân A</wp:comment_author><wp:comment_author_email>dan@example.vn</wp:comment_author_email><wp:comment_date_gmt>2022-10-01 03:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[Rất tốt<script>alert(1)</script>]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>
    <wp:comment><wp:comment_author>Dân B</wp:comment_author><wp:comment_content>Chưa duyệt</wp:comment_content><wp:comment_approved>0</wp:comment_approved></wp:comment></item></channel></rss>"#;

/// An archive of an export with the pictures beside it.
fn archive() -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::new(640, 400).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    let files = [
        ("export/tin-cu.xml", WXR.as_bytes()),
        ("export/uploads/2022/09/cau.png", png.get_ref().as_slice()),
        ("export/uploads/2022/09/hong.jpg", b"no picture"),
    ];
    for (name, bytes) in files {
        zip.start_file(name, plain).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Pictures come along where the archive has them, comments where the old site had published them;
/// the page says what was left behind.
#[tokio::test]
async fn pictures_and_published_comments_come_along() {
    let app = app().await;
    let office = Office::new(&app).await;
    let came = office.minh.upload("/news/imports", &[], ("file", "cu.zip", &archive())).await;
    assert_eq!(came.status, 303, "{}", came.text);
    let page = office.anh.get("/news/imports").await.text;
    for said in [
        "1 bài mới",
        "Ảnh: đã chép 1, 1 ảnh không có trong tệp",
        "Ý kiến bạn đọc: đã chép 1, bỏ 1 ý kiến trang cũ chưa đăng",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let (_, rest) = page.split_once("/news/imports/").unwrap();
    let decision = format!("/news/imports/{}/decision", rest.split_once('/').unwrap().0);
    assert_eq!(office.anh.post(&decision, &[("decision", "approve")]).await.status, 303);
    app.settle().await;
    let shown = office.read("/news/cau-cang-moi", FIREFOX).await.text;
    for said in ["Dân A", "Rất tốt", "alt=\"Cầu cảng\"", "/news/photos/"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    for hidden in ["Chưa duyệt", "dan@example.vn", "alert(1)", "noi-khac.example"] {
        assert!(!shown.contains(hidden), "{hidden}: {shown}");
    }
    let empty =
        office.minh.upload("/news/imports", &[], ("file", "a.zip", b"PK\x03\x04hong")).await;
    assert_eq!(empty.status, 422, "{}", empty.text);
}
