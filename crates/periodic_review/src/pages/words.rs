//! The words of this feature.

use crate::{Basis, ListKind, Outcome, Timing};
use jiff::civil::Date;

impl ListKind {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Overdue => "Quá hạn rà soát",
            Self::Soon => "Sắp đến hạn rà soát",
            Self::InTime => "Chưa quá hạn rà soát",
            Self::ToRevise => "Cần sửa đổi, chưa soạn",
            Self::Unread => "Chưa đọc đủ",
            Self::Basis => "Căn cứ hết hoặc sắp hết hiệu lực",
            Self::Orphaned => "Không còn người phụ trách",
        }
    }

    /// The colour of its figure, where there is something on it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Overdue | Self::Orphaned => "bad",
            Self::Soon | Self::ToRevise | Self::Unread | Self::Basis => "warn",
            Self::InTime => "ok",
        }
    }

    /// What to do about it.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Overdue => "Người phụ trách mở từng tài liệu, đọc lại và ghi kết quả rà soát.",
            Self::Soon => "Còn không quá 30 ngày. Người phụ trách đã thấy trong Việc của tôi.",
            Self::InTime => "Những tài liệu này chưa phải làm gì thêm.",
            Self::ToRevise => {
                "Rà soát thấy cần sửa đổi mà chưa có ai soạn. Mở tài liệu để soạn lần sửa đổi."
            }
            Self::Unread => "Còn người trong phạm vi áp dụng chưa xác nhận đã đọc.",
            Self::Basis => {
                "Văn bản làm căn cứ đã hết hiệu lực hoặc hết trong 90 ngày tới. Hãy rà soát quy trình."
            }
            Self::Orphaned => {
                "Người phụ trách không còn giữ chức vụ nào. Hãy giao người phụ trách mới."
            }
        }
    }
}

impl Outcome {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unchanged => "Rà soát, không thay đổi",
            Self::Revise => "Cần sửa đổi",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Unchanged => "ok",
            Self::Revise => "warn",
        }
    }
}

impl Timing {
    /// The words for it.
    pub(crate) fn label(self) -> String {
        match self {
            Self::Overdue(days) => format!("Quá hạn {} ngày", text::count(days)),
            Self::Soon(0) => "Hạn hôm nay".to_owned(),
            Self::Soon(days) => format!("Còn {} ngày", text::count(days)),
            Self::Later => "Chưa đến hạn".to_owned(),
        }
    }

    /// Its colour and shape.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Overdue(_) => "bad",
            Self::Soon(_) => "warn",
            Self::Later => "ok",
        }
    }
}

/// What somebody is asked to look at.
pub(crate) fn to_review(code: &str, title: &str) -> String {
    format!("Rà soát {code} {title}")
}

/// Until when.
pub(crate) fn review_until(day: Date) -> String {
    format!("Rà soát định kỳ, hạn {}", text::date(day))
}

/// What stays undone, for the ISO secretary and heads of units.
pub(crate) fn escalated(list: ListKind, count: usize) -> String {
    match list {
        ListKind::Overdue => format!("{count} tài liệu quá hạn rà soát hơn 7 ngày"),
        ListKind::ToRevise => format!("{count} tài liệu cần sửa đổi mà chưa ai soạn"),
        ListKind::Orphaned => format!("{count} tài liệu không còn người phụ trách"),
        ListKind::Soon | ListKind::InTime | ListKind::Unread | ListKind::Basis => {
            format!("{count} tài liệu: {}", list.label())
        }
    }
}

/// How far the reading has come.
pub(crate) fn reading(acknowledged: i64, total: i64) -> String {
    format!("Đã xác nhận {acknowledged}/{total} người")
}

/// What a procedure rests on that ended or soon will.
pub(crate) fn basis(basis: &Basis, today: Date) -> String {
    let when = text::date(basis.ends_on);
    let what = if basis.ends_on <= today {
        "hết hiệu lực từ"
    } else {
        "sẽ hết hiệu lực từ"
    };
    match &basis.replaced_by {
        Some(next) => format!("{} {what} {when}, thay bằng {next}", basis.number),
        None => format!("{} {what} {when}", basis.number),
    }
}

/// The mark of somebody who has left.
pub(crate) fn left(name: &str) -> String {
    if name.is_empty() {
        "Chưa có người phụ trách".to_owned()
    } else {
        format!("{name} (không còn giữ chức vụ)")
    }
}

/// The whole agency.
pub(crate) const WHOLE: &str = "Toàn cơ quan";

/// What is said after an act, by the word in the address.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    Some(match did {
        "unchanged" => "Đã ghi kết quả rà soát: không thay đổi.",
        "revise" => "Đã ghi kết quả rà soát: cần sửa đổi.",
        "assigned" => "Đã giao người phụ trách mới.",
        "interval" => "Đã ghi thời hạn rà soát.",
        _ => return None,
    })
}

/// The heads of printed registers.
pub(crate) const BOARD_TITLE: &str = "Bảng theo dõi tài liệu";
pub(crate) const DONE_TITLE: &str = "Sổ rà soát tài liệu";
pub(crate) const DOCUMENTS: &str = "tài liệu";
pub(crate) const REVIEWS: &str = "lần rà soát";
pub(crate) const SIGNERS: &[&str] = &["Người lập", "Thủ trưởng cơ quan"];

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "not_responsible",
        "Việc rà soát do người phụ trách tài liệu, trưởng đơn vị hoặc thư ký ISO làm.",
    ),
    ("review_no_note", "Hãy ghi nội dung cần sửa đổi."),
    ("owner_not_here", "Người này hiện không giữ chức vụ nào. Hãy chọn người khác."),
    ("bad_months", "Số tháng phải từ 1 đến 60."),
];
