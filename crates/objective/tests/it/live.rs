//! What is counted from live data.

use crate::{app, form};
use expect_test::expect_file;
use platform::Role;
use testkit::{Person, steady};
use testoffice::Office;

/// The links of a page to lists of dossiers, with the number that each of them says.
fn behind(page: &str) -> Vec<(String, usize)> {
    let links = page.split("<li><a href=\"/dossiers?").skip(1).map(|rest| {
        let (query, rest) = rest.split_once("\">").unwrap();
        let number = rest.split_whitespace().next().unwrap().parse().unwrap();
        (format!("/dossiers?{}", query.replace("&#38;", "&").replace("&amp;", "&")), number)
    });
    links.collect()
}

async fn length(who: &Person<'_>, list: &str) -> usize {
    let page = who.get(list).await;
    assert_eq!(page.status, 200, "{list}");
    page.text.matches("<th role=\"rowheader\"").count()
}

#[tokio::test]
async fn the_number_equals_the_list_behind_it() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    let (thu, anh) = (&office.thu, &office.anh);
    let drafted = thu.post("/objectives", &form("MT.01", "dossiers_on_time", "98")).await;
    assert_eq!(drafted.status, 303, "{}", drafted.text);
    let page = drafted.location.split('?').next().unwrap().to_owned();
    let act = format!("{page}/actions");
    assert_eq!(anh.post(&act, &[("action", "approve")]).await.status, 409, "nobody appraised it");
    for action in ["submit", "appraise"] {
        assert_eq!(thu.post(&act, &[("action", action)]).await.status, 303, "{action}");
    }
    assert!(anh.get("/").await.text.contains("Phê duyệt mục tiêu MT.01"));
    let approve = [("action", "approve")];
    assert_eq!(thu.post(&act, &approve).await.status, 403);
    assert_eq!(anh.post(&act, &approve).await.status, 303);

    // Nothing was finished: neither 0% nor 100%.
    let empty = thu.get(&page).await.text;
    assert!(
        empty.contains("Không phát sinh") && !empty.contains("100%") && !empty.contains(">0%"),
        "{empty}"
    );
    assert!(behind(&empty).is_empty());

    let mut dossiers = Vec::new();
    for _ in 0..5 {
        dossiers.push(office.accept(version).await);
    }
    app.set_clock("2026-11-26T01:00:00Z");
    office.finish(dossiers[0]).await;
    let whole = thu.get(&page).await.text;
    assert!(whole.contains("100% <small>1/1</small>"), "{whole}");
    app.set_clock("2026-11-30T03:00:00Z");
    office.finish(dossiers[1]).await;
    // Taken back by the citizen: no result, neither in the number nor in the list.
    let back = [("action", "withdraw"), ("reason", "Đổi ý"), ("seen", "0")];
    assert_eq!(
        office.cua.post(&format!("/dossiers/{}/actions", dossiers[2]), &back).await.status,
        303
    );
    app.set_clock("2026-12-02T01:00:00Z");
    office.finish(dossiers[3]).await;

    let shown = thu.get(&page).await.text;
    let links = behind(&shown);
    let numbers: Vec<_> = links.iter().map(|(_, number)| *number).collect();
    assert_eq!(numbers, [2, 1, 3], "{shown}");
    for (list, number) in &links {
        assert_eq!(length(thu, list).await, *number, "{list}");
    }
    assert!(shown.contains("66,7% <small>2/3</small>") && shown.contains("Chưa đạt"), "{shown}");
    expect_file!["./snapshots/show.html"].assert_eq(&steady(&shown));
    expect_file!["./snapshots/list.html"].assert_eq(&steady(&thu.get("/objectives").await.text));

    // The miss leads to a form that is filled in.
    let (_, button) = shown.split_once("action=\"/nonconformities/new\">").unwrap();
    let (button, _) = button.split_once("</form>").unwrap();
    assert!(button.contains("name=\"source\" value=\"objective\""), "{button}");
    assert!(button.contains("name=\"description\" value=\"Mục tiêu MT.01"), "{button}");
}

#[tokio::test]
async fn a_unit_counts_its_own() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    let dossier = office.accept(version).await;
    office.finish(dossier).await;
    for (unit, share) in [("VP", "100%"), ("NV", "Không phát sinh")] {
        let (number, unit) = (format!("{unit}.MT.01"), app.unit(unit).to_string());
        let mut form = form(&number, "dossiers_on_time", "98");
        form.push(("unit", &unit));
        let page = office.thu.submit("/objectives", &form).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains(share), "{unit}: {}", page.text);
        for (list, number) in behind(&page.text) {
            assert_eq!(length(&office.thu, &list).await, number, "{list}");
        }
    }
    // A head writes for the own unit alone.
    let head = app.person_of("NV", "Cao Thị Trưởng", &[Role::Head]).await;
    let (own, other) = (app.unit("NV").to_string(), app.unit("VP").to_string());
    for (unit, number, status) in [(&own, "NV.MT.02", 303), (&other, "VP.MT.02", 403)] {
        let mut form = form(number, "dossiers_on_time", "98");
        form.push(("unit", unit));
        assert_eq!(head.post("/objectives", &form).await.status, status, "{number}");
    }
}

#[tokio::test]
async fn documents_count_as_they_stand() {
    let app = app();
    let office = Office::new(&app).await;
    office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    let page = office.thu.submit("/objectives", &form("MT.02", "procedures_in_force", "100")).await;
    assert!(page.text.contains("0% <small>0/1</small>"), "{}", page.text);
    let read =
        office.thu.submit("/objectives", &form("MT.03", "documents_acknowledged", "100")).await;
    assert!(read.text.contains("Không phát sinh"), "{}", read.text);
    office.open_doors().await;
    let list = office.thu.get("/objectives").await.text;
    assert!(list.contains("100% <small>1/1</small>"), "{list}");
    let csv = office.thu.get("/objectives?format=csv").await.text;
    assert!(csv.contains("MT.02") && csv.contains("100%"), "{csv}");
    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    let path = format!(
        "/objectives/{}",
        office.thu.post("/objectives", &form("MT.04", "procedures_in_force", "100")).await.id()
    );
    for foreign in [stranger.get(&path).await, stranger.get(&format!("{path}/edit")).await] {
        assert_eq!(foreign.status, 404);
    }
    assert_eq!(stranger.get("/objectives?format=csv").await.text.lines().count(), 1);
}
