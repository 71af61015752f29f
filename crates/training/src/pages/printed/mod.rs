//! What prints say.

/// The words of the plan of a year.
pub(crate) mod plan;

/// The name of the sheet to be signed.
pub(crate) const SHEET: &str = "Danh sách ký tham dự";

/// The heads of its table.
pub(crate) const SHEET_HEADS: [&str; 5] =
    ["TT", "Họ và tên, chức vụ", "Đơn vị", "Ký tên", "Ghi chú"];

/// A line that a pen will fill in.
pub(crate) const BLANK: &str = "…………………………";

/// The name of the record.
pub(crate) const RECORD: &str = "Hồ sơ lớp đào tạo";

/// The heads of its table.
pub(crate) const RECORD_HEADS: [&str; 7] = [
    "TT",
    "Họ và tên",
    "Chức vụ, đơn vị",
    "Tham dự",
    "Kết quả kiểm tra",
    "Giấy chứng nhận",
    "Đánh giá hiệu quả",
];

/// Whether somebody was there, as the record says it.
pub(crate) fn presence(state: &str) -> &'static str {
    match state {
        "enrolled" => "",
        "missed" => "Vắng",
        _ => "Có mặt",
    }
}

/// The fields of a course that both say.
pub(crate) const FACTS: [&str; 9] = [
    "kind",
    "organizer",
    "held_on",
    "place",
    "trainer",
    "content",
    "method",
    "decision",
    "summary",
];

/// Who signs.
pub(crate) const SIGNERS: [&str; 2] = ["Người lập", "Thủ trưởng cơ quan"];

/// A certificate with its number and its days, a line each.
pub(crate) fn certificate(kind: &str, number: &str, from: &str, to: &str) -> String {
    below(&[
        labelled("", kind),
        labelled("Số ", number),
        labelled("Cấp ngày ", from),
        labelled("Có giá trị đến ", to),
    ])
}

/// What a course was good for, who says so, and on which day.
pub(crate) fn effect(effect: &str, words: &str, by: &str, on: &str) -> String {
    below(&[
        labelled("", effect),
        labelled("", words),
        labelled("Người đánh giá: ", by),
        labelled("Ngày ", on),
    ])
}

fn labelled(label: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{label}{value}") }
}

/// Lines below each other; empty ones are left out.
pub(crate) fn below(lines: &[String]) -> String {
    let lines: Vec<_> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// What the QR code on the sheet is good for.
pub(crate) const LINK_NOTE: &str = "Ai có điện thoại thì quét mã này, đăng nhập và bấm «Tôi có mặt» trong ngày tổ chức; không có điện thoại thì ký vào bảng dưới.";

/// The heads of the people's table.
pub(super) const PEOPLE_HEADS: [&str; 6] =
    ["Họ và tên", "Chức vụ", "Đơn vị", "Số lớp", "Lớp đã học", "Chứng nhận còn hạn"];

/// What is counted below it.
pub(super) const PEOPLE: &str = "người";

/// Its title.
pub(super) fn people_title(span: platform::Span) -> String {
    let (from, to) = (text::date(span.from), text::date(span.to));
    format!("Theo dõi đào tạo theo người, từ {from} đến {to}")
}

/// A certificate with its last day.
pub(super) fn held(kind: &str, to: Option<&str>) -> String {
    to.map_or_else(|| kind.to_owned(), |to| format!("{kind} (đến {to})"))
}
