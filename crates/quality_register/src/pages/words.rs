//! The words that all registers share.

use crate::{Entry, Register};
use jiff::civil::Date;

/// The heads of an entry on paper.
pub(crate) const PAPER_HEADS: [&str; 2] = ["Nội dung", "Ghi nhận"];

/// The heading above what was done to an entry, on paper.
pub(crate) const HISTORY: &str = "Quá trình xử lý";

/// The heads of what was done to an entry, on paper.
pub(crate) const HISTORY_HEADS: [&str; 4] = ["Ngày", "Người thực hiện", "Việc", "Ghi chú"];

/// Who signs an entry on paper: whoever noted it, whoever approved it.
pub(crate) const SIGNERS: [&str; 2] = ["Người lập", "Người phê duyệt"];

/// The column of numbers.
pub(crate) const NUMBER: &str = "Số";

/// How an entry stands that is past its day, on paper.
pub(crate) fn late(state: &str) -> String {
    format!("{state}, quá hạn")
}

/// The line under the title of a register in a form of its own: the day that it is told of.
pub(crate) fn as_of(day: Date) -> String {
    format!("(Tính đến ngày {})", text::date(day))
}

/// The columns that every register has.
pub(crate) const STATE: &str = "Tình trạng";
/// The day it was noted.
pub(crate) const RAISED_ON: &str = "Ngày ghi";

/// How a list says from which day on it is.
type SaysSince = fn(Date) -> String;

/// What the first day of a list is called, by the filter that asks for it.
pub(crate) const SINCE: [(&str, SaysSince); 3] = [
    ("raised_from", |day| format!(", ghi từ {}", text::date(day))),
    ("settled_from", |day| format!(", xong từ {}", text::date(day))),
    ("stood_from", |day| format!(", còn lại hoặc xong từ {}", text::date(day))),
];

/// What is done to entries as such.
pub(crate) fn act_label(register: &Register, action: &str) -> &'static str {
    match action {
        "begin" => "ghi vào sổ",
        "edit" => "cập nhật nội dung",
        "comment" => "thêm ý kiến trao đổi",
        "file" => "đính kèm tệp",
        "file_withdraw" => "rút tệp đính kèm",
        action => match register.named("act", action) {
            "" => "cập nhật",
            word => word,
        },
    }
}

/// What somebody is asked to do about an entry.
pub(crate) fn to_do(entry: &Entry) -> String {
    let word = match entry.register.named("todo", entry.state()) {
        "" => entry.register.named("state", entry.state()),
        word => word,
    };
    format!("{word}: {}", entry.name())
}

/// What it is about, in a line: what it is called where its number stands above, what it belongs to,
/// until when.
pub(crate) fn about(entry: &Entry, above: Option<&Entry>) -> String {
    let one = text::capitalised(entry.register.word("one"));
    let what = if entry.number.is_empty() { one } else { in_short(entry.title()) };
    let of = above.map(in_full);
    let until = entry.due_on().map(|due| format!("hạn {}", text::date(due)));
    [Some(what), of, until].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// An entry by its number and what it is called, where others belong to it.
pub(crate) fn in_full(entry: &Entry) -> String {
    let title = in_short(entry.title());
    if entry.number.is_empty() { title } else { format!("{}: {title}", entry.number) }
}

/// The first line of a title, if it is long only its beginning.
fn in_short(title: &str) -> String {
    title.lines().next().unwrap_or_default().chars().take(120).collect()
}

/// What was done with a sheet.
pub(crate) fn sum_up((new, changed, same): (usize, usize, usize)) -> String {
    format!("Đã nhập: {new} dòng mới, {changed} dòng thay đổi, {same} dòng giữ nguyên.")
}

/// A mistake in a row of a sheet.
pub(crate) fn row_mistake(row: u32, label: &str, what: &str) -> String {
    format!("Dòng {row}, cột «{label}»: {what}")
}

/// A mistake of a sheet in a column.
pub(crate) fn column_mistake(label: &str, what: &str) -> String {
    format!("Cột «{label}»: {what}")
}

/// What people are told for the codes of all registers.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "clause_not_of_edition",
        "Không có điều khoản này trong phiên bản tiêu chuẩn đang dùng ở đây. Hãy ghi số điều khoản của phiên bản đó, ví dụ 8.5.1.",
    ),
    (
        "own_work",
        "Bạn là người làm hoặc chịu trách nhiệm việc này nên không tự xem xét, kiểm tra hay phê duyệt. Hãy để người khác làm.",
    ),
    (
        "own_unit",
        "Việc này liên quan đến đơn vị của bạn. Người ở đơn vị khác làm để bảo đảm khách quan.",
    ),
    (
        "entry_is_fixed",
        "Ở tình trạng này nội dung không sửa được nữa. Nếu cần thay đổi, hãy dùng các nút trong mục «Việc cần làm».",
    ),
    (
        "entry_without_parent",
        "Mục này phải thuộc về một mục khác. Hãy mở trang của mục đó rồi bấm nút thêm.",
    ),
    ("bad_year", "Hãy ghi năm bằng bốn chữ số, ví dụ 2026."),
    ("day_is_over", "Ngày này đã qua. Hãy ghi từ hôm nay trở đi."),
    ("day_to_come", "Ngày này chưa đến. Hãy ghi hôm nay hoặc ngày đã qua."),
    (
        "step_not_yet",
        "Chưa đến lúc làm việc này. Ngày bắt đầu làm được ghi ở mục «Việc cần làm» của trang này.",
    ),
    (
        "sheet_unreadable",
        "Không đọc được tệp này. Hãy gửi tệp Excel (.xlsx) không đặt mật khẩu, tải từ nút «Tải bảng hiện có» rồi sửa.",
    ),
    ("sheet_without_columns", "Không thấy dòng tên cột. Hãy giữ dòng đầu của bảng tải về."),
    ("bad_clauses", "Điều khoản gồm số và dấu chấm, cách nhau bằng dấu phẩy, ví dụ 6.1, 8.5.1."),
    ("note_missing", "Ô này đang để trống. Việc này phải ghi rõ bằng lời."),
    ("comment_missing", "Hãy ghi ý kiến trước khi gửi."),
    ("file_missing", "Hãy chọn tệp trước khi gửi."),
    ("file_empty", "Tệp này không có nội dung. Hãy chọn tệp khác."),
    ("file_reason_missing", "Hãy ghi lý do rút tệp."),
    (
        "unknown_name",
        "Không tìm thấy tên này. Hãy ghi đúng họ tên hoặc tên đơn vị như trong mục Tổ chức.",
    ),
    ("row_not_found", "Không có mục nào mang số này. Để trống cột Số nếu là mục mới."),
    ("row_of_another", "Mục mang số này thuộc nơi khác. Hãy nhập ở đúng trang của mục cha."),
    ("row_is_fixed", "Mục này không sửa được ở tình trạng hiện tại hoặc bạn không có quyền sửa."),
    ("sheet_too_many_rows", "Bảng có quá 2.000 dòng. Hãy chia thành nhiều tệp."),
];

/// The label of a field in a form.
pub(crate) fn field_label(label: &str, is_asked: bool) -> String {
    if is_asked { label.to_owned() } else { format!("{label} (không bắt buộc)") }
}

/// What helps to fill a field in.
pub(crate) fn hint(own: &str, kind: crate::Kind) -> String {
    use crate::Kind;
    if !own.is_empty() {
        return own.to_owned();
    }
    match kind {
        Kind::Whole(low, high) if high < i64::MAX => {
            format!("Từ {} đến {}.", text::count(low), text::count(high))
        }
        Kind::Year => "Bốn chữ số, ví dụ 2026.".to_owned(),
        Kind::Clauses => "Ví dụ 6.1, 8.5.1.".to_owned(),
        Kind::Document => "Mã hiệu tài liệu, ví dụ QT.VP.01.".to_owned(),
        Kind::Whole(..)
        | Kind::Line
        | Kind::Text
        | Kind::Day
        | Kind::Choice(_)
        | Kind::Several(_)
        | Kind::Unit
        | Kind::Person => String::new(),
    }
}

/// A person in a list of people.
pub(crate) fn person(member: &organization::Member) -> String {
    let parts = [member.name.as_str(), &member.position, &member.unit_name];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What the words that go with a step are called.
pub(crate) fn note_label(own: &str, is_asked: bool) -> String {
    field_label(if own.is_empty() { "Ghi chú" } else { own }, is_asked)
}

/// What is said after an act.
pub(crate) fn did_label(register: &Register, did: &str) -> &'static str {
    match did {
        "begin" => "Đã ghi vào sổ.",
        "edit" => "Đã lưu thay đổi.",
        "comment" => "Đã gửi ý kiến.",
        "file" => "Đã đính kèm tệp.",
        "file_withdraw" => "Đã rút tệp.",
        did => match register.named("did", did) {
            "" => "Đã ghi nhận.",
            word => word,
        },
    }
}
