//! The words of this feature.

use crate::{CopyAction, CopyState, DisposalAction, DisposalState, Target};
use std::collections::BTreeMap;

/// The entry of the navigation.
pub(crate) const NAV: &str = "Phổ biến";

/// Those who belong to no unit.
pub(crate) const NO_UNIT: &str = "Lãnh đạo cơ quan";

/// Where there is nothing to divide by.
pub(crate) const NOBODY_ASKED: &str = "Không phát sinh";

impl CopyState {
    /// As people read it.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::ToDeliver => "Chờ giao",
            Self::Delivered => "Đã giao",
            Self::RecallRequested => "Đang thu hồi",
            Self::Returned => "Đã thu hồi",
            Self::Destroyed => "Đã hủy",
            Self::Lost => "Đã mất",
        }
    }

    /// Its colour and shape.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::ToDeliver => "info",
            Self::Delivered => "ok",
            Self::RecallRequested => "warn",
            Self::Returned | Self::Destroyed => "mute",
            Self::Lost => "bad",
        }
    }
}

impl CopyAction {
    /// The button.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Deliver => "Giao bản giấy",
            Self::Keep => "Không giao nữa",
            Self::RequestRecall => "Yêu cầu thu hồi",
            Self::Return => "Ghi đã thu hồi",
            Self::Lose => "Ghi đã mất",
            Self::Destroy => "Hủy",
        }
    }
}

impl DisposalState {
    /// As people read it.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Chờ phê duyệt",
            Self::Approved => "Đã phê duyệt, chờ hủy",
            Self::Executed => "Đã hủy",
            Self::Dropped => "Không thực hiện",
        }
    }

    /// Its colour and shape.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Draft => "info",
            Self::Approved => "warn",
            Self::Executed => "ok",
            Self::Dropped => "mute",
        }
    }
}

impl DisposalAction {
    /// The button.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Approve => "Phê duyệt cho hủy",
            Self::Execute => "Ghi đã hủy",
            Self::Drop => "Không thực hiện biên bản này",
        }
    }
}

/// The names that a distribution list needs: units and people by key.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) units: BTreeMap<i64, String>,
    pub(crate) people: BTreeMap<i64, String>,
}

impl Names {
    /// Whom a line names.
    pub(crate) fn target(&self, target: &Target) -> String {
        let unit = |key: &i64| self.units.get(key).cloned().unwrap_or_else(|| "–".to_owned());
        match target {
            Target::Everybody => "Toàn cơ quan".to_owned(),
            Target::Unit(key) => unit(key),
            Target::Position { position, unit: None } => format!("{position} (mọi đơn vị)"),
            Target::Position { position, unit: Some(key) } => format!("{position}, {}", unit(key)),
            Target::Person(person) => {
                self.people.get(&person.get()).cloned().unwrap_or_else(|| "–".to_owned())
            }
        }
    }
}

/// `01` or `01/02`: issue and revision as documents print them.
pub(crate) fn number(issue_no: i64, revision_no: i64) -> String {
    match revision_no {
        0 => format!("{issue_no:02}"),
        revision => format!("{issue_no:02}/{revision:02}"),
    }
}

/// What is said after an act, by the word in the address.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    match did {
        "acknowledged" => Some("Đã ghi nhận bạn đã đọc và sẽ thực hiện."),
        "allocated" => Some("Đã cấp số bản giấy. In nhãn, dán vào bản giấy rồi giao."),
        "allocated_again" => Some("Đã cấp số bản giấy cho các nơi đang giữ bản trước."),
        "no_holders" => Some("Không còn nơi nào giữ bản trước mà chưa được cấp bản này."),
        "deliver" => Some("Đã ghi giao bản giấy."),
        "keep" => Some("Đã ghi không giao bản giấy này nữa."),
        "recall" => Some("Đã ghi yêu cầu thu hồi."),
        "return" => Some("Đã ghi thu hồi bản giấy."),
        "lose" => Some("Đã ghi bản giấy bị mất."),
        "signed" => Some("Đã ghi nhận ký nhận bản giấy."),
        "line_added" => Some("Đã thêm vào danh sách phân phối."),
        "line_ended" => Some("Đã bỏ khỏi danh sách phân phối kể từ hôm nay."),
        "questions" => Some("Đã lưu câu hỏi."),
        "terms" => Some("Đã lưu thời hạn đọc và nhắc việc."),
        "drafted" => Some("Đã lập biên bản, chờ lãnh đạo phê duyệt."),
        "edited" => Some("Đã lưu biên bản."),
        "approve" => Some("Đã phê duyệt cho hủy."),
        "execute" => Some("Đã ghi hủy xong; các bản giấy trong biên bản chuyển sang Đã hủy."),
        "drop" => {
            Some("Đã ghi không thực hiện biên bản; các bản giấy trở lại trạng thái Đã thu hồi.")
        }
        _ => None,
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "not_in_force",
        "Bản này không còn hiệu lực hoặc chưa có hiệu lực nên không làm được việc này. Hãy mở bản đang có hiệu lực.",
    ),
    ("not_asked", "Tài liệu này không thuộc danh mục bạn phải đọc nên không cần xác nhận."),
    ("read_first", "Hãy mở và đọc tài liệu trước, rồi bấm xác nhận ở cuối trang."),
    (
        "parts_missing",
        "Bạn chưa xem hết các phần của tài liệu. Hãy mở những phần chưa xem rồi xác nhận.",
    ),
    ("not_yours", "Mỗi người tự xác nhận phần của mình; không ai xác nhận thay được."),
    (
        "questions_closed",
        "Đã có người trả lời hoặc xác nhận, hoặc bản này đã hết hiệu lực, nên không sửa câu hỏi được nữa.",
    ),
    ("question_length", "Hãy ghi câu hỏi, không quá 500 chữ cái."),
    ("question_choices", "Hãy ghi từ hai đến bốn phương án, mỗi phương án một dòng."),
    ("question_right", "Hãy ghi số thứ tự của phương án đúng."),
    ("question_part", "Hãy ghi số của phần có câu trả lời."),
    ("copy_wrong_state", "Bản giấy đã chuyển sang tình trạng khác. Hãy mở lại trang rồi làm tiếp."),
    (
        "copy_wrong_day",
        "Ngày phải từ ngày của lần ghi trước trở đi và không sau hôm nay. Hãy kiểm tra lại ngày.",
    ),
    ("loss_reason_missing", "Hãy ghi vì sao bản giấy bị mất."),
    ("destroy_by_minutes", "Bản giấy chỉ hủy theo biên bản hủy đã được phê duyệt."),
    ("copy_in_minutes", "Bản giấy này đang nằm trong biên bản hủy."),
    (
        "copy_not_returned",
        "Có bản giấy chưa thu hồi hoặc đã nằm trong biên bản khác. Hãy chọn lại danh sách.",
    ),
    ("not_the_holder", "Chỉ người giữ hoặc trưởng đơn vị giữ bản giấy mới ký nhận được."),
    ("no_labels", "Không có bản giấy nào đang giao hoặc chờ giao để in nhãn."),
    ("holder_missing", "Hãy chọn một đơn vị, một người hoặc ghi nơi nhận."),
    ("one_holder_only", "Mỗi bản giấy chỉ giao cho một nơi. Hãy chỉ chọn một trong ba ô."),
    ("holder_unknown", "Nơi nhận này không còn trong cơ quan. Hãy chọn lại."),
    ("two_members", "Biên bản phải có từ hai người trở lên, mỗi người một dòng."),
    ("no_copies", "Hãy chọn ít nhất một bản giấy."),
    ("target_missing", "Hãy chọn đơn vị, chức vụ hoặc người."),
    ("target_unknown", "Đơn vị, chức vụ hoặc người này không có trong cơ quan. Hãy chọn lại."),
    ("line_exists", "Đã có trong danh sách phân phối."),
    ("line_in_the_past", "Ngày bắt đầu không được trước hôm nay."),
];

/// How one reading stands: its colour and shape, and the words for it.
pub(super) const fn reading(is_read: bool, is_late: bool) -> (&'static str, &'static str) {
    match (is_read, is_late) {
        (true, _) => ("ok", "Đã xác nhận"),
        (false, true) => ("bad", "Quá hạn"),
        (false, false) => ("warn", "Chưa xác nhận"),
    }
}
