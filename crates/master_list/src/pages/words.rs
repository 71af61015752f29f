//! The words of this feature.

use crate::{FormLine, Standing};

impl Standing {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::InForce => "Có hiệu lực",
            Self::Suspended => "Tạm ngừng áp dụng",
            Self::Waiting => "Chờ hiệu lực",
            Self::Ended => "Hết hiệu lực",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::InForce => "ok",
            Self::Suspended | Self::Waiting => "warn",
            Self::Ended => "mute",
        }
    }
}

impl FormLine {
    /// Where its issue number comes from.
    pub const fn source_label(&self) -> &'static str {
        if self.is_own() { "Lần ban hành riêng" } else { "Theo quy trình" }
    }
}

/// A register in the list of all registers: address, name, what it is for, clause of the standard.
pub(crate) struct Entry {
    pub(crate) href: &'static str,
    pub(crate) name: &'static str,
    pub(crate) proves: &'static str,
    pub(crate) clause: &'static str,
}

/// The registers, in the order in which an inspector asks for them.
pub(crate) const REGISTERS: &[Entry] = &[
    Entry {
        href: "/registers/documents",
        name: "Danh mục tài liệu nội bộ",
        proves: "Vào ngày bất kỳ, mỗi mã hiệu có đúng một bản hiệu lực; số lượng theo nhóm và theo đơn vị.",
        clause: "7.5.3",
    },
    Entry {
        href: "/registers/forms",
        name: "Danh mục biểu mẫu",
        proves: "Mỗi biểu mẫu thuộc tài liệu nào, đang dùng lần ban hành nào.",
        clause: "7.5.2",
    },
    Entry {
        href: "/registers/records",
        name: "Danh mục hồ sơ",
        proves: "Hồ sơ nào phải lưu, ai giữ, giữ ở đâu, bao lâu, hủy bằng cách nào.",
        clause: "7.5.3.2",
    },
    Entry {
        href: "/registers/holdings",
        name: "Sổ hồ sơ lưu",
        proves: "Từng quyển, tập hồ sơ theo năm đang ở đâu, khi nào hết thời hạn lưu.",
        clause: "7.5.3.2",
    },
    Entry {
        href: "/registers/disposals",
        name: "Danh mục hồ sơ hết giá trị, biên bản hủy",
        proves: "Hồ sơ được hủy theo đúng thời hạn, qua đơn vị kiểm tra và lãnh đạo phê duyệt.",
        clause: "7.5.3.2",
    },
    Entry {
        href: "/external-documents",
        name: "Danh mục văn bản bên ngoài",
        proves: "Văn bản làm căn cứ còn hay hết hiệu lực, văn bản nào thay thế.",
        clause: "7.5.3.2",
    },
    Entry {
        href: "/distributions",
        name: "Sổ phân phối, thu hồi tài liệu",
        proves: "Ai phải đọc, ai đã xác nhận; bản giấy có kiểm soát đang ở đâu.",
        clause: "7.5.3.1",
    },
    Entry {
        href: "/decisions",
        name: "Danh mục quyết định ban hành",
        proves: "Mỗi lần ban hành có quyết định, ngày ký và ngày hiệu lực.",
        clause: "7.5.2",
    },
    Entry {
        href: "/reviews",
        name: "Bảng theo dõi rà soát tài liệu",
        proves: "Tài liệu được xem lại định kỳ về sự phù hợp và thỏa đáng; có người phụ trách.",
        clause: "7.5.2",
    },
    Entry {
        href: "/ledger",
        name: "Sổ ghi không sửa được",
        proves: "Mọi việc ban hành, hủy bỏ, phân phối, hủy hồ sơ đều có dấu vết không sửa được.",
        clause: "7.5.3.2",
    },
];

/// The whole agency, where a document has no unit.
pub(crate) const WHOLE: &str = "Toàn cơ quan";

/// How many more documents name a form.
pub(crate) fn and_more(count: usize) -> String {
    format!("và {count} tài liệu khác")
}

/// A unit that no longer is.
pub(crate) const FORMER_UNIT: &str = "Đơn vị đã giải thể";

/// What is said after an act, by the word in the address.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    match did {
        "assigned" => Some("Đã ghi tài liệu mà biểu mẫu thuộc về."),
        "taken" => Some("Đã gắn các biểu mẫu được đánh dấu vào tài liệu của chúng."),
        _ => None,
    }
}

/// The heads of the printed registers, and who signs them.
pub(crate) const LIST_TITLE: &str = "Danh mục tài liệu nội bộ";
pub(crate) const FORMS_TITLE: &str = "Danh mục biểu mẫu";
pub(crate) const DOCUMENTS: &str = "tài liệu";
pub(crate) const FORMS: &str = "biểu mẫu";
pub(crate) const SIGNERS: &[&str] = &["Người lập", "Thủ trưởng cơ quan"];

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("parent_bad_day", "Ngày bắt đầu không được sau hôm nay và không được trước lần gắn gần nhất."),
    ("nothing_ticked", "Chưa đánh dấu dòng nào. Hãy đánh dấu ít nhất một dòng."),
];
