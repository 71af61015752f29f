//! The words of this feature.

use platform::Notice;

/// What the register of equipment is called in the navigation.
pub(crate) const TITLE: &str = "Thiết bị, phương tiện đo";
/// What is found there.
pub(crate) const ABOUT: &str = "Kế hoạch và nhật ký bảo dưỡng, hiệu chuẩn, tình trạng.";
/// What the register of checks is called in the navigation.
pub(crate) const CHECKS_TITLE: &str = "Môi trường làm việc";
/// What is found there.
pub(crate) const CHECKS_ABOUT: &str =
    "Bảng kiểm phòng Một cửa và nơi làm việc, thiếu sót và khắc phục.";
/// The card of the log.
pub(super) const LOG: &str = "Nhật ký bảo dưỡng, hiệu chuẩn";
/// The card of what is lacking.
pub(super) const LACKS: &str = "Mục chưa đạt";

/// Devices that the scope denies.
pub(super) const DENIED: &str = "Thiết bị đo và phạm vi đã ghi";

/// The same where the scope is told.
pub(crate) fn denied(clause: String, devices: i64) -> Notice {
    Notice {
        about: clause,
        class: "warn",
        title: "Điều khoản 7.1.5.2 được ghi là không áp dụng nhưng có thiết bị đo".to_owned(),
        text: format!(
            "Sổ thiết bị có {devices} thiết bị đo đang dùng, phải hiệu chuẩn. Hãy xem lại điều khoản không áp dụng hoặc loại thiết bị trước khi công bố."
        ),
        links: vec![
            (
                "/equipment?kind=measuring&state=in_use".to_owned(),
                "Thiết bị đo đang dùng".to_owned(),
            ),
            ("/evidence#h-excluded".to_owned(), "Điều khoản không áp dụng".to_owned()),
        ],
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("device_without_calibration", "Thiết bị đo phải có chu kỳ hiệu chuẩn. Hãy ghi số tháng."),
    (
        "calibration_without_device",
        "Chỉ thiết bị đo mới có chu kỳ hiệu chuẩn. Hãy để trống hoặc đổi loại.",
    ),
    ("lack_without_words", "Có mục chưa đạt. Hãy ghi rõ thiếu gì, ở đâu."),
    ("lack_not_mended", "Còn mục chưa đạt. Hãy giao khắc phục; khắc phục xong mới kết thúc."),
];

/// The words of the register of equipment.
pub(crate) const EQUIPMENT_WORDS: &[(&str, &str)] = &[
    ("title", "Sổ thiết bị, phương tiện đo"),
    ("one", "thiết bị"),
    ("new", "Ghi thiết bị"),
    (
        "lead",
        "Thiết bị cần cho công việc, với kế hoạch bảo dưỡng; thiết bị đo chỉ ghi khi kết quả công việc phụ thuộc vào phép đo.",
    ),
    ("empty", "Hãy ghi máy chủ, máy quét, máy phát điện, thiết bị đo đạc."),
    ("field.kind", "Loại"),
    ("choice.kind.equipment", "Thiết bị"),
    ("choice.kind.measuring", "Thiết bị đo"),
    ("field.name", "Tên thiết bị"),
    ("field.code", "Mã tài sản"),
    ("field.quantity", "Số lượng"),
    ("field.place", "Nơi đặt"),
    ("field.unit", "Đơn vị sử dụng"),
    ("field.owner", "Người quản lý"),
    ("field.maintenance", "Nội dung bảo dưỡng"),
    ("field.maintenance_months", "Bảo dưỡng mỗi (tháng)"),
    ("field.calibration_months", "Hiệu chuẩn mỗi (tháng)"),
    ("hint.calibration_months", "Chỉ ghi cho thiết bị đo."),
    ("field.work", "Việc đã làm"),
    ("field.condition", "Tình trạng máy"),
    ("choice.condition.good", "Tốt"),
    ("choice.condition.worn", "Xuống cấp"),
    ("choice.condition.broken", "Hỏng"),
    ("tone.condition.good", "ok"),
    ("tone.condition.worn", "warn"),
    ("tone.condition.broken", "bad"),
    ("field.maintained_on", "Bảo dưỡng gần nhất"),
    ("field.certificate", "Giấy chứng nhận hiệu chuẩn"),
    ("field.calibrated_by", "Đơn vị hiệu chuẩn"),
    ("field.calibrated_on", "Hiệu chuẩn gần nhất"),
    ("field.calibration_due", "Hạn hiệu chuẩn"),
    ("field.impact", "Kết quả đã đo trước đó có bị ảnh hưởng không, xử lý thế nào"),
    ("field.next", "Hạn kế tiếp"),
    ("state.registered", "Mới ghi sổ"),
    ("todo.registered", "Đưa vào sử dụng"),
    ("state.in_use", "Đang dùng"),
    ("todo.in_use", "Bảo dưỡng, hiệu chuẩn"),
    ("state.out_of_use", "Ngừng dùng"),
    ("todo.out_of_use", "Sửa chữa hoặc thanh lý"),
    ("state.disposed", "Đã thanh lý"),
    ("step.commission", "Đưa vào sử dụng"),
    ("act.commission", "đưa vào sử dụng"),
    ("log.commission", "Đưa vào sử dụng"),
    ("step.maintain", "Ghi bảo dưỡng"),
    ("act.maintain", "ghi bảo dưỡng"),
    ("log.maintain", "Bảo dưỡng"),
    ("did.maintain", "Đã ghi vào nhật ký."),
    ("step.calibrate", "Ghi hiệu chuẩn"),
    ("act.calibrate", "ghi hiệu chuẩn"),
    ("log.calibrate", "Hiệu chuẩn"),
    ("did.calibrate", "Đã ghi vào nhật ký."),
    ("step.stop", "Báo hỏng, ngừng dùng"),
    ("act.stop", "ngừng dùng"),
    ("log.stop", "Ngừng dùng"),
    ("note.stop", "Vì sao ngừng dùng"),
    ("step.fail", "Hiệu chuẩn không đạt, ngừng dùng"),
    ("act.fail", "ngừng dùng vì hiệu chuẩn không đạt"),
    ("log.fail", "Hiệu chuẩn không đạt"),
    ("note.fail", "Kết quả hiệu chuẩn"),
    ("step.restore", "Đưa vào dùng lại"),
    ("act.restore", "đưa vào dùng lại"),
    ("log.restore", "Sửa chữa, dùng lại"),
    ("step.dispose", "Thanh lý"),
    ("act.dispose", "thanh lý"),
    ("log.dispose", "Thanh lý"),
    ("note.dispose", "Số quyết định, lý do"),
];

/// The words of the register of checks.
pub(crate) const CHECKS_WORDS: &[(&str, &str)] = &[
    ("title", "Sổ kiểm tra môi trường làm việc"),
    ("one", "lần kiểm tra"),
    ("new", "Ghi lần kiểm tra"),
    (
        "lead",
        "Bảng kiểm phòng Một cửa và nơi làm việc: mục nào chưa đạt thì giao khắc phục (điều khoản 7.1.4).",
    ),
    ("empty", "Hãy kiểm tra phòng Một cửa theo bảng kiểm, ít nhất mỗi quý một lần."),
    ("field.place", "Nơi kiểm tra"),
    ("field.checked_on", "Ngày kiểm tra"),
    ("field.unit", "Đơn vị"),
    ("field.good", "Mục đạt (bỏ trống mục chưa đạt)"),
    ("choice.good.seats", "Đủ ghế chờ, bàn viết"),
    ("choice.good.light", "Đủ ánh sáng"),
    ("choice.good.air", "Thoáng, nhiệt độ phù hợp"),
    ("choice.good.quiet", "Không ồn"),
    ("choice.good.queue", "Có số thứ tự, biển chỉ dẫn"),
    ("choice.good.posting", "Niêm yết đủ thủ tục, phí, lệ phí"),
    ("choice.good.computer", "Có máy tra cứu, mạng cho người dân"),
    ("choice.good.access", "Có lối cho người khuyết tật"),
    ("choice.good.water", "Có nước uống, nhà vệ sinh"),
    ("choice.good.fire", "Bình chữa cháy còn hạn"),
    ("choice.good.clean", "Sạch sẽ, gọn gàng"),
    ("choice.good.conduct", "Công chức đeo thẻ, đúng trang phục"),
    ("field.verdict", "Kết luận"),
    ("choice.verdict.good", "Đạt"),
    ("choice.verdict.lacking", "Chưa đạt"),
    ("tone.verdict.good", "ok"),
    ("tone.verdict.lacking", "warn"),
    ("field.remark", "Nhận xét, thiếu sót"),
    ("field.owner", "Người khắc phục"),
    ("field.measure", "Việc phải làm"),
    ("field.due", "Hạn khắc phục"),
    ("field.result", "Kết quả khắc phục"),
    ("state.recorded", "Chờ xem xét"),
    ("todo.recorded", "Xem xét kết quả kiểm tra"),
    ("state.mending", "Đang khắc phục"),
    ("todo.mending", "Khắc phục và báo cáo"),
    ("state.mended", "Chờ xác nhận"),
    ("todo.mended", "Xác nhận đã khắc phục"),
    ("state.finished", "Kết thúc"),
    ("step.finish", "Đạt, kết thúc"),
    ("act.finish", "kết thúc lần kiểm tra"),
    ("step.assign", "Giao khắc phục"),
    ("act.assign", "giao khắc phục"),
    ("step.report", "Báo cáo đã khắc phục"),
    ("act.report", "báo cáo đã khắc phục"),
    ("step.confirm", "Xác nhận"),
    ("act.confirm", "xác nhận đã khắc phục"),
    ("step.return", "Trả lại"),
    ("act.return", "trả lại để làm tiếp"),
    ("note.return", "Việc còn phải làm"),
];
