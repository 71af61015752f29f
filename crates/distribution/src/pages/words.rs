//! The words of this feature.

use jiff::civil::Date;

/// The entry of the navigation.
pub(crate) const NAV: &str = "Phổ biến";

/// Those who belong to no unit.
pub(crate) const NO_UNIT: &str = "Lãnh đạo cơ quan";

/// What somebody is asked to read.
pub(crate) fn to_read(code: &str, title: &str) -> String {
    format!("Đọc và xác nhận: {code} {title}")
}

/// Since when it binds them.
pub(crate) fn in_effect_since(day: Date) -> String {
    format!("Cần thực hiện từ {}", text::date(day))
}

/// What somebody is asked to take back.
pub(crate) fn to_recall(copies: i64, code: &str, title: &str) -> String {
    format!("Thu hồi {copies} bản giấy: {code} {title}")
}

/// Since when it no longer binds anybody.
pub(crate) fn out_of_force_since(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| format!("Hết hiệu lực từ {}", text::date(day)))
}

/// Where there is nothing to divide by.
pub(crate) const NOBODY_ASKED: &str = "Không phát sinh";

/// What is said after an act, by the word in the address.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    match did {
        "acknowledged" => Some("Đã ghi nhận bạn đã đọc và sẽ thực hiện."),
        "delivered" => Some("Đã ghi bản giấy vào sổ."),
        "recalled" => Some("Đã ghi thu hồi bản giấy."),
        _ => None,
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "not_in_force",
        "Bản này không còn hiệu lực hoặc chưa có hiệu lực nên không làm được việc này. Hãy mở bản đang có hiệu lực.",
    ),
    ("not_asked", "Tài liệu này không thuộc danh mục bạn phải đọc nên không cần xác nhận."),
    ("read_first", "Hãy mở và đọc tài liệu trước, rồi bấm xác nhận ở cuối trang."),
    ("not_yours", "Mỗi người tự xác nhận phần của mình; không ai xác nhận thay được."),
    ("copy_no_taken", "Số bản này đã có trong sổ. Hãy ghi số khác."),
    ("already_recalled", "Bản giấy này đã được thu hồi trước đó."),
    ("recalled_before_delivered", "Ngày thu hồi không được trước ngày giao bản giấy."),
];
