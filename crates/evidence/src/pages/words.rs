//! The words of this feature.

use crate::Conclusion;

impl Conclusion {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Enough => "Đủ",
            Self::Short => "Thiếu",
            Self::Excluded => "Loại trừ",
            Self::Unshown => "Chưa có nguồn trong hệ thống",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Enough => "ok",
            Self::Short => "bad",
            Self::Excluded | Self::Unshown => "mute",
        }
    }
}

/// What is said after an act.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    match did {
        "exclude" => Some("Đã ghi điều khoản loại trừ."),
        "include" => Some("Đã ghi điều khoản này được áp dụng."),
        _ => None,
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("no_such_clause", "Không có điều khoản này. Hãy chọn trong danh sách."),
    (
        "exclusion_without_reason",
        "Loại trừ một điều khoản phải nêu lý do. Hãy ghi lý do rồi lưu lại.",
    ),
];

/// The navigation: label, and what is found there.
pub(crate) const NAV: (&str, &str) =
    ("Điều khoản", "Bằng chứng theo từng điều khoản, chỗ còn thiếu");
