//! An entry on paper.

use crate::{app, care, note, secretary};
use platform::Role;
use testkit::{Answer, printed_pages};

/// The words of a print in one line, as they are laid out; `None` where nothing can be read.
fn words(print: &Answer) -> Option<String> {
    let pages = printed_pages(print)?.join(" ");
    Some(pages.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[tokio::test]
async fn it_says_its_title_once_what_was_done_and_who_noted_it() {
    let app = app();
    let secretary = secretary(&app).await;
    let chairman = app.person("Phạm Văn D (minh họa)", &[Role::Approver]).await;
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    let accept = [("step", "accept"), ("owner", &*finder.id().to_string())];
    assert_eq!(chairman.post(&format!("{at}/steps"), &accept).await.status, 303);
    let finish = [("step", "finish"), ("result", "Đã bỏ chữ ký thứ hai")];
    assert_eq!(finder.post(&format!("{at}/steps"), &finish).await.status, 303);
    let back = [("step", "return"), ("note", "Còn thiếu mẫu mới")];
    assert_eq!(secretary.post(&format!("{at}/steps"), &back).await.status, 303);

    let print = secretary.get(&format!("{at}/print")).await;
    let Some(said) = words(&print) else { return };
    assert_eq!(said.matches("Bớt một chữ ký").count(), 1, "{said}");
    for part in [
        "Số: SK-2026-01",
        "Kết quả Đã bỏ chữ ký thứ hai",
        "Tình trạng Đang làm",
        "Quá trình xử lý",
        "23/11/2026 Lê Thị C (minh họa) Ghi vào sổ",
        "23/11/2026 Phạm Văn D (minh họa) Nhận làm",
        "Trả lại Còn thiếu mẫu mới",
        "NGƯỜI LẬP NGƯỜI PHÊ DUYỆT CÔNG CHỨC",
    ] {
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
    }
    // Whoever noted it signs; a secretary might have accepted it as well, so nobody approved it.
    let (_, signers) = said.rsplit_once("NGƯỜI LẬP").unwrap();
    assert!(signers.contains("Lê Thị C (minh họa)"), "{signers}");
    assert!(!signers.contains("Phạm Văn D (minh họa)"), "{signers}");
}

#[tokio::test]
async fn a_feature_says_more_on_the_page_and_on_paper_and_a_leader_who_approved_signs() {
    let app = care::app();
    let leader = app.person("Lãnh đạo B (minh họa)", &[Role::Approver]).await;
    let form = [("what", "Kho lưu"), ("grade", "grave"), ("weight", "7")];
    let noted = leader.post("/cares", &form).await;
    let at = noted.location.split('?').next().unwrap();
    let page = leader.get(at).await.text;
    assert!(page.contains("<dt>Trọng số</dt><dd class=\"lines\">7: lớn</dd>"), "{page}");
    assert!(page.contains("<dt>Người cân</dt>"), "{page}");

    let signers = async || {
        let said = words(&leader.get(&format!("{at}/print")).await)?;
        assert!(said.contains("Trọng số 7: lớn Người cân Lãnh đạo"), "{said}");
        let (_, signers) = said.rsplit_once("NGƯỜI LẬP").unwrap();
        Some(signers.matches("Lãnh đạo B (minh họa)").count())
    };
    let Some(before) = signers().await else { return };
    assert_eq!(before, 1, "noted, and approved by nobody yet");
    assert_eq!(leader.post(&format!("{at}/steps"), &[("step", "look")]).await.status, 303);
    assert_eq!(signers().await, Some(2));
}

#[tokio::test]
async fn a_long_title_is_a_row_and_many_moves_leave_no_signature_alone() {
    let app = app();
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let title = "Bớt một chữ ký ".repeat(18);
    let at = note(&finder, title.trim(), None).await;
    for round in 0..24 {
        let seen = round.to_string();
        let form = [("what", title.trim()), ("kind", "process"), ("seen", seen.as_str())];
        assert_eq!(finder.post(&format!("{at}/edit"), &form).await.status, 303);
        let print = finder.get(&format!("{at}/print")).await;
        let Some(pages) = printed_pages(&print) else { return };
        let all = pages.concat();
        assert_eq!(all.matches("Nội dung").count(), 2, "the head of the table and the row: {all}");
        let last = pages.last().unwrap();
        assert!(last.contains("Cập nhật nội dung"), "{round}: {last}");
        assert!(last.contains("NGƯỜI LẬP"), "{round}: {last}");
    }
}
