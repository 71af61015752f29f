//! The process library: made of the controlled procedure, found without marks.

use super::{
    app,
    office::{Office, procedure},
    open, setting,
};
use external_document::ExternalDocument;
use platform::{Actor, Role};
use testkit::AGENCY;

#[tokio::test]
async fn a_procedure_in_force_is_read_by_everybody() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let stranger = app.nobody();
    let list = stranger.get("/portal/thu-nghiem/processes").await;
    assert!(list.text.contains("Chưa có thủ tục nào được công bố"));

    let office = Office::new(&app).await;
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    office.procedure("QT.02", procedure("Đăng ký đất đai", "Đất đai")).await;
    let list = stranger.get("/portal/thu-nghiem/processes").await;
    assert!(list.text.contains("2 thủ tục đang áp dụng"));

    let page = stranger.get("/portal/thu-nghiem/processes/qt-01").await;
    assert_eq!(page.status, 200);
    for said in [
        "<h1>Đăng ký khai sinh</h1>",
        "Mã thủ tục 1.001193",
        "Tờ khai theo mẫu",
        "Không thu lệ phí",
        "Giấy khai sinh",
        "1,5 ngày",
        // Handed in on Monday morning; the 24th is a day off.
        "Ví dụ: nộp đủ hồ sơ sáng thứ Hai 23/11/2026 thì có kết quả chậm nhất thứ Sáu 27/11/2026.",
        // What somebody wrote never becomes markup.
        "Giấy &#60;b&#62;chứng sinh",
        "content=\"Đăng ký khai sinh tại UBND xã Thử Nghiệm",
        "rel=\"canonical\" href=\"http://test.example/portal/thu-nghiem/processes/qt-01\"",
    ] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    let picture = stranger.get("/portal/thu-nghiem/processes/qt-01/picture.svg").await;
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert_eq!(stranger.get("/portal/thu-nghiem/processes/khac").await.status, 404);
    assert_eq!(stranger.get("/portal/khac/processes/qt-01").await.status, 404);
}

#[tokio::test]
async fn it_is_found_without_marks() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    office.procedure("QT.02", procedure("Đăng ký đất đai", "Đất đai")).await;
    let stranger = app.nobody();
    let found = stranger.get("/portal/thu-nghiem/processes?q=khai+sinh").await;
    assert!(found.text.contains("hợp với «khai sinh»"), "{}", found.text);
    assert!(found.text.contains("/processes/qt-01\"") && found.text.contains("noindex"));
    let nothing = stranger.get("/portal/thu-nghiem/processes?q=%3Cscript%3E").await;
    assert!(nothing.text.contains("Không có thủ tục nào hợp"));
    assert!(!nothing.text.contains("<script>"));
}

#[tokio::test]
async fn a_draft_is_nobodys_to_read() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let lan = app.person("Lan", &[Role::Author]).await;
    let form = [("kind", "administrative_procedure"), ("code", "QT.09"), ("title", "Bí mật")];
    assert_eq!(lan.post("/documents", &form).await.status, 303);
    let stranger = app.nobody();
    assert!(!stranger.get("/portal/thu-nghiem/processes").await.text.contains("Bí mật"));
    assert_eq!(stranger.get("/portal/thu-nghiem/processes/qt-09").await.status, 404);
}

#[tokio::test]
async fn a_basis_leads_to_where_its_text_is_published() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    let text = ExternalDocument {
        number: "60/2014/QH13".into(),
        kind: "Luật".into(),
        title: "Luật Hộ tịch".into(),
        link: "https://vbpl.vn/luat-ho-tich".into(),
        ..ExternalDocument::default()
    };
    let work = move |tx: &platform::Tx<'_>| {
        let mut by = Actor::system(AGENCY, "command");
        by.roles = vec![Role::IsoSecretary];
        external_document::register(tx, &by, &text)
    };
    app.write(work).await.unwrap();
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    let page = app.nobody().get("/portal/thu-nghiem/processes/qt-01").await.text;
    let link = "<a href=\"https://vbpl.vn/luat-ho-tich\" rel=\"noopener\">Luật Hộ tịch";
    assert!(page.contains(link), "{page}");
}

#[tokio::test]
async fn it_is_printed_on_two_sizes() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    for paper in ["a4", "a5"] {
        let path = format!("/portal/thu-nghiem/processes/qt-01/{paper}.pdf");
        let pdf = app.nobody().get(&path).await;
        assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
        assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    }
}

#[tokio::test]
async fn search_engines_find_the_portal_and_nothing_else() {
    let app = app();
    let robots = app.nobody().get("/robots.txt").await.text;
    assert!(robots.contains("Disallow: /\n") && !robots.contains("Sitemap"));
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    let robots = app.nobody().get("/robots.txt").await.text;
    assert!(robots.contains("Sitemap: http://test.example/portal/thu-nghiem/sitemap.xml"));
    let map = app.nobody().get("/portal/thu-nghiem/sitemap.xml").await.text;
    let line = "<loc>http://test.example/portal/thu-nghiem/processes/qt-01</loc><lastmod>2026-11-23</lastmod>";
    assert!(map.contains(line), "{map}");
}
