//! Days that are set keep to what their fields ask; a form says what its fields take.

use crate::{app, note, secretary};

#[tokio::test]
async fn a_due_day_that_is_over_is_refused_where_it_is_set() {
    let app = app();
    let secretary = secretary(&app).await;
    let form = [("what", "Máy quét mới"), ("kind", "process"), ("due", "22/11/2026")];
    let refused = secretary.post("/ideas", &form).await;
    assert_eq!(refused.status, 422);
    let said = "Ngày này đã qua. Hãy ghi từ hôm nay trở đi.";
    assert!(refused.text.contains(said) && refused.text.contains("Máy quét mới"), "{refused:?}");

    let at = note(&secretary, "Bớt một chữ ký", None).await;
    app.set_clock("2027-01-04T09:00:00+07:00");
    let edited = |what: &'static str, due: &'static str, seen: &'static str| {
        [("what", what), ("kind", "process"), ("due", due), ("effort", "2"), ("seen", seen)]
    };
    let edit = format!("{at}/edit");
    let kept = secretary.post(&edit, &edited("Bớt hai chữ ký", "31/12/2026", "0")).await;
    assert_eq!(kept.status, 303, "what stands may grow old: {}", kept.text);
    let moved = secretary.post(&edit, &edited("Bớt hai chữ ký", "01/01/2027", "1")).await;
    assert_eq!(moved.status, 422);
    assert!(moved.text.contains(said), "{}", moved.text);
    let moved = secretary.post(&edit, &edited("Bớt hai chữ ký", "04/01/2027", "1")).await;
    assert_eq!(moved.status, 303, "until the end of today: {}", moved.text);
}

#[tokio::test]
async fn a_refusal_names_the_bounds_of_its_field() {
    let app = app();
    let secretary = secretary(&app).await;
    let long = "x".repeat(301);
    let form = [("what", long.as_str()), ("kind", ""), ("effort", "9")];
    let refused = secretary.post("/ideas", &form).await;
    assert_eq!(refused.status, 422);
    for said in [
        "Nội dung quá dài. Hãy viết gọn trong 300 ký tự.",
        "Ô này chưa chọn. Hãy chọn trong danh sách.",
        "Hãy nhập số từ 1 đến 5.",
    ] {
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
}
