//! The words of what waits for somebody.

use jiff::civil::Date;

/// What somebody is asked to read.
pub(crate) fn to_read(code: &str, title: &str) -> String {
    format!("Đọc và xác nhận: {code} {title}")
}

/// Since when it binds them, and how it stands with the day until which they should have read it.
pub(crate) fn in_effect_since(day: Date, days_left: i32, is_late: bool) -> String {
    let since = format!("Cần thực hiện từ {}", text::date(day));
    match days_left {
        0 if is_late => format!("{since}; đã hết giờ đọc của ngày cuối là hôm nay"),
        3.. => since,
        1..3 => format!("{since}; nhắc đọc trước khi hết hạn"),
        0 => format!("{since}; hôm nay là ngày cuối để đọc"),
        late => format!("{since}; đã quá hạn đọc {} ngày", -late),
    }
}

/// A copy for which somebody has to sign.
pub(crate) fn to_sign(copy_no: i64, code: &str, title: &str) -> String {
    format!("Ký nhận bản giấy số {copy_no:02}: {code} {title}")
}

/// When it was handed over.
pub(crate) fn handed_over(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| format!("Giao ngày {}", text::date(day)))
}

/// What the head of a unit is told.
pub(crate) fn late_in_unit(people: i64, documents: i64) -> String {
    format!("{people} người trong đơn vị quá hạn đọc {documents} tài liệu")
}

/// What the ISO secretary is told.
pub(crate) fn late_anywhere(people: i64, documents: i64) -> String {
    format!("{people} người trong cơ quan vẫn chưa đọc {documents} tài liệu đã quá hạn")
}

/// What to do about it.
pub(crate) fn remind_them(times: i64) -> String {
    format!("{times} lượt quá hạn; hãy nhắc từng người")
}

/// What somebody is asked to take back.
pub(crate) fn to_recall(copies: i64, code: &str, title: &str) -> String {
    format!("Thu hồi {copies} bản giấy: {code} {title}")
}

/// Since when it no longer binds anybody.
pub(crate) fn out_of_force_since(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| format!("Hết hiệu lực từ {}", text::date(day)))
}

/// What somebody is asked to hand over.
pub(crate) fn to_deliver(copies: i64, code: &str, title: &str) -> String {
    format!("Giao {copies} bản giấy: {code} {title}")
}

/// From when it binds.
pub(crate) fn binds_from(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| format!("Hiệu lực từ {}", text::date(day)))
}

/// Minutes that wait for a leader.
pub(crate) fn to_approve(number: &str) -> String {
    format!("Phê duyệt biên bản hủy tài liệu {number}")
}

/// Minutes that wait for the destruction.
pub(crate) fn to_execute(number: &str) -> String {
    format!("Hủy bản giấy theo biên bản {number}")
}

/// The day of minutes.
pub(crate) fn dated(day: Date) -> String {
    format!("Lập ngày {}", text::date(day))
}
