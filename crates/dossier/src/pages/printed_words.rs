//! The words that forms print.

pub(crate) const DESK: &str = "Bộ phận Tiếp nhận và Trả kết quả";
pub(crate) const ERASED: &str = "(đã xóa theo yêu cầu)";
pub(crate) const COPIES: [&str; 2] = ["Liên 1: Lưu cùng hồ sơ", "Liên 2: Giao người nộp"];
pub(crate) const STEP_LATE: &str = "Quá hạn";
pub(crate) const STEP_IN_TIME: &str = "Đúng hạn";
pub(crate) const SUPPLEMENT_REASON: &str = "Hồ sơ chưa đủ điều kiện giải quyết theo quy định.";
pub(crate) const SENT_BACK: &str = "Trả lại";
pub(crate) const SUPPLEMENT: &str = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ";
pub(crate) const REFUSAL: &str = "Phiếu từ chối giải quyết hồ sơ";
pub(crate) const APOLOGY: &str = "Xin lỗi và hẹn lại";
pub(crate) const RECIPIENTS: [&str; 2] = ["Như trên;", "Lưu: VT."];

/// `08 giờ 15 phút, ngày 05 tháng 01 năm 2026`.
pub(crate) fn moment(hour: i8, minute: i8, day: &str) -> String {
    format!("{hour:02} giờ {minute:02} phút, {day}")
}

/// What stands under the QR code: how the dossier is looked up.
pub(crate) fn qr_note(secret: Option<&str>) -> String {
    let secret = secret.map(|secret| format!("\nMã tra cứu: {secret}"));
    format!("Quét mã để tra cứu{}", secret.unwrap_or_default())
}
