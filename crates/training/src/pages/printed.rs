//! What prints say.

/// The name of the sheet to be signed.
pub(crate) const SHEET: &str = "Danh sách ký tham dự";

/// The heads of its table.
pub(crate) const SHEET_HEADS: [&str; 6] =
    ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Ký tên", "Ghi chú"];

/// The name of the record.
pub(crate) const RECORD: &str = "Hồ sơ lớp đào tạo";

/// The heads of its table.
pub(crate) const RECORD_HEADS: [&str; 6] =
    ["TT", "Họ và tên", "Tham dự", "Kiểm tra", "Giấy chứng nhận", "Hiệu quả"];

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

/// A certificate with its number.
pub(crate) fn certificate(kind: &str, number: &str) -> String {
    if number.is_empty() { kind.to_owned() } else { format!("{kind}, số {number}") }
}
