//! Objectives as a sheet: what goes out comes back, and one mistake takes nothing in.

use crate::{app, form, make_binding};
use platform::Role;
use rust_xlsxwriter::Workbook;
use testkit::Person;

fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (at, row) in (0..).zip(rows) {
        for (place, cell) in (0..).zip(*row) {
            page.write_string(at, place, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

async fn send(by: &Person<'_>, bytes: &[u8]) -> testkit::Answer {
    by.upload("/objectives/import", &[], ("file", "muc-tieu.xlsx", bytes)).await
}

const HEADS: [&str; 6] =
    ["Số hiệu", "Mục tiêu", "Cách tính", "Mức phải đạt", "Theo dõi", "Phục vụ mục tiêu"];

#[tokio::test]
async fn a_sheet_goes_out_and_comes_back() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
    let on_time = "Hồ sơ giải quyết đúng và trước hạn / hồ sơ đã giải quyết";
    let rows = [
        &HEADS[..],
        &["MT.01", "Trả kết quả đúng hạn", on_time, "≥ 98%", "Hằng tháng", ""],
        &["MT.02", "Không có khiếu nại đúng", "Khiếu nại đúng / hồ sơ", "≤ 0%", "Hằng năm", ""],
    ];
    let taken = send(&thu, &sheet(&rows)).await;
    assert!(taken.text.contains("2 mục tiêu mới, 0 thay đổi, 0 giữ nguyên"), "{}", taken.text);
    let list = thu.get("/objectives").await.text;
    for word in ["≥ 98%", "\"Phải đạt\">0%<", "Khiếu nại đúng / hồ sơ", on_time] {
        assert!(list.contains(word), "{word}: {list}");
    }
    let out = thu.get("/objectives?format=xlsx").await.bytes;
    let again = send(&thu, &out).await;
    assert!(again.text.contains("0 mục tiêu mới, 0 thay đổi, 2 giữ nguyên"), "{}", again.text);
    // What is binding is not changed by a sheet.
    let page = thu.post("/objectives", &form("MT.03", "dossiers_on_time", "95")).await.location;
    make_binding(&thu, &anh, page.split('?').next().unwrap()).await;
    let lower = [&HEADS[..], &["MT.03", "Trả đúng hạn", on_time, "≥ 50%", "Hằng tháng", ""]];
    let refused = send(&thu, &sheet(&lower)).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("không sửa qua bảng được"), "{}", refused.text);
}

#[tokio::test]
async fn one_mistake_and_no_row_is_taken() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let rows = [
        &HEADS[..],
        &["MT.01", "Trả kết quả đúng hạn", "x / y", "≥ 98%", "Hằng tháng", ""],
        &["MT.02", "", "x / y", "cao", "đôi khi", "MT.77"],
    ];
    let refused = send(&thu, &sheet(&rows)).await;
    assert_eq!(refused.status, 422);
    for column in ["Mục tiêu", "Mức phải đạt", "Theo dõi", "Phục vụ mục tiêu"] {
        let named = format!("Dòng 3, cột «{column}»");
        assert!(refused.text.contains(&named), "{named}: {}", refused.text);
    }
    assert!(!thu.get("/objectives").await.text.contains("MT.01"));
}
