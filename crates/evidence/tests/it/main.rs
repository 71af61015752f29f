//! The evidence through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use document::VersionId;
use expect_test::expect_file;
use platform::{AppError, Role, Tx, outbox::Event};
use testkit::{TestApp, printed_pages, steady};
use testoffice::Office;

fn app() -> TestApp {
    let features = [
        external_document::feature(),
        document::feature(),
        distribution::feature(),
        master_list::feature(),
        record::feature(),
        periodic_review::feature(),
        dossier::feature(),
        nonconformity::feature(),
        objective::feature(),
        evidence::feature(),
    ];
    TestApp::with_reactions(features, react)
}

fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    match event.topic.as_str() {
        "document.effective" => distribution::on_effective(tx, VersionId::new(event.object))?,
        "dossier.finished" => nonconformity::on_dossier_finished(tx, event.object)?,
        _ => {}
    }
    Ok(())
}

/// The row of a clause.
fn row<'p>(page: &'p str, clause: &str) -> &'p str {
    let begin =
        page.find(&format!("<tr id=\"c-{clause}\">")).unwrap_or_else(|| panic!("{clause}: {page}"));
    let row = &page[begin..];
    &row[..row.find("</tr>").unwrap()]
}

/// Every text that this feature can send is understood by the engine, and takes what it is given.
#[test]
fn every_query_is_prepared() {
    app().prepares_queries_of("evidence");
}

#[tokio::test]
async fn a_gap_is_a_gap_until_somebody_acts() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    let before = office.thu.get("/evidence").await.text;
    for clause in ["4.3", "5.2.1", "6.2", "7.3", "8.1", "8.5.1", "8.6", "9.1.1"] {
        assert!(
            row(&before, clause).contains("cell bad\">Thiếu"),
            "{clause}: {}",
            row(&before, clause)
        );
    }
    assert!(row(&before, "10.3").contains("Chưa có nguồn trong hệ thống"), "an honest answer");
    assert!(row(&before, "9.2").contains("Thiếu thông tin dạng văn bản"), "a record is demanded");
    assert!(before.contains("Ghi hồ sơ mà mục 9.2.2 f yêu cầu lưu giữ."), "and what to do");
    assert!(row(&before, "8.3").contains("Loại trừ"));

    office.open_doors().await;
    let dossier = office.accept(version).await;
    office.finish(dossier).await;
    app.seal();
    let after = office.thu.get("/evidence").await.text;
    for clause in ["8.1", "8.5.1", "8.5.2", "8.6"] {
        assert!(row(&after, clause).contains("cell ok\">Đủ"), "{clause}: {}", row(&after, clause));
    }
    assert!(row(&after, "8.5.1").contains("1 hồ sơ tiếp nhận trong kỳ, có nhật ký từng bước"));
    assert!(
        row(&after, "5.2.1").contains("Chưa có chính sách chất lượng có hiệu lực"),
        "still a gap"
    );
    expect_file!["./snapshots/matrix.html"].assert_eq(&steady(&after));

    let gaps = office.thu.get("/evidence?only=gaps").await.text;
    assert!(gaps.contains("id=\"c-5.2.1\"") && !gaps.contains("id=\"c-8.5.1\""), "{gaps}");
    let csv = office.thu.get("/evidence?only=gaps&format=csv").await.text;
    assert!(
        csv.contains("5.2.1,Thiết lập chính sách chất lượng") && !csv.contains("\n8.5.1,"),
        "{csv}"
    );
    let xlsx = office.thu.get("/evidence?format=xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"), "a workbook");

    let stranger = app.foreigner("Người Ngoài", &Role::ALL).await;
    let foreign = stranger.get("/evidence").await.text;
    assert!(row(&foreign, "8.5.1").contains("Chưa có hồ sơ"), "nothing of the other agency counts");
}

#[tokio::test]
async fn reading_and_roles_are_counted() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    let page = office.thu.get("/evidence").await.text;
    assert!(row(&page, "5.3").contains("2/4 vai trò chính"), "{}", row(&page, "5.3"));
    assert!(row(&page, "7.3").contains("Thiếu"), "{}", row(&page, "7.3"));
    for who in
        [&office.lan, &office.minh, &office.anh, &office.thu, &office.cua, &office.chi, &office.van]
    {
        let path = format!("/distributions/{version}/read");
        let mut page = who.get(&path).await.text;
        // Each visit shows the first part that was not shown yet.
        while !page.contains("name=\"seen\"") {
            page = who.get(&path).await.text;
        }
        let (_, seen) = page.split_once("name=\"seen\" value=\"").unwrap();
        let form = [("seen", seen.split('"').next().unwrap())];
        who.post(&format!("/distributions/{version}/acknowledgements"), &form).await;
    }
    app.person("Kiểm Soát", &[Role::DocumentController]).await;
    app.person("Đánh Giá", &[Role::Auditor]).await;
    let page = office.thu.get("/evidence").await.text;
    assert!(row(&page, "5.3").contains("cell ok\">Đủ"), "{}", row(&page, "5.3"));
    assert!(
        row(&page, "7.5.2").contains("1/1 bản có hiệu lực đã ký phê duyệt"),
        "{}",
        row(&page, "7.5.2")
    );
}

#[tokio::test]
async fn a_clause_is_left_out_with_a_reason_and_by_whoever_may() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let reader = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    let form =
        [("clause", "8.5.3"), ("op", "exclude"), ("reason", "Không giữ tài sản của người dân")];
    assert_eq!(reader.post("/evidence/exclusions", &form).await.status, 403);
    assert_eq!(
        thu.post("/evidence/exclusions", &[("clause", "8.5.3"), ("op", "exclude")]).await.status,
        409
    );
    assert_eq!(
        thu.post("/evidence/exclusions", &[("clause", "8.5"), ("op", "exclude"), ("reason", "x")])
            .await
            .status,
        409
    );
    assert_eq!(thu.post("/evidence/exclusions", &form).await.status, 303);
    assert_eq!(
        thu.post("/evidence/exclusions", &[("clause", "8.3"), ("op", "include")]).await.status,
        303
    );
    let page = reader.get("/evidence").await.text;
    assert!(row(&page, "8.5.3").contains("Loại trừ"));
    assert!(!row(&page, "8.3").contains("Loại trừ"));
    assert!(page.contains("Không giữ tài sản của người dân"));
    assert!(page.contains("Mặc định, chờ cơ quan xác nhận"), "7.1.5.2 waits for the agency's word");
}

#[tokio::test]
async fn any_edition_as_of_any_day() {
    let app = app();
    let office = Office::new(&app).await;
    office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    let page = office.thu.get("/evidence?edition=2026").await.text;
    assert!(page.contains("chưa phải bản chính thức"), "{page}");
    assert!(row(&page, "6.1.3").contains("Hành động nắm bắt cơ hội"));
    assert!(row(&page, "8.5.1").contains("1 quy trình thủ tục hành chính có hiệu lực"));
    assert!(!page.contains("id=\"c-10.3\""), "10.3 is gone");
    let old = office.thu.get("/evidence?edition=2008").await.text;
    assert!(row(&old, "7.5.1").contains("1 quy trình thủ tục hành chính có hiệu lực"));
    assert!(row(&old, "7.3").contains("Loại trừ"), "as 8.3 of 2015 is");
    let past = office.thu.get("/evidence?as_of=24/11/2026").await.text;
    assert!(row(&past, "8.5.1").contains("Chưa có quy trình thủ tục hành chính có hiệu lực"));
    let wrong = office.thu.get("/evidence?as_of=30/02/2026").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("value=\"30/02/2026\""), "nothing typed is lost");
    let pdf = office.thu.get("/evidence?edition=2026&format=pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

/// On paper stand the clauses that the page counts, by their Vietnamese titles, on four sheets at most.
#[tokio::test]
async fn the_matrix_on_paper_is_short() {
    let app = app();
    let office = Office::new(&app).await;
    office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    let page = office.thu.get("/evidence").await.text;
    let counted = page.matches("<tr id=\"c-").count();
    let Some(pages) = printed_pages(&office.thu.get("/evidence?format=pdf").await) else { return };
    assert!(pages.len() <= 4, "{}", pages.len());
    let text = pages.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(&format!("Tổng số: {counted} điều khoản")), "{counted}: {text}");
    assert!(text.contains("▲ Chưa có chính sách chất lượng có hiệu lực →"), "{text}");
    assert!(!text.contains("Context") && !text.contains("Leadership"), "{text}");
    let gaps = printed_pages(&office.thu.get("/evidence?only=gaps&format=pdf").await).unwrap();
    let missing = page.matches("cell bad\">Thiếu").count();
    assert!(gaps.join(" ").contains(&format!("Tổng số: {missing} điều khoản")), "{gaps:?}");
}

/// Dossiers that citizens wait for past their day are told today; of a day that is over nobody knows any
/// more which ran late.
#[tokio::test]
async fn what_is_late_now_is_told_now() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    office.accept(version).await;
    let shown = app.exhibit("dossier.overdue").await;
    assert_eq!((shown.count, shown.of), (0, Some(1)));
    app.set_clock("2027-02-01T01:00:00Z");
    let late = app.exhibit("dossier.overdue").await;
    assert_eq!((late.count, late.of), (1, Some(1)));
    let csv = office.thu.get(&format!("{}&format=csv", late.href)).await.text;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let (showcase, over) =
        (app.app().showcase.clone(), platform::Span::year_to("2027-01-31".parse().unwrap()));
    let before = app.write(move |tx| Ok(showcase.all(tx, over)?)).await.unwrap();
    assert!(before.iter().all(|exhibit| exhibit.key != "dossier.overdue"), "{before:?}");
}

/// Each figure leads to a list with exactly as many rows, whatever day it is asked for.
#[tokio::test]
async fn a_figure_and_the_list_behind_it_are_equal() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.TP.01", "Đăng ký khai sinh", "47a/QĐ-UBND").await;
    office.open_doors().await;
    let dossier = office.accept(version).await;
    office.accept(version).await;
    office.finish(dossier).await;
    for day in ["2026-11-24", "2026-11-25"] {
        let (showcase, span) =
            (app.app().showcase.clone(), platform::Span::year_to(day.parse().unwrap()));
        let shown = app.write(move |tx| Ok(showcase.all(tx, span)?)).await.unwrap();
        let listed = shown.iter().filter(|exhibit| {
            let (path, _) = exhibit.href.split_once('?').unwrap_or((&exhibit.href, ""));
            // What counts readings and roles leads to the people, and the record to itself.
            !["/distributions/coverage", "/ledger", "/decisions"].contains(&path)
                && !["organization.roles", "periodic_review.in_time", "objective.measured"]
                    .contains(&exhibit.key)
        });
        for exhibit in listed {
            let join = if exhibit.href.contains('?') { '&' } else { '?' };
            let csv = office.thu.get(&format!("{}{join}format=csv", exhibit.href)).await;
            assert_eq!(csv.status, 200, "{exhibit:?}: {}", csv.text);
            let rows = csv.text.lines().count() - 1;
            assert_eq!(
                i64::try_from(rows).unwrap(),
                exhibit.count,
                "{day} {exhibit:?}: {}",
                csv.text
            );
        }
    }
}
