//! The words of this feature.

use crate::Chapter;
use platform::{Exhibit, Shelf, Span, Standing};

/// The navigation.
pub(crate) const NAV: &str = "Hệ thống chất lượng";

/// The name of the printed page.
pub(crate) const KIND: &str = "Tình trạng hệ thống quản lý chất lượng";

/// What must be seen to.
pub(crate) const ATTENTION: &str = "Cần xử lý";

/// Where the figures are counted by chapter.
pub(crate) const BY_CHAPTER: &str = "Chỉ tiêu đạt yêu cầu theo điều khoản";

/// What is as it should be, or had nothing to show.
pub(crate) const OTHERS: &str = "Chỉ tiêu đạt yêu cầu (dấu – là không phát sinh)";

/// The word on paper for what had nothing to show.
pub(crate) const IDLE: &str = "–";

/// The heads of the printed table of what must be seen to.
pub(crate) const MEND_HEADS: [&str; 3] = ["Nội dung", "Số liệu", "Việc cần làm"];

/// Who made it.
pub(crate) const SIGNER: &str = "Thư ký ISO";

/// The line under its title.
pub(crate) const SUMMARY: &str = "Số liệu lấy trực tiếp từ các sổ";

/// What a shelf of registers is called.
pub(crate) const fn shelf(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Lead => "Tổ chức, lãnh đạo, phạm vi",
        Shelf::Plan => "Kế hoạch, mục tiêu, rủi ro",
        Shelf::Support => "Con người, nguồn lực, truyền thông",
        Shelf::Operate => "Phục vụ người dân",
        Shelf::Evaluate => "Kiểm tra, đánh giá, báo cáo",
        Shelf::Improve => "Khắc phục, cải tiến",
        Shelf::Keep => "Quản trị",
    }
}

/// The title of a chapter (TCVN ISO 9001:2015).
pub(crate) const fn chapter(chapter: Chapter) -> &'static str {
    match chapter.number() {
        4 => "Bối cảnh của tổ chức",
        5 => "Sự lãnh đạo",
        6 => "Hoạch định",
        7 => "Hỗ trợ",
        8 => "Thực hiện",
        9 => "Đánh giá kết quả thực hiện",
        10 => "Cải tiến",
        _ => "Khác",
    }
}

/// How a figure is to be taken. A plain count that is there was measured against nothing: it has no
/// verdict.
pub(crate) fn verdict(exhibit: &Exhibit) -> Option<(&'static str, &'static str)> {
    let is_plain = exhibit.standing == Standing::Good && exhibit.of.is_none();
    (!is_plain).then(|| badge(exhibit.standing))
}

/// How it is to be taken: colour, and the word that says the same.
const fn badge(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Good => ("ok", "Đạt"),
        Standing::Idle => ("mute", "Không phát sinh"),
        Standing::Partial => ("warn", ATTENTION),
        Standing::Missing => ("bad", "Chưa có"),
    }
}

/// A figure: `12`, or `12/15` where it is a part.
pub(crate) fn amount(exhibit: &Exhibit) -> String {
    let count = text::count(exhibit.count);
    exhibit.of.map_or_else(|| count.clone(), |of| format!("{count}/{}", text::count(of)))
}

/// How many figures are as they should be, or had nothing to show.
pub(crate) fn counted(good: usize, all: usize) -> String {
    format!("{good} trong {all} chỉ tiêu đạt yêu cầu hoặc không phát sinh")
}

/// Where nothing must be seen to.
pub(crate) fn all_well() -> &'static str {
    "Không có việc nào cần xử lý."
}

/// What else must be seen to, folded.
pub(crate) fn rest(count: usize) -> String {
    format!("Xem thêm {count} nội dung")
}

/// What else must be seen to, on paper.
pub(crate) fn more(count: usize) -> String {
    format!("Còn {count} việc khác, xem trên trang")
}

/// The days of the figures: what stands is told as of the last of them, what happened from the first on.
pub(crate) fn as_of(span: Span) -> String {
    let (from, to) = (text::date(span.from), text::date(span.to));
    format!("Tính đến ngày {to}; số phát sinh trong kỳ tính từ ngày {from}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_counts_have_no_verdict() {
        let blank = Exhibit::default;
        for (shown, want) in [
            (blank().needed(4), None),
            (blank().happened(4), None),
            (blank().happened(0), Some("Không phát sinh")),
            (blank().needed(0), Some("Chưa có")),
            (blank().of_all(2, 2), Some("Đạt")),
            (blank().none_of(0, 7), Some("Đạt")),
            (blank().none_of(1, 7), Some("Cần xử lý")),
            (blank().of_all(1, 7), Some("Cần xử lý")),
        ] {
            assert_eq!(verdict(&shown).map(|(_, word)| word), want, "{shown:?}");
        }
    }
}
