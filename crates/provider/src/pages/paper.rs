//! What the register says on paper.

/// What it is called there.
pub(crate) const KIND: &str = "Danh sách nhà cung cấp bên ngoài";

/// The heads of its table.
pub(crate) const HEADS: [&str; 8] = [
    "Nhà cung cấp",
    "Sản phẩm, dịch vụ",
    "Tiêu chí lựa chọn",
    "Hợp đồng",
    "Điểm đánh giá",
    "Kết quả đánh giá",
    "Điều kiện, lần đánh giá tới",
    "Tình trạng",
];

/// Who evaluated, and when.
pub(crate) const EVALUATED_BY: &str = "Người đánh giá";

/// Who approved, and when.
pub(crate) const APPROVED_BY: &str = "Phê duyệt";

/// Where the day of the next evaluation is over.
pub(crate) const LATE: &str = "quá hạn đánh giá";

/// Where nothing stands in it.
pub(crate) const NONE: &str = "Không có nhà cung cấp nào.";

/// Each score under its name and the sum; nothing where nothing was scored.
pub(crate) fn scores(scores: &[(&str, String)], sum: i64) -> String {
    if sum == 0 {
        return String::new();
    }
    let lines = scores.iter().map(|(name, score)| format!("{name}: {score}"));
    lines.chain([format!("Tổng: {sum}/20")]).collect::<Vec<_>>().join("\n")
}

/// Why it is no longer used, and who said so.
pub(crate) fn left(why: &str, by: &str) -> String {
    format!("Dừng: {by}\nLý do: {why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_stand_below_each_other_with_their_sum() {
        let of = [("Chất lượng", "4".to_owned()), ("Giá", "3".to_owned())];
        assert_eq!(scores(&of, 7), "Chất lượng: 4\nGiá: 3\nTổng: 7/20");
        assert_eq!(scores(&of, 0), "");
    }
}
