//! The words about the quality system.

use inspection::Shown;
use jiff::civil::Date;

pub(crate) const POLICY: &str = "Chính sách chất lượng";
pub(crate) const OBJECTIVES: &str = "Mục tiêu chất lượng";
pub(crate) const OBJECTIVE_HEADS: [&str; 3] = ["Mục tiêu", "Đến nay", "Phải đạt"];
pub(crate) const ON_TIME: &str = "Hồ sơ giải quyết đúng hạn";
pub(crate) const MONTH_HEADS: [&str; 3] = ["Tháng", "Đúng và trước hạn", "Phải đạt"];
pub(crate) const MONTHS_CAPTION: &str = "Tỷ lệ hồ sơ giải quyết đúng và trước hạn theo tháng";
pub(crate) const INSPECTIONS: &str = "Kết quả kiểm tra, đánh giá";
pub(crate) const INSPECTION_FILE: &str = "Văn bản kết quả (PDF)";

/// Since when the policy is in force.
pub(crate) fn policy_since(code: &str, day: Option<Date>) -> String {
    let since = day.map(|day| format!(", áp dụng từ {}", text::date(day))).unwrap_or_default();
    format!("Mã hiệu {code}{since}.")
}

/// `98,2% (213 trong 217)`; nobody reads 100% of two.
pub(crate) fn share(part: i64, whole: i64) -> String {
    match text::percent(part, whole) {
        Some(percent) => format!("{percent} ({} trong {})", text::count(part), text::count(whole)),
        None => "Chưa phát sinh".to_owned(),
    }
}

/// What the table of objectives shows.
pub(crate) fn objectives_caption(today: Date) -> String {
    format!("Mục tiêu năm {}, tính đến {}", today.year(), text::date(today))
}

/// What search engines say of the page.
pub(crate) fn description(agency: &str) -> String {
    format!(
        "Chính sách, mục tiêu chất lượng, tỷ lệ hồ sơ đúng hạn và kết quả kiểm tra của {agency}."
    )
}

/// An inspection, label by label.
pub(crate) fn inspection(inspection: &Shown) -> Vec<(String, String)> {
    let facts = [
        ("Nội dung", inspection.what.clone()),
        ("Đơn vị kiểm tra", inspection.by.clone()),
        ("Ngày", inspection.day.map(text::date).unwrap_or_default()),
        ("Kết luận", inspection.conclusion.clone()),
    ];
    facts.map(|(label, value)| (label.to_owned(), value)).to_vec()
}
