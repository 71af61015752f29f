//! The words of this feature.

use platform::Role;

/// The kind of a person in search results.
pub(crate) const KIND_PERSON: &str = "Người";

/// The word for a role.
pub(crate) const fn role_label(role: Role) -> &'static str {
    match role {
        Role::Author => "Soạn thảo",
        Role::Reviewer => "Xem xét",
        Role::Appraiser => "Thẩm định",
        Role::Approver => "Phê duyệt (lãnh đạo)",
        Role::IsoSecretary => "Thư ký ISO",
        Role::DocumentController => "Kiểm soát tài liệu",
        Role::OneStopOfficer => "Bộ phận Một cửa",
        Role::Specialist => "Công chức chuyên môn",
        Role::Clerk => "Văn thư",
        Role::Auditor => "Đánh giá viên nội bộ",
        Role::Head => "Trưởng đơn vị",
        Role::Administrator => "Quản trị",
        Role::Reader => "Người đọc",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("bad_name", "Họ tên đang để trống hoặc có ký tự lạ. Hãy nhập họ tên như trên giấy tờ."),
    ("unit_code_taken", "Mã đơn vị này đã có. Hãy chọn mã khác."),
    (
        "last_administrator",
        "Đây là người quản trị cuối cùng. Hãy giao vai trò quản trị cho người khác trước.",
    ),
];
