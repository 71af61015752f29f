//! A sheet of findings comes in.

use crate::app;
use platform::Role;
use rust_xlsxwriter::Workbook;

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

const HEAD: &[&str] = &["Số phiếu", "Nguồn", "Mô tả", "Đơn vị", "Mức độ", "Điều khoản"];

#[tokio::test]
async fn every_row_becomes_a_draft_or_none() {
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let bad = sheet(&[
        HEAD,
        &["", "Cấp trên kiểm tra", "Sổ thiếu chữ ký", "Văn phòng", "Nặng", "7.5"],
        &["", "Trên trời", "", "Phòng Ma", "Nhẹ", "bảy"],
    ]);
    let refused = thu.upload("/nonconformities/import", &[], ("file", "so.xlsx", &bad)).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    for named in ["Dòng 3, Nguồn", "Dòng 3, Mô tả", "Dòng 3, Đơn vị", "Dòng 3, Điều khoản"]
    {
        assert!(refused.text.contains(named), "{named}: {}", refused.text);
    }
    assert!(thu.get("/nonconformities").await.text.contains("Chưa có phiếu khắc phục nào"));
    let good = sheet(&[
        HEAD,
        &["", "Cấp trên kiểm tra", "Sổ thiếu chữ ký", "Văn phòng", "Nặng", "7.5"],
        &["NC-2026-01", "Tự phát hiện", "Đã có", "", "", ""],
        &["", "", "Phiếu để trống", "", "", ""],
    ]);
    let taken = thu.upload("/nonconformities/import", &[], ("file", "so.xlsx", &good)).await;
    assert_eq!(taken.status, 200, "{}", taken.text);
    assert!(taken.text.contains("Đã nhập 2 dự thảo phiếu."), "{}", taken.text);
    let list = thu.get("/nonconformities").await.text;
    assert!(list.contains("Sổ thiếu chữ ký") && !list.contains("Đã có"), "{list}");
}
