//! The committee through the front door, as people act.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use organization::UnitId;
use platform::{Actor, Role, Span};
use testkit::{AGENCY, Person, TestApp};

fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        quality_register::feature(),
        plan::feature(),
        committee::feature(),
    ])
}

struct Office<'a> {
    secretary: Person<'a>,
    chairman: Person<'a>,
    clerk: Person<'a>,
    head: Person<'a>,
    unit: String,
}

async fn office(app: &TestApp) -> Office<'_> {
    Office {
        secretary: app.person("Thư ký A (minh họa)", &[Role::IsoSecretary]).await,
        chairman: app.person("Chủ tịch B (minh họa)", &[Role::Approver]).await,
        clerk: app.person("Văn thư C (minh họa)", &[Role::Clerk]).await,
        head: app.person_of("NV", "Trưởng phòng D (minh họa)", &[Role::Head]).await,
        unit: app.unit("VP").to_string(),
    }
}

async fn begin(who: &Person<'_>, path: &str, form: &[(&str, &str)]) -> String {
    let begun = who.post(path, form).await;
    assert_eq!(begun.status, 303, "{path} {form:?}: {}", begun.text);
    begun.location.split('?').next().unwrap().to_owned()
}

async fn step(who: &Person<'_>, page: &str, form: &[(&str, &str)]) -> testkit::Answer {
    who.post(&format!("{page}/steps"), form).await
}

async fn seat(
    office: &Office<'_>,
    committee: &str,
    who: &Person<'_>,
    post: &str,
) -> testkit::Answer {
    let parent = committee.rsplit('/').next().unwrap();
    let is_deputy = if post == "chair" { "yes" } else { "no" };
    let form = [
        ("parent", parent),
        ("person", &who.id().to_string()),
        ("post", post),
        ("representative", is_deputy),
        ("from", "23/11/2026"),
    ];
    office.secretary.post("/committee-seats", &form).await
}

/// A committee in force: chair, standing member, secretary.
async fn set_up(office: &Office<'_>, kind: &str, number: &str) -> String {
    let signer = office.chairman.id().to_string();
    let form = [
        ("title", "Ban Chỉ đạo áp dụng hệ thống quản lý chất lượng"),
        ("kind", kind),
        ("unit", office.unit.as_str()),
        ("tasks", "Chỉ đạo áp dụng\nDuy trì và cải tiến"),
        ("standing_tasks", "Đôn đốc"),
        ("signer", &signer),
    ];
    let committee = begin(&office.secretary, "/committees", &form).await;
    let draft = office.secretary.get(&committee).await.text;
    assert!(draft.contains("Thêm thành viên") && draft.contains("Lãnh đạo ký quyết định"));
    if kind == "set_up" {
        let empty = step(&office.chairman, &committee, &[("step", "sign")]).await;
        assert!(empty.text.contains("Danh sách chưa có Trưởng ban"), "{}", empty.text);
        for (who, post) in [
            (&office.chairman, "chair"),
            (&office.head, "standing"),
            (&office.secretary, "secretary"),
        ] {
            let added = seat(office, &committee, who, post).await;
            assert_eq!(added.status, 303, "{}", added.text);
        }
        let twice = seat(office, &committee, &office.head, "member").await;
        assert!(twice.text.contains("Người này đã có trong danh sách"), "{}", twice.text);
    }
    assert_eq!(step(&office.secretary, &committee, &[("step", "sign")]).await.status, 403);
    assert_eq!(step(&office.chairman, &committee, &[("step", "sign")]).await.status, 303);
    let ahead = [("step", "number"), ("number", number), ("dated", "01/01/2030")];
    assert_eq!(step(&office.clerk, &committee, &ahead).await.status, 409);
    let early = [("step", "number"), ("number", "không số"), ("dated", "01/01/2020")];
    let early = step(&office.clerk, &committee, &early).await;
    assert_eq!(early.status, 422);
    for mistake in ["Số quyết định chưa đúng", "không được trước ngày ký trong hệ thống"]
    {
        assert!(early.text.contains(mistake), "{mistake}: {}", early.text);
    }
    let today = text::date(text::here(seat_clock(office)).date());
    let numbered = [("step", "number"), ("number", number), ("dated", today.as_str())];
    let done = step(&office.clerk, &committee, &numbered).await;
    assert_eq!(done.status, 303, "{}", done.text);
    committee
}

/// The day on which everything here happens.
fn seat_clock(_: &Office<'_>) -> jiff::Timestamp {
    "2026-11-23T01:00:00Z".parse().unwrap()
}

#[tokio::test]
async fn set_up_and_strengthened() {
    let app = app();
    let office = office(&app).await;
    assert!(office.secretary.get("/").await.text.contains("Kiện toàn Ban Chỉ đạo ISO"));
    let first = set_up(&office, "set_up", "12/QĐ-UBND").await;
    // The number of the decision is a field; the entry's own number is another.
    let list = office.secretary.get("/committees?format=csv").await.text;
    assert!(list.contains("12/QĐ-UBND"), "{list}");
    let page = office.secretary.get(&first).await.text;
    assert!(page.contains("02 thành viên, 01 thư ký"), "{page}");
    assert!(!page.contains("Thêm thành viên"), "it is in force: {page}");
    assert!(page.contains("Ban Chỉ đạo đủ người, đúng chức vụ, còn nhiệm kỳ."), "{page}");
    let late = seat(&office, &first, &office.clerk, "member").await;
    assert!(late.text.contains("Thành viên thay đổi bằng quyết định kiện toàn"), "{}", late.text);
    assert!(!office.secretary.get("/").await.text.contains("Kiện toàn Ban Chỉ đạo ISO"));

    let (person, unit) = (office.head.id(), app.unit("VP"));
    app.write(move |tx| {
        let by = Actor::system(AGENCY, "command");
        let today = text::here(tx.now()).date();
        organization::appoint(
            tx,
            &by,
            person,
            Some(UnitId::new(unit.get())),
            "Chánh Văn phòng",
            today,
        )
    })
    .await
    .unwrap();
    let wrong = office.secretary.get("/committee-seats").await.text;
    assert!(wrong.contains("khi được cử là Công chức, nay là Chánh Văn phòng."), "{wrong}");

    let second = set_up(&office, "strengthen", "20/QĐ-UBND").await;
    assert!(office.head.get(&first).await.text.contains("Đã được kiện toàn"));
    let page = office.head.get(&second).await.text;
    assert!(page.contains("02 thành viên, 01 thư ký"), "the seats were copied: {page}");
    assert!(page.contains("Ban Chỉ đạo đủ người"), "with today's positions: {page}");
    let serving = office.head.get("/committee-seats?state=serving").await.text;
    assert_eq!(serving.matches("data-label=\"Từ ngày\"").count(), 3, "{serving}");
    assert_eq!(serving.matches("data-label=\"Phần việc\"").count(), 3, "{serving}");
    assert_eq!(serving.matches("data-label=\"Chức vụ khi được cử\"").count(), 3, "{serving}");
    assert!(!serving.contains("data-label=\"Người được cử\""), "the name once: {serving}");
    let pdf = office.head.get(&format!("{second}/decision")).await;
    assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.text);
    let word = office.head.get(&format!("{second}/decision.docx")).await;
    assert!(word.bytes.starts_with(b"PK"), "{}", word.text);
    let showcase = app.app().showcase.clone();
    let shown = app.write(move |tx| {
        let day = text::here(tx.now()).date();
        Ok(showcase.all(tx, Span { from: day, to: day })?)
    });
    let shown = shown.await.unwrap();
    let own: Vec<_> = shown.iter().filter(|it| it.key.starts_with("committee.")).collect();
    let figures: Vec<_> = own.iter().map(|it| (it.key, it.count)).collect();
    assert_eq!(
        figures,
        [
            ("committee.in_force", 1),
            ("committee.serving", 3),
            ("committee.meetings", 0),
            ("committee.concerns", 0),
        ]
    );
    for it in own {
        assert_eq!(office.head.get(&it.href).await.status, 200, "{}", it.href);
    }
}

/// Whoever signs leads; the print names who did sign, and a wrong number can be put right.
#[tokio::test]
async fn leaders_sign_and_the_clerk_corrects() {
    let app = app();
    let office = office(&app).await;
    let deputy = app.person("Phó Chủ tịch E (minh họa)", &[Role::Approver]).await;
    set_up(&office, "set_up", "12/QĐ-UBND").await;
    let form = |signer: &Person<'_>| {
        vec![
            ("title", "Ban Chỉ đạo ISO".to_owned()),
            ("kind", "strengthen".to_owned()),
            ("unit", office.unit.clone()),
            ("tasks", "Chỉ đạo".to_owned()),
            ("signer", signer.id().to_string()),
        ]
    };
    let offered = office.secretary.get("/committees/new").await.text;
    assert!(offered.contains("Phó Chủ tịch E (minh họa)"), "{offered}");
    assert!(!offered.contains("Văn thư C (minh họa)"), "a clerk does not sign: {offered}");
    let wrong = form(&office.clerk);
    let wrong: Vec<_> = wrong.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let refused = office.secretary.post("/committees", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("người đứng đầu cơ quan hoặc cấp phó ký"), "{}", refused.text);

    let right = form(&office.chairman);
    let right: Vec<_> = right.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let committee = begin(&office.secretary, "/committees", &right).await;
    assert_eq!(step(&deputy, &committee, &[("step", "sign")]).await.status, 303);
    let page = office.head.get(&committee).await.text;
    assert!(page.contains("Người đã ký") && page.contains("Phó Chủ tịch E"), "{page}");
    let number = |step, number| {
        [("step", step), ("number", number), ("dated", "23/11/2026"), ("note", "Ghi nhầm")]
    };
    let taken = step(&office.clerk, &committee, &number("number", "12/QĐ-UBND")).await;
    assert_eq!(taken.status, 422);
    assert!(taken.text.contains("Số này đã cấp cho quyết định khác trong năm"), "{}", taken.text);
    let given = step(&office.clerk, &committee, &number("number", "13/QĐ-UBND")).await;
    assert_eq!(given.status, 303, "{}", given.text);
    let right = step(&office.clerk, &committee, &number("correct", "14/QĐ-UBND")).await;
    assert_eq!(right.status, 303, "{}", right.text);
    let print = office.head.get(&format!("{committee}/decision")).await;
    let Some(pages) = testkit::printed_pages(&print) else { return };
    let said = pages.concat().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("14/QĐ-UBND") && said.contains("Phó Chủ tịch E (minh họa)"), "{said}");
    assert!(said.contains("thay thế Quyết định số 12/QĐ-UBND"), "{said}");
    assert!(said.contains("Theo đề nghị của"), "{said}");
}

#[tokio::test]
async fn a_meeting_and_what_comes_of_it() {
    let app = app();
    let office = office(&app).await;
    set_up(&office, "set_up", "12/QĐ-UBND").await;
    let chair = office.chairman.id().to_string();
    let form = [
        ("title", "Triển khai nhiệm vụ quý IV"),
        ("held_on", "24/11/2026"),
        ("time", "08 giờ 00 phút"),
        ("place", "Phòng họp số 1"),
        ("chair", chair.as_str()),
        ("agenda", "Đánh giá quý III\nNhiệm vụ quý IV"),
    ];
    let meeting = begin(&office.secretary, "/committee-meetings", &form).await;
    let invite = [("step", "invite"), ("number", "05/GM-BCĐISO"), ("sent_on", "23/11/2026")];
    assert_eq!(step(&office.secretary, &meeting, &invite).await.status, 303);
    let pdf = office.head.get(&format!("{meeting}/invitation")).await;
    assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.text);
    let hold =
        [("step", "hold"), ("course", "Các ủy viên thảo luận."), ("ended", "10 giờ 30 phút")];
    let early = step(&office.secretary, &meeting, &hold).await;
    assert!(early.text.contains("Chưa đến lúc làm việc này"), "{}", early.text);
    app.set_clock("2026-11-24T04:00:00Z");
    let parent = meeting.rsplit('/').next().unwrap().to_owned();
    let conclusion = [
        ("parent", parent.as_str()),
        ("title", "Rà soát quy trình hộ tịch"),
        ("unit", &app.unit("NV").to_string()),
        ("owner", &office.head.id().to_string()),
        ("due", "15/12/2026"),
        ("output", "Danh mục"),
    ];
    let conclusion = begin(&office.secretary, "/committee-conclusions", &conclusion).await;
    assert_eq!(step(&office.secretary, &meeting, &hold).await.status, 303);
    assert_eq!(step(&office.secretary, &meeting, &[("step", "confirm")]).await.status, 403);
    let open = step(&office.chairman, &meeting, &[("step", "confirm")]).await;
    assert!(open.text.contains("Còn người chưa ghi có mặt hay vắng"), "{}", open.text);
    let page = office.secretary.get(&meeting).await.text;
    let mut guests: Vec<_> = page
        .split("/committee-attendance/")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next())
        .filter(|id| id.len() > 10)
        .map(ToOwned::to_owned)
        .collect();
    guests.sort();
    guests.dedup();
    assert_eq!(guests.len(), 3, "{page}");
    for (place, guest) in guests.iter().enumerate() {
        let page = format!("/committee-attendance/{guest}");
        let said: &[(&str, &str)] = if place == 0 {
            &[("step", "excuse"), ("note", "Đi công tác")]
        } else {
            &[("step", "attend")]
        };
        let done = step(&office.secretary, &page, said).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
    assert_eq!(step(&office.chairman, &meeting, &[("step", "confirm")]).await.status, 303);
    assert!(office.head.get("/").await.text.contains("Rà soát quy trình hộ tịch"), "a task");
    let said = office.head.get(&conclusion).await.text;
    assert!(said.contains("Đã giao việc") && said.contains("/tasks/"), "{said}");
    let first = format!("/committee-attendance/{}", guests[0]);
    let again = step(&office.secretary, &first, &[("step", "undo")]).await;
    assert!(again.text.contains("đã được xác nhận"), "{}", again.text);
    let pdf = office.head.get(&format!("{meeting}/minutes")).await;
    let Some(last) = last_page(&pdf) else { return };
    assert!(last.contains("CHỦ TRÌ") && last.contains("Chủ tịch B (minh họa)"), "{last}");
}

/// The words of the last page of a print, in one line.
fn last_page(print: &testkit::Answer) -> Option<String> {
    let pages = testkit::printed_pages(print)?;
    Some(pages.last().unwrap().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// However long a meeting was, its last words stand with who signs.
#[tokio::test]
async fn no_page_of_minutes_holds_signatures_alone() {
    let app = app();
    let office = office(&app).await;
    set_up(&office, "set_up", "12/QĐ-UBND").await;
    let chair = office.chairman.id().to_string();
    app.set_clock("2026-11-24T04:00:00Z");
    for lines in (8..26).step_by(2) {
        let said = "- Các ủy viên thảo luận, thống nhất.\n".repeat(lines);
        let form = [
            ("title", "Triển khai nhiệm vụ quý IV"),
            ("held_on", "24/11/2026"),
            ("time", "08 giờ 00 phút"),
            ("place", "Phòng họp số 1"),
            ("chair", chair.as_str()),
            ("agenda", "Nhiệm vụ quý IV"),
        ];
        let meeting = begin(&office.secretary, "/committee-meetings", &form).await;
        let invite = [("step", "invite"), ("number", "05/GM-BCĐISO"), ("sent_on", "23/11/2026")];
        assert_eq!(step(&office.secretary, &meeting, &invite).await.status, 303);
        let hold = [("step", "hold"), ("course", said.trim()), ("ended", "10 giờ 30 phút")];
        assert_eq!(step(&office.secretary, &meeting, &hold).await.status, 303);
        let pdf = office.head.get(&format!("{meeting}/minutes")).await;
        let Some(last) = last_page(&pdf) else { return };
        assert!(last.contains("CHỦ TRÌ") && last.contains("Cuộc họp kết thúc"), "{lines}: {last}");
    }
}
