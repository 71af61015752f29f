//! The set for the notice board.

use super::{
    app,
    office::{Office, procedure},
    open, setting,
};

#[tokio::test]
async fn every_procedure_in_force_is_in_the_set() {
    let app = app();
    let office = Office::new(&app).await;
    let path = "/public-site/notice-board.pdf";
    assert_eq!(office.secretary().get(path).await.status, 409, "no portal, no address to print");
    open(&app, setting("thu-nghiem")).await;
    assert_eq!(office.secretary().get(path).await.status, 409, "nothing in force");
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    office.procedure("QT.02", procedure("Đăng ký đất đai", "Đất đai")).await;
    let set = office.secretary().get(path).await;
    assert_eq!((set.status, set.header("content-type")), (200, "application/pdf"));
    assert_eq!(office.buoi.get(path).await.status, 200);
    assert_eq!(app.nobody().get(path).await.status, 303, "strangers sign in first");
}
