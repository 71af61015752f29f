//! The inputs: live until the meeting, frozen then, equal to what the features show.

use crate::{Meeting, app, key, step, try_step};
use management_review::REVIEWS;
use platform::{Role, Span};
use quality_register::{EntryId, open};

#[tokio::test]
async fn figures_of_the_snapshot_are_those_of_the_features_and_of_the_lists_behind_them() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    app.set_clock("2026-08-20T01:00:00Z");
    let finder = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    for what in ["Thiếu phiếu", "Sai biểu mẫu", "Chậm niêm yết"] {
        let form = [("description", what), ("source", "self_found"), ("clause", "8.5.1")];
        let noted = finder.post("/nonconformities", &form).await;
        assert_eq!(noted.status, 303, "{}", noted.text);
    }
    app.set_clock("2026-09-07T01:00:00Z");
    let at = meeting.announced("08/09/2026").await;
    let frozen = meeting.secretary.post(&format!("{at}/freeze"), &[]).await;
    assert_eq!(frozen.status, 303, "{}", frozen.text);

    let id = EntryId::new(key(&at).parse().unwrap());
    let showcase = app.app().showcase.clone();
    let (snapshot, shown) = app
        .write(move |tx| {
            let review = open(tx, &REVIEWS, id)?;
            let day = |field| review.values.day(field).unwrap();
            let span = Span { from: day("from"), to: day("to") };
            let snapshot = management_review::snapshot(tx, &showcase, &review)?;
            Ok((snapshot, showcase.all(tx, span)?))
        })
        .await
        .unwrap();
    let figures: Vec<_> = snapshot.inputs.iter().flat_map(|input| &input.figures).collect();
    assert_eq!(figures.len(), shown.len(), "each figure stands in one input");
    for exhibit in &shown {
        let figure = snapshot.figure(exhibit.key, exhibit.label).unwrap();
        let told = (figure.count, figure.of, &figure.href);
        assert_eq!(told, (exhibit.count, exhibit.of, &exhibit.href), "{}", exhibit.key);
    }
    let all = figures.iter().find(|figure| figure.key == "nonconformity.all").unwrap();
    assert_eq!(all.count, 3);
    let list = meeting.secretary.get(&all.href).await.text;
    assert_eq!(list.matches("<th role=\"rowheader\"").count(), 3, "{list}");
    let page = meeting.secretary.get(&format!("{at}/inputs")).await.text;
    let link = all.href.replace('&', "&#38;");
    assert!(page.contains(&link), "the figure opens its list: {link} in {page}");
}

#[tokio::test]
async fn a_meeting_is_held_with_frozen_inputs_which_then_stay() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let at = meeting.announced("08/09/2026").await;
    let (status, text) = try_step(&meeting.secretary, &at, "hold", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("Chưa chốt số liệu"), "{text}");

    assert_eq!(meeting.secretary.post(&format!("{at}/freeze"), &[]).await.status, 303);
    let (_, text) = try_step(&meeting.secretary, &at, "hold", &[]).await;
    assert!(text.contains("Chưa có nhận xét nào về đầu vào"), "{text}");
    let inputs = format!("{at}/inputs");
    let page = meeting.secretary.get(&inputs).await.text;
    assert!(page.contains("Còn 12 đầu vào chưa có nhận xét"), "{page}");
    let words = [("resources", "Thiếu kinh phí tập huấn"), ("risks", "")];
    assert_eq!(meeting.doer.post(&inputs, &words).await.status, 403);
    assert_eq!(meeting.secretary.post(&inputs, &words).await.status, 303);
    let long = "x".repeat(8001);
    let answer = meeting.secretary.post(&inputs, &[("resources", &long)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("e-resources") && answer.text.contains(&long), "typed is kept");
    assert_eq!(meeting.secretary.post(&format!("{at}/freeze"), &[]).await.status, 303);
    let (status, text) = try_step(&meeting.secretary, &at, "hold", &[]).await;
    assert_eq!(status, 409, "it is to come tomorrow");
    assert!(text.contains("Chưa đến lúc làm việc này"), "{text}");
    assert!(text.contains("Đã họp: làm được từ ngày 08/09/2026"), "{text}");
    app.set_clock("2026-09-08T01:00:00Z");
    step(&meeting.secretary, &at, "hold", &[]).await;

    // A nonconformity that is noted now does not change what was frozen.
    let finder = app.person("Hoàng Văn Đọc", &[Role::Reader]).await;
    let form = [("description", "Mới"), ("source", "self_found"), ("clause", "8.5.1")];
    finder.post("/nonconformities", &form).await;
    let page = meeting.chair.get(&inputs).await.text;
    assert!(page.contains("Thiếu kinh phí tập huấn") && page.contains("mã băm"), "{page}");
    assert!(!page.contains("<textarea"), "nothing can be written any more");
    assert_eq!(meeting.secretary.post(&inputs, &words).await.status, 409);
    assert_eq!(meeting.secretary.post(&format!("{at}/freeze"), &[]).await.status, 409);

    // The hash of the snapshot stands in the record.
    let object = format!("management_review/{}", key(&at));
    let recorded = app.write(move |tx| tx.recorded(&object)).await.unwrap();
    let leaf = recorded.iter().find(|line| line.action == "management_review.freeze").unwrap();
    assert!(page.contains(leaf.after.as_deref().unwrap()), "{leaf:?}");
}

#[tokio::test]
async fn two_who_write_at_once_lose_nothing_and_what_was_said_stays() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let at = meeting.announced("08/09/2026").await;
    let inputs = format!("{at}/inputs");
    let mine = [("resources", "Thiếu kinh phí"), ("seen.resources", "0")];
    assert_eq!(meeting.secretary.post(&inputs, &mine).await.status, 303);
    let theirs = [("resources", "Đủ máy, thiếu người"), ("seen.resources", "0")];
    let refused = meeting.chair.post(&inputs, &theirs).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    for kept in ["Đủ máy, thiếu người", "Thiếu kinh phí", "name=\"seen.resources\" value=\"1\""]
    {
        assert!(refused.text.contains(kept), "{kept}: {}", refused.text);
    }
    let both = [("resources", "Thiếu kinh phí; thiếu người"), ("seen.resources", "1")];
    assert_eq!(meeting.chair.post(&inputs, &both).await.status, 303);
    let page = meeting.secretary.get(&inputs).await.text;
    assert!(page.contains("Các lần viết nhận xét (2)"), "{page}");
    assert!(page.contains("Thiếu kinh phí; thiếu người"), "{page}");

    // What was frozen must hold the last words before the meeting is held.
    assert_eq!(meeting.secretary.post(&format!("{at}/freeze"), &[]).await.status, 303);
    app.set_clock("2026-09-08T02:00:00Z");
    let late = [("risks", "Bão muộn"), ("seen.risks", "0")];
    assert_eq!(meeting.secretary.post(&inputs, &late).await.status, 303);
    let (status, text) = try_step(&meeting.secretary, &at, "hold", &[]).await;
    assert_eq!(status, 409);
    assert!(text.contains("chốt lại"), "{text}");
    assert_eq!(meeting.secretary.post(&format!("{at}/freeze"), &[]).await.status, 303);
    step(&meeting.secretary, &at, "hold", &[]).await;
}

#[tokio::test]
async fn a_meeting_does_not_precede_its_period() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let person = meeting.chair.id().to_string();
    let form = [
        ("name", "Xem xét"),
        ("from", "01/09/2026"),
        ("to", "31/08/2026"),
        ("day", "01/08/2026"),
        ("chair", person.as_str()),
        ("secretary", person.as_str()),
        ("participants", "a"),
    ];
    let answer = meeting.secretary.post("/management-reviews", &form).await;
    assert_eq!(answer.status, 422);
    for field in ["e-to", "e-day"] {
        assert!(answer.text.contains(field), "{field}: {}", answer.text);
    }
}

#[tokio::test]
async fn the_next_review_begins_with_the_decisions_of_the_last() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let first = meeting.held().await;
    meeting.decision(&first, "task").await;
    meeting.signed(&first).await;
    app.set_clock("2026-12-07T01:00:00Z");
    let second = meeting.announced("10/12/2026").await;
    let page = meeting.secretary.get(&format!("{second}/inputs")).await.text;
    let decision = page.find("Bổ sung người thay thế").expect("the decision is there");
    let inputs = page.find("9.3.2 a").expect("the inputs are there");
    assert!(decision < inputs, "earlier decisions stand first");
    assert!(page.contains("XXLD-2026-01"), "{page}");
}

#[tokio::test]
async fn another_agency_sees_nothing() {
    let app = app();
    let meeting = Meeting::new(&app).await;
    let at = meeting.announced("08/09/2026").await;
    let foreigner = app.foreigner("Người Khác (minh họa)", &Role::ALL).await;
    for path in ["", "/inputs", "/minutes", "/minutes.docx"] {
        assert_eq!(foreigner.get(&format!("{at}{path}")).await.status, 404, "{path}");
    }
    for path in ["/inputs", "/freeze"] {
        assert_eq!(foreigner.post(&format!("{at}{path}"), &[]).await.status, 404, "{path}");
    }
}
