//! Parts of the portal in frames of other sites.

use super::{
    app,
    office::{Office, procedure},
    open, setting,
};
use portal::Setting;

#[tokio::test]
async fn only_named_sites_may_frame_it() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    let frame = app.nobody().get("/portal/thu-nghiem/embed/processes").await;
    assert_eq!(frame.status, 200);
    let policy = frame.header("content-security-policy");
    assert!(policy.contains("frame-ancestors https://thunghiem.gov.vn;"), "{policy}");
    assert!(frame.text.contains("target=\"_blank\" rel=\"noopener\">Đăng ký khai sinh"));
    assert!(!frame.text.contains("method=\"post\""));
    // Every other page is framed by nobody.
    for path in ["", "/dossiers", "/quality", "/processes/qt-01"] {
        let page = app.nobody().get(&format!("/portal/thu-nghiem{path}")).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
    }

    open(&app, Setting { framers: Vec::new(), ..setting("thu-nghiem") }).await;
    let frame = app.nobody().get("/portal/thu-nghiem/embed/processes").await;
    assert!(frame.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(app.nobody().get("/portal/thu-nghiem/embed/sections/none").await.status, 404);
}
