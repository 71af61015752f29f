//! What the log says on paper.

/// The heads of its table.
pub(crate) const HEADS: [&str; 8] = [
    "Số, thời gian",
    "Nội dung",
    "Cách thức",
    "Với ai",
    "Người thực hiện",
    "Kết quả, phản hồi",
    "Hồ sơ lưu",
    "Tình trạng",
];

/// The files that are kept beside it.
pub(crate) const FILES: &str = "Tệp đính kèm";

/// Why it was withdrawn.
pub(crate) const WHY: &str = "Lý do";

/// Where nothing stands in it.
pub(crate) const NONE: &str = "Chưa có lần truyền thông nào.";

/// Whether the log keeps what was said, word by word.
pub(crate) const fn text_kept(is_kept: bool) -> &'static str {
    if is_kept { "Toàn văn ghi trong nhật ký" } else { "" }
}
