//! The words that registers, labels and minutes print.

use crate::Disposal;
use jiff::civil::Date;
use organization::Agency;

pub(crate) const LIST_TITLE: &str = "Tình hình phổ biến tài liệu";
pub(crate) const COVERAGE_TITLE: &str = "Tình hình đọc tài liệu theo từng người";
pub(crate) const COPIES_TITLE: &str = "Sổ phân phối tài liệu";
pub(crate) const RECALLS_TITLE: &str = "Sổ thu hồi, hủy tài liệu";
pub(crate) const DOCUMENTS: &str = "tài liệu";
pub(crate) const PEOPLE: &str = "người";
pub(crate) const COPIES: &str = "bản giấy";
pub(crate) const SIGNERS: &[&str] = &["Người lập", "Thư ký ISO"];

/// The list on which readers sign: `Danh sách ký nhận: QT.VP.01 Kiểm soát tài liệu, lần ban hành 02`.
pub(crate) fn readers_title(code: &str, title: &str, number: &str) -> String {
    format!("Danh sách ký nhận {code}\n{title}, lần ban hành {number}")
}

/// `Nhãn bản giấy QT.VP.01`.
pub(crate) fn labels_title(code: &str) -> String {
    format!("Nhãn bản giấy {code}")
}

/// `Bản số 03`.
pub(crate) fn copy_number(number: u32) -> String {
    format!("Bản số {number:02}")
}

/// `Lần ban hành 02, hiệu lực từ 25/11/2026`.
pub(crate) fn issue_line(number: &str, from: Option<Date>) -> String {
    let from = from.map_or_else(String::new, |day| format!(", hiệu lực từ {}", text::date(day)));
    format!("Lần ban hành {number}{from}")
}

pub(crate) const MINUTES: &str = "Biên bản";
pub(crate) const MINUTES_SUMMARY: &str = "Hủy tài liệu kiểm soát hết hiệu lực";
pub(crate) const MINUTES_HEADS: [&str; 6] =
    ["TT", "Mã hiệu", "Tên tài liệu", "Lần ban hành", "Bản số", "Thời gian hiệu lực"];
pub(crate) const MEMBER: &str = "Người tham gia";
pub(crate) const APPROVER: &str = "Người phê duyệt";

/// The text before the list.
pub(crate) fn minutes_opening(agency: &Agency, minutes: &Disposal) -> String {
    let (name, dated) = (agency.name.replace('\n', " "), text::date_in_words(minutes.dated));
    let members = minutes.members.lines().map(str::trim).filter(|line| !line.is_empty());
    let members: Vec<_> =
        members.map(|line| format!("- {}", line.trim_end_matches([';', '.']))).collect();
    format!(
        "Hôm nay, {dated}, tại {name}, chúng tôi gồm:\n{};\ncùng lập biên bản về việc hủy các bản tài liệu sau đây:",
        members.join(";\n")
    )
}

/// The text after the list.
pub(crate) fn minutes_closing(minutes: &Disposal, copies: usize) -> String {
    let executed = minutes.executed_on.map_or_else(
        || "Việc hủy được thực hiện sau khi biên bản này được phê duyệt.".to_owned(),
        |day| format!("Việc hủy được thực hiện xong {}.", text::date_in_words(day)),
    );
    format!(
        "Tổng số: {copies:02} bản.\nLý do hủy: {}.\nCách hủy: {}.\n{executed}",
        minutes.reason.trim_end_matches('.'),
        minutes.method.trim_end_matches('.')
    )
}

/// `25/11/2026 – 01/12/2026`.
pub(crate) fn period(from: Option<&str>, to: Option<&str>) -> String {
    let day = |day: Option<&str>| day.map_or_else(|| "…".to_owned(), super::written);
    format!("{} – {}", day(from), day(to))
}

/// Why a copy had to come back, as the register says it.
pub(crate) const fn recall_reason(is_withdrawn: bool, is_out_of_force: bool) -> &'static str {
    match (is_withdrawn, is_out_of_force) {
        (true, _) => "Tài liệu bị hủy bỏ",
        (false, true) => "Có bản thay thế",
        (false, false) => "Theo yêu cầu của người quản lý",
    }
}

pub(crate) const SIGNED_ON_PAPER: &str = "Ký trên giấy";

/// `Ký điện tử 08:00 25/11/2026`.
pub(crate) fn signed_here(at: &str) -> String {
    format!("Ký điện tử {at}")
}

/// `Mất ngày 01/12/2026: thất lạc khi chuyển phòng`.
pub(crate) fn lost(day: &str, reason: &str) -> String {
    format!("Mất ngày {day}: {reason}")
}

/// `Hủy ngày 10/12/2026, biên bản 03/BB-UBND`.
pub(crate) fn destroyed(day: &str, minutes: &str) -> String {
    format!("Hủy ngày {day}, biên bản {minutes}")
}

/// The reading list of one person.
pub(crate) fn person_title(name: &str) -> String {
    format!("Danh mục tài liệu phải đọc\n{name}")
}

pub(crate) const USUAL_REASON: &str = "Tài liệu hết hiệu lực, đã có bản thay thế";
pub(crate) const USUAL_METHOD: &str = "Cắt nhỏ bằng máy hủy giấy";

/// The title of the list of readings.
pub(super) const READINGS_TITLE: &str = "Từng lượt đọc tài liệu";

/// What is counted below it.
pub(super) const READINGS: &str = "lượt đọc";
