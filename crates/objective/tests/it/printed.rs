//! What papers say of a day that is over: the plan as it was approved, the evaluation as it stood.

use crate::{app, form, make_binding};
use nonconformity::{Finding, Origin, Source};
use platform::{PackAsk, PackItem, Role, Span};
use testkit::{AGENCY, Person, TestApp, printed_pages};

/// What a paper says, in one line; `None` where nobody can read it.
async fn said(by: &Person<'_>, path: &str) -> Option<String> {
    let text = printed_pages(&by.get(path).await)?.join(" ");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

async fn begin(thu: &Person<'_>, number: &str) -> String {
    let begun = thu.post("/objectives", &form(number, "dossiers_on_time", "98")).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    begun.location.split('?').next().unwrap().to_owned()
}

async fn plan(thu: &Person<'_>, page: &str, what: &str) {
    let line = [("what", what), ("start_on", "01/03/2026"), ("due_on", "30/09/2026")];
    assert_eq!(thu.post(&format!("{page}/tasks"), &line).await.status, 303);
}

/// Gives up the line of the plan that was added in this place.
async fn give_up(by: &Person<'_>, page: &str, place: usize) {
    let shown = by.get(page).await.text;
    let mut keys: Vec<&str> =
        shown.split("/tasks/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    keys.dedup();
    let at = format!("{page}/tasks/{}", keys[place]);
    let form = [("action", "give_up"), ("evidence", "Không cần nữa")];
    assert_eq!(by.post(&at, &form).await.status, 303);
}

async fn a_changed_plan(app: &TestApp) -> (Person<'_>, Person<'_>) {
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    app.set_clock("2026-01-05T01:00:00Z");
    let page = begin(&thu, "MT.01").await;
    for what in ["Nhắc trước hạn", "Mua máy quét"] {
        plan(&thu, &page, what).await;
    }
    give_up(&thu, &page, 1).await;
    app.set_clock("2026-01-10T01:00:00Z");
    make_binding(&thu, &anh, &page).await;
    app.set_clock("2026-03-02T01:00:00Z");
    plan(&thu, &page, "Mở thêm quầy").await;
    give_up(&thu, &page, 0).await;
    let draft = begin(&thu, "MT.02").await;
    plan(&thu, &draft, "Thu phiếu hỏi").await;
    app.set_clock("2026-11-23T01:00:00Z");
    (thu, anh)
}

#[tokio::test]
async fn an_approved_plan_does_not_change_silently() {
    let app = app();
    let (thu, _) = a_changed_plan(&app).await;
    let Some(then) = said(&thu, "/objectives/plan?as_of=31/01/2026").await else { return };
    assert!(then.contains("Nhắc trước hạn"), "{then}");
    for later in ["Mua máy quét", "Mở thêm quầy", "Thu phiếu hỏi", "Bổ sung"] {
        assert!(!then.contains(later), "{later}: {then}");
    }
    let now = said(&thu, "/objectives/plan?year=2026").await.unwrap();
    let place = |words: &str| now.find(words).unwrap_or_else(|| panic!("{words}: {now}"));
    assert!(!now.contains("Mua máy quét"), "given up before the approval: {now}");
    let in_order = [
        "Nhắc trước hạn",
        "Bổ sung sau khi phê duyệt",
        "Mở thêm quầy",
        "02/03/2026",
        "Chưa phê duyệt",
        "Thu phiếu hỏi",
    ];
    assert!(in_order.is_sorted_by_key(|words| place(words)), "{now}");
    let set = said(&thu, "/objectives/print?year=2026").await.unwrap();
    let [approved, waiting, draft] = ["MT.01", "Chưa phê duyệt", "MT.02"].map(|it| set.find(it));
    assert!(approved < waiting && waiting < draft && approved.is_some(), "{set}");
    for paper in [&set, &now] {
        assert!(paper.contains("ngày 10 tháng 01 năm 2026"), "the day of its approval: {paper}");
    }
}

#[tokio::test]
async fn a_paper_names_the_decision_that_it_goes_with() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    app.set_clock("2026-01-12T01:00:00Z");
    let page = begin(&thu, "MT.01").await;
    let act = format!("{page}/actions");
    for action in ["submit", "appraise"] {
        assert_eq!(thu.post(&act, &[("action", action)]).await.status, 303);
    }
    let half = [("action", "approve"), ("decision", "05/QĐ-UBND"), ("decided_on", "")];
    let wrong = anh.post(&act, &half).await;
    assert_eq!(wrong.status, 422, "a decision has its day: {}", wrong.text);
    assert!(wrong.text.contains("value=\"05/QĐ-UBND\""), "what was typed is there");
    let draft = said(&thu, "/objectives/print?year=2026").await;
    let approve = [("action", "approve"), ("decision", "05/QĐ-UBND"), ("decided_on", "10/01/2026")];
    assert_eq!(anh.post(&act, &approve).await.status, 303);
    let Some(draft) = draft else { return };
    assert!(draft.contains(text::UNDATED), "nothing is approved yet: {draft}");
    app.set_clock("2026-03-02T01:00:00Z");
    for paper in ["print", "plan"] {
        let printed = said(&thu, &format!("/objectives/{paper}?year=2026")).await.unwrap();
        let decided = "(Kèm theo Quyết định số 05/QĐ-UBND ngày 10 tháng 01 năm 2026)";
        assert!(printed.contains(decided), "{paper}: {printed}");
        assert!(!printed.contains("Số:"), "it has no number of its own: {printed}");
    }
}

#[tokio::test]
async fn an_evaluation_tells_of_its_day() {
    let app = app();
    let (thu, anh) = a_changed_plan(&app).await;
    let shown = thu.get("/objectives").await.text;
    let (before, _) = shown.split_once("\">MT.01</a>").unwrap();
    let (_, link) = before.rsplit_once("href=\"").unwrap();
    let page = link.split_once('"').unwrap().0.to_owned();
    let thing = page.trim_start_matches("/objectives/").to_owned();
    let (actor, href) = (thu.actor(), page.clone());
    app.set_clock("2026-06-15T01:00:00Z");
    app.write(move |tx| {
        let origin = Origin::new(&format!("objective/{thing}"), &href, "MT.01").unwrap();
        let finding = Finding {
            source: Source::Objective,
            description: "Mục tiêu chưa đạt".into(),
            ..Finding::default()
        };
        nonconformity::raise(tx, &actor, &finding, &origin)
    })
    .await
    .unwrap();
    app.set_clock("2026-11-23T01:00:00Z");
    let evaluation = "/objectives/evaluation?year=2026&as_of=";
    let Some(then) = said(&anh, &format!("{evaluation}31/05/2026")).await else { return };
    assert!(!then.contains("Phiếu khắc phục"), "nobody had raised it: {then}");
    assert!(then.contains("Mở thêm quầy") && then.contains("Chưa làm"), "the plan of then: {then}");
    let early = said(&anh, &format!("{evaluation}31/01/2026")).await.unwrap();
    assert!(early.contains("Chưa làm") && !early.contains("Đã bỏ"), "{early}");
    let now = said(&anh, &format!("{evaluation}23/11/2026")).await.unwrap();
    assert!(now.contains("Phiếu khắc phục NC-") && now.contains("Đã bỏ"), "{now}");
}

/// An inspection is handed the objectives, the plan and, once something is approved, what it came to.
#[tokio::test]
async fn the_evaluation_is_in_the_pack() {
    let app = app();
    a_changed_plan(&app).await;
    let files = async |to: &str| {
        let packers = app.app().packers.clone();
        let to = to.parse().unwrap();
        app.write(move |tx| {
            let ask = PackAsk { agency: AGENCY, span: Span::year_to(to), seed: 1 };
            let papers = packers.all(tx, ask)?.into_iter();
            let own = papers.filter(|paper| paper.item == PackItem::PolicyObjectives);
            Ok(own.map(|paper| paper.file_name).collect::<Vec<_>>())
        })
        .await
        .unwrap()
    };
    let early = ["muc-tieu-chat-luong.pdf", "ke-hoach-muc-tieu.pdf"];
    assert_eq!(files("2026-01-06").await, early);
    let whole = ["muc-tieu-chat-luong.pdf", "ke-hoach-muc-tieu.pdf", "danh-gia-muc-tieu.pdf"];
    assert_eq!(files("2026-11-23").await, whole);
}
