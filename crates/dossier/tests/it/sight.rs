use crate::office::{Office, app, birth, reception};
use platform::{Role, search::DESK};
use std::collections::BTreeSet;
use testkit::{AGENCY, OTHER_AGENCY, Person};

const REASON: &str = "Ông Nguyễn Văn Bí Mật nộp thiếu giấy chứng sinh";

/// The keys of dossiers that a page links to.
fn linked(page: &str) -> BTreeSet<i64> {
    let links = page.split("href=\"/dossiers/").skip(1);
    links.filter_map(|rest| rest.split(['"', '/', '?']).next()?.parse().ok()).collect()
}

/// For every role and unit: what the list does not show is not there by any other door.
#[tokio::test]
async fn what_the_list_hides_is_nowhere() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let mut all = BTreeSet::new();
    for _ in 0..3 {
        all.insert(office.accept(version).await);
    }
    let [id, ..] = all.iter().copied().collect::<Vec<_>>()[..] else { panic!("three dossiers") };
    office.done(&office.duc, id, "request_supplement", &[("reason", REASON)]).await;
    let code = office.stored(id).await.code;

    for role in Role::ALL {
        for unit in ["NV", "VP"] {
            let who = app.person_of(unit, "Người Thử", &[role]).await;
            let sees = see(&office, &who, &all, id, &code).await;
            let own = [Role::Specialist, Role::Head].contains(&role) && unit == "NV";
            let wide = [Role::OneStopOfficer, Role::Clerk, Role::Approver, Role::IsoSecretary];
            assert_eq!(sees, own || wide.contains(&role), "{role:?} {unit}");
        }
    }
    let foreign = app.foreigner("Người Xa", &Role::ALL).await;
    assert!(!see(&office, &foreign, &all, id, &code).await);
    assert_eq!(foreign.agency(), OTHER_AGENCY);
    assert!(app.nobody().get("/dossiers").await.location.starts_with("/login"));
}

/// Whether somebody sees the dossiers. Whatever the answer, every door gives the same.
async fn see(
    office: &Office<'_>,
    who: &Person<'_>,
    all: &BTreeSet<i64>,
    id: i64,
    code: &str,
) -> bool {
    let works = who.roles().iter().any(|role| DESK.contains(role));
    let audits = who.agency() == AGENCY && who.roles().contains(&Role::Auditor);
    let list = who.get("/dossiers").await;
    assert_eq!(list.status, if works { 200 } else { 403 }, "{:?}", who.roles());
    let listed = linked(&list.text);
    let sees = !listed.is_empty();
    assert!(!sees || listed == *all, "all or none");

    for format in ["csv", "xlsx"] {
        let export = who.get(&format!("/dossiers?format={format}")).await;
        assert_eq!(export.status, list.status);
        if format == "csv" {
            assert_eq!(export.text.contains(code), sees, "an export shows what the list shows");
        }
    }
    for question in [code, "261123-0001", "minh hoa", "nguyen van", "Đăng ký khai sinh"] {
        let question = question.replace(' ', "%20");
        let found = linked(&who.get(&format!("/search?q={question}")).await.text);
        assert!(found.is_subset(&listed), "{:?}: {question} finds {found:?}", who.roles());
        let filtered = linked(&who.get(&format!("/dossiers?q={question}")).await.text);
        assert!(filtered.is_subset(&listed));
    }
    let found = linked(&who.get(&format!("/search?q={code}")).await.text);
    assert_eq!(found.contains(&id), sees, "{:?}", who.roles());
    let waiting = linked(&who.get("/").await.text);
    assert!(waiting.is_subset(&listed), "{:?}", who.roles());

    // The page, its prints and its acts: there, or exactly as if it had never been.
    let absent = id + 12_345;
    for path in ["", "/receipt", "/control-slip", "/slips/supplement"] {
        let there = who.get(&format!("/dossiers/{id}{path}")).await;
        let nowhere = who.get(&format!("/dossiers/{absent}{path}")).await;
        if sees {
            assert_eq!(there.status, 200, "{path}");
            assert_eq!(nowhere.status, 404, "{path}");
        } else if audits && ["", "/control-slip"].contains(&path) {
            // An auditor looks at the work, and learns nothing of the citizen.
            assert_eq!((there.status, nowhere.status), (200, 404), "{path}");
            assert!(!there.text.contains("Bí Mật"), "{path}: {}", there.text);
        } else {
            assert_eq!(there.status, if works { 404 } else { 403 }, "{path}");
            assert_eq!((there.status, &there.bytes), (nowhere.status, &nowhere.bytes), "{path}");
        }
    }
    if !sees {
        let act = [("action", "withdraw"), ("reason", "x"), ("seen", "1")];
        let there = who.post(&format!("/dossiers/{id}/actions"), &act).await;
        let nowhere = who.post(&format!("/dossiers/{absent}/actions"), &act).await;
        assert_eq!((there.status, &there.bytes), (nowhere.status, &nowhere.bytes));
        assert!(!there.text.contains(code));
        assert_eq!(office.stored(id).await.moves, 1);
    }
    sees
}

/// Only the desk receives.
#[tokio::test]
async fn only_the_desk_receives() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    for role in Role::ALL {
        let who = app.person_of("NV", "Người Thử", &[role]).await;
        let may = role == Role::OneStopOfficer;
        assert_eq!(who.get("/dossiers/new").await.status, if may { 200 } else { 403 }, "{role:?}");
        let form = reception(version, &[]);
        assert_eq!(
            who.post("/dossiers", &form).await.status,
            if may { 303 } else { 403 },
            "{role:?}"
        );
    }
    let foreign = app.foreigner("Người Xa", &[Role::OneStopOfficer]).await;
    assert_eq!(foreign.post("/dossiers", &reception(version, &[])).await.status, 404);
    assert!(!foreign.get("/dossiers/new").await.text.contains(&version.to_string()));
}

/// The record commits to personal data, and holds none: it can never be erased from there.
#[tokio::test]
async fn the_record_names_no_citizen() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let who = [
        ("name", "Hoàng Thị Riêng Tư"),
        ("address", "Thôn Kín Đáo"),
        ("phone", "0987 654 321"),
        ("email", "rieng.tu@example.vn"),
    ];
    let answer = office.buoi.post("/dossiers", &reception(version, &who)).await;
    let id: i64 = answer.location.split(['/', '?']).nth(2).unwrap().parse().unwrap();
    office.done(&office.duc, id, "request_supplement", &[("reason", REASON)]).await;
    office.done(&office.buoi, id, "receive_supplement", &[]).await;
    let pause = [("reason", "Bà Riêng Tư vắng nhà"), ("basis", "Căn cứ đơn của bà Riêng Tư")];
    office.done(&office.duc, id, "pause", &pause).await;
    office.done(&office.duc, id, "resume", &[]).await;
    office.done(&office.duc, id, "advance", &[]).await;
    let back = [("reason", "Sai tên bà Riêng Tư")];
    office.done(&office.anh, id, "send_back", &back).await;
    let later = [("reason", "Bà Riêng Tư đi xa"), ("until", "10/12/2026")];
    office.done(&office.anh, id, "extend", &later).await;
    office.done(&office.anh, id, "refuse", &[("reason", "Bà Riêng Tư không cư trú ở đây")]).await;
    app.settle().await;

    let read = |sql: &'static str| app.write(move |tx| Ok(tx.list::<(String,)>(sql, &[])?));
    let leaves = read("SELECT leaf FROM ledger_leaf ORDER BY seq").await.unwrap();
    let events = read("SELECT payload FROM outbox").await.unwrap();
    let events_of_clock = read("SELECT event FROM dossier_clock").await.unwrap();
    let about = |leaf: &str| leaf.contains(&format!("dossier/{id}\"")) || leaf.contains("dossier.");
    let mut committed = 0;
    for (leaf,) in leaves.iter().chain(&events).chain(&events_of_clock) {
        let folded = text::fold(leaf);
        for private in [
            "rieng tu",
            "kin dao",
            "654 321",
            "rieng.tu",
            "bi mat",
            "chung sinh",
            "vang nha",
            "khong cu tru",
        ] {
            assert!(!folded.contains(private), "{private} in {leaf}");
        }
        let gave_reason =
            ["accept", "request_supplement", "pause", "send_back", "extend", "refuse"];
        let is_one = |act: &&str| leaf.contains(&format!("\"action\":\"dossier.{act}\""));
        if about(leaf) && gave_reason.iter().any(is_one) {
            assert!(!leaf.contains("\"pii_commit\":null"), "{leaf}");
            committed += 1;
        }
    }
    assert_eq!(committed, 6);
    assert!(leaves.len() >= 10 && office.buoi.agency() == AGENCY);
    // Nor does search, or an address.
    for question in ["rieng tu", "kin dao", "654321"] {
        let found = office.buoi.get(&format!("/search?q={}", question.replace(' ', "%20"))).await;
        assert!(linked(&found.text).is_empty(), "{question}");
    }
}

/// Whoever only looks at a dossier is sent to no page that refuses them.
#[tokio::test]
async fn a_page_leads_nobody_to_a_refusal() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accept(office.procedure("QT.HT.01", birth()).await).await;
    let auditor = app.person("Trần Văn Kiểm", &[Role::Auditor]).await;
    for (who, leads) in [(&auditor, false), (&office.buoi, true)] {
        let page = who.get(&format!("/dossiers/{id}")).await;
        assert_eq!(page.status, 200, "{}", who.name());
        for link in [format!("/dossiers/{id}/receipt"), "/dossiers".to_owned()] {
            let is_there = page.text.contains(&format!("href=\"{link}\""));
            assert_eq!(is_there, leads, "{} {link}: {}", who.name(), page.text);
        }
    }
}
