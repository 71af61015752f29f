//! The words of the minutes.

use super::words;
use crate::{Kind, Succession};
use jiff::civil::Date;
use organization::Agency;

pub(crate) const KIND: &str = "Biên bản";
pub(crate) const SIGNERS: [&str; 2] = ["Bên giao", "Bên nhận"];
pub(crate) const HEADS: [&str; 4] = ["TT", "Nội dung bàn giao", "Số lượng", "Cách tiếp nhận"];
pub(crate) const LIST_HEADS: [&str; 5] =
    ["TT", "Mã, số ở cơ quan cũ", "Tên", "Tình trạng, hạn", "Tiếp nhận thành"];

/// Trích yếu.
pub(crate) fn summary(agency: &Agency, it: &Succession) -> String {
    format!("Bàn giao, tiếp nhận giữa {} và {}", words::names(it), agency.short_name)
}

/// What stands before the table: by what, when and where, who gives and who receives.
pub(crate) fn opening(agency: &Agency, it: &Succession, day: Date) -> String {
    let minutes = it.minutes.clone().unwrap_or_default();
    let side = |said: &str| if said.is_empty() { BLANK.to_owned() } else { said.to_owned() };
    let subject = if it.decision.subject.is_empty() {
        String::new()
    } else {
        format!(" {}", it.decision.subject)
    };
    format!(
        "Căn cứ {}{subject};\nHôm nay, {}, tại {}, hai bên gồm:\n\
         1. Bên giao: {}, kết thúc hoạt động ngày {}.\n- Đại diện: {}\n\
         2. Bên nhận: {}.\n- Đại diện: {}\n\
         Hai bên bàn giao, tiếp nhận theo số liệu trong hệ thống quản lý chất lượng tính đến hết ngày {} như sau:",
        words::basis(&it.decision),
        text::date_in_words(day),
        agency.short_name,
        words::names(it),
        text::date(it.decision.last_day()),
        side(&minutes.giver),
        agency.short_name,
        side(&minutes.receiver),
        text::date(it.decision.last_day()),
    )
}

const BLANK: &str = "………………………………";

/// What stands after it.
pub(crate) fn closing(it: &Succession) -> String {
    format!(
        "Danh mục từng loại ở các phụ lục kèm theo biên bản này.\n\
         Tài liệu của bên giao tiếp tục được áp dụng cho đến khi bên nhận ban hành lại. {}\n\
         Hồ sơ thủ tục hành chính đang giải quyết do bên nhận giải quyết tiếp, giữ nguyên ngày hẹn trả; không yêu cầu người dân nộp lại hồ sơ, không làm lại bước đã thực hiện.\n\
         Sổ sách của bên giao đã khóa, bên nhận xem được, không bên nào sửa được.\n\
         Biên bản lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.",
        it.decision.provision
    )
}

/// The title of the list of a kind.
pub(crate) fn list_title(kind: Kind) -> String {
    format!("Danh mục {}", kind.label().to_lowercase())
}

/// The line of reference below it.
pub(crate) fn reference(it: &Succession) -> String {
    match &it.minutes {
        Some(minutes) => {
            format!("(Kèm theo Biên bản số {} ngày {})", minutes.number, text::date(minutes.dated))
        }
        None => "(Kèm theo Biên bản bàn giao)".to_owned(),
    }
}

/// State and day in one cell.
pub(crate) fn state_and_due(state: &str, due: &str) -> String {
    if due.is_empty() { state.to_owned() } else { format!("{state}, hạn {due}") }
}

/// Who gets a copy.
pub(crate) fn recipients() -> Vec<String> {
    vec!["Bên giao;".to_owned(), "Bên nhận;".to_owned(), "Lưu: VT.".to_owned()]
}
