//! The words of this feature.

use crate::{Action, Keeping, Medium, Retention, State, Way};
use jiff::civil::Date;

impl Medium {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Paper => "Bản giấy",
            Self::Electronic => "Bản điện tử",
            Self::Both => "Giấy và điện tử",
        }
    }
}

impl Way {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Shred => "Cắt, nghiền giấy",
            Self::Erase => "Xóa không khôi phục được",
            Self::Archive => "Nộp lưu trữ lịch sử",
            Self::Keep => "Không hủy",
        }
    }
}

/// How long, in words.
pub(crate) fn retention_label(retention: &Retention) -> String {
    match retention {
        Retention::Permanent => "Vĩnh viễn".to_owned(),
        Retention::Years(years) => format!("{years:02} năm"),
        Retention::Until(event) => format!("Đến khi: {event}"),
    }
}

/// The word for one kind of retention.
pub(crate) fn retention_word(word: &str) -> &'static str {
    match word {
        "permanent" => "Vĩnh viễn",
        "years" => "Có thời hạn, tính bằng năm",
        _ => "Đến khi có sự kiện",
    }
}

impl Keeping {
    /// The words for it.
    pub(crate) fn label(self) -> String {
        match self {
            Self::Open => "Đang lập".to_owned(),
            Self::Kept(due) => {
                format!("Lưu đến hết {}", text::date(due.yesterday().unwrap_or(due)))
            }
            Self::Permanent => "Lưu vĩnh viễn".to_owned(),
            Self::Due(due) => format!("Hết thời hạn từ {}", text::date(due)),
            Self::OnHold => "Đang giữ lại, không hủy".to_owned(),
            Self::Disposed(day) => format!("Đã hủy {}", text::date(day)),
        }
    }

    /// Its colour and shape.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Open | Self::OnHold => "info",
            Self::Kept(_) | Self::Permanent => "ok",
            Self::Due(_) => "warn",
            Self::Disposed(_) => "mute",
        }
    }

    /// The word in the address.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept(_) => "kept",
            Self::Permanent => "permanent",
            Self::Due(_) => "due",
            Self::OnHold => "on_hold",
            Self::Disposed(_) => "disposed",
        }
    }
}

/// The choices of the filter by standing.
pub(crate) const KEEPINGS: &[(&str, &str)] = &[
    ("open", "Đang lập"),
    ("kept", "Còn thời hạn lưu"),
    ("permanent", "Lưu vĩnh viễn"),
    ("due", "Hết thời hạn lưu"),
    ("on_hold", "Đang giữ lại"),
    ("disposed", "Đã hủy"),
];

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Proposed => "Chờ đơn vị kiểm tra",
            Self::Checked => "Chờ phê duyệt",
            Self::Approved => "Chờ hủy và lập biên bản",
            Self::Executed => "Đã hủy, có biên bản",
            Self::Returned => "Trả lại, không hủy",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Proposed | Self::Checked => "info",
            Self::Approved => "warn",
            Self::Executed => "ok",
            Self::Returned => "mute",
        }
    }
}

/// The word on a button, and in a history.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Check => "Đã kiểm tra, trình phê duyệt",
        Action::Approve => "Phê duyệt hủy",
        Action::Execute => "Ghi biên bản hủy",
        Action::Return => "Trả lại, không hủy",
    }
}

/// What somebody is asked to do.
pub(crate) fn to_do(action: Action, number: &str) -> String {
    let what = match action {
        Action::Check => "Kiểm tra",
        Action::Approve => "Phê duyệt",
        Action::Execute => "Hủy và lập biên bản",
        Action::Return => "Trả lại",
    };
    format!("{what}: danh mục hồ sơ hết giá trị số {number}")
}

/// When a list was proposed.
pub(crate) fn proposed_on(day: Date) -> String {
    format!("Đề nghị ngày {}", text::date(day))
}

/// The words for a line of the record.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "record.register" => "đưa vào danh mục",
        "record.change" => "thay đổi nội dung",
        "record.end" => "đưa ra khỏi danh mục",
        "record.hold" => "giữ lại, không hủy",
        "record.lift" => "bỏ lệnh giữ lại",
        "record.propose" => "đề nghị hủy",
        "record.check" => "kiểm tra, trình phê duyệt",
        "record.approve" => "phê duyệt hủy",
        "record.execute" => "hủy và lập biên bản",
        "record.return" => "trả lại, không hủy",
        _ => "cập nhật",
    }
}

/// The whole agency.
pub(crate) const WHOLE: &str = "Toàn cơ quan";

/// The mark of what is on hold, in an export.
pub(crate) const HELD: &str = "Đang giữ lại";

/// What a hold of a whole kind covers.
pub(crate) const ALL_OF_IT: &str = "Mọi hồ sơ của loại này";

/// What is said after an act, by the word in the address.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    Some(match did {
        "registered" => "Đã đưa vào danh mục hồ sơ.",
        "changed" => "Đã ghi nội dung mới; danh mục của các ngày trước giữ nguyên.",
        "ended" => "Đã đưa ra khỏi danh mục. Hồ sơ đang lưu vẫn giữ nguyên.",
        "held" => "Đã ghi lệnh giữ lại. Hồ sơ này không được hủy cho đến khi bỏ lệnh.",
        "lifted" => "Đã bỏ lệnh giữ lại.",
        "kept" => "Đã ghi vào sổ hồ sơ lưu.",
        "marked" => "Đã ghi ngày.",
        "taken" => "Đã đưa các dòng được đánh dấu vào danh mục hồ sơ.",
        "proposed" => "Đã gửi đơn vị kiểm tra.",
        "check" => "Đã kiểm tra và trình phê duyệt.",
        "approve" => "Đã phê duyệt.",
        "execute" => "Đã ghi biên bản hủy.",
        "return" => "Đã trả lại; các hồ sơ tiếp tục được lưu.",
        _ => return None,
    })
}

/// The heads of printed registers, what they count, and who signs them.
pub(crate) const TYPES_TITLE: &str = "Danh mục hồ sơ";
pub(crate) const HOLDINGS_TITLE: &str = "Sổ hồ sơ lưu";
pub(crate) const LIST_TITLE: &str = "Danh mục hồ sơ hết giá trị";
pub(crate) const TYPES: &str = "loại hồ sơ";
pub(crate) const HOLDINGS: &str = "quyển, tập";
pub(crate) const SIGNERS: &[&str] = &["Người lập", "Thủ trưởng cơ quan"];
pub(crate) const LIST_SIGNERS: &[&str] = &["Người lập", "Trưởng đơn vị", "Thủ trưởng cơ quan"];

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "record_code_taken",
        "Số, ký hiệu này đang dùng cho loại hồ sơ khác. Hãy chọn số, ký hiệu khác.",
    ),
    ("record_type_ended", "Loại hồ sơ này đã đưa ra khỏi danh mục nên không thay đổi được nữa."),
    ("record_from_early", "Ngày bắt đầu không được trước lần thay đổi gần nhất."),
    ("record_bad_years", "Số năm lưu phải từ 1 đến 70."),
    ("record_hold_over", "Lệnh giữ lại này đã được bỏ trước đó."),
    (
        "record_closed_bad",
        "Ngày kết thúc phải từ ngày bắt đầu của hồ sơ đến hôm nay và chỉ ghi được một lần.",
    ),
    (
        "record_on_hold",
        "Có hồ sơ đang bị giữ lại nên không hủy được. Hãy xem lý do giữ lại ở trang của loại hồ sơ.",
    ),
    ("record_not_due", "Có hồ sơ chưa hết thời hạn lưu nên không hủy được."),
    ("record_listed", "Có hồ sơ đã nằm trong danh mục hủy khác hoặc đã hủy."),
    ("record_many_units", "Mỗi danh mục hủy chỉ gồm hồ sơ của một đơn vị. Hãy chọn lại."),
    ("record_nothing", "Chưa đánh dấu dòng nào. Hãy đánh dấu ít nhất một dòng."),
    ("record_no_reason", "Hãy ghi lý do trả lại."),
    (
        "record_no_minutes",
        "Biên bản cần ngày hủy, cách hủy và ít nhất ba người tham gia, mỗi người một dòng.",
    ),
    ("record_bad_day", "Ngày hủy không được trước ngày phê duyệt và không được sau hôm nay."),
    ("not_the_head_of_unit", "Việc này do trưởng đơn vị đang giữ hồ sơ làm."),
    (
        "own_disposal",
        "Người đã đề nghị hoặc kiểm tra không tự phê duyệt. Việc hủy hồ sơ cần ít nhất ba người.",
    ),
];
