//! "Việc của tôi", gathered from features; and search.

use platform::{Actor, DbError, Feature, InboxItem, Role, Tx};
use testkit::TestApp;

#[expect(clippy::unnecessary_wraps, reason = "inboxes may fail")]
fn waiting(_: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let item = |title: &str, due: &str| InboxItem {
        href: format!("/things/{}", title.len()),
        title: title.to_owned(),
        detail: format!("Phòng Nội vụ trình cho {}", actor.name),
        due_at: due.parse().ok(),
    };
    Ok(vec![
        item("Không có hạn", ""),
        item("Còn lâu", "2026-12-01T10:00:00Z"),
        item("Quá lâu rồi", "2026-11-21T10:00:00Z"),
        item("Trong ngày", "2026-11-23T10:00:00Z"),
    ])
}

#[tokio::test]
async fn what_is_due_first_stands_first() {
    let feature = Feature { inbox: Some(waiting), ..Feature::new("things") };
    let app = TestApp::new([feature]);
    let page = app.person("Lan", &[Role::Reader]).await.get("/").await;
    assert_eq!(page.status, 200);
    let places: Vec<_> = ["Quá lâu rồi", "Trong ngày", "Còn lâu", "Không có hạn"]
        .map(|title| page.text.find(title).unwrap_or_else(|| panic!("{title}: {}", page.text)))
        .into();
    assert!(places.is_sorted(), "{places:?}");
    for badge in ["Quá hạn 2 ngày", "Hôm nay 17:00", "Còn 8 ngày", "1 quá hạn"] {
        assert!(page.text.contains(badge), "{badge}: {}", page.text);
    }
}

#[tokio::test]
async fn an_empty_inbox_says_what_to_do_next() {
    let app = TestApp::new([]);
    let page = app.person("Lan", &[Role::Reader]).await.get("/").await;
    assert!(page.text.contains("Không có việc nào đang chờ bạn"), "{}", page.text);
    let page = app.person("Quản", &[Role::Administrator]).await.get("/").await;
    assert!(page.text.contains("Thêm người"), "{}", page.text);
}

#[tokio::test]
async fn people_are_found_without_diacritics() {
    let app = TestApp::new([]);
    let lan = app.person("Đặng Thị Lan", &[]).await;
    for typed in ["dang", "Đặng", "LAN", "thi+lan"] {
        let page = lan.get(&format!("/search?q={}", escaped(typed))).await;
        assert!(page.text.contains("Đặng Thị Lan</a>"), "{typed}: {}", page.text);
    }
    let none = lan.get("/search?q=%3Cscript%3E").await;
    assert!(none.text.contains("Không tìm thấy") && !none.text.contains("<script>"));
    assert!(lan.get("/search").await.text.contains("Hãy nhập điều cần tìm"));
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii() { char::from(b).into() } else { format!("%{b:02X}") })
        .collect()
}
