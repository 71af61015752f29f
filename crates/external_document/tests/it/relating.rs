use crate::{SECRETARY, app, enter, fields, laws, relate, send};

#[tokio::test]
async fn a_replacement_counts_from_the_new_texts_day() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let (old, new) = laws(&thu).await;
    let done = relate(&thu, old, "Luật số 3/2026/QH16", "replaces", "").await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = thu.get(&format!("/external-documents/{old}")).await.text;
    assert!(page.contains("Từ 01/03/2027 được thay thế bằng"), "{page}");
    assert!(page.contains(&format!("/external-documents/{new}\">03/2026/QH16</a>")));
    let other = thu.get(&format!("/external-documents/{new}")).await.text;
    assert!(other.contains("Từ 01/03/2027 thay thế"), "{other}");
    // The new law is put off: what it does goes along.
    let mut form = fields("03/2026/QH16", "Luật Hộ tịch", "23/04/2026", "01/07/2027");
    form.push(("edits", "0"));
    assert_eq!(send(&thu, &format!("/external-documents/{new}"), &form).await.status, 303);
    let page = thu.get(&format!("/external-documents/{old}")).await.text;
    assert!(page.contains("Từ 01/07/2027 được thay thế bằng"), "{page}");
}

/// A replaces B replaces A, through others too, gets a clear answer.
#[tokio::test]
async fn what_cannot_be_is_told_at_the_field() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let (old, new) = laws(&thu).await;
    let third = enter(&thu, "09/2030/QH17", "Luật Hộ tịch", "01/02/2030", "01/07/2030").await;
    assert_eq!(relate(&thu, old, "03/2026/QH16", "replaces", "").await.status, 303);
    assert_eq!(relate(&thu, new, "09/2030/QH17", "replaces", "").await.status, 303);
    for (text, by, kind, from, said) in [
        (new, "60/2014/QH13", "replaces", "", "vòng tròn"),
        (third, "60/2014/QH13", "amends", "01/08/2030", "vòng tròn"),
        (old, "60/2014/QH13", "replaces", "", "chính nó"),
        (old, "03/2026/QH16", "replaces", "", "đã được ghi nhận"),
        (old, "99/2026/NĐ-CP", "replaces", "", "chưa có trong danh mục"),
        (old, "03/2026/QH16", "replaces_part", "", "điều, khoản"),
        (old, "03/2026/QH16", "amends", "22/04/2026", "trước ngày ban hành"),
        (old, "03/2026/QH16", "amends", "1/13/2026", "Ngày chưa đúng"),
        (old, "03/2026/QH16", "deletes", "", "Lựa chọn không hợp lệ"),
        (old, "", "replaces", "", "đang để trống"),
    ] {
        let refused = relate(&thu, text, by, kind, from).await;
        assert_eq!(refused.status, 422, "{by} {kind}: {}", refused.text);
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
    }
}

#[tokio::test]
async fn a_mistake_is_taken_back_with_a_reason_and_stays_in_the_history() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let (old, new) = laws(&thu).await;
    relate(&thu, old, "03/2026/QH16", "replaces", "").await;
    let at = format!("/external-documents/{old}");
    let page = thu.get(&at).await.text;
    let relation = page.split_once("name=\"relation\" value=\"").unwrap().1;
    let relation = relation.split_once('"').unwrap().0;
    let path = format!("{at}/relations/withdrawal");
    let without = thu.post(&path, &[("relation", relation), ("reason", " ")]).await;
    assert_eq!(without.status, 409);
    let form = [("relation", relation), ("reason", "Ghi nhầm văn bản")];
    assert_eq!(thu.post(&path, &form).await.status, 303);
    assert_eq!(thu.post(&path, &form).await.status, 409, "once");
    let page = thu.get(&at).await.text;
    assert!(page.contains("Đã hủy ghi nhận") && page.contains("Ghi nhầm văn bản"), "{page}");
    // The circle is open again.
    assert_eq!(relate(&thu, new, "60/2014/QH13", "amends", "01/01/2028").await.status, 303);
}
