//! The words of this feature.

use crate::{Action, Kind, State};

/// The word in the navigation.
pub(crate) const NAV: &str = "Đề nghị sửa đổi";

/// What somebody is asked to do.
pub(crate) const TODO_DRAFT: &str = "Viết tiếp phiếu đề nghị";
pub(crate) const TODO_ENDORSE: &str = "Cho ý kiến phiếu đề nghị";
pub(crate) const TODO_DECIDE: &str = "Quyết định phiếu đề nghị";
pub(crate) const TODO_WRITE: &str = "Soạn theo phiếu đề nghị";

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Nháp",
            Self::Submitted => "Chờ trưởng đơn vị",
            Self::Endorsed => "Chờ cơ quan thường trực",
            Self::Accepted => "Đã chấp nhận, chờ soạn",
            Self::InProgress => "Đang soạn",
            Self::Done => "Đã thực hiện",
            Self::Rejected => "Không chấp nhận",
            Self::Merged => "Gộp vào phiếu khác",
            Self::Retracted => "Đã rút lại",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Merged | Self::Retracted => "mute",
            Self::Submitted | Self::Endorsed | Self::Accepted | Self::InProgress => "info",
            Self::Done => "ok",
            Self::Rejected => "warn",
        }
    }
}

/// The word for a kind.
pub(crate) const fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "Ban hành mới",
        Kind::Amend => "Sửa đổi",
        Kind::Cancel => "Hủy bỏ",
    }
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Submit => "Gửi phiếu đề nghị",
        Action::Retract => "Rút lại",
        Action::Endorse => "Đồng ý, chuyển cơ quan thường trực",
        Action::Accept => "Chấp nhận, giao người soạn",
        Action::Reject => "Không chấp nhận",
        Action::Merge => "Gộp vào phiếu khác",
        Action::Begin => "Bắt đầu soạn",
        Action::GiveUp => "Bản soạn bị hủy",
        Action::Finish => "Đã thực hiện",
    }
}

/// The words for a line of the record about a request.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "change_request.draft" => "lập phiếu",
        "change_request.write" => "sửa phiếu",
        "change_request.submit" => "gửi phiếu",
        "change_request.retract" => "rút lại phiếu",
        "change_request.endorse" => "đồng ý với phiếu",
        "change_request.accept" => "chấp nhận, giao người soạn",
        "change_request.reject" => "không chấp nhận",
        "change_request.merge" => "gộp vào phiếu khác",
        "change_request.begin" => "bắt đầu soạn",
        "change_request.give_up" => "ghi nhận bản soạn bị hủy, phiếu chờ soạn lại",
        "change_request.finish" => "ghi nhận tài liệu đã có hiệu lực",
        "change_request.opine" => "cho ý kiến",
        _ => "cập nhật",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "document_missing",
        "Chưa chọn tài liệu cần sửa hoặc hủy. Hãy chọn trong danh sách đang có hiệu lực.",
    ),
    ("refusal_reason_missing", "Hãy ghi lý do không chấp nhận để người đề nghị biết."),
    ("writer_missing", "Chưa chọn người soạn. Hãy chọn một người giữ vai trò soạn thảo."),
    ("writer_without_role", "Người này hôm nay không giữ vai trò soạn thảo. Hãy chọn người khác."),
    ("due_missing", "Chưa ghi hạn soạn xong. Hãy ghi theo dạng ngày/tháng/năm."),
    ("bad_target", "Không gộp được vào phiếu này. Hãy chọn một phiếu khác còn đang xử lý."),
    (
        "request_handed_in",
        "Phiếu đã gửi nên không sửa được nữa. Muốn nói thêm, hãy ghi ở phần Ý kiến.",
    ),
    ("request_decided", "Phiếu đã xử lý xong nên không nhận thêm ý kiến. Hãy lập phiếu mới."),
    ("not_the_requester", "Chỉ người lập phiếu mới làm được việc này."),
    ("not_the_writer", "Chỉ người được giao soạn mới làm được việc này."),
    (
        "only_the_document",
        "Phiếu tự chuyển khi tài liệu có hiệu lực hoặc bị hủy; không ai phải bấm.",
    ),
    ("draft_missing", "Hãy soạn tài liệu mới trước, rồi chọn bản thảo ấy để gắn với phiếu này."),
    (
        "document_not_in_force",
        "Tài liệu này không còn bản đang áp dụng nên không soạn lần mới được.",
    ),
    (
        "nothing_to_write",
        "Phiếu này đề nghị hủy tài liệu. Lãnh đạo hủy bỏ ở trang tài liệu thì phiếu tự hoàn thành.",
    ),
];
