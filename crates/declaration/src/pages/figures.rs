//! The words of the figures that other pages show.

use jiff::civil::Date;

pub(crate) const SCOPE: &str = "phạm vi của hệ thống đã xác định";
pub(crate) const MEND_SCOPE: &str = "Ghi phạm vi áp dụng của hệ thống quản lý chất lượng.";
pub(crate) const IN_FORCE: &str = "bản công bố đang hiệu lực";
pub(crate) const MEND_IN_FORCE: &str =
    "Lập, ký và công bố hệ thống quản lý chất lượng phù hợp tiêu chuẩn.";
pub(crate) const DUE_ANEW: &str = "thay đổi chưa công bố lại";
pub(crate) const MEND_DUE_ANEW: &str = "Công bố lại vì phạm vi áp dụng đã thay đổi.";
pub(crate) const MAP: &str = "quá trình trong sơ đồ của hệ thống";
pub(crate) const MEND_MAP: &str = "Lập sơ đồ các quá trình và trình tự, tương tác giữa chúng.";
pub(crate) const COVERED: &str = "thủ tục thuộc thẩm quyền đã có quy trình";
pub(crate) const MEND_COVERED: &str =
    "Ban hành quy trình cho các thủ tục hành chính thuộc thẩm quyền chưa có quy trình.";

/// A declaration as papers name it: the decision by which it was made.
pub(crate) fn named(number: &str, dated: Date) -> String {
    format!("Quyết định số {number} ngày {}", text::date(dated))
}

/// What objectives may aim at.
pub(crate) const COVERED_SHARE: &str =
    "Thủ tục hành chính thuộc thẩm quyền có quy trình đang hiệu lực / thủ tục thuộc thẩm quyền";
