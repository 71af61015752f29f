//! The words of this feature.

use crate::Conclusion;

impl Conclusion {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Enough => "Đủ",
            Self::Short => "Thiếu",
            Self::Excluded => "Loại trừ",
            Self::Absent => "Thiếu thông tin dạng văn bản",
            Self::Unshown => "Chưa có nguồn trong hệ thống",
        }
    }

    /// The same on paper, where what is missing is told beside it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Enough | Self::Short | Self::Excluded => self.label(),
            Self::Absent => Self::Short.label(),
            Self::Unshown => "–",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Enough => "ok",
            Self::Short | Self::Absent => "bad",
            Self::Excluded | Self::Unshown => "mute",
        }
    }
}

/// What to do for a clause that wants documented information of which there is none.
pub(crate) fn to_provide(maintain: &str, retain: &str) -> String {
    match (maintain.is_empty(), retain.is_empty()) {
        (false, true) => format!("Ban hành tài liệu mà mục {maintain} yêu cầu duy trì."),
        (true, false) => format!("Ghi hồ sơ mà mục {retain} yêu cầu lưu giữ."),
        _ => format!("Ban hành tài liệu mục {maintain} và ghi hồ sơ mục {retain} yêu cầu."),
    }
}

/// What is missing, on paper.
pub(super) fn missing(told: &str) -> String {
    format!("▲ {told}")
}

/// A gap with what to do.
pub(super) fn mended(gap: &str, mend: &str) -> String {
    if mend.is_empty() { gap.to_owned() } else { format!("{gap} → {mend}") }
}

/// The title on paper.
pub(crate) fn printed_title(edition: &str) -> String {
    format!("Bằng chứng theo điều khoản\n{edition}")
}

/// What is counted on paper.
pub(crate) const CLAUSES: &str = "điều khoản";

/// Who signs on paper.
pub(crate) const SIGNERS: &[&str] = &["Người lập", "Đại diện lãnh đạo"];

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
