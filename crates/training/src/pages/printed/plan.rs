//! What the plan of a year says on paper.

use crate::actions::Turnout;
use quality_register::Entry;

/// What it is called.
pub(crate) const KIND: &str = "Kế hoạch đào tạo";

/// The heads of its table.
pub(crate) const HEADS: [&str; 8] = [
    "Tên lớp, nội dung",
    "Nhu cầu",
    "Đối tượng, số người",
    "Nơi tổ chức, giảng viên",
    "Thời gian, địa điểm",
    "Kinh phí",
    "Cách đánh giá",
    "Kết quả đến nay",
];

/// The title of what earlier years left.
pub(crate) const CARRIED_OVER: &str = "Chuyển từ năm trước";

/// Where the day for which it was planned is over.
pub(crate) const LATE: &str = "quá ngày dự kiến";

/// Why it was given up.
pub(crate) const WHY: &str = "Lý do";

/// Of which year it is.
pub(crate) fn of_year(year: i16) -> String {
    format!("năm {year}")
}

/// The plan of a year, in one line.
pub(crate) fn title(year: i16) -> String {
    format!("{KIND} {}", of_year(year))
}

/// The title of the year's own courses, where others stand beside them.
pub(crate) fn own(year: i16) -> String {
    format!("Lớp của năm {year}")
}

/// Where nothing is planned.
pub(crate) fn none(year: i16) -> String {
    format!("Chưa có lớp đào tạo nào trong kế hoạch năm {year}.")
}

/// A need with its unit and its people.
pub(crate) fn need(need: &Entry, unit: &str) -> String {
    let (title, people) = (need.title(), need.values.text("people"));
    format!("{}: {title} ({unit}; {people})", need.number)
}

/// Who came.
pub(crate) fn came(turnout: &Turnout) -> String {
    let Turnout { enrolled, present, judged } = turnout;
    if *present == 0 {
        return format!("Danh sách {enrolled} người");
    }
    format!("Có mặt {present}/{enrolled} người, đã đánh giá hiệu quả {judged} người")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_came_is_told_once_somebody_did() {
        let before = Turnout { enrolled: 5, ..Turnout::default() };
        assert_eq!(came(&before), "Danh sách 5 người");
        let after = Turnout { present: 4, judged: 1, ..before };
        assert_eq!(came(&after), "Có mặt 4/5 người, đã đánh giá hiệu quả 1 người");
    }
}
