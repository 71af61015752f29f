//! The words of this feature.

use crate::{Action, Category, Kind, Part, State};

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::InReview => "Chờ xem xét",
            Self::InAppraisal => "Chờ thẩm định",
            Self::InApproval => "Chờ phê duyệt",
            Self::Approved => "Chờ ban hành",
            Self::Scheduled => "Chờ hiệu lực",
            Self::Effective => "Có hiệu lực",
            Self::Superseded => "Hết hiệu lực",
            Self::Withdrawn => "Đã hủy bỏ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Superseded | Self::Withdrawn => "mute",
            Self::InReview | Self::InAppraisal | Self::InApproval | Self::Approved => "info",
            Self::Scheduled => "warn",
            Self::Effective => "ok",
        }
    }
}

impl Category {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "Tài liệu hệ thống",
            Self::Procedures => "Quy trình, hướng dẫn",
            Self::Administrative => "Quy trình thủ tục hành chính",
        }
    }

    /// The word in the address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Procedures => "procedures",
            Self::Administrative => "administrative",
        }
    }
}

impl Part {
    /// The word in the responsibility block.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Drafted => "Soạn thảo",
            Self::Reviewed => "Xem xét",
            Self::Appraised => "Thẩm định",
            Self::Approved => "Phê duyệt",
        }
    }
}

/// The word for a kind.
pub const fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Policy => "Chính sách chất lượng",
        Kind::Objectives => "Mục tiêu chất lượng",
        Kind::Plan => "Kế hoạch",
        Kind::Manual => "Sổ tay chất lượng",
        Kind::Appendix => "Phụ lục",
        Kind::Regulation => "Quy chế, quy định",
        Kind::Form => "Biểu mẫu",
        Kind::SystemProcedure => "Quy trình hệ thống",
        Kind::Instruction => "Hướng dẫn",
        Kind::AdministrativeProcedure => "Quy trình thủ tục hành chính",
    }
}

/// The word on a button, and in a history.
pub const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Submit => "Gửi xem xét",
        Action::Return => "Trả lại để sửa",
        Action::Review => "Đã xem xét, chuyển thẩm định",
        Action::Appraise => "Đã thẩm định, trình phê duyệt",
        Action::Approve => "Phê duyệt",
        Action::Issue => "Ban hành bằng quyết định",
        Action::TakeEffect => "Có hiệu lực",
        Action::Supersede => "Hết hiệu lực do có bản thay thế",
        Action::Withdraw => "Hủy bỏ",
    }
}

/// What somebody is asked to do.
pub(crate) const fn todo_label(action: Action) -> &'static str {
    match action {
        Action::Submit => "Soạn tiếp",
        Action::Return => "Trả lại",
        Action::Review => "Xem xét",
        Action::Appraise => "Thẩm định",
        Action::Approve => "Phê duyệt",
        Action::Issue => "Ban hành",
        Action::TakeEffect | Action::Supersede => "Theo dõi hiệu lực",
        Action::Withdraw => "Hủy bỏ",
    }
}

/// The words for a line of the record about a version.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "document.draft" => "tạo bản thảo",
        "document.write" => "lưu nội dung",
        "document.submit" => "gửi xem xét",
        "document.return" => "trả lại để sửa",
        "document.review" => "xem xét, chuyển thẩm định",
        "document.appraise" => "thẩm định, trình phê duyệt",
        "document.approve" => "phê duyệt",
        "document.issue" => "ban hành theo Quyết định",
        "document.take_effect" => "bắt đầu có hiệu lực",
        "document.supersede" => "hết hiệu lực, thay bằng lần ban hành",
        "document.withdraw" => "hủy bỏ",
        _ => "cập nhật",
    }
}

/// The author of what the clock does.
pub(crate) const CLOCK: &str = "Hệ thống";

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "bad_code",
        "Mã hiệu chưa đúng. Mã gồm chữ, số, dấu chấm, gạch nối, gạch chéo; ví dụ QT.VP.01.",
    ),
    ("bad_title", "Tên tài liệu đang để trống hoặc dài quá 300 ký tự. Hãy sửa lại."),
    (
        "code_taken",
        "Mã hiệu này đang dùng cho tài liệu khác. Hãy chọn mã khác hoặc soạn lần ban hành mới của tài liệu đó.",
    ),
    ("draft_open", "Tài liệu này đang có một bản soạn dở. Hãy mở bản đó để soạn tiếp."),
    (
        "not_editable",
        "Bản này đã gửi đi nên không sửa được. Muốn sửa, hãy đề nghị người đang giữ trả lại.",
    ),
    ("not_the_author", "Chỉ người soạn thảo bản này mới làm được việc này."),
    (
        "own_work",
        "Bạn là người soạn thảo nên không tự xem xét, thẩm định hay phê duyệt bản của mình.",
    ),
    ("only_the_clock", "Hệ thống tự làm việc này đúng ngày; không ai phải bấm."),
    (
        "no_amendment",
        "Từ lần ban hành thứ hai phải ghi nội dung sửa đổi và căn cứ. Hãy điền mục Theo dõi sửa đổi rồi gửi lại.",
    ),
    ("too_early", "Chưa đến ngày hiệu lực."),
    ("reason_missing", "Hãy ghi lý do trả lại để người soạn biết phải sửa gì."),
    ("content_missing", "Tài liệu chưa có nội dung. Hãy soạn nội dung rồi gửi lại."),
    (
        "lint_has_errors",
        "Phần kiểm tra còn lỗi phải sửa. Hãy mở trang soạn thảo, sửa các lỗi màu đỏ rồi gửi lại.",
    ),
    (
        "issue_by_decision",
        "Việc ban hành làm ở trang Quyết định: chọn các bản đã phê duyệt, ghi số và ngày quyết định.",
    ),
    ("nothing_to_issue", "Chưa chọn bản nào để ban hành. Hãy đánh dấu ít nhất một bản."),
    ("decision_taken", "Quyết định số này, ngày này đã có. Hãy kiểm tra lại số và ngày."),
    ("bad_decision_number", "Số quyết định chưa đúng. Ví dụ: 47a/QĐ-UBND."),
    ("effective_before_issued", "Ngày hiệu lực không được trước ngày ký quyết định."),
];
