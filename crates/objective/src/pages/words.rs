//! The words of this feature.

use crate::{
    Action, Content, Frequency, Indicator, Objective, Operator, Scale, State, Target, Verdict,
    form::percent_text,
};

/// Where there is nothing to divide by.
const NOTHING: &str = "Không phát sinh";

/// Where people enter what is counted, and nobody has.
const BLANK: &str = "Chưa có số liệu";

/// The word for a verdict, or for what lacks to one.
pub(super) const fn verdict(verdict: Verdict, is_blank: bool) -> &'static str {
    if is_blank { BLANK } else { verdict.label() }
}

/// What becomes of an objective that is missed.
pub(crate) const RAISE: &str = "Ghi điều không phù hợp từ mục tiêu này";

/// What the inbox asks of whoever approves.
pub(crate) const TO_APPROVE: &str = "Phê duyệt mục tiêu";

/// What the inbox asks of whoever appraises.
pub(crate) const TO_APPRAISE: &str = "Thẩm định mục tiêu";

/// What the inbox asks of whoever has a line of a plan.
pub(crate) fn task_to_do(number: &str, what: &str) -> String {
    format!("Kế hoạch thực hiện mục tiêu {number}: {what}")
}

/// What the inbox asks of whoever judges.
pub(crate) const TO_EVALUATE: &str = "Đánh giá mục tiêu";

/// What the lists behind a figure hold: what fulfils, what does not, all.
pub(super) const fn behind_words(are_dossiers: bool) -> [&'static str; 3] {
    if are_dossiers {
        ["hồ sơ đúng và trước hạn", "hồ sơ quá hạn", "hồ sơ đã giải quyết"]
    } else {
        ["đạt", "chưa đạt", "trong kỳ"]
    }
}

/// The columns of a sheet of objectives, which comes back with them; the first two must be there.
pub(super) const COLUMNS: &[&str] = &[
    "Số hiệu",
    "Mục tiêu",
    "Đơn vị",
    "Cách tính",
    "Mức phải đạt",
    "Theo dõi",
    "Từ ngày",
    "Đến ngày",
    "Người chịu trách nhiệm",
    "Phục vụ mục tiêu",
    "Mức ban đầu",
    "Biện pháp",
];

/// The columns of results, which nobody types.
pub(super) const RESULTS: &[&str] = &["Đạt được", "Tổng số", "Kết quả", "Đánh giá", "Tình trạng"];

/// What became of a sheet.
pub(super) fn imported([new, changed, same]: [usize; 3]) -> String {
    format!("Đã nhập: {new} mục tiêu mới, {changed} thay đổi, {same} giữ nguyên.")
}

/// A mistake in a sheet.
pub(super) fn row_mistake(row: u32, column: &str, said: &str) -> String {
    format!("Dòng {row}, cột «{column}»: {said}")
}

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Submitted => "Chờ thẩm định",
            Self::Appraised => "Chờ phê duyệt",
            Self::Approved => "Đang thực hiện",
            Self::Evaluated => "Đã đánh giá",
            Self::Closed => "Đã kết thúc",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Closed => "mute",
            Self::Submitted | Self::Appraised => "warn",
            Self::Approved => "info",
            Self::Evaluated => "ok",
        }
    }
}

impl Verdict {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Đạt",
            Self::Missed => "Chưa đạt",
            Self::Nothing => NOTHING,
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Met => "ok",
            Self::Missed => "bad",
            Self::Nothing => "mute",
        }
    }
}

impl Operator {
    /// The words for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AtLeast => "Không thấp hơn",
            Self::AtMost => "Không vượt quá",
        }
    }

    const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
        }
    }
}

impl Scale {
    /// `98,5%`, or how many.
    pub(super) fn amount(self, permille: i64) -> String {
        match self {
            Self::Share => format!("{}%", percent_text(permille)),
            Self::Count => text::count(permille / 1000),
        }
    }
}

impl Target {
    /// A share: `≥ 98%`; without a sign where nothing lies beyond: `100%`, `0%`.
    pub fn label(self) -> String {
        self.told(Scale::Share)
    }

    fn told(self, scale: Scale) -> String {
        let amount = scale.amount(self.permille);
        match (self.operator, self.permille, scale) {
            (Operator::AtLeast, 1000, Scale::Share) | (Operator::AtMost, 0, _) => amount,
            _ => format!("{} {amount}", self.operator.sign()),
        }
    }
}

impl Content {
    /// What is to be reached: `≥ 98%`, `≥ 2`.
    pub fn target_label(&self) -> String {
        self.target.told(self.indicator.scale())
    }
}

impl Frequency {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Monthly => "Hằng tháng",
            Self::Quarterly => "Hằng quý",
            Self::Yearly => "Hằng năm",
        }
    }
}

impl Indicator {
    /// What is divided by what.
    pub fn label(&self) -> &str {
        if let Self::Entered { formula } | Self::Counted { formula } = self {
            return formula;
        }
        indicator_label(self.as_str())
    }
}

/// The words for a kind of indicator.
pub(crate) fn indicator_label(word: &str) -> &'static str {
    match word {
        "dossiers_on_time" => "Hồ sơ giải quyết đúng và trước hạn / hồ sơ đã giải quyết",
        "documents_acknowledged" => {
            "Lượt đã đọc và xác nhận / lượt phải đọc, tài liệu đang có hiệu lực"
        }
        key if key.contains('.') => platform::indicator(key).map_or("", |known| known.label),
        "procedures_in_force" => {
            "Quy trình thủ tục hành chính đang có hiệu lực / quy trình trong danh mục"
        }
        "counted" => "Nhập tay số lượng (số vụ, số lớp, số lượt …), kèm bằng chứng",
        _ => "Nhập tay theo công thức tự ghi, kèm bằng chứng",
    }
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Submit => "Gửi thẩm định",
        Action::Appraise => "Thẩm định: đạt",
        Action::Return => "Trả lại",
        Action::Approve => "Phê duyệt",
        Action::Review => "Ghi đánh giá giữa kỳ",
        Action::Close => "Kết thúc",
        Action::Amend => "Điều chỉnh mục tiêu",
        Action::Evaluate => "Chốt kết quả đánh giá",
    }
}

/// What is said after an act.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    match did {
        "submit" => Some("Đã gửi thẩm định."),
        "appraise" => Some("Đã thẩm định, chờ lãnh đạo phê duyệt."),
        "return" => Some("Đã trả lại."),
        "review" => Some("Đã ghi đánh giá giữa kỳ."),
        "close" => Some("Đã kết thúc mục tiêu."),
        "verify" => Some("Đã xác nhận số liệu."),
        "plan" => Some("Đã thêm việc vào kế hoạch."),
        "progress" => Some("Đã ghi tiến độ."),
        "approve" => Some("Đã phê duyệt mục tiêu."),
        "amend" => Some("Đã chuyển về dự thảo để điều chỉnh. Nội dung cũ được giữ lại."),
        "evaluate" => Some("Đã chốt kết quả đánh giá."),
        "enter" => Some("Đã ghi số liệu."),
        "save" => Some("Đã lưu mục tiêu."),
        _ => None,
    }
}

/// The words for a line of the record about an objective.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "objective.draft" => "lập mục tiêu",
        "objective.write" => "sửa nội dung",
        "objective.submit" => "gửi thẩm định",
        "objective.appraise" => "thẩm định",
        "objective.return" => "trả lại",
        "objective.review" => "đánh giá giữa kỳ",
        "objective.close" => "kết thúc",
        "objective.verify" => "xác nhận số liệu",
        "objective.plan" => "thêm việc vào kế hoạch",
        "objective.progress" => "ghi tiến độ",
        "objective.verify_task" => "xác nhận việc đã xong",
        "objective.give_up" => "bỏ một việc trong kế hoạch",
        "objective.approve" => "phê duyệt",
        "objective.amend" => "chuyển về dự thảo để điều chỉnh",
        "objective.evaluate" => "chốt kết quả",
        "objective.enter" => "nhập số liệu",
        _ => "cập nhật",
    }
}

/// What a nonconformity says that a missed objective raises.
pub(crate) fn missed(objective: &Objective, value: &str) -> String {
    let content = &objective.content;
    format!(
        "Mục tiêu {} «{}» chưa đạt: kết quả {value}, mức phải đạt {}.",
        content.number,
        content.statement,
        content.target_label()
    )
}

/// The requirement that such a nonconformity names.
pub(crate) fn requirement(objective: &Objective) -> String {
    format!(
        "Mục tiêu chất lượng {} năm {}",
        objective.content.number,
        objective.content.period.from.year()
    )
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "objective_row_fixed",
        "Mục tiêu mang số này đã gửi hoặc đã duyệt nên không sửa qua bảng được. Hãy điều chỉnh trên trang của mục tiêu.",
    ),
    ("objective_parent_unknown", "Không có mục tiêu nào của cơ quan mang số này trong năm."),
    (
        "other_units_objective",
        "Trưởng đơn vị chỉ lập và sửa mục tiêu của đơn vị mình. Mục tiêu chung do Thư ký ISO lập.",
    ),
    ("counted_by_itself", "Mục tiêu này được hệ thống tự đếm nên không nhập tay."),
    ("objective_not_over", "Chưa hết thời gian thực hiện nên chưa chốt kết quả được."),
    (
        "objective_reason_missing",
        "Hãy ghi lý do: điều chỉnh mục tiêu, hoặc kết quả chưa đạt, phải nói rõ vì sao.",
    ),
    (
        "objective_number_taken",
        "Số hiệu này đã dùng cho mục tiêu khác trong năm. Hãy chọn số khác.",
    ),
    (
        "objective_not_a_draft",
        "Mục tiêu đã phê duyệt nên không sửa trực tiếp. Hãy dùng Điều chỉnh mục tiêu.",
    ),
    ("outside_period", "Khoảng thời gian của số liệu phải nằm trong thời gian thực hiện mục tiêu."),
    (
        "period_laps_over",
        "Khoảng thời gian này trùng một phần với số liệu đã nhập. Hãy nhập theo từng tháng hoặc quý không chồng nhau.",
    ),
    (
        "objective_unverified",
        "Còn số liệu nhập tay chưa có người khác xác nhận. Hãy xác nhận số liệu rồi chốt kết quả.",
    ),
    (
        "objective_not_raised",
        "Mục tiêu chưa đạt nên phải lập phiếu không phù hợp từ mục tiêu này trước khi kết thúc.",
    ),
    ("objective_bad_parent", "Mục tiêu cấp trên phải là mục tiêu của cơ quan trong cùng năm."),
    ("objective_set_empty", "Không có mục tiêu nào đang chờ phê duyệt trong bộ này."),
    ("own_measurement", "Bạn nhập số liệu này nên người khác phải xác nhận."),
    ("correction_reason_missing", "Số liệu này đã được xác nhận. Hãy ghi lý do sửa rồi ghi lại."),
    ("bad_progress", "Tiến độ là số từ 0 đến 100."),
    ("bad_percent", "Mức phải đạt là số từ 0 đến 100, ví dụ 98 hoặc 98,5."),
    ("bad_target_count", "Hãy ghi số lượng là số nguyên từ 0 trở lên, ví dụ 0 hoặc 2."),
    ("bad_measured_count", "Hãy nhập số đếm từ 0 trở lên."),
    ("more_than_all", "Số đạt không thể lớn hơn tổng số."),
    ("task_ends_before_it_begins", "Ngày kết thúc phải từ ngày bắt đầu trở đi."),
];

/// The navigation: label, and what is found there.
pub(crate) const NAV: (&str, &str) = ("Mục tiêu", "Mục tiêu của cơ quan, đơn vị và kết quả đo");
