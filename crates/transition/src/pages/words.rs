//! The words of this feature.

use crate::{Action, Item, Stage, Standing, State, Transition};
use jiff::civil::Date;
use standard::Edition;

/// The navigation: label, and what is found there.
pub(crate) const NAV: (&str, &str) =
    ("Chuyển đổi phiên bản", "Khoảng trống theo điều khoản khi tiêu chuẩn có phiên bản mới");

/// What somebody is asked to do.
pub(crate) const TODO_CLOSE: &str = "Xử lý khoảng trống";
pub(crate) const TODO_VERIFY: &str = "Kiểm tra kết quả xử lý khoảng trống";

/// What is said of a clause that stayed the same.
pub(super) const UNCHANGED: &str =
    "Yêu cầu không thay đổi giữa hai phiên bản; đang đáp ứng theo phiên bản cũ.";

/// What is said of a clause that the agency does not apply.
pub(super) const EXCLUDED: &str = "Không áp dụng";

/// What is counted on paper.
pub(super) const DOCUMENTS: &str = "tài liệu";

/// The headings of the plan on paper.
pub(super) const TOLD_HEAD: &str = "Điều khoản có thay đổi hoặc có việc phải làm";
pub(super) const SAME_HEAD: &str = "Điều khoản không đổi";
pub(super) const EXCLUDED_HEAD: &str = "Điều khoản không áp dụng";

/// Who signs the plan on paper.
pub(super) const SIGNERS: &[&str] = &["Người lập", "Người phê duyệt"];

/// From where to where, below the title of the plan on paper.
pub(super) fn printed_summary(from: &str, to: &str) -> String {
    format!("từ {from} sang {to}")
}

/// The line under that.
pub(super) fn printed_note(day: Date) -> String {
    format!("(Tình hình đến hết ngày {})", text::date(day))
}

/// How many clauses the plan has, how many of them in full, how many in a line.
pub(super) fn printed_counts(all: usize, told: usize, same: usize) -> String {
    format!("Tổng số {all} điều khoản: {told} có thay đổi hoặc có việc phải làm, {same} không đổi.")
}

/// A clause that does not apply, in a line.
pub(super) fn excluded(clause: &str) -> String {
    format!("- {clause}")
}

/// The numbers that a clause had.
pub(super) fn formerly(old: &str) -> String {
    format!("(trước là {old})")
}

/// Clauses that stayed the same, with what is said of each of them.
pub(super) fn unchanged(stage: Stage, numbers: &[&str], said: [&str; 2]) -> String {
    let stage = text::within_sentence(stage.label());
    let mut line = format!("- Không đổi, {stage}: {}.", numbers.join(", "));
    for words in said.map(|words| words.trim().trim_end_matches('.')) {
        if !words.is_empty() {
            line.extend([" ", words.replace('\n', "; ").as_str(), "."]);
        }
    }
    line
}

/// The title of the list of documents on paper.
pub(super) fn documents_title(title: &str) -> String {
    format!("Tình trạng tài liệu\n{title}")
}

/// The line in the inbox.
pub(crate) fn todo(what: &str, transition: &Transition, item: &Item) -> String {
    let (edition, number) = if item.new.is_empty() {
        (transition.intent.from, &item.old)
    } else {
        (transition.intent.to, &item.new)
    };
    format!("{what}: điều khoản {number} {}", edition.label())
}

/// An edition in an address.
pub(super) fn address(edition: Edition) -> String {
    edition.as_str().replace('+', "%2B")
}

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Running => "Đang thực hiện",
            Self::Completed => "Hoàn thành",
            Self::Cancelled => "Hủy bỏ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Cancelled => "mute",
            Self::Running => "info",
            Self::Completed => "ok",
        }
    }

    /// Whether something is left to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Running)
    }
}

impl Action {
    /// The word on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Approve => "Phê duyệt kế hoạch",
            Self::Complete => "Xác nhận hoàn thành chuyển đổi",
            Self::Cancel => "Hủy bỏ kế hoạch",
        }
    }
}

impl Stage {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unassessed => "Chưa đánh giá",
            Self::Fit => "Đáp ứng",
            Self::Planned => "Đang xử lý",
            Self::Done => "Chờ kiểm tra",
            Self::Verified => "Đã xử lý xong",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Unassessed => "mute",
            Self::Fit | Self::Verified => "ok",
            Self::Planned => "warn",
            Self::Done => "info",
        }
    }
}

impl Standing {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unassessed => "Chưa xem",
            Self::Fit => "Phù hợp",
            Self::MustChange => "Phải sửa",
            Self::Changed => "Đã sửa",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Unassessed => "mute",
            Self::Fit | Self::Changed => "ok",
            Self::MustChange => "warn",
        }
    }
}

/// What became of a clause.
pub(super) fn kind_label(kind: &str) -> &'static str {
    match kind {
        "same" => "Không đổi",
        "more" => "Thêm yêu cầu",
        "moved" => "Chuyển vị trí",
        "split" => "Tách ra",
        "merged" => "Gộp lại",
        "new" => "Mới",
        "removed" => "Không còn",
        _ => "",
    }
}

/// What is said after an act.
pub(super) fn done(did: &str) -> Option<&'static str> {
    match did {
        "begin" => Some("Đã lập kế hoạch với đủ các điều khoản. Hãy đánh giá từng điều khoản."),
        "approve" => Some("Đã phê duyệt kế hoạch chuyển đổi."),
        "complete" => Some("Đã xác nhận hoàn thành chuyển đổi."),
        "cancel" => Some("Đã hủy bỏ kế hoạch."),
        "unchanged" => Some("Đã ghi các điều khoản không thay đổi là đáp ứng."),
        "assess" => Some("Đã ghi kết quả xem tài liệu."),
        _ => None,
    }
}

/// An act in the history.
pub(super) fn recorded_label(action: &str) -> &'static str {
    match action {
        "transition.begin" => "lập kế hoạch chuyển đổi.",
        "transition.approve" => "phê duyệt kế hoạch.",
        "transition.complete" => "xác nhận hoàn thành.",
        "transition.cancel" => "hủy bỏ kế hoạch.",
        "transition.item.fit" => "ghi là đáp ứng.",
        "transition.item.plan" => "ghi khoảng trống, giao việc.",
        "transition.item.report" => "báo cáo hoàn thành.",
        "transition.item.return" => "trả lại.",
        "transition.item.verify" => "xác nhận đạt.",
        _ => "cập nhật.",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("transition_not_forward", "Phiên bản mới phải sau phiên bản cũ. Hãy chọn lại."),
    (
        "transition_runs_already",
        "Đã có kế hoạch chuyển sang phiên bản này đang thực hiện. Hãy làm tiếp trong kế hoạch đó.",
    ),
    (
        "transition_not_running",
        "Kế hoạch chưa được phê duyệt hoặc đã kết thúc nên chưa làm được việc này.",
    ),
    (
        "transition_still_open",
        "Còn điều khoản hoặc tài liệu chưa xong nên chưa xác nhận hoàn thành được.",
    ),
    ("transition_reason_missing", "Hãy ghi lý do rồi làm lại."),
    ("gap_owner_missing", "Hãy chọn người thực hiện."),
    ("no_document_chosen", "Chưa chọn tài liệu nào. Hãy đánh dấu ít nhất một tài liệu."),
    ("gap_not_the_owner", "Việc này do người được giao báo cáo."),
    (
        "gap_own_work",
        "Người thực hiện không tự kiểm tra việc của mình. Hãy để người khác kiểm tra.",
    ),
];
