//! The words of this feature.

use crate::{Action, Channel, State};
use jiff::Timestamp;
use workcal::Timeliness;

/// The kind of a dossier in search results.
pub(crate) const KIND_DOSSIER: &str = "Hồ sơ";

/// What the desk does with a result.
pub(crate) const TODO_RETURN: &str = "Trả kết quả cho người dân";

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::InProcess => "Đang giải quyết",
            Self::AwaitingSupplement => "Chờ bổ sung",
            Self::Paused => "Tạm dừng",
            Self::ResultReady => "Có kết quả",
            Self::Returned => "Đã trả kết quả",
            Self::Refused => "Từ chối giải quyết",
            Self::Withdrawn => "Đã rút",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::InProcess => "info",
            Self::AwaitingSupplement | Self::Paused => "warn",
            Self::ResultReady | Self::Returned => "ok",
            Self::Refused | Self::Withdrawn => "mute",
        }
    }
}

impl Channel {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Counter => "Trực tiếp",
            Self::Post => "Bưu chính công ích",
            Self::Online => "Trực tuyến",
        }
    }
}

/// The word for being early, on time or late.
pub(crate) const fn timeliness_label(how: Timeliness) -> &'static str {
    match how {
        Timeliness::Early => "Trước hạn",
        Timeliness::OnTime => "Đúng hạn",
        Timeliness::Late => "Quá hạn",
    }
}

/// Its colour and shape.
pub(crate) const fn timeliness_class(how: Timeliness) -> &'static str {
    match how {
        Timeliness::Early | Timeliness::OnTime => "ok",
        Timeliness::Late => "bad",
    }
}

/// The day is not over, the hour on the receipt is.
pub(crate) const HOUR_OVER: &str = "Quá giờ hẹn hôm nay";

/// By when a step should be done.
pub(crate) fn until(due: Timestamp) -> String {
    format!("cần xong trước {}", text::date_time(due))
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Advance => "Xong bước này, chuyển tiếp",
        Action::Finish => "Xong, chuyển kết quả cho Bộ phận Một cửa",
        Action::SendBack => "Trả lại bước trước",
        Action::RequestSupplement => "Yêu cầu bổ sung",
        Action::ReceiveSupplement => "Đã nhận bổ sung",
        Action::Pause => "Tạm dừng tính thời hạn",
        Action::Resume => "Tính thời hạn tiếp",
        Action::Extend => "Xin lỗi và hẹn lại",
        Action::Refuse => "Từ chối giải quyết",
        Action::Withdraw => "Người dân rút hồ sơ",
        Action::Return => "Trả kết quả",
    }
}

/// The words for a line of the record about a dossier.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "dossier.accept" => "tiếp nhận hồ sơ",
        "dossier.advance" => "chuyển bước tiếp theo",
        "dossier.finish" => "chuyển kết quả cho Bộ phận Một cửa",
        "dossier.send_back" => "trả lại bước trước",
        "dossier.request_supplement" => "yêu cầu bổ sung",
        "dossier.receive_supplement" => "nhận bổ sung",
        "dossier.pause" => "tạm dừng tính thời hạn",
        "dossier.resume" => "tính thời hạn tiếp",
        "dossier.extend" => "xin lỗi và hẹn lại",
        "dossier.refuse" => "từ chối giải quyết",
        "dossier.withdraw" => "ghi nhận người dân rút hồ sơ",
        "dossier.return" => "trả kết quả",
        _ => "cập nhật",
    }
}

/// A reason with the law it rests on.
pub(crate) fn with_basis(reason: &str, basis: &str) -> String {
    format!("{reason} (căn cứ: {basis})")
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "procedure_not_in_force",
        "Quy trình này không còn hiệu lực. Hãy chọn lại quy trình đang hiệu lực.",
    ),
    (
        "limit_unusable",
        "Quy trình chưa ghi thời hạn bằng số nên không tính được ngày hẹn trả. Hãy báo người soạn quy trình.",
    ),
    (
        "no_steps",
        "Quy trình chưa có bước nào nên không nhận hồ sơ được. Hãy báo người soạn quy trình.",
    ),
    ("bad_phone", "Số điện thoại chưa đúng. Hãy nhập ít nhất 8 chữ số, ví dụ 0912 345 678."),
    ("bad_count", "Số lượng chưa đúng. Hãy nhập số nguyên, nhiều nhất 99, ví dụ 1."),
    ("no_papers", "Chưa ghi giấy tờ nào. Hãy ghi số bản chính hoặc bản sao mà người nộp để lại."),
    ("bad_email", "Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@thu.vn."),
    ("somebody_elses_step", "Bước này đã giao cho người khác."),
    (
        "assignee_unfit",
        "Người này không làm được bước tiếp theo. Hãy chọn người khác, hoặc để trống.",
    ),
    ("other_unit", "Hồ sơ này thuộc đơn vị khác giải quyết."),
    (
        "dossier_reason_missing",
        "Việc này phải ghi lý do bằng văn bản. Hãy điền ô Lý do rồi làm lại.",
    ),
    ("basis_missing", "Tạm dừng tính thời hạn phải có căn cứ pháp lý. Hãy điền ô Căn cứ."),
    ("steps_left", "Hồ sơ còn bước phải làm trước khi có kết quả."),
    ("first_step", "Đây là bước đầu nên không trả lại được."),
    (
        "supplement_too_often",
        "Đã yêu cầu bổ sung hai lần. Theo Nghị định 63/2010/NĐ-CP, Điều 20, không để người dân đi bổ sung quá hai lần.",
    ),
    ("extended_already", "Hồ sơ đã hẹn lại một lần. Chỉ được hẹn lại một lần."),
    (
        "no_such_slip",
        "Hồ sơ này không có phiếu đó: chỉ in được khi đã yêu cầu bổ sung, từ chối, hoặc hẹn lại.",
    ),
    ("until_missing", "Hãy ghi ngày hẹn lại."),
    ("until_too_early", "Ngày hẹn lại phải sau ngày hẹn trả hiện tại."),
];

/// What a dossier of a sample is called in the contents of a pack. No name: its code is enough.
pub(crate) fn sample_title(code: &str) -> String {
    format!("Phiếu kiểm soát quá trình giải quyết hồ sơ {code}")
}
