//! Every word that people read.

use dossier::Late;

/// The entry of the navigation and what it is for.
pub(crate) const NAV: (&str, &str) =
    ("Đầu ra không phù hợp", "Kết quả chậm, sai, thiếu; xin lỗi, cấp lại, kiểm tra lại");

/// The heading of the way to a corrective action.
pub(crate) const RAISE: &str = "Hành động khắc phục";

/// What is on the button there.
pub(crate) const RAISE_FROM_HERE: &str = "Lập phiếu khắc phục từ đây";

/// What a late dossier is called in the register.
pub(crate) fn late_words(late: &Late) -> String {
    let step = late.step.lines().next().unwrap_or_default();
    format!("Hồ sơ {} trả quá hạn, chậm ở bước {} «{step}»", late.dossier.code, late.step_no)
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("output_dossier_missing", "Hãy ghi mã hồ sơ bị chậm."),
    (
        "output_apology_missing",
        "Hồ sơ quá hạn phải xin lỗi bằng văn bản. Hãy ghi số phiếu xin lỗi và hẹn lại.",
    ),
    ("output_informed_in_future", "Ngày báo cho người nộp hồ sơ không thể sau hôm nay."),
];

/// The words of the register.
pub(crate) const WORDS: &[(&str, &str)] = &[
    ("title", "Sổ theo dõi đầu ra không phù hợp"),
    ("one", "Phiếu đầu ra không phù hợp"),
    ("new", "Ghi đầu ra không phù hợp"),
    (
        "lead",
        "Hồ sơ trả quá hạn tự vào sổ. Ai phát hiện kết quả sai, thiếu, thất lạc đều ghi được.",
    ),
    (
        "empty",
        "Khi một hồ sơ trả quá hạn hoặc có người phát hiện kết quả sai, sổ có dòng đầu tiên.",
    ),
    ("counted", "đầu ra không phù hợp"),
    ("field.what", "Nội dung"),
    ("hint.what", "Ghi mã hồ sơ, không ghi tên, số căn cước của người dân."),
    ("field.kind", "Loại"),
    ("choice.kind.late", "Quá hạn"),
    ("choice.kind.wrong", "Sai kết quả"),
    ("choice.kind.components", "Yêu cầu thiếu, thừa thành phần hồ sơ"),
    ("choice.kind.lost", "Mất, hỏng giấy tờ"),
    ("choice.kind.fee", "Thu sai phí, lệ phí"),
    ("choice.kind.step_missing", "Thiếu bước, thiếu chữ ký"),
    ("choice.kind.not_handed_over", "Chưa trả, chưa công khai kết quả"),
    ("field.dossier", "Mã hồ sơ"),
    ("field.process", "Quy trình"),
    ("field.found_on", "Ngày phát hiện"),
    ("field.found_by", "Người phát hiện"),
    ("field.stage", "Phát hiện khi"),
    ("choice.stage.inside", "Trong khi giải quyết"),
    ("choice.stage.handing_over", "Khi trả kết quả"),
    ("choice.stage.afterwards", "Sau khi đã trả"),
    ("field.effect", "Ảnh hưởng đến người dân"),
    ("field.unit", "Đơn vị"),
    ("field.disposition", "Cách xử lý"),
    ("choice.disposition.correct", "Sửa chữa"),
    ("choice.disposition.reissue", "Thu hồi, cấp lại"),
    ("choice.disposition.apologise", "Xin lỗi, hẹn lại"),
    ("choice.disposition.stop", "Dừng giải quyết"),
    ("choice.disposition.concession", "Nhượng bộ"),
    ("field.decision", "Quyết định xử lý"),
    ("field.owner", "Người xử lý"),
    ("field.due", "Hạn xử lý"),
    ("field.done", "Đã làm gì"),
    ("field.informed", "Báo cho người nộp hồ sơ bằng"),
    ("choice.informed.letter", "Văn bản"),
    ("choice.informed.phone", "Điện thoại"),
    ("choice.informed.counter", "Trực tiếp"),
    ("choice.informed.message", "Tin nhắn"),
    ("field.informed_on", "Ngày báo"),
    ("field.apology", "Phiếu xin lỗi"),
    (
        "hint.apology",
        "Số, ngày của phiếu xin lỗi và hẹn lại (Mẫu số 04). Bắt buộc khi hồ sơ quá hạn.",
    ),
    ("field.recheck", "Kết quả kiểm tra lại"),
    ("state.recorded", "Chờ quyết định xử lý"),
    ("state.decided", "Đang xử lý"),
    ("state.executed", "Chờ kiểm tra lại"),
    ("state.rechecked", "Chờ đóng"),
    ("state.closed", "Đã đóng"),
    ("state.dropped", "Không phải lỗi"),
    ("step.decide", "Quyết định xử lý"),
    ("act.decide", "quyết định cách xử lý"),
    ("did.decide", "Đã quyết định cách xử lý."),
    ("step.drop", "Không phải lỗi"),
    ("act.drop", "kết luận không phải lỗi"),
    ("did.drop", "Đã kết luận không phải lỗi."),
    ("note.drop", "Vì sao không phải lỗi"),
    ("step.execute", "Báo đã xử lý"),
    ("act.execute", "báo đã xử lý"),
    ("did.execute", "Đã báo xử lý xong. Người khác sẽ kiểm tra lại."),
    ("step.recheck", "Kiểm tra lại: đạt"),
    ("act.recheck", "kiểm tra lại"),
    ("did.recheck", "Đã ghi kết quả kiểm tra lại."),
    ("step.return", "Trả lại để xử lý tiếp"),
    ("act.return", "trả lại để xử lý tiếp"),
    ("did.return", "Đã trả lại."),
    ("note.return", "Còn thiếu gì"),
    ("step.close", "Đóng"),
    ("act.close", "đóng"),
    ("did.close", "Đã đóng."),
];
