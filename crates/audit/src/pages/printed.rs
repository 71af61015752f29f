//! What papers say beside what people wrote: titles, headings, columns, who signs.

use crate::{Cover, FINDINGS, LINES};
use jiff::civil::Date;
use nonconformity::{Raised, State};

pub(crate) const PROGRAMME: &str = "Chương trình";
pub(crate) const PLAN: &str = "Kế hoạch";
pub(crate) const CHECKLIST: &str = "Phiếu ghi chép đánh giá";
pub(crate) const SHEET: &str = "Phiếu phát hiện đánh giá";
pub(crate) const REPORT: &str = "Báo cáo";

/// Trích yếu.
pub(crate) fn programme_summary(name: &str, year: &str) -> String {
    let name = after("chương trình ", name).map_or_else(|| name.to_owned(), capital);
    if name.contains(year) { name } else { format!("{name} năm {year}") }
}

pub(crate) fn plan_summary(name: &str) -> String {
    format!("Đánh giá nội bộ{}", of_audit(name))
}

pub(crate) fn report_summary(name: &str) -> String {
    format!("Kết quả đánh giá nội bộ{}", of_audit(name))
}

/// What follows «đánh giá nội bộ» where an audit is named; its name may begin with these words.
fn of_audit(name: &str) -> String {
    after("đánh giá nội bộ", name).map_or_else(|| format!(": {name}"), str::to_owned)
}

/// What follows some words, in small letters, that a name begins with.
fn after<'n>(words: &str, name: &'n str) -> Option<&'n str> {
    let mut letters = name.chars();
    for letter in words.chars() {
        if !letters.next()?.to_lowercase().eq([letter]) {
            return None;
        }
    }
    Some(letters.as_str())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

pub(crate) const PURPOSE: &str = "Mục tiêu";
pub(crate) const SCOPE: &str = "Phạm vi";
pub(crate) const CRITERIA: &str = "Chuẩn mực đánh giá";
pub(crate) const METHOD: &str = "Phương pháp";
pub(crate) const RESOURCES: &str = "Nguồn lực, rủi ro của chương trình";
pub(crate) const AUDITS_HEAD: &str = "Các cuộc đánh giá";
pub(crate) const COVERAGE_HEAD: &str = "Bảng bao phủ (KH: có kế hoạch đánh giá)";
pub(crate) const TEAM: &str = "Đoàn đánh giá";
pub(crate) const SCHEDULE: &str = "Lịch đánh giá";
pub(crate) const PLACE_AND_TIME: &str = "Thời gian";
pub(crate) const UNITS_HEAD: &str = "Kết quả theo đơn vị";
pub(crate) const NONCONFORMITIES: &str = "Các điểm không phù hợp";
pub(crate) const CONCLUSION: &str = "Kết luận về sự phù hợp và hiệu lực";
pub(crate) const DEADLINES: &str = "Yêu cầu khắc phục";
pub(crate) const SAMPLES: &str = "Hồ sơ mẫu";
/// Where to find what a sample can be drawn again from.
pub(crate) const DRAWN_AGAIN: &str =
    "Dữ liệu để lấy lại đúng các mẫu này lưu ở trang của cuộc đánh giá.";
pub(crate) const NONE: &str = "Không có.";
pub(crate) const NOTHING_YET: &str = "Chưa có nội dung.";

pub(crate) const AUDIT_COLUMNS: [&str; 4] =
    ["Cuộc đánh giá", "Thời gian", "Phạm vi", "Đoàn đánh giá"];
pub(crate) const SESSION_COLUMNS: [&str; 5] =
    ["Ngày", "Giờ", "Đơn vị được đánh giá", "Đánh giá viên", "Nội dung, điều khoản"];
pub(crate) const LINE_COLUMNS: [&str; 4] =
    ["Điều khoản, bước", "Câu hỏi", "Bằng chứng đã xem", "Kết quả"];
pub(crate) const FINDING_COLUMNS: [&str; 6] =
    ["Số", "Đơn vị", "Yêu cầu bị vi phạm", "Mô tả, bằng chứng", "Loại", "Phiếu khắc phục, hạn"];
pub(crate) const IDEA_COLUMNS: [&str; 4] = ["Số", "Đơn vị", "Điều khoản", "Nội dung, bằng chứng"];
/// Behind them stand the categories of findings.
pub(crate) const UNIT_COLUMNS: [&str; 2] = ["Đơn vị", "Dòng đã xem"];
pub(crate) const CLAUSE_COLUMN: &str = "Điều khoản";

pub(crate) const LEAD: &str = "Trưởng đoàn";
pub(crate) const AUDITOR: &str = "Đánh giá viên";
pub(crate) const HEAD: &str = "Trưởng đơn vị được đánh giá";
pub(crate) const PREPARED: &str = "Người lập";
pub(crate) const LEADER: &str = "Người phê duyệt";
pub(crate) const AUDITED: &str = "Các đơn vị được đánh giá;";
pub(crate) const FILED: &str = "Lưu: VT, hồ sơ đánh giá";

/// From a day to a day.
pub(crate) fn span(from: &str, to: &str) -> String {
    if from == to {
        format!("Ngày {from}")
    } else {
        format!("Từ ngày {from} đến ngày {to}")
    }
}

/// The team in words.
pub(crate) fn team(lead: &str, others: &[String]) -> String {
    let mut lines = vec![format!("- {lead}, trưởng đoàn")];
    lines.extend(others.iter().map(|name| format!("- {name}, đánh giá viên")));
    lines.join("\n")
}

/// A sample in words.
pub(crate) fn sample(code: &str, picked: usize, of: i64) -> String {
    format!("- {code}: {picked} hồ sơ lấy ngẫu nhiên trong {of} hồ sơ")
}

/// What units have to do, and until when.
pub(crate) fn deadlines(count: usize, days: i64) -> String {
    if count == 0 {
        return "Không có điểm không phù hợp phải khắc phục.".to_owned();
    }
    format!(
        "Các đơn vị có điểm không phù hợp tìm nguyên nhân, thực hiện hành động khắc phục và báo cáo trong {days} ngày kể từ ngày ký báo cáo, hoặc theo hạn ghi ở từng phiếu khắc phục."
    )
}

/// The clause that was not met, and the document.
pub(crate) fn breached(clause: &str, document: &str) -> String {
    let clause =
        if clause.is_empty() { String::new() } else { format!("Điều khoản {clause}") };
    [clause.as_str(), document].join("\n").trim().to_owned()
}

/// The sheets of a nonconformity, and until when it is to be corrected.
pub(crate) fn corrected_by(sheets: &str, due: Option<Date>) -> String {
    let due = due.map(|day| format!("hạn {}", text::date(day))).unwrap_or_default();
    [sheets, &due].join("\n").trim().to_owned()
}

/// A sheet by its number, if it was given one, and whether it was cancelled.
pub(crate) fn sheet(it: &Raised) -> String {
    let number = if it.number.is_empty() { "Chờ cấp số" } else { it.number.as_str() };
    if it.state == State::Cancelled {
        return format!("{number} ({})", text::within_sentence(it.state.label()));
    }
    number.to_owned()
}

/// The label of a field of a finding.
pub(crate) fn finding_label(field: &str) -> String {
    FINDINGS.named("field", field).to_owned()
}

/// The word for a result.
pub(crate) fn result(word: &str) -> &'static str {
    if word.is_empty() { "" } else { LINES.named("choice.result", word) }
}

/// The mark of what is planned.
pub(crate) const fn plan_mark(cover: Cover) -> &'static str {
    match cover {
        Cover::None => "",
        Cover::Planned | Cover::Done => "KH",
    }
}

/// What a sheet of a finding says of its parts.
pub(crate) const FINDING_PARTS: [&str; 3] =
    ["1. Phát hiện", "2. Ý kiến của đơn vị được đánh giá", "3. Quyết định của trưởng đoàn"];

pub(crate) const AUDIT_LABEL: &str = "Cuộc đánh giá";
pub(crate) const CATEGORY_LABEL: &str = "Loại";
pub(crate) const CAR_LABEL: &str = "Phiếu khắc phục";

/// How a unit head answered.
pub(crate) const ACCEPTED: &str = "Chấp nhận";
pub(crate) const OBJECTED: &str = "Không chấp nhận";

/// What the head of the unit fills in by hand.
pub(crate) fn answer_by_pen(gap: &str) -> String {
    format!("Chấp nhận / Không chấp nhận (gạch bỏ ý không chọn). Lý do, ý kiến: {gap}")
}
