//! Old news of other portals, good and hostile.

use std::path::Path;
use std::time::Duration;

use intake::{ErrorKind, Origin, news_in_child, read_news};

const DEADLINE: Duration = Duration::from_secs(10);

const WORDPRESS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Cổng cũ</title><wp:wxr_version>1.2</wp:wxr_version>
<item><title>Áp dụng ISO &amp; cải cách</title><link>https://cu.example/iso</link><dc:creator>vanphong</dc:creator>
 <content:encoded><![CDATA[<p>Đoạn <strong>một</strong>.</p><script>alert(1)</script><img src="a.jpg" onerror="alert(2)">]]></content:encoded>
 <excerpt:encoded><![CDATA[Tóm tắt]]></excerpt:encoded>
 <wp:post_date_gmt>2022-09-30 09:20:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
 <category domain="category" nicename="cchc">Cải cách hành chính</category><category domain="post_tag" nicename="iso">ISO 9001</category>
 <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>
 <wp:comment><wp:comment_author>Dân A</wp:comment_author><wp:comment_author_email>dan@example.vn</wp:comment_author_email><wp:comment_author_IP>10.0.0.1</wp:comment_author_IP>
  <wp:comment_date_gmt>2022-10-01 03:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[Rất <b>tốt</b> &amp; nhanh<script>alert(3)</script>]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type></wp:comment>
 <wp:comment><wp:comment_author>Dân B</wp:comment_author><wp:comment_content>Chưa duyệt</wp:comment_content><wp:comment_approved>0</wp:comment_approved></wp:comment>
 <wp:comment><wp:comment_author>x</wp:comment_author><wp:comment_content>ping</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type></wp:comment>
 <wp:comment><wp:comment_author_email>dan@example.vn</wp:comment_author_email></wp:comment></item>
<item><title>bia</title><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:attachment_url>https://cu.example/wp-content/uploads/2022/09/bia.jpg</wp:attachment_url></item>
<item><title>Nháp</title><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>Trang</title><wp:status>publish</wp:status><wp:post_type>page</wp:post_type></item>
</channel></rss>"#;

#[test]
fn the_export_of_wordpress() {
    let news = read_news(WORDPRESS.as_bytes()).unwrap();
    assert_eq!((news.origin, news.articles.len(), news.left_out), (Origin::WordPress, 1, 2));
    let article = &news.articles[0];
    assert_eq!(article.title, "Áp dụng ISO & cải cách");
    assert_eq!((article.lead.as_str(), article.body.as_str()), ("Tóm tắt", "Đoạn **một**."));
    assert_eq!(article.published_at.unwrap().to_string(), "2022-09-30T09:20:00Z");
    assert_eq!(
        (article.category.as_str(), &article.tags[..]),
        ("Cải cách hành chính", &["ISO 9001".to_owned()][..])
    );
    let pictures: Vec<_> = article.pictures.iter().map(|it| it.address.as_str()).collect();
    assert_eq!(pictures, ["https://cu.example/wp-content/uploads/2022/09/bia.jpg", "a.jpg"]);
    let [comment] = &article.comments[..] else { panic!("{:?}", article.comments) };
    assert_eq!((comment.name.as_str(), comment.words.as_str()), ("Dân A", "Rất tốt & nhanh"));
    assert_eq!(comment.at.unwrap().to_string(), "2022-10-01T03:00:00Z");
    assert_eq!(article.comments_left_out, 3);
    assert!(!format!("{news:?}").contains("dan@example.vn"), "addresses of readers are not read");
}

#[test]
fn feeds_of_rss_and_atom() {
    let rss = r#"<rss version="2.0"><channel><title>t</title><item><title>Tin &lt;b&gt;một&lt;/b&gt;</title><link>https://a.vn/1</link>
      <description><![CDATA[<img src="x">Lời dẫn <i>ngắn</i>]]></description><author>a@b.vn (Trần B)</author>
      <pubDate>Fri, 30 Sep 2022 16:20:00 +0700</pubDate></item><item><title></title></item></channel></rss>"#;
    let news = read_news(rss.as_bytes()).unwrap();
    let article = &news.articles[0];
    assert_eq!((news.origin, news.left_out), (Origin::Rss, 1));
    assert_eq!(
        (article.title.as_str(), article.lead.as_str(), article.byline.as_str()),
        ("Tin một", "Lời dẫn ngắn", "Trần B")
    );
    assert_eq!(article.published_at.unwrap().to_string(), "2022-09-30T09:20:00Z");
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Tin hai</title><link href="https://a.vn/2"/><id>x</id>
      <updated>2022-10-01T00:00:00Z</updated><summary>Dẫn</summary><content type="html">&lt;p&gt;Thân&lt;/p&gt;</content><author><name>C</name></author></entry></feed>"#;
    let news = read_news(atom.as_bytes()).unwrap();
    let article = &news.articles[0];
    assert_eq!(
        (article.key.as_str(), article.body.as_str(), article.byline.as_str()),
        ("https://a.vn/2", "Thân", "C")
    );
}

#[test]
fn the_tables_of_nukeviet() {
    let xml = r#"<pma_xml_export><database name="cu">
      <table name="nv4_vi_news_cat"><column name="catid">3</column><column name="title">Tin trong huyện</column></table>
      <table name="nv4_vi_news_rows"><column name="id">17</column><column name="catid">3</column><column name="author">Hải Yến</column>
        <column name="publtime">1664529600</column><column name="status">1</column><column name="title">Cồn Cỏ áp dụng ISO</column>
        <column name="hometext">Dẫn</column><column name="homeimgfile">2022/a.jpg</column><column name="hitstotal">322</column></table>
      <table name="nv4_vi_news_rows"><column name="id">18</column><column name="status">4</column><column name="title">Chờ</column><column name="hometext"></column></table>
      <table name="nv4_vi_news_detail"><column name="id">17</column><column name="bodyhtml">&lt;p style="text-align: justify;"&gt;Thân bài&lt;/p&gt;</column></table>
      <table name="nv4_vi_news_tags_id"><column name="id">17</column><column name="tid">1</column><column name="keyword">iso</column></table>
    </database></pma_xml_export>"#;
    let news = read_news(xml.as_bytes()).unwrap();
    assert_eq!((news.origin, news.articles.len(), news.left_out), (Origin::NukeViet, 1, 1));
    let article = &news.articles[0];
    assert_eq!(
        (article.body.as_str(), article.category.as_str(), article.views),
        ("Thân bài", "Tin trong huyện", 322)
    );
    assert_eq!((&article.tags[..], article.pictures.len()), (&["iso".to_owned()][..], 1));
    assert_eq!(article.pictures[0].address, "2022/a.jpg");
    assert_eq!(article.published_at.unwrap().to_string(), "2022-09-30T09:20:00Z");
}

#[test]
fn what_is_hostile_or_something_else_is_refused() {
    let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\">]><rss><channel>&a;</channel></rss>";
    let secret = "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss>&a;</rss>";
    let deep = "<rss>".to_owned() + &"<a>".repeat(300) + &"</a>".repeat(300) + "</rss>";
    for (text, kind) in [
        (bomb, ErrorKind::LimitExceeded),
        (secret, ErrorKind::LimitExceeded),
        (deep.as_str(), ErrorKind::LimitExceeded),
        ("<rss><channel>", ErrorKind::Damaged),
        ("<html></html>", ErrorKind::Unsupported),
        ("<pma_xml_export><database name='x'/></pma_xml_export>", ErrorKind::Unsupported),
        ("{}", ErrorKind::Unsupported),
    ] {
        assert_eq!(read_news(text.as_bytes()).unwrap_err().kind(), kind, "{text:.60}");
    }
    assert_eq!(read_news(b"<\xff\xfe").unwrap_err().kind(), ErrorKind::Unsupported);
}

#[test]
fn the_child_reads_what_this_process_reads() {
    let exe = Path::new(env!("CARGO_BIN_EXE_intake-child"));
    let read = news_in_child(exe, WORDPRESS.as_bytes(), DEADLINE).unwrap();
    assert_eq!(read, read_news(WORDPRESS.as_bytes()).unwrap());
    let error = news_in_child(exe, b"<html/>", DEADLINE).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert_eq!(news_in_child(exe, b"", DEADLINE).unwrap_err().kind(), ErrorKind::Empty);
}
