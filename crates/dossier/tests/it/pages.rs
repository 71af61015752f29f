//! The pages as they stand, to be read and opened.

use crate::office::{Office, app, birth, main_of, reception, steady};
use expect_test::expect_file;

#[tokio::test]
async fn the_pages_look_as_they_did() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let empty = office.buoi.get("/dossiers").await;
    expect_file!["./snapshots/list_empty.html"].assert_eq(&steady(&empty.text));
    let choose = office.buoi.get("/dossiers/new").await;
    expect_file!["./snapshots/choose.html"].assert_eq(&steady(&choose.text));
    let form = office.buoi.get(&format!("/dossiers/new?version={version}")).await;
    expect_file!["./snapshots/reception.html"].assert_eq(&steady(&form.text));
    let wrong = [("name", ""), ("phone", "abc"), ("original.0", "x")];
    let wrong = office.buoi.post("/dossiers", &reception(version, &wrong)).await;
    expect_file!["./snapshots/reception_wrong.html"].assert_eq(&steady(&wrong.text));

    let first = office.accept(version).await;
    let second = office.accept(version).await;
    let third = office.accept(version).await;
    office.done(&office.duc, first, "advance", &[]).await;
    office
        .done(
            &office.duc,
            second,
            "request_supplement",
            &[("reason", "Thiếu giấy chứng sinh bản chính")],
        )
        .await;
    let working = office.duc.get(&format!("/dossiers/{third}")).await;
    expect_file!["./snapshots/dossier.html"].assert_eq(&steady(&working.text));
    let leading = office.anh.get(&format!("/dossiers/{first}")).await;
    expect_file!["./snapshots/dossier_leader.html"].assert_eq(&steady(&leading.text));
    let standing = office.buoi.get(&format!("/dossiers/{second}")).await;
    expect_file!["./snapshots/dossier_supplement.html"].assert_eq(&steady(&standing.text));
    app.set_clock("2026-12-01T02:00:00Z");
    let list = office.buoi.get("/dossiers").await;
    expect_file!["./snapshots/list.html"].assert_eq(&steady(&list.text));

    if let Ok(folder) = std::env::var("HAIDANG_TEST_PAGES") {
        for (name, page) in [
            ("list_empty", empty),
            ("choose", choose),
            ("reception", form),
            ("reception_wrong", wrong),
            ("dossier", working),
            ("dossier_leader", leading),
            ("dossier_supplement", standing),
            ("list", list),
        ] {
            assert!(main_of(&page.text).contains("<h1>"));
            std::fs::write(format!("{folder}/{name}.html"), &page.text).unwrap();
        }
    }
}
