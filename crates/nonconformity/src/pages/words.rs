//! The words of this feature.

use crate::{
    Action, Branch, Likeness, LineKind, Method, Nonconformity, Place, Raised, Severity, Source,
    State, store,
};
use jiff::civil::Date;
use platform::Notice;

/// The register on paper: its title, what is counted, who signs.
pub(super) const REGISTER_TITLE: &str = "Sổ theo dõi sự không phù hợp và hành động khắc phục";
pub(super) const SHEETS: &str = "phiếu";
pub(super) const REGISTER_SIGNERS: &[&str] = &["Người lập", "Đại diện lãnh đạo"];

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Open => "Mở, chờ giao",
            Self::Assigned => "Đã giao",
            Self::CauseProposed => "Chờ duyệt kế hoạch",
            Self::PlanApproved => "Đang thực hiện",
            Self::Done => "Chờ kiểm tra",
            Self::Verified => "Chờ đánh giá hiệu lực",
            Self::Closed => "Đóng, có hiệu lực",
            Self::Ineffective => "Không có hiệu lực",
            Self::Cancelled => "Đã hủy bỏ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Open => "warn",
            Self::Assigned
            | Self::CauseProposed
            | Self::PlanApproved
            | Self::Done
            | Self::Verified => "info",
            Self::Closed => "ok",
            Self::Ineffective => "bad",
            Self::Cancelled => "mute",
        }
    }
}

impl Source {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::LateDossier => "Hồ sơ quá hạn",
            Self::SelfFound => "Tự phát hiện",
            Self::Audit => "Đánh giá nội bộ",
            Self::Inspection => "Cấp trên kiểm tra",
            Self::Complaint => "Phản ánh, kiến nghị",
            Self::Objective => "Mục tiêu không đạt",
            Self::Review => "Xem xét của lãnh đạo",
            Self::Output => "Đầu ra không phù hợp",
            Self::Risk => "Rủi ro đã xảy ra",
            Self::Provider => "Nhà cung cấp, thiết bị",
            Self::DocumentReview => "Rà soát tài liệu",
            Self::Recurrence => "Tái diễn, khắc phục không có hiệu lực",
        }
    }
}

impl Severity {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Minor => "Nhẹ",
            Self::Major => "Nặng",
        }
    }
}

impl Method {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Whys => "5 lần hỏi vì sao (5 Why)",
            Self::Fishbone => "Sơ đồ xương cá",
        }
    }
}

impl Branch {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::People => "Con người",
            Self::Method => "Quy trình, phương pháp",
            Self::Means => "Phương tiện, phần mềm",
            Self::Input => "Thông tin, hồ sơ đầu vào",
            Self::Environment => "Môi trường, điều kiện",
            Self::Control => "Kiểm tra, giám sát",
        }
    }
}

impl LineKind {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Correction => "Khắc phục ngay",
            Self::Action => "Hành động khắc phục",
        }
    }

    /// What it means, beside the form.
    pub(crate) const fn hint(self) -> &'static str {
        match self {
            Self::Correction => "Việc sửa hậu quả, ví dụ xin lỗi và trả kết quả.",
            Self::Action => "Việc làm mất nguyên nhân gốc để không lặp lại.",
        }
    }
}

impl Likeness {
    /// Why two seem to be the same.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Step => "cùng quy trình, cùng bước",
            Self::ProcedureAndCause => "cùng quy trình, cùng nhóm nguyên nhân",
            Self::Cause => "nguyên nhân gốc giống nhau",
            Self::Words => "mô tả giống nhau",
            Self::Procedure => "cùng quy trình",
        }
    }
}

/// What the indicators divide.
pub(crate) const IN_TIME: &str = "Phiếu khắc phục hoàn thành đúng hạn / phiếu đến hạn trong kỳ";
pub(crate) const EFFECTIVE: &str =
    "Phiếu khắc phục có hiệu lực / phiếu đã đánh giá hiệu lực trong kỳ";

/// What the page of a thing says of what was raised out of it.
pub(crate) fn raised_notice(thing: &str, raised: &[Raised], day: Date) -> Notice {
    let is_late = |it: &Raised| it.state.has_deadline() && it.due_on.is_some_and(|due| due < day);
    let open = raised.iter().filter(|it| it.state.is_open()).count();
    let class = match open {
        0 => "ok",
        _ if raised.iter().any(is_late) => "bad",
        _ => "info",
    };
    let link = |it: &Raised| {
        let number = if it.number.is_empty() { "Dự thảo phiếu" } else { it.number.as_str() };
        let late = if is_late(it) { ", quá hạn" } else { "" };
        (it.href(), format!("{number}: {}{late}", it.state.label()))
    };
    Notice {
        about: thing.to_owned(),
        class,
        title: format!("Phiếu không phù hợp lập từ đây: {}, đang xử lý {open}", raised.len()),
        text: String::new(),
        links: raised.iter().map(link).collect(),
    }
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Raise => "Mở phiếu, cấp số",
        Action::Assign => "Giao xử lý",
        Action::ProposeCause => "Gửi nguyên nhân và kế hoạch",
        Action::ApprovePlan => "Duyệt kế hoạch",
        Action::ReportLine => "Ghi đã làm xong",
        Action::RequestChange => "Lập phiếu đề nghị sửa đổi",
        Action::NoteRisk => "Ghi đã cập nhật sổ rủi ro",
        Action::ReportDone => "Báo cáo đã hoàn thành",
        Action::Verify => "Xác nhận đã thực hiện",
        Action::Return => "Trả lại",
        Action::Extend => "Gia hạn",
        Action::Close => "Đóng: có hiệu lực",
        Action::MarkIneffective => "Không có hiệu lực, lập phiếu tiếp theo",
        Action::Cancel => "Hủy bỏ phiếu",
    }
}

/// What is said after an act.
pub(crate) const fn done_label(action: Action) -> &'static str {
    match action {
        Action::Raise => "Đã mở phiếu và cấp số.",
        Action::Assign => "Đã giao xử lý.",
        Action::ProposeCause => "Đã gửi nguyên nhân và kế hoạch để duyệt.",
        Action::ApprovePlan => "Đã duyệt kế hoạch.",
        Action::ReportLine => "Đã ghi việc làm xong.",
        Action::RequestChange => {
            "Đã lập phiếu đề nghị sửa đổi tài liệu. Hãy mở phiếu đó để gửi đi."
        }
        Action::NoteRisk => "Đã ghi cập nhật sổ rủi ro.",
        Action::ReportDone => "Đã báo cáo hoàn thành. Người khác sẽ kiểm tra.",
        Action::Verify => "Đã xác nhận. Hiệu lực được đánh giá sau thời gian chờ.",
        Action::Return => "Đã trả lại.",
        Action::Extend => "Đã gia hạn.",
        Action::Close => "Đã đóng phiếu.",
        Action::MarkIneffective => "Đã ghi không có hiệu lực và lập dự thảo phiếu tiếp theo.",
        Action::Cancel => "Đã hủy bỏ phiếu.",
    }
}

/// What the words that go with an action are called.
pub(crate) const fn note_label(action: Action) -> &'static str {
    match action {
        Action::ReportDone => "Kết quả thực hiện, bằng chứng",
        Action::ReportLine => "Bằng chứng",
        Action::RequestChange => "Nội dung đề nghị sửa đổi",
        Action::NoteRisk => "Đã cập nhật rủi ro nào, ở mục nào của sổ",
        Action::Verify => "Đã kiểm tra những gì, thấy gì",
        Action::Close | Action::MarkIneffective => {
            "Đánh giá hiệu lực: lỗi có lặp lại không, căn cứ"
        }
        Action::Raise
        | Action::Assign
        | Action::ProposeCause
        | Action::ApprovePlan
        | Action::Return
        | Action::Extend
        | Action::Cancel => "Lý do",
    }
}

/// The words for a line of the record about a nonconformity.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "nonconformity.draft" => "lập dự thảo phiếu",
        "nonconformity.collect" => "gộp hồ sơ quá hạn",
        "nonconformity.raise" => "mở phiếu, cấp số",
        "nonconformity.assign" => "giao xử lý",
        "nonconformity.propose_cause" => "đề xuất nguyên nhân và kế hoạch",
        "nonconformity.approve_plan" => "duyệt kế hoạch",
        "nonconformity.report_line" => "ghi một việc đã xong",
        "nonconformity.request_change" => "đề nghị sửa đổi tài liệu",
        "nonconformity.note_risk" => "cập nhật sổ rủi ro",
        "nonconformity.comment" => "gửi ý kiến",
        "nonconformity.file" => "đính kèm tệp",
        "nonconformity.file_withdraw" => "rút tệp",
        "nonconformity.report_done" => "báo cáo hoàn thành",
        "nonconformity.verify" => "kiểm tra việc thực hiện",
        "nonconformity.return" => "trả lại",
        "nonconformity.extend" => "gia hạn",
        "nonconformity.close" => "đóng, có hiệu lực",
        "nonconformity.mark_ineffective" => "đánh giá không có hiệu lực",
        "nonconformity.cancel" => "hủy bỏ",
        _ => "cập nhật",
    }
}

/// What is wrong: as somebody typed it, or made from what is counted.
pub(crate) fn description(
    typed: &str,
    place: Option<&Place>,
    month: Option<Date>,
    dossiers: usize,
) -> String {
    let Some(Place { code, title, step_no, step, .. }) = place.filter(|_| typed.is_empty()) else {
        return typed.to_owned();
    };
    let step = step.lines().next().unwrap_or_default();
    let step_no = step_no.unwrap_or_default();
    match month {
        Some(month) if dossiers > 0 => format!(
            "{dossiers} hồ sơ theo quy trình {code} {title} đến hạn trả trong tháng {} đã quá hạn. \
             Bước vượt thời gian: bước {step_no} «{step}».",
            month_text(month)
        ),
        _ => format!("Hồ sơ theo quy trình {code} {title} vẫn quá hạn ở bước {step_no} «{step}»."),
    }
}

/// The same of one that is read.
pub(crate) fn described(it: &Nonconformity, dossiers: usize) -> String {
    let finding = &it.finding;
    description(&finding.description, finding.place.as_ref(), it.month, dossiers)
}

/// Its number, or what stands for it while it has none.
pub(crate) fn number_of(it: &Nonconformity) -> &str {
    if it.number.is_empty() { State::Draft.label() } else { &it.number }
}

/// What somebody is asked to do who has a line of a plan.
pub(crate) fn line_to_do(number: &str, what: &str) -> String {
    let what: String = what.lines().next().unwrap_or_default().chars().take(100).collect();
    format!("Làm việc trong phiếu {number}: {what}")
}

/// `11/2026`.
fn month_text(month: Date) -> String {
    month.strftime("%m/%Y").to_string()
}

/// What somebody is asked to do about it.
pub(crate) fn to_do(state: State, row: &store::Waiting) -> String {
    let what = match state {
        State::Draft => "Xem xét dự thảo phiếu không phù hợp",
        State::Open => "Giao xử lý",
        State::Assigned => "Tìm nguyên nhân, lập kế hoạch",
        State::CauseProposed => "Duyệt kế hoạch khắc phục",
        State::PlanApproved => "Thực hiện khắc phục",
        State::Done => "Kiểm tra việc khắc phục",
        State::Verified => "Đánh giá hiệu lực",
        State::Closed | State::Ineffective | State::Cancelled => "Xem",
    };
    format!("{what} {}", row.number).trim_end().to_owned()
}

/// What it is about, in a line.
pub(crate) fn about(row: &store::Waiting) -> String {
    if row.description.is_empty() {
        let step = row.step.lines().next().unwrap_or_default();
        return format!("{}: {} hồ sơ quá hạn, bước «{step}»", row.procedure_code, row.dossiers);
    }
    row.description.lines().next().unwrap_or_default().chars().take(120).collect()
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "somebody_elses_nonconformity",
        "Phiếu này giao cho người khác. Người được giao hoặc trưởng đơn vị liên quan làm việc này.",
    ),
    (
        "own_nonconformity",
        "Bạn là người thực hiện khắc phục nên không tự duyệt, kiểm tra hay đánh giá việc của mình. Hãy để người khác làm.",
    ),
    ("owner_missing", "Hãy chọn người chịu trách nhiệm."),
    ("day_missing_or_over", "Hãy ghi hạn từ hôm nay trở đi."),
    ("day_not_later", "Hạn mới phải sau hạn cũ."),
    (
        "plan_missing",
        "Hãy ghi đủ: nguyên nhân gốc, việc khắc phục ngay, hành động khắc phục, trả lời có xảy ra ở nơi khác không.",
    ),
    (
        "line_late",
        "Hạn của từng việc phải trong hạn hoàn thành của phiếu. Cần lâu hơn thì đề nghị gia hạn phiếu trước.",
    ),
    (
        "whys_too_few",
        "Một câu trả lời chưa đến gốc. Hãy hỏi tiếp «vì sao» và ghi mỗi câu trả lời một dòng, ít nhất hai dòng.",
    ),
    ("line_over", "Hạn của hành động khắc phục phải từ hôm nay trở đi."),
    (
        "line_missing",
        "Không có việc này trong kế hoạch, hoặc ngày làm xong còn chưa đến. Hãy chọn lại việc và ngày.",
    ),
    (
        "lines_open",
        "Kế hoạch còn việc chưa ghi làm xong. Hãy ghi ngày xong và bằng chứng của từng việc trước.",
    ),
    (
        "risk_open",
        "Phiếu này phải cập nhật sổ rủi ro. Hãy ghi đã cập nhật rủi ro nào rồi mới đóng phiếu.",
    ),
    (
        "change_open",
        "Phiếu này phải sửa tài liệu. Hãy lập phiếu đề nghị sửa đổi rồi mới đóng phiếu.",
    ),
    ("version_missing", "Hãy chọn tài liệu cần sửa đổi."),
    ("elsewhere_missing", "Hãy trả lời: nơi khác có xảy ra như vậy không."),
    ("bones_missing", "Hãy ghi ít nhất một nhánh của sơ đồ xương cá."),
    ("branch_missing", "Hãy chọn nhóm của nguyên nhân gốc."),
    ("who_missing", "Hãy chọn người làm việc này."),
    ("proof_missing", "Hãy ghi bằng chứng: văn bản, ảnh, sổ nào."),
    ("no_such_step", "Quy trình này không có bước đó. Hãy xem lại số bước."),
    ("note_missing", "Ô này đang để trống. Việc này phải ghi rõ bằng lời."),
    (
        "effect_too_early",
        "Chưa hết thời gian chờ nên chưa đánh giá hiệu lực được. Hãy đợi đến ngày ghi trên phiếu.",
    ),
    ("bad_clause", "Điều khoản gồm số và dấu chấm, ví dụ 8.5.1."),
];

/// The navigation: label, and what is found there.
pub(crate) const NAV: (&str, &str) =
    ("Cải tiến", "Điều không phù hợp, nguyên nhân, hành động khắc phục");
