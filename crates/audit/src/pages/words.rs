//! The words of this feature beside those of its registers.

use crate::Cover;

/// What is found under the entry of the navigation.
pub(crate) const NAV: &str =
    "Chương trình, kế hoạch, phiếu ghi chép, phát hiện và báo cáo đánh giá nội bộ (9.2)";

/// What objectives may aim at.
pub(crate) const HELD: &str =
    "Cuộc đánh giá nội bộ đã tiến hành đúng lịch / cuộc đánh giá đến lịch theo chương trình";

pub(crate) const PRINT_PROGRAMME: &str = "In chương trình";
pub(crate) const SEE_COVERAGE: &str = "Bảng bao phủ";
pub(crate) const SEE_CHECKLIST: &str = "Phiếu ghi chép";
pub(crate) const PRINT_PLAN: &str = "In kế hoạch";
pub(crate) const PRINT_REPORT: &str = "In báo cáo";
pub(crate) const PRINT_SHEET: &str = "In phiếu phát hiện";

/// The way to another sheet for a finding of which the sheets were cancelled.
pub(crate) const RENEW: &str = "Lập phiếu khắc phục mới";

impl Cover {
    /// The class of a cell.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::None => "bad",
            Self::Planned => "info",
            Self::Done => "ok",
        }
    }

    /// What a cell says.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::None => "Chưa có",
            Self::Planned => "Có kế hoạch",
            Self::Done => "Đã đánh giá",
        }
    }
}

/// What a category is called where the agency says nothing.
pub(crate) fn usual_category(category: &str) -> &'static str {
    crate::FINDINGS.named("choice.category", category)
}

/// What a category means, whatever it is called.
pub(crate) const fn meaning(is_nonconformity: bool) -> &'static str {
    if is_nonconformity {
        "Điểm không phù hợp: hai bên ký, phải có hành động khắc phục."
    } else {
        "Không đòi hành động khắc phục; đánh giá viên ghi nhận."
    }
}

/// The heads of the table of coverage before the units.
pub(crate) const COVERAGE_HEADS: [&str; 3] = ["Điều khoản", "Tên", "Chung"];

/// What is found on the page of categories.
pub(crate) const NAME_CATEGORIES: &str = "Tên các loại phát hiện";

/// What is asked about a step of a procedure.
pub(crate) fn step_question(step: &flow::Step, no: usize) -> String {
    let by = step.responsible.as_deref().map(|who| format!(" ({who})")).unwrap_or_default();
    let time = step.durations.first().map(|it| it.text.trim()).filter(|text| !text.is_empty());
    let time = time.map(|time| format!(", thời gian {time}")).unwrap_or_default();
    let outputs = step.outputs.join("; ");
    let left = if outputs.is_empty() { String::new() } else { format!(" Để lại: {outputs}.") };
    format!(
        "Bước {no}: {}{by}{time}. Trên hồ sơ mẫu, bước này có làm đúng người, đúng thời hạn không?{left}",
        step.action.trim().trim_end_matches('.')
    )
}

/// What was done on the page of a checklist.
pub(crate) fn did(did: &str) -> Option<&'static str> {
    match did {
        "answer" => Some("Đã lưu ghi chép."),
        "prepare" => Some("Đã lập các dòng còn thiếu theo lịch đánh giá."),
        "categories" => Some("Đã lưu tên các loại phát hiện."),
        "sample" => Some(
            "Đã lấy mẫu ngẫu nhiên. Dữ liệu để ai cũng lấy lại được đúng mẫu này nằm trong sổ ghi.",
        ),
        _ => None,
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("audit_ends_first", "«Đến ngày» phải từ «Từ ngày» trở đi."),
    ("session_ends_first", "«Đến giờ» phải sau «Từ giờ»."),
    ("bad_session_time", "Giờ ghi theo kiểu 24 giờ, ví dụ 08:00 hoặc 14:30."),
    ("session_without_contents", "Hãy ghi điều khoản hoặc quy trình sẽ đánh giá trong buổi này."),
    ("auditor_twice", "Người này đã có trong buổi đánh giá. Hãy chọn người khác hoặc để trống."),
    (
        "auditor_unqualified",
        "Người này không giữ vai trò đánh giá viên nội bộ vào ngày đánh giá. Hãy chọn người khác.",
    ),
    ("day_outside_audit", "Ngày này nằm ngoài thời gian của cuộc đánh giá."),
    (
        "document_not_effective",
        "Có mã hiệu không phải tài liệu đang có hiệu lực. Hãy ghi đúng mã hiệu, cách nhau bằng dấu phẩy.",
    ),
    (
        "plan_is_fixed",
        "Kế hoạch đã thông báo cho các đơn vị. Muốn đổi lịch, hãy đưa cuộc đánh giá về dự thảo trước.",
    ),
    ("programme_is_completed", "Chương trình này đã kết thúc. Hãy lập chương trình của năm mới."),
    ("programme_not_approved", "Chương trình đánh giá của năm chưa được phê duyệt."),
    ("plan_without_sessions", "Kế hoạch chưa có buổi đánh giá nào. Hãy thêm lịch trước."),
    (
        "not_independent",
        "Có đánh giá viên được xếp đánh giá chính đơn vị mình. Hãy đổi người, hoặc để lãnh đạo ghi lý do cho phép ngoại lệ ở buổi đó.",
    ),
    (
        "auditor_untrained",
        "Có đánh giá viên chưa có chứng nhận đánh giá viên nội bộ còn hiệu lực vào ngày đánh giá. Hãy đổi người, ghi chứng nhận ở mục Đào tạo, hoặc để lãnh đạo ghi lý do cho phép ngoại lệ ở buổi đó.",
    ),
    (
        "lead_untrained",
        "Trưởng đoàn chưa có chứng nhận đánh giá viên nội bộ còn hiệu lực vào ngày đánh giá. Hãy đổi người, ghi chứng nhận ở mục Đào tạo, hoặc để lãnh đạo ghi lý do cho phép.",
    ),
    ("lead_exception_needless", "Trưởng đoàn có chứng nhận còn hiệu lực nên không cần ngoại lệ."),
    (
        "exception_needless",
        "Buổi này không có ai đánh giá đơn vị mình hay thiếu chứng nhận nên không cần ngoại lệ.",
    ),
    ("category_name_taken", "Tên này đã dùng cho loại khác. Hãy đặt tên khác."),
    ("audit_not_running", "Việc này chỉ làm khi cuộc đánh giá đang tiến hành."),
    ("audit_is_over", "Cuộc đánh giá đã qua giai đoạn ghi chép."),
    (
        "not_of_the_team",
        "Bạn không có trong đoàn đánh giá đơn vị này. Hãy nhờ đánh giá viên được phân công.",
    ),
    ("lead_decides", "Ý kiến không chấp nhận do trưởng đoàn đánh giá quyết định."),
    (
        "lines_are_open",
        "Còn dòng trong phiếu ghi chép chưa có kết quả. Hãy ghi hết hoặc bỏ dòng không dùng kèm lý do.",
    ),
    (
        "findings_unsigned",
        "Còn phát hiện chưa được hai bên ký hoặc chưa có quyết định của trưởng đoàn. Hãy hoàn tất trước khi ký báo cáo.",
    ),
    (
        "corrections_are_open",
        "Còn phát hiện chưa khắc phục xong. Cuộc đánh giá chỉ kết thúc khi mọi phát hiện đã khắc phục hoặc chuyển theo dõi.",
    ),
    ("correction_is_open", "Phiếu khắc phục của phát hiện này chưa kết thúc."),
    (
        "correction_was_cancelled",
        "Phiếu khắc phục của phát hiện này đã hủy bỏ nên chưa khắc phục được gì. Hãy lập phiếu khắc phục mới, hoặc chuyển theo dõi nơi khác.",
    ),
    ("audits_are_open", "Còn cuộc đánh giá của chương trình chưa có báo cáo."),
    (
        "coverage_has_gaps",
        "Còn điều khoản hoặc đơn vị chưa được đánh giá. Hãy ghi lý do, hoặc bổ sung buổi đánh giá.",
    ),
    (
        "evidence_missing",
        "Hãy ghi bằng chứng đã xem, kể cả khi phù hợp: hồ sơ nào, văn bản nào, ai trả lời.",
    ),
    ("sample_size", "Hãy ghi số hồ sơ cần lấy mẫu, từ 1 đến 50."),
    ("result_missing", "Hãy chọn kết quả."),
    (
        "finding_must_be_signed",
        "Điểm không phù hợp phải giao cho đơn vị ký. Hãy bấm «Ký và giao đơn vị».",
    ),
    (
        "finding_needs_no_signature",
        "Khuyến nghị và điểm mạnh không cần đơn vị ký. Hãy bấm «Ghi nhận».",
    ),
    (
        "nothing_to_sample",
        "Quy trình này không có hồ sơ nào trong mười hai tháng trước cuộc đánh giá.",
    ),
];
