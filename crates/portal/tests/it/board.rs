//! The set for the notice board.

use super::{
    app,
    office::{Office, procedure},
    open, setting,
};
use testkit::printed_pages;

#[tokio::test]
async fn every_procedure_in_force_is_in_the_set() {
    let app = app();
    let office = Office::new(&app).await;
    let path = "/public-site/notice-board.pdf";
    assert_eq!(office.secretary().get(path).await.status, 409, "no portal, no address to print");
    let mut site = setting("thu-nghiem");
    site.contact.address = "Số 1 đường Trần Phú".into();
    site.contact.email = "motcua@thunghiem.gov.vn".into();
    open(&app, site).await;
    assert_eq!(office.secretary().get(path).await.status, 409, "nothing in force");
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    office.procedure("QT.02", procedure("Đăng ký đất đai", "Đất đai")).await;
    let set = office.secretary().get(path).await;
    if let Some(pages) = printed_pages(&set) {
        assert_eq!(
            pages.len(),
            4,
            "the list, where complaints are taken, two procedures: {pages:#?}"
        );
        let sheet = pages[1].split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "NƠI NHẬN PHẢN ÁNH, KIẾN NGHỊ",
            "Số 1 đường Trần Phú",
            "0233 3 123 456",
            "motcua@thunghiem.gov.vn",
            "/portal/thu-nghiem",
        ] {
            assert!(sheet.contains(said), "{said}: {sheet}");
        }
        assert!(pages[0].contains("Gồm 2 thủ tục"), "it is no procedure: {}", pages[0]);
        assert!(!sheet.contains("Giờ tiếp "), "what is not known is not asked: {sheet}");
    }
    assert_eq!(office.buoi.get(path).await.status, 200);
    assert_eq!(app.nobody().get(path).await.status, 303, "strangers sign in first");
}
