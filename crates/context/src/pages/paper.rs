//! What the registers say on paper.

/// The heads of the table of issues.
pub(crate) const ISSUE_HEADS: [&str; 8] = [
    "Số",
    "Loại, lĩnh vực",
    "Vấn đề",
    "Tác động, ảnh hưởng đến hệ thống",
    "Liên quan biến đổi khí hậu",
    "Cách theo dõi, ứng phó",
    "Người theo dõi, soát xét",
    "Tình trạng",
];

/// The heads of the table of interested parties.
pub(crate) const PARTY_HEADS: [&str; 7] = [
    "Số",
    "Bên quan tâm, nhóm",
    "Nhu cầu, mong đợi",
    "Yêu cầu phải đáp ứng",
    "Cách đáp ứng",
    "Người theo dõi, soát xét",
    "Tình trạng",
];

/// Where the day of the next review is over.
pub(crate) const LATE: &str = "quá hạn soát xét";

/// Where nothing stands in it.
pub(crate) const NONE: &str = "Không có mục nào.";
