//! The words of this feature.

use crate::{Action, Line, Part, Report, State};
use jiff::civil::Date;
use quality_register::Entry;

/// So many tasks of the next year's plan are named one by one.
const TASKS_NAMED: usize = 20;

/// The navigation: label, and what is found there.
pub(crate) const NAV: (&str, &str) =
    ("Báo cáo năm", "Báo cáo gửi Sở Khoa học và Công nghệ, hạn và nhắc việc");

/// The paper.
pub(crate) const KIND: &str = "Báo cáo";
pub(crate) const NUMBER_BLANK: &str = "……/BC-UBND";
pub(crate) const NOTHING_WRITTEN: &str = "Chưa có nội dung.";
pub(crate) const ANNEX_TITLE: &str = "Biểu số liệu";
pub(crate) const UNITS_TITLE: &str = "Số liệu theo đơn vị";
pub(crate) const UNIT: &str = "Đơn vị";
pub(crate) const ANNEX_HEADS: [&str; 4] = ["TT", "Chỉ tiêu", "Điều khoản", "Số liệu"];

/// Trích yếu.
pub(crate) fn summary(year: i16) -> String {
    format!(
        "Tình hình xây dựng, áp dụng và duy trì Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001 năm {year}"
    )
}

/// The last sentence.
pub(crate) fn closing(agency: &str) -> String {
    format!("Trên đây là báo cáo của {agency}./.")
}

/// Nơi nhận.
pub(crate) fn recipients(line: &Line) -> Vec<String> {
    vec![format!("{};", line.receiver), "Ban Chỉ đạo ISO;".to_owned(), "Lưu: VT.".to_owned()]
}

/// The line under the annex by unit.
pub(crate) fn cut_note(cut_off: Date) -> String {
    format!("(Số liệu tính đến hết ngày {})", text::date(cut_off))
}

/// The line under the annex.
pub(crate) fn annex_note(cut_off: Date, edition: &str) -> String {
    format!("(Số liệu tính đến hết ngày {}; điều khoản của {edition})", text::date(cut_off))
}

/// What a report is called in the contents of a pack.
pub(crate) fn paper_title(report: &Report) -> String {
    format!("Báo cáo năm {} số {}", report.year, report.number)
}

/// What waits in somebody's hands.
pub(crate) fn in_hand(report: &Report) -> String {
    let what = match report.state() {
        State::Draft => "Xem xét",
        State::Reviewed => "Ký",
        State::Signed | State::Sent | State::Acknowledged => "Lấy số, gửi",
    };
    format!("{what} báo cáo năm {}", report.year)
}

/// What has to be written.
pub(crate) fn to_write(year: i16) -> String {
    format!("Lập, trình báo cáo năm {year}")
}

/// A figure's label at the beginning of a line.
pub(crate) fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a plan of the next year wants done, a line a task.
pub(crate) fn planned(plan: &Entry, tasks: &[Entry]) -> String {
    let tasks: Vec<_> = tasks.iter().filter(|task| task.state() != "cancelled").collect();
    let name = format!("Thực hiện {} ({})", plan.title(), plan.number);
    if tasks.is_empty() {
        return format!("{name}.");
    }
    let (named, rest) = tasks.split_at(tasks.len().min(TASKS_NAMED));
    let line = |task: &&Entry| match task.due_on() {
        Some(due) => format!("- {}, hạn {};", task.title(), text::date(due)),
        None => format!("- {};", task.title()),
    };
    let mut lines = vec![format!("{name}, gồm {} việc:", amount(tasks.len()))];
    lines.extend(named.iter().map(line));
    if !rest.is_empty() {
        lines.push(format!("- {} việc khác trong kế hoạch.", amount(rest.len())));
    }
    lines.join("\n")
}

fn amount(number: usize) -> String {
    text::count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What is written to a part, beside its figures (`iso-in-agencies.md` 1.7).
pub(crate) const fn part_hint(part: Part) -> &'static str {
    match part {
        Part::Direction => "Văn bản chỉ đạo, kế hoạch, Ban Chỉ đạo; kinh phí đã bố trí, đã dùng.",
        Part::Building => "Xây dựng, mở rộng phạm vi; công bố, công bố lại và lý do.",
        Part::Maintaining => "Tài liệu sửa đổi, đánh giá nội bộ, khắc phục, xem xét của lãnh đạo.",
        Part::Results => "Hiệu quả đạt được; khó khăn, nguyên nhân; đề nghị với cấp trên.",
        Part::Next => "Việc của năm sau; lấy từ kế hoạch năm sau nếu đã phê duyệt.",
    }
}

/// The heading of a part.
pub(crate) const fn part_label(part: Part) -> &'static str {
    match part {
        Part::Direction => "I. Công tác chỉ đạo, điều hành",
        Part::Building => "II. Tình hình xây dựng, áp dụng",
        Part::Maintaining => "III. Tình hình duy trì, cải tiến",
        Part::Results => "IV. Kết quả, khó khăn, kiến nghị",
        Part::Next => "V. Kế hoạch năm tiếp theo",
    }
}

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Reviewed => "Đã xem xét, chờ ký",
            Self::Signed => "Đã ký, chờ gửi",
            Self::Sent => "Đã gửi",
            Self::Acknowledged => "Nơi nhận đã xác nhận",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft => "mute",
            Self::Reviewed | Self::Signed => "info",
            Self::Sent | Self::Acknowledged => "ok",
        }
    }
}

impl Action {
    /// The word on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Review => "Đồng ý, trình ký",
            Self::Return => "Trả lại để sửa",
            Self::Sign => "Ký báo cáo",
            Self::Send => "Ghi đã gửi",
            Self::Acknowledge => "Ghi nơi nhận đã xác nhận",
        }
    }
}

/// What is said after an act.
pub(super) fn done(did: &str) -> Option<&'static str> {
    match did {
        "write" => Some(
            "Đã lưu nội dung. Việc tiếp theo: trưởng đơn vị phụ trách (Chánh Văn phòng) xem xét rồi trình ký.",
        ),
        "freeze" => Some("Đã chốt lại số liệu."),
        "review" => Some("Đã xem xét, chuyển người đứng đầu ký."),
        "return" => Some("Đã trả lại để sửa."),
        "sign" => Some("Đã ký báo cáo."),
        "send" => Some("Đã ghi số và ngày gửi."),
        "acknowledge" => Some("Đã ghi nơi nhận xác nhận."),
        _ => None,
    }
}

/// An act in the history.
pub(super) fn recorded_label(action: &str) -> &'static str {
    match action {
        "yearly_report.draft" => "lập báo cáo.",
        "yearly_report.write" => "sửa nội dung.",
        "yearly_report.freeze" => "chốt lại số liệu.",
        "yearly_report.review" => "xem xét, trình ký.",
        "yearly_report.return" => "trả lại để sửa.",
        "yearly_report.sign" => "ký báo cáo.",
        "yearly_report.send" => "gửi báo cáo.",
        "yearly_report.acknowledge" => "ghi nơi nhận xác nhận.",
        _ => "cập nhật.",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("report_reason_missing", "Trả lại phải có ý kiến. Hãy ghi ý kiến rồi làm lại."),
    ("report_number_missing", "Hãy ghi số, ký hiệu và ngày của báo cáo."),
    ("report_is_there", "Đã có báo cáo của năm này gửi nơi này. Hãy mở báo cáo đó."),
    ("bad_deadline", "Hạn chưa đúng. Hãy nhập ngày/tháng, ví dụ 20/11."),
    ("bad_remind_days", "Số ngày nhắc trước phải từ 1 đến 180."),
    ("bad_report_year", "Năm chưa đúng. Hãy nhập năm nay hoặc năm đã qua, ví dụ 2026."),
    ("cut_off_before_year", "Ngày chốt số liệu phải trong năm báo cáo hoặc sau đó."),
];
