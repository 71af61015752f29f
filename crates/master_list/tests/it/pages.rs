use crate::office::{Hands, app};
use document::Kind;
use expect_test::expect_file;
use jiff::civil::date;
use platform::Role;
use testkit::{TestApp, steady};

/// Three documents: one in force since March with a second issue since June, one withdrawn in
/// September, one that waits for its day.
async fn three(app: &TestApp, hands: Hands) {
    for (clock, step) in [
        ("2026-03-02T01:00:00Z", 0),
        ("2026-06-01T01:00:00Z", 1),
        ("2026-09-15T01:00:00Z", 2),
        ("2026-11-20T01:00:00Z", 3),
    ] {
        app.set_clock(clock);
        let done = app.write(move |tx| {
            let of = |code: &str| document::effective(tx, code).map(|found| found.unwrap().id);
            match step {
                0 => {
                    let one =
                        hands.draft(tx, Kind::SystemProcedure, "QT.HT.01", "Kiểm soát tài liệu")?;
                    hands.issue(tx, one, "10/QĐ-UBND", date(2026, 3, 2), date(2026, 3, 2))?;
                    let two = hands.draft(tx, Kind::Policy, "CSCL", "Chính sách chất lượng")?;
                    hands.issue(tx, two, "11/QĐ-UBND", date(2026, 3, 2), date(2026, 3, 2))?;
                }
                1 => {
                    let next = hands.revise(tx, of("QT.HT.01")?, true)?;
                    hands.issue(tx, next, "20/QĐ-UBND", date(2026, 6, 1), date(2026, 6, 1))?;
                }
                2 => hands.withdraw(tx, of("CSCL")?)?,
                _ => {
                    let late =
                        hands.draft(tx, Kind::Instruction, "HD.01", "Hướng dẫn tiếp công dân")?;
                    hands.issue(tx, late, "30/QĐ-UBND", date(2026, 11, 20), date(2026, 12, 1))?;
                }
            }
            document::take_effect(tx)?;
            Ok(())
        });
        done.await.unwrap();
    }
    app.set_clock("2026-11-23T01:00:00Z");
}

#[tokio::test]
async fn the_master_list_of_three_days() {
    let app = app();
    let hands = Hands::new(&app).await;
    three(&app, hands).await;
    let reader = app.person("Đỗ Văn Nam", &[Role::Reader]).await;
    for (day, has, has_not) in [
        ("01/03/2026", vec![], vec!["QT.HT.01", "CSCL", "HD.01"]),
        ("31/05/2026", vec!["QT.HT.01", "CSCL", "10/QĐ-UBND"], vec!["20/QĐ-UBND", "HD.01"]),
        ("14/09/2026", vec!["QT.HT.01", "CSCL", "20/QĐ-UBND"], vec!["10/QĐ-UBND"]),
        ("15/09/2026", vec!["QT.HT.01"], vec!["CSCL"]),
    ] {
        let csv = reader.get(&format!("/registers/documents?as_of={day}&format=csv")).await;
        assert_eq!(csv.status, 200);
        for word in has {
            assert!(csv.text.contains(word), "{day} {word}: {}", csv.text);
        }
        for word in has_not {
            assert!(!csv.text.contains(word), "{day} {word}: {}", csv.text);
        }
    }
    let all = reader.get("/registers/documents?standing=all").await;
    expect_file!["snapshots/list.html"].assert_eq(&steady(&all.text));
    for (standing, code) in [("in_force", "QT.HT.01"), ("waiting", "HD.01"), ("ended", "CSCL")] {
        let page =
            reader.get(&format!("/registers/documents?standing={standing}&format=csv")).await;
        let lines: Vec<_> = page.text.lines().skip(1).collect();
        assert_eq!(lines.len(), 1, "{standing}: {}", page.text);
        assert!(lines[0].starts_with(code), "{standing}: {}", page.text);
    }
    let pdf = reader.get("/registers/documents?format=pdf").await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn a_day_to_come_or_no_day_is_refused_with_words() {
    let app = app();
    let reader = app.person("Đỗ Văn Nam", &[Role::Reader]).await;
    for (typed, said) in [
        ("24/11/2026", "Sổ chỉ cho biết đến hôm nay"),
        ("31/02/2026", "Ngày chưa đúng"),
        ("hôm qua", "Ngày chưa đúng"),
    ] {
        for register in ["documents", "forms"] {
            let page = reader
                .get(&format!("/registers/{register}?as_of={}", typed.replace(' ', "%20")))
                .await;
            assert_eq!(page.status, 422, "{typed}");
            assert!(page.text.contains(said), "{typed}: {}", page.text);
        }
    }
}

#[tokio::test]
async fn pages_of_the_list_follow_one_another() {
    let app = app();
    let hands = Hands::new(&app).await;
    let make = app.write(move |tx| {
        for n in 1..=5 {
            let id = hands.draft(tx, Kind::Instruction, &format!("HD.{n}"), "Hướng dẫn")?;
            hands.issue(tx, id, &format!("{n}/QĐ-UBND"), date(2026, 11, 23), date(2026, 11, 23))?;
        }
        document::take_effect(tx)?;
        Ok(())
    });
    make.await.unwrap();
    let reader = app.person("Đỗ Văn Nam", &[Role::Reader]).await;
    let (mut address, mut seen) = ("/registers/documents?limit=2".to_owned(), Vec::new());
    for _ in 0..3 {
        let page = reader.get(&address).await.text;
        seen.extend((1..=5).filter(|n| page.contains(&format!(">HD.{n}<"))));
        if !page.contains("rel=\"next\"") {
            break;
        }
        let before = page.split("rel=\"next\"").next().unwrap();
        let href = before.rsplit("href=\"").next().unwrap().split('"').next().unwrap();
        address =
            format!("/registers/documents{}", href.replace("&amp;", "&").replace("&#38;", "&"));
    }
    assert_eq!(seen, [1, 2, 3, 4, 5]);
}

#[tokio::test]
async fn the_other_agency_sees_nothing_of_ours() {
    let app = app();
    let hands = Hands::new(&app).await;
    three(&app, hands).await;
    let stranger = app.foreigner("Lê Văn Khác", &[Role::IsoSecretary]).await;
    let page = stranger.get("/registers/documents?standing=all").await.text;
    assert!(page.contains("Không có tài liệu nào"), "{page}");
    let json = stranger.get("/api/v1/registers/documents").await.text;
    assert!(json.contains("\"documents\":[]"), "{json}");
    let ours = app.person("Đỗ Văn Nam", &[Role::Reader]).await;
    let json = ours.get("/api/v1/registers/documents?as_of=2026-05-31").await.text;
    assert!(json.contains("\"code\":\"CSCL\"") && json.contains("\"number\":\"01\""), "{json}");
    assert_eq!(ours.get("/api/v1/registers/documents?as_of=2026-12-31").await.status, 400);
}

#[tokio::test]
async fn every_register_is_named_with_what_it_proves() {
    let app = app();
    let reader = app.person("Đỗ Văn Nam", &[Role::Reader]).await;
    let page = reader.get("/registers").await;
    expect_file!["snapshots/index.html"].assert_eq(&steady(&page.text));
}
